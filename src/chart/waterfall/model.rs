//! What the waterfall shows.

use crate::chart::numbers::Numbers;
use crate::chart::pen::printable;
use crate::language::{Lang, Phrase};
use crate::planning::Plan;
use crate::programme::Tier;
use crate::standard::{Hundredths, Percent, Standard};

/// The way from a total to a tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waterfall {
    /// The language of its labels.
    pub lang: Lang,
    /// The tier.
    pub tier: String,
    /// The total that it needs, where it needs one.
    pub threshold: Option<Hundredths>,
    /// The total now.
    pub before: Hundredths,
    /// The items that rise, in their order.
    pub rises: Vec<Rise>,
}

/// An item that rises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rise {
    /// Its number and title.
    pub name: String,
    /// From which percent to which: `60→75%`.
    pub change: String,
    /// The points that it brings.
    pub gain: Hundredths,
}

const SUMMARY: Phrase = Phrase::new("到", "The way to ");
const ITEM: Phrase = Phrase::new("条目", "Item");
const CHANGE: Phrase = Phrase::new("得分率", "Percent");
const GAIN: Phrase = Phrase::new("增加（分）", "Gain (points)");
const SUM: Phrase = Phrase::new("累计（暂定）", "Sum (provisional)");
pub(super) const NOW: Phrase = Phrase::new("现在（暂定）", "Now (provisional)");
pub(super) const THEN: Phrase = Phrase::new("之后", "Then");

impl Waterfall {
    /// The waterfall of a plan.
    pub fn of(standard: &Standard, tier: &Tier, plan: &Plan, lang: Lang) -> Waterfall {
        let rises = plan.raises.iter().map(|raise| {
            let title = standard.item(&raise.item).map(|item| item.title.get(lang));
            Rise {
                name: printable(&format!("{} {}", raise.item, title.unwrap_or_default())),
                change: change(raise.from, raise.to),
                gain: raise.gain,
            }
        });
        Waterfall {
            lang,
            tier: printable(tier.title.get(lang)),
            threshold: tier.threshold(standard.points().into()),
            before: plan.before,
            rises: rises.collect(),
        }
    }

    /// The total after all of them.
    pub fn after(&self) -> Hundredths {
        self.before + self.rises.iter().map(|rise| rise.gain).sum()
    }

    /// The figure in words.
    pub fn summary(&self) -> String {
        let lang = self.lang;
        let rises = self.rises.iter();
        let rises = rises.map(|rise| format!("{} {} +{}", rise.name, rise.change, rise.gain));
        let rises: Vec<String> = rises.collect();
        let (head, tier) = (SUMMARY.get(lang), &self.tier);
        let (now, then) = (NOW.get(lang), THEN.get(lang));
        let (before, after) = (self.before, self.after());
        match lang {
            Lang::Zh => format!(
                "{head}“{tier}”的一条路：{now} {before}；{}；{then} {after}。",
                rises.join("；")
            ),
            Lang::En => format!(
                "{head}{tier}: {now} {before}; {}; {then} {after}.",
                rises.join("; ")
            ),
        }
    }

    /// The numbers of the figure.
    pub fn numbers(&self) -> Numbers {
        let lang = self.lang;
        let word = |word: Phrase| word.get(lang).to_owned();
        let mut sum = self.before;
        let mut rows = vec![vec![
            word(NOW),
            String::new(),
            String::new(),
            sum.to_string(),
        ]];
        for rise in &self.rises {
            sum = sum + rise.gain;
            rows.push(vec![
                rise.name.clone(),
                rise.change.clone(),
                format!("+{}", rise.gain),
                sum.to_string(),
            ]);
        }
        Numbers {
            head: [ITEM, CHANGE, GAIN, SUM].map(word).to_vec(),
            rows,
        }
    }
}

/// From one percent to another; not scored is a dash, which is not zero.
fn change(from: Option<Percent>, to: Percent) -> String {
    let from = from.map_or_else(|| String::from("–"), |from| from.get().to_string());
    format!("{from}→{}%", to.get())
}
