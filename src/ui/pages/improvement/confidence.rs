//! How sure the total is.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, View, div, el};
use super::super::super::widgets::chart_figure;
use super::super::super::words;
use super::super::{hint, section};
use crate::assessment::{Field, Outlook};
use crate::chart::{Distribution, Drawing};
use crate::planning::{Confidence, Range, ranges};
use leptos::prelude::*;

/// The distribution of the total, and the chance of each tier.
pub(super) fn confidence_section() -> El {
    let lang = use_lang();
    section(words::CONFIDENCE.get(lang), None)
        .child(hint(words::CONFIDENCE_NOTE.get(lang)))
        .child(div("div", "ea-confidence").live(distribution))
}

fn distribution() -> View {
    let session = use_session();
    let lang = use_lang();
    let standard = session.standard();
    let mut any = false;
    let known: Vec<Option<Range>> = standard
        .items()
        .map(|item| {
            let [low, high] = [Outlook::Low, Outlook::High].map(|which| {
                let field = Field::Outlook(item.id.clone(), which);
                session.watch(&field, |assessment| {
                    assessment.item(&item.id)?.outlook(which)
                })
            });
            any |= low.or(high).is_some();
            ranges(session.percent(&item.id), low, high)
        })
        .collect();
    if !any {
        return hint(words::NO_RANGES.get(lang)).into();
    }
    let missing = known.iter().filter(|range| range.is_none()).count();
    let Some(confidence) = Confidence::of(standard, &known) else {
        return hint(&words::without_range(lang, missing)).into();
    };
    // What is declared comes with what is settled.
    session.settled.track();
    let programmes = session.beside();
    let figure = session.assessment(|assessment| {
        Distribution::of(standard, programmes, assessment, &confidence, lang)
    });
    let facts = figure.facts().map(|(word, value)| {
        el("div")
            .child(el("dt").text(word))
            .child(el("dd").child(el("strong").text(&value)))
    });
    let provisional = div("dt", "ea-provisional").text(words::PROVISIONAL.get(lang));
    let facts = div("dl", "ea-outcome")
        .child(
            el("div")
                .child(provisional)
                .child(el("dd").text(words::TOTAL.get(lang))),
        )
        .children(facts);
    View::from(vec![
        facts,
        chart_figure(
            words::DISTRIBUTION.get(lang),
            &Drawing::Distribution(figure),
        ),
    ])
}
