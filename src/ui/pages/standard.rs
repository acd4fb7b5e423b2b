//! What the standard says: values, scoring guides, words, terms, readings, source.

use super::super::app::{use_lang, use_session};
use super::super::words;
use super::programme::ReadingList;
use crate::standard::{Definition, Guide};
use leptos::prelude::*;

/// The page about the standard.
#[component]
pub(super) fn StandardPage() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let standard = session.standard();
    let guides = standard
        .guides
        .iter()
        .map(|guide| view! { <GuideTable guide/> });
    view! {
        <h1 tabindex="-1">{standard.title.get(lang)}</h1>
        <p class="ea-lead">{standard.unofficial.get(lang)}</p>
        <p class="ea-hint">
            {words::EDITION.get(lang)} {words::SEPARATOR.get(lang)} {standard.edition.get(lang)} <br/>
            {words::SOURCE.get(lang)} {words::SEPARATOR.get(lang)} {standard.source.get(lang)}
        </p>
        <Definitions title=words::VALUES.get(lang) entries=&standard.values/>
        <section class="ea-section">
            <h2>{words::GUIDES.get(lang)}</h2>
            {guides.collect_view()}
        </section>
        <Definitions title=words::QUANTITY_WORDS.get(lang) entries=&standard.quantity_words/>
        <Definitions title=words::TERMS.get(lang) entries=&standard.terms/>
        <section class="ea-section">
            <h2>{words::READINGS.get(lang)}</h2>
            <ReadingList readings=&standard.readings/>
        </section>
    }
}

/// Words and their meanings.
#[component]
fn Definitions(title: &'static str, entries: &'static [Definition]) -> impl IntoView {
    let lang = use_lang();
    let entries = entries.iter().map(|entry| {
        view! {
            <div>
                <dt>{entry.word.get(lang)} <span class="ea-clause">{entry.clause.clone()}</span></dt>
                <dd>{entry.meaning.get(lang)}</dd>
            </div>
        }
    });
    view! {
        <section class="ea-section">
            <h2>{title}</h2>
            <dl class="ea-definitions">{entries.collect_view()}</dl>
        </section>
    }
}

/// A scoring guide: bands down, factors across.
#[component]
fn GuideTable(guide: &'static Guide) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let heads = guide.factors.iter().map(|factor| {
        view! { <th scope="col">{format!("{} {}", factor.id, factor.title.get(lang))}</th> }
    });
    let rows = session.standard().scale.bands().map(|(band, _)| {
        let wordings = guide.factors.iter().filter_map(move |factor| {
            let wording = factor.bands.get(usize::from(band.0))?;
            Some(view! { <td>{wording.get(lang)}</td> })
        });
        view! {
            <tr>
                <th scope="row">{session.standard().scale.range(band)}</th>
                {wordings.collect_view()}
            </tr>
        }
    });
    view! {
        <div class="ea-table-box" role="region" tabindex="0" aria-label=guide.title.get(lang)>
            <table class="ea-table ea-guide">
                <caption>{guide.title.get(lang)} " " {guide.clause.clone()}</caption>
                <thead><tr><th scope="col">{words::BAND.get(lang)}</th>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
