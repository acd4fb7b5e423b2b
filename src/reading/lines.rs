//! The lines on which faults stand, and keys that stand twice.
//!
//! The parser keeps no positions, and of two equal keys it keeps the last without a word, so the text is walked once more.
//! Only the places of faults are remembered: a hostile document has millions of values and keys of megabytes.

use super::MAX_FAULTS;
use super::fault::{Fault, Problem};
use super::reader::{path_key, shortened};
use std::collections::{BTreeMap, BTreeSet};
use std::iter;

/// Gives every fault the line on which its value begins, adds a fault for every key that stands twice in its object, and
/// sorts them by line. A value that is missing gets the line of the object it should stand in. `text` is valid JSON.
pub(super) fn add(text: &str, faults: &mut Vec<Fault>) {
    let places = faults.iter().flat_map(|fault| ancestry(&fault.path));
    let mut walk = Walk {
        bytes: text.as_bytes(),
        at: 0,
        line: 1,
        path: String::from("$"),
        lines: places.map(|place| (place.to_owned(), None)).collect(),
        twice: Vec::new(),
    };
    walk.value();
    for fault in faults.iter_mut() {
        let mut nearest = ancestry(&fault.path).rev();
        fault.line = nearest.find_map(|place| walk.lines.get(place).copied().flatten());
    }
    faults.extend(walk.twice);
    faults.sort_by_key(|fault| fault.line);
    faults.truncate(MAX_FAULTS);
}

/// The places on the way to a path, itself the last.
fn ancestry(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    let ends = path.match_indices(['.', '[']).map(|(end, _)| &path[..end]);
    ends.chain(iter::once(path))
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
    path: String,
    /// The line of every place that is asked for. Of two equal keys the last is kept, as the parser does.
    lines: BTreeMap<String, Option<usize>>,
    twice: Vec<Fault>,
}

impl Walk<'_> {
    fn value(&mut self) {
        self.blank();
        if let Some(line) = self.lines.get_mut(&self.path) {
            *line = Some(self.line);
        }
        match self.peek() {
            b'{' => {
                let mut seen = BTreeSet::new();
                self.entries(b'}', |walk, _| walk.key(&mut seen));
            }
            b'[' => self.entries(b']', |walk, index| walk.path += &format!("[{index}]")),
            b'"' => {
                self.string();
            }
            _ => {
                while !matches!(
                    self.peek(),
                    b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r' | 0
                ) {
                    self.at += 1;
                }
            }
        }
    }

    /// The entries of a list or an object up to its closing byte; `name` reads what stands before a value and adds it to
    /// the path.
    fn entries(&mut self, close: u8, mut name: impl FnMut(&mut Self, usize)) {
        self.at += 1;
        let here = self.path.len();
        for index in 0.. {
            self.blank();
            if self.peek() == close {
                break;
            }
            name(self, index);
            self.value();
            self.path.truncate(here);
            self.blank();
            if self.peek() != b',' {
                break;
            }
            self.at += 1;
        }
        self.at += 1;
    }

    fn key(&mut self, seen: &mut BTreeSet<String>) {
        let key = self.string();
        self.path.push('.');
        self.path += &path_key(&key);
        if seen.contains(&key) {
            self.note_twice(&key);
        } else {
            seen.insert(key);
        }
        self.blank();
        self.at += 1; // the colon
    }

    fn note_twice(&mut self, key: &str) {
        if self.twice.len() < MAX_FAULTS {
            self.twice.push(Fault {
                path: self.path.clone(),
                line: Some(self.line),
                problem: Problem::DuplicateKey {
                    key: shortened(key),
                },
            });
        }
    }

    fn string(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        while !matches!(self.peek(), b'"' | 0) {
            self.at += if self.peek() == b'\\' { 2 } else { 1 };
        }
        self.at = (self.at + 1).min(self.bytes.len());
        serde_json::from_slice(&self.bytes[start..self.at]).unwrap_or_default()
    }

    fn blank(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.line += usize::from(self.peek() == b'\n');
            self.at += 1;
        }
    }

    fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fault::Problem;
    use super::*;

    fn line_of(text: &str, path: &str) -> Option<usize> {
        let mut faults = vec![Fault {
            path: path.to_owned(),
            line: None,
            problem: Problem::Missing,
        }];
        add(text, &mut faults);
        faults[0].line
    }

    #[test]
    fn values_are_found_by_path() {
        let text = "{\n\"a\": {\"x\": 1,\n \"1.1\": [true,\n null]},\n \"q\\\"\": \"two\\nlines\",\n\"z\": 0}";
        assert_eq!(line_of(text, "$"), Some(1));
        assert_eq!(line_of(text, "$.a.x"), Some(2));
        assert_eq!(line_of(text, "$.a.\"1.1\"[1]"), Some(4));
        assert_eq!(line_of(text, "$.\"q\\\"\""), Some(5));
        assert_eq!(line_of(text, "$.z"), Some(6));
    }

    #[test]
    fn a_missing_value_is_placed_in_its_object() {
        assert_eq!(line_of("{\n\"a\": {\n\"b\": 1}}", "$.a.c"), Some(2));
    }

    #[test]
    fn a_key_that_stands_twice_is_found_where_it_stands_again() {
        let mut faults = Vec::new();
        add(
            "{\n\"a\": [{\"b\": 1,\n\"\\u0062\": 2}],\n\"b\": 3}",
            &mut faults,
        );
        let places: Vec<_> = faults.iter().map(|f| (f.path.as_str(), f.line)).collect();
        assert_eq!(places, [("$.a[0].b", Some(3))]);
    }
}
