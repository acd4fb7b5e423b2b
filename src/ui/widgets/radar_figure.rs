//! The radar of the categories, with its summary in words.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, div, el};
use super::super::later::later;
use super::super::words;
use crate::chart::Radar;
use crate::scoring::Total;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;

/// How long after a change the figure follows, in milliseconds.
const REDRAWN_AFTER: u32 = 60;

/// The radar of the present scores.
pub(in crate::ui) fn radar_figure() -> El {
    let session = use_session();
    let lang = use_lang();
    let draw = move || {
        Arc::new(Radar::of(
            session.standard(),
            &session.board.get_untracked(),
            lang,
        ))
    };
    let figure = RwSignal::new(draw());
    let timer = StoredValue::new_local(None::<Timeout>);
    // Drawn anew when a total changed, a moment after: the numbers are painted first.
    Effect::new(move |before: Option<Total>| {
        let total = session.total.get();
        if before.is_some_and(|before| before != total) {
            let redraw = move || {
                if session.is_live() {
                    figure.try_set(draw());
                }
            };
            timer.set_value(Some(Timeout::new(REDRAWN_AFTER, redraw)));
        }
        total
    });
    let svg = move || later().map_or_else(String::new, |later| (later.radar)(&figure.get()));
    let caption = format!(
        "{} · {}",
        words::RADAR.get(lang),
        words::PROVISIONAL.get(lang)
    );
    div("figure", "ea-radar")
        .child(el("figcaption").text(&caption))
        .child(div("div", "ea-figure").live_figure(svg))
        .child(div("p", "ea-spoken").live_text(move || figure.get().summary(lang)))
}
