//! On which page a heading stands, as near as one can tell without setting the text: for the numbers in the contents that are shown
//! until Word fills its fields, which WPS does not do by itself.
//!
//! Every chapter begins a page, so that what is a line too much or too little in one is not carried into the next.

use super::contents::has_contents;
use super::figure::groups;
use super::table::{Heights, columns};
use crate::draft::{Block, Chapter, Draft, Figure, Inline, Table};
use crate::language::Lang;

/// The lengths of a document in twentieths of a point.
pub(super) struct Measures {
    /// The room for the text on a page.
    frame: Frame,
    /// The size of the text, and from one of its lines to the next.
    em: u32,
    line: u32,
    /// The indent of the first line of a paragraph in hundredths of its size.
    indent: u32,
    /// After a paragraph.
    after: u32,
    headings: [[u32; 3]; 3],
}

/// The room for text on a page, in twentieths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub width: u32,
    pub height: u32,
}

/// How the text is set, in twentieths of a point: its size, from one of its lines to the next, the distance after a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lines {
    pub em: u32,
    pub line: u32,
    pub after: u32,
    /// The headings, as [`HEADINGS`].
    pub headings: [[u32; 3]; 3],
}

impl Frame {
    /// That of A4 with the margins of the document.
    pub(super) const A4: Frame = Frame {
        width: 9070,
        height: 13958,
    };
}

/// The size of the text in tables, and from one of its lines to the next.
pub(super) const TABLE_EM: u32 = 210;
pub(super) const TABLE_LINE: u32 = 304;
/// What the cell of a table adds to its text, across and down.
pub(super) const CELL: u32 = 200;
pub(super) const CELL_DOWN: u32 = 84;
/// A caption: the distance before it, its line, the distance after it.
const CAPTION: [u32; 3] = [160, TABLE_LINE, 80];
/// The headings: the distance before one, its line, the distance after it.
pub(super) const HEADINGS: [[u32; 3]; 3] = [[240, 540, 240], [320, 450, 140], [220, 360, 80]];
/// From one line to the next in what the standard requires.
pub(super) const REQUIREMENT_LINE: u32 = 340;
/// The entries of the contents for a chapter and for a heading: the distance before one, its line. Those of the standard fit on a
/// page.
pub(super) const ENTRIES: [[u32; 2]; 2] = [[60, 350], [0, 310]];
/// What the line of a picture adds to its height, and the distance before it.
const PICTURE: u32 = 60;
const BEFORE_PICTURE: u32 = 240;
/// Before a picture that stands beside another one, in a cell, whose line adds nothing to it.
pub(super) const BEFORE_BESIDE: u32 = 120;
/// What a line loses at its end, in hundredths of its size: no character and no mark is cut.
const LOST: u32 = 60;
/// How far a list stands from the margin, and what follows a table from it.
const LIST: u32 = 960;
pub(super) const AFTER_TABLE: u32 = 160;

/// The pages of a chapter and of its headings of the first level.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub chapter: u32,
    pub sections: Vec<u32>,
}

/// The width of a text in hundredths of its size. Where Latin letters or figures stand beside Chinese, a quarter is between them.
pub(super) fn width(text: &str) -> u32 {
    let mut sum = 0;
    let mut before = ' ';
    for c in text.chars() {
        let (chinese, latin) = (is_chinese(c), c.is_ascii_alphanumeric());
        if chinese && before.is_ascii_alphanumeric() || latin && is_chinese(before) {
            sum += 25;
        }
        before = c;
        sum += match c {
            ' ' | '.' | ',' => 25,
            ':' | ';' | '\'' | '|' | 'i' | 'j' | 'l' | 't' => 28,
            'f' | 'r' | 'I' | '(' | ')' | '-' => 33,
            's' => 39,
            'a' | 'c' | 'e' | 'z' => 44,
            'w' => 72,
            'm' | '%' => 80,
            'A'..='Z' => 68,
            // Quotation marks and dashes are Chinese ones among Chinese.
            c if c < '\u{2010}' => 50,
            _ => 100,
        };
    }
    sum
}

pub(super) fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// The width of pieces of a line.
pub(super) fn width_of(line: &[Inline]) -> u32 {
    line.iter().map(|piece| width(&piece.printed())).sum()
}

/// Where a text has got to.
struct Cursor {
    measures: Measures,
    page: u32,
    used: u32,
    /// The distance that the last paragraph wants after it: of two distances between paragraphs the greater one counts.
    after: u32,
    /// The headings just before, which go where the next paragraph begins: their height, and whether the contents list the last.
    kept: u32,
    is_listed: bool,
    /// Where the last listed heading is after all.
    moved_to: Option<u32>,
    /// How high the pictures of the figures to come are.
    heights: std::vec::IntoIter<Option<u32>>,
}

/// Where every heading of a draft stands, and the last page. `front` are the pages before the contents, `lines` those of a template.
///
/// `heights` are those of the pictures of the figures, in their order, in twentieths of a point; one without is told in words.
pub(super) fn places(
    draft: &Draft,
    frame: Frame,
    front: u32,
    lines: Option<Lines>,
    heights: Vec<Option<u32>>,
) -> (Vec<Place>, u32) {
    let (own, indent) = match draft.lang {
        Lang::Zh => (
            Lines {
                em: 240,
                line: 468,
                after: 0,
                headings: HEADINGS,
            },
            200,
        ),
        Lang::En => (
            Lines {
                em: 220,
                // More than the 330 that it is: whole words leave more of a line empty than characters do.
                line: 345,
                after: 120,
                headings: HEADINGS,
            },
            0,
        ),
    };
    let Lines {
        em,
        line,
        after,
        headings,
    } = lines.unwrap_or(own);
    let measures = Measures {
        frame,
        em,
        line,
        indent,
        after,
        headings,
    };
    let mut cursor = Cursor {
        measures,
        page: front,
        used: 0,
        after: 0,
        kept: 0,
        is_listed: false,
        moved_to: None,
        heights: heights.into_iter(),
    };
    if has_contents(draft) {
        cursor.contents(draft);
    }
    let mut places = Vec::new();
    for (index, chapter) in draft.chapters.iter().enumerate() {
        if chapter.starts_page || index == 0 {
            cursor.turn();
        }
        places.push(cursor.chapter(chapter));
    }
    (places, cursor.page)
}

/// How many headings of a chapter the contents list.
fn sections(chapter: &Chapter) -> usize {
    let is_section = |block: &&Block| matches!(block, Block::Heading { level: 1, .. });
    chapter.blocks.iter().filter(is_section).count()
}

impl Cursor {
    /// The contents, on a page of their own.
    fn contents(&mut self, draft: &Draft) {
        let [chapter_entry, section_entry] = ENTRIES.map(|entry| entry.iter().sum());
        self.turn();
        self.used = self.measures.headings[0].iter().sum();
        for chapter in &draft.chapters {
            self.whole(chapter_entry);
            for _ in 0..sections(chapter) {
                self.whole(section_entry);
            }
        }
    }

    fn turn(&mut self) {
        (self.page, self.used, self.after) = (self.page + 1, 0, 0);
        self.release();
    }

    /// What comes next does not stay with the headings before it any more.
    fn release(&mut self) {
        (self.kept, self.is_listed) = (0, false);
    }

    /// Begins a page with the headings that stay with what comes next.
    fn turn_with_headings(&mut self) {
        let (kept, is_listed, after) = (self.kept, self.is_listed, self.after);
        self.turn();
        (self.used, self.after) = (kept, after);
        if is_listed {
            self.moved_to = Some(self.page);
        }
    }

    /// The distance before what comes next.
    fn distance(&mut self, before: u32) {
        self.used += before.max(std::mem::take(&mut self.after));
    }

    /// Something that is not broken.
    fn whole(&mut self, height: u32) {
        if self.used + height > self.measures.frame.height {
            self.turn_with_headings();
        }
        self.used += height;
        self.release();
    }

    /// A heading, which stays with what follows.
    fn heading(&mut self, level: usize) -> u32 {
        let [before, line, after] = self.measures.headings[level];
        let height = before.max(self.after) + line;
        if self.used + height > self.measures.frame.height {
            self.turn_with_headings();
        }
        self.distance(before);
        self.used += line;
        self.after = after;
        self.kept += height;
        self.is_listed |= level == 1;
        self.page
    }

    /// A paragraph of some width in hundredths of its size, the first line indented; of which so much is left free at the side.
    fn paragraph(&mut self, width: u32, aside: u32) {
        let Measures {
            frame,
            em,
            line,
            indent,
            ..
        } = self.measures;
        let room = (frame.width.saturating_sub(aside) * 100 / em).saturating_sub(LOST);
        let room = room.max(1);
        let mut lines = (width + indent).div_ceil(room).max(1);
        self.distance(0);
        loop {
            let fitting = self.measures.frame.height.saturating_sub(self.used) / line;
            if lines <= fitting {
                break;
            }
            // No line stands alone, neither the first nor the last.
            let here = fitting.min(lines.saturating_sub(2));
            if here < 2 {
                self.turn_with_headings();
            } else {
                lines -= here;
                self.turn();
            }
        }
        self.used += lines * line;
        self.release();
        self.after = self.measures.after;
    }

    fn chapter(&mut self, chapter: &Chapter) -> Place {
        let mut place = Place {
            chapter: self.heading(0),
            sections: Vec::new(),
        };
        for group in groups(&chapter.blocks) {
            let [block] = group else {
                self.figures_beside(group);
                continue;
            };
            match block {
                Block::Heading { level: 1, .. } => {
                    if chapter.sections_start_pages && self.used > 0 {
                        self.turn();
                    }
                    place.sections.push(self.heading(1));
                }
                Block::Heading { .. } => {
                    self.heading(2);
                }
                Block::Paragraph(line) => self.paragraph(width_of(line), 0),
                Block::List(lines) => {
                    for line in lines {
                        self.paragraph(width_of(line), LIST);
                        self.after = self.measures.after / 2;
                    }
                }
                Block::Requirement(lines) => {
                    for line in lines {
                        self.distance(20);
                        let width = self.measures.frame.width;
                        let room = (width - CELL) * 100 / TABLE_EM - LOST;
                        let lines = width_of(line).div_ceil(room).max(1);
                        self.whole(lines * REQUIREMENT_LINE);
                        self.after = 20;
                    }
                }
                Block::Table(table) => self.table(table),
                Block::Figure(figure) => {
                    let [before, line, after] = CAPTION;
                    match self.heights.next().flatten() {
                        Some(height) => {
                            self.distance(BEFORE_PICTURE);
                            self.whole(height + PICTURE + before + line);
                        }
                        None => {
                            self.paragraph(width(&figure.alternative), 0);
                            self.distance(before);
                            self.whole(line);
                        }
                    }
                    self.after = after;
                }
            }
            if let (Some(page), Some(last)) = (self.moved_to.take(), place.sections.last_mut()) {
                *last = page;
            }
        }
        place
    }

    /// Figures two by two: a row is as high as the higher of the two.
    fn figures_beside(&mut self, blocks: &[Block]) {
        let room = self.measures.frame.width / 2 - CELL;
        let lines = |text: &str, em: u32| width(text).div_ceil((room * 100 / em).max(1)).max(1);
        let [before, line, after] = CAPTION;
        for row in blocks.chunks(2) {
            let mut height = 0;
            for block in row {
                let Block::Figure(Figure {
                    alternative,
                    caption,
                    ..
                }) = block
                else {
                    continue;
                };
                let picture = match self.heights.next().flatten() {
                    Some(height) => BEFORE_BESIDE + height,
                    None => lines(alternative, self.measures.em) * self.measures.line,
                };
                let caption = lines(caption, TABLE_EM) * line;
                height = height.max(picture + before + caption + after);
            }
            self.distance(0);
            self.whole(height);
        }
        self.after = AFTER_TABLE;
    }

    fn table(&mut self, table: &Table) {
        let columns = columns(table, self.measures.frame.width);
        let heights = Heights::of(table, &columns);
        let [before, line, after] = CAPTION;
        self.distance(before);
        let top = line + after + heights.head;
        let rows = &heights.rows;
        if heights.stays_whole(self.measures.frame) {
            self.whole(top + rows.iter().sum::<u32>());
        } else {
            self.whole(top + rows.first().copied().unwrap_or(0));
            for row in rows.iter().skip(1) {
                if self.used + row > self.measures.frame.height {
                    self.turn();
                    self.used = heights.head;
                }
                self.used += row;
            }
        }
        // What follows a table is given a distance from it.
        self.after = AFTER_TABLE;
    }
}
