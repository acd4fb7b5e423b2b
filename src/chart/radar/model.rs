//! What the radar shows.

use crate::chart::share;
use crate::language::{Lang, Phrase};
use crate::scoring::Scoreboard;
use crate::standard::Standard;

/// A radar of an assessment. Provisional, as every score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Radar {
    /// The language of its labels.
    pub lang: Lang,
    /// The categories in their order.
    pub axes: Vec<Axis>,
    /// The bands from the lowest up.
    pub rings: Vec<Ring>,
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

const SUMMARY: Phrase = Phrase::new(
    "雷达图，各类目的暂定得分率：",
    "Radar of the provisional percent by category: ",
);
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
        }
    }

    /// The radar in words: its text alternative.
    pub fn summary(&self, lang: Lang) -> String {
        let axes: Vec<String> = self
            .axes
            .iter()
            .map(|axis| format!("{} {}", axis.name, axis.label))
            .collect();
        let axes = axes.join(SEPARATOR.get(lang));
        format!("{}{axes}{}", SUMMARY.get(lang), END.get(lang))
    }

    /// Every text that the figure prints.
    pub fn labels(&self) -> Vec<String> {
        let numbers = self.numbered_rings().map(|ring| ring.upper.to_string());
        let axes = self.axes.iter();
        let axes = axes.flat_map(|axis| [axis.name.clone(), axis.label.clone()]);
        numbers.chain(axes).collect()
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

/// A name on one line, without control characters.
fn printable(name: &str) -> String {
    let shown = name.chars().map(|c| match c {
        c if c.is_whitespace() => ' ',
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    });
    shown.collect::<String>().trim().to_owned()
}
