//! The parts in their package: a zip archive in which every part says what it is and finds the others.

use super::body::Body;
use super::figure::relation;
use super::{PackError, margins, properties, styles};
use crate::draft::Draft;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The namespaces of a part that is written element by element.
pub(super) const SPACES: [(&str, &str); 3] = [
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
];

/// The namespace of a part that holds no text of anybody's.
pub(super) const WORD: &str =
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const RELATIONS: &str =
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts beside the text: their file, what they are among relations and content types, the id by which the text finds them.
const PARTS: [(&str, &str, &str); 7] = [
    ("styles", "styles", "rIdStyles"),
    ("numbering", "numbering", "rIdNumbering"),
    ("settings", "settings", "rIdSettings"),
    ("fontTable", "fontTable", "rIdFonts"),
    ("comments", "comments", "rIdComments"),
    ("header1", "header", margins::HEADER),
    ("footer1", "footer", margins::FOOTER),
];

/// The bytes of the package.
pub(super) fn pack(draft: &Draft, body: Body<'_>) -> Result<Vec<u8>, PackError> {
    let mut zip = Package {
        zip: ZipWriter::new(Cursor::new(Vec::new())),
    };
    zip.markup("[Content_Types].xml", &content_types(body.pictures.len()))?;
    zip.markup("_rels/.rels", &package_relations())?;
    zip.part("docProps/core.xml", &properties::core(draft))?;
    zip.part("docProps/app.xml", &properties::app(draft, body.pages))?;
    zip.part("word/document.xml", &body.document)?;
    let relations = text_relations(body.pictures.len());
    zip.markup("word/_rels/document.xml.rels", &relations)?;
    zip.markup("word/styles.xml", &styles::part(draft.lang))?;
    zip.markup("word/numbering.xml", &body.lists.part())?;
    zip.markup("word/settings.xml", &properties::settings())?;
    zip.markup("word/fontTable.xml", &styles::fonts())?;
    let comments = properties::comments(draft, &body.gaps);
    zip.part("word/comments.xml", &comments)?;
    zip.part("word/header1.xml", &margins::header(draft))?;
    zip.part("word/footer1.xml", &margins::footer(draft, body.pages))?;
    for (number, png) in (1..).zip(&body.pictures) {
        zip.part(&format!("word/{}", picture_file(number)), png)?;
    }
    Ok(zip.zip.finish()?.into_inner())
}

struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    fn part(&mut self, name: &str, bytes: &[u8]) -> Result<(), PackError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        self.zip.start_file(name, options)?;
        self.zip
            .write_all(bytes)
            .map_err(zip::result::ZipError::from)?;
        Ok(())
    }

    fn markup(&mut self, name: &str, markup: &str) -> Result<(), PackError> {
        self.part(name, format!("{DECLARATION}{markup}").as_bytes())
    }
}

fn picture_file(number: usize) -> String {
    format!("media/figure{number}.png")
}

fn content_types(pictures: usize) -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut types = String::from(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"#,
    );
    if pictures > 0 {
        types.push_str(r#"<Default Extension="png" ContentType="image/png"/>"#);
    }
    let mut part = |name: &str, kind: &str| {
        types.push_str(&format!(
            r#"<Override PartName="/{name}" ContentType="{kind}+xml"/>"#
        ));
    };
    part(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties",
    );
    part(
        "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties",
    );
    part("word/document.xml", &format!("{word}.document.main"));
    for (file, kind, _) in PARTS {
        part(&format!("word/{file}.xml"), &format!("{word}.{kind}"));
    }
    types + "</Types>"
}

fn relationship(id: &str, kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="{id}" Type="{kind}" Target="{target}"/>"#)
}

fn package_relations() -> String {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    [
        String::from(RELATIONS),
        relationship(
            "rId1",
            &format!("{OFFICE}/officeDocument"),
            "word/document.xml",
        ),
        relationship("rId2", core, "docProps/core.xml"),
        relationship(
            "rId3",
            &format!("{OFFICE}/extended-properties"),
            "docProps/app.xml",
        ),
        String::from("</Relationships>"),
    ]
    .concat()
}

fn text_relations(pictures: usize) -> String {
    let mut relations = String::from(RELATIONS);
    for (file, kind, id) in PARTS {
        let kind = format!("{OFFICE}/{kind}");
        relations.push_str(&relationship(id, &kind, &format!("{file}.xml")));
    }
    for number in 1..=pictures {
        let kind = format!("{OFFICE}/image");
        relations.push_str(&relationship(
            &relation(number),
            &kind,
            &picture_file(number),
        ));
    }
    relations + "</Relationships>"
}
