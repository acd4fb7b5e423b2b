//! What is done with an unlocked assessment: locking it again, a file of either kind, another passphrase, none.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, View, div, el};
use super::super::super::device::Device;
use super::super::super::lock::{
    Refusal, change, lock_now, save_locked, save_open, unlock_for_good,
};
use super::super::super::session::Session;
use super::super::super::words;
use super::form::{Field, act, form, running};
use super::{done, hint, section};
use crate::language::{Lang, Phrase};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page of an assessment that is locked, and unlocked here.
pub(super) fn unlocked() -> View {
    let session = use_session();
    let lang = use_lang();
    let again = act(
        "ea-button ea-primary ea-lock-now",
        words::LOCK_NOW,
        move |_| {
            lock_now(session, true);
        },
    );
    let now = div("div", "ea-actions")
        .child(again)
        .child(hint(words::LOCK_NOW_NOTE.get(lang)));
    let mut parts = vec![
        div("p", "ea-lead").text(words::IS_UNLOCKED.get(lang)),
        now,
        files(session, lang),
    ];
    if untrack(|| session.is_read_only()) {
        parts.push(hint(words::LOCK_READ_ONLY.get(lang)));
    } else {
        parts.extend([changing(session, lang), removing(session, lang)]);
    }
    parts.into()
}

/// A file that is locked, and one that is not: said plainly which is which.
fn files(session: Session, lang: Lang) -> El {
    let locked = act("ea-button ea-save-locked", words::SAVE_LOCKED, move |_| {
        spawn_local(async move {
            let saved = save_locked(session).await;
            if let Err(refusal) = saved
                && session.is_live()
            {
                let title = words::FILE_NOT_MADE.get(lang).to_owned();
                session.report(title, words::refused(lang, &refusal));
            }
        });
    });
    let open = act("ea-button ea-save-open", words::SAVE_OPEN, move |_| {
        save_open(session)
    });
    let kind = |button: El, note: Phrase| {
        div("li", "ea-file-kind")
            .child(button)
            .child(hint(note.get(lang)))
    };
    section(words::AS_A_FILE.get(lang), None).child(
        div("ul", "ea-file-kinds")
            .child(kind(locked, words::SAVE_LOCKED_NOTE))
            .child(kind(open, words::SAVE_OPEN_NOTE)),
    )
}

fn changing(session: Session, lang: Lang) -> El {
    let card = session.device(Device::open_card);
    let title = card.map(|card| card.title).unwrap_or_default();
    let change_it = move |entered: Vec<String>| {
        running(async move {
            let [present, passphrase, _, title] = entered.as_slice() else {
                return Ok(());
            };
            said(
                session,
                change(session, present, passphrase, title).await,
                words::NOW_CHANGED,
            )
        })
    };
    let fields = vec![
        Field::Present(words::PASSPHRASE_NOW),
        Field::New(words::PASSPHRASE_NEW),
        Field::Again,
        Field::Title(title),
    ];
    folded(words::CHANGE_PASSPHRASE)
        .child(el("p").text(words::CHANGE_NOTE.get(lang)))
        .child(form(
            "change",
            fields,
            words::CHANGE_PASSPHRASE,
            false,
            None,
            Box::new(change_it),
        ))
}

fn removing(session: Session, lang: Lang) -> El {
    let remove = move |entered: Vec<String>| {
        running(async move {
            let present = entered.into_iter().next().unwrap_or_default();
            said(
                session,
                unlock_for_good(session, &present).await,
                words::NOW_OPEN,
            )
        })
    };
    let fields = vec![Field::Present(words::PASSPHRASE_NOW)];
    folded(words::REMOVE_PASSPHRASE)
        .child(el("p").text(words::REMOVE_NOTE.get(lang)))
        .child(form(
            "remove",
            fields,
            words::REMOVE_PASSPHRASE,
            true,
            None,
            Box::new(remove),
        ))
}

fn folded(title: Phrase) -> El {
    let summary = el("summary").text(title.get(use_lang()));
    div("details", "ea-fold ea-section").child(summary)
}

fn said(
    session: Session,
    done_it: Result<usize, Refusal>,
    word: Phrase,
) -> Result<(), Vec<String>> {
    let lang = session.lang.get_untracked();
    match done_it {
        Ok(left) => {
            done(session, word, left);
            Ok(())
        }
        Err(Refusal::Wrong) => Err(vec![words::WRONG_PRESENT.get(lang).to_owned()]),
        Err(refusal) => Err(words::refused(lang, &refusal)),
    }
}
