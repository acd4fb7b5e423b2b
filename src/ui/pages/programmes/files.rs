//! The overview as a file: Word, Excel, HTML, CSV. The second module writes it, as it writes the draft.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, button, div};
use super::super::super::clock;
use super::super::super::documents::{WrittenDraft, write_draft};
use super::super::super::session::{HostEvent, Session};
use super::super::super::widgets::hand_over_content;
use super::super::super::word::{looks, wear};
use super::super::super::words;
use crate::draft::Choice;
use crate::export::{Kind, file_name_of};
use crate::language::{Lang, Phrase};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// What the overview can be taken as.
#[derive(Clone, Copy)]
enum As {
    /// Something that the draft can be, too.
    Kind(Kind),
    /// Comma-separated values.
    Csv,
}

impl As {
    fn extension(self) -> &'static str {
        match self {
            As::Kind(kind) => kind.extension(),
            As::Csv => "csv",
        }
    }

    fn mime(self) -> &'static str {
        match self {
            As::Kind(kind) => kind.mime(),
            As::Csv => "text/csv;charset=utf-8",
        }
    }
}

/// The buttons, and what is said while a file is made.
pub(super) fn files() -> El {
    let (session, lang) = (use_session(), use_lang());
    let making = RwSignal::new(false);
    let take = |class, title: Phrase, way| {
        let take = button(class, move |_| take(session, way, making));
        take.live_attr("aria-busy", move || making.get().then(|| "true".to_owned()))
            .text(title.get(lang))
    };
    let said = div("span", "ea-hint")
        .attr("role", "status")
        .live_text(move || match making.get() {
            true => words::MAKING_FILE.get(lang).to_owned(),
            false => String::new(),
        });
    div("div", "ea-actions ea-overview-files")
        .child(take(
            "ea-button ea-save-word",
            words::DOWNLOAD_WORD,
            As::Kind(Kind::Docx),
        ))
        .child(take(
            "ea-button ea-save-excel",
            words::DOWNLOAD_EXCEL,
            As::Kind(Kind::Xlsx),
        ))
        .child(take(
            "ea-button ea-save-html",
            words::DOWNLOAD_HTML,
            As::Kind(Kind::Html),
        ))
        .child(take("ea-button ea-save-csv", words::DOWNLOAD_CSV, As::Csv))
        .child(said)
}

/// Has a file made and hands it out, or says why not; one at a time.
fn take(session: Session, way: As, making: RwSignal<bool>) {
    if making.get_untracked() {
        return;
    }
    making.set(true);
    let lang = session.lang.get_untracked();
    write_draft(session, lang, &Choice::overview(), move |written| {
        spawn_local(async move {
            let made = match written {
                Some(written) => made(&written, way, lang).await,
                None => Err(JsValue::NULL),
            };
            // The page may have been left meanwhile, and then the file is wanted all the same.
            making.try_set(false);
            if !session.is_live() {
                return;
            }
            let name = session.assessment(|one| {
                file_name_of(
                    one,
                    words::PROGRAMMES.get(lang),
                    way.extension(),
                    &clock::today(),
                )
            });
            let done = made.and_then(|content| hand_over_content(&name, way.mime(), &content));
            match (done, way) {
                (Ok(()), As::Kind(kind)) => session.tell_host(HostEvent::Exported(kind)),
                (Ok(()), As::Csv) => {}
                (Err(error), _) => {
                    let lang = session.lang.get_untracked();
                    let why = (!error.is_null()).then(|| format!("{error:?}"));
                    let title = words::FILE_FAILED.get(lang).to_owned();
                    session.report(title, why.into_iter().collect());
                }
            }
        });
    });
}

/// The content of the file.
async fn made(written: &WrittenDraft, way: As, lang: Lang) -> Result<JsValue, JsValue> {
    match way {
        As::Csv => Ok(written.csv().into()),
        As::Kind(Kind::Docx) => {
            // A template that cannot be used any more is told of on the draft page; ours stands in for it.
            drop(wear(written, &looks().await, lang));
            JsFuture::from(written.docx(&js_sys::Object::new().into())).await
        }
        As::Kind(Kind::Xlsx) => JsFuture::from(written.xlsx()).await,
        As::Kind(_) => Ok(written.html().into()),
    }
}
