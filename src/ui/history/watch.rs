//! While the user works: snapshots are taken by themselves, and what no file has yet is counted.
//!
//! Both happen after the assessment was stored, which is a moment after the last keystroke, and never before the snapshot
//! that a keystroke might be waiting for: nothing here is waited for.

use super::super::app::{use_lang, use_session};
use super::super::build::{View, button, div, el};
use super::super::clock;
use super::super::device::{Device, SaveState};
use super::super::navigate::Page;
use super::super::session::Session;
use super::super::timer::after;
use super::super::widgets::download_assessment;
use super::super::words;
use super::attic::history;
use super::lasting::{Lasting, lasting};
use super::present::{keep_present, text_of};
use super::seen::Seen;
use crate::assessment::Assessment;
use crate::comparison::fields;
use crate::history::{Cause, Circumstances, Seconds, Urgency, is_due, is_due_at_opening};
use crate::storage::RecordId;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

const DAY: Seconds = 24 * 60 * 60;

/// How often at most, in milliseconds: counting takes as long as some keystrokes, and storing goes on while one types.
const ATTENDED_EVERY: f64 = 3000.0;

/// What is remembered of a record as long as the page is open.
#[derive(Clone)]
struct Watched {
    record: RecordId,
    /// When work on it began here, or when it was last kept.
    since: Seconds,
    /// When it was last saved as a file, as its card says.
    exported: String,
    /// The last state that a file has, and since when.
    file: Option<(Rc<Assessment>, Seconds)>,
    /// How many states were kept because a file has them when that one was looked for; `None` before.
    looked: Option<u32>,
    /// How many changes there were when the notice was put away.
    put_away: Option<usize>,
}

impl Watched {
    fn new(record: &RecordId, exported: &str, now: Seconds) -> Watched {
        Watched {
            record: record.clone(),
            since: now,
            exported: exported.to_owned(),
            file: None,
            looked: None,
            put_away: None,
        }
    }
}

thread_local! {
    static WATCHED: RefCell<Vec<Watched>> = RefCell::default();
    /// Counts the states that were kept because a file has them: after each the last one is looked for anew.
    static FILES: Cell<u32> = const { Cell::new(0) };
    static LASTING: RefCell<Option<Lasting>> = const { RefCell::new(None) };
}

/// After so many more changes a notice that was put away comes back.
const AGAIN_AFTER: usize = 30;

/// What is suggested at present.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Standing {
    /// How many answers no file has.
    changes: usize,
    /// For how many days.
    days: u32,
    /// Whether there was ever a file.
    ever: bool,
    lasting: Lasting,
    urgent: bool,
}

/// Takes snapshots and counts, as long as the view is there; shows the notice when there is one.
pub(in crate::ui) fn watch() -> View {
    let session = use_session();
    let standing = Seen::new(None::<Standing>);
    let told = standing.clone();
    session.reminder.set(None);
    let waits = StoredValue::new_local((0.0, None::<Timeout>));
    Effect::new(move |before: Option<()>| {
        let stored = session
            .saved
            .with(|saved| matches!(saved, SaveState::Saved(_)));
        let first = before.is_none();
        let (last, waiting) = waits.with_value(|(last, timer)| (*last, timer.is_some()));
        if !stored || waiting {
            return;
        }
        let told = told.clone();
        let begin = move || {
            waits.set_value((js_sys::Date::now(), None));
            spawn_local(attend(session, first, told));
        };
        let wait = ATTENDED_EVERY - (js_sys::Date::now() - last);
        if wait <= 0.0 {
            begin();
        } else {
            let timer = after(wait as u32, move || {
                if session.is_live() {
                    begin();
                }
            });
            waits.set_value((last, Some(timer)));
        }
    });
    View::Live(Box::new(move || {
        let shown = session.page.with(|page| *page != Page::Start);
        let urgent = standing.get().filter(|standing| standing.urgent && shown);
        urgent
            .map(|urgent| notice(session, urgent, &standing))
            .into()
    }))
}

/// Keeps what was opened as a state that a file has, so that no other file is asked for before something was changed.
pub(in crate::ui) fn note_file(session: Session) {
    let known =
        |record: &RecordId| WATCHED.with_borrow(|all| all.iter().any(|one| one.record == *record));
    if let Some(record) = session.device(Device::open_record)
        && !known(&record)
    {
        // Its state at opening is kept by this.
        remember(&Watched::new(&record, "", clock::seconds()));
    }
    let keep = async move {
        // Where there is no history, nothing is compared with it.
        let _ = keep_present(session, Cause::InFile, "").await;
        FILES.set(FILES.get() + 1);
        if session.is_live() {
            session.saved.notify();
        }
    };
    // What was opened is shown first: of a large one, keeping takes as long as opening.
    set_timeout(move || spawn_local(keep), Duration::ZERO);
}

async fn attend(session: Session, first: bool, standing: Seen<Option<Standing>>) {
    if !session.is_live() {
        return;
    }
    let Some(record) = session.device(Device::open_record) else {
        return;
    };
    let now = clock::seconds();
    let exported = session.device(Device::open_card);
    let exported = exported.map(|card| card.exported).unwrap_or_default();
    let known = WATCHED.with_borrow(|all| all.iter().find(|one| one.record == record).cloned());
    let mut watched = known
        .clone()
        .unwrap_or_else(|| Watched::new(&record, &exported, now));
    let changed = session.assessment(|a| clock::seconds_of(&a.changed));
    let left_alone = known.is_none_or(|known| is_due_at_opening(known.since, now));
    let cause = if watched.exported != exported {
        Some(Cause::InFile)
    } else if first && left_alone && is_due_at_opening(changed, now) {
        Some(Cause::Opening)
    } else {
        (!first && is_due(watched.since, now)).then_some(Cause::Work)
    };
    watched.exported = exported;
    if cause.is_some() {
        watched.since = now;
    }
    remember(&watched);
    if let Some(cause) = cause {
        // A history that cannot be kept is reported on its page; what was typed is stored all the same.
        let _ = keep_present(session, cause, "").await;
        if cause == Cause::InFile {
            FILES.set(FILES.get() + 1);
        }
    }
    let files = Some(FILES.get());
    if watched.looked != files {
        watched.file = last_file(session, &record).await;
        watched.looked = files;
        remember_file(&watched);
    }
    let known = LASTING.with_borrow(|known| *known);
    let lasting = match known {
        Some(known) => known,
        None => {
            let asked = lasting().await;
            LASTING.set(Some(asked));
            asked
        }
    };
    // Another assessment may be open by now, or the element be gone.
    if session.is_live() && session.device(Device::open_record).as_ref() == Some(&record) {
        show(session, &watched, lasting, &standing);
    }
}

/// Forgets what is remembered of a record, which is locked from now on.
pub(in crate::ui) fn forget_watched(record: &RecordId) {
    WATCHED.with_borrow_mut(|all| all.retain(|one| one.record != *record));
}

fn remember(watched: &Watched) {
    WATCHED.with_borrow_mut(|all| {
        all.retain(|one| one.record != watched.record);
        all.push(watched.clone());
    });
}

/// Remembers the state that a file has; what else is known of the record may be newer by now.
fn remember_file(watched: &Watched) {
    WATCHED.with_borrow_mut(|all| {
        if let Some(known) = all.iter_mut().find(|one| one.record == watched.record) {
            known.file.clone_from(&watched.file);
            known.looked = watched.looked;
        }
    });
}

/// The last state of a record that a file has.
async fn last_file(session: Session, record: &RecordId) -> Option<(Rc<Assessment>, Seconds)> {
    let kept = history().list(record).await.ok()?;
    let last = kept.into_iter().find(|one| one.cause == Cause::InFile)?;
    let (_, assessment) = text_of(session, &last).await.ok()?;
    Some((Rc::new(assessment), last.taken))
}

/// Counts what no file has, and says so.
fn show(session: Session, watched: &Watched, lasting: Lasting, standing: &Seen<Option<Standing>>) {
    let nothing = Assessment::default();
    let (standard, programmes) = (session.standard(), session.beside());
    let (changes, since, fictional) = session.assessment(|present| {
        let file = watched.file.as_ref();
        let before = file.map_or(&nothing, |(file, _)| file);
        let exported = clock::seconds_of(&watched.exported);
        let since = match file {
            Some((_, taken)) => *taken,
            None if exported > 0 => exported,
            None => clock::seconds_of(&present.created),
        };
        let changes = if file.is_none() && exported > 0 {
            // Without the history nobody knows how many.
            usize::from(clock::seconds_of(&present.changed) > exported)
        } else {
            fields(standard, programmes, before, present).len()
        };
        (changes, since, present.fictional)
    });
    let days = clock::seconds().saturating_sub(since) / DAY;
    let urgency = Urgency::of(Circumstances {
        changes,
        days,
        short_lived: lasting.is_short(),
    });
    let lang = session.lang.get_untracked();
    let line =
        (urgency > Urgency::Nothing && !fictional).then(|| words::not_in_file(lang, changes, days));
    if session.reminder.with_untracked(|known| *known != line) {
        session.reminder.set(line);
    }
    let put_away = WATCHED.with_borrow(|all| {
        let known = all.iter().find(|one| one.record == watched.record);
        known.and_then(|known| known.put_away)
    });
    let now = Standing {
        changes,
        days,
        ever: watched.file.is_some() || !watched.exported.is_empty(),
        lasting,
        urgent: urgency == Urgency::Notice
            && !fictional
            && put_away.is_none_or(|before| changes >= before + AGAIN_AFTER),
    };
    if standing.peek() != Some(now) {
        standing.set(Some(now));
    }
}

/// Suggests a file. It is no alarm, so it interrupts no screen reader.
fn notice(session: Session, urgent: Standing, standing: &Seen<Option<Standing>>) -> View {
    let lang = use_lang();
    let mut reasons = vec![words::KEEP_THE_FILE];
    if urgent.lasting.maybe_private {
        reasons.push(words::MAYBE_PRIVATE);
    } else if urgent.lasting.seven_days && !urgent.lasting.promised {
        reasons.push(words::SEVEN_DAYS);
    }
    let standing = standing.clone();
    let put_away = move |_| {
        let record = session.device(Device::open_record);
        WATCHED.with_borrow_mut(|all| {
            if let Some(known) = all
                .iter_mut()
                .find(|one| Some(&one.record) == record.as_ref())
            {
                known.put_away = Some(urgent.changes);
            }
        });
        standing.set(Some(Standing {
            urgent: false,
            ..urgent
        }));
    };
    let save = button("ea-button", move |_| download_assessment(session));
    let title = words::time_for_a_file(lang, urgent.changes, urgent.days, urgent.ever);
    let text = el("p").child(el("strong").text(&title)).children(
        reasons
            .into_iter()
            .map(|reason| el("span").text(" ").text(reason.get(lang))),
    );
    let actions = div("div", "ea-actions")
        .child(save.text(words::SAVE_FILE.get(lang)))
        .child(button("ea-button", put_away).text(words::NOT_NOW.get(lang)));
    div("div", "ea-notice ea-suggestion")
        .attr("role", "note")
        .child(text)
        .child(actions)
        .into()
}
