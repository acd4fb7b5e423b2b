//! A field of a form that is written in: on a line or as a text, with what is known of it and how long it is.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, View, button, div, el, here};
use super::super::super::session::Session;
use super::super::super::widgets::{dom_id, field_form, typed_here, write};
use super::super::super::words;
use super::choice::choice_entry;
use crate::application::sources;
use crate::assessment::{Command, TextField};
use crate::decimal::half_width;
use crate::draft::characters;
use crate::programme::form::{Field, Kind};
use crate::standard::{NoteId, ProgrammeId};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};

/// A field, or that it is asked when the form is exported.
pub(super) fn field_entry(programme: &'static ProgrammeId, field: &'static Field) -> El {
    let lang = use_lang();
    let asks = field.asks.as_ref().map(|asks| asks.get(lang));
    let Some(note) = field.note() else {
        return asked_later(field.label.get(lang), asks);
    };
    if let Kind::Choice { several, groups } = &field.kind {
        return choice_entry(programme, field, *several, groups);
    }
    Written::of(programme, field, &note).entry(field)
}

/// A field that is asked when the form is exported.
pub(super) fn asked_later(label: &str, asks: Option<&str>) -> El {
    let lang = use_lang();
    let asks = asks.map(|asks| div("span", "ea-hint").text(asks));
    div("div", "ea-field ea-asked-later")
        .child(div("p", "ea-label").text(label).child(asks))
        .child(div("p", "ea-hint").text(words::ASKED_LATER.get(lang)))
}

/// Whether a text is none of the whole numbers that a form asks for.
fn is_no_number(text: &str) -> bool {
    let mut digits = half_width(text.trim()).into_bytes().into_iter();
    !digits.all(|byte| byte.is_ascii_digit())
}

/// The note of a form of a programme.
pub(super) fn note_of(programme: &ProgrammeId, note: &NoteId) -> TextField {
    TextField::Programme(programme.clone(), note.clone())
}

/// Where the answer is kept, and the texts from which it is known.
#[derive(Clone)]
struct Written {
    session: Session,
    own: TextField,
    known: Vec<TextField>,
}

impl Written {
    fn of(programme: &ProgrammeId, field: &Field, note: &NoteId) -> Written {
        let session = use_session();
        let known = field.known.map(|known| sources(known, session.standard()));
        Written {
            session,
            own: note_of(programme, note),
            known: known.unwrap_or_default(),
        }
    }

    /// What the profile says, watched.
    fn known(&self) -> String {
        let texts = self.known.iter().map(|text| self.session.text(text));
        let texts: Vec<String> = texts.map(|text| text.trim().to_owned()).collect();
        let said: Vec<&str> = texts
            .iter()
            .map(String::as_str)
            .filter(|t| !t.is_empty())
            .collect();
        said.join("\n")
    }

    /// What stands in the field, watched.
    fn text(&self) -> String {
        let own = self.session.text(&self.own);
        match own.trim().is_empty() {
            true => self.known(),
            false => own,
        }
    }

    /// Keeps what was typed, unless it is what is known anyway; says no where it is too long for a file.
    fn write(&self, typed: String) -> bool {
        let typed = match untrack(|| self.known()) == typed {
            true => String::new(),
            false => typed,
        };
        write(self.session, &self.own, typed)
    }

    fn entry(self, field: &'static Field) -> El {
        let lang = use_lang();
        let id = dom_id(&self.own);
        let about = format!("{id}-about");
        let asks = field.asks.as_ref();
        let asks = asks.map(|asks| div("span", "ea-hint").text(asks.get(lang)));
        let label = el("label")
            .attr("class", "ea-label")
            .attr("for", &id)
            .text(field.label.get(lang))
            .child(asks);
        let is_text = matches!(field.kind, Kind::Text { .. });
        let class = match is_text {
            true => "ea-field ea-wide",
            false => "ea-field",
        };
        let count = is_text.then(|| self.clone().count(field, &about));
        let is_number = matches!(field.kind, Kind::Number);
        let number = self.clone();
        let unread = Memo::new(move |_| is_number && is_no_number(&number.text()));
        let error = move || {
            let error = || div("span", "ea-error").attr("role", "alert");
            unread
                .get()
                .then(|| error().text(words::FORM_NUMBER.get(lang)))
        };
        field_form(class)
            .child(label)
            .child(self.clone().control(field, &id, &about, unread))
            .child(is_number.then(|| el("div").live(error)))
            .child(self.origin())
            .child(count)
    }

    fn control(self, field: &'static Field, id: &str, about: &str, unread: Memo<bool>) -> El {
        let session = self.session;
        let (typed, refused) = (typed_here(), RwSignal::new(false));
        let heard = typed.clone();
        let (shown, filled) = (self.clone(), self.clone());
        let control = match field.kind {
            Kind::Text { limit, .. } => {
                let rows = match limit {
                    Some(..=100) => "1",
                    _ => "5",
                };
                el("textarea")
                    .attr("rows", rows)
                    .attr("aria-describedby", about)
            }
            Kind::Date => el("input").attr("type", "date"),
            Kind::Number => el("input")
                .attr("type", "text")
                .attr("inputmode", "numeric"),
            _ => el("input").attr("type", "text"),
        };
        control
            .attr("class", "ea-text")
            .attr("id", id)
            .attr("dir", "auto")
            .attr("autocomplete", "off")
            .live_entry(move || {
                let own = session.text_from_elsewhere(&shown.own, &heard);
                let known = shown.known();
                own.map(|own| if own.trim().is_empty() { known } else { own })
            })
            .live_attr("aria-invalid", move || {
                (refused.get() || unread.get()).then(|| String::from("true"))
            })
            .live_flag("readOnly", move || session.is_read_only())
            .on("input", move |event| {
                if let Some(value) = value_of(&event) {
                    let fits = self.write(value);
                    typed.set(fits);
                    refused.set(!fits);
                }
            })
            // What is emptied follows the profile again, and says so.
            .on("change", move |event| {
                if value_of(&event).is_some_and(|value| value.trim().is_empty()) {
                    set_value(&event, &untrack(|| filled.known()));
                }
            })
    }

    /// Whether the answer is that of the profile; else the way back to it.
    fn origin(self) -> Option<El> {
        if self.known.is_empty() {
            return None;
        }
        let lang = use_lang();
        let follows = self.clone();
        let state = Memo::new(move |_| {
            let has_own = !follows.session.text(&follows.own).trim().is_empty();
            (!follows.known().is_empty()).then_some(has_own)
        });
        let view = move || match state.get() {
            None => View::Nothing,
            Some(false) => {
                let said = words::FROM_PROFILE.get(lang);
                div("p", "ea-hint ea-from-profile").text(said).into()
            }
            Some(true) => {
                let (session, own) = (self.session, self.own.clone());
                let back = button("ea-link", move |_| {
                    session.send(Command::Text(own.clone(), String::new()));
                });
                back.live_flag("hidden", move || session.is_read_only())
                    .text(words::BACK_TO_PROFILE.get(lang))
                    .into()
            }
        };
        Some(div("div", "ea-known").live(view))
    }

    /// How long the text is; where that is too long, by how much. Nothing is cut.
    fn count(self, field: &'static Field, id: &str) -> El {
        let lang = use_lang();
        let (limit, may_attach) = match field.kind {
            Kind::Text { limit, may_attach } => (limit, may_attach),
            _ => (None, false),
        };
        let limit = limit.and_then(|limit| usize::try_from(limit).ok());
        let written = Memo::new(move |_| characters(&self.text()));
        let excess = move || limit.map_or(0, |limit| written.get().saturating_sub(limit));
        let line = move || words::of_limit(lang, written.get(), limit, may_attach);
        let warning = move || {
            let over = excess();
            let said = || words::too_many(lang, over, may_attach);
            (over > 0).then(|| div("p", "ea-notice").text(&said()))
        };
        el("div")
            .child(div("p", "ea-count").attr("id", id).live_text(line))
            .child(div("div", "ea-over").attr("role", "status").live(warning))
    }
}

fn value_of(event: &Event) -> Option<String> {
    let input = here::<HtmlInputElement>(event).map(|input| input.value());
    input.or_else(|| Some(here::<HtmlTextAreaElement>(event)?.value()))
}

fn set_value(event: &Event, value: &str) {
    let Some(target) = event.current_target() else {
        return;
    };
    match target.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.set_value(value),
        None => {
            if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
                area.set_value(value);
            }
        }
    }
}
