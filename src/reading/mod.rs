//! Reading JSON that comes from outside: packs and assessment files.
//!
//! [`Reader`] walks a parsed document and takes typed values out of it. What does not fit becomes a [`Fault`] with its
//! path, and the walk goes on, so that all faults of a document are reported together. [`document`] is the one door:
//! it caps the size before it parses and gives every fault its line. [`salvage`](salvage()) is for what was stored and got
//! damaged: it gives what can be read and says what was lost. [`many`](many()) reads a document that holds many of a kind, each
//! apart from the others.
//!
//! This module knows no standard and no assessment; those say what they expect.

mod fault;
mod many;
mod parser;
mod reader;
mod salvage;
mod value;

pub use fault::{Fault, Kind, Problem};
pub use many::{Apart, many};
pub use reader::{Object, Read, Reader, Shared};
pub use value::{Node, Value};

/// The largest document that is read, in bytes.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// The longest single text, in characters.
pub const MAX_CHARACTERS: usize = 200_000;

/// The most faults that are kept; more would not be read by anybody.
pub const MAX_FAULTS: usize = 100;

/// The beginning of a document, which tells what it means to be also where it is no JSON to its end: its first 500 bytes.
pub fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(500)]
}

/// Parses `text`, lets `read` take out what it needs, and returns its result only when there was no fault at all.
///
/// # Errors
/// Every fault found, at most [`MAX_FAULTS`], each with its line and in the order of the lines. A document that is too
/// large or is no JSON has exactly one.
pub fn document<T>(text: &str, read: Read<'_, T>) -> Result<T, Vec<Fault>> {
    let mut result = None;
    faults(text, &mut |root| result = read(root))?;
    result.ok_or_else(|| vec![Fault::whole(Problem::Missing)])
}

/// Lets `read` take out what can be read of a damaged document, and says what was lost: what is no JSON any more, and what
/// `read` found at fault. Works on texts that are written line by line, as [`Json::pretty`](crate::writing::Json::pretty)
/// writes them; of others, what is no JSON is lost as a whole.
pub fn salvage<T>(text: &str, read: Read<'_, T>) -> (Option<T>, Vec<Fault>) {
    if text.len() > MAX_BYTES {
        return (None, vec![too_large(text.len(), MAX_BYTES)]);
    }
    let text = text.trim_start_matches('\u{feff}');
    let (root, mut lost) = salvage::salvage(text);
    let shared = Shared::default();
    let result = read(&Reader::root(&root, &shared));
    lost.extend(shared.faults.into_inner());
    (result, in_order(text, lost))
}

/// Compiled once for all types of documents.
fn faults(text: &str, read: &mut dyn FnMut(&Reader<'_>)) -> Result<(), Vec<Fault>> {
    if text.len() > MAX_BYTES {
        return Err(vec![too_large(text.len(), MAX_BYTES)]);
    }
    let text = text.trim_start_matches('\u{feff}');
    let parsed = parser::parse(text).map_err(|end| vec![syntax(text, end)])?;
    let shared = Shared::default();
    read(&Reader::root(&parsed.root, &shared));
    let mut faults = shared.faults.into_inner();
    faults.extend(parsed.twice);
    if faults.is_empty() {
        return Ok(());
    }
    Err(in_order(text, faults))
}

/// A text that is larger than what is read.
fn too_large(bytes: usize, most: usize) -> Fault {
    Fault::whole(Problem::TooLarge { bytes, most })
}

/// The faults with their lines and in the order of their lines; those of one line stay in theirs. What only follows from others comes
/// last.
fn in_order(text: &str, faults: Vec<(usize, Fault)>) -> Vec<Fault> {
    let mut ordered: Vec<Fault> = Vec::new();
    for (at, mut fault) in faults {
        fault.line = Some(line_and_column(text, at).0);
        let order = |fault: &Fault| (fault.problem.follows(), fault.line);
        let place = ordered.partition_point(|other| order(other) <= order(&fault));
        ordered.insert(place, fault);
    }
    ordered.truncate(MAX_FAULTS);
    ordered
}

/// Where a text stops being JSON. `end` is what was read of it, in bytes.
fn syntax(text: &str, end: usize) -> Fault {
    let (line, column) = line_and_column(text, end);
    Fault {
        path: String::from("$"),
        line: Some(line),
        problem: Problem::Syntax {
            column: column.max(1),
        },
    }
}

/// The line after some bytes, counted from 1, and how many characters of it are among them. The bytes may end within a
/// character.
fn line_and_column(text: &str, end: usize) -> (usize, usize) {
    let (mut line, mut column) = (1, 0);
    for byte in text.bytes().take(end) {
        if byte == b'\n' {
            (line, column) = (line + 1, 0);
        } else if !(0x80..0xC0).contains(&byte) {
            column += 1;
        }
    }
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faults_come_together_with_their_lines() {
        let text =
            "{\n  \"name\": 5,\n  \"size\": \"big\",\n  \"list\": [\n    1,\n    true\n  ]\n}";
        let faults = document(text, &|root| {
            let object = root.object()?;
            let name = object
                .required("name")
                .and_then(|r| r.text().map(str::to_owned));
            let size = object.required("size").and_then(|r| r.integer(0, 9));
            object.required("list")?.list(&|entry| entry.integer(0, 9));
            name.zip(size)
        })
        .expect_err("three faults");
        let places: Vec<_> = faults.iter().map(|f| (f.path.as_str(), f.line)).collect();
        assert_eq!(
            places,
            [
                ("$.name", Some(2)),
                ("$.size", Some(3)),
                ("$.list[1]", Some(6))
            ]
        );
    }

    #[test]
    fn broken_json_names_line_and_column() {
        let faults = document("{\n \"a\": ,\n}", &|_| Some(())).expect_err("no JSON");
        assert_eq!(faults[0].line, Some(2));
        assert!(matches!(
            faults[0].problem,
            Problem::Syntax { column } if column > 0
        ));
    }

    #[test]
    fn columns_are_counted_in_characters() {
        let faults = document("{\"质量\": ？}", &|_| Some(())).expect_err("no JSON");
        assert_eq!(faults[0].problem, Problem::Syntax { column: 8 });
    }

    #[test]
    fn the_size_is_capped_before_parsing() {
        let text = " ".repeat(MAX_BYTES + 1);
        let faults = document(&text, &|_| Some(())).expect_err("too large");
        assert!(matches!(faults[0].problem, Problem::TooLarge { .. }));
    }

    #[test]
    fn a_byte_order_mark_is_no_fault() {
        assert_eq!(document("\u{feff}7", &|root| root.integer(0, 9)), Ok(7));
    }
}
