//! What is handed in for the programmes that are worked on: a checklist to go on with.

use super::look::Look;
use super::page::{HEAD, Opening, Page};
use super::table::Value;
use super::{Result, Source, words};
use crate::draft::{Handed, State};
use rust_xlsxwriter::Workbook;

pub(super) fn write(
    book: &mut Workbook,
    source: &Source<'_>,
    look: &Look,
    name: &str,
) -> Result<()> {
    let opening = Opening {
        name,
        title: source.say(words::MATERIALS_TITLE),
        note: source.say(words::MATERIALS_NOTE),
        widths: &[32, 36, 16, 22, 12, 20, 14],
        landscape: true,
    };
    let mut page = Page::begin(book, source, look, &opening)?;
    let heads = [
        (words::PROGRAMME, false),
        (words::MATERIAL, false),
        (words::CLAUSE, false),
        (words::FORM, false),
        (words::STATE, false),
        (words::OWNER, false),
        (words::BY, true),
    ];
    let row = |one: &Handed| {
        vec![
            Value::Text(one.programme.clone()),
            Value::Text(one.title.clone()),
            Value::Text(one.clause.clone()),
            Value::Text(one.form.clone()),
            Value::Word(source.say(one.state.word()).to_owned()),
            Value::Text(one.owner.clone()),
            Value::day(&one.date),
        ]
    };
    let rows: Vec<Vec<Value>> = source.draft.materials.iter().map(row).collect();
    let last = page.list(&heads, &rows, words::NO_MATERIALS, source.lang)?;
    if !rows.is_empty() {
        let words = State::ALL.map(|one| source.say(one.word()));
        page.choose((HEAD + 1, last), 4, &words)?;
    }
    page.end((last, 6), 2)
}
