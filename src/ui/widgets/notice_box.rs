//! What went wrong last: what happened, what is safe, what to do. Stays until it is dismissed.

use super::super::app::{use_lang, use_session};
use super::super::device::SaveState;
use super::super::words;
use super::files::download_assessment;
use leptos::prelude::*;

/// The notice of the session, and a standing one while the assessment is not stored.
#[component]
pub(in crate::ui) fn NoticeBox() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let notice = move || {
        session.notice.get().map(|notice| {
            let lines = notice.lines.into_iter().map(|line| view! { <li>{line}</li> });
            view! {
                <div class="ea-notice" role="alert">
                    <p><strong>{notice.title}</strong></p>
                    <ul>{lines.collect_view()}</ul>
                    <button type="button" class="ea-button" on:click=move |_| session.notice.set(None)>
                        {words::CLOSE.get(lang)}
                    </button>
                </div>
            }
        })
    };
    let unsaved = move || {
        let title = match session.saved.get() {
            SaveState::MemoryOnly => words::MEMORY_ONLY,
            SaveState::Failed(error) => words::not_saved(error),
            SaveState::Blank | SaveState::Saved(_) | SaveState::Pending => return None,
        };
        Some(view! {
            <div class="ea-notice ea-unsaved" role="alert">
                <p><strong>{title.get(lang)}</strong> " " {words::KEEP_A_FILE.get(lang)}</p>
                <button type="button" class="ea-button" on:click=move |_| download_assessment(session)>
                    {words::SAVE_FILE.get(lang)}
                </button>
            </div>
        })
    };
    view! { {notice} {unsaved} }
}
