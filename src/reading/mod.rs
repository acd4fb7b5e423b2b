//! Reading JSON that comes from outside: packs and assessment files.
//!
//! [`Reader`] walks a parsed document and takes typed values out of it. What does not fit becomes a [`Fault`] with its
//! path, and the walk goes on, so that all faults of a document are reported together. [`document`] is the one door:
//! it caps the size before it parses and gives every fault its line.
//!
//! This module knows no standard and no assessment; those say what they expect.

mod fault;
mod lines;
mod reader;

pub use fault::{Fault, Kind, Problem};
pub use reader::{Faults, Object, Reader};

use serde_json::Value;

/// The largest document that is read, in bytes.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// The longest single text, in characters.
pub const MAX_CHARACTERS: usize = 200_000;

/// The most faults that are kept; more would not be read by anybody.
pub const MAX_FAULTS: usize = 100;

/// Parses `text`, lets `read` take out what it needs, and returns its result only when there was no fault at all.
///
/// # Errors
/// Every fault found, at most [`MAX_FAULTS`], each with its line and in the order of the lines. A document that is too
/// large or is no JSON has exactly one.
pub fn document<T>(
    text: &str,
    read: impl FnOnce(&Reader<'_>) -> Option<T>,
) -> Result<T, Vec<Fault>> {
    if text.len() > MAX_BYTES {
        return Err(vec![Fault::whole(Problem::TooLarge { bytes: text.len() })]);
    }
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text).map_err(|error| vec![syntax(text, &error)])?;
    let faults = Faults::default();
    let result = read(&Reader::root(&value, &faults));
    let mut faults = faults.into_inner();
    lines::add(text, &mut faults);
    if faults.is_empty() {
        return result.ok_or_else(|| vec![Fault::whole(Problem::Missing)]);
    }
    Err(faults)
}

/// Where a text stops being JSON. The parser counts columns in bytes, people in characters.
fn syntax(text: &str, error: &serde_json::Error) -> Fault {
    let line = text.split('\n').nth(error.line().saturating_sub(1));
    let before = line.and_then(|line| line.as_bytes().get(..error.column()));
    let column = before.map_or(error.column(), |before| {
        String::from_utf8_lossy(before).chars().count()
    });
    Fault {
        path: String::from("$"),
        line: Some(error.line()),
        problem: Problem::Syntax {
            column: column.max(1),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_faults_come_together_with_their_lines() {
        let text =
            "{\n  \"name\": 5,\n  \"size\": \"big\",\n  \"list\": [\n    1,\n    true\n  ]\n}";
        let faults = document(text, |root| {
            let object = root.object()?;
            let name = object
                .required("name")
                .and_then(|r| r.text().map(str::to_owned));
            let size = object.required("size").and_then(|r| r.integer(0, 9));
            for entry in object.required("list")?.list()? {
                entry.integer(0, 9);
            }
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
        let faults = document("{\n \"a\": ,\n}", |_| Some(())).expect_err("no JSON");
        assert_eq!(faults[0].line, Some(2));
        assert!(matches!(
            faults[0].problem,
            Problem::Syntax { column } if column > 0
        ));
    }

    #[test]
    fn columns_are_counted_in_characters() {
        let faults = document("{\"质量\": ？}", |_| Some(())).expect_err("no JSON");
        assert_eq!(faults[0].problem, Problem::Syntax { column: 8 });
    }

    #[test]
    fn the_size_is_capped_before_parsing() {
        let text = " ".repeat(MAX_BYTES + 1);
        let faults = document(&text, |_| Some(())).expect_err("too large");
        assert!(matches!(faults[0].problem, Problem::TooLarge { .. }));
    }

    #[test]
    fn a_byte_order_mark_is_no_fault() {
        assert_eq!(document("\u{feff}7", |root| root.integer(0, 9)), Ok(7));
    }
}
