//! The assessment file: what is written is read again, and what cannot be read says where and why.

mod answers;
mod golden;

use answers::{SHENZHEN_STANDARD, assessment, blank, scored};
use excellence_assessment::assessment::{
    Assessment, Class, Direction, Line, Year, collection, file,
};
use excellence_assessment::programme::{PACKS, Programme, ProgrammeResult};
use excellence_assessment::reading::{Fault, MAX_BYTES, MAX_CHARACTERS, MAX_FAULTS};
use excellence_assessment::scoring::{Rule, Scoreboard};
use excellence_assessment::standard::{GBT_19580, Percent, Standard, Standards};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;
use std::fs;
use std::time::{Duration, Instant};

fn read(text: &str) -> Result<Assessment, Vec<Fault>> {
    file::read(text, &*SHENZHEN_STANDARD)
}

// ---- which standard

/// Two standards, as a page may have them.
struct Both(Standard);

impl Standards for Both {
    fn named(&self, id: &str) -> &Standard {
        let both = [&*SHENZHEN_STANDARD, &self.0];
        let found = both.into_iter().find(|one| one.id.as_str() == id);
        found.unwrap_or(&SHENZHEN_STANDARD)
    }
}

#[test]
fn a_file_is_read_against_the_standard_that_it_names() {
    let both = Both(Standard::read(GBT_19580).expect("the pack is tested elsewhere"));
    let on = |standard: &Standard| {
        let now = String::from("2026-11-20T08:00:00Z");
        let mut assessment = Assessment::new(String::from("a"), standard.id.clone(), now);
        let item = standard.items().next().expect("an item").id.clone();
        let answer = assessment.items.entry(item).or_default();
        answer.percent = Percent::new(50);
        assessment
    };
    for standard in [&*SHENZHEN_STANDARD, &both.0] {
        let text = file::write(&on(standard));
        assert_eq!(file::standards_named(&text), [standard.id.as_str()]);
        assert_eq!(file::read(&text, &both), Ok(on(standard)));
        assert!(file::reads_back(&text, &both));
    }
    let many = [(on(&SHENZHEN_STANDARD), false), (on(&both.0), true)];
    let text = collection::write("2026-11-20T08:00:00Z", &many);
    assert_eq!(
        file::standards_named(&text),
        [SHENZHEN_STANDARD.id.as_str(), both.0.id.as_str()]
    );
    assert!(collection::reads_back(&text, &both));
    let text = file::write(&on(&both.0)).replace(both.0.id.as_str(), "iso-9001");
    assert!(file::read(&text, &both).is_err());
}

#[test]
fn a_standard_that_a_text_only_talks_about_is_not_named() {
    let mut assessment = blank();
    assessment.organisation.name = String::from(r#"{"standard": "iso-9001"}"#);
    let text = file::write(&assessment);
    assert_eq!(
        file::standards_named(&text),
        [SHENZHEN_STANDARD.id.as_str()]
    );
    for odd in [
        r#""standard""#,
        r#""standard":7"#,
        r#""standard":"#,
        r#""standard":"a b""#,
    ] {
        assert_eq!(file::standards_named(odd), [""; 0], "{odd}");
    }
}

// ---- writing and reading

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_written_is_read_again(assessment in assessment()) {
        let text = file::write(&assessment);
        prop_assert_eq!(read(&text), Ok(assessment));
    }

    #[test]
    fn a_file_that_was_written_here_is_written_again_byte_for_byte(assessment in assessment()) {
        let text = file::write(&assessment);
        let again = read(&text).map(|assessment| file::write(&assessment));
        prop_assert_eq!(again, Ok(text));
    }
}

#[test]
fn a_file_is_made_to_be_read_by_people() {
    let text = file::write(&scored([("1.1", 70)]));
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[..3],
        [
            "{",
            "  \"format\": \"excellence-assessment\",",
            "  \"version\": 2,"
        ]
    );
    assert!(lines.contains(&"      \"percent\": 70,"));
    assert!(text.ends_with("}\n"));
}

#[test]
fn fields_of_a_later_program_survive_digit_for_digit() {
    let text = file::write(&scored([("1.1", 70)]));
    let later = r#""zz-later": {"ratio": 1.50, "huge": 123456789012345678901234567890, "far": 1e+400, "tiny": 2.2250738585072011e-308},"#;
    let with_later = |at: &str| {
        assert_eq!(text.matches(at).count(), 1, "{at}");
        text.replace(at, &format!("{at} {later}"))
    };
    let places = [
        "\n  \"version\": 2,",
        "\n  \"organisation\": {",
        "\n    \"1.1\": {",
    ];
    for at in places {
        let assessment = read(&with_later(at)).expect("unknown fields are no fault");
        let written = file::write(&assessment);
        for number in [
            "1.50",
            "123456789012345678901234567890",
            "1e+400",
            "2.2250738585072011e-308",
        ] {
            assert!(written.contains(number), "{number} in {at:?}");
        }
        assert_eq!(read(&written), Ok(assessment));
    }
}

#[test]
fn fields_that_may_be_left_out_or_null_say_nothing() {
    let text = file::write(&blank());
    let given = text.replace("\"items\": {}", "\"items\": {\"1.1\": {}, \"1.2\": {\"percent\": null, \"guidance\": {\"1.2-1\": {\"coverage\": null}}}}");
    let assessment = read(&given).expect("nothing required is missing");
    assert_eq!(assessment.percent(&"1.1".into()), None);
    assert_eq!(
        Scoreboard::of(&SHENZHEN_STANDARD, &assessment).total.scored,
        0
    );
}

#[test]
fn a_moment_is_a_second_in_universal_time_or_a_fraction_of_one() {
    let at =
        |moment: &str| read(&file::write(&blank()).replace("2026-03-02T01:00:00Z", moment)).is_ok();
    for moment in [
        "2026-03-02T01:00:00Z",
        "2026-03-02T01:00:00.5Z",
        "2026-03-02T01:00:00.123456789Z",
    ] {
        assert!(at(moment), "{moment}");
    }
    for moment in [
        "",
        "2026-03-02",
        "2026-03-02T01:00:00",
        "2026-03-02T01:00:00.Z",
        "2026-03-02T01:00:00.1234567890Z",
        "2026-03-02T01:00:00.1.2Z",
        "2026-03-02T01:00:00+08:00",
        "2026-03-02t01:00:00Z",
        "２０２６-03-02T01:00:00Z",
        "2026-03-02T01:00:00.<b>Z",
    ] {
        assert!(!at(moment), "{moment}");
    }
}

// ---- every version opens forever

#[test]
fn files_of_version_1_open_forever() {
    let full = fs::read_to_string(golden::fixture("files/v1/full.json")).expect("a golden file");
    let assessment = read(&full).expect("opens forever");
    assert_eq!(assessment.organisation.name, "深圳市示例精密部件有限公司");
    assert_eq!(
        assessment
            .organisation
            .extra
            .get("website")
            .and_then(|website| website.value.as_text()),
        Some("https://example.invalid")
    );
    assert_eq!(assessment.items.len(), 3);
    let board = Scoreboard::of(&SHENZHEN_STANDARD, &assessment);
    assert_eq!(
        (board.total.earned.get(), board.total.ceiling.get()),
        (2_525, 2_525 + 45_500)
    );
    assert_eq!(
        assessment.conditions.len(),
        2,
        "declarations of unknown programmes are kept"
    );
    // What another program wrote under a name that is ours now is kept under another one.
    let now = full.replace("\"version\": 1", "\"version\": 2");
    let now = now.replace("\n  \"plan\": null", "\n  \"v1-plan\": null");
    assert_eq!(file::write(&assessment), now);
    assert_eq!(read(&now), Ok(assessment));
    let least = fs::read_to_string(golden::fixture("files/v1/least.json")).expect("a golden file");
    assert!(read(&least).expect("opens forever").is_blank());
}

#[test]
fn fields_of_another_program_in_a_file_of_version_1_are_not_taken_for_ours() {
    let text = file::write(&scored([("1.1", 70)])).replace("\"version\": 2", "\"version\": 1");
    let foreign = r#""indicators": 7, "target": "high", "v1-target": 1,"#;
    let given = text.replace("\"guidance\"", &format!("{foreign} \"guidance\""));
    let assessment = read(&given).expect("opens forever");
    let answer = assessment.item(&"1.1".into()).expect("an answer");
    assert_eq!((answer.target, answer.indicators.len()), (None, 0));
    let kept: Vec<&str> = answer.extra.keys().map(String::as_str).collect();
    assert_eq!(kept, ["v1-indicators", "v1-target", "v1-v1-target"]);
    assert_eq!(read(&file::write(&assessment)), Ok(assessment));
}

#[test]
fn files_of_version_2_open_forever() {
    let full = fs::read_to_string(golden::fixture("files/v2/full.json")).expect("a golden file");
    let assessment = read(&full).expect("opens forever");
    let answer = assessment.item(&"1.3".into()).expect("an answer");
    let years = answer.years.expect("chosen");
    assert!(years.all().map(Year::get).eq(2022..=2025));
    let names: Vec<&str> = answer
        .indicators
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["安全事故数量", "纳税额", "<b>不是标签</b>"]);
    let [accidents, taxes, _] = &answer.indicators[..] else {
        panic!("three");
    };
    assert_eq!(
        (accidents.core, accidents.direction, accidents.class),
        (true, Direction::Lower, Some(Class::Good))
    );
    let numbers = |line| -> Vec<_> {
        let numbers = taxes.numbers(line);
        numbers
            .map(|(year, number)| format!("{year} {number}"))
            .collect()
    };
    // As typed, and exactly; empty is not zero, and what cannot be read is kept.
    assert_eq!(
        taxes.values.figures.get(Year::new(2023).expect("a year")),
        "１,234.50"
    );
    assert_eq!(
        numbers(Line::Value),
        ["2022 0.30", "2023 1234.50", "2025 -7"]
    );
    assert_eq!(
        taxes.values.figures.get(Year::new(2024).expect("a year")),
        "约3"
    );
    assert_eq!(taxes.benchmark.source, "同行年报");
    assert_eq!(answer.target, Some(answers::percent(60)));
    assert_eq!(
        (answer.low, answer.high),
        (Some(answers::percent(40)), Some(answers::percent(55)))
    );
    assert_eq!(assessment.plan.len(), 2);
    assert_eq!(
        assessment.dismissal(&"1.3".into(), "no-comparison"),
        Some("行业没有公开数据")
    );
    assert_eq!(file::write(&assessment), full);
}

// ---- bad input

#[test]
fn a_file_with_faults_names_them_all_in_both_languages() {
    let cases = golden::cases("files/faults");
    for (name, folder) in &cases {
        let text = fs::read_to_string(folder.join("assessment.json")).expect("a file");
        let faults = read(&text).expect_err(name);
        golden::matches(&folder.join("faults.txt"), &golden::spoken(&faults));
        for fault in &faults {
            assert!(fault.line.is_some(), "{name}: {fault:?} has a line");
        }
    }
    assert!(cases.len() >= 15, "the files with faults were found");
}

/// Bad files that are too long to be kept.
#[test]
fn files_of_absurd_size_shape_or_length_are_refused_at_once() {
    let good = file::write(&scored([("1.1", 70)]));
    let long = "长".repeat(MAX_CHARACTERS + 1);
    let key = "k".repeat(1_000_000);
    let many = vec!["0"; 1_000_000].join(",");
    let with = |find: &str, replace: String| {
        assert_eq!(good.matches(find).count(), 1, "{find}");
        good.replace(find, &replace)
    };
    let cases = [
        ("nested", "[".repeat(100_000)),
        ("nested-object", "{\"a\":".repeat(100_000)),
        ("too-large", good.clone() + &" ".repeat(MAX_BYTES)),
        (
            "just-too-large",
            good.clone() + &" ".repeat(MAX_BYTES + 1 - good.len()),
        ),
        (
            "long-text",
            with("\"name\": \"\"", format!("\"name\": \"{long}\"")),
        ),
        ("long-key", with("\"1.1\": {", format!("\"{key}\": {{"))),
        (
            "long-percent",
            with(
                "\"percent\": 70",
                format!("\"percent\": {}", "7".repeat(1_000_000)),
            ),
        ),
        // A place of a megabyte for each of a million values would exhaust the memory.
        (
            "long-key-many-values",
            format!("{{\"{key}\": [{many}], \"format\": 0}}"),
        ),
        (
            "many-keys",
            format!(
                "{{{}}}",
                (0..200_000)
                    .map(|n| format!("\"k{n}\":0"))
                    .collect::<Vec<_>>()
                    .join(",")
            ),
        ),
    ];
    for (name, text) in cases {
        let start = Instant::now();
        let faults = read(&text).expect_err(name);
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{name} took {:?}",
            start.elapsed()
        );
        let said = golden::spoken(&faults);
        assert!(
            said.len() < 50_000,
            "{name}: an error that nobody reads: {} bytes",
            said.len()
        );
        golden::matches(
            &golden::fixture("files/absurd")
                .join(name)
                .with_extension("txt"),
            &said,
        );
    }
}

#[test]
fn a_file_of_exactly_the_limits_reads() {
    let mut assessment = scored([("1.1", 70)]);
    assessment.organisation.name = "长".repeat(MAX_CHARACTERS);
    let text = file::write(&assessment);
    let padded = text.clone() + &" ".repeat(MAX_BYTES - text.len());
    assert_eq!(read(&padded), Ok(assessment));
}

#[test]
fn a_thousand_unknown_ids_are_reported_up_to_the_limit() {
    let ids: Vec<String> = (0..1000).map(|n| format!("\"9.{n}\": {{}}")).collect();
    let text = file::write(&blank()).replace(
        "\"items\": {}",
        &format!("\"items\": {{{}}}", ids.join(",")),
    );
    assert_eq!(read(&text).expect_err("unknown ids").len(), MAX_FAULTS);
}

fn good_file() -> String {
    fs::read_to_string(golden::fixture("files/v1/full.json")).expect("a golden file")
}

/// Replaces the value at a random place of a document.
fn replaced(document: &mut Value, way: &[Index], value: Value) {
    let entry = match (document, way) {
        (Value::Object(map), [index, ..]) if !map.is_empty() => {
            let at = index.index(map.len());
            map.values_mut().nth(at).expect("in range")
        }
        (Value::Array(list), [index, ..]) if !list.is_empty() => {
            let at = index.index(list.len());
            &mut list[at]
        }
        (document, _) => {
            *document = value;
            return;
        }
    };
    replaced(entry, &way[1..], value);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_file_damaged_byte_by_byte_reads_or_says_what_is_wrong(
        damage in proptest::collection::vec((any::<Index>(), any::<u8>(), 0u8..4), 1..6),
    ) {
        let mut bytes = good_file().into_bytes();
        for (place, byte, kind) in damage {
            bytes.push(b'\n'); // there is always a byte to damage
            let at = place.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => { bytes.remove(at); }
                _ => bytes.truncate(at.max(1)),
            }
        }
        let text = String::from_utf8_lossy(&bytes);
        match read(&text) {
            Ok(assessment) => prop_assert_eq!(read(&file::write(&assessment)), Ok(assessment)),
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                prop_assert!(faults.iter().all(|fault| fault.line.is_some()));
            }
        }
    }

    #[test]
    fn a_file_with_a_value_exchanged_reads_or_says_where(
        way in proptest::collection::vec(any::<Index>(), 0..6),
        value in prop_oneof![
            Just(Value::Null), any::<bool>().prop_map(Value::from), any::<i64>().prop_map(Value::from),
            Just(serde_json::json!(0.5)), answers::text().prop_map(Value::from),
            Just(serde_json::json!([])), Just(serde_json::json!({})), Just(serde_json::json!({"x": [1]})),
        ],
    ) {
        let mut document: Value = serde_json::from_str(&good_file()).expect("JSON");
        replaced(&mut document, &way, value);
        let text = serde_json::to_string_pretty(&document).expect("JSON");
        match read(&text) {
            Ok(assessment) => prop_assert_eq!(read(&file::write(&assessment)), Ok(assessment)),
            Err(faults) => {
                prop_assert!(!faults.is_empty());
                prop_assert!(faults.iter().all(|fault| fault.line.is_some()));
            }
        }
    }

    #[test]
    fn any_text_at_all_reads_or_says_what_is_wrong(text in answers::text()) {
        prop_assert!(read(&text).is_err_and(|faults| !faults.is_empty()));
    }
}

// ---- the example

fn example(language: &str) -> Assessment {
    read(&golden::committed(&format!(
        "examples/manufacturer.{language}.json"
    )))
    .expect("no fault")
}

#[test]
fn the_example_is_marked_as_fictional() {
    assert!(example("zh").fictional && example("en").fictional);
}

/// Everything of a document but its words.
fn skeleton(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let keys = map.iter().map(|(key, value)| match key.as_str() {
                "coverage" | "standard" | "created" | "changed" => (key.clone(), value.clone()),
                _ => (key.clone(), skeleton(value)),
            });
            Value::Object(keys.collect())
        }
        Value::Array(entries) => entries.iter().map(skeleton).collect(),
        Value::String(text) => Value::from(if text.is_empty() { "" } else { "…" }),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

#[test]
fn the_example_says_the_same_in_both_languages() {
    let [zh, en] = ["zh", "en"].map(|language| {
        let text = golden::committed(&format!("examples/manufacturer.{language}.json"));
        skeleton(&serde_json::from_str(&text).expect("JSON"))
    });
    assert_eq!(zh, en);
}

#[test]
fn the_example_has_something_to_say_about_score_tier_and_evidence() {
    let programme = Programme::read(PACKS[0]).expect("no fault");
    for language in ["zh", "en"] {
        let assessment = example(language);
        let board = Scoreboard::of(&SHENZHEN_STANDARD, &assessment);
        assert!(board.total.is_complete());
        assert_eq!(board.total.earned.get(), 27_700);
        let result = ProgrammeResult::of(&programme, &board, &assessment);
        assert_eq!(result.tier, Some("innovation".into()));
        let findings: Vec<_> = board
            .findings()
            .map(|found| (found.item.as_str(), found.rule))
            .collect();
        assert_eq!(
            findings,
            [
                ("1.3", Rule::NoComparison),
                ("2.1", Rule::FactorGap),
                ("3.1", Rule::GuidanceUncovered),
                ("4.3", Rule::ShortSeries),
                ("5.1", Rule::ResultLags),
                ("6.3", Rule::NoComparison)
            ]
        );
    }
}
