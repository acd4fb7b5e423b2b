//! Assessments to test with: chosen ones, and random ones over every field.
#![allow(dead_code, reason = "each suite uses its part")]

use excellence_assessment::assessment::{
    Action, Assessment, Class, ConditionAnswer, Coverage, Direction, Extra, Figures, Indicator,
    ItemAnswer, Line, Organisation, PointAnswer, Series, Status, Year, Years,
};
use excellence_assessment::keyed::Keyed;
use excellence_assessment::reading;
use excellence_assessment::standard::{
    Band, ConditionId, Item, MadeOn, Percent, SHENZHEN, Standard,
};
use proptest::collection::{SizeRange, btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::Value;
use std::borrow::Borrow;
use std::fmt::Debug;
use std::sync::LazyLock;

/// The Shenzhen standard.
pub(crate) static SHENZHEN_STANDARD: LazyLock<Standard> =
    LazyLock::new(|| Standard::read(SHENZHEN).expect("the pack of the product has no fault"));

/// A percent.
pub(crate) fn percent(percent: u32) -> Percent {
    Percent::new(percent).expect("a percent up to 100")
}

/// An assessment of the Shenzhen standard without answers.
pub(crate) fn blank() -> Assessment {
    let now = String::from("2026-03-02T01:00:00Z");
    Assessment::new(String::from("test"), "shenzhen-mayor-2019".into(), now)
}

/// An assessment whose items have these percents, and no other answers.
pub(crate) fn scored<'a>(percents: impl IntoIterator<Item = (&'a str, u32)>) -> Assessment {
    let mut assessment = blank();
    for (item, value) in percents {
        let answer = assessment.items.entry(item.into()).or_default();
        answer.percent = Some(percent(value));
    }
    assessment
}

/// An assessment whose items all have one percent.
pub(crate) fn all_at(value: u32) -> Assessment {
    scored(
        SHENZHEN_STANDARD
            .items()
            .map(|item| (item.id.as_str(), value)),
    )
}

/// Declarations, by condition.
pub(crate) fn declared<'a>(
    answers: impl IntoIterator<Item = (&'a str, ConditionAnswer)>,
) -> Keyed<ConditionId, ConditionAnswer> {
    let entries = answers.into_iter();
    entries.map(|(id, answer)| (id.into(), answer)).collect()
}

/// Any percent of the scale.
pub(crate) fn legal_percent() -> impl Strategy<Value = Percent> {
    (0u32..=20).prop_map(|step| percent(step * 5))
}

/// A text with what texts may hold: nothing, scripts, control characters, marks that turn the writing direction.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<char>().prop_map(String::from),
        select(vec![
            "质量", "<script>", "\"", "\\", "\u{202e}", "\u{0}", "\r\n", "\u{feff}", "😀", "{{",
            "null"
        ])
        .prop_map(String::from),
    ];
    vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// Fields of a later program: any JSON, under names that are none of ours.
fn unknown_fields() -> impl Strategy<Value = Extra> {
    let number = select(vec![
        "0",
        "-1",
        "1.50",
        "0.1",
        "1e400",
        "-0.0",
        "2.2250738585072011e-308",
        "123456789012345678901234567890",
    ])
    .prop_map(|text| serde_json::from_str::<Value>(text).expect("a number"));
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        text().prop_map(Value::from),
        number,
    ];
    let value = leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::from),
            btree_map(text(), inner, 0..3)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    });
    btree_map(text().prop_map(|text| format!("x-{text}")), value, 0..2)
        .prop_map(|fields| extra(&Value::Object(fields.into_iter().collect())))
}

/// Unknown fields as they are read.
fn extra(fields: &Value) -> Extra {
    let read = reading::document(&fields.to_string(), &|root| {
        Some(root.object()?.others(&[]))
    });
    read.expect("an object")
}

/// A random map.
pub(crate) fn keyed<K: Borrow<str> + Ord + Debug, V: Debug>(
    key: impl Strategy<Value = K>,
    value: impl Strategy<Value = V>,
    size: impl Into<SizeRange>,
) -> impl Strategy<Value = Keyed<K, V>> {
    btree_map(key, value, size).prop_map(|entries| entries.into_iter().collect())
}

fn point_answer() -> impl Strategy<Value = PointAnswer> {
    let coverage = option::of(select(Coverage::ALL.to_vec()));
    (coverage, text(), unknown_fields()).prop_map(|(coverage, evidence, extra)| PointAnswer {
        coverage,
        evidence,
        extra,
    })
}

/// Any year.
pub(crate) fn year() -> impl Strategy<Value = Year> {
    (1900u32..2200).prop_map(|year| Year::new(year).expect("a year"))
}

/// The years of a table.
pub(crate) fn years() -> impl Strategy<Value = Years> {
    (year(), 1u8..=10).prop_map(|(last, count)| Years { last, count })
}

fn series() -> impl Strategy<Value = Series> {
    let figure = prop_oneof!["-?[0-9]{1,4}(\\.[0-9]{1,3})?", text()];
    let figures = vec((year(), figure), 0..4);
    let figures = figures.prop_map(|figures| figures.into_iter().collect::<Figures>());
    (figures, text(), unknown_fields()).prop_map(|(figures, source, extra)| Series {
        figures,
        source,
        extra,
    })
}

/// A random indicator of an item, over every field, with another id.
pub(crate) fn indicator(item: &Item) -> impl Strategy<Value = Indicator> + use<> {
    let points: Vec<_> = item.guidance.iter().map(|point| point.id.clone()).collect();
    let choices = (
        option::of(select(points)),
        any::<bool>(),
        select(Direction::ALL.to_vec()),
        option::of(select(Class::ALL.to_vec())),
    );
    let series = vec(prop_oneof![Just(Series::default()), series()], 5);
    (text(), text(), choices, series, unknown_fields()).prop_map(
        |(name, unit, (group, core, direction, class), series, extra)| {
            let mut indicator = Indicator::new("n".into());
            indicator.name = name;
            indicator.unit = unit;
            indicator.group = group;
            indicator.core = core;
            indicator.direction = direction;
            indicator.class = class;
            for (line, series) in Line::ALL.into_iter().zip(series) {
                *indicator.series_mut(line) = series;
            }
            indicator.extra = extra;
            indicator
        },
    )
}

/// A random action of a plan, with another id.
pub(crate) fn action() -> impl Strategy<Value = Action> {
    let items: Vec<_> = SHENZHEN_STANDARD
        .items()
        .map(|item| item.id.clone())
        .collect();
    let choices = (option::of(select(items)), select(Status::ALL.to_vec()));
    (text(), text(), text(), choices, unknown_fields()).prop_map(
        |(what, owner, due, (item, status), extra)| {
            let mut action = Action::new("n".into());
            action.action = what;
            action.owner = owner;
            action.due = due;
            action.item = item;
            action.status = status;
            action.extra = extra;
            action
        },
    )
}

/// A random answer to an item, over every field.
pub(crate) fn item_answer(item: &Item) -> impl Strategy<Value = ItemAnswer> + use<> {
    let factors = SHENZHEN_STANDARD.guide_of(item).factors.iter();
    let factors: Vec<_> = factors.map(|factor| factor.id.clone()).collect();
    let points: Vec<_> = item.guidance.iter().map(|point| point.id.clone()).collect();
    let (factor, noted, point) = (select(factors.clone()), select(factors), select(points));
    let answers = (
        keyed(point, point_answer(), 0..=4),
        keyed(factor, (0u8..6).prop_map(Band), 0..=4),
        keyed(noted, text(), 0..3),
        option::of(legal_percent()),
    );
    let words = (text(), text(), text(), text(), unknown_fields());
    let outlook = vec(option::of(legal_percent()), 3);
    let table = (vec(indicator(item), 0..3), option::of(years()));
    (answers, words, outlook, table).prop_map(
        |(
            (guidance, factors, notes, percent),
            (reason, strengths, opportunities, private, extra),
            outlook,
            (mut indicators, years),
        )| {
            for (n, indicator) in (1..).zip(&mut indicators) {
                indicator.id = format!("n{n}").as_str().into();
            }
            ItemAnswer {
                guidance,
                factors,
                notes,
                percent,
                target: outlook[0],
                low: outlook[1],
                high: outlook[2],
                indicators,
                years,
                reason,
                strengths,
                opportunities,
                private,
                extra,
            }
        },
    )
}

/// Random answers to some of the items.
pub(crate) fn items()
-> impl Strategy<Value = Keyed<excellence_assessment::standard::ItemId, ItemAnswer>> {
    let items: Vec<&Item> = SHENZHEN_STANDARD.items().collect();
    subsequence(items, 0..=18).prop_flat_map(|items| {
        let answers: Vec<_> = items
            .iter()
            .map(|item| (Just(item.id.clone()), item_answer(item)))
            .collect();
        answers.prop_map(|answers| answers.into_iter().collect())
    })
}

/// What a file says of the pack of somebody else; no outline that could be read.
fn made_on() -> impl Strategy<Value = reading::Value> {
    let outline = select(vec!["", "{\"format\": \"\\n", "—"]);
    ("[0-9a-f]{16}", outline).prop_map(|(fingerprint, outline)| {
        let outline = String::from(outline);
        MadeOn {
            fingerprint,
            outline,
        }
        .value()
    })
}

/// A random assessment, over every field.
pub(crate) fn assessment() -> impl Strategy<Value = Assessment> {
    let moment = select(vec!["2026-03-02T01:00:00Z", "2026-11-30T23:59:59.123Z"]);
    let words = (text(), text(), text(), text(), text(), unknown_fields());
    let organisation =
        words.prop_map(
            |(name, industry, place, period, author, extra)| Organisation {
                name,
                industry,
                place,
                period,
                author,
                extra,
            },
        );
    let section = select(vec!["situation", "environment", "competence"]);
    let answer = prop_oneof![
        any::<bool>().prop_map(ConditionAnswer::Declared),
        any::<u32>().prop_map(ConditionAnswer::Number),
        (any::<u32>(), 1..=u32::MAX)
            .prop_map(|(score, full)| ConditionAnswer::Score { score, full }),
    ];
    let conditions = keyed(
        text().prop_map(|id| id.as_str().into()),
        keyed(text().prop_map(|id| id.as_str().into()), answer, 0..3),
        0..3,
    );
    let programmes = keyed(
        text().prop_map(|id| id.as_str().into()),
        keyed(text().prop_map(|id| id.as_str().into()), text(), 0..3),
        0..3,
    );
    let head = (
        text(),
        moment.clone(),
        moment,
        any::<bool>(),
        text(),
        text(),
    );
    let profile = keyed(section.prop_map(Into::into), text(), 0..=3);
    let dismissed = keyed(
        select(vec!["1.1", "1.3", "6.3"]).prop_map(Into::into),
        keyed(text().prop_map(|id| id.as_str().into()), text(), 1..3),
        0..3,
    );
    (
        head,
        organisation,
        profile,
        items(),
        (conditions, programmes),
        (vec(action(), 0..3), dismissed, option::of(made_on())),
        unknown_fields(),
    )
        .prop_map(
            |(
                (id, created, changed, fictional, title, label),
                organisation,
                profile,
                items,
                (conditions, programmes),
                (mut plan, dismissed, made_on),
                extra,
            )| {
                for (n, action) in (1..).zip(&mut plan) {
                    action.id = format!("n{n}").as_str().into();
                }
                Assessment {
                    id: format!("a{id}"),
                    standard: "shenzhen-mayor-2019".into(),
                    made_on,
                    created: created.to_owned(),
                    changed: changed.to_owned(),
                    fictional,
                    title,
                    label,
                    organisation,
                    profile,
                    items,
                    conditions,
                    plan,
                    dismissed,
                    programmes,
                    extra,
                }
            },
        )
}
