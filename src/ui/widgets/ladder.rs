//! The ladder of tiers: what is reached, what is open, how far the next one is and where its points are nearest.

use super::super::app::{use_lang, use_session};
use super::super::navigate::Page;
use super::super::words;
use super::page_link::PageLink;
use crate::programme::{ProgrammeResult, TierResult, Verdict};
use crate::scoring::nearest;
use crate::standard::Hundredths;
use leptos::prelude::*;

/// How many items are named where the points are nearest.
const NEAREST_SHOWN: usize = 4;

/// The tiers of the first programme that has a ladder of points.
#[component]
pub(in crate::ui) fn Ladder() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let ladders = move || {
        session.programmes.with(|results| {
            let results = session.all_programmes().iter().zip(results);
            let ladders = results.filter(|(_, result)| result.tiers.iter().any(|t| t.threshold.is_some()));
            ladders
                .map(|(programme, result)| {
                    let rungs = programme.tiers.iter().zip(&result.tiers);
                    let rungs = rungs.map(|(tier, rung)| {
                        let title = tier.title.get(lang).to_owned();
                        view! { <Rung title rung=rung.clone()/> }
                    });
                    view! {
                        <PageLink page=Page::Programme(programme.id.clone())>{programme.title.get(lang)}</PageLink>
                        <ol class="ea-ladder">{rungs.collect_view()}</ol>
                    }
                })
                .collect_view()
        })
    };
    view! { <section class="ea-ladders" aria-label=words::LADDER.get(lang)>{ladders}</section> }
}

/// One tier, by what the score says about it.
#[component]
fn Rung(title: String, rung: TierResult) -> impl IntoView {
    let lang = use_lang();
    let (class, mark) = match rung.by_score {
        Verdict::Met => ("ea-rung ea-reached", "■"),
        Verdict::Open => ("ea-rung ea-open", "□"),
        Verdict::Failed => ("ea-rung ea-out", "×"),
    };
    let distance = rung
        .distance
        .filter(|distance| *distance > Hundredths::ZERO);
    view! {
        <li class=class>
            <span aria-hidden="true">{mark}</span>
            <span class="ea-rung-title">{title}</span>
            <span class="ea-rung-points">{rung.threshold.map(|points| points.to_string())}</span>
            <span class="ea-rung-state">
                {words::tier_verdict(rung.by_score).get(lang)}
                {distance.map(|distance| format!(" · {}", words::distance(lang, distance)))}
            </span>
        </li>
    }
}

/// The items where the points to the next tier are nearest.
#[component]
pub(in crate::ui) fn NearestItems() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let standard = session.standard();
    let content = move || {
        let next = session
            .programmes
            .with(|results| results.iter().find_map(ProgrammeResult::next).cloned());
        let Some(distance) = next.and_then(|tier| tier.distance) else {
            return view! { <p>{words::ALL_REACHED.get(lang)}</p> }.into_any();
        };
        let steps = session
            .board
            .with(|board| nearest(standard, board, distance));
        let entries = steps.into_iter().take(NEAREST_SHOWN).map(|step| {
            let title = standard.item(&step.item).map_or("", |item| item.title.get(lang));
            let closes_at = step.closes_at.map(|percent| percent.to_string());
            let text = words::step(lang, &step.next.to_string(), step.gain, closes_at);
            view! {
                <li>
                    <PageLink page=Page::Item(step.item.clone())>{format!("{} {title}", step.item)}</PageLink>
                    <span class="ea-hint">{text}</span>
                </li>
            }
        });
        view! {
            <p class="ea-hint">{words::NEAREST.get(lang)}</p>
            <ul class="ea-nearest">{entries.collect_view()}</ul>
        }
        .into_any()
    };
    view! { {content} }
}
