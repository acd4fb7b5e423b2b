//! The second module, as the interface sees it: it writes the draft, and is fetched when a draft is first asked for.

use super::session::Session;
use crate::draft::Choice;
use crate::language::Lang;
use crate::reading::{Reader, document};
use crate::standard::{list, name};
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
    /// The draft as a Word file, a promise of its bytes. Added by `documents.js`, which draws the pictures for it, and tells and hears
    /// by `way` how far it is.
    #[wasm_bindgen(method)]
    pub fn docx(this: &WrittenDraft, way: &JsValue) -> js_sys::Promise;
    /// The assessment as a workbook for Excel, a promise of its bytes. Added by `documents.js`, which fetches what writes it.
    #[wasm_bindgen(method)]
    pub fn xlsx(this: &WrittenDraft) -> js_sys::Promise;
    /// All programmes at a glance as CSV.
    #[wasm_bindgen(method)]
    pub fn csv(this: &WrittenDraft) -> String;
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

/// Has the draft of the present answers written, with what `choice` chooses of it, and gives it to `then`; nothing where the module cannot be had.
pub(super) fn write_draft(
    session: Session,
    lang: Lang,
    choice: &Choice,
    then: impl FnOnce(Option<WrittenDraft>) + 'static,
) {
    let done = Closure::once_into_js(move |written: JsValue| {
        if session.is_live() {
            then((!written.is_undefined()).then(|| written.unchecked_into()));
        }
    });
    session.documents(&session.save(), lang.tag(), &choice.to_json(), done);
}

/// A chapter of the draft and its length.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct ChapterLength {
    /// Number and title.
    pub title: String,
    /// The characters of what is the organisation's; a dash of an annex.
    pub own: String,
    /// All characters.
    pub all: String,
}

/// Something missing in the draft.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Missing {
    /// The item, or none for the profile.
    pub item: Option<String>,
    /// What is missing.
    pub missing: String,
}

/// A length that a programme limits.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct LimitedLength {
    /// What is limited, and by which programme.
    pub names: [String; 2],
    /// Its characters, and the most that it may have.
    pub counted: u32,
    pub most: u32,
}

/// What a draft comes to.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Overview {
    pub chapters: Vec<ChapterLength>,
    pub sums: Vec<ChapterLength>,
    pub limits: Vec<LimitedLength>,
    pub gaps: Vec<Missing>,
}

/// What a draft comes to.
pub(super) fn overview(draft: &WrittenDraft) -> Overview {
    let read = document(&draft.overview(), &|root: &Reader<'_>| {
        let overview = root.object()?;
        Some(Overview {
            chapters: list(&overview, "chapters", &chapter),
            sums: list(&overview, "sums", &chapter),
            limits: list(&overview, "limits", &limited),
            gaps: list(&overview, "gaps", &missing),
        })
    });
    // Our own module wrote it: what could not be read would be a bug there, and shows as nothing here.
    read.unwrap_or_default()
}

fn chapter(reader: &Reader<'_>) -> Option<ChapterLength> {
    let chapter = reader.object()?;
    let count = |key| {
        let count = chapter.required(key)?;
        if count.is_null() {
            return Some(String::from("—"));
        }
        Some(count.integer(0, u32::MAX)?.to_string())
    };
    Some(ChapterLength {
        title: format!(
            "{} {}",
            chapter.required("number")?.text()?,
            name(&chapter, "title")
        ),
        own: count("own")?,
        all: count("all")?,
    })
}

fn limited(reader: &Reader<'_>) -> Option<LimitedLength> {
    let limit = reader.object()?;
    let count = |key| limit.required(key)?.integer(0, u32::MAX);
    Some(LimitedLength {
        names: [name(&limit, "of"), name(&limit, "programme")],
        counted: count("counted")?,
        most: count("most")?,
    })
}

fn missing(reader: &Reader<'_>) -> Option<Missing> {
    let gap = reader.object()?;
    let item = gap.required("item")?;
    Some(Missing {
        item: if item.is_null() {
            None
        } else {
            Some(item.text()?.to_owned())
        },
        missing: name(&gap, "missing"),
    })
}
