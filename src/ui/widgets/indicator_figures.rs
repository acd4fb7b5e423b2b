//! Small multiples: every indicator of an item over the years.

use super::super::app::{use_lang, use_session};
use super::super::build::{View, div, el};
use super::super::timer::after;
use super::super::words;
use super::chart_figure::chart_figure;
use crate::chart::{Drawing, Lines};
use crate::standard::Item;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;

/// How long after the last change they are drawn anew, in milliseconds: a figure never keeps a key waiting.
const DRAWN_AFTER: u32 = 400;

/// The figures of a result item; nothing while it has no indicator with a figure.
pub(in crate::ui) fn indicator_figures(item: &'static Item) -> View {
    let session = use_session();
    let lang = use_lang();
    let drawn = RwSignal::new(0u32);
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |before: Option<()>| {
        session.item_changed(&item.id);
        if before.is_some() {
            let draw = move || {
                drawn.try_update(|drawn| *drawn += 1);
            };
            timer.set_value(Some(after(DRAWN_AFTER, draw)));
        }
    });
    let figures = move || {
        drawn.track();
        let lines = session.assessment(|assessment| {
            let years = assessment.years(&item.id);
            let indicators = assessment.item(&item.id).map(|answer| &*answer.indicators);
            let indicators = indicators.unwrap_or_default().iter();
            let lines = indicators.map(|one| Lines::of(one, years, lang));
            lines.filter(|lines| !lines.is_empty()).collect::<Vec<_>>()
        });
        if lines.is_empty() {
            return View::Nothing;
        }
        let figures = lines.into_iter().map(|lines| {
            let drawing = Drawing::Lines(lines);
            chart_figure("", &drawing)
        });
        View::from(vec![
            el("h3").text(words::INDICATOR_FIGURES.get(lang)),
            div("div", "ea-multiples").children(figures),
        ])
    };
    View::Element(div("div", "ea-indicator-figures").live(figures))
}
