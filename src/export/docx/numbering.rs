//! The lists of the document: what stands before the entries of each, and where it begins to count.

use super::tree::{Element, Node};
use crate::draft::typed::Marker;
use std::fmt::Write;

/// The kinds of lists, in the order of their definitions.
const KINDS: [(Marker, &str, &str); 6] = [
    (Marker::Bullet, "bullet", "•"),
    (Marker::Point, "decimal", "%1."),
    (Marker::Comma, "decimal", "%1、"),
    (Marker::Wide, "decimal", "（%1）"),
    (Marker::Narrow, "decimal", "(%1)"),
    (Marker::Closed, "decimal", "%1)"),
];

/// All lists so far.
#[derive(Default)]
pub(super) struct Lists {
    /// The marker and the first number of each. The first list has the id 1.
    begun: Vec<(Marker, u32)>,
    /// The list that the next entry may continue, and the number that it would have.
    open: Option<(Marker, u32)>,
    /// The first free ids of kinds and lists beside those of a template; without one, 0.
    kinds_from: usize,
    lists_from: usize,
}

impl Lists {
    /// No lists, beside those of a template.
    pub(super) fn beside(template: Option<&Element>) -> Lists {
        let next = |name: &str, key: &str| {
            let all = template.into_iter().flat_map(Element::elements);
            let ids = all
                .filter(|one| one.name == name)
                .filter_map(|one| one.attribute(key));
            let last = ids.filter_map(|id| id.parse::<usize>().ok()).max();
            last.map_or(0, |last| last.saturating_add(1))
        };
        Lists {
            kinds_from: next("w:abstractNum", "w:abstractNumId"),
            lists_from: next("w:num", "w:numId"),
            ..Lists::default()
        }
    }

    /// The part of a template with these lists in it.
    pub(super) fn within(&self, template: &Element) -> Option<Element> {
        let ours = Element::read(&self.part())?;
        let mut joined = template.clone();
        for node in ours.children {
            let Some(element) = node.as_element() else {
                continue;
            };
            // Kinds stand before lists, and nothing but a mark of Word's after them.
            let before: &[&str] = match element.name.as_str() {
                "w:abstractNum" => &["w:num", "w:numIdMacAtCleanup"],
                _ => &["w:numIdMacAtCleanup"],
            };
            let stands = |child: &Node| {
                let name = child.as_element().map(|child| child.name.as_str());
                name.is_some_and(|name| before.contains(&name))
            };
            let at = joined.children.iter().position(stands);
            let at = at.unwrap_or(joined.children.len());
            joined.children.insert(at, node);
        }
        Some(joined)
    }

    /// The id of the list of an entry with this number: that of the entry before it, unless it begins another one.
    pub(super) fn place(&mut self, marker: Marker, number: u32) -> usize {
        if self.open != Some((marker, number)) {
            self.begun.push((marker, number));
        }
        let next = match marker {
            Marker::Bullet => 0,
            _ => number + 1,
        };
        self.open = Some((marker, next));
        self.lists_from + self.begun.len()
    }

    /// Something else stands after the last entry.
    pub(super) fn end(&mut self) {
        self.open = None;
    }

    /// `numbering.xml`.
    pub(super) fn part(&self) -> String {
        let mut kinds = String::new();
        for (id, (_, format, text)) in KINDS.iter().enumerate() {
            let name = self.kinds_from + id;
            // Writing into a String does not fail.
            let _ = write!(
                kinds,
                r#"<w:abstractNum w:abstractNumId="{name}"><w:nsid w:val="1F5A00{id:02}"/><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="960" w:hanging="480"/></w:pPr><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:lvl></w:abstractNum>"#
            );
        }
        let mut lists = String::new();
        for (index, (marker, first)) in self.begun.iter().enumerate() {
            let kind = KINDS.iter().position(|(kind, ..)| kind == marker);
            let id = self.lists_from + index + 1;
            let kind = self.kinds_from + kind.unwrap_or_default();
            let start = match marker {
                Marker::Bullet => String::new(),
                _ => format!(
                    r#"<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{first}"/></w:lvlOverride>"#
                ),
            };
            let _ = write!(
                lists,
                r#"<w:num w:numId="{id}"><w:abstractNumId w:val="{kind}"/>{start}</w:num>"#
            );
        }
        format!(
            "<w:numbering {}>{kinds}{lists}</w:numbering>",
            super::package::WORD
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_goes_on_as_long_as_its_numbers_do() {
        let mut lists = Lists::default();
        let mut place = |number| lists.place(Marker::Point, number);
        assert_eq!([place(1), place(2), place(3)], [1, 1, 1]);
        assert_eq!([place(1), place(5), place(6)], [2, 3, 3]);
        assert_eq!(lists.place(Marker::Bullet, 0), 4);
        assert_eq!(lists.place(Marker::Bullet, 0), 4);
        lists.end();
        assert_eq!(lists.place(Marker::Bullet, 0), 5);
    }
}
