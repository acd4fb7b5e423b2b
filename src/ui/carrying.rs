//! Carrying the open assessment over to another standard, as a new assessment; what was not carried is told. In the later part.

use super::clock;
use super::device::{open_as_new, still_open};
use super::editions::{any_edition, edition, fetch};
use super::left_behind::{keep, say};
use super::navigate::Page;
use super::session::{Notice, Session};
use super::words;
use crate::language::{Lang, Phrase};
use crate::mapping::{Carried, Left, Mapping, carry};
use crate::standard::Standard;
use leptos::prelude::*;

/// Carries the open assessment over to a standard by its id. The open one stays stored as it is.
pub(super) fn carry_over(session: Session, to: &str) {
    let here = edition(to, session.lang.get_untracked()).is_some();
    let wanted = (!here).then(|| to.to_owned());
    let to = to.to_owned();
    // Unless something else is opened meanwhile.
    let is_open = still_open(session);
    let then = move || {
        if !is_open() {
            return;
        }
        let from = session.standard();
        let Some(to) = any_edition(&to) else {
            return failed(session);
        };
        let name = format!("{}.{}.json", from.id, to.id);
        session.fetch_asset(&name, move |text| {
            if !is_open() {
                return;
            }
            let mapping = text.and_then(|text| Mapping::read(&text, from, to).ok());
            match mapping {
                Some(mapping) => carry_by(session, &mapping, from, to),
                None => failed(session),
            }
        });
    };
    fetch(session, wanted.into_iter().collect(), Box::new(then));
}

fn failed(session: Session) {
    let lang = session.lang.get_untracked();
    session.report(words::STANDARD_MISSING.get(lang).to_owned(), Vec::new());
}

fn carry_by(session: Session, mapping: &Mapping, from: &Standard, to: &Standard) {
    let lang = session.lang.get_untracked();
    let (id, now) = (clock::fresh_name(), clock::now());
    let Carried {
        mut assessment,
        left,
    } = session.assessment(|old| carry(mapping, old, (from, to), (&id, &now), lang));
    let title = words::fill(words::CARRIED, lang, &[to.short.get(lang)]);
    let mut lines = vec![words::NOT_CONVERTED.get(lang).to_owned()];
    if !left.is_empty() {
        lines.push(words::NOT_CARRIED.get(lang).to_owned());
        // What is lost to sight first; then what is asked anew of every item, in a line each.
        let (mut judged, mut remarked) = (Vec::new(), Vec::new());
        for (left, _) in &left {
            match left {
                Left::Judgement(id) => judged.push(id.as_str()),
                Left::Remarks(id) => remarked.push(id.as_str()),
                left => lines.push(say(lang, from, left)),
            }
        }
        let all = from.items().count();
        lines.extend(together(judged, all, words::LEFT_JUDGEMENT, lang));
        lines.extend(together(remarked, all, words::LEFT_REMARKS, lang));
        keep(&mut assessment.extra, lang, from, left);
    }
    open_as_new(session, assessment);
    session.page.set(Page::Profile);
    session.arrivals.update(|arrivals| *arrivals += 1);
    session.notice.set(Some(Notice { title, lines }));
}

/// That the same stayed behind in several of `all` items; nothing where there are none.
fn together(items: Vec<&str>, all: usize, what: Phrase, lang: Lang) -> Option<String> {
    let separator = words::SEPARATOR.get(lang);
    let items = match items.len() {
        0 => return None,
        count if count == all => words::EVERY_ITEM.get(lang).to_owned(),
        _ => items.join(", "),
    };
    Some(format!("{}{separator}{items}", what.get(lang)))
}
