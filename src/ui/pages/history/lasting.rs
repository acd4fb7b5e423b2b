//! What can be found out of how long this browser keeps what is stored.

use super::super::super::app::use_lang;
use super::super::super::build::{El, View, button, div, el};
use super::super::super::history::{Lasting, Seen, ask_to_keep, lasting};
use super::super::super::words;
use super::super::{hint, section};
use crate::language::Phrase;
use leptos::prelude::*;
use leptos::task::spawn_local;

const MEBIBYTE: u64 = 1024 * 1024;

/// How long this browser keeps what is stored, as far as that can be found out.
pub(super) fn lasting_section() -> El {
    let lang = use_lang();
    let found = Seen::new(None::<Lasting>);
    let refused = RwSignal::new(false);
    let asked = found.clone();
    spawn_local(async move { asked.set(Some(lasting().await)) });
    let lines = move || {
        let Some(lasting) = found.get() else {
            return View::Nothing;
        };
        let asked = found.clone();
        let ask = button("ea-button ea-persist", move |_| {
            let asked = asked.clone();
            spawn_local(async move {
                refused.try_set(!ask_to_keep().await);
                asked.set(Some(self::lasting().await));
            });
        });
        let promised = if lasting.promised {
            words::LASTING_PROMISED
        } else {
            words::LASTING_OPEN
        };
        let line = |holds: bool, word: Phrase| holds.then(|| el("p").text(word.get(lang)));
        let used = lasting.estimate.map(|(used, quota)| {
            hint(&words::storage_used(
                lang,
                used.div_ceil(MEBIBYTE),
                quota / MEBIBYTE,
            ))
        });
        View::from(vec![
            View::from(line(true, promised)),
            line(lasting.seven_days && !lasting.promised, words::SEVEN_DAYS).into(),
            line(lasting.maybe_private, words::MAYBE_PRIVATE).into(),
            line(refused.get() && !lasting.promised, words::LASTING_REFUSED).into(),
            used.into(),
            (!lasting.promised)
                .then(|| div("div", "ea-actions").child(ask.text(words::LASTING_ASK.get(lang))))
                .into(),
        ])
    };
    section(words::LASTING.get(lang), None).live(lines)
}
