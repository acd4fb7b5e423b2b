//! All programmes at a glance, the nearest first.

use super::look::Look;
use super::page::{Opening, Page, last_column};
use super::table::Value;
use super::{Result, Source, words};
use crate::draft::Glance;
use rust_xlsxwriter::Workbook;

pub(super) fn write(
    book: &mut Workbook,
    source: &Source<'_>,
    look: &Look,
    name: &str,
) -> Result<()> {
    let lang = source.lang;
    let opening = Opening {
        name,
        title: source.say(words::PROGRAMMES_TITLE),
        note: source.say(words::PROGRAMMES_NOTE),
        widths: &[26, 11, 16, 16, 16, 12, 11, 24, 60],
        landscape: true,
    };
    let mut page = Page::begin(book, source, look, &opening)?;
    let heads = [
        (words::PROGRAMME, false),
        (words::NOW, false),
        (words::TIER, false),
        (words::BY_SCORE, false),
        (words::BY_OFFICIAL, false),
        (words::CONDITIONS, false),
        (words::DISTANCE, true),
        (words::FAILED, false),
        (words::UNANSWERED, false),
    ];
    let row = |glance: &Glance| {
        vec![
            Value::Text(glance.title.clone()),
            Value::Word(glance.said(lang).to_owned()),
            Value::Text(glance.tier.clone()),
            Value::Text(glance.by_score.clone()),
            Value::Text(glance.by_official.clone()),
            Value::Text(glance.conditions.clone()),
            Value::Points(glance.distance),
            Value::Text(glance.failed.join("\n")),
            Value::Text(glance.open.join("\n")),
        ]
    };
    let rows: Vec<Vec<Value>> = source.draft.glances.iter().map(row).collect();
    let last = page.list(&heads, &rows, words::NO_PROGRAMMES, lang)?;
    page.end((last, last_column(&heads)), 1)
}
