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
use super::navigate::Page;
use leptos::prelude::*;

/// The view of a page. Ids that the standard or the programmes do not have lead to the start.
pub(super) fn page_view(page: Page) -> AnyView {
    let session = use_session();
    match page {
        Page::Start => view! { <start::StartPage/> }.into_any(),
        Page::Profile => view! { <profile::ProfilePage/> }.into_any(),
        Page::Item(id) => match session.standard().item(&id) {
            Some(item) => view! { <item::ItemPage item/> }.into_any(),
            None => view! { <start::StartPage/> }.into_any(),
        },
        Page::Scoreboard => view! { <scoreboard::ScoreboardPage/> }.into_any(),
        Page::Programme(id) => {
            let mut programmes = session.all_programmes().iter();
            match programmes.find(|programme| programme.id == id) {
                Some(programme) => view! { <programme::ProgrammePage programme/> }.into_any(),
                None => view! { <start::StartPage/> }.into_any(),
            }
        }
        Page::Draft => view! { <draft::DraftPage/> }.into_any(),
        Page::Standard => view! { <standard::StandardPage/> }.into_any(),
    }
}
