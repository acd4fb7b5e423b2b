//! An application form: a first page, then a table a part, laid out as such forms are printed. Labels stand beside what was
//! filled in, choices are boxes that Word lets one tick, and where a seal is put, there is room for it.
//!
//! A text that is limited has its count beside its label; one that is too long is printed whole.

use super::figure::{Picture, Room, picture, size};
use super::margins::{self, FOOTER};
use super::names::Names;
use super::package;
use super::properties::About;
use super::run::{Look, run, written};
use super::xml::Xml;
use super::{Dress, PackError};
use crate::application::{Entry, Filled, Part, Printed, PrintedGroup, words};
use crate::draft::running;
use crate::language::Lang;
use std::rc::Rc;

/// The columns of a part, in twentieths of a point: label, answer, label, answer; the last one, beside a photo, is its own.
const COLUMNS: [u32; 4] = [1960, 2575, 1960, 2575];
const BESIDE_PHOTO: [u32; 5] = [1500, 2100, 1500, 1960, 2010];
/// The columns of the first page.
const COVER: [u32; 3] = [1900, 4500, 1400];
/// How high rows are at least: with a line, with a text, with an opinion.
const LINE: u32 = 480;
const TEXT: u32 = 2200;
const OPINION: u32 = 3000;
/// The room of a photo of two inches: 3.3 by 4.6 centimetres.
const PHOTO: Room = Room {
    width: 1_188_000,
    height: 1_656_000,
};
const RELATION: &str = "rIdPhoto";
const BLACK: Look = Look {
    bold: false,
    colour: Some("000000"),
    highlight: false,
    small: false,
};
/// The room for the name of the organisation in the properties: a Chinese character takes two.
const ROOM: usize = 200;

/// The bytes of the `.docx` file. `photo` is a PNG file; one that is none is left out.
///
/// # Errors
/// Where the parts do not fit into a package: beyond four gigabytes.
pub fn write(form: &Filled, photo: Option<&[u8]>) -> Result<Vec<u8>, PackError> {
    let names = Rc::default();
    let photo = photo.and_then(|png| Some((png, PHOTO.fitted(size(png)?))));
    let document = document(form, photo.map(|(_, size)| size), &names);
    let organisation = running(&form.organisation, ROOM);
    let about = About {
        title: form.title.clone(),
        subject: &form.source,
        organisation: &organisation,
        marks: &form.marks,
        date: &form.date,
        lang: form.lang,
        // As many as its parts come to, about: nothing depends on it.
        pages: u32::try_from(form.parts.len() + 1).unwrap_or(1),
    };
    let footer = margins::footer(&form.marks, form.lang, &names, about.pages);
    let photo = photo.map(|(png, _)| (RELATION, png.to_vec()));
    let mut packing = package::plain(&about, document, footer, photo);
    let dress = Dress::default();
    while packing.step(&[], &dress)? {}
    packing.end()
}

/// `document.xml`.
fn document(form: &Filled, photo: Option<(u64, u64)>, names: &Rc<Names>) -> Vec<u8> {
    const BOXES: [(&str, &str); 3] = [
        (
            "xmlns:w14",
            "http://schemas.microsoft.com/office/word/2010/wordml",
        ),
        (
            "xmlns:mc",
            "http://schemas.openxmlformats.org/markup-compatibility/2006",
        ),
        ("mc:Ignorable", "w14"),
    ];
    let mut xml = Xml::part(names);
    let spaces = [&package::SPACES[..], &BOXES[..]].concat();
    xml.element("w:document", &spaces, |xml| {
        xml.element("w:body", &[], |xml| {
            cover(xml, form);
            for (title, note, part) in &form.parts {
                // The rows beside a photo stay on one page.
                let has_photo = matches!(part, Part::Rows { photo: Some(_), .. });
                heading(xml, title, has_photo);
                if let Some(note) = note {
                    paragraph(xml, "Notice", |xml| run(xml, Look::default(), note));
                }
                match part {
                    Part::Rows { rows, photo: place } => {
                        let place = place.as_ref();
                        rows_table(xml, form.lang, rows, place, photo);
                    }
                    Part::Table {
                        is_numbered,
                        heads,
                        rows,
                    } => list_table(xml, *is_numbered, heads, rows),
                }
            }
            paragraph(xml, "Notice", |_| {});
            xml.markup(&section());
        });
    });
    xml.finish()
}

/// A4 with the margins of the document; the first page has no number.
fn section() -> String {
    format!(
        r#"<w:sectPr><w:footerReference w:type="default" r:id="{FOOTER}"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1418" w:bottom="1440" w:left="1418" w:header="851" w:footer="851" w:gutter="0"/><w:cols w:space="425"/><w:titlePg/><w:docGrid w:linePitch="312"/></w:sectPr>"#
    )
}

fn heading(xml: &mut Xml, title: &str, starts_page: bool) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.style("w:pStyle", "Heading1");
            if starts_page {
                xml.empty("w:pageBreakBefore", &[]);
            }
        });
        run(xml, BLACK, title);
    });
}

fn paragraph(xml: &mut Xml, style: &str, content: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| xml.style("w:pStyle", style));
        content(xml);
    });
}

/// The first page: marks, title, what is asked there, each over a line.
fn cover(xml: &mut Xml, form: &Filled) {
    paragraph(xml, "CoverMark", |xml| {
        run(xml, Look::default(), &form.marks.join(" · "));
    });
    spaced(xml, "Title", 2400, 2000, |xml| {
        run(xml, Look::default(), &form.title);
    });
    table(xml, &COVER, false, &form.title, |xml| {
        for entry in &form.cover {
            row(xml, 720, |xml| {
                let label = Cell::of(COVER[0]);
                label.write(xml, &mut |xml| {
                    text_line(xml, "left", |xml| {
                        run(xml, Look::BOLD, &entry.label);
                        run(xml, Look::BOLD, words::COLON.get(form.lang));
                    });
                });
                match &entry.printed {
                    Printed::Choice(groups) => {
                        let cell = Cell::of(COVER[1] + COVER[2]).span(2);
                        cell.write(xml, &mut |xml| {
                            for (chosen, title) in groups.iter().flat_map(|one| &one.options) {
                                text_line(xml, "left", |xml| tick(xml, *chosen, title));
                            }
                        });
                    }
                    printed => {
                        let cell = Cell::of(COVER[1]).over_a_line();
                        cell.write(xml, &mut |xml| answer(xml, printed));
                        let seal = entry.is_sealed.then(|| words::SEAL.get(form.lang));
                        Cell::of(COVER[2]).write(xml, &mut |xml| {
                            let seal = seal.unwrap_or_default();
                            text_line(xml, "left", |xml| run(xml, Look::default(), seal));
                        });
                    }
                }
            });
        }
    });
    xml.element("w:p", &[], |xml| {
        xml.element("w:r", &[], |xml| xml.empty("w:br", &[("w:type", "page")]));
    });
}

fn spaced(xml: &mut Xml, style: &str, before: u32, after: u32, content: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.style("w:pStyle", style);
            let spacing = [
                ("w:before", before.to_string()),
                ("w:after", after.to_string()),
            ];
            let spacing = spacing
                .each_ref()
                .map(|(key, value)| (*key, value.as_str()));
            xml.empty("w:spacing", &spacing);
        });
        content(xml);
    });
}

/// A part of rows, and a photo beside the first of them.
fn rows_table(
    xml: &mut Xml,
    lang: Lang,
    rows: &[Vec<Entry>],
    place: Option<&(String, usize)>,
    photo: Option<(u64, u64)>,
) {
    let columns: &[u32] = match place {
        Some(_) => &BESIDE_PHOTO,
        None => &COLUMNS,
    };
    let name = rows.first().and_then(|row| row.first());
    let name = name.map_or("", |entry| &entry.label);
    table(xml, columns, true, name, |xml| {
        for (index, entries) in rows.iter().enumerate() {
            // The columns before that of a photo which stands here.
            let beside = place.filter(|(_, height)| index < *height);
            let room = match beside {
                Some(_) => &columns[..4],
                None => columns,
            };
            let least = entries.iter().map(height).max().unwrap_or(LINE);
            row(xml, least, |xml| {
                match entries.as_slice() {
                    [entry] if entry.is_sealed => opinion(xml, lang, entry, columns),
                    [entry] => labelled(xml, lang, entry, &room[..1], &room[1..]),
                    [one, other, ..] => {
                        labelled(xml, lang, one, &room[..1], &room[1..2]);
                        labelled(xml, lang, other, &room[2..3], &room[3..]);
                    }
                    [] => {}
                }
                if let Some((label, _)) = beside {
                    photo_cell(xml, label, index == 0, photo);
                }
            });
        }
    });
}

fn height(entry: &Entry) -> u32 {
    match entry.printed {
        _ if entry.is_sealed => OPINION,
        // A title is a text of a line or two.
        Printed::Text(_) => match entry.count.and_then(|count| count.limit) {
            Some(..=100) => LINE,
            _ => TEXT,
        },
        Printed::Line(_) | Printed::Number(_) | Printed::Choice(_) => LINE,
    }
}

/// A label and its answer.
fn labelled(xml: &mut Xml, lang: Lang, entry: &Entry, label: &[u32], room: &[u32]) {
    Cell::of(label.iter().sum()).write(xml, &mut |xml| {
        text_line(xml, "center", |xml| run(xml, Look::default(), &entry.label));
        count(xml, lang, entry, "center");
    });
    let cell = Cell::of(room.iter().sum()).span(room.len());
    let cell = match entry.printed {
        Printed::Text(_) if height(entry) > LINE => cell.at_the_top(),
        _ => cell,
    };
    cell.write(xml, &mut |xml| {
        let is_empty = matches!(&entry.printed, Printed::Text(lines) if lines.is_empty());
        match &entry.asks {
            // For who goes on in Word.
            Some(asks) if is_empty => text_line(xml, "left", |xml| run(xml, Look::QUIET, asks)),
            _ => answer(xml, &entry.printed),
        }
    });
}

/// What was filled in, a paragraph for each line.
fn answer(xml: &mut Xml, printed: &Printed) {
    match printed {
        Printed::Line(line) | Printed::Number(line) => {
            text_line(xml, "left", |xml| run(xml, Look::default(), line));
        }
        Printed::Text(lines) => {
            if lines.is_empty() {
                text_line(xml, "left", |_| {});
            }
            for line in lines {
                text_line(xml, "left", |xml| run(xml, Look::default(), line));
            }
        }
        Printed::Choice(groups) => {
            for group in groups {
                text_line(xml, "left", |xml| choices(xml, group));
            }
        }
    }
}

fn choices(xml: &mut Xml, group: &PrintedGroup) {
    if let Some(title) = &group.title {
        run(xml, Look::BOLD, title);
        run(xml, Look::default(), "\u{2003}");
    }
    for (index, (chosen, title)) in group.options.iter().enumerate() {
        if index > 0 {
            run(xml, Look::default(), "\u{2003}");
        }
        tick(xml, *chosen, title);
    }
}

/// A box that Word lets one tick, and what it stands for.
fn tick(xml: &mut Xml, chosen: bool, title: &str) {
    const FACE: &str = "Segoe UI Symbol";
    let (state, shown) = if chosen { ("1", "☑") } else { ("0", "☐") };
    xml.element("w:sdt", &[], |xml| {
        xml.element("w:sdtPr", &[], |xml| {
            xml.element("w14:checkbox", &[], |xml| {
                xml.empty("w14:checked", &[("w14:val", state)]);
                let face = |value| [("w14:val", value), ("w14:font", FACE)];
                xml.empty("w14:checkedState", &face("2611"));
                xml.empty("w14:uncheckedState", &face("2610"));
            });
        });
        xml.element("w:sdtContent", &[], |xml| {
            xml.element("w:r", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    let faces = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"];
                    xml.empty("w:rFonts", &faces.map(|kind| (kind, FACE)));
                });
                written(xml, shown);
            });
        });
    });
    // Kept with its box.
    run(xml, Look::default(), &format!("\u{a0}{title}"));
}

/// How long a text is, beside its limit.
fn count(xml: &mut Xml, lang: Lang, entry: &Entry, side: &str) {
    let lines = entry.count.map(|count| count.say(lang)).unwrap_or_default();
    for line in lines {
        text_line(xml, side, |xml| run(xml, Look::QUIET, &line));
    }
}

/// An opinion over the whole width, with room for a seal and a day below it.
fn opinion(xml: &mut Xml, lang: Lang, entry: &Entry, columns: &[u32]) {
    let cell = Cell::of(columns.iter().sum()).span(columns.len());
    cell.at_the_top().write(xml, &mut |xml| {
        text_line(xml, "left", |xml| {
            run(xml, Look::default(), &entry.label);
            run(xml, Look::default(), words::COLON.get(lang));
        });
        answer(xml, &entry.printed);
        for _ in 0..3 {
            text_line(xml, "left", |_| {});
        }
        text_line(xml, "right", |xml| {
            run(xml, Look::default(), words::SEAL.get(lang));
            run(xml, Look::default(), &"\u{2003}".repeat(6));
        });
        text_line(xml, "right", |xml| {
            run(xml, Look::default(), words::DAY.get(lang));
        });
    });
}

/// The place of a photo, over several rows; the photo in the first of them.
fn photo_cell(xml: &mut Xml, label: &str, first: bool, photo: Option<(u64, u64)>) {
    let cell = Cell {
        merged: Some(if first { "restart" } else { "continue" }),
        ..Cell::of(BESIDE_PHOTO[4])
    };
    cell.write(xml, &mut |xml| match photo {
        Some(size) if first => text_line(xml, "center", |xml| {
            let name = label.lines().next().unwrap_or_default();
            let shown = Picture {
                number: 1,
                relation: RELATION,
                size,
                words: [name, name],
            };
            picture(xml, &shown);
        }),
        None if first => {
            for line in label.lines() {
                text_line(xml, "center", |xml| run(xml, Look::QUIET, line));
            }
        }
        _ => text_line(xml, "center", |_| {}),
    });
}

/// A part that asks the same of several things.
fn list_table(xml: &mut Xml, is_numbered: bool, heads: &[String], rows: &[Vec<String>]) {
    const NUMBER: u32 = 800;
    let all: u32 = COLUMNS.iter().sum();
    let taken = if is_numbered { NUMBER } else { 0 };
    let shared = u32::try_from(heads.len()).unwrap_or(1) - u32::from(is_numbered);
    let share = (all - taken) / shared.max(1);
    let widths = (0..heads.len()).map(|column| match column {
        0 if is_numbered => NUMBER,
        _ => share,
    });
    let widths: Vec<u32> = widths.collect();
    let name = heads.join(" · ");
    table(xml, &widths, true, &name, |xml| {
        xml.element("w:tr", &[], |xml| {
            row_properties(xml, LINE, true);
            for (head, width) in heads.iter().zip(&widths) {
                Cell::of(*width).write(xml, &mut |xml| {
                    text_line(xml, "center", |xml| run(xml, Look::default(), head));
                });
            }
        });
        for cells in rows {
            row(xml, LINE, |xml| {
                for (column, (cell, width)) in cells.iter().zip(&widths).enumerate() {
                    let side = if is_numbered && column == 0 {
                        "center"
                    } else {
                        "left"
                    };
                    Cell::of(*width).write(xml, &mut |xml| {
                        text_line(xml, side, |xml| run(xml, Look::default(), cell));
                    });
                }
            });
        }
    });
}

/// A table with lines around every cell, or without any; named for those who do not see it.
fn table(xml: &mut Xml, columns: &[u32], ruled: bool, name: &str, rows: impl FnOnce(&mut Xml)) {
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            let width: u32 = columns.iter().sum();
            xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            xml.value("w:jc", "center");
            if ruled {
                xml.element("w:tblBorders", &[], |xml| {
                    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
                    for side in sides {
                        line(xml, &format!("w:{side}"));
                    }
                });
            }
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.element("w:tblCellMar", &[], |xml| {
                for (side, room) in [
                    ("top", "50"),
                    ("left", "100"),
                    ("bottom", "50"),
                    ("right", "100"),
                ] {
                    xml.empty(&format!("w:{side}"), &[("w:w", room), ("w:type", "dxa")]);
                }
            });
            xml.value("w:tblCaption", name);
        });
        xml.element("w:tblGrid", &[], |xml| {
            for width in columns {
                xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        rows(xml);
    });
}

fn line(xml: &mut Xml, name: &str) {
    let line = [
        ("w:val", "single"),
        ("w:sz", "4"),
        ("w:space", "0"),
        ("w:color", "000000"),
    ];
    xml.empty(name, &line);
}

fn row(xml: &mut Xml, height: u32, cells: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], |xml| {
        row_properties(xml, height, false);
        cells(xml);
    });
}

fn row_properties(xml: &mut Xml, height: u32, head: bool) {
    xml.element("w:trPr", &[], |xml| {
        // What is only a line stays on one page; a long text goes on.
        if height <= LINE {
            xml.empty("w:cantSplit", &[]);
        }
        let height = height.to_string();
        xml.empty(
            "w:trHeight",
            &[("w:val", height.as_str()), ("w:hRule", "atLeast")],
        );
        if head {
            xml.empty("w:tblHeader", &[]);
        }
    });
}

/// A line of text in a cell.
fn text_line(xml: &mut Xml, side: &str, content: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.style("w:pStyle", "TableText");
            xml.value("w:jc", side);
        });
        content(xml);
    });
}

struct Cell {
    width: u32,
    span: usize,
    merged: Option<&'static str>,
    /// Where its text stands.
    at: &'static str,
    line: bool,
}

impl Cell {
    fn of(width: u32) -> Cell {
        Cell {
            width,
            span: 1,
            merged: None,
            at: "center",
            line: false,
        }
    }

    fn span(self, span: usize) -> Cell {
        Cell { span, ..self }
    }

    fn at_the_top(self) -> Cell {
        Cell { at: "top", ..self }
    }

    fn over_a_line(self) -> Cell {
        Cell { line: true, ..self }
    }

    fn write(&self, xml: &mut Xml, content: &mut dyn FnMut(&mut Xml)) {
        xml.element("w:tc", &[], |xml| {
            // In the order of the schema.
            xml.element("w:tcPr", &[], |xml| {
                let width = self.width.to_string();
                xml.empty("w:tcW", &[("w:w", width.as_str()), ("w:type", "dxa")]);
                if self.span > 1 {
                    xml.value("w:gridSpan", &self.span.to_string());
                }
                if let Some(merged) = self.merged {
                    xml.value("w:vMerge", merged);
                }
                if self.line {
                    xml.element("w:tcBorders", &[], |xml| line(xml, "w:bottom"));
                }
                xml.value("w:vAlign", self.at);
            });
            content(xml);
        });
    }
}
