//! The text of the document, from the cover to the last annex.

use super::contents::contents;
use super::dress::{Dress, Logo, filled};
use super::figure::{Room, size};
use super::front::front;
use super::margins::{FOOTER, HEADER};
use super::numbering::Lists;
use super::package::{self, Looks};
use super::pages::{Frame, places};
use super::template::{Placeholder, Template};
use super::tree::{Element, Node};
use super::writer::{Style, Writer};
use super::xml::Xml;
use crate::draft::{Draft, Field, Gap};

/// The text, written a piece at a time: first the cover and the contents, then chapter by chapter.
pub(super) struct Body {
    xml: Xml,
    writer: Writer,
    pages: u32,
    /// The chapter that is written next.
    next: usize,
}

/// The text when it is written, and what it needs beside it.
pub(super) struct Written {
    /// `document.xml`.
    pub document: Vec<u8>,
    /// What is missing, in the order of the comments that say so.
    pub gaps: Vec<Gap>,
    /// The lists.
    pub lists: Lists,
    /// The figures that have their pictures, by their number from 0.
    pub pictures: Vec<usize>,
    /// How many pages there seem to be.
    pub pages: u32,
}

impl Body {
    /// Begins the text of a draft.
    pub(super) fn begin(
        draft: &Draft,
        pictures: &[Vec<u8>],
        dress: &Dress,
        Looks {
            names, settings, ..
        }: &Looks,
    ) -> Body {
        let template = dress.template.as_ref();
        let frame = template.map_or(Frame::A4, |template| template.frame);
        let figures = super::figures(draft).enumerate();
        let heights = figures.map(|(index, figure)| {
            let pixels = size(pictures.get(index)?)?;
            let room = Room::of_figure(&figure.drawing, frame.width);
            // So many English metric units are a twentieth of a point.
            u32::try_from(room.fitted(pixels).1 / 635).ok()
        });
        let cover = covered(dress);
        let front = cover.map_or(1, |template| front(&template.before, frame));
        let (places, pages) = places(draft, frame, front, settings, heights.collect());
        let mut writer = Writer::new(draft.lang, frame, settings.table, template);
        let mut xml = Xml::part(names);
        let spaces: Vec<(&str, &str)> = match template {
            Some(template) => template.root.attributes.iter().map(borrowed).collect(),
            None => package::SPACES.to_vec(),
        };
        xml.begin("w:document", &spaces);
        xml.begin("w:body", &[]);
        match cover {
            Some(template) => {
                if !template.asks(Placeholder::Field(Field::Marks)) {
                    writer.plain(&mut xml, "CoverMark", &draft.marks.join(" · "));
                }
                let blocks = filled(&template.before, draft, dress, Logo::COVER);
                blocks.iter().for_each(|block| xml.tree(block));
            }
            None => writer.cover(&mut xml, draft, dress.logo.as_ref()),
        }
        contents(&mut xml, draft, &places, template.map(|_| frame.width));
        Body {
            xml,
            writer,
            pages,
            next: 0,
        }
    }

    /// Writes the next chapter; gives back whether there was one.
    pub(super) fn step(&mut self, draft: &Draft, pictures: &[Vec<u8>]) -> bool {
        let Some(chapter) = draft.chapters.get(self.next) else {
            return false;
        };
        self.writer
            .chapter(&mut self.xml, self.next, chapter, pictures);
        self.next += 1;
        true
    }

    /// How many chapters are left.
    pub(super) fn left(&self, draft: &Draft) -> usize {
        draft.chapters.len().saturating_sub(self.next)
    }

    /// Ends the text.
    pub(super) fn end(self, draft: &Draft, dress: &Dress) -> Written {
        let Body {
            mut xml,
            mut writer,
            ..
        } = self;
        if covered(dress).is_some() {
            // Its cover has no room for them, and between contents and text they would take a page.
            writer.notices(&mut xml, draft);
        } else if writer.after_table {
            // Word wants a paragraph after a table.
            writer.paragraph(&mut xml, Style::named("Notice"), |_, _| {});
        }
        match &dress.template {
            Some(template) => {
                let blocks = filled(&template.after, draft, dress, Logo::COVER);
                blocks.iter().for_each(|block| xml.tree(block));
                xml.tree(&section_of(template));
            }
            None => xml.markup(&section()),
        }
        xml.end("w:body");
        xml.end("w:document");
        Written {
            document: xml.finish(),
            gaps: writer.notes.gaps,
            lists: writer.lists,
            pictures: writer.placed,
            pages: self.pages,
        }
    }
}

fn borrowed(attribute: &(String, String)) -> (&str, &str) {
    (&attribute.0, &attribute.1)
}

/// A4 with the margins of the document; the cover has neither header nor footer. No grid of lines: on one, a face whose lines are
/// higher than its pitch takes two of them.
fn section() -> String {
    format!(
        r#"<w:sectPr><w:headerReference w:type="default" r:id="{HEADER}"/><w:footerReference w:type="default" r:id="{FOOTER}"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1418" w:bottom="1440" w:left="1418" w:header="851" w:footer="851" w:gutter="0"/><w:cols w:space="425"/><w:titlePg/><w:docGrid w:linePitch="312"/></w:sectPr>"#
    )
}

/// The template that brings a cover, if there is one.
fn covered(dress: &Dress) -> Option<&Template> {
    let template = dress.template.as_ref();
    template.filter(|template| !template.is_coverless())
}

/// The last section of a template, with our header and footer where it has none.
fn section_of(template: &Template) -> Element {
    let mut section = template.section.clone();
    for (kind, name, id) in [
        ("footer", "w:footerReference", FOOTER),
        ("header", "w:headerReference", HEADER),
    ] {
        if !template.has(kind) {
            let reference = Element::new(name, &[("w:type", "default"), ("r:id", id)]);
            // After the headers.
            let is_header = |child: &&Node| {
                let name = child.as_element().map(|child| child.name.as_str());
                kind == "footer" && name == Some("w:headerReference")
            };
            let at = section.children.iter().take_while(is_header).count();
            section.children.insert(at, reference.into());
        }
    }
    section
}
