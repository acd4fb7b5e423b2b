//! Asking for the passphrase of a stored assessment or a file.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{View, div, el};
use super::super::super::device::Asked;
use super::super::super::lock::unlock;
use super::super::super::navigate::Page;
use super::super::super::words;
use super::super::hint;
use super::form::{Field, act, form, running};
use crate::draft::visible;
use leptos::prelude::*;

/// What is asked for, and the field for its passphrase.
pub(super) fn unlocking(asked: Asked) -> View {
    let session = use_session();
    let lang = use_lang();
    let (name, lead) = match &asked {
        Asked::Record(id) => {
            let card = session.device(|device| device.card(id));
            let title = card.map(|card| card.title).unwrap_or_default();
            (title, words::UNLOCK_LEAD)
        }
        Asked::File(name, locked) if locked.title.trim().is_empty() => {
            (name.clone(), words::UNLOCK_FILE_LEAD)
        }
        Asked::File(_, locked) => (locked.title.clone(), words::UNLOCK_FILE_LEAD),
    };
    let name = visible(name.trim()).into_owned();
    let name = (!name.is_empty())
        .then(|| div("p", "ea-stored-title").child(el("span").attr("dir", "auto").text(&name)));
    let try_it = move |entered: Vec<String>| {
        let asked = asked.clone();
        let passphrase = entered.into_iter().next().unwrap_or_default();
        let trying = async move {
            let opened = unlock(session, asked, &passphrase).await;
            opened.map_err(|refusal| words::refused(lang, &refusal))
        };
        running(trying)
    };
    let other = act("ea-button ea-cancel", words::ALL_ASSESSMENTS, move |_| {
        session.device(|device| device.ask_for(None));
        session.page.set(Page::Start);
    });
    View::from(vec![
        View::from(name),
        div("p", "ea-lead").text(lead.get(lang)).into(),
        form(
            "unlock",
            vec![Field::Present(words::PASSPHRASE)],
            words::UNLOCK,
            false,
            None,
            Box::new(try_it),
        )
        .into(),
        hint(words::LOST_IS_FINAL.get(lang)).into(),
        div("div", "ea-actions").child(other).into(),
    ])
}
