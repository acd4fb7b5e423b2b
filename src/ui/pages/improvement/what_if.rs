//! What the percents that are tried out would mean, beside the present scores.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, View, button, div, el};
use super::super::super::words;
use super::super::{hint, section};
use super::Tried;
use crate::assessment::Command;
use crate::planning::WhatIf;
use crate::programme::ProgrammeResult;
use crate::scoring::Total;
use leptos::prelude::*;

/// The comparison, and what to do with it.
pub(super) fn what_if_section(tried: &Tried) -> El {
    let session = use_session();
    let lang = use_lang();
    let [taken, first, second, shown] = std::array::from_fn(|_| tried.clone());
    let dropped = tried.clone();
    let take_over = button("ea-button ea-primary ea-take-over", move |_| {
        session.send(Command::Percents(None, taken.peek()));
        taken.set(Vec::new());
    })
    .live_flag("disabled", move || {
        first.get().is_empty() || session.is_read_only()
    });
    let discard = button("ea-button ea-discard", move |_| dropped.set(Vec::new()))
        .live_flag("disabled", move || second.get().is_empty());
    section(words::WHAT_IF.get(lang), None)
        .child(div("div", "ea-what-if").live(move || compared(&shown)))
        .child(
            div("p", "ea-actions")
                .child(take_over.text(words::TAKE_PERCENTS.get(lang)))
                .child(discard.text(words::DISCARD.get(lang))),
        )
}

fn compared(tried: &Tried) -> View {
    let session = use_session();
    let lang = use_lang();
    let percents = tried.get();
    let settled = session.settled.get();
    if percents.is_empty() {
        return hint(words::NOTHING_TRIED.get(lang)).into();
    }
    let standard = session.standard();
    let programmes = session.beside();
    let what_if =
        session.assessment(|assessment| WhatIf::of(standard, programmes, assessment, &percents));
    let heads = [
        words::CATEGORY,
        words::AS_IS,
        words::THEN,
        words::DIFFERENCE,
    ];
    let heads = heads.map(|head| el("th").attr("scope", "col").text(head.get(lang)));
    let sides = settled
        .board
        .categories
        .iter()
        .zip(&what_if.board.categories);
    let categories = standard.categories.iter().zip(sides);
    let rows = categories.map(|(category, (now, then))| {
        let title = format!("{} {}", category.id, category.title.get(lang));
        score_row(&title, &now.total, &then.total)
    });
    let total = score_row(
        words::TOTAL.get(lang),
        &settled.board.total,
        &what_if.board.total,
    );
    let results = settled.programmes.iter().zip(&what_if.programmes);
    // Most programmes have no tiers, and those of another standard none that these percents could reach.
    let tiers = programmes
        .iter()
        .zip(results)
        .filter(|(programme, (now, then))| {
            !programme.tiers.is_empty() && (now.by_score.is_some() || then.by_score.is_some())
        })
        .flat_map(|(programme, (now, then))| {
            let title = |result: &ProgrammeResult, by_score: bool| {
                let id = if by_score {
                    &result.by_score
                } else {
                    &result.tier
                };
                let tier = id.as_ref().and_then(|id| programme.tier(id));
                tier.map_or(words::NO_TIER.get(lang), |tier| tier.title.get(lang))
            };
            [(words::TIER_BY_SCORE, true), (words::TIER_NOW, false)].map(|(word, by_score)| {
                let programme = programme.title.get(lang);
                let word = format!("{programme} · {}", word.get(lang));
                el("tr")
                    .child(el("th").attr("scope", "row").text(&word))
                    .child(el("td").text(title(now, by_score)))
                    .child(el("td").text(title(then, by_score)))
                    .child(el("td"))
            })
        });
    let table = div("table", "ea-table ea-score-table")
        .child(el("caption").text(words::PROVISIONAL_NOTE.get(lang)))
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(rows).children(tiers))
        .child(el("tfoot").child(total));
    let table = div("div", "ea-table-box")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", words::WHAT_IF.get(lang))
        .child(table);
    let unscored = !settled.board.total.is_complete();
    let unscored = unscored.then(|| hint(words::UNSCORED_AS_ZERO.get(lang)));
    View::from(vec![View::from(unscored), table.into()])
}

fn score_row(title: &str, now: &Total, then: &Total) -> El {
    let score = |total: &Total| {
        let percent = total.earned.percent_of(total.possible);
        format!("{} · {percent}", total.earned)
    };
    el("tr")
        .child(el("th").attr("scope", "row").text(title))
        .child(el("td").text(&score(now)))
        .child(el("td").text(&score(then)))
        .child(el("td").text(&words::signed(then.earned - now.earned)))
}
