//! What the bars show.

use crate::chart::numbers::{NOTHING, Numbers};
use crate::chart::pen::printable;
use crate::language::{Lang, Phrase};
use crate::scoring::Scoreboard;
use crate::standard::{ItemId, Percent, Standard};

/// The items of an assessment. Provisional, as every score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// The language of its labels.
    pub lang: Lang,
    /// The items in their order.
    pub bars: Vec<Bar>,
}

/// An item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its number and title.
    pub name: String,
    /// The place of its category: the items of one stand together.
    pub category: usize,
    /// The percent that was decided; `None` is not scored.
    pub claimed: Option<Percent>,
    /// The highest percent, not above it, that the evidence supports.
    pub supported: Option<Percent>,
    /// The percent that is aimed at.
    pub target: Option<Percent>,
    /// The points that are still above the decided percent; all of them where the item is not scored.
    pub headroom: String,
}

const SUMMARY: Phrase = Phrase::new(
    "条形图，各条目的暂定得分率",
    "Bars of the provisional percent by item",
);
const ITEM: Phrase = Phrase::new("条目", "Item");
pub(super) const CLAIMED: Phrase = Phrase::new("自评（暂定）", "claimed (provisional)");
pub(super) const SUPPORTED: Phrase = Phrase::new("证据支持", "supported");
pub(super) const HEADROOM: Phrase = Phrase::new("余量", "headroom");
pub(super) const TARGET: Phrase = Phrase::new("目标", "target");
const HEADROOM_POINTS: Phrase = Phrase::new("余量（分）", "Headroom (points)");
pub(super) const NOT_SCORED: Phrase = Phrase::new("未评", "not scored");

impl Bars {
    /// The bars of a scoreboard; `target_of` tells what is aimed at.
    pub fn of(
        standard: &Standard,
        board: &Scoreboard,
        target_of: &dyn Fn(&ItemId) -> Option<Percent>,
        lang: Lang,
    ) -> Bars {
        let mut scores = board.items.iter();
        let mut bars = Vec::new();
        for (category, found) in standard.categories.iter().enumerate() {
            for (item, score) in found.items.iter().zip(&mut scores) {
                bars.push(Bar {
                    name: printable(&format!("{} {}", item.id, item.title.get(lang))),
                    category,
                    claimed: score.percent,
                    supported: score.supported,
                    target: target_of(&item.id),
                    headroom: (score.possible - score.earned).to_string(),
                });
            }
        }
        Bars { lang, bars }
    }

    /// Whether any item has a target.
    pub(super) fn has_targets(&self) -> bool {
        self.bars.iter().any(|bar| bar.target.is_some())
    }

    /// Whether any item is claimed higher than the evidence supports.
    pub(super) fn has_claims(&self) -> bool {
        self.bars.iter().any(|bar| bar.supported < bar.claimed)
    }

    /// The figure in words.
    pub fn summary(&self) -> String {
        let lang = self.lang;
        let (colon, comma, semicolon, stop) = match lang {
            Lang::Zh => ("：", "，", "；", "。"),
            Lang::En => (": ", ", ", "; ", "."),
        };
        let bars = self.bars.iter().map(|bar| {
            let mut said = format!("{} {}", bar.name, bar.claimed_text(lang));
            for (word, percent) in [(SUPPORTED, bar.supported), (TARGET, bar.target)] {
                if let Some(percent) = percent.filter(|percent| Some(*percent) != bar.claimed) {
                    said += &format!("{comma}{} {percent}", word.get(lang));
                }
            }
            said
        });
        let bars: Vec<String> = bars.collect();
        format!("{}{colon}{}{stop}", SUMMARY.get(lang), bars.join(semicolon))
    }

    /// The numbers of the figure.
    pub fn numbers(&self) -> Numbers {
        let lang = self.lang;
        let targets = self.has_targets();
        let mut head = vec![ITEM, CLAIMED, SUPPORTED, HEADROOM_POINTS];
        if targets {
            head.push(TARGET);
        }
        let rows = self.bars.iter().map(|bar| {
            let percent = |percent: Option<Percent>| {
                percent.map_or_else(|| NOTHING.to_owned(), |percent| percent.to_string())
            };
            let mut row = vec![
                bar.name.clone(),
                bar.claimed_text(lang),
                percent(bar.supported),
                bar.headroom.clone(),
            ];
            if targets {
                row.push(percent(bar.target));
            }
            row
        });
        Numbers {
            rows: rows.collect(),
            head: head
                .into_iter()
                .map(|head| head.get(lang).to_owned())
                .collect(),
        }
    }
}

impl Bar {
    fn claimed_text(&self, lang: Lang) -> String {
        match self.claimed {
            Some(percent) => percent.to_string(),
            None => NOT_SCORED.get(lang).to_owned(),
        }
    }
}
