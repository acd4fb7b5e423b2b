//! Editions of the standard packs: a pack in one language each, so that a page fetches only what it shows.

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::dist::Files;

/// The folder of the packs in the workspace, and of their editions in the dist folder.
pub(crate) const FOLDER: &str = "standards/";

/// The folder of the programme packs in the workspace, and of their lists in the dist folder.
pub(crate) const PROGRAMMES: &str = "programmes/";

/// The folder of the application forms in the workspace.
const FORMS: &str = "programmes/forms/";

/// The folder of the mappings between standards, in the workspace and in the dist folder.
pub(crate) const MAPPINGS: &str = "mappings/";

const LANGUAGES: [&str; 2] = ["zh", "en"];

/// Puts the editions of every pack among `files` in the place of the pack, and nothing else of that folder.
pub(crate) fn replace_packs(files: &mut Files) -> Result<()> {
    let copied: Vec<_> = files
        .extract_if(.., |path, _| path.starts_with(FOLDER))
        .collect();
    let mappings = mappings(files)?;
    let mut packs = Vec::new();
    for (path, text) in copied {
        if !path.ends_with(".json") {
            continue;
        }
        let pack: Value = serde_json::from_slice(&text).with_context(|| path.clone())?;
        let id = pack["id"]
            .as_str()
            .with_context(|| format!("{path} has no id"))?;
        for language in LANGUAGES {
            let edition = edition(&pack, language).to_string();
            files.insert(
                format!("{FOLDER}{id}.{language}.json"),
                edition.into_bytes(),
            );
        }
        packs.push(pack);
    }
    for language in LANGUAGES {
        let list: Value = packs
            .iter()
            .map(|pack| in_language(&head(pack, &mappings), language))
            .collect();
        files.insert(
            format!("{FOLDER}standards.{language}.json"),
            list.to_string().into_bytes(),
        );
    }
    Ok(())
}

/// The mappings among `files`.
fn mappings(files: &Files) -> Result<Vec<Value>> {
    let found = files.iter().filter(|(path, _)| path.starts_with(MAPPINGS));
    found
        .map(|(path, text)| serde_json::from_slice(text).with_context(|| path.clone()))
        .collect()
}

/// What is told of a standard to those who choose one.
fn head(pack: &Value, mappings: &[Value]) -> Value {
    let categories = pack["categories"].as_array().into_iter().flatten();
    let points: u64 = categories
        .filter_map(|category| category["points"].as_u64())
        .sum();
    let from_here = mappings
        .iter()
        .filter(|mapping| mapping["from"] == pack["id"]);
    let to: Vec<&Value> = from_here.map(|mapping| &mapping["to"]).collect();
    json!({ "carriesTo": to, "id": pack["id"], "short": pack["short"], "points": points })
}

/// Puts one list a language with the editions of all programme packs among `files` in the place of the packs, one list of all
/// application forms, and nothing else of that folder.
pub(crate) fn gather_programmes(files: &mut Files) -> Result<()> {
    let copied: Vec<_> = files
        .extract_if(.., |path, _| path.starts_with(PROGRAMMES))
        .collect();
    let (mut packs, mut forms) = (Vec::new(), Vec::new());
    for (path, text) in &copied {
        if path.ends_with(".json") {
            let pack: Value = serde_json::from_slice(text).with_context(|| path.clone())?;
            match path.starts_with(FORMS) {
                true => forms.push(pack),
                false => packs.push(pack),
            }
        }
    }
    // In both languages: whoever reads the page in one may hand in the form in the other.
    let forms = Value::Array(forms).to_string();
    files.insert(format!("{PROGRAMMES}forms.json"), forms.into_bytes());
    for language in LANGUAGES {
        let list: Value = packs.iter().map(|pack| edition(pack, language)).collect();
        let path = format!("{PROGRAMMES}programmes.{language}.json");
        files.insert(path, list.to_string().into_bytes());
    }
    Ok(())
}

/// A pack in one language, and which that is.
fn edition(pack: &Value, language: &str) -> Value {
    let mut edition = in_language(pack, language);
    edition["language"] = language.into();
    edition
}

/// A value with every text in both languages, `{"zh": …, "en": …}`, replaced by the one in `language`.
fn in_language(value: &Value, language: &str) -> Value {
    match value {
        Value::Object(object) if LANGUAGES.iter().all(|known| object.contains_key(*known)) => {
            object[language].clone()
        }
        Value::Object(object) => {
            let entries = object.iter();
            let entries = entries.map(|(key, value)| (key.clone(), in_language(value, language)));
            Value::Object(Map::from_iter(entries))
        }
        Value::Array(list) => list
            .iter()
            .map(|value| in_language(value, language))
            .collect(),
        _ => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_leaves_with_its_folder_and_its_editions_come() -> Result<()> {
        let pack = r#"{"id": "a", "n": 7, "title": {"zh": "甲", "en": "A"}, "short": {"zh": "乙", "en": "B"}, "categories": [{"points": 2}, {"points": 3}], "l": [{"t": {"zh": "乙", "en": "B"}}]}"#;
        let mut files = Files::from([
            (
                "standards/README.md".to_owned(),
                b"How to write a pack".to_vec(),
            ),
            ("standards/pack.json".to_owned(), pack.as_bytes().to_vec()),
            (
                "mappings/a.b.json".to_owned(),
                br#"{"from": "a", "to": "b"}"#.to_vec(),
            ),
            ("z.json".to_owned(), b"{}".to_vec()),
        ]);
        replace_packs(&mut files)?;
        let edition = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
        assert_eq!(
            edition("standards/a.zh.json"),
            r#"{"categories":[{"points":2},{"points":3}],"id":"a","l":[{"t":"乙"}],"language":"zh","n":7,"short":"乙","title":"甲"}"#
        );
        assert_eq!(
            edition("standards/a.en.json"),
            r#"{"categories":[{"points":2},{"points":3}],"id":"a","l":[{"t":"B"}],"language":"en","n":7,"short":"B","title":"A"}"#
        );
        assert_eq!(
            edition("standards/standards.en.json"),
            r#"[{"carriesTo":["b"],"id":"a","points":5,"short":"B"}]"#
        );
        assert_eq!(files.len(), 6);
        Ok(())
    }

    #[test]
    fn programmes_are_gathered_in_one_list_a_language() -> Result<()> {
        let pack = |id: &str| {
            format!(r#"{{"id": "{id}", "title": {{"zh": "甲", "en": "A"}}}}"#).into_bytes()
        };
        let mut files = Files::from([
            ("programmes/a.json".to_owned(), pack("a")),
            ("programmes/b.json".to_owned(), pack("b")),
            (
                "programmes/forms/f.json".to_owned(),
                br#"{"id": "f"}"#.to_vec(),
            ),
            (
                "programmes/README.md".to_owned(),
                b"How to write one".to_vec(),
            ),
        ]);
        gather_programmes(&mut files)?;
        assert_eq!(files["programmes/forms.json"], br#"[{"id":"f"}]"#);
        let zh =
            r#"[{"id":"a","language":"zh","title":"甲"},{"id":"b","language":"zh","title":"甲"}]"#;
        assert_eq!(files["programmes/programmes.zh.json"], zh.as_bytes());
        assert_eq!(files.len(), 3);
        Ok(())
    }

    #[test]
    fn a_pack_that_is_no_json_is_an_error_that_names_it() {
        let mut files = Files::from([("standards/a.json".to_owned(), b"{".to_vec())]);
        let error = replace_packs(&mut files).expect_err("no JSON");
        assert_eq!(error.to_string(), "standards/a.json");
    }
}
