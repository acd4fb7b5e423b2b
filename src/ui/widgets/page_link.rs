//! A link to a page of the element. A button, because the address of the host page is not ours.

use super::super::app::use_session;
use super::super::navigate::Page;
use leptos::prelude::*;

/// A link to a page.
#[component]
pub(in crate::ui) fn PageLink(
    /// The page it leads to.
    page: Page,
    /// More classes.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let session = use_session();
    let here = {
        let page = page.clone();
        move || (session.page.get() == page).then_some("page")
    };
    view! {
        <button
            type="button"
            class=format!("ea-link {class}")
            aria-current=here
            on:click=move |_| session.page.set(page.clone())
        >
            {children()}
        </button>
    }
}
