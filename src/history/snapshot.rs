//! What is known of an earlier state without reading it.

use crate::reading::{Object, Reader, document};
use crate::scoring::Total;
use crate::standard::Hundredths;
use crate::storage::RecordId;
use crate::writing::Json;

/// A moment in seconds since 1970, UTC.
pub type Seconds = u32;

/// Tells a snapshot from all others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SnapshotId(pub String);

/// Why a snapshot was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// After some time of work.
    Work,
    /// When the assessment was opened, before the work of that day.
    Opening,
    /// Before another state took the place of this one.
    BeforeRestore,
    /// A file has this state: it was saved as one, or came out of one.
    InFile,
    /// Its owner wished to keep it.
    Wish,
}

impl Cause {
    const ALL: [Cause; 5] = [
        Cause::Work,
        Cause::Opening,
        Cause::BeforeRestore,
        Cause::InFile,
        Cause::Wish,
    ];

    fn key(self) -> &'static str {
        match self {
            Cause::Work => "work",
            Cause::Opening => "opening",
            Cause::BeforeRestore => "before-restore",
            Cause::InFile => "in-file",
            Cause::Wish => "wish",
        }
    }
}

/// An earlier state of an assessment. Its text lies beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Its id.
    pub id: SnapshotId,
    /// The record whose state it is.
    pub record: RecordId,
    /// When it was taken.
    pub taken: Seconds,
    /// Why it was taken.
    pub cause: Cause,
    /// What its owner calls it; empty for none. One with a name is never thinned.
    pub name: String,
    /// How many items were scored.
    pub scored: usize,
    /// How many items there were.
    pub items: usize,
    /// The points earned so far.
    pub earned: Hundredths,
    /// All points.
    pub possible: Hundredths,
}

impl Snapshot {
    /// A snapshot of a record with this total, without a name.
    pub fn of(
        id: SnapshotId,
        record: RecordId,
        taken: Seconds,
        cause: Cause,
        total: &Total,
    ) -> Snapshot {
        Snapshot {
            id,
            record,
            taken,
            cause,
            name: String::new(),
            scored: total.scored,
            items: total.items,
            earned: total.earned,
            possible: total.possible,
        }
    }

    /// Whether it has a name, and so stays until its owner deletes it.
    pub fn is_named(&self) -> bool {
        !self.name.is_empty()
    }

    /// The snapshot as a text, without its text.
    pub fn write(&self) -> String {
        let count = |count| u32::try_from(count).unwrap_or(u32::MAX);
        let mut json = Json::compact();
        json.object(|json| {
            json.key("id").text(&self.id.0);
            json.key("record").text(&self.record.to_string());
            json.key("taken").number(self.taken);
            json.key("cause").text(self.cause.key());
            json.key("name").text(&self.name);
            json.key("scored").number(count(self.scored));
            json.key("items").number(count(self.items));
            json.key("earned").number(self.earned.get());
            json.key("possible").number(self.possible.get());
        });
        json.finish()
    }

    /// A snapshot out of its text; `None` where it is damaged or a newer program wrote it.
    pub fn read(text: &str) -> Option<Snapshot> {
        document(text, &|root: &Reader<'_>| snapshot(&root.object()?)).ok()
    }
}

fn snapshot(object: &Object<'_>) -> Option<Snapshot> {
    let text = |key| Some(object.required(key)?.text()?.to_owned());
    let number = |key| object.required(key)?.integer(0, u32::MAX);
    let points = |key| Some(Hundredths::new(i64::from(number(key)?)));
    let cause = text("cause")?;
    Some(Snapshot {
        id: SnapshotId(text("id")?),
        record: RecordId::new(text("record")?),
        taken: number("taken")?,
        cause: Cause::ALL.into_iter().find(|known| known.key() == cause)?,
        name: text("name")?,
        scored: usize::try_from(number("scored")?).ok()?,
        items: usize::try_from(number("items")?).ok()?,
        earned: points("earned")?,
        possible: points("possible")?,
    })
}

#[cfg(test)]
pub(super) fn taken_at(id: &str, taken: Seconds) -> Snapshot {
    Snapshot::of(
        SnapshotId(id.to_owned()),
        RecordId::new("a"),
        taken,
        Cause::Work,
        &Total::default(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_is_found_again_or_not_at_all() {
        for cause in Cause::ALL {
            let snapshot = Snapshot {
                cause,
                name: String::from("“研讨会”之前"),
                scored: 7,
                earned: Hundredths::new(31_250),
                ..taken_at("x", 1_800_000_000)
            };
            let text = snapshot.write();
            assert_eq!(Snapshot::read(&text), Some(snapshot));
            assert_eq!(Snapshot::read(&text[..text.len() - 1]), None);
        }
        let foreign = taken_at("x", 1).write().replace("work", "whim");
        assert_eq!(Snapshot::read(&foreign), None);
    }
}
