//! The radar of the categories, with its summary in words.

use super::super::app::{use_lang, use_session};
use super::super::words;
use crate::chart::{Radar, radar};
use leptos::prelude::*;

/// The radar of the present scores.
#[component]
pub(in crate::ui) fn RadarFigure() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    // The figure is drawn anew only when a total changed, not when a proposal or a finding did.
    let figure = Memo::new(move |_| {
        session
            .board
            .with(|board| Radar::of(session.standard(), board, lang))
    });
    view! {
        <figure class="ea-radar">
            <figcaption>{words::RADAR.get(lang)} " · " {words::PROVISIONAL.get(lang)}</figcaption>
            // Our own drawing, its texts escaped by plotters.
            {move || figure.with(|figure| view! { <div inner_html=radar::svg(figure)></div> })}
            <p class="ea-spoken">{move || figure.with(|figure| figure.summary(lang))}</p>
        </figure>
    }
}
