//! The text of the document, from the cover to the last annex.

use super::contents::{self, LISTED, mark};
use super::figure::{picture, size, width};
use super::margins::{FOOTER, HEADER};
use super::numbering::Lists;
use super::pages::{AFTER_TABLE, places};
use super::run::{Around, Look, field, inline, marked, run};
use super::table;
use super::typed::{Entry, Marker, entry};
use super::words;
use super::xml::Xml;
use super::{package, typed};
use crate::draft::{Block, Chapter, Draft, Figure, Gap, Inline, Table};

/// The text, and what it needs beside it.
pub(super) struct Body<'a> {
    /// `document.xml`.
    pub document: Vec<u8>,
    /// What is missing, in the order of the comments that say so.
    pub gaps: Vec<Gap>,
    /// The lists.
    pub lists: Lists,
    /// The pictures in their order.
    pub pictures: Vec<&'a [u8]>,
    /// How many pages there seem to be.
    pub pages: u32,
}

impl<'a> Body<'a> {
    /// The text of a draft.
    pub(super) fn of(draft: &Draft, pictures: &'a [Vec<u8>]) -> Body<'a> {
        let (places, pages) = places(draft);
        let mut writer = Writer {
            draft,
            notes: Notes::default(),
            lists: Lists::default(),
            given: pictures,
            placed: Vec::new(),
            tables: 0,
            figures: 0,
            after_table: false,
        };
        let mut xml = Xml::part();
        let spaces: Vec<(&str, &str)> = package::SPACES.to_vec();
        xml.element("w:document", &spaces, |xml| {
            xml.element("w:body", &[], |xml| {
                writer.cover(xml);
                contents::contents(xml, draft, &places);
                for (index, chapter) in draft.chapters.iter().enumerate() {
                    writer.chapter(xml, index, chapter);
                }
                if writer.after_table {
                    // Word wants a paragraph after a table.
                    writer.paragraph(xml, Style::named("Notice"), |_, _| {});
                }
                xml.markup(&section());
            });
        });
        Body {
            document: xml.finish(),
            gaps: writer.notes.gaps,
            lists: writer.lists,
            pictures: writer.placed,
            pages,
        }
    }
}

/// A4 with the margins of the document; the cover has neither header nor footer. No grid of lines: on one, a face whose lines are
/// higher than its pitch takes two of them.
fn section() -> String {
    format!(
        r#"<w:sectPr><w:headerReference w:type="default" r:id="{HEADER}"/><w:footerReference w:type="default" r:id="{FOOTER}"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1418" w:bottom="1440" w:left="1418" w:header="851" w:footer="851" w:gutter="0"/><w:cols w:space="425"/><w:titlePg/><w:docGrid w:linePitch="312"/></w:sectPr>"#
    )
}

/// What runs leave behind.
#[derive(Default)]
struct Notes {
    gaps: Vec<Gap>,
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
struct Style {
    name: &'static str,
    starts_page: bool,
    keep_next: bool,
    /// The list that it is an entry of.
    list: Option<usize>,
}

impl Style {
    fn named(name: &'static str) -> Style {
        Style {
            name,
            ..Style::default()
        }
    }
}

struct Writer<'a, 'd> {
    draft: &'d Draft,
    notes: Notes,
    lists: Lists,
    given: &'a [Vec<u8>],
    placed: Vec<&'a [u8]>,
    tables: usize,
    figures: usize,
    /// Whether a table was written last: what follows needs a distance from it.
    after_table: bool,
}

impl<'a> Writer<'a, '_> {
    fn paragraph(
        &mut self,
        xml: &mut Xml,
        style: Style,
        content: impl FnOnce(&mut Xml, &mut Notes),
    ) {
        let distant = std::mem::take(&mut self.after_table);
        xml.element("w:p", &[], |xml| {
            // In the order of the schema.
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", style.name);
                if style.keep_next {
                    xml.empty("w:keepNext", &[]);
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
                if distant && style.name == BODY {
                    let distance = AFTER_TABLE.to_string();
                    xml.empty("w:spacing", &[("w:before", &distance)]);
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

    fn plain(&mut self, xml: &mut Xml, style: &'static str, text: &str) {
        self.paragraph(xml, Style::named(style), |xml, _| {
            run(xml, Look::default(), text);
        });
    }

    fn cover(&mut self, xml: &mut Xml) {
        let draft = self.draft;
        self.plain(xml, "CoverMark", &draft.marks.join(" · "));
        self.plain(xml, "CoverOrganisation", &draft.organisation);
        self.plain(xml, "Title", &draft.title);
        self.plain(xml, "Subtitle", &draft.cover.standard);
        table::facts(xml, &mut self.notes, &draft.cover.facts);
        for (index, notice) in draft.cover.notices.iter().enumerate() {
            let style = match index {
                0 => "FirstNotice",
                _ => "Notice",
            };
            self.plain(xml, style, notice);
        }
    }

    fn chapter(&mut self, xml: &mut Xml, index: usize, chapter: &Chapter) {
        let style = Style {
            // The first chapter follows the contents, which have pages of their own.
            starts_page: chapter.starts_page || index == 0,
            ..Style::named("Heading1")
        };
        let space = words::SPACE.get(self.draft.lang);
        let name = format!("{}{space}{}", chapter.number, chapter.title);
        self.paragraph(xml, style, |xml, notes| {
            let head = |xml: &mut Xml| run(xml, Look::default(), &name);
            marked(xml, notes, &mark(index, None), head);
        });
        let mut sections = 0;
        for block in &chapter.blocks {
            if !matches!(block, Block::Paragraph(_)) {
                self.lists.end();
            }
            match block {
                Block::Heading { level, text, aside } => {
                    let listed = (*level == LISTED).then(|| {
                        sections += 1;
                        mark(index, Some(sections - 1))
                    });
                    self.heading(xml, listed, text, aside);
                }
                Block::Paragraph(line) => self.text(xml, line),
                Block::List(lines) => {
                    for line in lines {
                        self.entry(xml, line);
                    }
                }
                Block::Requirement(lines) => {
                    for line in lines {
                        self.line(xml, Style::named("Requirement"), line);
                    }
                }
                Block::Table(table) => self.table(xml, table),
                Block::Figure(figure) => self.figure(xml, figure),
            }
        }
        self.lists.end();
    }

    /// A heading; one that the contents list has a bookmark.
    fn heading(&mut self, xml: &mut Xml, listed: Option<String>, text: &str, aside: &str) {
        let style = match listed {
            Some(_) => "Heading2",
            None => "Heading3",
        };
        let [before, after] = words::ASIDE.map(|word| word.get(self.draft.lang));
        let content = |xml: &mut Xml| {
            run(xml, Look::default(), text);
            if !aside.is_empty() {
                run(xml, Look::QUIET, &format!("{before}{aside}{after}"));
            }
        };
        self.paragraph(xml, Style::named(style), |xml, notes| match listed {
            Some(name) => marked(xml, notes, &name, content),
            None => content(xml),
        });
    }

    /// A line of text. Where the organisation typed an entry of a list it is one; a name before it stands alone.
    fn text(&mut self, xml: &mut Xml, line: &[Inline]) {
        let Some((before, found, after)) = typed_entry(line) else {
            self.lists.end();
            return self.line(xml, Style::named(BODY), line);
        };
        if !before.is_empty() {
            self.lists.end();
            let style = Style {
                keep_next: true,
                ..Style::named(BODY)
            };
            self.line(xml, style, before);
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
        let lang = self.draft.lang;
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
        table::table(xml, &mut self.notes, table);
        self.after_table = true;
    }

    fn figure(&mut self, xml: &mut Xml, figure: &Figure) {
        let given = self.given.get(self.figures).map(Vec::as_slice);
        self.figures += 1;
        if let Some((png, size)) = given.and_then(|png| Some((png, size(png)?))) {
            self.placed.push(png);
            let number = self.placed.len();
            let word = words::FIGURE.get(self.draft.lang);
            let name = format!("{word} {}", self.figures);
            let style = Style {
                keep_next: true,
                ..Style::named("Figure")
            };
            self.paragraph(xml, style, |xml, _| {
                let width = width(&figure.drawing);
                picture(xml, number, width, size, [&name, &figure.alternative]);
            });
        } else {
            self.plain(xml, BODY, &figure.alternative);
        }
        self.caption(xml, false, self.figures, &figure.caption);
    }
}

/// The style of the text.
const BODY: &str = "BodyText";

fn list_style(list: usize) -> Style {
    Style {
        list: Some(list),
        ..Style::named("ListParagraph")
    }
}

/// The entry of a list that the organisation typed in a line: what stands before it, it, and what comes after it.
fn typed_entry(line: &[Inline]) -> Option<(&[Inline], Entry<'_>, &[Inline])> {
    let is_answer = |piece: &Inline| matches!(piece, Inline::Answer(_));
    let at = line.iter().position(is_answer)?;
    let Inline::Answer(text) = &line[at] else {
        return None;
    };
    let found: typed::Entry<'_> = entry(text)?;
    // The space after a name goes with it.
    let before = match &line[..at] {
        [before @ .., Inline::Text(space)] if space.trim().is_empty() => before,
        before => before,
    };
    Some((before, found, &line[at + 1..]))
}
