//! A factor placed in one of the bands, each with its wording in sight before one chooses.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, button, div, el};
use super::super::words;
use super::radio::radio;
use super::text_box::text_box;
use crate::assessment::{Command, TextField};
use crate::language::Text;
use crate::standard::{Band, Factor, ItemId};
use leptos::prelude::*;

/// The band of one factor, and why.
pub(in crate::ui) fn band_choice(item: &ItemId, factor: &'static Factor) -> El {
    let session = use_session();
    let lang = use_lang();
    let bands = (0..).map(Band).zip(&factor.bands);
    let shown = item.clone();
    let chosen = Memo::new(move |_| session.factor(&shown, &factor.id));
    let clear = Command::Factor(item.clone(), factor.id.clone(), None);
    let note = TextField::Note(item.clone(), factor.id.clone());
    let title = factor.title.get(lang);
    let legend = el("legend")
        .child(div("span", "ea-factor-id").text(&factor.id.to_string()))
        .text(title)
        .child(div("span", "ea-hint").text(factor.asks.get(lang)));
    div("fieldset", "ea-factor")
        .attr("id", &format!("ea-factor-{}", factor.id))
        .live_choice(move || Some(chosen.get()?.0.to_string()))
        .child(legend)
        .child(
            div("div", "ea-bands")
                .children(bands.map(|(band, wording)| band_radio(item, factor, band, wording))),
        )
        .child(
            button("ea-link ea-clear", move |_| session.send(clear.clone()))
                .live_flag("hidden", move || {
                    session.is_read_only() || chosen.get().is_none()
                })
                .text(words::CLEAR.get(lang)),
        )
        .child(text_box(note, &words::note_of(lang, title), "", 2))
}

/// How many shades the style sheet has for bands.
pub(super) const SHADES: usize = 6;

/// One band of a factor.
fn band_radio(item: &ItemId, factor: &'static Factor, band: Band, wording: &'static Text) -> El {
    let session = use_session();
    let lang = use_lang();
    let name = format!("ea-factor-{item}-{}", factor.id);
    let command = Command::Factor(item.clone(), factor.id.clone(), Some(band));
    let shade = session.standard().scale.shade(band, SHADES);
    el("label")
        .attr("class", &format!("ea-band ea-band-{shade}"))
        .child(radio(name, &band.0.to_string(), command))
        .child(div("span", "ea-band-range").text(&session.standard().scale.range(band)))
        .child(div("span", "ea-band-wording").text(wording.get(lang)))
}
