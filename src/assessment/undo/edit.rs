//! The change of a text: its changed middle, so that a step in a long text is small.

use std::slice::SliceIndex;

/// One change of a text: at a place, some characters were taken out and others put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// Where, in bytes; the same in the text before and after.
    pub at: usize,
    /// What was taken out.
    pub out: String,
    /// What was put in.
    pub put: String,
}

/// A part of a text, between characters. Slices that may panic bring the words for it into the first load.
fn part<R: SliceIndex<str, Output = str>>(text: &str, range: R) -> &str {
    text.get(range).unwrap_or_default()
}

impl Edit {
    /// What changes one text into another; `None` where they are equal.
    pub(super) fn between(before: &str, after: &str) -> Option<Edit> {
        if before == after {
            return None;
        }
        let pairs = before.bytes().zip(after.bytes());
        let mut at = pairs.take_while(|(a, b)| a == b).count();
        // Both texts have the same bytes before `at`, so it is between characters of both or of neither, unless one ends.
        while !(before.is_char_boundary(at) && after.is_char_boundary(at)) {
            at -= 1;
        }
        let (from, to) = (part(before, at..), part(after, at..));
        let pairs = from.bytes().rev().zip(to.bytes().rev());
        let mut same = pairs.take_while(|(a, b)| a == b).count();
        while !(from.is_char_boundary(from.len() - same) && to.is_char_boundary(to.len() - same)) {
            same -= 1;
        }
        Some(Edit {
            at,
            out: part(from, ..from.len() - same).to_owned(),
            put: part(to, ..to.len() - same).to_owned(),
        })
    }

    /// The text after the change; `None` where the text is not the one that the change was made in.
    pub(super) fn apply(&self, text: &str) -> Option<String> {
        let (before, rest) = (text.get(..self.at)?, text.get(self.at..)?);
        let after = rest.strip_prefix(self.out.as_str())?;
        Some([before, &self.put, after].concat())
    }

    /// The change that takes this one back.
    pub(super) fn inverse(&self) -> Edit {
        Edit {
            at: self.at,
            out: self.put.clone(),
            put: self.out.clone(),
        }
    }

    /// Where what was put in ends, in bytes.
    fn end(&self) -> usize {
        self.at + self.put.len()
    }

    /// Whether this change lies within what an earlier one put in, or right beside it.
    pub(super) fn lies_in(&self, earlier: &Edit) -> bool {
        earlier.at <= self.at && self.at + self.out.len() <= earlier.end()
    }

    /// Whether both only take out, this one right beside the earlier.
    pub(super) fn goes_on_deleting(&self, earlier: &Edit) -> bool {
        let deletes = |edit: &Edit| edit.put.is_empty();
        let beside = self.at == earlier.at || self.at + self.out.len() == earlier.at;
        deletes(self) && deletes(earlier) && beside
    }

    /// Whether this change goes on writing where an earlier one ended.
    pub(super) fn goes_on_writing(&self, earlier: &Edit) -> bool {
        self.out.is_empty() && self.at == earlier.end()
    }

    /// An earlier change and this one as one; `None` where they do not touch.
    pub(super) fn after(&self, earlier: &Edit) -> Option<Edit> {
        if self.goes_on_deleting(earlier) {
            let out = if self.at == earlier.at {
                [earlier.out.as_str(), &self.out]
            } else {
                [self.out.as_str(), &earlier.out]
            };
            return Some(Edit {
                at: self.at,
                out: out.concat(),
                put: String::new(),
            });
        }
        let inner = Edit {
            at: self.at.checked_sub(earlier.at)?,
            ..self.clone()
        };
        Some(Edit {
            at: earlier.at,
            out: earlier.out.clone(),
            put: inner.apply(&earlier.put)?,
        })
    }

    /// How many characters it holds, in bytes.
    pub(super) fn size(&self) -> usize {
        self.out.len() + self.put.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit(at: usize, out: &str, put: &str) -> Edit {
        Edit {
            at,
            out: out.to_owned(),
            put: put.to_owned(),
        }
    }

    #[test]
    fn only_the_changed_middle_is_kept() {
        let long = "质".repeat(60_000);
        let typed = format!("{long}量{long}");
        let twice = format!("{long}{long}");
        assert_eq!(Edit::between(&twice, &typed), Some(edit(180_000, "", "量")));
        // 质 and 贸 begin with the same byte, and 质 and 量 may end with the same.
        assert_eq!(Edit::between("a质b", "a贸b"), Some(edit(1, "质", "贸")));
        assert_eq!(Edit::between("aa", "aaa"), Some(edit(2, "", "a")));
        assert_eq!(Edit::between("质", "质"), None);
    }

    #[test]
    fn a_change_of_another_text_is_not_applied() {
        assert_eq!(edit(1, "b", "x").apply("abc").as_deref(), Some("axc"));
        assert_eq!(edit(1, "b", "x").apply("acb"), None);
        assert_eq!(edit(1, "", "x").apply("质"), None);
        assert_eq!(edit(9, "", "x").apply("质"), None);
    }

    proptest! {
        #[test]
        fn a_change_is_made_and_taken_back(before in "[ab质量\u{1f600}\n]{0,8}", after in "[ab质量\u{1f600}\n]{0,8}") {
            match Edit::between(&before, &after) {
                None => prop_assert_eq!(before, after),
                Some(edit) => {
                    prop_assert_eq!(edit.apply(&before), Some(after.clone()));
                    prop_assert_eq!(edit.inverse().apply(&after), Some(before));
                }
            }
        }

        #[test]
        fn two_changes_that_touch_are_one(one in "[ab质]{0,6}", two in "[ab质]{0,6}", three in "[ab质]{0,6}") {
            let (Some(first), Some(second)) = (Edit::between(&one, &two), Edit::between(&two, &three)) else {
                return Ok(());
            };
            if second.lies_in(&first) || second.goes_on_deleting(&first) {
                let both = second.after(&first);
                prop_assert_eq!(both.and_then(|both| both.apply(&one)), Some(three));
            }
        }
    }
}
