//! The changes that lead from one state to another.

use super::fields::{band, coverage, fields};
use crate::assessment::{Assessment, Command, Field, TableChange};
use crate::programme::Programme;
use crate::standard::{ItemId, Standard};

/// The changes that make one state the other, as far as both can be filled in here; in the order of [`fields`]. A table or a
/// plan that differs anywhere is exchanged whole.
pub fn changes(
    standard: &Standard,
    programmes: &[Programme],
    before: &Assessment,
    after: &Assessment,
) -> Vec<Command> {
    let items = standard.items().map(|item| &item.id);
    let mut all: Vec<Command> = items.filter_map(|id| table(id, before, after)).collect();
    all.extend(plan(before, after));
    let fields = fields(standard, programmes, before, after).into_iter();
    all.extend(fields.filter_map(|field| value(field, after)));
    all
}

/// Makes the table of an item what it is afterwards.
fn table(id: &ItemId, before: &Assessment, after: &Assessment) -> Option<Command> {
    let state = |state: &Assessment| {
        let answer = state.item(id);
        answer.map_or((None, Vec::new()), |answer| {
            (answer.years, answer.indicators.clone())
        })
    };
    let ((had, was), (years, is)) = (state(before), state(after));
    if (had, &was) == (years, &is) {
        return None;
    }
    let gone = was.into_iter().map(|row| row.id);
    let gone = gone.filter(|id| is.iter().all(|row| row.id != *id));
    let mut rows: Vec<_> = gone.map(|id| (id, None)).collect();
    let placed = is.iter().enumerate();
    rows.extend(placed.map(|(at, row)| (row.id.clone(), Some((at, row.clone())))));
    Some(Command::Table(id.clone(), TableChange { years, rows }))
}

/// Makes the plan what it is afterwards.
fn plan(before: &Assessment, after: &Assessment) -> Vec<Command> {
    if before.plan == after.plan {
        return Vec::new();
    }
    let gone = before.plan.iter().map(|action| &action.id);
    let gone = gone.filter(|id| after.plan.iter().all(|action| action.id != **id));
    let mut all: Vec<Command> = gone.map(|id| Command::Plan(id.clone(), None)).collect();
    let placed = after.plan.iter().enumerate();
    all.extend(
        placed.map(|(at, action)| Command::Plan(action.id.clone(), Some((at, action.clone())))),
    );
    all
}

/// The change that gives a field the value that it has in an assessment; nothing for what the table or the plan brings along.
fn value(field: Field, assessment: &Assessment) -> Option<Command> {
    if field.is_of_a_row() {
        return None;
    }
    Some(match field {
        Field::Text(text) => {
            let written = assessment.text(&text).to_owned();
            Command::Text(text, written)
        }
        Field::Percent(item) => {
            let percent = assessment.percent(&item);
            Command::Percent(item, percent)
        }
        Field::Factor(item, factor) => {
            let band = band(&item, &factor, assessment);
            Command::Factor(item, factor, band)
        }
        Field::Coverage(item, point) => {
            let coverage = coverage(&item, &point, assessment);
            Command::Coverage(item, point, coverage)
        }
        Field::Condition(programme, condition) => {
            let answer = assessment.condition(&programme, &condition);
            Command::Condition(programme, condition, answer)
        }
        Field::Outlook(item, which) => {
            let percent = assessment.item(&item);
            let percent = percent.and_then(|answer| answer.outlook(which));
            Command::Outlook(item, which, percent)
        }
        Field::Dismissal(item, rule) => {
            let reason = assessment.dismissal(&item, rule.as_str());
            let reason = reason.map(str::to_owned);
            Command::Dismiss(item, rule, reason)
        }
        Field::Percents(_) | Field::Table(_) | Field::Indicator(..) | Field::Plan => return None,
    })
}
