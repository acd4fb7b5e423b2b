//! The list of evidence, in full, with the numbers by which the draft refers to it.

use super::look::Look;
use super::page::{Opening, Page};
use super::table::Value;
use super::{Result, Source, cell, words};
use crate::draft::{Written, written_evidence};
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
        title: source.say(words::EVIDENCE_TITLE),
        note: source.say(words::EVIDENCE_NOTE),
        widths: &[7, 22, 28, 12, 76],
        landscape: true,
    };
    let mut page = Page::begin(book, source, look, &opening)?;
    let heads = [
        (words::NUMBER, false),
        (words::ITEM, false),
        (words::POINT, false),
        (words::COVERAGE, false),
        (words::WRITTEN, false),
    ];
    let row = |(number, written): (u32, &Written<'_>)| {
        let Written {
            item,
            point,
            evidence,
        } = written;
        let answer = source.assessment.item(&item.id);
        let coverage = answer.and_then(|answer| answer.coverage(&point.id));
        let coverage = coverage.map_or("", |coverage| source.say(coverage.word()));
        vec![
            Value::Number(number),
            Value::Text(super::item_name(item, lang)),
            Value::Text(cell::line(&format!(
                "{} {}",
                point.id,
                point.heading.get(lang)
            ))),
            Value::Word(coverage.to_owned()),
            Value::Text((*evidence).to_owned()),
        ]
    };
    let written = written_evidence(source.standard, source.assessment, source.choice);
    let rows: Vec<Vec<Value>> = (1..).zip(&written).map(row).collect();
    let last = page.list(&heads, &rows, words::NO_EVIDENCE, lang)?;
    page.end((last, 4), 1)
}
