//! The Word document: a package that holds together, in the order of the schema, and what it says.
//!
//! `WRITE_DOCX=folder cargo test --features documents --test docx` writes the documents there, for `tests/word/check.py` and
//! `tests/word/schema.py`.

mod given;
mod packs;
mod word;

use excellence_assessment::assessment::Assessment;
use excellence_assessment::draft::{Block, Choice, Draft, Programmes};
use excellence_assessment::export::docx;
use excellence_assessment::language::Lang;
use given::{Given, TODAY};
use std::collections::BTreeSet;
use std::path::Path;
use word::{Element, Package};

/// What somebody may type or paste.
fn hostile() -> String {
    let controls: String = (0u8..0x20).map(char::from).collect();
    format!(
        "<w:t>&lt;b&gt;</w:t>]]> & \"quoted\" 'too' {controls}\u{7f}\u{85}\u{fffe}\u{ffff}\u{202e}txet\u{200f} 😀👨\u{200d}👩\u{200d}👧 \u{2028} {{{{date}}}} {} {}",
        "字".repeat(10_000),
        "x".repeat(10_000)
    )
}

impl Given {
    /// An assessment in which every text is the same one.
    fn saying(&self, text: &str) -> Assessment {
        let mut assessment = self.example(Lang::Zh);
        assessment.organisation.name = text.to_owned();
        assessment.organisation.author = text.to_owned();
        for written in assessment.profile.values_mut() {
            *written = text.to_owned();
        }
        let answer = assessment.items.get_mut("1.1").expect("answered");
        for point in answer.guidance.values_mut() {
            point.evidence = text.to_owned();
        }
        answer.strengths = text.to_owned();
        answer.opportunities = text.to_owned();
        answer.reason = text.to_owned();
        assessment
    }

    fn chosen(&self, assessment: &Assessment, choice: &Choice) -> Draft {
        let Given {
            standard,
            programmes,
        } = self;
        Draft::chosen(standard, programmes, assessment, choice, Lang::Zh, TODAY)
    }

    /// Every document that a promise should hold for, by name.
    fn drafts(&self) -> Vec<(String, Draft)> {
        let mut drafts = Vec::new();
        for lang in [Lang::Zh, Lang::En] {
            let key = lang.key();
            drafts.push((
                format!("example.{key}"),
                self.draft(&self.example(lang), lang),
            ));
            drafts.push((format!("blank.{key}"), self.draft(&self.blank(), lang)));
        }
        let assessment = self.saying(&hostile());
        drafts.push((String::from("hostile"), self.draft(&assessment, Lang::Zh)));
        let choice = Choice {
            scores: false,
            findings: false,
            requirements: false,
            programmes: Programmes::All,
            chapter: Some(String::from("1")),
        };
        let assessment = self.example(Lang::Zh);
        let draft = self.chosen(&assessment, &choice);
        drafts.push((String::from("chapter"), draft));
        let mut assessment = self.example(Lang::Zh);
        let notes = assessment.programmes.entry("hangzhou-cultivation".into());
        let notes = notes.or_default();
        notes.insert("material.overview.owner".into(), hostile());
        let choice = Choice {
            programmes: Programmes::All,
            ..Choice::overview()
        };
        let draft = self.chosen(&assessment, &choice);
        drafts.push((String::from("programmes"), draft));
        drafts
    }
}

fn package(draft: &Draft) -> Package {
    let pictures = vec![word::PNG.to_vec(); docx::figures(draft).count()];
    let bytes = docx::write(draft, &pictures, &docx::Dress::default()).expect("a small document");
    Package::open(&bytes)
}

/// The texts of the paragraphs of a style.
fn of_style(document: &Element, style: &str) -> Vec<String> {
    let paragraphs = document.all("w:p");
    let styled = paragraphs.filter(|p| p.style() == Some(style));
    styled.map(Element::text).collect()
}

#[test]
fn every_part_is_well_formed_and_in_the_order_of_the_schema() {
    for (name, draft) in Given::packs().drafts() {
        let bytes = docx::write(&draft, &[word::PNG.to_vec()], &docx::Dress::default())
            .expect("a small document");
        if let Some(folder) = std::env::var_os("WRITE_DOCX") {
            let path = Path::new(&folder).join(format!("{name}.docx"));
            std::fs::write(path, &bytes).expect("a folder that can be written to");
        }
        for (part, root) in Package::open(&bytes).parts() {
            word::assert_order(&format!("{name}: {part}"), root);
        }
    }
}

#[test]
fn whatever_a_part_refers_to_is_there_once() {
    for (name, draft) in Given::packs().drafts() {
        let package = package(&draft);
        package.assert_relations();
        let document = package.part("word/document.xml");
        let names = |element: &str, attribute: &str| -> Vec<String> {
            let found = document.all(element);
            found
                .map(|element| element.attribute(attribute).expect("named").to_owned())
                .collect()
        };
        let unique = |names: &[String]| names.iter().collect::<BTreeSet<_>>().len() == names.len();

        let marks = names("w:bookmarkStart", "w:name");
        assert!(
            unique(&marks) && unique(&names("w:bookmarkStart", "w:id")),
            "{name}"
        );
        for anchor in names("w:hyperlink", "w:anchor") {
            assert!(marks.contains(&anchor), "{name}: {anchor}");
        }
        for code in document.all("w:instrText").map(Element::text) {
            let words: Vec<&str> = code.split_whitespace().collect();
            if words[0] == "PAGEREF" {
                assert!(marks.iter().any(|mark| mark == words[1]), "{name}: {code}");
            }
        }
        assert!(unique(&names("wp:docPr", "id")), "{name}");

        let comments = package.part("word/comments.xml");
        let ids: Vec<&str> = comments
            .all("w:comment")
            .map(|comment| comment.attribute("w:id").expect("an id"))
            .collect();
        for element in [
            "w:commentRangeStart",
            "w:commentRangeEnd",
            "w:commentReference",
        ] {
            assert_eq!(names(element, "w:id"), ids, "{name}");
        }

        let styles = package.part("word/styles.xml");
        let known: BTreeSet<&str> = styles
            .all("w:style")
            .map(|style| style.attribute("w:styleId").expect("an id"))
            .collect();
        for element in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            for style in names(element, "w:val") {
                assert!(known.contains(style.as_str()), "{name}: {style}");
            }
        }
        for style in styles.all("w:basedOn").chain(styles.all("w:next")) {
            assert!(known.contains(style.attribute("w:val").expect("a style")));
        }
        let numbering = package.part("word/numbering.xml");
        let lists: BTreeSet<&str> = numbering
            .all("w:num")
            .map(|list| list.attribute("w:numId").expect("an id"))
            .collect();
        for list in names("w:numId", "w:val") {
            assert!(lists.contains(list.as_str()), "{name}: {list}");
        }
    }
}

#[test]
fn headings_are_numbered_as_the_standard_numbers_them_and_the_contents_list_them() {
    let given = Given::packs();
    let draft = given.draft(&given.example(Lang::Zh), Lang::Zh);
    let package = package(&draft);
    let document = package.part("word/document.xml");
    let chapters = of_style(document, "Heading1");
    assert_eq!(chapters[0], "0\u{3000}组织简介");
    assert_eq!(chapters[1], "1\u{3000}领导");
    let items = of_style(document, "Heading2");
    assert!(items.iter().any(|item| item == "1.1 文化引领（20分）"));
    assert!(of_style(document, "Heading3").contains(&String::from("优势")));

    // An entry is its text and its page.
    let mut listed = Vec::new();
    let mut last = 2;
    for entry in document.all("w:p") {
        if !matches!(entry.style(), Some("TOC1" | "TOC2")) {
            continue;
        }
        let link = entry.all("w:hyperlink").next().expect("a link");
        let mut texts = link.all("w:t").map(Element::text);
        let (text, page) = (texts.next().expect("a text"), texts.next());
        let page: u32 = page.expect("a page").parse().expect("a number");
        assert!(page >= last, "{text}");
        last = page;
        listed.push(text);
    }
    let headings = document.all("w:p");
    let headings = headings.filter(|p| matches!(p.style(), Some("Heading1" | "Heading2")));
    let headings: Vec<String> = headings.map(Element::text).collect();
    assert_eq!(listed, headings);
    assert!(listed.len() > 30);
}

#[test]
fn what_is_missing_is_highlighted_and_a_comment_says_what() {
    let given = Given::packs();
    for lang in [Lang::Zh, Lang::En] {
        let draft = given.draft(&given.blank(), lang);
        let package = package(&draft);
        let highlighted: Vec<String> = package
            .part("word/document.xml")
            .all("w:r")
            .filter(|run| run.all("w:highlight").next().is_some())
            .map(Element::text)
            .collect();
        let comments = package.part("word/comments.xml");
        let comments: Vec<String> = comments.all("w:comment").map(Element::text).collect();
        assert_eq!(comments.len(), draft.gaps.len());
        assert_eq!(highlighted.len(), 2 * draft.gaps.len());
        for (index, gap) in draft.gaps.iter().enumerate() {
            assert_eq!(highlighted[2 * index], gap.mark);
            assert_eq!(highlighted[2 * index + 1], gap.missing);
            assert!(comments[index].contains(&gap.missing));
            assert!(comments[index].contains(&gap.place.key()));
        }
    }
}

#[test]
fn the_heads_of_tables_are_repeated_and_no_row_is_broken() {
    let given = Given::packs();
    let draft = given.draft(&given.example(Lang::En), Lang::En);
    let package = package(&draft);
    let document = package.part("word/document.xml");
    // Figures stand beside each other in tables without lines.
    let is_shown = |table: &&Element| table.all("w:tblStyle").next().is_some();
    let tables: Vec<&Element> = document.all("w:tbl").filter(is_shown).collect();
    let expected = draft.chapters.iter().flat_map(|chapter| &chapter.blocks);
    let expected = expected.filter(|block| matches!(block, Block::Table(_)));
    assert_eq!(tables.len(), expected.count());
    for table in &tables {
        let rows: Vec<&Element> = table.all("w:tr").collect();
        assert!(rows.iter().all(|row| row.all("w:cantSplit").count() == 1));
        let heads: Vec<bool> = rows
            .iter()
            .map(|row| row.all("w:tblHeader").count() == 1)
            .collect();
        assert!(heads[0] && heads[1..].iter().all(|head| !head));
        let columns: u32 = table
            .all("w:gridCol")
            .map(|column| column.attribute("w:w").expect("a width"))
            .map(|width| width.parse::<u32>().expect("a number"))
            .sum();
        assert_eq!(columns, 9070);
    }
    // Captions are counted by Word, and have their numbers already.
    let captions = of_style(document, "Caption");
    let figures = docx::figures(&draft).count();
    assert_eq!(captions.len(), tables.len() + figures);
    assert!(captions[0].starts_with("Table "));
    assert!(
        captions
            .iter()
            .any(|caption| caption.contains("SEQ Figure"))
    );
    let pictures: Vec<&Element> = document.all("wp:docPr").collect();
    assert_eq!(pictures.len(), figures);
    let told = pictures.iter().map(|picture| picture.attribute("descr"));
    let told: Vec<&str> = told.map(|told| told.expect("words for it")).collect();
    assert!(told.iter().all(|told| told.len() > 50));
    assert!(told.iter().any(|told| told.contains("provisional")));
}

#[test]
fn the_line_of_a_score_stays_with_the_table_of_its_bands() {
    let given = Given::packs();
    let draft = given.draft(&given.example(Lang::En), Lang::En);
    let package = package(&draft);
    let document = package.part("word/document.xml");
    let paragraphs: Vec<&Element> = document.all("w:p").collect();
    let is_bands = |one: &Element| one.text().contains("Band of each factor");
    let lines: Vec<bool> = paragraphs
        .windows(2)
        .filter(|pair| pair[1].style() == Some("Caption") && is_bands(pair[1]))
        .map(|pair| pair[0].all("w:keepNext").count() == 1)
        .collect();
    assert_eq!(lines, [true; 18]);
}

#[test]
fn figures_of_indicators_stand_two_beside_each_other_each_with_caption_and_words() {
    let given = Given::packs();
    let draft = given.draft(&given.example(Lang::Zh), Lang::Zh);
    let package = package(&draft);
    let document = package.part("word/document.xml");
    let is_pair = |row: &&Element| row.all("wp:docPr").count() == 2;
    let pairs: Vec<&Element> = document.all("w:tr").filter(is_pair).collect();
    assert!(pairs.len() > 15, "{}", pairs.len());
    for row in pairs {
        assert_eq!(row.all("w:cantSplit").count(), 1);
        for cell in row.all("w:tc") {
            let styles: Vec<Option<&str>> = cell.all("w:p").map(Element::style).collect();
            assert_eq!(styles, [Some("Figure"), Some("Caption")]);
            let picture = cell.all("wp:docPr").next().expect("a picture");
            assert!(picture.attribute("descr").expect("words").chars().count() > 20);
        }
        // Else the whole table would be kept on one page.
        let holds = |one: &Element| one.attribute("w:val") != Some("0");
        assert!(!row.all("w:keepNext").any(holds));
    }
}

#[test]
fn a_column_has_room_for_its_words_and_none_is_empty() {
    let given = Given::packs();
    let draft = given.draft(&given.example(Lang::Zh), Lang::Zh);
    let package = package(&draft);
    let document = package.part("word/document.xml");
    let tables = document.all("w:tbl");
    let of_indicators = |table: &&Element| {
        let head = table.all("w:tr").next();
        head.is_some_and(|head| head.text().starts_with("指标20"))
    };
    let mut found = 0;
    for table in tables.filter(of_indicators) {
        let rows: Vec<Vec<&Element>> = table
            .all("w:tr")
            .map(|row| row.all("w:tc").collect())
            .collect();
        let last = rows[0].len() - 1;
        assert_eq!(rows[0][last].text(), "数据来源");
        for column in 0..=last {
            assert!(rows[1..].iter().any(|row| !row[column].text().is_empty()));
        }
        let width = table
            .all("w:gridCol")
            .last()
            .and_then(|one| one.attribute("w:w"));
        let width: u32 = width.expect("a width").parse().expect("a number");
        let longest = rows[1..]
            .iter()
            .map(|row| row[last].text().chars().count())
            .max();
        // Five characters of 10.5 points and the margins of a cell, or all that stands there.
        let least = longest.expect("rows").min(5);
        assert!(
            width >= u32::try_from(least).expect("few") * 210 + 200,
            "{width}"
        );
        found += 1;
    }
    assert!(found > 3);
}

#[test]
fn the_overview_alone_has_neither_contents_nor_a_letter() {
    let given = Given::packs();
    let draft = given.chosen(&given.example(Lang::Zh), &Choice::overview());
    let package = package(&draft);
    let document = package.part("word/document.xml");
    assert!(of_style(document, "TOCHeading").is_empty());
    assert!(document.all("w:hyperlink").next().is_none());
    assert_eq!(of_style(document, "Heading1"), ["认定项目（暂定）"]);
}

#[test]
fn lines_stay_lines_and_typed_lists_become_lists() {
    let given = Given::packs();
    let typed =
        "first line\nsecond line\n- dot\n- dot two\n1. one\n2. two\n5. five\n（1）wide\nend 1.5";
    let draft = given.draft(&given.saying(typed), Lang::Zh);
    let package = package(&draft);
    let document = package.part("word/document.xml");
    let paragraphs: Vec<&Element> = document.all("w:p").collect();
    let start = paragraphs.iter().position(|p| p.text() == "first line");
    let lines = &paragraphs[start.expect("the first line")..][..9];
    let shown: Vec<(String, Option<&str>)> = lines
        .iter()
        .map(|p| {
            let list = p.all("w:numId").next();
            (p.text(), list.and_then(|list| list.attribute("w:val")))
        })
        .collect();
    let shown: Vec<(&str, Option<&str>)> = shown
        .iter()
        .map(|(text, list)| (text.as_str(), *list))
        .collect();
    assert_eq!(
        shown,
        [
            ("first line", None),
            ("second line", None),
            ("dot", Some("1")),
            ("dot two", Some("1")),
            ("one", Some("2")),
            ("two", Some("2")),
            ("five", Some("3")),
            ("wide", Some("4")),
            ("end 1.5", None),
        ]
    );
    // The third list counts from what was typed.
    let numbering = package.part("word/numbering.xml");
    let third = numbering.all("w:num").nth(2).expect("a third list");
    let start = third.all("w:startOverride").next().expect("a start");
    assert_eq!(start.attribute("w:val"), Some("5"));
}

#[test]
fn hostile_text_survives_as_text() {
    let given = Given::packs();
    let text = hostile();
    let draft = given.draft(&given.saying(&text), Lang::Zh);
    let package = package(&draft);
    let shown = package.part("word/document.xml").text();
    for part in [
        "<w:t>&lt;b&gt;</w:t>]]>",
        "\u{fffd}",
        "[U+202E]",
        "[U+200F]",
        "😀👨\u{200d}👩\u{200d}👧",
        &"字".repeat(10_000),
        &"x".repeat(10_000),
    ] {
        assert!(
            shown.contains(part),
            "{}",
            part.chars().take(30).collect::<String>()
        );
    }
    for (part, bytes) in package.files() {
        if part.ends_with(".png") {
            continue;
        }
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let forbidden = |c: char| {
            (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
                || matches!(c, '\u{fffe}' | '\u{ffff}')
        };
        assert!(!text.contains(forbidden), "{part}");
    }
}

#[test]
fn evidence_is_referred_to_by_its_number_in_the_list() {
    let given = Given::packs();
    let draft = given.draft(&given.example(Lang::Zh), Lang::Zh);
    let package = package(&draft);
    let document = package.part("word/document.xml");
    let mut numbers = Vec::new();
    for link in document.all("w:hyperlink") {
        let anchor = link.attribute("w:anchor").expect("an anchor");
        if let Some(number) = anchor.strip_prefix("evidence_") {
            assert_eq!(link.text(), format!("（证据{number}）"));
            numbers.push(number.parse::<usize>().expect("a number"));
        }
    }
    assert!(numbers.len() > 50);
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
}

#[test]
fn a_picture_that_is_none_is_told_in_words() {
    let given = Given::packs();
    let draft = given.draft(&given.example(Lang::Zh), Lang::Zh);
    let figure = docx::figures(&draft).next().expect("a figure");
    for pictures in [vec![], vec![b"<svg/>".to_vec()]] {
        let bytes =
            docx::write(&draft, &pictures, &docx::Dress::default()).expect("a small document");
        let package = Package::open(&bytes);
        let document = package.part("word/document.xml");
        assert_eq!(document.all("w:drawing").count(), 0);
        assert!(document.text().contains(&figure.alternative));
        assert!(package.files().all(|(name, _)| !name.contains("media")));
    }
}

#[test]
fn the_same_draft_gives_the_same_bytes() {
    let given = Given::packs();
    let draft = given.draft(&given.example(Lang::Zh), Lang::Zh);
    let write = || {
        docx::write(&draft, &[word::PNG.to_vec()], &docx::Dress::default())
            .expect("a small document")
    };
    assert!(write() == write());
}

#[test]
fn the_document_says_what_it_is() {
    let given = Given::packs();
    let assessment = given.example(Lang::En);
    let draft = given.draft(&assessment, Lang::En);
    let package = package(&draft);
    let core = package.part("docProps/core.xml").text();
    assert!(core.contains(&draft.organisation) && core.contains(&draft.title));
    assert!(core.contains("2026-11-20T00:00:00Z") && core.contains("en-GB"));
    let header = package.part("word/header1.xml").text();
    assert!(header.contains(&draft.title));
    let footer = package.part("word/footer1.xml").text();
    assert!(footer.contains("provisional") && footer.contains("fictional"));
    assert!(footer.contains("Page ") && footer.contains("NUMPAGES"));
    let private = assessment.items.values().map(|answer| &answer.private);
    let shown = package.part("word/document.xml").text();
    for note in private.filter(|note| !note.is_empty()) {
        assert!(!shown.contains(note.as_str()));
    }
}

#[test]
fn what_is_not_chosen_is_not_there() {
    let given = Given::packs();
    let assessment = given.example(Lang::Zh);
    let text = |choice: &Choice| {
        let package = package(&given.chosen(&assessment, choice));
        package.part("word/document.xml").text()
    };
    let all = text(&Choice::default());
    let scores = "评分（暂定）";
    let findings = "证据核查";
    assert!(all.contains(scores) && all.contains(findings) && all.contains("认定项目"));

    let unscored = text(&Choice {
        scores: false,
        ..Choice::default()
    });
    // The questions of the evidence check tell scores, and the first page speaks of them.
    for score in [
        scores,
        "本类目暂定得分",
        "\u{3000}认定项目",
        "所在的分数段",
        findings,
        "得分率",
    ] {
        assert!(!unscored.contains(score), "{score}");
    }

    // What the table shows is what the evidence check goes by.
    let facts = "表中数据显示";
    assert!(all.contains(facts) && !unscored.contains(facts));

    let item = given.standard.items().next().expect("an item");
    let requirement = item.basic.get(Lang::Zh);
    let alone = text(&Choice {
        requirements: false,
        ..Choice::default()
    });
    assert!(all.contains(requirement) && !alone.contains(requirement));
    assert!(alone.contains(scores));

    let unasked = text(&Choice {
        findings: false,
        ..Choice::default()
    });
    let head = of_style(
        package(&given.chosen(
            &assessment,
            &Choice {
                findings: false,
                ..Choice::default()
            },
        ))
        .part("word/document.xml"),
        "Heading3",
    );
    assert!(unasked.contains(scores) && !head.contains(&String::from(findings)));

    let one = Choice {
        chapter: Some(String::from("2")),
        ..Choice::default()
    };
    let package = package(&given.chosen(&assessment, &one));
    let document = package.part("word/document.xml");
    let chapters = of_style(document, "Heading1");
    assert_eq!(
        chapters,
        [
            "2\u{3000}战略规划",
            "附录A\u{3000}证据清单",
            "附录B\u{3000}待补清单",
            "附录C\u{3000}字数"
        ]
    );
    let items = of_style(document, "Heading2");
    assert!(items.iter().all(|item| item.starts_with("2.")));
}
