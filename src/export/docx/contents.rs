//! The table of contents: a field that Word can fill anew, with every entry in it and a page for each.

use super::pages::Place;
use super::run::{Look, field, run};
use super::words;
use super::xml::Xml;
use crate::draft::{Block, Chapter, Draft};

/// An entry: its level, its text and its page, and the bookmark of the heading.
struct Entry {
    level: usize,
    text: String,
    page: u32,
    mark: String,
}

/// The name of the bookmark of a chapter, or of a heading of the first level in it.
pub(super) fn mark(chapter: usize, section: Option<usize>) -> String {
    // Word takes these names for those of a table of contents.
    let section = section.map_or(0, |section| section + 1);
    format!("_Toc1{chapter:03}{section:04}")
}

/// Whether a heading stands in the contents: those of the first level do.
pub(super) const LISTED: u8 = 1;

/// What a heading says, with what stands beside it.
pub(super) fn heading(draft: &Draft, text: &str, aside: &str) -> String {
    if aside.is_empty() {
        return text.to_owned();
    }
    let [before, after] = words::ASIDE.map(|word| word.get(draft.lang));
    format!("{text}{before}{aside}{after}")
}

/// The headings of a chapter that the contents list, each with its level: its own name first.
pub(super) fn titles<'a>(
    draft: &'a Draft,
    chapter: &'a Chapter,
) -> impl Iterator<Item = (usize, String)> + 'a {
    let name = chapter.name(words::SPACE.get(draft.lang));
    let headings = chapter.blocks.iter().filter_map(|block| match block {
        Block::Heading { level, text, aside } if *level == LISTED => {
            Some((2, heading(draft, text, aside)))
        }
        _ => None,
    });
    std::iter::once((1, name)).chain(headings)
}

fn entries(draft: &Draft, places: &[Place]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for (index, (chapter, place)) in draft.chapters.iter().zip(places).enumerate() {
        let pages = std::iter::once(&place.chapter).chain(&place.sections);
        let marks = (0..).map(Some);
        let marks = std::iter::once(None).chain(marks);
        for (((level, text), page), section) in titles(draft, chapter).zip(pages).zip(marks) {
            entries.push(Entry {
                level,
                text,
                page: *page,
                mark: mark(index, section),
            });
        }
    }
    entries
}

/// Whether a draft has contents: one chapter alone needs none.
pub(super) fn has_contents(draft: &Draft) -> bool {
    draft.chapters.len() > 1
}

/// The contents with their title. Of a template, whose lines are not ours, the width of the text is given: then the page and the
/// place of the numbers are not left to its styles, and Word is asked to count anew.
pub(super) fn contents(xml: &mut Xml, draft: &Draft, places: &[Place], template: Option<u32>) {
    if !has_contents(draft) {
        return;
    }
    let entries = entries(draft, places);
    let character = |xml: &mut Xml, kind: &str| {
        let mut attributes = vec![("w:fldCharType", kind)];
        if template.is_some() && kind == "begin" {
            attributes.push(("w:dirty", "1"));
        }
        xml.element("w:r", &[], |xml| {
            xml.empty("w:fldChar", &attributes);
        });
    };
    let tabs = template.map(|width| width.to_string());
    let properties = |xml: &mut Xml, is_title: bool| match &tabs {
        Some(_) if is_title => xml.empty("w:pageBreakBefore", &[]),
        Some(width) => xml.element("w:tabs", &[], |xml| {
            let tab = [("w:val", "right"), ("w:leader", "dot"), ("w:pos", width)];
            xml.empty("w:tab", &tab);
        }),
        None => {}
    };
    let paragraph = |xml: &mut Xml, style: &str, content: &dyn Fn(&mut Xml)| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.style("w:pStyle", style);
                properties(xml, style == TITLE);
            });
            content(xml);
        });
    };
    let last = entries.len().saturating_sub(1);
    xml.element("w:sdt", &[], |xml| {
        xml.element("w:sdtPr", &[], |xml| {
            xml.element("w:docPartObj", &[], |xml| {
                xml.value("w:docPartGallery", "Table of Contents");
                xml.empty("w:docPartUnique", &[]);
            });
        });
        xml.element("w:sdtContent", &[], |xml| {
            paragraph(xml, TITLE, &|xml| {
                run(xml, Look::default(), words::CONTENTS.get(draft.lang));
            });
            for (index, entry) in entries.iter().enumerate() {
                paragraph(xml, &format!("TOC{}", entry.level), &|xml| {
                    if index == 0 {
                        character(xml, "begin");
                        xml.element("w:r", &[], |xml| {
                            let space = [("xml:space", "preserve")];
                            xml.element("w:instrText", &space, |xml| {
                                xml.text(" TOC \\o \"1-2\" \\h \\z \\u ");
                            });
                        });
                        character(xml, "separate");
                    }
                    entry.write(xml);
                    if index == last {
                        character(xml, "end");
                    }
                });
            }
        });
    });
}

/// The style of the title.
const TITLE: &str = "TOCHeading";

impl Entry {
    fn write(&self, xml: &mut Xml) {
        let attributes = [("w:anchor", self.mark.as_str()), ("w:history", "1")];
        xml.element("w:hyperlink", &attributes, |xml| {
            run(xml, Look::default(), &self.text);
            xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]));
            let code = format!(" PAGEREF {} \\h ", self.mark);
            field(xml, Look::default(), &code, &self.page.to_string());
        });
    }
}
