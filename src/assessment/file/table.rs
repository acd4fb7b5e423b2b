//! Indicators and the plan in the file.

use super::{nullable, owned, text, write_extra, write_filled};
use crate::assessment::indicator::{
    Class, Direction, Figures, Indicator, Line, MAX_INDICATORS, Series, Year, Years,
};
use crate::assessment::plan::{Action, MAX_ACTIONS, Status};
use crate::reading::{Object, Read, Reader};
use crate::standard::ItemId;
use crate::writing::Json;

/// How the id of a row begins that has none of its own any more.
const FREE: &str = "row-";

/// Writes the indicators of an item and the years of their table.
pub(super) fn write_table(json: &mut Json, indicators: &[Indicator], years: Option<Years>) {
    if !indicators.is_empty() {
        json.key("indicators").list(indicators, write_indicator);
    }
    if let Some(years) = years {
        write_years(json.key("years"), years);
    }
}

pub(in crate::assessment) fn write_years(json: &mut Json, years: Years) {
    json.object(|json| {
        json.key("last").number(years.last.get());
        json.key("count").number(years.count);
    });
}

pub(in crate::assessment) fn write_indicator(json: &mut Json, indicator: &Indicator) {
    json.object(|json| {
        json.key("id").text(indicator.id.as_str());
        json.key("name").text(&indicator.name);
        json.key("unit").text(&indicator.unit);
        let group = indicator.group.as_ref();
        json.key("group")
            .nullable(group, |json, group| json.text(group.as_str()));
        json.key("core").boolean(indicator.core);
        json.key("direction").text(indicator.direction.key());
        json.key("class")
            .nullable(indicator.class, |json, class| json.text(class.key()));
        for line in Line::ALL {
            let series = indicator.series(line);
            if *series != Series::default() {
                write_series(json.key(line.key()), series);
            }
        }
        write_extra(json, &indicator.extra);
    });
}

fn write_series(json: &mut Json, series: &Series) {
    json.object(|json| {
        json.key("figures").object(|json| {
            for (year, text) in series.figures.iter() {
                json.key(&year.to_string()).text(text);
            }
        });
        write_filled(json, "source", &series.source);
        write_extra(json, &series.extra);
    });
}

pub(in crate::assessment) fn write_action(json: &mut Json, action: &Action) {
    json.object(|json| {
        json.key("id").text(action.id.as_str());
        json.key("action").text(&action.action);
        let item = action.item.as_ref();
        json.key("item")
            .nullable(item, |json, item| json.text(item.as_str()));
        json.key("owner").text(&action.owner);
        json.key("due").text(&action.due);
        json.key("status").text(action.status.key());
        write_extra(json, &action.extra);
    });
}

/// The indicators of an item whose guidance points are `points`.
pub(super) fn indicators(item: &Object<'_>, points: &[&str]) -> Vec<Indicator> {
    rows(item, "indicators", MAX_INDICATORS, &|r, id| {
        indicator(r, id, points)
    })
}

/// The actions of a plan for an assessment with these items.
pub(super) fn plan(file: &Object<'_>, items: &[&str]) -> Vec<Action> {
    rows(file, "plan", MAX_ACTIONS, &|r, id| action(r, id, items))
}

pub(in crate::assessment) fn years(reader: &Reader<'_>) -> Option<Years> {
    let years = reader.object()?;
    years.only(&["last", "count"]);
    let (first, last) = (Year::FIRST.get().into(), Year::LAST.get().into());
    let last = years
        .required("last")
        .and_then(|r| r.integer(first, last))
        .and_then(Year::new);
    let count = years
        .required("count")
        .and_then(|r| r.integer(1, Years::MOST.into()));
    let count = count.and_then(|count| u8::try_from(count).ok());
    Some(Years {
        last: last?,
        count: count.unwrap_or(Years::USUAL),
    })
}

/// A list of rows with ids that may be left out. Where an id cannot be read or stands twice, the row gets another one: what
/// is read of a damaged file keeps its rows, and any other is refused for the fault.
fn rows<T>(
    object: &Object<'_>,
    key: &'static str,
    most: usize,
    read: &dyn Fn(&Object<'_>, &str) -> T,
) -> Vec<T> {
    let mut ids: Vec<String> = Vec::new();
    let mut rows = Vec::new();
    let Some(list) = object.optional(key) else {
        return rows;
    };
    list.each(&mut |entry| {
        if rows.len() == most {
            return;
        }
        let Some(row) = entry.object() else { return };
        let stated = row.required("id");
        let id = stated.as_ref().and_then(|id| id.filled());
        let id = id.filter(|id| {
            let twice = ids.iter().any(|known| known == id);
            if twice && let Some(stated) = &stated {
                stated.duplicate(id);
            }
            !twice
        });
        let other = || (0..).map(|n| format!("{FREE}{n}"));
        let id = match id {
            Some(id) => id.to_owned(),
            None => other().find(|id| !ids.contains(id)).unwrap_or_default(),
        };
        rows.push(read(&row, &id));
        ids.push(id);
    });
    list.at_most(most);
    rows
}

/// An indicator with an id that was read already.
pub(in crate::assessment) fn indicator(
    object: &Object<'_>,
    id: &str,
    points: &[&str],
) -> Indicator {
    let mut indicator = Indicator::new(id.into());
    indicator.name = text(object, "name");
    indicator.unit = text(object, "unit");
    indicator.group = nullable(object, "group", &|r| one_of(r, points).map(Into::into));
    let core = object.optional("core").and_then(|r| r.boolean());
    indicator.core = core.unwrap_or(true);
    let direction = word(object, "direction", &Direction::ALL, Direction::key);
    indicator.direction = direction.unwrap_or_default();
    indicator.class = word(object, "class", &Class::ALL, Class::key);
    for line in Line::ALL {
        let read = object.optional(line.key()).and_then(|r| series(&r));
        *indicator.series_mut(line) = read.unwrap_or_default();
    }
    let series = Line::ALL.map(Line::key);
    let known = ["id", "name", "unit", "group", "core", "direction", "class"];
    indicator.extra = object.others(&[&known[..], &series].concat());
    indicator
}

fn series(reader: &Reader<'_>) -> Option<Series> {
    let object = reader.object()?;
    let mut figures = Figures::default();
    if let Some(by_year) = object.optional("figures")
        && let Some(by_year) = by_year.object()
    {
        for (key, entry) in by_year.entries() {
            let Some(year) = Year::from_key(key) else {
                entry.not_allowed(key, &format!("{}–{}", Year::FIRST, Year::LAST));
                continue;
            };
            figures.set(year, owned(&entry).unwrap_or_default());
        }
    }
    Some(Series {
        figures,
        source: text(&object, "source"),
        extra: object.others(&["figures", "source"]),
    })
}

/// An action with an id that was read already.
pub(in crate::assessment) fn action(object: &Object<'_>, id: &str, items: &[&str]) -> Action {
    let mut action = Action::new(id.into());
    action.action = text(object, "action");
    action.item = nullable(object, "item", &|r| one_of(r, items).map(ItemId::from));
    action.owner = text(object, "owner");
    action.due = text(object, "due");
    action.status = word(object, "status", &Status::ALL, Status::key).unwrap_or_default();
    action.extra = object.others(&["id", "action", "item", "owner", "due", "status"]);
    action
}

/// A text that is one of the `known` ones; any where none is known.
fn one_of<'a>(reader: &Reader<'a>, known: &[&str]) -> Option<&'a str> {
    let text = reader.text()?;
    if known.contains(&text) || known.is_empty() {
        return Some(text);
    }
    reader.not_allowed(text, &known.join(", "));
    None
}

/// One of some words, that may be `null` or left out.
pub(in crate::assessment) fn word<T: Copy>(
    object: &Object<'_>,
    key: &'static str,
    all: &[T],
    word: fn(T) -> &'static str,
) -> Option<T> {
    let read: Read<'_, usize> = &|r| {
        let words: Vec<&str> = all.iter().map(|one| word(*one)).collect();
        let found = one_of(r, &words)?;
        words.iter().position(|word| *word == found)
    };
    all.get(nullable(object, key, read)?).copied()
}
