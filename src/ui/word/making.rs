//! The button that has the Word file made, how far that is, and the way out of it.

use super::super::app::{use_lang, use_session};
use super::super::build::{View, button, div, el};
use super::super::documents::WrittenDraft;
use super::super::history::by_name::{get, set};
use super::super::session::Session;
use super::super::widgets::download;
use super::super::words;
use crate::export::Kind;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// After which time somebody who waits wants to see how far it is.
const PATIENCE: Duration = Duration::from_millis(500);

/// A file that is being made.
#[derive(Clone)]
struct Making {
    /// What `docx` is told and tells, see `documents.js`.
    way: JsValue,
    /// The pieces that are left, and all of them.
    left: u32,
    all: u32,
    /// Whether it takes so long that it is shown.
    shown: bool,
}

/// The button, and what is shown while the file is made.
pub(in crate::ui) fn word_button(written: WrittenDraft) -> View {
    let (session, lang) = (use_session(), use_lang());
    // The handle of the other module is used in this window alone.
    let written = StoredValue::new_local(written);
    let making = RwSignal::<Option<Making>, LocalStorage>::new_local(None);
    let word = button("ea-button ea-primary ea-save-word", move |_| {
        if making.with_untracked(Option::is_none) {
            begin(session, &written.get_value(), making);
        }
    });
    let is_busy = move || making.with(Option::is_some);
    let word = word
        .live_attr("aria-busy", move || is_busy().then(|| "true".to_owned()))
        .text(words::DOWNLOAD_WORD.get(lang));
    let is_shown = Memo::new(move |_| making.with(|one| one.as_ref().is_some_and(|one| one.shown)));
    let figure = move |of: fn(&Making) -> u32| {
        Some(making.with(|one| one.as_ref().map_or(0, of)).to_string())
    };
    let progress = move || {
        if !is_shown.get() {
            return View::Nothing;
        }
        let bar = el("progress")
            .attr("aria-label", words::MAKING_WORD.get(lang))
            .live_attr("max", move || figure(|one| one.all))
            .live_attr("value", move || {
                figure(|one| one.all.saturating_sub(one.left))
            });
        let stop = button("ea-button ea-stop-word", move |_| stop(making));
        View::from(vec![bar, stop.text(words::CANCEL.get(lang))])
    };
    // Said once, however often the bar moves.
    let said = div("span", "ea-hint")
        .attr("role", "status")
        .live_text(move || match is_shown.get() {
            true => words::MAKING_WORD.get(lang).to_owned(),
            false => String::new(),
        });
    View::from(vec![
        word,
        div("span", "ea-actions ea-making")
            .live(progress)
            .child(said),
    ])
}

/// Leaves what is being made; nothing was changed by it.
fn stop(making: RwSignal<Option<Making>, LocalStorage>) {
    if let Some(one) = making.get_untracked() {
        // It is an object of our own.
        drop(set(&one.way, "over", &JsValue::TRUE));
        making.set(None);
    }
}

/// Has the file made, and hands it out or says why not.
fn begin(session: Session, written: &WrittenDraft, making: RwSignal<Option<Making>, LocalStorage>) {
    let way: JsValue = js_sys::Object::new().into();
    let own = way.clone();
    let is_own = move |one: &Making| one.way == own;
    let of_way = is_own.clone();
    let hear: Box<dyn FnMut(JsValue)> = Box::new(move |way| {
        let left = get(&way, "left").ok().and_then(|left| left.as_f64());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few hundred pieces"
        )]
        let left = left.unwrap_or(0.0) as u32;
        making.try_update(|making| {
            if let Some(one) = making.as_mut().filter(|one| of_way(one)) {
                one.left = left;
                one.all = one.all.max(left);
            }
        });
    });
    let hear = Closure::wrap(hear);
    // It is an object of our own.
    drop(set(&way, "tell", hear.as_ref()));
    making.set(Some(Making {
        way: way.clone(),
        left: 1,
        all: 1,
        shown: false,
    }));
    let later = is_own.clone();
    set_timeout(
        move || {
            making.try_update(|making| {
                if let Some(one) = making.as_mut().filter(|one| later(one)) {
                    one.shown = true;
                }
            });
        },
        PATIENCE,
    );
    let made = written.docx(&way);
    spawn_local(async move {
        let made = JsFuture::from(made).await;
        drop(hear);
        // The page may have been left meanwhile, and then the file is wanted all the same.
        making.try_update(|making| {
            if making.as_ref().is_some_and(is_own) {
                *making = None;
            }
        });
        if !session.is_live() {
            return;
        }
        match made {
            Ok(bytes) if bytes.is_undefined() => {}
            Ok(bytes) => drop(download(session, Kind::Docx, bytes.unchecked_ref())),
            Err(error) => {
                let lang = session.lang.get_untracked();
                let title = words::WORD_FAILED.get(lang).to_owned();
                session.report(title, vec![format!("{error:?}")]);
            }
        }
    });
}
