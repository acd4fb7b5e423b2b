//! The bar at the top: what this is, whose it is, how safely it is kept, language, theme, files.

use super::super::app::{use_lang, use_session};
use super::super::device::{SaveState, begin_new};
use super::super::navigate::Page;
use super::super::preferences::Theme;
use super::super::session::Session;
use super::super::words;
use super::files::{FilePicker, download_assessment, pick_file};
use super::page_link::PageLink;
use crate::assessment::TextField;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlElement, HtmlSelectElement, MouseEvent};

/// The bar at the top.
#[component]
pub(in crate::ui) fn Header(
    /// Whether the contents are open, where there is no room for them beside the page.
    contents_open: RwSignal<bool>,
) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let name = move || {
        let name = session.text(&TextField::Name);
        if name.trim().is_empty() {
            words::UNNAMED.get(lang).to_owned()
        } else {
            name
        }
    };
    view! {
        <header class="ea-header">
            <button
                type="button"
                class="ea-button ea-contents-button"
                aria-expanded=move || contents_open.get().to_string()
                aria-controls="ea-contents"
                on:click=move |_| contents_open.update(|open| *open = !*open)
            >
                {words::CONTENTS.get(lang)}
            </button>
            <PageLink page=Page::Start class="ea-brand">{words::PRODUCT.get(lang)}</PageLink>
            <Show when=move || session.page.get() != Page::Start>
                <span class="ea-whose" dir="auto">{name}</span>
                <SaveStatus/>
            </Show>
            <span class="ea-header-tools">
                <LanguageButton/>
                <ThemeChoice/>
                <FileMenu/>
            </span>
        </header>
    }
}

/// How safely the assessment is stored.
#[component]
fn SaveStatus() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let text = move || match session.saved.get() {
        SaveState::Blank => words::NOTHING_YET.get(lang).to_owned(),
        SaveState::Saved(time) => words::saved_at(lang, &time),
        SaveState::Pending => words::SAVING.get(lang).to_owned(),
        SaveState::MemoryOnly => words::MEMORY_ONLY.get(lang).to_owned(),
        SaveState::Failed(error) => words::not_saved(error).get(lang).to_owned(),
    };
    let unsafe_state = move || {
        matches!(
            session.saved.get(),
            SaveState::MemoryOnly | SaveState::Failed(_)
        )
    };
    view! { <span class="ea-save-state" class:ea-unsafe=unsafe_state>{text}</span> }
}

/// The other language. Everything is rendered anew, so the focus is put back on this button.
#[component]
fn LanguageButton() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let on_click = move |event: MouseEvent| {
        let root = enclosing_root(&event);
        let other = lang.other();
        session.device(|device| device.set_lang(other));
        session.lang.set(other);
        request_animation_frame(move || {
            let button =
                root.and_then(|root| root.query_selector(".ea-language").unwrap_or_default());
            if let Some(button) = button.and_then(|b| b.dyn_into::<HtmlElement>().ok()) {
                drop(button.focus());
            }
        });
    };
    view! {
        <button type="button" class="ea-button ea-language" lang=lang.other().tag() on:click=on_click>
            {words::OTHER_LANGUAGE.get(lang)}
        </button>
    }
}

/// Light, dark, or as the system.
#[component]
fn ThemeChoice() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let on_change = move |event: web_sys::Event| {
        let select = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
        if let Some(select) = select {
            let theme = Theme::from_key(&select.value());
            session.device(|device| device.set_theme(theme));
            session.theme.set(theme);
        }
    };
    let options = [
        (Theme::System, words::THEME_SYSTEM),
        (Theme::Light, words::THEME_LIGHT),
        (Theme::Dark, words::THEME_DARK),
    ];
    let options = options.map(|(theme, word)| {
        view! {
            <option value=theme.key() prop:selected=move || session.theme.get() == theme>
                {word.get(lang)}
            </option>
        }
    });
    view! {
        <select class="ea-button ea-theme" aria-label=words::THEME.get(lang) on:change=on_change>
            {options.collect_view()}
        </select>
    }
}

/// New, open, save as a file.
#[component]
fn FileMenu() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let menu = NodeRef::<html::Details>::new();
    let entry = |word: crate::language::Phrase, act: fn(Session, &MouseEvent)| {
        let on_click = move |event: MouseEvent| {
            close(menu.get_untracked());
            act(session, &event);
        };
        view! { <button type="button" class="ea-menu-entry" on:click=on_click>{word.get(lang)}</button> }
    };
    view! {
        <details
            class="ea-menu"
            node_ref=menu
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    close(menu.get_untracked());
                }
            }
        >
            <summary class="ea-button">{words::FILE.get(lang)}</summary>
            <div class="ea-menu-entries">
                {entry(words::NEW, |session, _| begin_new(session))}
                {entry(words::OPEN, |_, event| pick_file(enclosing_root(event).as_ref()))}
                {entry(words::SAVE_FILE, |session, _| download_assessment(session))}
                {entry(words::ALL_ASSESSMENTS, |session, _| session.page.set(Page::Start))}
            </div>
        </details>
        <FilePicker/>
    }
}

fn close(menu: Option<HtmlDetailsElement>) {
    if let Some(menu) = menu {
        menu.set_open(false);
        let summary = menu.query_selector("summary").unwrap_or_default();
        if let Some(summary) = summary.and_then(|s| s.dyn_into::<HtmlElement>().ok()) {
            drop(summary.focus());
        }
    }
}

/// The root of the element that an event happened in.
fn enclosing_root(event: &MouseEvent) -> Option<HtmlElement> {
    let inside = event.current_target()?.dyn_into::<HtmlElement>().ok()?;
    let root = inside.closest(".ea").unwrap_or_default()?;
    root.dyn_into().ok()
}
