//! The standard in the languages in which it has arrived: read once a page, and kept as long as it lives.

use crate::language::Lang;
use crate::reading::Fault;
use crate::standard::Standard;
use std::cell::Cell;

thread_local! {
    /// Chinese and English. Shared by all elements of the page.
    static EDITIONS: Cell<[Option<&'static Standard>; 2]> = const { Cell::new([None; 2]) };
}

/// The standard in a language, if it has arrived.
pub(super) fn edition(lang: Lang) -> Option<&'static Standard> {
    let [zh, en] = EDITIONS.get();
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Reads the standard in a language and keeps it, unless it is there already. A pack that has both languages serves for both.
///
/// # Errors
/// All faults of the pack.
pub fn keep(lang: Lang, pack: &str) -> Result<(), Vec<Fault>> {
    if edition(lang).is_none() {
        let read: &'static Standard = Box::leak(Box::new(Standard::read(pack)?));
        let serves = |lang| read.language.is_none_or(|only| only == lang);
        let kept = [Lang::Zh, Lang::En].map(|lang| edition(lang).or(serves(lang).then_some(read)));
        EDITIONS.set(kept);
    }
    Ok(())
}
