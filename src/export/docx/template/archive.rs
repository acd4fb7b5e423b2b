//! The parts of a file that somebody chose, read with care: it may be anything.

use super::super::tree::Element;
use super::fault::{MOST_MEGABYTES, TemplateFault};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

const MEGABYTE: u64 = 1024 * 1024;
/// What one part, and all parts together, may unpack to.
const MOST_OF_PART: u64 = 16 * MEGABYTE;
const MOST_OF_ALL: u64 = 48 * MEGABYTE;
/// How many files the archive may have.
const MOST_FILES: usize = 4000;

/// How a compound file begins: an old `.doc`, or a `.docx` within which everything is encrypted.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The archive.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens a file.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Archive<'a>, TemplateFault> {
        if bytes.len() > MOST_MEGABYTES * 1024 * 1024 {
            return Err(TemplateFault::TooLarge);
        }
        if bytes.starts_with(COMPOUND) {
            return Err(TemplateFault::OldOrProtected);
        }
        if !bytes.starts_with(b"PK") {
            return Err(TemplateFault::NotWord);
        }
        let damaged = || TemplateFault::Damaged(String::from("zip"));
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if zip.len() > MOST_FILES {
            return Err(damaged());
        }
        Ok(Archive {
            zip,
            left: MOST_OF_ALL,
        })
    }

    /// The bytes of a part; nothing where there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, TemplateFault> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(reason)) if reason == ZipError::PASSWORD_REQUIRED => {
                return Err(TemplateFault::Encrypted(name.to_owned()));
            }
            Err(_) => return Err(TemplateFault::Damaged(name.to_owned())),
        };
        // What the archive says about sizes may be wrong: what comes out is counted.
        let most = MOST_OF_PART.min(self.left);
        let mut bytes = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > most {
            return Err(TemplateFault::Bomb(name.to_owned()));
        }
        read.map_err(|_| TemplateFault::Damaged(name.to_owned()))?;
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// A part as a tree; nothing where there is no such part.
    pub(super) fn tree(&mut self, name: &str) -> Result<Option<Element>, TemplateFault> {
        let Some(bytes) = self.part(name)? else {
            return Ok(None);
        };
        let text = std::str::from_utf8(&bytes).ok();
        let root = text.and_then(Element::read);
        root.map(Some)
            .ok_or_else(|| TemplateFault::NoMarkup(name.to_owned()))
    }

    /// The relations of a part, by its name.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, TemplateFault> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let root = self.tree(&format!("{folder}{slash}_rels/{file}.rels"))?;
        let relation = |element: &Element| {
            let kind = element.attribute("Type")?;
            let target = element.attribute("Target")?;
            let outside = element.attribute("TargetMode") == Some("External");
            Some(Relation {
                id: element.attribute("Id")?.to_owned(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: match outside {
                    true => target.to_owned(),
                    false => resolved(folder, target),
                },
                outside,
            })
        };
        let root = root.unwrap_or_default();
        Ok(root.elements().filter_map(relation).collect())
    }
}

/// What a part refers to.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    /// The id by which the part does.
    pub id: String,
    /// What it is: the last word of its type.
    pub kind: String,
    /// The name of the part, or an address.
    pub target: String,
    /// Whether it is an address outside the file.
    pub outside: bool,
}

/// The name of a part that a part in a folder refers to.
fn resolved(folder: &str, target: &str) -> String {
    let (start, rest) = match target.strip_prefix('/') {
        Some(rest) => ("", rest),
        None => (folder, target),
    };
    let mut path: Vec<&str> = start.split('/').filter(|step| !step.is_empty()).collect();
    for step in rest.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn a_target_is_found_from_the_folder_of_its_part() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/word/a.xml"), "word/a.xml");
        assert_eq!(resolved("word", "../media/./a.png"), "media/a.png");
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
        assert_eq!(resolved("word", "../../../a.xml"), "a.xml");
    }
}
