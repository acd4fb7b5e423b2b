//! Reading and checking the procedure of a programme pack.

use super::model::{
    Applicant, Clause, Counted, Due, Length, Levels, Limit, Material, Period, Procedure, Step,
    Validity,
};
use crate::programme::read::optional_list;
use crate::reading::{Object, Problem, Reader};
use crate::standard::{Seen, list, name, text};

/// More than anybody allows.
const MOST_CHARACTERS: u32 = 10_000_000;

/// Takes the procedure out of a pack; every part may be left out.
pub(in crate::programme) fn procedure(pack: &Object<'_>) -> Procedure {
    let (materials, periods) = (Seen::default(), Seen::default());
    Procedure {
        applicant: applicant(pack).unwrap_or_default(),
        levels: pack.optional("levels").and_then(|r| levels(&r)),
        materials: optional_list(pack, "materials", &|r| material(r, &materials)),
        routes: optional_list(pack, "routes", &clause),
        steps: optional_list(pack, "steps", &step),
        periods: optional_list(pack, "periods", &|r| period(r, &periods)),
        validity: pack.optional("validity").and_then(|r| validity(&r)),
        afterwards: optional_list(pack, "afterwards", &clause),
    }
}

fn applicant(pack: &Object<'_>) -> Option<Applicant> {
    let entry = pack.optional("applicant")?;
    match entry.filled()? {
        "organisation" => Some(Applicant::Organisation),
        "person" => Some(Applicant::Person),
        other => {
            entry.not_allowed(other, "organisation / person");
            None
        }
    }
}

fn levels(reader: &Reader<'_>) -> Option<Levels> {
    let object = reader.object()?;
    object.only(&["titles", "reason", "clause"]);
    Some(Levels {
        titles: list(&object, "titles", &|r| r.bilingual()),
        reason: text(&object, "reason"),
        clause: name(&object, "clause"),
    })
}

fn material(reader: &Reader<'_>, seen: &Seen) -> Option<Material> {
    let object = reader.object()?;
    object.only(&[
        "id",
        "form",
        "title",
        "holds",
        "clause",
        "copies",
        "electronic",
        "limits",
    ]);
    let form = object.optional("form");
    let copies = object.optional("copies");
    let electronic = object.optional("electronic");
    Some(Material {
        id: seen.id(&object),
        title: text(&object, "title"),
        holds: text(&object, "holds"),
        clause: name(&object, "clause"),
        form: form.and_then(|r| r.filled().map(str::to_owned)),
        copies: copies.and_then(|r| r.integer(0, 100)).unwrap_or_default(),
        electronic: electronic.and_then(|r| r.boolean()).unwrap_or_default(),
        limits: optional_list(&object, "limits", &limit),
    })
}

fn limit(reader: &Reader<'_>) -> Option<Limit> {
    let object = reader.object()?;
    object.only(&["of", "characters", "counts"]);
    let characters = object.required("characters");
    let characters = characters.and_then(|r| r.integer(1, MOST_CHARACTERS));
    let counts = object.optional("counts").and_then(|r| match r.filled()? {
        "profile" => Some(Counted::Profile),
        "categories" => Some(Counted::Categories),
        "main" => Some(Counted::Main),
        other => {
            r.not_allowed(other, "profile / categories / main");
            None
        }
    });
    Some(Limit {
        of: text(&object, "of"),
        characters: characters.unwrap_or_default(),
        counts,
    })
}

fn step(reader: &Reader<'_>) -> Option<Step> {
    let object = reader.object()?;
    object.only(&["title", "text", "clause"]);
    Some(Step {
        title: text(&object, "title"),
        text: text(&object, "text"),
        clause: name(&object, "clause"),
    })
}

/// A period: exactly one of `working_days`, `days`, `months`, `yearly`.
fn period(reader: &Reader<'_>, seen: &Seen) -> Option<Period> {
    const WAYS: [&str; 4] = ["working_days", "days", "months", "yearly"];
    let object = reader.object()?;
    object.only(&[&WAYS[..], &["id", "title", "clause"]].concat());
    let (id, title, clause) = (
        seen.id(&object),
        text(&object, "title"),
        name(&object, "clause"),
    );
    let here = WAYS.into_iter();
    let here: Vec<&str> = here.filter(|way| object.optional(way).is_some()).collect();
    let [way] = here.as_slice() else {
        object.fault(Problem::OneOf {
            keys: WAYS.join(" / "),
        });
        return None;
    };
    let entry = object.required(way)?;
    let due = if *way == "yearly" {
        yearly(&entry)?
    } else {
        let length = entry.integer(1, 10_000)?;
        Due::After(match *way {
            "working_days" => Length::WorkingDays(length),
            "days" => Length::Days(length),
            _ => Length::Months(length),
        })
    };
    Some(Period {
        id,
        title,
        clause,
        due,
    })
}

fn yearly(reader: &Reader<'_>) -> Option<Due> {
    let object = reader.object()?;
    object.only(&["month", "day"]);
    let month = object.required("month").and_then(|r| r.integer(1, 12));
    let last = match month {
        Some(2) => 29,
        Some(4 | 6 | 9 | 11) => 30,
        _ => 31,
    };
    let day = object.required("day").and_then(|r| r.integer(1, last));
    let (month, day) = month.zip(day)?;
    Some(Due::Yearly { month, day })
}

fn validity(reader: &Reader<'_>) -> Option<Validity> {
    let object = reader.object()?;
    object.only(&["years", "clause"]);
    let (years, clause) = (object.required("years"), name(&object, "clause"));
    let years = years.and_then(|r| r.integer(1, 100));
    Some(Validity {
        years: years.unwrap_or_default(),
        clause,
    })
}

fn clause(reader: &Reader<'_>) -> Option<Clause> {
    let object = reader.object()?;
    object.only(&["text", "clause"]);
    Some(Clause {
        text: text(&object, "text"),
        clause: name(&object, "clause"),
    })
}
