//! The annex of what is aimed at and what is to be done. It is there only where something of it was written.

use super::annex::text;
use super::text::{answer, line};
use super::tree::{Block, Cell, Inline, Row, RowKind, Table};
use super::{Source, words};
use crate::assessment::{Action, Assessment, Status};
use crate::language::{Lang, Phrase};
use crate::planning::WhatIf;
use crate::standard::{Item, ItemId, Percent};

/// Whether there is anything to say.
pub(super) fn is_written(assessment: &Assessment) -> bool {
    !assessment.plan.is_empty() || assessment.items.values().any(|item| item.target.is_some())
}

/// The items that have a target.
pub(super) fn targets(source: &Source<'_>) -> Vec<(ItemId, Option<Percent>)> {
    let items = source.assessment.items.iter();
    let targets = items.filter_map(|(id, answer)| Some((id.clone(), Some(answer.target?))));
    targets.collect()
}

pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let lang = source.lang;
    let mut blocks = Vec::new();
    let targets = targets(source);
    if !targets.is_empty() {
        let then = WhatIf::of(source.standard, &[], source.assessment, &targets);
        let (now, then) = (source.board.total.earned, then.board.total.earned);
        let sums = [now.to_string(), then.to_string()];
        let sums: Vec<&str> = sums.iter().map(String::as_str).collect();
        let sentence = words::fill(words::TARGET_TOTAL.get(lang), &sums);
        blocks.push(Block::Paragraph(text(&sentence)));
        blocks.push(Block::Table(target_table(source)));
    }
    if source.assessment.plan.is_empty() {
        blocks.push(Block::Paragraph(text(words::NO_ACTIONS.get(lang))));
    } else {
        blocks.push(Block::Table(action_table(source)));
    }
    blocks
}

fn target_table(source: &Source<'_>) -> Table {
    let lang = source.lang;
    let row = |item: &Item| {
        let target = source.assessment.item(&item.id)?.target?;
        let score = source.board.item(&item.id)?;
        let now = score.percent.map(|percent| percent.to_string());
        let gain = target.of(item.points) - score.earned;
        Some(Row {
            kind: RowKind::Plain,
            cells: vec![
                text(&words::item_name(item, lang)),
                text(&now.unwrap_or_else(|| words::NOT_SCORED.get(lang).to_owned())),
                text(&target.to_string()),
                text(&gain.to_string()),
            ],
        })
    };
    let head = [
        words::COL_ITEM,
        words::COL_PERCENT,
        words::COL_TARGET,
        words::COL_GAIN,
    ];
    Table {
        caption: words::TARGETS_CAPTION.get(lang).to_owned(),
        head: heads(&head, lang),
        numeric: vec![false, true, true, true],
        rows: source.standard.items().filter_map(row).collect(),
    }
}

fn action_table(source: &Source<'_>) -> Table {
    let lang = source.lang;
    let head = [
        words::COL_NUMBER,
        words::COL_ACTION,
        words::COL_ITEM,
        words::COL_OWNER,
        words::COL_DUE,
        words::COL_STATUS,
    ];
    let row = |(number, action): (usize, &Action)| {
        let item = action.item.as_ref().map(|id| line(id.as_str()));
        Row {
            kind: RowKind::Plain,
            cells: vec![
                text(&number.to_string()),
                own(&action.action),
                text(&item.unwrap_or_default()),
                own(&action.owner),
                own(&action.due),
                text(status(action.status).get(lang)),
            ],
        }
    };
    Table {
        caption: words::ACTIONS_CAPTION.get(lang).to_owned(),
        head: heads(&head, lang),
        numeric: vec![true, false, false, false, false, false],
        rows: (1..).zip(&source.assessment.plan).map(row).collect(),
    }
}

/// What the organisation wrote, on one line.
fn own(text: &str) -> Cell {
    let mut cell = Vec::new();
    for line in answer(text) {
        if !cell.is_empty() {
            cell.push(Inline::Text(String::from(" ")));
        }
        cell.push(line);
    }
    cell
}

fn heads(head: &[Phrase], lang: Lang) -> Vec<String> {
    head.iter()
        .map(|title| title.get(lang).to_owned())
        .collect()
}

/// What a status is called.
pub fn status(status: Status) -> Phrase {
    match status {
        Status::Planned => words::PLANNED,
        Status::Underway => words::UNDERWAY,
        Status::Done => words::DONE,
    }
}
