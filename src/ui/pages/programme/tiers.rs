//! The stages and tiers of a programme: what each asks, and whether it is reached by the self-score and by an official one.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, clause, div, el};
use super::super::super::widgets::rule_tree;
use super::super::super::words;
use super::super::section;
use crate::programme::{Programme, ProgrammeResult, Tier, TierResult};
use leptos::prelude::*;

/// Eligibility and every tier with its conditions and verdicts; nothing where none is asked for or granted.
pub(super) fn tier_list(programme: &'static Programme) -> Option<El> {
    let lang = use_lang();
    let eligibility = (!programme.conditions.is_empty()).then(|| {
        div("div", "ea-tier")
            .child(el("h3").text(words::ELIGIBILITY.get(lang)))
            .child(rule_tree(programme, &programme.eligibility))
    });
    let stages = (programme.stages.iter().enumerate())
        .map(|(at, stage)| tier_entry(programme, stage, Kind::Stage, at));
    let tiers = (programme.tiers.iter().enumerate())
        .map(|(at, tier)| tier_entry(programme, tier, Kind::Tier, at));
    let list = section(words::TIERS.get(lang), None)
        .child(eligibility)
        .children(stages)
        .children(tiers);
    let says = programme.conditions.len() + programme.stages.len() + programme.tiers.len() > 0;
    says.then_some(list)
}

/// What a rule leads to.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Stage,
    Tier,
}

impl Kind {
    fn of(self, result: &ProgrammeResult, at: usize) -> Option<&TierResult> {
        match self {
            Kind::Stage => result.stages.get(at),
            Kind::Tier => result.tiers.get(at),
        }
    }
}

/// What the self-score and the conditions say of a stage or tier.
pub(super) fn own_state(
    programme: &'static Programme,
    result: Memo<ProgrammeResult>,
    kind: Kind,
    at: usize,
) -> String {
    let lang = use_lang();
    result.with(|result| {
        kind.of(result, at).map_or_else(String::new, |found| {
            // A score that is itself a condition has no line of its own.
            let entered = found.official_distance;
            let entered = entered.filter(|_| programme.scores.is_empty());
            match result.is_below(found, |one| one.verdict) {
                true => words::HIGHER_REACHED.get(lang).to_owned(),
                false => words::tier_state(lang, found.verdict, found.distance.or(entered)),
            }
        })
    })
}

/// What the official score says of a stage or tier; none as long as none was entered that decides here.
pub(super) fn official_state(
    programme: &'static Programme,
    result: Memo<ProgrammeResult>,
    kind: Kind,
    at: usize,
) -> Option<String> {
    let lang = use_lang();
    result.with(|result| {
        let entered = !programme.scores.is_empty() && result.has_official();
        let found = kind.of(result, at).filter(|_| entered)?;
        let state = match result.is_below(found, |one| one.by_official) {
            true => words::HIGHER_REACHED.get(lang).to_owned(),
            false => words::tier_state(lang, found.by_official, found.official_distance),
        };
        let closed = match kind {
            Kind::Stage => None,
            Kind::Tier => result.closed_by_official(),
        };
        let closed = closed.and_then(|at| programme.stages.get(at));
        let closed = closed.map(|stage| stage.title.get(lang));
        Some(words::official_state(lang, &state, closed))
    })
}

/// A tier, or a stage before it, whether it is reached, and the points still missing.
fn tier_entry(programme: &'static Programme, tier: &'static Tier, kind: Kind, at: usize) -> El {
    let lang = use_lang();
    let result = use_session().result_of(programme);
    let state = move || own_state(programme, result, kind, at);
    let official = move || {
        let state = official_state(programme, result, kind, at);
        state.map(|state| div("span", "ea-tag ea-official").text(&state))
    };
    let head = el("h3")
        .text(tier.title.get(lang))
        .child(clause().text(&tier.clause))
        .child(div("span", "ea-tag").live_text(state))
        .live(official);
    div("div", "ea-tier")
        .child(head)
        .child(rule_tree(programme, &tier.rule))
}
