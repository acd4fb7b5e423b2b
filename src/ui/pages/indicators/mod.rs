//! The table of indicators of a result item: rows, years, what is added and taken out. Bringing in a block of cells is in
//! `import`.

mod add;
mod cell;
mod facts;
mod import;
mod keys;
mod looked_at;
mod preview;
mod row;
mod years;

use super::super::app::{use_lang, use_session};
use super::super::build::{El, Row, View, around, button, div, el};
use super::super::session::Session;
use super::super::widgets::{dom_id, hand_over};
use super::super::words;
use super::hint;
use super::said_box::focus_on;
use crate::assessment::{
    Cell, Command, Field, Indicator, ItemAnswer, Line, MAX_INDICATORS, Placed, TableChange,
    TextField, Years,
};
use crate::draft::visible;
use crate::language::Lang;
use crate::standard::{IndicatorId, Item};
use crate::tabular::csv;
use leptos::prelude::*;
use looked_at::{Desk, LookedAt};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// What every part of the table needs.
#[derive(Clone, Copy)]
struct Sheet {
    session: Session,
    lang: Lang,
    item: &'static Item,
    /// An indicator that was taken out a moment ago, and where it stood.
    removed: RwSignal<Option<(usize, Indicator)>>,
    /// A block that is looked at before it is taken over; `None` while none is asked for.
    desk: Desk,
}

/// The table of an item.
pub(in crate::ui) fn indicators(item: &'static Item) -> View {
    let session = use_session();
    let sheet = Sheet {
        session,
        lang: use_lang(),
        item,
        removed: RwSignal::new(None),
        desk: Desk::of(session, &item.id),
    };
    let importing = Memo::new(move |_| sheet.desk.is_taken());
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
        View::from(
            div("div", "ea-import").live(move || importing.get().then(|| import::panel(sheet))),
        ),
        facts::facts(item),
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
    fn change(self, rows: Vec<(IndicatorId, Placed<Indicator>)>) {
        let id = &self.item.id;
        let years = self
            .session
            .assessment(|assessment| assessment.item(id).and_then(|answer| answer.years));
        let change = TableChange { years, rows };
        self.session.send(Command::Table(id.clone(), change));
    }

    /// Puts an indicator at a place, and the focus into its name.
    fn put(self, at: usize, indicator: Indicator, event: &Event) {
        if self.now(|_, rows| rows.len()) >= MAX_INDICATORS {
            return self.too_many();
        }
        self.removed.set(None);
        let id = indicator.id.clone();
        self.change(vec![(id.clone(), Some((at, indicator)))]);
        self.focus(event, dom_id(&self.text(&id, Cell::Name)));
    }

    fn too_many(self) {
        let most = MAX_INDICATORS.to_string();
        let title = words::fill(words::TOO_MANY_INDICATORS, self.lang, &[&most]);
        self.session.report(title, Vec::new());
    }

    /// The address of a text of a row.
    fn text(self, id: &IndicatorId, cell: Cell) -> TextField {
        TextField::Indicator(self.item.id.clone(), id.clone(), cell)
    }

    /// Gives the focus to a control of the table, once it is there; else to the section.
    fn focus(self, event: &Event, id: String) {
        let section = around::<Element>(event, ".ea-section");
        request_animation_frame(move || {
            let Some(section) = section else { return };
            let found = section.query_selector(&format!("[id='{id}']"));
            let found = found.unwrap_or_default().unwrap_or(section);
            if let Some(control) = found.dyn_ref::<HtmlElement>() {
                drop(control.focus());
            }
            if let Some(input) = found.dyn_ref::<HtmlInputElement>() {
                input.select();
            }
        });
    }
}

/// The years above the table.
fn head(sheet: Sheet) -> View {
    let lang = sheet.lang;
    let years = sheet.table(|years, rows| (!rows.is_empty()).then_some(years));
    let Some(years) = years else {
        return View::Nothing;
    };
    let column = |text: &str| {
        el("th")
            .attr("scope", "col")
            .attr("role", "columnheader")
            .text(text)
    };
    let all = years.all().map(|year| {
        let id = format!("ea-year-{year}");
        column(&year.to_string()).attr("id", &id)
    });
    let row = el("tr")
        .attr("role", "row")
        .child(column(words::INDICATOR.get(lang)).attr("colspan", "2"))
        .children(all)
        .child(column(words::ORIGIN.get(lang)));
    el("thead").attr("role", "rowgroup").child(row).into()
}

/// One row an indicator, kept while its years and its place in the standard stay.
fn rows(sheet: Sheet) -> Vec<Row> {
    let read_only = sheet.session.is_read_only();
    sheet.table(|years, rows| {
        let row = |indicator: &Indicator| {
            let id = indicator.id.clone();
            let key = format!("{}/{}/{read_only}/{id}", years.last, years.count);
            let build = move || row::row(sheet, &id, years, read_only);
            (key, Box::new(build) as Box<dyn FnOnce() -> El>)
        };
        rows.iter().map(row).collect()
    })
}

/// What stands above the table: years, rows to add.
fn tools(sheet: Sheet) -> View {
    if sheet.session.is_read_only() {
        return View::Nothing;
    }
    View::from(vec![years::years(sheet), add::add(sheet)])
}

/// What was taken out a moment ago, to be put back.
fn removed(sheet: Sheet) -> Option<El> {
    let lang = sheet.lang;
    let (at, indicator) = sheet.removed.get()?;
    let name = match indicator.name.trim() {
        "" => words::INDICATOR_UNNAMED.get(lang),
        name => name,
    };
    let said = words::fill(words::REMOVED, lang, &[&visible(name)]);
    let back = button("ea-button ea-put-back", move |event| {
        sheet.put(at, indicator.clone(), &event);
    });
    Some(
        div("p", "ea-actions")
            .child(el("span").text(&said))
            .child(back.text(words::PUT_BACK.get(lang))),
    )
}

/// What stands below the table: how its keys work, figures out of sight, import and export.
fn foot(sheet: Sheet) -> View {
    let (session, lang) = (sheet.session, sheet.lang);
    let (empty, hidden) = sheet.table(|years, rows| (rows.is_empty(), out_of_sight(years, rows)));
    let note = if empty {
        words::NO_INDICATORS
    } else {
        words::TABLE_KEYS
    };
    let hidden = (hidden > 0).then(|| {
        let count = hidden.to_string();
        hint(&words::fill(words::OUT_OF_SIGHT, lang, &[&count]))
    });
    let import = (!session.is_read_only()).then(|| {
        let open = button("ea-button ea-import-open", move |event| {
            let is_open = untrack(|| sheet.desk.is_taken());
            if !is_open {
                let field = String::from(".ea-import textarea");
                focus_on(around(&event, "main"), Some(field));
            }
            let anew = LookedAt::new(String::new());
            sheet.desk.set((!is_open).then_some(anew));
        });
        open.live_attr("aria-expanded", move || {
            Some(sheet.desk.is_taken().to_string())
        })
        .text(words::IMPORT.get(lang))
    });
    let export = (!empty).then(|| {
        let export = button("ea-button ea-export-csv", move |_| {
            let text = sheet.now(|years, rows| csv(rows, years, lang));
            let name = format!("{} {}.csv", sheet.item.id, words::INDICATORS.get(lang));
            if let Err(error) = hand_over(&name, "text/csv;charset=utf-8", &text) {
                session.report(format!("{error:?}"), Vec::new());
            }
        });
        export.text(words::EXPORT_CSV.get(lang))
    });
    View::from(vec![
        View::from(hint(note.get(lang))),
        hidden.into(),
        div("div", "ea-actions").child(import).child(export).into(),
    ])
}

/// How many figures stand in years that the table does not show.
fn out_of_sight(years: Years, rows: &[Indicator]) -> usize {
    let of_row = |row: &Indicator| {
        let figures = Line::ALL.map(|line| {
            let figures = row.series(line).figures.iter();
            figures.filter(|(year, _)| !years.contains(*year)).count()
        });
        figures.iter().sum::<usize>()
    };
    rows.iter().map(of_row).sum()
}
