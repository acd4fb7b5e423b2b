//! The packs of all programmes in the languages in which they have arrived: fetched after the first page, and read by the later
//! part. Shared by all elements of the page.

use super::session::Session;
use crate::language::Lang;
use crate::programme::Pack;
use leptos::prelude::*;
use std::cell::Cell;

thread_local! {
    /// Chinese and English.
    static PACKS: Cell<[Option<&'static [Pack]>; 2]> = const { Cell::new([None; 2]) };
    static CHANGED: ArcTrigger = ArcTrigger::new();
}

/// The packs in whatever language they are here, for what is the same in all.
pub fn packs_here() -> Option<&'static [Pack]> {
    let [zh, en] = PACKS.get();
    zh.or(en)
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

/// Reads the packs in a language and keeps them, unless they are here already. Says no where there is a fault in them.
pub(super) fn read(lang: Lang, text: &str) -> bool {
    let [zh, en] = PACKS.get();
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
    PACKS.set(match lang {
        Lang::Zh => [Some(read), en],
        Lang::En => [zh, Some(read)],
    });
    CHANGED.with(Notify::notify);
    true
}

/// Fetches the packs in a language; `failed` says whether that went wrong.
pub(super) fn fetch(session: Session, lang: Lang, failed: RwSignal<bool>) {
    failed.set(false);
    session.fetch_asset(&format!("programmes.{}.json", lang.key()), move |text| {
        let here = text.is_some_and(|text| read(lang, &text));
        failed.try_set(!here);
    });
}
