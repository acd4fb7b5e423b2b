//! The packs that somebody else wrote: opened from beside the page or from a file, remembered on this device, and what stands in the
//! place of those that are gone. In the later part.

use super::catalogue::{Offered, begin_on, offered};
use super::device::{Device, open_stored};
use super::editions::{any_edition, put, take_away};
use super::encoding::decoded;
use super::navigate::Page;
use super::programmes::{self, Refused};
use super::session::{HostEvent, Notice, Session};
use super::words;
use crate::language::Lang;
use crate::reading::{Fault, Problem, Value};
use crate::standard::{MadeOn, Standard, StandardId};
use crate::storage::{Archive, BrowserShelf};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// The kinds of packs, as they are remembered.
const STANDARD: &str = "standard";
const PROGRAMME: &str = "programme";

/// A pack of somebody else, or what stands in its place.
pub(super) struct Own {
    standard: &'static Standard,
    made_on: MadeOn,
    /// Its text; none where something stands in its place.
    pub pack: Option<String>,
}

thread_local! {
    /// Shared by all elements of the page. An earlier pack of the same id is behind the present one: somebody may have it open.
    static OWN: RefCell<Vec<&'static Own>> = const { RefCell::new(Vec::new()) };
}

/// The first one that is one of those.
fn find(is: &dyn Fn(&Own) -> bool) -> Option<&'static Own> {
    OWN.with_borrow(|all| all.iter().copied().find(|own| is(own)))
}

/// What is known of a standard, where it is none of the build.
pub(super) fn own(standard: &Standard) -> Option<&'static Own> {
    find(&|own| std::ptr::eq(own.standard, standard))
}

/// What an assessment on a standard remembers of its pack, where that is none of the build.
pub(super) fn made_on(standard: &Standard) -> Option<Value> {
    own(standard).map(|own| own.made_on.value())
}

/// Has all packs here again that were opened on this device. Those that cannot be read any more are passed over: what was made on
/// them says so.
pub(super) fn recall() {
    let Ok(shelf) = BrowserShelf::open() else {
        return;
    };
    let archive = Archive::new(shelf);
    for pack in archive.packs(STANDARD) {
        if let Ok(standard) = Standard::read(&pack) {
            add(standard, &pack);
        }
    }
    for pack in archive.packs(PROGRAMME) {
        drop(programmes::open(&pack));
    }
}

/// Remembers a pack, where there is room for it.
fn remember(kind: &str, id: &str, pack: &str) {
    if let Ok(shelf) = BrowserShelf::open() {
        // Who chose a file is told where it will not be here the next time.
        let _ = Archive::new(shelf).keep_pack(kind, id, pack);
    }
}

/// The standards of somebody else on which something new can be begun.
pub(super) fn own_standards() -> Vec<&'static Standard> {
    let present = |own: &&&Own| {
        let here = any_edition(own.standard.id.as_str());
        own.pack.is_some() && here.is_some_and(|here| std::ptr::eq(here, own.standard))
    };
    OWN.with_borrow(|all| all.iter().filter(present).map(|own| own.standard).collect())
}

/// Takes a standard of somebody else away from this device; gives back how it comes again. What was made on it stays, to be read.
pub(super) fn forget_standard(session: Session, id: &str) -> Option<impl Fn() + use<>> {
    let own = any_edition(id).and_then(own)?;
    let pack = own.pack.as_ref()?;
    forgotten(session, STANDARD, id).then(|| take_away(id))?;
    Some(move || {
        put(own.standard);
        remember(STANDARD, own.standard.id.as_str(), pack);
        warn_unless_kept(session, STANDARD, pack);
    })
}

/// Takes a programme of somebody else away from this device; gives back how it comes again. What was declared for it stays.
pub(super) fn forget_programme(session: Session, id: &str) -> Option<impl Fn() + use<>> {
    let pack = forgotten(session, PROGRAMME, id).then(|| programmes::close(id))??;
    session.tell_host(HostEvent::Change);
    Some(move || {
        if take_programme(session, "", &pack) {
            session.tell_host(HostEvent::Change);
        }
        warn_unless_kept(session, PROGRAMME, &pack);
    })
}

/// Whether a pack is not remembered any more; else says why.
fn forgotten(session: Session, kind: &str, id: &str) -> bool {
    // Where there is no storage, nothing was remembered.
    let done =
        BrowserShelf::open().map_or(Ok(()), |shelf| Archive::new(shelf).forget_pack(kind, id));
    if let Err(error) = done {
        let lang = session.lang.get_untracked();
        session.report(words::not_saved(error).get(lang).to_owned(), Vec::new());
    }
    done.is_ok()
}

/// Adds a pack, unless it is here; tells whether it was added. From now on it is the one of its id.
fn add(standard: Standard, pack: &str) -> bool {
    let Some(made_on) = MadeOn::of(pack) else {
        return false;
    };
    let known = any_edition(standard.id.as_str()).and_then(own);
    let is_new = known.is_none_or(|own| own.made_on.fingerprint != made_on.fingerprint);
    if is_new {
        put(keep(standard, made_on, Some(pack.to_owned())));
    }
    is_new
}

fn keep(standard: Standard, made_on: MadeOn, pack: Option<String>) -> &'static Standard {
    let standard: &'static Standard = Box::leak(Box::new(standard));
    let own: &'static Own = Box::leak(Box::new(Own {
        standard,
        made_on,
        pack,
    }));
    OWN.with_borrow_mut(|all| all.insert(0, own));
    standard
}

/// What stands in the place of the pack of an id that an assessment was made on, where the present one is another.
pub(super) fn stand_in(id: &str, made_on: &Value) -> Option<&'static Standard> {
    let made_on = MadeOn::read(made_on)?;
    let present = any_edition(id).and_then(own);
    if present.is_some_and(|own| own.made_on.fingerprint == made_on.fingerprint) {
        return None;
    }
    let known = find(&|own| own.pack.is_none() && own.made_on == made_on);
    if let Some(known) = known.filter(|known| known.standard.id.as_str() == id) {
        return Some(known.standard);
    }
    let standard = made_on.stand_in()?;
    (standard.id.as_str() == id).then(|| keep(standard, made_on, None))
}

/// What the writer of documents is to be given for an assessment file on a standard and a pack, by its fingerprint: the pack of
/// somebody else, or its outline where it is another one now or gone, or nothing; and a list of the programme packs of somebody else.
pub(super) fn packs_for(id: &str, fingerprint: &str) -> js_sys::Array {
    let own = find(&|own| {
        let same = fingerprint.is_empty() || own.made_on.fingerprint == fingerprint;
        own.standard.id.as_str() == id && same
    });
    let pack = own.map(|own| own.pack.as_ref().unwrap_or(&own.made_on.outline));
    let programmes = format!("[{}]", programmes::own_texts().join(","));
    js_sys::Array::of2(
        &pack.map_or(JsValue::UNDEFINED, JsValue::from),
        &programmes.into(),
    )
}

/// Takes a standard pack from beside the page by the bytes of its file, as [`open_pack`] takes its text.
pub(super) fn open_pack_beside(
    lang: Lang,
    pack: Vec<u8>,
    of_build: &str,
) -> Result<String, Vec<String>> {
    open_pack(lang, &decoded(pack), of_build).map(|(id, _)| id)
}

/// Takes a standard pack by its text; gives its id, and whether it was not here yet. `of_build` are the ids of the standards of the
/// build, a line each.
///
/// # Errors
/// All faults of the pack, a line each; or that a standard of the build has its id.
fn open_pack(lang: Lang, pack: &str, of_build: &str) -> Result<(String, bool), Vec<String>> {
    let standard = Standard::read(pack).map_err(|faults| said(lang, &faults))?;
    let id = standard.id.to_string();
    let is_ours = any_edition(&id).is_some_and(|known| own(known).is_none());
    if is_ours || of_build.lines().any(|known| known == id) {
        return Err(vec![words::fill(words::PACK_ID_TAKEN, lang, &[&id])]);
    }
    let is_new = add(standard, pack);
    remember(STANDARD, &id, pack);
    Ok((id, is_new))
}

fn said(lang: Lang, faults: &[Fault]) -> Vec<String> {
    let written = |fault: &Fault| {
        matches!(
            fault.problem,
            Problem::Syntax { .. } | Problem::NotOurs { .. }
        )
    };
    let hint = faults.iter().any(written);
    let hint = hint.then(|| words::PACK_WRITTEN.get(lang).to_owned());
    let faults = faults.iter().map(|fault| fault.say(lang));
    faults.chain(hint).collect()
}

/// Takes the standard pack in a file, by its name and text, and goes on with what is open where that was made on it, else begins an
/// assessment on it; or says all that is wrong with it.
pub(super) fn open_pack_text(session: Session, name: String, text: String) {
    let lang = session.lang.get_untracked();
    offered(session, move |of_build| {
        let ids: Vec<String> = of_build.into_iter().map(|one| one.id).collect();
        match open_pack(lang, &text, &ids.join("\n")) {
            Ok((id, is_new)) => {
                session.notice.set(None);
                if let Some(needed) = waited_for(session).filter(|needed| *needed != id) {
                    let said = words::fill(words::PACK_OF_ANOTHER, lang, &[&id, &needed]);
                    return session.report(said, Vec::new());
                }
                go_on(session, &id);
                if is_new {
                    tell_replaced(session, &id);
                }
                warn_unless_kept(session, STANDARD, &text);
            }
            Err(faults) => session.report(words::file_not_opened(lang, &name), faults),
        }
    });
}

/// Says so where a pack takes the place of another edition: what was made on that can only be read from now on.
fn tell_replaced(session: Session, id: &str) {
    let lang = session.lang.get_untracked();
    let Some(present) = any_edition(id).and_then(own) else {
        return;
    };
    let other = find(&|own| {
        own.standard.id == present.standard.id
            && own.pack.is_some()
            && own.made_on.fingerprint != present.made_on.fingerprint
    });
    if other.is_some() {
        let title = words::fill(
            words::PACK_REPLACED,
            lang,
            &[present.standard.short.get(lang)],
        );
        let lines = vec![words::PACK_REPLACED_HINT.get(lang).to_owned()];
        session.notice.set(Some(Notice { title, lines }));
    }
}

/// Says so where a pack that was taken will not be here the next time, below what stands there already.
fn warn_unless_kept(session: Session, kind: &str, pack: &str) {
    let shelf = BrowserShelf::open().map(Archive::new);
    let kept = shelf.is_ok_and(|archive| archive.packs(kind).iter().any(|kept| kept == pack));
    if kept {
        return;
    }
    let said = words::PACK_NOT_KEPT
        .get(session.lang.get_untracked())
        .to_owned();
    match session.notice.get_untracked() {
        None => session.report(said, Vec::new()),
        Some(Notice { title, mut lines }) => {
            lines.push(said);
            session.report(title, lines);
        }
    }
}

/// The id of the standard whose pack is asked for beside what is open; none where none is missing, and on the page where one begins anew.
fn waited_for(session: Session) -> Option<String> {
    let id = &session.standard().id;
    let asks = session.stands_in() && session.page.get_untracked() != Page::Start;
    (asks && any_edition(id.as_str()).is_none()).then(|| id.to_string())
}

/// Opens again what is open and waits for the pack; else begins on it.
fn go_on(session: Session, id: &str) {
    let open = session.device(Device::open_record);
    let waits = session.stands_in() && session.standard().id.as_str() == id;
    match open.filter(|_| waits) {
        Some(open) => drop(open_stored(session, &open)),
        None => begin_on(session, id),
    }
}

/// Takes the programme pack in a file, by its name and text, and shows it among the others; or says all that is wrong with it.
pub(super) fn open_programme_text(session: Session, name: String, text: String) {
    let open = move || {
        if !session.is_live() || !take_programme(session, &name, &text) {
            return;
        }
        session.tell_host(HostEvent::Change);
        // Shown anew, the page would forget what was just removed there and can come back.
        let is_here = session
            .page
            .with_untracked(|page| *page == Page::Programmes);
        if !is_here {
            session.page.set(Page::Programmes);
        }
        warn_unless_kept(session, PROGRAMME, &text);
    };
    let lang = session.lang.get_untracked();
    match programmes::is_missing(lang) {
        // Those of the build say which ids are taken.
        true => programmes::fetch_then(session, lang, move |_| open()),
        false => open(),
    }
}

/// Takes a programme pack from beside the page, by its name and the bytes of its file, or says all that is wrong with it. There are
/// none where it could not be had, and the name says why.
pub(super) fn open_programme(session: Session, name: &str, pack: Vec<u8>) {
    if pack.is_empty() {
        let title = words::NAMED_PROGRAMME_FAILED.get(session.lang.get_untracked());
        session.report(title.to_owned(), vec![name.to_owned()]);
    } else {
        take_programme(session, name, &decoded(pack));
    }
}

/// Takes a programme pack by its name and text, or says all that is wrong with it. Gives back whether it is here.
fn take_programme(session: Session, name: &str, pack: &str) -> bool {
    let lang = session.lang.get_untracked();
    let why = match programmes::open(pack) {
        Ok(id) => {
            session.notice.set(None);
            remember(PROGRAMME, &id, pack);
            return true;
        }
        Err(Refused::Faults(faults)) => said(lang, &faults),
        Err(Refused::Taken(id)) => vec![words::fill(words::PROGRAMME_ID_TAKEN, lang, &[&id])],
    };
    session.report(words::file_not_opened(lang, name), why);
    false
}

/// Which of some standards are neither of the build nor here.
pub(super) fn not_here(ids: &[StandardId], of_build: &[Offered]) -> Vec<String> {
    let ids = ids.iter().map(StandardId::as_str);
    let missing =
        ids.filter(|id| any_edition(id).is_none() && of_build.iter().all(|one| one.id != *id));
    missing.map(str::to_owned).collect()
}
