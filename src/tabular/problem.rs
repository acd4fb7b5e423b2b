//! What could not be read as it stood, where, and what would be right.

use super::choice::{self, DIRECTION};
use super::heading::Meaning;
use super::quantity::NoFigure;
use crate::assessment::Direction;
use crate::decimal::{DecimalError, MAX_DIGITS};
use crate::language::Lang;

/// Something in a block that was not taken over, or not as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The row of the grid, counted from 1; `None` for a whole column or the whole block.
    pub row: Option<usize>,
    /// The column; `None` for a whole row or the whole block.
    pub column: Option<Place>,
    /// What stands there.
    pub found: String,
    /// What is the matter with it.
    pub trouble: Trouble,
    /// Whether the rows of the grid are the columns of the block as it was pasted.
    pub exchanged: bool,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its index, counted from 0.
    pub index: usize,
    /// Its number in the block as it was pasted, counted from 1; of an exchanged block that of the row which it was.
    pub number: usize,
    /// Its heading; empty where there is none.
    pub heading: String,
}

/// What is the matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No number. It is kept as it stands, to be mended in the table.
    NoFigure(NoFigure),
    /// A unit other than that of the row. The figure is kept as it stands.
    OtherUnit {
        /// The unit of the row.
        unit: String,
    },
    /// A figure without a unit beside figures in 万 or 亿. It is kept as it stands.
    UnclearUnit,
    /// A bound, of which the number alone was taken; of a target that says in which direction the indicator is better, that too.
    Bound(Option<Direction>),
    /// None of the words that can stand in this column. Nothing was taken.
    NotAChoice {
        /// What the column means.
        meaning: Meaning,
    },
    /// A figure like 0.93 among percents like 92.5: perhaps it is 93. It is taken as it stands.
    Share,
    /// A row that is no indicator: a footnote or the title of a section. It is not taken.
    NoIndicator,
    /// Indicators for which nothing says which way is better, and whose names say that lower is. They are taken so.
    LowerByName,
    /// A row with figures and without a name. It is taken, without a name.
    NoName,
    /// A column that was not understood, or means what another means already. It is not taken.
    Unused,
    /// A row above the headings. It is not taken.
    AboveHeadings,
    /// Rows beyond the most that are read. They are not taken.
    TooMany {
        /// How many are read.
        most: usize,
    },
}

impl Problem {
    /// The problem as one sentence: place, what stands there, what would be right.
    pub fn say(&self, lang: Lang) -> String {
        let what = match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        };
        let place = self.place(lang);
        match lang {
            _ if place.is_empty() => what,
            Lang::Zh => format!("{place}：{what}"),
            Lang::En => format!("{place}: {what}"),
        }
    }

    fn place(&self, lang: Lang) -> String {
        let [along, across] = match (lang, self.exchanged) {
            (Lang::Zh, false) => ["行", "列"],
            (Lang::Zh, true) => ["列", "行"],
            (Lang::En, false) => ["row", "column"],
            (Lang::En, true) => ["column", "row"],
        };
        let row = self.row.map(|row| match lang {
            Lang::Zh => format!("第{row}{along}"),
            Lang::En => format!("{along} {row}"),
        });
        let column = self.column.as_ref().map(|column| {
            let number = column.number;
            match (lang, column.heading.as_str()) {
                (Lang::Zh, "") => format!("第{number}{across}"),
                (Lang::Zh, heading) => format!("第{number}{across}“{heading}”"),
                (Lang::En, "") => format!("{across} {number}"),
                (Lang::En, heading) => format!("{across} {number} “{heading}”"),
            }
        });
        let between = match lang {
            Lang::Zh => "",
            Lang::En => ", ",
        };
        let parts: Vec<String> = row.into_iter().chain(column).collect();
        parts.join(between)
    }

    fn zh(&self) -> String {
        let found = &self.found;
        match &self.trouble {
            Trouble::NoFigure(NoFigure::SheetError) => {
                format!("“{found}”是表格软件的报错，没有读入。请改正公式或把列加宽，再复制。")
            }
            Trouble::NoFigure(NoFigure::Scientific) => format!(
                "“{found}”是科学计数，位数可能已被舍去，照原样保留。请把单元格设为“数值”格式，再复制。"
            ),
            Trouble::NoFigure(NoFigure::NotANumber(DecimalError::Grouping)) => {
                format!("“{found}”中的逗号不是三位一分，照原样保留。请写作1,234或12.34。")
            }
            Trouble::NoFigure(NoFigure::NotANumber(DecimalError::TooLong)) => {
                format!("“{found}”超过{MAX_DIGITS}位，照原样保留。请换用更大的单位，如万元、亿元。")
            }
            Trouble::NoFigure(NoFigure::NotANumber(_)) => {
                format!("“{found}”不是数字，照原样保留。请只写数字，可带单位，如98.5%。")
            }
            Trouble::OtherUnit { unit } => {
                format!(
                    "“{found}”的单位与本行的“{unit}”不同，不能换算，照原样保留。请改成同一单位。"
                )
            }
            Trouble::UnclearUnit => {
                format!("“{found}”没有写单位，而同一行有以万、亿计的数，照原样保留。请补上单位。")
            }
            Trouble::Bound(None) => format!("“{found}”写的是界限，只取其中的数字。"),
            Trouble::Bound(Some(direction)) => format!(
                "“{found}”写的是界限，只取其中的数字，并据此按“{}”处理，请核对。",
                choice::word(DIRECTION, *direction, Lang::Zh)
            ),
            Trouble::NotAChoice { meaning } => {
                format!(
                    "“{found}”没有读懂，未取。可写：{}。",
                    choices(*meaning, Lang::Zh)
                )
            }
            Trouble::Share => format!(
                "“{found}”与同一行的百分数相差很大，可能是没有换成百分数，照原样保留。请核对。"
            ),
            Trouble::NoIndicator => format!("“{found}”是注释或分节标题，不是指标，未取。"),
            Trouble::LowerByName => {
                format!("{found}：没有写方向，按名称取“越低越好”，请核对。")
            }
            Trouble::NoName => String::from("有数字，没有指标名称，已读入。请补上名称。"),
            Trouble::Unused => {
                let line = if self.exchanged { "行" } else { "列" };
                format!("没有读懂这一{line}，或与前面的{line}重复，未取。请指定它的含义。")
            }
            Trouble::AboveHeadings => format!(
                "“{found}”在表头之{}，未取。",
                if self.exchanged { "前" } else { "上" }
            ),
            Trouble::TooMany { most } => {
                let line = if self.exchanged { "列" } else { "行" };
                format!("一次最多读{most}{line}，从这一{line}起未取。请分几次粘贴。")
            }
        }
    }

    fn en(&self) -> String {
        let found = &self.found;
        match &self.trouble {
            Trouble::NoFigure(NoFigure::SheetError) => format!(
                "“{found}” is an error of the spreadsheet and was not taken. Mend the formula or widen the column, then copy again."
            ),
            Trouble::NoFigure(NoFigure::Scientific) => format!(
                "“{found}” is in scientific notation, which may have dropped digits; kept as it stands. Give the cell a number format, then copy again."
            ),
            Trouble::NoFigure(NoFigure::NotANumber(DecimalError::Grouping)) => format!(
                "the separators of “{found}” do not part groups of three; kept as it stands. Write 1,234 or 12.34."
            ),
            Trouble::NoFigure(NoFigure::NotANumber(DecimalError::TooLong)) => format!(
                "“{found}” has more than {MAX_DIGITS} digits; kept as it stands. Use a larger unit, such as 万元 or 亿元."
            ),
            Trouble::NoFigure(NoFigure::NotANumber(_)) => format!(
                "“{found}” is not a number; kept as it stands. Write the number alone, or with its unit: 98.5%."
            ),
            Trouble::OtherUnit { unit } => format!(
                "the unit of “{found}” cannot be changed into “{unit}”, that of the row; kept as it stands. Use one unit in a row."
            ),
            Trouble::UnclearUnit => format!(
                "“{found}” has no unit, and others of its row are in 万 or 亿; kept as it stands. Add the unit."
            ),
            Trouble::Bound(None) => format!("“{found}” is a bound; the number alone was taken."),
            Trouble::Bound(Some(direction)) => format!(
                "“{found}” is a bound; the number alone was taken, and “{}” from it: please check.",
                choice::word(DIRECTION, *direction, Lang::En)
            ),
            Trouble::NotAChoice { meaning } => format!(
                "“{found}” was not understood and not taken. It may be: {}.",
                choices(*meaning, Lang::En)
            ),
            Trouble::Share => format!(
                "“{found}” is far from the percents of its row, perhaps a share not turned into a percent; kept as it stands. Please check."
            ),
            Trouble::NoIndicator => format!(
                "“{found}” is a note or the title of a section and no indicator; not taken."
            ),
            Trouble::LowerByName => {
                format!("{found}: no direction stands there; “lower” from the name: please check.")
            }
            Trouble::NoName => {
                String::from("figures without the name of an indicator; taken over. Add the name.")
            }
            Trouble::Unused => {
                let line = if self.exchanged { "row" } else { "column" };
                format!(
                    "not understood, or the same as a {line} before it; not taken. Say what it means."
                )
            }
            Trouble::AboveHeadings if self.exchanged => {
                format!("“{found}” stands before the headings; not taken.")
            }
            Trouble::AboveHeadings => format!("“{found}” stands above the headings; not taken."),
            Trouble::TooMany { most } => {
                let line = if self.exchanged { "column" } else { "row" };
                format!(
                    "{most} {line}s are read at a time; from this {line} on nothing was taken. Paste in several parts."
                )
            }
        }
    }
}

/// The words that can stand in a column.
fn choices(meaning: Meaning, lang: Lang) -> &'static str {
    match (meaning, lang) {
        (Meaning::Core, Lang::Zh) => "核心、辅助",
        (Meaning::Core, Lang::En) => "core, supporting",
        (Meaning::Direction, Lang::Zh) => "越高越好、越低越好、越接近目标越好",
        (Meaning::Direction, Lang::En) => "higher, lower, on target",
        (Meaning::Class, Lang::Zh) => "低于平均、良好、优异、卓越",
        (Meaning::Class, Lang::En) => "below average, good, superior, excellent",
        (_, Lang::Zh) => "要点的编号或标题",
        (_, Lang::En) => "the number or heading of a guidance point",
    }
}
