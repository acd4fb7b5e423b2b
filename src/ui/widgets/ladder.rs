//! The ladder of tiers: what is reached, what is open, how far the next one is and where its points are nearest.
//!
//! Both follow every score, so their elements stay and only the texts in them change.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, button, div, el};
use super::super::navigate::Page;
use super::super::settled::Settled;
use super::super::{programmes, words};
use super::page_link::page_link;
use crate::programme::{Programme, ProgrammeResult, Verdict};
use crate::scoring::{Step, nearest};
use crate::standard::ProgrammeId;
use leptos::prelude::*;
use std::ptr;
use std::sync::Arc;

/// How many items are named where the points are nearest.
const NEAREST_SHOWN: usize = 4;

/// The programmes of which it is settled what the scores say, watched; none as long as others stand beside the scores by now.
fn shown() -> impl Fn() -> &'static [Programme] + Clone + 'static {
    let session = use_session();
    let ids = Memo::new(move |_| {
        let results = session.settled.get().programmes;
        let ids = results.iter().map(|result| result.id.clone());
        ids.collect::<Vec<ProgrammeId>>()
    });
    move || {
        let programmes = session.beside();
        let same = ids.with(|ids| ids.iter().eq(programmes.iter().map(|one| &one.id)));
        if same { programmes } else { &[] }
    }
}

/// The tiers of every programme that has a ladder of points.
pub(in crate::ui) fn ladder() -> El {
    let session = use_session();
    let lang = use_lang();
    let of_packs = untrack(|| !ptr::eq(session.beside(), session.all_programmes()));
    if of_packs && programmes::is_missing(lang) {
        // After a change of language, perhaps.
        programmes::fetch(session, lang, RwSignal::new(false));
    }
    let shown = shown();
    let ladders = move || {
        let mut ladders: Vec<El> = Vec::new();
        let programmes = shown();
        let results = session.settled.get_untracked().programmes;
        for (at, (programme, result)) in programmes.iter().zip(&*results).enumerate() {
            if result.tiers.iter().any(|tier| tier.threshold.is_some()) {
                let title = programme.title.get(lang);
                ladders.push(page_link(Page::Programme(programme.id.clone())).text(title));
                let rungs = (0..programme.tiers.len()).map(|tier| rung(programme, at, tier));
                ladders.push(div("ol", "ea-ladder").children(rungs));
            }
        }
        ladders
    };
    div("section", "ea-ladders")
        .attr("aria-label", words::LADDER.get(lang))
        .live(ladders)
}

/// One tier of a programme, both by their places, by what the score says about it.
fn rung(programme: &'static Programme, at: usize, tier: usize) -> El {
    let session = use_session();
    let lang = use_lang();
    let look = move || match session.settled.get().programmes[at].tiers[tier].by_score {
        Verdict::Met => ("ea-rung ea-reached", "■"),
        Verdict::Open => ("ea-rung ea-open", "□"),
        Verdict::Failed => ("ea-rung ea-out", "×"),
    };
    let state = move || {
        let result = &session.settled.get().programmes[at];
        let rung = &result.tiers[tier];
        match result.is_below(rung, |one| one.by_score) {
            true => words::HIGHER_REACHED.get(lang).to_owned(),
            false => words::tier_state(lang, rung.by_score, rung.distance),
        }
    };
    let points = session.settled.get_untracked().programmes[at].tiers[tier].threshold;
    let points = points.map(|points| points.to_string());
    el("li")
        .live_attr("class", move || Some(look().0.to_owned()))
        .child(
            el("span")
                .attr("aria-hidden", "true")
                .live_text(move || look().1.to_owned()),
        )
        .child(div("span", "ea-rung-title").text(programme.tiers[tier].title.get(lang)))
        .child(div("span", "ea-rung-points").text(&points.unwrap_or_default()))
        .child(div("span", "ea-rung-state").live_text(state))
}

/// The items where the points to the next tier are nearest.
pub(in crate::ui) fn nearest_items() -> El {
    let session = use_session();
    let lang = use_lang();
    let standard = session.standard();
    let steps: Memo<Option<Arc<Vec<Step>>>> = Memo::new(move |_| {
        let distance = |result: &ProgrammeResult| result.next().and_then(|tier| tier.distance);
        let Settled { board, programmes } = session.settled.get();
        let distance = programmes.iter().find_map(distance)?;
        let mut steps = nearest(standard, &board, distance);
        steps.truncate(NEAREST_SHOWN);
        Some(Arc::new(steps))
    });
    let lead = move || {
        let all_reached = steps.with(Option::is_none);
        let lead = if all_reached {
            words::ALL_REACHED
        } else {
            words::NEAREST
        };
        lead.get(lang).to_owned()
    };
    let entry = move |at: usize| {
        let step = move || steps.get().and_then(|steps| steps.get(at).cloned());
        let title = move || {
            let item = step().and_then(|step| standard.item(&step.item));
            item.map_or_else(String::new, |item| {
                format!("{} {}", item.id, item.title.get(lang))
            })
        };
        let gain =
            move || step().map_or_else(String::new, |step| words::step(lang, step.rise, step.gain));
        let go = button("ea-link", move |_| {
            if let Some(step) = untrack(step) {
                session.page.set(Page::Item(step.item));
            }
        });
        el("li")
            .live_flag("hidden", move || step().is_none())
            .child(go.live_text(title))
            .child(div("span", "ea-hint").live_text(gain))
    };
    let shown = shown();
    let nearest = move || {
        shown();
        // On a standard that no programme with a ladder reads, nothing is nearest.
        let results = session.settled.get_untracked().programmes;
        let mut tiers = results.iter().flat_map(|result| &result.tiers);
        if !tiers.any(|tier| tier.threshold.is_some()) {
            return Vec::new();
        }
        vec![
            div("p", "ea-hint").live_text(lead),
            div("ul", "ea-nearest").children((0..NEAREST_SHOWN).map(entry)),
        ]
    };
    div("div", "ea-nearest-box").live(nearest)
}
