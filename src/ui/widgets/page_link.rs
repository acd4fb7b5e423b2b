//! A link to a page of the element. A button, because the address of the host page is not ours.

use super::super::app::use_session;
use super::super::build::{El, button};
use super::super::navigate::Page;
use leptos::prelude::*;

/// A link to a page.
pub(in crate::ui) fn page_link(page: Page) -> El {
    let session = use_session();
    let here = page.clone();
    button("ea-link", move |_| session.page.set(page.clone())).live_attr(
        "aria-current",
        move || {
            session.page.with(|page| {
                let leads = || here.leads_to(page, session.all_programmes());
                match *page == here {
                    true => Some(String::from("page")),
                    false => leads().then(|| String::from("true")),
                }
            })
        },
    )
}
