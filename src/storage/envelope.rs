//! What is put round a stored text, so that damage is found before anything of it is believed.
//!
//! One line stands before the text: `excellence-record 1 17 41380 9d2c…`, which is the version of this form, the revision
//! of the text, its length in bytes, and a checksum over all of these. The text follows as it is, so that it can be handed
//! out, or saved by hand, without this program. Later versions may change what the text means, not this line: what a newer
//! program wrote is told from damage by the same checksum.
//!
//! The checksum guards against accidents, not against forgery, which nothing on one's own device could.

use crate::checksum::{checksum, go_on};

/// The version of this form that is written, and the newest that is read.
const VERSION: u32 = 1;
const NAME: &str = "excellence-record";

/// Counts the writings of one record, from 1.
pub type Revision = u32;

/// The revision of a text without envelope.
pub(super) const PLAIN: Revision = 0;

/// Why what stands in a slot is no text of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It is not what was written: cut short, changed, or never written by this program.
    Damaged,
    /// A newer version of the program wrote it.
    Newer {
        /// The version found.
        found: u32,
    },
}

/// The text in its envelope.
pub(super) fn seal(revision: Revision, text: &str) -> String {
    line(VERSION, revision, text) + text
}

/// The revision and the text in an envelope.
///
/// # Errors
/// Why they cannot be believed.
pub(super) fn unseal(sealed: &str) -> Result<(Revision, &str), Broken> {
    let (version, revision, text) = parts(sealed).ok_or(Broken::Damaged)?;
    // The line is written once more and compared, so that there is one way to write it and no other is taken.
    if !sealed.starts_with(&line(version, revision, text)) {
        return Err(Broken::Damaged);
    }
    if version > VERSION {
        return Err(Broken::Newer { found: version });
    }
    Ok((revision, text))
}

/// The text without a first line that looks like ours, whatever state it is in; to be handed out and salvaged.
pub(super) fn contents(sealed: &str) -> &str {
    parts(sealed).map_or(sealed, |(_, _, text)| text)
}

fn line(version: u32, revision: Revision, text: &str) -> String {
    let numbers = format!("{version} {revision} {}", text.len());
    let sum = go_on(checksum(&numbers), text);
    format!("{NAME} {numbers} {sum:016x}\n")
}

fn parts(sealed: &str) -> Option<(u32, Revision, &str)> {
    let (line, text) = sealed.split_once('\n')?;
    let mut words = line.strip_prefix(NAME)?.strip_prefix(' ')?.split(' ');
    let version = words.next()?.parse().ok()?;
    let revision = words.next()?.parse().ok()?;
    Some((version, revision, text))
}

/// The text as a program of another version would seal it.
#[cfg(test)]
pub(super) fn seal_as(version: u32, revision: Revision, text: &str) -> String {
    line(version, revision, text) + text
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"name\": \"质量 ✓\"\n}\n";

    #[test]
    fn what_was_sealed_is_found_again() {
        for text in [TEXT, "", "\n", "excellence-record 1 2 3"] {
            let sealed = seal(17, text);
            assert_eq!(unseal(&sealed), Ok((17, text)));
            assert_eq!(contents(&sealed), text);
        }
    }

    #[test]
    fn every_changed_byte_and_every_cut_is_found() {
        let sealed = seal(17, TEXT);
        for (at, was) in sealed.char_indices() {
            assert_eq!(unseal(&sealed[..at]), Err(Broken::Damaged), "cut at {at}");
            for other in ['0', '1', '7', '9', 'x', ' ', '\n', '+', '量'] {
                if other != was {
                    let changed =
                        format!("{}{other}{}", &sealed[..at], &sealed[at + was.len_utf8()..]);
                    assert_eq!(unseal(&changed), Err(Broken::Damaged), "{other:?} at {at}");
                }
            }
        }
    }

    #[test]
    fn what_a_newer_program_wrote_is_told_from_damage() {
        let newer = seal_as(2, 5, TEXT);
        assert_eq!(unseal(&newer), Err(Broken::Newer { found: 2 }));
        assert_eq!(unseal(&(newer + " ")), Err(Broken::Damaged));
    }

    #[test]
    fn a_text_that_was_never_sealed_is_no_record() {
        assert_eq!(unseal(TEXT), Err(Broken::Damaged));
        assert_eq!(contents(TEXT), TEXT);
    }
}
