//! The state of one element: its assessment, what shows it, and what keeps it.
//!
//! The way of the data: keystroke → [`Session::send`] → `Assessment` → the triggers of that field and its item → the item's
//! score (a memo) → the scoreboard (a memo) → programmes (a memo) → page. The cost of a keystroke does not grow with the
//! assessment: a field has its own trigger, made when something first shows it.
//!
//! Why triggers and no store: every change is a [`Command`](crate::assessment::Command) that already names its [`Field`], so
//! the address of a change is known before anything is written. A derived store would name every field a second time.

mod answers;
mod host;
mod scores;
mod steps;
mod triggers;
mod unkept;

use host::Around;
pub use host::HostEvent;
use scores::{score_items, scoreboard};

use super::clock;
use super::device::{Device, SaveState};
use super::editions::{Here, any_edition, edition, first, keep, stand_in};
use super::navigate::Page;
use super::preferences::{Preferences, Theme};
use super::role::Role;
use super::settled::{Settled, settled};
use super::{programmes, words};
use crate::assessment::{Assessment, Field, UndoLog, file};
use crate::language::Lang;
use crate::programme::{PACKS, Programme, ProgrammeResult};
use crate::scoring::{ItemScore, Scoreboard, Total};
use crate::standard::Standard;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::slice;
use std::sync::{Arc, LazyLock};

/// The programmes, read once a page and kept as long as it lives.
static PROGRAMMES: LazyLock<Vec<Programme>> = LazyLock::new(|| {
    let read = |pack: &&str| {
        let read = Programme::read(pack).ok();
        read.expect("the compiled-in packs are read by the tests")
    };
    PACKS.iter().map(read).collect()
});

/// The handle that every view holds.
#[derive(Clone, Copy)]
pub struct Session {
    state: StoredValue<Rc<State>, LocalStorage>,
    /// Where the user is.
    pub page: RwSignal<Page>,
    /// The language of the interface: changed by [`Session::show_in`] alone.
    pub lang: RwSignal<Lang>,
    /// The theme.
    pub theme: RwSignal<Theme>,
    /// How safely the assessment is stored.
    pub saved: RwSignal<SaveState>,
    /// What no file has yet, in a few words; told by the later part.
    pub reminder: RwSignal<Option<String>>,
    /// What went wrong last, to be read and dismissed.
    pub notice: RwSignal<Option<Notice>>,
    /// Counts arrivals on a page that may look like the one before: the focus goes to its heading.
    pub arrivals: RwSignal<u32>,
    /// Counts whole assessments: another one is shown now.
    pub generation: RwSignal<u32>,
    /// Whether what is open may only be read here.
    read_only: RwSignal<bool>,
    /// Counts changes of [`Session::role`].
    roles: RwSignal<u32>,
    /// Whether a step can be taken back, and whether one can be made again.
    pub steps: RwSignal<(bool, bool)>,
    /// All scores.
    pub board: Memo<Arc<Scoreboard>>,
    /// The sum of all scores and its range.
    pub total: Memo<Total>,
    /// What the assessment says about each programme whose tiers stand beside the scores.
    pub programmes: Memo<Arc<Vec<ProgrammeResult>>>,
    /// Both a moment after they changed.
    pub settled: RwSignal<Settled>,
}

/// Something that the user should read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened, one sentence in the language of the interface.
    pub title: String,
    /// What is safe and what to do; or each fault of a file.
    pub lines: Vec<String>,
}

struct State {
    /// An edition of the standard of the assessment, for what is the same in all: ids, points, scale.
    standard: Cell<&'static Standard>,
    /// Whether that stands in the place of the pack that the assessment was made on.
    stands_in: Cell<bool>,
    /// Fires when the assessment is on another standard.
    turned: ArcTrigger,
    /// What the memos of all standards belong to.
    owner: Owner,
    /// The language that was asked for last; not that of the interface as long as the standard has not arrived in it.
    asked: Cell<Lang>,
    around: Around,
    assessment: RefCell<Assessment>,
    undo_log: RefCell<UndoLog>,
    unkept: js_sys::Map,
    /// The triggers of the fields that were shown, sorted by field.
    fields: RefCell<Vec<(Field, ArcTrigger)>>,
    /// One trigger an item, in the order of the standard.
    items: RefCell<Vec<ArcTrigger>>,
    scores: RefCell<Vec<Memo<Arc<ItemScore>>>>,
    conditions: ArcTrigger,
    role: RefCell<Role>,
    device: Device,
    reactions: Cell<u32>,
    /// What waits until nothing more is typed into a table.
    typing: RefCell<Option<(Timeout, usize)>>,
    remembered: RefCell<(u32, Vec<Rc<dyn Any>>)>,
}

impl Session {
    /// A session of an element: continues the assessment that it had open last, else starts blank. Belongs to the reactive
    /// owner that it is made under.
    pub fn begin(preferences: &Preferences) -> Session {
        let device = Device::of_this_page(&preferences.name);
        let lang = preferences.lang;
        let standard = edition(&preferences.standard, lang)
            .expect("an element begins when its standard has arrived");
        let theme = device.theme().or(preferences.theme).unwrap_or_default();
        let state = Rc::new(State {
            standard: Cell::new(standard),
            stands_in: Cell::new(false),
            turned: ArcTrigger::new(),
            owner: Owner::current().unwrap_or_default(),
            asked: Cell::new(lang),
            around: Around::default(),
            assessment: RefCell::new(blank(standard)),
            undo_log: RefCell::default(),
            unkept: js_sys::Map::new(),
            fields: RefCell::default(),
            items: RefCell::default(),
            scores: RefCell::default(),
            conditions: ArcTrigger::new(),
            role: RefCell::default(),
            device,
            reactions: Cell::new(0),
            typing: RefCell::default(),
            remembered: RefCell::default(),
        });
        let state = StoredValue::new_local(state);
        let generation = RwSignal::new(0);
        let board = Memo::new(move |_| scoreboard(state));
        let programmes = Memo::new(move |_| {
            generation.track();
            let state = state.get_value();
            state.reacts(&state.conditions);
            let board = board.get();
            let assessment = state.assessment.borrow();
            let result = |programme| ProgrammeResult::of(programme, &board, &assessment);
            let programmes = beside(state.standard.get(), lang);
            Arc::new(programmes.iter().map(result).collect::<Vec<_>>())
        });
        score_items(state, generation);
        Session {
            state,
            page: RwSignal::new(Page::Start),
            lang: RwSignal::new(lang),
            theme: RwSignal::new(theme),
            saved: RwSignal::new(SaveState::Blank),
            reminder: RwSignal::new(None),
            notice: RwSignal::new(None),
            arrivals: RwSignal::new(0),
            generation,
            read_only: RwSignal::new(false),
            roles: RwSignal::new(0),
            steps: RwSignal::new((false, false)),
            board,
            total: Memo::new(move |_| board.get().total),
            programmes,
            settled: settled(board, programmes, generation),
        }
    }

    /// The standard of the assessment, in the language of the interface.
    pub fn standard(self) -> &'static Standard {
        let standard = self.state.get_value().standard.get();
        if standard.language.is_none() {
            return standard;
        }
        let shown = edition(standard.id.as_str(), self.lang.get_untracked());
        shown.unwrap_or(standard)
    }

    /// Whether something stands in the place of the pack that the assessment was made on, because that is another one now or gone.
    pub(super) fn stands_in(self) -> bool {
        self.state.get_value().stands_in.get()
    }

    /// The standard that a new assessment is on: that of the open one, unless its pack is another one now, or gone.
    pub(super) fn begins_on(self) -> &'static Standard {
        let standard = self.standard();
        let present = any_edition(standard.id.as_str());
        if present.is_some() && !self.stands_in() {
            return standard;
        }
        present.or_else(first).unwrap_or(standard)
    }

    /// All standards that are here, for reading what may belong to another one than the open assessment.
    pub(super) fn standards(self) -> Here {
        Here(self.standard())
    }

    /// Shows the interface in another language, as soon as the standard has arrived in it; then calls `then`. Where it
    /// cannot be had, says so and stays as it is. Of several languages asked for, the last is shown.
    pub fn show_in(self, lang: Lang, then: Box<dyn FnOnce()>) {
        self.state.get_value().asked.set(lang);
        let standard = self.standard();
        let id = &standard.id;
        if standard.language.is_none() || edition(id.as_str(), lang).is_some() {
            self.lang.set(lang);
            return then();
        }
        let name = format!("{id}.{}.json", lang.key());
        self.fetch_asset(&name, move |pack| {
            if !self.is_live() || self.state.get_value().asked.get() != lang {
                return;
            }
            let shown = self.lang.get_untracked();
            let failed = words::LANGUAGE_FAILED.get(shown);
            if pack.is_some_and(|pack| keep(&pack).is_ok()) {
                self.notice.update(|notice| {
                    notice.take_if(|notice| notice.title == failed);
                });
                self.lang.set(lang);
                then();
            } else {
                self.state.get_value().asked.set(shown);
                self.report(failed.to_owned(), Vec::new());
            }
        });
    }

    /// Shows what went wrong, and tells the page around the element.
    pub(super) fn report(self, title: String, lines: Vec<String>) {
        let told = [slice::from_ref(&title), &lines].concat().join("\n");
        self.tell_host(HostEvent::Error(told));
        self.notice.set(Some(Notice { title, lines }));
    }

    /// The programmes that are here from the first page on.
    pub fn all_programmes(self) -> &'static [Programme] {
        &PROGRAMMES
    }

    /// The programmes whose tiers stand beside the scores, watched.
    pub(super) fn beside(self) -> &'static [Programme] {
        beside(self.standard(), self.lang.get_untracked())
    }

    /// Has the running view run again when anything is declared for any programme.
    pub(super) fn track_conditions(self) {
        self.generation.track();
        let state = self.state.get_value();
        state.reacts(&state.conditions);
    }

    /// What the assessment says about a programme, as a memo.
    pub(super) fn result_of(self, programme: &'static Programme) -> Memo<ProgrammeResult> {
        Memo::new(move |_| {
            self.track_conditions();
            let board = self.board.get();
            self.assessment(|assessment| ProgrammeResult::of(programme, &board, assessment))
        })
    }

    /// Where the assessment is stored.
    pub(super) fn device<T>(self, read: impl FnOnce(&Device) -> T) -> T {
        read(&self.state.get_value().device)
    }

    /// The assessment as it is now; wakes nobody.
    pub fn assessment<T>(self, read: impl FnOnce(&Assessment) -> T) -> T {
        read(&self.state.get_value().assessment.borrow())
    }

    /// Whether what is open may be changed here, watched.
    pub(super) fn role(self) -> Role {
        self.roles.track();
        self.state.get_value().role.borrow().clone()
    }

    /// Whether what is open may only be read here, watched.
    pub(super) fn is_read_only(self) -> bool {
        self.read_only.get()
    }

    /// Says whether what is open may be changed here.
    pub(super) fn set_role(self, role: Role) {
        let role = match role {
            Role::Writes | Role::Parted(_) if self.stands_in() => Role::OtherPack,
            role => role,
        };
        let read_only = !matches!(role, Role::Writes | Role::Parted(_));
        *self.state.get_value().role.borrow_mut() = role;
        self.read_only.set(read_only);
        self.roles.update(|roles| *roles += 1);
    }

    /// Shows what is stored of the same assessment now, with the steps that led to it. The page stays as it is: each field
    /// looks for itself whether it changed.
    pub(super) fn follow(self, assessment: Assessment, log: UndoLog) {
        let state = self.state.get_value();
        *state.assessment.borrow_mut() = assessment;
        *state.undo_log.borrow_mut() = log;
        self.show_steps();
        let fields = state.fields.borrow().clone();
        for trigger in fields
            .iter()
            .map(|(_, trigger)| trigger)
            .chain(&*state.items.borrow())
        {
            trigger.notify();
        }
        state.conditions.notify();
    }

    /// Shows another assessment, with the steps that led to it.
    pub(super) fn replace(self, assessment: Assessment, log: UndoLog) {
        let state = self.state.get_value();
        let id = assessment.standard.as_str();
        let stand_in = stand_in(id, assessment.made_on.as_ref());
        let standard = stand_in.or_else(|| any_edition(id));
        state.stands_in.set(stand_in.is_some());
        *state.assessment.borrow_mut() = assessment;
        *state.undo_log.borrow_mut() = log;
        state.unkept.clear();
        let before = state.standard.get();
        // Editions of one standard in two languages are the same here.
        let is_another = |standard: &&Standard| {
            let is_edition = before.language.is_some() && standard.language.is_some();
            !(std::ptr::eq(*standard, before) || is_edition && standard.id == before.id)
        };
        if let Some(standard) = standard.filter(is_another) {
            state.standard.set(standard);
            score_items(self.state, self.generation);
            state.turned.notify();
            // What shows the scores finds them on the standard that it shows, whatever runs first.
            self.settled.set(Settled {
                board: self.board.get_untracked(),
                programmes: self.programmes.get_untracked(),
            });
        }
        let is = |role: &Role| *state.role.borrow() == *role;
        if is(&Role::OtherPack) || stand_in.is_some() && is(&Role::Writes) {
            self.set_role(Role::Writes);
        }
        self.show_steps();
        self.generation.update(|generation| *generation += 1);
    }

    /// The assessment file.
    pub fn save(self) -> String {
        self.assessment(file::write)
    }

    /// What a page around the element may keep as the file: of what a newer program wrote, the original, as the rest is not in
    /// what is shown.
    pub fn file(self) -> String {
        match untrack(|| self.role()) {
            Role::Newer(original) => original.text.to_string(),
            _ => self.save(),
        }
    }

    /// Whether a file, read again, says what it says now: nothing of it is lost on the way out and in.
    pub(super) fn reads_back(self, text: &str) -> bool {
        file::reads_back(text, &self.standards())
    }

    /// How many times anything that shows the assessment was run again, since the element was made. A keystroke may add
    /// only what its own field shows; the tests count that.
    pub fn reactions(self) -> u32 {
        self.state.get_value().reactions.get()
    }

    /// What pages of the later part keep from one visit to the next, as long as the same assessment is shown: one of each type, made
    /// anew where there is none.
    pub(super) fn remembered<T: Default + 'static>(self) -> Rc<T> {
        let state = self.state.get_value();
        let (of, kept) = &mut *state.remembered.borrow_mut();
        let generation = self.generation.get_untracked();
        if *of != generation {
            kept.clear();
            *of = generation;
        }
        let mut kept_before = kept.iter().cloned();
        kept_before
            .find_map(|one| one.downcast().ok())
            .unwrap_or_else(|| {
                let anew = Rc::<T>::default();
                kept.push(anew.clone());
                anew
            })
    }

    /// Stores the assessment now, if it changed: the page or the element is going away.
    pub fn store_now(self) {
        super::device::save_now(self);
    }

    /// Whether the element still exists.
    pub fn is_live(self) -> bool {
        self.state.try_get_value().is_some()
    }
}

/// The programmes whose tiers stand beside the scores on a standard: those that are here from the first page on, if one of them reads
/// these scores, else those of the packs that do.
fn beside(standard: &Standard, lang: Lang) -> &'static [Programme] {
    if PROGRAMMES.iter().any(|one| one.reads(standard)) {
        &PROGRAMMES
    } else {
        programmes::reading(standard, lang)
    }
}

/// A new assessment of the standard.
pub(super) fn blank(standard: &Standard) -> Assessment {
    Assessment::new(clock::fresh_name(), standard.id.clone(), clock::now())
}
