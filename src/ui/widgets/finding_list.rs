//! What the evidence check asks, each question leading to the field that answers it, or put aside with a reason.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, around, button, div, el, here};
use super::super::navigate::Page;
use super::super::session::Session;
use super::super::words;
use super::text_box::{choice_id, dom_id};
use crate::assessment::{Cell, Command, TextField, Trait};
use crate::draft::visible;
use crate::draft::words::finding as wording;
use crate::scoring::{Finding, Mend};
use crate::standard::{ItemId, RuleId};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, KeyboardEvent};

/// Findings as questions.
pub(in crate::ui) fn finding_list(findings: Vec<Finding>) -> El {
    let session = use_session();
    let lang = use_lang();
    let standard = session.standard();
    let entries = findings.into_iter().map(|finding| {
        let text = wording(&finding, standard, lang);
        let item = finding.item.to_string();
        let putting_aside = put_aside(session, &finding);
        // Where the focus goes when putting it aside is taken back, or done again.
        let id = format!("ea-dismissal-{item}-{}", finding.rule.key());
        div("li", "ea-finding")
            .attr("id", &id)
            .attr("tabindex", "-1")
            .attr("data-rule", finding.rule.key())
            .attr(
                "data-dismissed",
                if finding.dismissed.is_some() {
                    "true"
                } else {
                    "false"
                },
            )
            .child(
                button("ea-link ea-mend", move |event| {
                    mend(session, &finding, &event)
                })
                .text(&item),
            )
            .text(" ")
            .text(&text)
            .child(putting_aside)
    });
    div("ul", "ea-findings").children(entries)
}

/// The reason for which a finding was put aside, and the way back; else the way to put it aside.
fn put_aside(session: Session, finding: &Finding) -> View {
    let lang = use_lang();
    let rule = RuleId::from(finding.rule.key());
    let (item, id) = (
        finding.item.clone(),
        format!("ea-dismiss-{}-{rule}", finding.item),
    );
    let dismiss = move |reason: Option<String>| {
        session.send(Command::Dismiss(item.clone(), rule.clone(), reason));
    };
    if let Some(reason) = &finding.dismissed {
        let said = words::fill(words::PUT_ASIDE_FOR, lang, &[&visible(reason)]);
        let back = button("ea-link", move |_| dismiss(None))
            .live_flag("hidden", move || session.is_read_only())
            .text(words::ASK_AGAIN.get(lang));
        return View::from(div("p", "ea-hint").text(&said).text(" ").child(back));
    }
    let open = RwSignal::new(false);
    let label = words::PUT_ASIDE_REASON.get(lang);
    let done = move |event: &Event| {
        let form = around::<HtmlElement>(event, ".ea-dismiss");
        let field = form.and_then(|form| form.query_selector("input").unwrap_or_default());
        let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let reason = field.value();
        if reason.trim().is_empty() {
            drop(field.focus());
        } else {
            dismiss(Some(reason));
        }
    };
    let form = move || {
        let (typed, clicked) = (done.clone(), done.clone());
        let field = div("input", "ea-text")
            .attr("type", "text")
            .attr("id", &id)
            .attr("dir", "auto")
            .attr("maxlength", "2000")
            .on("keydown", move |event| {
                let key = event
                    .dyn_ref::<KeyboardEvent>()
                    .filter(|key| !key.is_composing());
                if key.is_some_and(|key| key.key() == "Enter") {
                    event.prevent_default();
                    typed(&event);
                }
            });
        open.get().then(|| {
            div("div", "ea-dismiss")
                .child(el("label").attr("for", &id).text(label))
                .child(field)
                .child(
                    button("ea-button", move |event| clicked(&event)).text(words::ASIDE.get(lang)),
                )
        })
    };
    let way = button("ea-link", move |event| {
        open.update(|open| *open = !*open);
        let entry = here::<HtmlElement>(&event).and_then(|way| way.parent_element());
        request_animation_frame(move || {
            let field = entry.and_then(|entry| entry.query_selector("input").unwrap_or_default());
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                drop(field.focus());
            }
        });
    });
    View::from(
        div("div", "ea-put-aside")
            .live_flag("hidden", move || session.is_read_only())
            .child(
                way.live_attr("aria-expanded", move || Some(open.get().to_string()))
                    .text(words::PUT_ASIDE_WITH.get(lang)),
            )
            .live(form),
    )
}

/// Goes to the field that answers the question.
fn mend(session: Session, finding: &Finding, event: &Event) {
    let item = match &finding.mend {
        Mend::Evidence(item, _) => item.clone(),
        _ => finding.item.clone(),
    };
    let root = around::<HtmlElement>(event, ".ea");
    let targets = [
        field_id(&item, &finding.mend),
        format!("ea-indicators-{item}"),
    ];
    session.page.set(Page::Item(item));
    // The page is rendered first, and its heading gets the focus; then the field takes it.
    set_timeout(
        move || {
            // A figure of a year that the table does not show is not there: then the table.
            let find = |target| {
                root.as_ref()?
                    .query_selector(&format!("[id='{target}'], [name='{target}']"))
                    .ok()?
            };
            let field = targets.into_iter().find_map(find);
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                drop(field.focus());
            }
        },
        Duration::from_millis(50),
    );
}

/// The id of the element where a finding is mended, or the name of the radios.
fn field_id(item: &ItemId, mend: &Mend) -> String {
    let id = || item.clone();
    match mend {
        Mend::Evidence(_, point) => dom_id(&TextField::Evidence(id(), point.clone())),
        Mend::Coverage(point) => format!("ea-coverage-{point}"),
        Mend::Note(factor) => dom_id(&TextField::Note(id(), factor.clone())),
        Mend::Table => format!("ea-indicators-{item}"),
        Mend::Figure(indicator, line, year) => {
            let cell = Cell::Figure(*line, *year);
            dom_id(&TextField::Indicator(id(), indicator.clone(), cell))
        }
        Mend::Class(indicator) => choice_id(item, indicator, Trait::Class),
    }
}
