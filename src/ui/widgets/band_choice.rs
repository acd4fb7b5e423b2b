//! A factor placed in one of the bands, each with its wording in sight before one chooses.

use super::super::app::{use_lang, use_session};
use super::super::words;
use super::text_box::TextBox;
use crate::assessment::{Command, TextField};
use crate::language::Text;
use crate::standard::{Band, Factor, ItemId};
use leptos::prelude::*;

/// The band of one factor, and why.
#[component]
pub(in crate::ui) fn BandChoice(
    /// The item.
    item: ItemId,
    /// The factor.
    factor: &'static Factor,
) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let bands = (0..).map(Band).zip(&factor.bands);
    let radios = bands
        .map(|(band, wording)| view! { <BandRadio item=item.clone() factor band wording/> })
        .collect_view();
    let chosen = item.clone();
    let cleared = item.clone();
    let note = TextField::Note(item, factor.id.clone());
    view! {
        <fieldset class="ea-factor" id=format!("ea-factor-{}", factor.id)>
            <legend>
                <span class="ea-factor-id">{factor.id.to_string()}</span>
                {factor.title.get(lang)}
                <span class="ea-hint">{factor.asks.get(lang)}</span>
            </legend>
            <div class="ea-bands">{radios}</div>
            <button
                type="button"
                class="ea-link ea-clear"
                prop:hidden=move || session.factor(&chosen, &factor.id).is_none()
                on:click=move |_| session.send(Command::Factor(cleared.clone(), factor.id.clone(), None))
            >
                {words::CLEAR.get(lang)}
            </button>
            <TextBox field=note label=words::note_of(lang, factor.title.get(lang)) rows=2/>
        </fieldset>
    }
}

/// One band of a factor.
#[component]
fn BandRadio(
    item: ItemId,
    factor: &'static Factor,
    band: Band,
    wording: &'static Text,
) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let checked = item.clone();
    let name = format!("ea-factor-{item}-{}", factor.id);
    view! {
        <label class=format!("ea-band ea-band-{}", band.0)>
            <input
                type="radio"
                name=name
                value=band.0.to_string()
                prop:checked=move || session.factor(&checked, &factor.id) == Some(band)
                on:change=move |_| session.send(Command::Factor(item.clone(), factor.id.clone(), Some(band)))
            />
            <span class="ea-band-range">{session.standard().scale.range(band)}</span>
            <span class="ea-band-wording">{wording.get(lang)}</span>
        </label>
    }
}
