//! What the figure of the distribution shows.

use crate::assessment::Assessment;
use crate::chart::numbers::Numbers;
use crate::chart::pen::printable;
use crate::language::{Lang, Phrase};
use crate::planning::{Chance, Confidence, Share};
use crate::programme::Programme;
use crate::standard::{Hundredths, Standard};

/// The distribution of a total. Provisional, as every score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// The language of its labels.
    pub lang: Lang,
    /// The shares of the total, from the lowest up, without a gap between them.
    pub bins: Vec<Bin>,
    /// The lowest total that can come out, and the highest.
    pub range: (Hundredths, Hundredths),
    /// Half of all combinations do not exceed it.
    pub median: Hundredths,
    /// Where nine of ten combinations lie.
    pub middle: (Hundredths, Hundredths),
    /// The tiers, the highest first.
    pub tiers: Vec<TierChance>,
}

/// The totals from one on, below the next bin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The lowest of them.
    pub from: Hundredths,
    /// The lowest that is not among them.
    pub to: Hundredths,
    /// Their share.
    pub share: Share,
}

/// A tier and how likely it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierChance {
    /// The tier.
    pub name: String,
    /// The total that it needs, where it needs one.
    pub threshold: Option<Hundredths>,
    /// How likely it is.
    pub chance: Chance,
}

/// The most bins.
const BINS: i64 = 40;
/// How wide a bin may be, in hundredths.
const WIDTHS: [i64; 11] = [25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10000];

const SUMMARY: Phrase = Phrase::new("暂定总分的分布", "Distribution of the provisional total");
const RANGE: Phrase = Phrase::new("范围", "range");
const MEDIAN: Phrase = Phrase::new("中位数", "median");
const MIDDLE: Phrase = Phrase::new("九成落在", "nine in ten lie in");
const WHAT: Phrase = Phrase::new("等级", "Tier");
const BY_SCORE: Phrase = Phrase::new("只看得分（暂定）", "By score alone (provisional)");
const DECLARED: Phrase = Phrase::new("按现有申明", "As declared");
const AT_MOST: Phrase = Phrase::new("待定的条件都成立时", "If all open conditions are met");

impl Distribution {
    /// The figure of a confidence; the conditions as they are declared.
    pub fn of(
        standard: &Standard,
        programmes: &[Programme],
        assessment: &Assessment,
        confidence: &Confidence,
        lang: Lang,
    ) -> Distribution {
        let reads = |programme: &&Programme| programme.standards.contains(&standard.id);
        let tiers = programmes.iter().filter(reads).flat_map(|programme| {
            let declared = assessment.conditions.get(&programme.id).cloned();
            let declared = declared.unwrap_or_default();
            let tiers = programme.tiers.iter().map(move |tier| TierChance {
                name: printable(tier.title.get(lang)),
                threshold: tier.threshold(standard.points().into()),
                chance: confidence.chance(programme, tier, &declared),
            });
            tiers.collect::<Vec<_>>()
        });
        Distribution {
            lang,
            bins: bins(confidence),
            range: confidence.range(),
            median: confidence.quantile(500),
            middle: (confidence.quantile(50), confidence.quantile(950)),
            tiers: tiers.collect(),
        }
    }

    /// The figure in words.
    pub fn summary(&self) -> String {
        let lang = self.lang;
        let (colon, semicolon, stop) = match lang {
            Lang::Zh => ("：", "；", "。"),
            Lang::En => (": ", "; ", "."),
        };
        let mut said: Vec<String> = self
            .facts()
            .iter()
            .map(|(word, value)| format!("{word} {value}"))
            .collect();
        said.extend(
            self.tiers
                .iter()
                .map(|tier| format!("{} {}", tier.name, tier.chance.by_score.text())),
        );
        let said = said.join(semicolon);
        format!("{}{colon}{said}{stop}", SUMMARY.get(lang))
    }

    /// Range, median, and where nine of ten lie: each with its word.
    pub fn facts(&self) -> [(&'static str, String); 3] {
        let range = |(low, high): (Hundredths, Hundredths)| format!("{low}–{high}");
        [
            (RANGE.get(self.lang), range(self.range)),
            (MEDIAN.get(self.lang), self.median.to_string()),
            (MIDDLE.get(self.lang), range(self.middle)),
        ]
    }

    /// The numbers of the figure: the chance of each tier.
    pub fn numbers(&self) -> Numbers {
        let lang = self.lang;
        let rows = self.tiers.iter().map(|tier| {
            let Chance {
                by_score,
                declared,
                at_most,
            } = tier.chance;
            let shares = [by_score, declared, at_most].map(Share::text);
            [tier.name.clone()].into_iter().chain(shares).collect()
        });
        Numbers {
            rows: rows.collect(),
            head: [WHAT, BY_SCORE, DECLARED, AT_MOST]
                .map(|word| word.get(lang).to_owned())
                .to_vec(),
        }
    }
}

/// The shares in bins of a round width.
fn bins(confidence: &Confidence) -> Vec<Bin> {
    let (low, high) = confidence.range();
    let fits = |width: &&i64| (high - low).get() / **width < BINS;
    let width = WIDTHS.iter().find(fits).copied().unwrap_or(10_000);
    let first = low.get().div_euclid(width);
    let last = high.get().div_euclid(width);
    let mut bins: Vec<Bin> = (first..=last)
        .map(|number| Bin {
            from: Hundredths::new(number * width),
            to: Hundredths::new((number + 1) * width),
            share: Share::NONE,
        })
        .collect();
    for (score, share) in confidence.scores() {
        let at = usize::try_from(score.get().div_euclid(width) - first).unwrap_or_default();
        if let Some(bin) = bins.get_mut(at) {
            bin.share = bin.share.plus(share);
        }
    }
    bins
}
