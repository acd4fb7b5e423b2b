//! An indicator: what is measured and chosen about it, and its lines, one a series.

use super::super::super::build::{El, button, div, el, here};
use super::super::super::widgets::{choice_id, dom_id};
use super::super::super::words;
use super::Sheet;
use super::cell::{field, figure, line_form, line_head, source};
use crate::assessment::{
    Cell, Choice, Class, Command, Direction, Field, Line, Trait, Years, fresh_indicator,
};
use crate::language::Phrase;
use crate::scoring::Standing;
use crate::standard::IndicatorId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlSelectElement};

/// The rows of an indicator: what it is, which stands beside the others, and a row for each series. None is a row of the browser's
/// own tables: those are laid out and painted as a whole, however little of them is in sight.
pub(super) fn row(sheet: Sheet, id: &IndicatorId, years: Years, read_only: bool) -> El {
    let lines = Line::ALL.map(|line| {
        let figures = years.all().enumerate();
        div("tr", "ea-line-row")
            .attr("role", "row")
            .attr("data-line", line.key())
            .child(line_head(sheet, id, line))
            .children(
                figures.map(|(column, year)| figure(sheet, id, line, year, column, read_only)),
            )
            .child(source(sheet, id, line, read_only))
    });
    div("tbody", "ea-indicator")
        .attr("role", "rowgroup")
        .attr("data-indicator", id.as_str())
        .child(about(sheet, id, read_only))
        .children(lines)
}

/// What is measured, and what is chosen about it.
fn about(sheet: Sheet, id: &IndicatorId, read_only: bool) -> El {
    let lang = sheet.lang;
    let name = field(sheet, id, Cell::Name, read_only)
        .attr("dir", "auto")
        .attr("placeholder", words::INDICATOR_NAME.get(lang))
        .attr("aria-label", words::INDICATOR_NAME.get(lang));
    let unit = field(sheet, id, Cell::Unit, read_only)
        .attr("dir", "auto")
        .attr("placeholder", words::UNIT.get(lang))
        .attr("aria-label", words::UNIT.get(lang))
        .attr("aria-describedby", &dom_id(&sheet.text(id, Cell::Name)));
    let choices = div("div", "ea-traits")
        .child(unit)
        .children(Trait::ALL.map(|about| choice(sheet, id, about, read_only)));
    let acts = (!read_only).then(|| {
        div("div", "ea-row-acts")
            .child(act(sheet, id, &UP))
            .child(act(sheet, id, &DOWN))
            .child(act(sheet, id, &COPY))
            .child(act(sheet, id, &REMOVE))
    });
    let about = div("td", "ea-indicator-about").attr("role", "cell");
    let about = about.child(name).child(choices);
    let about = about.child(proposed(sheet, id)).child(acts);
    let about = about.child(line_form(sheet, id, None));
    div("tr", "ea-about-row").attr("role", "row").child(about)
}

/// The class that the comparisons speak for, where they speak for one and it is not the chosen one. Looked at anew whenever
/// something was stored and not at each key: it depends on every figure of the indicator.
fn proposed(sheet: Sheet, id: &IndicatorId) -> El {
    let (session, lang, item) = (sheet.session, sheet.lang, sheet.item);
    let id = id.clone();
    div("p", "ea-hint ea-proposed-class").live_text(move || {
        session.saved.track();
        session
            .assessment(|assessment| {
                let row = assessment.item(&item.id)?.indicator(&id)?;
                let class = Standing::of(row).class();
                let other = class.filter(|_| class != row.class)?;
                Some(words::proposed_class(
                    lang,
                    words::class_word(Some(other)).get(lang),
                ))
            })
            .unwrap_or_default()
    })
}

/// What a button of a row does. Shown is its sign, or its word where it has none.
struct Act {
    key: &'static str,
    sign: Option<&'static str>,
    word: Phrase,
    act: fn(Sheet, &IndicatorId, &Event),
}

const UP: Act = Act {
    key: "up",
    sign: Some("↑"),
    word: words::MOVE_UP,
    act: |sheet, id, event| shift(sheet, id, false, event),
};
const DOWN: Act = Act {
    key: "down",
    sign: Some("↓"),
    word: words::MOVE_DOWN,
    act: |sheet, id, event| shift(sheet, id, true, event),
};
const COPY: Act = Act {
    key: "copy",
    sign: None,
    word: words::DUPLICATE_ROW,
    act: duplicate,
};
const REMOVE: Act = Act {
    key: "remove",
    sign: None,
    word: words::REMOVE,
    act: remove,
};

/// A button of a row. Its name says what it does, its description to which indicator.
fn act(sheet: Sheet, id: &IndicatorId, act: &'static Act) -> El {
    let of = id.clone();
    let word = act.word.get(sheet.lang);
    let own = format!("ea-indicator-{}-{id}-{}", sheet.item.id, act.key);
    button("ea-button ea-row-act", move |event| {
        (act.act)(sheet, &of, &event);
    })
    .attr("id", &own)
    .attr("title", word)
    .attr("aria-label", word)
    .attr("aria-describedby", &dom_id(&sheet.text(id, Cell::Name)))
    .child(
        el("span")
            .attr("aria-hidden", "true")
            .text(act.sign.unwrap_or(word)),
    )
}

/// Moves a row one place, and the focus with it.
pub(super) fn shift(sheet: Sheet, id: &IndicatorId, down: bool, event: &Event) {
    let moved = sheet.now(|_, rows| {
        let at = rows.iter().position(|row| row.id == *id)?;
        let to = if down { at + 1 } else { at.checked_sub(1)? };
        (to < rows.len()).then(|| (to, rows[at].clone()))
    });
    let Some(moved) = moved else { return };
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<Element>().ok());
    let within = target.and_then(|target| Some(target.closest("[id]").ok()??.id()));
    sheet.change(vec![(id.clone(), Some(moved))]);
    sheet.focus(event, within.unwrap_or_default());
}

fn duplicate(sheet: Sheet, id: &IndicatorId, event: &Event) {
    let copy = sheet.now(|_, rows| {
        let at = rows.iter().position(|row| row.id == *id)?;
        let mut copy = rows[at].clone();
        copy.id = fresh_indicator(rows);
        Some((at + 1, copy))
    });
    if let Some((at, copy)) = copy {
        sheet.put(at, copy, event);
    }
}

fn remove(sheet: Sheet, id: &IndicatorId, event: &Event) {
    let found = sheet.now(|_, rows| {
        let at = rows.iter().position(|row| row.id == *id)?;
        let next = rows
            .get(at + 1)
            .or(at.checked_sub(1).and_then(|at| rows.get(at)));
        let next = next.map(|next| next.id.clone());
        Some((at, rows[at].clone(), next))
    });
    let Some((at, indicator, next)) = found else {
        return;
    };
    sheet.change(vec![(id.clone(), None)]);
    sheet.removed.set(Some((at, indicator)));
    let next = next.map(|next| dom_id(&sheet.text(&next, Cell::Name)));
    sheet.focus(event, next.unwrap_or_default());
}

/// A choice about an indicator: a native list.
fn choice(sheet: Sheet, id: &IndicatorId, about: Trait, read_only: bool) -> El {
    let (session, lang, item) = (sheet.session, sheet.lang, sheet.item);
    let field = Field::Indicator(item.id.clone(), id.clone(), about);
    let (shown, of) = (id.clone(), id.clone());
    let options = choices(sheet, about)
        .into_iter()
        .map(|(choice, word)| el("option").attr("value", &value(&choice)).text(&word));
    let select = div("select", "ea-trait")
        .attr("id", &choice_id(&item.id, id, about))
        .attr("aria-label", words::trait_word(about).get(lang))
        .attr("title", words::trait_word(about).get(lang))
        .attr("aria-describedby", &dom_id(&sheet.text(id, Cell::Name)))
        .children(options)
        .live_value(move || {
            session.watch(&field, |assessment| {
                let answer = assessment.item(&item.id);
                let row = answer.and_then(|answer| answer.indicator(&shown));
                row.map(|row| value(&row.choice(about))).unwrap_or_default()
            })
        })
        .on("change", move |event| {
            let Some(select) = here::<HtmlSelectElement>(&event) else {
                return;
            };
            let chosen = select.value();
            let mut all = choices(sheet, about).into_iter();
            if let Some((choice, _)) = all.find(|(choice, _)| value(choice) == chosen) {
                let id = of.clone();
                session.send(Command::Indicator(item.id.clone(), id, choice));
            }
        });
    if read_only {
        select.attr("disabled", "")
    } else {
        select
    }
}

/// What can be chosen, each with its word.
fn choices(sheet: Sheet, about: Trait) -> Vec<(Choice, String)> {
    let lang = sheet.lang;
    let word = |choice: Choice, phrase: Phrase| (choice, phrase.get(lang).to_owned());
    match about {
        Trait::Core => vec![
            word(Choice::Core(true), words::CORE),
            word(Choice::Core(false), words::SUPPORTING),
        ],
        Trait::Direction => Direction::ALL
            .map(|one| word(Choice::Direction(one), words::direction_word(one)))
            .into(),
        Trait::Class => {
            let known = Class::ALL.map(Some).into_iter();
            let all = [None].into_iter().chain(known);
            all.map(|one| {
                let (choice, class) = word(Choice::Class(one), words::class_word(one));
                (choice, words::own_class(lang, &class))
            })
            .collect()
        }
        Trait::Group => {
            let none = word(Choice::Group(None), words::NO_HEADING);
            let points = sheet.item.guidance.iter().map(|point| {
                let heading = format!("{} {}", point.id, point.heading.get(lang));
                (Choice::Group(Some(point.id.clone())), heading)
            });
            [none].into_iter().chain(points).collect()
        }
    }
}

/// A choice as the value of an option.
fn value(choice: &Choice) -> String {
    match choice {
        Choice::Core(true) => String::from("core"),
        Choice::Core(false) => String::from("supporting"),
        Choice::Direction(direction) => direction.key().to_owned(),
        Choice::Class(class) => class.map_or("", Class::key).to_owned(),
        Choice::Group(group) => group.as_ref().map_or("", |id| id.as_str()).to_owned(),
    }
}
