//! The draft and its exports: what they contain, what they never contain, and that text stays text.
//!
//! `UPDATE_GOLDEN=1 cargo test --test draft` writes the golden files anew; look at the difference before committing it.

mod given;
mod packs;

use excellence_assessment::assessment::{Assessment, ConditionAnswer, ItemAnswer};
use excellence_assessment::chart::Drawing;
use excellence_assessment::draft::{
    Block, Chapter, Choice, Count, Draft, Field, Inline, Programmes, Table, characters,
};
use excellence_assessment::export::{csv, html, markdown};
use excellence_assessment::language::Lang;
use excellence_assessment::programme::Pack;
use excellence_assessment::programme::procedure::{Counted, Limit};
use excellence_assessment::standard::{GBT_19580, Standard};
use given::{Given, TODAY};
use std::collections::BTreeSet;
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

/// The chapters of an HTML document, each from its heading on.
fn html_chapters(html: &str) -> Vec<&str> {
    let sections = html.split("<section ").skip(1);
    let bodies = sections.map(|section| section.split("</section>").next().expect("an end"));
    bodies
        .map(|body| &body[body.find("<h2").expect("a heading")..])
        .collect()
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
fn lengths_that_programmes_limit_are_counted_warned_of_and_never_cut() {
    let mut given = Given::packs();
    let example = given.example(Lang::Zh);
    let maturity = |pack: &Pack| pack.programme.id.as_str() == "shenzhen-maturity";
    given.programmes.retain(maturity);
    let free = given.draft(&example, Lang::Zh);
    assert!(free.lengths.is_empty());
    let part = |chosen: &dyn Fn(&&Chapter) -> bool| -> usize {
        let chapters = free.chapters.iter().filter(chosen);
        chapters.map(|chapter| Count::of(chapter).own).sum()
    };
    let profile = part(&|chapter| chapter.id == "profile");
    let main = part(&|chapter| !chapter.annex);
    let limit = |counts, most: usize| Limit {
        of: given.programmes[0].programme.title.clone(),
        characters: u32::try_from(most).expect("a length"),
        counts,
    };
    let limits = vec![
        limit(Some(Counted::Profile), profile),
        limit(Some(Counted::Categories), main - profile - 1),
        limit(Some(Counted::Main), main - 7),
        // What is written elsewhere is held against nothing here.
        limit(None, 1),
    ];
    given.programmes[0].procedure.materials[0].limits = limits;
    let draft = given.draft(&example, Lang::Zh);
    let found: Vec<(usize, usize)> = draft
        .lengths
        .iter()
        .map(|one| (one.counted, one.excess()))
        .collect();
    assert_eq!(found, [(profile, 0), (main - profile, 1), (main, 7)]);
    // Everything is still there, and the last page says it.
    assert_eq!(draft.chapters.len(), free.chapters.len());
    let main = |chapter: &&Chapter| !chapter.annex;
    let before =
        |draft: &Draft| -> Vec<Chapter> { draft.chapters.iter().filter(main).cloned().collect() };
    assert_eq!(before(&draft), before(&free));
    let written = markdown::write(&draft);
    assert!(written.contains("超出7字") && written.contains("超出1字") && written.contains("未超"));
    // Of one chapter alone only that can be said which is in it.
    let one = Choice {
        chapter: Some(String::from("profile")),
        ..Choice::default()
    };
    let draft = Draft::chosen(
        &given.standard,
        &given.programmes,
        &example,
        &one,
        Lang::Zh,
        TODAY,
    );
    assert_eq!(draft.lengths.len(), 1);
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

#[test]
fn the_counts_are_the_printed_characters_without_white_space() {
    let given = Given::packs();
    for draft in given.drafts() {
        let html = html::body(&draft);
        let printed = html_chapters(&html);
        assert_eq!(printed.len(), draft.chapters.len());
        for (chapter, printed) in draft.chapters.iter().zip(printed) {
            let independent = text_of(printed)
                .chars()
                .filter(|c| !c.is_whitespace())
                .count();
            assert_eq!(Count::of(chapter).all, independent, "{}", chapter.id);
        }
    }
}

#[test]
fn where_nothing_is_written_nothing_counts_against_a_limit() {
    let programmes = packs::all();
    let standard = Standard::read(GBT_19580).expect("a pack without faults");
    let now = String::from("2026-11-20T08:00:00Z");
    let blank = Assessment::new("a".into(), standard.id.clone(), now);
    let draft = Draft::of(&standard, &programmes, &blank, Lang::Zh, TODAY);
    assert_eq!(draft.lengths.len(), 2);
    assert!(draft.lengths.iter().all(|length| length.counted == 0));
    // Headings and what is asked are in the document all the same.
    let [(_, main), (_, whole)] = draft.sums.as_slice() else {
        panic!("the main text and all of it");
    };
    assert!(main.own == 0 && main.all > 5000 && whole.all > main.all);
}

#[test]
fn the_tables_and_figures_of_own_data_count_as_they_are_handed_in() {
    let given = Given::packs();
    let assessment = given.example(Lang::Zh);
    let draft = given.draft(&assessment, Lang::Zh);
    let has_figure = |chapter: &&Chapter| {
        let mut blocks = chapter.blocks.iter();
        !chapter.annex && blocks.any(|block| matches!(block, Block::Figure(_)))
    };
    let chapter = draft.chapters.iter().find(has_figure).expect("results");
    let alone = |wanted: &dyn Fn(&Block) -> bool| {
        let mut chapter = chapter.clone();
        chapter.blocks.retain(|block| wanted(block));
        chapter.title = String::new();
        chapter.number = String::new();
        Count::of(&chapter)
    };
    let is_own = |block: &Block| match block {
        Block::Table(table) => {
            let mut cells = table.rows.iter().flat_map(|row| &row.cells).flatten();
            cells.any(|inline| matches!(inline, Inline::Answer(_)))
        }
        Block::Figure(_) => true,
        _ => false,
    };
    let shown = alone(&is_own);
    assert!(shown.own > 0 && shown.own == shown.all);
    // The bands of the factors are tables too, and a score.
    let ours = |block: &Block| matches!(block, Block::Table(_)) && !is_own(block);
    assert!(alone(&ours).all > 0 && alone(&ours).own == 0);
}

#[test]
fn the_own_words_are_the_answers_and_stand_in_the_table_of_counts() {
    let given = Given::packs();
    let assessment = given.example(Lang::Zh);
    let draft = given.draft(&assessment, Lang::Zh);
    let profile: usize = assessment
        .profile
        .values()
        .map(|text| characters(text))
        .sum();
    let count = Count::of(&draft.chapters[0]);
    assert_eq!(count.own, profile);
    let table = markdown::write(&draft);
    let row = format!("| 0 组织简介 | {} | {profile} |", count.all);
    assert!(table.contains(&row), "{row}");
}

#[test]
fn no_two_gaps_say_the_same() {
    let given = Given::packs();
    for lang in [Lang::Zh, Lang::En] {
        let draft = given.draft(&given.blank(), lang);
        let said: BTreeSet<&str> = draft.gaps.iter().map(|gap| gap.missing.as_str()).collect();
        assert_eq!(said.len(), draft.gaps.len());
    }
}

#[test]
fn a_gap_stands_for_exactly_what_is_missing() {
    let given = Given::packs();
    for lang in [Lang::Zh, Lang::En] {
        for assessment in [given.example(lang), given.blank(), given.partial(lang)] {
            let mut missing = Vec::new();
            for section in &given.standard.profile.sections {
                if assessment
                    .profile
                    .get(&section.id)
                    .is_none_or(|text| text.trim().is_empty())
                {
                    missing.push(section.id.to_string());
                }
            }
            let untouched = ItemAnswer::default();
            for item in given.standard.items() {
                let answer = assessment.item(&item.id).unwrap_or(&untouched);
                for point in &item.guidance {
                    if answer.evidence(&point.id).trim().is_empty() {
                        missing.push(point.id.to_string());
                    }
                }
                if !given.standard.is_result(item) {
                    let deployed = given.standard.guide_of(item).factors.iter().skip(1);
                    for factor in deployed {
                        if answer
                            .notes
                            .get(&factor.id)
                            .is_none_or(|note| note.trim().is_empty())
                        {
                            missing.push(format!("{} {}", item.id, factor.id));
                        }
                    }
                }
            }
            let draft = given.draft(&assessment, lang);
            let marked: Vec<String> = draft.chapters.iter().flat_map(gaps_of).collect();
            let listed: Vec<String> = draft.gaps.iter().map(|gap| gap.place.key()).collect();
            assert_eq!(marked, missing);
            assert_eq!(listed, missing);
            let mark = match lang {
                Lang::Zh => "【待补证据】",
                Lang::En => "【evidence to be added】",
            };
            for text in [markdown::write(&draft), html::write(&draft)] {
                assert_eq!(text.matches(mark).count(), missing.len());
            }
        }
    }
}

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

/// What somebody may type or paste, in every field.
fn hostile() -> String {
    let controls: String = (0u8..0x20).map(char::from).filter(|c| *c != '\n').collect();
    format!(
        "<script>alert(1)</script> </style><img src=x onerror=alert(1)> | `code` **b** [l](javascript:x) ]]> --> {controls}\u{202e}gnp.exe \u{2066}\n# heading\n- list\n1. one\n> quote\n| a | b |\n|---|---|\n```\n    code\n===\n&lt;i&gt; \\ $x$ https://example.org a@example.org {}",
        "字".repeat(10_000)
    )
}

fn hostile_everywhere(given: &Given) -> Assessment {
    let mut assessment = given.example(Lang::Zh);
    let organisation = &mut assessment.organisation;
    for field in [
        &mut organisation.name,
        &mut organisation.industry,
        &mut organisation.place,
        &mut organisation.period,
        &mut organisation.author,
    ] {
        *field = hostile();
    }
    assessment
        .profile
        .values_mut()
        .for_each(|text| *text = hostile());
    let answer = assessment.items.get_mut("1.1").expect("answered");
    answer
        .guidance
        .values_mut()
        .for_each(|point| point.evidence = hostile());
    answer.notes.values_mut().for_each(|note| *note = hostile());
    answer.strengths = hostile();
    answer.opportunities = hostile();
    answer.reason = hostile();
    assessment
}

#[test]
fn hostile_text_stays_text_in_html() {
    let given = Given::packs();
    let draft = given.draft(&hostile_everywhere(&given), Lang::Zh);
    let page = html::write(&draft);
    assert_eq!(page.matches("</style>").count(), 1);
    // Only elements and attributes that the exporter knows.
    let document = page.split_once("</style>").expect("a style").1;
    let mut names = BTreeSet::new();
    for tag in document.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a closed tag");
        names.insert(
            tag.split([' ', '/'])
                .find(|part| !part.is_empty())
                .unwrap_or_default(),
        );
        assert!(!tag.contains("onerror") && !tag.contains("javascript") && !tag.contains("src"));
    }
    for name in ["script", "img", "i", "a\""] {
        assert!(!names.contains(name), "{name}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(text_of(document).contains("]]> -->"));
    assert_clean(&page);
    assert!(!page.contains("href=\"http"));
}

#[test]
fn hostile_text_stays_text_in_markdown() {
    let given = Given::packs();
    let draft = given.draft(&hostile_everywhere(&given), Lang::Zh);
    let text = markdown::write(&draft);
    assert!(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(text.contains("\\| \\`code\\` \\*\\*b\\*\\* \\[l\\](javascript:x) \\]\\]&gt;"));
    for line in [
        "\\# heading",
        "\\- list",
        "1\\. one",
        "&gt; quote",
        "\\`\\`\\`",
        "code",
        "\\===",
    ] {
        assert!(text.lines().any(|found| found.starts_with(line)), "{line}");
    }
    assert!(!text.contains('<'));
    // A table keeps its columns.
    let mut columns = None;
    for line in text.lines() {
        if !line.starts_with("| ") {
            columns = None;
            continue;
        }
        let found = line.replace("\\|", "").matches('|').count();
        assert_eq!(*columns.get_or_insert(found), found, "{line}");
    }
    assert_clean(&text);
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

#[test]
fn the_page_needs_nothing_else() {
    let given = Given::packs();
    for draft in given.drafts() {
        let page = html::write(&draft);
        let lang = format!("<html lang=\"{}\">", draft.lang.tag());
        assert!(page.contains(&lang));
        for reference in ["<script", "<link", "src=", "url(", "@import", "style=\""] {
            assert!(!page.contains(reference), "{reference}");
        }
        let addresses = page.matches("http").count();
        assert_eq!(
            addresses,
            page.matches("http://www.w3.org/2000/svg").count()
        );
        // The body alone goes into a page that is not ours: it has no links.
        assert!(!html::body(&draft).contains("href"));
    }
}

#[test]
fn the_radar_has_no_ids_no_size_and_a_label() {
    let given = Given::packs();
    for draft in given.drafts() {
        let page = html::body(&draft);
        let svg = page.split("<svg ").nth(1).expect("a radar");
        let svg = svg.split("</svg>").next().expect("an end");
        assert!(svg.starts_with("viewBox=") && !svg.contains(" id="));
        let tag = svg.split('>').next().expect("a tag");
        assert!(tag.contains("role=\"img\"") && tag.contains("aria-label=\""));
        assert!(!tag.contains(" width=") && !tag.contains(" height="));
    }
}

/// The tables of the annex of programmes, and what stands at the head of its sections.
fn programmes_of(draft: &Draft) -> (Vec<&Table>, Vec<&str>) {
    let mut chapters = draft.chapters.iter();
    let annex = chapters.find(|chapter| chapter.id == "annex-programmes");
    let blocks = annex.map_or(&[][..], |annex| &annex.blocks);
    let tables = blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let heads = blocks.iter().filter_map(|block| match block {
        Block::Heading { level: 1, text, .. } => Some(text.as_str()),
        _ => None,
    });
    (tables.collect(), heads.collect())
}

fn cells(table: &Table) -> Vec<Vec<String>> {
    let cell = |cell: &Vec<Inline>| cell.iter().map(Inline::printed).collect::<String>();
    let rows = table.rows.iter();
    rows.map(|row| row.cells.iter().map(cell).collect())
        .collect()
}

#[test]
fn all_programmes_stand_in_a_table_and_those_that_are_worked_on_have_a_section() {
    let given = Given::packs();
    let (yes, no) = (
        ConditionAnswer::Declared(true),
        ConditionAnswer::Declared(false),
    );
    let mut assessment = given.example(Lang::Zh);
    let draft = |assessment: &Assessment, programmes| {
        let choice = Choice {
            programmes,
            ..Choice::default()
        };
        let Given {
            standard,
            programmes,
        } = &given;
        Draft::chosen(standard, programmes, assessment, &choice, Lang::Zh, TODAY)
    };
    let maturity = "卓越绩效管理成熟度等级认定";
    let followed = draft(&assessment, Programmes::Followed);
    let (tables, heads) = programmes_of(&followed);
    assert_eq!(heads, [maturity]);
    let overview = cells(tables[0]);
    assert_eq!(overview.len(), 11);
    assert_eq!(overview[0][..2], [maturity, "达到"]);
    // The draft says what the overview says, in its order.
    let glances = followed.glances.iter();
    let titles: Vec<&str> = glances.map(|glance| glance.title.as_str()).collect();
    let rows: Vec<&str> = overview.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(rows, titles);
    // Declaring anything, or noting who hands in what, is working on it.
    let declared = assessment
        .conditions
        .entry("shanghai-model".into())
        .or_default();
    declared.insert("leading".into(), yes);
    let declared = assessment
        .conditions
        .entry("shenzhen-service".into())
        .or_default();
    declared.insert("legal".into(), no);
    let notes = assessment
        .programmes
        .entry("hangzhou-cultivation".into())
        .or_default();
    notes.insert("material.overview.state".into(), "begun".to_owned());
    notes.insert("material.overview.owner".into(), "质量部".to_owned());
    notes.insert("material.overview.date".into(), "2026-03-31".to_owned());
    assessment
        .programmes
        .entry("shenzhen-qi".into())
        .or_default()
        .insert("material.form.owner".into(), " ".to_owned());
    let followed = draft(&assessment, Programmes::Followed);
    let (tables, heads) = programmes_of(&followed);
    assert_eq!(heads.len(), 4, "{heads:?}");
    assert_eq!(heads.first(), Some(&maturity), "the nearest first");
    assert_eq!(heads.last(), Some(&"优秀技术服务机构认定"), "not eligible");
    let materials = tables
        .iter()
        .filter(|table| table.caption == "材料清单")
        .flat_map(|table| cells(table));
    let materials: Vec<Vec<String>> = materials.collect();
    assert!(materials.contains(&vec![
        "组织概述（简介）".to_owned(),
        "三（二）".to_owned(),
        "纸质3份、电子文档、组织概述不超过3000字".to_owned(),
        "进行中".to_owned(),
        "质量部".to_owned(),
        "2026-03-31".to_owned(),
    ]));
    assert_eq!(followed.materials.len(), materials.len());
    let text = markdown::write(&followed);
    assert!(text.contains("资格：不符合申报条件") && text.contains("不成立的条件（1）："));
    assert!(text.contains("得分线对照另一份标准"));
    // Everything, or nothing.
    let all = draft(&assessment, Programmes::All);
    assert_eq!(programmes_of(&all).1.len(), 11);
    let none = draft(&assessment, Programmes::None);
    assert_eq!(programmes_of(&none).0.len(), 0);
    assert!(none.glances.is_empty() && none.materials.is_empty());
}

#[test]
fn levels_that_are_chosen_from_say_which_choice_each_asks_for() {
    let given = Given::packs();
    let choice = Choice {
        programmes: Programmes::All,
        ..Choice::default()
    };
    let Given {
        standard,
        programmes,
    } = &given;
    let mut assessment = given.blank();
    let declared = assessment.conditions.entry("shenzhen-qi".into());
    let placed = ConditionAnswer::Number(3);
    declared.or_default().insert("placement".into(), placed);
    let draft = Draft::chosen(standard, programmes, &assessment, &choice, Lang::En, TODAY);
    let text = markdown::write(&draft);
    for level in [
        "Level 5: leading, intelligent use",
        "Level 1: imitating, basic use",
    ] {
        let row = format!("| “{level}” or higher |");
        assert_eq!(text.matches(&row).count(), 1, "{row}");
    }
}

#[test]
fn of_a_blank_assessment_the_programmes_are_a_table_alone() {
    let given = Given::packs();
    let draft = given.draft(&given.blank(), Lang::En);
    let (tables, heads) = programmes_of(&draft);
    assert_eq!((tables.len(), heads.len()), (1, 0));
    let decided = cells(tables[0]).into_iter().map(|row| row[1].clone());
    let decided: BTreeSet<String> = decided.collect();
    let expected = ["Not yet decided", "—"].map(str::to_owned);
    assert_eq!(decided, BTreeSet::from(expected));
}

#[test]
fn the_overview_is_a_document_of_its_own() {
    let given = Given::packs();
    let choice = Choice {
        scores: false,
        chapter: Some(String::from("programmes")),
        ..Choice::default()
    };
    let Given {
        standard,
        programmes,
    } = &given;
    let example = given.example(Lang::En);
    let draft = Draft::chosen(standard, programmes, &example, &choice, Lang::En, TODAY);
    let ids: Vec<&str> = draft.chapters.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["annex-programmes"]);
    assert_eq!(draft.title, "Programmes at a glance (provisional)");
    assert!(draft.gaps.is_empty());
}

#[test]
fn the_overview_as_csv_has_a_row_for_each_programme_and_no_formula() {
    let given = Given::packs();
    let mut assessment = given.example(Lang::Zh);
    assessment.organisation.name = "=1+1".to_owned();
    let csv = csv::write(&given.draft(&assessment, Lang::Zh));
    let csv = csv.strip_prefix('\u{feff}').expect("a byte order mark");
    let (head, rows) = csv.split_once("\r\n").expect("headings");
    assert_eq!(head.split(',').count(), 11);
    assert_eq!(rows.matches("\r\n").count(), 11);
    assert!(rows.starts_with("'=1+1,卓越绩效管理成熟度等级认定,"));
    assert!(
        rows.split("\r\n")
            .all(|row| row.is_empty() || row.starts_with("'=1+1,"))
    );
}

#[test]
fn in_hangzhou_the_overview_and_the_self_evaluation_have_the_printed_limits() {
    let programmes = packs::all();
    let standard = Standard::read(GBT_19580).expect("a pack without faults");
    let now = String::from("2026-11-20T08:00:00Z");
    let mut assessment = Assessment::new("a".into(), standard.id.clone(), now);
    let section = standard.profile.sections[0].id.clone();
    assessment.profile.insert(section, "字".repeat(3001));
    let draft = Draft::of(&standard, &programmes, &assessment, Lang::Zh, TODAY);
    let found: Vec<(&str, &str, usize)> = draft
        .lengths
        .iter()
        .map(|one| (one.of.as_str(), one.clause.as_str(), one.most))
        .collect();
    let expected = [
        ("组织概述", "三（二）", 3000),
        ("自我评价（含图表）", "三（三）", 60_000),
    ];
    assert_eq!(found, expected);
    assert!(draft.lengths[0].excess() > 0 && draft.lengths[1].excess() == 0);
    let last = draft.chapters.last().expect("the counts");
    let said = last
        .inlines()
        .iter()
        .map(Inline::printed)
        .collect::<String>();
    let excess = format!("超出{}字", draft.lengths[0].excess());
    assert!(said.contains(&excess) && said.contains("杭州市实施卓越绩效模式培育"));
}
