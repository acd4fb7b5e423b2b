//! Reading a Word document: its parts, as trees, and the order in which the schema wants them.
#![allow(dead_code, reason = "each suite uses its part")]

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::io::Read;

/// A picture of one pixel.
pub(crate) const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 13, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0x60, 0x60, 0xf8, 0xcf, 0xc0, 0, 0, 0x04, 0, 0x01, 0x5c, 0xcd, 0xff, 0x69, 0,
    0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

/// An element with what is in it.
#[derive(Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Element>,
    text: String,
}

impl Element {
    fn read(xml: &str) -> Element {
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Element::default()];
        loop {
            match reader.read_event().expect("well-formed XML") {
                Event::Start(start) => open.push(Element::begin(&start)),
                Event::Empty(start) => {
                    let element = Element::begin(&start);
                    open.last_mut().expect("the root").children.push(element);
                }
                Event::End(_) => {
                    let element = open.pop().expect("a start before its end");
                    open.last_mut().expect("the root").children.push(element);
                }
                Event::Text(text) => {
                    open.last_mut().expect("the root").text += &text;
                }
                Event::GeneralRef(entity) => {
                    let name: &str = &entity;
                    open.last_mut().expect("the root").text += match name {
                        "lt" => "<",
                        "gt" => ">",
                        "amp" => "&",
                        "quot" => "\"",
                        "apos" => "'",
                        other => panic!("an entity that nobody knows: {other}"),
                    };
                }
                Event::Decl(_) => {}
                Event::Eof => break,
                other => panic!("not expected: {other:?}"),
            }
        }
        assert_eq!(open.len(), 1, "an element is not closed");
        open.remove(0).children.remove(0)
    }

    fn begin(start: &BytesStart<'_>) -> Element {
        let name = start.name().as_ref().to_owned();
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.expect("a well-formed attribute");
            let key = attribute.key.as_ref().to_owned();
            let value = quick_xml::escape::unescape(&attribute.value).expect("known entities");
            (key, value.into_owned())
        });
        Element {
            name,
            attributes: attributes.collect(),
            ..Element::default()
        }
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Every element of a name in it, in their order.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> Box<dyn Iterator<Item = &'a Element> + 'a> {
        let children = self.children.iter().flat_map(move |child| {
            let own = (child.name == name).then_some(child);
            own.into_iter().chain(child.all(name))
        });
        Box::new(children)
    }

    /// All text in it.
    pub(crate) fn text(&self) -> String {
        let inner: String = self.children.iter().map(Element::text).collect();
        self.text.clone() + &inner
    }

    /// The style of a paragraph.
    pub(crate) fn style(&self) -> Option<&str> {
        let properties = self.children.first()?;
        let style = properties
            .children
            .iter()
            .find(|child| child.name == "w:pStyle");
        style?.attribute("w:val")
    }
}

/// The parts of a document.
pub(crate) struct Package {
    files: BTreeMap<String, Vec<u8>>,
    parts: BTreeMap<String, Element>,
}

impl Package {
    pub(crate) fn open(bytes: &[u8]) -> Package {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip archive");
        let mut files = BTreeMap::new();
        for index in 0..zip.len() {
            let mut file = zip.by_index(index).expect("a file");
            let time = file.last_modified().expect("a time");
            assert_eq!(time, zip::DateTime::default(), "a time that changes");
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("a whole file");
            files.insert(file.name().expect("a name").into_owned(), bytes);
        }
        let is_markup = |name: &str| name.ends_with(".xml") || name.ends_with(".rels");
        let xml = files.iter().filter(|(name, _)| is_markup(name));
        let parts = xml.map(|(name, bytes)| {
            let text = std::str::from_utf8(bytes).expect("UTF-8");
            (name.clone(), Element::read(text))
        });
        Package {
            parts: parts.collect(),
            files,
        }
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = (&String, &Vec<u8>)> {
        self.files.iter()
    }

    pub(crate) fn parts(&self) -> impl Iterator<Item = (&String, &Element)> {
        self.parts.iter()
    }

    pub(crate) fn part(&self, name: &str) -> &Element {
        self.parts
            .get(name)
            .unwrap_or_else(|| panic!("{name} is missing"))
    }

    /// Every part has a type, every relation a part, every picture and margin in the text a relation.
    pub(crate) fn assert_relations(&self) {
        let types = self.part("[Content_Types].xml");
        let overrides: Vec<&str> = types
            .all("Override")
            .map(|part| part.attribute("PartName").expect("a part"))
            .collect();
        let extensions: Vec<&str> = types
            .all("Default")
            .map(|part| part.attribute("Extension").expect("an extension"))
            .collect();
        for name in &overrides {
            assert!(self.files.contains_key(&name[1..]), "{name}");
        }
        for name in self.files.keys() {
            let (_, extension) = name.rsplit_once('.').expect("an extension");
            assert!(extensions.contains(&extension), "{name}");
            let is_part = extension == "xml" && name != "[Content_Types].xml";
            assert!(
                !is_part || overrides.contains(&format!("/{name}").as_str()),
                "{name}"
            );
        }
        let all = self.files.keys().filter(|name| name.ends_with(".rels"));
        for relations in all {
            let (folder, _) = relations.split_once("_rels/").expect("a folder");
            let inside = self.part(relations).all("Relationship");
            let inside = inside.filter(|relation| relation.attribute("TargetMode").is_none());
            for relation in inside {
                let target = relation.attribute("Target").expect("a target");
                assert!(
                    self.files.contains_key(&format!("{folder}{target}")),
                    "{target}"
                );
            }
        }
        let known: Vec<&str> = self
            .part("word/_rels/document.xml.rels")
            .all("Relationship")
            .map(|relation| relation.attribute("Id").expect("an id"))
            .collect();
        let document = self.part("word/document.xml");
        let used = document.all("a:blip").map(|blip| blip.attribute("r:embed"));
        let margins = document
            .all("w:headerReference")
            .chain(document.all("w:footerReference"));
        for id in used.chain(margins.map(|margin| margin.attribute("r:id"))) {
            assert!(known.contains(&id.expect("an id")), "{id:?}");
        }
    }
}

/// The children of an element in the order in which ISO/IEC 29500-4 wants them; those that no document of ours has are left out.
const ORDER: [(&str, &str); 19] = [
    ("w:document", "w:body"),
    ("w:tbl", "w:tblPr w:tblGrid w:tr*"),
    ("w:tr", "w:trPr w:tc*"),
    ("w:tc", "w:tcPr w:p*"),
    (
        "w:pPr",
        "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr w:suppressLineNumbers w:pBdr w:shd w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:bidi w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr",
    ),
    (
        "w:rPr",
        "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline w:shadow w:emboss w:imprint w:noProof w:snapToGrid w:vanish w:webHidden w:color w:spacing w:w w:kern w:position w:sz w:szCs w:highlight w:u w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang",
    ),
    ("w:numPr", "w:ilvl w:numId"),
    (
        "w:tblPr",
        "w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize w:tblStyleColBandSize w:tblW w:jc w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription",
    ),
    (
        "w:tblBorders",
        "w:top w:left w:bottom w:right w:insideH w:insideV",
    ),
    ("w:tblCellMar", "w:top w:left w:bottom w:right"),
    (
        "w:tcPr",
        "w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection w:tcFitText w:vAlign w:hideMark",
    ),
    (
        "w:sectPr",
        "w:headerReference* w:footerReference* w:footnotePr w:endnotePr w:type w:pgSz w:pgMar w:paperSrc w:pgBorders w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote w:titlePg w:textDirection w:bidi w:rtlGutter w:docGrid",
    ),
    (
        "w:style",
        "w:name w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:locked w:pPr w:rPr w:tblPr",
    ),
    ("w:styles", "w:docDefaults w:latentStyles w:style*"),
    ("w:numbering", "w:abstractNum* w:num*"),
    (
        "w:abstractNum",
        "w:nsid w:multiLevelType w:tmpl w:name w:styleLink w:numStyleLink w:lvl*",
    ),
    (
        "w:lvl",
        "w:start w:numFmt w:lvlRestart w:pStyle w:isLgl w:suff w:lvlText w:lvlPicBulletId w:legacy w:lvlJc w:pPr w:rPr",
    ),
    (
        "w:settings",
        "w:writeProtection w:view w:zoom w:defaultTabStop w:drawingGridVerticalSpacing w:characterSpacingControl w:compat w:docVars w:rsids w:themeFontLang w:clrSchemeMapping w:decimalSymbol w:listSeparator",
    ),
    (
        "wp:inline",
        "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic",
    ),
];

/// That an element and all in it have their children in the order of the schema, once where there may be one only.
pub(crate) fn assert_order(place: &str, element: &Element) {
    if let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == element.name) {
        let order: Vec<&str> = order.split(' ').collect();
        let mut least = 0;
        for child in &element.children {
            let at = order
                .iter()
                .position(|name| name.trim_end_matches('*') == child.name);
            let at = at.unwrap_or_else(|| panic!("{place}: {} in {}", child.name, element.name));
            assert!(
                at >= least,
                "{place}: {} too late in {}",
                child.name,
                element.name
            );
            least = if order[at].ends_with('*') { at } else { at + 1 };
        }
    }
    if element.name == "w:tc" {
        let last = element.children.last().map(|child| child.name.as_str());
        assert_eq!(last, Some("w:p"), "{place}: a cell ends with a paragraph");
    }
    for (index, child) in element.children.iter().enumerate() {
        let leads = matches!(
            child.name.as_str(),
            "w:pPr" | "w:rPr" | "w:tblPr" | "w:trPr" | "w:tcPr"
        );
        let follows = matches!(
            element.name.as_str(),
            "w:p" | "w:r" | "w:tbl" | "w:tr" | "w:tc"
        );
        assert!(
            !(leads && follows) || index == 0,
            "{place}: {} is not first",
            child.name
        );
        assert_order(place, child);
    }
}
