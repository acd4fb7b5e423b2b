//! A document that holds many of a kind, where a fault in one is no fault of the others.

use super::fault::Fault;
use super::parser::{self, Parsed};
use super::reader::{Read, Reader, Shared};
use super::value::Node;
use super::{MAX_BYTES, MAX_FAULTS, in_order, syntax, too_large};

/// One of many: what was read of it, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart<T> {
    /// What was read; only whole where there is no fault.
    pub read: Option<T>,
    /// Its faults, each with its line in the document.
    pub faults: Vec<Fault>,
}

/// Reads every entry of the list under `key`, each apart from the others, after `head` has looked at the whole. The document
/// may have `most` bytes, an entry as many as a document of its own.
///
/// # Errors
/// The faults of the document as a whole: too large, no JSON, what `head` found, no list. Then no entry counts.
pub fn many<T>(
    text: &str,
    most: usize,
    head: Read<'_, ()>,
    key: &'static str,
    read: Read<'_, T>,
) -> Result<Vec<Apart<T>>, Vec<Fault>> {
    if text.len() > most {
        return Err(vec![too_large(text.len(), most)]);
    }
    let text = text.trim_start_matches('\u{feff}');
    let Parsed { root, twice } = parser::parse(text).map_err(|end| vec![syntax(text, end)])?;
    let shared = Shared::default();
    let reader = Reader::root(&root, &shared);
    let sound = head(&reader).is_some();
    let object = reader.object();
    let list = object.as_ref().filter(|_| sound);
    let list = list.and_then(|object| object.required(key));
    let nodes = list.as_ref().and_then(Reader::entries).unwrap_or_default();
    let place = |index: usize| format!("$.{key}[{index}].");
    // Keys that stand twice are noted by the parser, with their path. Where it gave up noting them, no entry can be
    // called sound.
    let (mut outside, mut inside) = (shared.faults.take(), Vec::new());
    let all_noted = twice.len() < MAX_FAULTS;
    for (at, fault) in twice {
        let within = nodes.partition_point(|node| node.at <= at).checked_sub(1);
        match within.filter(|index| all_noted && fault.path.starts_with(&place(*index))) {
            Some(index) => inside.push((index, (at, fault))),
            None => outside.push((at, fault)),
        }
    }
    let Some(list) = list.filter(|_| outside.is_empty()) else {
        return Err(in_order(text, outside));
    };
    let mut lines = Lines::of(text);
    let entry = |(index, node): (usize, &Node)| {
        let end = nodes.get(index + 1).map_or(text.len(), |next| next.at);
        if end - node.at > MAX_BYTES {
            let mut fault = too_large(end - node.at, MAX_BYTES);
            fault.path = list.path() + &format!("[{index}]");
            fault.line = Some(lines.before(node.at) + 1);
            let faults = vec![fault];
            return Apart { read: None, faults };
        }
        let shared = Shared::default();
        let read = read(&list.apart(index, node, &shared));
        let mut faults = shared.faults.into_inner();
        let twice = inside.iter().filter(|(within, _)| *within == index);
        faults.extend(twice.map(|(_, fault)| fault.clone()));
        for (at, _) in &mut faults {
            *at = at.saturating_sub(node.at);
        }
        let before = lines.before(node.at);
        let mut faults = in_order(&text[node.at..end], faults);
        for fault in &mut faults {
            fault.line = fault.line.map(|line| line + before);
        }
        Apart { read, faults }
    };
    Ok(nodes.iter().enumerate().map(entry).collect())
}

/// Counts lines on the way through a text, so that no part of it is counted twice.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    lines: usize,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Lines<'t> {
        Lines {
            text,
            at: 0,
            lines: 0,
        }
    }

    /// The lines that end before a byte, which lies behind those asked for earlier.
    fn before(&mut self, at: usize) -> usize {
        let passed = self.text.as_bytes().get(self.at..at).unwrap_or_default();
        self.lines += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = at;
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::super::Problem;
    use super::*;

    fn numbers(text: &str) -> Result<Vec<Apart<u32>>, Vec<Fault>> {
        let head = |root: &Reader<'_>| {
            let sound = root.object()?.required("sound")?.boolean()?;
            sound.then_some(())
        };
        many(text, 100_000, &head, "list", &|entry| {
            let object = entry.object()?;
            let one = object.required("one").and_then(|r| r.integer(0, 9));
            let two = object.required("two").and_then(|r| r.integer(0, 9));
            one.zip(two).map(|(one, two)| one + two)
        })
    }

    #[test]
    fn a_fault_of_one_is_none_of_the_others() {
        let text = "{\"sound\": true, \"list\": [\n{\"one\": 1, \"two\": 2},\n{\"one\": true,\n\"two\": 10},\n{\"one\": 1, \"one\": 2, \"two\": 3},\n{\"one\": 4, \"two\": 4}]}";
        let found = numbers(text).expect("a list");
        let read: Vec<_> = found.iter().map(|entry| entry.read).collect();
        assert_eq!(read, [Some(3), None, Some(5), Some(8)]);
        let places: Vec<Vec<_>> = found
            .iter()
            .map(|entry| {
                let places = entry.faults.iter();
                places.map(|f| (f.path.as_str(), f.line)).collect()
            })
            .collect();
        assert_eq!(places[0], []);
        assert_eq!(
            places[1],
            [("$.list[1].one", Some(3)), ("$.list[1].two", Some(4))]
        );
        assert_eq!(places[2], [("$.list[2].one", Some(5))]);
        assert_eq!(places[3], []);
    }

    #[test]
    fn a_fault_of_the_whole_refuses_the_whole() {
        for (text, line) in [
            ("{\"sound\": true,\n\"list\": 7}", Some(2)),
            ("{\"sound\": true}", Some(1)),
            ("{\"sound\": 1, \"list\": []}", Some(1)),
            ("{\"sound\": true, \"list\": []", Some(1)),
            (
                "{\"sound\": true, \"list\": [],\n\"a\": 1, \"a\": 2}",
                Some(2),
            ),
        ] {
            let faults = numbers(text).expect_err(text);
            assert_eq!(faults[0].line, line, "{text}");
        }
        let faults = numbers(&" ".repeat(100_001)).expect_err("too large");
        let problem = Problem::TooLarge {
            bytes: 100_001,
            most: 100_000,
        };
        assert_eq!(faults, [Fault::whole(problem)]);
    }

    #[test]
    fn where_too_many_keys_stand_twice_no_entry_is_called_sound() {
        let twice = "\"a\": 1, ".repeat(200);
        let text = format!(
            "{{\"sound\": true, \"list\": [{{{twice}\"one\": 1, \"two\": 1}}, {{\"one\": 1, \"one\": 1, \"two\": 1}}]}}"
        );
        assert!(numbers(&text).is_err());
    }
}
