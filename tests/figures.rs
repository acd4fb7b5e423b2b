//! What the figures promise, whatever they show: nothing lies outside, no text touches another, no ids, every number told.

use excellence_assessment::assessment::{
    Assessment, Command, Indicator, Line, Outlook, TableChange, Year, Years,
};
use excellence_assessment::chart::{Bars, Distribution, Drawing, Lines, Radar, Waterfall};
use excellence_assessment::keyed::Keyed;
use excellence_assessment::language::Lang;
use excellence_assessment::planning::{Confidence, Limits, Range, Way, WhatIf, plan};
use excellence_assessment::programme::{PACKS, Programme};
use excellence_assessment::scoring::Scoreboard;
use excellence_assessment::standard::{Percent, SHENZHEN, Standard};
use proptest::prelude::*;

fn packs() -> (Standard, Programme) {
    let standard = Standard::read(SHENZHEN).expect("the pack is tested elsewhere");
    let programme = Programme::read(PACKS[0]).expect("the pack is tested elsewhere");
    (standard, programme)
}

fn percent(number: usize) -> Option<Percent> {
    Percent::new(u32::try_from(number).expect("small"))
}

/// The numbers of an attribute of every element of a kind.
fn all<'a>(svg: &'a str, element: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    let elements = svg.split('<').filter(move |one| one.starts_with(element));
    elements.filter_map(move |one| {
        let (_, rest) = one.split_once(&format!(" {attribute}=\""))?;
        Some(rest.split_once('"')?.0)
    })
}

/// An estimate as small as a text can be: half-width characters half an em, others one.
fn narrowest(text: &str, size: i32) -> i32 {
    let halves = text.chars().map(|c| if c < '\u{2e80}' { 45 } else { 100 });
    halves.sum::<i32>() * size / 100
}

/// Fails where a figure is not what every figure promises.
fn check(drawing: &Drawing) {
    let svg = drawing.svg();
    let view = all(&svg, "svg", "viewBox").next().expect("a view box");
    let size: Vec<i32> = view.split(' ').map(|n| n.parse().expect("whole")).collect();
    let (width, height) = (size[2], size[3]);
    assert!(!svg.contains(" id=") && !svg.contains("NaN"));
    assert!(svg.contains("role=\"img\"") && svg.contains("aria-label=\""));
    let inside = |x: i32, y: i32| {
        assert!(
            (-10..=width + 10).contains(&x) && (-10..=height + 10).contains(&y),
            "{x},{y} of {view}"
        );
    };
    for element in ["polyline", "polygon"] {
        for points in all(&svg, element, "points") {
            for point in points.split_whitespace() {
                let (x, y) = point.split_once(',').expect("a pair");
                inside(x.parse().expect("whole"), y.parse().expect("whole"));
            }
        }
    }
    // Texts: inside, and apart on their line.
    let mut texts: Vec<(i32, i32, i32)> = Vec::new();
    for one in svg.split("<text ").skip(1) {
        let (head, rest) = one.split_once(">\n").expect("a text");
        let text = rest.split_once("\n</text>").expect("its end").0;
        let marks = ["&lt;", "&gt;", "&quot;", "&apos;", "&amp;"];
        let text = marks
            .iter()
            .fold(text.to_owned(), |text, mark| text.replace(mark, "<"));
        let head = format!("<text {head}");
        let number = |name| -> i32 {
            let found = all(&head, "text", name).next().expect("a number");
            found.parse().expect("whole")
        };
        let (x, y, size) = (number("x"), number("y"), number("font-size"));
        let long = narrowest(&text, size);
        let from = match all(&head, "text", "text-anchor").next() {
            Some("end") => x - long,
            Some("middle") => x - long / 2,
            _ => x,
        };
        inside(from, y);
        inside(from + long, y);
        for (left, right, other) in &texts {
            let apart = from >= *right || from + long <= *left || (y - other).abs() >= size * 3 / 4;
            assert!(apart, "“{text}” touches another text");
        }
        texts.push((from, from + long, y));
    }
    // The same in words and as a table.
    assert!(!drawing.summary().trim().is_empty());
    let numbers = drawing.numbers();
    assert!(
        numbers
            .rows
            .iter()
            .all(|row| row.len() == numbers.head.len())
    );
}

fn indicator(name: &str, figures: &[(Line, Vec<String>)], last: u32) -> Indicator {
    let mut one = Indicator::new("n1".into());
    one.name = name.to_owned();
    one.unit = String::from("%");
    for (line, texts) in figures {
        for (at, text) in texts.iter().rev().enumerate() {
            let year = Year::new(last)
                .expect("a year")
                .earlier(u16::try_from(at).expect("few"));
            one.series_mut(*line).figures.set(year, text.clone());
        }
    }
    one
}

fn years(count: u8) -> Years {
    Years {
        last: Year::new(2025).expect("a year"),
        count,
    }
}

#[test]
fn a_year_without_a_figure_is_a_gap_and_not_zero() {
    let texts = ["1", "", "3", "4"].map(String::from).to_vec();
    let one = indicator("一次合格率", &[(Line::Value, texts)], 2025);
    let drawing = Drawing::Lines(Lines::of(&one, years(4), Lang::Zh));
    check(&drawing);
    let svg = drawing.svg();
    // Three dots; of three stretches between years only the last is drawn.
    assert_eq!(svg.matches("<circle").count(), 3);
    assert_eq!(svg.matches("<polyline").count() - ticks(&svg), 1);
    assert!(drawing.summary().contains("2023 —"));
    assert_eq!(drawing.numbers().rows[1], ["2023", "—"]);
}

/// The lines of the axis.
fn ticks(svg: &str) -> usize {
    svg.matches("stroke=\"#C9CBC7\"").count()
}

#[test]
fn an_indicator_without_figures_draws_nothing() {
    let texts = vec![String::from("约12"), String::new()];
    let lines = Lines::of(
        &indicator("", &[(Line::Value, texts)], 2025),
        years(3),
        Lang::En,
    );
    assert!(lines.is_empty());
    check(&Drawing::Lines(lines));
}

#[test]
fn forty_indicators_of_ten_years_are_drawn_each_for_itself() {
    let (standard, _) = packs();
    let item = standard
        .items()
        .find(|item| standard.is_result(item))
        .expect("results");
    let mut assessment = Assessment::default();
    let rows = (1..=40).map(|number| {
        let texts = (0..10)
            .map(|year| format!("{}.{year}", number * 7 % 90))
            .collect();
        let mut one = indicator(
            "顾客满意度（全部产品线，按季度调查的加权平均）",
            &[(Line::Value, texts)],
            2025,
        );
        one.id = format!("n{number}").as_str().into();
        (one.id.clone(), Some((number - 1, one)))
    });
    let change = TableChange {
        years: Some(years(10)),
        rows: rows.collect(),
    };
    assessment.apply(Command::Table(item.id.clone(), change));
    let answer = assessment.item(&item.id).expect("it was filled in");
    let shown = assessment.years(&item.id);
    let drawn: Vec<Drawing> = answer
        .indicators
        .iter()
        .map(|one| Drawing::Lines(Lines::of(one, shown, Lang::Zh)))
        .collect();
    assert_eq!(drawn.len(), 40);
    drawn.iter().for_each(check);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn lines_hold_for_any_figures(
        name in ".{0,60}",
        figures in proptest::collection::vec(proptest::collection::vec(prop_oneof![
            Just(String::new()), "-?[0-9]{1,18}", "-?[0-9]{1,6}\\.[0-9]{1,6}", "[0-9]{1,2}%",
        ], 1..=10), 0..=5),
        count in 1u8..=10,
        english in any::<bool>(),
    ) {
        let figures: Vec<_> = Line::ALL.into_iter().zip(figures).collect();
        let lang = if english { Lang::En } else { Lang::Zh };
        check(&Drawing::Lines(Lines::of(&indicator(&name, &figures, 2025), years(count), lang)));
    }

    #[test]
    fn figures_of_scores_hold_for_any_scores(
        scores in proptest::collection::vec((proptest::option::of(0usize..=20), 0usize..5, 0usize..5, any::<bool>()), 18),
        tier in 0usize..3,
        steps in proptest::option::of(1u8..5),
        english in any::<bool>(),
    ) {
        let (standard, programme) = packs();
        let lang = if english { Lang::En } else { Lang::Zh };
        let mut assessment = Assessment::default();
        let mut known = Vec::new();
        let mut targets = Vec::new();
        for (item, (score, down, up, aimed)) in standard.items().zip(scores) {
            let decided = score.and_then(|score| percent(score * 5));
            assessment.apply(Command::Percent(item.id.clone(), decided));
            let at = score.unwrap_or(10);
            let target = percent((at + up).min(20) * 5).filter(|_| aimed);
            assessment.apply(Command::Outlook(item.id.clone(), Outlook::Target, target));
            if target.is_some() {
                targets.push((item.id.clone(), target));
            }
            known.push(Some(Range {
                low: percent(at.saturating_sub(down) * 5).expect("in range"),
                high: percent((at + up).min(20) * 5).expect("in range"),
            }));
        }
        let board = Scoreboard::of(&standard, &assessment);
        let programmes = [programme];
        let then = WhatIf::of(&standard, &programmes, &assessment, &targets);
        let radar = Radar::with_profiles(&standard, &programmes, &board, Some(&then.board), lang);
        for axes in [1, 2] {
            let mut few = radar.clone();
            few.axes.truncate(axes);
            for profile in &mut few.profiles {
                profile.shares.truncate(axes);
            }
            check(&Drawing::Radar(few));
        }
        check(&Drawing::Radar(radar));
        let target_of = |id: &_| assessment.item(id)?.target;
        let bars = Bars::of(&standard, &board, &target_of, lang);
        prop_assert_eq!(bars.numbers().rows.len(), 18);
        check(&Drawing::Bars(bars));
        let wanted = &programmes[0].tiers[tier];
        let limits = Limits { fixed: &[], steps };
        if let Way::Steps(plan) = plan(&standard, &board, &programmes[0], wanted, &Keyed::new(), limits).way {
            let waterfall = Waterfall::of(&standard, wanted, &plan, lang);
            prop_assert_eq!(waterfall.after(), plan.after);
            check(&Drawing::Waterfall(waterfall));
        }
        let confidence = Confidence::of(&standard, &known).expect("all are known");
        let distribution = Distribution::of(&standard, &programmes, &assessment, &confidence, lang);
        check(&Drawing::Distribution(distribution));
    }
}
