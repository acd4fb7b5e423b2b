//! The slots of records: where they lie, which of them hold something, and what stands there.

use super::archive::Archive;
use super::changes::changed;
use super::envelope::{Broken, Contents, PLAIN, Revision, open};
use super::record::{Record, RecordId, Unreadable};
use super::shelf::StorageError;

pub(super) const RECORD: &str = "excellence-assessment/record/";

impl Archive {
    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.shelf.keys(RECORD).is_empty()
    }

    /// The present text of a record, if there is one.
    ///
    /// # Errors
    /// Why what stands there cannot be believed.
    pub fn read(&self, id: &RecordId) -> Result<Option<Record>, Unreadable> {
        let mut broken = None;
        for revision in self.revisions(id).into_iter().rev() {
            match self.slot(id, revision) {
                Ok(Some(Ok(text))) => {
                    let id = id.clone();
                    return Ok(Some(Record { id, revision, text }));
                }
                // An older text is not the present one.
                Ok(Some(Err(newer @ Broken::Newer { .. }))) => {
                    return Err(Unreadable::Broken(newer));
                }
                Ok(Some(Err(damage))) => broken = broken.or(Some(damage)),
                // A shelf that cannot be read has no record to show; the next write says why.
                Ok(None) | Err(_) => {}
            }
        }
        broken.map_or(Ok(None), |broken| Err(Unreadable::Broken(broken)))
    }

    /// The revision of the newest slot of a record that holds something.
    pub fn newest(&self, id: &RecordId) -> Option<Revision> {
        self.revisions(id).pop()
    }

    /// What stands in a slot: a text, or why it cannot be believed.
    pub(super) fn slot(
        &self,
        id: &RecordId,
        revision: Revision,
    ) -> Result<Option<Result<String, Broken>>, StorageError> {
        let Some(standing) = self.shelf.get(&slot_key(id, revision))? else {
            return Ok(None);
        };
        if revision == PLAIN {
            // One slot of a record, under the name that it is listed by, is no text without envelope.
            let plain = slot_of(&id.0).1 == PLAIN;
            return Ok(Some(if plain {
                Ok(standing)
            } else {
                Err(Broken::Damaged)
            }));
        }
        Ok(Some(match open(&standing) {
            Ok((written, contents)) if written == revision => {
                self.whole(id, contents)?.ok_or(Broken::Damaged)
            }
            Ok(_) => Err(Broken::Damaged),
            Err(broken) => Err(broken),
        }))
    }

    /// The text that what is in an envelope makes; nothing where it is changes, and what they are of is damaged or gone.
    pub(super) fn whole(
        &self,
        id: &RecordId,
        contents: Contents<'_>,
    ) -> Result<Option<String>, StorageError> {
        Ok(match contents {
            Contents::Whole(text) => Some(text.to_owned()),
            Contents::Changed { of, .. } => {
                let standing = self.shelf.get(&slot_key(id, of))?;
                standing.and_then(|standing| changed_in(&standing, contents))
            }
        })
    }

    /// The revision of the slot that holds the whole text which a slot says the changes of, if it does.
    pub(super) fn changed_of(&self, id: &RecordId, revision: Revision) -> Option<Revision> {
        match open(&self.small(&slot_key(id, revision))?) {
            Ok((_, Contents::Changed { of, .. })) => Some(of),
            _ => None,
        }
    }

    /// The damaged slots of a record that can be read, by the names under which they are listed.
    pub fn damaged_slots(&self, id: &RecordId) -> Vec<RecordId> {
        let revisions = self.revisions(id).into_iter();
        let damaged = |revision: &Revision| {
            matches!(self.slot(id, *revision), Ok(Some(Err(Broken::Damaged))))
        };
        let damaged = revisions.filter(damaged);
        damaged
            .map(|revision| RecordId(format!("{id}/{revision}")))
            .collect()
    }

    /// The slots of a record that hold something, the oldest first.
    pub(super) fn revisions(&self, id: &RecordId) -> Vec<Revision> {
        let mut revisions = Vec::new();
        for (_, revision) in self.all().filter(|(other, _)| *other == id.0) {
            insert(&mut revisions, revision);
        }
        // The name of one damaged slot.
        if revisions.is_empty() && self.small(&slot_key(id, PLAIN)).is_some() {
            revisions.push(PLAIN);
        }
        revisions
    }

    /// Every slot that holds something: its record and its revision.
    pub(super) fn all(&self) -> impl Iterator<Item = (String, Revision)> {
        let keys = self.shelf.keys(RECORD).into_iter();
        keys.filter_map(|key| {
            let (id, revision) = slot_of(key.strip_prefix(RECORD)?);
            Some((id.to_owned(), revision))
        })
    }
}

/// The record and the revision of a slot by its name; a name without revision is that of a text without envelope.
fn slot_of(name: &str) -> (&str, Revision) {
    let slot = name.rsplit_once('/').and_then(|(id, digits)| {
        let revision: Revision = digits.parse().ok()?;
        // One way to write a revision: `+7` and `07` are other names.
        (revision != PLAIN && revision.to_string() == digits).then_some((id, revision))
    });
    slot.unwrap_or((name, PLAIN))
}

/// Puts a revision in its place among the others, the oldest first. There are one or two: a sort would be more code.
pub(super) fn insert(revisions: &mut Vec<Revision>, revision: Revision) {
    let place = revisions.partition_point(|other| *other < revision);
    revisions.insert(place, revision);
}

/// The text that changes make out of what stands in the slot that they name; nothing where that is not what stood there then.
pub(super) fn changed_in(standing: &str, contents: Contents<'_>) -> Option<String> {
    let Contents::Changed { line, of, changes } = contents else {
        return None;
    };
    match open(standing) {
        Ok((revision, Contents::Whole(text))) if revision == of && standing.starts_with(line) => {
            changed(text, changes)
        }
        _ => None,
    }
}

/// The key of a slot.
pub(super) fn slot_key(id: &RecordId, revision: Revision) -> String {
    if revision == PLAIN {
        format!("{RECORD}{id}")
    } else {
        format!("{RECORD}{id}/{revision}")
    }
}
