//! What went wrong last: what happened, what is safe, what to do. Stays until it is dismissed.

use super::super::app::{use_lang, use_session};
use super::super::build::{View, button, div, el};
use super::super::device::SaveState;
use super::super::later;
use super::super::words;
use super::files::download_assessment;
use leptos::prelude::*;

/// The notice of the session, and a standing one while the assessment is not stored.
pub(in crate::ui) fn notice_box() -> View {
    let session = use_session();
    let lang = use_lang();
    let notice = move || {
        let notice = session.notice.get()?;
        let lines = notice.lines.into_iter().map(|line| el("li").text(&line));
        let close = button("ea-button", move |_| session.notice.set(None));
        Some(
            div("div", "ea-notice")
                .attr("role", "alert")
                .child(el("p").child(el("strong").text(&notice.title)))
                .child(el("ul").children(lines))
                .child(close.text(words::CLOSE.get(lang))),
        )
    };
    let unsaved = move || {
        let title = match session.saved.get() {
            SaveState::MemoryOnly => words::MEMORY_ONLY,
            SaveState::Failed(error) => words::not_saved(error),
            SaveState::Blank | SaveState::Saved(_) | SaveState::Pending => return None,
        };
        let save = button("ea-button", move |_| download_assessment(session));
        Some(
            div("div", "ea-notice ea-unsaved")
                .attr("role", "alert")
                .child(
                    el("p")
                        .child(el("strong").text(title.get(lang)))
                        .text(" ")
                        .text(words::KEEP_A_FILE.get(lang)),
                )
                .child(save.text(words::SAVE_FILE.get(lang))),
        )
    };
    let watch = move || later::later().map(|later| (later.watch)());
    let notices = div("div", "ea-notices").live(notice);
    notices.live(unsaved).live(watch).into()
}
