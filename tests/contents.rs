//! The pages in the contents of a Word document: where nothing fills fields, they are what is read.
//!
//! The pages that they are held against are those on which LibreOffice sets the headings. `WRITE_DOCX=folder cargo test --features
//! documents --test contents` writes the documents there, for `tests/word/check.py`, which compares them.

mod given;
mod packs;
mod word;

use excellence_assessment::draft::Draft;
use excellence_assessment::export::docx::{self, Dress, Template};
use excellence_assessment::language::Lang;
use excellence_assessment::mapping::{Mapping, SHENZHEN_TO_GBT, carry};
use excellence_assessment::standard::{GBT_19580, Standard};
use given::Given;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use word::Package;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A template: what everything is based on, its styles (id, name, properties of paragraphs and runs), and its page.
struct Dressed {
    base: [&'static str; 2],
    styles: &'static [[&'static str; 4]],
    page: &'static str,
}

/// As a company has it: a sans-serif face, one and a half lines, narrow margins.
const COMPANY: Dressed = Dressed {
    base: [
        r#"<w:spacing w:line="360" w:lineRule="auto"/>"#,
        r#"<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Noto Sans CJK SC" w:cs="Arial"/><w:sz w:val="21"/>"#,
    ],
    styles: &[
        [
            "1",
            "heading 1",
            r#"<w:keepNext/><w:keepLines/><w:spacing w:before="340" w:after="330" w:line="578" w:lineRule="auto"/>"#,
            r#"<w:b/><w:sz w:val="36"/>"#,
        ],
        [
            "2",
            "heading 2",
            r#"<w:keepNext/><w:keepLines/><w:spacing w:before="260" w:after="260" w:line="416" w:lineRule="auto"/>"#,
            r#"<w:b/><w:sz w:val="28"/>"#,
        ],
        [
            "a7",
            "Body Text",
            r#"<w:spacing w:after="60"/><w:ind w:firstLineChars="200" w:firstLine="420"/><w:jc w:val="both"/>"#,
            "",
        ],
        ["a8", "List Paragraph", "<w:contextualSpacing/>", ""],
        [
            "a9",
            "caption",
            r#"<w:jc w:val="center"/>"#,
            r#"<w:sz w:val="18"/>"#,
        ],
    ],
    page: r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1134" w:bottom="1134" w:left="1134" w:header="600" w:footer="600" w:gutter="0"/>"#,
};

/// As authorities have it: 16 points on exact lines of 28, wide margins.
const EXACT: Dressed = Dressed {
    base: [
        r#"<w:spacing w:line="560" w:lineRule="exact"/><w:jc w:val="both"/>"#,
        r#"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋" w:cs="Times New Roman"/><w:sz w:val="32"/>"#,
    ],
    styles: &[
        [
            "1",
            "heading 1",
            r#"<w:keepNext/><w:jc w:val="center"/>"#,
            r#"<w:sz w:val="44"/>"#,
        ],
        ["2", "heading 2", "<w:keepNext/>", "<w:b/>"],
        ["3", "heading 3", "<w:keepNext/>", ""],
        [
            "a7",
            "Body Text",
            r#"<w:ind w:firstLineChars="200" w:firstLine="640"/>"#,
            "",
        ],
    ],
    page: r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1400" w:gutter="0"/>"#,
};

/// As Word begins a document in Chinese: 10.5 points on a grid of 15.6.
const GRID: Dressed = Dressed {
    base: [
        r#"<w:widowControl w:val="0"/><w:jc w:val="both"/>"#,
        r#"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:sz w:val="21"/>"#,
    ],
    styles: &[
        [
            "1",
            "heading 1",
            r#"<w:keepNext/><w:keepLines/><w:spacing w:before="340" w:after="330" w:line="600" w:lineRule="exact"/>"#,
            r#"<w:b/><w:sz w:val="44"/>"#,
        ],
        [
            "a7",
            "Body Text",
            r#"<w:ind w:firstLineChars="200" w:firstLine="420"/>"#,
            "",
        ],
    ],
    page: r#"<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/><w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="312"/>"#,
};

/// English, on Letter.
const ENGLISH: Dressed = Dressed {
    base: [
        r#"<w:spacing w:after="160" w:line="276" w:lineRule="auto"/>"#,
        r#"<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Noto Sans CJK SC" w:cs="Arial"/><w:sz w:val="20"/>"#,
    ],
    styles: &[
        [
            "Heading1",
            "heading 1",
            r#"<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="80"/>"#,
            r#"<w:sz w:val="40"/>"#,
        ],
        [
            "Heading2",
            "heading 2",
            r#"<w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="80"/>"#,
            r#"<w:b/><w:sz w:val="32"/>"#,
        ],
        ["BodyText", "Body Text", "", ""],
        [
            "ListParagraph",
            "List Paragraph",
            r#"<w:ind w:left="720"/><w:contextualSpacing/>"#,
            "",
        ],
    ],
    page: r#"<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1080" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>"#,
};

impl Dressed {
    fn template(&self) -> Template {
        let [paragraph, run] = self.base;
        let styles: String = self
            .styles
            .iter()
            .map(|[id, name, paragraph, run]| {
                format!(r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="a"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"#)
            })
            .collect();
        let styles = format!(
            r#"<w:styles {SPACES}><w:docDefaults><w:rPrDefault/><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>{styles}</w:styles>"#
        );
        let document = format!(
            r#"<w:document {SPACES}><w:body><w:p><w:r><w:t>{{{{organisation}}}}</w:t></w:r></w:p><w:p><w:r><w:t>{{{{title}}}}</w:t></w:r></w:p><w:p><w:r><w:t>{{{{date}}}}</w:t></w:r></w:p><w:sectPr>{}</w:sectPr></w:body></w:document>"#,
            self.page
        );
        let relation = |kind: &str, target: &str| {
            format!(
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>"#
            )
        };
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [
            (
                "_rels/.rels",
                relation("officeDocument", "word/document.xml"),
            ),
            ("word/document.xml", document),
            (
                "word/_rels/document.xml.rels",
                relation("styles", "styles.xml"),
            ),
            ("word/styles.xml", styles),
        ] {
            zip.start_file(name, SimpleFileOptions::default())
                .expect("a name");
            zip.write_all(text.as_bytes()).expect("room");
        }
        let bytes = zip.finish().expect("an archive").into_inner();
        Template::read(&bytes).expect("a template")
    }
}

/// The template of an association, with faces that LibreOffice has everywhere in place of its own.
fn association() -> Template {
    const FACES: [(&str, &str); 4] = [
        ("仿宋", "Noto Serif CJK SC"),
        ("黑体", "Noto Sans CJK SC"),
        ("Calibri", "Liberation Sans"),
        ("Cambria", "Liberation Serif"),
    ];
    let path = "tests/fixtures/templates/association.docx";
    let file = std::fs::File::open(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    let mut archive = ZipArchive::new(file.expect("the template is there")).expect("an archive");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        if let Ok(text) = std::str::from_utf8(&bytes) {
            let change = |text: String, (own, other): &(&str, &str)| text.replace(own, other);
            bytes = FACES.iter().fold(text.to_owned(), change).into_bytes();
        }
        zip.start_file(name, SimpleFileOptions::default())
            .expect("a name");
        zip.write_all(&bytes).expect("room");
    }
    let bytes = zip.finish().expect("an archive").into_inner();
    Template::read(&bytes).expect("a template")
}

/// The example carried over to GB/T 19580.
fn carried(given: &Given, lang: Lang) -> Draft {
    let standard = Standard::read(GBT_19580).expect("a pack without faults");
    let mapping = Mapping::read(SHENZHEN_TO_GBT, &given.standard, &standard);
    let old = given.example(lang);
    let standards = (&given.standard, &standard);
    let new = ("new", "2026-11-20T01:00:00Z");
    let new = carry(&mapping.expect("no fault"), &old, standards, new, lang);
    Draft::of(
        &standard,
        &given.programmes,
        &new.assessment,
        lang,
        given::TODAY,
    )
}

/// A picture of the shape of every figure: only its first bytes say it.
fn pictures(draft: &Draft) -> Vec<Vec<u8>> {
    let picture = |svg: String| {
        let (_, rest) = svg.split_once("viewBox=\"0 0 ").expect("a size");
        let (size, _) = rest.split_once('"').expect("its end");
        let (width, height) = size.split_once(' ').expect("two lengths");
        let mut png = word::PNG.to_vec();
        for (at, length) in [(16, width), (20, height)] {
            let length: u32 = length.parse().expect("a number");
            png[at..at + 4].copy_from_slice(&length.to_be_bytes());
        }
        png
    };
    docx::figures(draft)
        .map(|figure| picture(figure.drawing.svg()))
        .collect()
}

/// The pages in the contents.
fn pages(name: &str, draft: &Draft, template: Option<Template>) -> Vec<u32> {
    let dress = Dress {
        template,
        logo: None,
    };
    let bytes = docx::write(draft, &pictures(draft), &dress).expect("a small document");
    if let Some(folder) = std::env::var_os("WRITE_DOCX") {
        let path = Path::new(&folder).join(format!("contents-{name}.docx"));
        std::fs::write(path, &bytes).expect("a folder that can be written to");
    }
    let package = Package::open(&bytes);
    let document = package.part("word/document.xml");
    let entries = document
        .all("w:p")
        .filter(|paragraph| matches!(paragraph.style(), Some("TOC1" | "TOC2")));
    entries
        .map(|entry| {
            let page = entry.all("w:t").last().expect("a page").text();
            page.parse().expect("a number")
        })
        .collect()
}

#[test]
fn the_pages_in_the_contents_are_those_on_which_the_headings_stand() {
    let given = Given::packs();
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| given.draft(&given.example(lang), lang));
    let [gbt_zh, gbt_en] = [Lang::Zh, Lang::En].map(|lang| carried(&given, lang));
    let set: [(&str, &Draft, Option<Template>, &[u32]); 10] = [
        (
            "zh",
            &zh,
            None,
            &[
                3, 3, 3, 4, 5, 5, 6, 8, 12, 12, 13, 15, 19, 19, 20, 22, 26, 26, 27, 28, 32, 32, 33,
                35, 38, 38, 39, 40, 45, 49, 49, 52, 55, 56, 57,
            ],
        ),
        (
            "en",
            &en,
            None,
            &[
                3, 3, 3, 4, 5, 5, 6, 7, 12, 12, 13, 15, 18, 18, 19, 21, 25, 25, 26, 27, 31, 31, 32,
                33, 37, 37, 38, 39, 43, 47, 47, 51, 56, 57, 59,
            ],
        ),
        (
            "company",
            &zh,
            Some(COMPANY.template()),
            &[
                3, 3, 3, 4, 5, 5, 6, 7, 11, 11, 12, 14, 17, 17, 18, 20, 24, 24, 25, 26, 30, 30, 31,
                33, 36, 36, 37, 38, 42, 46, 46, 49, 52, 53, 54,
            ],
        ),
        (
            "exact",
            &zh,
            Some(EXACT.template()),
            &[
                4, 4, 5, 5, 7, 7, 9, 10, 16, 16, 18, 20, 24, 24, 26, 27, 32, 32, 33, 35, 40, 40,
                42, 43, 48, 48, 50, 51, 56, 61, 61, 65, 69, 70, 72,
            ],
        ),
        (
            "grid",
            &zh,
            Some(GRID.template()),
            &[
                3, 3, 3, 3, 5, 5, 6, 7, 11, 11, 12, 13, 17, 17, 18, 19, 23, 23, 24, 25, 29, 29, 30,
                31, 35, 35, 36, 37, 41, 45, 45, 48, 53, 54, 56,
            ],
        ),
        (
            "english",
            &en,
            Some(ENGLISH.template()),
            &[
                4, 4, 4, 5, 6, 6, 7, 8, 13, 13, 14, 15, 19, 19, 20, 21, 25, 25, 26, 27, 31, 31, 32,
                33, 37, 37, 38, 39, 43, 47, 47, 51, 56, 58, 60,
            ],
        ),
        (
            "association",
            &zh,
            Some(association()),
            &[
                4, 4, 4, 5, 6, 6, 7, 9, 14, 14, 16, 17, 21, 21, 23, 24, 29, 29, 30, 32, 36, 36, 38,
                39, 43, 43, 44, 46, 51, 56, 56, 60, 64, 65, 67,
            ],
        ),
        (
            "association-en",
            &en,
            Some(association()),
            &[
                4, 4, 4, 5, 7, 7, 9, 10, 15, 15, 17, 19, 23, 23, 25, 26, 31, 31, 32, 34, 38, 38,
                40, 41, 45, 45, 47, 48, 53, 57, 57, 61, 66, 68, 70,
            ],
        ),
        (
            "gbt",
            &gbt_zh,
            None,
            &[
                4, 4, 4, 4, 6, 6, 8, 9, 10, 10, 11, 13, 13, 14, 16, 16, 18, 18, 19, 20, 21, 22, 22,
                23, 25, 25, 26, 28, 28, 30, 34, 36, 40, 42, 45, 47, 47, 50, 53, 56,
            ],
        ),
        (
            "gbt-en",
            &gbt_en,
            None,
            &[
                4, 4, 4, 4, 6, 6, 7, 8, 10, 10, 11, 13, 13, 14, 16, 16, 17, 18, 19, 20, 20, 22, 22,
                23, 25, 25, 26, 28, 28, 30, 34, 36, 40, 41, 45, 47, 47, 50, 54, 58,
            ],
        ),
    ];
    // All of them are written, whichever is wrong.
    let found = set.map(|(name, draft, template, set)| (name, pages(name, draft, template), set));
    for (name, found, set) in found {
        assert_eq!(found, set, "{name}");
    }
}
