//! Earlier states of the open assessment: the list, keeping one, bringing one back.

mod lasting;
mod list;
mod naming;

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, around, button, div, el};
use super::super::clock;
use super::super::device::Device;
use super::super::history::{Seen, history, keep_present, restore, way_back};
use super::super::session::Session;
use super::super::words;
use super::{heading, hint, section};
use crate::draft::visible;
use crate::history::{Cause, Snapshot};
use crate::language::Lang;
use crate::storage::StorageError;
use lasting::lasting_section;
use leptos::prelude::*;
use leptos::task::spawn_local;
use list::snapshot_list;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

/// The snapshots as they were read last; nothing while they are read the first time.
type Listed = Seen<Option<Result<Vec<Snapshot>, StorageError>>>;

/// The page of earlier states.
pub(super) fn history_page() -> View {
    let session = use_session();
    let lang = use_lang();
    // What was answered a moment ago belongs to the present.
    untrack(|| session.store_now());
    let listed: Listed = Seen::new(None);
    spawn_local(read(session, listed.clone()));
    let form = keep_form(listed.clone());
    let list = move || match listed.get() {
        None => View::from(hint(words::LOADING.get(lang))),
        Some(Err(error)) => {
            let note = div("p", "ea-notice").attr("role", "note");
            note.text(words::no_history(error).get(lang)).into()
        }
        Some(Ok(_)) if session.device(Device::open_record).is_none() => {
            hint(words::HISTORY_NOTHING.get(lang)).into()
        }
        Some(Ok(snapshots)) if snapshots.is_empty() => hint(words::HISTORY_EMPTY.get(lang)).into(),
        Some(Ok(snapshots)) => snapshot_list(snapshots, &listed).into(),
    };
    View::from(vec![
        View::from(heading(words::HISTORY.get(lang))),
        div("p", "ea-lead")
            .text(words::HISTORY_LEAD.get(lang))
            .into(),
        way_back_box().into(),
        form.into(),
        section(words::SNAPSHOTS.get(lang), None).live(list).into(),
        lasting_section().into(),
    ])
}

/// Reads the list anew.
async fn read(session: Session, listed: Listed) {
    if !session.is_live() {
        return;
    }
    let snapshots = match session.device(Device::open_record) {
        Some(record) => history().list(&record).await,
        None => Ok(Vec::new()),
    };
    listed.set(Some(snapshots));
}

/// After restoring: that it was done, and the way back.
fn way_back_box() -> Option<El> {
    let session = use_session();
    let lang = use_lang();
    let (restored, before) = way_back(session)?;
    let back = button("ea-button ea-way-back", move |_| {
        spawn_local(restore(session, before.clone()));
    });
    let text = el("p")
        .child(el("strong").text(words::SNAPSHOT_RESTORED.get(lang)))
        .text(" ")
        .text(&title_of(&restored, lang));
    let back = back
        .live_flag("disabled", move || session.is_read_only())
        .text(words::RESTORE_BACK.get(lang));
    let back = div("div", "ea-actions").child(back);
    let note = div("div", "ea-notice ea-restored").attr("role", "status");
    Some(note.child(text).child(back))
}

/// Keeps the present state, with a name if one is written.
fn keep_form(listed: Listed) -> El {
    let session = use_session();
    let lang = use_lang();
    let name = div("input", "ea-text ea-snapshot-name")
        .attr("id", "ea-snapshot-name")
        .attr("type", "text")
        .attr("maxlength", "80")
        .attr("autocomplete", "off");
    let keep = div("button", "ea-button ea-primary ea-keep").attr("type", "submit");
    let label = div("label", "ea-label").attr("for", "ea-snapshot-name");
    div("form", "ea-keep-form")
        .on("submit", move |event| {
            event.prevent_default();
            let Some(input) = input_in(&event, "form") else {
                return;
            };
            let name = input.value();
            input.set_value("");
            let listed = listed.clone();
            spawn_local(async move {
                let kept = keep_present(session, Cause::Wish, &name).await;
                told(session, kept.map(drop), listed).await;
            });
        })
        .child(label.text(words::SNAPSHOT_NAME.get(lang)))
        .child(name)
        .child(keep.text(words::KEEP_NOW.get(lang)))
}

/// The field of the form, or of the snapshot, that an event happened in.
fn input_in(event: &Event, around_it: &str) -> Option<HtmlInputElement> {
    let form = around::<Element>(event, around_it)?;
    form.query_selector("input").ok()??.dyn_into().ok()
}

/// Reads the list anew after something was done, or says why it was not.
async fn told(session: Session, done: Result<(), StorageError>, listed: Listed) {
    if let Err(error) = done
        && session.is_live()
    {
        let lang = session.lang.get_untracked();
        let line = words::no_history(error).get(lang).to_owned();
        session.report(words::NOT_KEPT_SNAPSHOT.get(lang).to_owned(), vec![line]);
    }
    read(session, listed).await;
}

/// When it was taken, and its name.
fn title_of(snapshot: &Snapshot, lang: Lang) -> String {
    words::snapshot_of(
        lang,
        &clock::day_and_time(snapshot.taken),
        &visible(&snapshot.name),
    )
}
