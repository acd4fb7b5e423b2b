//! Pieces of a line as runs.

use super::xml::Xml;
use crate::draft::{Inline, Tone};

/// How a run differs from its paragraph.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub bold: bool,
    pub colour: Option<&'static str>,
    pub highlight: bool,
    pub small: bool,
}

impl Look {
    pub(super) const BOLD: Look = Look {
        bold: true,
        colour: None,
        highlight: false,
        small: false,
    };
    pub(super) const QUIET: Look = Look {
        bold: false,
        colour: Some("595959"),
        highlight: false,
        small: true,
    };
    const LINK: Look = Look {
        bold: false,
        colour: Some("1F5A6E"),
        highlight: false,
        small: true,
    };
}

/// The size of a small run, in twentieths of a point.
pub(super) const SMALL_RUN: u32 = 210;

/// A run of text.
pub(super) fn run(xml: &mut Xml, look: Look, text: &str) {
    if text.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        properties(xml, look, is_ambiguous(text));
        written(xml, text);
    });
}

/// The text of a run.
pub(super) fn written(xml: &mut Xml, text: &str) {
    xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(text));
}

/// In the order of the schema.
fn properties(xml: &mut Xml, look: Look, hint: bool) {
    let plain = !look.bold && look.colour.is_none() && !look.highlight && !look.small;
    if plain && !hint {
        return;
    }
    xml.element("w:rPr", &[], |xml| {
        if hint {
            xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
        }
        if look.bold {
            xml.empty("w:b", &[]);
            xml.empty("w:bCs", &[]);
        }
        if let Some(colour) = look.colour {
            xml.value("w:color", colour);
        }
        if look.small {
            let size = (SMALL_RUN / 10).to_string();
            xml.value("w:sz", &size);
            xml.value("w:szCs", &size);
        }
        if look.highlight {
            xml.value("w:highlight", "yellow");
        }
    });
}

/// Whether a text is Chinese and has marks, quotation marks and dashes among them, of which Word has to be told that they are.
pub(super) fn is_ambiguous(text: &str) -> bool {
    let chinese = |c: char| ('\u{2e80}'..='\u{9fff}').contains(&c);
    let ambiguous = |c: char| matches!(c, '\u{b0}'..='\u{d7}' | '\u{2010}'..='\u{2bff}');
    text.contains(chinese) && text.contains(ambiguous)
}

/// A field that Word fills in, with what it shows until then.
pub(super) fn field(xml: &mut Xml, look: Look, code: &str, shown: &str) {
    let part = |xml: &mut Xml, content: &dyn Fn(&mut Xml)| {
        xml.element("w:r", &[], |xml| {
            properties(xml, look, false);
            content(xml);
        });
    };
    let character = |kind: &'static str| {
        move |xml: &mut Xml| xml.empty("w:fldChar", &[("w:fldCharType", kind)])
    };
    part(xml, &character("begin"));
    part(xml, &|xml| {
        let space = [("xml:space", "preserve")];
        xml.element("w:instrText", &space, |xml| xml.text(code));
    });
    part(xml, &character("separate"));
    part(xml, &|xml| written(xml, shown));
    part(xml, &character("end"));
}

/// The name of the place where a piece of evidence is listed.
fn evidence_mark(number: usize) -> String {
    format!("evidence_{number}")
}

/// What a piece of a line needs of the document around it.
pub(super) trait Around {
    /// Notes something missing; gives back the id of its comment.
    fn comment(&mut self, gap: &crate::draft::Gap) -> usize;
    /// An id for a bookmark.
    fn bookmark(&mut self) -> usize;
}

/// A piece of a line. `bold` where the whole line is.
pub(super) fn inline(xml: &mut Xml, around: &mut dyn Around, piece: &Inline, bold: bool) {
    let look = Look {
        bold,
        ..Look::default()
    };
    match piece {
        Inline::Text(text) | Inline::Answer(text) => run(xml, look, text),
        Inline::Strong(text) => run(xml, Look::BOLD, text),
        Inline::State(tone, text) => {
            let colour = Some(match tone {
                Tone::Good => "2E6B3A",
                Tone::Open => "595959",
                Tone::Bad => "A02C2C",
            });
            run(xml, Look { colour, ..look }, text);
        }
        Inline::Gap(gap) => {
            let id = around.comment(gap).to_string();
            let id = [("w:id", id.as_str())];
            let look = Look {
                highlight: true,
                ..look
            };
            xml.empty("w:commentRangeStart", &id);
            run(xml, Look { bold: true, ..look }, &gap.mark);
            run(xml, look, &gap.missing);
            xml.empty("w:commentRangeEnd", &id);
            xml.element("w:r", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    xml.style("w:rStyle", "CommentReference");
                });
                xml.empty("w:commentReference", &id);
            });
        }
        Inline::Listed(number) => {
            let name = evidence_mark(*number);
            marked(xml, around, &name, |xml| {
                run(xml, look, &number.to_string());
            });
        }
        Inline::Referred(number, text) => {
            let target = evidence_mark(*number);
            let attributes = [("w:anchor", target.as_str()), ("w:history", "1")];
            xml.element("w:hyperlink", &attributes, |xml| run(xml, Look::LINK, text));
        }
    }
}

/// What a bookmark stands around.
pub(super) fn marked(
    xml: &mut Xml,
    around: &mut dyn Around,
    name: &str,
    content: impl FnOnce(&mut Xml),
) {
    let id = around.bookmark().to_string();
    xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
    content(xml);
    xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
}
