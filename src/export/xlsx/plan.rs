//! The improvement plan.

use super::look::Look;
use super::page::{HEAD, Opening, Page};
use super::table::Value;
use super::{Result, Source, words};
use crate::assessment::{Action, Status};
use crate::draft::status_word;
use rust_xlsxwriter::Workbook;

pub(super) fn write(
    book: &mut Workbook,
    source: &Source<'_>,
    look: &Look,
    name: &str,
) -> Result<()> {
    let mut items = source.assessment.items.values();
    let has_targets = items.any(|item| item.target.is_some());
    let opening = Opening {
        name,
        title: source.say(words::PLAN_TITLE),
        note: source.say(if has_targets {
            words::PLAN_NOTE
        } else {
            words::PLAN_WITHOUT_TARGETS
        }),
        widths: &[7, 64, 24, 20, 14, 12],
        landscape: true,
    };
    let mut page = Page::begin(book, source, look, &opening)?;
    let heads = [
        (words::NUMBER, false),
        (words::ACTION, false),
        (words::ITEM, false),
        (words::OWNER, false),
        (words::DUE, true),
        (words::STATE, false),
    ];
    let row = |(number, action): (u32, &Action)| {
        let item = action.item.as_ref();
        let item = item.map(|id| match source.standard.item(id) {
            Some(item) => super::item_name(item, source.lang),
            None => id.to_string(),
        });
        vec![
            Value::Number(number),
            Value::Text(action.action.clone()),
            Value::Text(item.unwrap_or_default()),
            Value::Text(action.owner.clone()),
            Value::day(&action.due),
            Value::Word(source.say(status_word(action.status)).to_owned()),
        ]
    };
    let plan = &source.assessment.plan;
    let rows: Vec<Vec<Value>> = (1..).zip(plan).map(row).collect();
    let last = page.list(&heads, &rows, words::NO_ACTIONS, source.lang)?;
    if !rows.is_empty() {
        let words = Status::ALL.map(|one| source.say(status_word(one)));
        page.choose((HEAD + 1, last), 5, &words)?;
    }
    page.end((last, 5), 1)
}
