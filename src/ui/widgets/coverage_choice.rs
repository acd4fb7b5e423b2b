//! How far a guidance point is covered: three native radios, and back to none.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, button, div, el};
use super::super::words;
use super::radio::radio;
use crate::assessment::{Command, Coverage};
use crate::standard::{ItemId, PointId};
use leptos::prelude::*;

/// The coverage of one guidance point.
pub(in crate::ui) fn coverage_choice(item: &ItemId, point: &PointId) -> El {
    let session = use_session();
    let lang = use_lang();
    let choice = |coverage: Coverage| {
        let command = Command::Coverage(item.clone(), point.clone(), Some(coverage));
        let name = format!("ea-coverage-{point}");
        div("label", "ea-choice")
            .child(radio(name, coverage.key(), command))
            .child(el("span").text(coverage.word().get(lang)))
    };
    let clear = Command::Coverage(item.clone(), point.clone(), None);
    let (item, point) = (item.clone(), point.clone());
    let chosen = Memo::new(move |_| session.coverage(&item, &point));
    div("fieldset", "ea-coverage")
        .child(el("legend").text(words::COVERAGE.get(lang)))
        .children(Coverage::ALL.map(choice))
        .live_choice(move || Some(chosen.get()?.key().to_owned()))
        .child(
            button("ea-link ea-clear", move |_| session.send(clear.clone()))
                .live_flag("hidden", move || {
                    session.is_read_only() || chosen.get().is_none()
                })
                .text(words::CLEAR.get(lang)),
        )
}
