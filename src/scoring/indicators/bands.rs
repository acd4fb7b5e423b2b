//! The bands that the indicators of an item propose for levels, trends and comparisons.
//!
//! Each band of the results guide (clause 附录一 2) is read as conditions on what can be counted; the proposed band is the
//! highest whose conditions, and those of all bands below it, hold. Where the guide has a word of quantity, its percent counts
//! (note 1). Where it has none, the reading is the product's own:
//!
//! | factor | band | asks |
//! | --- | --- | --- |
//! | Le | 1 | an indicator, and where results can be judged, an acceptable one |
//! | | 2 | 3 indicators, 多数 of them acceptable |
//! | | 3 | 3 core indicators, 大多数 of them 良好 or better |
//! | | 4 | a supporting indicator, 大多数 of the core ones 优异 or better |
//! | | 5 | two indicators for each guidance point (十分充分), 大多数 of the core ones 卓越 |
//! | T | 1 | an indicator with two consecutive years; fewer than 大多数 adverse |
//! | | 2 | three consecutive years for 大多数; more favourable trends than adverse ones |
//! | | 3 | 3 core indicators, 部分 of them favourable |
//! | | 4 and 5 | 多数 favourable; 大多数 favourable |
//! | C | 1 and 2 | a comparison; comparisons for 多数 |
//! | | 3 | 3 core indicators, comparisons for 大多数, 大多数 良好 or better |
//! | | 4 | 大多数 优异 or better |
//! | | 5 | 多数 (许多) 卓越 |
//!
//! Integration is not proposed: no table shows what the organisation's key requirements are. The person decides.

use super::facts::{ItemFacts, Measure};
use super::share::{Quantity, Share};
use super::trend::Trend;
use crate::assessment::Class;
use crate::standard::{Band, FactorId, Item, Standard};

/// The factors that are proposed, as the results guide names them.
const LEVELS: &str = "Le";
const TRENDS: &str = "T";
const COMPARISONS: &str = "C";

/// A proposed band of a factor and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandProposal {
    /// The factor.
    pub factor: FactorId,
    /// The proposed band.
    pub band: Band,
    /// What was counted.
    pub facts: Vec<Fact>,
    /// What the next band asks and is not there; empty in the highest.
    pub next: Vec<Need>,
}

/// Something that was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// How many indicators there are.
    Counted {
        /// Core ones.
        core: usize,
        /// Supporting ones.
        supporting: usize,
    },
    /// A share of them.
    Shared(Measure, Share),
}

/// Something that a band asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// So many indicators.
    Indicators(usize),
    /// So many core indicators.
    Core(usize),
    /// So many supporting indicators.
    Supporting(usize),
    /// An acceptable result, where any can be judged.
    OneAcceptable,
    /// Two consecutive years in at least one indicator.
    TwoYears,
    /// Fewer than half of the trends adverse.
    FewerAdverse,
    /// More favourable trends than adverse ones.
    MainlyFavourable,
    /// A share of at least this much.
    Share(Measure, Quantity),
}

impl Need {
    fn holds(self, facts: &ItemFacts) -> bool {
        let adverse = || facts.share(Measure::Moving(Trend::Adverse));
        match self {
            Need::Indicators(least) => facts.count() >= least,
            Need::Core(least) => facts.core >= least,
            Need::Supporting(least) => facts.supporting >= least,
            Need::OneAcceptable => facts.acceptable.part > 0 || facts.judged.part == 0,
            Need::TwoYears => facts.weighing.iter().any(|one| one.course.years >= 2),
            Need::FewerAdverse => !adverse().reaches(Quantity::Most),
            Need::MainlyFavourable => {
                facts.share(Measure::Moving(Trend::Favourable)).part > adverse().part
            }
            Need::Share(measure, quantity) => facts.share(measure).reaches(quantity),
        }
    }
}

/// The bands that the indicators of a result item propose for Le, T and C, in this order; none where the guide of the item has other
/// factors, or the scale not six bands: the conditions would be of something else.
pub fn propose_bands(standard: &Standard, item: &Item, facts: &ItemFacts) -> Vec<BandProposal> {
    let factors = &standard.guide_of(item).factors;
    let has = |id: &&str| factors.iter().any(|factor| factor.id.as_str() == *id);
    if standard.scale.bands().count() != 6 || ![LEVELS, TRENDS, COMPARISONS].iter().all(has) {
        return Vec::new();
    }
    let favourable = Measure::Moving(Trend::Favourable);
    let classed = |class, quantity| Need::Share(Measure::Class(class), quantity);
    let levels: [&[Need]; 5] = [
        &[Need::Indicators(1), Need::OneAcceptable],
        &[
            Need::Indicators(3),
            Need::Share(Measure::Acceptable, Quantity::Many),
        ],
        &[Need::Core(3), classed(Class::Good, Quantity::Most)],
        &[
            Need::Supporting(1),
            classed(Class::Excellent, Quantity::Most),
        ],
        &[
            Need::Indicators(2 * item.guidance.len()),
            classed(Class::Outstanding, Quantity::Most),
        ],
    ];
    let trends: [&[Need]; 5] = [
        &[Need::TwoYears, Need::FewerAdverse],
        &[
            Need::Share(Measure::Long, Quantity::Most),
            Need::MainlyFavourable,
        ],
        &[Need::Core(3), Need::Share(favourable, Quantity::Some)],
        &[Need::Share(favourable, Quantity::Many)],
        &[Need::Share(favourable, Quantity::Most)],
    ];
    let comparisons: [&[Need]; 5] = [
        &[Need::Share(Measure::Compared, Quantity::Few)],
        &[Need::Share(Measure::Compared, Quantity::Many)],
        &[
            Need::Core(3),
            Need::Share(Measure::Compared, Quantity::Most),
            classed(Class::Good, Quantity::Most),
        ],
        &[classed(Class::Excellent, Quantity::Most)],
        &[classed(Class::Outstanding, Quantity::Many)],
    ];
    let counted = Fact::Counted {
        core: facts.core,
        supporting: facts.supporting,
    };
    let shared = |measure| Fact::Shared(measure, facts.share(measure));
    let class = |class| shared(Measure::Class(class));
    let facts_of_levels = vec![
        counted,
        shared(Measure::Acceptable),
        class(Class::Good),
        class(Class::Excellent),
        class(Class::Outstanding),
    ];
    let facts_of_trends = vec![
        shared(Measure::Long),
        shared(favourable),
        shared(Measure::Moving(Trend::Level)),
        shared(Measure::Moving(Trend::Adverse)),
    ];
    let facts_of_comparisons = vec![
        shared(Measure::Compared),
        shared(Measure::AtAverage),
        class(Class::Excellent),
        class(Class::Outstanding),
    ];
    vec![
        climb(LEVELS, facts, levels, facts_of_levels),
        climb(TRENDS, facts, trends, facts_of_trends),
        climb(COMPARISONS, facts, comparisons, facts_of_comparisons),
    ]
}

/// The highest band whose needs, and those of all below it, are met.
fn climb(factor: &str, found: &ItemFacts, ladder: [&[Need]; 5], facts: Vec<Fact>) -> BandProposal {
    let missing = |needs: &&[Need]| -> Vec<Need> {
        let needs = needs.iter().filter(|need| !need.holds(found));
        needs.copied().collect()
    };
    let mut band = 0;
    let mut next = Vec::new();
    for needs in &ladder {
        next = missing(needs);
        if !next.is_empty() {
            break;
        }
        band += 1;
    }
    BandProposal {
        factor: FactorId::from(factor),
        band: Band(band),
        facts,
        next,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::indicator;
    use super::*;
    use crate::assessment::Indicator;
    use crate::standard::{SHENZHEN, Scale};
    use proptest::collection::vec;
    use proptest::prelude::*;

    #[test]
    fn nothing_is_proposed_for_other_factors_or_another_scale() {
        let standard = Standard::read(SHENZHEN).expect("the pack is tested elsewhere");
        let item = standard.item(&"1.3".into()).expect("a result item");
        let facts = ItemFacts::of(&[indicator("1 2", "")]);
        assert_eq!(propose_bands(&standard, item, &facts).len(), 3);
        let mut other = standard.clone();
        let bands = standard.scale.bands().skip(1);
        other.scale = Scale::new(bands.map(|(_, percents)| percents.to_vec()).collect());
        assert_eq!(propose_bands(&other, item, &facts), []);
        let mut other = standard.clone();
        for guide in &mut other.guides {
            guide.factors.retain(|factor| factor.id.as_str() != TRENDS);
        }
        assert_eq!(propose_bands(&other, item, &facts), []);
    }

    fn proposed(indicators: &[Indicator]) -> Vec<BandProposal> {
        let standard = Standard::read(SHENZHEN).expect("the pack is tested elsewhere");
        let item = standard.item(&"1.3".into()).expect("a result item");
        propose_bands(&standard, item, &ItemFacts::of(indicators))
    }

    fn bands(indicators: &[Indicator]) -> Vec<u8> {
        proposed(indicators)
            .iter()
            .map(|proposal| proposal.band.0)
            .collect()
    }

    /// An indicator with a class, values, and an industry average in 2025.
    fn one(core: bool, class: Option<Class>, values: &str, industry: &str) -> Indicator {
        let mut made = indicator(values, "");
        made.core = core;
        made.class = class;
        made.industry = indicator(industry, "").values;
        made
    }

    #[test]
    fn the_bands_on_cases() {
        use Class::{Below, Excellent, Good, Outstanding};
        let core = |class, values, industry| one(true, Some(class), values, industry);
        let supporting = || one(false, None, "5", "");
        let good = || core(Good, "90 92 95", "90");
        let excellent = || core(Excellent, "90 92 95", "90");
        let outstanding = || core(Outstanding, "90 92 95", "90");
        let falling = || core(Below, "95 92 90", "93");
        let short = || one(true, None, "95", "");
        let cases: Vec<(&str, Vec<Indicator>, [u8; 3])> = vec![
            ("nothing", vec![], [0, 0, 0]),
            (
                "no figures",
                vec![one(true, Some(Good), "_", "")],
                [0, 0, 0],
            ),
            ("one year", vec![short()], [1, 0, 0]),
            (
                "very poor",
                vec![falling(), falling(), falling()],
                [0, 0, 2],
            ),
            ("two good ones", vec![good(), good()], [1, 2, 2]),
            ("three good ones", vec![good(), good(), good()], [3, 5, 3]),
            (
                "three good ones of four",
                vec![good(), good(), good(), falling()],
                [3, 5, 3],
            ),
            (
                "two good ones of four",
                vec![good(), good(), falling(), falling()],
                [3, 0, 3],
            ),
            (
                "a good one of three",
                vec![good(), short(), short()],
                [2, 1, 2],
            ),
            (
                "superior, none supporting",
                vec![excellent(), excellent(), excellent()],
                [3, 5, 4],
            ),
            (
                "superior",
                vec![excellent(), excellent(), excellent(), supporting()],
                [4, 5, 4],
            ),
            (
                "ahead, and ample",
                [vec![outstanding(); 7], vec![supporting()]].concat(),
                [5, 5, 5],
            ),
            (
                "ahead, not ample",
                [vec![outstanding(); 3], vec![supporting()]].concat(),
                [4, 5, 5],
            ),
        ];
        for (name, indicators, expected) in cases {
            assert_eq!(bands(&indicators), expected, "{name}");
        }
    }

    #[test]
    fn it_says_what_the_next_band_asks() {
        let good = one(true, Some(Class::Good), "90 92 95", "90");
        let proposals = proposed(&[good.clone(), good]);
        assert_eq!(proposals[0].next, [Need::Indicators(3)]);
        assert_eq!(proposals[1].next, [Need::Core(3)]);
        let share = Share { part: 2, whole: 2 };
        assert!(
            proposals[1]
                .facts
                .contains(&Fact::Shared(Measure::Long, share))
        );
    }

    prop_compose! {
        fn any_indicator()(
            core in any::<bool>(),
            class in 0..5_usize,
            values in vec(0..5_u8, 0..5),
            industry in proptest::option::of(0..5_u8),
        ) -> Indicator {
            let values: String = values.iter().map(|value| format!("{value} ")).collect();
            let industry = industry.map_or_else(String::new, |value| value.to_string());
            one(core, Class::ALL.get(class).copied(), &values, &industry)
        }
    }

    proptest! {
        #[test]
        fn a_higher_class_never_lowers_a_band(indicators in vec(any_indicator(), 1..6), at in 0..6_usize) {
            let at = at % indicators.len();
            let mut raised = indicators.clone();
            raised[at].class = Some(Class::Outstanding);
            for (before, after) in bands(&indicators).into_iter().zip(bands(&raised)) {
                prop_assert!(after >= before);
            }
        }

        #[test]
        fn the_order_of_the_table_does_not_matter(indicators in vec(any_indicator(), 0..6)) {
            let turned: Vec<Indicator> = indicators.iter().rev().cloned().collect();
            prop_assert_eq!(proposed(&indicators), proposed(&turned));
        }

        #[test]
        fn only_the_highest_band_asks_nothing_more(indicators in vec(any_indicator(), 0..9)) {
            for proposal in proposed(&indicators) {
                prop_assert_eq!(proposal.next.is_empty(), proposal.band == Band(5));
            }
        }
    }
}
