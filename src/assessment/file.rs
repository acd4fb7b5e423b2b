//! The assessment file: JSON, described by `schemas/assessment.schema.json`.
//!
//! Writing and reading are the identity, unknown fields included. A file is read against its standard, so that an id
//! which the standard does not have, or a percent off its grid, is found before anything of it is used.
//!
//! Version 2 added indicators, the plan, dismissed findings, and a target and a range of each item. What stands under their
//! names in a file of version 1 is of another program, and is kept under a name that begins with `v1-`.
//!
//! `pack` came without a version of its own: it says on which pack of somebody else the answers were given, and changes nothing of
//! what they mean. A program that does not know it keeps it, as every unknown field, and what stands under that name and is no such
//! thing stays an unknown field here.

pub(in crate::assessment) mod table;

use super::command::Outlook;
use super::indicator::Indicator;
use super::model::{
    Assessment, ConditionAnswer, Coverage, Extra, ItemAnswer, Organisation, PointAnswer,
};
use crate::keyed::Keyed;
use crate::reading::{self, Fault, Node, Object, Read, Reader, Value};
use crate::standard::{self, ConditionId, Item, ItemId, Percent, ProgrammeId, Standard, Standards};
use crate::writing::Json;
use std::borrow::Borrow;

/// What `format` says in an assessment file.
pub const FORMAT: &str = "excellence-assessment";

/// The version of the file format that is written, and the newest that is read.
pub const VERSION: u32 = 2;

/// What version 2 added to an assessment, and to the answer to an item.
const NEW: [&str; 3] = ["plan", "dismissed", "programmes"];
const NEW_OF_ITEM: [&str; 5] = ["target", "low", "high", "indicators", "years"];

/// What an assessment has had since version 1.
const KNOWN: [&str; 13] = [
    "format",
    "version",
    "id",
    "standard",
    "created",
    "changed",
    "fictional",
    "title",
    "label",
    "organisation",
    "profile",
    "items",
    "conditions",
];

/// The whole file: what it is, then the assessment.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(rename = "AssessmentFile")]
pub struct File<'a> {
    /// Always `excellence-assessment`.
    #[schemars(extend("const" = FORMAT))]
    pub format: &'a str,
    /// The version of the format.
    #[schemars(range(min = 1, max = VERSION))]
    pub version: u32,
    /// The assessment.
    #[schemars(flatten)]
    pub assessment: &'a Assessment,
}

/// The assessment as a file: pretty-printed, stable order of keys, a line feed at the end.
pub fn write(assessment: &Assessment) -> String {
    let mut json = Json::pretty();
    write_into(&mut json, assessment);
    json.finish() + "\n"
}

/// The assessment file as a value of another document.
pub(super) fn write_into(json: &mut Json, assessment: &Assessment) {
    json.object(|file| {
        file.key("format").text(FORMAT);
        file.key("version").number(VERSION);
        file.key("id").text(&assessment.id);
        file.key("standard").text(assessment.standard.as_str());
        if let Some(made_on) = &assessment.made_on {
            file.key("pack").value(made_on);
        }
        file.key("created").text(&assessment.created);
        file.key("changed").text(&assessment.changed);
        if assessment.fictional {
            file.key("fictional").boolean(true);
        }
        write_filled(file, "title", &assessment.title);
        write_filled(file, "label", &assessment.label);
        write_organisation(file.key("organisation"), &assessment.organisation);
        write_texts(file.key("profile"), &assessment.profile);
        file.key("items").map(&assessment.items, write_item);
        file.key("conditions")
            .map(&assessment.conditions, |json, answers| {
                json.map(answers, |json, answer| write_condition(json, *answer));
            });
        if !assessment.plan.is_empty() {
            let plan = file.key("plan");
            plan.list(&assessment.plan, table::write_action);
        }
        if !assessment.dismissed.is_empty() {
            file.key("dismissed")
                .map(&assessment.dismissed, write_texts);
        }
        if !assessment.programmes.is_empty() {
            file.key("programmes")
                .map(&assessment.programmes, |json, notes| {
                    write_texts(json, notes)
                });
        }
        write_extra(file, &assessment.extra);
    });
}

/// What was declared for a condition, as it stands in the file.
pub(super) fn write_condition(json: &mut Json, answer: ConditionAnswer) {
    match answer {
        ConditionAnswer::Declared(holds) => json.boolean(holds),
        ConditionAnswer::Number(number) => json.number(number),
        ConditionAnswer::Score { score, full } => json.object(|json| {
            json.key("score").number(score);
            json.key("full").number(full);
        }),
    }
}

fn write_organisation(json: &mut Json, organisation: &Organisation) {
    json.object(|json| {
        json.key("name").text(&organisation.name);
        json.key("industry").text(&organisation.industry);
        json.key("place").text(&organisation.place);
        json.key("period").text(&organisation.period);
        json.key("author").text(&organisation.author);
        write_extra(json, &organisation.extra);
    });
}

fn write_item(json: &mut Json, answer: &ItemAnswer) {
    json.object(|json| {
        json.key("guidance").map(&answer.guidance, write_point);
        json.key("factors")
            .map(&answer.factors, |json, band| json.number(band.0));
        if !answer.notes.is_empty() {
            write_texts(json.key("notes"), &answer.notes);
        }
        json.key("percent")
            .nullable(answer.percent, |json, percent| json.number(percent.get()));
        for which in Outlook::ALL {
            if let Some(percent) = answer.outlook(which) {
                json.key(which.key()).number(percent.get());
            }
        }
        table::write_table(json, &answer.indicators, answer.years);
        write_filled(json, "reason", &answer.reason);
        json.key("strengths").text(&answer.strengths);
        json.key("opportunities").text(&answer.opportunities);
        write_filled(json, "private", &answer.private);
        write_extra(json, &answer.extra);
    });
}

fn write_point(json: &mut Json, answer: &PointAnswer) {
    json.object(|json| {
        json.key("coverage")
            .nullable(answer.coverage, |json, coverage| json.text(coverage.key()));
        json.key("evidence").text(&answer.evidence);
        write_extra(json, &answer.extra);
    });
}

fn write_texts<K: Borrow<str>>(json: &mut Json, texts: &Keyed<K, String>) {
    json.map(texts, |json, text| json.text(text));
}

/// An indicator as it stands in the file, on a line.
pub fn indicator_text(indicator: &Indicator) -> String {
    let mut json = Json::compact();
    table::write_indicator(&mut json, indicator);
    json.finish()
}

/// A field that we do not know as it stands in the file, on a line.
pub fn unknown_text(key: &str, node: &Node) -> String {
    let mut value = Json::compact();
    value.value(&node.value);
    format!("{key}: {}", value.finish())
}

/// A text that is left out when it says nothing.
fn write_filled(json: &mut Json, key: &str, text: &str) {
    if !text.is_empty() {
        json.key(key).text(text);
    }
}

fn write_extra(json: &mut Json, extra: &Extra) {
    for (key, node) in extra.iter() {
        json.key(key).value(&node.value);
    }
}

/// The ids of the standards that a text names as an assessment file or a file of many does, each once: what has to be here before
/// the text is read. Looks at the letters alone, so that a damaged file tells it too.
pub fn standards_named(text: &str) -> Vec<&str> {
    const KEY: &str = "\"standard\"";
    let mut found: Vec<&str> = Vec::new();
    for (at, _) in text.match_indices(KEY) {
        let rest = text[at + KEY.len()..].trim_start();
        let rest = rest.strip_prefix(':').map(str::trim_start);
        let id = rest.and_then(|rest| rest.strip_prefix('"')?.split('"').next());
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if let Some(id) = id.filter(|id| id.len() <= 64 && id.chars().all(plain))
            && !found.contains(&id)
        {
            found.push(id);
        }
    }
    found
}

/// Reads an assessment file against its standard.
///
/// # Errors
/// All faults of the file, each with path and line.
pub fn read(text: &str, standards: &dyn Standards) -> Result<Assessment, Vec<Fault>> {
    reading::document(text, &|root| assessment(root, standards))
}

/// Whether a file that was just written says, read again, what it says now: nothing of it is lost on the way out and in. Compared
/// as it is written: what compares every field of every type would be more code.
pub fn reads_back(text: &str, standards: &dyn Standards) -> bool {
    read(text, standards).is_ok_and(|read| write(&read) == text)
}

/// What can be read of a damaged assessment file, and what was lost. Only whole answers are taken, each as it stood in the
/// file; the file may also be of a newer version. `id` and `now` are used where the file's own cannot be read. What is
/// given back can be written and read again.
pub fn salvage(
    text: &str,
    standards: &dyn Standards,
    id: &str,
    now: &str,
) -> (Assessment, Vec<Fault>) {
    let read = |root: &Reader<'_>| Some(answers(&root.object()?, standards));
    let (assessment, lost) = reading::salvage(text, &read);
    let mut assessment = assessment.unwrap_or_default();
    if assessment.standard.as_str().is_empty() {
        assessment.standard = standards.named("").id.clone();
    }
    for (field, otherwise) in [
        (&mut assessment.id, id),
        (&mut assessment.created, now),
        (&mut assessment.changed, now),
    ] {
        if field.is_empty() {
            otherwise.clone_into(field);
        }
    }
    (assessment, lost)
}

/// Takes an assessment out of the place where its file stands.
pub(super) fn assessment(root: &Reader<'_>, standards: &dyn Standards) -> Option<Assessment> {
    let file = root.object()?;
    standard::head(&file, FORMAT, VERSION)?;
    Some(answers(&file, standards))
}

/// Takes an assessment out of a parsed file; what cannot be read leaves a fault and the default of its type.
fn answers(file: &Object<'_>, standards: &dyn Standards) -> Assessment {
    let id = standard::name(file, "id");
    let named = file.optional("standard");
    let named = named.as_ref().and_then(|named| named.value().as_text());
    let made_on = file.optional("pack").map(|r| r.value());
    // What has none is of another program.
    let made_on = made_on.filter(|said| said.get("fingerprint").is_some());
    let standard = standards.made_on(named.unwrap_or_default(), made_on);
    if let Some(r) = file.required("standard")
        && let Some(id) = r.filled()
        && id != standard.id.as_str()
    {
        r.not_allowed(id, standard.id.as_str());
    }
    let (created, changed) = (moment(file, "created"), moment(file, "changed"));
    let fictional = file.optional("fictional").and_then(|r| r.boolean());
    let organisation = file.required("organisation").and_then(|r| organisation(&r));
    let profile = file.required("profile").map(|r| {
        let sections = standard.profile.sections.iter();
        let known: Vec<&str> = sections.map(|section| section.id.as_str()).collect();
        keyed(&r, &known, &owned)
    });
    let version = file.optional("version");
    let first = version.is_some_and(|r| *r.value() == Value::Number(String::from("1")));
    let items = file.required("items").map(|r| items(&r, standard, first));
    let known: Vec<&str> = standard.items().map(|item| item.id.as_str()).collect();
    let later = (!first).then_some(file);
    let plan = later.map(|file| table::plan(file, &known));
    let dismissed =
        later.map(|file| optional_map(file, "dismissed", &known, &|r| Some(any_keyed(r, &owned))));
    let conditions = file.required("conditions").map(|r| conditions(&r));
    let programmes = later
        .and_then(|file| file.optional("programmes"))
        .map(|r| any_keyed(&r, &|notes| Some(any_keyed(notes, &owned))));
    let mut extra = file.others(&KNOWN);
    if made_on.is_some() {
        extra.remove("pack");
    }
    Assessment {
        id,
        standard: standard.id.clone(),
        made_on: made_on.cloned(),
        created,
        changed,
        fictional: fictional.unwrap_or_default(),
        title: text(file, "title"),
        label: text(file, "label"),
        organisation: organisation.unwrap_or_default(),
        profile: profile.unwrap_or_default(),
        items: items.unwrap_or_default(),
        conditions: conditions.unwrap_or_default(),
        programmes: programmes.unwrap_or_default(),
        plan: plan.unwrap_or_default(),
        dismissed: dismissed.unwrap_or_default(),
        extra: unknown(extra, &NEW, first),
    }
}

/// Fields that we do not know: without those that version 2 added. In a file of version 1 these are of another program.
fn unknown(mut others: Extra, new: &[&str], first: bool) -> Extra {
    for key in new {
        let Some(node) = others.remove(*key) else {
            continue;
        };
        if first {
            let mut name = format!("v1-{key}");
            while others.contains_key(&name) {
                name.insert_str(0, "v1-");
            }
            others.insert(name, node);
        }
    }
    others
}

fn organisation(reader: &Reader<'_>) -> Option<Organisation> {
    let object = reader.object()?;
    Some(Organisation {
        name: text(&object, "name"),
        industry: text(&object, "industry"),
        place: text(&object, "place"),
        period: text(&object, "period"),
        author: text(&object, "author"),
        extra: object.others(&["name", "industry", "place", "period", "author"]),
    })
}

fn items(reader: &Reader<'_>, standard: &Standard, first: bool) -> Keyed<ItemId, ItemAnswer> {
    let mut answers = Keyed::new();
    let Some(entries) = reader.object() else {
        return answers;
    };
    for (key, entry) in entries.entries() {
        let Some(known) = standard.items().find(|item| item.id.as_str() == key) else {
            let ids: Vec<&str> = standard.items().map(|item| item.id.as_str()).collect();
            entry.not_allowed(key, &ids.join(", "));
            continue;
        };
        if let Some(answer) = item(&entry, standard, known, first) {
            answers.insert(known.id.clone(), answer);
        }
    }
    answers
}

fn item(reader: &Reader<'_>, standard: &Standard, item: &Item, first: bool) -> Option<ItemAnswer> {
    let object = reader.object()?;
    let later = (!first).then_some(&object);
    let outlook = |key| nullable(later?, key, &|r| percent(r, standard));
    let points: Vec<&str> = item
        .guidance
        .iter()
        .map(|point| point.id.as_str())
        .collect();
    let factors = standard.guide_of(item).factors.iter();
    let factors: Vec<&str> = factors.map(|factor| factor.id.as_str()).collect();
    Some(ItemAnswer {
        guidance: optional_map(&object, "guidance", &points, &point),
        factors: optional_map(&object, "factors", &factors, &|r| {
            let most = u32::try_from(standard.scale.band_count() - 1).unwrap_or(u32::MAX);
            standard.scale.band(r.integer(0, most)?)
        }),
        notes: optional_map(&object, "notes", &factors, &owned),
        percent: nullable(&object, "percent", &|r| percent(r, standard)),
        target: outlook("target"),
        low: outlook("low"),
        high: outlook("high"),
        indicators: later.map_or_else(Vec::new, |item| table::indicators(item, &points)),
        years: later.and_then(|item| nullable(item, "years", &table::years)),
        reason: text(&object, "reason"),
        strengths: text(&object, "strengths"),
        opportunities: text(&object, "opportunities"),
        private: text(&object, "private"),
        extra: unknown(
            object.others(&[
                "guidance",
                "factors",
                "notes",
                "percent",
                "reason",
                "strengths",
                "opportunities",
                "private",
            ]),
            &NEW_OF_ITEM,
            first,
        ),
    })
}

fn point(reader: &Reader<'_>) -> Option<PointAnswer> {
    let object = reader.object()?;
    Some(PointAnswer {
        coverage: nullable(&object, "coverage", &|r| {
            let word = r.text()?;
            let coverage = Coverage::ALL.into_iter().find(|c| c.key() == word);
            if coverage.is_none() {
                r.not_allowed(word, "none, partial, full");
            }
            coverage
        }),
        evidence: text(&object, "evidence"),
        extra: object.others(&["coverage", "evidence"]),
    })
}

fn percent(reader: &Reader<'_>, standard: &Standard) -> Option<Percent> {
    let percent = Percent::new(reader.integer(0, 100)?)?;
    if standard.scale.band_of(percent).is_none() {
        let legal: Vec<String> = standard
            .scale
            .percents()
            .map(|p| p.get().to_string())
            .collect();
        reader.not_allowed(&percent.get().to_string(), &legal.join(", "));
        return None;
    }
    Some(percent)
}

/// Conditions are kept whatever their programme is: a programme that this program does not have loses nothing.
fn conditions(reader: &Reader<'_>) -> Keyed<ProgrammeId, Keyed<ConditionId, ConditionAnswer>> {
    any_keyed(reader, &|programme| Some(any_keyed(programme, &condition)))
}

/// What was declared for a condition.
pub(super) fn condition(answer: &Reader<'_>) -> Option<ConditionAnswer> {
    match answer.value() {
        Value::Boolean(holds) => Some(ConditionAnswer::Declared(*holds)),
        Value::Number(_) => answer.integer(0, u32::MAX).map(ConditionAnswer::Number),
        Value::Object(_) => {
            let object = answer.object()?;
            object.only(&["score", "full"]);
            let score = object
                .required("score")
                .and_then(|r| r.integer(0, u32::MAX));
            let full = object.required("full").and_then(|r| r.integer(1, u32::MAX));
            let (score, full) = score.zip(full)?;
            Some(ConditionAnswer::Score { score, full })
        }
        other => {
            let mut found = Json::compact();
            found.value(other);
            answer.not_allowed(&found.finish(), "true / false / 0, 1, 2, …");
            None
        }
    }
}

/// A required moment: an ISO 8601 text in UTC, checked by its shape.
pub(super) fn moment(file: &Object<'_>, key: &'static str) -> String {
    let moment = file.required(key);
    let text = moment.as_ref().and_then(Reader::filled);
    let (Some(reader), Some(text)) = (&moment, text) else {
        return String::new();
    };
    let like = |shape: &str, text: &str| {
        let digit = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
        text.bytes().map(digit).eq(shape.bytes())
    };
    let fits = text.strip_suffix('Z').is_some_and(|text| {
        let (second, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let fraction_fits =
            matches!(fraction.len(), 1..=9) && fraction.bytes().all(|b| b.is_ascii_digit());
        like("0000-00-00T00:00:00", second) && fraction_fits
    });
    if !fits {
        reader.not_allowed(text, "2026-03-02T01:00:00Z");
        return String::new();
    }
    text.to_owned()
}

/// A text that may be left out.
fn text(object: &Object<'_>, key: &'static str) -> String {
    let text = object.optional(key).and_then(|r| owned(&r));
    text.unwrap_or_default()
}

fn owned(reader: &Reader<'_>) -> Option<String> {
    reader.text().map(str::to_owned)
}

/// A value that may be `null` or left out.
fn nullable<T>(object: &Object<'_>, key: &'static str, read: Read<'_, T>) -> Option<T> {
    let entry = object.optional(key).filter(|r| !r.is_null())?;
    read(&entry)
}

/// A map that may be left out.
fn optional_map<K: for<'k> From<&'k str> + Borrow<str>, V>(
    object: &Object<'_>,
    key: &'static str,
    known: &[&str],
    read: Read<'_, V>,
) -> Keyed<K, V> {
    let map = object.optional(key).map(|r| keyed(&r, known, read));
    map.unwrap_or_default()
}

/// A map whose keys are `known` ids.
fn keyed<K: for<'k> From<&'k str> + Borrow<str>, V>(
    reader: &Reader<'_>,
    known: &[&str],
    read: Read<'_, V>,
) -> Keyed<K, V> {
    let object = reader.object();
    object.map_or_else(Keyed::new, |object| {
        read_entries(&object, Some(known), read)
    })
}

fn any_keyed<K: for<'k> From<&'k str> + Borrow<str>, V>(
    reader: &Reader<'_>,
    read: Read<'_, V>,
) -> Keyed<K, V> {
    let object = reader.object();
    object.map_or_else(Keyed::new, |object| read_entries(&object, None, read))
}

fn read_entries<K: for<'k> From<&'k str> + Borrow<str>, V>(
    object: &Object<'_>,
    known: Option<&[&str]>,
    read: Read<'_, V>,
) -> Keyed<K, V> {
    let mut map = Keyed::new();
    for (key, entry) in object.entries() {
        if let Some(known) = known
            && !known.contains(&key)
        {
            entry.not_allowed(key, &known.join(", "));
            continue;
        }
        if let Some(value) = read(&entry) {
            map.insert(K::from(key), value);
        }
    }
    map
}
