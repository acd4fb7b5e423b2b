//! An edition is its pack in one language, and read like it.

use excellence_assessment::language::Lang;
use excellence_assessment::reading::{Fault, Kind, Problem};
use excellence_assessment::standard::{SHENZHEN, Standard};
use serde_json::{Value, json};

const LANGUAGES: [(Lang, &str); 2] = [(Lang::Zh, "zh"), (Lang::En, "en")];

/// The pack of the product with every text, `{"zh": …, "en": …}`, put through `replace`.
fn pack(replace: &dyn Fn(&Value) -> Value) -> Value {
    fn walk(value: &Value, replace: &dyn Fn(&Value) -> Value) -> Value {
        match value {
            Value::Object(map) if map.contains_key("zh") => replace(value),
            Value::Object(map) => {
                let entries = map.iter();
                Value::Object(
                    entries
                        .map(|(key, value)| (key.clone(), walk(value, replace)))
                        .collect(),
                )
            }
            Value::Array(list) => list.iter().map(|value| walk(value, replace)).collect(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
        }
    }
    walk(&serde_json::from_str(SHENZHEN).expect("JSON"), replace)
}

/// The edition that the build makes.
fn edition(language: &str) -> Value {
    let mut edition = pack(&|text| text[language].clone());
    edition["language"] = language.into();
    edition
}

fn faults(pack: &Value) -> Vec<Fault> {
    Standard::read(&pack.to_string()).expect_err("a fault")
}

fn wrong_kind(expected: Kind, found: Kind) -> Problem {
    Problem::WrongKind { expected, found }
}

#[test]
fn an_edition_is_the_pack_in_its_language() {
    for (lang, key) in LANGUAGES {
        let twice = pack(&|text| json!({"zh": text[key], "en": text[key]}));
        let expected = Standard::read(&twice.to_string()).expect("no fault");
        assert_eq!(expected.language, None);
        let edition = Standard::read(&edition(key).to_string()).expect("no fault");
        assert_eq!(edition.language, Some(lang));
        assert!(
            edition
                == Standard {
                    language: Some(lang),
                    ..expected
                }
        );
    }
}

#[test]
fn an_edition_in_no_language_that_we_know_has_this_fault_alone() {
    let mut edition = edition("zh");
    edition["language"] = "zh-CN".into();
    let faults = faults(&edition);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(
        faults[0].say(Lang::En),
        "Line 1, $.language: “zh-CN” is not allowed; should be zh / en."
    );
}

#[test]
fn a_text_in_both_languages_is_a_fault_of_an_edition() {
    let mut edition = edition("en");
    edition["categories"][1]["title"] = json!({"zh": "战略规划", "en": "Strategic planning"});
    let faults = faults(&edition);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].path, "$.categories[1].title");
    assert_eq!(faults[0].problem, wrong_kind(Kind::Text, Kind::Object));
}

#[test]
fn an_empty_text_is_a_fault_of_an_edition() {
    let mut edition = edition("en");
    edition["short"] = " ".into();
    assert_eq!(faults(&edition)[0].problem, Problem::Empty);
}

#[test]
fn a_text_in_one_language_is_a_fault_of_a_pack_that_names_none() {
    let mut pack = pack(&Value::clone);
    pack["categories"][0]["items"][0]["basic"] = "只有中文".into();
    let faults = faults(&pack);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].path, "$.categories[0].items[0].basic");
    assert_eq!(faults[0].problem, wrong_kind(Kind::Object, Kind::Text));
}
