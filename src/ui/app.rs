//! The frame around every page: header, navigation, page, scores.

use super::build::{El, View, around, div, el};
use super::device::{self, Device};
use super::later;
use super::navigate::Page;
use super::pages::page_view;
use super::role::{EVENTS, Heard, Role};
use super::session::Session;
use super::timer::after;
use super::widgets;
use super::words;
use crate::language::Lang;
use crate::scoring::Total;
use gloo_timers::callback::Timeout;
use leptos::mount::mount_to_renderer;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusOptions, HtmlElement};

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

/// Shows an element in `parent`: its session, begun by `begin`, and the frame with the page within. The view lasts as long as
/// what is given back.
pub fn mount(parent: HtmlElement, begin: impl FnOnce() -> Session + 'static) -> impl Any {
    let root = parent.clone();
    mount_to_renderer(&parent, move || app(begin(), root))
}

/// One element: the frame and the page within, to be mounted in `parent`.
fn app(session: Session, parent: HtmlElement) -> View {
    provide_context(session);
    device::continue_last(session);
    store_before_leaving(session);
    let contents_open = RwSignal::new(false);
    let scores_open = RwSignal::new(false);
    let close = move || {
        contents_open.set(false);
        scores_open.set(false);
    };
    attend_to_pages(session, parent, close);
    let dropping = RwSignal::new(false);
    let class = move || {
        Some(String::from(if dropping.get() {
            "ea ea-dropping"
        } else {
            "ea"
        }))
    };
    let shell = move || {
        session.generation.track();
        provide_context(Language(session.lang.get()));
        shell(contents_open, scores_open)
    };
    let mut root = el("div");
    for (event, heard) in EVENTS {
        root = root.on(event, move |event| hear(session, heard, event));
    }
    let root = root
        .live_attr("class", class)
        .live_attr("lang", move || Some(session.lang.get().tag().to_owned()))
        .live_attr("data-theme", move || {
            Some(session.theme.get().key().to_owned())
        })
        .on("keydown", move |event| {
            if widgets::is_key(&event, "Escape") {
                close();
            }
            widgets::on_shortcut(session, &event)
        })
        .on("dragover", move |event| {
            if widgets::holds_files(&event) {
                event.prevent_default();
                dropping.set(true);
            }
        })
        .on("dragleave", move |_| dropping.set(false))
        .on("drop", move |event| {
            dropping.set(false);
            if widgets::holds_files(&event) {
                event.prevent_default();
                widgets::open_dropped(session, &event);
            }
        })
        .live(shell);
    root.into()
}

/// Another window or element says something. Once it writes the record, no key is taken here any more.
fn hear(session: Session, heard: Heard, event: Event) {
    if matches!(heard, Heard::Theirs | Heard::Taken) && !session.device(Device::is_changed) {
        session.set_role(Role::Follows { taken: false });
    }
    later::with(session, move |later| (later.hear)(session, heard, &event));
}

/// Header, navigation, page and scores.
fn shell(contents_open: RwSignal<bool>, scores_open: RwSignal<bool>) -> View {
    let session = use_session();
    let lang = use_lang();
    let skip = div("a", "ea-skip")
        .attr("href", "#ea-main")
        .on("click", |event| {
            event.prevent_default();
            focus_heading(around(&event, ".ea"));
        });
    let fictional = session.assessment(|assessment| assessment.fictional);
    let fictional = fictional.then(|| {
        let note = div("p", "ea-fictional").attr("role", "note");
        note.text(words::FICTIONAL.get(lang))
    });
    let class = move || {
        let open = contents_open.get();
        Some(String::from(if open {
            "ea-columns ea-with-contents"
        } else {
            "ea-columns"
        }))
    };
    // The scoreboard is beside every page but those where nothing may be open, and the page that shows it whole.
    let beside = Memo::new(move |_| {
        !matches!(
            session.page.get(),
            Page::Start | Page::Scoreboard | Page::Lock
        )
    });
    let columns = el("div")
        .live_attr("class", class)
        .child(widgets::navigation(contents_open))
        .live(move || page(session.page.get()))
        .live(move || beside.get().then(|| widgets::score_panel(scores_open)));
    let drop_hint = div("div", "ea-drop-hint").attr("aria-hidden", "true");
    View::from(vec![
        View::from(skip.text(words::SKIP.get(lang))),
        widgets::header(contents_open).into(),
        widgets::notice_box(),
        fictional.into(),
        View::Live(Box::new(move || {
            let role = session.role();
            let later = (!matches!(role, Role::Writes)).then(later::later).flatten();
            later.map_or(View::Nothing, |later| (later.role_banner)(role))
        })),
        columns.into(),
        spoken_total().into(),
        drop_hint.text(words::DROP_HERE.get(lang)).into(),
    ])
}

/// A page. It leaves as one element: taken out piece by piece, the one that has the focus would have what is left laid out once more.
fn page(page: Page) -> El {
    let main = div("main", "ea-main").attr("id", "ea-main");
    main.child(page_view(page))
}

/// The one live region: reads the total out, a moment after it changed.
fn spoken_total() -> El {
    let session = use_session();
    let lang = use_lang();
    let spoken = RwSignal::new(String::new());
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |before: Option<Total>| {
        let total = session.total.get();
        if before.is_some_and(|before| before.earned != total.earned) {
            let percent = total.earned.percent_of(total.possible);
            let say = words::spoken_total(lang, total.earned, &percent);
            // A timer that is replaced is cancelled.
            timer.set_value(Some(after(1000, move || {
                spoken.try_set(say);
            })));
        }
        total
    });
    div("p", "ea-spoken")
        .attr("role", "status")
        .attr("aria-live", "polite")
        .live_text(move || spoken.get())
}

/// Stores the assessment when the page is hidden or left; the listeners go with the element.
fn store_before_leaving(session: Session) {
    let hidden = window_event_listener_untyped("visibilitychange", move |_| session.store_now());
    let left = window_event_listener_untyped("pagehide", move |_| session.store_now());
    on_cleanup(move || {
        hidden.remove();
        left.remove();
    });
}

/// When the page changes: remembers it, closes what stands over it, moves the focus to its heading and shows its top.
fn attend_to_pages(session: Session, parent: HtmlElement, close: impl Fn() + 'static) {
    let parent = StoredValue::new_local(parent);
    Effect::new(move |before: Option<(Page, u32, bool)>| {
        let page = session.page.get();
        let is_here = !page.is_later() || later::later().is_some();
        let now = (page, session.arrivals.get(), is_here);
        session.device(|device| device.set_place(&now.0));
        if let Some(later) = later::here() {
            (later.show_entry)(parent.get_value());
        }
        if let Some(before) = before.filter(|before| *before != now) {
            close();
            let parent = parent.get_value();
            // A page that was waited for takes no focus out of a menu that was opened meanwhile.
            let was_waited_for = (&before.0, before.1) == (&now.0, now.1);
            let in_menu = || parent.query_selector(".ea-menu[open]:focus-within");
            if !(was_waited_for && in_menu().is_ok_and(|menu| menu.is_some())) {
                focus_heading(Some(parent));
            }
        }
        now
    });
}

/// Moves the focus to the heading of the page within an element.
fn focus_heading(root: Option<HtmlElement>) {
    let heading = root.and_then(|root| root.query_selector("h1").unwrap_or_default());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        // The focus scrolls too, only as far as it must: on a host that scrolls smoothly the page would stop there.
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // A heading that cannot take the focus leaves it where it is; nothing is lost.
        drop(heading.focus_with_options(&options));
        heading.scroll_into_view_with_bool(true);
    }
}
