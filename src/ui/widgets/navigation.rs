//! The contents: every page, with the progress of categories and items.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, div, el};
use super::super::navigate::Page;
use super::super::words;
use super::page_link::page_link;
use crate::standard::{Category, Item};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The contents of the walk. `open`: whether they are shown where there is no room for them beside the page.
pub(in crate::ui) fn navigation(open: RwSignal<bool>) -> El {
    let session = use_session();
    let lang = use_lang();
    let standard = session.standard();
    let entry = |page: Page, title: &str| el("li").child(page_link(page).text(title));
    let programmes = session.all_programmes().iter();
    let programmes = programmes.filter(|p| p.reads(standard));
    let programmes = programmes.map(|p| entry(Page::Programme(p.id.clone()), p.title.get(lang)));
    let pages = el("ul")
        .child(entry(Page::Start, words::START.get(lang)))
        .child(entry(Page::Profile, standard.profile.title.get(lang)))
        .children(standard.categories.iter().map(category_entry))
        .child(
            entry(Page::Scoreboard, words::SCOREBOARD.get(lang)).attr("class", "ea-contents-gap"),
        )
        .children(programmes)
        .child(entry(Page::Programmes, words::PROGRAMMES.get(lang)))
        .child(entry(Page::Improvement, words::IMPROVEMENT.get(lang)))
        .child(entry(Page::Draft, words::DRAFT.get(lang)))
        .child(entry(Page::Standard, words::ABOUT_STANDARD.get(lang)));
    // Choosing a page closes the contents; Escape does too, see the frame.
    div("nav", "ea-contents")
        .attr("id", "ea-contents")
        .attr("aria-label", words::NAVIGATION.get(lang))
        .on("click", move |_| open.set(false))
        .child(pages)
}

/// Brings the entry of the present page into sight where the contents of an element scroll.
pub(in crate::ui) fn show_entry(element: HtmlElement) {
    let show = move || {
        let find = |selector| -> Option<HtmlElement> {
            element.query_selector(selector).ok()??.dyn_into().ok()
        };
        let Some((contents, entry)) = find(".ea-contents").zip(find(".ea-contents [aria-current]"))
        else {
            return;
        };
        let (top, height) = (entry.offset_top(), contents.client_height());
        let below = top - contents.scroll_top();
        if below < 0 || below + entry.offset_height() > height {
            contents.set_scroll_top(top - height / 2);
        }
    };
    // When it is marked.
    request_animation_frame(show);
}

fn category_entry(category: &'static Category) -> El {
    let session = use_session();
    let lang = use_lang();
    let total = session.category_total(&category.id);
    let count = move || format!("{}/{}", total.get().scored, category.items.len());
    let title = format!("{} {}", category.id, category.title.get(lang));
    let title = div("span", "ea-contents-title")
        .text(&title)
        .child(div("span", "ea-contents-count").live_text(count));
    div("li", "ea-contents-category")
        .child(title)
        .child(el("ul").children(category.items.iter().map(item_entry)))
}

fn item_entry(item: &'static Item) -> El {
    let session = use_session();
    let lang = use_lang();
    let score = session.settled_score(&item.id);
    let state = move || match score.get().percent {
        Some(percent) => percent.to_string(),
        None if session.is_begun(&item.id) => String::from("◐"),
        None => String::from("○"),
    };
    let spoken = move || {
        let scored = score.get().percent.is_some();
        String::from(if scored {
            ""
        } else {
            words::NOT_SCORED.get(lang)
        })
    };
    let link = page_link(Page::Item(item.id.clone()))
        .child(div("span", "ea-contents-item").text(&format!(
            "{} {}",
            item.id,
            item.title.get(lang)
        )))
        .child(div("span", "ea-contents-state").live_text(state))
        .child(div("span", "ea-spoken").live_text(spoken));
    el("li").child(link)
}
