//! Reading a workbook: its sheets with their cells as a reader sees them, and the parts behind them.
#![allow(dead_code, reason = "each suite uses its part")]

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::Read;

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cell {
    /// What is stored: a text, a number, the result of a formula.
    pub(crate) value: String,
    /// Whether that is a text.
    pub(crate) is_text: bool,
    pub(crate) formula: Option<String>,
    style: usize,
}

/// A sheet by its cells, by row and column from 0, and as XML.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) cells: BTreeMap<(u32, u32), Cell>,
    pub(crate) xml: String,
}

/// A workbook.
pub(crate) struct Book {
    pub(crate) files: BTreeMap<String, String>,
    pub(crate) sheets: Vec<Sheet>,
    /// For each style of a cell: its format of numbers, and whether it keeps texts from being formulas.
    styles: Vec<(String, bool)>,
}

impl Book {
    pub(crate) fn open(bytes: &[u8]) -> Book {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip archive");
        let mut files = BTreeMap::new();
        for index in 0..zip.len() {
            let mut file = zip.by_index(index).expect("a file");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("UTF-8");
            assert_well_formed(&text);
            files.insert(file.name().expect("a name").into_owned(), text);
        }
        let strings = texts(&files["xl/sharedStrings.xml"], "si");
        let names = attributes(&files["xl/workbook.xml"], "sheet", "name");
        let sheets = (1..).zip(names).map(|(number, name)| {
            let xml = files[&format!("xl/worksheets/sheet{number}.xml")].clone();
            Sheet {
                cells: cells(&xml, &strings),
                name,
                xml,
            }
        });
        Book {
            sheets: sheets.collect(),
            styles: styles(&files["xl/styles.xml"]),
            files,
        }
    }

    pub(crate) fn sheet(&self, name: &str) -> &Sheet {
        let found = self.sheets.iter().find(|sheet| sheet.name == name);
        found.unwrap_or_else(|| panic!("no sheet {name} among {:?}", self.names()))
    }

    pub(crate) fn names(&self) -> Vec<&str> {
        self.sheets
            .iter()
            .map(|sheet| sheet.name.as_str())
            .collect()
    }

    /// Whether a text in this cell stays text when the cell is edited.
    pub(crate) fn is_guarded(&self, cell: &Cell) -> bool {
        self.styles[cell.style].1
    }

    /// What a spreadsheet shows in a cell: numbers with their decimals.
    pub(crate) fn shown(&self, cell: &Cell) -> String {
        let format = &self.styles[cell.style].0;
        if cell.is_text || cell.value.is_empty() {
            return cell.value.clone();
        }
        let decimals = format.split_once('.').map_or(0, |(_, rest)| rest.len());
        let number: f64 = cell.value.parse().expect("a number");
        format!("{number:.decimals$}")
    }

    /// All texts that a reader meets, a line each.
    pub(crate) fn text(&self) -> String {
        let cells = self.sheets.iter().flat_map(|sheet| sheet.cells.values());
        let texts: Vec<&str> = cells.map(|cell| cell.value.as_str()).collect();
        texts.join("\n")
    }
}

impl Sheet {
    pub(crate) fn value(&self, row: u32, column: u32) -> &str {
        self.cells
            .get(&(row, column))
            .map_or("", |cell| &cell.value)
    }

    /// The values of a column from a row on, empty cells left out.
    pub(crate) fn column(&self, column: u32, from: u32) -> Vec<&str> {
        let cells = self.cells.iter();
        let cells = cells.filter(|((row, at), _)| *at == column && *row >= from);
        let values = cells.map(|(_, cell)| cell.value.as_str());
        values.filter(|value| !value.is_empty()).collect()
    }

    /// The last row and column with a cell.
    pub(crate) fn end(&self) -> (u32, u32) {
        let rows = self.cells.keys().map(|(row, _)| *row);
        let columns = self.cells.keys().map(|(_, column)| *column);
        (
            rows.max().unwrap_or_default(),
            columns.max().unwrap_or_default(),
        )
    }
}

fn events(xml: &str, mut act: impl FnMut(Event<'_>)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => return,
            event => act(event),
        }
    }
}

fn assert_well_formed(xml: &str) {
    let mut open = 0;
    events(xml, |event| match event {
        Event::Start(_) => open += 1,
        Event::End(_) => open -= 1,
        _ => {}
    });
    assert_eq!(open, 0, "an element is not closed");
    let forbidden = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    assert!(!xml.contains(forbidden), "a control character");
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes().map(|one| one.expect("well-formed"));
    let found = attributes.find(|one| one.key.as_ref() == name)?;
    let value = quick_xml::escape::unescape(&found.value).expect("known entities");
    Some(value.into_owned())
}

/// An attribute of every element of a name.
pub(crate) fn attributes(xml: &str, element: &str, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    events(xml, |event| {
        if let Event::Start(start) | Event::Empty(start) = &event
            && start.name().as_ref() == element
        {
            found.extend(attribute(start, name));
        }
    });
    found
}

/// The text of every element of a name.
pub(crate) fn texts(xml: &str, element: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut inside = false;
    events(xml, |event| match event {
        Event::Start(start) if start.name().as_ref() == element => {
            inside = true;
            found.push(String::new());
        }
        Event::Empty(start) if start.name().as_ref() == element => found.push(String::new()),
        Event::End(end) if end.name().as_ref() == element => inside = false,
        Event::Text(text) if inside => *found.last_mut().expect("begun") += &text,
        Event::GeneralRef(entity) if inside => {
            let name: &str = &entity;
            *found.last_mut().expect("begun") += match name {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "quot" => "\"",
                other => panic!("an entity that nobody knows: {other}"),
            };
        }
        _ => {}
    });
    // How Excel writes an underscore that would begin one of its codes.
    found
        .iter()
        .map(|text| text.replace("_x005F_", "_"))
        .collect()
}

fn cells(xml: &str, strings: &[String]) -> BTreeMap<(u32, u32), Cell> {
    let mut cells = BTreeMap::new();
    for part in xml.split("<c ").skip(1) {
        let (cell, closed) = match part.split_once("</c>") {
            Some((cell, _)) if !head(part).ends_with('/') => (cell, false),
            _ => (head(part), true),
        };
        let of = |name: &str| {
            let (_, rest) = head(part).split_once(&format!("{name}=\""))?;
            Some(rest.split_once('"')?.0.to_owned())
        };
        let whole = format!("<c {cell}{}", if closed { ">" } else { "" }).replace("/>", "></c>");
        let whole = if whole.ends_with("</c>") {
            whole
        } else {
            whole + "</c>"
        };
        let stored = texts(&whole, "v").pop().unwrap_or_default();
        let kind = of("t").unwrap_or_default();
        let value = match kind.as_str() {
            "s" => strings[stored.parse::<usize>().expect("an index")].clone(),
            _ => stored,
        };
        cells.insert(
            place(&of("r").expect("a place")),
            Cell {
                value,
                is_text: matches!(kind.as_str(), "s" | "str"),
                formula: texts(&whole, "f").pop(),
                style: of("s").map_or(0, |style| style.parse().expect("a style")),
            },
        );
    }
    cells
}

fn head(part: &str) -> &str {
    part.split_once('>').map_or(part, |(head, _)| head)
}

/// `B3` as row and column.
fn place(name: &str) -> (u32, u32) {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let column = letters
        .bytes()
        .fold(0, |sum, b| sum * 26 + u32::from(b - b'A') + 1);
    let row: u32 = name[letters.len()..].parse().expect("a row");
    (row - 1, column - 1)
}

fn styles(xml: &str) -> Vec<(String, bool)> {
    let ids = attributes(xml, "numFmt", "numFmtId");
    let codes = attributes(xml, "numFmt", "formatCode");
    let own: BTreeMap<String, String> = ids.into_iter().zip(codes).collect();
    let (_, rest) = xml.split_once("<cellXfs").expect("formats of cells");
    let (formats, _) = rest.split_once("</cellXfs>").expect("their end");
    let format = |one: &str| {
        let of = |name: &str| {
            let (_, rest) = head(one).split_once(&format!(" {name}=\""))?;
            Some(rest.split_once('"')?.0.to_owned())
        };
        let id = of("numFmtId").unwrap_or_default();
        let code = match id.as_str() {
            "1" => "0",
            "2" => "0.00",
            other => own.get(other).map_or("", String::as_str),
        };
        (code.to_owned(), of("quotePrefix").is_some())
    };
    formats.split("<xf").skip(1).map(format).collect()
}
