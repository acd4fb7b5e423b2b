//! What the indicators of a result item show: series, trends, comparisons, in the words of the note of 附录一.
//!
//! Everything is counted and compared exactly. Where the standard leaves a word open (a trend, 较好, 数年), the reading stands
//! at the rule. Nothing here changes an answer.

mod bands;
mod facts;
mod share;
mod standing;
mod trend;

pub use bands::{BandProposal, Fact, Need, propose_bands};
pub use facts::{IndicatorFacts, ItemFacts, Measure};
pub use share::{Quantity, Share};
pub use standing::Standing;
pub use trend::{Course, SEVERAL_YEARS, Trend};

#[cfg(test)]
mod tests {
    use crate::assessment::{Figures, Indicator, Year};

    pub(super) fn year(year: u32) -> Year {
        Year::new(year).expect("a year of the test")
    }

    /// The figures of the years up to 2025; `_` is a year without one.
    fn figures(text: &str) -> Figures {
        let words: Vec<&str> = text.split_whitespace().rev().collect();
        let years = (0..).map(|ago| year(2025).earlier(ago));
        let figures = years.zip(words).filter(|(_, word)| *word != "_");
        figures
            .map(|(year, word)| (year, word.to_owned()))
            .collect()
    }

    pub(super) fn indicator(values: &str, targets: &str) -> Indicator {
        let mut indicator = Indicator::new("a".into());
        indicator.values.figures = figures(values);
        indicator.targets.figures = figures(targets);
        indicator
    }
}
