//! How a block was understood: its columns, whose meaning can be changed, and what was not taken as it stands.

use super::super::super::build::{El, View, button, div, el, here};
use super::super::super::words;
use super::Sheet;
use super::import::{Read, same, take_over};
use crate::assessment::{Line, Trait, Year};
use crate::draft::visible;
use crate::language::Phrase;
use crate::tabular::{Column, Meaning};
use leptos::prelude::*;
use web_sys::{HtmlInputElement, HtmlSelectElement};

/// The button that exchanges rows and columns.
const EXCHANGE: &str = "ea-exchange";

/// So many cells of a column are shown.
const SAMPLE: usize = 3;

/// So many problems are listed.
const LISTED: usize = 100;

/// The columns, the problems, and the buttons that take the block over or leave it.
pub(super) fn preview(sheet: Sheet, read: &Read) -> View {
    let lang = sheet.lang;
    let merge = move || sheet.desk.get().is_none_or(|block| block.merge);
    let rows = &read.block.indicators;
    let known = sheet.now(|_, there| {
        let known = rows
            .iter()
            .filter(|row| there.iter().any(|one| same(one, row)));
        known.count()
    });
    let problems = &read.block.problems;
    let exchanged = read.grid.is_exchanged();
    let said = match rows.len() {
        0 => words::NOTHING_TO_READ.get(lang).to_owned(),
        count => words::block_of(lang, count, known, problems.len()),
    };
    let heads = if exchanged {
        [words::ROW, words::MEANS, words::FIRST_COLUMNS]
    } else {
        [words::COLUMN, words::MEANS, words::SAMPLE]
    };
    let heads = heads.map(|head| el("th").attr("scope", "col").text(head.get(lang)));
    let columns = read.columns.all.iter().enumerate();
    let columns = columns.map(|(index, column)| self::column(sheet, read, index, column));
    let caption = if exchanged {
        words::UNDERSTOOD_ROWS
    } else {
        words::UNDERSTOOD
    };
    let table = div("table", "ea-table ea-read-columns")
        .child(el("caption").text(caption.get(lang)))
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(columns));
    let listed = (!problems.is_empty()).then(|| {
        let lines = problems.iter().take(LISTED);
        let lines = lines.map(|problem| el("li").text(&visible(&problem.say(lang))));
        div("div", "ea-notice ea-problems")
            .child(el("strong").text(words::NOT_READ.get(lang)))
            .child(el("ul").children(lines))
    });
    let same = (known > 0).then(|| {
        let check = el("input")
            .attr("type", "checkbox")
            .live_flag("checked", merge)
            .on("change", move |event| {
                if let Some(check) = here::<HtmlInputElement>(&event) {
                    sheet.desk.say(|block| block.merge = check.checked());
                }
            });
        div("label", "ea-choice")
            .child(check)
            .text(words::MERGE_SAME.get(lang))
    });
    let block = read.clone();
    let take = (!rows.is_empty()).then(|| {
        let take = button("ea-button ea-primary ea-take-over", move |event| {
            take_over(sheet, &block, untrack(merge), &event);
        });
        take.text(words::TAKE_OVER.get(lang))
    });
    let leave = button("ea-button", move |event| {
        sheet.desk.set(None);
        sheet.focus(&event, String::new());
    });
    View::from(vec![
        div("p", "ea-understood").attr("role", "status").text(&said),
        exchange(sheet, read),
        div("div", "ea-table-box").child(table),
        div("div", "ea-taken").child(listed).child(same),
        div("div", "ea-actions")
            .child(take)
            .child(leave.text(words::CANCEL.get(lang))),
    ])
}

/// What exchanges rows and columns, or takes that back.
fn exchange(sheet: Sheet, read: &Read) -> El {
    let lang = sheet.lang;
    let exchanged = read.grid.is_exchanged();
    let said = exchanged.then(|| el("span").text(words::EXCHANGED.get(lang)));
    let word = if exchanged {
        words::AS_IT_STANDS
    } else {
        words::EXCHANGE
    };
    let way = button("ea-link ea-exchange", move |event| {
        sheet.desk.say(|block| {
            block.meanings.clear();
            block.exchanged = Some(!exchanged);
        });
        sheet.focus(&event, EXCHANGE.to_owned());
    });
    let way = way.attr("id", EXCHANGE).text(word.get(lang));
    div("p", "ea-actions").child(said).child(way)
}

/// One column: its heading, what it is taken for, its first cells.
fn column(sheet: Sheet, read: &Read, index: usize, column: &Column) -> El {
    let lang = sheet.lang;
    let number = read.grid.number_of(index).to_string();
    let heading = match column.heading.as_str() {
        "" => number.clone(),
        heading => format!("{number} {}", visible(heading)),
    };
    let assumed = column
        .assumed
        .then(|| div("span", "ea-tag").text(words::ASSUMED.get(lang)));
    let rows = read.grid.rows.iter().skip(read.columns.begin);
    let cells = rows
        .map(|row| row.cell(index))
        .filter(|cell| !cell.is_empty());
    let cells: Vec<String> = cells
        .take(SAMPLE)
        .map(|cell| visible(cell).into_owned())
        .collect();
    let present = column.meaning;
    let groups = meanings(sheet, read).into_iter().map(|(label, meanings)| {
        let options = meanings.into_iter().map(|meaning| {
            let option = el("option").attr("value", &key(meaning));
            option.text(&word(sheet, meaning))
        });
        el("optgroup").attr("label", &label).children(options)
    });
    let options = meanings(sheet, read);
    let select = el("select")
        .attr("id", &format!("ea-column-{index}"))
        .attr(
            "aria-label",
            &format!("{heading} {}", words::MEANS.get(lang)),
        )
        .children(groups)
        .live_value(move || key(present))
        .on("change", move |event| {
            let Some(select) = here::<HtmlSelectElement>(&event) else {
                return;
            };
            let chosen = select.value();
            let mut all = options.iter().flat_map(|(_, meanings)| meanings);
            if let Some(meaning) = all.find(|meaning| key(**meaning) == chosen) {
                let meaning = *meaning;
                sheet.desk.say(|block| {
                    block.meanings.retain(|(other, _)| *other != index);
                    block.meanings.push((index, meaning));
                });
                sheet.focus(&event, format!("ea-column-{index}"));
            }
        });
    el("tr")
        .child(el("th").attr("scope", "row").text(&heading))
        .child(el("td").child(select).child(assumed))
        .child(el("td").text(&cells.join(" · ")))
}

/// What a column may mean, in groups.
fn meanings(sheet: Sheet, read: &Read) -> Vec<(String, Vec<Meaning>)> {
    let lang = sheet.lang;
    let mut years: Vec<Year> = sheet.now(|shown, _| shown.all().collect());
    for column in &read.columns.all {
        if let Meaning::Figure(_, year) = column.meaning {
            years.push(year);
        }
    }
    // And some years around them: a block may hold more than the table shows.
    let first = years
        .iter()
        .min()
        .map_or(1900, |year| year.get())
        .saturating_sub(3);
    let last = years.iter().max().map_or(1900, |year| year.get()) + 1;
    let years: Vec<Year> = (first..=last)
        .rev()
        .filter_map(|year| Year::new(year.into()))
        .collect();
    let texts = vec![
        Meaning::Unused,
        Meaning::Name,
        Meaning::Unit,
        Meaning::Group,
        Meaning::Core,
        Meaning::Direction,
        Meaning::Class,
        Meaning::Number,
    ];
    let mut all = vec![(words::INDICATOR.get(lang).to_owned(), texts)];
    for line in Line::ALL {
        let figures = years.iter().map(|year| Meaning::Figure(line, *year));
        let meanings = figures.chain([Meaning::Source(line)]).collect();
        all.push((words::line_word(line).get(lang).to_owned(), meanings));
    }
    all
}

/// A meaning as the value of an option.
fn key(meaning: Meaning) -> String {
    match meaning {
        Meaning::Name => String::from("name"),
        Meaning::Unit => String::from("unit"),
        Meaning::Group => String::from("group"),
        Meaning::Core => String::from("core"),
        Meaning::Direction => String::from("direction"),
        Meaning::Class => String::from("class"),
        Meaning::Number => String::from("number"),
        Meaning::Unused => String::from("unused"),
        Meaning::Figure(line, year) => format!("{}-{year}", line.key()),
        Meaning::Source(line) => format!("{}-source", line.key()),
    }
}

/// A meaning as it is shown.
fn word(sheet: Sheet, meaning: Meaning) -> String {
    let lang = sheet.lang;
    let word = |phrase: Phrase| phrase.get(lang).to_owned();
    match meaning {
        Meaning::Name => word(words::INDICATOR_NAME),
        Meaning::Unit => word(words::UNIT),
        Meaning::Group => word(words::trait_word(Trait::Group)),
        Meaning::Core => word(words::trait_word(Trait::Core)),
        Meaning::Direction => word(words::trait_word(Trait::Direction)),
        Meaning::Class => word(words::trait_word(Trait::Class)),
        Meaning::Number => word(words::MEANS_NUMBER),
        Meaning::Unused => word(words::MEANS_UNUSED),
        Meaning::Figure(line, year) => format!("{} {year}", words::line_word(line).get(lang)),
        Meaning::Source(line) => words::source_of(lang, line),
    }
}
