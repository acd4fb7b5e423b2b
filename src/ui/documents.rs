//! The second module, as the interface sees it: it writes the draft, and is fetched when a draft is first asked for.

use super::clock;
use super::session::Session;
use crate::language::Lang;
use serde_json::Value;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A draft that the second module holds (`Document` in `src/documents.rs`).
    #[derive(Clone)]
    pub type WrittenDraft;
    /// The draft as Markdown.
    #[wasm_bindgen(method)]
    pub fn markdown(this: &WrittenDraft) -> String;
    /// The draft as one self-contained page.
    #[wasm_bindgen(method)]
    pub fn html(this: &WrittenDraft) -> String;
    /// What stands in the body of that page.
    #[wasm_bindgen(method)]
    pub fn body(this: &WrittenDraft) -> String;
    /// The style sheet of that page.
    #[wasm_bindgen(method)]
    pub fn style(this: &WrittenDraft) -> String;
    /// Its title.
    #[wasm_bindgen(method)]
    pub fn title(this: &WrittenDraft) -> String;
    /// Its language tag.
    #[wasm_bindgen(method)]
    pub fn lang(this: &WrittenDraft) -> String;
    /// Its chapters and gaps as JSON.
    #[wasm_bindgen(method)]
    pub fn overview(this: &WrittenDraft) -> String;
}

/// Has the draft of the present answers written, and gives it to `then`; nothing where the module cannot be had.
pub(super) fn write_draft(
    session: Session,
    lang: Lang,
    then: impl FnOnce(Option<WrittenDraft>) + 'static,
) {
    let done = Closure::once_into_js(move |written: JsValue| {
        if session.is_live() {
            then((!written.is_undefined()).then(|| written.unchecked_into()));
        }
    });
    session.documents(&session.save(), lang.tag(), &clock::today(), done);
}

/// A chapter of the draft and its length.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct ChapterLength {
    /// Number and title.
    pub title: String,
    /// The characters of the organisation's own words.
    pub answers: String,
    /// All characters.
    pub all: String,
}

/// Something missing in the draft.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Missing {
    /// The item, or none for the profile.
    pub item: Option<String>,
    /// The place by its ids.
    pub key: String,
    /// What is missing.
    pub missing: String,
}

/// The chapters and gaps of a draft.
pub(super) fn overview(draft: &WrittenDraft) -> (Vec<ChapterLength>, Vec<Missing>) {
    // Our own module wrote it: a field that is not there shows as empty.
    let overview: Value = serde_json::from_str(&draft.overview()).unwrap_or_default();
    let text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    let list = |name: &str| overview[name].as_array().cloned().unwrap_or_default();
    let chapter = |entry: &Value| ChapterLength {
        title: format!("{} {}", text(&entry["number"]), text(&entry["title"])),
        answers: text(&entry["answers"]),
        all: text(&entry["all"]),
    };
    let missing = |entry: &Value| Missing {
        item: entry["item"].as_str().map(str::to_owned),
        key: text(&entry["key"]),
        missing: text(&entry["missing"]),
    };
    (
        list("chapters").iter().map(chapter).collect(),
        list("gaps").iter().map(missing).collect(),
    )
}
