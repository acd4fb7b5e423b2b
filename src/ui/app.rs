//! The frame around every page: header, navigation, page, scores.

use super::device;
use super::navigate::Page;
use super::pages::page_view;
use super::session::Session;
use super::widgets::{self, Header, Navigation, NoticeBox, ScorePanel};
use super::words;
use crate::language::Lang;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The language of the present rendering. Changing the language renders everything anew; answers live in the session.
#[derive(Clone, Copy)]
pub(super) struct Language(pub Lang);

/// The session of the element, from any view.
pub(super) fn use_session() -> Session {
    expect_context()
}

/// The language of the present rendering, from any view.
pub(super) fn use_lang() -> Lang {
    expect_context::<Language>().0
}

/// One element: the frame and the page within.
#[component]
pub fn App(
    /// The state of the element.
    session: Session,
) -> impl IntoView {
    provide_context(session);
    device::continue_last(session);
    store_before_leaving(session);
    let root = NodeRef::<html::Div>::new();
    attend_to_pages(session, root);
    let dropping = RwSignal::new(false);
    let shell = move || {
        session.generation.track();
        provide_context(Language(session.lang.get()));
        view! { <Shell/> }
    };
    view! {
        <div
            class="ea"
            node_ref=root
            lang=move || session.lang.get().tag()
            data-theme=move || session.theme.get().key()
            class:ea-dropping=dropping
            on:keydown=move |event| widgets::on_shortcut(session, &event)
            on:dragover=move |event| {
                event.prevent_default();
                dropping.set(true);
            }
            on:dragleave=move |_| dropping.set(false)
            on:drop=move |event| {
                event.prevent_default();
                dropping.set(false);
                widgets::open_dropped(session, &event);
            }
        >
            {shell}
        </div>
    }
}

/// Header, navigation, page and scores.
#[component]
fn Shell() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let contents_open = RwSignal::new(false);
    view! {
        <a class="ea-skip" href="#ea-main" on:click=move |event| {
            event.prevent_default();
            focus_heading(event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()));
        }>{words::SKIP.get(lang)}</a>
        <Header contents_open/>
        <NoticeBox/>
        {session.assessment(|a| a.fictional).then(|| view! {
            <p class="ea-fictional" role="note">{words::FICTIONAL.get(lang)}</p>
        })}
        <div class="ea-columns" class:ea-with-contents=contents_open>
            <Navigation contents_open/>
            <main class="ea-main" id="ea-main">
                {move || page_view(session.page.get())}
            </main>
            <Show when=move || session.page.get() != Page::Start>
                <ScorePanel/>
            </Show>
        </div>
        <SpokenTotal/>
        <div class="ea-drop-hint" aria-hidden="true">{words::DROP_HERE.get(lang)}</div>
    }
}

/// The one live region: reads the total out, a moment after it changed.
#[component]
fn SpokenTotal() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let spoken = RwSignal::new(String::new());
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    Effect::new(move |before: Option<crate::standard::Hundredths>| {
        let total = session.board.with(|board| board.total);
        if before.is_some_and(|before| before != total.earned) {
            timer.update_value(|timer| {
                if let Some(timer) = timer.take() {
                    timer.clear();
                }
                let percent = words::percent_of(total.earned, total.possible);
                let say = words::spoken_total(lang, total.earned, &percent);
                *timer = set_timeout_with_handle(
                    move || {
                        spoken.try_set(say);
                    },
                    Duration::from_secs(1),
                )
                .ok();
            });
        }
        total.earned
    });
    view! { <p class="ea-spoken" role="status" aria-live="polite">{spoken}</p> }
}

/// Stores the assessment when the page is hidden or left; the listeners go with the element.
fn store_before_leaving(session: Session) {
    let hidden = window_event_listener(ev::visibilitychange, move |_| session.store_now());
    let left = window_event_listener(ev::pagehide, move |_| session.store_now());
    on_cleanup(move || {
        hidden.remove();
        left.remove();
    });
}

/// When the page changes: remembers it, moves the focus to its heading and shows its top.
fn attend_to_pages(session: Session, root: NodeRef<html::Div>) {
    Effect::new(move |before: Option<Page>| {
        let page = session.page.get();
        session.device(|device| device.set_place(&page));
        if before.is_some_and(|before| before != page) {
            focus_heading(root.get_untracked().map(Into::into));
        }
        page
    });
}

/// Moves the focus to the heading of the page that `inside` belongs to.
fn focus_heading(inside: Option<HtmlElement>) {
    let root = inside.and_then(|element| element.closest(".ea").unwrap_or_default());
    let heading = root.and_then(|root| root.query_selector("h1").unwrap_or_default());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        heading.scroll_into_view_with_bool(true);
        // A heading that cannot take the focus leaves it where it is; nothing is lost.
        drop(heading.focus());
    }
}
