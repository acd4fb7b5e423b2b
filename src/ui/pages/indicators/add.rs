//! Adding an indicator: one of the examples of section 六, or an empty row.

use super::super::super::build::{View, around, button, div, el};
use super::super::super::words;
use super::Sheet;
use crate::assessment::{Indicator, fresh_indicator};
use crate::standard::PointId;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlSelectElement};

/// A list of examples by heading, and an empty row.
pub(super) fn add(sheet: Sheet) -> View {
    let lang = sheet.lang;
    let groups = sheet.item.guidance.iter().flat_map(|point| {
        let heading = format!("{} {}", point.id, point.heading.get(lang));
        point.groups.iter().map(move |group| {
            let label = format!("{heading} · {}", group.name.get(lang));
            let examples = group.examples.iter().map(|example| {
                let name = example.get(lang);
                let value = format!("{}/{name}", point.id);
                el("option").attr("value", &value).text(name)
            });
            el("optgroup").attr("label", &label).children(examples)
        })
    });
    let first = el("option")
        .attr("value", "")
        .text(words::CHOOSE_EXAMPLE.get(lang));
    let select = div("select", "ea-examples")
        .attr("aria-label", words::ADD_EXAMPLE.get(lang))
        .child(first)
        .children(groups);
    let take = button("ea-button ea-add-example", move |event| {
        example(sheet, &event)
    });
    let empty = button("ea-button ea-add-empty", move |event| {
        append(sheet, String::new(), None, &event);
    });
    div("div", "ea-add")
        .child(select)
        .child(take.text(words::ADD.get(lang)))
        .child(empty.text(words::ADD_EMPTY.get(lang)))
        .into()
}

/// Adds the example that is chosen.
fn example(sheet: Sheet, event: &Event) {
    let section = around::<Element>(event, ".ea-add");
    let select = section.and_then(|section| {
        let select = section.query_selector(".ea-examples").unwrap_or_default();
        select?.dyn_into::<HtmlSelectElement>().ok()
    });
    let chosen = select.map(|select| select.value()).unwrap_or_default();
    match chosen.split_once('/') {
        Some((point, name)) => append(sheet, name.to_owned(), Some(point.into()), event),
        None => append(sheet, String::new(), None, event),
    }
}

/// Adds a row at the end.
fn append(sheet: Sheet, name: String, group: Option<PointId>, event: &Event) {
    let (at, id) = sheet.now(|_, rows| (rows.len(), fresh_indicator(rows)));
    let mut indicator = Indicator::new(id);
    if name.ends_with('率') {
        indicator.unit = String::from("%");
    }
    indicator.name = name;
    indicator.group = group;
    sheet.put(at, indicator, event);
}
