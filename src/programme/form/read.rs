//! Reading and checking a form.

use super::model::{
    Choosable, Column, Content, Field, Form, Group, Kind, Known, Photo, Section, Table,
};
use crate::reading::{Object, Problem, Reader};
use crate::standard::{Seen, head, list, name, optional_text, text};

/// What `format` says in a form.
const FORMAT: &str = "excellence-form";

/// The newest version of the format that is read.
const VERSION: u32 = 1;

/// The most characters that a limit allows.
const MOST_CHARACTERS: u32 = 200_000;

/// Takes a form out of a parsed document; faults are left with the reader.
pub(super) fn form(root: &Reader<'_>) -> Option<Form> {
    let form = root.object()?;
    head(&form, FORMAT, VERSION)?;
    form.only(&[
        "format", "version", "id", "title", "source", "cover", "sections",
    ]);
    let seen = Seen::default();
    Some(Form {
        id: Seen::default().id(&form),
        title: text(&form, "title"),
        source: text(&form, "source"),
        cover: list(&form, "cover", &|r| field(r, &seen)),
        sections: list(&form, "sections", &|r| section(r, &seen)),
    })
}

/// A part: exactly one of `rows` and `table`.
fn section(reader: &Reader<'_>, seen: &Seen) -> Option<Section> {
    let object = reader.object()?;
    object.only(&["title", "clause", "note", "rows", "table", "photo"]);
    let (title, clause) = (text(&object, "title"), name(&object, "clause"));
    let note = optional_text(&object, "note");
    let photo = object.optional("photo").and_then(|r| photo(&r, seen));
    let content = match (object.optional("rows"), object.optional("table")) {
        (Some(rows), None) => {
            let rows = rows.list(&|r| row(r, seen));
            Content::Rows(rows.unwrap_or_default(), photo)
        }
        (None, Some(entry)) => Content::Table(table(&entry, seen)?),
        _ => {
            let keys = String::from("rows / table");
            object.fault(Problem::OneOf { keys });
            return None;
        }
    };
    Some(Section {
        title,
        clause,
        note,
        content,
    })
}

/// A row: one field, or two beside each other.
fn row(reader: &Reader<'_>, seen: &Seen) -> Option<Vec<Field>> {
    reader.at_most(2);
    if reader.is_empty_list() {
        reader.fault(Problem::Empty);
    }
    reader.list(&|r| field(r, seen))
}

fn field(reader: &Reader<'_>, seen: &Seen) -> Option<Field> {
    let object = reader.object()?;
    let entry = object.required("kind")?;
    let kind = entry.filled()?;
    // What every field has, and what this kind has besides.
    let own: &[&str] = match kind {
        "text" => &["limit", "attach"],
        "choice" => &["groups", "several"],
        _ => &[],
    };
    let common = ["id", "kind", "label", "asks", "from", "personal", "seal"];
    object.only(&[&common[..], own].concat());
    let kind = match kind {
        "line" => Kind::Line,
        "number" => Kind::Number,
        "date" => Kind::Date,
        "text" => {
            let limit = object.optional("limit");
            Kind::Text {
                limit: limit.and_then(|r| r.integer(1, MOST_CHARACTERS)),
                may_attach: flag(&object, "attach"),
            }
        }
        "choice" => {
            let options = Seen::default();
            Kind::Choice {
                several: flag(&object, "several"),
                groups: list(&object, "groups", &|r| group(r, &options)),
            }
        }
        other => {
            entry.not_allowed(other, "line / number / date / text / choice");
            return None;
        }
    };
    Some(Field {
        id: seen.id(&object),
        label: text(&object, "label"),
        asks: optional_text(&object, "asks"),
        known: object.optional("from").and_then(|r| known(&r, &kind)),
        kind,
        is_personal: flag(&object, "personal"),
        is_sealed: flag(&object, "seal"),
    })
}

/// Where an answer is known from. Only a choice can be known from the programme, and from nothing else.
fn known(reader: &Reader<'_>, kind: &Kind) -> Option<Known> {
    const SOURCES: [(&str, Known); 6] = [
        ("name", Known::Name),
        ("industry", Known::Industry),
        ("place", Known::Place),
        ("period", Known::Period),
        ("author", Known::Author),
        ("profile", Known::Profile),
    ];
    let source = reader.filled()?;
    let known = match kind {
        Kind::Choice { .. } => (source == "programme").then_some(Known::Programme),
        _ => {
            let mut sources = SOURCES.into_iter();
            sources
                .find(|(word, _)| *word == source)
                .map(|(_, known)| known)
        }
    };
    if known.is_none() {
        let allowed = match kind {
            Kind::Choice { .. } => String::from("programme"),
            _ => SOURCES.map(|(word, _)| word).join(" / "),
        };
        reader.not_allowed(source, &allowed);
    }
    known
}

fn group(reader: &Reader<'_>, seen: &Seen) -> Option<Group> {
    let object = reader.object()?;
    object.only(&["title", "options"]);
    Some(Group {
        title: optional_text(&object, "title"),
        options: list(&object, "options", &|r| option(r, seen)),
    })
}

fn option(reader: &Reader<'_>, seen: &Seen) -> Option<Choosable> {
    let object = reader.object()?;
    object.only(&["id", "title", "open"]);
    Some(Choosable {
        id: seen.id(&object),
        title: text(&object, "title"),
        is_open: flag(&object, "open"),
    })
}

fn photo(reader: &Reader<'_>, seen: &Seen) -> Option<Photo> {
    let object = reader.object()?;
    object.only(&["id", "label", "asks", "rows"]);
    Some(Photo {
        id: seen.id(&object),
        label: text(&object, "label"),
        asks: optional_text(&object, "asks"),
        rows: object.required("rows")?.integer(1, 10)?,
    })
}

fn table(reader: &Reader<'_>, seen: &Seen) -> Option<Table> {
    let object = reader.object()?;
    object.only(&["id", "number", "columns", "rows"]);
    let columns = Seen::default();
    let column = |reader: &Reader<'_>| {
        let object = reader.object()?;
        object.only(&["id", "label"]);
        Some(Column {
            id: columns.id(&object),
            label: text(&object, "label"),
        })
    };
    Some(Table {
        id: seen.id(&object),
        number: optional_text(&object, "number"),
        columns: list(&object, "columns", &column),
        rows: object.required("rows")?.integer(1, Table::MOST)?,
    })
}

fn flag(object: &Object<'_>, key: &'static str) -> bool {
    let entry = object.optional(key);
    entry.and_then(|r| r.boolean()).unwrap_or_default()
}
