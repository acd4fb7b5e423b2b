//! Reading and checking a standard pack: the same code for the packs of the product and for anybody's own.
//!
//! What cannot be read leaves a fault and the default of its type. A document with a fault is refused as a whole, so no
//! such default gets out; and code that never turns back is half as long.

use super::ids::{CategoryId, ItemId};
use super::model::{
    Category, Deepening, Definition, Factor, GuidancePoint, Guide, IndicatorGroup, Item, Profile,
    Reading, Section, Standard,
};
use super::percent::{Band, Percent, Points, Scale};
use crate::keyed::Keyed;
use crate::language::{Lang, Text};
use crate::reading::{Object, Problem, Read, Reader, Value};
use std::cell::{Cell, RefCell};

/// What `format` says in a standard pack.
pub const FORMAT: &str = "excellence-standard";

/// The newest version of the pack format that is read.
pub const VERSION: u32 = 1;

/// Takes a standard out of a parsed pack; faults are left with the reader.
pub(super) fn standard(root: &Reader<'_>) -> Option<Standard> {
    let pack = root.object()?;
    head(&pack, FORMAT, VERSION)?;
    pack.only(&[
        "format",
        "version",
        "language",
        "id",
        "title",
        "short",
        "edition",
        "date",
        "source",
        "unofficial",
        "profile",
        "scale",
        "guides",
        "categories",
        "quantity_words",
        "values",
        "terms",
        "readings",
        "checks",
    ]);
    let language = match pack.optional("language") {
        Some(r) => Some(language(&r)?),
        None => None,
    };
    let scale = pack.required("scale").and_then(|r| scale(&r));
    let bands = scale.as_ref().map(Scale::band_count);
    let (seen, seen_guides) = (Seen::default(), Seen::default());
    let guides = filled_list(&pack, "guides", &|r| guide(r, bands, &seen_guides));
    let guide_ids = Names::of(&pack, "guides");
    let categories = list(&pack, "categories", &|r| category(r, &guide_ids, &seen));
    let (id, title, short) = (
        Seen::default().id(&pack),
        text(&pack, "title"),
        text(&pack, "short"),
    );
    let (edition, date) = (text(&pack, "edition"), name(&pack, "date"));
    let (source, unofficial) = (text(&pack, "source"), text(&pack, "unofficial"));
    let profile = pack.required("profile").and_then(|r| profile(&r));
    let quantity_words = list(&pack, "quantity_words", &|r| definition(r, "word"));
    let values = list(&pack, "values", &|r| definition(r, "title"));
    let terms = list(&pack, "terms", &|r| definition(r, "term"));
    let readings = list(&pack, "readings", &reading);
    let checks = pack.required("checks").and_then(|r| {
        let mut checks = Keyed::new();
        let object = r.object()?;
        object.only(&RULES);
        for (rule, clause) in object.entries() {
            checks.insert(rule.to_owned(), clause.filled()?.to_owned());
        }
        Some(checks)
    });
    Some(Standard {
        id: id.as_str().into(),
        language,
        title,
        short,
        edition,
        date,
        source,
        unofficial,
        profile: profile.unwrap_or_default(),
        scale: scale.unwrap_or_default(),
        guides,
        categories,
        quantity_words,
        values,
        terms,
        readings,
        checks: checks.unwrap_or_default(),
    })
}

/// Checks `format` and `version` of a document. `None`, with the fault noted, when the rest is not worth reading.
pub(crate) fn head(document: &Object<'_>, format: &'static str, newest: u32) -> Option<u32> {
    let entry = document.optional("format");
    let ours = |r: &Reader<'_>| r.value().as_text() == Some(format);
    if !entry.as_ref().is_some_and(ours) {
        let problem = Problem::NotOurs { expected: format };
        match entry {
            Some(other) => other.fault(problem),
            None => document.fault(problem),
        }
        return None;
    }
    let version = document.required("version")?;
    let found = version.integer(1, u32::MAX)?;
    if found > newest {
        version.fault(Problem::Newer {
            found,
            known: newest,
        });
        return None;
    }
    Some(found)
}

/// The rules of the evidence check that a pack names clauses for. Which rule is which is the business of `scoring`.
const RULES: [&str; 9] = [
    "no-evidence",
    "guidance-uncovered",
    "factor-gap",
    "few-indicators",
    "short-series",
    "no-comparison",
    "adverse-trend",
    "not-leading",
    "result-lags",
];

/// The language of an edition; from here on its texts are plain strings. `None`, with the fault noted, when it is none that
/// we know: then the rest is not worth reading.
pub(crate) fn language(reader: &Reader<'_>) -> Option<Lang> {
    let language = match reader.filled()? {
        "zh" => Lang::Zh,
        "en" => Lang::En,
        other => {
            reader.not_allowed(other, "zh / en");
            return None;
        }
    };
    reader.in_one_language();
    Some(language)
}

/// The ids met so far; one that comes twice is a fault.
#[derive(Default)]
pub(crate) struct Seen(RefCell<Keyed<String, ()>>);

impl Seen {
    /// The `id` of an object; a fault where another object has it already, or where it has a blank: pages name several ids in a row.
    pub(crate) fn id(&self, object: &Object<'_>) -> String {
        let Some(entry) = object.required("id") else {
            return String::new();
        };
        let Some(id) = entry.filled() else {
            return String::new();
        };
        let joined = |c: char| if c.is_whitespace() { '-' } else { c };
        if id.contains(char::is_whitespace) {
            entry.not_allowed(id, &id.chars().map(joined).collect::<String>());
        }
        if self.0.borrow_mut().insert(id.to_owned(), ()).is_some() {
            entry.fault(Problem::Duplicate { id: id.to_owned() });
        }
        id.to_owned()
    }
}

fn scale(reader: &Reader<'_>) -> Option<Scale> {
    let object = reader.object()?;
    object.only(&["clause", "bands"]);
    if let Some(clause) = object.optional("clause") {
        clause.filled();
    }
    let entry = object.required("bands")?;
    let last = Cell::new(None);
    let percent = |r: &Reader<'_>| {
        let percent = r.integer(0, 100).and_then(Percent::new)?;
        if let Some(last) = last.get().filter(|last| percent <= *last) {
            r.not_allowed(&percent.to_string(), &format!("> {last}"));
        }
        last.set(Some(percent));
        Some(percent)
    };
    let band = |r: &Reader<'_>| {
        let band = r.object()?;
        band.only(&["percents"]);
        let entry = band.required("percents")?;
        let percents = entry.list(&percent)?;
        if percents.is_empty() {
            entry.fault(Problem::Empty);
        }
        Some(percents)
    };
    let bands = entry.list(&band)?;
    if bands.is_empty() {
        entry.fault(Problem::Empty);
        return None;
    }
    // Else no item could earn its points.
    if let Some(last) = last.get().filter(|last| last.get() < 100) {
        entry.not_allowed(&last.to_string(), "100%");
    }
    Some(Scale::new(bands))
}

fn guide(reader: &Reader<'_>, bands: Option<usize>, seen: &Seen) -> Option<Guide> {
    let object = reader.object()?;
    object.only(&["id", "title", "clause", "factors"]);
    let (id, title, clause) = (
        seen.id(&object),
        text(&object, "title"),
        name(&object, "clause"),
    );
    let seen_factors = Seen::default();
    let factors = filled_list(&object, "factors", &|r| factor(r, bands, &seen_factors));
    Some(Guide {
        id,
        title,
        clause,
        factors,
    })
}

/// A factor with a wording for each band; how many there are is not known where the scale has faults.
fn factor(reader: &Reader<'_>, bands: Option<usize>, seen: &Seen) -> Option<Factor> {
    let object = reader.object()?;
    object.only(&["id", "title", "asks", "bands"]);
    let (id, title, asks) = (
        seen.id(&object),
        text(&object, "title"),
        text(&object, "asks"),
    );
    let wordings = list(&object, "bands", &|r| r.bilingual());
    if let Some(entry) = object.optional("bands")
        && let Some(bands) = bands
    {
        entry.count(bands);
    }
    Some(Factor {
        id: id.as_str().into(),
        title,
        asks,
        bands: wordings,
    })
}

fn profile(reader: &Reader<'_>) -> Option<Profile> {
    let object = reader.object()?;
    object.only(&["title", "clause", "summary", "sections"]);
    let (title, summary) = (text(&object, "title"), text(&object, "summary"));
    let clause = name(&object, "clause");
    let seen = Seen::default();
    let sections = list(&object, "sections", &|r| {
        let object = r.object()?;
        object.only(&["id", "title", "clause", "prompts"]);
        let (id, title) = (seen.id(&object), text(&object, "title"));
        let clause = name(&object, "clause");
        let prompts = list(&object, "prompts", &|r| r.bilingual());
        Some(Section {
            id: id.as_str().into(),
            title,
            clause,
            prompts,
        })
    });
    Some(Profile {
        title,
        summary,
        clause,
        sections,
    })
}

fn category(reader: &Reader<'_>, guides: &Names<'_>, seen: &Seen) -> Option<Category> {
    let object = reader.object()?;
    object.only(&[
        "id",
        "title",
        "other_title",
        "clause",
        "points",
        "summary",
        "items",
    ]);
    let (id, title) = (seen.id(&object), text(&object, "title"));
    let (summary, clause) = (text(&object, "summary"), name(&object, "clause"));
    let other_title = optional_text(&object, "other_title");
    let items = list(&object, "items", &|r| item(r, guides, seen));
    if let Some(points) = object.required("points")
        && let Some(printed) = points.integer(0, MOST_POINTS)
        && let Some(sum) = points_of(&object)
        && sum != printed
    {
        points.fault(Problem::WrongSum { printed, sum });
    }
    Some(Category {
        id: CategoryId::from(id.as_str()),
        title,
        other_title,
        clause,
        summary,
        items,
    })
}

/// The points of a category's items, whatever else is wrong with them; `None` where some have none that can be.
fn points_of(category: &Object<'_>) -> Option<u32> {
    let mut sum: u32 = 0;
    for item in category.optional("items")?.value().entries() {
        let Value::Number(points) = item.get("points")? else {
            return None;
        };
        let points = points.parse().ok()?;
        sum = (1..=MOST_POINTS)
            .contains(&points)
            .then(|| sum.checked_add(points))??;
    }
    Some(sum)
}

fn item(reader: &Reader<'_>, guides: &Names<'_>, seen: &Seen) -> Option<Item> {
    let object = reader.object()?;
    object.only(&[
        "id",
        "title",
        "other_title",
        "points",
        "guide",
        "clause",
        "basic",
        "overall",
        "guidance",
    ]);
    let (id, title, clause) = (
        seen.id(&object),
        text(&object, "title"),
        name(&object, "clause"),
    );
    let other_title = optional_text(&object, "other_title");
    let points = object
        .required("points")
        .and_then(|r| r.integer(1, MOST_POINTS))
        .unwrap_or_default();
    let guide = object.required("guide").and_then(|r| {
        let id = r.filled()?;
        let index = guides.names.iter().position(|guide| *guide == id);
        match index {
            None if guides.is_whole => r.not_allowed(id, &guides.names.join(" / ")),
            None => r.unresolved(id),
            Some(_) => {}
        }
        index
    });
    let (basic, overall) = (text(&object, "basic"), text(&object, "overall"));
    let guidance = list(&object, "guidance", &|r| guidance_point(r, seen));
    Some(Item {
        id: ItemId::from(id.as_str()),
        title,
        other_title,
        points: Points(points),
        guide: guide.unwrap_or_default(),
        clause,
        basic,
        overall,
        guidance,
    })
}

fn guidance_point(reader: &Reader<'_>, seen: &Seen) -> Option<GuidancePoint> {
    let object = reader.object()?;
    object.only(&[
        "id",
        "heading",
        "clause",
        "asks",
        "deepens",
        "deepens_clause",
        "groups",
    ]);
    let (id, heading) = (seen.id(&object), text(&object, "heading"));
    let (clause, asks) = (name(&object, "clause"), text(&object, "asks"));
    let deepened = ["deepens", "deepens_clause"].map(|key| object.optional(key).is_some());
    let deepens = if deepened.contains(&true) {
        let (text, clause) = (text(&object, "deepens"), name(&object, "deepens_clause"));
        Some(Deepening { text, clause })
    } else {
        None
    };
    let groups = match object.optional("groups") {
        Some(r) => r.list(&indicator_group).unwrap_or_default(),
        None => Vec::new(),
    };
    Some(GuidancePoint {
        id: id.as_str().into(),
        heading,
        clause,
        asks,
        deepens,
        groups,
    })
}

fn indicator_group(reader: &Reader<'_>) -> Option<IndicatorGroup> {
    let object = reader.object()?;
    object.only(&["name", "examples"]);
    let (name, examples) = (
        text(&object, "name"),
        list(&object, "examples", &|r| r.bilingual()),
    );
    Some(IndicatorGroup { name, examples })
}

fn definition(reader: &Reader<'_>, key: &'static str) -> Option<Definition> {
    let object = reader.object()?;
    object.only(&["id", key, "meaning", "clause"]);
    let (word, meaning) = (text(&object, key), text(&object, "meaning"));
    let clause = name(&object, "clause");
    Some(Definition {
        word,
        meaning,
        clause,
    })
}

/// A reading of an unclear clause: `{"clause": …, "text": {…}}`.
pub(crate) fn reading(reader: &Reader<'_>) -> Option<Reading> {
    let object = reader.object()?;
    object.only(&["clause", "text"]);
    let (clause, text) = (name(&object, "clause"), text(&object, "text"));
    Some(Reading { clause, text })
}

/// More points than any award gives, and few enough that no sum overflows.
const MOST_POINTS: u32 = 100_000;

/// A required text: in both languages, or in that of the edition.
pub(crate) fn text(object: &Object<'_>, key: &'static str) -> Text {
    let text = object.required(key).and_then(|r| r.bilingual());
    text.unwrap_or_default()
}

/// A text that may be left out.
pub(crate) fn optional_text(object: &Object<'_>, key: &'static str) -> Option<Text> {
    object.optional(key)?.bilingual()
}

/// A required text that is the same in both languages: an id, a clause, a date.
pub(crate) fn name(object: &Object<'_>, key: &'static str) -> String {
    let entry = object.required(key);
    let text = entry.as_ref().and_then(Reader::filled);
    text.unwrap_or_default().to_owned()
}

/// The ids in a list of objects, also of those with faults, so that one fault does not bring a fault of each reference.
struct Names<'a> {
    names: Vec<&'a str>,
    /// Whether the list is there and every entry has an id; else a name that is not among them may be that of an entry.
    is_whole: bool,
}

impl<'a> Names<'a> {
    fn of(object: &Object<'a>, key: &'a str) -> Names<'a> {
        let list = object.optional(key);
        let entries = list.iter().flat_map(|list| list.value().entries());
        let names = entries.map(|entry| id_of(entry).unwrap_or_default());
        let names: Vec<&str> = names.collect();
        let is_whole = !names.is_empty() && !names.contains(&"");
        Names { names, is_whole }
    }
}

/// The id of an entry; none where it is no text or says nothing.
pub(crate) fn id_of(entry: &Value) -> Option<&str> {
    let id = entry.get("id").and_then(Value::as_text)?;
    (!id.trim().is_empty()).then_some(id)
}

/// A required list; every entry is read even when one fails.
pub(crate) fn list<T>(object: &Object<'_>, key: &'static str, read: Read<'_, T>) -> Vec<T> {
    let list = object.required(key).and_then(|r| r.list(read));
    list.unwrap_or_default()
}

/// A required list with at least one entry.
fn filled_list<T>(object: &Object<'_>, key: &'static str, read: Read<'_, T>) -> Vec<T> {
    if let Some(list) = object.optional(key)
        && list.is_empty_list()
    {
        list.fault(Problem::Empty);
    }
    self::list(object, key, read)
}

impl Scale {
    /// A band by its index, where the scale has it.
    pub fn band(&self, index: u32) -> Option<Band> {
        u8::try_from(index)
            .ok()
            .filter(|index| usize::from(*index) < self.band_count())
            .map(Band)
    }
}
