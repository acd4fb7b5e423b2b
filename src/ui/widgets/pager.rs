//! Back and next: the walk in its order.

use super::super::app::{use_lang, use_session};
use super::super::build::{View, button, div, el};
use super::super::navigate::Page;
use super::super::session::Session;
use super::super::words;
use leptos::prelude::*;

/// The page before or after the present one in the walk.
pub(in crate::ui) fn neighbour(session: Session, forward: bool) -> Option<Page> {
    let walk = Page::walk(session.standard(), session.all_programmes());
    // A form is a way aside: it leads back to its programme, and on to what follows that.
    let here = match session.page.get_untracked() {
        Page::Form(id) if !forward => return Some(Page::Programme(id)),
        Page::Form(id) => Page::Programme(id),
        here => here,
    };
    let place = |here: &Page| walk.iter().position(|page| page == here);
    let at = match (place(&here), &here) {
        // What the overview leads to leads back there, and on to what follows it.
        (None, Page::Programme(_)) if !forward => return Some(Page::Programmes),
        (None, Page::Programme(_)) => place(&Page::Programmes),
        (at, _) => at,
    };
    let next = match (at, forward) {
        (Some(at), true) => at + 1,
        (Some(at), false) => at.checked_sub(1)?,
        (None, true) if here == Page::Start => 0,
        (None, _) => return None,
    };
    walk.into_iter().nth(next)
}

/// Buttons to the pages before and after.
pub(in crate::ui) fn pager() -> View {
    let session = use_session();
    let lang = use_lang();
    paged(|page| page_title(session, lang, page))
}

/// The same, with titles of its own: those of pages that are not in the walk.
pub(in crate::ui) fn paged(title: impl Fn(&Page) -> String) -> View {
    let session = use_session();
    let lang = use_lang();
    let step = |forward: bool, class: &'static str| {
        let page = neighbour(session, forward)?;
        let label = if forward {
            words::NEXT
        } else {
            words::PREVIOUS
        };
        let title = title(&page);
        Some(
            button(class, move |_| session.page.set(page.clone()))
                .child(div("span", "ea-pager-label").text(label.get(lang)))
                .child(el("span").text(&title)),
        )
    };
    let name = format!("{} / {}", words::PREVIOUS.get(lang), words::NEXT.get(lang));
    let steps = div("nav", "ea-pager")
        .attr("aria-label", &name)
        .child(step(false, "ea-button ea-back"))
        .child(step(true, "ea-button ea-primary ea-next"));
    let keys = div("p", "ea-keys").text(words::KEYS.get(lang));
    View::from(vec![steps, keys])
}

/// The title of a page.
pub(in crate::ui) fn page_title(
    session: Session,
    lang: crate::language::Lang,
    page: &Page,
) -> String {
    let standard = session.standard();
    match page {
        Page::Start => words::START.get(lang).to_owned(),
        Page::Profile => standard.profile.title.get(lang).to_owned(),
        Page::Item(id) => standard
            .item(id)
            .map_or_else(String::new, |item| format!("{id} {}", item.title.get(lang))),
        Page::Scoreboard => words::SCOREBOARD.get(lang).to_owned(),
        Page::Programme(id) => {
            let mut programmes = session.all_programmes().iter();
            let found = programmes.find(|programme| programme.id == *id);
            found.map_or_else(String::new, |programme| {
                programme.title.get(lang).to_owned()
            })
        }
        // Beside the walk, so no step leads there.
        Page::Form(_) | Page::History | Page::Comparison | Page::Lock => {
            words::HISTORY.get(lang).to_owned()
        }
        Page::Improvement => words::IMPROVEMENT.get(lang).to_owned(),
        Page::Programmes => words::PROGRAMMES.get(lang).to_owned(),
        Page::Draft => words::DRAFT.get(lang).to_owned(),
        Page::Standard => words::ABOUT_STANDARD.get(lang).to_owned(),
    }
}
