//! Where an item's score comes from: 1.1 → band → percent → points.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, div};
use super::super::words;
use crate::standard::Item;
use leptos::prelude::*;

/// The chain behind one item's score, step by step.
pub(in crate::ui) fn item_explanation(item: &'static Item) -> El {
    let session = use_session();
    let lang = use_lang();
    let score = session.settled_score(&item.id);
    let standard = session.standard();
    let chain = move || {
        let score = score.get();
        let name = format!("{} {}", item.id, item.title.get(lang));
        let Some((percent, band)) = score.percent.zip(score.band) else {
            let open = words::points(lang, score.possible);
            return format!(
                "{name} → {} → {} {open}",
                words::NOT_SCORED.get(lang),
                words::OPEN_POINTS.get(lang)
            );
        };
        let range = standard.scale.range(band);
        let product = words::multiplication(
            lang,
            item.points.0,
            &percent.to_string(),
            &score.earned.to_string(),
        );
        format!(
            "{name} → {} {range} → {percent} → {product}",
            words::BAND.get(lang)
        )
    };
    div("p", "ea-chain").live_text(chain)
}
