//! A template: a Word document of an association or a consultant, whose styles, headers, footers and cover a draft takes over.
//!
//! - `archive` reads the parts of a file that may be anything; `fault` says why one cannot be used, `findings` what is found in one that can;
//! - `kept` leaves behind what does not belong into a document of ours;
//! - `styles` finds our styles in it and adds those that it lacks;
//! - `sections` cuts its text into what stands before the draft and after it;
//! - `placeholder` finds `{{organisation}}` and the like, and fills them.

mod archive;
mod fault;
mod findings;
mod kept;
mod placeholder;
mod sections;
mod styles;

pub use fault::TemplateFault;
pub use findings::Findings;
pub(super) use kept::{Link, Media, PICTURES};
pub use placeholder::Placeholder;
pub(super) use placeholder::{Fill, fill};
pub use sections::Place;

use super::names::Names;
use super::package::SPACES;
use super::pages::Frame;
use super::tree::{Element, Node};
use crate::language::Lang;
use archive::{Archive, Relation};
use kept::Keeper;
use styles::Styles;

/// A header or a footer.
#[derive(Debug)]
pub(super) struct Margin {
    /// Its file in the folder `word`, without `.xml`.
    pub file: String,
    /// `header` or `footer`.
    pub kind: &'static str,
    /// The id by which the text finds it.
    pub id: String,
    pub root: Element,
    pub links: Vec<Link>,
    /// The part that it was in the template.
    source: String,
}

/// A document that gives a draft its looks.
#[derive(Debug)]
pub struct Template {
    /// The root of its text, without the text: the namespaces that its blocks use.
    pub(super) root: Element,
    /// The blocks before the draft and after it.
    pub(super) before: Vec<Element>,
    pub(super) after: Vec<Element>,
    /// The properties of the last section.
    pub(super) section: Element,
    /// The room for text on a page of the draft.
    pub(super) frame: Frame,
    /// What the blocks refer to.
    pub(super) links: Vec<Link>,
    pub(super) margins: Vec<Margin>,
    pub(super) media: Vec<Media>,
    pub(super) numbering: Option<Element>,
    pub(super) fonts: Option<Element>,
    pub(super) theme: Option<Element>,
    /// Whether pages of even numbers have margins of their own.
    pub(super) even_and_odd: bool,
    styles: Styles,
    place: Place,
    macros: bool,
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT_WORD: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

impl Template {
    /// Reads a file that was chosen as a template.
    ///
    /// # Errors
    /// Where it is no Word document that can be read: see [`TemplateFault`].
    pub fn read(bytes: &[u8]) -> Result<Template, TemplateFault> {
        let mut archive = Archive::open(bytes)?;
        let main = main_part(&mut archive)?;
        let relations = archive.relations(&main)?;
        let damaged = |part: &str| TemplateFault::Damaged(part.to_owned());
        let mut root = archive.tree(&main)?.ok_or_else(|| damaged(&main))?;
        let space = root.attribute("xmlns:w");
        if space == Some(STRICT_WORD) || root.name == "w:document" && space != Some(WORD) {
            return Err(TemplateFault::Strict);
        }
        if root.name != "w:document" {
            return Err(TemplateFault::NotWord);
        }
        let body = root.elements_mut().find(|one| one.name == "w:body");
        let body = std::mem::take(body.ok_or_else(|| damaged(&main))?);
        root.children.clear();

        let of_kind = |kind: &str| {
            relations
                .iter()
                .find(|one| one.kind == kind && !one.outside)
        };
        let mut part = |kind: &str| match of_kind(kind) {
            Some(relation) => archive.tree(&relation.target),
            None => Ok(None),
        };
        let styles = Styles::new(part("styles")?);
        let (numbering, settings) = (part("numbering")?, part("settings")?);
        let (theme, fonts) = (part("theme")?.filter(stands_alone), part("fontTable")?);
        let even_and_odd = settings.is_some_and(|settings| {
            let found = settings.child("w:evenAndOddHeaders");
            found.is_some_and(|one| !matches!(one.value(), Some("0" | "false" | "off")))
        });
        let macros = archive
            .part("word/vbaProject.bin")
            .unwrap_or_default()
            .is_some();

        let mut cut = sections::cut(body, &styles);
        let mut draughtsman = Draughtsman {
            archive,
            media: Vec::new(),
            drawings: kept::DRAWINGS,
            margins: Vec::new(),
        };
        for section in sections_of(&mut cut) {
            draughtsman.margins(section, &relations)?;
        }
        let mut links = Vec::new();
        // As the blocks of a body, so that a block may stay behind too.
        let [mut before, mut after] = [cut.before, cut.after].map(body_of);
        draughtsman.keep(relations, &mut links, [&mut before, &mut after])?;
        let Draughtsman { media, margins, .. } = draughtsman;
        Ok(Template {
            root: named_spaces(root)?,
            before: blocks_of(before),
            after: blocks_of(after),
            section: cut.section,
            frame: cut.frame,
            links,
            margins,
            media,
            numbering: numbering.filter(stands_alone),
            fonts: fonts.map(without_files),
            theme,
            even_and_odd,
            styles,
            place: cut.place,
            macros,
        })
    }

    /// What can be told about it, in a language.
    pub fn findings(&self, lang: Lang) -> Findings {
        let mut findings = Findings {
            place: self.place,
            known: Vec::new(),
            unknown: Vec::new(),
            lacking: self.styles.lacking(lang),
            has_header: self.has("header"),
            has_footer: self.has("footer"),
            has_macros: self.macros,
        };
        let margins = self.margins.iter().map(|margin| &margin.root);
        let blocks = self.before.iter().chain(&self.after).chain(margins);
        for name in blocks.flat_map(placeholder::names) {
            match Placeholder::named(&name) {
                Some(known) if !findings.known.contains(&known) => findings.known.push(known),
                None if !findings.unknown.contains(&name) => findings.unknown.push(name),
                _ => {}
            }
        }
        findings
    }

    /// Whether its text or margins have a placeholder.
    pub(super) fn asks(&self, placeholder: Placeholder) -> bool {
        self.findings(Lang::Zh).known.contains(&placeholder)
    }

    /// Whether a draft brings its own cover.
    pub(super) fn is_coverless(&self) -> bool {
        self.place == Place::Alone
    }

    /// Whether the pages of the draft have a header or footer of the template.
    pub(super) fn has(&self, kind: &str) -> bool {
        self.margins.iter().any(|margin| margin.kind == kind)
    }

    /// Whether its style for one of ours has numbers of its own.
    pub(super) fn is_numbered(&self, style: &str) -> bool {
        self.styles.is_numbered(style)
    }

    /// Its sheet of styles with those of ours that it lacks, and what ours are called in it.
    pub(super) fn styles(&self, ours: &Element) -> (Element, Names) {
        self.styles.joined(ours)
    }
}

/// The name of the part that holds the text.
fn main_part(archive: &mut Archive<'_>) -> Result<String, TemplateFault> {
    let relations = archive.relations("")?;
    let main = relations.iter().find(|one| one.kind == "officeDocument");
    let main = main.map(|one| one.target.clone());
    main.ok_or(TemplateFault::NotWord)
}

fn body_of(blocks: Vec<Element>) -> Element {
    let mut body = Element::new("w:body", &[]);
    body.children = blocks.into_iter().map(Node::from).collect();
    body
}

fn blocks_of(body: Element) -> Vec<Element> {
    let blocks = body.children.into_iter();
    blocks.filter_map(Node::into_element).collect()
}

/// All sections of what was cut.
fn sections_of(cut: &mut sections::Cut) -> impl Iterator<Item = &mut Element> {
    let blocks = cut.before.iter_mut().chain(&mut cut.after);
    let inner = blocks.filter_map(|block| {
        let properties = block.elements_mut().find(|one| one.name == "w:pPr")?;
        properties.elements_mut().find(|one| one.name == "w:sectPr")
    });
    inner.chain([&mut cut.section])
}

/// Takes parts over, one after the other.
struct Draughtsman<'a> {
    archive: Archive<'a>,
    media: Vec<Media>,
    drawings: u32,
    margins: Vec<Margin>,
}

impl Draughtsman<'_> {
    fn keep<'e>(
        &mut self,
        relations: Vec<Relation>,
        links: &mut Vec<Link>,
        elements: impl IntoIterator<Item = &'e mut Element>,
    ) -> Result<(), TemplateFault> {
        let mut keeper = Keeper {
            archive: &mut self.archive,
            relations,
            media: &mut self.media,
            drawings: &mut self.drawings,
            links: Vec::new(),
        };
        for element in elements {
            keeper.keep(element)?;
        }
        *links = keeper.links;
        Ok(())
    }

    /// Takes the headers and footers of a section over, and gives its references their new ids.
    fn margins(
        &mut self,
        section: &mut Element,
        relations: &[Relation],
    ) -> Result<(), TemplateFault> {
        const REFERENCES: [(&str, &str); 2] = [
            ("w:headerReference", "header"),
            ("w:footerReference", "footer"),
        ];
        section.children.retain(|child| {
            let name = child.as_element().map(|child| child.name.as_str());
            name != Some("w:sectPrChange") && name != Some("w:printerSettings")
        });
        for index in (0..section.children.len()).rev() {
            let Node::Element(reference) = &mut section.children[index] else {
                continue;
            };
            let known = REFERENCES.iter().find(|(name, _)| *name == reference.name);
            let Some((_, kind)) = known else {
                continue;
            };
            let id = reference.attribute("r:id").unwrap_or_default();
            let found = relations
                .iter()
                .find(|one| one.id == id && one.kind == *kind);
            let margin = match found {
                Some(relation) => self.margin(kind, &relation.target)?,
                None => None,
            };
            match margin {
                Some(id) => reference.set("r:id", &id),
                None => drop(section.children.remove(index)),
            }
        }
        Ok(())
    }

    /// The id of a header or footer in the document.
    fn margin(&mut self, kind: &'static str, part: &str) -> Result<Option<String>, TemplateFault> {
        // Several sections refer to one part.
        let number = self.margins.len() + 1;
        if let Some(known) = self.margins.iter().find(|one| one.source == part) {
            return Ok(Some(known.id.clone()));
        }
        let Some(mut root) = self.archive.tree(part)? else {
            return Ok(None);
        };
        let relations = self.archive.relations(part)?;
        let mut links = Vec::new();
        self.keep(relations, &mut links, [&mut root])?;
        let root = named_spaces(root)?;
        let id = format!("rIdMargin{number}");
        self.margins.push(Margin {
            file: format!("template{number}"),
            kind,
            id: id.clone(),
            root,
            links,
            source: part.to_owned(),
        });
        Ok(Some(id))
    }
}

/// Gives the root of a part the namespaces that ours use.
fn named_spaces(mut root: Element) -> Result<Element, TemplateFault> {
    for (key, space) in SPACES {
        match root.attribute(key) {
            Some(other) if other != space => return Err(TemplateFault::Strict),
            _ => root.set(key, space),
        }
    }
    Ok(root)
}

/// Whether a part refers to no other.
fn stands_alone(root: &Element) -> bool {
    !root.has(&|element| {
        element
            .attributes
            .iter()
            .any(|(key, _)| key.starts_with("r:"))
    })
}

/// A table of fonts without the fonts in it.
fn without_files(mut fonts: Element) -> Element {
    for font in fonts.elements_mut() {
        font.children.retain(|child| {
            child
                .as_element()
                .is_some_and(|child| !child.name.starts_with("w:embed"))
        });
    }
    fonts
}
