//! Carrying the texts over.

use super::Mapping;
use super::rest::{COLON, Rest};
use crate::assessment::{
    Assessment, Extra, Indicator, ItemAnswer, Line, MAX_INDICATORS, Years, file, fresh_indicator,
};
use crate::keyed::Keyed;
use crate::language::Lang;
use crate::reading::MAX_CHARACTERS;
use crate::standard::{Item, ItemId, PointId, SectionId, Standard};

/// An assessment on the other standard, and what found no place in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// The new assessment: nothing in it is scored.
    pub assessment: Assessment,
    /// What was not carried and its text, in the order of the first standard.
    pub left: Vec<(Left, String)>,
}

/// Something that was not carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Left {
    /// A section of the profile that feeds none.
    Profile(SectionId),
    /// The evidence of a guidance point that feeds none, or for which there was no room left.
    Evidence(PointId),
    /// An indicator, by its name, that stands under no guidance point which feeds one, or for which there was no room left.
    Indicator(ItemId, String),
    /// Percent, bands, coverage, outlook and dismissed findings of an item: judgements by the first standard's measure.
    Judgement(ItemId),
    /// Reasons, strengths, opportunities and notes of an item.
    Remarks(ItemId),
    /// The plan: its actions belong to items of the first standard.
    Plan,
    /// Fields that this program does not know, of an item or, where there is none, of the assessment.
    Unknown(Option<ItemId>),
}

/// Carries organisation, profile, evidence, indicators and what was declared for programmes into a new assessment on the standard `to`.
/// Where several places feed one, their texts follow each other, each under the place that it comes from, in `lang`.
pub fn carry(
    mapping: &Mapping,
    old: &Assessment,
    (from, to): (&Standard, &Standard),
    (id, now): (&str, &str),
    lang: Lang,
) -> Carried {
    let mut new = Assessment::new(id.to_owned(), to.id.clone(), now.to_owned());
    new.fictional = old.fictional;
    new.title.clone_from(&old.title);
    new.label.clone_from(&old.label);
    new.organisation = old.organisation.clone();
    new.conditions = old.conditions.clone();
    new.programmes = old.programmes.clone();
    let mut left = Vec::new();
    for section in &from.profile.sections {
        let text = old.profile.get(&section.id).map_or("", String::as_str);
        if text.trim().is_empty() {
            continue;
        }
        let place = mapping.profile.iter().find(|(one, _)| *one == section.id);
        let carried = place.is_some_and(|(_, place)| {
            let here = new.profile.entry(place.clone()).or_default();
            append(here, section.title.get(lang), text)
        });
        if !carried {
            left.push((Left::Profile(section.id.clone()), text.to_owned()));
        }
    }
    for item in from.items() {
        let Some(answer) = old.item(&item.id) else {
            continue;
        };
        let mut rest = Rest::of(from, item, lang);
        let mut stays = answer.clone();
        for point in &item.guidance {
            let text = answer.evidence(&point.id);
            if text.trim().is_empty() {
                continue;
            }
            let place = mapping.points.iter().find(|(one, _)| *one == point.id);
            let place = place.and_then(|(_, place)| Some((item_of(to, place)?, place)));
            let carried = place.is_some_and(|(item, place)| {
                let guidance = &mut new.items.entry(item).or_default().guidance;
                let here = &mut guidance.entry(place.clone()).or_default().evidence;
                let heading = format!("{} {}", point.id, point.heading.get(lang));
                append(here, &heading, text)
            });
            if carried && let Some(point) = stays.guidance.get_mut(&point.id) {
                point.evidence.clear();
            }
        }
        for indicator in &answer.indicators {
            let place = place_of(mapping, to, item, indicator);
            let carried = place.is_some_and(|(item, group)| {
                add(
                    new.items.entry(item).or_default(),
                    indicator,
                    group,
                    answer.years,
                )
            });
            if carried {
                stays.indicators.retain(|one| one.id != indicator.id);
            }
        }
        rest.all(&mut stays);
        let dismissed = old.dismissed.get(&item.id);
        for reason in dismissed.into_iter().flat_map(Keyed::values) {
            rest.dismissed(reason);
        }
        left.extend(rest.told());
    }
    let actions = old.plan.iter().map(|action| {
        let told = [&action.action, &action.owner, &action.due].map(String::as_str);
        let told = told.into_iter().filter(|text| !text.trim().is_empty());
        let told = told.collect::<Vec<_>>().join(" · ");
        let item = action.item.as_ref();
        item.map_or(told.clone(), |item| {
            format!("{item}{}{told}", COLON.get(lang))
        })
    });
    let unknown = [&old.extra, &old.organisation.extra].into_iter();
    let unknown = unknown.flat_map(Extra::iter);
    let unknown = unknown.map(|(key, node)| file::unknown_text(key, node));
    for (what, lines) in [
        (Left::Plan, actions.collect::<Vec<_>>()),
        (Left::Unknown(None), unknown.collect()),
    ] {
        if !lines.is_empty() {
            left.push((what, lines.join("\n")));
        }
    }
    new.organisation.extra = Extra::new();
    Carried {
        assessment: new,
        left,
    }
}

/// Puts a text under its heading behind what stands there; says no where there is no room for it.
fn append(here: &mut String, heading: &str, text: &str) -> bool {
    let gap = if here.is_empty() { "" } else { "\n\n" };
    let added = format!("{gap}〔{heading}〕\n{text}");
    let fits = here.chars().count() + added.chars().count() <= MAX_CHARACTERS;
    if fits {
        *here += &added;
    }
    fits
}

fn item_of(standard: &Standard, point: &PointId) -> Option<ItemId> {
    let mut items = standard.items();
    let item = items.find(|item| item.guidance.iter().any(|one| one.id == *point))?;
    Some(item.id.clone())
}

/// Where an indicator goes: to the place that its guidance point feeds; one under no point to the item that all points of its item
/// feed, if that is one.
fn place_of(
    mapping: &Mapping,
    to: &Standard,
    item: &Item,
    indicator: &Indicator,
) -> Option<(ItemId, Option<PointId>)> {
    let fed = |point: &PointId| {
        let mut points = mapping.points.iter();
        let (_, place) = points.find(|(one, _)| one == point)?;
        Some((item_of(to, place)?, place.clone()))
    };
    if let Some(group) = &indicator.group {
        let (item, place) = fed(group)?;
        return Some((item, Some(place)));
    }
    let mut items = item.guidance.iter().map(|point| fed(&point.id));
    let (first, _) = items.next()??;
    let one = items.all(|fed| fed.is_some_and(|(item, _)| item == first));
    one.then_some((first, None))
}

/// Adds an indicator to an answer, whose table then shows its years too; says no where there is no room for it.
fn add(
    answer: &mut ItemAnswer,
    indicator: &Indicator,
    group: Option<PointId>,
    years: Option<Years>,
) -> bool {
    // Two items may have had the same one, and feed one item together.
    let mut rows = answer.indicators.iter_mut();
    if !rows.any(|row| join(row, indicator)) {
        if answer.indicators.len() >= MAX_INDICATORS {
            return false;
        }
        let mut indicator = indicator.clone();
        indicator.group = group;
        if answer.indicators.iter().any(|row| row.id == indicator.id) {
            indicator.id = fresh_indicator(&answer.indicators);
        }
        answer.indicators.push(indicator);
    }
    let longer = years.filter(|years| answer.years.is_none_or(|own| own.count < years.count));
    answer.years = longer.or(answer.years);
    true
}

/// Joins a row with another one, if both are the same indicator: its name, unit, direction and figures, of which there are some, and
/// nothing else of which they say something different. What only the other one tells is added.
fn join(row: &mut Indicator, other: &Indicator) -> bool {
    let told = |indicator: &Indicator| {
        let [name, unit] = [&indicator.name, &indicator.unit].map(|text| text.trim().to_owned());
        (name, unit, indicator.direction, indicator.extra.clone())
    };
    let agree = |line: Line| {
        let (here, there) = (row.series(line), other.series(line));
        let figures = here.figures == there.figures
            || line != Line::Value && (here.figures.is_empty() || there.figures.is_empty());
        let source =
            here.source == there.source || here.source.is_empty() || there.source.is_empty();
        figures && source && here.extra == there.extra
    };
    let classes = row.class.zip(other.class);
    if other.values.figures.is_empty()
        || told(row) != told(other)
        || classes.is_some_and(|(here, there)| here != there)
        || !Line::ALL.into_iter().all(agree)
    {
        return false;
    }
    row.class = row.class.or(other.class);
    row.core |= other.core;
    for line in Line::ALL {
        let (here, there) = (row.series_mut(line), other.series(line));
        if here.figures.is_empty() {
            here.figures = there.figures.clone();
        }
        if here.source.is_empty() {
            here.source.clone_from(&there.source);
        }
    }
    true
}
