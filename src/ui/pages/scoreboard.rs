//! All scores: items, categories, total, each with where it comes from.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, div, el};
use super::super::left_behind::left_behind;
use super::super::navigate::Page;
use super::super::widgets::{
    chart_figure, finding_list, item_explanation, ladder, nearest_items, page_link, pager,
    plan_table, total_line,
};
use super::super::words;
use super::{heading, hint, section};
use crate::assessment::{Field, Outlook};
use crate::chart::{Bars, Drawing, Radar, share};
use crate::language::{Lang, Phrase};
use crate::planning::WhatIf;
use crate::scoring::Total;
use crate::standard::{Category, Item, ItemId, Percent};
use leptos::prelude::*;

/// All scores.
pub(super) fn scoreboard_page() -> View {
    let session = use_session();
    let lang = use_lang();
    let total = session.total;
    let scored = move || {
        let total = total.get();
        words::scored(lang, total.scored, total.items)
    };
    let findings = move || {
        let findings: Vec<_> = session.board.get().findings().cloned().collect();
        if findings.is_empty() {
            hint(words::NO_FINDINGS.get(lang))
        } else {
            finding_list(findings)
        }
    };
    let open = move || {
        let total = total.get();
        words::still_within(lang, &total)
    };
    let overview = div("div", "ea-overview")
        .child(div("div", "ea-radar").live(profiles))
        .child(el("div").child(ladder()).child(nearest_items()));
    let check = section(words::FINDINGS.get(lang), None)
        .child(hint(words::FINDINGS_NOTE.get(lang)))
        .live(findings);
    View::from(vec![
        View::from(heading(words::SCOREBOARD.get(lang))),
        div("p", "ea-lead")
            .child(total_line(total))
            .text(" · ")
            .live_text(scored)
            .live_text(open)
            .into(),
        hint(words::PROVISIONAL_NOTE.get(lang)).into(),
        overview.into(),
        score_table(total).into(),
        div("div", "ea-item-bars").live(bars).into(),
        check.into(),
        section(words::PLAN.get(lang), None)
            .child(plan_table())
            .into(),
        left_behind(),
        div("p", "ea-actions")
            .child(page_link(Page::History).text(words::HISTORY.get(lang)))
            .child(page_link(Page::Comparison).text(words::COMPARISON.get(lang)))
            .into(),
        pager(),
    ])
}

/// The radar with what the evidence supports and what is aimed at.
fn profiles() -> El {
    let session = use_session();
    let lang = use_lang();
    let board = session.settled.get().board;
    let (standard, programmes) = (session.standard(), session.beside());
    let targets: Vec<_> = targets();
    let target = (!targets.is_empty()).then(|| {
        session.assessment(|assessment| WhatIf::of(standard, programmes, assessment, &targets))
    });
    let target = target.as_ref().map(|target| &target.board);
    let radar = Radar::with_profiles(standard, programmes, &board, target, lang);
    chart_figure(&provisional(words::PROFILES), &Drawing::Radar(radar))
}

/// The items side by side.
fn bars() -> El {
    let session = use_session();
    let lang = use_lang();
    let board = session.settled.get().board;
    let targets = targets();
    let target_of = |id: &ItemId| targets.iter().find(|(item, _)| item == id)?.1;
    let bars = Bars::of(session.standard(), &board, &target_of, lang);
    chart_figure(&provisional(words::BARS), &Drawing::Bars(bars))
}

/// The items that have a target, watched.
fn targets() -> Vec<(ItemId, Option<Percent>)> {
    let session = use_session();
    let items = session.standard().items();
    let targets = items.map(|item| {
        let field = Field::Outlook(item.id.clone(), Outlook::Target);
        let target = session.watch(&field, |assessment| assessment.item(&item.id)?.target);
        (item.id.clone(), target)
    });
    targets.filter(|(_, target)| target.is_some()).collect()
}

/// A caption of scores.
fn provisional(caption: Phrase) -> String {
    let lang = use_lang();
    format!("{} · {}", caption.get(lang), words::PROVISIONAL.get(lang))
}

/// The table of all scores.
fn score_table(total: Memo<Total>) -> El {
    let session = use_session();
    let lang = use_lang();
    let heads = [
        words::ITEM,
        words::POINTS,
        words::PERCENT,
        words::SCORE,
        words::PROPOSED,
        words::SUPPORTED,
    ];
    let heads = heads.map(|head| el("th").attr("scope", "col").text(head.get(lang)));
    let stop = match lang {
        Lang::Zh => "。",
        Lang::En => ". ",
    };
    let provisional = words::PROVISIONAL_NOTE.get(lang);
    let note = format!("{provisional}{stop}{}", words::SUPPORTED_NOTE.get(lang));
    let table = div("table", "ea-table ea-score-table")
        .child(el("caption").text(&note))
        .child(el("thead").child(el("tr").children(heads)))
        .children(session.standard().categories.iter().map(category_rows))
        .child(el("tfoot").child(sum_row("", words::TOTAL.get(lang).to_owned(), total)));
    div("div", "ea-table-box")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", words::SCOREBOARD.get(lang))
        .child(table)
}

/// The rows of one category: its items and their sum.
fn category_rows(category: &'static Category) -> El {
    let session = use_session();
    let lang = use_lang();
    let title = format!("{} {}", category.id, category.title.get(lang));
    let total = session.category_total(&category.id);
    el("tbody")
        .children(category.items.iter().map(item_row))
        .child(sum_row("ea-sum", title, total))
}

/// A sum: points, percent, score, nothing proposed, supported. As long as items are not scored, from what to what it may come.
fn sum_row(class: &'static str, title: String, total: Memo<Total>) -> El {
    let lang = use_lang();
    let cell = |text: fn(Total) -> String| el("td").live_text(move || text(total.get()));
    div("tr", class)
        .child(el("th").attr("scope", "row").text(&title))
        .child(cell(|total| (total.possible.get() / 100).to_string()))
        .child(el("td").live_text(move || share(&total.get(), lang)))
        .child(cell(|total| match total.scored {
            0 => String::from("–"),
            _ if total.is_complete() => total.earned.to_string(),
            _ => format!("{}–{}", total.earned, total.ceiling),
        }))
        .child(el("td"))
        .child(cell(|total| match total.is_complete() {
            true => total.supported.percent_of(total.possible),
            false => String::from("–"),
        }))
}

/// One item, its score, and where it comes from.
fn item_row(item: &'static Item) -> El {
    let session = use_session();
    let lang = use_lang();
    let score = session.score(&item.id);
    let title = format!("{} {}", item.id, item.title.get(lang));
    let why = div("details", "ea-why")
        .child(el("summary").text(words::HOW_COMPUTED.get(lang)))
        .child(item_explanation(item));
    let head = el("th")
        .attr("scope", "row")
        .child(page_link(Page::Item(item.id.clone())).text(&title))
        .child(why);
    let cell = |text: fn(&crate::scoring::ItemScore) -> Option<String>| {
        el("td").live_text(move || text(&score.get()).unwrap_or_else(|| String::from("–")))
    };
    let percent = move || {
        let percent = score.get().percent;
        percent.map_or_else(
            || words::NOT_SCORED.get(lang).to_owned(),
            |percent| percent.to_string(),
        )
    };
    el("tr")
        .child(head)
        .child(el("td").text(&item.points.0.to_string()))
        .child(el("td").live_text(percent))
        .child(cell(|score| {
            score.percent.map(|_| score.earned.to_string())
        }))
        .child(cell(|score| {
            score
                .proposal
                .as_ref()
                .map(|proposal| proposal.percent.to_string())
        }))
        .child(cell(|score| {
            score.supported.map(|percent| percent.to_string())
        }))
}
