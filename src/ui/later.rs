//! What the first item does not need, as a part of the module of its own: the pages behind the items, the figure,
//! opening files and saying what is wrong with them.
//!
//! The build cuts the module at [`part`] (feature `split`; see `xtask/src/split.rs`), so that all that only these functions
//! reach is fetched after the first page can be used: when the browser has nothing else to do, or when somebody asks for it.
//! Without the feature everything is one module, and the part is there at once.

use super::app::{use_lang, use_session};
use super::build::{El, View, button, div, el};
use super::documents::WrittenDraft;
use super::navigate::Page;
use super::opening::Holds;
use super::role::{Heard, Role};
use super::session::Session;
use super::styles::{LATER_STYLES, STYLES};
use super::{
    catalogue, focus, history, leaving, lock, mending, migrating, opening, own_packs, pages,
    programmes, saving, widgets, windows, word, words,
};
use crate::language::Lang;
use crate::reading::Value;
use crate::scoring::Finding;
use crate::standard::{Item, Standard};
use crate::storage::{Record, RecordId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, File, HtmlElement};

/// Takes what is wrong with a file, a line each; nothing where it was opened.
pub(super) type Answer = Box<dyn FnOnce(Vec<String>)>;

/// Takes why a template cannot be used; nothing where it is worn, or where there is none.
pub(super) type Worn = Box<dyn FnOnce(Option<String>)>;

/// What comes of a pack: its id, or every fault, a line each.
type Taken = Result<String, Vec<String>>;

/// What the part does.
#[derive(Clone, Copy)]
pub(super) struct Later {
    /// What stands in the style sheet for its pages.
    pub styles: &'static str,
    /// Shows a page that is not among the first ones.
    pub page: fn(Page) -> View,
    /// Lists the stored assessments.
    pub stored: fn() -> El,
    /// Which standard a new assessment is on.
    pub standards: fn() -> View,
    /// How it goes, and what is promised: what stands below the list of the first page.
    pub promise: fn() -> View,
    /// Says so where this browser deletes what is stored, and offers the file.
    pub forgetful: fn() -> View,
    /// What the scores say together: the ladder of tiers, the nearest items, the figure of the categories.
    pub standing: fn() -> View,
    /// The indicators of a result item as figures.
    pub figures: fn(&'static Item) -> View,
    /// What the evidence check asks.
    pub findings: fn(Vec<Finding>) -> El,
    /// The table of indicators of a result item.
    pub indicators: fn(&'static Item) -> View,
    /// Opens a record whose standard is fetched first.
    pub open_on: fn(Session, Record),
    /// Brings the entry of the present page into sight in the contents of an element.
    pub show_entry: fn(HtmlElement),
    /// Has the packs of somebody else here again that were opened on this device.
    pub recall: fn(),
    /// Takes the standard pack of somebody else by the bytes of its file; gives its id. Last come the ids that it may not have.
    pub open_pack: fn(Lang, Vec<u8>, &str) -> Taken,
    /// Takes the programme pack of somebody else by the name and the bytes of its file.
    pub open_programme: fn(Session, &str, Vec<u8>),
    /// What the writer of documents is to be given, by the standard and the fingerprint that a file names.
    pub packs_for: fn(&str, &str) -> js_sys::Array,
    /// What stands in the place of a pack that is not here, by its id and what an assessment remembers of it.
    pub stand_in: fn(&str, &Value) -> Option<&'static Standard>,
    /// What an assessment remembers of the pack of a standard.
    pub made_on: fn(&Standard) -> Option<Value>,
    /// Opens a record that has ids which its standard has not.
    pub open_misfit: fn(Session, Record),
    /// Reads and opens a file that was chosen or dropped.
    pub open_file: fn(Session, File),
    /// Fetches and opens the example.
    pub open_example: fn(Session),
    /// Reads the packs of all programmes in a language; says no where there is a fault in them.
    pub read_programmes: fn(Lang, &str) -> bool,
    /// Has a draft wear the template and the logo that are remembered; calls back with why the template cannot be used.
    pub wear: fn(WrittenDraft, Lang, Worn),
    /// Takes snapshots while the user works, and suggests a file; has only what changed written.
    pub watch: fn() -> View,
    /// Opens an assessment file by its text; gives back what is wrong with it, a line each.
    pub open_text: fn(Session, &str) -> Vec<String>,
    /// Opens a locked file by its text and its passphrase; calls back with what is wrong with it, a line each.
    pub open_locked_text: fn(Session, String, String, Answer),
    /// Opens a locked record, or asks for its passphrase.
    pub open_locked: fn(Session, RecordId),
    /// Has what is open, and locked, stored.
    pub seal: fn(Session),
    /// The file, when it was read again and says what is shown; else why it cannot be called exported.
    pub checked_file: fn(Session) -> Result<String, String>,
    /// Saves the assessment as a file that was read again.
    pub save_file: fn(Session),
    /// Does what follows from what another window said.
    pub hear: fn(Session, Heard, &Event),
    /// Opens a record whose newest writing is damaged.
    pub open_damaged: fn(Session, RecordId),
    /// Says why nothing may be changed, or that this is a copy.
    pub role_banner: fn(Role) -> View,
}

#[cfg(feature = "split")]
use wasm_split_helpers::SplitLoaderError as NotHere;

/// The part could not be had.
#[cfg(not(feature = "split"))]
enum NotHere {}

/// The part. Where the module is split, the macro makes this a function to be awaited, which fetches it.
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(pages, fallible))]
fn part() -> Result<Later, NotHere> {
    Ok(Later {
        styles: LATER_STYLES,
        page: pages::later_page,
        stored: pages::library,
        standards: pages::standards,
        promise: pages::promise,
        forgetful: pages::forgetful,
        standing: widgets::standing,
        figures: widgets::indicator_figures,
        findings: widgets::finding_list,
        indicators: pages::indicators,
        open_on: catalogue::open_on,
        show_entry: widgets::show_entry,
        recall: own_packs::recall,
        open_pack: own_packs::open_pack_beside,
        open_programme: own_packs::open_programme,
        packs_for: own_packs::packs_for,
        stand_in: own_packs::stand_in,
        made_on: own_packs::made_on,
        open_misfit: migrating::open_misfit,
        open_file: |session, file| opening::open_file(session, file, Holds::Assessments),
        open_example: opening::open_example,
        read_programmes: programmes::read,
        wear: |written, lang, done| {
            spawn_local(async move {
                let looks = word::looks().await;
                done(word::wear(&written, &looks, lang).err());
            });
        },
        watch: || {
            let session = use_session();
            session.device(|device| device.archive().write_changes());
            leaving::ask_before_leaving(session);
            focus::keep_focus();
            history::watch()
        },
        open_text: opening::open_text,
        open_locked_text: opening::open_locked_text,
        open_locked: lock::open,
        seal: lock::seal_open,
        checked_file: saving::checked_file,
        save_file: saving::save_file,
        hear: windows::hear,
        open_damaged: mending::open_damaged,
        role_banner: widgets::role_banner,
    })
}

#[allow(
    clippy::large_enum_variant,
    reason = "there is one of it a page, and it is large on other machines than the browser's alone"
)]
#[derive(Clone, Copy)]
enum State {
    Absent,
    Coming,
    Here(Later),
    Failed,
}

thread_local! {
    // One module a page, so one part, whatever the number of elements.
    static STATE: Cell<State> = const { Cell::new(State::Absent) };
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// The part if it is here, watched; nothing while it is fetched.
pub(super) fn later() -> Option<Later> {
    let here = here();
    if here.is_none() {
        CHANGED.with(Track::track);
    }
    here
}

/// The part if it is here, not watched.
pub(super) fn here() -> Option<Later> {
    match STATE.get() {
        State::Here(later) => Some(later),
        State::Absent | State::Coming | State::Failed => None,
    }
}

/// The style sheet of the element, or the one behind it for the pages of the later part: empty until that is here.
pub fn styles(later: bool) -> &'static str {
    match STATE.get() {
        _ if !later => STYLES,
        State::Here(later) => later.styles,
        _ if cfg!(feature = "split") => "",
        // Then nobody asks again.
        _ => LATER_STYLES,
    }
}

/// Fetches the part, unless it is here or on its way.
pub(super) fn fetch() {
    if matches!(STATE.get(), State::Absent | State::Failed) {
        change(State::Coming);
        fetch_then(|| {});
    }
}

/// Fetches the part; calls back when it is here or could not be had. Before the first element is mounted, too.
pub fn fetch_then(done: impl FnOnce() + 'static) {
    wasm_bindgen_futures::spawn_local(async {
        let _ = arrive().await;
        done();
    });
}

/// Takes the packs of all programmes in a language, for all elements of the page, if the part which reads them is here.
pub fn read_programmes(lang: Lang, packs: &str) {
    if let State::Here(later) = STATE.get() {
        (later.read_programmes)(lang, packs);
    }
}

/// Takes the standard pack of somebody else by the bytes of its file, for all elements of the page; gives its id. `of_build` are the ids that it
/// may not have, a line each.
///
/// # Errors
/// What is wrong with it, a line each; or that the part which says so is not here.
pub fn open_pack(lang: Lang, pack: Vec<u8>, of_build: &str) -> Result<String, Vec<String>> {
    match here() {
        Some(later) => (later.open_pack)(lang, pack, of_build),
        None => Err(vec![words::PART_FAILED.get(lang).to_owned()]),
    }
}

/// Takes the programme pack of somebody else, for all elements of the page, and says in this one what is wrong with it.
pub fn open_programme(session: Session, name: &str, pack: Vec<u8>) {
    if let Some(later) = here() {
        (later.open_programme)(session, name, pack);
    }
}

/// What the writer of documents is to be given of somebody else's, by the standard and the fingerprint that a file names: a pack or
/// nothing, and a list of programme packs.
pub fn packs_for(id: &str, fingerprint: &str) -> js_sys::Array {
    here().map_or_else(js_sys::Array::new, |later| {
        (later.packs_for)(id, fingerprint)
    })
}

/// Has a draft wear the template and the logo that are remembered, if the part that knows them is here; calls back with why the template
/// cannot be used.
pub fn wear(written: JsValue, lang: Lang, done: Worn) {
    match here() {
        Some(later) => (later.wear)(written.unchecked_into(), lang, done),
        None => done(None),
    }
}

/// Opens an assessment file by its text.
///
/// # Errors
/// What is wrong with it, a line each; or that the part which reads it is not here.
pub fn open_text(session: Session, text: &str) -> Result<(), Vec<String>> {
    let faults = match here() {
        Some(later) => (later.open_text)(session, text),
        None => vec![failed(session)],
    };
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

/// Opens a locked file by its text and its passphrase; calls back with what is wrong with it, a line each. What is fetched later must
/// be here.
pub fn open_locked_text(session: Session, text: String, passphrase: String, done: Answer) {
    with(session, move |later| {
        (later.open_locked_text)(session, text, passphrase, done);
    });
}

/// The assessment file, when it was read again and says what is shown.
///
/// # Errors
/// Why it cannot be called exported; or that the part which reads it is not here.
pub fn checked_file(session: Session) -> Result<String, String> {
    match here() {
        Some(later) => (later.checked_file)(session),
        None => Err(failed(session)),
    }
}

/// The part, fetched if it is not here; nothing where it cannot be had.
async fn arrive() -> Option<Later> {
    if let Some(later) = here() {
        return Some(later);
    }
    #[cfg(feature = "split")]
    let part = part().await;
    #[cfg(not(feature = "split"))]
    let part = part();
    let state = part.map_or(State::Failed, State::Here);
    if let State::Here(later) = state {
        (later.recall)();
    }
    change(state);
    later()
}

/// Does something with the part: now if it is here, else when it has come. Where it cannot be had, the user is told.
pub(super) fn with(session: Session, act: impl FnOnce(Later) + 'static) {
    with_boxed(session, Box::new(act));
}

/// Compiled once for all that is done.
fn with_boxed(session: Session, act: Box<dyn FnOnce(Later)>) {
    if let Some(later) = here() {
        return act(later);
    }
    spawn_local(async move {
        let later = arrive().await;
        if !session.is_live() {
            return;
        }
        match later {
            Some(later) => act(later),
            None => session.report(failed(session), Vec::new()),
        }
    });
}

/// That the part could not be had.
fn failed(session: Session) -> String {
    words::PART_FAILED
        .get(session.lang.get_untracked())
        .to_owned()
}

fn change(state: State) {
    STATE.set(state);
    CHANGED.with(Notify::notify);
}

/// A page of the part: at once if it is here, else when it has come.
pub(super) fn later_page(page: Page) -> View {
    if let Some(later) = later() {
        return (later.page)(page);
    }
    let lang = use_lang();
    if !matches!(STATE.get(), State::Failed) {
        fetch();
        return pages::heading(words::LOADING.get(lang)).into();
    }
    let again = button("ea-button", |_| fetch());
    div("div", "ea-notice")
        .attr("role", "alert")
        .child(el("p").text(words::PART_FAILED.get(lang)))
        .child(again.text(words::TRY_AGAIN.get(lang)))
        .into()
}
