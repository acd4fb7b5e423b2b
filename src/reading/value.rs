//! A parsed document.

use crate::keyed::Keyed;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number as it is written, digit for digit.
    Number(String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Node>),
    /// An object. Of two equal keys the last is kept.
    Object(Keyed<String, Node>),
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where in its document it begins, in bytes.
    pub at: usize,
}

/// Where a value stands is no part of what it says.
impl PartialEq for Node {
    fn eq(&self, other: &Node) -> bool {
        self.value == other.value
    }
}

impl Eq for Node {}

impl Value {
    /// The string, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The entries, none where it is no list.
    pub fn entries(&self) -> impl Iterator<Item = &Value> {
        let entries = match self {
            Value::List(entries) => entries.as_slice(),
            _ => &[],
        };
        entries.iter().map(|entry| &entry.value)
    }

    /// The value of a key, if it is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Object(entries) => entries.get(key).map(|entry| &entry.value),
            _ => None,
        }
    }
}
