//! The radar of the categories, with its summary in words.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, div, el};
use super::super::words;
use crate::chart::{Radar, radar};
use leptos::prelude::*;
use std::sync::Arc;

/// The radar of the present scores.
pub(in crate::ui) fn radar_figure() -> El {
    let session = use_session();
    let lang = use_lang();
    let figure = Memo::new(move |_| {
        let board = session.settled.get().board;
        Arc::new(Radar::of(session.standard(), &board, lang))
    });
    let svg = move || radar::svg(&figure.get());
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
