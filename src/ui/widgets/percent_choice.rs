//! The percent of an item, in its legal steps, grouped by band.

use super::super::app::{use_lang, use_session};
use super::super::words;
use crate::assessment::Command;
use crate::standard::{ItemId, Percent};
use leptos::prelude::*;

/// The percent of one item.
#[component]
pub(in crate::ui) fn PercentChoice(
    /// The item.
    item: ItemId,
) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let radio = |percent: Percent| {
        let (checked, sent) = (item.clone(), item.clone());
        view! {
            <label class="ea-percent">
                <input
                    type="radio"
                    name=format!("ea-percent-{item}")
                    value=percent.get().to_string()
                    prop:checked=move || session.percent(&checked) == Some(percent)
                    on:change=move |_| session.send(Command::Percent(sent.clone(), Some(percent)))
                />
                <span>{percent.get().to_string()}</span>
            </label>
        }
    };
    let bands = session.standard().scale.bands().map(|(band, percents)| {
        let radios = percents.iter().copied().map(radio).collect_view();
        view! { <span class=format!("ea-percents ea-band-{}", band.0)>{radios}</span> }
    });
    let bands = bands.collect_view();
    let chosen = item.clone();
    view! {
        <fieldset class="ea-percent-choice">
            <legend>{words::PERCENT.get(lang)} <span class="ea-hint">{words::PERCENT_NOTE.get(lang)}</span></legend>
            {bands}
            <button
                type="button"
                class="ea-button ea-clear"
                prop:hidden=move || session.percent(&chosen).is_none()
                on:click=move |_| session.send(Command::Percent(item.clone(), None))
            >
                {words::CLEAR.get(lang)}
            </button>
        </fieldset>
    }
}
