//! The packs of all programmes in the languages in which they have arrived: fetched after the first page, and read by the later
//! part; and those that somebody else wrote, behind them. Shared by all elements of the page.

use super::session::Session;
use crate::language::Lang;
use crate::programme::{Pack, Programme};
use crate::reading::Fault;
use crate::standard::{Standard, StandardId};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::ptr;

thread_local! {
    /// Those of the build, in Chinese and English.
    static OF_BUILD: Cell<[Option<&'static [Pack]>; 2]> = const { Cell::new([None; 2]) };
    /// Those of somebody else, each with its text.
    static OWN: RefCell<Vec<(Pack, String)>> = const { RefCell::new(Vec::new()) };
    /// All of them, in Chinese and English.
    static PACKS: Cell<[Option<&'static [Pack]>; 2]> = const { Cell::new([None; 2]) };
    /// Which of them read the scores of a standard.
    static READING: RefCell<Vec<Reading>> = const { RefCell::new(Vec::new()) };
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// The packs, a standard, and the programmes among them that read its scores.
type Reading = (&'static [Pack], StandardId, &'static [Programme]);

/// The packs in whatever language they are here, for what is the same in all.
pub fn packs_here() -> Option<&'static [Pack]> {
    let [zh, en] = PACKS.get();
    zh.or(en)
}

/// Whether the packs are still to come in a language.
pub(super) fn is_missing(lang: Lang) -> bool {
    untrack(|| packs(lang)).is_none()
}

/// The packs in a language, watched.
pub(super) fn packs(lang: Lang) -> Option<&'static [Pack]> {
    CHANGED.with(Track::track);
    let [zh, en] = PACKS.get();
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Those of the packs that read the scores of a standard and have tiers, watched; in another language until they are here in that.
pub(super) fn reading(standard: &Standard, lang: Lang) -> &'static [Programme] {
    let Some(packs) = packs(lang).or_else(packs_here) else {
        return &[];
    };
    READING.with_borrow_mut(|known| {
        let found = known
            .iter()
            .find(|(of, id, _)| ptr::eq(*of, packs) && *id == standard.id);
        if let Some((_, _, programmes)) = found {
            return *programmes;
        }
        let programmes = packs.iter().map(|pack| &pack.programme);
        let programmes = programmes.filter(|one| one.reads(standard) && !one.tiers.is_empty());
        let programmes: Vec<Programme> = programmes.cloned().collect();
        let programmes: &'static [Programme] = Box::leak(programmes.into_boxed_slice());
        known.push((packs, standard.id.clone(), programmes));
        programmes
    })
}

/// Reads the packs in a language and keeps them, unless they are here already. Says no where there is a fault in them.
pub(super) fn read(lang: Lang, text: &str) -> bool {
    let [zh, en] = OF_BUILD.get();
    if matches!(
        (lang, zh, en),
        (Lang::Zh, Some(_), _) | (Lang::En, _, Some(_))
    ) {
        return true;
    }
    let Ok(read) = Pack::read_list(text) else {
        return false;
    };
    let read: &'static [Pack] = Box::leak(read.into_boxed_slice());
    OF_BUILD.set(match lang {
        Lang::Zh => [Some(read), en],
        Lang::En => [zh, Some(read)],
    });
    show();
    true
}

/// Why the pack of somebody else is not taken.
pub(super) enum Refused {
    /// It has faults.
    Faults(Vec<Fault>),
    /// A programme of the build has its id.
    Taken(String),
}

/// Takes the pack of somebody else by its text, in the place of an earlier one of its id; gives that.
pub(super) fn open(text: &str) -> Result<String, Refused> {
    let pack = Pack::read(text).map_err(Refused::Faults)?;
    let id = pack.programme.id.clone();
    if OF_BUILD
        .get()
        .into_iter()
        .flatten()
        .flatten()
        .any(|known| known.programme.id == id)
    {
        return Err(Refused::Taken(id.to_string()));
    }
    OWN.with_borrow_mut(|own| {
        own.retain(|(known, _)| known.programme.id != id);
        own.push((pack, text.to_owned()));
    });
    show();
    Ok(id.to_string())
}

/// Takes the pack of somebody else away, by its id; gives back its text.
pub(super) fn close(id: &str) -> Option<String> {
    let closed = OWN.with_borrow_mut(|own| {
        let mut places = own.iter();
        let place = places.position(|(known, _)| known.programme.id.as_str() == id);
        place.map(|place| own.remove(place).1)
    });
    show();
    closed
}

/// The programmes of somebody else, watched.
pub(super) fn own() -> Vec<Programme> {
    CHANGED.with(Track::track);
    OWN.with_borrow(|own| own.iter().map(|(pack, _)| pack.programme.clone()).collect())
}

/// The texts of the packs of somebody else.
pub(super) fn own_texts() -> Vec<String> {
    OWN.with_borrow(|own| own.iter().map(|(_, text)| text.clone()).collect())
}

/// Puts the packs of somebody else behind those of the build.
fn show() {
    let own = OWN.with_borrow(|own| {
        own.iter()
            .map(|(pack, _)| pack.clone())
            .collect::<Vec<Pack>>()
    });
    let all = OF_BUILD.get().map(|of_build| match of_build {
        Some(of_build) if !own.is_empty() => {
            let all: &'static [Pack] = Box::leak(Pack::joined(of_build, &own).into_boxed_slice());
            Some(all)
        }
        of_build => of_build,
    });
    PACKS.set(all);
    CHANGED.with(Notify::notify);
}

/// Fetches the packs in a language; `failed` says whether that went wrong.
pub(super) fn fetch(session: Session, lang: Lang, failed: RwSignal<bool>) {
    failed.set(false);
    fetch_then(session, lang, move |here| {
        failed.try_set(!here);
    });
}

/// Fetches the packs in a language; `then` is told whether they are here.
pub(super) fn fetch_then(session: Session, lang: Lang, then: impl FnOnce(bool) + 'static) {
    session.fetch_asset(&format!("programmes.{}.json", lang.key()), move |text| {
        then(text.is_some_and(|text| read(lang, &text)));
    });
}
