//! The table of indicators of a result item: rows, years, what is added and taken out. Bringing in a block of cells is in
//! `import`.

mod add;
mod cell;
mod import;
mod keys;
mod row;
mod years;

use super::super::app::{use_lang, use_session};
use super::super::build::{El, Row, View, button, div, el};
use super::super::session::Session;
use super::super::widgets::hand_over;
use super::super::words;
use super::hint;
use crate::assessment::{
    Command, Field, Indicator, ItemAnswer, MAX_INDICATORS, TableChange, Years,
};
use crate::language::Lang;
use crate::standard::{IndicatorId, Item};
use crate::tabular::csv;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// What every part of the table needs.
#[derive(Clone, Copy)]
struct Sheet {
    session: Session,
    lang: Lang,
    item: &'static Item,
    /// An indicator that was taken out a moment ago, and where it stood.
    removed: RwSignal<Option<(usize, Indicator)>>,
    /// A block that is looked at before it is taken over; `None` while none is asked for.
    pasted: RwSignal<Option<String>>,
}

/// The table of an item.
pub(in crate::ui) fn indicators(item: &'static Item) -> View {
    let sheet = Sheet {
        session: use_session(),
        lang: use_lang(),
        item,
        removed: RwSignal::new(None),
        pasted: RwSignal::new(None),
    };
    let lang = sheet.lang;
    let body = div("table", "ea-sheet")
        .attr("role", "table")
        .attr("aria-label", words::INDICATORS.get(lang))
        .on("keydown", move |event| keys::on_key(sheet, &event))
        .on("paste", move |event| import::on_paste(sheet, &event))
        .live(move || head(sheet))
        .keyed(move || rows(sheet));
    let scroll = div("div", "ea-table-box ea-sheet-box")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", words::INDICATORS.get(lang))
        .child(body);
    View::from(vec![
        hint(words::INDICATORS_NOTE.get(lang)).into(),
        View::from(div("div", "ea-sheet-tools").live(move || tools(sheet))),
        div("div", "ea-sheet-said")
            .attr("role", "status")
            .live(move || removed(sheet))
            .into(),
        scroll.into(),
        div("div", "ea-sheet-foot").live(move || foot(sheet)).into(),
        View::from(div("div", "ea-import").live(move || import::panel(sheet))),
    ])
}

impl Sheet {
    /// The years of the table and its rows, watched.
    fn table<T>(self, read: impl FnOnce(Years, &[Indicator]) -> T) -> T {
        let id = &self.item.id;
        self.session.watch(&Field::Table(id.clone()), |assessment| {
            let untouched = ItemAnswer::default();
            let answer = assessment.item(id).unwrap_or(&untouched);
            read(assessment.years(id), &answer.indicators)
        })
    }

    /// The same, not watched.
    fn now<T>(self, read: impl FnOnce(Years, &[Indicator]) -> T) -> T {
        untrack(|| self.table(read))
    }

    /// Sends a change of rows; the years stay.
    fn change(self, rows: Vec<(IndicatorId, Option<(usize, Indicator)>)>) {
        let id = &self.item.id;
        let years = self
            .session
            .assessment(|assessment| assessment.item(id).and_then(|answer| answer.years));
        let change = TableChange { years, rows };
        self.session.send(Command::Table(id.clone(), change));
    }

    /// Puts an indicator at a place.
    fn put(self, at: usize, indicator: Indicator) {
        if self.now(|_, rows| rows.len()) >= MAX_INDICATORS {
            let most = MAX_INDICATORS.to_string();
            let title = words::fill(words::TOO_MANY_INDICATORS, self.lang, &[&most]);
            return self.session.report(title, Vec::new());
        }
        self.removed.set(None);
        let id = indicator.id.clone();
        self.change(vec![(id.clone(), Some((at, indicator)))]);
        self.focus(format!("ea-indicator-{}-{id}-name", self.item.id));
    }

    /// Gives the focus to a control of the table, once it is there.
    fn focus(self, id: String) {
        let heading = format!("ea-indicators-{}", self.item.id);
        self.session.in_root(move |root| {
            let find = |id: &str| root.query_selector(&format!("[id='{id}']"));
            let found = find(&id).unwrap_or_default();
            let found = found.or_else(|| find(&heading).unwrap_or_default());
            if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
                drop(found.focus());
                if let Some(input) = found.dyn_ref::<HtmlInputElement>() {
                    input.select();
                }
            }
        });
    }
}
