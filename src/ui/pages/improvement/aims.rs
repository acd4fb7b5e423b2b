//! Percents beside the decided ones, a line an item: what is tried out, what is aimed at, the lowest and the highest.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, div, el};
use super::super::super::navigate::Page;
use super::super::super::widgets::{answer_select, page_link, select};
use super::super::super::words;
use super::super::{hint, section};
use super::Tried;
use crate::assessment::{Command, Field, Outlook};
use crate::language::Phrase;
use crate::planning::WhatIf;
use crate::standard::{Item, Percent};
use leptos::prelude::Get;

/// What a list says where nothing is chosen.
const NONE: &str = "–";

/// The lines of all items.
pub(super) fn aims_section(tried: &Tried) -> El {
    let session = use_session();
    let lang = use_lang();
    let heads = [
        words::ITEM,
        words::AS_IS,
        words::TRIED,
        words::TO_BE,
        words::LOWEST,
        words::HIGHEST,
    ];
    let heads = heads.map(|head| el("span").text(head.get(lang)));
    let lines = session.standard().items().map(|item| line(item, tried));
    let of_total = tried.clone();
    section(words::AIMS.get(lang), None)
        .child(hint(words::AIMS_NOTE.get(lang)))
        .child(
            div("div", "ea-aims")
                .attr("id", "ea-aims")
                .attr("role", "group")
                .attr("tabindex", "-1")
                .attr("aria-label", words::AIMS.get(lang))
                .child(
                    div("div", "ea-aim-line ea-aim-heads")
                        .attr("aria-hidden", "true")
                        .children(heads),
                )
                .children(lines)
                .child(
                    div("p", "ea-tried")
                        .attr("role", "status")
                        .live_text(move || tried_total(&of_total)),
                ),
        )
}

/// What the percents that are tried out come to, in sight while they are chosen; nothing where none is.
fn tried_total(tried: &Tried) -> String {
    let session = use_session();
    let percents = tried.get();
    if percents.is_empty() {
        return String::new();
    }
    let now = session.settled.get().board.total.earned;
    let (standard, scores_alone) = (session.standard(), &[]);
    let then = session
        .assessment(|assessment| WhatIf::of(standard, scores_alone, assessment, &percents))
        .board
        .total
        .earned;
    let [from, to, change] = [now.to_string(), then.to_string(), words::signed(then - now)];
    let values = [from.as_str(), &to, &change];
    words::fill(words::TRIED_TOTAL, use_lang(), &values)
}

fn line(item: &'static Item, tried: &Tried) -> El {
    let session = use_session();
    let lang = use_lang();
    let title = format!("{} {}", item.id, item.title.get(lang));
    let percent = move || match session.percent(&item.id) {
        Some(percent) => percent.to_string(),
        None => words::NOT_SCORED.get(lang).to_owned(),
    };
    let as_is = div("span", "ea-aim-now")
        .child(
            div("span", "ea-spoken")
                .text(words::AS_IS.get(lang))
                .text(" "),
        )
        .live_text(percent);
    let steps: Vec<String> = session
        .standard()
        .scale
        .percents()
        .map(|percent| percent.get().to_string())
        .collect();
    let options = || {
        let steps = steps.iter().map(|step| (step.clone(), step.as_str()));
        [(String::new(), NONE)].into_iter().chain(steps)
    };
    let cell = |word: Phrase, list: El| {
        let label = words::percent_for(item.id.as_str(), word.get(lang));
        div("label", "ea-aim-cell")
            .child(div("span", "ea-aim-word").text(word.get(lang)))
            .child(list.attr("aria-label", &label))
    };
    let (now, tried) = (tried.clone(), tried.clone());
    let try_list = select(
        &format!("ea-try-{}", item.id),
        options(),
        move || {
            let now = now.get();
            let found = now.iter().find(|(id, _)| *id == item.id);
            shown(found.and_then(|(_, percent)| *percent))
        },
        move |value| {
            let mut others = tried.peek();
            others.retain(|(id, _)| *id != item.id);
            if let Some(percent) = read(&value) {
                others.push((item.id.clone(), Some(percent)));
            }
            tried.set(others);
        },
    );
    let outlook = |which: Outlook| {
        answer_select(
            &format!("ea-{}-{}", which.key(), item.id),
            options(),
            move || {
                let field = Field::Outlook(item.id.clone(), which);
                shown(session.watch(&field, |assessment| {
                    assessment.item(&item.id)?.outlook(which)
                }))
            },
            move |value| {
                session.send(Command::Outlook(item.id.clone(), which, read(&value)));
            },
        )
    };
    div("div", "ea-aim-line")
        .attr("role", "group")
        .attr("aria-label", &title)
        .child(page_link(Page::Item(item.id.clone())).text(&title))
        .child(as_is)
        .child(cell(words::TRIED, try_list))
        .child(cell(words::TO_BE, outlook(Outlook::Target)))
        .child(cell(words::LOWEST, outlook(Outlook::Low)))
        .child(cell(words::HIGHEST, outlook(Outlook::High)))
        .live(move || doubt(item))
}

/// What does not go together about the range of an item.
fn doubt(item: &'static Item) -> Option<El> {
    let session = use_session();
    let lang = use_lang();
    let [low, high] = [Outlook::Low, Outlook::High].map(|which| {
        let field = Field::Outlook(item.id.clone(), which);
        session.watch(&field, |assessment| {
            assessment.item(&item.id)?.outlook(which)
        })
    });
    let now = session.percent(&item.id);
    // What is not said is the present percent.
    let (from, to) = (low.or(now)?, high.or(now)?);
    let both = low.is_some() && high.is_some();
    let outside = now.filter(|now| both && (*now < from.min(to) || *now > from.max(to)));
    let said = match outside {
        _ if from > to => words::RANGE_TURNED.get(lang).to_owned(),
        Some(now) => words::fill(words::RANGE_BESIDE, lang, &[&now.to_string()]),
        None => return None,
    };
    Some(
        div("p", "ea-hint ea-aim-doubt")
            .attr("role", "status")
            .text(&said),
    )
}

fn shown(percent: Option<Percent>) -> String {
    percent.map_or_else(String::new, |percent| percent.get().to_string())
}

fn read(value: &str) -> Option<Percent> {
    value.parse().ok().and_then(Percent::new)
}
