//! What the evidence check asks, each question leading to the field that answers it.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, around, button, div};
use super::super::navigate::Page;
use super::super::session::Session;
use super::text_box::dom_id;
use crate::assessment::TextField;
use crate::draft::words::finding as wording;
use crate::scoring::Finding;
use crate::standard::ItemId;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// Findings as questions.
pub(in crate::ui) fn finding_list(findings: Vec<Finding>) -> El {
    let session = use_session();
    let lang = use_lang();
    let standard = session.standard();
    let entries = findings.into_iter().map(|finding| {
        let text = wording(&finding, standard, lang);
        let item = finding.item.to_string();
        div("li", "ea-finding")
            .child(button("ea-link", move |event| mend(session, &finding, &event)).text(&item))
            .text(" ")
            .text(&text)
    });
    div("ul", "ea-findings").children(entries)
}

/// Goes to the field that answers the question.
fn mend(session: Session, finding: &Finding, event: &Event) {
    let item = finding.lagging.as_ref().unwrap_or(&finding.item).clone();
    let target = match (finding.points.first(), finding.factors.first()) {
        (Some(point), _) => dom_id(&TextField::Evidence(item.clone(), point.clone())),
        (None, Some(factor)) => dom_id(&TextField::Note(item.clone(), factor.clone())),
        (None, None) => first_evidence(session, &item),
    };
    let root = around::<HtmlElement>(event, ".ea");
    session.page.set(Page::Item(item));
    // The page is rendered first, and its heading gets the focus; then the field takes it.
    set_timeout(
        move || {
            let field = root
                .and_then(|root| {
                    root.query_selector(&format!("[id='{target}']"))
                        .unwrap_or_default()
                })
                .and_then(|field| field.dyn_into::<HtmlElement>().ok());
            if let Some(field) = field {
                drop(field.focus());
            }
        },
        Duration::from_millis(50),
    );
}

/// The field for the evidence of an item's first guidance point.
fn first_evidence(session: Session, item: &ItemId) -> String {
    let found = session.standard().item(item);
    let point = found.and_then(|item| item.guidance.first());
    point.map_or_else(String::new, |point| {
        dom_id(&TextField::Evidence(item.clone(), point.id.clone()))
    })
}
