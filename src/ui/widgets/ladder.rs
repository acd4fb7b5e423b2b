//! The ladder of tiers: what is reached, what is open, how far the next one is and where its points are nearest.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, div, el};
use super::super::navigate::Page;
use super::super::words;
use super::page_link::page_link;
use crate::programme::{ProgrammeResult, TierResult, Verdict};
use crate::scoring::nearest;
use leptos::prelude::*;

/// How many items are named where the points are nearest.
const NEAREST_SHOWN: usize = 4;

/// The tiers of every programme that has a ladder of points.
pub(in crate::ui) fn ladder() -> El {
    let session = use_session();
    let lang = use_lang();
    let ladders = move || {
        let mut ladders: Vec<El> = Vec::new();
        let results = session.programmes.get();
        for (programme, result) in session.all_programmes().iter().zip(results.iter()) {
            if result.tiers.iter().all(|tier| tier.threshold.is_none()) {
                continue;
            }
            let title = programme.title.get(lang);
            ladders.push(page_link(Page::Programme(programme.id.clone())).text(title));
            let rungs = programme.tiers.iter().zip(&result.tiers);
            let rungs = rungs.map(|(tier, result)| rung(tier.title.get(lang), result));
            ladders.push(div("ol", "ea-ladder").children(rungs));
        }
        ladders
    };
    div("section", "ea-ladders")
        .attr("aria-label", words::LADDER.get(lang))
        .live(ladders)
}

/// One tier, by what the score says about it.
fn rung(title: &str, result: &TierResult) -> El {
    let lang = use_lang();
    let (class, mark) = match result.by_score {
        Verdict::Met => ("ea-rung ea-reached", "■"),
        Verdict::Open => ("ea-rung ea-open", "□"),
        Verdict::Failed => ("ea-rung ea-out", "×"),
    };
    let state = words::tier_state(lang, result.by_score, result.distance);
    let points = result.threshold.map(|points| points.to_string());
    div("li", class)
        .child(el("span").attr("aria-hidden", "true").text(mark))
        .child(div("span", "ea-rung-title").text(title))
        .child(div("span", "ea-rung-points").text(&points.unwrap_or_default()))
        .child(div("span", "ea-rung-state").text(&state))
}

/// The items where the points to the next tier are nearest.
pub(in crate::ui) fn nearest_items() -> El {
    let session = use_session();
    let lang = use_lang();
    let standard = session.standard();
    let content = move || {
        let distance = |result: &ProgrammeResult| result.next().and_then(|tier| tier.distance);
        let Some(distance) = session.programmes.get().iter().find_map(distance) else {
            return View::from(el("p").text(words::ALL_REACHED.get(lang)));
        };
        let steps = nearest(standard, &session.board.get(), distance);
        let entries = steps.into_iter().take(NEAREST_SHOWN).map(|step| {
            let title = standard
                .item(&step.item)
                .map_or("", |item| item.title.get(lang));
            let title = format!("{} {title}", step.item);
            let closes_at = step.closes_at.map(|percent| percent.to_string());
            let text = words::step(lang, &step.next.to_string(), step.gain, closes_at);
            el("li")
                .child(page_link(Page::Item(step.item)).text(&title))
                .child(div("span", "ea-hint").text(&text))
        });
        View::from(vec![
            div("p", "ea-hint").text(words::NEAREST.get(lang)),
            div("ul", "ea-nearest").children(entries),
        ])
    };
    div("div", "ea-nearest-box").live(content)
}
