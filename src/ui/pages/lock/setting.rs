//! Setting a passphrase for the open assessment: what it does, a file first, the passphrase twice.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{View, div, el};
use super::super::super::lock::{lock, others};
use super::super::super::widgets::download_open;
use super::super::super::words;
use super::form::{Field, act, form, running};
use super::{done, hint, notice, section};
use leptos::prelude::*;

/// The page where the open assessment has no passphrase.
pub(super) fn setting() -> View {
    let session = use_session();
    let lang = use_lang();
    if untrack(|| session.is_read_only()) {
        return notice(words::LOCK_READ_ONLY).into();
    }
    let save = act("ea-button ea-file-first", words::SAVE_FILE, move |_| {
        download_open(session);
    });
    let (gone, stay) = others(session);
    let others = [
        words::some(lang, words::OTHERS_GO, gone),
        words::some(lang, words::OTHERS_STAY, stay),
    ];
    let others = others
        .into_iter()
        .flatten()
        .map(|line| el("li").text(&line));
    let lock_it = move |entered: Vec<String>| {
        running(async move {
            let [passphrase, _, title] = entered.as_slice() else {
                return Ok(());
            };
            match lock(session, passphrase, title).await {
                Ok(left) => {
                    done(session, words::NOW_LOCKED, left);
                    Ok(())
                }
                Err(refusal) => Err(words::refused(lang, &refusal)),
            }
        })
    };
    let fields = vec![
        Field::New(words::PASSPHRASE),
        Field::Again,
        Field::Title(String::new()),
    ];
    let first = section(words::FILE_FIRST.get(lang), None)
        .child(el("p").text(words::FILE_FIRST_NOTE.get(lang)))
        .child(div("div", "ea-actions").child(save));
    let set = section(words::SET_PASSPHRASE.get(lang), None)
        .child(
            div("p", "ea-notice ea-final").child(el("strong").text(words::LOST_IS_FINAL.get(lang))),
        )
        .child(form(
            "lock",
            fields,
            words::LOCK_IT,
            false,
            None,
            Box::new(lock_it),
        ))
        .child(div("ul", "ea-hint").children(others))
        .child(hint(words::LOCK_BROWSER_FILES.get(lang)));
    View::from(vec![
        div("p", "ea-lead").text(words::LOCK_LEAD.get(lang)),
        first,
        set,
    ])
}
