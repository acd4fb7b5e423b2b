//! The snapshots: when, why, how far the assessment was, what was changed, and what can be done with each.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, button, div};
use super::super::super::clock;
use super::super::super::history::{history, restore, text_of};
use super::super::super::session::Session;
use super::super::super::widgets::hand_over;
use super::super::super::words;
use super::super::comparison::{Asked, compare};
use super::super::hint;
use super::naming::naming;
use super::{Listed, told};
use crate::assessment::{Assessment, Field};
use crate::comparison::fields;
use crate::draft::visible;
use crate::export::{Kind, file_name};
use crate::history::{Cause, Snapshot};
use crate::language::Lang;
use crate::standard::ItemId;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many places are named of what was changed.
const PLACES: usize = 4;

/// The snapshots, those first that come first.
pub(super) fn snapshot_list(snapshots: Vec<Snapshot>, listed: &Listed) -> El {
    let session = use_session();
    let changes: Vec<RwSignal<String>> = snapshots.iter().map(|_| RwSignal::default()).collect();
    let entries = snapshots.iter().zip(&changes);
    let entries: Vec<El> = entries
        .map(|(snapshot, changes)| entry(snapshot, *changes, listed))
        .collect();
    spawn_local(tell_changes(session, snapshots, changes));
    div("ol", "ea-snapshots").children(entries)
}

/// Finds out what was changed from each snapshot to the next newer one, and of the newest whether it is the present. One
/// after the other, so that the page can be used meanwhile.
async fn tell_changes(session: Session, snapshots: Vec<Snapshot>, told: Vec<RwSignal<String>>) {
    if !session.is_live() {
        return;
    }
    let lang = session.lang.get_untracked();
    let (standard, programmes) = (session.standard(), session.beside());
    let mut newer: Option<(Assessment, RwSignal<String>)> = None;
    for (number, (snapshot, line)) in snapshots.iter().zip(told).enumerate() {
        let Ok((_, state)) = text_of(session, snapshot).await else {
            newer = None;
            continue;
        };
        if !session.is_live() {
            return;
        }
        let same = |present: &Assessment| fields(standard, programmes, &state, present).is_empty();
        if number == 0 && session.assessment(same) {
            line.try_set(words::AS_NOW.get(lang).to_owned());
        }
        if let Some((newer, line)) = newer {
            let now = line.try_get_untracked().unwrap_or_default();
            let parts = [
                now,
                changes(&fields(standard, programmes, &state, &newer), lang),
            ];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            line.try_set(parts.join(" · "));
        }
        newer = Some((state, line));
    }
}

/// What was changed, in a few words; none where nothing was.
fn changes(fields: &[Field], lang: Lang) -> String {
    if fields.is_empty() {
        return String::new();
    }
    let mut items: Vec<&ItemId> = fields.iter().filter_map(Field::item).collect();
    items.dedup();
    let places: Vec<String> = items
        .iter()
        .take(PLACES)
        .map(|item| item.to_string())
        .collect();
    words::changed_since(lang, fields.len(), &places, items.len() > PLACES)
}

/// One snapshot: when, why, how far it was, what was changed, and what can be done with it.
fn entry(snapshot: &Snapshot, changes: RwSignal<String>, listed: &Listed) -> El {
    let lang = use_lang();
    let cause = match snapshot.cause {
        Cause::Work | Cause::Wish => None,
        Cause::Opening => Some(words::CAUSE_OPENING),
        Cause::BeforeRestore => Some(words::CAUSE_BEFORE),
        Cause::InFile => Some(words::CAUSE_FILE),
    };
    let cause = cause.map(|cause| div("span", "ea-tag").text(cause.get(lang)));
    let name = snapshot.is_named().then(|| {
        let name = div("strong", "ea-snapshot-called").attr("dir", "auto");
        name.text(&visible(&snapshot.name))
    });
    let title = div("p", "ea-snapshot-title")
        .child(div("span", "ea-snapshot-time").text(&clock::day_and_time(snapshot.taken)))
        .child(name)
        .child(cause);
    div("li", "ea-snapshot")
        .attr("id", &format!("ea-snapshot-{}", snapshot.id.0))
        .child(title)
        .child(hint(&about(snapshot, lang)))
        .child(div("p", "ea-hint").live_text(move || changes.get()))
        .child(actions(snapshot, listed))
}

/// How far the assessment was, and its provisional score.
fn about(snapshot: &Snapshot, lang: Lang) -> String {
    let scored = words::scored(lang, snapshot.scored, snapshot.items);
    if snapshot.scored == 0 {
        return scored;
    }
    let (provisional, separator) = (words::PROVISIONAL.get(lang), words::SEPARATOR.get(lang));
    let points = words::points(lang, snapshot.earned);
    if snapshot.scored < snapshot.items {
        return format!("{provisional}{separator}{points} · {scored}");
    }
    let percent = snapshot.earned.percent_of(snapshot.possible);
    format!("{provisional}{separator}{points} · {percent} · {scored}")
}

fn actions(snapshot: &Snapshot, listed: &Listed) -> El {
    let session = use_session();
    let lang = use_lang();
    let one = snapshot.clone();
    let with_now = button("ea-button ea-compare", move |_| {
        compare(session, Asked::Snapshot(one.id.clone()), Asked::Present);
    });
    let one = snapshot.clone();
    let bring_back = button("ea-button ea-restore", move |_| {
        spawn_local(restore(session, one.clone()));
    });
    let one = snapshot.clone();
    let save = button("ea-button ea-save-snapshot", move |_| {
        spawn_local(save_as_file(session, one.clone()));
    });
    let (one, after) = (snapshot.clone(), listed.clone());
    let delete = button("ea-button ea-delete-snapshot", move |_| {
        let (one, listed) = (one.clone(), after.clone());
        spawn_local(async move {
            told(session, history().remove(&one).await, listed).await;
            if session.is_live() {
                // What had the focus is gone: the heading takes it.
                session.arrivals.update(|arrivals| *arrivals += 1);
            }
        });
    });
    // Those without a name make room by themselves.
    let delete = snapshot
        .is_named()
        .then(|| delete.text(words::DELETE.get(lang)));
    div("div", "ea-actions")
        .child(with_now.text(words::COMPARE_NOW.get(lang)))
        .child(
            bring_back
                .live_flag("disabled", move || session.is_read_only())
                .text(words::RESTORE_SNAPSHOT.get(lang)),
        )
        .child(save.text(words::SAVE_AS_FILE.get(lang)))
        .child(naming(snapshot, listed))
        .child(delete)
}

/// Hands a snapshot out as an assessment file, named after the moment it was taken.
async fn save_as_file(session: Session, snapshot: Snapshot) {
    let read = text_of(session, &snapshot).await;
    if !session.is_live() {
        return;
    }
    let lang = session.lang.get_untracked();
    let handed = match read {
        Ok((text, assessment)) => {
            let when = clock::day_and_time(snapshot.taken);
            let name = file_name(&assessment, Kind::Json, lang, &when);
            hand_over(&name, Kind::Json.mime(), &text).map_err(|error| vec![format!("{error:?}")])
        }
        Err(lines) => Err(lines),
    };
    if let Err(lines) = handed {
        session.report(words::SNAPSHOT_GONE.get(lang).to_owned(), lines);
    }
}
