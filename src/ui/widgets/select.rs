//! A native list to choose one of a few values from.

use super::super::app::use_session;
use super::super::build::{El, div, el, here};
use web_sys::HtmlSelectElement;

/// A list; `options` are values and what they are called. The value that `chosen` gives is shown, and follows it.
pub(in crate::ui) fn select<'a>(
    id: &str,
    options: impl IntoIterator<Item = (String, &'a str)>,
    chosen: impl FnMut() -> String + 'static,
    mut choose: impl FnMut(String) + 'static,
) -> El {
    let options = options.into_iter();
    let options = options.map(|(value, text)| el("option").attr("value", &value).text(text));
    div("select", "ea-select")
        .attr("id", id)
        .children(options)
        .live_value(chosen)
        .on("change", move |event| {
            if let Some(list) = here::<HtmlSelectElement>(&event) {
                choose(list.value());
            }
        })
}

/// The same, that nobody may change where the assessment is only read.
pub(in crate::ui) fn answer_select<'a>(
    id: &str,
    options: impl IntoIterator<Item = (String, &'a str)>,
    chosen: impl FnMut() -> String + 'static,
    choose: impl FnMut(String) + 'static,
) -> El {
    let session = use_session();
    select(id, options, chosen, choose).live_flag("disabled", move || session.is_read_only())
}
