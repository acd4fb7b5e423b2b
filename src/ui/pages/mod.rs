//! The pages, one a file.

mod begin;
mod comparison;
mod draft;
mod form;
mod history;
mod improvement;
mod indicators;
mod item;
mod library;
mod lock;
mod profile;
mod programme;
mod programmes;
mod promise;
mod removal;
mod said_box;
mod scoreboard;
mod standard;
mod start;

pub(super) use begin::standards;
pub(super) use comparison::{Asked, compare};
pub(super) use indicators::indicators;
pub(super) use library::library;
pub(super) use promise::{forgetful, promise};

use super::app::use_session;
use super::build::{El, View, clause, div, el};
use super::later;
use super::navigate::Page;

/// The view of a page. Ids that the standard does not have lead to the start.
pub(super) fn page_view(page: Page) -> View {
    if page.is_later() {
        return later::later_page(page);
    }
    match page {
        Page::Profile => profile::profile_page(),
        Page::Item(id) => match use_session().standard().item(&id) {
            Some(item) => item::item_page(item),
            None => start::start_page(),
        },
        _ => start::start_page(),
    }
}

/// The view of a page of the later part.
pub(super) fn later_page(page: Page) -> View {
    match page {
        Page::Programme(id) => programme::programme_page(&id),
        Page::Form(id) => form::form_page(&id),
        Page::Programmes => programmes::programmes_page(),
        Page::Improvement => improvement::improvement_page(),
        Page::Draft => draft::draft_page(),
        Page::History => history::history_page(),
        Page::Comparison => comparison::comparison_page(),
        Page::Lock => lock::lock_page(),
        Page::Standard => standard::standard_page(),
        _ => scoreboard::scoreboard_page(),
    }
}

/// The heading of a page. It can take the focus, so that the keyboard follows when the page changes.
pub(super) fn heading(text: &str) -> El {
    el("h1").attr("tabindex", "-1").text(text)
}

/// A section with its heading, and the number of its clause.
fn section(title: &str, number: Option<&str>) -> El {
    let number = number.map(|number| clause().text(number));
    div("section", "ea-section").child(el("h2").text(title).child(number))
}

/// A hint in small print.
fn hint(text: &str) -> El {
    div("p", "ea-hint").text(text)
}
