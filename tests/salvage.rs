//! Of a damaged assessment file, what can be read is given back whole, and what was lost is named.

mod answers;

use answers::{SHENZHEN_STANDARD, blank};
use excellence_assessment::assessment::{
    Action, Assessment, Command, Coverage, Direction, Indicator, Status, TextField, Year, Years,
    file,
};
use excellence_assessment::reading::Problem;
use excellence_assessment::standard::{Band, Percent};
use std::fs;

const NOW: &str = "2026-11-20T00:00:00Z";

/// One line of a file that holds a value: the way to it, the value as it is written, and where it ends in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Leaf {
    path: Vec<String>,
    value: String,
    end: usize,
}

/// Every value of a file that is not damaged, read off its lines.
fn leaves(text: &str) -> Vec<Leaf> {
    let (mut path, mut leaves, mut end) = (Vec::<String>::new(), Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start_matches(' ');
        let depth = (line.len() - bare.len()) / 2;
        if bare.trim_end() == "{" && depth > 0 {
            // A row of a list.
            let after = path
                .get(depth - 1)
                .and_then(|row| row.parse::<usize>().ok());
            path.truncate(depth - 1);
            path.push(after.map_or(0, |row| row + 1).to_string());
        } else if let Some((key, value)) = bare.trim_end().split_once(": ") {
            path.truncate(depth - 1);
            path.push(key.to_owned());
            if value != "{" && value != "[" {
                let value = value.strip_suffix(',').unwrap_or(value);
                leaves.push(Leaf {
                    path: path.clone(),
                    value: value.to_owned(),
                    end: end + line.find(value).expect("in its line") + value.len(),
                });
            }
        }
        end += line.len();
    }
    leaves
}

/// What is always written, or says nothing.
fn says_nothing(leaf: &Leaf) -> bool {
    let head = [
        "\"format\"",
        "\"version\"",
        "\"standard\"",
        "\"id\"",
        "\"created\"",
        "\"changed\"",
    ];
    let top = leaf.path.len() == 1 && head.contains(&leaf.path[0].as_str());
    // Of a row: the id that it gets when its own is lost, and what it says unless it is told.
    let key = leaf.path.last().map_or("", String::as_str);
    let usual = [
        ("\"core\"", "true"),
        ("\"direction\"", "\"higher\""),
        ("\"status\"", "\"planned\""),
    ];
    let usual = key == "\"id\"" || usual.contains(&(key, &leaf.value));
    top || usual || ["null", "\"\"", "{}"].contains(&leaf.value.as_str())
}

/// What is salvaged of a text; it can be written and read again.
fn salvage(text: &str) -> (Vec<Leaf>, Vec<String>) {
    let (assessment, lost) = file::salvage(text, &*SHENZHEN_STANDARD, "fresh", NOW);
    let written = file::write(&assessment);
    assert_eq!(file::read(&written, &*SHENZHEN_STANDARD), Ok(assessment));
    let lost = lost.into_iter().map(|fault| fault.path);
    (leaves(&written), lost.collect())
}

fn has(leaves: &[Leaf], leaf: &Leaf) -> bool {
    let same = |other: &Leaf| other.path == leaf.path && other.value == leaf.value;
    leaves.iter().any(same)
}

/// Whatever is cut off, what is whole before the cut is given back, and nothing else.
fn cut(text: &str, original: &[Leaf], end: usize) {
    let (salvaged, lost) = salvage(&text[..end]);
    assert_eq!(lost.is_empty(), end + 1 >= text.len(), "{end}: {lost:?}");
    for leaf in &salvaged {
        assert!(
            has(original, leaf) || says_nothing(leaf),
            "{end}: {leaf:?} is no answer"
        );
    }
    for leaf in original {
        // More digits might have followed.
        let number = leaf.value.ends_with(|c: char| c.is_ascii_digit());
        let whole = leaf.end < end || (leaf.end == end && !number);
        if whole && !says_nothing(leaf) {
            assert!(has(&salvaged, leaf), "{end}: {leaf:?} was whole");
        }
    }
}

/// A file with an answer of every kind, and fields that we do not know.
fn small() -> String {
    let mut assessment = blank();
    let text = |field, text: &str| Command::Text(field, String::from(text));
    for command in [
        text(TextField::Name, "甲\"公司\\\n"),
        text(
            TextField::Profile("situation".into()),
            "情况：{ \"1.1\": 5 }",
        ),
        text(TextField::Evidence("1.1".into(), "1.1-1".into()), "证据"),
        text(TextField::Evidence("1.1".into(), "1.1-2".into()), "[1]"),
        text(TextField::Note("1.1".into(), "A".into()), "依据"),
        Command::Coverage("1.1".into(), "1.1-2".into(), Some(Coverage::Full)),
        Command::Factor("1.1".into(), "A".into(), Some(Band(3))),
        Command::Percent("1.1".into(), Percent::new(65)),
        Command::Percent("2.1".into(), Percent::new(5)),
        Command::Condition(
            "p".into(),
            "legal".into(),
            Some(excellence_assessment::assessment::ConditionAnswer::Number(
                12,
            )),
        ),
    ] {
        assessment.apply(command);
    }
    let answer = assessment.items.entry("1.3".into()).or_default();
    answer.indicators = vec![indicator("n1", "人均{[能耗"), indicator("n2", "合格率")];
    let first = &mut answer.indicators[0].values;
    first.source = "年报".into();
    for (year, figure) in [(2024, "1.50"), (2025, "约1,400")] {
        let year = Year::new(year).expect("a year");
        first.figures.set(year, figure.into());
    }
    answer.years = Some(Years::up_to(Year::FIRST));
    answer.target = Percent::new(80);
    assessment.plan = vec![action("补数据")];
    let reasons = assessment.dismissed.entry("1.3".into()).or_default();
    reasons.insert("no-comparison".into(), "行业无数据".into());
    let written = file::write(&assessment);
    let more = "  \"x-more\": {\n    \"x-a\": true,\n    \"x-b\": 1.5\n  }\n}\n";
    let with_more = written.strip_suffix("\n}\n").expect("the end");
    format!("{with_more},\n{more}")
}

fn indicator(id: &str, name: &str) -> Indicator {
    let mut indicator = Indicator::new(id.into());
    indicator.name = name.into();
    indicator.core = false;
    indicator.direction = Direction::Lower;
    indicator.unit = "%".into();
    indicator
}

fn action(what: &str) -> Action {
    let mut action = Action::new(what.into());
    action.action = what.into();
    action.item = Some("1.3".into());
    action.status = Status::Underway;
    action
}

/// The names of the indicators that are salvaged of a text.
fn names(text: &str) -> Vec<String> {
    let (assessment, _) = file::salvage(text, &*SHENZHEN_STANDARD, "fresh", NOW);
    let answer = assessment.item(&"1.3".into()).cloned().unwrap_or_default();
    answer.indicators.into_iter().map(|one| one.name).collect()
}

#[test]
fn damage_in_a_row_of_a_table_costs_no_other_row() {
    let text = small();
    assert_eq!(names(&text), ["人均{[能耗", "合格率"]);
    // The end of a row, its beginning, its id.
    let ends = text.replacen("        },\n        {\n", "        x\n        {\n", 1);
    assert_eq!(names(&ends), ["人均{[能耗", "合格率"]);
    let begins = text.replacen(
        "        {\n          \"id\": \"n1\"",
        "        x\n          \"id\": \"n1\"",
        1,
    );
    assert_eq!(names(&begins), ["合格率"]);
    for id in ["\"id\": n1", "\"id\": \"n2\""] {
        let damaged = text.replacen("\"id\": \"n1\"", id, 1);
        assert_eq!(names(&damaged), ["人均{[能耗", "合格率"], "{id}");
    }
}

#[test]
fn a_file_that_is_whole_is_salvaged_whole() {
    for text in [small(), example()] {
        let (assessment, lost) = file::salvage(&text, &*SHENZHEN_STANDARD, "fresh", NOW);
        assert_eq!(lost, []);
        assert_eq!(file::read(&text, &*SHENZHEN_STANDARD), Ok(assessment));
    }
}

#[test]
fn what_is_whole_before_a_cut_anywhere_is_given_back() {
    let text = small();
    let original = leaves(&text);
    for (end, _) in text.char_indices() {
        cut(&text, &original, end);
    }
}

#[test]
fn the_example_cut_at_every_97th_character_keeps_what_is_before_the_cut() {
    let text = example();
    let original = leaves(&text);
    for (end, _) in text.char_indices().step_by(97) {
        cut(&text, &original, end);
    }
}

#[test]
fn a_character_that_changed_costs_what_stands_in_its_line_and_no_more() {
    let text = small();
    let original = leaves(&text);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    for (at, was) in text.char_indices() {
        let before = &text[..at];
        let line = before.matches('\n').count();
        for other in ['x', '"', '{', '}', '\n', ' ', '\\', ',', '7'] {
            if other == was {
                continue;
            }
            let damaged = format!("{before}{other}{}", &text[at + was.len_utf8()..]);
            let (salvaged, _) = salvage(&damaged);
            let opens = lines[line].trim_end().ends_with(['{', '[']);
            if opens || was == '\n' {
                continue;
            }
            // One line, or the two lines of a key that took the name of another.
            let lost = original
                .iter()
                .filter(|leaf| !says_nothing(leaf) && !has(&salvaged, leaf));
            let lost: Vec<&Leaf> = lost.collect();
            assert!(lost.len() <= 2, "{other:?} in {:?}: {lost:?}", lines[line]);
            let new = salvaged
                .iter()
                .filter(|leaf| !says_nothing(leaf) && !has(&original, leaf));
            let new: Vec<&Leaf> = new.collect();
            assert!(new.len() <= 1, "{other:?} in {:?}: {new:?}", lines[line]);
        }
    }
}

#[test]
fn of_two_equal_keys_neither_is_believed() {
    let text = small().replace("\"1.1-2\": {", "\"1.1-1\": {");
    let (assessment, lost) = file::salvage(&text, &*SHENZHEN_STANDARD, "fresh", NOW);
    let answer = assessment.item(&"1.1".into()).expect("the rest of it");
    assert!(answer.guidance.is_empty());
    assert_eq!(answer.percent, Percent::new(65));
    let key = String::from("1.1-1");
    assert_eq!(lost[0].problem, Problem::DuplicateKey { key });
    assert_eq!(
        lost[0].path,
        "$.items.\"1.1\".guidance.1.1-1".replace("1.1-1", "\"1.1-1\"")
    );
}

/// A value that lies as deep as a document may go is whole by itself, and too deep where it stands.
#[test]
fn what_is_given_back_lies_no_deeper_than_can_be_read_again() {
    for depth in [125, 126, 127, 128] {
        let lists = "[".repeat(depth) + &"]".repeat(depth);
        let text = small().replacen('{', &format!("{{\n  \"x-later\": {lists},"), 1);
        let (salvaged, _) = file::salvage(&text, &*SHENZHEN_STANDARD, "id", NOW);
        let written = file::write(&salvaged);
        let read = file::read(&written, &*SHENZHEN_STANDARD);
        assert_eq!(read, Ok(salvaged), "{depth}");
        let kept = written.contains("x-later");
        assert_eq!(
            kept,
            file::read(&text, &*SHENZHEN_STANDARD).is_ok(),
            "{depth}"
        );
    }
}

#[test]
fn what_was_lost_is_named_with_its_place() {
    let text = small().replace("\"evidence\": \"证据\"", "\"evidence\": \"证据");
    let (_, lost) = file::salvage(&text, &*SHENZHEN_STANDARD, "fresh", NOW);
    let lost: Vec<_> = lost
        .iter()
        .map(|f| (f.path.as_str(), f.line.is_some(), &f.problem))
        .collect();
    let path = "$.items.\"1.1\".guidance.\"1.1-1\".evidence";
    assert_eq!(lost, [(path, true, &Problem::Unreadable)]);
}

#[test]
fn a_file_of_a_newer_version_gives_what_is_known_here() {
    let text = small().replace("\"version\": 2", "\"version\": 3");
    let (assessment, lost) = file::salvage(&text, &*SHENZHEN_STANDARD, "fresh", NOW);
    assert_eq!(
        (assessment.percent(&"1.1".into()), lost),
        (Percent::new(65), vec![])
    );
}

#[test]
fn of_what_is_no_assessment_nothing_is_made_up() {
    for text in [
        "",
        "{",
        "[1]",
        "7",
        "\u{0}",
        "{\n",
        "\n\n",
        "}\n}\n",
        "{}",
        "{\"percent\": 5}",
        "excellence",
    ] {
        let (assessment, lost) = file::salvage(text, &*SHENZHEN_STANDARD, "fresh", NOW);
        let blank = Assessment::new(
            String::from("fresh"),
            SHENZHEN_STANDARD.id.clone(),
            String::from(NOW),
        );
        assert!(assessment.extra.len() <= 1 && !lost.is_empty(), "{text:?}");
        assert_eq!(assessment.items, blank.items);
    }
}

fn example() -> String {
    fs::read_to_string("examples/manufacturer.zh.json").expect("an example of the repository")
}
