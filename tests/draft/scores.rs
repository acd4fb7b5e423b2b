//! No score stands without the word provisional.

use super::given::Given;
use excellence_assessment::assessment::ConditionAnswer;
use excellence_assessment::chart::Drawing;
use excellence_assessment::draft::{Block, Inline};
use excellence_assessment::export::{html, markdown};
use excellence_assessment::language::Lang;

#[test]
fn a_score_never_stands_without_the_word_provisional() {
    let given = Given::packs();
    for draft in given.drafts() {
        let word = match draft.lang {
            Lang::Zh => "暂定",
            Lang::En => "provisional",
        };
        assert!(draft.marks[0].contains(word));
        for chapter in &draft.chapters {
            // Between two headings, a reader sees one page.
            let mut page = String::new();
            for block in &chapter.blocks {
                if matches!(block, Block::Heading { .. }) {
                    assert_provisional(&page, word);
                    page.clear();
                }
                match block {
                    Block::Table(table) => {
                        let cells = table.rows.iter().flat_map(|row| &row.cells).flatten();
                        let ours: String = cells.map(our).collect();
                        let text = table.caption.clone() + &table.head.concat() + &ours;
                        let said = text.contains(word) || !has_score(&text);
                        assert!(said, "{}", table.caption);
                    }
                    // An indicator is measured, not scored.
                    Block::Figure(figure) if matches!(figure.drawing, Drawing::Lines(_)) => {}
                    Block::Figure(figure) => {
                        assert!(figure.caption.contains(word) && figure.alternative.contains(word));
                    }
                    Block::Heading { text, .. } => page.push_str(text),
                    Block::Paragraph(line) => line.iter().for_each(|i| page.push_str(&our(i))),
                    Block::List(_) | Block::Requirement(_) => {}
                }
            }
            assert_provisional(&page, word);
        }
        // On paper, every page but the cover says it in its head; the cover says it itself.
        let page = html::write(&draft);
        let head = page.split_once("</head>").expect("a head").0;
        assert!(head.contains("@top-right { content: \"") && head.contains(word));
        let cover = page.split("</header>").next().expect("a cover");
        assert!(cover.contains(&format!("<span class=\"draft-mark\">{word}")));
    }
}

/// Our words; an answer may mention any number of points.
fn our(inline: &Inline) -> String {
    match inline {
        Inline::Answer(_) => String::new(),
        other => other.printed(),
    }
}

fn has_score(text: &str) -> bool {
    ["得分", "points", "Points", "reached", "达到"]
        .iter()
        .any(|word| text.contains(word))
}

fn assert_provisional(page: &str, word: &str) {
    let scored = page.chars().any(|c| c.is_ascii_digit()) && has_score(page);
    assert!(!scored || page.to_lowercase().contains(word), "{page}");
}

#[test]
fn an_official_score_stands_with_its_source_and_what_it_supports() {
    let given = Given::packs();
    let id = "shenzhen-maturity";
    for (score, tier) in [
        (62_000, "卓越经营组织"),
        (61_999 - 22_000, "还没有达到任何等级"),
    ] {
        let mut assessment = given.example(Lang::Zh);
        let conditions = assessment.conditions.entry(id.into()).or_default();
        conditions.insert(
            "official".into(),
            ConditionAnswer::Score { score, full: 1000 },
        );
        let notes = assessment.programmes.entry(id.into()).or_default();
        notes.insert("official.source".into(), "标杆网*测评*".to_owned());
        let text = markdown::write(&given.draft(&assessment, Lang::Zh));
        let marks = format!("{}.{:02} / 1000（来源：标杆网", score / 100, score % 100);
        assert!(text.contains(&marks), "{marks}");
        assert!(text.contains("；日期：—）"));
        let by_official = text.lines().find(|line| line.starts_with("只看正式得分"));
        assert!(
            by_official.is_some_and(|line| line.contains(tier)),
            "{by_official:?}"
        );
    }
}

#[test]
fn not_scored_is_never_shown_as_zero() {
    let given = Given::packs();
    for (lang, unscored) in [(Lang::Zh, "未评"), (Lang::En, "not scored")] {
        let text = markdown::write(&given.draft(&given.blank(), lang));
        assert!(text.contains(unscored));
        for zero in [
            " 0%",
            " 0\u{a0}%",
            "0.0%",
            "| 0.00 | 0.00",
            "0.00 / ",
            "0.00 of ",
        ] {
            assert!(!text.contains(zero), "{zero}");
        }
    }
}

#[test]
fn a_fictional_organisation_is_marked_in_every_chapter() {
    let given = Given::packs();
    let mut assessment = given.example(Lang::Zh);
    let html = html::write(&given.draft(&assessment, Lang::Zh));
    let sections: Vec<&str> = html.split("<section ").skip(1).collect();
    assert!(sections.iter().all(|section| section.contains("虚构示例")));
    assert!(html.contains("@top-right { content: \"暂定，非官方 · 虚构示例\""));
    assessment.fictional = false;
    assert!(!html::write(&given.draft(&assessment, Lang::Zh)).contains("虚构"));
}
