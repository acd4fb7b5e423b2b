//! What the radar shows.

use crate::chart::numbers::{NOTHING, Numbers};
use crate::chart::pen::printable;
use crate::chart::share;
use crate::language::{Lang, Phrase};
use crate::programme::Programme;
use crate::scoring::{CategoryScore, Scoreboard};
use crate::standard::{Hundredths, Standard, tenths};

/// A radar of an assessment. Provisional, as every score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Radar {
    /// The language of its labels.
    pub lang: Lang,
    /// The categories in their order.
    pub axes: Vec<Axis>,
    /// The bands from the lowest up.
    pub rings: Vec<Ring>,
    /// Other profiles beside what is earned; drawn as outlines, and named in a key below.
    pub profiles: Vec<Profile>,
    /// The tiers whose line is drawn, and named in the key.
    pub tiers: Vec<TierLine>,
}

/// A profile beside what is earned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Whether it is the target; else it is what the evidence supports.
    pub is_target: bool,
    /// The share of each axis, in tenths of a percent; `None` where nothing of it is scored.
    pub shares: Vec<Option<i64>>,
}

/// Where every category would be if all had the percent that a tier asks of the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierLine {
    /// The percent.
    pub percent: u8,
    /// The tier.
    pub name: String,
}

/// A line of the key.
pub(super) struct KeyEntry {
    /// Which of the profiles it explains; none for what is earned and for a tier.
    pub profile: Option<usize>,
    /// The percent of the tier that it explains.
    pub tier: Option<u8>,
    pub text: String,
}

/// A category. Shares are in tenths of a percent of its own points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Its name.
    pub name: String,
    /// The share that is earned.
    pub earned: i64,
    /// The share that can still be earned: equal to `earned` once every item is scored.
    pub ceiling: i64,
    /// How many of its items are scored.
    pub scored: usize,
    /// The share as it is written: a percent, a range, or *not scored*.
    pub label: String,
}

/// A band of the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ring {
    /// The highest percent of the band: where its ring ends.
    pub upper: u8,
}

/// With fewer axes nothing is round.
const LEAST: usize = 3;

const SUMMARY: Phrase = Phrase::new(
    "雷达图，各类目的暂定得分率：",
    "Radar of the provisional percent by category: ",
);
const SUMMARY_OF_FEW: Phrase = Phrase::new(
    "条形图，各类目的暂定得分率：",
    "Bars of the provisional percent by category: ",
);
const PRESENT: Phrase = Phrase::new("现状（暂定）", "Present (provisional)");
const SUPPORTED: Phrase = Phrase::new("证据支持", "Supported by the evidence");
const TARGET: Phrase = Phrase::new("目标", "Target");
const CATEGORY: Phrase = Phrase::new("类目", "Category");
const SEPARATOR: Phrase = Phrase::new("；", "; ");
const END: Phrase = Phrase::new("。", ".");

impl Radar {
    /// The radar of a scoreboard.
    pub fn of(standard: &Standard, board: &Scoreboard, lang: Lang) -> Radar {
        let categories = standard.categories.iter().zip(&board.categories);
        let axes = categories.map(|(category, score)| {
            let total = &score.total;
            Axis {
                name: printable(category.title.get(lang)),
                earned: total.earned.tenths_of_percent(total.possible),
                ceiling: total.ceiling.tenths_of_percent(total.possible),
                scored: total.scored,
                label: share(total, lang),
            }
        });
        let bands = standard.scale.bands();
        let uppers = bands.filter_map(|(_, percents)| percents.last());
        Radar {
            lang,
            axes: axes.collect(),
            rings: uppers.map(|upper| Ring { upper: upper.get() }).collect(),
            profiles: Vec::new(),
            tiers: Vec::new(),
        }
    }

    /// The same with what the evidence supports where that is less, the target profile where there is one, and the lines of
    /// the tiers of programmes that read this standard.
    pub fn with_profiles(
        standard: &Standard,
        programmes: &[Programme],
        board: &Scoreboard,
        target: Option<&Scoreboard>,
        lang: Lang,
    ) -> Radar {
        let mut radar = Radar::of(standard, board, lang);
        let mut add = |is_target, board: &Scoreboard, points: fn(&CategoryScore) -> Hundredths| {
            let categories = board.categories.iter();
            let share = |category: &CategoryScore| {
                let scored = category.total.scored > 0;
                scored.then(|| points(category).tenths_of_percent(category.total.possible))
            };
            let shares = categories.map(share);
            radar.profiles.push(Profile {
                is_target,
                shares: shares.collect(),
            });
        };
        if board.total.supported < board.total.earned {
            add(false, board, |category| category.total.supported);
        }
        if let Some(target) = target {
            add(true, target, |category| category.total.earned);
        }
        let reads = |programme: &&Programme| programme.standards.contains(&standard.id);
        let tiers = programmes.iter().filter(reads);
        let tiers = tiers.flat_map(|programme| &programme.tiers);
        let lines = tiers.filter_map(|tier| {
            Some(TierLine {
                percent: tier.total_percent()?.get(),
                name: printable(tier.title.get(lang)),
            })
        });
        radar.tiers = lines.collect();
        radar
    }

    /// Whether there are axes enough for a radar: one of two is a line, one of one a point, so these are shown as bars.
    pub fn is_round(&self) -> bool {
        self.axes.len() >= LEAST
    }

    /// What the lines mean; nothing where there is only what is earned.
    pub(super) fn key(&self) -> Vec<KeyEntry> {
        let lang = self.lang;
        if self.profiles.is_empty() && self.tiers.is_empty() {
            return Vec::new();
        }
        let mut key = vec![KeyEntry {
            profile: None,
            tier: None,
            text: PRESENT.get(lang).to_owned(),
        }];
        key.extend(
            self.profiles
                .iter()
                .enumerate()
                .map(|(at, profile)| KeyEntry {
                    profile: Some(at),
                    tier: None,
                    text: profile.name(lang).to_owned(),
                }),
        );
        key.extend(self.tiers.iter().map(|tier| KeyEntry {
            profile: None,
            tier: Some(tier.percent),
            text: format!("{} {}%", tier.name, tier.percent),
        }));
        key
    }

    /// The percents that tiers ask, each once, from the lowest up.
    pub(super) fn tier_percents(&self) -> Vec<u8> {
        let mut percents: Vec<u8> = self.tiers.iter().map(|tier| tier.percent).collect();
        percents.sort_unstable();
        percents.dedup();
        percents
    }

    /// The numbers of the figure.
    pub fn numbers(&self) -> Numbers {
        let lang = self.lang;
        let mut head = vec![CATEGORY.get(lang).to_owned(), PRESENT.get(lang).to_owned()];
        head.extend(
            self.profiles
                .iter()
                .map(|profile| profile.name(lang).to_owned()),
        );
        let rows = self.axes.iter().enumerate().map(|(at, axis)| {
            let mut row = vec![axis.name.clone(), axis.label.clone()];
            row.extend(self.profiles.iter().map(|profile| {
                let share = profile.shares.get(at).copied().flatten();
                share.map_or_else(|| NOTHING.to_owned(), tenths)
            }));
            row
        });
        Numbers {
            rows: rows.collect(),
            head,
        }
    }

    /// The radar in words: its text alternative.
    pub fn summary(&self, lang: Lang) -> String {
        let axes: Vec<String> = self
            .axes
            .iter()
            .map(|axis| format!("{} {}", axis.name, axis.label))
            .collect();
        let beginning = if self.is_round() {
            SUMMARY
        } else {
            SUMMARY_OF_FEW
        };
        let mut summary = format!(
            "{}{}{}",
            beginning.get(lang),
            axes.join(SEPARATOR.get(lang)),
            END.get(lang)
        );
        for profile in &self.profiles {
            let axes = self.axes.iter().zip(&profile.shares);
            let known = axes.filter_map(|(axis, share)| Some((axis, (*share)?)));
            let axes = known.map(|(axis, share)| format!("{} {}", axis.name, tenths(share)));
            let axes: Vec<String> = axes.collect();
            let (name, axes) = (profile.name(lang), axes.join(SEPARATOR.get(lang)));
            summary += &match lang {
                Lang::Zh => format!("{name}：{axes}。"),
                Lang::En => format!(" {name}: {axes}."),
            };
        }
        summary
    }

    /// The rings that carry their number, on the first axis: those far enough from the centre and from the point of that
    /// axis, and not the outermost.
    pub(super) fn numbered_rings(&self) -> impl Iterator<Item = &Ring> {
        const ROOM: i64 = 70;
        let scored = self.axes.first().filter(|axis| axis.scored > 0);
        let numbered = move |ring: &&Ring| {
            let place = i64::from(ring.upper) * 10;
            let clear = scored.is_none_or(|axis| (place - axis.earned).abs() > ROOM);
            (20..100).contains(&ring.upper) && clear
        };
        self.rings.iter().filter(numbered)
    }

    /// Whether every category has a score. Where one has not, the shape stays open there: not scored is not zero.
    pub(super) fn is_closed(&self) -> bool {
        self.axes.iter().all(|axis| axis.scored > 0)
    }

    /// Whether anything is still open.
    pub(super) fn has_range(&self) -> bool {
        self.axes.iter().any(|axis| axis.ceiling > axis.earned)
    }
}

impl Profile {
    fn name(&self, lang: Lang) -> &'static str {
        if self.is_target { TARGET } else { SUPPORTED }.get(lang)
    }
}
