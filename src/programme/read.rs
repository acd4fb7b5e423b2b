//! Reading and checking a programme pack. As with a standard, what cannot be read leaves a fault and a default.

use super::model::{Choice, Condition, ConditionKind, Measure, Programme, Rule, Tier};
use super::procedure;
use crate::language::Text;
use crate::reading::{Object, Problem, Read, Reader, Value};
use crate::standard::{
    ConditionId, Percent, Seen, head, id_of, language, list, name, optional_text, reading, text,
};
use std::cell::RefCell;

/// What `format` says in a programme pack.
pub const FORMAT: &str = "excellence-programme";

/// The newest version of the pack format that is read.
const VERSION: u32 = 1;

/// The keys of a pack that decide something; what is done besides is read by [`procedure`].
const KEYS: [&str; 15] = [
    "format",
    "version",
    "language",
    "id",
    "title",
    "grantor",
    "source",
    "standards",
    "official_score",
    "scores",
    "conditions",
    "eligibility",
    "stages",
    "tiers",
    "readings",
];

/// Takes a programme out of a parsed pack; faults are left with the reader.
pub(super) fn programme(root: &Reader<'_>) -> Option<Programme> {
    let pack = root.object()?;
    head(&pack, FORMAT, VERSION)?;
    if let Some(r) = pack.optional("language") {
        language(&r)?;
    }
    pack.only(&[&KEYS[..], &procedure::KEYS].concat());
    let (id, title, grantor) = (
        Seen::default().id(&pack),
        text(&pack, "title"),
        text(&pack, "grantor"),
    );
    let (source, official_score) = (text(&pack, "source"), text(&pack, "official_score"));
    let standards = list(&pack, "standards", &|r| r.filled().map(Into::into));
    let (seen, seen_tiers) = (Seen::default(), Seen::default());
    let scores = optional_list(&pack, "scores", &|r| official_score_asked(r, &seen));
    let conditions = list(&pack, "conditions", &|r| condition(r, &seen));
    let known = Conditions::of(&pack);
    let eligibility = pack.required("eligibility").and_then(|r| known.rule(&r));
    let stages = optional_list(&pack, "stages", &|r| tier(r, &known, &seen_tiers));
    let tiers = list(&pack, "tiers", &|r| tier(r, &known, &seen_tiers));
    let readings = list(&pack, "readings", &reading);
    Some(Programme {
        id: id.as_str().into(),
        title,
        grantor,
        source,
        standards,
        official_score,
        scores,
        eligibility: eligibility.unwrap_or_default(),
        stages,
        tiers,
        readings,
        conditions,
    })
}

/// Tiers stand with the highest first: the first one that holds is the one that is reached. Those that ask for a total show whether they
/// do.
pub(super) fn highest_first(pack: &Object<'_>, tiers: &[Tier]) {
    let totals: Vec<Percent> = tiers.iter().filter_map(Tier::total_percent).collect();
    let mut falling = totals.clone();
    falling.sort_unstable_by(|one, other| other.cmp(one));
    if totals != falling
        && let Some(reader) = pack.optional("tiers")
    {
        let said = |totals: &[Percent]| {
            let totals: Vec<String> = totals.iter().map(ToString::to_string).collect();
            totals.join(" / ")
        };
        reader.not_allowed(&said(&totals), &said(&falling));
    }
}

/// A list that may be left out.
pub(super) fn optional_list<T>(
    object: &Object<'_>,
    key: &'static str,
    read: Read<'_, T>,
) -> Vec<T> {
    let list = object.optional(key).and_then(|r| r.list(read));
    list.unwrap_or_default()
}

/// More marks than any award has, and few enough that no product overflows.
pub const MOST_MARKS: u32 = 100_000;

/// An official score that can be entered: a condition of the kind `score` that nobody has to answer.
fn official_score_asked(reader: &Reader<'_>, seen: &Seen) -> Option<Condition> {
    let object = reader.object()?;
    object.only(&["id", "asks", "statement", "full", "clause"]);
    let (id, clause) = (seen.id(&object), name(&object, "clause"));
    let (asks, statement) = asked(&object);
    Some(Condition {
        id: id.as_str().into(),
        kind: score(&object),
        asks,
        statement,
        clause,
        of_person: false,
        alternative: false,
    })
}

/// A question, and its statement, for which the question stands where that is left out.
fn asked(object: &Object<'_>) -> (Text, Text) {
    let asks = text(object, "asks");
    let statement = optional_text(object, "statement");
    (asks.clone(), statement.unwrap_or(asks))
}

fn score(object: &Object<'_>) -> ConditionKind {
    let full = object.required("full");
    let full = full.and_then(|r| r.integer(1, MOST_MARKS));
    ConditionKind::Score {
        full: full.unwrap_or_default(),
    }
}

/// The keys of a condition of any kind.
const CONDITION_KEYS: [&str; 7] = [
    "id",
    "kind",
    "asks",
    "statement",
    "clause",
    "of_person",
    "alternative",
];

fn condition(reader: &Reader<'_>, seen: &Seen) -> Option<Condition> {
    let object = reader.object()?;
    let named = object.optional("kind").and_then(|r| r.value().as_text());
    let own: &[&str] = match named {
        Some("declared") => &[],
        Some("number") => &["unit", "choices"],
        Some("score") => &["full"],
        // Which keys belong here shows when the kind is mended.
        _ => &["unit", "choices", "full"],
    };
    object.only(&[&CONDITION_KEYS[..], own].concat());
    let (id, clause) = (seen.id(&object), name(&object, "clause"));
    let (asks, statement) = asked(&object);
    let values = RefCell::default();
    let kind = object.required("kind").and_then(|r| match r.filled()? {
        "declared" => Some(ConditionKind::Declared),
        "number" => Some(ConditionKind::Number {
            unit: text(&object, "unit"),
            choices: optional_list(&object, "choices", &|r| choice(r, &values)),
        }),
        "score" => Some(score(&object)),
        other => {
            r.not_allowed(other, "declared / number / score");
            None
        }
    });
    Some(Condition {
        id: id.as_str().into(),
        kind: kind.unwrap_or_default(),
        asks,
        statement,
        clause,
        of_person: flag(&object, "of_person"),
        alternative: flag(&object, "alternative"),
    })
}

/// A number that may be chosen, with the `values` met so far: one that comes twice is a fault.
fn choice(reader: &Reader<'_>, values: &RefCell<Vec<u32>>) -> Option<Choice> {
    let object = reader.object()?;
    object.only(&["value", "title"]);
    let value = object.required("value").and_then(|r| {
        let value = r.integer(0, u32::MAX)?;
        if values.borrow().contains(&value) {
            r.duplicate(&value.to_string());
        }
        values.borrow_mut().push(value);
        Some(value)
    });
    Some(Choice {
        value: value.unwrap_or_default(),
        title: text(&object, "title"),
    })
}

/// Yes or no; no where it is left out.
fn flag(object: &Object<'_>, key: &'static str) -> bool {
    let flag = object.optional(key).and_then(|r| r.boolean());
    flag.unwrap_or_default()
}

fn tier(reader: &Reader<'_>, known: &Conditions<'_>, seen: &Seen) -> Option<Tier> {
    let object = reader.object()?;
    object.only(&["id", "title", "clause", "rule"]);
    let (id, title, clause) = (
        seen.id(&object),
        text(&object, "title"),
        name(&object, "clause"),
    );
    let rule = object.required("rule").and_then(|r| known.rule(&r));
    Some(Tier {
        id: id.as_str().into(),
        title,
        rule: rule.unwrap_or_default(),
        clause,
    })
}

/// The conditions that the pack names: a rule may name no others. Those with faults count too, so that one fault does
/// not bring a fault of each rule that names it.
struct Conditions<'a> {
    all: Vec<Named<'a>>,
    /// Whether each has an id and their lists are there; else a name that is not among them may be that of a condition.
    is_whole: bool,
}

struct Named<'a> {
    id: &'a str,
    /// The kind as it stands in the pack, `official` of a score that can be entered; nothing where it is missing.
    kind: &'a str,
}

impl<'a> Conditions<'a> {
    fn of(pack: &Object<'a>) -> Conditions<'a> {
        let (mut all, mut is_whole) = (Vec::new(), true);
        for list in ["conditions", "scores"] {
            let Some(conditions) = pack.optional(list) else {
                is_whole &= list == "scores";
                continue;
            };
            is_whole &= matches!(conditions.value(), Value::List(_));
            for entry in conditions.value().entries() {
                let kind = if list == "scores" {
                    Some("official")
                } else {
                    entry.get("kind").and_then(Value::as_text)
                };
                let id = id_of(entry);
                is_whole &= id.is_some();
                all.push(Named {
                    id: id.unwrap_or_default(),
                    kind: kind.unwrap_or_default(),
                });
            }
        }
        Conditions { all, is_whole }
    }

    /// A rule: an object with exactly one of the keys `all`, `any`, `at_least`, `declared`.
    fn rule(&self, reader: &Reader<'_>) -> Option<Rule> {
        let object = reader.object()?;
        let (key, entry) = one_of(&object, &["all", "any", "at_least", "declared"], &[])?;
        let parts = || entry.list(&|r| self.rule(r));
        match key {
            "all" => parts().map(Rule::All),
            "any" => {
                let parts = parts()?;
                if parts.is_empty() {
                    entry.fault(Problem::Empty);
                }
                Some(Rule::Any(parts))
            }
            "at_least" => self.measure(&entry).map(Rule::AtLeast),
            _ => self.find(&entry, "declared").map(Rule::Declared),
        }
    }

    /// A measure: `{"percent": "total" | "best_category", "value": n}`, with `"official": score` beside it where there is one,
    /// `{"number": condition, "value": n}` or `{"score": condition, "value": percent}`.
    fn measure(&self, reader: &Reader<'_>) -> Option<Measure> {
        let object = reader.object()?;
        let value = object.required("value");
        let (key, entry) = one_of(
            &object,
            &["percent", "number", "score"],
            &["value", "official"],
        )?;
        if let Some(official) = object.optional("official")
            && key != "percent"
        {
            official.fault(Problem::UnknownKey);
        }
        if key == "number" {
            let value = value.and_then(|r| r.integer(0, u32::MAX));
            return Some(Measure::Number(self.find(&entry, "number")?, value?));
        }
        let percent = value.and_then(|r| r.integer(0, 100)).and_then(Percent::new);
        if key == "score" {
            return Some(Measure::Score(self.find(&entry, "score")?, percent?));
        }
        let official = match object.optional("official") {
            Some(r) => Some(self.find(&r, "official")?),
            None => None,
        };
        match entry.filled()? {
            "total" => Some(Measure::Total(percent?, official)),
            "best_category" => Some(Measure::BestCategory(percent?, official)),
            other => {
                entry.not_allowed(other, "total / best_category");
                None
            }
        }
    }

    /// The condition that a rule names, if it takes the kind of answer that the rule reads.
    fn find(&self, reader: &Reader<'_>, kind: &str) -> Option<ConditionId> {
        let id = reader.filled()?;
        // A kind that is missing or misspelt is a fault of its own.
        let others = ["declared", "number", "score", "official"].into_iter();
        let others: Vec<&str> = others.filter(|other| *other != kind).collect();
        let fitting = self
            .all
            .iter()
            .filter(|named| !others.contains(&named.kind));
        let fitting: Vec<&str> = fitting.map(|named| named.id).collect();
        if !fitting.contains(&id) {
            // A condition of another kind is known.
            match self.is_whole || self.all.iter().any(|named| named.id == id) {
                true => reader.not_allowed(id, &fitting.join(" / ")),
                false => reader.unresolved(id),
            }
            return None;
        }
        Some(id.into())
    }
}

/// The one key of `keys` that the object has; none or several are a fault, and so is any key that is not in `beside`.
fn one_of<'a>(
    object: &Object<'a>,
    keys: &[&'static str],
    beside: &[&str],
) -> Option<(&'static str, Reader<'a>)> {
    object.only(&[keys, beside].concat());
    let here = keys
        .iter()
        .filter_map(|key| Some((*key, object.optional(key)?)));
    let mut here: Vec<_> = here.collect();
    if here.len() != 1 {
        object.fault(Problem::OneOf {
            keys: keys.join(" / "),
        });
        return None;
    }
    here.pop()
}
