//! Texts with ids that their standard has not, and that say nothing of what they were made on: an earlier edition had those ids. They
//! are read as what they were made on, once a page; from then on they are listed, opened, named and copied like any other. In the
//! later part.

use super::editions::any_edition;
use super::own_packs::{own, stand_in};
use super::session::Session;
use crate::assessment::{Assessment, file};
use crate::reading::Fault;
use crate::standard::{MadeOn, Standards};
use leptos::prelude::*;
use std::cell::RefCell;

thread_local! {
    /// What was read so, by its text. For all elements of the page.
    static READ: RefCell<Vec<(String, Assessment)>> = const { RefCell::new(Vec::new()) };
}

/// Reads a stored text; one that does not fit its standard if it was read as what it was made on.
///
/// # Errors
/// All its faults against the present standard.
pub(super) fn read(text: &str, standards: &dyn Standards) -> Result<Assessment, Vec<Fault>> {
    file::read(text, standards).or_else(|faults| known(text).ok_or(faults))
}

fn known(text: &str) -> Option<Assessment> {
    READ.with_borrow(|all| {
        let known = all.iter().find(|(known, _)| known == text);
        known.map(|(_, assessment)| assessment.clone())
    })
}

/// Reads a text which has ids that its standard has not, as what it was made on: that is the present pack and what the text has
/// besides.
pub(super) fn read_as_made(
    session: Session,
    text: &str,
    then: impl FnOnce(Result<Assessment, Vec<Fault>>) + 'static,
) {
    if let Some(known) = known(text) {
        return then(Ok(known));
    }
    let id = file::standards_named(text)
        .first()
        .map(|id| (*id).to_owned());
    let name = format!(
        "{}.{}.json",
        id.as_deref().unwrap_or_default(),
        session.lang.get_untracked().key()
    );
    let text = text.to_owned();
    let own_pack = id.as_deref().and_then(any_edition).and_then(own);
    let own_pack = own_pack.and_then(|own| own.pack.clone());
    let read = move |pack: Option<String>| {
        let made_on = pack.and_then(|pack| MadeOn::inferred(&pack, &text));
        let found = made_on.and_then(|made_on| {
            let made_on = made_on.value();
            Some((stand_in(id.as_deref()?, &made_on)?, made_on))
        });
        let Some((standard, made_on)) = found else {
            return then(file::read(&text, &session.standards()));
        };
        let read = file::read(&text, standard).map(|read| Assessment {
            made_on: Some(made_on),
            ..read
        });
        if let Ok(assessment) = &read {
            READ.with_borrow_mut(|all| all.push((text, assessment.clone())));
        }
        then(read);
    };
    match own_pack {
        Some(pack) => read(Some(pack)),
        None => session.fetch_asset(&name, read),
    }
}
