//! A block of cells, pasted or out of a CSV file, looked at before it is taken over.

use super::super::super::build::{View, button, div, here};
use super::super::super::encoding::decoded;
use super::super::super::opening::is_of_office;
use super::super::super::widgets::{dom_id, file_field, pick};
use super::super::super::words;
use super::Sheet;
use super::looked_at::LookedAt;
use super::preview::preview;
use crate::assessment::{
    Cell, Command, Indicator, Line, MAX_INDICATORS, Placed, TableChange, Year, Years,
    fresh_indicator,
};
use crate::reading::MAX_BYTES;
use crate::standard::IndicatorId;
use crate::tabular::{Block, Columns, Grid, Meaning};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, Event, File, HtmlTextAreaElement, InputEvent};

/// The hidden field for a CSV file.
const CSV_FILE: &str = "ea-csv-file";

/// The field that a block is pasted into.
const PASTE_FIELD: &str = "ea-paste";

/// What was read of a block.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Read {
    pub grid: Grid,
    pub columns: Columns,
    pub block: Block,
}

/// A block was pasted into a cell: it is shown as what it was read. A single value goes where it was pasted.
pub(super) fn on_paste(sheet: Sheet, event: &Event) {
    let data = event.dyn_ref::<ClipboardEvent>();
    let data = data.and_then(ClipboardEvent::clipboard_data);
    let text = data.and_then(|data| data.get_data("text/plain").ok());
    let is_block = |text: &String| text.trim_end().contains(['\t', '\n']);
    if let Some(text) = text.filter(is_block)
        && !untrack(|| sheet.session.is_read_only())
    {
        event.prevent_default();
        look_at(sheet, text);
        sheet.focus(event, PASTE_FIELD.to_owned());
    }
}

/// Shows how a block is understood.
fn look_at(sheet: Sheet, text: String) {
    sheet.desk.set(Some(LookedAt::new(text)));
}

/// The same as somebody types in its field: what was said of it stays. What is pasted there is another block.
fn look_again(sheet: Sheet, text: String, event: &Event) {
    let typed = event.dyn_ref::<InputEvent>().map(InputEvent::input_type);
    let is_another = matches!(typed.as_deref(), Some("insertFromPaste" | "insertFromDrop"));
    if is_another || text.trim().is_empty() {
        look_at(sheet, text);
    } else {
        sheet.desk.say(|block| block.text = text);
    }
}

/// The panel; nothing while none is asked for.
pub(super) fn panel(sheet: Sheet) -> View {
    let lang = sheet.lang;
    let read = Memo::new(move |_| {
        let block = sheet.desk.get();
        let block = block.filter(|block| !block.text.trim().is_empty())?;
        Some(understood(sheet, &block))
    });
    let text = move || sheet.desk.get().map(|block| block.text);
    let area = div("textarea", "ea-text")
        .attr("id", PASTE_FIELD)
        .attr("rows", "3")
        .attr("wrap", "off")
        .attr("spellcheck", "false")
        .live_value(move || text().unwrap_or_default())
        .on("input", move |event| {
            if let Some(area) = here::<HtmlTextAreaElement>(&event) {
                look_again(sheet, area.value(), &event);
            }
        });
    let file = file_field(CSV_FILE, move |file| {
        spawn_local(async move { open(sheet, file).await });
    })
    .attr("accept", ".csv,.tsv,.txt,text/csv,text/plain");
    let choose = button("ea-button", move |event| pick(&event, CSV_FILE));
    let label = div("label", "ea-label")
        .attr("for", PASTE_FIELD)
        .text(words::PASTE_LABEL.get(lang))
        .child(div("span", "ea-hint").text(words::PASTE_HINT.get(lang)));
    div("div", "ea-import-panel")
        .child(label)
        .child(area)
        .child(
            div("div", "ea-actions")
                .child(choose.text(words::FROM_FILE.get(lang)))
                .child(file),
        )
        .live(move || read.get().map(|read| preview(sheet, &read)))
        .into()
}

/// How a block is understood, with what was said of its columns.
fn understood(sheet: Sheet, block: &LookedAt) -> Read {
    let mut grid = Grid::read(&block.text);
    if block
        .exchanged
        .unwrap_or_else(|| grid.has_years_going_down())
    {
        grid = grid.exchanged();
    }
    let mut columns = Columns::of(&grid, sheet.table(newest));
    for (index, meaning) in &block.meanings {
        if let Some(column) = columns.all.get_mut(*index) {
            column.meaning = *meaning;
            column.assumed = false;
        }
    }
    let block = Block::read(&grid, &columns, &sheet.item.guidance);
    Read {
        grid,
        columns,
        block,
    }
}

/// The newest year of actual figures; the last year of the table where there are none. Its years may go on to a target.
fn newest(years: Years, rows: &[Indicator]) -> Year {
    let figures = rows.iter().flat_map(|row| row.values.figures.iter());
    let newest = figures.map(|(year, _)| year).max();
    newest.unwrap_or(years.last)
}

/// Shows what stands in a file.
async fn open(sheet: Sheet, file: File) {
    #[expect(clippy::cast_precision_loss, reason = "a few mebibytes are exact")]
    let too_large = file.size() > MAX_BYTES as f64;
    if too_large {
        let title = words::FILE_TOO_LARGE.get(sheet.lang);
        return sheet.session.report(title.to_owned(), Vec::new());
    }
    let bytes = JsFuture::from(file.array_buffer()).await;
    if !sheet.session.is_live() || sheet.removed.try_get_untracked().is_none() {
        return;
    }
    match bytes {
        Ok(bytes) => {
            let text = decoded(js_sys::Uint8Array::new(&bytes).to_vec());
            if is_of_office(&text) {
                let title = words::NO_CSV.get(sheet.lang);
                return sheet.session.report(title.to_owned(), Vec::new());
            }
            look_at(sheet, text);
        }
        Err(_) => {
            let title = words::FILE_NOT_READ.get(sheet.lang);
            sheet.session.report(title.to_owned(), Vec::new());
        }
    }
}

/// Whether a row that was read is one that is there: the same name, and no other unit.
pub(super) fn same(there: &Indicator, read: &Indicator) -> bool {
    let units = [&there.unit, &read.unit].map(|unit| unit.trim());
    let unit = units[0] == units[1] || units.contains(&"");
    let name = read.name.trim();
    !name.is_empty() && there.name.trim() == name && unit
}

/// Takes a block over as one step. `merge` says whether rows of the same name change those that are there.
pub(super) fn take_over(sheet: Sheet, read: &Read, merge: bool, event: &Event) {
    let (before, mut rows) = sheet.now(|years, rows| (years, rows.to_vec()));
    let was_empty = rows.is_empty();
    // Two rows of one name in the block are two: each changes another of those that were there, or is new.
    let mut free: Vec<usize> = (0..rows.len()).filter(|_| merge).collect();
    let mut changes: Vec<(IndicatorId, Placed<Indicator>)> = Vec::new();
    for read_row in &read.block.indicators {
        let found = free.iter().position(|at| same(&rows[*at], read_row));
        let there = found.map(|found| free.remove(found));
        let at = there.unwrap_or(rows.len());
        let mut row = read_row.clone();
        match there {
            Some(at) => {
                row = rows[at].clone();
                merged(&mut row, read_row, &read.columns);
                rows[at] = row.clone();
            }
            None => {
                row.id = fresh_indicator(&rows);
                rows.push(row.clone());
            }
        }
        changes.push((row.id.clone(), Some((at, row))));
    }
    if rows.len() > MAX_INDICATORS {
        return sheet.too_many();
    }
    let Some((first, _)) = changes.first() else {
        return;
    };
    let name = dom_id(&sheet.text(first, Cell::Name));
    let shown = (!was_empty).then_some(before);
    let years = spanned(shown, &read.block.indicators).filter(|years| *years != before);
    let id = &sheet.item.id;
    let chosen = sheet
        .session
        .assessment(|assessment| assessment.item(id).and_then(|answer| answer.years));
    let change = TableChange {
        years: years.or(chosen),
        rows: changes,
    };
    sheet.removed.set(None);
    sheet.session.send(Command::Table(id.clone(), change));
    sheet.desk.set(None);
    sheet.focus(event, name);
}

/// What was read of a row that is there: what says something takes the place of what was there, and all else stays.
fn merged(row: &mut Indicator, read: &Indicator, columns: &Columns) {
    let has = |meaning| columns.all.iter().any(|column| column.meaning == meaning);
    if !read.unit.trim().is_empty() {
        row.unit.clone_from(&read.unit);
    }
    if has(Meaning::Core) {
        row.core = read.core;
    }
    if has(Meaning::Direction) {
        row.direction = read.direction;
    }
    if read.class.is_some() {
        row.class = read.class;
    }
    if read.group.is_some() {
        row.group.clone_from(&read.group);
    }
    for line in Line::ALL {
        let from = read.series(line);
        let into = row.series_mut(line);
        for (year, text) in from.figures.iter() {
            into.figures.set(year, text.to_owned());
        }
        if !from.source.is_empty() {
            into.source.clone_from(&from.source);
        }
    }
}

/// The years that show what was read, and what was shown before; `None` where no figure was read.
fn spanned(shown: Option<Years>, read: &[Indicator]) -> Option<Years> {
    let figures = read.iter().flat_map(|row| {
        let lines = Line::ALL.into_iter();
        lines.flat_map(|line| row.series(line).figures.iter().map(|(year, _)| year))
    });
    let shown = shown.into_iter().flat_map(Years::all);
    let (mut first, mut last): (Option<Year>, Option<Year>) = (None, None);
    let read: Vec<Year> = figures.collect();
    if read.is_empty() {
        return None;
    }
    for year in read.into_iter().chain(shown) {
        first = Some(first.map_or(year, |first| first.min(year)));
        last = Some(last.map_or(year, |last| last.max(year)));
    }
    let (first, last) = first.zip(last)?;
    let count = last.get() - first.get() + 1;
    let count = u8::try_from(count).unwrap_or(u8::MAX);
    let count = count.clamp(Years::USUAL, Years::MOST);
    Some(Years { last, count })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_far_ahead_is_not_the_newest_year() {
        let year = |year| Year::new(year).expect("a year of the test");
        let years = Years::up_to(year(2030));
        let mut row = Indicator::new("x".into());
        row.targets.figures.set(year(2030), String::from("9"));
        assert_eq!(newest(years, &[row.clone()]), year(2030));
        row.values.figures.set(year(2024), String::from("5"));
        assert_eq!(newest(years, &[row]), year(2024));
    }
}
