//! The pages, one a file.

mod draft;
mod item;
mod profile;
mod programme;
mod scoreboard;
mod standard;
mod start;
mod stored;

use super::app::use_session;
use super::build::{El, View, clause, div, el};
use super::navigate::Page;

/// The view of a page. Ids that the standard or the programmes do not have lead to the start.
pub(super) fn page_view(page: Page) -> View {
    let session = use_session();
    match page {
        Page::Start => start::start_page(),
        Page::Profile => profile::profile_page(),
        Page::Item(id) => match session.standard().item(&id) {
            Some(item) => item::item_page(item),
            None => start::start_page(),
        },
        Page::Scoreboard => scoreboard::scoreboard_page(),
        Page::Programme(id) => {
            let mut programmes = session.all_programmes().iter();
            match programmes.find(|programme| programme.id == id) {
                Some(programme) => programme::programme_page(programme),
                None => start::start_page(),
            }
        }
        Page::Draft => draft::draft_page(),
        Page::Standard => standard::standard_page(),
    }
}

/// The heading of a page. It can take the focus, so that the keyboard follows when the page changes.
fn heading(text: &str) -> El {
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
