//! The committed schemas say what the readers read.

mod golden;

use boon::{Compiler, SchemaIndex, Schemas};
use excellence_assessment::assessment::collection;
use excellence_assessment::assessment::file::File;
use excellence_assessment::assessment::locked;
use excellence_assessment::standard::SHENZHEN;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// A committed schema, ready to judge documents.
struct Judge {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Judge {
    fn of(name: &str) -> Judge {
        let schema = json(&golden::committed(&format!("schemas/{name}.schema.json")));
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let place = format!("https://example.invalid/{name}");
        compiler.add_resource(&place, schema).expect("a schema");
        let index = compiler
            .compile(&place, &mut schemas)
            .expect("a valid schema");
        Judge { schemas, index }
    }

    fn accepts(&self, document: &Value) -> Result<(), String> {
        let verdict = self.schemas.validate(document, self.index);
        verdict.map_err(|error| format!("{error:#}"))
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// A file without what another program wrote, in version 1, under a name that is ours since version 2.
fn without_foreign(mut file: Value) -> Value {
    if file["version"] == 1
        && let Some(file) = file.as_object_mut()
    {
        file.remove("plan");
    }
    file
}

fn documents(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut documents: Vec<_> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| {
            (
                path.display().to_string(),
                fs::read_to_string(&path).expect("a file"),
            )
        })
        .collect();
    documents.sort();
    assert!(
        !documents.is_empty(),
        "{} holds documents",
        folder.display()
    );
    documents
}

#[test]
fn the_schema_of_the_assessment_file_is_that_of_the_types() {
    let schema = schemars::schema_for!(File<'static>);
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    golden::matches(
        &golden::fixture("../../schemas/assessment.schema.json"),
        &text,
    );
}

#[test]
fn the_schema_of_the_file_of_many_is_that_of_the_types() {
    let schema = schemars::schema_for!(collection::File<'static>);
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    golden::matches(
        &golden::fixture("../../schemas/collection.schema.json"),
        &text,
    );
}

#[test]
fn the_schema_of_the_locked_file_is_that_of_the_types_and_its_golden_file_fits_it() {
    let schema = schemars::schema_for!(locked::File<'static>);
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    golden::matches(&golden::fixture("../../schemas/locked.schema.json"), &text);
    let judge = Judge::of("locked");
    let file = json(&golden::committed("tests/fixtures/files/locked/v1.json"));
    assert_eq!(judge.accepts(&file), Ok(()));
    for (key, value) in [
        ("rounds", 1000.into()),
        ("cipher", "ROT13".into()),
        ("salt", "".into()),
    ] {
        let mut broken: Value = file.clone();
        broken[key] = value;
        assert!(judge.accepts(&broken).is_err(), "{key}");
    }
    let many = json(&golden::committed("tests/fixtures/files/many/locked.json"));
    assert_eq!(Judge::of("collection").accepts(&many), Ok(()));
}

#[test]
fn the_golden_file_of_many_fits_its_schema_and_that_of_one_does_not() {
    let judge = Judge::of("collection");
    let many = golden::committed("tests/fixtures/files/many/v1.json");
    assert_eq!(judge.accepts(&json(&many)), Ok(()));
    let mut broken = json(&many);
    broken["assessments"][1]["assessment"]["items"]["1.1"]["percent"] = "much".into();
    assert!(judge.accepts(&broken).is_err());
    let one = golden::committed("tests/fixtures/files/v1/full.json");
    assert!(judge.accepts(&json(&one)).is_err());
}

#[test]
fn the_examples_and_the_golden_files_fit_the_schema() {
    let judge = Judge::of("assessment");
    let root = golden::fixture("../..");
    for folder in [
        root.join("examples"),
        golden::fixture("files/v1"),
        golden::fixture("files/v2"),
    ] {
        for (name, text) in documents(&folder) {
            let file = without_foreign(json(&text));
            assert_eq!(judge.accepts(&file), Ok(()), "{name}");
        }
    }
}

/// Files that only their standard can refuse: the schema knows neither its ids nor its percents.
const FOR_THE_STANDARD: [&str; 5] = [
    "another-standard",
    "markup-in-a-key",
    "percent-off-the-grid",
    "same-key-twice",
    "unknown-ids",
];

#[test]
fn a_file_with_faults_of_shape_does_not_fit_the_schema() {
    let judge = Judge::of("assessment");
    for (name, folder) in golden::cases("files/faults") {
        let text = fs::read_to_string(folder.join("assessment.json")).expect("a file");
        let Ok(document) = serde_json::from_str(&text) else {
            continue;
        };
        let fits = FOR_THE_STANDARD.contains(&name.as_str());
        let document = without_foreign(document);
        assert_eq!(judge.accepts(&document).is_ok(), fits, "{name}");
    }
}

#[test]
fn the_packs_fit_their_schemas() {
    let judge = Judge::of("standard");
    for (name, text) in documents(&golden::fixture("../../standards")) {
        assert_eq!(judge.accepts(&json(&text)), Ok(()), "{name}");
    }
    let judge = Judge::of("programme");
    for (name, text) in documents(&golden::fixture("../../programmes")) {
        assert_eq!(judge.accepts(&json(&text)), Ok(()), "{name}");
    }
    let judge = Judge::of("form");
    for (name, text) in documents(&golden::fixture("../../programmes/forms")) {
        assert_eq!(judge.accepts(&json(&text)), Ok(()), "{name}");
    }
    let (_, faulty) = documents(&golden::fixture("forms/several-at-once")).remove(0);
    assert!(judge.accepts(&json(&faulty)).is_err());
}

#[test]
fn an_edition_is_made_by_the_build_and_fits_no_schema() {
    let mut pack = json(SHENZHEN);
    pack["language"] = "zh".into();
    assert!(Judge::of("standard").accepts(&pack).is_err());
}

/// Faults that no schema can see: sums, references, order, the end of the scale, keys of another
/// kind of condition, ids and keys that stand twice.
const FOR_THE_READER: [&str; 11] = [
    "answers-of-another-kind",
    "duplicate-id",
    "foreign",
    "lowest-first",
    "percents-fall",
    "same-key-twice",
    "scale-below-full",
    "sound",
    "unknown-condition",
    "unknown-guide",
    "wrong-sum",
];

#[test]
fn a_pack_with_faults_of_shape_does_not_fit_its_schema() {
    for (kind, fixtures) in [("standard", "packs"), ("programme", "programmes")] {
        let judge = Judge::of(kind);
        for (name, folder) in golden::cases(fixtures) {
            let text = fs::read_to_string(folder.join("pack.json")).expect("a pack");
            let Ok(document) = serde_json::from_str(&text) else {
                assert_eq!(name, "truncated");
                continue;
            };
            let fits = FOR_THE_READER.contains(&name.as_str());
            assert_eq!(judge.accepts(&document).is_ok(), fits, "{kind} {name}");
        }
    }
}

#[test]
fn the_examples_of_the_manuals_fit_their_schemas() {
    for (kind, manual, place) in [
        ("standard", "standards/README.md", 1),
        ("programme", "programmes/README.md", 1),
        ("form", "programmes/README.md", 2),
    ] {
        let manual = golden::committed(manual);
        let example = manual
            .split("```json\n")
            .nth(place)
            .and_then(|rest| rest.split("```").next());
        let example = json(example.expect("an example"));
        assert_eq!(Judge::of(kind).accepts(&example), Ok(()));
    }
}
