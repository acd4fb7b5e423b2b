//! The promise of the first page, and the warning where this browser is one that forgets. In the later part.

use super::super::app::{use_lang, use_session};
use super::super::build::{View, button, div, el};
use super::super::device::Device;
use super::super::history::{Lasting, Seen, lasting};
use super::super::library::{save_many, stored};
use super::super::words;
use super::{hint, section};
use crate::language::Phrase;
use crate::storage::RecordId;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How it goes, and the promise: one sentence, that the file is the real save, and folded away what is kept where and what the browser
/// itself deletes. What stands below the list of the first page.
pub(in crate::ui) fn promise() -> View {
    let lang = use_lang();
    let lines = [
        words::PROMISE_SAVED,
        words::PROMISE_DAMAGE,
        words::PROMISE_WINDOWS,
        words::PROMISE_HISTORY,
        words::PROMISE_DELETES,
        words::PROMISE_FILE,
    ];
    let lines = lines.map(|line| el("li").text(line.get(lang)));
    let more = div("details", "ea-fold ea-promise-more")
        .child(el("summary").text(words::PROMISE_TITLE.get(lang)))
        .child(div("ul", "ea-steps").children(lines));
    let steps = [
        words::STEP_PROFILE,
        words::STEP_ITEMS,
        words::STEP_SCORES,
        words::STEP_DRAFT,
    ];
    let steps = steps.map(|step| el("li").text(step.get(lang)));
    let standard = use_session().standard();
    let about = [&standard.title, &standard.edition, &standard.unofficial];
    let about: Vec<&str> = about.iter().map(|text| text.get(lang)).collect();
    let line = |word: Phrase| el("p").text(word.get(lang));
    View::from(vec![
        section(words::HOW_IT_WORKS.get(lang), None).child(div("ol", "ea-steps").children(steps)),
        div("section", "ea-section ea-promise")
            .child(el("p").child(el("strong").text(words::PROMISE.get(lang))))
            .child(line(words::START_PRIVACY))
            .child(line(words::START_FILE))
            .child(more)
            .child(hint(&about.join(" · "))),
    ])
}

/// Where this browser seems to delete what is stored: that it does, before anything is lost, and all of it as a file. Nothing
/// elsewhere.
pub(in crate::ui) fn forgetful() -> View {
    let session = use_session();
    let lang = use_lang();
    let found = Seen::new(None::<Lasting>);
    let asked = found.clone();
    spawn_local(async move { asked.set(Some(lasting().await)) });
    View::Live(Box::new(move || {
        let Some(lasting) = found.get().filter(|found| found.is_short()) else {
            return View::Nothing;
        };
        let why = if lasting.maybe_private {
            words::MAYBE_PRIVATE
        } else {
            words::SEVEN_DAYS
        };
        let save = button("ea-button ea-forgetful-save", move |_| {
            let stored = stored(session);
            let bin = session.device(|device| device.archive().bin());
            let here = |id: &RecordId| bin.iter().all(|deleted| deleted.id != *id);
            let readable = stored.into_iter().filter(|one| one.card.is_ok());
            let ids: Vec<RecordId> = readable.map(|one| one.id).filter(here).collect();
            if let Err(trouble) = save_many(session, &ids) {
                session.notice.set(Some(trouble.notice(lang)));
            }
        });
        let save = (!session.device(Device::is_empty)).then(|| {
            let save = save.text(words::FORGETFUL_SAVE.get(lang));
            div("div", "ea-actions").child(save)
        });
        let text = el("p")
            .child(el("strong").text(why.get(lang)))
            .text(" ")
            .text(words::START_FILE.get(lang));
        div("div", "ea-notice ea-forgetful")
            .attr("role", "note")
            .child(text)
            .child(save)
            .into()
    }))
}
