//! How the columns of a block are understood, before anything is taken over.

use super::choice::{self, CLASS, CORE, DIRECTION};
use super::grid::{Grid, GridRow};
use super::heading::{Heading, Meaning, Said, When, is_beside, is_sure, name_rank};
use super::quantity::Quantity;
use super::rows::is_unit;
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
    /// Understands a block. `last` is the newest year of actual figures of the table that it is for, from which years that
    /// stand nowhere are counted back; a block that has actual figures of a year of its own says it better.
    pub fn of(grid: &Grid, last: Year) -> Columns {
        let mut top = grid.rows.iter().take(TOP);
        match top.position(has_headings) {
            Some(above) => {
                let titled = grid.rows.get(above + 1);
                let titled = titled.is_some_and(|next| is_title(&grid.rows[above], next));
                with_headings(grid, above + usize::from(titled), last)
            }
            None => without_headings(grid, last),
        }
    }
}

/// Whether a row reads as headings: one that is usual for the names or the units; else two words that are known, or years,
/// and no figure.
pub(super) fn has_headings(row: &GridRow) -> bool {
    let filled = row.cells.iter().filter(|cell| !cell.is_empty());
    if filled.count() > 1 && row.cells.iter().any(|cell| is_sure(cell)) {
        return true;
    }
    let (mut words, mut unclear) = (0, 0);
    let mut years: Vec<Year> = Vec::new();
    for cell in row.cells.iter().filter(|cell| !cell.is_empty()) {
        let heading = Heading::read(cell);
        let figure = matches!(Quantity::read(cell), Ok(Some(_)));
        match (heading.said, figure) {
            (Some(Said::Figure(Line::Value, When::In(year))), true) => years.push(year),
            (Some(Said::Figure(_, When::In(_))), true) | (Some(_), false) => words += 1,
            _ if heading.part => words += 1,
            (_, true) if is_figure(cell) => return false,
            // 3年平均: it begins as a figure, and what follows is no unit.
            (_, true) => unclear += 1,
            (None, false) => {}
        }
    }
    let known = words + years.len();
    // Two thousand pieces a year look like a year: alone, years count where they follow one another.
    let follow = |pair: &[Year]| pair[0].get().abs_diff(pair[1].get()) == 1;
    known >= 2 && known > unclear && (words > 0 || years.windows(2).all(follow))
}

/// Whether a cell is a number alone, or one with a usual unit.
fn is_figure(cell: &str) -> bool {
    let read = Quantity::read(cell).ok().flatten();
    read.is_some_and(|read| read.unit.is_empty() || is_unit(&read.unit))
}

/// Whether a row that reads as headings is the title of those in the next row.
fn is_title(row: &GridRow, next: &GridRow) -> bool {
    let filled = |row: &GridRow| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let mut cells = row.cells.iter().enumerate();
    let covered = cells.all(|(place, cell)| cell.is_empty() || !next.cell(place).is_empty());
    covered && filled(next) > filled(row) && has_headings(next)
}

/// Whether a row continues the headings above it: cells that were merged over it are empty there.
fn continues(upper: &GridRow, lower: &GridRow) -> bool {
    let merged = (1..lower.cells.len())
        .any(|place| upper.cell(place).is_empty() && !lower.cell(place).is_empty());
    let known = |cell: &&String| Heading::read(cell).said.is_some();
    let figure = |cell: &String| !known(&cell) && is_figure(cell);
    merged && !lower.cells.iter().any(figure) && lower.cells.iter().filter(known).count() >= 2
}

fn with_headings(grid: &Grid, above: usize, last: Year) -> Columns {
    let upper = &grid.rows[above];
    let lower = grid.rows.get(above + 1);
    let lower = lower.filter(|lower| continues(upper, lower));
    let mut over = "";
    let headings = (0..grid.width()).map(|place| {
        let own = upper.cell(place);
        over = if own.is_empty() { over } else { own };
        match lower.map_or("", |lower| lower.cell(place)) {
            "" => (Heading::read(own), own.to_owned()),
            below => {
                let text = format!("{over} {below}").trim().to_owned();
                let both = Heading::read(&text);
                // 近三年数据 above 2023年 adds nothing to it.
                let heading = Some(both).filter(|both| both.said.is_some());
                (heading.unwrap_or_else(|| Heading::read(below)), text)
            }
        }
    });
    let headings: Vec<(Heading, String)> = headings.collect();
    let mut begin = above + 1 + usize::from(lower.is_some());
    let name = find_name(&headings, &grid.rows[begin..]);
    let units = grid.rows.get(begin);
    let units = units.filter(|row| name.is_some_and(|name| has_units(row, name)));
    begin += usize::from(units.is_some());
    let last = newest(&headings, &grid.rows[begin..]).unwrap_or(last);
    let mut all: Vec<Column> = Vec::new();
    for (place, (heading, mut text)) in headings.into_iter().enumerate() {
        let (meaning, assumed) = match heading.said {
            Some(Said::All(Meaning::Name)) if name == Some(place) => (Meaning::Name, false),
            _ if name == Some(place) => (Meaning::Name, true),
            None | Some(Said::All(Meaning::Name)) => (Meaning::Unused, false),
            Some(Said::All(meaning)) => (meaning, false),
            Some(Said::Figure(line, when)) => match when {
                When::In(year) => (Meaning::Figure(line, year), false),
                When::Before(years) => (Meaning::Figure(line, last.earlier(years)), true),
                When::Unsaid => (Meaning::Figure(line, last), true),
            },
        };
        let repeated = all.iter().any(|column| column.meaning == meaning);
        let mut unit = heading.unit;
        let below = units.map_or("", |row| without_brackets(row.cell(place)));
        if !below.is_empty() {
            text = format!("{text}（{below}）");
            below.clone_into(&mut unit);
        }
        all.push(Column {
            heading: text,
            unit,
            meaning: if repeated { Meaning::Unused } else { meaning },
            assumed: assumed && !repeated,
        });
    }
    Columns { above, begin, all }
}

/// The column of the names: the one whose heading says so most surely; where none does, the first with texts whose heading
/// says nothing else, or what figures of no year it has: 质量目标 above texts.
fn find_name(headings: &[(Heading, String)], rows: &[GridRow]) -> Option<usize> {
    let said = |place: &usize| headings[*place].0.said == Some(Said::All(Meaning::Name));
    let free = |place: &usize| {
        let said = headings[*place].0.said;
        let unsaid = matches!(said, None | Some(Said::Figure(_, When::Unsaid)));
        unsaid && kind(rows, *place) == Kind::Texts
    };
    // Of several that say it equally, the last of the reversed ones is the first.
    let named = (0..headings.len()).rev().filter(said);
    let named = named.max_by_key(|place| name_rank(&headings[*place].1));
    let mut free = (0..headings.len()).filter(free);
    let first = free.clone().next();
    // A heading such as 计算公式 names them only where nothing else can: 指标及说明.
    let plain = free.find(|place| !is_beside(&headings[*place].1));
    named.or(plain).or(first)
}

/// Whether a row under the headings holds their units.
fn has_units(row: &GridRow, name: usize) -> bool {
    let cells = row.cells.iter().enumerate();
    let filled = cells.filter(|(_, cell)| !cell.is_empty());
    let (names, units): (Vec<_>, Vec<_>) = filled.partition(|(place, _)| *place == name);
    let unit = |cell: &str| is_unit(without_brackets(cell)) && !cell.contains(char::is_numeric);
    let named = names.iter().any(|(_, cell)| *cell != "单位");
    !named && !units.is_empty() && units.iter().all(|(_, cell)| unit(cell))
}

fn without_brackets(cell: &str) -> &str {
    cell.trim_matches(['(', ')', '（', '）'])
}

/// The newest year of actual figures in a block; of years without any, where no other has them.
fn newest(headings: &[(Heading, String)], rows: &[GridRow]) -> Option<Year> {
    let dated = headings.iter().enumerate();
    let dated = dated.filter_map(|(place, (heading, _))| match heading.said {
        Some(Said::Figure(Line::Value, When::In(year))) => {
            Some((kind(rows, place) == Kind::Figures, year))
        }
        _ => None,
    });
    dated.max().map(|(_, year)| year)
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
