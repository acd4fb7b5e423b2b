//! What the indicators of an item show, counted.

use super::share::Share;
use super::standing::Standing;
use super::trend::{Course, SEVERAL_YEARS, Trend};
use crate::assessment::{Class, Indicator, Line};
use crate::standard::IndicatorId;

/// Of what there is a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Of all indicators: a result that is acceptable (较好), against the target, else against the industry average.
    Acceptable,
    /// Of those that weigh: at least three consecutive years.
    Long,
    /// A trend.
    Moving(Trend),
    /// A comparison.
    Compared,
    /// At or above the industry average.
    AtAverage,
    /// This class or a higher one: 良好 and more, 优异 and more, 卓越.
    Class(Class),
}

/// What one indicator shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorFacts {
    /// The indicator.
    pub id: IndicatorId,
    /// What it measures, in the organisation's own words.
    pub name: String,
    /// Whether it is a core one.
    pub core: bool,
    /// Its movement.
    pub course: Course,
    /// How it stands.
    pub standing: Standing,
    /// The class that the organisation gave it.
    pub own_class: Option<Class>,
    /// Its class: the organisation's own, else the one that the comparisons show.
    pub class: Option<Class>,
}

impl IndicatorFacts {
    /// What an indicator shows.
    pub fn of(indicator: &Indicator) -> IndicatorFacts {
        let standing = Standing::of(indicator);
        IndicatorFacts {
            id: indicator.id.clone(),
            name: indicator.name.clone(),
            core: indicator.core,
            course: Course::of(indicator),
            standing,
            own_class: indicator.class,
            class: indicator.class.or_else(|| standing.class()),
        }
    }

    /// Whether it has at least three consecutive years.
    pub fn is_long(&self) -> bool {
        self.course.years >= SEVERAL_YEARS
    }

    /// Whether it is of a class or a higher one.
    pub fn is_at_least(&self, class: Class) -> bool {
        self.class.is_some_and(|own| own >= class)
    }
}

/// What the indicators of an item show. An indicator without any figure that can be read shows nothing and is not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemFacts {
    /// The indicators that weigh: the core ones; all of them where none is a core one.
    pub weighing: Vec<IndicatorFacts>,
    /// How many core indicators there are.
    pub core: usize,
    /// How many supporting ones.
    pub supporting: usize,
    /// Of all of them: those whose result is acceptable (较好).
    pub acceptable: Share,
    /// Of all of them: those of which one can say whether it is.
    pub judged: Share,
    /// How many of all of them are 卓越.
    pub outstanding: usize,
}

impl ItemFacts {
    /// What the indicators of an item show.
    pub fn of(indicators: &[Indicator]) -> ItemFacts {
        let with_figures = indicators
            .iter()
            .filter(|indicator| indicator.numbers(Line::Value).next().is_some());
        let all: Vec<IndicatorFacts> = with_figures.map(IndicatorFacts::of).collect();
        let acceptable = |one: &IndicatorFacts| one.standing.acceptable(one.class);
        let core = all.iter().filter(|one| one.core).count();
        ItemFacts {
            core,
            supporting: all.len() - core,
            acceptable: Share::of(&all, |one| acceptable(one) == Some(true)),
            judged: Share::of(&all, |one| acceptable(one).is_some()),
            outstanding: Share::of(&all, |one| one.is_at_least(Class::Outstanding)).part,
            weighing: all
                .into_iter()
                .filter(|one| one.core || core == 0)
                .collect(),
        }
    }

    /// How many indicators there are.
    pub fn count(&self) -> usize {
        self.core + self.supporting
    }

    /// A share of the indicators.
    pub fn share(&self, measure: Measure) -> Share {
        let of = |holds: &dyn Fn(&IndicatorFacts) -> bool| Share::of(&self.weighing, holds);
        match measure {
            Measure::Acceptable => self.acceptable,
            Measure::Long => of(&IndicatorFacts::is_long),
            Measure::Moving(trend) => of(&|one| one.course.trend == trend),
            Measure::Compared => of(&|one| one.standing.compared),
            Measure::AtAverage => of(&|one| one.standing.at_average(one.class)),
            Measure::Class(class) => of(&|one| one.is_at_least(class)),
        }
    }
}
