//! The export of a form, and the personal data that is asked for it.
//!
//! Personal data stands in the fields of the dialogue alone. It is read from them when the file is made, handed to the writer, and
//! forgotten by both when that is done; closing the dialogue empties the fields. No signal, no command and no store ever holds it.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, View, around, button, div, el, here};
use super::super::super::clock;
use super::super::super::documents::{WrittenDraft, write_draft};
use super::super::super::forms;
use super::super::super::history::by_name::{Answer, call};
use super::super::super::programmes::{packs, packs_here};
use super::super::super::session::{HostEvent, Session};
use super::super::super::widgets::hand_over_content;
use super::super::super::word::drawn;
use super::super::super::words;
use super::super::{hint, section};
use crate::draft::Choice;
use crate::export::{Kind, file_name_of};
use crate::language::{Lang, Phrase};
use crate::programme::form::{Content, Field, Form, Photo, Section};
use crate::standard::ProgrammeId;
use crate::writing::Json;
use js_sys::{Promise, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

/// What is exported and how far that is.
#[derive(Clone, Copy)]
struct Exporter {
    session: Session,
    programme: &'static ProgrammeId,
    form: &'static Form,
    making: RwSignal<bool>,
    /// What went wrong.
    failed: RwSignal<Option<Phrase>>,
}

/// The section with the button that opens the dialogue, and the dialogue.
pub(super) fn export_box(programme: &'static ProgrammeId, form: &'static Form) -> View {
    let lang = use_lang();
    let exporter = Exporter {
        session: use_session(),
        programme,
        form,
        making: RwSignal::new(false),
        failed: RwSignal::new(None),
    };
    let open = button("ea-button ea-primary ea-export-form", |event| {
        let main = around::<Element>(&event, "main");
        let dialog = main.and_then(|main| main.query_selector(".ea-dialog").unwrap_or_default());
        if let Some(dialog) = dialog {
            // One that is open already stays so.
            drop(call(&dialog, "showModal", &[]));
        }
    });
    let box_ = section(words::EXPORT_FORM.get(lang), None)
        .child(hint(words::EXPORT_FORM_LEAD.get(lang)))
        .child(open.text(words::EXPORT_FORM_OPEN.get(lang)))
        .child(exporter.dialogue(lang));
    box_.into()
}

impl Exporter {
    fn dialogue(self, lang: Lang) -> El {
        let parts = self.form.sections.iter();
        let parts = parts.filter_map(|part| personal_part(part, lang));
        let failed = move || {
            let said = self.failed.get();
            said.map(|said| {
                div("p", "ea-error")
                    .attr("role", "alert")
                    .text(said.get(lang))
            })
        };
        let status = div("span", "ea-hint")
            .attr("role", "status")
            .live_text(move || match self.making.get() {
                true => words::MAKING_FORM.get(lang).to_owned(),
                false => String::new(),
            });
        let make = |class, kind, word: Phrase| {
            button(class, move |event| self.begin(kind, &event))
                .live_attr("aria-busy", move || {
                    self.making.get().then(|| String::from("true"))
                })
                .text(word.get(lang))
        };
        let cancel = button("ea-button", |event| {
            if let Some(dialog) = around::<Element>(&event, "dialog") {
                close(&dialog);
            }
        });
        let actions = div("div", "ea-actions")
            .child(make(
                "ea-button ea-primary ea-form-word",
                Kind::Docx,
                words::FORM_WORD,
            ))
            .child(make(
                "ea-button ea-form-excel",
                Kind::Xlsx,
                words::FORM_EXCEL,
            ))
            .child(cancel.text(words::CANCEL.get(lang)))
            .child(status);
        div("dialog", "ea-dialog")
            .attr("aria-labelledby", "ea-dialog-title")
            .on("close", move |event| {
                if let Some(dialog) = here::<Element>(&event) {
                    empty(&dialog);
                }
                self.failed.set(None);
            })
            .child(
                el("h2")
                    .attr("id", "ea-dialog-title")
                    .text(words::EXPORT_FORM.get(lang)),
            )
            .child(hint(words::PERSONAL_LEAD.get(lang)))
            .children(parts)
            .child(div("div", "ea-form-fields").child(language(lang)))
            .live(failed)
            .child(actions)
    }

    /// Has the file made, and hands it out or says why not.
    fn begin(self, kind: Kind, event: &Event) {
        let dialog = around::<Element>(event, "dialog");
        let Some(dialog) = dialog.filter(|_| !self.making.get_untracked()) else {
            return;
        };
        self.making.set(true);
        self.failed.set(None);
        self.session.store_now();
        let chosen = find::<HtmlSelectElement>(&dialog, "select");
        let lang = chosen.and_then(|select| Lang::from_tag(&select.value()));
        let lang = lang.unwrap_or_default();
        self.session.fetch_asset(forms::FILE, move |forms| {
            write_draft(self.session, lang, &Choice::default(), move |written| {
                spawn_local(async move {
                    let failed = match forms.zip(written) {
                        Some((forms, written)) => {
                            let made = self.make(&forms, &written, kind, &dialog).await;
                            // Whatever was said is gone with it.
                            drop(call(&written, "free", &[]));
                            made.and_then(|bytes| self.hand_out(kind, &bytes)).err()
                        }
                        None => Some(words::FORM_FAILED),
                    };
                    self.making.try_set(false);
                    match failed {
                        None => close(&dialog),
                        Some(_) => drop(self.failed.try_set(failed)),
                    }
                });
            });
        });
    }

    /// The bytes of the file.
    async fn make(
        self,
        forms: &str,
        written: &WrittenDraft,
        kind: Kind,
        dialog: &Element,
    ) -> Result<JsValue, Phrase> {
        let photo = photo(dialog).await?;
        let given: [JsValue; 5] = [
            forms.into(),
            self.form.id.as_str().into(),
            self.programme.as_str().into(),
            personal(self.form, dialog).into(),
            photo.into(),
        ];
        let made = async || -> Answer {
            call(written, "apply", &given)?;
            let method = if kind == Kind::Docx { "docx" } else { "xlsx" };
            let promise: Promise = call(written, method, &[])?.dyn_into()?;
            JsFuture::from(promise).await
        };
        made().await.map_err(|_| words::FORM_NOT_MADE)
    }

    fn hand_out(self, kind: Kind, bytes: &JsValue) -> Result<(), Phrase> {
        if !self.session.is_live() {
            return Ok(());
        }
        // The name of the file is in one language, that of the interface: in it the programmes are here.
        let lang = self.session.lang.get_untracked();
        // One form may be that of several programmes.
        let packs = untrack(|| packs(lang)).or_else(packs_here);
        let packs = packs.unwrap_or_default();
        let pack = packs
            .iter()
            .find(|pack| pack.programme.id == *self.programme);
        let title = pack.map_or("", |pack| pack.programme.title.get(lang));
        let what = format!("{title} {}", words::FORM_NAME.get(lang));
        let name = |assessment: &_| {
            file_name_of(assessment, what.trim(), kind.extension(), &clock::today())
        };
        let name = self.session.assessment(name);
        let handed = hand_over_content(&name, kind.mime(), bytes);
        handed.map_err(|_| words::FORM_NOT_MADE)?;
        self.session.tell_host(HostEvent::Exported(kind));
        Ok(())
    }
}

fn label(id: &str, text: &str) -> El {
    div("label", "ea-label").attr("for", id).text(text)
}

/// What is personal in a part of the form.
fn personal_part(part: &'static Section, lang: Lang) -> Option<El> {
    let Content::Rows(rows, photo) = &part.content else {
        return None;
    };
    let fields = rows.iter().flatten().filter(|field| field.is_personal);
    let fields: Vec<El> = fields.map(|field| personal_field(field, lang)).collect();
    if fields.is_empty() && photo.is_none() {
        return None;
    }
    let photo = photo.as_ref().map(|photo| photo_field(photo, lang));
    let inside = div("div", "ea-form-fields").children(fields).child(photo);
    let title = el("legend").text(part.title.get(lang));
    Some(div("fieldset", "ea-personal").child(title).child(inside))
}

fn photo_field(photo: &'static Photo, lang: Lang) -> El {
    let asks = photo.asks.as_ref().map_or("", |asks| asks.get(lang));
    let small = |text: &str| div("span", "ea-hint").text(text);
    let input = div("input", "ea-photo")
        .attr("type", "file")
        .attr("accept", "image/png,image/jpeg")
        .attr("id", "ea-personal-photo");
    let label = label("ea-personal-photo", photo.label.get(lang))
        .child(small(asks))
        .child(small(words::CHOOSE_PHOTO.get(lang)));
    div("div", "ea-field ea-wide").child(label).child(input)
}

/// A field that nobody remembers: not the product, and not the browser.
fn personal_field(field: &'static Field, lang: Lang) -> El {
    let id = format!("ea-personal-{}", field.id);
    let input = div("input", "ea-text")
        .attr("type", "text")
        .attr("id", &id)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("dir", "auto");
    let label = label(&id, field.label.get(lang));
    div("div", "ea-field").child(label).child(input)
}

/// The form that is handed in is Chinese, whoever fills it in.
fn language(lang: Lang) -> El {
    let option = |option: Lang, name: &str| {
        el("option")
            .attr("value", option.tag())
            .attr("lang", option.tag())
            .text(name)
    };
    let select = div("select", "ea-text")
        .attr("id", "ea-form-language")
        .child(option(Lang::Zh, "中文"))
        .child(option(Lang::En, "English"));
    let label = label("ea-form-language", words::FORM_LANGUAGE.get(lang));
    div("div", "ea-field").child(label).child(select)
}

/// What was said of a person, a JSON object.
fn personal(form: &Form, dialog: &Element) -> String {
    let mut json = Json::compact();
    json.object(|json| {
        for field in form.fields().filter(|field| field.is_personal) {
            let input = find::<HtmlInputElement>(dialog, &format!("#ea-personal-{}", field.id));
            let said = input.map(|input| input.value()).unwrap_or_default();
            json.key(&field.id).text(&said);
        }
    });
    json.finish()
}

/// The photo as a PNG file of its own, without whatever else is in its file; no bytes where none was chosen.
async fn photo(dialog: &Element) -> Result<Uint8Array, Phrase> {
    let input = find::<HtmlInputElement>(dialog, "#ea-personal-photo");
    let file = input.and_then(|input| input.files()?.get(0));
    match file {
        None => Ok(Uint8Array::new_with_length(0)),
        Some(file) => drawn(&file).await.ok_or(words::NO_LOGO),
    }
}

fn find<T: JsCast>(dialog: &Element, selector: &str) -> Option<T> {
    let found = dialog.query_selector(selector).unwrap_or_default();
    found?.dyn_into().ok()
}

/// Closes the dialogue, which empties it.
fn close(dialog: &Element) {
    // One that is closed already stays so.
    drop(call(dialog, "close", &[]));
}

/// Takes everything out of the fields.
fn empty(dialog: &Element) {
    let Ok(inputs) = dialog.query_selector_all("input") else {
        return;
    };
    for index in 0..inputs.length() {
        let input = inputs.get(index);
        if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
            input.set_value("");
        }
    }
}
