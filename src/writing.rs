//! Writing JSON: keys stand in the order in which they are written.
//!
//! Why not `serde_json`: derived serialisers are compiled once for each type and each style, and weigh more than all
//! that is written with them. Numbers are whole or stand as they were read, so no float is ever printed.

use crate::keyed::Keyed;
use crate::reading::Value;
use std::borrow::Borrow;

/// A JSON text that is being written.
#[derive(Debug, Default)]
pub struct Json {
    text: String,
    /// Whether every entry stands on a line of its own.
    pretty: bool,
    depth: usize,
    /// Whether the innermost list or object has an entry.
    begun: bool,
}

impl Json {
    /// A text on one line.
    pub fn compact() -> Json {
        Json::default()
    }

    /// A text with every entry on a line of its own, two blanks deeper than what it stands in.
    pub fn pretty() -> Json {
        Json {
            pretty: true,
            ..Json::default()
        }
    }

    /// The text.
    pub fn finish(self) -> String {
        self.text
    }

    /// An object.
    pub fn object(&mut self, members: impl FnOnce(&mut Json)) {
        self.open('{');
        members(self);
        self.close('}');
    }

    /// The key of a member; its value comes next.
    pub fn key(&mut self, key: &str) -> &mut Json {
        self.entry();
        self.text(key);
        self.text += if self.pretty { ": " } else { ":" };
        self
    }

    /// A list.
    pub fn list<T>(&mut self, entries: &[T], write: impl Fn(&mut Json, &T)) {
        self.open('[');
        for entry in entries {
            self.entry();
            write(self, entry);
        }
        self.close(']');
    }

    /// A map as an object.
    pub fn map<K: Borrow<str>, V>(&mut self, map: &Keyed<K, V>, write: impl Fn(&mut Json, &V)) {
        self.object(|json| {
            for (key, value) in map.iter() {
                write(json.key(key.borrow()), value);
            }
        });
    }

    /// A string. What needs no escape, which is nearly all, goes over piece by piece, not letter by letter: texts are long.
    pub fn text(&mut self, text: &str) {
        self.text.push('"');
        let special = |byte: u8| matches!(byte, b'"' | b'\\' | ..b' ');
        let mut rest = text;
        loop {
            let bytes = rest.as_bytes();
            let plain = bytes
                .chunks_exact(8)
                .take_while(|eight| is_plain(eight))
                .count()
                * 8;
            let Some(at) = bytes[plain..].iter().position(|byte| special(*byte)) else {
                break;
            };
            let at = plain + at;
            // What is special is one byte long.
            let (plain, from) = rest.split_at(at);
            let (one, after) = from.split_at(1);
            self.text += plain;
            match one {
                "\n" => self.text += "\\n",
                "\r" => self.text += "\\r",
                "\t" => self.text += "\\t",
                "\u{8}" => self.text += "\\b",
                "\u{c}" => self.text += "\\f",
                "\"" | "\\" => {
                    self.text.push('\\');
                    self.text += one;
                }
                _ => self.text += &format!("\\u{:04x}", one.as_bytes()[0]),
            }
            rest = after;
        }
        self.text += rest;
        self.text.push('"');
    }

    /// A whole number.
    pub fn number(&mut self, number: impl Into<i64>) {
        self.text += &number.into().to_string();
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, value: bool) {
        self.text += if value { "true" } else { "false" };
    }

    /// A value, or `null`.
    pub fn nullable<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Json, T)) {
        match value {
            Some(value) => write(self, value),
            None => self.text += "null",
        }
    }

    /// A value as it was read.
    pub fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.text += "null",
            Value::Boolean(value) => self.boolean(*value),
            Value::Number(digits) => self.text += digits,
            Value::Text(text) => self.text(text),
            Value::List(entries) => self.list(entries, |json, entry| json.value(&entry.value)),
            Value::Object(members) => self.map(members, |json, member| json.value(&member.value)),
        }
    }

    fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
        self.begun = false;
    }

    fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if self.begun {
            self.line();
        }
        self.text.push(bracket);
        self.begun = true;
    }

    fn entry(&mut self) {
        if self.begun {
            self.text.push(',');
        }
        self.line();
        self.begun = true;
    }

    fn line(&mut self) {
        if self.pretty {
            self.text.push('\n');
            for _ in 0..self.depth {
                self.text += "  ";
            }
        }
    }
}

/// Whether none of eight bytes needs an escape. Looked at in one word: a saving writes every text of the assessment.
fn is_plain(eight: &[u8]) -> bool {
    const ONES: u64 = u64::MAX / 0xff;
    let word = eight.try_into().map_or(0, u64::from_le_bytes);
    // The highest bit of a byte is set where it is below a number; where it is another one, it may be set after such a byte alone.
    let below = |word: u64, number: u64| word.wrapping_sub(ONES * number) & !word;
    let is = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
    (below(word, 0x20) | is(b'"') | is(b'\\')) & (ONES << 7) == 0
}

/// A text as a JSON string.
pub fn quoted(text: &str) -> String {
    let mut json = Json::compact();
    json.text(text);
    json.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::{Value, document};
    use proptest::prelude::*;

    fn value() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(serde_json::Value::from),
            any::<i64>().prop_map(serde_json::Value::from),
            any::<String>().prop_map(serde_json::Value::from),
            "[\"\\\\\u{0}-\u{20}\u{7f}]{0,9}".prop_map(serde_json::Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            let members = prop::collection::btree_map(any::<String>(), inner.clone(), 0..4);
            prop_oneof![
                prop::collection::vec(inner, 0..4).prop_map(serde_json::Value::from),
                members.prop_map(|members| members.into_iter().collect()),
            ]
        })
    }

    proptest! {
        #[test]
        fn it_writes_what_serde_json_writes(value in value()) {
            let text = value.to_string();
            let ours: Value = document(&text, &|root| Some(root.value().clone())).expect("JSON");
            let (mut compact, mut pretty) = (Json::compact(), Json::pretty());
            compact.value(&ours);
            pretty.value(&ours);
            prop_assert_eq!(compact.finish(), text);
            let known = serde_json::to_string_pretty(&value).expect("JSON");
            prop_assert_eq!(pretty.finish(), known);
        }
    }
}
