//! What a document takes over of a part of a template: its markup, and the pictures and addresses that it refers to.
//!
//! Everything else that a part can refer to stays behind: embedded objects, controls, charts, linked pictures, other documents,
//! macros. Nothing that is taken over asks a computer for anything when the document is opened, and an address is followed only
//! by who clicks on it.

use super::super::tree::{Element, Node};
use super::archive::{Archive, Relation};
use super::fault::TemplateFault;

/// A file that goes into the document.
#[derive(Clone, Debug)]
pub(in crate::export::docx) struct Media {
    /// Its name in the folder `word`.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A relation of a part of the document.
#[derive(Clone, Debug)]
pub(in crate::export::docx) struct Link {
    pub id: String,
    /// The last word of its type: `image` or `hyperlink`.
    pub kind: &'static str,
    pub target: String,
    pub outside: bool,
}

/// The kinds of pictures that are taken over, and their media types.
pub(in crate::export::docx) const PICTURES: [(&str, &str); 9] = [
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("bmp", "image/bmp"),
    ("tif", "image/tiff"),
    ("tiff", "image/tiff"),
    ("emf", "image/x-emf"),
    ("wmf", "image/x-wmf"),
];

/// Elements that stay behind with all that is in them.
const LEFT: [&str; 38] = [
    "w:altChunk",
    "w:annotationRef",
    "w:bookmarkEnd",
    "w:bookmarkStart",
    "w:commentRangeEnd",
    "w:commentRangeStart",
    "w:commentReference",
    "w:contentPart",
    "w:control",
    "w:customXmlDelRangeEnd",
    "w:customXmlDelRangeStart",
    "w:customXmlInsRangeEnd",
    "w:customXmlInsRangeStart",
    "w:dataBinding",
    "w:del",
    "w:endnoteReference",
    "w:footnoteReference",
    "w:lastRenderedPageBreak",
    "w:moveFrom",
    "w:moveFromRangeEnd",
    "w:moveFromRangeStart",
    "w:moveToRangeEnd",
    "w:moveToRangeStart",
    "w:object",
    "w:pPrChange",
    "w:permEnd",
    "w:permStart",
    "w:placeholder",
    "w:proofErr",
    "w:rPrChange",
    "w:sectPrChange",
    "w:showingPlcHdr",
    "w:subDoc",
    "w:tblGridChange",
    "w:tblPrChange",
    "w:tcPrChange",
    "w:trPrChange",
    "w15:dataBinding",
];

/// Elements in whose place that stands which is in them: what somebody inserted with changes tracked.
const UNWRAPPED: [&str; 2] = ["w:ins", "w:moveTo"];

/// Elements that stay behind when something in them does.
const PICTURE_ELEMENTS: [&str; 2] = ["w:drawing", "w:pict"];

/// Takes a part over.
pub(super) struct Keeper<'a, 'b> {
    pub archive: &'b mut Archive<'a>,
    /// What the part refers to.
    pub relations: Vec<Relation>,
    /// The files so far, of all parts.
    pub media: &'b mut Vec<Media>,
    /// The number of the last drawing, of all parts: no two have the same.
    pub drawings: &'b mut u32,
    /// What the part refers to in the document.
    pub links: Vec<Link>,
}

/// The first number of a drawing of a template; ours count from 1.
pub(super) const DRAWINGS: u32 = 10_000;

impl Keeper<'_, '_> {
    /// Leaves behind what does not go into the document, and gives the rest its new references.
    pub(super) fn keep(&mut self, element: &mut Element) -> Result<(), TemplateFault> {
        let mut children = Vec::with_capacity(element.children.len());
        for child in std::mem::take(&mut element.children) {
            let Node::Element(mut child) = child else {
                children.push(child);
                continue;
            };
            let name = child.name.as_str();
            if LEFT.contains(&name) || is_contents(&child) {
                continue;
            }
            if UNWRAPPED.contains(&name) {
                self.keep(&mut child)?;
                children.append(&mut child.children);
                continue;
            }
            let is_picture = PICTURE_ELEMENTS.contains(&name);
            self.keep(&mut child)?;
            if is_picture && child.has(&is_loose) {
                continue;
            }
            self.refer(&mut child)?;
            children.push(child.into());
        }
        element.children = children;
        Ok(())
    }

    /// Gives the references of an element to what is taken over, and takes the others away; in a drawing they are marked.
    fn refer(&mut self, element: &mut Element) -> Result<(), TemplateFault> {
        if element.name == "wp:docPr" {
            *self.drawings += 1;
            element.set("id", &self.drawings.to_string());
        }
        let is_link = element.name == "w:hyperlink" || element.name.starts_with("a:hlink");
        for index in (0..element.attributes.len()).rev() {
            let (key, id) = &element.attributes[index];
            if !key.starts_with("r:") && key != "o:relid" || id.is_empty() {
                continue;
            }
            match self.link(&id.clone(), is_link)? {
                Some(new) => element.attributes[index].1 = new,
                None if is_link => drop(element.attributes.remove(index)),
                None => LOOSE.clone_into(&mut element.attributes[index].1),
            }
        }
        Ok(())
    }

    /// The new id of a relation, if what it leads to is taken over.
    fn link(&mut self, id: &str, is_link: bool) -> Result<Option<String>, TemplateFault> {
        let Some(relation) = self.relations.iter().find(|one| one.id == id).cloned() else {
            return Ok(None);
        };
        let new = format!("rIdT{}", self.links.len());
        let link = match relation.kind.as_str() {
            "hyperlink" if is_link && relation.outside && is_address(&relation.target) => Link {
                id: new.clone(),
                kind: "hyperlink",
                target: relation.target,
                outside: true,
            },
            "image" if !is_link && !relation.outside => {
                let Some(name) = self.picture(&relation.target)? else {
                    return Ok(None);
                };
                Link {
                    id: new.clone(),
                    kind: "image",
                    target: name,
                    outside: false,
                }
            }
            _ => return Ok(None),
        };
        self.links.push(link);
        Ok(Some(new))
    }

    /// The new name of a picture; nothing where it is none.
    fn picture(&mut self, part: &str) -> Result<Option<String>, TemplateFault> {
        let (_, extension) = part.rsplit_once('.').unwrap_or_default();
        let extension = extension.to_ascii_lowercase();
        if !PICTURES.iter().any(|(known, _)| *known == extension) {
            return Ok(None);
        }
        let Some(bytes) = self.archive.part(part)? else {
            return Ok(None);
        };
        let name = format!("media/template{}.{extension}", self.media.len() + 1);
        self.media.push(Media {
            name: name.clone(),
            bytes,
        });
        Ok(Some(name))
    }
}

/// The mark of a reference to something that stays behind.
const LOOSE: &str = "\u{fffd}";

fn is_loose(element: &Element) -> bool {
    element.attributes.iter().any(|(_, value)| value == LOOSE)
}

/// Whether an address may be followed.
fn is_address(target: &str) -> bool {
    let target = target.to_ascii_lowercase();
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| target.starts_with(scheme))
}

/// Whether a block is a table of contents: the draft brings its own.
pub(super) fn is_contents(element: &Element) -> bool {
    let gallery = element.path(&["w:sdtPr", "w:docPartObj", "w:docPartGallery"]);
    gallery.and_then(Element::value) == Some("Table of Contents")
}
