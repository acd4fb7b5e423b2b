//! Editions of the standard packs: a pack in one language each, so that a page fetches only what it shows.

use anyhow::{Context, Result};
use serde_json::{Map, Value};

use crate::dist::Files;

/// The folder of the packs in the workspace, and of their editions in the dist folder.
pub(crate) const FOLDER: &str = "standards/";

/// The folder of the programme packs in the workspace, and of their lists in the dist folder.
pub(crate) const PROGRAMMES: &str = "programmes/";

const LANGUAGES: [&str; 2] = ["zh", "en"];

/// Puts the editions of every pack among `files` in the place of the pack, and nothing else of that folder.
pub(crate) fn replace_packs(files: &mut Files) -> Result<()> {
    let copied: Vec<_> = files
        .extract_if(.., |path, _| path.starts_with(FOLDER))
        .collect();
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
    }
    Ok(())
}

/// Puts one list a language with the editions of all programme packs among `files` in the place of the packs, and nothing else of
/// that folder.
pub(crate) fn gather_programmes(files: &mut Files) -> Result<()> {
    let copied: Vec<_> = files
        .extract_if(.., |path, _| path.starts_with(PROGRAMMES))
        .collect();
    let mut packs = Vec::new();
    for (path, text) in &copied {
        if path.ends_with(".json") {
            let pack: Value = serde_json::from_slice(text).with_context(|| path.clone())?;
            packs.push(pack);
        }
    }
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
        let pack = r#"{"id": "a", "n": 7, "title": {"zh": "甲", "en": "A"}, "l": [{"t": {"zh": "乙", "en": "B"}}]}"#;
        let mut files = Files::from([
            (
                "standards/README.md".to_owned(),
                b"How to write a pack".to_vec(),
            ),
            ("standards/pack.json".to_owned(), pack.as_bytes().to_vec()),
            ("z.json".to_owned(), b"{}".to_vec()),
        ]);
        replace_packs(&mut files)?;
        let edition = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
        assert_eq!(
            edition("standards/a.zh.json"),
            r#"{"id":"a","l":[{"t":"乙"}],"language":"zh","n":7,"title":"甲"}"#
        );
        assert_eq!(
            edition("standards/a.en.json"),
            r#"{"id":"a","l":[{"t":"B"}],"language":"en","n":7,"title":"A"}"#
        );
        assert_eq!(files.len(), 3);
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
                "programmes/README.md".to_owned(),
                b"How to write one".to_vec(),
            ),
        ]);
        gather_programmes(&mut files)?;
        let zh =
            r#"[{"id":"a","language":"zh","title":"甲"},{"id":"b","language":"zh","title":"甲"}]"#;
        assert_eq!(files["programmes/programmes.zh.json"], zh.as_bytes());
        assert_eq!(files.len(), 2);
        Ok(())
    }

    #[test]
    fn a_pack_that_is_no_json_is_an_error_that_names_it() {
        let mut files = Files::from([("standards/a.json".to_owned(), b"{".to_vec())]);
        let error = replace_packs(&mut files).expect_err("no JSON");
        assert_eq!(error.to_string(), "standards/a.json");
    }
}
