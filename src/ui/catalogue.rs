//! The standards that a new assessment can be begun on. In the later part.

use super::session::Session;
use crate::reading::{Reader, document};
use crate::standard::{list, name};
use leptos::prelude::*;

/// A standard, as far as it is known without its pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offered {
    /// Its id.
    pub id: String,
    /// Its short title, in the language of the interface.
    pub short: String,
    /// All its points.
    pub points: u32,
    /// The standards to which an assessment on it can be carried over.
    pub carries_to: Vec<String>,
}

/// Fetches the list of the standards of the build, in the language of the interface.
pub(super) fn fetch_offered(session: Session, offered: RwSignal<Vec<Offered>>) {
    let name = format!("standards.{}.json", session.lang.get_untracked().key());
    session.fetch_asset(&name, move |text| {
        let list = text.and_then(|text| document(&text, &|root| root.list(&one)).ok());
        // Without it a new assessment begins on the standard that is here.
        offered.try_set(list.unwrap_or_default());
    });
}

fn one(reader: &Reader<'_>) -> Option<Offered> {
    let object = reader.object()?;
    Some(Offered {
        id: name(&object, "id"),
        short: name(&object, "short"),
        points: object.required("points")?.integer(0, u32::MAX)?,
        carries_to: list(&object, "carriesTo", &|id| id.filled().map(str::to_owned)),
    })
}
