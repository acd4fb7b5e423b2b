//! What the evidence check asks, the questions that were put aside among them, with their reasons.

use super::look::Look;
use super::page::{Opening, Page, last_column};
use super::table::Value;
use super::{Result, Source, words};
use crate::draft;
use crate::scoring::{Finding, ItemScore};
use crate::standard::Item;
use rust_xlsxwriter::Workbook;

pub(super) fn write(
    book: &mut Workbook,
    source: &Source<'_>,
    look: &Look,
    name: &str,
) -> Result<()> {
    let columns = [
        (words::NUMBER, false, 7),
        (words::ITEM, false, 24),
        (words::PERCENT, true, 10),
        (words::SUPPORTED_PERCENT, true, 12),
        (words::QUESTION, false, 62),
        (words::STATE, false, 10),
        (words::REASON, false, 30),
    ];
    let widths = columns.map(|(_, _, width)| width);
    let opening = Opening {
        name,
        title: source.say(words::FINDINGS_TITLE),
        note: source.say(words::FINDINGS_NOTE),
        widths: &widths,
        landscape: true,
    };
    let mut page = Page::begin(book, source, look, &opening)?;
    let heads = columns.map(|(head, numeric, _)| (head, numeric));
    let scores = source.items().filter_map(|item| {
        let score = source.board.item(&item.id)?;
        Some((item, score))
    });
    let findings = scores.flat_map(|(item, score)| {
        let findings = score.findings.iter();
        findings.map(move |finding| (item, score, finding))
    });
    let row = |(number, (item, score, finding)): (u32, (&Item, &ItemScore, &Finding))| {
        let question = draft::words::finding(finding, source.standard, source.lang);
        let state = match finding.dismissed {
            Some(_) => words::PUT_ASIDE,
            None => words::ASKED,
        };
        vec![
            Value::Number(number),
            Value::Text(super::item_name(item, source.lang)),
            Value::Percent(score.percent),
            Value::Percent(score.supported),
            Value::Text(question),
            Value::Word(source.say(state).to_owned()),
            Value::Text(finding.dismissed.clone().unwrap_or_default()),
        ]
    };
    let rows: Vec<Vec<Value>> = (1..).zip(findings).map(row).collect();
    let last = page.list(&heads, &rows, words::NO_FINDINGS, source.lang)?;
    page.end((last, last_column(&heads)), 2)
}
