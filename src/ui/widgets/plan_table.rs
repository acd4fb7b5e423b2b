//! The improvement plan as a table, to be read.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, div, el};
use super::super::navigate::Page;
use super::super::words;
use super::page_link::page_link;
use crate::assessment::{Action, ActionText, Field};
use crate::draft::visible;

/// The plan, and the way to the page where it is written.
pub(in crate::ui) fn plan_table() -> View {
    let session = use_session();
    let lang = use_lang();
    let plan = move || {
        let plan = session.watch(&Field::Plan, |assessment| assessment.plan.clone());
        if plan.is_empty() {
            return div("p", "ea-hint").text(words::PLAN_EMPTY.get(lang));
        }
        let heads = [
            words::action_word(ActionText::Action),
            words::ITEM,
            words::action_word(ActionText::Owner),
            words::action_word(ActionText::Due),
            words::STATUS,
        ];
        let heads = heads.map(|head| el("th").attr("scope", "col").text(head.get(lang)));
        let table = div("table", "ea-table ea-plan-table")
            .child(el("thead").child(el("tr").children(heads)))
            .child(el("tbody").children(plan.iter().map(row)));
        div("div", "ea-table-box")
            .attr("role", "region")
            .attr("tabindex", "0")
            .attr("aria-label", words::PLAN.get(lang))
            .child(table)
    };
    let link = page_link(Page::Improvement).text(words::IMPROVEMENT.get(lang));
    View::from(vec![
        div("div", "ea-plan-seen").live(plan),
        div("p", "ea-actions").child(link),
    ])
}

fn row(action: &Action) -> El {
    let lang = use_lang();
    let item = action.item.as_ref().map(ToString::to_string);
    let cell = |text: &str| el("td").attr("dir", "auto").text(text);
    el("tr")
        .child(
            el("th")
                .attr("scope", "row")
                .attr("dir", "auto")
                .text(&visible(&action.action)),
        )
        .child(cell(&item.unwrap_or_default()))
        .child(cell(&visible(&action.owner)))
        .child(cell(&visible(&action.due)))
        .child(cell(words::status_word(action.status).get(lang)))
}
