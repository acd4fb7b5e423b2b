//! Elements, attributes and text, well-formed whatever is in them.

use super::names::Names;
use super::tree::{Element, Node};
use crate::draft::visible;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::rc::Rc;

/// A part that is being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    names: Rc<Names>,
}

/// The attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A part with its declaration, whose styles have these names.
    pub(super) fn part(names: &Rc<Names>) -> Xml {
        let mut xml = Xml {
            writer: Writer::new(Vec::new()),
            names: names.clone(),
        };
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
        xml.event(Event::Decl(declaration));
        xml
    }

    /// The bytes.
    pub(super) fn finish(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    /// An element with what is in it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Xml),
    ) {
        self.begin(name, attributes);
        content(self);
        self.end(name);
    }

    /// Begins an element that [`Xml::end`] ends: for one that is written in several steps.
    pub(super) fn begin(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Start(start(name, attributes)));
    }

    /// Ends it.
    pub(super) fn end(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element whose one attribute is `w:val`.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// An element whose one attribute is a style of ours, under the id that the document has for it.
    pub(super) fn style(&mut self, name: &str, style: &str) {
        let names = self.names.clone();
        self.value(name, names.of(style));
    }

    /// An element that was read.
    pub(super) fn tree(&mut self, element: &Element) {
        let attributes = element.attributes.iter();
        let attributes = attributes.map(|(key, value)| (key.as_str(), value.as_str()));
        let mut start = BytesStart::new(element.name.as_str());
        for attribute in attributes {
            start.push_attribute(attribute);
        }
        if element.children.is_empty() {
            return self.event(Event::Empty(start));
        }
        self.event(Event::Start(start));
        for child in &element.children {
            match child {
                Node::Element(element) => self.tree(element),
                Node::Text(text) => self.event(Event::Text(BytesText::new(text))),
            }
        }
        self.end(&element.name);
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&clean(text))));
    }

    /// What was written as markup by this module: other elements, never anybody's text.
    pub(super) fn markup(&mut self, markup: &str) {
        self.event(Event::Text(BytesText::from_escaped(markup)));
    }

    fn event(&mut self, event: Event<'_>) {
        let written = self.writer.write_event(event);
        written.expect("writing into a Vec does not fail");
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, clean(value).as_str()));
    }
    start
}

/// Text without what XML forbids or a reader would change: control characters were made visible by the draft already, and are
/// here once more, so that none reaches a file by another way.
fn clean(text: &str) -> String {
    visible(text).replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_written_comes_out_as_text() {
        let mut xml = Xml::part(&Rc::default());
        let hostile = "]]><&\"'\u{0}\u{b}\u{1f}\u{fffe}\u{202e}\r\n😀";
        xml.element("a", &[("b", hostile)], |xml| xml.text(hostile));
        let text = String::from_utf8(xml.finish()).expect("UTF-8");
        let shown = "]]&gt;&lt;&amp;&quot;&apos;\u{fffd}\u{fffd}\u{fffd}\u{fffd}[U+202E] 😀";
        let (_, element) = text.split_once("?>").expect("a declaration");
        assert_eq!(element, format!("<a b=\"{shown}\">{shown}</a>"));
    }
}
