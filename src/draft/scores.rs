//! The annex of scores: what is earned, what the evidence supports, what is still open; and the radar.

use super::annex::text;
use super::text::line;
use super::tree::{Block, Figure, Row, RowKind, Table};
use super::{Source, plan, words};
use crate::chart::{Bars, Distribution, Drawing, Numbers, Radar, share};
use crate::language::Lang;
use crate::planning::{Confidence, WhatIf, ranges};
use crate::scoring::{ItemScore, Total};
use crate::standard::{Category, Hundredths, Item, ItemId};

pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let (lang, total) = (source.lang, &source.board.total);
    let targets = plan::targets(source);
    let target = (!targets.is_empty())
        .then(|| WhatIf::of(source.standard, &[], source.assessment, &targets).board);
    let (standard, board) = (source.standard, &source.board);
    let radar = Radar::with_profiles(standard, &source.programmes, board, target.as_ref(), lang);
    let mut blocks: Vec<Block> = sentences(source)
        .iter()
        .map(|sentence| Block::Paragraph(text(sentence)))
        .collect();
    blocks.push(Block::Table(table(source)));
    let caption = match total.is_complete() {
        true => words::RADAR_CAPTION,
        false => words::RADAR_OPEN_CAPTION,
    };
    let target_of = |id: &ItemId| source.assessment.item(id)?.target;
    let bars = Bars::of(standard, board, &target_of, lang);
    if total.scored > 0 {
        blocks.push(figure(caption.get(lang), Drawing::Radar(radar)));
        blocks.push(figure(words::BARS_CAPTION.get(lang), Drawing::Bars(bars)));
    }
    blocks.extend(confidence(source));
    blocks
}

/// A figure with its caption and what it says in words.
pub(super) fn figure(caption: &str, drawing: Drawing) -> Block {
    Block::Figure(Figure {
        caption: caption.to_owned(),
        alternative: drawing.summary(),
        drawing,
    })
}

/// How sure the total is, where any item carries a lowest or a highest percent and every item has one or a score.
fn confidence(source: &Source<'_>) -> Vec<Block> {
    let lang = source.lang;
    let answers = source.assessment.items.values();
    let mut known = answers.map(|answer| answer.low.or(answer.high));
    if known.all(|end| end.is_none()) {
        return Vec::new();
    }
    let ranges = source.standard.items().map(|item| {
        let answer = source.assessment.item(&item.id)?;
        ranges(answer.percent, answer.low, answer.high)
    });
    let ranges: Vec<_> = ranges.collect();
    let Some(confidence) = Confidence::of(source.standard, &ranges) else {
        return Vec::new();
    };
    let (programmes, assessment) = (&source.programmes, source.assessment);
    let shown = Distribution::of(source.standard, programmes, assessment, &confidence, lang);
    let colon = match lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    };
    let facts = shown.facts();
    let facts = facts
        .iter()
        .map(|(word, value)| text(&format!("{word}{colon}{value}")));
    let Numbers { head, rows } = shown.numbers();
    let rows = rows.iter().map(|row| Row {
        kind: RowKind::Plain,
        cells: row.iter().map(|cell| text(cell)).collect(),
    });
    let table = Table {
        caption: words::CHANCES_CAPTION.get(lang).to_owned(),
        numeric: (0..head.len()).map(|column| column > 0).collect(),
        head,
        rows: rows.collect(),
    };
    vec![
        Block::Paragraph(text(words::SURE.get(lang))),
        Block::List(facts.collect()),
        figure(words::SURE_CAPTION.get(lang), Drawing::Distribution(shown)),
        Block::Table(table),
    ]
}

/// A sum in words: `58.00 / 80 分，72.5%`.
pub(super) fn sum(total: &Total, lang: Lang) -> String {
    let possible = total.possible.get() / 100;
    let share = share(total, lang);
    let score = match lang {
        _ if total.scored == 0 => return share,
        Lang::Zh => format!("{} / {possible}分，{share}", total.earned),
        Lang::En => format!("{} of {possible} points, {share}", total.earned),
    };
    if total.is_complete() {
        return score;
    }
    let open = total.open();
    match lang {
        Lang::Zh => format!("{score}，未评{open}分"),
        Lang::En => format!("{score}, {open} points open"),
    }
}

fn sentences(source: &Source<'_>) -> Vec<String> {
    let (lang, total) = (source.lang, &source.board.total);
    let possible = (total.possible.get() / 100).to_string();
    if total.scored == 0 {
        return vec![words::fill(words::TOTAL_NONE.get(lang), &[&possible])];
    }
    let (earned, share) = (total.earned.to_string(), share(total, lang));
    let mut sentences = vec![words::fill(
        words::TOTAL_LINE.get(lang),
        &[&earned, &possible, &share],
    )];
    if total.is_complete() {
        sentences.push(words::CLOSED_LINE.get(lang).to_owned());
    } else {
        let (open, ceiling) = (total.open().to_string(), total.ceiling.to_string());
        let range = [open.as_str(), earned.as_str(), ceiling.as_str()];
        sentences.push(words::fill(words::OPEN_LINE.get(lang), &range));
    }
    let gap = total.earned - total.supported;
    sentences.push(if gap > Hundredths::ZERO {
        let supported = total.supported.to_string();
        let values = [supported.as_str(), &gap.to_string()];
        words::fill(words::SUPPORTED_TOTAL.get(lang), &values)
    } else if source.board.findings().next().is_some() {
        words::SUPPORTED_DISMISSED.get(lang).to_owned()
    } else {
        words::SUPPORTED_ALL.get(lang).to_owned()
    });
    sentences
}

fn table(source: &Source<'_>) -> Table {
    let lang = source.lang;
    let mut rows = Vec::new();
    for category in &source.standard.categories {
        for item in &category.items {
            if let Some(score) = source.board.item(&item.id) {
                rows.push(item_row(item, score, lang));
            }
        }
        if let Some(score) = source.board.categories.iter().find(|c| c.id == category.id) {
            rows.push(sum_row(
                RowKind::Sum,
                &sum_name(category, lang),
                &score.total,
                lang,
            ));
        }
    }
    rows.push(sum_row(
        RowKind::Total,
        words::TOTAL.get(lang),
        &source.board.total,
        lang,
    ));
    let head = [
        words::COL_ITEM,
        words::COL_POINTS,
        words::COL_PERCENT,
        words::COL_EARNED,
        words::COL_SUPPORTED_PERCENT,
        words::COL_SUPPORTED,
        words::COL_OPEN,
    ];
    Table {
        caption: words::SCORES_CAPTION.get(lang).to_owned(),
        head: head.map(|title| title.get(lang).to_owned()).to_vec(),
        numeric: vec![false, true, true, true, true, true, true],
        rows,
    }
}

fn sum_name(category: &Category, lang: Lang) -> String {
    let name = line(&format!("{} {}", category.id, category.title.get(lang)));
    words::fill(words::SUM.get(lang), &[&name])
}

/// What a column says where there is nothing to say.
const NOTHING: &str = "—";

fn item_row(item: &Item, score: &ItemScore, lang: Lang) -> Row {
    let points = item.points.0.to_string();
    let nothing = || NOTHING.to_owned();
    let percent = score.percent.map(|percent| percent.to_string());
    let supported = score.supported;
    let cells = [
        words::item_name(item, lang),
        points,
        percent
            .clone()
            .unwrap_or_else(|| words::NOT_SCORED.get(lang).to_owned()),
        percent.map_or_else(nothing, |_| score.earned.to_string()),
        supported.map_or_else(nothing, |percent| percent.to_string()),
        supported.map_or_else(nothing, |percent| percent.of(item.points).to_string()),
        match score.percent {
            Some(_) => nothing(),
            None => score.possible.to_string(),
        },
    ];
    Row {
        kind: RowKind::Plain,
        cells: cells.iter().map(|cell| text(cell)).collect(),
    }
}

fn sum_row(kind: RowKind, name: &str, total: &Total, lang: Lang) -> Row {
    let scored = |score: Hundredths| match total.scored {
        0 => NOTHING.to_owned(),
        _ => score.to_string(),
    };
    let cells = [
        name.to_owned(),
        (total.possible.get() / 100).to_string(),
        share(total, lang),
        scored(total.earned),
        match total.is_complete() {
            true => total.supported.percent_of(total.possible),
            false => NOTHING.to_owned(),
        },
        scored(total.supported),
        match total.open() {
            Hundredths::ZERO => NOTHING.to_owned(),
            open => open.to_string(),
        },
    ];
    Row {
        kind,
        cells: cells.iter().map(|cell| text(cell)).collect(),
    }
}
