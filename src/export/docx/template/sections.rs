//! What of the text of a template is taken over: what stands before the draft and after it, and the page that the draft is set on.

use super::super::pages::Frame;
use super::super::tree::{Element, Node};
use super::kept::is_contents;
use super::placeholder::{self, Placeholder};
use super::styles::Styles;

/// The text of a template, cut.
pub(super) struct Cut {
    /// The blocks before the draft; empty where the draft brings its own cover.
    pub before: Vec<Element>,
    /// The blocks after it.
    pub after: Vec<Element>,
    /// The properties of the last section.
    pub section: Element,
    /// The page that the draft is set on.
    pub frame: Frame,
    /// Where the draft stands.
    pub place: Place,
}

/// Where the draft stands in a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Where a placeholder says.
    Marked,
    /// After the cover: what stands before the first heading, or the contents.
    AfterCover,
    /// Alone: the text of the template has no placeholder.
    Alone,
}

/// Cuts the text of a template.
pub(super) fn cut(mut body: Element, styles: &Styles) -> Cut {
    let last = body.elements().last().filter(|one| one.name == "w:sectPr");
    let last = last
        .cloned()
        .unwrap_or_else(|| Element::new("w:sectPr", &[]));
    let blocks = std::mem::take(&mut body.children).into_iter();
    let mut blocks: Vec<Element> = blocks
        .filter_map(|block| match block {
            Node::Element(block) if block.name != "w:sectPr" => Some(block),
            _ => None,
        })
        .collect();
    let is_marked = |block: &Element| {
        let mut names = placeholder::names(block).into_iter();
        names.any(|name| Placeholder::named(&name) == Some(Placeholder::Draft))
    };
    if let Some(at) = blocks
        .iter()
        .position(|block| block.name == "w:p" && is_marked(block))
    {
        let own = section_of(&blocks[at]).cloned();
        let mut after = blocks.split_off(at);
        after.remove(0);
        // The section that ends with the placeholder ends with the draft.
        if let Some(section) = own.clone() {
            after.insert(0, paragraph_of(section));
        }
        let frame = after.iter().find_map(section_of).unwrap_or(&last);
        return Cut {
            frame: frame_of(frame),
            before: trimmed(blocks),
            after,
            section: last,
            place: Place::Marked,
        };
    }
    let is_text = |block: &Element| {
        is_contents(block) || styles.is(block, &["Heading1", "TOC1", "TOC2", "TOCHeading"])
    };
    let end = blocks.iter().position(is_text).unwrap_or(blocks.len());
    let has_placeholder = blocks[..end].iter().any(|block| {
        let mut names = placeholder::names(block).into_iter();
        names.any(|name| Placeholder::named(&name).is_some())
    });
    let (end, place) = match has_placeholder {
        true => (end, Place::AfterCover),
        false => (0, Place::Alone),
    };
    // The draft is set in the section in which the text after the cover stands; without a cover, in the last one.
    let sections: Vec<(usize, &Element)> = blocks
        .iter()
        .enumerate()
        .filter_map(|(index, block)| Some((index, section_of(block)?)))
        .chain([(blocks.len(), &last)])
        .collect();
    let own = match place {
        Place::Alone => sections.len() - 1,
        _ => {
            let found = sections.iter().position(|(index, _)| *index >= end);
            found.unwrap_or(sections.len() - 1)
        }
    };
    let mut section = sections[own].1.clone();
    inherit(
        &mut section,
        sections[..own].iter().map(|(_, section)| *section),
    );
    single_column(&mut section);
    if place == Place::Alone && section.child("w:titlePg").is_none() {
        // Our cover has neither header nor footer.
        let at = section.children.iter().position(|child| {
            let name = child.as_element().map(|child| child.name.as_str());
            matches!(
                name,
                Some(
                    "w:textDirection"
                        | "w:bidi"
                        | "w:rtlGutter"
                        | "w:docGrid"
                        | "w:printerSettings"
                )
            )
        });
        let at = at.unwrap_or(section.children.len());
        section
            .children
            .insert(at, Element::new("w:titlePg", &[]).into());
    }
    blocks.truncate(end);
    Cut {
        frame: frame_of(&section),
        before: trimmed(blocks),
        after: Vec::new(),
        section,
        place,
    }
}

/// The section that ends with a paragraph.
fn section_of(block: &Element) -> Option<&Element> {
    block.path(&["w:pPr", "w:sectPr"])
}

fn paragraph_of(section: Element) -> Element {
    let mut properties = Element::new("w:pPr", &[]);
    properties.children.push(section.into());
    let mut paragraph = Element::new("w:p", &[]);
    paragraph.children.push(properties.into());
    paragraph
}

/// Gives a section the headers and footers that it has from the sections before it.
fn inherit<'a>(section: &mut Element, before: impl DoubleEndedIterator<Item = &'a Element>) {
    let is_reference =
        |one: &&Element| one.name == "w:headerReference" || one.name == "w:footerReference";
    for earlier in before.rev() {
        for reference in earlier.elements().filter(is_reference) {
            let same = |one: &Element| {
                one.name == reference.name
                    && one.attribute("w:type") == reference.attribute("w:type")
            };
            if !section.elements().any(same) {
                section.children.insert(0, reference.clone().into());
            }
        }
    }
}

fn single_column(section: &mut Element) {
    for columns in section.elements_mut().filter(|one| one.name == "w:cols") {
        columns.children.clear();
        columns.attributes.retain(|(key, _)| key == "w:space");
    }
}

/// The room for text on the pages of a section; that of A4 where it does not say or says nonsense.
fn frame_of(section: &Element) -> Frame {
    let length = |element: &str, key: &str| -> Option<u32> {
        let value = section.child(element)?.attribute(key)?;
        value.trim_start_matches('-').parse().ok()
    };
    let grid = section.child("w:docGrid");
    let kind = grid.and_then(|grid| grid.attribute("w:type"));
    let pitch = match kind {
        Some("lines" | "linesAndChars" | "snapToChars") => length("w:docGrid", "w:linePitch"),
        _ => None,
    };
    let pitch = pitch.filter(|pitch| *pitch <= 1440).unwrap_or(0);
    let measured = || {
        let margin = |key| length("w:pgMar", key).unwrap_or(0);
        let across = margin("w:left") + margin("w:right") + margin("w:gutter");
        let down = margin("w:top") + margin("w:bottom");
        let height = length("w:pgSz", "w:h")?.checked_sub(down)?;
        Some(Frame {
            width: length("w:pgSz", "w:w")?.checked_sub(across)?,
            // On a grid, of whole lines.
            height: height - height.checked_rem(pitch).unwrap_or(0),
            pitch,
        })
    };
    let sound = |frame: &Frame| {
        (3000..=30_000).contains(&frame.width) && (3000..=30_000).contains(&frame.height)
    };
    measured().filter(sound).unwrap_or(Frame::A4)
}

/// Without the empty paragraphs and page breaks at its end: the draft begins a page.
fn trimmed(mut blocks: Vec<Element>) -> Vec<Element> {
    let says = |element: &Element| {
        element.has(&|one| {
            matches!(
                one.name.as_str(),
                "w:drawing" | "w:pict" | "w:sectPr" | "w:tbl" | "mc:AlternateContent"
            )
        }) || !element.printed().trim().is_empty()
    };
    while blocks
        .last()
        .is_some_and(|block| block.name == "w:p" && !says(block))
    {
        blocks.pop();
    }
    if let Some(last) = blocks.last_mut() {
        end_pages(last);
    }
    blocks
}

/// Takes away the page breaks after the last text.
fn end_pages(element: &mut Element) {
    for child in element.elements_mut() {
        end_pages(child);
    }
    let is_break = |child: &Node| {
        let element = child.as_element();
        element.is_some_and(|one| one.name == "w:br" && one.attribute("w:type") == Some("page"))
    };
    while element.children.last().is_some_and(is_break) {
        element.children.pop();
    }
}
