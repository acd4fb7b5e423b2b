//! The proposed percent with its reasons, and one click to take it.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, button, div, el};
use super::super::words;
use crate::assessment::Command;
use crate::language::Lang;
use crate::scoring::Proposal;
use crate::standard::{FactorId, Guide, Item, Percent, Standard};
use leptos::prelude::*;

/// The proposal for one item.
pub(in crate::ui) fn proposal_box(item: &'static Item) -> El {
    let session = use_session();
    let lang = use_lang();
    let score = session.score(&item.id);
    // A memo, so that a score that changes for another reason leaves the button and its focus alone.
    let proposal = Memo::new(move |_| score.get().proposal.clone());
    let content = move || match proposal.get() {
        None => View::from(div("p", "ea-hint").text(words::PROPOSAL_MISSING.get(lang))),
        Some(proposal) => {
            let reasons = reasons(lang, session.standard(), item, &proposal);
            View::from(vec![
                proposed(item, proposal.percent),
                div("ul", "ea-reasons")
                    .children(reasons.into_iter().map(|reason| el("li").text(&reason))),
                div("p", "ea-hint").text(words::PROPOSAL_OWN.get(lang)),
            ])
        }
    };
    div("div", "ea-proposal").live(content)
}

/// The proposed percent, and one click to take it.
fn proposed(item: &'static Item, percent: Percent) -> El {
    let session = use_session();
    let lang = use_lang();
    let in_use = move || session.percent(&item.id) == Some(percent);
    let adopt = button("ea-button ea-primary ea-adopt", move |_| {
        session.send(Command::Percent(item.id.clone(), Some(percent)));
    });
    div("p", "ea-proposed")
        .child(el("span").text(words::PROPOSAL.get(lang)))
        .child(el("strong").text(&percent.to_string()))
        .child(
            adopt
                .live_flag("disabled", move || in_use() || session.is_read_only())
                .live_text(move || {
                    let word = if in_use() {
                        words::ADOPTED
                    } else {
                        words::ADOPT
                    };
                    word.get(lang).to_owned()
                }),
        )
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
