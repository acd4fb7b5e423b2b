//! Going on with the answers to an earlier pack on the present one of the same id: by ids alone.
//!
//! Unlike carrying over to another standard, percents and bands go with the answers, because the standard is the same: as far as
//! the present pack still has their place. Whatever does not fit is given back with its text, to the last character.

use super::Left;
use super::rest::{COLON, Rest};
use crate::assessment::{Assessment, ItemAnswer};
use crate::language::Lang;
use crate::reading::Value;
use crate::standard::{Item, Percent, Standard};

/// An assessment on the present pack, and what did not fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Migrated {
    /// The assessment.
    pub assessment: Assessment,
    /// What did not fit and its text, in the order of the earlier pack.
    pub left: Vec<(Left, String)>,
}

/// Takes over whatever fits into the pack `to`, which is remembered as `made_on` where it is none of the build, as a new assessment.
/// What does not fit is told in words of `lang`, with the names of the pack `from`.
pub fn migrate(
    old: &Assessment,
    (from, to): (&Standard, &Standard),
    made_on: Option<Value>,
    (id, now): (&str, &str),
    lang: Lang,
) -> Migrated {
    let mut new = old.clone();
    id.clone_into(&mut new.id);
    now.clone_into(&mut new.changed);
    new.made_on = made_on;
    let mut left = Vec::new();
    new.profile.retain(|section, text| {
        let mut sections = to.profile.sections.iter();
        let fits = sections.any(|one| one.id == *section);
        if !fits && !text.trim().is_empty() {
            left.push((Left::Profile(section.clone()), text.clone()));
        }
        fits
    });
    for item in from.items() {
        let mut rest = Rest::of(from, item, lang);
        let here = to.item(&item.id);
        if let Some(answer) = new.items.get_mut(&item.id) {
            match here {
                Some(here) => {
                    if from.is_result(item) && !to.is_result(here) {
                        rest.indicators(answer);
                    }
                    fit(answer, (from, to), here, &mut rest);
                }
                None => rest.all(answer),
            }
        }
        if here.is_none() {
            new.items.remove(&item.id);
            if let Some(dismissed) = new.dismissed.remove(&item.id) {
                for reason in dismissed.values() {
                    rest.dismissed(reason);
                }
            }
        }
        left.extend(rest.told());
    }
    for action in &mut new.plan {
        let gone = action.item.take_if(|item| to.item(item).is_none());
        if let Some(item) = gone {
            let colon = COLON.get(lang);
            left.push((Left::Plan, format!("{item}{colon}{}", action.action)));
        }
    }
    Migrated {
        assessment: new,
        left,
    }
}

/// Takes out of an answer what the item of the present pack has no place for.
fn fit(
    answer: &mut ItemAnswer,
    (from, to): (&Standard, &Standard),
    item: &Item,
    rest: &mut Rest<'_>,
) {
    let factors = &to.guide_of(item).factors;
    rest.points(answer, &|id| {
        item.guidance.iter().any(|point| point.id == *id)
    });
    let known = |id: &_| factors.iter().any(|factor| factor.id == *id);
    answer.factors.retain(|id, band| {
        let is_same = same_band(from.scale.percents_in(*band), to.scale.percents_in(*band));
        let fits = known(id) && is_same;
        if !fits {
            rest.band(id, *band);
        }
        fits
    });
    answer.notes.retain(|id, note| {
        let fits = known(id);
        if !fits {
            rest.note(id, note);
        }
        fits
    });
    rest.percents(answer, &|percent| {
        let bands = [from, to].map(|standard| standard.scale.band_of(percent));
        let [Some(before), Some(now)] = bands else {
            return false;
        };
        same_band(from.scale.percents_in(before), to.scale.percents_in(now))
    });
    for indicator in &mut answer.indicators {
        let mut points = item.guidance.iter();
        let gone = indicator
            .group
            .take_if(|id| points.all(|point| point.id != *id));
        if let Some(group) = gone {
            rest.of_indicator(indicator, group.to_string());
        }
    }
}

/// Whether two bands mean the same: one lies within the other. A percent that another scale happens to have too may be its best.
fn same_band(before: &[Percent], now: &[Percent]) -> bool {
    let ends = |band: &[Percent]| band.first().copied().zip(band.last().copied());
    let within = |(low, high), (least, most)| least <= low && high <= most;
    ends(before)
        .zip(ends(now))
        .is_some_and(|(before, now)| within(before, now) || within(now, before))
}
