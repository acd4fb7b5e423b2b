//! A programme: what it asks, what this assessment says, what is missing.

mod condition;

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, clause, div, el};
use super::super::widgets::{nearest_items, pager, rule_tree};
use super::super::words;
use super::{heading, section};
use crate::language::Phrase;
use crate::programme::{Programme, ProgrammeResult, Tier};
use crate::standard::{Reading, TierId};
use condition::condition_entry;
use leptos::prelude::*;

/// The page of a programme.
pub(super) fn programme_page(programme: &'static Programme) -> View {
    let lang = use_lang();
    let line = |word: Phrase, text: &str| {
        let text = format!("{}{}{text}", word.get(lang), words::SEPARATOR.get(lang));
        div("p", "ea-hint").text(&text)
    };
    let conditions = section(words::CONDITIONS.get(lang), None).children(
        programme
            .conditions
            .iter()
            .map(|condition| condition_entry(programme, condition)),
    );
    View::from(vec![
        View::from(heading(programme.title.get(lang))),
        line(words::GRANTED_BY, programme.grantor.get(lang)).into(),
        line(words::SOURCE, programme.source.get(lang)).into(),
        div("p", "ea-notice")
            .text(programme.official_score.get(lang))
            .into(),
        outcome(programme),
        conditions.into(),
        tier_list(programme).into(),
        section(words::READINGS.get(lang), None)
            .child(reading_list(&programme.readings))
            .into(),
        pager(),
    ])
}

/// The tier by score and declarations, and by score alone.
fn outcome(programme: &'static Programme) -> View {
    let session = use_session();
    let lang = use_lang();
    let row = |label: Phrase, tier: fn(&ProgrammeResult) -> Option<&TierId>| {
        let title = move || {
            let results = session.programmes.get();
            let result = results.iter().find(|result| result.id == programme.id);
            let tier = result.and_then(tier).and_then(|id| programme.tier(id));
            let title = tier.map_or(words::NO_TIER.get(lang), |tier| tier.title.get(lang));
            title.to_owned()
        };
        el("div")
            .child(el("dt").text(label.get(lang)))
            .child(el("dd").child(el("strong").live_text(title)))
    };
    let provisional = el("div")
        .child(div("dt", "ea-provisional").text(words::PROVISIONAL.get(lang)))
        .child(div("dd", "ea-hint").text(words::PROVISIONAL_NOTE.get(lang)));
    View::from(vec![
        div("dl", "ea-outcome")
            .child(provisional)
            .child(row(words::TIER_NOW, |result| result.tier.as_ref()))
            .child(row(words::TIER_BY_SCORE, |result| result.by_score.as_ref())),
        nearest_items(),
    ])
}

/// Eligibility and every tier with its conditions and verdicts.
fn tier_list(programme: &'static Programme) -> El {
    let lang = use_lang();
    let eligibility = div("div", "ea-tier")
        .child(el("h3").text(words::ELIGIBILITY.get(lang)))
        .child(rule_tree(programme, &programme.eligibility));
    section(words::TIERS.get(lang), None)
        .child(eligibility)
        .children(
            programme
                .tiers
                .iter()
                .map(|tier| tier_entry(programme, tier)),
        )
}

/// A tier, whether it is reached, and the points still missing.
fn tier_entry(programme: &'static Programme, tier: &'static Tier) -> El {
    let session = use_session();
    let lang = use_lang();
    let state = move || {
        let results = session.programmes.get();
        let result = results.iter().find(|result| result.id == programme.id);
        let found = result.and_then(|result| result.tiers.iter().find(|found| found.id == tier.id));
        found.map_or_else(String::new, |found| {
            words::tier_state(lang, found.verdict, found.distance)
        })
    };
    let head = el("h3")
        .text(tier.title.get(lang))
        .child(clause().text(&tier.clause))
        .child(div("span", "ea-tag").live_text(state));
    div("div", "ea-tier")
        .child(head)
        .child(rule_tree(programme, &tier.rule))
}

/// How unclear clauses are read.
pub(super) fn reading_list(readings: &[Reading]) -> El {
    let lang = use_lang();
    let entry = |reading: &Reading| {
        el("div")
            .child(el("dt").text(&reading.clause))
            .child(el("dd").text(reading.text.get(lang)))
    };
    div("dl", "ea-definitions").children(readings.iter().map(entry))
}
