//! The lists of the document: what stands before the entries of each, and where it begins to count.

use super::typed::Marker;
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
}

impl Lists {
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
        self.begun.len()
    }

    /// Something else stands after the last entry.
    pub(super) fn end(&mut self) {
        self.open = None;
    }

    /// `numbering.xml`.
    pub(super) fn part(&self) -> String {
        let mut kinds = String::new();
        for (id, (_, format, text)) in KINDS.iter().enumerate() {
            // Writing into a String does not fail.
            let _ = write!(
                kinds,
                r#"<w:abstractNum w:abstractNumId="{id}"><w:nsid w:val="1F5A00{id:02}"/><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="960" w:hanging="480"/></w:pPr><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:lvl></w:abstractNum>"#
            );
        }
        let mut lists = String::new();
        for (index, (marker, first)) in self.begun.iter().enumerate() {
            let kind = KINDS.iter().position(|(kind, ..)| kind == marker);
            let (id, kind) = (index + 1, kind.unwrap_or_default());
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
