//! How an indicator stands beside its industry, its strongest competitor and its benchmark.

use super::trend::{meets, target};
use crate::assessment::{Class, Direction, Indicator, Line, Year};
use crate::decimal::Decimal;
use std::cmp::Ordering;

/// How an indicator stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Whether any comparison has a figure.
    pub compared: bool,
    /// Whether the newest figure reaches its target; `None` without a target.
    pub meets_target: Option<bool>,
    /// Beside the industry average, in the newest year with both: `Greater` is better than it.
    pub industry: Option<Ordering>,
    /// Beside the strongest competitor.
    pub competitor: Option<Ordering>,
    /// Beside the benchmark.
    pub benchmark: Option<Ordering>,
}

impl Standing {
    /// Reads how an indicator stands.
    pub fn of(indicator: &Indicator) -> Standing {
        let newest = indicator.numbers(Line::Value).next_back();
        let beside = |line| beside(indicator, line);
        Standing {
            compared: Line::COMPARED
                .into_iter()
                .any(|line| indicator.numbers(line).next().is_some()),
            meets_target: newest.and_then(|(year, value)| meets(indicator, year, value)),
            industry: beside(Line::Industry),
            competitor: beside(Line::Competitor),
            benchmark: beside(Line::Benchmark),
        }
    }

    /// The class that the comparisons show (clause 附录一 note 2): below where it is worse than the industry average, whomever it is
    /// ahead of; 卓越 ahead of the strongest competitor or of the benchmark; 良好 above the average. 优异 and the top 5 % are places
    /// in the industry, which no value beside another shows; `None` where nothing can be said, as level with the average.
    pub fn class(&self) -> Option<Class> {
        let ahead = |of| of == Some(Ordering::Greater);
        match self.industry {
            Some(Ordering::Less) => Some(Class::Below),
            _ if ahead(self.competitor) || ahead(self.benchmark) => Some(Class::Outstanding),
            Some(Ordering::Greater) => Some(Class::Good),
            Some(Ordering::Equal) | None => None,
        }
    }

    /// Whether it is at or above the industry average: by the figures, else by the class that it was given.
    pub fn at_average(&self, class: Option<Class>) -> bool {
        match self.industry {
            Some(order) => order.is_ge(),
            None => class.is_some_and(|class| class >= Class::Good),
        }
    }

    /// Whether its result is acceptable, as 较好 is read: against its target, else against the industry.
    pub fn acceptable(&self, class: Option<Class>) -> Option<bool> {
        let known = self.industry.is_some() || class.is_some();
        self.meets_target.or(known.then(|| self.at_average(class)))
    }
}

/// The value beside a comparison, in the newest year that has both.
fn beside(indicator: &Indicator, line: Line) -> Option<Ordering> {
    let both = |(year, other): (Year, Decimal)| {
        let value = indicator.number(Line::Value, year)?;
        match indicator.direction {
            Direction::Higher => Some(value.cmp(&other)),
            Direction::Lower => Some(other.cmp(&value)),
            Direction::OnTarget => Some(other.nearer_to(value, target(indicator, year)?)),
        }
    };
    indicator.numbers(line).rev().find_map(both)
}

#[cfg(test)]
mod tests {
    use super::super::tests::indicator;
    use super::*;

    fn with(values: &str, industry: &str, competitor: &str, benchmark: &str) -> Indicator {
        let mut made = indicator(values, "");
        made.industry = indicator(industry, "").values;
        made.competitor = indicator(competitor, "").values;
        made.benchmark = indicator(benchmark, "").values;
        made
    }

    #[test]
    fn the_class_from_the_comparisons() {
        use Class::{Below, Good, Outstanding};
        let cases = [
            ("above the average", "95", "94.9", "", "", Some(Good)),
            ("at the average", "95", "95.0", "", "", None),
            ("below the average", "95", "95.1", "", "", Some(Below)),
            (
                "below the average, ahead of the competitor",
                "85",
                "90",
                "80",
                "99",
                Some(Below),
            ),
            (
                "ahead of the competitor",
                "95",
                "",
                "94",
                "",
                Some(Outstanding),
            ),
            ("level with the competitor", "95", "", "95", "", None),
            (
                "level with the competitor, above the average",
                "95",
                "90",
                "95",
                "",
                Some(Good),
            ),
            (
                "ahead of the benchmark",
                "95",
                "90",
                "96",
                "94",
                Some(Outstanding),
            ),
            ("behind the benchmark alone", "95", "", "", "96", None),
            ("nothing to compare with", "95", "", "", "", None),
            (
                "the newest year with both counts",
                "95 90",
                "94 _",
                "",
                "",
                Some(Good),
            ),
            ("an average without a value", "_ 90", "94 _", "", "", None),
        ];
        for (name, values, industry, competitor, benchmark, class) in cases {
            let standing = Standing::of(&with(values, industry, competitor, benchmark));
            assert_eq!(standing.class(), class, "{name}");
        }
    }

    #[test]
    fn the_direction_decides_what_is_ahead() {
        let mut lower = with("3", "4", "3.5", "");
        lower.direction = Direction::Lower;
        assert_eq!(Standing::of(&lower).class(), Some(Class::Outstanding));
        let mut on_target = with("99", "102", "", "");
        on_target.direction = Direction::OnTarget;
        // Without a target there is no nearer.
        assert_eq!(Standing::of(&on_target).class(), None);
        on_target.targets = indicator("100", "").values;
        assert_eq!(Standing::of(&on_target).class(), Some(Class::Good));
    }

    #[test]
    fn acceptable_is_against_the_target_and_else_against_the_industry() {
        let of = |values: &str, targets: &str, industry: &str, class| {
            let mut made = indicator(values, targets);
            made.industry = indicator(industry, "").values;
            Standing::of(&made).acceptable(class)
        };
        assert_eq!(of("95", "95", "99", None), Some(true));
        assert_eq!(of("94", "95", "90", None), Some(false));
        assert_eq!(of("94", "", "94", None), Some(true));
        assert_eq!(of("94", "", "", Some(Class::Good)), Some(true));
        assert_eq!(of("94", "", "", None), None);
    }
}
