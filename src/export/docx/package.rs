//! The parts in their package: a zip archive in which every part says what it is and finds the others.

use super::body::Written;
use super::dress::{self, Dress};
use super::figure::relation;
use super::names::Names;
use super::pages::Frame;
use super::properties::About;
use super::settings::Settings;
use super::template::{Fill, Link, PICTURES, Template, fill};
use super::tree::Element;
use super::xml::Xml;
use super::{Logo, PackError, margins, properties, styles};
use crate::draft::Draft;
use std::io::{Cursor, Write};
use std::rc::Rc;
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

/// How a document looks.
pub(super) struct Looks {
    /// `styles.xml`.
    pub styles: Vec<u8>,
    /// What our styles are called in it.
    pub names: Rc<Names>,
    /// How their paragraphs are set.
    pub settings: Settings,
}

impl Looks {
    /// Those of a document, perhaps in a template.
    pub(super) fn of(draft: &Draft, template: Option<&Template>) -> Looks {
        let frame = template.map_or(Frame::A4, |template| template.frame);
        let part = styles::part(draft.lang, frame);
        // Ours is well-formed.
        let ours = Element::read(&part).unwrap_or_default();
        let (styles, sheet, names) = match template.map(|template| template.styles(&ours)) {
            Some((sheet, names)) => (tree(&sheet), sheet, names),
            None => (markup(&part), ours, Names::default()),
        };
        let theme = template.and_then(|template| template.theme.as_ref());
        Looks {
            styles,
            settings: Settings::read(&sheet, theme, &names, frame.pitch),
            names: Rc::new(names),
        }
    }
}

/// A file of the package.
struct File {
    name: String,
    content: Content,
}

/// Where the bytes of a file are.
enum Content {
    /// Here.
    Own(Vec<u8>),
    /// The picture of a figure, by its number from 0.
    Figure(usize),
    /// A file of the template.
    Media(usize),
    /// The logo.
    Logo,
}

impl Content {
    fn bytes<'a>(&'a self, pictures: &'a [Vec<u8>], dress: &'a Dress) -> &'a [u8] {
        let bytes = match self {
            Content::Own(bytes) => Some(bytes),
            Content::Figure(number) => pictures.get(*number),
            Content::Media(number) => {
                let media = dress.template.as_ref().map(|template| &template.media);
                media.and_then(|media| Some(&media.get(*number)?.bytes))
            }
            Content::Logo => dress.logo.as_ref().map(|logo| &logo.png),
        };
        bytes.map_or(&[], Vec::as_slice)
    }

    /// Pictures are compressed already.
    fn method(&self) -> CompressionMethod {
        match self {
            Content::Own(_) => CompressionMethod::Deflated,
            Content::Figure(_) | Content::Media(_) | Content::Logo => CompressionMethod::Stored,
        }
    }
}

/// How much of a file is packed at a time: a few milliseconds' work on a slow machine.
const PIECE: usize = 64 * 1024;

/// A package that is being packed, a piece at a time.
pub(super) struct Packing {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    /// The last one is packed first.
    files: Vec<File>,
    /// How much of that file is packed.
    packed: usize,
}

impl Packing {
    /// Packs the next piece; gives back whether there was one.
    pub(super) fn step(&mut self, pictures: &[Vec<u8>], dress: &Dress) -> Result<bool, PackError> {
        let Some(file) = self.files.last() else {
            return Ok(false);
        };
        if self.packed == 0 {
            let options = SimpleFileOptions::default()
                .compression_method(file.content.method())
                .last_modified_time(DateTime::default());
            self.zip.start_file(file.name.as_str(), options)?;
        }
        let bytes = file.content.bytes(pictures, dress);
        let end = bytes.len().min(self.packed + PIECE);
        let written = self.zip.write_all(&bytes[self.packed..end]);
        written.map_err(zip::result::ZipError::from)?;
        self.packed = end;
        if end == bytes.len() {
            self.files.pop();
            self.packed = 0;
        }
        Ok(true)
    }

    /// The bytes of the package.
    pub(super) fn end(self) -> Result<Vec<u8>, PackError> {
        Ok(self.zip.finish()?.into_inner())
    }

    /// How many pieces there are left.
    pub(super) fn left(&self, pictures: &[Vec<u8>], dress: &Dress) -> usize {
        let pieces = |file: &File| file.content.bytes(pictures, dress).len() / PIECE + 1;
        self.files.iter().map(pieces).sum::<usize>()
    }
}

/// What goes into the package of a text that is written.
pub(super) fn packing(
    draft: &Draft,
    dress: &Dress,
    written: Written,
    Looks { styles, names, .. }: Looks,
) -> Packing {
    let template = dress.template.as_ref();
    let mut parts = Parts {
        files: Vec::new(),
        types: Vec::new(),
        relations: Vec::new(),
        extensions: Vec::new(),
    };
    parts.add("styles", "styles", "rIdStyles", styles);
    let lists = written.lists.part();
    let joined = template.and_then(|template| template.numbering.as_ref());
    let joined = joined.and_then(|numbering| written.lists.within(numbering));
    let lists = joined.map_or_else(|| markup(&lists), |joined| tree(&joined));
    parts.add("numbering", "numbering", "rIdNumbering", lists);
    let even_and_odd = template.is_some_and(|template| template.even_and_odd);
    let settings = markup(&properties::settings(even_and_odd));
    parts.add("settings", "settings", "rIdSettings", settings);
    let fonts = template.and_then(|template| template.fonts.as_ref());
    let fonts = fonts.map_or_else(|| markup(&styles::fonts()), tree);
    parts.add("fontTable", "fontTable", "rIdFonts", fonts);
    let comments = properties::comments(draft, &names, &written.gaps);
    parts.add("comments", "comments", "rIdComments", comments);
    if !template.is_some_and(|template| template.has("header")) {
        let header = margins::header(draft, &names);
        parts.add("header1", "header", margins::HEADER, header);
    }
    if !template.is_some_and(|template| template.has("footer")) {
        let footer = margins::footer(&draft.marks, draft.lang, &names, written.pages);
        parts.add("footer1", "footer", margins::FOOTER, footer);
    }
    for (number, figure) in (1..).zip(&written.pictures) {
        let file = format!("media/figure{number}.png");
        parts.picture(&relation(number), &file, Content::Figure(*figure));
    }
    let has_logo = dress
        .logo
        .as_ref()
        .is_some_and(|logo| logo.size(Logo::COVER).is_some());
    if has_logo {
        parts.picture(dress::RELATION, dress::FILE, Content::Logo);
    }
    if let Some(template) = template {
        parts.template(draft, dress, template, has_logo);
    }
    parts.packing(&About::draft(draft, written.pages), written.document)
}

/// What goes into the package of a text that has no draft: its styles, a footer, and perhaps one picture, a PNG file.
pub(super) fn plain(
    about: &About<'_>,
    document: Vec<u8>,
    footer: Vec<u8>,
    picture: Option<(&str, Vec<u8>)>,
) -> Packing {
    let mut parts = Parts {
        files: Vec::new(),
        types: Vec::new(),
        relations: Vec::new(),
        extensions: Vec::new(),
    };
    let styles = markup(&styles::part(about.lang, Frame::A4));
    parts.add("styles", "styles", "rIdStyles", styles);
    let settings = markup(&properties::settings(false));
    parts.add("settings", "settings", "rIdSettings", settings);
    let fonts = markup(&styles::fonts());
    parts.add("fontTable", "fontTable", "rIdFonts", fonts);
    parts.add("footer1", "footer", margins::FOOTER, footer);
    if let Some((relation, png)) = picture {
        parts.picture(relation, "media/picture.png", Content::Own(png));
    }
    parts.packing(about, document)
}

/// The parts so far.
struct Parts {
    files: Vec<File>,
    /// The parts and their content types.
    types: Vec<(String, String)>,
    /// The relations of the text.
    relations: Vec<String>,
    /// The kinds of pictures.
    extensions: Vec<String>,
}

impl Parts {
    /// A part beside the text: its file, what it is among relations and content types, the id by which the text finds it.
    fn add(&mut self, file: &str, kind: &str, id: &str, bytes: Vec<u8>) {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
        self.typed(file, kind, id, &format!("{word}.{kind}+xml"), bytes);
    }

    fn typed(&mut self, file: &str, kind: &str, id: &str, media: &str, bytes: Vec<u8>) {
        self.file(&format!("word/{file}.xml"), Content::Own(bytes));
        self.types
            .push((format!("word/{file}.xml"), media.to_owned()));
        let kind = format!("{OFFICE}/{kind}");
        self.relations
            .push(relationship(id, &kind, &format!("{file}.xml")));
    }

    fn file(&mut self, name: &str, content: Content) {
        let name = name.to_owned();
        self.files.push(File { name, content });
    }

    fn media(&mut self, file: &str, content: Content) {
        if let Some((_, extension)) = file.rsplit_once('.') {
            self.extensions.push(extension.to_owned());
        }
        self.file(&format!("word/{file}"), content);
    }

    fn picture(&mut self, id: &str, file: &str, content: Content) {
        self.media(file, content);
        let kind = format!("{OFFICE}/image");
        self.relations.push(relationship(id, &kind, file));
    }

    /// What a template brings beside its blocks and styles.
    fn template(&mut self, draft: &Draft, dress: &Dress, template: &Template, has_logo: bool) {
        self.relations.extend(template.links.iter().map(linked));
        for (number, media) in template.media.iter().enumerate() {
            self.media(&media.name, Content::Media(number));
        }
        if let Some(theme) = &template.theme {
            let media = "application/vnd.openxmlformats-officedocument.theme+xml";
            self.typed("theme1", "theme", "rIdTheme", media, tree(theme));
        }
        for margin in &template.margins {
            let mut root = margin.root.clone();
            let mut shows_logo = false;
            fill(&mut root, &mut |name| {
                let told = dress::told(name, draft, dress, Logo::MARGIN);
                shows_logo |= matches!(told, Some(Fill::Run(_)));
                told
            });
            self.add(&margin.file, margin.kind, &margin.id, tree(&root));
            let mut relations: Vec<String> = margin.links.iter().map(linked).collect();
            if shows_logo && has_logo {
                let kind = format!("{OFFICE}/image");
                relations.push(relationship(dress::RELATION, &kind, dress::FILE));
            }
            if !relations.is_empty() {
                let relations = format!("{RELATIONS}{}</Relationships>", relations.concat());
                let file = format!("word/_rels/{}.xml.rels", margin.file);
                self.file(&file, Content::Own(markup(&relations)));
            }
        }
    }

    /// The package: what says what the parts are comes first.
    fn packing(mut self, about: &About<'_>, document: Vec<u8>) -> Packing {
        let relations = format!("{RELATIONS}{}</Relationships>", self.relations.concat());
        let fixed = [
            ("[Content_Types].xml", markup(&self.content_types())),
            ("_rels/.rels", markup(&package_relations())),
            ("docProps/core.xml", properties::core(about)),
            ("docProps/app.xml", properties::app(about)),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", markup(&relations)),
        ];
        self.files.reverse();
        for (name, bytes) in fixed.into_iter().rev() {
            self.file(name, Content::Own(bytes));
        }
        Packing {
            zip: ZipWriter::new(Cursor::default()),
            files: self.files,
            packed: 0,
        }
    }

    fn content_types(&self) -> String {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
        let mut types = String::from(
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"#,
        );
        for (extension, media) in PICTURES {
            if self.extensions.iter().any(|own| own == extension) {
                types.push_str(&format!(
                    r#"<Default Extension="{extension}" ContentType="{media}"/>"#
                ));
            }
        }
        let mut part = |name: &str, media: &str| {
            types.push_str(&format!(
                r#"<Override PartName="/{name}" ContentType="{media}"/>"#
            ));
        };
        part(
            "docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
        );
        part(
            "docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        );
        part("word/document.xml", &format!("{word}.document.main+xml"));
        for (name, media) in &self.types {
            part(name, media);
        }
        types + "</Types>"
    }
}

/// A part that was written as markup.
fn markup(markup: &str) -> Vec<u8> {
    format!("{DECLARATION}{markup}").into_bytes()
}

/// A part that was read.
fn tree(root: &Element) -> Vec<u8> {
    let mut xml = Xml::part(&Rc::default());
    xml.tree(root);
    xml.finish()
}

fn relationship(id: &str, kind: &str, target: &str) -> String {
    format!(r#"<Relationship Id="{id}" Type="{kind}" Target="{target}"/>"#)
}

/// A relation of a template; its address is somebody else's text.
fn linked(link: &Link) -> String {
    let kind = format!("{OFFICE}/{}", link.kind);
    let target = quick_xml::escape::escape(link.target.as_str());
    match link.outside {
        true => format!(
            r#"<Relationship Id="{}" Type="{kind}" Target="{target}" TargetMode="External"/>"#,
            link.id
        ),
        false => relationship(&link.id, &kind, &target),
    }
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
