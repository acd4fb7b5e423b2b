//! What was done last, read out, with the way back; and where the focus goes then. In the later part.

use super::super::build::{El, button, div, el};
use super::super::words;
use crate::language::Lang;
use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// The words, and the button of the way back, if there is one. There at all times: a live region that comes with its text is not
/// read out.
pub(super) fn said_box(lang: Lang, text: &str, take_back: Option<impl Fn(Event) + 'static>) -> El {
    let back = take_back.map(|take_back| {
        button("ea-button ea-take-back", take_back).text(words::TAKE_BACK.get(lang))
    });
    div("div", "ea-said")
        .attr("role", "status")
        .attr("tabindex", "-1")
        .child((!text.is_empty()).then(|| el("p").text(text)))
        .child(back)
}

/// Gives the focus to what a selector names within an element, once it is there; where it is folded away or gone, to what
/// was said.
pub(super) fn focus_on(within: Option<Element>, selector: Option<String>) {
    request_animation_frame(move || {
        let take = |selector: &str| {
            let found = within.as_ref()?.query_selector(selector);
            let found: HtmlElement = found.unwrap_or_default()?.dyn_into().ok()?;
            drop(found.focus());
            found.matches(":focus").unwrap_or_default().then_some(())
        };
        let taken = selector.as_deref().and_then(take);
        if taken.is_none() {
            take(".ea-said");
        }
    });
}
