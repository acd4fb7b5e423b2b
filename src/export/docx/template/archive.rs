//! The parts of a file that somebody chose, read with care: it may be anything.
//!
//! The directory of the archive is read here and its files inflated by miniz_oxide, which takes a limit: what the crate that packs
//! documents has for reading, with every method, format and repair that a zip file can have, came to 40 KB more in brotli.

use super::super::tree::Element;
use super::fault::{MOST_MEGABYTES, TemplateFault};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

const MEGABYTE: usize = 1024 * 1024;
/// What one part, and all parts together, may unpack to.
const MOST_OF_PART: usize = 16 * MEGABYTE;
const MOST_OF_ALL: usize = 48 * MEGABYTE;

/// How a compound file begins: an old `.doc`, or a `.docx` within which everything is encrypted.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The archive.
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    /// By their names. There are a few dozen: a map would be more code than it saves time.
    files: Vec<(String, File)>,
    /// How many bytes may still be unpacked.
    left: usize,
}

/// A file as the directory tells of it.
#[derive(Clone, Copy)]
struct File {
    flags: u16,
    method: u16,
    checksum: u32,
    /// How many bytes it has in the archive.
    packed: usize,
    /// Where its own header stands.
    header: usize,
}

impl<'a> Archive<'a> {
    /// Opens a file.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Archive<'a>, TemplateFault> {
        if bytes.len() > MOST_MEGABYTES * MEGABYTE {
            return Err(TemplateFault::TooLarge);
        }
        if bytes.starts_with(COMPOUND) {
            return Err(TemplateFault::OldOrProtected);
        }
        if !bytes.starts_with(b"PK") {
            return Err(TemplateFault::NotWord);
        }
        let files = directory(bytes);
        Ok(Archive {
            bytes,
            files: files.ok_or_else(|| TemplateFault::Damaged(String::from("zip")))?,
            left: MOST_OF_ALL,
        })
    }

    /// The bytes of a part; nothing where there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, TemplateFault> {
        let Some((_, file)) = self.files.iter().find(|(known, _)| known == name) else {
            return Ok(None);
        };
        if file.flags & 1 == 1 {
            return Err(TemplateFault::Encrypted(name.to_owned()));
        }
        let damaged = || TemplateFault::Damaged(name.to_owned());
        let packed = packed(self.bytes, file).ok_or_else(damaged)?;
        // What the archive says about sizes may be wrong: what comes out is counted.
        let most = MOST_OF_PART.min(self.left);
        let bytes = match file.method {
            0 => packed.to_vec(),
            8 => match decompress_to_vec_with_limit(packed, most) {
                Ok(bytes) => bytes,
                Err(error) if error.status == TINFLStatus::HasMoreOutput => {
                    return Err(TemplateFault::Bomb(name.to_owned()));
                }
                Err(_) => return Err(damaged()),
            },
            _ => return Err(damaged()),
        };
        if crc32fast::hash(&bytes) != file.checksum {
            return Err(damaged());
        }
        self.left = self.left.saturating_sub(bytes.len());
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

/// A number of two bytes, and of four, at a place.
fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

fn place(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(long(bytes, at)?).ok()
}

/// The files of an archive by their names, from the directory at its end (APPNOTE.TXT 4.3.12, 4.3.16). Nothing where there is none
/// that holds together. An archive of more than four gigabytes is none of ours, so its longer numbers are not read.
fn directory(bytes: &[u8]) -> Option<Vec<(String, File)>> {
    const END: &[u8] = b"PK\x05\x06";
    const ENTRY: u32 = 0x0201_4b50;
    let last = bytes.len().checked_sub(22)?;
    // A comment of up to 65,535 bytes may follow.
    let first = last.saturating_sub(usize::from(u16::MAX));
    let end = (first..=last)
        .rev()
        .find(|at| bytes[*at..].starts_with(END))?;
    let count = short(bytes, end + 10)?;
    let mut at = place(bytes, end + 16)?;
    let mut files = Vec::new();
    for _ in 0..count {
        if long(bytes, at)? != ENTRY {
            return None;
        }
        let length = |offset| short(bytes, at + offset).map(usize::from);
        let name = bytes.get(at + 46..at + 46 + length(28)?)?;
        let file = File {
            flags: short(bytes, at + 8)?,
            method: short(bytes, at + 10)?,
            checksum: long(bytes, at + 16)?,
            packed: place(bytes, at + 20)?,
            header: place(bytes, at + 42)?,
        };
        // Parts of a document have names of plain letters; one that has others is found by none.
        files.push((String::from_utf8_lossy(name).into_owned(), file));
        at += 46 + length(28)? + length(30)? + length(32)?;
    }
    Some(files)
}

/// The bytes of a file as they lie in the archive (APPNOTE.TXT 4.3.7).
fn packed<'a>(bytes: &'a [u8], file: &File) -> Option<&'a [u8]> {
    const HEADER: u32 = 0x0403_4b50;
    let at = file.header;
    if long(bytes, at)? != HEADER {
        return None;
    }
    let [name, extra] = [26, 28].map(|offset| short(bytes, at + offset).map(usize::from));
    let start = at.checked_add(30 + name? + extra?)?;
    bytes.get(start..start.checked_add(file.packed)?)
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
