//! Naming an assessment in its place in the list.

use super::super::super::build::{El, around, button, div, el};
use super::super::super::library::rename;
use super::super::super::words;
use super::{Library, focus_on, row};
use crate::language::Phrase;
use crate::storage::RecordId;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

/// Two fields: the title and the label. Enter keeps them, Escape leaves them as they were.
pub(super) fn naming(
    library: Library,
    id: RecordId,
    [title, label]: [String; 2],
    close: impl Fn() + Clone + 'static,
) -> El {
    let lang = library.lang;
    let keep = {
        let id = id.clone();
        move |event: &Event| {
            let form = around::<Element>(event, ".ea-naming");
            let section = around::<Element>(event, ".ea-section");
            let value = |class: &str| {
                let field = form.as_ref()?.query_selector(class).unwrap_or_default();
                Some(field?.dyn_into::<HtmlInputElement>().ok()?.value())
            };
            let fields = value(".ea-own-title").zip(value(".ea-own-label"));
            let Some((title, label)) = fields else { return };
            let row = row::selector(&id);
            rename(library.session, &id, [title, label], move |renamed| {
                library.act(renamed.map(|()| String::new()));
                focus_on(section, Some(row));
            });
        }
    };
    let cancel = move |event: &Event| {
        close();
        focus_on(around(event, "li"), Some(String::from(".ea-rename")));
    };
    let field = |word: Phrase, class: &'static str, text: &str| {
        let input = div("input", class)
            .attr("type", "text")
            .attr("maxlength", "200")
            .attr("value", text);
        el("label")
            .child(div("span", "ea-label").text(word.get(lang)))
            .child(input)
    };
    let on_key = {
        let (keep, cancel) = (keep.clone(), cancel.clone());
        move |event: Event| {
            let key = event.dyn_ref::<KeyboardEvent>();
            // The Enter that ends a composition is not one to keep the name with.
            let Some(key) = key.filter(|key| !key.is_composing()) else {
                return;
            };
            let in_field = event
                .target()
                .is_some_and(|t| t.has_type::<HtmlInputElement>());
            match key.key().as_str() {
                "Enter" if in_field => keep(&event),
                "Escape" => cancel(&event),
                _ => {}
            }
        }
    };
    let done = button("ea-button ea-primary ea-keep-name", move |event| {
        keep(&event)
    });
    let leave = button("ea-button ea-cancel", move |event| cancel(&event));
    div("div", "ea-naming")
        .on("keydown", on_key)
        .child(
            div("div", "ea-lines")
                .child(field(words::OWN_TITLE, "ea-text ea-own-title", &title))
                .child(field(words::OWN_LABEL, "ea-text ea-own-label", &label)),
        )
        .child(
            div("div", "ea-actions")
                .child(done.text(words::KEEP.get(lang)))
                .child(leave.text(words::CANCEL.get(lang))),
        )
}
