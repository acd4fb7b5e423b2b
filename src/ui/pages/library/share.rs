//! Sharing an assessment without names: what is left out, what is not, and the two files.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, button, div, el};
use super::super::super::library::{Trouble, share_scores, share_without_names, without_names};
use super::super::super::session::Session;
use super::super::super::words;
use super::super::hint;
use crate::language::Phrase;
use crate::storage::RecordId;
use leptos::prelude::*;

/// What sharing a stored assessment removes, said before it is done.
pub(in crate::ui::pages) fn share_box(id: RecordId) -> El {
    let (session, lang) = (use_session(), use_lang());
    let found = without_names(session, &id).map_or(0, |redacted| redacted.replaced);
    let save = |word: Phrase, class, share: fn(Session, &RecordId) -> Result<(), Trouble>| {
        let id = id.clone();
        let save = button(class, move |_| {
            if let Err(trouble) = share(session, &id) {
                session.notice.set(Some(trouble.notice(lang)));
            }
        });
        save.text(word.get(lang))
    };
    let buttons = div("div", "ea-actions")
        .child(save(
            words::SHARE_SAVE,
            "ea-button ea-share-save",
            share_without_names,
        ))
        .child(save(
            words::SHARE_SAVE_SCORES,
            "ea-button ea-share-scores",
            share_scores,
        ));
    let removed = [
        words::SHARE_REMOVED.get(lang),
        &words::names_found(lang, found),
    ]
    .join(" ");
    div("div", "ea-sharing")
        .child(hint(&removed))
        .child(div("p", "ea-hint").child(el("strong").text(words::SHARE_KEPT.get(lang))))
        .child(hint(words::SHARE_SCORES_NOTE.get(lang)))
        .child(buttons)
}
