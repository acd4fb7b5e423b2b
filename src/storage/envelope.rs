//! What is put round a stored text, so that damage is found before anything of it is believed.
//!
//! One line stands before the text: `excellence-record 1 17 41380 9d2c…`, which is the version of this form, the revision
//! of the text, its length in bytes, and a checksum over all of these. The text follows as it is, so that it can be handed
//! out, or saved by hand, without this program. Later versions may change what the text means, not this line: what a newer
//! program wrote is told from damage by the same checksum.
//!
//! Version 2 stands round changes and not a text: first comes the line of the envelope that the whole text stands in, in another
//! slot, then what became of that text (see the module `changes`).
//!
//! The checksum guards against accidents, not against forgery, which nothing on one's own device could.

use crate::checksum::{checksum, go_on};

/// The version of this form round a whole text.
const WHOLE: u32 = 1;
/// The version of this form round changes, and the newest that is read.
const CHANGES: u32 = 2;
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

/// What is in an envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Contents<'a> {
    /// A text.
    Whole(&'a str),
    /// What became of the text that stands whole behind another line.
    Changed {
        /// That line, with its line feed.
        line: &'a str,
        /// The revision that it names.
        of: Revision,
        /// The changes.
        changes: &'a str,
    },
}

/// The text in its envelope.
pub(super) fn seal(revision: Revision, text: &str) -> String {
    seal_as(WHOLE, revision, text)
}

/// The changes of a text in their envelope; `line` is the first line of the envelope that it stands in.
pub(super) fn seal_changes(revision: Revision, line_of_whole: &str, changes: &str) -> String {
    seal_as(CHANGES, revision, &format!("{line_of_whole}{changes}"))
}

/// The first line of an envelope, with its line feed.
pub(super) fn first_line(sealed: &str) -> &str {
    sealed.split_inclusive('\n').next().unwrap_or_default()
}

/// The revision and the text in an envelope.
///
/// # Errors
/// Why they cannot be believed.
pub(super) fn unseal(sealed: &str) -> Result<(Revision, &str), Broken> {
    match open(sealed)? {
        (revision, Contents::Whole(text)) => Ok((revision, text)),
        _ => Err(Broken::Damaged),
    }
}

/// The revision and what is in an envelope.
///
/// # Errors
/// Why they cannot be believed.
pub(super) fn open(sealed: &str) -> Result<(Revision, Contents<'_>), Broken> {
    let (version, revision, text) = parts(sealed).ok_or(Broken::Damaged)?;
    // The line is written once more and compared, so that there is one way to write it and no other is taken.
    if !sealed.starts_with(&line(version, revision, text)) {
        return Err(Broken::Damaged);
    }
    match version {
        CHANGES => {
            let (_, of, changes) = parts(text).ok_or(Broken::Damaged)?;
            let line = first_line(text);
            Ok((revision, Contents::Changed { line, of, changes }))
        }
        ..CHANGES => Ok((revision, Contents::Whole(text))),
        found => Err(Broken::Newer { found }),
    }
}

/// The text without a first line that looks like ours, whatever state it is in; to be handed out and salvaged.
pub(super) fn contents(sealed: &str) -> &str {
    parts(sealed).map_or(sealed, |(_, _, text)| text)
}

/// Of what looks like changes, whatever state they are in: the revision of what they are of, and they.
pub(super) fn damaged_changes(sealed: &str) -> Option<(Revision, &str)> {
    let (version, _, text) = parts(sealed)?;
    let (_, of, changes) = parts(text)?;
    (version == CHANGES).then_some((of, changes))
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

/// What is sealed by its version: as this program does it, or another one.
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
        let newer = seal_as(3, 5, TEXT);
        assert_eq!(unseal(&newer), Err(Broken::Newer { found: 3 }));
        assert_eq!(unseal(&(newer + " ")), Err(Broken::Damaged));
    }

    #[test]
    fn a_text_that_was_never_sealed_is_no_record() {
        assert_eq!(unseal(TEXT), Err(Broken::Damaged));
        assert_eq!(contents(TEXT), TEXT);
    }
}
