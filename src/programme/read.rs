//! Reading and checking a programme pack. As with a standard, what cannot be read leaves a fault and a default.

use super::model::{Condition, ConditionKind, Counted, Limit, Measure, Programme, Rule, Tier};
use crate::reading::{Object, Problem, Reader, Value};
use crate::standard::{ConditionId, Percent, Seen, head, list, name, reading, text};

/// What `format` says in a programme pack.
const FORMAT: &str = "excellence-programme";

/// The newest version of the pack format that is read.
const VERSION: u32 = 1;

/// More than anybody allows.
const MOST_CHARACTERS: u32 = 10_000_000;

/// Takes a programme out of a parsed pack; faults are left with the reader.
pub(super) fn programme(root: &Reader<'_>) -> Option<Programme> {
    let pack = root.object()?;
    head(&pack, FORMAT, VERSION)?;
    pack.only(&[
        "format",
        "version",
        "id",
        "title",
        "grantor",
        "source",
        "standards",
        "official_score",
        "conditions",
        "eligibility",
        "tiers",
        "readings",
        "limits",
    ]);
    let (id, title, grantor) = (
        name(&pack, "id"),
        text(&pack, "title"),
        text(&pack, "grantor"),
    );
    let (source, official_score) = (text(&pack, "source"), text(&pack, "official_score"));
    let standards = list(&pack, "standards", &|r| r.filled().map(Into::into));
    let (seen, seen_tiers) = (Seen::default(), Seen::default());
    let conditions = list(&pack, "conditions", &|r| condition(r, &seen));
    let known = Conditions::of(&pack);
    let eligibility = pack.required("eligibility").and_then(|r| known.rule(&r));
    let tiers = list(&pack, "tiers", &|r| tier(r, &known, &seen_tiers));
    let readings = list(&pack, "readings", &reading);
    let limits = pack.optional("limits").and_then(|r| r.list(&limit));
    Some(Programme {
        id: id.as_str().into(),
        title,
        grantor,
        source,
        standards,
        official_score,
        eligibility: eligibility.unwrap_or_default(),
        tiers,
        readings,
        conditions,
        limits: limits.unwrap_or_default(),
    })
}

fn limit(reader: &Reader<'_>) -> Option<Limit> {
    let object = reader.object()?;
    object.only(&["of", "counts", "characters", "clause"]);
    let counts = object.required("counts").and_then(|r| match r.filled()? {
        "profile" => Some(Counted::Profile),
        "categories" => Some(Counted::Categories),
        "main" => Some(Counted::Main),
        other => {
            r.not_allowed(other, "profile / categories / main");
            None
        }
    });
    let characters = object.required("characters");
    let characters = characters.and_then(|r| r.integer(1, MOST_CHARACTERS));
    Some(Limit {
        of: text(&object, "of"),
        counts: counts.unwrap_or_default(),
        characters: characters.unwrap_or_default(),
        clause: name(&object, "clause"),
    })
}

fn condition(reader: &Reader<'_>, seen: &Seen) -> Option<Condition> {
    let object = reader.object()?;
    object.only(&["id", "kind", "unit", "asks", "clause"]);
    let (id, asks, clause) = (
        seen.id(&object),
        text(&object, "asks"),
        name(&object, "clause"),
    );
    let kind = object.required("kind").and_then(|r| match r.filled()? {
        "declared" => Some(ConditionKind::Declared),
        "number" => Some(ConditionKind::Number {
            unit: text(&object, "unit"),
        }),
        other => {
            r.not_allowed(other, "declared / number");
            None
        }
    });
    Some(Condition {
        id: id.as_str().into(),
        kind: kind.unwrap_or_default(),
        asks,
        clause,
    })
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
struct Conditions<'a>(Vec<Named<'a>>);

struct Named<'a> {
    id: &'a str,
    /// The kind as it stands in the pack; nothing where it is missing.
    kind: &'a str,
}

impl<'a> Conditions<'a> {
    fn of(pack: &Object<'a>) -> Conditions<'a> {
        let Some(conditions) = pack.optional("conditions") else {
            return Conditions(Vec::new());
        };
        let named = |entry: &'a Value| {
            let word = |key| entry.get(key).and_then(Value::as_text);
            Named {
                id: word("id").unwrap_or_default(),
                kind: word("kind").unwrap_or_default(),
            }
        };
        Conditions(conditions.value().entries().map(named).collect())
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

    /// A measure: `{"percent": "total" | "best_category", "value": n}` or `{"number": condition, "value": n}`.
    fn measure(&self, reader: &Reader<'_>) -> Option<Measure> {
        let object = reader.object()?;
        let value = object.required("value");
        let (key, entry) = one_of(&object, &["percent", "number"], &["value"])?;
        if key == "number" {
            let value = value.and_then(|r| r.integer(0, u32::MAX));
            return Some(Measure::Number(self.find(&entry, "number")?, value?));
        }
        let percent = value.and_then(|r| r.integer(0, 100)).and_then(Percent::new);
        match entry.filled()? {
            "total" => percent.map(Measure::Total),
            "best_category" => percent.map(Measure::BestCategory),
            other => {
                entry.not_allowed(other, "total / best_category");
                None
            }
        }
    }

    /// The condition that a rule names, if it takes the kind of answer that the rule reads.
    fn find(&self, reader: &Reader<'_>, kind: &str) -> Option<ConditionId> {
        let id = reader.filled()?;
        let other = if kind == "number" {
            "declared"
        } else {
            "number"
        };
        let fitting = self.0.iter().filter(|named| named.kind != other);
        let fitting: Vec<&str> = fitting.map(|named| named.id).collect();
        if !fitting.contains(&id) {
            reader.not_allowed(id, &fitting.join(" / "));
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
