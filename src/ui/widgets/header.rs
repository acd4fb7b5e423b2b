//! The bar at the top: what this is, whose it is, how safely it is kept, undo and redo, language, theme, files.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, around, button, div, el, here};
use super::super::device::{SaveState, begin_new};
use super::super::navigate::Page;
use super::super::preferences::Theme;
use super::super::session::Session;
use super::super::words;
use super::files::{download_assessment, file_picker, pick_file};
use super::page_link::page_link;
use super::undo::{redo, undo, undo_buttons};
use crate::assessment::TextField;
use crate::draft::visible;
use crate::language::Phrase;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, FocusEvent, HtmlDetailsElement, HtmlElement, HtmlSelectElement, Node};

/// The bar at the top. `contents_open`: whether the contents are shown where there is no room for them beside the page.
pub(in crate::ui) fn header(contents_open: RwSignal<bool>) -> El {
    let session = use_session();
    let lang = use_lang();
    let contents = button("ea-button ea-contents-button", move |_| {
        contents_open.update(|open| *open = !*open);
    });
    let contents = contents
        .live_attr("aria-expanded", move || {
            Some(contents_open.get().to_string())
        })
        .attr("aria-controls", "ea-contents")
        .text(words::CONTENTS.get(lang));
    let brand = page_link(Page::Start).text(words::PRODUCT.get(lang));
    let begun = Memo::new(move |_| session.page.with(|page| *page != Page::Start));
    div("header", "ea-header")
        .child(contents)
        .child(div("span", "ea-brand").child(brand))
        .child(div("span", "ea-state").live(move || begun.get().then(whose_and_how_safe)))
        .child(
            div("span", "ea-header-tools")
                .live(move || begun.get().then(undo_buttons))
                .child(language_button())
                .child(theme_choice())
                .child(file_menu()),
        )
}

/// The name of the organisation, and how safely the assessment is stored.
fn whose_and_how_safe() -> View {
    let session = use_session();
    let lang = use_lang();
    let name = move || {
        let title = session.text(&TextField::Title);
        let name = if title.trim().is_empty() {
            session.text(&TextField::Name)
        } else {
            title
        };
        if name.trim().is_empty() {
            words::UNNAMED.get(lang).to_owned()
        } else {
            visible(&name).into_owned()
        }
    };
    let safety = move || match session.saved.get() {
        _ if session.is_read_only() => words::READ_ONLY.get(lang).to_owned(),
        SaveState::Blank | SaveState::Saved(_) | SaveState::Pending if session.has_unkept() => {
            words::UNKEPT.get(lang).to_owned()
        }
        SaveState::Blank => words::NOTHING_YET.get(lang).to_owned(),
        SaveState::Saved(time) => words::saved_at(lang, &time),
        SaveState::Pending => words::SAVING.get(lang).to_owned(),
        SaveState::MemoryOnly => words::MEMORY_ONLY.get(lang).to_owned(),
        SaveState::Failed(error) => words::not_saved(error).get(lang).to_owned(),
    };
    let class = move || {
        let unsafe_now = matches!(
            session.saved.get(),
            SaveState::MemoryOnly | SaveState::Failed(_)
        ) || session.has_unkept();
        Some(String::from(if unsafe_now {
            "ea-save-state ea-unsafe"
        } else {
            "ea-save-state"
        }))
    };
    View::from(vec![
        div("span", "ea-whose").attr("dir", "auto").live_text(name),
        el("span").live_attr("class", class).live_text(safety),
        el("span").live(move || {
            let save = button("ea-link ea-reminder", move |_| download_assessment(session));
            session.reminder.get().map(|reminder| save.text(&reminder))
        }),
    ])
}

/// The other language. Everything is rendered anew, so the focus is put back on this button.
fn language_button() -> El {
    let session = use_session();
    let lang = use_lang();
    let switch = button("ea-button ea-language", move |event| {
        let root = around::<HtmlElement>(&event, ".ea");
        let other = lang.other();
        let shown = move || {
            session.device(|device| device.set_lang(other));
            request_animation_frame(move || {
                let button =
                    root.and_then(|root| root.query_selector(".ea-language").unwrap_or_default());
                if let Some(button) = button.and_then(|b| b.dyn_into::<HtmlElement>().ok()) {
                    drop(button.focus());
                }
            });
        };
        session.show_in(other, Box::new(shown));
    });
    switch
        .attr("lang", lang.other().tag())
        .text(words::OTHER_LANGUAGE.get(lang))
}

/// Light, dark, or as the system.
fn theme_choice() -> El {
    let session = use_session();
    let lang = use_lang();
    let options = [
        (Theme::System, words::THEME_SYSTEM),
        (Theme::Light, words::THEME_LIGHT),
        (Theme::Dark, words::THEME_DARK),
    ];
    let options = options.map(|(theme, word)| {
        el("option")
            .attr("value", theme.key())
            .live_flag("selected", move || session.theme.get() == theme)
            .text(word.get(lang))
    });
    div("select", "ea-button ea-theme")
        .attr("aria-label", words::THEME.get(lang))
        .on("change", move |event| {
            if let Some(select) = here::<HtmlSelectElement>(&event) {
                let theme = Theme::from_key(&select.value());
                session.device(|device| device.set_theme(theme));
                session.theme.set(theme);
            }
        })
        .children(options)
}

/// New, open, save as a file.
fn file_menu() -> View {
    let session = use_session();
    let lang = use_lang();
    let entry = |word: Phrase, act: fn(Session, &Event)| {
        let entry = button("ea-menu-entry", move |event| {
            close(&event);
            act(session, &event);
        });
        entry.text(word.get(lang))
    };
    // Where there is no room for their buttons.
    let steps = div("div", "ea-menu-steps")
        .child(entry(words::UNDO, undo))
        .child(entry(words::REDO, redo));
    let entries = div("div", "ea-menu-entries")
        .child(steps)
        .child(entry(words::NEW, |session, _| begin_new(session)))
        .child(entry(words::OPEN, |_, event| pick_file(event)))
        .child(entry(words::SAVE_FILE, |session, _| {
            download_assessment(session)
        }))
        .child(entry(words::HISTORY, |session, _| {
            session.page.set(Page::History)
        }))
        .child(entry(words::LOCK_PAGE_OF, |session, _| {
            session.page.set(Page::Lock)
        }))
        .child(entry(words::ALL_ASSESSMENTS, |session, _| {
            session.page.set(Page::Start)
        }));
    let menu = div("details", "ea-menu")
        .on("keydown", |event| {
            if super::shortcuts::is_key(&event, "Escape") {
                close(&event);
            }
        })
        .on("focusout", |event| {
            let next = event
                .dyn_ref::<FocusEvent>()
                .and_then(FocusEvent::related_target);
            let next = next.and_then(|next| next.dyn_into::<Node>().ok());
            // A click elsewhere, or the focus moving on, closes the menu.
            if let Some(menu) = here::<HtmlDetailsElement>(&event)
                && !menu.contains(next.as_ref())
            {
                menu.set_open(false);
            }
        })
        .child(div("summary", "ea-button").text(words::FILE.get(lang)))
        .child(entries);
    View::from(vec![menu, file_picker()])
}

/// Closes the menu that an event happened in and gives the focus back to its button.
fn close(event: &Event) {
    if let Some(menu) = around::<HtmlDetailsElement>(event, "details") {
        menu.set_open(false);
        let summary = menu.query_selector("summary").unwrap_or_default();
        if let Some(summary) = summary.and_then(|s| s.dyn_into::<HtmlElement>().ok()) {
            drop(summary.focus());
        }
    }
}
