//! The assessments that are stored on this device: found, named, copied, put aside, deleted and taken back, saved and moved
//! to files. One that cannot be read is shown, kept and handed out, never hidden. In the later part.

mod actions;
mod bin;
mod naming;
mod row;
mod sealed;
mod share;
mod storage;

pub(super) use share::share_box;

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, around, button, div, el, here};
use super::super::catalogue::{Offered, fetch_offered};
use super::super::clock;
use super::super::device::is_misfit;
use super::super::editions::{edition, fetch, missing};
use super::super::history::empty_bin;
use super::super::library::{Trouble, save_many, stored};
use super::super::mending::{mend, say_mended};
use super::super::misfits::read_as_made;
use super::super::session::Session;
use super::super::words;
use super::hint;
use super::said_box::{focus_on, said_box};
use crate::draft::visible;
use crate::language::{Lang, Phrase};
use crate::storage::{Broken, Card, Listed, RecordId, StorageError, Unreadable};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, Event, HtmlInputElement};

/// From how many assessments on there is something to search in.
const SEARCH_FROM: usize = 6;

/// How many are shown until all are asked for.
const SHOWN: usize = 12;

/// For how many days what was deleted can be taken back.
const DAYS_IN_BIN: u32 = 30;

/// One stored assessment.
struct Row {
    listed: Listed,
    archived: bool,
    /// Whether it is open in this element.
    open: bool,
    /// Since when it is in the bin.
    deleted: Option<String>,
    /// What it was parted from, where that can be read and is not in the bin.
    original: Option<RecordId>,
}

/// What was done last, and how it is taken back.
#[derive(Clone, Default)]
struct Said {
    text: String,
    /// What it put into the bin.
    deleted: Vec<RecordId>,
}

/// What the parts of the list share.
#[derive(Clone, Copy)]
struct Library {
    session: Session,
    lang: Lang,
    /// Counts what was done: the list is built anew.
    version: RwSignal<u32>,
    state: StoredValue<Rc<RefCell<State>>, LocalStorage>,
    /// The standards of the build, for the titles of those that are not here; none as long as they are not known.
    offered: RwSignal<Vec<Offered>>,
}

/// What the list shows.
#[derive(Default)]
struct State {
    rows: Rc<Vec<Row>>,
    said: Said,
    /// What was handed out as a file and waits to be found in it.
    moving: Vec<RecordId>,
}

/// The list of stored assessments, the last changed first.
pub(in crate::ui) fn library() -> El {
    let (session, lang) = (use_session(), use_lang());
    let library = Library {
        session,
        lang,
        version: RwSignal::new(0),
        state: StoredValue::new_local(Rc::default()),
        offered: RwSignal::new(Vec::new()),
    };
    fetch_offered(session, library.offered);
    let old = clock::days_ago(DAYS_IN_BIN);
    // What cannot be emptied now will be the next time.
    let _ = empty_bin(session, Some(&old));
    library.refresh();
    library.mend();
    let query = RwSignal::new(String::new());
    let all = RwSignal::new(false);
    let search = move || library.search(query);
    let list = move || library.list(&query.get(), all);
    el("div")
        .live(move || library.what_was_done())
        .live(search)
        .live(list)
        .live(move || library.aside())
        .live(move || library.bin())
        .live(move || library.storage())
}

impl Library {
    /// The title of a standard; its id where nothing here knows it.
    fn title_of(self, id: &str) -> String {
        let lang = self.lang;
        if let Some(standard) = edition(id, lang) {
            return standard.title.get(lang).to_owned();
        }
        let short = |offered: &Offered| (offered.id == id).then(|| offered.short.clone());
        let known = self.offered.with(|all| all.iter().find_map(short));
        known.unwrap_or_else(|| id.to_owned())
    }

    /// Looks anew at what is stored.
    fn refresh(self) {
        let records = stored(self.session);
        self.fetch_standards(&records);
        self.read_misfits(&records);
        let mut rows: Vec<Row> = Vec::new();
        self.session.device(|device| {
            let archive = device.archive();
            let (archived, bin) = (archive.archived(), archive.bin());
            let open = device.open_record();
            let here: Vec<RecordId> = records
                .iter()
                .filter(|one| one.card.is_ok() && bin.iter().all(|deleted| deleted.id != one.id))
                .map(|one| one.id.clone())
                .collect();
            for listed in records {
                if listed.card.as_ref().is_ok_and(|card| card.locked) {
                    archive.close(&listed.id);
                }
                let deleted = bin.iter().find(|deleted| deleted.id == listed.id);
                if deleted.is_some() && open.as_ref() == Some(&listed.id) {
                    // Somebody goes on with it.
                    let _ = archive.restore(&listed.id);
                }
                let deleted = deleted.filter(|_| open.as_ref() != Some(&listed.id));
                let row = Row {
                    open: open.as_ref() == Some(&listed.id),
                    archived: archived.contains(&listed.id),
                    deleted: deleted.map(|deleted| deleted.since.clone()),
                    original: archive
                        .original(&listed.id)
                        .filter(|original| here.contains(original)),
                    listed,
                };
                let later = |other: &Row| other.changed() >= row.changed();
                rows.insert(rows.partition_point(later), row);
            }
        });
        self.change(|state| state.rows = Rc::new(rows));
    }

    /// Has the standards fetched that nothing could be read without, and looks anew when one has come.
    fn fetch_standards(self, records: &[Listed]) {
        let faulty = |one: &&Listed| matches!(one.card, Err(Unreadable::Faults(_)));
        let mut wanted: Vec<String> = Vec::new();
        for one in records.iter().filter(faulty) {
            let text = self.session.device(|device| device.text(&one.id));
            let more = text.map(|text| missing(self.session, &text));
            for id in more.unwrap_or_default() {
                if !wanted.contains(&id) {
                    wanted.push(id);
                }
            }
        }
        if wanted.is_empty() {
            return;
        }
        let asked = wanted.clone();
        let came = move || {
            let lang = self.session.lang.get_untracked();
            if self.session.is_live() && asked.iter().any(|id| edition(id, lang).is_some()) {
                self.refresh();
            }
        };
        fetch(self.session, wanted, Box::new(came));
    }

    /// Has those read that an earlier edition of their standard was made for, and looks anew when one could be.
    fn read_misfits(self, records: &[Listed]) {
        for one in records {
            let Err(Unreadable::Faults(faults)) = &one.card else {
                continue;
            };
            let text = self.session.device(|device| device.text(&one.id));
            let Some(text) = text.filter(|text| missing(self.session, text).is_empty()) else {
                continue;
            };
            if is_misfit(faults) {
                read_as_made(self.session, &text, move |read| {
                    if read.is_ok() && self.session.is_live() {
                        self.refresh();
                    }
                });
            }
        }
    }

    /// Mends the damaged records of which there is a whole copy, and says so.
    fn mend(self) {
        let broken = |row: &&Row| {
            let card = &row.listed.card;
            matches!(card, Err(Unreadable::Broken(Broken::Damaged)))
        };
        let rows = untrack(|| self.rows());
        for row in rows.iter().filter(broken) {
            let id = row.listed.id.whole();
            mend(self.session, &id.clone(), move |mended| {
                if mended {
                    say_mended(self.session, &id);
                    self.refresh();
                }
            });
        }
    }

    /// Changes what the list shows, and has it shown; nothing where the list is gone.
    fn change(self, change: impl FnOnce(&mut State)) {
        if let Some(state) = self.state.try_get_value() {
            change(&mut state.borrow_mut());
            self.version.update(|version| *version += 1);
        }
    }

    /// What the list shows, watched.
    fn watch<T>(self, read: impl FnOnce(&State) -> T) -> T {
        self.version.track();
        read(&self.state.get_value().borrow())
    }

    /// The stored assessments, watched.
    fn rows(self) -> Rc<Vec<Row>> {
        self.watch(|state| state.rows.clone())
    }

    /// Says what was done, or why it was not, and looks anew.
    fn act(self, done: Result<String, Trouble>) {
        match done {
            Ok(text) => self.say(text, Vec::new()),
            Err(trouble) => self.session.notice.set(Some(trouble.notice(self.lang))),
        }
        self.refresh();
    }

    fn say(self, text: String, deleted: Vec<RecordId>) {
        self.change(|state| state.said = Said { text, deleted });
    }

    /// What was done last, read out, with the way back.
    fn what_was_done(self) -> El {
        let Said { text, deleted } = self.watch(|state| state.said.clone());
        let is_taken_back = !deleted.is_empty();
        let take_back = move |event| self.restore(&deleted, &event);
        said_box(self.lang, &text, is_taken_back.then_some(take_back))
    }

    /// Takes records back out of the bin.
    fn restore(self, ids: &[RecordId], event: &Event) {
        let focus = around::<Element>(event, ".ea-section");
        let restored = self.session.device(|device| {
            let archive = device.archive();
            ids.iter().try_for_each(|id| archive.restore(id))
        });
        // Another window may have emptied the bin.
        let stored = self
            .session
            .device(|device| ids.iter().all(|id| device.text(id).is_some()));
        self.act(match restored {
            Ok(()) if stored => Ok(words::RESTORED.get(self.lang).to_owned()),
            Ok(()) => Err(Trouble::Gone),
            Err(error) => Err(Trouble::Storage(error)),
        });
        focus_on(focus, ids.first().map(row::selector));
    }

    /// Deletes a record. Where there is no room for a mark in the bin, gives that back as the error.
    fn delete(self, id: &RecordId, name: &str, event: &Event) -> Result<(), StorageError> {
        let focus = around::<Element>(event, ".ea-section");
        let now = clock::now();
        self.session
            .device(|device| device.archive().delete(id, &now))?;
        self.refresh();
        self.say(
            words::fill(words::DELETED, self.lang, &[name]),
            vec![id.clone()],
        );
        focus_on(focus, Some(String::from(".ea-take-back")));
        Ok(())
    }

    /// The field to search in, where there is enough to search.
    fn search(self, query: RwSignal<String>) -> Option<El> {
        let lang = self.lang;
        let rows = self.rows();
        let present = rows.iter().filter(|row| row.deleted.is_none());
        (present.count() >= SEARCH_FROM).then(|| {
            div("input", "ea-text ea-search")
                .attr("type", "search")
                .attr("aria-label", words::SEARCH.get(lang))
                .attr("placeholder", words::SEARCH.get(lang))
                .attr("value", &query.get_untracked())
                .on("input", move |event| {
                    if let Some(input) = here::<HtmlInputElement>(&event) {
                        query.set(input.value());
                    }
                })
        })
    }

    /// Those in use that match, the first of them until all are asked for.
    fn list(self, query: &str, all: RwSignal<bool>) -> View {
        let lang = self.lang;
        let rows = self.rows();
        let present: Vec<&Row> = rows.iter().filter(|row| row.deleted.is_none()).collect();
        let searching = !query.trim().is_empty();
        // What is searched for may be archived.
        let found = present
            .iter()
            .filter(|row| (searching || !row.archived) && row.matches(query, lang));
        let found: Vec<&&Row> = found.collect();
        if present.is_empty() {
            return hint(words::NONE_STORED.get(lang)).into();
        }
        if found.is_empty() && searching {
            return hint(words::NO_MATCH.get(lang)).into();
        }
        let shown = if all.get() { found.len() } else { SHOWN };
        let entries = found.iter().take(shown).map(|row| row::entry(self, row));
        let more = (found.len() > shown).then(|| {
            let count = words::fill(words::SHOW_ALL, lang, &[&found.len().to_string()]);
            button("ea-button ea-show-all", move |_| all.set(true)).text(&count)
        });
        View::from(vec![
            View::from(div("ul", "ea-stored").children(entries)),
            more.into(),
        ])
    }

    /// Some of the assessments, folded away under a heading that says how many.
    fn fold(self, title: Phrase, count: usize, class: &'static str) -> El {
        let title = words::fill(title, self.lang, &[&count.to_string()]);
        div("details", "ea-fold").child(div("summary", class).text(&title))
    }

    /// The archived ones, folded away.
    fn aside(self) -> Option<El> {
        let rows = self.rows();
        let archived = rows
            .iter()
            .filter(|row| row.archived && row.deleted.is_none());
        let archived: Vec<&Row> = archived.collect();
        (!archived.is_empty()).then(|| {
            let entries = archived.iter().map(|row| row::entry(self, row));
            self.fold(words::ARCHIVED, archived.len(), "ea-archived")
                .child(div("ul", "ea-stored").children(entries))
        })
    }

    /// Saves assessments as one file.
    fn save_all(self, ids: &[RecordId]) -> Result<String, Trouble> {
        let saved = save_many(self.session, ids)?;
        Ok(words::saved_many(self.lang, saved, ids.len() - saved))
    }
}

impl Row {
    fn changed(&self) -> &str {
        self.listed.card.as_ref().map_or("", |card| &card.changed)
    }

    /// What it is called.
    fn name(&self, lang: Lang) -> String {
        let card = match &self.listed.card {
            Ok(card) => card,
            Err(why) if why.is_newer() => return words::NEWER_TITLE.get(lang).to_owned(),
            Err(_) => return words::UNREADABLE.get(lang).to_owned(),
        };
        let title = card.title.trim();
        let name = if title.is_empty() {
            card.name.trim()
        } else {
            title
        };
        let name = match name {
            "" if card.locked => words::LOCKED.get(lang).to_owned(),
            "" => words::UNNAMED.get(lang).to_owned(),
            name => visible(name).into_owned(),
        };
        match self.listed.id.copied() {
            Some(moment) => words::copy(lang, &name, &clock::time_of_day_of(&moment)),
            None => name,
        }
    }

    /// Whether every word of a query stands in it.
    fn matches(&self, query: &str, lang: Lang) -> bool {
        let mut text = self.name(lang);
        if let Ok(Card {
            name,
            label,
            period,
            ..
        }) = &self.listed.card
        {
            text = [&text, name, label, period].map(String::as_str).join("\n");
        }
        // Chinese has no cases, and the tables of all other scripts would weigh more than this page.
        let text = text.to_ascii_lowercase();
        let query = query.to_ascii_lowercase();
        query.split_whitespace().all(|word| text.contains(word))
    }
}
