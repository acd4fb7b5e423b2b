//! On which page a heading stands, as near as one can tell without setting the text: for the numbers in the contents that are shown
//! until Word fills its fields, which WPS does not do by itself.
//!
//! Every chapter of the main text begins a page, so that what is a line too much or too little in one is not carried into the next.

use super::table;
use crate::draft::{Block, Chapter, Draft, Inline, RowKind, Table};
use crate::language::Lang;

/// The lengths of a document in twentieths of a point.
pub(super) struct Measures {
    /// The height of the text on a page, with A4 and the margins of the document.
    page: u32,
    /// The size of the text, and from one of its lines to the next.
    em: u32,
    line: u32,
    /// After a paragraph.
    after: u32,
}

/// The width of the text.
pub(super) const WIDTH: u32 = 9070;
/// The size of the text in tables, and from one of its lines to the next.
pub(super) const TABLE_EM: u32 = 210;
const TABLE_LINE: u32 = 290;
/// What the cell of a table adds to its text, across and down.
pub(super) const CELL: u32 = 200;
const CELL_DOWN: u32 = 80;
/// A caption with its distances.
const CAPTION: u32 = 480;
/// The headings with their distances.
const HEADINGS: [u32; 3] = [1000, 760, 600];
/// A figure with its caption.
const FIGURE: u32 = 7600;
/// What the contents take for an entry.
const ENTRY: u32 = 400;

/// The pages of a chapter and of its headings of the first level.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub chapter: u32,
    pub sections: Vec<u32>,
}

/// The width of a text in hundredths of its size.
pub(super) fn width(text: &str) -> u32 {
    text.chars()
        .map(|c| match c {
            ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | 'i' | 'j' | 'l' | 't' | 'f' | 'I' => 28,
            'm' | 'w' | 'M' | 'W' => 80,
            'A'..='Z' => 68,
            c if c < '\u{2e80}' => 48,
            _ => 100,
        })
        .sum()
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
}

/// Where every heading of a draft stands, and the last page.
pub(super) fn places(draft: &Draft) -> (Vec<Place>, u32) {
    let measures = match draft.lang {
        Lang::Zh => Measures {
            page: 13958,
            em: 240,
            line: 468,
            after: 0,
        },
        Lang::En => Measures {
            page: 13958,
            em: 220,
            line: 330,
            after: 120,
        },
    };
    // The cover, then the contents.
    let mut cursor = Cursor {
        measures,
        page: 2,
        used: HEADINGS[0],
    };
    for chapter in &draft.chapters {
        for _ in 0..=sections(chapter) {
            cursor.whole(ENTRY);
        }
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
    fn turn(&mut self) {
        (self.page, self.used) = (self.page + 1, 0);
    }

    /// Something that is not broken.
    fn whole(&mut self, height: u32) {
        if self.used + height > self.measures.page {
            self.turn();
        }
        self.used += height;
    }

    /// A heading, which stays with what follows.
    fn heading(&mut self, level: usize) -> u32 {
        let height = HEADINGS.get(level).copied().unwrap_or(HEADINGS[2]);
        if self.used + height + 2 * self.measures.line > self.measures.page {
            self.turn();
        }
        self.used += height;
        self.page
    }

    /// A paragraph of some width in hundredths of its size, indented.
    fn paragraph(&mut self, width: u32) {
        let room = (WIDTH * 100 / self.measures.em).max(1);
        let lines = (width + 200).div_ceil(room).max(1);
        for _ in 0..lines {
            self.whole(self.measures.line);
        }
        self.used += self.measures.after;
    }

    fn chapter(&mut self, chapter: &Chapter) -> Place {
        let mut place = Place {
            chapter: self.heading(0),
            sections: Vec::new(),
        };
        for block in &chapter.blocks {
            match block {
                Block::Heading { level: 1, .. } => place.sections.push(self.heading(1)),
                Block::Heading { .. } => {
                    self.heading(2);
                }
                Block::Paragraph(line) => self.paragraph(width_of(line)),
                Block::List(lines) => {
                    for line in lines {
                        self.paragraph(width_of(line) + 200);
                    }
                }
                Block::Requirement(lines) => {
                    for line in lines {
                        let lines = (width_of(line) + 100).div_ceil(4100).max(1);
                        self.whole(lines * 340 + 40);
                    }
                    self.used += 160;
                }
                Block::Table(table) => self.table(table),
                Block::Figure(_) => self.whole(FIGURE),
            }
        }
        place
    }

    fn table(&mut self, table: &Table) {
        let columns = table::columns(table);
        let height = |cells: &mut dyn Iterator<Item = u32>| {
            let lines = cells.zip(&columns).map(|(width, column)| {
                let room = column.saturating_sub(CELL).max(TABLE_EM) * 100 / TABLE_EM;
                width.div_ceil(room).max(1)
            });
            lines.max().unwrap_or(1) * TABLE_LINE + CELL_DOWN
        };
        let head = height(&mut table.head.iter().map(|title| width(title)));
        let rows: Vec<u32> = table
            .rows
            .iter()
            .map(|row| match row.kind {
                RowKind::Group => TABLE_LINE + CELL_DOWN,
                _ => height(&mut row.cells.iter().map(|cell| width_of(cell))),
            })
            .collect();
        let all = CAPTION + head + rows.iter().sum::<u32>();
        if table::stays_whole(table) && all < self.measures.page {
            self.whole(all);
        } else {
            self.whole(CAPTION + head + rows.first().copied().unwrap_or(0));
            for row in rows.iter().skip(1) {
                if self.used + row > self.measures.page {
                    self.turn();
                    self.used = head;
                }
                self.used += row;
            }
        }
        self.used += 160;
    }
}
