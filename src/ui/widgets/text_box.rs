//! Fields for text. The browser owns what is typed; the session is told, and answers only when somebody else changed it.

use super::super::app::{use_lang, use_session};
use super::super::session::Session;
use super::super::words;
use crate::assessment::{Command, TextField};
use crate::reading::MAX_CHARACTERS;
use leptos::html;
use leptos::prelude::*;

/// A text of several lines with its counter.
#[component]
pub(in crate::ui) fn TextBox(
    /// What it holds.
    field: TextField,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What belongs into it.
    #[prop(optional, into)]
    hint: String,
    /// How many lines it shows at least.
    #[prop(default = 3)]
    rows: u32,
) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let node = NodeRef::<html::Textarea>::new();
    let too_long = RwSignal::new(false);
    let id = dom_id(&field);
    let count_id = format!("{id}-count");
    let shown = field.clone();
    Effect::new(move |_| {
        let text = session.text(&shown);
        if let Some(area) = node.get()
            && !too_long.get_untracked()
            && area.value() != text
        {
            area.set_value(&text);
        }
    });
    let counted = field.clone();
    let on_input = move |_| {
        if let Some(area) = node.get_untracked() {
            too_long.set(!write(session, &field, area.value()));
        }
    };
    view! {
        <div class="ea-field">
            <label class="ea-label" for=id.clone()>
                {label}
                {(!hint.is_empty()).then(|| view! { <span class="ea-hint">{hint}</span> })}
            </label>
            <textarea
                class="ea-text"
                id=id
                rows=rows
                dir="auto"
                node_ref=node
                aria-describedby=count_id.clone()
                aria-invalid=move || too_long.get().then_some("true")
                on:input=on_input
            ></textarea>
            <p class="ea-count" id=count_id>
                {move || words::characters(lang, session.text_length(&counted))}
            </p>
            {move || too_long.get().then(|| view! {
                <p class="ea-error" role="alert">{words::TOO_LONG.get(lang)}</p>
            })}
        </div>
    }
}

/// A text of one line.
#[component]
pub(in crate::ui) fn TextLine(
    /// What it holds.
    field: TextField,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
) -> impl IntoView {
    let session = use_session();
    let node = NodeRef::<html::Input>::new();
    let id = dom_id(&field);
    let shown = field.clone();
    Effect::new(move |_| {
        let text = session.text(&shown);
        if let Some(input) = node.get()
            && input.value() != text
        {
            input.set_value(&text);
        }
    });
    let on_input = move |_| {
        if let Some(input) = node.get_untracked() {
            write(session, &field, input.value());
        }
    };
    view! {
        <div class="ea-field">
            <label class="ea-label" for=id.clone()>{label}</label>
            <input class="ea-text" type="text" id=id dir="auto" autocomplete=autocomplete node_ref=node on:input=on_input/>
        </div>
    }
}

/// Sends a text; says no where a file with it could not be opened again. What was sent before stays.
fn write(session: Session, field: &TextField, text: String) -> bool {
    let fits = text.len() <= MAX_CHARACTERS || text.chars().count() <= MAX_CHARACTERS;
    if fits {
        session.send(Command::Text(field.clone(), text));
    }
    fits
}

/// The id of the element that holds a text, so that a finding can lead to it.
pub(in crate::ui) fn dom_id(field: &TextField) -> String {
    match field {
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
    }
}
