//! Plain text: what may be printed, and how it is counted.

use crate::draft::tree::Inline;
use std::borrow::Cow;
use std::fmt::Write;

/// The number of characters without white space: how the programmes count (document 003, 三).
///
/// ```
/// # use excellence_assessment::draft::characters;
/// assert_eq!(characters("文化 引领\u{3000}20 分"), 7);
/// ```
pub fn characters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The text with everything visible that could disturb a document: control characters become U+FFFD, marks that change
/// the direction of writing their code in brackets. Line feeds and tabs stay.
///
/// ```
/// # use excellence_assessment::draft::visible;
/// assert_eq!(visible("a\u{0}b\u{202e}c"), "a\u{fffd}b[U+202E]c");
/// assert_eq!(visible("文化\n引领"), "文化\n引领");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| disturbs(c) || reorders(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if reorders(c) {
            // Writing into a String does not fail.
            let _ = write!(shown, "[U+{:04X}]", u32::from(c));
        } else if c == '\r' {
            chars.next_if_eq(&'\n');
            shown.push('\n');
        } else if disturbs(c) {
            shown.push(char::REPLACEMENT_CHARACTER);
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Control characters, line and paragraph separators, and what XML 1.0 forbids.
fn disturbs(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm.
fn reorders(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text on one line, with all that could disturb a document visible.
pub fn line(text: &str) -> String {
    visible(text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The lines of an answer that are not empty.
pub(super) fn answer(text: &str) -> Vec<Inline> {
    let shown = visible(text);
    let lines = shown.lines().map(|line| line.trim().replace('\t', " "));
    lines
        .filter(|line| !line.is_empty())
        .map(Inline::Answer)
        .collect()
}

/// The beginning of an answer: at most `most` characters, cut with an ellipsis, on one line.
pub(super) fn beginning(text: &str, most: usize) -> Inline {
    let text = line(text);
    let mut short: String = text.chars().take(most).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    Inline::Answer(short)
}

/// A name as it runs at the head of every page, cut with an ellipsis where it takes more than `room`: a Chinese character takes
/// two, any other one.
///
/// ```
/// # use excellence_assessment::draft::running;
/// assert_eq!(running("文化引领 A", 12), "文化引领 A");
/// assert_eq!(running("文化引领 A", 6), "文化…");
/// ```
pub fn running(name: &str, mut room: usize) -> String {
    let fits = |c: &char| {
        room = room.saturating_sub(if c.is_ascii() { 1 } else { 2 });
        room > 0
    };
    let mut shown: String = name.chars().take_while(fits).collect();
    if shown.len() < name.len() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_lines_whatever_ends_them() {
        let lines = answer("one\r\ntwo\rthree\n\n  four ");
        let texts: Vec<String> = lines.iter().map(Inline::printed).collect();
        assert_eq!(texts, ["one", "two", "three", "four"]);
    }

    #[test]
    fn a_beginning_is_cut_between_characters() {
        assert_eq!(beginning("文化引领", 2), Inline::Answer("文化…".into()));
        assert_eq!(beginning("文化", 2), Inline::Answer("文化".into()));
    }
}
