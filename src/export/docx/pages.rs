//! On which page a heading stands, as near as one can tell without setting the text: for the numbers in the contents that are shown
//! until Word fills its fields, which WPS does not do by itself.
//!
//! Every chapter begins a page, so that what is a line too much or too little in one is not carried into the next.

use super::contents::{LISTED, has_contents, titles};
use super::groups::{Group, groups};
use super::run::SMALL_RUN;
use super::settings::{Extent, Setting, Settings};
use super::table::{Heights, columns};
use super::words;
use crate::draft::typed::typed_entry;
use crate::draft::{Block, Chapter, Draft, Figure, Inline, Table};
use crate::language::{Lang, Phrase};

/// The room for text on a page, in twentieths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub width: u32,
    pub height: u32,
    /// From one line to the next of the grid that lines stand on; 0 where there is none.
    pub pitch: u32,
}

impl Frame {
    /// That of A4 with the margins of the document.
    pub(super) const A4: Frame = Frame {
        width: 9070,
        height: 13958,
        pitch: 0,
    };
}

/// What the cell of a table adds to its text across.
pub(super) const CELL: u32 = 200;
/// What the line of a picture adds to its height.
const PICTURE: u32 = 60;
/// Before a picture that stands beside another one, in a cell, whose line adds nothing to it.
pub(super) const BEFORE_BESIDE: u32 = 120;
/// What text that follows a table has before it.
pub(super) const AFTER_TABLE: u32 = 160;

/// About as wide as the number of a page in the contents.
const PAGE: &str = " 000";

/// The pages of a chapter and of its headings of the first level.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub chapter: u32,
    pub sections: Vec<u32>,
}

/// Where a text has got to.
struct Cursor<'a> {
    settings: &'a Settings,
    frame: Frame,
    lang: Lang,
    page: u32,
    used: u32,
    /// The distance that the last paragraph wants after it: of two distances between paragraphs the greater one counts.
    after: u32,
    after_table: bool,
    /// How the last paragraph is set: some have no distance between them and their like.
    last: Option<&'a Setting>,
    /// Whether the page began because the one before it was full: then nothing is left free above what stands first on it.
    flows: bool,
    kept: Kept,
    /// Where the last listed heading is after all.
    moved_to: Option<u32>,
    /// How many tables and figures there were.
    tables: u32,
    figures: u32,
    /// How high the pictures of the figures to come are.
    heights: std::vec::IntoIter<Option<u32>>,
}

/// The headings just before, which go where the next paragraph begins.
#[derive(Clone, Copy, Default)]
struct Kept {
    /// What was used of the page before them.
    from: u32,
    /// Their height, without the distance before the first of them; 0 where there is none.
    height: u32,
    /// Whether the contents list the last.
    is_listed: bool,
}

/// How many of some lines stand in a room.
fn fitting(lines: &[u32], room: u32) -> usize {
    let mut height = 0;
    let fits = |line: &&u32| {
        height += **line;
        height <= room
    };
    lines.iter().take_while(fits).count()
}

/// Where every heading of a draft stands, and the last page. `front` are the pages before the contents.
///
/// `heights` are those of the pictures of the figures, in their order, in twentieths of a point; one without is told in words.
pub(super) fn places(
    draft: &Draft,
    frame: Frame,
    front: u32,
    settings: &Settings,
    heights: Vec<Option<u32>>,
) -> (Vec<Place>, u32) {
    let mut cursor = Cursor {
        settings,
        frame,
        lang: draft.lang,
        page: front,
        used: 0,
        after: 0,
        after_table: false,
        last: None,
        flows: false,
        kept: Kept::default(),
        moved_to: None,
        tables: 0,
        figures: 0,
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
        places.push(cursor.chapter(draft, chapter));
    }
    (places, cursor.page)
}

impl<'a> Cursor<'a> {
    /// The contents, on pages of their own.
    fn contents(&mut self, draft: &Draft) {
        self.turn();
        let room = self.frame.width;
        let Settings {
            contents, entries, ..
        } = self.settings;
        let title = contents.text(room, words::CONTENTS.get(draft.lang));
        self.paragraph(contents, title);
        for chapter in &draft.chapters {
            for (level, title) in titles(draft, chapter) {
                let entry = &entries[level - 1];
                let mut lines = entry.lines(room);
                entry.set(&mut lines, &title, false);
                entry.set(&mut lines, PAGE, false);
                self.paragraph(entry, entry.extent(lines));
            }
        }
    }

    fn turn(&mut self) {
        (self.page, self.used, self.after) = (self.page + 1, 0, 0);
        self.flows = false;
        self.release();
    }

    /// Begins a page because this one is full.
    fn flow(&mut self) {
        self.turn();
        self.flows = true;
    }

    /// What comes next does not stay with the headings before it any more.
    fn release(&mut self) {
        self.kept = Kept::default();
    }

    /// Begins a page with the headings that stay with what comes next.
    fn flow_with_headings(&mut self) {
        let (kept, after) = (self.kept, self.after);
        self.flow();
        if kept.height > 0 {
            (self.used, self.after) = (kept.height, after);
            self.kept = Kept { from: 0, ..kept };
        }
        if kept.is_listed {
            self.moved_to = Some(self.page);
        }
    }

    /// Whether nothing stands on the page but headings that stay with what comes next.
    fn is_fresh(&self) -> bool {
        match self.kept.height {
            0 => self.used == 0,
            _ => self.kept.from == 0,
        }
    }

    /// What is left free above something that wants a distance before it.
    fn distance(&self, before: u32) -> u32 {
        match self.flows && self.used == 0 {
            true => 0,
            false => before.max(self.after),
        }
    }

    /// Something that is not broken, with a distance before it and one after it.
    fn whole(&mut self, before: u32, height: u32, after: u32) {
        if self.used + self.distance(before) + height > self.frame.height && !self.is_fresh() {
            self.flow_with_headings();
        }
        self.used += self.distance(before) + height;
        self.release();
        (self.after, self.after_table, self.last) = (after, false, None);
    }

    /// A paragraph that is not broken where its style keeps its lines together; gives back the page on which it ends.
    fn paragraph(&mut self, setting: &'a Setting, extent: Extent) -> u32 {
        self.spaced(setting, setting.before, extent, setting.keep_next)
    }

    /// The same with another distance before it, and staying with what comes next or not.
    fn spaced(
        &mut self,
        setting: &'a Setting,
        before: u32,
        extent: Extent,
        keep_next: bool,
    ) -> u32 {
        let mut before = before;
        let is_like = self.last.is_some_and(|last| std::ptr::eq(last, setting));
        if is_like && setting.is_close {
            (before, self.after) = (0, 0);
        }
        (self.after_table, self.last) = (false, Some(setting));
        let least = if setting.is_paired { 2 } else { 1 };
        let mut lines = &extent.lines[..];
        loop {
            let room = self.frame.height + extent.spare;
            let fitting = fitting(
                lines,
                room.saturating_sub(self.used + self.distance(before)),
            );
            if lines.len() <= fitting {
                break;
            }
            let here = match setting.keep_lines {
                true => 0,
                false => fitting.min(lines.len().saturating_sub(least)),
            };
            if here >= least {
                lines = &lines[here..];
            } else if !self.is_fresh() {
                self.flow_with_headings();
                continue;
            } else if lines.len() > fitting.max(1) {
                lines = &lines[fitting.max(1)..];
            } else {
                break;
            }
            self.flow();
        }
        let own = lines.iter().sum();
        let distance = self.distance(before);
        match self.kept.height {
            0 => (self.kept.from, self.kept.height) = (self.used, own),
            _ => self.kept.height += distance + own,
        }
        self.used += distance + own;
        if !keep_next {
            self.release();
        }
        self.after = setting.after;
        self.page
    }

    fn heading(&mut self, level: usize, text: &str, aside: &str) -> u32 {
        let setting = &self.settings.headings[level];
        let mut lines = setting.lines(self.frame.width);
        setting.set(&mut lines, text, false);
        if !aside.is_empty() {
            let [before, after] = words::ASIDE.map(|word| word.get(self.lang));
            for text in [before, aside, after] {
                lines.set(text, &setting.face, setting.bold, SMALL_RUN);
            }
        }
        let page = self.paragraph(setting, setting.extent(lines));
        self.kept.is_listed |= level == 1 && setting.keep_next;
        page
    }

    /// A line of text, which may end with an entry of a list, or stay with what comes next.
    fn line(&mut self, line: &[Inline], leads: bool) {
        let Some((before, found, after)) = typed_entry(line) else {
            return self.body(line, leads);
        };
        if !before.is_empty() {
            self.body(before, true);
        }
        self.entry(found.text, after);
    }

    fn body(&mut self, line: &[Inline], keep_next: bool) {
        let setting = &self.settings.body;
        let extent = setting.pieces(self.frame.width, line, false);
        let before = match self.after_table {
            true => AFTER_TABLE,
            false => setting.before,
        };
        self.spaced(setting, before, extent, keep_next || setting.keep_next);
    }

    /// An entry of a list.
    fn entry(&mut self, text: &str, pieces: &[Inline]) {
        let setting = &self.settings.list;
        let mut lines = setting.lines(self.frame.width);
        setting.set(&mut lines, text, false);
        for piece in pieces {
            setting.piece(&mut lines, piece, false);
        }
        self.paragraph(setting, setting.extent(lines));
    }

    fn chapter(&mut self, draft: &Draft, chapter: &Chapter) -> Place {
        let name = chapter.name(words::SPACE.get(draft.lang));
        let mut place = Place {
            chapter: self.heading(0, &name, ""),
            sections: Vec::new(),
        };
        for Group { blocks, leads } in groups(&chapter.blocks) {
            let [block] = blocks else {
                self.figures_beside(blocks);
                continue;
            };
            match block {
                Block::Heading { level, text, aside } => {
                    let is_section = *level == LISTED;
                    let page = self.heading(if is_section { 1 } else { 2 }, text, aside);
                    if is_section {
                        place.sections.push(page);
                    }
                }
                Block::Paragraph(line) => self.line(line, leads),
                Block::List(lines) => {
                    for line in lines {
                        match typed_entry(line) {
                            Some(([], found, after)) => self.entry(found.text, after),
                            _ => self.entry("", line),
                        }
                    }
                }
                Block::Requirement(lines) => {
                    let setting = &self.settings.requirement;
                    for line in lines {
                        let extent = setting.pieces(self.frame.width, line, false);
                        self.spaced(setting, setting.before, extent, true);
                    }
                }
                Block::Table(table) => self.table(table),
                Block::Figure(figure) => self.figure(figure),
            }
            if let (Some(page), Some(last)) = (self.moved_to.take(), place.sections.last_mut()) {
                *last = page;
            }
        }
        place
    }

    /// The words of a caption, which is given its number.
    fn caption(&self, room: u32, word: Phrase, number: u32, text: &str) -> Extent {
        let [word, space] = [word, words::SPACE].map(|word| word.get(self.lang));
        let caption = &self.settings.caption;
        caption.text(room, &format!("{word} {number}{space}{text}"))
    }

    fn figure(&mut self, figure: &Figure) {
        let Settings {
            body,
            figure: setting,
            caption,
            ..
        } = self.settings;
        self.figures += 1;
        let room = self.frame.width;
        let words = self.caption(room, words::FIGURE, self.figures, &figure.caption);
        match self.heights.next().flatten() {
            Some(height) => {
                let height = height + PICTURE + setting.after.max(caption.before) + words.height();
                self.whole(setting.before, height, caption.after);
            }
            None => {
                self.paragraph(body, body.text(room, &figure.alternative));
                self.paragraph(caption, words);
            }
        }
    }

    /// Figures two by two: a row is as high as the higher of the two.
    fn figures_beside(&mut self, blocks: &[Block]) {
        let Settings { body, caption, .. } = self.settings;
        let room = self.frame.width / 2 - CELL;
        for row in blocks.chunks(2) {
            let mut height = 0;
            for block in row {
                let Block::Figure(figure) = block else {
                    continue;
                };
                self.figures += 1;
                let picture = match self.heights.next().flatten() {
                    Some(height) => BEFORE_BESIDE + height,
                    None => body.before + body.text(room, &figure.alternative).height(),
                };
                let words = self.caption(room, words::FIGURE, self.figures, &figure.caption);
                height = height.max(picture + caption.before + words.height() + caption.after);
            }
            self.whole(0, height, 0);
        }
        self.after_table = true;
    }

    fn table(&mut self, table: &Table) {
        let Settings {
            caption,
            table: setting,
            ..
        } = self.settings;
        self.tables += 1;
        let words = self.caption(self.frame.width, words::TABLE, self.tables, &table.caption);
        let columns = columns(table, setting, self.frame.width);
        let heights = Heights::of(table, setting, &columns);
        let top = words.height() + caption.after + heights.head;
        let parts = &heights.parts;
        if heights.stays_whole(self.frame) {
            self.whole(caption.before, top + parts.iter().sum::<u32>(), 0);
        } else {
            self.whole(caption.before, top + parts.first().copied().unwrap_or(0), 0);
            for part in parts.iter().skip(1) {
                if self.used + part > self.frame.height {
                    self.flow();
                    self.used = heights.head;
                }
                self.used += part;
            }
        }
        self.after_table = true;
    }
}
