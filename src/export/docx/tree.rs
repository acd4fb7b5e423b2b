//! Markup that somebody else wrote, as a tree: read, changed and written again.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};

/// An element with what is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
}

/// What is in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// How deep elements may lie in one another. Word's own lie some fifty deep.
const DEEPEST: usize = 250;

impl Element {
    /// The root of a text; `None` where that is not well-formed, declares a document type or lies too deep.
    pub(super) fn read(text: &str) -> Option<Element> {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        let mut open = vec![Element::default()];
        loop {
            let text = match reader.read_event().ok()? {
                Event::Start(start) => {
                    open.push(Element::begin(&start)?);
                    if open.len() > DEEPEST {
                        return None;
                    }
                    continue;
                }
                Event::Empty(start) => {
                    let element = Element::begin(&start)?;
                    open.last_mut()?.children.push(Node::Element(element));
                    continue;
                }
                Event::End(_) => {
                    let element = open.pop()?;
                    open.last_mut()?.children.push(Node::Element(element));
                    continue;
                }
                Event::Text(text) => text.to_string(),
                Event::CData(text) => text.to_string(),
                Event::GeneralRef(name) => match name.resolve_char_ref().ok()? {
                    Some(character) => character.to_string(),
                    None => escape::resolve_predefined_entity(&name)?.to_owned(),
                },
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
                Event::DocType(_) => return None,
                Event::Eof => break,
            };
            let text = legal(&text);
            match open.last_mut()?.children.last_mut() {
                Some(Node::Text(before)) => before.push_str(&text),
                _ => open.last_mut()?.children.push(Node::Text(text)),
            }
        }
        let [root] = open.try_into().ok()?;
        root.children.into_iter().find_map(Node::into_element)
    }

    fn begin(start: &BytesStart<'_>) -> Option<Element> {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.ok()?;
            let value = escape::unescape(&attribute.value).ok()?;
            Some((attribute.key.as_ref().to_owned(), legal(&value)))
        });
        Some(Element {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect::<Option<_>>()?,
            children: Vec::new(),
        })
    }

    /// An empty element.
    pub(super) fn new(name: &str, attributes: &[(&str, &str)]) -> Element {
        let own = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        Element {
            name: name.to_owned(),
            attributes: attributes.iter().map(own).collect(),
            children: Vec::new(),
        }
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, key: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value.as_str())
    }

    /// Gives an attribute a value.
    pub(super) fn set(&mut self, key: &str, value: &str) {
        match self.attributes.iter_mut().find(|(name, _)| name == key) {
            Some((_, old)) => value.clone_into(old),
            None => self.attributes.push((key.to_owned(), value.to_owned())),
        }
    }

    /// Its `w:val`.
    pub(super) fn value(&self) -> Option<&str> {
        self.attribute("w:val")
    }

    /// The elements in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(Node::as_element)
    }

    /// The elements in it, to be changed.
    pub(super) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of a name in it.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element of a name in it, put at a place where there is none.
    pub(super) fn grown(&mut self, name: &str, at: usize) -> &mut Element {
        let is_it = |child: &Node| child.as_element().is_some_and(|one| one.name == name);
        let found = self.children.iter().position(is_it);
        let at = found.unwrap_or_else(|| {
            let at = at.min(self.children.len());
            self.children.insert(at, Element::new(name, &[]).into());
            at
        });
        match &mut self.children[at] {
            Node::Element(element) => element,
            Node::Text(_) => unreachable!("an element was found or put there"),
        }
    }

    /// What lies in it along these names.
    pub(super) fn path(&self, names: &[&str]) -> Option<&Element> {
        names.iter().try_fold(self, |at, name| at.child(name))
    }

    /// Whether it or anything in it is so.
    pub(super) fn has(&self, test: &dyn Fn(&Element) -> bool) -> bool {
        test(self) || self.elements().any(|element| element.has(test))
    }

    /// The text of its `w:t`, in their order.
    pub(super) fn printed(&self) -> String {
        let texts = self.children.iter().map(|child| match child {
            Node::Element(element) => element.printed(),
            Node::Text(text) if self.name == "w:t" => text.clone(),
            Node::Text(_) => String::new(),
        });
        texts.collect()
    }
}

/// Text without what XML forbids.
fn legal(text: &str) -> String {
    let forbidden = |c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    text.replace(forbidden, "\u{fffd}")
}

impl Node {
    pub(super) fn as_element(&self) -> Option<&Element> {
        match self {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        }
    }

    pub(super) fn into_element(self) -> Option<Element> {
        match self {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        }
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Node {
        Node::Element(element)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_a_tree_with_its_text() {
        let read = Element::read(
            "<?xml version='1.0'?><a b='1&amp;2'><w:t>x &lt; &#20013;&#1;</w:t><c/></a>",
        );
        let root = read.expect("well-formed");
        assert_eq!(root.attribute("b"), Some("1&2"));
        assert_eq!(root.printed(), "x < 中\u{fffd}");
        assert!(root.child("c").is_some() && root.path(&["w:t", "c"]).is_none());
    }

    #[test]
    fn what_is_not_well_formed_or_too_deep_is_not_read() {
        let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
        for text in [
            "",
            "<a>",
            "<a></b>",
            "<a>&x;</a>",
            "<!DOCTYPE a><a/>",
            "<a b='1' b='2'/>",
            &deep,
        ] {
            assert_eq!(Element::read(text), None, "{}", &text[..text.len().min(20)]);
        }
    }
}
