//! A form of passphrases: they are read when it is sent, kept nowhere, and shown only where that is asked for.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, button, div, el, here};
use super::super::super::words;
use super::super::hint;
use crate::language::Phrase;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

/// What comes of a form: nothing more to say where it worked, else why it did not, a line each.
type Running = Pin<Box<dyn Future<Output = Result<(), Vec<String>>>>>;

/// What a form does with what was entered.
pub(in crate::ui::pages) type Act = Box<dyn Fn(Vec<String>) -> Running>;

/// What a form does, under way.
pub(in crate::ui::pages) fn running(
    act: impl Future<Output = Result<(), Vec<String>>> + 'static,
) -> Running {
    Box::pin(act)
}

/// What a field is for.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::ui::pages) enum Field {
    /// A passphrase that there is already.
    Present(Phrase),
    /// A new passphrase, with what can be said of it while it is typed.
    New(Phrase),
    /// The new passphrase once more.
    Again,
    /// What everybody may read, as it is now.
    Title(String),
    /// A name that is sealed with the rest, as it is now.
    Name(Phrase, String),
}

impl Field {
    /// Whether what is typed into it is not to be seen.
    fn is_hidden(&self) -> bool {
        !matches!(self, Field::Title(_) | Field::Name(..))
    }
}

/// A form, its fields named after it. What is entered in the order of the fields is given to `act`; two that should be the same are
/// compared before. `beside` stands beside the button that sends it.
pub(in crate::ui::pages) fn form(
    name: &str,
    fields: Vec<Field>,
    send: Phrase,
    danger: bool,
    beside: Option<El>,
    act: Act,
) -> El {
    let session = use_session();
    let lang = use_lang();
    let shown = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let errors = RwSignal::new(Vec::<String>::new());
    let error_id = format!("ea-{name}-error");
    let described = error_id.clone();
    let rows = fields.iter().enumerate();
    let rows: Vec<El> = rows
        .map(|(index, field)| row(field, format!("ea-{name}-{index}"), &described, shown))
        .collect();
    // A name alone hides nothing that could be shown.
    let hides = fields.iter().any(Field::is_hidden);
    let submit = move |event: Event| {
        event.prevent_default();
        let Some(form) = here::<Element>(&event).filter(|_| !busy.get_untracked()) else {
            return;
        };
        let entered = entered(&form, fields.len());
        let wrong = check(&fields, &entered);
        if let Some((index, word)) = wrong {
            errors.set(vec![word.get(lang).to_owned()]);
            return focus(&form, index);
        }
        errors.set(Vec::new());
        busy.set(true);
        let working = act(entered);
        spawn_local(async move {
            let done = working.await;
            if !session.is_live() {
                return;
            }
            busy.try_set(false);
            if let Err(lines) = done {
                errors.try_set(lines);
                focus(&form, 0);
            }
        });
    };
    let class = if danger {
        "ea-button ea-danger"
    } else {
        "ea-button ea-primary"
    };
    let send = div("button", class)
        .attr("type", "submit")
        .live_attr("aria-disabled", move || {
            busy.get().then(|| String::from("true"))
        })
        .live_text(move || {
            let word = if busy.get() { words::WORKING } else { send };
            word.get(lang).to_owned()
        });
    let show = el("label")
        .attr("class", "ea-show")
        .child(
            el("input")
                .attr("type", "checkbox")
                .live_flag("checked", move || shown.get())
                .on("change", move |_| shown.update(|shown| *shown = !*shown)),
        )
        .text(words::SHOW_PASSPHRASE.get(lang));
    let error = move || {
        let lines = errors.get().into_iter();
        div("div", "ea-error")
            .attr("id", &error_id)
            .attr("role", "alert")
            .children(lines.map(|line| el("p").text(&line)))
    };
    div("form", "ea-lock-form")
        .attr("data-form", name)
        .attr("novalidate", "")
        .on("submit", submit)
        .children(rows)
        .child(hides.then_some(show))
        .live(error)
        .child(div("div", "ea-actions").child(send).child(beside))
}

fn row(field: &Field, id: String, described: &str, shown: RwSignal<bool>) -> El {
    let lang = use_lang();
    let (word, autocomplete, now, most) = match field {
        Field::Present(word) => (*word, "current-password", "", "1000"),
        Field::New(word) => (*word, "new-password", "", "1000"),
        Field::Again => (words::PASSPHRASE_AGAIN, "new-password", "", "1000"),
        Field::Title(now) => (words::PUBLIC_TITLE, "off", now.as_str(), "80"),
        Field::Name(word, now) => (*word, "off", now.as_str(), "200"),
    };
    let hidden = field.is_hidden();
    let said = RwSignal::new("");
    let advice_id = format!("{id}-advice");
    let is_new = matches!(field, Field::New(_));
    let described = if is_new {
        format!("{described} {advice_id}")
    } else {
        described.to_owned()
    };
    let input = div("input", "ea-text")
        .attr("id", &id)
        .attr("autocomplete", autocomplete)
        .attr("value", now)
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("maxlength", most)
        .attr("aria-describedby", &described)
        .live_attr("type", move || {
            let word = if hidden && !shown.get() {
                "password"
            } else {
                "text"
            };
            Some(String::from(word))
        })
        .on("input", move |event| {
            if let Some(input) = here::<HtmlInputElement>(&event).filter(|_| is_new) {
                said.set(words::strength(lang, &input.value()));
            }
        });
    let advice = is_new.then(|| {
        div("div", "ea-advice")
            .attr("id", &advice_id)
            .child(hint(words::PASSPHRASE_ADVICE.get(lang)))
            .child(
                div("p", "ea-strength")
                    .attr("role", "status")
                    .live_text(move || said.get().to_owned()),
            )
    });
    let label = div("label", "ea-label")
        .attr("for", &id)
        .text(word.get(lang));
    div("div", "ea-field")
        .child(label)
        .child(input)
        .child(advice)
}

/// A field of a form.
fn input(form: &Element, index: usize) -> Option<HtmlInputElement> {
    let name = form.get_attribute("data-form")?;
    let found = form.query_selector(&format!("[id='ea-{name}-{index}']"));
    found.unwrap_or_default()?.dyn_into().ok()
}

fn entered(form: &Element, count: usize) -> Vec<String> {
    let value = |index| input(form, index).map(|input| input.value());
    (0..count)
        .map(|index| value(index).unwrap_or_default())
        .collect()
}

/// What is wrong with what was entered, and in which field.
fn check(fields: &[Field], entered: &[String]) -> Option<(usize, Phrase)> {
    let all = fields.iter().zip(entered).enumerate();
    for (index, (field, text)) in all {
        if field.is_hidden() && text.is_empty() {
            return Some((index, words::ENTER_PASSPHRASE));
        }
        if *field == Field::Again && index > 0 && entered.get(index - 1) != Some(text) {
            return Some((index, words::NOT_THE_SAME));
        }
    }
    None
}

/// Gives the focus to a field, with what is in it selected, so that it can be typed anew at once.
fn focus(form: &Element, index: usize) {
    if let Some(input) = input(form, index) {
        drop(input.focus());
        input.select();
    }
}

/// A button on the page of the lock.
pub(super) fn act(class: &'static str, word: Phrase, act: impl FnMut(Event) + 'static) -> El {
    button(class, act).text(word.get(use_lang()))
}
