//! Indicators, targets, plan and dismissed findings of two states side by side.

use super::super::super::build::El;
use super::super::super::words;
use super::scores::change;
use super::texts::heading_of;
use crate::assessment::{Assessment, Choice, Field, Indicator, Status};
use crate::comparison::Sides;
use crate::language::Lang;
use crate::standard::{IndicatorId, ItemId, Standard};

/// A field that differs as one line; `None` where it is shown elsewhere.
pub(super) fn line(
    standard: &Standard,
    field: &Field,
    states: Sides<&Assessment>,
    lang: Lang,
) -> Option<El> {
    let nothing = || words::NOT_ANSWERED.get(lang).to_owned();
    match field {
        Field::Outlook(item, which) => {
            let percents = states.map(|state| {
                let percent = state.item(item).and_then(|answer| answer.outlook(*which));
                percent.map_or_else(nothing, |percent| percent.to_string())
            });
            let what = words::outlook_word(*which).get(lang);
            Some(change(&format!("{item} {what}"), &percents))
        }
        Field::Table(item) => {
            let tables = states.map(|state| {
                let Some(answer) = state.item(item) else {
                    return nothing();
                };
                let years = answer.years;
                let years = years.map(|years| (years.last.to_string(), years.count));
                words::table_of(lang, answer.indicators.len(), years)
            });
            let what = words::INDICATORS.get(lang);
            Some(change(&format!("{item} {what}"), &tables))
        }
        Field::Indicator(item, id, about) => {
            let choices = states.map(|state| {
                let choice = indicator(state, item, id).map(|one| one.choice(*about));
                choice.map_or_else(nothing, |choice| match choice {
                    Choice::Core(true) => words::CORE.get(lang).to_owned(),
                    Choice::Core(false) => words::SUPPORTING.get(lang).to_owned(),
                    Choice::Direction(direction) => {
                        words::direction_word(direction).get(lang).to_owned()
                    }
                    Choice::Class(class) => words::class_word(class).get(lang).to_owned(),
                    Choice::Group(group) => group.map_or_else(nothing, |point| {
                        heading_of(standard, item, point.as_str(), lang).to_owned()
                    }),
                })
            });
            let what = words::trait_word(*about).get(lang);
            let name = name_of(states, item, id);
            Some(change(&format!("{item} {name} · {what}"), &choices))
        }
        Field::Plan => {
            let plans = states.map(|state| {
                let done = state.plan.iter().filter(|one| one.status == Status::Done);
                words::plan_of(lang, state.plan.len(), done.count())
            });
            Some(change(words::PLAN.get(lang), &plans))
        }
        Field::Dismissal(item, rule) => {
            let reasons = states.map(|state| {
                let reason = state.dismissal(item, rule.as_str());
                reason.map_or_else(nothing, str::to_owned)
            });
            let what = words::DISMISSED.get(lang);
            Some(change(&format!("{item} {what}"), &reasons))
        }
        Field::Text(_)
        | Field::Percent(_)
        | Field::Percents(_)
        | Field::Factor(..)
        | Field::Coverage(..)
        | Field::Condition(..) => None,
    }
}

fn indicator<'a>(state: &'a Assessment, item: &ItemId, id: &IndicatorId) -> Option<&'a Indicator> {
    state.item(item)?.indicator(id)
}

/// What an indicator is called: as in the second state, else as in the first.
pub(super) fn name_of(states: Sides<&Assessment>, item: &ItemId, id: &IndicatorId) -> String {
    let name = |state| Some(indicator(state, item, id)?.name.trim());
    let names = [states.after, states.before].map(name);
    let name = names.into_iter().flatten().find(|name| !name.is_empty());
    name.unwrap_or(id.as_str()).to_owned()
}
