//! Going on with the answers to an earlier pack on the present one of the same id: by ids alone.
//!
//! Unlike carrying over to another standard, percents and bands go with the answers, because the standard is the same: as far as
//! the present pack still has their place. Whatever does not fit is given back with its text, to the last character.

use super::Left;
use crate::assessment::{Assessment, Coverage, ItemAnswer, file};
use crate::language::{Lang, Phrase};
use crate::reading::Value;
use crate::standard::{Band, FactorId, Item, Percent, PointId, Standard};

const PERCENT: Phrase = Phrase::new("得分率", "Percent");
const TARGET: Phrase = Phrase::new("目标得分率", "Target percent");
const LOW: Phrase = Phrase::new("最低得分率", "Lowest percent");
const HIGH: Phrase = Phrase::new("最高得分率", "Highest percent");
const REASON: Phrase = Phrase::new("评分理由", "Reason for this score");
const STRENGTHS: Phrase = Phrase::new("优势", "Strengths");
const OPPORTUNITIES: Phrase = Phrase::new("改进机会", "Opportunities for improvement");
const PRIVATE: Phrase = Phrase::new("内部备注", "Private note");
const DISMISSED: Phrase = Phrase::new("核查提示搁置的理由", "Why a finding was put aside");
const COLON: Phrase = Phrase::new("：", ": ");

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
                        leave_indicators(answer, &mut rest);
                    }
                    fit(answer, to, here, &mut rest);
                }
                None => leave(answer, &mut rest),
            }
        }
        if here.is_none() {
            new.items.remove(&item.id);
            if let Some(dismissed) = new.dismissed.remove(&item.id) {
                for reason in dismissed.values() {
                    rest.judged(DISMISSED.get(lang), reason);
                }
            }
        }
        rest.tell(&mut left);
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

/// What did not fit of an item.
struct Rest<'a> {
    from: &'a Standard,
    item: &'a Item,
    lang: Lang,
    evidence: Vec<(Left, String)>,
    judgement: Vec<String>,
    remarks: Vec<String>,
    unknown: Vec<String>,
}

impl<'a> Rest<'a> {
    /// Nothing yet, of an item of the earlier pack.
    fn of(from: &'a Standard, item: &'a Item, lang: Lang) -> Rest<'a> {
        Rest {
            from,
            item,
            lang,
            evidence: Vec::new(),
            judgement: Vec::new(),
            remarks: Vec::new(),
            unknown: Vec::new(),
        }
    }

    fn line(&self, what: &str, text: &str) -> String {
        format!("{what}{}{text}", COLON.get(self.lang))
    }

    fn judged(&mut self, what: &str, value: &str) {
        self.judgement.push(self.line(what, value));
    }

    fn placed(&mut self, factor: &FactorId, band: Band) {
        let range = match self.from.scale.percents_in(band) {
            [] => band.0.to_string(),
            _ => self.from.scale.range(band),
        };
        self.judged(&self.name_of(factor), &range);
    }

    fn covered(&mut self, point: &PointId, coverage: Coverage) {
        let mut points = self.item.guidance.iter();
        let point = match points.find(|one| one.id == *point) {
            Some(one) => format!("{point} {}", one.heading.get(self.lang)),
            None => point.to_string(),
        };
        self.judged(&point, coverage.word().get(self.lang));
    }

    fn remarked(&mut self, what: &str, text: &str) {
        if !text.trim().is_empty() {
            self.remarks.push(self.line(what, text));
        }
    }

    fn noted(&mut self, factor: &FactorId, note: &str) {
        self.remarked(&self.name_of(factor), note);
    }

    /// The name of a factor in the earlier pack.
    fn name_of(&self, factor: &FactorId) -> String {
        let mut factors = self.from.guide_of(self.item).factors.iter();
        let known = factors.find(|one| one.id == *factor);
        known.map_or_else(
            || factor.to_string(),
            |one| one.title.get(self.lang).to_owned(),
        )
    }

    fn tell(self, left: &mut Vec<(Left, String)>) {
        left.extend(self.evidence);
        let item = &self.item.id;
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
fn fit(answer: &mut ItemAnswer, to: &Standard, item: &Item, rest: &mut Rest<'_>) {
    let factors = &to.guide_of(item).factors;
    leave_points(answer, rest, &|id| {
        item.guidance.iter().any(|point| point.id == *id)
    });
    let known = |id: &_| factors.iter().any(|factor| factor.id == *id);
    answer.factors.retain(|id, band| {
        let fits = known(id) && usize::from(band.0) < to.scale.band_count();
        if !fits {
            rest.placed(id, *band);
        }
        fits
    });
    answer.notes.retain(|id, note| {
        let fits = known(id);
        if !fits {
            rest.noted(id, note);
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
fn leave(answer: &mut ItemAnswer, rest: &mut Rest<'_>) {
    leave_points(answer, rest, &|_| false);
    leave_indicators(answer, rest);
    for (id, band) in answer.factors.iter() {
        rest.placed(id, *band);
    }
    leave_percents(answer, rest, &|_| false);
    for (id, note) in answer.notes.iter() {
        rest.noted(id, note);
    }
    for (what, text) in [
        (REASON, &answer.reason),
        (STRENGTHS, &answer.strengths),
        (OPPORTUNITIES, &answer.opportunities),
        (PRIVATE, &answer.private),
    ] {
        rest.remarked(what.get(rest.lang), text);
    }
    for (key, node) in answer.extra.iter() {
        rest.unknown.push(file::unknown_text(key, node));
    }
}

fn leave_points(answer: &mut ItemAnswer, rest: &mut Rest<'_>, fits: &dyn Fn(&PointId) -> bool) {
    answer.guidance.retain(|id, point| {
        let fits = fits(id);
        if !fits {
            if !point.evidence.trim().is_empty() {
                let what = Left::Evidence(id.clone());
                rest.evidence.push((what, point.evidence.clone()));
            }
            if let Some(coverage) = point.coverage {
                rest.covered(id, coverage);
            }
            for (key, node) in point.extra.iter() {
                rest.unknown.push(file::unknown_text(key, node));
            }
        }
        fits
    });
}

fn leave_percents(answer: &mut ItemAnswer, rest: &mut Rest<'_>, fits: &dyn Fn(Percent) -> bool) {
    for (what, place) in [
        (PERCENT, &mut answer.percent),
        (TARGET, &mut answer.target),
        (LOW, &mut answer.low),
        (HIGH, &mut answer.high),
    ] {
        if let Some(percent) = place.take_if(|percent| !fits(*percent)) {
            rest.judged(what.get(rest.lang), &percent.to_string());
        }
    }
}

/// Takes the indicators out of an answer, as they stand in the file.
fn leave_indicators(answer: &mut ItemAnswer, rest: &mut Rest<'_>) {
    for indicator in std::mem::take(&mut answer.indicators) {
        let what = Left::Indicator(rest.item.id.clone(), indicator.name.clone());
        rest.evidence.push((what, file::indicator_text(&indicator)));
    }
}
