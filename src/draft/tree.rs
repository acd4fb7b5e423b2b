//! The types of the document tree: few and plain, so that a writer is one walk over them.

use super::annex::COUNTS;
use super::gap::Gap;
use super::length::Length;
use super::programmes::{Glance, Handed};
use super::text::characters;
use crate::chart::Drawing;
use crate::language::Lang;

/// A whole self-evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The language of our own words.
    pub lang: Lang,
    /// The day of the draft: `2026-11-20`.
    pub date: String,
    /// The title of the document.
    pub title: String,
    /// The organisation, as it heads every page; a placeholder where it has no name yet.
    pub organisation: String,
    /// What every page says beside the organisation: provisional, and fictional where that is so.
    pub marks: Vec<String>,
    /// The first page.
    pub cover: Cover,
    /// The chapters in their order: profile, categories, annexes.
    pub chapters: Vec<Chapter>,
    /// Everything that the organisation still owes, in the order of the document.
    pub gaps: Vec<Gap>,
    /// The lengths of the main text and of all, by what they are called.
    pub sums: Vec<(String, Count)>,
    /// The lengths that programmes limit.
    pub lengths: Vec<Length>,
    /// All programmes at a glance, the nearest first; none where the draft does not have them.
    pub glances: Vec<Glance>,
    /// What is handed in for the programmes that are worked on.
    pub materials: Vec<Handed>,
}

/// The first page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    /// The standard that the assessment follows.
    pub standard: String,
    /// What is known about the organisation and the document: a label and its value.
    pub facts: Vec<(String, Inline)>,
    /// What has to be known before reading on.
    pub notices: Vec<String>,
}

/// A chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// An id that is unique in the document: `1`, `annex-scores`.
    pub id: String,
    /// Its number as printed: `1`, `附录A`.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Whether it follows the main text, whose length programmes limit.
    pub annex: bool,
    /// Whether it begins on a new page.
    pub starts_page: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading: level 1 for an item or a section, level 2 within it.
    Heading {
        /// 1 or 2.
        level: u8,
        /// The heading.
        text: String,
        /// What stands beside it, more quietly: the points of an item, a clause.
        aside: String,
    },
    /// A line of text.
    Paragraph(Vec<Inline>),
    /// A list of lines.
    List(Vec<Vec<Inline>>),
    /// What the standard requires, in our words.
    Requirement(Vec<Vec<Inline>>),
    /// A table.
    Table(Table),
    /// A figure.
    Figure(Figure),
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The headings of the columns.
    pub head: Vec<String>,
    /// Which columns hold numbers; as long as `head`.
    pub numeric: Vec<bool>,
    /// The rows, each as long as `head`.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub kind: RowKind,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// The text of a cell.
pub type Cell = Vec<Inline>;

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// One thing.
    Plain,
    /// The head of the rows below it; only its first cell is filled.
    Group,
    /// The sum of the rows above it.
    Sum,
    /// The sum of all.
    Total,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it shows.
    pub caption: String,
    /// The same in words, for those who do not see it.
    pub alternative: String,
    /// What is drawn.
    pub drawing: Drawing,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Our words.
    Text(String),
    /// Our words, emphasised.
    Strong(String),
    /// The organisation's own words.
    Answer(String),
    /// A verdict or state whose tone may be coloured; the words alone say it too.
    State(Tone, String),
    /// Something that the organisation still owes.
    Gap(Gap),
    /// The number of a piece of evidence, where the list of evidence has it.
    Listed(usize),
    /// Where a piece of evidence is given: its number in the list, and the words that name it.
    Referred(usize, String),
}

/// The tone of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It holds.
    Good,
    /// It is not decided.
    Open,
    /// It does not hold.
    Bad,
}

/// How long a chapter is, in characters without white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Everything printed: headings, requirements, tables and the words in figures included.
    pub all: usize,
    /// What is the organisation's: its own words, and the whole of the tables and figures that show what it entered. Our headings,
    /// requirements, marks and sentences are not: limits are held against this.
    pub own: usize,
}

impl Draft {
    /// The chapters whose lengths the annex of lengths tells: those before it.
    pub fn counted(&self) -> &[Chapter] {
        let mut chapters = self.chapters.iter();
        let end = chapters.position(|chapter| chapter.id == COUNTS);
        &self.chapters[..end.unwrap_or(self.chapters.len())]
    }
}

impl Chapter {
    /// Its number and its title, with what stands between them; the title alone where it has no number.
    pub fn name(&self, between: &str) -> String {
        match self.number.as_str() {
            "" => self.title.clone(),
            number => format!("{number}{between}{}", self.title),
        }
    }

    /// Every piece of text that the chapter prints, its title included, in reading order.
    pub fn inlines(&self) -> Vec<Inline> {
        let mut found = vec![
            Inline::Text(self.number.clone()),
            Inline::Text(self.title.clone()),
        ];
        for block in &self.blocks {
            block.collect(&mut found);
        }
        found
    }
}

impl Block {
    fn collect(&self, found: &mut Vec<Inline>) {
        let mut text = |text: &str| found.push(Inline::Text(text.to_owned()));
        match self {
            Block::Heading {
                text: head, aside, ..
            } => {
                text(head);
                text(aside);
            }
            Block::Paragraph(line) => found.extend_from_slice(line),
            Block::List(lines) | Block::Requirement(lines) => {
                found.extend(lines.iter().flatten().cloned());
            }
            Block::Table(table) => {
                text(&table.caption);
                table.head.iter().for_each(|head| text(head));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                found.extend(cells.flatten().cloned());
            }
            Block::Figure(figure) => {
                text(&figure.caption);
                figure.drawing.labels().iter().for_each(|label| text(label));
            }
        }
    }
}

impl Count {
    /// The length of a chapter.
    pub fn of(chapter: &Chapter) -> Count {
        let length = |inline: &Inline| characters(&inline.printed());
        let own = |block: &Block| {
            let mut found = Vec::new();
            block.collect(&mut found);
            let is_own = |inline: &Inline| matches!(inline, Inline::Answer(_));
            // Tables and figures count with their headings, as they are handed in.
            let is_whole = match block {
                Block::Table(_) => found.iter().any(is_own),
                Block::Figure(figure) => matches!(figure.drawing, Drawing::Lines(_)),
                Block::Heading { .. }
                | Block::Paragraph(_)
                | Block::List(_)
                | Block::Requirement(_) => false,
            };
            let counted = found.iter().filter(|inline| is_whole || is_own(inline));
            counted.map(length).sum::<usize>()
        };
        Count {
            all: chapter.inlines().iter().map(length).sum(),
            own: chapter.blocks.iter().map(own).sum(),
        }
    }
}

impl std::ops::Add for Count {
    type Output = Count;
    fn add(self, other: Count) -> Count {
        Count {
            all: self.all + other.all,
            own: self.own + other.own,
        }
    }
}

impl Inline {
    /// The text as printed, without its emphasis.
    pub fn printed(&self) -> String {
        match self {
            Inline::Text(text)
            | Inline::Strong(text)
            | Inline::Answer(text)
            | Inline::State(_, text)
            | Inline::Referred(_, text) => text.clone(),
            Inline::Listed(number) => number.to_string(),
            Inline::Gap(gap) => format!("{}{}", gap.mark, gap.missing),
        }
    }
}
