//! How long a draft is, and what programmes limit.

use super::given::{Given, TODAY};
use super::{packs, text_of};
use excellence_assessment::assessment::Assessment;
use excellence_assessment::draft::{Block, Chapter, Choice, Count, Draft, Inline, characters};
use excellence_assessment::export::{html, markdown};
use excellence_assessment::language::Lang;
use excellence_assessment::programme::Pack;
use excellence_assessment::programme::procedure::{Counted, Limit};
use excellence_assessment::standard::{GBT_19580, Standard};

/// The chapters of an HTML document, each from its heading on.
fn html_chapters(html: &str) -> Vec<&str> {
    let sections = html.split("<section ").skip(1);
    let bodies = sections.map(|section| section.split("</section>").next().expect("an end"));
    bodies
        .map(|body| &body[body.find("<h2").expect("a heading")..])
        .collect()
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
