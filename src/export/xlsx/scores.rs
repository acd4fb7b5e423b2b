//! The scores: percents to be changed, and formulas that follow them.
//!
//! A formula says what the scoring says: an item earns points × percent, rounded to the hundredth, which only takes away what
//! binary fractions add; sums add; a share is rounded down to a tenth of a percent, computed from whole hundredths. The results
//! stored with the formulas are those of [`crate::scoring`], so that a viewer that does not compute shows them.

use super::look::{Look, ScoreLook};
use super::page::{HEAD, Opening, Page};
use super::table::fraction;
use super::{Result, Sheet, Source, bands, cell, item_name, radar, words};
use crate::chart;
use crate::language::{Lang, Phrase};
use crate::planning::WhatIf;
use crate::scoring::{ItemScore, Scoreboard, Total};
use crate::standard::{Category, Hundredths, Item, ItemId, Percent};
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{ColNum, DataValidation, Format, Formula, RowNum, Workbook};

/// The columns.
pub(super) const NAME: ColNum = 0;
pub(super) const POINTS: ColNum = 1;
pub(super) const PERCENT: ColNum = 2;
pub(super) const EARNED: ColNum = 3;
pub(super) const OPEN: ColNum = 4;
pub(super) const SUPPORTED_PERCENT: ColNum = 5;
pub(super) const SUPPORTED: ColNum = 6;
/// These two only where something is aimed at.
pub(super) const TARGET: ColNum = 7;
pub(super) const THEN: ColNum = 8;

/// A category on the sheet.
pub(super) struct Rows<'a> {
    pub category: &'a Category,
    /// The rows of its first and its last item.
    pub items: (RowNum, RowNum),
    /// The row of its sum.
    pub sum: RowNum,
}

impl Rows<'_> {
    /// The cells of its items in a column: `B6:B8`.
    fn cells(&self, column: ColNum) -> String {
        let (first, last) = self.items;
        let (first, last) = (
            row_col_to_cell(first, column),
            row_col_to_cell(last, column),
        );
        format!("{first}:{last}")
    }
}

/// What is written into the sheet.
pub(super) struct Scores<'a> {
    pub source: &'a Source<'a>,
    /// The scores with every target reached; nothing where nothing is aimed at.
    pub then: Option<Scoreboard>,
    pub categories: Vec<Rows<'a>>,
}

pub(super) fn write(
    book: &mut Workbook,
    source: &Source<'_>,
    look: &Look,
    name: &str,
) -> Result<()> {
    let scores = Scores::of(source);
    let mut widths = vec![30, 8, 14, 10, 10, 12, 12];
    if scores.then.is_some() {
        widths.extend([12, 12]);
    }
    let table = widths.len();
    widths.extend(radar::widths(&scores));
    let opening = Opening {
        name,
        title: source.say(words::SCORES_TITLE),
        note: source.say(words::SCORES_NOTE),
        widths: &widths,
        landscape: true,
    };
    let mut page = Page::begin(book, source, look, &opening)?;
    page.sheet.set_print_fit_to_pages(1, 1);
    let heads = [
        words::ITEM,
        words::POINTS,
        words::PERCENT,
        words::EARNED,
        words::OPEN,
        words::SUPPORTED_PERCENT,
        words::SUPPORTED,
        words::TARGET,
        words::THEN,
    ];
    let heads = heads.iter().take(table).enumerate();
    let heads: Vec<(&str, bool)> = heads
        .map(|(column, head)| (source.say(*head), column > 0))
        .collect();
    page.heads(&heads)?;
    for rows in &scores.categories {
        for (row, item) in (rows.items.0..).zip(&rows.category.items) {
            scores.item(&mut page, row, item)?;
        }
        scores.sum(&mut page, rows)?;
    }
    let mut last = scores.categories.last().map_or(HEAD, |rows| rows.sum);
    if source.choice.chapter.is_none() {
        last += 1;
        scores.total(&mut page, last)?;
    }
    scores.validate(&mut page)?;
    let first = ColNum::try_from(table).unwrap_or_default() + 1;
    let end = radar::write(&mut page, &scores, name, first)?;
    page.end((last.max(end.0), end.1), 1)
}

/// The points of a score, as a result of a formula.
fn result(points: Hundredths) -> String {
    points.to_string()
}

/// Tenths of a percent as a fraction, `0.725`.
pub(super) fn share_result(tenths: i64) -> String {
    format!("{}.{:03}", tenths / 1000, tenths % 1000)
}

/// An expression for the share of some points in tenths of a percent, rounded down. `earned` is an expression.
pub(super) fn tenths(earned: &str, points: &str) -> String {
    format!("INT(ROUND({earned}*100,0)*10/{points})")
}

impl<'a> Scores<'a> {
    fn of(source: &'a Source<'a>) -> Scores<'a> {
        let aimed = source.items().filter_map(|item| {
            let target = source.assessment.item(&item.id)?.target?;
            Some((item.id.clone(), Some(target)))
        });
        let aimed: Vec<(ItemId, Option<Percent>)> = aimed.collect();
        let then = (!aimed.is_empty())
            .then(|| WhatIf::of(source.standard, &[], source.assessment, &aimed).board);
        let mut next = HEAD + 1;
        // One without items has no row, and no sum to be written of it.
        let categories = source.choice.categories(source.standard);
        let categories = categories.filter(|category| !category.items.is_empty());
        let categories = categories.map(|category| {
            let first = next;
            let count = RowNum::try_from(category.items.len()).unwrap_or_default();
            next += count + 1;
            Rows {
                category,
                items: (first, first + count - 1),
                sum: first + count,
            }
        });
        Scores {
            categories: categories.collect(),
            then,
            source,
        }
    }

    fn item(&self, page: &mut Page<'_>, row: RowNum, item: &Item) -> Result<()> {
        let Some(score) = self.source.board.item(&item.id) else {
            return Ok(());
        };
        let look = &page.look.item;
        let at = |column| row_col_to_cell(row, column);
        let name = item_name(item, self.source.lang);
        page.write(row, NAME, &name, &look.name)?;
        page.fit(row, [name.as_str()])?;
        page.sheet
            .write_number_with_format(row, POINTS, item.points.0, &look.whole)?;
        write_percent(page, (row, PERCENT), score.percent, &look.input)?;
        let earned = |percent: &str, points: &str| format!("ROUND({points}*{percent},2)");
        let (points, percent) = (at(POINTS), at(PERCENT));
        let formula = format!("=IF({percent}=\"\",\"\",{})", earned(&percent, &points));
        let known = score.percent.map(|_| result(score.earned));
        write_formula(page, (row, EARNED), &formula, known, &look.points)?;
        let open = match score.percent {
            Some(_) => Hundredths::ZERO,
            None => score.possible,
        };
        let formula = format!("=IF({percent}=\"\",{points},0)");
        write_formula(page, (row, OPEN), &formula, Some(result(open)), &look.open)?;

        let supported = at(SUPPORTED_PERCENT);
        write_percent(
            page,
            (row, SUPPORTED_PERCENT),
            score.supported,
            &look.percent,
        )?;
        let formula = format!("=IF({supported}=\"\",\"\",{})", earned(&supported, &points));
        let known = score.supported.map(|one| result(one.of(item.points)));
        write_formula(page, (row, SUPPORTED), &formula, known, &look.points)?;

        if let Some(then) = &self.then {
            let target = self.source.assessment.item(&item.id);
            let target = target.and_then(|answer| answer.target);
            write_percent(page, (row, TARGET), target, &look.input)?;
            let (cell, now) = (at(TARGET), at(EARNED));
            let formula = format!("=IF({cell}=\"\",{now},{})", earned(&cell, &points));
            let known = then.item(&item.id).filter(|one| one.percent.is_some());
            let known = known.map(|one: &ItemScore| result(one.earned));
            write_formula(page, (row, THEN), &formula, known, &look.points)?;
        }
        Ok(())
    }

    fn sum(&self, page: &mut Page<'_>, rows: &Rows<'_>) -> Result<()> {
        let lang = self.source.lang;
        let category = rows.category;
        let name = cell::line(&format!("{} {}", category.id, category.title.get(lang)));
        let name = words::SUM.get(lang).replace("{}", &name);
        let total = |board: &Scoreboard| {
            let found = board.categories.iter().find(|one| one.id == category.id);
            found.map(|one| one.total).unwrap_or_default()
        };
        let cells = |column| rows.cells(column);
        let (now, then) = (total(&self.source.board), self.then.as_ref().map(total));
        let look = &page.look.sum;
        self.sum_row(page, rows.sum, &name, look, &cells, &cells, now, then)
    }

    fn total(&self, page: &mut Page<'_>, row: RowNum) -> Result<()> {
        let each = |of: &dyn Fn(&Rows<'_>) -> String| {
            let cells: Vec<String> = self.categories.iter().map(of).collect();
            cells.join(",")
        };
        let sums = |column| each(&|rows| row_col_to_cell(rows.sum, column));
        let items = |column| each(&|rows| rows.cells(column));
        let now = self.source.board.total;
        let then = self.then.as_ref().map(|board| board.total);
        let (look, name) = (&page.look.total, self.source.say(words::TOTAL));
        self.sum_row(page, row, name, look, &sums, &items, now, then)
    }

    /// A row of sums. `of` gives the cells of a column that are added, `items` those of the items below them.
    #[expect(clippy::too_many_arguments, reason = "a row and all that it says")]
    fn sum_row(
        &self,
        page: &mut Page<'_>,
        row: RowNum,
        name: &str,
        look: &ScoreLook,
        of: &dyn Fn(ColNum) -> String,
        items: &dyn Fn(ColNum) -> String,
        now: Total,
        then: Option<Total>,
    ) -> Result<()> {
        let at = |column| row_col_to_cell(row, column);
        let points = result(now.possible);
        page.write(row, NAME, name, &look.name)?;
        page.fit(row, [name])?;
        let formula = format!("=SUM({})", of(POINTS));
        write_formula(page, (row, POINTS), &formula, Some(points), &look.whole)?;

        let added = |column: ColNum| format!("ROUND(SUM({}),2)", of(column));
        let if_any = |column: ColNum, otherwise: &str, sum: &str| {
            format!("=IF(COUNT({})=0,\"{otherwise}\",{sum})", items(column))
        };
        let any = (now.scored > 0).then_some(());
        let earned = if_any(PERCENT, "", &added(EARNED));
        let known = any.map(|()| result(now.earned));
        write_formula(page, (row, EARNED), &earned, known, &look.points)?;
        let open = format!("={}", added(OPEN));
        let known = Some(result(now.open()));
        write_formula(page, (row, OPEN), &open, known, &look.open)?;

        // A range while items are open, as everywhere in the product.
        let (earned, open, points) = (at(EARNED), at(OPEN), at(POINTS));
        let low = tenths(&earned, &points);
        let high = tenths(&format!("({earned}+{open})"), &points);
        let range = format!("TEXT({low}/10,\"0.0\")&\"–\"&TEXT({high}/10,\"0.0\")&\"%\"");
        let share = format!("IF({open}=0,{low}/1000,{range})");
        let formula = if_any(PERCENT, self.source.say(words::NOT_SCORED), &share);
        let known = self.share(&now);
        write_formula(page, (row, PERCENT), &formula, Some(known), &look.share)?;

        page.write(row, SUPPORTED_PERCENT, "", &look.percent)?;
        let formula = if_any(SUPPORTED_PERCENT, "", &added(SUPPORTED));
        let known = any.map(|()| result(now.supported));
        write_formula(page, (row, SUPPORTED), &formula, known, &look.points)?;
        if let Some(then) = then {
            page.write(row, TARGET, "", &look.percent)?;
            let formula = format!("={}", added(THEN));
            let known = Some(result(then.earned));
            write_formula(page, (row, THEN), &formula, known, &look.points)?;
        }
        Ok(())
    }

    /// The share of a sum as its formula gives it: a fraction, a range in words, or *not scored*.
    fn share(&self, total: &Total) -> String {
        match total.scored {
            0 => self.source.say(words::NOT_SCORED).to_owned(),
            _ if total.open() == Hundredths::ZERO => {
                share_result(total.earned.tenths_of_percent(total.possible))
            }
            _ => chart::share(total, Lang::Zh),
        }
    }

    /// Lets percents be those of the standard alone.
    fn validate(&self, page: &mut Page<'_>) -> Result<()> {
        let source = self.source;
        let list = bands::range(&Sheet::Bands.name(source), source.standard);
        let say = |phrase: Phrase| source.say(phrase);
        let percents: Vec<u8> = source.standard.scale.percents().map(Percent::get).collect();
        let usual = percents.iter().copied().eq((0..=100).step_by(5));
        let error = match usual {
            true => words::PERCENT_ERROR,
            false => words::PERCENT_ERROR_OTHER,
        };
        let columns = [Some(PERCENT), self.then.as_ref().map(|_| TARGET)];
        for column in columns.into_iter().flatten() {
            for rows in &self.categories {
                let rule = DataValidation::new()
                    .allow_list_formula(Formula::new(format!("={list}")))
                    .set_input_title(say(words::PERCENT_TITLE))?
                    .set_input_message(say(words::PERCENT_PROMPT))?
                    .set_error_title(say(words::PERCENT_TITLE))?
                    .set_error_message(say(error))?;
                let (first, last) = rows.items;
                page.sheet
                    .add_data_validation(first, column, last, column, &rule)?;
            }
        }
        Ok(())
    }
}

fn write_percent(
    page: &mut Page<'_>,
    (row, column): (RowNum, ColNum),
    percent: Option<Percent>,
    format: &Format,
) -> Result<()> {
    match percent {
        Some(percent) => {
            let share = fraction(percent);
            page.sheet
                .write_number_with_format(row, column, share, format)?;
        }
        None => page.write(row, column, "", format)?,
    }
    Ok(())
}

/// Writes a formula with its result; none is an empty text.
pub(super) fn write_formula(
    page: &mut Page<'_>,
    (row, column): (RowNum, ColNum),
    formula: &str,
    result: Option<String>,
    format: &Format,
) -> Result<()> {
    let formula = Formula::new(formula).set_result(result.unwrap_or_default());
    page.sheet
        .write_formula_with_format(row, column, formula, format)?;
    Ok(())
}
