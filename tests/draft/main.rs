//! The draft and its exports: what they contain, what they never contain, and that text stays text.
//!
//! `UPDATE_GOLDEN=1 cargo test --test draft` writes the golden files anew; look at the difference before committing it.

mod gaps;
#[path = "../given/mod.rs"]
mod given;
mod hostile;
mod lengths;
mod lists;
#[path = "../packs/mod.rs"]
mod packs;
mod programmes;
mod scores;

use excellence_assessment::assessment::{Assessment, ItemAnswer};
use excellence_assessment::draft::{Chapter, Draft, Field, Inline, Table};
use excellence_assessment::export::{html, markdown};
use excellence_assessment::language::Lang;
use given::Given;
use std::path::Path;

impl Given {
    /// Every case that a promise should hold for.
    fn drafts(&self) -> Vec<Draft> {
        let langs = [Lang::Zh, Lang::En];
        let drafts = langs.map(|lang| {
            let assessments = [self.example(lang), self.blank(), self.partial(lang)];
            assessments.map(|assessment| self.draft(&assessment, lang))
        });
        drafts.into_iter().flatten().collect()
    }

    /// The example with some items never touched and no declarations.
    fn partial(&self, lang: Lang) -> Assessment {
        let mut assessment = self.example(lang);
        for id in ["1.2", "3.3", "4.1", "4.2", "4.3"] {
            assessment.items.remove(id);
        }
        assessment.conditions.clear();
        assessment.profile.remove("environment");
        assessment
    }
}

fn same_as_golden(name: &str, found: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/draft");
    let path = folder.join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(folder).expect("a writable folder");
        std::fs::write(&path, found).expect("a writable file");
        return;
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = golden.lines().zip(found.lines()).position(|(a, b)| a != b);
    assert!(
        golden == found,
        "{name} differs from line {:?} on; UPDATE_GOLDEN=1 writes it anew",
        differs.map(|line| line + 1)
    );
}

/// The text of an HTML fragment: tags gone, entities back.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    for (index, piece) in html.split('<').enumerate() {
        let shown = match index {
            0 => piece,
            _ => piece.split_once('>').expect("a closed tag").1,
        };
        text.push_str(shown);
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
    ];
    let text = entities
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to));
    text.replace("&apos;", "'").replace("&amp;", "&")
}

fn gaps_of(chapter: &Chapter) -> Vec<String> {
    let inlines = chapter.inlines().into_iter();
    let keys = inlines.filter_map(|inline| match inline {
        Inline::Gap(gap) => Some(gap.place.key()),
        _ => None,
    });
    keys.collect()
}

#[test]
fn the_cover_names_the_programmes_that_were_begun() {
    let given = Given::packs();
    for assessment in [given.example(Lang::En), given.blank()] {
        let draft = given.draft(&assessment, Lang::En);
        assert!(draft.say(Field::Programme).starts_with("Maturity grade"));
    }
    assert_eq!(
        given.draft(&given.blank(), Lang::Zh).say(Field::Author),
        "【编制】"
    );
}

#[test]
fn the_markdown_of_example_and_blank_is_as_committed() {
    let given = Given::packs();
    for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let example = given.draft(&given.example(lang), lang);
        same_as_golden(&format!("example.{name}.md"), &markdown::write(&example));
        let blank = given.draft(&given.blank(), lang);
        same_as_golden(&format!("blank.{name}.md"), &markdown::write(&blank));
    }
}

#[test]
fn chapters_follow_the_order_of_the_standard() {
    let given = Given::packs();
    for draft in given.drafts() {
        let ids: Vec<&str> = draft.chapters.iter().map(|chapter| &*chapter.id).collect();
        let categories = given
            .standard
            .categories
            .iter()
            .map(|category| category.id.as_str());
        let expected: Vec<&str> = std::iter::once("profile").chain(categories).collect();
        assert_eq!(ids[..expected.len()], expected);
        assert!(
            ids[expected.len()..]
                .iter()
                .all(|id| id.starts_with("annex-"))
        );
    }
}

#[test]
fn a_private_note_is_nowhere() {
    let given = Given::packs();
    let mut assessment = given.example(Lang::Zh);
    for item in given.standard.items() {
        let answer = assessment.items.entry(item.id.clone()).or_default();
        answer.private = String::from("PRIVATE-NOTE");
    }
    for lang in [Lang::Zh, Lang::En] {
        let draft = given.draft(&assessment, lang);
        for text in [
            markdown::write(&draft),
            html::write(&draft),
            html::body(&draft),
        ] {
            assert!(!text.contains("PRIVATE-NOTE") && !text.contains("PRIVATE\\-NOTE"));
        }
        assert!(!format!("{draft:?}").contains("PRIVATE-NOTE"));
    }
}

#[test]
fn every_other_answer_is_there() {
    let given = Given::packs();
    for lang in [Lang::Zh, Lang::En] {
        let assessment = given.example(lang);
        let text = text_of(&html::body(&given.draft(&assessment, lang)));
        let answers = |answer: &ItemAnswer| -> Vec<String> {
            let guidance = answer.guidance.values().map(|point| point.evidence.clone());
            let texts = [&answer.reason, &answer.strengths, &answer.opportunities];
            let notes = answer.notes.values().chain(texts).cloned();
            guidance.chain(notes).collect()
        };
        let items = assessment.items.values().flat_map(answers);
        for answer in items.chain(assessment.profile.values().cloned()) {
            for line in answer.lines() {
                assert!(text.contains(line.trim()), "{line}");
            }
        }
    }
}

fn assert_clean(text: &str) {
    let disturbing = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let found = text.chars().find(|c| disturbing(*c));
    assert_eq!(found, None);
    assert!(text.contains('\u{fffd}'));
    assert!(text.replace('\\', "").contains("[U+202E]gnp.exe"));
}

fn cells(table: &Table) -> Vec<Vec<String>> {
    let cell = |cell: &Vec<Inline>| cell.iter().map(Inline::printed).collect::<String>();
    let rows = table.rows.iter();
    rows.map(|row| row.cells.iter().map(cell).collect())
        .collect()
}
