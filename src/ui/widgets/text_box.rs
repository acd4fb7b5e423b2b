//! Fields for text. The browser owns what is typed; the session is told, and answers only when somebody else changed it.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, div, here};
use super::super::session::Session;
use super::super::words;
use crate::assessment::{ActionText, Cell, Command, TextField, Trait};
use crate::reading::MAX_CHARACTERS;
use crate::standard::{IndicatorId, ItemId};
use leptos::prelude::*;
use std::cell;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// A text of several lines with its counter.
pub(in crate::ui) fn text_box(field: TextField, label: &str, hint: &str, rows: u32) -> El {
    let session = use_session();
    let lang = use_lang();
    let too_long = RwSignal::new(false);
    let id = dom_id(&field);
    let count_id = format!("{id}-count");
    let counted = field.clone();
    let hint = (!hint.is_empty()).then(|| div("span", "ea-hint").text(hint));
    let area = text_area(field, rows, too_long)
        .attr("aria-describedby", &count_id)
        .live_attr("aria-invalid", move || {
            too_long.get().then(|| String::from("true"))
        });
    let count = div("p", "ea-count")
        .attr("id", &count_id)
        .live_text(move || words::characters(lang, session.text_length(&counted)));
    let error = move || {
        let error = div("p", "ea-error").attr("role", "alert");
        too_long
            .get()
            .then(|| error.text(words::TOO_LONG.get(lang)))
    };
    field_form("ea-field")
        .child(
            div("label", "ea-label")
                .attr("for", &id)
                .text(label)
                .child(hint),
        )
        .child(area)
        .child(count)
        .live(error)
}

/// A form for a field, or for a few. A browser that fills forms in reads with every key all fields of the form that is typed in, and
/// of the whole page where there is none: on a page of an item that takes it longer than everything that we do. It sends nothing.
pub(in crate::ui) fn field_form(class: &'static str) -> El {
    div("form", class).attr("method", "dialog")
}

/// The field of a text of several lines, which says when the text is too long to be kept. Such a text stands in it again when its page
/// was left meanwhile.
pub(in crate::ui) fn text_area(field: TextField, rows: u32, too_long: RwSignal<bool>) -> El {
    let session = use_session();
    let id = dom_id(&field);
    let shown = field.clone();
    let typed = typed_here();
    let heard = typed.clone();
    let mut left = session.unkept(&id);
    let (shown_id, typed_id) = (id.clone(), id.clone());
    too_long.set(left.is_some());
    div("textarea", "ea-text")
        .attr("id", &id)
        .attr("rows", &rows.to_string())
        .attr("dir", "auto")
        .live_entry(move || {
            let elsewhere = session.text_from_elsewhere(&shown, &heard);
            if left.is_none() && elsewhere.is_some() && too_long.get_untracked() {
                session.set_unkept(&shown_id, None);
                too_long.set(false);
            }
            left.take().or(elsewhere)
        })
        .live_flag("readOnly", move || session.is_read_only())
        .on("input", move |event| {
            if let Some(area) = here::<HtmlTextAreaElement>(&event) {
                let fits = write(session, &field, area.value());
                typed.set(fits);
                // Hardly ever, and not with every key.
                if !fits || too_long.get_untracked() {
                    too_long.set(!fits);
                    session.set_unkept(&typed_id, (!fits).then(|| area.value()));
                }
            }
        })
}

/// A text of one line. `autocomplete` says what the browser may fill in.
pub(in crate::ui) fn text_line(field: TextField, label: &str, autocomplete: &str) -> El {
    let session = use_session();
    let id = dom_id(&field);
    let shown = field.clone();
    let typed = typed_here();
    let heard = typed.clone();
    let input = div("input", "ea-text")
        .attr("type", "text")
        .attr("id", &id)
        .attr("dir", "auto")
        .attr("autocomplete", autocomplete)
        .live_entry(move || session.text_from_elsewhere(&shown, &heard))
        .live_flag("readOnly", move || session.is_read_only())
        .on("input", move |event| {
            if let Some(input) = here::<HtmlInputElement>(&event) {
                typed.set(write(session, &field, input.value()));
            }
        });
    div("div", "ea-field")
        .child(div("label", "ea-label").attr("for", &id).text(label))
        .child(input)
}

/// Whether the change that a field hears of next is its own: a text that was typed there is not written there again.
pub(in crate::ui) fn typed_here() -> Rc<cell::Cell<bool>> {
    Rc::default()
}

/// Sends a text; says no where a file with it could not be opened again. What was sent before stays.
pub(in crate::ui) fn write(session: Session, field: &TextField, text: String) -> bool {
    let fits = text.len() <= MAX_CHARACTERS || text.chars().count() <= MAX_CHARACTERS;
    if fits {
        session.send(Command::Text(field.clone(), text));
    }
    fits
}

/// The id of the element that holds a text, so that a finding can lead to it.
pub(in crate::ui) fn dom_id(field: &TextField) -> String {
    match field {
        TextField::Title => String::from("ea-title"),
        TextField::Label => String::from("ea-label"),
        TextField::Name => String::from("ea-name"),
        TextField::Industry => String::from("ea-industry"),
        TextField::Place => String::from("ea-place"),
        TextField::Period => String::from("ea-period"),
        TextField::Author => String::from("ea-author"),
        TextField::Profile(section) => format!("ea-profile-{section}"),
        TextField::Evidence(_, point) => format!("ea-evidence-{point}"),
        TextField::Note(item, factor) => format!("ea-note-{item}-{factor}"),
        TextField::Reason(item) => format!("ea-reason-{item}"),
        TextField::Strengths(item) => format!("ea-strengths-{item}"),
        TextField::Opportunities(item) => format!("ea-opportunities-{item}"),
        TextField::Private(item) => format!("ea-private-{item}"),
        TextField::Indicator(item, id, cell) => match cell {
            Cell::Name => format!("ea-indicator-{item}-{id}-name"),
            Cell::Unit => format!("ea-indicator-{item}-{id}-unit"),
            Cell::Source(line) => format!("ea-indicator-{item}-{id}-{}-source", line.key()),
            Cell::Figure(line, year) => format!("ea-indicator-{item}-{id}-{}-{year}", line.key()),
        },
        TextField::Action(id, text) => match text {
            ActionText::Action => format!("ea-action-{id}"),
            ActionText::Owner => format!("ea-action-{id}-owner"),
            ActionText::Due => format!("ea-action-{id}-due"),
        },
        TextField::Programme(_, note) => format!("ea-programme-{note}"),
    }
}

/// The id of the control by which something is chosen about an indicator.
pub(in crate::ui) fn choice_id(item: &ItemId, id: &IndicatorId, about: Trait) -> String {
    format!("ea-indicator-{item}-{id}-{}", about.key())
}
