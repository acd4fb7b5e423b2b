//! The first page: begin, open, continue, or look at the example.

use super::super::app::{use_lang, use_session};
use super::super::device::{Device, begin_new};
use super::super::widgets::{fetch_example, pick_file};
use super::super::words;
use super::stored::StoredList;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};

/// The first page.
#[component]
pub(super) fn StartPage() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let open = move |event: MouseEvent| {
        let button = event
            .current_target()
            .and_then(|b| b.dyn_into::<HtmlElement>().ok());
        let root = button.and_then(|button| button.closest(".ea").unwrap_or_default());
        pick_file(
            root.and_then(|root| root.dyn_into::<HtmlElement>().ok())
                .as_ref(),
        );
    };
    let memory_only = session.device(Device::is_in_memory).then(|| {
        view! {
            <p class="ea-notice ea-unsaved" role="note">
                <strong>{words::MEMORY_ONLY.get(lang)}</strong> " " {words::KEEP_A_FILE.get(lang)}
            </p>
        }
    });
    let steps = [
        words::STEP_PROFILE,
        words::STEP_ITEMS,
        words::STEP_SCORES,
        words::STEP_DRAFT,
    ];
    let steps = steps.map(|step| view! { <li>{step.get(lang)}</li> });
    let standard = session.standard();
    view! {
        <h1 tabindex="-1">{words::PRODUCT.get(lang)}</h1>
        <p class="ea-lead">{words::START_LEAD.get(lang)}</p>
        {memory_only}
        <div class="ea-actions">
            <button type="button" class="ea-button ea-primary ea-new" on:click=move |_| begin_new(session)>
                {words::NEW.get(lang)}
            </button>
            <button type="button" class="ea-button ea-open-file" on:click=open>{words::OPEN.get(lang)}</button>
            <button type="button" class="ea-button ea-example" on:click=move |_| fetch_example(session)>
                {words::LOAD_EXAMPLE.get(lang)}
            </button>
            <span class="ea-hint">{words::EXAMPLE_NOTE.get(lang)}</span>
        </div>
        <StoredList/>
        <section class="ea-section">
            <h2>{words::HOW_IT_WORKS.get(lang)}</h2>
            <ol class="ea-steps">{steps.collect_view()}</ol>
        </section>
        <section class="ea-section ea-promise">
            <p>{words::START_PRIVACY.get(lang)}</p>
            <p>{words::START_FILE.get(lang)}</p>
            <p class="ea-hint">{standard.title.get(lang)} " · " {standard.edition.get(lang)} " · " {standard.unofficial.get(lang)}</p>
        </section>
    }
}
