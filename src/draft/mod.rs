//! The self-evaluation as a document: a tree of chapters and blocks, built from the answers and their scores.
//!
//! [`Draft::of`] builds it; the writers of [`crate::export`] only walk it, so that every format says the same. No score
//! is computed here. Private notes stay in the assessment file: nothing in this module reads them.
//!
//! What the tree promises to every writer:
//! - its texts are clean: control characters and marks of writing direction were made visible (see [`visible`]), and no
//!   text contains a line feed;
//! - the organisation's own words are [`Inline::Answer`], so that a writer can isolate them from ours;
//! - whatever the organisation still owes is an [`Inline::Gap`], and [`Draft::gaps`] lists each exactly once;
//! - a score never stands without the word 暂定 or *provisional* beside it.

mod annex;
mod choice;
mod cover;
pub mod fact_words;
mod field;
mod gap;
mod indicator_words;
mod indicators;
mod item;
mod length;
mod lists;
mod plan;
mod profile;
mod programmes;
mod scores;
mod text;
mod tree;
pub mod typed;
pub mod words;

pub use choice::{Choice, Programmes};
pub use field::Field;
pub use gap::{Gap, Place};
pub use indicator_words::line as line_word;
pub use length::Length;
pub use lists::{Written, written_evidence};
pub use plan::status as status_word;
pub use programmes::{Glance, Handed, State, due_word, end_word};
pub use text::{characters, line as one_line, running, visible};
pub use tree::{
    Block, Cell, Chapter, Count, Cover, Draft, Figure, Inline, Row, RowKind, Table, Tone,
};

use crate::assessment::Assessment;
use crate::language::Lang;
use crate::programme::{Pack, Programme};
use crate::scoring::Scoreboard;
use crate::standard::{ItemId, PointId, Standard};

/// What every part of the draft is built from.
struct Source<'a> {
    standard: &'a Standard,
    /// All programmes.
    packs: &'a [Pack],
    /// Those that read this standard, for figures.
    programmes: Vec<Programme>,
    assessment: &'a Assessment,
    board: Scoreboard,
    choice: &'a Choice,
    /// What evidence is written, in its order: the first has the number 1.
    evidence: Vec<(ItemId, PointId)>,
    lang: Lang,
}

impl Draft {
    /// The draft of an assessment. `today` is a date, `2026-11-20`; a programme that does not read this standard has no score in it.
    ///
    /// ```
    /// # use excellence_assessment::{assessment::Assessment, draft::Draft, language::Lang, standard::{Standard, SHENZHEN}};
    /// let standard = Standard::read(SHENZHEN).unwrap();
    /// let blank = Assessment::new("a".into(), standard.id.clone(), "2026-11-20T08:00:00Z".into());
    /// let draft = Draft::of(&standard, &[], &blank, Lang::En, "2026-11-20");
    /// // Three sections of the profile, 72 guidance points, three factors of each of the 12 process items, the indicators of 6 result items.
    /// assert_eq!(draft.gaps.len(), 3 + 72 + 36 + 6);
    /// ```
    pub fn of(
        standard: &Standard,
        packs: &[Pack],
        assessment: &Assessment,
        lang: Lang,
        today: &str,
    ) -> Draft {
        let all = Choice::default();
        Draft::chosen(standard, packs, assessment, &all, lang, today)
    }

    /// The parts of the draft that are wanted.
    pub fn chosen(
        standard: &Standard,
        packs: &[Pack],
        assessment: &Assessment,
        choice: &Choice,
        lang: Lang,
        today: &str,
    ) -> Draft {
        let programmes = packs.iter().map(|pack| &pack.programme);
        let mut source = Source {
            standard,
            packs,
            programmes: programmes
                .filter(|one| one.reads(standard))
                .cloned()
                .collect(),
            assessment,
            board: Scoreboard::of(standard, assessment),
            choice,
            evidence: Vec::new(),
            lang,
        };
        source.evidence = lists::written(&source);
        let mut chapters = Vec::new();
        if choice.has(choice::PROFILE) {
            chapters.push(profile::chapter(&source));
        }
        let categories = source.categories();
        chapters.extend(categories.map(|category| item::chapter(&source, category)));
        let gaps = gap::collect(&chapters);
        let programmes = programmes::annex(&source);
        let (annexes, glances, materials) = annex::chapters(&source, &gaps, programmes);
        chapters.extend(annexes);
        let counts: Vec<Count> = chapters.iter().map(Count::of).collect();
        let lengths = length::lengths(&source, &chapters, &counts);
        let (sums, last) = annex::counts(&source, &chapters, &counts, &lengths);
        // An overview is nothing whose length is limited.
        if !choice.is_overview() {
            chapters.push(last);
        }
        Draft {
            sums,
            lengths,
            glances,
            materials,
            ..cover::draft(&source, today, chapters, gaps)
        }
    }
}
