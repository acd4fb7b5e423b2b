//! The annexes: scores, programmes, evidence, what is missing, character counts.

use super::gap::Gap;
use super::length::Length;
use super::programmes::{Annex, Glance, Handed};
use super::text::line;
use super::tree::{Block, Cell, Chapter, Count, Inline, Row, RowKind, Table, Tone};
use super::{Source, lists, plan, scores, words};
use crate::language::Phrase;

/// The id of the annex whose sections are programmes, each a paper of its own.
const PROGRAMMES: &str = "annex-programmes";

/// All annexes but the counts, which count the others; and what that of the programmes holds, for other formats.
pub(super) fn chapters(
    source: &Source<'_>,
    gaps: &[Gap],
    programmes: Option<Annex>,
) -> (Vec<Chapter>, Vec<Glance>, Vec<Handed>) {
    let mut annexes = Vec::new();
    let mut add = |id, title, blocks| {
        annexes.push(annex(source, annexes.len(), id, title, blocks));
    };
    if source.choice.has_outcome() {
        add("annex-scores", words::SCORES_TITLE, scores::blocks(source));
    }
    let (mut glances, mut materials) = (Vec::new(), Vec::new());
    if let Some(programmes) = programmes {
        add(PROGRAMMES, words::PROGRAMMES_TITLE, programmes.blocks);
        (glances, materials) = (programmes.glances, programmes.materials);
    }
    if source.choice.is_overview() {
        return (annexes, glances, materials);
    }
    let evidence = lists::evidence(source);
    add("annex-evidence", words::EVIDENCE_TITLE, evidence);
    let gaps = lists::gaps(source, gaps);
    add("annex-gaps", words::GAPS_TITLE, gaps);
    if source.choice.has_outcome() && plan::is_written(source.assessment) {
        add("annex-plan", words::PLAN_TITLE, plan::blocks(source));
    }
    (annexes, glances, materials)
}

/// The id of the annex of lengths.
pub(super) const COUNTS: &str = "annex-counts";

/// The lengths of the chapters before it, beside what is allowed; and their sums, by what they are called.
pub(super) fn counts(
    source: &Source<'_>,
    chapters: &[Chapter],
    counts: &[Count],
    lengths: &[Length],
) -> (Vec<(String, Count)>, Chapter) {
    let lang = source.lang;
    let row = |kind, name: &str, all: usize, own: Option<usize>| Row {
        kind,
        cells: vec![
            text(name),
            text(&all.to_string()),
            text(&own.map_or_else(|| String::from("—"), |own| own.to_string())),
        ],
    };
    let part = |annexes: bool| {
        let chapters = chapters.iter().zip(counts);
        chapters.filter(move |(chapter, _)| chapter.annex == annexes)
    };
    let sum = |annexes| {
        let none = Count { all: 0, own: 0 };
        part(annexes).fold(none, |sum, (_, count)| sum + *count)
    };
    let name = |chapter: &Chapter| line(&chapter.name(" "));
    let (main, annexes) = (sum(false), sum(true));
    let mut rows = Vec::new();
    for (chapter, count) in part(false) {
        rows.push(row(
            RowKind::Plain,
            &name(chapter),
            count.all,
            Some(count.own),
        ));
    }
    let title = words::MAIN_TEXT.get(lang);
    rows.push(row(RowKind::Sum, title, main.all, Some(main.own)));
    // What the annexes quote was counted where it stands.
    for (chapter, count) in part(true) {
        rows.push(row(RowKind::Plain, &name(chapter), count.all, None));
    }
    let all = main.all + annexes.all;
    let whole = Count { all, ..main };
    let sums = [(words::MAIN_TEXT, main), (words::TOTAL, whole)];
    let sums = sums.map(|(title, count)| (title.get(lang).to_owned(), count));
    let title = words::TOTAL.get(lang);
    rows.push(row(RowKind::Total, title, all, Some(main.own)));
    let head = [words::COL_CHAPTER, words::COL_ALL, words::COL_OWN];
    let table = Table {
        caption: words::COUNTS_CAPTION.get(lang).to_owned(),
        head: head.map(|title| title.get(lang).to_owned()).to_vec(),
        numeric: vec![false, true, true],
        rows,
    };
    let note = Block::Paragraph(text(words::COUNTS_NOTE.get(lang)));
    let mut blocks = vec![note, Block::Table(table)];
    if !lengths.is_empty() {
        blocks.push(Block::Table(limits(source, lengths)));
    }
    let index = chapters.iter().filter(|chapter| chapter.annex).count();
    let chapter = annex(source, index, COUNTS, words::COUNTS_TITLE, blocks);
    (sums.to_vec(), chapter)
}

/// What programmes allow. Too much is said, and nothing is cut.
fn limits(source: &Source<'_>, lengths: &[Length]) -> Table {
    let lang = source.lang;
    let row = |length: &Length| {
        let state = match length.excess() {
            0 => Inline::State(Tone::Good, words::WITHIN.get(lang).to_owned()),
            excess => {
                let said = words::fill(words::EXCESS.get(lang), &[&excess.to_string()]);
                Inline::State(Tone::Bad, said)
            }
        };
        Row {
            kind: RowKind::Plain,
            cells: vec![
                text(&format!("{} {}", length.programme, length.clause)),
                text(&length.of),
                text(&length.counted.to_string()),
                text(&length.most.to_string()),
                vec![state],
            ],
        }
    };
    let head = [
        words::PROGRAMME,
        words::COL_TEXT,
        words::COL_OWN,
        words::COL_MOST,
        words::STATE_OF_LENGTH,
    ];
    Table {
        caption: words::LIMITS_CAPTION.get(lang).to_owned(),
        head: head.map(|title| title.get(lang).to_owned()).to_vec(),
        numeric: vec![false, false, true, true, false],
        rows: lengths.iter().map(row).collect(),
    }
}

fn annex(
    source: &Source<'_>,
    index: usize,
    id: &str,
    title: Phrase,
    blocks: Vec<Block>,
) -> Chapter {
    let letter = ["A", "B", "C", "D", "E", "F"].get(index).copied();
    // The overview is the document itself, and annexed to nothing.
    let number = match source.choice.is_overview() {
        true => String::new(),
        false => words::fill(words::ANNEX.get(source.lang), &[letter.unwrap_or_default()]),
    };
    Chapter {
        id: id.to_owned(),
        number,
        title: title.get(source.lang).to_owned(),
        annex: true,
        // One of a few lines has no page of its own, unless it comes right behind the report.
        starts_page: index == 0 || lines(&blocks) > FEW,
        blocks,
    }
}

/// An annex of so many lines is not worth a page.
const FEW: usize = 8;

/// How many lines blocks take at least.
fn lines(blocks: &[Block]) -> usize {
    let lines = |block: &Block| match block {
        Block::Heading { .. } | Block::Paragraph(_) => 1,
        Block::Requirement(lines) | Block::List(lines) => lines.len(),
        Block::Table(table) => table.rows.len() + 2,
        Block::Figure(_) => FEW,
    };
    blocks.iter().map(lines).sum()
}

/// A cell, or a line, of our own words.
pub(super) fn text(text: &str) -> Cell {
    vec![Inline::Text(text.to_owned())]
}
