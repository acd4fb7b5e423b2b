//! Elements, attributes and text, well-formed whatever is in them.

use crate::draft::visible;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A part that is being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

/// The attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// A part with its declaration.
    pub(super) fn part() -> Xml {
        let mut xml = Xml {
            writer: Writer::new(Vec::new()),
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
        self.event(Event::Start(start(name, attributes)));
        content(self);
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
        let mut xml = Xml::part();
        let hostile = "]]><&\"'\u{0}\u{b}\u{1f}\u{fffe}\u{202e}\r\n😀";
        xml.element("a", &[("b", hostile)], |xml| xml.text(hostile));
        let text = String::from_utf8(xml.finish()).expect("UTF-8");
        let shown = "]]&gt;&lt;&amp;&quot;&apos;\u{fffd}\u{fffd}\u{fffd}\u{fffd}[U+202E] 😀";
        let (_, element) = text.split_once("?>").expect("a declaration");
        assert_eq!(element, format!("<a b=\"{shown}\">{shown}</a>"));
    }
}
