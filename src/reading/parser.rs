//! Text to values.
//!
//! Why not `serde_json`: its parser is a sixth of the first download, it keeps no positions, and of two equal keys it
//! keeps the last without a word. The tests hold this one against it: the same values, and the same place of an error.

use super::MAX_FAULTS;
use super::fault::{Fault, Problem};
use super::reader::{path_key, shortened};
use super::value::{Node, Value};
use crate::keyed::Keyed;

/// How deep lists and objects may lie in each other, so that no document exhausts the stack.
const MAX_DEPTH: usize = 127;

/// A parsed document.
pub(super) struct Parsed {
    pub root: Node,
    /// A fault for every key that stands twice in its object, in the order of the text, each with its place in bytes.
    pub twice: Vec<(usize, Fault)>,
}

/// Parses a text, or says before which byte it stops being JSON.
pub(super) fn parse(text: &str) -> Result<Parsed, usize> {
    let mut parser = Parser::at(text, 0);
    let root = parser.value()?;
    match parser.blank() {
        None => Ok(Parsed {
            root,
            twice: parser.twice,
        }),
        Some(_) => parser.wrong_here(),
    }
}

/// The value that begins at a byte, and the byte after it; `None` where there is none, or a key in it stands twice. It stands so deep
/// in other values.
pub(super) fn value_at(text: &str, at: usize, depth: usize) -> Option<(Node, usize)> {
    let mut parser = Parser::at(text, at);
    parser.depth = depth;
    let node = parser.value().ok()?;
    parser.twice.is_empty().then_some((node, parser.at))
}

/// The key that begins at a byte, and where its value begins.
pub(super) fn key_at(text: &str, at: usize) -> Option<(String, usize)> {
    let mut parser = Parser::at(text, at);
    if parser.peek() != Some(b'"') {
        return None;
    }
    let key = parser.string().ok()?;
    if parser.peek() != Some(b':') {
        return None;
    }
    parser.at += 1;
    parser.blank()?;
    Some((key, parser.at))
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// The way to the value that is parsed, which only a fault spells out.
    way: Vec<Turn>,
    twice: Vec<(usize, Fault)>,
}

/// One turn of the way to a value.
#[derive(Clone, Copy)]
enum Turn {
    /// To the value of the key that begins at a byte.
    Key(usize),
    /// To an entry of a list.
    Index(usize),
}

/// What was parsed, or where the text is wrong.
type Step<T> = Result<T, usize>;

impl<'a> Parser<'a> {
    fn at(text: &'a str, at: usize) -> Parser<'a> {
        Parser {
            text,
            at,
            depth: 0,
            way: Vec::new(),
            twice: Vec::new(),
        }
    }

    fn value(&mut self) -> Step<Node> {
        let first = self.blank();
        let at = self.at;
        let value = match first {
            Some(b'n') => self.word("null", Value::Null)?,
            Some(b't') => self.word("true", Value::Boolean(true))?,
            Some(b'f') => self.word("false", Value::Boolean(false))?,
            Some(b'"') => Value::Text(self.string()?),
            Some(b'[') => Value::List(self.list()?),
            Some(b'{') => Value::Object(self.object()?),
            Some(b'-' | b'0'..=b'9') => Value::Number(self.number()?),
            _ => return self.wrong_here(),
        };
        Ok(Node { value, at })
    }

    fn word(&mut self, word: &str, value: Value) -> Step<Value> {
        for expected in word.bytes() {
            if self.next()? != expected {
                return Err(self.at);
            }
        }
        Ok(value)
    }

    fn list(&mut self) -> Step<Vec<Node>> {
        let mut entries = Vec::new();
        self.inside(b']', &mut |parser| {
            parser.way.push(Turn::Index(entries.len()));
            entries.push(parser.value()?);
            Ok(())
        })?;
        Ok(entries)
    }

    fn object(&mut self) -> Step<Keyed<String, Node>> {
        let mut entries: Vec<(String, usize, Node)> = Vec::new();
        self.inside(b'}', &mut |parser| {
            let at = parser.at;
            if parser.peek() != Some(b'"') {
                return parser.wrong_here();
            }
            let key = parser.string()?;
            parser.way.push(Turn::Key(at));
            if parser.blank() != Some(b':') {
                return parser.wrong_here();
            }
            parser.at += 1;
            let value = parser.value()?;
            entries.push((key, at, value));
            Ok(())
        })?;
        // Once for the whole object: inserting each key into its place would take a hostile document minutes.
        entries.sort_unstable_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        let mut object = Keyed::new();
        for (key, at, value) in entries {
            if object.contains_key(&key) {
                self.note_twice(&key, at);
            }
            object.insert(key, value);
        }
        Ok(object)
    }

    /// What stands between brackets, `entry` by entry; what an entry adds to the way is taken away after it.
    fn inside(&mut self, close: u8, entry: &mut dyn FnMut(&mut Self) -> Step<()>) -> Step<()> {
        if self.depth == MAX_DEPTH {
            return self.wrong_here();
        }
        self.depth += 1;
        self.at += 1;
        let here = self.way.len();
        let mut next = self.blank();
        if next != Some(close) {
            loop {
                entry(self)?;
                self.way.truncate(here);
                next = self.blank();
                if next != Some(b',') {
                    break;
                }
                self.at += 1;
                if self.blank() == Some(close) {
                    return self.wrong_here();
                }
            }
        }
        if next != Some(close) {
            return self.wrong_here();
        }
        self.at += 1;
        self.depth -= 1;
        Ok(())
    }

    /// Keys are noted object by object, the inner ones first; they are kept in the order of the text.
    fn note_twice(&mut self, key: &str, at: usize) {
        let mut path = String::from("$");
        for turn in &self.way {
            match turn {
                Turn::Key(at) => {
                    let key = Parser::at(self.text, *at).string().unwrap_or_default();
                    path.push('.');
                    path += &path_key(&key);
                }
                Turn::Index(index) => path += &format!("[{index}]"),
            }
        }
        path.push('.');
        path += &path_key(key);
        let fault = Fault {
            path,
            line: None,
            problem: Problem::DuplicateKey {
                key: shortened(key),
            },
        };
        let place = self.twice.partition_point(|(other, _)| *other < at);
        self.twice.insert(place, (at, fault));
        self.twice.truncate(MAX_FAULTS);
    }

    fn number(&mut self) -> Step<String> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.next()? {
            b'0' if self.peek().is_some_and(|byte| byte.is_ascii_digit()) => {
                return self.wrong_here();
            }
            b'0' => {}
            b'1'..=b'9' => self.digits(),
            _ => return Err(self.at),
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            let before = self.at;
            self.digits();
            if self.at == before {
                return self.wrong_here();
            }
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            if !self.next()?.is_ascii_digit() {
                return Err(self.at);
            }
            self.digits();
        }
        Ok(self.since(start).to_owned())
    }

    fn digits(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
    }

    fn string(&mut self) -> Step<String> {
        self.at += 1;
        let mut text = String::new();
        let mut start = self.at;
        loop {
            // Most characters are none that ends a piece: they are skipped together.
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let plain = |byte: &u8| !matches!(byte, b'"' | b'\\' | ..0x20);
            self.at += rest.iter().take_while(|byte| plain(byte)).count();
            match self.next()? {
                b'"' => {
                    text += self.between(start, self.at - 1);
                    return Ok(text);
                }
                b'\\' => {
                    text += self.between(start, self.at - 1);
                    text.push(self.escape()?);
                    start = self.at;
                }
                ..0x20 => return Err(self.at),
                _ => {}
            }
        }
    }

    fn escape(&mut self) -> Step<char> {
        Ok(match self.next()? {
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return Err(self.at),
        })
    }

    /// The digits of a `\u` escape; characters beyond U+FFFF are written as a pair of them.
    fn unicode(&mut self) -> Step<char> {
        let first = self.hexadecimal()?;
        let code = if (0xD800..0xDC00).contains(&first) {
            if self.next()? != b'\\' || self.next()? != b'u' {
                return Err(self.at);
            }
            let second = self.hexadecimal()?;
            if !(0xDC00..0xE000).contains(&second) {
                return Err(self.at);
            }
            0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)
        } else {
            first
        };
        char::from_u32(code).ok_or(self.at)
    }

    fn hexadecimal(&mut self) -> Step<u32> {
        let end = self.at + 4;
        let Some(digits) = self.text.as_bytes().get(self.at..end) else {
            return Err(self.text.len());
        };
        self.at = end;
        let mut code = 0;
        for digit in digits {
            code = code * 16 + char::from(*digit).to_digit(16).ok_or(end)?;
        }
        Ok(code)
    }

    /// Skips blanks; gives the byte after them.
    fn blank(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Step<u8> {
        let byte = self.peek().ok_or(self.at)?;
        self.at += 1;
        Ok(byte)
    }

    fn since(&self, start: usize) -> &str {
        self.between(start, self.at)
    }

    /// Both ends stand beside ASCII characters.
    fn between(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The byte that comes next does not belong here, or the text is at its end.
    fn wrong_here<T>(&self) -> Step<T> {
        Err(self.text.len().min(self.at + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value as Known;

    /// How many bytes the other parser had read where it stopped.
    fn end(text: &str, error: &serde_json::Error) -> usize {
        let lines = text.split_inclusive('\n').take(error.line() - 1);
        lines.map(str::len).sum::<usize>() + error.column()
    }

    fn same(ours: &Value, known: &Known) -> bool {
        match (ours, known) {
            (Value::Null, Known::Null) => true,
            (Value::Boolean(ours), Known::Bool(known)) => ours == known,
            // The other parser writes exponents in one way, and the sign with them.
            (Value::Number(ours), Known::Number(known)) => {
                let plain = |text: &str| text.replace('E', "e").replace("e+", "e");
                plain(ours) == plain(known.as_str())
            }
            (Value::Text(ours), Known::String(known)) => ours == known,
            (Value::List(ours), Known::Array(known)) => {
                let mut pairs = ours.iter().zip(known);
                ours.len() == known.len() && pairs.all(|(a, b)| same(&a.value, b))
            }
            (Value::Object(ours), Known::Object(known)) => {
                let mut pairs = ours.iter().zip(known);
                ours.len() == known.len()
                    && pairs.all(|((a, ours), (b, known))| a == b && same(&ours.value, known))
            }
            _ => false,
        }
    }

    /// Pieces that make JSON of all kinds, and nearly JSON.
    fn text() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\":",
            "\"a\"",
            "\"质\":",
            "\"",
            " ",
            "\n",
            "null",
            "true",
            "false",
            "nul",
            "0",
            "-",
            "12",
            ".",
            "e",
            "E+",
            "1.5e3",
            "-0",
            "\\",
            "\\u",
            "\\ud83d",
            "\\ude00",
            "\\u00e9",
            "\\n",
            "\\x",
            "\t",
            "质",
            "😀",
            "\u{0}",
            "\"b\": [",
            "{\"c\": 1}",
            "[1, 2]",
            "\"\\u8d28 \\\" \\\\ \\/\"",
        ]);
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    fn agree(text: &str) -> Result<(), TestCaseError> {
        match (parse(text), serde_json::from_str::<Known>(text)) {
            (Ok(ours), Ok(known)) => prop_assert!(same(&ours.root.value, &known), "{:?}", text),
            (Err(ours), Err(known)) => prop_assert_eq!(ours, end(text, &known), "{:?}", text),
            (ours, known) => prop_assert!(false, "{:?}: {:?}, {:?}", text, ours.is_ok(), known),
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn it_agrees_with_serde_json(text in text()) {
            agree(&text)?;
        }

        #[test]
        fn it_agrees_inside_lists_and_objects(text in text()) {
            agree(&format!("[\n{text}]"))?;
            agree(&format!("{{\"k\": {text}}}"))?;
            agree(&format!("[\"{text}\"]"))?;
        }
    }

    #[test]
    fn it_agrees_on_packs_and_on_packs_that_are_cut_short() {
        let pack = crate::programme::PACKS[0];
        for end in (0..=pack.len()).filter(|end| pack.is_char_boundary(*end)) {
            assert!(agree(&pack[..end]).is_ok(), "{end}");
        }
        assert!(agree(crate::standard::SHENZHEN).is_ok());
    }

    #[test]
    fn it_agrees_on_how_deep_lists_may_lie() {
        for depth in [127, 128, 100_000] {
            let text = "[".repeat(depth) + &"]".repeat(depth);
            assert!(agree(&text).is_ok(), "{depth}");
        }
    }

    #[test]
    fn keys_that_stand_twice_are_noted_in_the_order_of_the_text() {
        let parsed = parse("{\"a\": 1, \"b\": {\"c\": 2}, \"a\": [{\"d\": 3, \"d\": 4}]}");
        let parsed = parsed.unwrap_or_else(|end| panic!("JSON, not only up to {end}"));
        let twice: Vec<&str> = parsed.twice.iter().map(|(_, f)| f.path.as_str()).collect();
        assert_eq!(twice, ["$.a", "$.a[0].d"]);
        let last = parsed.root.value.get("a").map(|a| a.entries().count());
        assert_eq!(last, Some(1));
    }
}
