//! The scores beside every page; on a phone a bar at the bottom that opens upwards.

use super::super::app::{use_lang, use_session};
use super::super::navigate::Page;
use super::super::words;
use super::ladder::{Ladder, NearestItems};
use super::page_link::PageLink;
use super::radar_figure::RadarFigure;
use crate::scoring::Total;
use crate::standard::Category;
use leptos::prelude::*;

/// The scores so far.
#[component]
pub(in crate::ui) fn ScorePanel() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let open = RwSignal::new(false);
    let total = Memo::new(move |_| session.board.with(|board| board.total));
    let findings = Memo::new(move |_| session.board.with(|board| board.findings().count()));
    let categories = session.standard().categories.iter();
    let categories = categories.map(|category| view! { <CategoryBar category/> });
    view! {
        <aside class="ea-scores" class:ea-scores-open=open aria-label=words::SCORES.get(lang)>
            <button
                type="button"
                class="ea-scores-bar"
                aria-expanded=move || open.get().to_string()
                aria-controls="ea-scores-body"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <TotalLine total/>
                <span aria-hidden="true" class="ea-scores-arrow"></span>
            </button>
            <div class="ea-scores-head"><TotalLine total/></div>
            <div class="ea-scores-body" id="ea-scores-body">
                <TotalDetails total/>
                <ul class="ea-category-bars">{categories.collect_view()}</ul>
                <Ladder/>
                <NearestItems/>
                <RadarFigure/>
                <PageLink page=Page::Scoreboard>{move || words::findings(lang, findings.get())}</PageLink>
            </div>
        </aside>
    }
}

/// The total in one line.
#[component]
fn TotalLine(total: Memo<Total>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <span class="ea-provisional" title=words::PROVISIONAL_NOTE.get(lang)>{words::PROVISIONAL.get(lang)}</span>
        <span class="ea-total">{move || total.get().earned.to_string()}</span>
        <span class="ea-total-of">
            {move || {
                let total = total.get();
                format!("/ {} · {}", total.possible.get() / 100, words::percent_of(total.earned, total.possible))
            }}
        </span>
    }
}

/// What is open, what is supported, and the sum behind the total.
#[component]
fn TotalDetails(total: Memo<Total>) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let open = move || {
        let total = total.get();
        (!total.is_complete()).then(|| {
            let items = total.items - total.scored;
            view! {
                <p>{words::still_open(lang, total.open(), items)}</p>
                <p class="ea-range">{format!("{} – {}", total.earned, total.ceiling)}</p>
            }
        })
    };
    let sum = move || {
        session.board.with(|board| {
            let parts: Vec<String> = board
                .categories
                .iter()
                .map(|c| c.total.earned.to_string())
                .collect();
            words::sum(lang, &parts, &board.total.earned.to_string())
        })
    };
    view! {
        {open}
        <p class="ea-supported">
            {words::SUPPORTED.get(lang)} " " <strong>{move || total.get().supported.to_string()}</strong>
        </p>
        <details class="ea-why">
            <summary>{words::HOW_COMPUTED.get(lang)}</summary>
            <p class="ea-chain">{sum}</p>
            <p class="ea-hint">{words::SUPPORTED_NOTE.get(lang)}</p>
            <p class="ea-hint">{words::PROVISIONAL_NOTE.get(lang)}</p>
        </details>
    }
}

/// One category: its points and how many of them are earned and open.
#[component]
fn CategoryBar(category: &'static Category) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let total = Memo::new(move |_| {
        session.board.with(|board| {
            let found = board
                .categories
                .iter()
                .find(|score| score.id == category.id);
            found.map(|score| score.total).unwrap_or_default()
        })
    });
    let share = move |points: fn(&Total) -> crate::standard::Hundredths| {
        let total = total.get();
        let tenths = points(&total).tenths_of_percent(total.possible);
        format!("{}.{}%", tenths / 10, tenths % 10)
    };
    let first = category
        .items
        .first()
        .map(|item| Page::Item(item.id.clone()));
    view! {
        <li>
            <PageLink page=first.unwrap_or_default()>
                {format!("{} {}", category.id, category.title.get(lang))}
            </PageLink>
            <span class="ea-category-points">
                {move || format!("{} / {}", total.get().earned, category.points().0)}
            </span>
            <span class="ea-bar" aria-hidden="true">
                <span class="ea-bar-open" style:inline-size=move || share(|total| total.ceiling)></span>
                <span class="ea-bar-earned" style:inline-size=move || share(|total| total.earned)></span>
            </span>
        </li>
    }
}
