//! The proposed percent with its reasons, and one click to take it.

use super::super::app::{use_lang, use_session};
use super::super::words;
use crate::assessment::Command;
use crate::language::Lang;
use crate::scoring::Proposal;
use crate::standard::{FactorId, Guide, Item, Standard};
use leptos::prelude::*;

/// The proposal for one item.
#[component]
pub(in crate::ui) fn ProposalBox(
    /// The item.
    item: &'static Item,
) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let score = session.score(&item.id);
    let proposal = Memo::new(move |_| score.with(|score| score.proposal.clone()));
    let content = move || match proposal.get() {
        None => view! { <p class="ea-hint">{words::PROPOSAL_MISSING.get(lang)}</p> }.into_any(),
        Some(proposal) => {
            let percent = proposal.percent;
            let in_use = move || session.percent(&item.id) == Some(percent);
            let reasons = reasons(lang, session.standard(), item, &proposal);
            view! {
                <p class="ea-proposed">
                    <span>{words::PROPOSAL.get(lang)}</span>
                    <strong>{percent.to_string()}</strong>
                    <button
                        type="button"
                        class="ea-button ea-primary"
                        disabled=in_use
                        on:click=move |_| session.send(Command::Percent(item.id.clone(), Some(percent)))
                    >
                        {move || if in_use() { words::ADOPTED } else { words::ADOPT }.get(lang)}
                    </button>
                </p>
                <ul class="ea-reasons">
                    {reasons.into_iter().map(|reason| view! { <li>{reason}</li> }).collect_view()}
                </ul>
                <p class="ea-hint">{words::PROPOSAL_OWN.get(lang)}</p>
            }
            .into_any()
        }
    };
    view! { <div class="ea-proposal">{content}</div> }
}

/// Why that percent, sentence by sentence.
pub(super) fn reasons(
    lang: Lang,
    standard: &Standard,
    item: &Item,
    proposal: &Proposal,
) -> Vec<String> {
    let guide = standard.guide_of(item);
    let mut reasons = vec![
        words::proposed_band(lang, &standard.scale.range(proposal.band)),
        words::proposed_start(lang, &proposal.start.to_string()),
    ];
    for (factors, up) in [(&proposal.above, true), (&proposal.below, false)] {
        if !factors.is_empty() {
            let titles: Vec<&str> = factors.iter().map(|id| title(guide, id, lang)).collect();
            reasons.push(words::proposed_steps(lang, &join(lang, &titles), up));
        }
    }
    if let Some((low, high)) = &proposal.apart {
        let (low, high) = (title(guide, low, lang), title(guide, high, lang));
        reasons.push(words::factors_apart(lang, low, high));
    }
    reasons
}

fn title<'a>(guide: &'a Guide, id: &FactorId, lang: Lang) -> &'a str {
    let factor = guide.factors.iter().find(|factor| factor.id == *id);
    factor.map_or("", |factor| factor.title.get(lang))
}

fn join(lang: Lang, words: &[&str]) -> String {
    words.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}
