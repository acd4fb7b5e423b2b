//! What can still be read of a damaged text.
//!
//! It relies on how this program writes: every member on a line of its own, two blanks deeper than the object that it stands
//! in. So damage stays where it is: a member that cannot be read is left out and noted, and the next line tells by its
//! blanks where it belongs. A value is taken whole or not at all: one that was cut, or that is followed by what should not be
//! there, is no answer that anybody gave. Of two equal keys neither is believed. Of a list of objects, such as the rows of a
//! table, those are taken that can be read; any other list is a value like a number.

use super::MAX_FAULTS;
use super::fault::{Fault, Problem};
use super::parser::{key_at, parse, value_at};
use super::reader::{path_key, shortened};
use super::value::{Node, Value};
use crate::keyed::Keyed;

/// How deep objects are looked into.
const MAX_DEPTH: usize = 20;

/// What can be read of a text as an object, and what was lost, each with its place in bytes.
pub(super) fn salvage(text: &str) -> (Node, Vec<(usize, Fault)>) {
    if let Ok(parsed) = parse(text)
        && parsed.twice.is_empty()
    {
        return (parsed.root, Vec::new());
    }
    let mut salvager = Salvager {
        text,
        at: 0,
        path: String::from("$"),
        lost: Vec::new(),
        quiet: false,
    };
    if text.lines().next() == Some("{") {
        salvager.skip_line();
    }
    let members = salvager.members(1);
    let value = Value::Object(members);
    (Node { value, at: 0 }, salvager.lost)
}

struct Salvager<'a> {
    text: &'a str,
    /// Where the present line begins.
    at: usize,
    path: String,
    lost: Vec<(usize, Fault)>,
    /// Whether what comes now belongs to what was noted last.
    quiet: bool,
}

/// What a line is by its look.
enum Line {
    Blank,
    /// The end of an object or list. Says nothing that the next key does not say.
    Close,
    /// A key, so deep, and where its value begins.
    Member(usize, String, usize),
    /// An object in a list, so deep, and where it begins.
    Entry(usize, usize),
    Damaged,
}

impl Salvager<'_> {
    /// The members of an object, up to its end or to what does not belong to it.
    fn members(&mut self, depth: usize) -> Keyed<String, Node> {
        // `None` where a key stood twice.
        let mut found: Keyed<String, Option<Node>> = Keyed::new();
        loop {
            if self.at >= self.text.len() {
                if !self.text.trim_end().ends_with("\n}") {
                    self.note(self.text.len(), Problem::CutShort);
                }
                break;
            }
            match self.line() {
                Line::Member(deep, ..) | Line::Entry(deep, _) if deep < depth => break,
                Line::Member(deep, key, value) if deep == depth => {
                    let here = self.path.len();
                    self.path.push('.');
                    self.path += &path_key(&key);
                    let node = self.value(depth, value);
                    if let Some(node) = node {
                        let twice = found.contains_key(&key);
                        if twice {
                            self.quiet = false;
                            let key = shortened(&key);
                            self.note(value, Problem::DuplicateKey { key });
                        }
                        found.insert(key, (!twice).then_some(node));
                    }
                    self.path.truncate(here);
                }
                Line::Blank | Line::Close => self.skip_line(),
                Line::Member(..) | Line::Entry(..) | Line::Damaged => {
                    self.note(self.at, Problem::Unreadable);
                    self.skip_line();
                }
            }
        }
        let found = found.into_iter();
        found.filter_map(|(key, node)| Some((key, node?))).collect()
    }

    /// The objects of a list, up to its end or to what does not belong to it.
    fn entries(&mut self, depth: usize) -> Vec<Node> {
        let mut found = Vec::new();
        let mut number = 0;
        while self.at < self.text.len() {
            match self.line() {
                Line::Member(deep, ..) | Line::Entry(deep, _) if deep < depth => break,
                Line::Entry(deep, at) if deep == depth => {
                    let here = self.path.len();
                    self.path += &format!("[{number}]");
                    found.extend(self.value(depth, at));
                    self.path.truncate(here);
                    number += 1;
                }
                Line::Blank | Line::Close => self.skip_line(),
                Line::Member(..) | Line::Entry(..) | Line::Damaged => {
                    self.note(self.at, Problem::Unreadable);
                    self.skip_line();
                }
            }
        }
        found
    }

    /// The value that begins at a place of the present line: whole, or as an object with what can be read of it. The line
    /// after it is the present one then.
    fn value(&mut self, depth: usize, at: usize) -> Option<Node> {
        if let Some((node, end)) = value_at(self.text, at, depth)
            && self.closes(depth, at, end)
            && let Some(next) = self.line_ends(&node, end)
        {
            self.at = next;
            self.quiet = false;
            return Some(node);
        }
        let rest = self.text.get(at..self.line_end()).unwrap_or_default();
        self.skip_line();
        let opens = rest.trim_end().chars().count() == 1;
        if !opens || depth == MAX_DEPTH {
            self.note(at, Problem::Unreadable);
            return None;
        }
        self.quiet = false;
        if rest.trim_end() == "[" {
            let lost = self.lost.len();
            let entries = self.entries(depth + 1);
            if entries.is_empty() {
                // Nothing of it is a row: it is lost as one.
                self.lost.truncate(lost);
                self.quiet = false;
                self.note(at, Problem::Unreadable);
                return None;
            }
            let value = Value::List(entries);
            return Some(Node { value, at });
        }
        if rest.trim_end() != "{" {
            self.note(at, Problem::Unreadable);
        }
        let members = self.members(depth + 1);
        let value = Value::Object(members);
        Some(Node { value, at })
    }

    /// Whether a value on several lines ends as deep as it began. One whose own end was damaged takes in what comes after it,
    /// and ends with an object around it.
    fn closes(&self, depth: usize, at: usize, end: usize) -> bool {
        let value = self.text.get(at..end).unwrap_or_default();
        let last = value.rsplit_once('\n').map(|(_, last)| last);
        last.is_none_or(|last| last.len() == 2 * depth + 1)
    }

    /// Where the next line begins, if nothing but a comma stands between a value and the end of its line. The digits of a
    /// number at the end of the text may not be all.
    fn line_ends(&self, node: &Node, end: usize) -> Option<usize> {
        let rest = self.text.get(end..)?;
        if rest.is_empty() && matches!(node.value, Value::Number(_)) {
            return None;
        }
        let rest = rest.strip_prefix(',').unwrap_or(rest);
        let rest = rest.strip_prefix('\r').unwrap_or(rest);
        let at = self.text.len() - rest.len();
        (rest.is_empty() || rest.starts_with('\n')).then_some(self.text.len().min(at + 1))
    }

    fn line(&self) -> Line {
        let line = self.text.get(self.at..self.line_end()).unwrap_or_default();
        let bare = line.trim_start_matches(' ');
        let blanks = line.len() - bare.len();
        let depth = blanks / 2;
        match bare.trim_end() {
            "" => Line::Blank,
            _ if blanks % 2 == 1 => Line::Damaged,
            "}" | "}," | "]" | "]," => Line::Close,
            "{" => Line::Entry(depth, self.at + blanks),
            _ => match key_at(self.text, self.at + blanks) {
                Some((key, value)) if value < self.line_end() => Line::Member(depth, key, value),
                _ => Line::Damaged,
            },
        }
    }

    fn line_end(&self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        rest.find('\n').map_or(self.text.len(), |end| self.at + end)
    }

    fn skip_line(&mut self) {
        self.at = self.text.len().min(self.line_end() + 1);
    }

    /// Notes a loss, once for what is lost together.
    fn note(&mut self, at: usize, problem: Problem) {
        if !self.quiet && self.lost.len() < MAX_FAULTS {
            let fault = Fault {
                path: self.path.clone(),
                line: None,
                problem,
            };
            self.lost.push((at, fault));
        }
        self.quiet = true;
    }
}
