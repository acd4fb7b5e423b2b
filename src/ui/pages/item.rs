//! One item: what is asked, the evidence, the factors, the percent, and what to make of it.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, clause, div, el};
use super::super::later::later;
use super::super::widgets::{
    band_choice, coverage_choice, item_explanation, pager, percent_choice, proposal_box, text_box,
};
use super::super::words;
use super::{heading, hint, section};
use crate::assessment::TextField;
use crate::language::{Lang, Phrase};
use crate::standard::{GuidancePoint, IndicatorGroup, Item};
use leptos::prelude::*;

/// The page of an item.
pub(super) fn item_page(item: &'static Item) -> View {
    let lang = use_lang();
    let session = use_session();
    let standard = session.standard();
    let guide = standard.guide_of(item);
    let guidance = section(words::GUIDANCE.get(lang), None)
        .child(hint(words::GUIDANCE_NOTE.get(lang)))
        .children(
            item.guidance
                .iter()
                .map(|point| guidance_entry(item, point)),
        );
    let factors = section(words::FACTORS.get(lang), Some(&guide.clause))
        .child(hint(words::FACTORS_NOTE.get(lang)))
        .children(
            guide
                .factors
                .iter()
                .map(|factor| band_choice(&item.id, factor)),
        );
    View::from(vec![
        item_heading(item),
        requirements(item).into(),
        guidance.into(),
        standard.is_result(item).then(|| measured(item)).into(),
        factors.into(),
        scoring(item).into(),
        conclusions(item).into(),
        pager(),
    ])
}

/// The indicators of a result item, as soon as the part is here that shows them.
fn measured(item: &'static Item) -> El {
    let lang = use_lang();
    let shown = move || match later() {
        Some(later) => (later.indicators)(item),
        None => hint(words::LOADING.get(lang)).into(),
    };
    let figures = div("div", "ea-figures");
    section(words::INDICATORS.get(lang), None)
        .attr("id", &format!("ea-indicators-{}", item.id))
        .attr("tabindex", "-1")
        .live(shown)
        .child(figures.live(move || later().map(|later| (later.figures)(item))))
}

/// Category, title, points.
fn item_heading(item: &'static Item) -> View {
    let session = use_session();
    let lang = use_lang();
    let standard = session.standard();
    let category = standard.category_of(&item.id);
    let category = category.map(|category| format!("{} {}", category.id, category.title.get(lang)));
    let kind = if standard.is_result(item) {
        words::RESULT_ITEM
    } else {
        words::PROCESS_ITEM
    };
    let other = item.other_title.as_ref().map(|title| title.get(lang));
    let other = other
        .filter(|other| *other != item.title.get(lang))
        .map(|title| {
            let also = format!(
                "{}{}{title}",
                words::ALSO_TITLED.get(lang),
                words::SEPARATOR.get(lang)
            );
            div("span", "ea-hint").text(&also)
        });
    let number = format!("{} {}", words::CLAUSE.get(lang), item.clause);
    let about = div("p", "ea-about")
        .child(div("span", "ea-tag").text(&words::points(lang, item.points.0)))
        .child(div("span", "ea-tag").text(kind.get(lang)))
        .child(clause().text(&number))
        .child(other);
    View::from(vec![
        div("p", "ea-crumb").text(&category.unwrap_or_default()),
        heading(&format!("{} {}", item.id, item.title.get(lang))),
        about,
    ])
}

/// The requirement at its first two depths; the third are the guidance points below.
fn requirements(item: &'static Item) -> El {
    let lang = use_lang();
    let depth = |name: Phrase, text: &str| {
        el("div")
            .child(el("dt").text(name.get(lang)))
            .child(el("dd").text(text))
    };
    div("dl", "ea-requirements")
        .child(depth(words::BASIC, item.basic.get(lang)))
        .child(depth(words::OVERALL, item.overall.get(lang)))
}

/// One guidance point: what is asked, how far it is covered, the evidence.
fn guidance_entry(item: &'static Item, point: &'static GuidancePoint) -> El {
    let lang = use_lang();
    let heading_id = format!("ea-point-{}", point.id);
    let deepens = point.deepens.as_ref().map(|deepens| {
        let source = format!("{} {}", words::DEEPENS.get(lang), deepens.clause);
        div("p", "ea-deepens")
            .child(div("span", "ea-hint").text(&source))
            .text(deepens.text.get(lang))
    });
    let indicators = (!point.groups.is_empty()).then(|| {
        div("details", "ea-why")
            .child(el("summary").text(words::EXAMPLE_INDICATORS.get(lang)))
            .child(div("dl", "ea-indicators").children(point.groups.iter().map(indicator_group)))
    });
    let heading = point.heading.get(lang);
    let evidence = TextField::Evidence(item.id.clone(), point.id.clone());
    let label = words::evidence_of(lang, heading);
    div("article", "ea-point")
        .attr("aria-labelledby", &heading_id)
        .child(
            el("h3")
                .attr("id", &heading_id)
                .text(heading)
                .child(clause().text(&point.clause)),
        )
        .child(div("p", "ea-asks").text(point.asks.get(lang)))
        .child(deepens)
        .child(indicators)
        .child(coverage_choice(&item.id, &point.id))
        .child(text_box(
            evidence,
            &label,
            words::EVIDENCE_HINT.get(lang),
            4,
        ))
}

/// A group of example indicators.
fn indicator_group(group: &IndicatorGroup) -> El {
    let lang = use_lang();
    let separator = match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    let examples: Vec<&str> = group
        .examples
        .iter()
        .map(|example| example.get(lang))
        .collect();
    el("div")
        .child(el("dt").text(group.name.get(lang)))
        .child(el("dd").text(&examples.join(separator)))
}

/// Proposal, percent, reason, findings, and where the score comes from.
fn scoring(item: &'static Item) -> El {
    let session = use_session();
    let lang = use_lang();
    let score = session.score(&item.id);
    let reason = TextField::Reason(item.id.clone());
    let written = reason.clone();
    // Once it is shown it stays: who empties it may be about to write it anew.
    let differs = Memo::new(move |shown| {
        let score = score.get();
        let proposed = score.proposal.as_ref().map(|proposal| proposal.percent);
        let decided = score.percent;
        let differs = proposed
            .zip(decided)
            .is_some_and(|(proposed, decided)| proposed != decided);
        shown == Some(&true) || differs || session.text_length(&written) > 0
    });
    let settled = session.settled_score(&item.id);
    let findings = Memo::new(move |_| settled.get().findings.clone());
    let asked = move || {
        let findings = findings.get();
        let later = later().filter(|_| !findings.is_empty())?;
        let note = div("span", "ea-hint").text(words::FINDINGS_NOTE.get(lang));
        Some(View::from(vec![
            el("h3").text(words::FINDINGS.get(lang)).child(note),
            (later.findings)(findings),
        ]))
    };
    let title = format!(
        "{} · {}",
        words::SCORE.get(lang),
        words::PROVISIONAL.get(lang)
    );
    section(&title, None)
        .child(proposal_box(item))
        .child(percent_choice(&item.id))
        .live(move || {
            let differs = differs.get();
            differs.then(|| text_box(reason.clone(), words::REASON.get(lang), "", 2))
        })
        .child(item_explanation(item))
        .live(asked)
}

/// Strengths, opportunities, private note.
fn conclusions(item: &'static Item) -> El {
    let lang = use_lang();
    let (strengths, opportunities) = (words::STRENGTHS.get(lang), words::OPPORTUNITIES.get(lang));
    let id = || item.id.clone();
    let private = words::PRIVATE.get(lang);
    section(&format!("{strengths} · {opportunities}"), None)
        .child(text_box(TextField::Strengths(id()), strengths, "", 3))
        .child(text_box(
            TextField::Opportunities(id()),
            opportunities,
            "",
            3,
        ))
        .child(text_box(
            TextField::Private(id()),
            private,
            words::PRIVATE_HINT.get(lang),
            2,
        ))
}
