//! The percent of an item, in its legal steps, grouped by band.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, button, div, el};
use super::super::words;
use super::band_choice::SHADES;
use super::radio::radio;
use crate::assessment::Command;
use crate::standard::{ItemId, Percent};
use leptos::prelude::*;

/// The percent of one item.
pub(in crate::ui) fn percent_choice(item: &ItemId) -> El {
    let session = use_session();
    let lang = use_lang();
    let choice = |percent: Percent| {
        let command = Command::Percent(item.clone(), Some(percent));
        let (name, number) = (format!("ea-percent-{item}"), percent.get().to_string());
        div("label", "ea-percent")
            .child(radio(name, &number, command))
            .child(el("span").text(&number))
    };
    let scale = &session.standard().scale;
    let bands = scale.bands().map(|(band, percents)| {
        let shade = scale.shade(band, SHADES);
        el("span")
            .attr("class", &format!("ea-percents ea-band-{shade}"))
            .children(percents.iter().copied().map(choice))
    });
    let scored = item.clone();
    let chosen = Memo::new(move |_| session.percent(&scored));
    let clear = Command::Percent(item.clone(), None);
    let legend = el("legend")
        .text(words::PERCENT.get(lang))
        .child(div("span", "ea-hint").text(words::PERCENT_NOTE.get(lang)));
    div("fieldset", "ea-percent-choice")
        .child(legend)
        .children(bands)
        .live_choice(move || Some(chosen.get()?.get().to_string()))
        .child(
            button("ea-link ea-clear", move |_| session.send(clear.clone()))
                .live_flag("hidden", move || {
                    session.is_read_only() || chosen.get().is_none()
                })
                .text(words::CLEAR.get(lang)),
        )
}
