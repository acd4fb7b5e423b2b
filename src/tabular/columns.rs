//! How the columns of a block are understood, before anything is taken over.

use super::choice::{self, CLASS, CORE, DIRECTION};
use super::grid::{Grid, GridRow};
use super::heading::{Heading, Meaning, Said, When};
use super::quantity::Quantity;
use crate::assessment::{Line, Year};

/// A column and what it is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading; empty where there is none.
    pub heading: String,
    /// The unit in the brackets of its heading.
    pub unit: String,
    /// What it is taken for. Whoever shows it may set another.
    pub meaning: Meaning,
    /// Whether that is a guess: no heading says so, or none says the year.
    pub assumed: bool,
}

/// How a block is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// How many rows of the grid stand above the headings.
    pub above: usize,
    /// The row of the grid where the indicators begin.
    pub begin: usize,
    /// The columns; as many as the longest row has cells.
    pub all: Vec<Column>,
}

/// Among so many rows at the top, headings are looked for.
const TOP: usize = 5;

/// A unit is not longer than this, in characters, where no heading says that it is one.
const UNIT_LENGTH: usize = 6;

impl Columns {
    /// Understands a block. `last` is the last year of the table that it is for, to which years that stand nowhere are
    /// counted back.
    pub fn of(grid: &Grid, last: Year) -> Columns {
        let top = grid.rows.iter().take(TOP);
        match top.into_iter().position(has_headings) {
            Some(above) => with_headings(grid, above, last),
            None => without_headings(grid, last),
        }
    }
}

/// Whether a row reads as headings: two words that are known, or years; and no figure.
pub(super) fn has_headings(row: &GridRow) -> bool {
    let mut words = 0;
    let mut years: Vec<Year> = Vec::new();
    for cell in row.cells.iter().filter(|cell| !cell.is_empty()) {
        let figure = matches!(Quantity::read(cell), Ok(Some(_)));
        match (Heading::read(cell).said, figure) {
            (Some(Said::Figure(Line::Value, When::In(year))), true) => years.push(year),
            (Some(Said::Figure(_, When::In(_))), true) => words += 1,
            (_, true) => return false,
            (Some(_), false) => words += 1,
            (None, false) => {}
        }
    }
    // Two thousand pieces a year look like a year: alone, years count where they follow one another.
    let follow = |pair: &[Year]| pair[0].get().abs_diff(pair[1].get()) == 1;
    words >= 2 || words + years.len() >= 2 && (words > 0 || years.windows(2).all(follow))
}

/// Whether a row continues the headings above it: cells that were merged over it are empty there.
fn continues(upper: &GridRow, lower: &GridRow) -> bool {
    let merged = (1..lower.cells.len())
        .any(|place| upper.cell(place).is_empty() && !lower.cell(place).is_empty());
    let known = |cell: &&String| Heading::read(cell).said.is_some();
    let figure = |cell: &String| !known(&cell) && matches!(Quantity::read(cell), Ok(Some(_)));
    merged && !lower.cells.iter().any(figure) && lower.cells.iter().filter(known).count() >= 2
}

fn with_headings(grid: &Grid, above: usize, last: Year) -> Columns {
    let upper = &grid.rows[above];
    let lower = grid.rows.get(above + 1);
    let lower = lower.filter(|lower| continues(upper, lower));
    let mut over = "";
    let texts = (0..grid.width()).map(|place| {
        let own = upper.cell(place);
        over = if own.is_empty() { over } else { own };
        match lower.map_or("", |lower| lower.cell(place)) {
            "" => own.to_owned(),
            below => format!("{over} {below}").trim().to_owned(),
        }
    });
    let texts: Vec<String> = texts.collect();
    let headings: Vec<Heading> = texts.iter().map(|text| Heading::read(text)).collect();
    let dated = headings.iter().filter_map(|heading| match heading.said {
        Some(Said::Figure(Line::Value, When::In(year))) => Some(year),
        _ => None,
    });
    let last = dated.max().unwrap_or(last);
    let begin = above + 1 + usize::from(lower.is_some());
    let mut all: Vec<Column> = Vec::new();
    for (heading, text) in headings.into_iter().zip(texts) {
        let (meaning, assumed) = match heading.said {
            None => (Meaning::Unused, false),
            Some(Said::All(meaning)) => (meaning, false),
            Some(Said::Figure(line, when)) => match when {
                When::In(year) => (Meaning::Figure(line, year), false),
                When::Before(years) => (Meaning::Figure(line, last.earlier(years)), true),
                When::Unsaid => (Meaning::Figure(line, last), true),
            },
        };
        let repeated = all.iter().any(|column| column.meaning == meaning);
        all.push(Column {
            heading: text,
            unit: heading.unit,
            meaning: if repeated { Meaning::Unused } else { meaning },
            assumed: assumed && !repeated,
        });
    }
    let mut columns = Columns { above, begin, all };
    columns.find_name(grid);
    columns
}

impl Columns {
    /// Where no heading says which column has the names: the first with texts that is not used otherwise.
    fn find_name(&mut self, grid: &Grid) {
        if self
            .all
            .iter()
            .any(|column| column.meaning == Meaning::Name)
        {
            return;
        }
        let rows = &grid.rows[self.begin..];
        let free = |place: &usize| {
            self.all[*place].meaning == Meaning::Unused && kind(rows, *place) == Kind::Texts
        };
        if let Some(place) = (0..self.all.len()).find(free) {
            self.all[place].meaning = Meaning::Name;
            self.all[place].assumed = true;
        }
    }
}

/// What most cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Empty,
    Figures,
    Texts,
}

fn kind(rows: &[GridRow], place: usize) -> Kind {
    let cells = rows.iter().map(|row| row.cell(place));
    let (mut figures, mut texts) = (0, 0);
    for cell in cells.filter(|cell| !cell.is_empty()) {
        match Quantity::read(cell) {
            Ok(Some(_)) => figures += 1,
            Ok(None) => {}
            Err(_) => texts += 1,
        }
    }
    match (figures, texts) {
        (0, 0) => Kind::Empty,
        (figures, texts) if figures >= texts => Kind::Figures,
        _ => Kind::Texts,
    }
}

/// What a column of texts may mean, and whether a cell can say it.
type Test<'a> = (Meaning, &'a dyn Fn(&str) -> bool);

fn without_headings(grid: &Grid, last: Year) -> Columns {
    let rows = &grid.rows;
    let all = |place: usize, test: &dyn Fn(&str) -> bool| {
        let cells = rows.iter().map(|row| row.cell(place));
        let mut cells = cells.filter(|cell| !cell.is_empty());
        cells.all(test)
    };
    let kinds: Vec<Kind> = (0..grid.width()).map(|place| kind(rows, place)).collect();
    // 1, 2, 3 before the names count the rows.
    let counts = |(place, row): (usize, &GridRow)| row.cell(0) == (place + 1).to_string();
    let numbered = kinds.len() > 1
        && kinds[1] == Kind::Texts
        && kinds[0] == Kind::Figures
        && rows.iter().enumerate().all(counts);
    let mut figures = kinds.iter().skip(usize::from(numbered));
    let mut left = figures
        .by_ref()
        .filter(|kind| **kind == Kind::Figures)
        .count();
    let mut columns: Vec<Column> = Vec::new();
    for (place, kind) in kinds.iter().enumerate() {
        let used = |meaning: Meaning| columns.iter().any(|column| column.meaning == meaning);
        let meaning = match kind {
            Kind::Empty => Meaning::Unused,
            Kind::Figures if place == 0 && numbered => Meaning::Number,
            Kind::Figures => {
                left -= 1;
                let ago = u16::try_from(left).unwrap_or(u16::MAX);
                Meaning::Figure(Line::Value, last.earlier(ago))
            }
            Kind::Texts if !used(Meaning::Name) => Meaning::Name,
            Kind::Texts => {
                let tests: [Test<'_>; 4] = [
                    (Meaning::Core, &|cell| choice::read(CORE, cell).is_some()),
                    (Meaning::Direction, &|cell| {
                        choice::read(DIRECTION, cell).is_some()
                    }),
                    (Meaning::Class, &|cell| choice::read(CLASS, cell).is_some()),
                    (Meaning::Unit, &|cell| cell.chars().count() <= UNIT_LENGTH),
                ];
                let fits = |(meaning, test): &&Test<'_>| !used(*meaning) && all(place, *test);
                let found = tests.iter().find(fits);
                found.map_or(Meaning::Unused, |(meaning, _)| *meaning)
            }
        };
        columns.push(Column {
            heading: String::new(),
            unit: String::new(),
            meaning,
            assumed: meaning != Meaning::Unused,
        });
    }
    // The same year twice, where the years would begin before the first.
    for place in 1..columns.len() {
        let (before, column) = columns.split_at_mut(place);
        if before
            .iter()
            .any(|other| other.meaning == column[0].meaning)
        {
            column[0].meaning = Meaning::Unused;
        }
    }
    Columns {
        above: 0,
        begin: 0,
        all: columns,
    }
}
