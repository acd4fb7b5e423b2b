//! How far a guidance point is covered: three native radios, and back to none.

use super::super::app::{use_lang, use_session};
use super::super::words;
use crate::assessment::{Command, Coverage};
use crate::standard::{ItemId, PointId};
use leptos::prelude::*;

/// The coverage of one guidance point.
#[component]
pub(in crate::ui) fn CoverageChoice(
    /// The item.
    item: ItemId,
    /// The guidance point.
    point: PointId,
) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let radio = |coverage: Coverage| {
        let (checked, sent) = ((item.clone(), point.clone()), (item.clone(), point.clone()));
        view! {
            <label class="ea-choice">
                <input
                    type="radio"
                    name=format!("ea-coverage-{point}")
                    value=coverage.key()
                    prop:checked=move || session.coverage(&checked.0, &checked.1) == Some(coverage)
                    on:change=move |_| session.send(Command::Coverage(sent.0.clone(), sent.1.clone(), Some(coverage)))
                />
                <span>{coverage_word(coverage).get(lang)}</span>
            </label>
        }
    };
    let radios = Coverage::ALL.map(radio).collect_view();
    let chosen = (item.clone(), point.clone());
    view! {
        <fieldset class="ea-coverage">
            <legend>{words::COVERAGE.get(lang)}</legend>
            {radios}
            <button
                type="button"
                class="ea-link ea-clear"
                prop:hidden=move || session.coverage(&chosen.0, &chosen.1).is_none()
                on:click=move |_| session.send(Command::Coverage(item.clone(), point.clone(), None))
            >
                {words::CLEAR.get(lang)}
            </button>
        </fieldset>
    }
}

fn coverage_word(coverage: Coverage) -> crate::language::Phrase {
    match coverage {
        Coverage::None => words::COVERAGE_NONE,
        Coverage::Partial => words::COVERAGE_PARTIAL,
        Coverage::Full => words::COVERAGE_FULL,
    }
}
