//! A cursor over a parsed document that collects faults instead of stopping at the first.

use super::fault::{Fault, Kind, Problem};
use super::value::{Node, Value};
use super::{MAX_CHARACTERS, MAX_FAULTS};
use crate::keyed::Keyed;
use crate::language::Text;
use crate::writing;
use std::cell::{Cell, RefCell};

/// What all readers of one document share.
#[derive(Default)]
pub struct Shared {
    /// The faults collected so far, each with its place in bytes.
    pub faults: RefCell<Vec<(usize, Fault)>>,
    /// Whether its texts are in one language: see [`Reader::in_one_language`].
    in_one_language: Cell<bool>,
}

/// Takes a value out of what a reader stands at, or leaves a fault. Not generic over the function: every list and every
/// map of a pack would be compiled once more for each.
pub type Read<'f, T> = &'f dyn Fn(&Reader<'_>) -> Option<T>;

/// One value of the document and the way to it.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    node: &'a Node,
    way: Way<'a>,
    shared: &'a Shared,
}

#[derive(Clone, Copy)]
enum Way<'a> {
    Root,
    Key(&'a Reader<'a>, &'a str),
    Index(&'a Reader<'a>, usize),
}

/// An object whose keys are taken one by one.
pub struct Object<'a> {
    reader: &'a Reader<'a>,
    map: &'a Keyed<String, Node>,
}

impl<'a> Reader<'a> {
    /// A reader of a whole document.
    pub fn root(node: &'a Node, shared: &'a Shared) -> Reader<'a> {
        Reader {
            node,
            way: Way::Root,
            shared,
        }
    }

    /// Notes a fault at this place. What only follows from another fault takes no room from those that do not.
    pub fn fault(&self, problem: Problem) {
        let mut faults = self.shared.faults.borrow_mut();
        let room = if problem.follows() {
            MAX_FAULTS / 2
        } else {
            MAX_FAULTS
        };
        if faults.len() < room {
            let fault = Fault {
                path: self.path(),
                line: None,
                problem,
            };
            faults.push((self.node.at, fault));
        }
    }

    /// Notes that what stands here is none of the `allowed` ones.
    pub fn not_allowed(&self, found: &str, allowed: &str) {
        self.fault(Problem::NotAllowed {
            found: shortened(found),
            allowed: allowed.to_owned(),
        });
    }

    /// Notes that a name stands for nothing, where not everything that could bear it was read.
    pub fn unresolved(&self, found: &str) {
        let found = shortened(found);
        self.fault(Problem::Unresolved { found });
    }

    /// The place as a JSON path. Keys that are no plain names stand in quotation marks.
    pub fn path(&self) -> String {
        match self.way {
            Way::Root => String::from("$"),
            Way::Key(parent, key) => format!("{}.{}", parent.path(), path_key(key)),
            Way::Index(parent, index) => format!("{}[{index}]", parent.path()),
        }
    }

    /// Whether `null` stands here.
    pub fn is_null(&self) -> bool {
        self.node.value == Value::Null
    }

    /// The value itself, to be kept as it is.
    pub fn value(&self) -> &'a Value {
        &self.node.value
    }

    /// An object, or a fault.
    pub fn object(&'a self) -> Option<Object<'a>> {
        match &self.node.value {
            Value::Object(map) => Some(Object { reader: self, map }),
            _ => self.wrong(Kind::Object),
        }
    }

    /// Reads every entry of a list; `None`, with the faults noted, when it is no list or an entry cannot be read.
    pub fn list<T>(&self, read: Read<'_, T>) -> Option<Vec<T>> {
        let entries = self.entries()?;
        let mut list = Vec::with_capacity(entries.len());
        for (index, node) in entries.iter().enumerate() {
            list.extend(read(&self.apart(index, node, self.shared)));
        }
        (list.len() == entries.len()).then_some(list)
    }

    /// Goes through the entries of a list, or notes a fault.
    pub fn each(&self, take: &mut dyn FnMut(&Reader<'_>)) {
        for (index, node) in self.entries().unwrap_or_default().iter().enumerate() {
            take(&self.apart(index, node, self.shared));
        }
    }

    /// Notes a fault where the list that stands here has more than `most` entries.
    pub fn at_most(&self, most: usize) {
        if let Value::List(entries) = &self.node.value
            && entries.len() > most
        {
            let found = entries.len();
            self.fault(Problem::TooMany { found, most });
        }
    }

    /// Notes that the id which stands here stood before.
    pub fn duplicate(&self, id: &str) {
        let id = shortened(id);
        self.fault(Problem::Duplicate { id });
    }

    /// Notes a fault where the list that stands here has not exactly `count` entries.
    pub fn count(&self, count: usize) {
        if let Value::List(entries) = &self.node.value
            && entries.len() != count
        {
            self.fault(Problem::Count {
                found: entries.len(),
                expected: count,
            });
        }
    }

    /// Whether an empty list stands here.
    pub fn is_empty_list(&self) -> bool {
        self.node.value == Value::List(Vec::new())
    }

    /// An entry of the list that stands here; its faults go into `shared`.
    pub(super) fn apart<'n>(
        &'n self,
        index: usize,
        node: &'n Node,
        shared: &'n Shared,
    ) -> Reader<'n> {
        Reader {
            node,
            way: Way::Index(self, index),
            shared,
        }
    }

    /// The entries of a list, or a fault.
    pub(super) fn entries(&self) -> Option<&'a [Node]> {
        match &self.node.value {
            Value::List(entries) => Some(entries),
            _ => self.wrong(Kind::List),
        }
    }

    /// A text of at most [`MAX_CHARACTERS`] characters, or a fault. May be empty.
    pub fn text(&self) -> Option<&'a str> {
        match &self.node.value {
            Value::Text(text) => {
                // Bytes bound the characters from above, so that most texts need no counting.
                if text.len() > MAX_CHARACTERS {
                    let characters = text.chars().count();
                    if characters > MAX_CHARACTERS {
                        self.fault(Problem::TooLong { characters });
                        return None;
                    }
                }
                Some(text)
            }
            _ => self.wrong(Kind::Text),
        }
    }

    /// A text that says something, or a fault.
    pub fn filled(&self) -> Option<&'a str> {
        let text = self.text()?;
        if text.trim().is_empty() {
            self.fault(Problem::Empty);
            return None;
        }
        Some(text)
    }

    /// Reads the rest of the document as one whose texts are plain strings in one language.
    pub fn in_one_language(&self) {
        self.shared.in_one_language.set(true);
    }

    /// A text in both languages, `{"zh": …, "en": …}`, neither empty, or faults. In a document of one language it is a
    /// string, and the text says the same in both.
    pub fn bilingual(&'a self) -> Option<Text> {
        if self.shared.in_one_language.get() {
            let text = self.filled()?;
            return Some(Text {
                zh: text.to_owned(),
                en: text.to_owned(),
            });
        }
        let object = self.object()?;
        object.only(&["zh", "en"]);
        let zh = object.required("zh").and_then(|r| r.filled());
        let en = object.required("en").and_then(|r| r.filled());
        let (zh, en) = zh.zip(en)?;
        Some(Text {
            zh: zh.to_owned(),
            en: en.to_owned(),
        })
    }

    /// A whole number from `least` to `most`, or a fault.
    pub fn integer(&self, least: u32, most: u32) -> Option<u32> {
        let Value::Number(number) = &self.node.value else {
            return self.wrong(Kind::Integer);
        };
        // As written: a whole number may be below zero or longer than any integer type.
        let digits = number.strip_prefix('-').unwrap_or(number);
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.wrong(Kind::Integer);
        }
        match number.parse() {
            Ok(number) if (least..=most).contains(&number) => Some(number),
            _ => {
                self.fault(Problem::OutOfRange { least, most });
                None
            }
        }
    }

    /// `true` or `false`, or a fault.
    pub fn boolean(&self) -> Option<bool> {
        match &self.node.value {
            Value::Boolean(value) => Some(*value),
            _ => self.wrong(Kind::Boolean),
        }
    }

    fn wrong<T>(&self, expected: Kind) -> Option<T> {
        let found = match &self.node.value {
            Value::Null => Kind::Null,
            Value::Boolean(_) => Kind::Boolean,
            Value::Number(_) => Kind::Number,
            Value::Text(_) => Kind::Text,
            Value::List(_) => Kind::List,
            Value::Object(_) => Kind::Object,
        };
        self.fault(Problem::WrongKind { expected, found });
        None
    }
}

impl<'a> Object<'a> {
    /// Notes a fault of the object as a whole.
    pub fn fault(&self, problem: Problem) {
        self.reader.fault(problem);
    }

    /// The value of a key, or a fault where there is none.
    pub fn required(&self, key: &'a str) -> Option<Reader<'a>> {
        let found = self.optional(key);
        if found.is_none() {
            let nothing = Node {
                value: Value::Null,
                at: self.reader.node.at,
            };
            self.at(key, &nothing).fault(Problem::Missing);
        }
        found
    }

    /// The value of a key, if there is one.
    pub fn optional(&self, key: &'a str) -> Option<Reader<'a>> {
        self.map.get(key).map(|value| self.at(key, value))
    }

    /// All keys with their values, in their order.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, Reader<'a>)> {
        self.map
            .iter()
            .map(|(key, value)| (key.as_str(), self.at(key, value)))
    }

    /// Notes a fault for every key that is not one of `keys`.
    pub fn only(&self, keys: &[&str]) {
        for (key, entry) in self.entries() {
            if !keys.contains(&key) {
                entry.fault(Problem::UnknownKey);
            }
        }
    }

    /// The keys that are none of `known`, to be kept as they are.
    pub fn others(&self, known: &[&str]) -> Keyed<String, Node> {
        let mut others = Keyed::new();
        for (key, node) in self.map.iter() {
            if !known.contains(&key.as_str()) {
                others.insert(key.clone(), node.clone());
            }
        }
        others
    }

    fn at<'n>(&self, key: &'n str, node: &'n Node) -> Reader<'n>
    where
        'a: 'n,
    {
        Reader {
            node,
            way: Way::Key(self.reader, key),
            shared: self.reader.shared,
        }
    }
}

/// A text as it stands in a fault: its beginning when long, and nothing in it that breaks or turns the line.
pub(super) fn shortened(text: &str) -> String {
    visible(&beginning(text))
}

fn beginning(text: &str) -> String {
    const LENGTH: usize = 40;
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A text with control characters and marks that turn the writing direction spelled out.
fn visible(text: &str) -> String {
    let turns = |c| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut shown = String::new();
    for c in text.chars() {
        if c.is_control() || turns(c) {
            shown += &format!("\\u{:04x}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// A key as it stands in a path: plain names as they are, others as JSON strings; shortened when long.
pub(super) fn path_key(key: &str) -> String {
    let key = beginning(key);
    let plain = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '…'));
    if plain {
        key
    } else {
        visible(&writing::quoted(&key))
    }
}
