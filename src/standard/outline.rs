//! What an assessment remembers of the pack that it was made on, where that is none of the build: enough to tell the pack from every
//! other, and to show answers and scores as they were where it is gone.
//!
//! The outline of a pack is a pack itself, so that the one reader of packs reads it: ids, titles, points, guides and scale are
//! those of the pack, every other text is a dash. It stands in the file as one text, a fraction of the pack's size, and is made
//! once for each pack, not for each saving.

use super::{Points, Standard};
use crate::checksum::checksum;
use crate::keyed::Keyed;
use crate::reading::{Node, Value, document};
use crate::writing::{Json, quoted};

/// What stands for a text that is left out.
const NOTHING: &str = "—";

/// The id of the category with what the present edition of a standard does not have. What it was worth is not known.
const EARLIER: &str = "earlier-edition";

// Kept in an assessment as the value that stands in its file: what knows more of it is fetched later.
/// The pack that an assessment was made on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MadeOn {
    /// Tells the pack from every other.
    pub fingerprint: String,
    /// Its outline: a standard pack, written as one text, that has its ids, titles, points, guides and scale.
    pub outline: String,
}

impl MadeOn {
    /// What a file says of its pack. `None` where what stands there is of another program.
    pub fn read(said: &Value) -> Option<MadeOn> {
        Some(MadeOn {
            fingerprint: text_of(said, "fingerprint")?.to_owned(),
            outline: text_of(said, "outline")?.to_owned(),
        })
    }

    /// What a file says of its pack.
    pub fn value(&self) -> Value {
        let mut said = Keyed::new();
        for (key, text) in [
            ("fingerprint", &self.fingerprint),
            ("outline", &self.outline),
        ] {
            said.insert(key.to_owned(), node(Value::Text(text.clone())));
        }
        Value::Object(said)
    }

    /// What is remembered of a pack: its fingerprint is of what it says, however it is set. `None` where it is no JSON.
    pub fn of(pack: &str) -> Option<MadeOn> {
        let pack = parsed(pack)?;
        Some(MadeOn {
            fingerprint: fingerprint(&compact(&pack)),
            outline: compact(&reduced("", &pack)?),
        })
    }

    /// What a file was made on that says nothing about it, and has ids that the present pack has not: that pack, and what the file
    /// has besides. `None` where either is no JSON.
    pub fn inferred(pack: &str, file: &str) -> Option<MadeOn> {
        let (mut pack, file) = (reduced("", &parsed(pack)?)?, parsed(file)?);
        add_missing(&mut pack, &file)?;
        let outline = compact(&pack);
        Some(MadeOn {
            fingerprint: fingerprint(&outline),
            outline,
        })
    }

    /// The standard of the outline, to be shown in the place of the pack. `None` where the outline is none.
    pub fn stand_in(&self) -> Option<Standard> {
        let mut standard = Standard::read(&self.outline).ok()?.with_known_worth();
        standard.language = None;
        Some(standard)
    }
}

impl Standard {
    /// The standard of an outline, where what is not known to be worth anything counts for nothing.
    pub(crate) fn with_known_worth(mut self) -> Standard {
        let mut earlier = self.categories.iter_mut();
        if let Some(earlier) = earlier.find(|category| category.id.as_str() == EARLIER) {
            for item in &mut earlier.items {
                item.points = Points(0);
            }
        }
        self
    }
}

fn parsed(text: &str) -> Option<Value> {
    document(text, &|root| Some(root.value().clone())).ok()
}

fn compact(value: &Value) -> String {
    let mut json = Json::compact();
    json.value(value);
    json.finish()
}

fn fingerprint(text: &str) -> String {
    format!("{:016x}", checksum(text))
}

/// What the outline has of a value that stands under a key.
fn reduced(key: &str, value: &Value) -> Option<Value> {
    let text = |text: &str| Value::Text(text.to_owned());
    Some(match (key, value) {
        ("groups" | "deepens" | "deepens_clause" | "other_title", _) => return None,
        ("quantity_words" | "values" | "terms" | "readings" | "prompts", _) => {
            Value::List(Vec::new())
        }
        ("checks", _) => Value::Object(Keyed::new()),
        ("title" | "short" | "heading" | "edition" | "unofficial", _) => value.clone(),
        (_, Value::Object(members)) if members.contains_key("zh") => {
            let mut both = Keyed::new();
            for lang in ["zh", "en"] {
                both.insert(lang.to_owned(), node(text(NOTHING)));
            }
            Value::Object(both)
        }
        ("source" | "summary" | "asks" | "basic" | "overall" | "bands", Value::Text(_)) => {
            text(NOTHING)
        }
        (_, Value::Object(members)) => {
            let mut kept = Keyed::new();
            for (key, member) in members.iter() {
                if let Some(value) = reduced(key, &member.value) {
                    kept.insert(key.clone(), node(value));
                }
            }
            Value::Object(kept)
        }
        (_, Value::List(entries)) => {
            let entries = entries.iter();
            let kept = entries.filter_map(|entry| reduced(key, &entry.value));
            Value::List(kept.map(node).collect())
        }
        _ => value.clone(),
    })
}

fn node(value: Value) -> Node {
    Node { value, at: 0 }
}

/// Adds to an outline what a file has ids of and the outline has not: sections, items, guidance points and factors.
fn add_missing(pack: &mut Value, file: &Value) -> Option<()> {
    let plain = pack.get("language").is_some();
    let said = |text: &str| {
        let text = quoted(text);
        if plain {
            text
        } else {
            format!(r#"{{"zh":{text},"en":{text}}}"#)
        }
    };
    let nothing = said(NOTHING);
    let bands = pack.get("scale")?.get("bands")?.entries().count();
    let bands = vec![nothing.as_str(); bands].join(",");
    let entry = |id: &str, title: &str, rest: &str| {
        let (id, title_of) = (quoted(id), said(id));
        let text = format!(r#"{{"id":{id},"{title}":{title_of}{rest}}}"#);
        parsed(&text).map(node)
    };
    let clause = format!(r#","clause":"{NOTHING}""#);
    for id in keys(file.get("profile")) {
        let sections = list(member(pack, "profile")?, "sections")?;
        if !has(sections, id) {
            sections.push(entry(id, "title", &format!(r#"{clause},"prompts":[]"#))?);
        }
    }
    let first = pack.get("guides")?.entries().next()?.get("id")?.as_text()?;
    let first = first.to_owned();
    let answers = file.get("items");
    let planned = file.get("plan").into_iter().flat_map(Value::entries);
    let planned = planned.filter_map(|action| action.get("item")?.as_text());
    let mut earlier = Vec::new();
    for id in keys(answers)
        .chain(keys(file.get("dismissed")))
        .chain(planned)
    {
        let answer = answers.and_then(|answers| answers.get(id));
        let points = || keys(answer.and_then(|answer| answer.get("guidance")));
        let known = item(pack, id).and_then(|item| list(item, "guidance"));
        let known = known.map_or_else(Vec::new, |guidance| guidance.clone());
        // One that stands elsewhere now stood here then: an id stands once.
        for id in points().filter(|id| !has(&known, id)) {
            take_out(pack, id);
        }
        let point = |id: &str| entry(id, "heading", &format!(r#"{clause},"asks":{nothing}"#));
        let guide = if let Some(item) = item(pack, id) {
            let guide = item.get("guide")?.as_text()?.to_owned();
            let guidance = list(item, "guidance")?;
            for id in points() {
                if !has(guidance, id) {
                    guidance.push(point(id)?);
                }
            }
            guide
        } else {
            if !has(&earlier, id) {
                let rest = format!(
                    r#"{clause},"points":1,"guide":{},"basic":{nothing},"overall":{nothing},"guidance":[]"#,
                    quoted(&first)
                );
                let mut item = entry(id, "title", &rest)?;
                let guidance = list(&mut item.value, "guidance")?;
                for id in points() {
                    guidance.push(point(id)?);
                }
                earlier.push(item);
            }
            first.clone()
        };
        let mut guides = list(pack, "guides")?.iter_mut();
        let guide = guides.find(|one| text_of(&one.value, "id") == Some(guide.as_str()))?;
        let factors = list(&mut guide.value, "factors")?;
        for key in ["factors", "notes"] {
            for id in keys(answer.and_then(|answer| answer.get(key))) {
                if !has(factors, id) {
                    let rest = format!(r#","asks":{nothing},"bands":[{bands}]"#);
                    factors.push(entry(id, "title", &rest)?);
                }
            }
        }
    }
    if !earlier.is_empty() {
        let rest = format!(
            r#"{clause},"points":{},"summary":{nothing},"items":[]"#,
            earlier.len()
        );
        let mut category = entry(EARLIER, "title", &rest)?;
        *list(&mut category.value, "items")? = earlier;
        list(pack, "categories")?.push(category);
    }
    Some(())
}

fn keys(map: Option<&Value>) -> impl Iterator<Item = &str> {
    let map = match map {
        Some(Value::Object(map)) => Some(map),
        _ => None,
    };
    map.into_iter().flat_map(Keyed::keys).map(String::as_str)
}

fn text_of<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.get(key)?.as_text()
}

fn has(entries: &[Node], id: &str) -> bool {
    let mut ids = entries.iter().map(|entry| text_of(&entry.value, "id"));
    ids.any(|known| known == Some(id))
}

fn member<'v>(value: &'v mut Value, key: &str) -> Option<&'v mut Value> {
    match value {
        Value::Object(members) => members.get_mut(key).map(|member| &mut member.value),
        _ => None,
    }
}

fn list<'v>(value: &'v mut Value, key: &str) -> Option<&'v mut Vec<Node>> {
    match member(value, key)? {
        Value::List(entries) => Some(entries),
        _ => None,
    }
}

/// Takes a guidance point out, wherever it stands.
fn take_out(pack: &mut Value, id: &str) {
    for category in list(pack, "categories").into_iter().flatten() {
        for item in list(&mut category.value, "items").into_iter().flatten() {
            if let Some(guidance) = list(&mut item.value, "guidance") {
                guidance.retain(|point| text_of(&point.value, "id") != Some(id));
            }
        }
    }
}

fn item<'v>(pack: &'v mut Value, id: &str) -> Option<&'v mut Value> {
    for category in list(pack, "categories")? {
        for item in list(&mut category.value, "items")? {
            if text_of(&item.value, "id") == Some(id) {
                return Some(&mut item.value);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::file;
    use crate::scoring::Scoreboard;
    use crate::standard::{GBT_19580, SHENZHEN};

    const EXAMPLE: &str = include_str!("../../examples/manufacturer.zh.json");

    #[test]
    fn a_fingerprint_is_of_what_a_pack_says_and_not_of_how_it_is_set() {
        let of = |pack: &str| MadeOn::of(pack).expect("JSON").fingerprint;
        let set_otherwise = SHENZHEN.replace('\n', "\r\n").replace("\": ", "\":  ");
        assert_eq!(of(SHENZHEN), of(&set_otherwise));
        assert_ne!(of(SHENZHEN), of(&SHENZHEN.replacen("的", "之", 1)));
        assert_eq!(MadeOn::of("{"), None);
    }

    #[test]
    fn an_outline_scores_as_its_pack_does_and_is_a_fraction_of_its_size() {
        for pack in [SHENZHEN, GBT_19580] {
            let standard = Standard::read(pack).expect("tested elsewhere");
            let made_on = MadeOn::of(pack).expect("JSON");
            let stand_in = made_on.stand_in().expect("an outline is a pack");
            assert!(made_on.outline.len() * 2 < pack.len());
            let shape = |standard: &Standard| {
                let items = standard.items();
                items
                    .map(|item| {
                        let points: Vec<_> = item.guidance.iter().map(|point| &point.id).collect();
                        format!("{} {:?} {:?} {points:?}", item.id, item.title, item.points)
                    })
                    .collect::<Vec<_>>()
            };
            assert_eq!(shape(&stand_in), shape(&standard));
            assert_eq!(stand_in.scale, standard.scale);
        }
        let standard = Standard::read(SHENZHEN).expect("tested elsewhere");
        let assessment = file::read(EXAMPLE, &standard).expect("no fault");
        let stand_in = MadeOn::of(SHENZHEN).and_then(|made_on| made_on.stand_in());
        let stand_in = stand_in.expect("an outline is a pack");
        assert_eq!(
            Scoreboard::of(&stand_in, &assessment).total,
            Scoreboard::of(&standard, &assessment).total
        );
    }

    #[test]
    fn a_file_with_ids_that_the_present_pack_has_not_is_read_against_the_pack_and_those() {
        let standard = Standard::read(SHENZHEN).expect("tested elsewhere");
        // An item, a guidance point, a factor and a section that a later edition has no more.
        let renamed = EXAMPLE
            .replace("\"1.1\": {", "\"9.9\": {")
            .replace("\"2.1-1\"", "\"2.1-99\"")
            .replacen("\"A\": ", "\"Z\": ", 1);
        assert_ne!(renamed, EXAMPLE);
        assert!(file::read(&renamed, &standard).is_err());
        let made_on = MadeOn::inferred(SHENZHEN, &renamed).expect("JSON");
        let stand_in = made_on.stand_in().expect("an outline is a pack");
        let read = file::read(&renamed, &stand_in).expect("every id is there");
        assert!(read.item(&"9.9".into()).is_some());
        assert_eq!(
            stand_in.points(),
            standard.points(),
            "what is unknown counts for nothing"
        );
    }
}
