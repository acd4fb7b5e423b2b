//! The lists at the end: the evidence, and what is missing.

use super::annex::text;
use super::gap::{Gap, Place};
use super::text::{beginning, line};
use super::tree::{Block, Cell, Inline, Row, RowKind, Table};
use super::{Choice, Source, words};
use crate::assessment::Assessment;
use crate::language::{Lang, Phrase};
use crate::standard::{GuidancePoint, Item, ItemId, PointId, Standard};

/// How much of a piece of evidence the list shows, in characters. English words take about twice as many.
fn room(lang: Lang) -> usize {
    match lang {
        Lang::Zh => 40,
        Lang::En => 80,
    }
}

/// A guidance point with the evidence written for it.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// The item.
    pub item: &'a Item,
    /// The guidance point.
    pub point: &'a GuidancePoint,
    /// The evidence, as it was written; not empty.
    pub evidence: &'a str,
}

/// All evidence that is written in the chosen chapters, in the order of the draft, which refers to it by its number: the first
/// has the number 1.
pub fn written_evidence<'a>(
    standard: &'a Standard,
    assessment: &'a Assessment,
    choice: &Choice,
) -> Vec<Written<'a>> {
    let mut written = Vec::new();
    for item in choice
        .categories(standard)
        .flat_map(|category| &category.items)
    {
        let Some(answer) = assessment.item(&item.id) else {
            continue;
        };
        written.extend(item.guidance.iter().map(|point| Written {
            item,
            point,
            evidence: answer.evidence(&point.id),
        }));
    }
    written.retain(|written| !written.evidence.trim().is_empty());
    written
}

fn all_written<'a>(source: &Source<'a>) -> Vec<Written<'a>> {
    written_evidence(source.standard, source.assessment, source.choice)
}

/// Where evidence is written: the first has the number 1.
pub(super) fn written(source: &Source<'_>) -> Vec<(ItemId, PointId)> {
    let written = all_written(source).into_iter();
    written
        .map(|written| (written.item.id.clone(), written.point.id.clone()))
        .collect()
}

pub(super) fn evidence(source: &Source<'_>) -> Vec<Block> {
    let lang = source.lang;
    let row = |written: Written<'_>| {
        let Written { item, point, .. } = written;
        let name = line(&format!("{} {}", point.id, point.heading.get(lang)));
        vec![
            text(&words::item_name(item, lang)),
            text(&name),
            vec![beginning(written.evidence, room(lang))],
        ]
    };
    let rows = all_written(source).into_iter().map(row).collect();
    let head = [words::COL_ITEM, words::COL_POINT, words::COL_BEGINNING];
    numbered(
        lang,
        words::EVIDENCE_CAPTION,
        words::NO_EVIDENCE,
        &head,
        rows,
        |number| vec![Inline::Listed(number)],
    )
}

pub(super) fn gaps(source: &Source<'_>, gaps: &[Gap]) -> Vec<Block> {
    let lang = source.lang;
    let row = |gap: &Gap| vec![text(&place(source, &gap.place)), text(&gap.missing)];
    let rows = gaps.iter().map(row).collect();
    let head = [words::COL_PLACE, words::COL_MISSING];
    let (caption, none) = (words::GAPS_CAPTION, words::NO_GAPS);
    let number = |number: usize| text(&number.to_string());
    numbered(lang, caption, none, &head, rows, number)
}

fn place(source: &Source<'_>, place: &Place) -> String {
    let lang = source.lang;
    match place.item().and_then(|id| source.standard.item(id)) {
        Some(item) => words::item_name(item, lang),
        None => line(source.standard.profile.title.get(lang)),
    }
}

/// A table whose rows are numbered from 1; a sentence where there are none.
fn numbered(
    lang: Lang,
    caption: Phrase,
    none: Phrase,
    head: &[Phrase],
    rows: Vec<Vec<Cell>>,
    cell: fn(usize) -> Cell,
) -> Vec<Block> {
    if rows.is_empty() {
        return vec![Block::Paragraph(text(none.get(lang)))];
    }
    let titles = std::iter::once(&words::COL_NUMBER).chain(head);
    let row = |(number, mut cells): (usize, Vec<Cell>)| {
        cells.insert(0, cell(number));
        Row {
            kind: RowKind::Plain,
            cells,
        }
    };
    let columns = head.len() + 1;
    vec![Block::Table(Table {
        caption: caption.get(lang).to_owned(),
        head: titles.map(|title| title.get(lang).to_owned()).collect(),
        numeric: (0..columns).map(|column| column == 0).collect(),
        rows: (1..).zip(rows).map(row).collect(),
    })]
}
