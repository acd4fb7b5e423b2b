//! Lists that somebody typed: a line that begins with `-`, `1.` or `（1）` is an entry of one.

use super::Inline;

/// What stands before the entries of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marker {
    /// A dot.
    Bullet,
    /// `1.`
    Point,
    /// `1、`
    Comma,
    /// `（1）`
    Wide,
    /// `(1)`
    Narrow,
    /// `1)`
    Closed,
}

/// An entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// What stands before it.
    pub marker: Marker,
    /// Its number; 0 where the list has none.
    pub number: u32,
    /// What it says.
    pub text: &'a str,
}

/// The largest number that an entry may have: a year is none.
const MOST: u32 = 99;

/// The entry of a list that the organisation typed in a line: what stands before it, it, and what comes after it.
pub fn typed_entry(line: &[Inline]) -> Option<(&[Inline], Entry<'_>, &[Inline])> {
    let is_answer = |piece: &Inline| matches!(piece, Inline::Answer(_));
    let at = line.iter().position(is_answer)?;
    let Inline::Answer(text) = &line[at] else {
        return None;
    };
    let found = entry(text)?;
    // The space after a name goes with it.
    let before = match &line[..at] {
        [before @ .., Inline::Text(space)] if space.trim().is_empty() => before,
        before => before,
    };
    Some((before, found, &line[at + 1..]))
}

/// The entry that a line is, if it is one. Numbers such as `1.5`, `-3` or `-¥3` begin none.
fn entry(line: &str) -> Option<Entry<'_>> {
    let found = |marker, number, text: &str| (marker, number, text.trim_start().len());
    let (marker, number, length) = if let Some(rest) = line.strip_prefix(['-', '–', '•', '·', '●'])
    {
        if rest.starts_with(|c: char| c.is_ascii_digit() || "-–.>¥￥$€".contains(c)) {
            return None;
        }
        found(Marker::Bullet, 0, rest)
    } else if let Some(rest) = line.strip_prefix('（') {
        let (number, rest) = number(rest)?;
        found(Marker::Wide, number, rest.strip_prefix('）')?)
    } else if let Some(rest) = line.strip_prefix('(') {
        let (number, rest) = number(rest)?;
        found(Marker::Narrow, number, rest.strip_prefix(')')?)
    } else {
        let (number, rest) = number(line)?;
        let (marker, rest) = if let Some(rest) = rest.strip_prefix(['.', '．']) {
            (Marker::Point, rest)
        } else if let Some(rest) = rest.strip_prefix('、') {
            (Marker::Comma, rest)
        } else {
            (Marker::Closed, rest.strip_prefix([')', '）'])?)
        };
        if marker == Marker::Point && rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return None;
        }
        found(marker, number, rest)
    };
    let text = &line[line.len() - length..];
    (!text.is_empty()).then_some(Entry {
        marker,
        number,
        text,
    })
}

fn number(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(digits);
    // What Word counts has no zero before it.
    let number: u32 = digits.parse().ok().filter(|_| !digits.starts_with('0'))?;
    (number <= MOST).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_marker_makes_an_entry() {
        let cases = [
            ("- 文化", Marker::Bullet, 0, "文化"),
            ("-文化", Marker::Bullet, 0, "文化"),
            ("• a", Marker::Bullet, 0, "a"),
            ("1. a", Marker::Point, 1, "a"),
            ("2.文化", Marker::Point, 2, "文化"),
            ("12、文化", Marker::Comma, 12, "文化"),
            ("（3）文化", Marker::Wide, 3, "文化"),
            ("(4) a", Marker::Narrow, 4, "a"),
            ("5) a", Marker::Closed, 5, "a"),
        ];
        for (line, marker, number, text) in cases {
            let expected = Entry {
                marker,
                number,
                text,
            };
            assert_eq!(entry(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn numbers_and_dashes_of_a_sentence_make_none() {
        let lines = [
            "-3%",
            "--",
            "-",
            "—— 文化",
            "1.5亿元",
            "1.1 文化",
            "2024. 成立",
            "（一）文化",
            "(a) b",
            "1.",
            "01. a",
            "0. a",
            "文化",
            "",
            "->",
            "3 个",
            "99999999999999999999. a",
            "1.a",
        ];
        for line in lines {
            assert_eq!(entry(line), None, "{line}");
        }
    }
}
