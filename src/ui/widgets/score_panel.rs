//! The scores beside every page; on a phone a bar at the bottom that opens upwards.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, button, div, el};
use super::super::later::later;
use super::super::navigate::Page;
use super::super::words;
use super::page_link::page_link;
use crate::scoring::Total;
use crate::standard::{Category, Hundredths};
use leptos::prelude::*;

/// The scores so far. `open`: whether all of them are shown where there is only room for the bar.
pub(in crate::ui) fn score_panel(open: RwSignal<bool>) -> El {
    let session = use_session();
    let lang = use_lang();
    let total = session.total;
    let bar = button("ea-scores-bar", move |_| open.update(|open| *open = !*open))
        .live_attr("aria-expanded", move || Some(open.get().to_string()))
        .attr("aria-controls", "ea-scores-body")
        .child(total_line(total))
        .child(div("span", "ea-scores-arrow").attr("aria-hidden", "true"));
    let categories = session.standard().categories.iter().map(category_bar);
    let findings = move || {
        let count = session.settled.get().board.open_findings();
        words::findings(lang, count)
    };
    let body = div("div", "ea-scores-body")
        .attr("id", "ea-scores-body")
        .child(total_details())
        .child(div("ul", "ea-category-bars").children(categories))
        .live(|| later().map(|later| (later.standing)()))
        .child(page_link(Page::Scoreboard).live_text(findings));
    let class = move || {
        Some(String::from(if open.get() {
            "ea-scores ea-scores-open"
        } else {
            "ea-scores"
        }))
    };
    el("aside")
        .live_attr("class", class)
        .attr("aria-label", words::SCORES.get(lang))
        .child(bar)
        .child(div("div", "ea-scores-head").child(total_line(total)))
        .child(body)
}

/// The total in one line.
pub(in crate::ui) fn total_line(total: Memo<Total>) -> View {
    let lang = use_lang();
    let of = move || {
        let total = total.get();
        let percent = total.earned.percent_of(total.possible);
        format!("/ {} · {percent}", total.possible.get() / 100)
    };
    View::from(vec![
        div("span", "ea-provisional")
            .attr("title", words::PROVISIONAL_NOTE.get(lang))
            .text(words::PROVISIONAL.get(lang)),
        div("span", "ea-total").live_text(move || total.get().earned.to_string()),
        div("span", "ea-total-of").live_text(of),
    ])
}

/// What is open, what is supported, and the sum behind the total.
fn total_details() -> El {
    let session = use_session();
    let lang = use_lang();
    let total = Memo::new(move |_| session.settled.get().board.total);
    let complete = move || total.get().is_complete();
    let open = move || {
        let total = total.get();
        words::still_open(lang, total.open(), total.items - total.scored)
    };
    let range = move || {
        let total = total.get();
        format!("{} – {}", total.earned, total.ceiling)
    };
    let open = el("div")
        .live_flag("hidden", complete)
        .child(el("p").live_text(open))
        .child(div("p", "ea-range").live_text(range));
    let sum = move || {
        let board = session.settled.get().board;
        let parts = board.categories.iter();
        let parts: Vec<String> = parts.map(|c| c.total.earned.to_string()).collect();
        words::sum(lang, &parts, &board.total.earned.to_string())
    };
    let supported = div("p", "ea-supported")
        .text(words::SUPPORTED.get(lang))
        .text(" ")
        .child(el("strong").live_text(move || total.get().supported.to_string()));
    let why = div("details", "ea-why")
        .child(el("summary").text(words::HOW_COMPUTED.get(lang)))
        .child(div("p", "ea-chain").live_text(sum))
        .child(div("p", "ea-hint").text(words::SUPPORTED_NOTE.get(lang)))
        .child(div("p", "ea-hint").text(words::PROVISIONAL_NOTE.get(lang)));
    el("div").child(open).child(supported).child(why)
}

/// One category: its points and how many of them are earned and open.
fn category_bar(category: &'static Category) -> El {
    let session = use_session();
    let lang = use_lang();
    let total = session.category_total(&category.id);
    let share = move |class: &'static str, points: fn(&Total) -> Hundredths| {
        let style = move || {
            let total = total.get();
            format!("inline-size: {}", points(&total).percent_of(total.possible))
        };
        div("span", class).live_style(style)
    };
    let first = category
        .items
        .first()
        .map(|item| Page::Item(item.id.clone()));
    let title = format!("{} {}", category.id, category.title.get(lang));
    el("li")
        .child(page_link(first.unwrap_or_default()).text(&title))
        .child(
            div("span", "ea-category-points")
                .live_text(move || format!("{} / {}", total.get().earned, category.points().0)),
        )
        .child(
            div("span", "ea-bar")
                .attr("aria-hidden", "true")
                .child(share("ea-bar-open", |total| total.ceiling))
                .child(share("ea-bar-earned", |total| total.earned)),
        )
}
