//! All scores: items, categories, total, each with where it comes from.

use super::super::app::{use_lang, use_session};
use super::super::navigate::Page;
use super::super::widgets::{
    FindingList, ItemExplanation, Ladder, NearestItems, PageLink, Pager, RadarFigure,
};
use super::super::words;
use crate::scoring::Total;
use crate::standard::{Category, Item};
use leptos::prelude::*;

/// All scores.
#[component]
pub(super) fn ScoreboardPage() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let total = Memo::new(move |_| session.board.with(|board| board.total));
    let findings = Memo::new(move |_| {
        session
            .board
            .with(|board| board.findings().cloned().collect::<Vec<_>>())
    });
    let asked = move || {
        let findings = findings.get();
        if findings.is_empty() {
            view! { <p class="ea-hint">{words::NO_FINDINGS.get(lang)}</p> }.into_any()
        } else {
            view! { <FindingList findings/> }.into_any()
        }
    };
    view! {
        <h1 tabindex="-1">{words::SCOREBOARD.get(lang)}</h1>
        <p class="ea-lead">
            <span class="ea-provisional">{words::PROVISIONAL.get(lang)}</span>
            {move || {
                let total = total.get();
                let percent = words::percent_of(total.earned, total.possible);
                format!("{} / {} · {percent} · {}", total.earned, total.possible.get() / 100, words::scored(lang, total.scored, total.items))
            }}
        </p>
        <p class="ea-hint">{words::PROVISIONAL_NOTE.get(lang)}</p>
        <div class="ea-overview">
            <RadarFigure/>
            <div><Ladder/><NearestItems/></div>
        </div>
        <ScoreTable total/>
        <section class="ea-section">
            <h2>{words::FINDINGS.get(lang)}</h2>
            <p class="ea-hint">{words::FINDINGS_NOTE.get(lang)}</p>
            {asked}
        </section>
        <Pager/>
    }
}

/// The table of all scores.
#[component]
fn ScoreTable(total: Memo<Total>) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let groups = session.standard().categories.iter();
    let groups = groups.map(|category| view! { <CategoryRows category/> });
    let heads = [
        words::ITEM,
        words::POINTS,
        words::PERCENT,
        words::SCORE,
        words::PROPOSED,
        words::SUPPORTED,
    ];
    let heads = heads.map(|head| view! { <th scope="col">{head.get(lang)}</th> });
    view! {
        <div class="ea-table-box" role="region" tabindex="0" aria-label=words::SCOREBOARD.get(lang)>
            <table class="ea-table">
                <caption>{words::PROVISIONAL_NOTE.get(lang)} " " {words::SUPPORTED_NOTE.get(lang)}</caption>
                <thead><tr>{heads.collect_view()}</tr></thead>
                {groups.collect_view()}
                <tfoot>
                    <tr>
                        <th scope="row">{words::TOTAL.get(lang)}</th>
                        <td>{move || (total.get().possible.get() / 100).to_string()}</td>
                        <td>{move || words::percent_of(total.get().earned, total.get().possible)}</td>
                        <td>{move || total.get().earned.to_string()}</td>
                        <td></td>
                        <td>{move || total.get().supported.to_string()}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}

/// The rows of one category: its items and their sum.
#[component]
fn CategoryRows(category: &'static Category) -> impl IntoView {
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
    let items = category.items.iter().map(|item| view! { <ItemRow item/> });
    view! {
        <tbody>
            {items.collect_view()}
            <tr class="ea-sum">
                <th scope="row">{format!("{} {}", category.id, category.title.get(lang))}</th>
                <td>{category.points().0.to_string()}</td>
                <td>{move || words::percent_of(total.get().earned, total.get().possible)}</td>
                <td>{move || total.get().earned.to_string()}</td>
                <td></td>
                <td>{move || total.get().supported.to_string()}</td>
            </tr>
        </tbody>
    }
}

/// One item, its score, and where it comes from.
#[component]
fn ItemRow(item: &'static Item) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let score = session.score(&item.id);
    let dash = move || words::NOT_SCORED.get(lang).to_owned();
    let cell = move |text: Option<String>| text.unwrap_or_else(|| String::from("–"));
    view! {
        <tr>
            <th scope="row">
                <PageLink page=Page::Item(item.id.clone())>{format!("{} {}", item.id, item.title.get(lang))}</PageLink>
                <details class="ea-why">
                    <summary>{words::HOW_COMPUTED.get(lang)}</summary>
                    <ItemExplanation item/>
                </details>
            </th>
            <td>{item.points.0.to_string()}</td>
            <td>{move || score.with(|score| score.percent.map_or_else(dash, |percent| percent.to_string()))}</td>
            <td>{move || cell(score.with(|score| score.percent.map(|_| score.earned.to_string())))}</td>
            <td>{move || cell(score.with(|score| score.proposal.as_ref().map(|proposal| proposal.percent.to_string())))}</td>
            <td>{move || cell(score.with(|score| score.supported.map(|percent| percent.to_string())))}</td>
        </tr>
    }
}
