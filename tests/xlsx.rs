//! The workbook: what its sheets say, that formulas and stored results are the scores, that texts stay texts, that indicators can be
//! pasted back.
//!
//! `WRITE_XLSX=folder cargo test --features documents --test xlsx` writes the workbooks there, for `tests/workbook/check.py`.

mod given;
mod packs;
mod workbook;

use excellence_assessment::assessment::{
    Action, Assessment, Class, Direction, Indicator, Line, Status, Year,
};
use excellence_assessment::draft::{Block, Choice, Draft, Inline, Programmes, visible};
use excellence_assessment::export::xlsx;
use excellence_assessment::language::Lang;
use excellence_assessment::scoring::Scoreboard;
use excellence_assessment::standard::{ItemId, Percent};
use excellence_assessment::tabular;
use given::{Given, TODAY};
use proptest::prelude::*;
use std::path::Path;
use workbook::{Book, Sheet};

/// The row of the headings.
const HEAD: u32 = 4;

impl Given {
    /// An assessment in which some items are not scored, a whole category among them; some have targets.
    fn partial(&self) -> Assessment {
        let mut assessment = self.example(Lang::Zh);
        for id in ["1.2", "3.1", "3.2", "3.3", "6.3"] {
            answer(&mut assessment, id).percent = None;
        }
        for (id, target) in [("1.1", 80), ("3.1", 55), ("5.3", 65)] {
            answer(&mut assessment, id).target = Percent::new(target);
        }
        assessment
    }

    /// An assessment in which every text is the same one.
    fn saying(&self, text: &str) -> Assessment {
        let mut assessment = self.example(Lang::Zh);
        let said = || text.to_owned();
        assessment.organisation.name = said();
        assessment.organisation.author = said();
        assessment.organisation.industry = said();
        for item in assessment.items.values_mut() {
            for point in item.guidance.values_mut() {
                point.evidence = said();
            }
            for indicator in &mut item.indicators {
                indicator.name = said();
                indicator.unit = said();
                indicator.values.source = said();
                let year = Year::new(2024).expect("a year");
                indicator.targets.figures.set(year, said());
            }
            item.private = format!("private {text}");
        }
        let mut action = Action::new("a".into());
        action.action = said();
        action.owner = said();
        action.due = said();
        assessment.plan = vec![action];
        let board = Scoreboard::of(&self.standard, &assessment);
        let findings = board.findings();
        for (item, rule) in findings.map(|one| (one.item.clone(), one.rule)) {
            let dismissed = assessment.dismissed.entry(item).or_default();
            dismissed.insert(rule.key().into(), said());
        }
        assessment
    }

    /// The same with hostile texts, two of which do not fit into a cell.
    fn overlong(&self) -> Assessment {
        let mut assessment = self.saying(&hostile());
        let point = answer(&mut assessment, "1.1").guidance.get_mut("1.1-1");
        point.expect("answered").evidence = long();
        let indicator = answer(&mut assessment, "1.3").indicators.first_mut();
        indicator.expect("measured").name = long();
        assessment
    }

    fn write(&self, assessment: &Assessment, choice: &Choice, lang: Lang) -> Vec<u8> {
        let draft = self.chosen(assessment, choice, lang);
        xlsx::write(&self.standard, assessment, choice, &draft).expect("a workbook")
    }

    fn chosen(&self, assessment: &Assessment, choice: &Choice, lang: Lang) -> Draft {
        let Given {
            standard,
            programmes,
        } = self;
        Draft::chosen(standard, programmes, assessment, choice, lang, TODAY)
    }

    fn book(&self, assessment: &Assessment, lang: Lang) -> Book {
        Book::open(&self.write(assessment, &Choice::default(), lang))
    }

    /// Every workbook that a promise should hold for, by name, with what it was made of.
    fn books(&self) -> Vec<(String, Assessment, Lang, Vec<u8>)> {
        let mut made = Vec::new();
        let mut add = |name: &str, assessment: Assessment, choice: &Choice, lang| {
            let bytes = self.write(&assessment, choice, lang);
            made.push((name.to_owned(), assessment, lang, bytes));
        };
        let all = Choice::default();
        add("example.zh", self.example(Lang::Zh), &all, Lang::Zh);
        add("example.en", self.example(Lang::En), &all, Lang::En);
        add("blank.zh", self.blank(), &all, Lang::Zh);
        add("partial.zh", self.partial(), &all, Lang::Zh);
        add("partial.en", self.partial(), &all, Lang::En);
        add("hostile", self.overlong(), &all, Lang::Zh);
        let one = Choice {
            chapter: Some(String::from("2")),
            ..Choice::default()
        };
        add("chapter", self.example(Lang::Zh), &one, Lang::Zh);
        made
    }
}

fn answer<'a>(
    assessment: &'a mut Assessment,
    id: &str,
) -> &'a mut excellence_assessment::assessment::ItemAnswer {
    assessment.items.get_mut(id).expect("answered")
}

/// What somebody may type or paste.
fn hostile() -> String {
    let controls: String = (0u8..0x20).map(char::from).collect();
    format!(
        "=HYPERLINK(\"http://x\",\"y\") <t>&lt;b&gt;</t>]]> & \"quoted\" _x0041_ {controls}\u{7f}\u{85}\u{fffe}\u{ffff}\u{202e}txet\u{200f} 😀👨\u{200d}👩\u{200d}👧 &P",
    )
}

/// More than a cell holds.
fn long() -> String {
    hostile() + &"字".repeat(40_000)
}

/// What stands in a cell, of our sheets in a language.
fn name(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

#[test]
fn every_sheet_says_that_it_is_provisional_and_is_set_up_for_print() {
    for (book_name, _, lang, bytes) in Given::packs().books() {
        if let Some(folder) = std::env::var_os("WRITE_XLSX") {
            let path = Path::new(&folder).join(format!("{book_name}.xlsx"));
            std::fs::write(path, &bytes).expect("a folder that can be written to");
        }
        let book = Book::open(&bytes);
        let provisional = name(lang, "暂定", "provisional");
        let workbook = &book.files["xl/workbook.xml"];
        let defined = workbook::texts(workbook, "definedName");
        for sheet in &book.sheets {
            let place = format!("{book_name}: {}", sheet.name);
            assert!(sheet.value(0, 0).contains(provisional), "{place}");
            assert!(sheet.value(2, 0).contains(provisional), "{place}");
            let feet = workbook::texts(&sheet.xml, "oddFooter");
            assert!(
                feet[0].contains(provisional) && feet[0].contains("&P"),
                "{place}"
            );
            assert!(feet[0].encode_utf16().count() <= 255, "{place}");
            assert!(
                !workbook::attributes(&sheet.xml, "pane", "state").is_empty(),
                "{place}"
            );
            assert_eq!(
                workbook::attributes(&sheet.xml, "pageSetup", "paperSize"),
                ["9"]
            );
            let quoted = format!("'{}'!$A$1:", sheet.name);
            let plain = format!("{}!$A$1:", sheet.name);
            let area = |one: &&String| one.starts_with(&quoted) || one.starts_with(&plain);
            assert!(defined.iter().any(|one| area(&one)), "{place}: {defined:?}");
            let head = format!("!${0}:${0}", HEAD + 1);
            let repeated = |one: &&String| one.contains(&sheet.name) && one.ends_with(&head);
            let is_first = sheet.name == book.sheets[0].name;
            assert!(
                is_first || defined.iter().any(|one| repeated(&one)),
                "{place}"
            );
        }
    }
}

#[test]
fn stored_results_are_the_scores() {
    let given = Given::packs();
    for assessment in [given.example(Lang::Zh), given.partial(), given.blank()] {
        let board = Scoreboard::of(&given.standard, &assessment);
        let book = given.book(&assessment, Lang::Zh);
        let sheet = book.sheet("得分");
        let mut row = HEAD;
        let points = |row, column| sheet.value(row, column).to_owned();
        for category in &given.standard.categories {
            for item in &category.items {
                row += 1;
                let score = board.item(&item.id).expect("a score");
                let percent = score.percent.map(|one| f64::from(one.get()) / 100.0);
                assert!(sheet.value(row, 0).starts_with(item.id.as_str()));
                assert_eq!(points(row, 1).parse().ok(), Some(item.points.0));
                assert_eq!(points(row, 2).parse::<f64>().ok(), percent);
                let earned = score
                    .percent
                    .map_or(String::new(), |_| score.earned.to_string());
                assert_eq!(points(row, 3), earned, "{}", item.id);
                let formula = sheet.cells[&(row, 3)].formula.as_deref();
                let at = row + 1;
                let expected = format!("IF(C{at}=\"\",\"\",ROUND(B{at}*C{at},2))");
                assert_eq!(formula, Some(expected.as_str()));
                let supported = score.supported.map(|one| one.of(item.points).to_string());
                assert_eq!(points(row, 6), supported.unwrap_or_default());
            }
            row += 1;
            let score = board.categories.iter().find(|one| one.id == category.id);
            let total = score.expect("a score").total;
            let earned = match total.scored {
                0 => String::new(),
                _ => total.earned.to_string(),
            };
            assert_eq!(points(row, 3), earned);
            assert_eq!(points(row, 4), total.open().to_string());
        }
        let total = board.total;
        let share = match total.scored {
            0 => String::from("未评"),
            _ if total.is_complete() => {
                let tenths = total.earned.tenths_of_percent(total.possible);
                format!("0.{tenths:03}")
            }
            _ => excellence_assessment::chart::share(&total, Lang::Zh),
        };
        assert_eq!(points(row + 1, 1), "500.00");
        assert_eq!(points(row + 1, 2), share);
        if total.scored > 0 {
            assert_eq!(points(row + 1, 3), total.earned.to_string());
        }
    }
}

#[test]
fn a_percent_can_only_be_one_of_the_standard() {
    let given = Given::packs();
    let book = given.book(&given.partial(), Lang::En);
    let sheet = book.sheet("Scores");
    let rules = workbook::attributes(&sheet.xml, "dataValidation", "type");
    assert!(!rules.is_empty() && rules.iter().all(|rule| rule == "list"));
    let lists = workbook::texts(&sheet.xml, "formula1");
    let percents = book.sheet("Bands").column(1, HEAD + 1);
    let legal = given.standard.scale.percents();
    let legal: Vec<String> = legal
        .map(|one| (f64::from(one.get()) / 100.0).to_string())
        .collect();
    assert_eq!(percents, legal);
    let range = format!(
        "'Bands'!$B${}:$B${}",
        HEAD + 2,
        HEAD as usize + 1 + legal.len()
    );
    assert!(lists.iter().all(|list| *list == range), "{lists:?}");
    // Every item, and with a target every target.
    let cells = workbook::attributes(&sheet.xml, "dataValidation", "sqref").join(" ");
    let covered = |column: char, row: u32| {
        cells.split(' ').any(|range| {
            let (first, last) = range.split_once(':').unwrap_or((range, range));
            let row_of = |cell: &str| cell[1..].parse::<u32>().expect("a row");
            first.starts_with(column) && (row_of(first)..=row_of(last)).contains(&row)
        })
    };
    for row in HEAD + 1..sheet.end().0 {
        let is_item = sheet
            .cells
            .get(&(row, 0))
            .is_some_and(|cell| !cell.value.starts_with("Sum"));
        assert_eq!(covered('C', row + 1), is_item, "{row}");
        assert_eq!(covered('H', row + 1), is_item, "{row}");
    }
}

#[test]
fn texts_stay_texts_whatever_they_begin_with() {
    let given = Given::packs();
    for text in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        "\u{ff1d}1",
        "http://x",
        "TRUE",
        "12",
        "{=1}",
    ] {
        let book = given.book(&given.saying(text), Lang::Zh);
        let mut seen = 0;
        for sheet in &book.sheets {
            for (place, cell) in &sheet.cells {
                let of_ours = sheet.name == "得分";
                assert!(
                    of_ours || cell.formula.is_none(),
                    "{}: {place:?}",
                    sheet.name
                );
                // Twelve of what is typed as a figure is a number.
                if cell.value == text && cell.is_text {
                    assert!(book.is_guarded(cell), "{}: {place:?}", sheet.name);
                    seen += 1;
                }
            }
            let links = workbook::attributes(&sheet.xml, "hyperlink", "location");
            assert!(links.iter().all(|link| link.ends_with("!A1")));
        }
        assert!(seen > 72 + 12, "{text}: {seen}");
        assert!(book.files.keys().all(|name| !name.contains("externalLink")));
    }
}

#[test]
fn hostile_text_is_there_in_full() {
    let given = Given::packs();
    let book = given.book(&given.overlong(), Lang::Zh);
    let sheet = book.sheet("证据清单");
    // One piece of evidence goes on in further rows of the same number, each marked.
    let rows = (HEAD + 1..).take_while(|row| sheet.value(*row, 0) == "1");
    let cells: Vec<&str> = rows.map(|row| sheet.value(row, 4)).collect();
    assert!(cells.len() > 1);
    let mut joined = String::new();
    for (at, cell) in cells.iter().enumerate() {
        let cell = match at {
            0 => cell,
            _ => cell.strip_prefix("（接上一行）……").expect("a mark"),
        };
        let is_last = at + 1 == cells.len();
        joined += match is_last {
            true => cell,
            false => cell
                .strip_suffix("……（单元格已满，接下一行）")
                .expect("a mark"),
        };
    }
    // What reads it makes line ends of the two that XML knows.
    let whole = visible(long().trim()).into_owned();
    assert!(joined == whole, "{} and {}", joined.len(), whole.len());
    assert!(whole.starts_with("=HYPERLINK") && whole.contains("_x0041_"));
    for sheet in &book.sheets {
        for cell in sheet.cells.values() {
            assert!(cell.value.encode_utf16().count() <= 32_767);
        }
    }
    // In a table that is pasted back a text stays in its cell, and says what is missing.
    let name = book.sheet("1.3 指标").value(HEAD + 1, 0);
    assert!(
        name.contains("超出单元格的上限"),
        "{}",
        name.chars().count()
    );
    assert!(!book.text().contains("private"));
}

/// What a spreadsheet puts on the clipboard when the table is copied.
fn copied(book: &Book, sheet: &Sheet) -> String {
    let (last, width) = sheet.end();
    let cell = |row, column| {
        let cell = sheet.cells.get(&(row, column)).cloned().unwrap_or_default();
        let shown = book.shown(&cell);
        match shown.contains(['\t', '\n', '"']) {
            true => format!("\"{}\"", shown.replace('"', "\"\"")),
            false => shown,
        }
    };
    let rows = (HEAD..=last).map(|row| {
        let cells: Vec<String> = (0..=width).map(|column| cell(row, column)).collect();
        cells.join("\t") + "\r\n"
    });
    rows.collect()
}

/// The indicators that a pasted block gives an item, and what was wrong with it.
fn pasted(given: &Given, item: &ItemId, text: &str, last: Year) -> tabular::Block {
    let grid = tabular::Grid::read(text);
    let columns = tabular::Columns::of(&grid, last);
    let item = given.standard.item(item).expect("an item");
    tabular::Block::read(&grid, &columns, &item.guidance)
}

#[track_caller]
fn assert_comes_back(given: &Given, assessment: &Assessment, lang: Lang) {
    let book = given.book(assessment, lang);
    let mut seen = 0;
    for (id, answer) in assessment.items.iter() {
        if answer.indicators.is_empty() {
            continue;
        }
        let sheet = book.sheet(&format!("{id} {}", name(lang, "指标", "Indicators")));
        let text = copied(&book, sheet);
        let mut block = pasted(given, id, &text, assessment.years(id).last);
        assert_eq!(block.problems, [], "{id}: {text}");
        for (read, own) in block.indicators.iter_mut().zip(&answer.indicators) {
            read.id = own.id.clone();
        }
        assert_eq!(block.indicators, answer.indicators, "{id}: {text}");
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn the_indicators_of_the_example_come_back_when_they_are_pasted() {
    let given = Given::packs();
    for lang in [Lang::Zh, Lang::En] {
        let assessment = given.example(lang);
        assert_comes_back(&given, &assessment, lang);
        // With what stands above the table, too.
        let book = given.book(&assessment, lang);
        let sheet = book.sheet(name(lang, "1.3 指标", "1.3 Indicators"));
        let above: String = (0..HEAD)
            .map(|row| format!("{}\n", sheet.value(row, 0)))
            .collect();
        let id = ItemId::from("1.3");
        let last = assessment.years(&id).last;
        let block = pasted(&given, &id, &(above + &copied(&book, sheet)), last);
        assert_eq!(
            block.indicators.len(),
            assessment
                .item(&id)
                .map_or(0, |answer| answer.indicators.len())
        );
    }
}

prop_compose! {
    fn any_indicator()(
        name in "[-a-z=+@'指标（）万%,\"]{1,9}",
        texts in proptest::collection::vec("[-=+@'\"\t\n a-z指标0-9%]{0,9}", 6),
        figures in proptest::collection::vec((2019..=2026_u32, 0..5_usize, any::<i64>(), 0..=18_u32), 0..6),
        core in any::<bool>(),
        direction in 0..3_usize,
        class in 0..5_usize,
    ) -> Indicator {
        let mut indicator = Indicator::new("x".into());
        indicator.name = name;
        indicator.unit = texts[5].trim().to_owned();
        indicator.core = core;
        indicator.direction = Direction::ALL[direction];
        indicator.class = Class::ALL.get(class).copied();
        for (line, text) in Line::ALL.into_iter().zip(&texts) {
            indicator.series_mut(line).source = text.trim().to_owned();
        }
        for (year, line, digits, scale) in figures {
            let digits = (digits % 1_000_000_000_000_000_000).to_string();
            let number: excellence_assessment::decimal::Decimal = digits.parse().expect("a number");
            let shifted = number.shifted(-i32::try_from(scale).expect("small"));
            let year = Year::new(year).expect("a year");
            let text = shifted.unwrap_or(number).to_string();
            indicator.series_mut(Line::ALL[line]).figures.set(year, text);
        }
        indicator
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn any_indicators_come_back_when_they_are_pasted(
        indicators in proptest::collection::vec(any_indicator(), 1..4),
        english in any::<bool>(),
    ) {
        let given = Given::packs();
        let mut assessment = given.blank();
        let answer = assessment.items.entry("1.3".into()).or_default();
        answer.indicators = indicators;
        assert_comes_back(&given, &assessment, if english { Lang::En } else { Lang::Zh });
    }
}

#[test]
fn evidence_has_the_numbers_by_which_the_draft_refers_to_it() {
    let given = Given::packs();
    let assessment = given.example(Lang::Zh);
    let one = Choice {
        chapter: Some(String::from("4")),
        ..Choice::default()
    };
    for choice in [Choice::default(), one] {
        let draft = given.chosen(&assessment, &choice, Lang::Zh);
        let book = Book::open(&given.write(&assessment, &choice, Lang::Zh));
        let sheet = book.sheet("证据清单");
        let mut referred = 0;
        for block in draft.chapters.iter().flat_map(|chapter| &chapter.blocks) {
            let Block::Paragraph(line) = block else {
                continue;
            };
            for pair in line.windows(2) {
                if let [Inline::Answer(end), Inline::Referred(number, _)] = pair {
                    let row = HEAD + u32::try_from(*number).expect("few");
                    assert_eq!(sheet.value(row, 0), number.to_string());
                    assert!(sheet.value(row, 4).ends_with(end.as_str()), "{number}");
                    referred += 1;
                }
            }
        }
        assert_eq!(sheet.column(0, HEAD + 1).len(), referred);
        assert!(referred > 10);
    }
}

#[test]
fn the_plan_has_dates_where_dates_were_typed() {
    let given = Given::packs();
    let mut assessment = given.blank();
    for (index, due) in ["2027-03-31", "2027-02-30", "三月底"]
        .into_iter()
        .enumerate()
    {
        let mut action = Action::new(format!("a{index}").as_str().into());
        action.due = due.to_owned();
        action.status = Status::ALL[index];
        action.item = Some("1.1".into());
        assessment.plan.push(action);
    }
    let book = given.book(&assessment, Lang::Zh);
    let sheet = book.sheet("改进计划");
    assert_eq!(sheet.column(4, HEAD + 1), ["46477", "2027-02-30", "三月底"]);
    assert_eq!(sheet.column(5, HEAD + 1), ["未开始", "进行中", "已完成"]);
    assert_eq!(sheet.column(2, HEAD + 1), ["1.1 文化引领"; 3]);
}

#[test]
fn findings_stand_with_their_reasons() {
    let given = Given::packs();
    let mut assessment = given.example(Lang::Zh);
    let board = Scoreboard::of(&given.standard, &assessment);
    let first = board
        .findings()
        .next()
        .expect("the example has some")
        .clone();
    let dismissed = assessment.dismissed.entry(first.item.clone()).or_default();
    dismissed.insert(first.rule.key().into(), String::from("另有说明"));
    let board = Scoreboard::of(&given.standard, &assessment);
    let book = given.book(&assessment, Lang::Zh);
    let sheet = book.sheet("证据核查");
    assert_eq!(sheet.column(0, HEAD + 1).len(), board.findings().count());
    let asked = board.open_findings();
    let states = sheet.column(5, HEAD + 1);
    assert_eq!(
        states.iter().filter(|state| **state == "待回答").count(),
        asked
    );
    assert!(sheet.column(6, HEAD + 1).contains(&"另有说明"));
}

#[test]
fn the_radar_is_native_and_reads_the_sheet() {
    let given = Given::packs();
    let book = given.book(&given.partial(), Lang::Zh);
    let chart = &book.files["xl/charts/chart1.xml"];
    assert!(chart.contains("<c:radarChart>"));
    let ranges = workbook::texts(chart, "c:f");
    assert!(
        ranges.len() >= 9 && ranges.iter().all(|one| one.starts_with("得分!$")),
        "{ranges:?}"
    );
    let told = workbook::attributes(
        &book.files["xl/drawings/drawing1.xml"],
        "xdr:cNvPr",
        "descr",
    );
    assert!(told[0].contains("暂定") && told[0].chars().count() > 40);
}

#[test]
fn where_a_standard_has_one_or_two_categories_the_chart_is_of_bars() {
    for (categories, kind, word) in [
        (1, "<c:barChart>", "条形图"),
        (2, "<c:barChart>", "条形图"),
        (3, "<c:radarChart>", "雷达图"),
    ] {
        let mut standard = Given::packs().standard;
        standard.categories.truncate(categories);
        let mut assessment = Assessment::default();
        for item in standard.items() {
            let answer = assessment.items.entry(item.id.clone()).or_default();
            answer.percent = Percent::new(55);
        }
        let choice = Choice::default();
        let draft = Draft::chosen(&standard, &[], &assessment, &choice, Lang::Zh, TODAY);
        let bytes = xlsx::write(&standard, &assessment, &choice, &draft).expect("a workbook");
        let book = Book::open(&bytes);
        let chart = &book.files["xl/charts/chart1.xml"];
        assert!(chart.contains(kind), "{categories}");
        let drawing = &book.files["xl/drawings/drawing1.xml"];
        let told = workbook::attributes(drawing, "xdr:cNvPr", "descr");
        assert!(told[0].starts_with(word) && told[0].contains("55.0%"));
        if let Some(folder) = std::env::var_os("WRITE_XLSX") {
            let path = Path::new(&folder).join(format!("categories-{categories}.xlsx"));
            std::fs::write(path, &bytes).expect("a file");
        }
    }
}

#[test]
fn what_is_not_chosen_is_not_there() {
    let given = Given::packs();
    let assessment = given.example(Lang::Zh);
    let names = |choice: &Choice| {
        let book = Book::open(&given.write(&assessment, choice, Lang::Zh));
        book.names()
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    let all = names(&Choice::default());
    assert_eq!(all[..3], ["说明", "得分", "1.3 指标"]);
    assert_eq!(
        all[8..],
        [
            "证据核查",
            "改进计划",
            "认定项目",
            "材料清单",
            "证据清单",
            "分数段"
        ]
    );
    let unscored = Choice {
        scores: false,
        ..Choice::default()
    };
    let book = Book::open(&given.write(&assessment, &unscored, Lang::Zh));
    for sheet in ["得分", "证据核查", "改进计划", "分数段"] {
        assert!(!book.names().contains(&sheet), "{sheet}");
    }
    let unasked = Choice {
        findings: false,
        ..Choice::default()
    };
    assert!(!names(&unasked).contains(&String::from("证据核查")));
    let one = Choice {
        chapter: Some(String::from("2")),
        ..Choice::default()
    };
    let book = Book::open(&given.write(&assessment, &one, Lang::Zh));
    assert_eq!(
        book.names(),
        ["说明", "得分", "2.3 指标", "证据核查", "证据清单", "分数段"]
    );
    let items = book.sheet("得分").column(0, HEAD + 1);
    assert_eq!(items.len(), 4);
    assert!(items[..3].iter().all(|item| item.starts_with("2.")));
    let profile = Choice {
        chapter: Some(String::from("profile")),
        ..Choice::default()
    };
    assert_eq!(names(&profile), ["说明"]);
    let overview = Choice {
        chapter: Some(String::from("programmes")),
        ..Choice::default()
    };
    assert_eq!(names(&overview), ["说明", "认定项目", "材料清单"]);
    let none = Choice {
        programmes: Programmes::None,
        ..Choice::default()
    };
    assert!(!names(&none).contains(&String::from("认定项目")));
}

#[test]
fn programmes_stand_in_their_order_with_points_as_numbers_and_their_material_as_a_checklist() {
    let given = Given::packs();
    let mut assessment = given.example(Lang::Zh);
    let notes = assessment.programmes.entry("shenzhen-maturity".into());
    let notes = notes.or_default();
    notes.insert("material.application.state".into(), "done".to_owned());
    notes.insert("material.application.owner".into(), "=1+1".to_owned());
    notes.insert("material.application.date".into(), "2027-03-31".to_owned());
    let draft = given.chosen(&assessment, &Choice::default(), Lang::Zh);
    let book = given.book(&assessment, Lang::Zh);
    let sheet = book.sheet("认定项目");
    for (row, glance) in (HEAD + 1..).zip(&draft.glances) {
        assert_eq!(sheet.value(row, 0), glance.title);
        assert_eq!(sheet.value(row, 1), glance.said(Lang::Zh));
        let points = glance.distance.map(|points| points.to_string());
        let points = points.and_then(|points| points.parse::<f64>().ok());
        assert_eq!(sheet.value(row, 6).parse().ok(), points);
    }
    assert!(draft.glances.iter().any(|glance| glance.distance.is_some()));
    let sheet = book.sheet("材料清单");
    assert_eq!(sheet.value(HEAD + 1, 4), "已备齐");
    assert_eq!(sheet.value(HEAD + 1, 5), "=1+1");
    assert!(sheet.cells[&(HEAD + 1, 5)].formula.is_none());
    assert_eq!(sheet.value(HEAD + 1, 6), "46477", "a day as Excel counts");
    let rules = workbook::texts(&sheet.xml, "formula1");
    assert_eq!(rules, ["\"未开始,进行中,已备齐\""]);
}

#[test]
fn the_same_answers_give_the_same_bytes_and_the_file_says_what_it_is() {
    let given = Given::packs();
    let assessment = given.example(Lang::En);
    let write = || given.write(&assessment, &Choice::default(), Lang::En);
    assert!(write() == write());
    let book = Book::open(&write());
    let core = &book.files["docProps/core.xml"];
    let title = workbook::texts(core, "dc:title");
    assert!(title[0].contains("provisional") && core.contains("2026-11-20T00:00:00Z"));
    assert!(book.files["docProps/app.xml"].contains(&assessment.organisation.name));
    for note in assessment.items.values().map(|answer| &answer.private) {
        assert!(note.is_empty() || !book.text().contains(note.as_str()));
    }
}
