//! Going on with the answers to an earlier pack on the present one of the same id: by ids alone.
//!
//! Unlike carrying over to another standard, percents and bands go with the answers, because the standard is the same: as far as
//! the present pack still has their place. Whatever does not fit is given back with its text, to the last character.

use super::Left;
use crate::assessment::{Assessment, ItemAnswer, Outlook, file};
use crate::reading::Value;
use crate::standard::{Item, ItemId, Percent, PointId, Standard};

/// An assessment on the present pack, and what did not fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Migrated {
    /// The assessment.
    pub assessment: Assessment,
    /// What did not fit and its text, in the order of the earlier pack.
    pub left: Vec<(Left, String)>,
}

/// Takes over whatever fits into the pack `to`, which is remembered as `made_on` where it is none of the build, as a new assessment.
pub fn migrate(
    old: &Assessment,
    (from, to): (&Standard, &Standard),
    made_on: Option<Value>,
    (id, now): (&str, &str),
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
        let mut rest = Rest::default();
        let here = to.item(&item.id);
        if let Some(answer) = new.items.get_mut(&item.id) {
            match here {
                Some(here) => {
                    if from.is_result(item) && !to.is_result(here) {
                        leave_indicators(&item.id, answer, &mut rest);
                    }
                    fit(answer, to, here, &mut rest);
                }
                None => leave(&item.id, answer, &mut rest),
            }
        }
        if here.is_none() {
            new.items.remove(&item.id);
            if let Some(dismissed) = new.dismissed.remove(&item.id) {
                for (rule, reason) in dismissed.iter() {
                    rest.judged(rule.as_str(), reason);
                }
            }
        }
        rest.tell(&item.id, &mut left);
    }
    for action in &mut new.plan {
        let gone = action.item.take_if(|item| to.item(item).is_none());
        if let Some(item) = gone {
            left.push((Left::Plan, format!("{item}: {}", action.action)));
        }
    }
    Migrated {
        assessment: new,
        left,
    }
}

/// What did not fit of an item.
#[derive(Default)]
struct Rest {
    evidence: Vec<(Left, String)>,
    judgement: Vec<String>,
    remarks: Vec<String>,
    unknown: Vec<String>,
}

impl Rest {
    fn judged(&mut self, what: &str, value: &str) {
        self.judgement.push(format!("{what}: {value}"));
    }

    fn remarked(&mut self, what: &str, text: &str) {
        if !text.trim().is_empty() {
            self.remarks.push(format!("{what}: {text}"));
        }
    }

    fn tell(self, item: &ItemId, left: &mut Vec<(Left, String)>) {
        left.extend(self.evidence);
        for (what, lines) in [
            (Left::Judgement(item.clone()), self.judgement),
            (Left::Remarks(item.clone()), self.remarks),
            (Left::Unknown(Some(item.clone())), self.unknown),
        ] {
            if !lines.is_empty() {
                left.push((what, lines.join("\n")));
            }
        }
    }
}

/// Takes out of an answer what the item of the present pack has no place for.
fn fit(answer: &mut ItemAnswer, to: &Standard, item: &Item, rest: &mut Rest) {
    let factors = &to.guide_of(item).factors;
    leave_points(answer, rest, &|id| {
        item.guidance.iter().any(|point| point.id == *id)
    });
    let known = |id: &_| factors.iter().any(|factor| factor.id == *id);
    answer.factors.retain(|id, band| {
        let fits = known(id) && usize::from(band.0) < to.scale.band_count();
        if !fits {
            rest.judged(id.as_str(), &band.0.to_string());
        }
        fits
    });
    answer.notes.retain(|id, note| {
        let fits = known(id);
        if !fits {
            rest.remarked(id.as_str(), note);
        }
        fits
    });
    leave_percents(answer, rest, &|percent| to.scale.band_of(percent).is_some());
    for indicator in &mut answer.indicators {
        let mut points = item.guidance.iter();
        let gone = indicator
            .group
            .take_if(|id| points.all(|point| point.id != *id));
        if let Some(group) = gone {
            let what = Left::Indicator(item.id.clone(), indicator.name.clone());
            rest.evidence.push((what, group.to_string()));
        }
    }
}

/// Takes everything out of the answer to an item that the present pack does not have.
fn leave(id: &ItemId, answer: &mut ItemAnswer, rest: &mut Rest) {
    leave_points(answer, rest, &|_| false);
    leave_indicators(id, answer, rest);
    for (id, band) in answer.factors.iter() {
        rest.judged(id.as_str(), &band.0.to_string());
    }
    leave_percents(answer, rest, &|_| false);
    for (id, note) in answer.notes.iter() {
        rest.remarked(id.as_str(), note);
    }
    for (what, text) in [
        ("reason", &answer.reason),
        ("strengths", &answer.strengths),
        ("opportunities", &answer.opportunities),
        ("private", &answer.private),
    ] {
        rest.remarked(what, text);
    }
    for (key, node) in answer.extra.iter() {
        rest.unknown.push(file::unknown_text(key, node));
    }
}

fn leave_points(answer: &mut ItemAnswer, rest: &mut Rest, fits: &dyn Fn(&PointId) -> bool) {
    answer.guidance.retain(|id, point| {
        let fits = fits(id);
        if !fits {
            if !point.evidence.trim().is_empty() {
                let what = Left::Evidence(id.clone());
                rest.evidence.push((what, point.evidence.clone()));
            }
            if let Some(coverage) = point.coverage {
                rest.judged(id.as_str(), coverage.key());
            }
            for (key, node) in point.extra.iter() {
                rest.unknown.push(file::unknown_text(key, node));
            }
        }
        fits
    });
}

fn leave_percents(answer: &mut ItemAnswer, rest: &mut Rest, fits: &dyn Fn(Percent) -> bool) {
    for (what, place) in [
        ("percent", &mut answer.percent),
        (Outlook::Target.key(), &mut answer.target),
        (Outlook::Low.key(), &mut answer.low),
        (Outlook::High.key(), &mut answer.high),
    ] {
        if let Some(percent) = place.take_if(|percent| !fits(*percent)) {
            rest.judged(what, &percent.to_string());
        }
    }
}

/// Takes the indicators out of an answer, as they stand in the file.
fn leave_indicators(id: &ItemId, answer: &mut ItemAnswer, rest: &mut Rest) {
    for indicator in std::mem::take(&mut answer.indicators) {
        let what = Left::Indicator(id.clone(), indicator.name.clone());
        rest.evidence.push((what, file::indicator_text(&indicator)));
    }
}
