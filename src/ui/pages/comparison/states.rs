//! The states that can be compared, and where they come from.

use super::super::super::clock;
use super::super::super::device::Device;
use super::super::super::history::{history, text_of};
use super::super::super::library::stored;
use super::super::super::misfits;
use super::super::super::navigate::Page;
use super::super::super::session::Session;
use super::super::super::words;
use crate::assessment::Assessment;
use crate::comparison::Sides;
use crate::draft::visible;
use crate::history::{Snapshot, SnapshotId};
use crate::language::Lang;
use crate::storage::{Card, RecordId};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// A state that can be compared.
#[derive(Clone)]
pub(super) enum State {
    /// The open assessment as it is now.
    Present,
    /// A snapshot of it.
    Snapshot(Snapshot),
    /// Another stored assessment, by its title.
    Stored(RecordId, String),
    /// A file that was chosen for it, by its name.
    File(String, Rc<Assessment>),
}

/// What the page of comparison can be asked to begin with.
#[derive(Clone)]
pub(in crate::ui) enum Asked {
    /// The open assessment as it is now.
    Present,
    /// A snapshot of it.
    Snapshot(SnapshotId),
    /// A stored assessment, the open one or another.
    Record(RecordId),
}

/// Two states that were asked for, and the record that was open then.
type Wish = (Option<RecordId>, Sides<Asked>);

thread_local! {
    static ASKED: RefCell<Option<Wish>> = const { RefCell::new(None) };
}

/// Shows the page of comparison with two states already chosen.
pub(in crate::ui) fn compare(session: Session, before: Asked, after: Asked) {
    let open = session.device(Device::open_record);
    ASKED.set(Some((open, Sides { before, after })));
    session.page.set(Page::Comparison);
}

/// The states that were asked for last, as long as the same record is open; also when the page is shown anew, in another
/// language.
pub(super) fn asked(session: Session) -> Option<Sides<Asked>> {
    let open = session.device(Device::open_record);
    let wish = ASKED.with_borrow(Clone::clone);
    wish.filter(|(record, _)| *record == open)
        .map(|(_, sides)| sides)
}

impl Asked {
    /// Where it stands among the states; `open` is the record that is open.
    pub(super) fn place(&self, states: &[State], open: Option<&RecordId>) -> Option<usize> {
        states.iter().position(|state| match (self, state) {
            (Asked::Present, State::Present) => true,
            (Asked::Snapshot(asked), State::Snapshot(one)) => one.id == *asked,
            (Asked::Record(asked), State::Present) => Some(asked) == open,
            (Asked::Record(asked), State::Stored(id, _)) => id == asked,
            _ => false,
        })
    }
}

/// All states that can be compared now: the present, its snapshots, the other stored assessments. Where there is no history
/// the others are there all the same.
pub(super) async fn all_states(session: Session) -> Vec<State> {
    if !session.is_live() {
        return Vec::new();
    }
    let lang = session.lang.get_untracked();
    let open = session.device(Device::open_record);
    let mut states = vec![State::Present];
    if let Some(record) = &open {
        let kept = history().list(record).await.unwrap_or_default();
        states.extend(kept.into_iter().map(State::Snapshot));
    }
    if !session.is_live() {
        return states;
    }
    let standard = session.standard();
    let stored = stored(session);
    let others = stored
        .into_iter()
        .filter(|one| Some(&one.id) != open.as_ref());
    states.extend(others.filter_map(|one| {
        let card = one.card.ok()?;
        let comparable = card.standard == standard.id.as_str();
        comparable.then(|| {
            let title = title_of(&one.id, &card, lang);
            State::Stored(one.id, title)
        })
    }));
    states
}

/// What it is called, for which period, and when it was changed; of a copy, when it was parted.
fn title_of(id: &RecordId, card: &Card, lang: Lang) -> String {
    let name = match card.name.trim() {
        "" => words::UNNAMED.get(lang),
        name => name,
    };
    let parts = [name, card.period.trim(), &clock::day_of(&card.changed)];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let title = visible(&parts.join(" · ")).into_owned();
    match id.copied() {
        Some(moment) => words::copy(lang, &title, &clock::time_of_day_of(&moment)),
        None => title,
    }
}

impl State {
    /// What it is called in the list to choose from.
    pub(super) fn title(&self, lang: Lang) -> String {
        match self {
            State::Present => words::THE_PRESENT.get(lang).to_owned(),
            State::Snapshot(snapshot) => {
                let when = clock::day_and_time(snapshot.taken);
                words::snapshot_of(lang, &when, &visible(&snapshot.name))
            }
            State::Stored(_, title) => title.clone(),
            State::File(name, _) => visible(name).into_owned(),
        }
    }

    /// The answers of this state.
    ///
    /// # Errors
    /// Why they cannot be read, a line each in the language of the interface.
    pub(super) async fn answers(&self, session: Session) -> Result<Rc<Assessment>, Vec<String>> {
        if !session.is_live() {
            // Nobody is there to read why.
            return Err(Vec::new());
        }
        match self {
            State::Present => Ok(Rc::new(session.assessment(Assessment::clone))),
            State::Snapshot(snapshot) => {
                let (_, assessment) = text_of(session, snapshot).await?;
                Ok(Rc::new(assessment))
            }
            State::Stored(id, _) => {
                let text = session.device(|device| device.text(id));
                read(session, &text.unwrap_or_default())
            }
            State::File(_, assessment) => Ok(assessment.clone()),
        }
    }
}

/// The assessment of a file's text.
///
/// # Errors
/// What is wrong with it, a line each in the language of the interface.
pub(super) fn read(session: Session, text: &str) -> Result<Rc<Assessment>, Vec<String>> {
    let lang = session.lang.get_untracked();
    let read = misfits::read(text, &session.standards());
    read.map(Rc::new)
        .map_err(|faults| faults.iter().map(|fault| fault.say(lang)).collect())
}
