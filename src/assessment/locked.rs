//! The locked assessment file: an assessment file that nobody reads without its passphrase. JSON, described by
//! `schemas/locked.schema.json`.
//!
//! What is sealed is the assessment file to the letter. The same text is a stored record, a snapshot of the history and a file
//! that its owner takes along, so a file opens wherever its passphrase is known.
//!
//! - The key comes from the passphrase in NFKC and UTF-8 by PBKDF2 with SHA-256, `rounds` times, and the `salt`.
//! - The assessment file in UTF-8, compressed as `compression` says, is sealed by AES-GCM with 256 bits under that key and `iv`,
//!   which is drawn anew for every sealing. `sealed` is what comes out, the tag of 16 bytes at its end, in Base64.
//! - [`Locked::bound`] is its additional data: whoever changes a word of what everybody may read, or exchanges one sealing for
//!   another, has a file that does not open.
//! - `checksum` tells damage from a wrong passphrase, and guards against nothing else.
//!
//! This module reads and writes what stands around the sealed text. Sealing is the browser's affair.

use super::file;
use super::model::Moment;
use crate::checksum::{checksum, go_on};
use crate::reading::{self, Fault, Object, Problem, Reader};
use crate::standard;
use crate::writing::Json;
use base64ct::{Base64, Encoding};

/// What `format` says in a locked file.
pub const FORMAT: &str = "excellence-assessment-locked";

/// The version of the format that is written, and the newest that is read.
pub const VERSION: u32 = 1;

/// How many rounds are made to derive a key: what OWASP recommends for PBKDF2 with SHA-256. A file with fewer is not read: it
/// was made by somebody else.
pub const ROUNDS: u32 = 600_000;

/// With more rounds than these a key would take a minute.
const MOST_ROUNDS: u32 = 20_000_000;

/// The bytes of a salt.
pub const SALT: usize = 16;

/// The bytes that make each sealing with a key another one.
pub const IV: usize = 12;

/// The bytes by which the sealed text is known to be whole.
const TAG: usize = 16;

const DERIVATION: &str = "PBKDF2-SHA-256";
const CIPHER: &str = "AES-256-GCM";

/// How a locked file begins, as it is written here; no other file does.
const BEGINS: &str = "{\n  \"format\": \"excellence-assessment-locked\",\n";

const KEYS: [&str; 13] = [
    "format",
    "version",
    "id",
    "revision",
    "changed",
    "title",
    "derivation",
    "rounds",
    "salt",
    "cipher",
    "iv",
    "compression",
    "checksum",
];

/// A locked assessment: what everybody may read of it, and the sealed text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locked {
    /// The id of the assessment, or of the snapshot of it.
    pub id: String,
    /// Counts the sealings of the assessment, from 1.
    pub revision: u32,
    /// When the assessment was last changed.
    pub changed: Moment,
    /// What its owner lets everybody read; empty for nothing.
    pub title: String,
    /// How many rounds made the key.
    pub rounds: u32,
    /// What makes two keys of one passphrase two.
    pub salt: Vec<u8>,
    /// What makes two sealings with one key two.
    pub iv: Vec<u8>,
    /// Whether the text was compressed by gzip before it was sealed.
    pub compressed: bool,
    /// The sealed text.
    pub sealed: Vec<u8>,
}

/// Whether a text that was written here is a locked file. Looks at its beginning alone.
pub fn is_locked(text: &str) -> bool {
    text.starts_with(BEGINS)
}

/// Whether a text from outside means to be a locked file, sound or not.
pub fn seems_locked(text: &str) -> bool {
    reading::beginning(text).contains(&format!("\"{FORMAT}\""))
}

impl Locked {
    /// What is bound to the sealed text, and cannot be changed without it.
    pub fn bound(&self) -> String {
        let mut json = Json::compact();
        json.object(|json| self.write_head(json));
        json.finish()
    }

    fn write_head(&self, json: &mut Json) {
        json.key("format").text(FORMAT);
        json.key("version").number(VERSION);
        json.key("id").text(&self.id);
        json.key("revision").number(self.revision);
        json.key("changed").text(&self.changed);
        json.key("title").text(&self.title);
        json.key("derivation").text(DERIVATION);
        json.key("rounds").number(self.rounds);
        json.key("salt").text(&Base64::encode_string(&self.salt));
        json.key("cipher").text(CIPHER);
        json.key("iv").text(&Base64::encode_string(&self.iv));
        json.key("compression").text(self.compression());
    }

    fn compression(&self) -> &'static str {
        if self.compressed { "gzip" } else { "none" }
    }

    /// The locked file: pretty-printed, stable order of keys, a line feed at the end.
    pub fn write(&self) -> String {
        let mut json = Json::pretty();
        self.write_into(&mut json);
        json.finish() + "\n"
    }

    /// The locked file as a value of another document.
    pub(super) fn write_into(&self, json: &mut Json) {
        let sealed = Base64::encode_string(&self.sealed);
        json.object(|json| {
            self.write_head(json);
            json.key("checksum").text(&self.checksum(&sealed));
            json.key("sealed").text(&sealed);
        });
    }

    fn checksum(&self, sealed: &str) -> String {
        format!("{:016x}", go_on(checksum(&self.bound()), sealed))
    }

    /// Reads a locked file.
    ///
    /// # Errors
    /// All its faults, each with path and line.
    pub fn read(text: &str) -> Result<Locked, Vec<Fault>> {
        reading::document(text, &locked)
    }
}

/// Takes a locked file out of the place where it stands.
pub(super) fn locked(root: &Reader<'_>) -> Option<Locked> {
    let file = root.object()?;
    standard::head(&file, FORMAT, VERSION)?;
    let keys: Vec<&str> = KEYS.into_iter().chain(["sealed"]).collect();
    file.only(&keys);
    let (id, changed) = (standard::name(&file, "id"), file::moment(&file, "changed"));
    let number = |key, least, most| file.required(key)?.integer(least, most);
    let revision = number("revision", 1, u32::MAX);
    let title = file.required("title").and_then(|title| title.text());
    word(&file, "derivation", &[DERIVATION]);
    let rounds = number("rounds", ROUNDS, MOST_ROUNDS);
    let salt = bytes(&file, "salt", SALT);
    word(&file, "cipher", &[CIPHER]);
    let iv = bytes(&file, "iv", IV);
    let compression = word(&file, "compression", &["gzip", "none"]);
    let sealed = sealed(&file);
    let sum = file.required("checksum");
    let found = sum.as_ref().and_then(|sum| sum.text());
    let (sealed, text) = sealed?;
    if id.is_empty() || changed.is_empty() {
        return None;
    }
    let locked = Locked {
        id,
        revision: revision?,
        changed,
        title: title?.to_owned(),
        rounds: rounds?,
        salt: salt?,
        iv: iv?,
        compressed: compression? == "gzip",
        sealed,
    };
    let whole = found? == locked.checksum(text);
    if let Some(sum) = sum.filter(|_| !whole) {
        sum.fault(Problem::Unreadable);
    }
    whole.then_some(locked)
}

/// A word out of a few.
fn word<'a>(file: &Object<'a>, key: &'static str, allowed: &[&str]) -> Option<&'a str> {
    let reader = file.required(key)?;
    let word = reader.text()?;
    if !allowed.contains(&word) {
        reader.not_allowed(word, &allowed.join(", "));
        return None;
    }
    Some(word)
}

/// A number of bytes in Base64.
fn bytes(file: &Object<'_>, key: &'static str, count: usize) -> Option<Vec<u8>> {
    let reader = file.required(key)?;
    let text = reader.text()?;
    let bytes = Base64::decode_vec(text).ok();
    let bytes = bytes.filter(|bytes| bytes.len() == count);
    if bytes.is_none() {
        reader.not_allowed(text, &format!("Base64, {count} bytes"));
    }
    bytes
}

/// The sealed text and how it stands there. It may be longer than any other text.
fn sealed<'a>(file: &Object<'a>) -> Option<(Vec<u8>, &'a str)> {
    let reader = file.required("sealed")?;
    let text = match reader.value().as_text() {
        Some(text) => text,
        // Says what stands there in its place.
        None => reader.text()?,
    };
    let bytes = Base64::decode_vec(text).ok();
    let bytes = bytes.filter(|bytes| bytes.len() >= TAG);
    if bytes.is_none() {
        reader.fault(Problem::Unreadable);
    }
    Some((bytes?, text))
}

/// The whole file.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(rename = "LockedFile", deny_unknown_fields)]
pub struct File<'a> {
    /// Always `excellence-assessment-locked`.
    #[schemars(extend("const" = FORMAT))]
    pub format: &'a str,
    /// The version of the format.
    #[schemars(range(min = 1, max = VERSION))]
    pub version: u32,
    /// The id of the assessment, or of the snapshot of it.
    #[schemars(length(min = 1))]
    pub id: &'a str,
    /// Counts the sealings of the assessment, from 1.
    #[schemars(range(min = 1))]
    pub revision: u32,
    /// When the assessment was last changed.
    #[schemars(regex(pattern = super::model::MOMENT))]
    pub changed: &'a str,
    /// What its owner lets everybody read; empty for nothing.
    pub title: &'a str,
    /// How the key comes from the passphrase.
    #[schemars(extend("const" = DERIVATION))]
    pub derivation: &'a str,
    /// How many rounds made the key.
    #[schemars(range(min = ROUNDS, max = MOST_ROUNDS))]
    pub rounds: u32,
    /// 16 bytes in Base64.
    #[schemars(regex(pattern = "^[A-Za-z0-9+/]{22}==$"))]
    pub salt: &'a str,
    /// How the text is sealed.
    #[schemars(extend("const" = CIPHER))]
    pub cipher: &'a str,
    /// 12 bytes in Base64, another 12 for every sealing.
    #[schemars(regex(pattern = "^[A-Za-z0-9+/]{16}$"))]
    pub iv: &'a str,
    /// How the text was compressed before it was sealed.
    #[schemars(extend("enum" = ["gzip", "none"]))]
    pub compression: &'a str,
    /// A checksum over all that is bound to the sealed text, and the sealed text.
    #[schemars(regex(pattern = "^[0-9a-f]{16}$"))]
    pub checksum: &'a str,
    /// The sealed assessment file in Base64.
    #[schemars(regex(pattern = "^[A-Za-z0-9+/]{20,}={0,2}$"))]
    pub sealed: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn example() -> Locked {
        Locked {
            id: String::from("20261121173358-0af398338a55"),
            revision: 7,
            changed: String::from("2026-11-21T17:33:58Z"),
            title: String::from("“A”\n项目"),
            rounds: ROUNDS,
            salt: vec![1; SALT],
            iv: vec![2; IV],
            compressed: true,
            sealed: vec![3; 40],
        }
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_to_the_letter(
            id in ".{1,40}", title in ".{0,40}", revision in 1..=u32::MAX, rounds in ROUNDS..=MOST_ROUNDS,
            salt in proptest::collection::vec(any::<u8>(), SALT), iv in proptest::collection::vec(any::<u8>(), IV),
            compressed: bool, sealed in proptest::collection::vec(any::<u8>(), TAG..300),
        ) {
            prop_assume!(!id.trim().is_empty());
            let locked = Locked { id, title, revision, rounds, salt, iv, compressed, sealed, ..example() };
            let text = locked.write();
            prop_assert!(is_locked(&text) && seems_locked(&text));
            prop_assert_eq!(Locked::read(&text).map(|read| read.write()), Ok(text.clone()));
            prop_assert_eq!(Locked::read(&text), Ok(locked));
        }

        #[test]
        fn a_changed_byte_is_found_wherever_it_is(at in 0..900usize, byte in 0x20..0x7fu8) {
            let text = example().write();
            let mut bytes = text.clone().into_bytes();
            let at = at % bytes.len();
            prop_assume!(bytes[at] != byte);
            bytes[at] = byte;
            let Ok(changed) = String::from_utf8(bytes) else { return Ok(()) };
            // Blanks between the values say nothing; all else does.
            if let Ok(read) = Locked::read(&changed) {
                prop_assert_eq!(read, example());
            }
        }

        #[test]
        fn nothing_makes_the_reader_panic(text in ".{0,400}") {
            drop(Locked::read(&text));
            let file = example().write();
            let cut = file.floor_char_boundary(text.len() % file.len());
            prop_assert!(Locked::read(&(file[..cut].to_owned() + &text)).is_err());
        }
    }

    #[test]
    fn what_everybody_may_read_is_bound_to_the_sealed_text() {
        let changes: [fn(&mut Locked); 8] = [
            |l| l.id += "x",
            |l| l.revision += 1,
            |l| l.changed.push('x'),
            |l| l.title.clear(),
            |l| l.rounds += 1,
            |l| l.salt[0] += 1,
            |l| l.iv[0] += 1,
            |l| l.compressed = false,
        ];
        for change in changes {
            let mut other = example();
            change(&mut other);
            assert_ne!(other.bound(), example().bound());
        }
    }

    #[test]
    fn an_open_file_is_not_locked_whatever_it_is_called() {
        let open = "{\n  \"format\": \"excellence-assessment\",\n  \"id\": \"excellence-assessment-locked\"\n}\n";
        assert!(!is_locked(open));
        assert!(Locked::read(open).is_err());
        assert!(!seems_locked(""));
    }
}
