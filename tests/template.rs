//! Templates: what of a document of somebody else's a draft takes over, and what becomes of files that are none.
//!
//! `WRITE_DOCX=folder cargo test --features documents --test template` writes the documents there, for `tests/word/check.py` and
//! `tests/word/schema.py`.

mod packs;
mod word;

use excellence_assessment::assessment::file;
use excellence_assessment::draft::Draft;
use excellence_assessment::export::docx::{
    self, Dress, Findings, Logo, Place, Template, TemplateFault,
};
use excellence_assessment::language::Lang;
use excellence_assessment::standard::{SHENZHEN, Standard};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::LazyLock;
use word::{Element, Package};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A template in the making: its parts, the content of its body and its relations.
struct Made {
    body: String,
    relations: Vec<(&'static str, &'static str, &'static str)>,
    parts: Vec<(&'static str, Vec<u8>)>,
}

/// A paragraph of a style, cut into runs.
fn paragraph(style: &str, runs: &[&str]) -> String {
    let style = match style {
        "" => String::new(),
        style => format!(r#"<w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#),
    };
    let runs: String = runs
        .iter()
        .map(|text| format!(r#"<w:proofErr w:type="spellStart"/><w:r><w:t>{text}</w:t></w:r>"#))
        .collect();
    format!("<w:p>{style}{runs}</w:p>")
}

const STYLES: &str = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:ind w:firstLineChars="200" w:firstLine="420"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="Boxed Remark"/></w:style><w:style w:type="paragraph" w:styleId="a7"><w:name w:val="Body Text"/><w:basedOn w:val="a"/></w:style><w:style w:type="paragraph" w:styleId="a8"><w:name w:val="header"/></w:style>"#;

const NUMBERING: &str = r#"<w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="1"/><w:lvlText w:val="%1"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>"#;

const SECTION: &str = r#"<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1500" w:bottom="1000" w:left="1500" w:header="700" w:footer="700" w:gutter="0"/><w:cols w:num="2" w:space="425"/></w:sectPr>"#;

impl Made {
    /// A template with a cover, sample text, a header, numbered headings and a few styles.
    fn whole() -> Made {
        let cover = [
            paragraph("", &["{{", "logo", "}}"]),
            paragraph("", &["申报单位：{{organi", "sation}", "}（{{日期}}）"]),
            paragraph("", &["{{programme}} {{score}}"]),
            String::from(r#"<w:p><w:r><w:t>完</w:t><w:br w:type="page"/></w:r></w:p><w:p/>"#),
        ]
        .concat();
        let text = paragraph("1", &["示例章"]) + &paragraph("", &["示例正文 {{author}}"]);
        let part = |root: &str, content: &str| {
            format!(r#"<?xml version="1.0"?><{root} {SPACES}>{content}</{root}>"#).into_bytes()
        };
        Made {
            body: cover + &text + SECTION,
            relations: vec![
                ("rId1", "styles", "styles.xml"),
                ("rId2", "numbering", "numbering.xml"),
                ("rId5", "header", "header7.xml"),
            ],
            parts: vec![
                ("word/styles.xml", part("w:styles", STYLES)),
                ("word/numbering.xml", part("w:numbering", NUMBERING)),
                (
                    "word/header7.xml",
                    part(
                        "w:hdr",
                        &paragraph("a8", &["某协会 {{logo}} {{", "title}}"]),
                    ),
                ),
            ],
        }
    }

    fn relation(mut self, id: &'static str, kind: &'static str, target: &'static str) -> Made {
        self.relations.push((id, kind, target));
        self
    }

    fn part(mut self, name: &'static str, bytes: &[u8]) -> Made {
        self.parts.retain(|(known, _)| *known != name);
        self.parts.push((name, bytes.to_vec()));
        self
    }

    /// Puts something before everything else in the body.
    fn beginning_with(mut self, block: &str) -> Made {
        self.body.insert_str(0, block);
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let relation = |(id, kind, target): &(&str, &str, &str)| {
            let outside = match target.contains("://") {
                true => r#" TargetMode="External""#,
                false => "",
            };
            format!(
                r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"{outside}/>"#
            )
        };
        let relations = |inner: String| {
            format!(
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
            )
        };
        let document = format!(
            "<w:document {SPACES}><w:body>{}</w:body></w:document>",
            self.body
        );
        let inner: String = self.relations.iter().map(relation).collect();
        let root = relation(&("rId1", "officeDocument", "/word/document.xml"));
        let mut parts = vec![
            ("_rels/.rels", relations(root).into_bytes()),
            ("word/document.xml", document.into_bytes()),
            (
                "word/_rels/document.xml.rels",
                relations(inner).into_bytes(),
            ),
        ];
        for part in &self.parts {
            parts.retain(|(name, _)| *name != part.0);
            parts.push(part.clone());
        }
        zipped(&parts)
    }

    fn read(&self) -> Template {
        Template::read(&self.bytes()).expect("a template")
    }

    fn findings(&self) -> Findings {
        self.read().findings(Lang::En)
    }
}

fn zipped(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a name");
        zip.write_all(bytes).expect("room");
    }
    zip.finish().expect("an archive").into_inner()
}

/// The draft of the example in English.
static DRAFT: LazyLock<Draft> = LazyLock::new(|| {
    let standard = Standard::read(SHENZHEN).expect("a pack without faults");
    let programmes = packs::all();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/manufacturer.en.json");
    let text = std::fs::read_to_string(path).expect("the example is there");
    let assessment = file::read(&text, &standard).expect("an example without faults");
    Draft::of(&standard, &programmes, &assessment, Lang::En, "2026-11-20")
});

/// The same without most of its chapters, for what is made again and again.
static SHORT: LazyLock<Draft> = LazyLock::new(|| {
    let mut draft = DRAFT.clone();
    draft.chapters.truncate(1);
    draft
});

fn logo() -> Option<Logo> {
    Some(Logo::new(&DRAFT, word::PNG.to_vec(), "a green leaf"))
}

/// The document with a template and a logo.
fn dressed(template: Template) -> Package {
    let dress = Dress {
        template: Some(template),
        logo: logo(),
    };
    let bytes = docx::write(&DRAFT, &[word::PNG.to_vec()], &dress).expect("a small document");
    let package = Package::open(&bytes);
    package.assert_relations();
    package
}

fn paragraphs(document: &Element) -> Vec<String> {
    document.all("w:p").map(Element::text).collect()
}

#[test]
fn templates_that_word_processors_wrote_are_worn() {
    for name in ["association", "association-libreoffice"] {
        let path = format!("tests/fixtures/templates/{name}.docx");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let bytes = std::fs::read(path).expect("the template is there");
        let template = Template::read(&bytes).expect("a template");
        let findings = template.findings(Lang::Zh);
        assert_eq!(findings.place, Place::AfterCover, "{name}");
        assert_eq!(findings.unknown, ["phone"], "{name}");
        assert!(findings.has_header && findings.has_footer, "{name}");
        let dress = Dress {
            template: Some(template),
            logo: logo(),
        };
        let bytes = docx::write(&DRAFT, &[word::PNG.to_vec()], &dress).expect("a small document");
        if let Some(folder) = std::env::var_os("WRITE_DOCX") {
            let path = Path::new(&folder).join(format!("{name}.docx"));
            std::fs::write(path, &bytes).expect("a folder that can be written to");
        }
        let package = Package::open(&bytes);
        package.assert_relations();
        let text = package.part("word/document.xml").text();
        assert!(
            text.contains("自 我 评 价 报 告") && text.contains("{{phone}}"),
            "{name}"
        );
        assert!(
            !text.contains("示例正文") && !text.contains("{{industry}}"),
            "{name}"
        );
        let margins = package
            .parts()
            .filter(|(part, _)| part.starts_with("word/template"));
        let margins: String = margins.map(|(_, root)| root.text()).collect();
        assert!(margins.contains(&DRAFT.organisation) && margins.contains(&DRAFT.title));
    }
}

#[test]
fn the_cover_is_filled_however_word_cut_its_placeholders() {
    let package = dressed(Made::whole().read());
    let document = package.part("word/document.xml");
    let paragraphs = paragraphs(document);
    let name = &DRAFT.organisation;
    // The mark that everything is provisional is put there, because the template does not place it.
    assert!(paragraphs[0].contains("provisional"));
    assert_eq!(paragraphs[1], "");
    assert!(
        paragraphs[2].starts_with(&format!("申报单位：{name}（20 November 2026")),
        "{}",
        paragraphs[2]
    );
    assert!(paragraphs[3].ends_with(" {{score}}") && paragraphs[3].contains("Maturity grade"));
    assert_eq!(paragraphs[4], "完");
    // No page break and no empty paragraph before the contents, which begin a page; the sample text is not there.
    assert_eq!(paragraphs[5], "Contents");
    assert_eq!(document.all("w:br").count(), 0);
    assert!(!document.text().contains("示例"));
    let contents = document.all("w:p").nth(5).expect("the contents");
    assert_eq!(contents.all("w:pageBreakBefore").count(), 1);
    let header = package.part("word/template1.xml");
    assert_eq!(header.text(), format!("某协会  {}", DRAFT.title));
}

#[test]
fn the_logo_stands_where_the_template_wants_it_with_its_words() {
    let package = dressed(Made::whole().read());
    for part in ["word/document.xml", "word/template1.xml"] {
        let drawings = package.part(part).all("wp:docPr");
        let logos: Vec<&str> = drawings
            .filter(|drawing| drawing.attribute("name") == Some("Logo"))
            .map(|drawing| drawing.attribute("descr").expect("words for it"))
            .collect();
        assert_eq!(logos, ["a green leaf"], "{part}");
    }
    let margin = package.part("word/_rels/template1.xml.rels");
    let targets: Vec<_> = margin
        .all("Relationship")
        .map(|one| one.attribute("Target"))
        .collect();
    assert_eq!(targets, [Some("media/logo.png")]);
}

#[test]
fn its_styles_are_used_and_ours_stand_in_for_those_that_it_lacks() {
    let package = dressed(Made::whole().read());
    let document = package.part("word/document.xml");
    let styled = |style: &str| {
        document
            .all("w:p")
            .filter(|p| p.style() == Some(style))
            .count()
    };
    assert!(styled("1") > 6 && styled("a7") > 50 && styled("Heading2") > 18);
    assert_eq!(styled("Heading1") + styled("BodyText"), 0);
    let styles = package.part("word/styles.xml");
    let ids: Vec<&str> = styles
        .all("w:style")
        .map(|style| style.attribute("w:styleId").expect("an id"))
        .collect();
    for (index, id) in ids.iter().enumerate() {
        assert!(!ids[..index].contains(id), "{id} twice");
    }
    // Its style of the id Caption is something else.
    assert!(ids.contains(&"Caption") && ids.contains(&"Caption0") && styled("Caption0") > 10);
    for link in styles.all("w:basedOn").chain(styles.all("w:next")) {
        assert!(ids.contains(&link.attribute("w:val").expect("a style")));
    }
    let defaults = styles.all("w:style").filter(|style| {
        style.attribute("w:default").is_some() && style.attribute("w:type") == Some("paragraph")
    });
    assert_eq!(defaults.count(), 1);
    for style in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
        for used in document.all(style) {
            assert!(ids.contains(&used.attribute("w:val").expect("a style")));
        }
    }
    word::assert_order("styles", styles);
}

#[test]
fn chinese_characters_are_taken_for_chinese_whatever_the_template_says() {
    for (known, lang) in [
        ("", "zh-CN"),
        (r#"<w:lang w:val="en-US" w:eastAsia="en-US"/>"#, "zh-CN"),
        (r#"<w:lang w:eastAsia="zh-TW"/>"#, "zh-TW"),
    ] {
        let styles = STYLES.replace(
            r#"<w:sz w:val="21"/>"#,
            &format!(r#"<w:sz w:val="21"/>{known}"#),
        );
        let styles = format!("<w:styles {SPACES}>{styles}</w:styles>");
        let made = Made::whole().part("word/styles.xml", styles.as_bytes());
        let package = dressed(made.read());
        let styles = package.part("word/styles.xml");
        let languages: Vec<_> = styles
            .all("w:lang")
            .map(|one| one.attribute("w:eastAsia"))
            .collect();
        assert_eq!(languages, [Some(lang)], "{known}");
        word::assert_order("styles", styles);
    }
}

#[test]
fn headings_are_not_numbered_twice_and_lists_keep_their_own() {
    let package = dressed(Made::whole().read());
    let document = package.part("word/document.xml");
    for heading in document.all("w:p").filter(|p| p.style() == Some("1")) {
        let list = heading.all("w:numId").next().expect("none, and it says so");
        assert_eq!(list.attribute("w:val"), Some("0"));
    }
    let numbering = package.part("word/numbering.xml");
    word::assert_order("numbering", numbering);
    let kinds: Vec<_> = numbering
        .all("w:abstractNum")
        .map(|one| one.attribute("w:abstractNumId"))
        .collect();
    assert_eq!(kinds[..2], [Some("7"), Some("8")]);
    let lists: Vec<_> = numbering
        .all("w:num")
        .map(|one| one.attribute("w:numId").expect("an id"))
        .collect();
    assert_eq!(lists[0], "3");
    for used in document.all("w:numId") {
        let id = used.attribute("w:val").expect("an id");
        assert!(id == "0" || lists[1..].contains(&id), "{id}");
    }
}

#[test]
fn the_page_is_that_of_the_template_and_our_footer_stands_in() {
    let package = dressed(Made::whole().read());
    let document = package.part("word/document.xml");
    let sections: Vec<&Element> = document.all("w:sectPr").collect();
    assert_eq!(sections.len(), 1);
    word::assert_order("section", sections[0]);
    let margins = sections[0].all("w:pgMar").next().expect("margins");
    assert_eq!(margins.attribute("w:left"), Some("1500"));
    let columns = sections[0].all("w:cols").next().expect("columns");
    assert_eq!(columns.attribute("w:num"), None);
    assert_eq!(sections[0].all("w:footerReference").count(), 1);
    assert!(package.part("word/footer1.xml").text().contains("Page "));
    // Tables are as wide as the text.
    for table in document.all("w:tbl") {
        let columns = table
            .all("w:gridCol")
            .map(|one| one.attribute("w:w").expect("a width"));
        let width: u32 = columns
            .map(|width| width.parse::<u32>().expect("a number"))
            .sum();
        assert_eq!(width, 11906 - 3000);
    }
}

#[test]
fn what_is_found_in_a_template_is_told_with_its_names() {
    let findings = Made::whole().findings();
    assert_eq!(findings.place, Place::AfterCover);
    assert_eq!(findings.unknown, ["score"]);
    assert!(findings.has_header && !findings.has_footer && !findings.has_macros);
    assert!(findings.lacking.contains(&"Heading 2") && findings.lacking.contains(&"Caption"));
    assert!(!findings.lacking.contains(&"Heading 1") && !findings.lacking.contains(&"Body Text"));
    let said = findings.say(Lang::En).join("\n");
    for part in [
        "{{organisation}}",
        "{{date}}",
        "{{logo}}",
        "{{title}}",
        "{{score}}",
        "Heading 2",
        "{{marks}}",
    ] {
        assert!(said.contains(part), "{part}");
    }
    // What is left out is not promised.
    assert!(!said.contains("{{author}}"));
    let said = Made::whole()
        .read()
        .findings(Lang::Zh)
        .say(Lang::Zh)
        .join("\n");
    assert!(said.contains("{{组织名称}}") && said.contains("标题 2"));
}

#[test]
fn the_draft_stands_where_its_placeholder_is() {
    let mut made = Made::whole();
    let end = made
        .body
        .find(&paragraph("1", &["示例章"]))
        .expect("sample text");
    made.body
        .insert_str(end, &paragraph("", &["{{dr", "aft}}"]));
    assert_eq!(made.findings().place, Place::Marked);
    let package = dressed(made.read());
    let paragraphs = paragraphs(package.part("word/document.xml"));
    assert_eq!(paragraphs[5], "Contents");
    let last = paragraphs.last().expect("text");
    assert!(
        last.starts_with("示例正文 ") && !last.contains('{'),
        "{last}"
    );
}

#[test]
fn without_a_placeholder_our_cover_is_used_with_the_logo() {
    let mut made = Made::whole();
    made.body = paragraph("1", &["只有正文"]) + SECTION;
    assert_eq!(made.findings().place, Place::Alone);
    let package = dressed(made.read());
    let document = package.part("word/document.xml");
    assert!(paragraphs(document).contains(&DRAFT.organisation));
    assert!(!document.text().contains("只有正文"));
    assert_eq!(document.all("w:titlePg").count(), 1);
    assert_eq!(
        document
            .all("wp:docPr")
            .next()
            .and_then(|one| one.attribute("name")),
        Some("Logo")
    );
}

#[test]
fn a_document_without_a_template_has_the_logo_on_its_cover() {
    let dress = Dress {
        template: None,
        logo: logo(),
    };
    let bytes = docx::write(&DRAFT, &[], &dress).expect("a small document");
    let package = Package::open(&bytes);
    package.assert_relations();
    for (part, root) in package.parts() {
        word::assert_order(part, root);
    }
    let drawing = package.part("word/document.xml").all("wp:docPr").next();
    assert_eq!(
        drawing.and_then(|one| one.attribute("descr")),
        Some("a green leaf")
    );
}

#[test]
fn nothing_that_calls_out_or_runs_is_taken_over() {
    let block = r#"<w:p><w:commentRangeStart w:id="0"/><w:ins w:id="4"><w:r><w:t>新</w:t></w:r></w:ins><w:del w:id="5"><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:object><o:OLEObject r:id="rId8"/></w:object></w:r><w:r><w:drawing><a:blip r:link="rId9"/></w:drawing></w:r><w:r><w:pict><v:imagedata r:id="rId10"/></w:pict></w:r><w:hyperlink r:id="rId11"><w:r><w:t>链</w:t></w:r></w:hyperlink><w:hyperlink r:id="rId12"><w:r><w:t>接</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:altChunk r:id="rId13"/>"#;
    let made = Made::whole()
        .beginning_with(block)
        .relation("rId8", "oleObject", "embeddings/a.bin")
        .relation("rId9", "image", "https://example.org/a.png")
        .relation("rId10", "image", "media/a.png")
        .relation("rId11", "hyperlink", "https://example.org/?a=1&amp;b=2")
        .relation("rId12", "hyperlink", "file://server/share")
        .relation("rId13", "aFChunk", "a.html")
        .part("word/embeddings/a.bin", b"MZ")
        .part("word/media/a.png", word::PNG)
        .part("word/vbaProject.bin", b"macro")
        .part("word/a.html", b"<script/>");
    assert!(made.findings().has_macros);
    let package = dressed(made.read());
    let document = package.part("word/document.xml");
    assert!(document.text().contains("新链接") && !document.text().contains('旧'));
    for gone in [
        "w:object",
        "w:altChunk",
        "w:footnoteReference",
        "w:ins",
        "w:del",
        "a:blip r:link",
    ] {
        assert_eq!(document.all(gone).count(), 0, "{gone}");
    }
    let kept: Vec<&str> = package.files().map(|(name, _)| name.as_str()).collect();
    assert!(kept.contains(&"word/media/template1.png"));
    assert!(kept.iter().all(|name| !name.contains("vba")
        && !name.contains("embeddings")
        && !name.contains("html")));
    let relations = package.part("word/_rels/document.xml.rels");
    let outside: Vec<_> = relations
        .all("Relationship")
        .filter(|one| one.attribute("TargetMode").is_some())
        .map(|one| one.attribute("Target"))
        .collect();
    assert_eq!(outside, [Some("https://example.org/?a=1&b=2")]);
}

#[test]
fn text_of_the_organisation_is_never_taken_for_a_placeholder() {
    let mut draft = DRAFT.clone();
    draft.organisation = String::from("{{title}} <&> {{draft}}");
    let dress = Dress {
        template: Some(Made::whole().read()),
        logo: None,
    };
    let bytes = docx::write(&draft, &[], &dress).expect("a small document");
    let text = Package::open(&bytes).part("word/document.xml").text();
    assert!(text.contains("申报单位：{{title}} <&> {{draft}}（"));
}

#[test]
fn a_file_that_is_no_template_is_refused_with_its_reason() {
    let refused = |bytes: &[u8]| Template::read(bytes).expect_err("no template");
    let whole = Made::whole().bytes();
    assert_eq!(refused(b""), TemplateFault::NotWord);
    assert_eq!(refused(b"%PDF-1.7 ..."), TemplateFault::NotWord);
    assert_eq!(
        refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..."),
        TemplateFault::OldOrProtected
    );
    assert_eq!(
        refused(&vec![b'P'; 11 * 1024 * 1024]),
        TemplateFault::TooLarge
    );
    assert!(matches!(
        refused(&whole[..whole.len() / 2]),
        TemplateFault::Damaged(_)
    ));
    assert_eq!(
        refused(&zipped(&[("a.txt", b"a".to_vec())])),
        TemplateFault::NotWord
    );
    let book = r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let book = zipped(&[
        ("_rels/.rels", book.into()),
        ("xl/workbook.xml", b"<workbook/>".to_vec()),
    ]);
    assert_eq!(refused(&book), TemplateFault::NotWord);
    let with = |name, text: &str| refused(&Made::whole().part(name, text.as_bytes()).bytes());
    let no_markup = |name: &str| TemplateFault::NoMarkup(name.to_owned());
    for text in [
        "<w:styles>",
        "no markup",
        "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        &"<a>".repeat(100_000),
    ] {
        assert_eq!(with("word/styles.xml", text), no_markup("word/styles.xml"));
    }
    let strict = r#"<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>"#;
    assert_eq!(with("word/document.xml", strict), TemplateFault::Strict);
    for lang in [Lang::Zh, Lang::En] {
        let said = TemplateFault::Damaged(String::from("word/x.xml")).say(lang);
        assert!(said.contains("word/x.xml") && !said.contains("{}"));
    }
}

#[test]
fn a_part_that_unpacks_to_gigabytes_is_not_unpacked() {
    let bomb = vec![b' '; 20 * 1024 * 1024];
    let made = Made::whole().part("word/styles.xml", &bomb);
    let bytes = made.bytes();
    assert!(bytes.len() < 100_000);
    let fault = Template::read(&bytes).expect_err("a bomb");
    assert_eq!(fault, TemplateFault::Bomb(String::from("word/styles.xml")));
}

#[test]
fn an_encrypted_part_is_named() {
    let mut bytes = Made::whole().bytes();
    // The flag in the header of every file, and in the directory.
    for index in 0..bytes.len() - 10 {
        match &bytes[index..index + 4] {
            b"PK\x03\x04" => bytes[index + 6] |= 1,
            b"PK\x01\x02" => bytes[index + 8] |= 1,
            _ => {}
        }
    }
    let fault = Template::read(&bytes).expect_err("encrypted");
    assert_eq!(fault, TemplateFault::Encrypted(String::from("_rels/.rels")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever is done to a template, it is refused or makes a document that holds together.
    #[test]
    fn a_damaged_template_is_refused_or_used(at in any::<prop::sample::Index>(), with in any::<[u8; 4]>()) {
        let mut bytes = Made::whole().bytes();
        let at = at.index(bytes.len());
        for (byte, new) in bytes[at..].iter_mut().zip(with) {
            *byte = new;
        }
        if let Ok(template) = Template::read(&bytes) {
            let dress = Dress { template: Some(template), logo: logo() };
            let bytes = docx::write(&SHORT, &[], &dress).expect("a small document");
            Package::open(&bytes).assert_relations();
        }
    }

    /// Markup of any shape in the body is no reason to fail.
    #[test]
    fn odd_markup_makes_a_document_all_the_same(blocks in proptest::collection::vec(
        prop::sample::select(vec![
            "<w:p/>", "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", "<w:tbl/>", "<w:sdt><w:sdtContent><w:p><w:r><w:t>{{date}}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            "<w:p><w:r><w:t>{{draft}}</w:t></w:r></w:p>", "<w:p><w:r><w:t>{{</w:t><w:tab/><w:t>logo}}</w:t></w:r></w:p>", "<x/>", "<w:sectPr/>",
            "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>", "<w:p><w:r><w:drawing><wp:docPr xmlns:wp=\"x\" r:id=\"rId99\"/></w:drawing></w:r></w:p>",
        ]), 0..8,
    )) {
        let mut made = Made::whole();
        made.body = blocks.concat();
        let dress = Dress { template: Some(made.read()), logo: logo() };
        let bytes = docx::write(&SHORT, &[], &dress).expect("a small document");
        Package::open(&bytes).assert_relations();
    }
}
