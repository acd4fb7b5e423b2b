//! The blocks of the text, one after the other.

use super::contents::{LISTED, mark};
use super::dress::Logo;
use super::figure::{Picture, Room, picture, relation, size};
use super::groups::{Group, groups};
use super::numbering::Lists;
use super::pages::{AFTER_TABLE, BEFORE_BESIDE, Frame};
use super::run::{Around, Look, field, inline, marked, run};
use super::settings::Setting;
use super::template::Template;
use super::xml::Xml;
use super::{table, words};
use crate::draft::typed::{Entry, Marker, typed_entry};
use crate::draft::{Block, Chapter, Draft, Figure, Gap, Inline, Table};
use crate::language::Lang;

/// What runs leave behind.
#[derive(Default)]
pub(super) struct Notes {
    pub gaps: Vec<Gap>,
    bookmarks: usize,
}

impl Around for Notes {
    fn comment(&mut self, gap: &Gap) -> usize {
        self.gaps.push(gap.clone());
        self.gaps.len() - 1
    }

    fn bookmark(&mut self) -> usize {
        self.bookmarks += 1;
        self.bookmarks
    }
}

/// A paragraph's style, and how it differs from it.
#[derive(Clone, Copy, Default)]
pub(super) struct Style {
    name: &'static str,
    starts_page: bool,
    keep_next: bool,
    /// Whether it does not stay with the next, whatever its style says.
    parts: bool,
    /// The list that it is an entry of; 0 for none, whatever its style says.
    list: Option<usize>,
    /// The distance before it, where it is not that of its style.
    before: Option<u32>,
}

impl Style {
    pub(super) fn named(name: &'static str) -> Style {
        Style {
            name,
            ..Style::default()
        }
    }
}

/// Writes blocks, and counts what has numbers.
pub(super) struct Writer {
    lang: Lang,
    frame: Frame,
    /// How the text of tables is set.
    cells: Setting,
    /// Which headings a template would number.
    numbered: [bool; 3],
    pub notes: Notes,
    pub lists: Lists,
    /// The figures that have their pictures, by their number from 0.
    pub placed: Vec<usize>,
    tables: usize,
    figures: usize,
    /// Whether a table was written last: what follows needs a distance from it.
    pub after_table: bool,
}

impl Writer {
    /// Begins on a page of a frame, in a template or without one.
    pub(super) fn new(
        lang: Lang,
        frame: Frame,
        cells: Setting,
        template: Option<&Template>,
    ) -> Writer {
        let numbering = template.and_then(|template| template.numbering.as_ref());
        Writer {
            lang,
            frame,
            cells,
            numbered: HEADINGS.map(|style| template.is_some_and(|one| one.is_numbered(style))),
            notes: Notes::default(),
            lists: Lists::beside(numbering),
            placed: Vec::new(),
            tables: 0,
            figures: 0,
            after_table: false,
        }
    }

    pub(super) fn paragraph(
        &mut self,
        xml: &mut Xml,
        style: Style,
        content: impl FnOnce(&mut Xml, &mut Notes),
    ) {
        let distant = std::mem::take(&mut self.after_table);
        xml.element("w:p", &[], |xml| {
            // In the order of the schema.
            xml.element("w:pPr", &[], |xml| {
                xml.style("w:pStyle", style.name);
                if style.keep_next {
                    xml.empty("w:keepNext", &[]);
                } else if style.parts {
                    xml.value("w:keepNext", "0");
                }
                if style.starts_page {
                    xml.empty("w:pageBreakBefore", &[]);
                }
                if let Some(list) = style.list {
                    xml.element("w:numPr", &[], |xml| {
                        xml.value("w:ilvl", "0");
                        xml.value("w:numId", &list.to_string());
                    });
                }
                let distance = (distant && style.name == BODY).then_some(AFTER_TABLE);
                if let Some(distance) = style.before.or(distance) {
                    xml.empty("w:spacing", &[("w:before", &distance.to_string())]);
                }
            });
            content(xml, &mut self.notes);
        });
    }

    fn line(&mut self, xml: &mut Xml, style: Style, line: &[Inline]) {
        self.paragraph(xml, style, |xml, notes| {
            for piece in line {
                inline(xml, notes, piece, false);
            }
        });
    }

    pub(super) fn plain(&mut self, xml: &mut Xml, style: &'static str, text: &str) {
        self.paragraph(xml, Style::named(style), |xml, _| {
            run(xml, Look::default(), text);
        });
    }

    /// Our own cover.
    pub(super) fn cover(&mut self, xml: &mut Xml, draft: &Draft, logo: Option<&Logo>) {
        self.plain(xml, "CoverMark", &draft.marks.join(" · "));
        let mut organisation = Style::named("CoverOrganisation");
        if let Some((logo, size)) = logo.and_then(|logo| Some((logo, logo.size(Logo::COVER)?))) {
            let style = Style {
                before: Some(LOGO_BEFORE),
                ..Style::named("Figure")
            };
            self.paragraph(xml, style, |xml, _| logo.run(xml, size));
            // As much of the page is taken as without it.
            let taken = u32::try_from(size.1 / 635).unwrap_or(0) + LOGO_BEFORE;
            organisation.before = Some(ORGANISATION_BEFORE.saturating_sub(taken).max(LOGO_BEFORE));
        }
        self.paragraph(xml, organisation, |xml, _| {
            run(xml, Look::default(), &draft.organisation);
        });
        self.plain(xml, "Title", &draft.title);
        self.plain(xml, "Subtitle", &draft.cover.standard);
        table::facts(xml, &mut self.notes, &draft.cover.facts);
        self.notices(xml, draft);
    }

    /// What has to be known before reading on.
    pub(super) fn notices(&mut self, xml: &mut Xml, draft: &Draft) {
        for (index, notice) in draft.cover.notices.iter().enumerate() {
            let style = match index {
                0 => "FirstNotice",
                _ => "Notice",
            };
            self.plain(xml, style, notice);
        }
    }

    pub(super) fn chapter(
        &mut self,
        xml: &mut Xml,
        index: usize,
        chapter: &Chapter,
        pictures: &[Vec<u8>],
    ) {
        let style = Style {
            // The first chapter follows the contents, which have pages of their own.
            starts_page: chapter.starts_page || index == 0,
            ..self.heading_style("Heading1")
        };
        let space = words::SPACE.get(self.lang);
        let name = chapter.name(space);
        self.paragraph(xml, style, |xml, notes| {
            let head = |xml: &mut Xml| run(xml, Look::default(), &name);
            marked(xml, notes, &mark(index, None), head);
        });
        let mut sections = 0;
        for Group { blocks, leads } in groups(&chapter.blocks) {
            let [block] = blocks else {
                self.lists.end();
                self.figures_beside(xml, blocks, pictures);
                continue;
            };
            if !matches!(block, Block::Paragraph(_)) {
                self.lists.end();
            }
            match block {
                Block::Heading { level, text, aside } => {
                    let listed = (*level == LISTED).then(|| {
                        sections += 1;
                        mark(index, Some(sections - 1))
                    });
                    self.heading(xml, listed, [text, aside]);
                }
                Block::Paragraph(line) => self.text(xml, line, leads),
                Block::List(lines) => {
                    for line in lines {
                        self.entry(xml, line);
                    }
                }
                Block::Requirement(lines) => {
                    let style = Style {
                        keep_next: true,
                        ..Style::named("Requirement")
                    };
                    for line in lines {
                        self.line(xml, style, line);
                    }
                }
                Block::Table(table) => self.table(xml, table),
                Block::Figure(figure) => self.figure(xml, figure, pictures, false),
            }
        }
        self.lists.end();
    }

    /// The style of a heading. The standard numbers it: a template does not do so once more.
    fn heading_style(&self, name: &'static str) -> Style {
        let mut headings = HEADINGS.iter().zip(self.numbered);
        let is_numbered = headings.any(|(style, numbered)| *style == name && numbered);
        Style {
            list: is_numbered.then_some(0),
            ..Style::named(name)
        }
    }

    /// A heading; one that the contents list has a bookmark.
    fn heading(&mut self, xml: &mut Xml, listed: Option<String>, [text, aside]: [&str; 2]) {
        let style = match listed {
            Some(_) => "Heading2",
            None => "Heading3",
        };
        let style = self.heading_style(style);
        let [before, after] = words::ASIDE.map(|word| word.get(self.lang));
        let content = |xml: &mut Xml| {
            run(xml, Look::default(), text);
            if !aside.is_empty() {
                run(xml, Look::QUIET, &format!("{before}{aside}{after}"));
            }
        };
        self.paragraph(xml, style, |xml, notes| match listed {
            Some(name) => marked(xml, notes, &name, content),
            None => content(xml),
        });
    }

    /// A line of text; one that `leads` stays with what comes next. Where the organisation typed an entry of a list it is one; a name
    /// before it stands alone.
    fn text(&mut self, xml: &mut Xml, line: &[Inline], leads: bool) {
        let body = |keep_next| Style {
            keep_next,
            ..Style::named(BODY)
        };
        let Some((before, found, after)) = typed_entry(line) else {
            self.lists.end();
            return self.line(xml, body(leads), line);
        };
        if !before.is_empty() {
            self.lists.end();
            self.line(xml, body(true), before);
        }
        self.listed(xml, found, after);
    }

    /// A line of a list, with the marker that was typed or a dot.
    fn entry(&mut self, xml: &mut Xml, line: &[Inline]) {
        match typed_entry(line) {
            Some(([], found, after)) => self.listed(xml, found, after),
            _ => {
                let list = self.lists.place(Marker::Bullet, 0);
                self.line(xml, list_style(list), line);
            }
        }
    }

    fn listed(&mut self, xml: &mut Xml, found: Entry<'_>, after: &[Inline]) {
        let list = self.lists.place(found.marker, found.number);
        self.paragraph(xml, list_style(list), |xml, notes| {
            run(xml, Look::default(), found.text);
            for piece in after {
                inline(xml, notes, piece, false);
            }
        });
    }

    fn caption(&mut self, xml: &mut Xml, above: bool, number: usize, text: &str) {
        let word = match above {
            true => words::TABLE,
            false => words::FIGURE,
        };
        let lang = self.lang;
        let (word, space) = (word.get(lang), words::SPACE.get(lang));
        let style = Style {
            keep_next: above,
            ..Style::named("Caption")
        };
        self.paragraph(xml, style, |xml, _| {
            run(xml, Look::default(), &format!("{word} "));
            let code = format!(" SEQ {word} \\* ARABIC ");
            field(xml, Look::default(), &code, &number.to_string());
            run(xml, Look::default(), &format!("{space}{text}"));
        });
    }

    fn table(&mut self, xml: &mut Xml, table: &Table) {
        self.tables += 1;
        self.caption(xml, true, self.tables, &table.caption);
        table::table(xml, &mut self.notes, table, &self.cells, self.frame);
        self.after_table = true;
    }

    /// Figures two by two, each with its caption.
    fn figures_beside(&mut self, xml: &mut Xml, blocks: &[Block], pictures: &[Vec<u8>]) {
        let rows: Vec<&[Block]> = blocks.chunks(2).collect();
        let frame = self.frame;
        table::beside(
            xml,
            frame,
            &rows,
            &mut |xml, row, column| match row.get(column) {
                Some(Block::Figure(figure)) => self.figure(xml, figure, pictures, true),
                _ => self.plain(xml, "TableText", ""),
            },
        );
        self.after_table = true;
    }

    /// A figure with its caption. In a cell its parts stay together, and do not hold the next row.
    fn figure(&mut self, xml: &mut Xml, figure: &Figure, pictures: &[Vec<u8>], in_cell: bool) {
        let given = pictures.get(self.figures);
        self.figures += 1;
        if let Some(pixels) = given.and_then(|png| size(png)) {
            self.placed.push(self.figures - 1);
            let number = self.placed.len();
            let word = words::FIGURE.get(self.lang);
            let name = format!("{word} {}", self.figures);
            let style = Style {
                keep_next: !in_cell,
                parts: in_cell,
                before: in_cell.then_some(BEFORE_BESIDE),
                ..Style::named("Figure")
            };
            let shown = Picture {
                number,
                relation: &relation(number),
                size: Room::of_figure(&figure.drawing, self.frame.width).fitted(pixels),
                words: [&name, &figure.alternative],
            };
            self.paragraph(xml, style, |xml, _| picture(xml, &shown));
        } else {
            self.plain(xml, BODY, &figure.alternative);
        }
        self.caption(xml, false, self.figures, &figure.caption);
    }
}

/// Above a logo on the cover, and above the name of the organisation (see the style `CoverOrganisation`).
const LOGO_BEFORE: u32 = 480;
const ORGANISATION_BEFORE: u32 = 2400;

/// The styles of the headings.
const HEADINGS: [&str; 3] = ["Heading1", "Heading2", "Heading3"];

/// The style of the text.
const BODY: &str = "BodyText";

fn list_style(list: usize) -> Style {
    Style {
        list: Some(list),
        ..Style::named("ListParagraph")
    }
}
