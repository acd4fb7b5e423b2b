//! The styles of a template beside ours: which of ours it has, under which id, and its own sheet with those that it lacks.

use super::super::names::Names;
use super::super::sheet::Sheet;
use super::super::tree::{Element, Node};
use crate::language::{Lang, Phrase};

/// A style that a template is expected to have: our id, its names in templates, and what it is called where it is listed.
struct Expected {
    id: &'static str,
    names: &'static [&'static str],
    called: Phrase,
}

const fn expected(
    id: &'static str,
    names: &'static [&'static str],
    zh: &'static str,
    en: &'static str,
) -> Expected {
    Expected {
        id,
        names,
        called: Phrase::new(zh, en),
    }
}

/// The styles that word processors know, by their names in files, which are English in every language; some programs write what
/// they show.
const EXPECTED: [Expected; 14] = [
    expected("Heading1", &["heading 1", "标题 1"], "标题 1", "Heading 1"),
    expected("Heading2", &["heading 2", "标题 2"], "标题 2", "Heading 2"),
    expected("Heading3", &["heading 3", "标题 3"], "标题 3", "Heading 3"),
    expected(
        "BodyText",
        &[
            "body text first indent",
            "body text",
            "正文文本",
            "normal indent",
        ],
        "正文文本",
        "Body Text",
    ),
    expected(
        "ListParagraph",
        &["list paragraph", "列表段落"],
        "列表段落",
        "List Paragraph",
    ),
    expected("Caption", &["caption", "题注"], "题注", "Caption"),
    expected("TOCHeading", &["toc heading"], "目录标题", "TOC Heading"),
    expected("TOC1", &["toc 1", "目录 1"], "目录 1", "TOC 1"),
    expected("TOC2", &["toc 2", "目录 2"], "目录 2", "TOC 2"),
    expected("Header", &["header", "页眉"], "页眉", "Header"),
    expected("Footer", &["footer", "页脚"], "页脚", "Footer"),
    expected("Title", &["title", "标题"], "标题", "Title"),
    expected("Subtitle", &["subtitle", "副标题"], "副标题", "Subtitle"),
    expected(
        "CommentText",
        &["annotation text", "批注文字"],
        "批注文字",
        "Comment Text",
    ),
];

/// The styles of a template.
#[derive(Debug)]
pub(super) struct Styles {
    sheet: Element,
    /// The types, names in small letters and ids; aliases too.
    ids: Vec<[String; 3]>,
    all: Vec<String>,
}

impl Styles {
    /// Takes the sheet of a template, or none.
    pub(super) fn new(sheet: Option<Element>) -> Styles {
        let sheet = sheet.unwrap_or_else(|| Element::new("w:styles", &[]));
        let mut ids = Vec::new();
        let mut all = Vec::new();
        for style in sheet.elements().filter(|one| one.name == "w:style") {
            let (Some(id), kind) = (style.attribute("w:styleId"), kind(style)) else {
                continue;
            };
            all.push(id.to_owned());
            let name = style.child("w:name").and_then(Element::value);
            let aliases = style.child("w:aliases").and_then(Element::value);
            let aliases = aliases.unwrap_or_default().split(',');
            for name in name.into_iter().chain(aliases) {
                let name = name.trim().to_ascii_lowercase();
                ids.push([kind.to_owned(), name, id.to_owned()]);
            }
        }
        Styles { sheet, ids, all }
    }

    fn id(&self, kind: &str, name: &str) -> Option<&String> {
        let mut ids = self.ids.iter();
        let is_it = |one: &&[String; 3]| one[0] == kind && one[1].eq_ignore_ascii_case(name);
        ids.find(is_it).map(|one| &one[2])
    }

    fn expected(&self, one: &Expected) -> Option<&String> {
        let mut names = one.names.iter();
        names.find_map(|name| self.id("paragraph", name))
    }

    /// Whether a paragraph has one of our styles.
    pub(super) fn is(&self, paragraph: &Element, ids: &[&str]) -> bool {
        let style = paragraph
            .path(&["w:pPr", "w:pStyle"])
            .and_then(Element::value);
        let mut expected = EXPECTED.iter().filter(|one| ids.contains(&one.id));
        style.is_some() && expected.any(|one| self.expected(one).map(String::as_str) == style)
    }

    /// The styles that it lacks, as they are called.
    pub(super) fn lacking(&self, lang: Lang) -> Vec<&'static str> {
        let lacking = EXPECTED.iter().filter(|one| self.expected(one).is_none());
        lacking.map(|one| one.called.get(lang)).collect()
    }

    /// Whether a style of the template that stands for one of ours has numbers of its own.
    pub(super) fn is_numbered(&self, id: &str) -> bool {
        let style = EXPECTED.iter().find(|one| one.id == id);
        let style = style.and_then(|one| self.expected(one));
        style.is_some_and(|style| {
            let numbering = ["w:pPr", "w:numPr", "w:numId"];
            Sheet(&self.sheet)
                .attribute(style, &numbering, "w:val")
                .is_some_and(|list| list != "0")
        })
    }

    /// The sheet with those of our styles that it lacks, and what each of ours is called in it.
    pub(super) fn joined(&self, ours: &Element) -> (Element, Names) {
        let mut names = Names::default();
        if self.all.is_empty() {
            return (ours.clone(), names);
        }
        let mut added = Vec::new();
        for style in ours.elements().filter(|one| one.name == "w:style") {
            let Some(id) = style.attribute("w:styleId") else {
                continue;
            };
            match self.own(style, id) {
                Some(own) => names.known.push((id.to_owned(), own)),
                None => {
                    // An id of ours may be that of another style there.
                    let mut new = id.to_owned();
                    while self.all.contains(&new) {
                        new.push('0');
                    }
                    names.known.push((id.to_owned(), new));
                    added.push(style.clone());
                }
            }
        }
        let mut sheet = self.sheet.clone();
        speak_chinese(&mut sheet);
        for mut style in added {
            let id = style.attribute("w:styleId").unwrap_or_default();
            let id = names.of(id).to_owned();
            style.set("w:styleId", &id);
            for link in style.elements_mut() {
                if matches!(link.name.as_str(), "w:basedOn" | "w:next") {
                    let id = link.value().map(|id| names.of(id).to_owned());
                    link.set("w:val", &id.unwrap_or_default());
                }
            }
            settle(&mut style);
            sheet.children.push(style.into());
        }
        (sheet, names)
    }

    /// The id of a style of ours in the template.
    fn own(&self, style: &Element, id: &str) -> Option<String> {
        if let Some(one) = EXPECTED.iter().find(|one| one.id == id) {
            return self.expected(one).cloned();
        }
        let kind = kind(style);
        let name = style.child("w:name").and_then(Element::value)?;
        let named = self.id(kind, name).cloned();
        if style.attribute("w:default").is_none() {
            return named;
        }
        // What everything else is based on, whatever it is called there.
        named.or_else(|| {
            let mut styles = self.sheet.elements();
            let is_default = |one: &&Element| {
                one.name == "w:style"
                    && self::kind(one) == kind
                    && matches!(one.attribute("w:default"), Some("1" | "true" | "on"))
            };
            let found = styles.find(is_default)?.attribute("w:styleId")?;
            Some(found.to_owned())
        })
    }
}

fn kind(style: &Element) -> &str {
    style.attribute("w:type").unwrap_or("paragraph")
}

/// Gives a sheet Chinese as the language of its Chinese characters, where it has none or another one: of that depend the shapes of
/// the characters in a face of several languages, and where lines are broken.
fn speak_chinese(sheet: &mut Element) {
    // Where the schema wants them.
    let defaults = ["w:docDefaults", "w:rPrDefault", "w:rPr"];
    let run = defaults
        .iter()
        .fold(&mut *sheet, |at, name| at.grown(name, 0));
    let language = run.grown("w:lang", usize::MAX);
    if language.attribute(EAST_ASIA).is_none() {
        language.set(EAST_ASIA, CHINESE);
    }
    translate(sheet);
}

const EAST_ASIA: &str = "w:eastAsia";
const CHINESE: &str = "zh-CN";

/// The same wherever a language is named in an element.
fn translate(element: &mut Element) {
    let is_other = |language: &str| !language.starts_with("zh");
    if element.name == "w:lang" && element.attribute(EAST_ASIA).is_some_and(is_other) {
        element.set(EAST_ASIA, CHINESE);
    }
    element.elements_mut().for_each(translate);
}

/// Templates give their basic style an indent of the first line, distances, or an exact line, which would cut a picture: those of our
/// styles that say nothing of it do not inherit that.
fn settle(style: &mut Element) {
    const AFTER_INDENT: [&str; 2] = ["w:jc", "w:outlineLvl"];
    let is_paragraph = kind(style) == "paragraph";
    let properties = style.elements_mut().find(|one| one.name == "w:pPr");
    let Some(properties) = properties.filter(|_| is_paragraph) else {
        return;
    };
    let mut place = |name: &str, attributes: &[(&str, &str)]| {
        let there = properties.elements_mut().find(|child| child.name == name);
        if let Some(there) = there {
            for (key, value) in attributes {
                if there.attribute(key).is_none() {
                    there.set(key, value);
                }
            }
            return;
        }
        let before: &[&str] = match name {
            "w:spacing" => &["w:ind", "w:jc", "w:outlineLvl"],
            _ => &AFTER_INDENT,
        };
        let stands = |child: &Node| {
            let name = child.as_element().map(|child| child.name.as_str());
            name.is_some_and(|name| before.contains(&name))
        };
        let at = properties.children.iter().position(stands);
        let at = at.unwrap_or(properties.children.len());
        properties
            .children
            .insert(at, Element::new(name, attributes).into());
    };
    place(
        "w:spacing",
        &[
            ("w:before", "0"),
            ("w:after", "0"),
            ("w:line", "240"),
            ("w:lineRule", "auto"),
        ],
    );
    place(
        "w:ind",
        &[
            ("w:left", "0"),
            ("w:firstLineChars", "0"),
            ("w:firstLine", "0"),
        ],
    );
}
