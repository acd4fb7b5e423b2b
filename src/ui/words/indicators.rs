//! Words of indicators, targets and the plan.

pub(in crate::ui) use crate::draft::line_word;

use crate::assessment::{ActionText, Cell, Class, Direction, Line, Outlook, Trait};
use crate::language::{Lang, Phrase};

words! {
    INDICATORS = "指标", "Indicators";
    PLAN = "改进计划", "Improvement plan";
    DISMISSED = "已搁置的核查提示", "Finding put aside";
    UNIT = "单位", "Unit";
    CORE = "核心指标", "Core";
    SUPPORTING = "辅助指标", "Supporting";
    NOT_KNOWN = "未知", "Class not known";
    INDICATORS_NOTE = "至少三项指标，连续三年，附目标和对比。数字照输入的样子保存；没有数据就留空，空白不是零。", "At least three indicators, three years in a row, with targets and comparisons. Figures are kept as typed; where there is none leave it empty: empty is not zero.";
    INDICATOR = "指标", "Indicator";
    INDICATOR_NAME = "指标名称", "Name of the indicator";
    NO_INDICATORS = "还没有指标。从示例中选一项，加一个空白行，或粘贴一块表格。", "No indicators yet. Choose an example, add an empty row, or paste a block.";
    ORIGIN = "来源", "Source";
    ADD_EXAMPLE = "示例指标（按要点分组）", "Example indicators, by heading";
    CHOOSE_EXAMPLE = "选择示例…", "Choose an example…";
    ADD = "添加", "Add";
    ADD_EMPTY = "添加空白行", "Add an empty row";
    MOVE_UP = "上移", "Move up";
    MOVE_DOWN = "下移", "Move down";
    DUPLICATE_ROW = "复制", "Copy";
    REMOVE = "删除", "Remove";
    REMOVED = "已删除“{}”。", "“{}” was removed.";
    PUT_BACK = "放回原处", "Put it back";
    INDICATOR_UNNAMED = "未命名的指标", "indicator without a name";
    LAST_YEAR = "最近一年", "Last year";
    YEARS = "年数", "Years";
    NOT_A_NUMBER = "不是数字", "Not a number";
    NO_HEADING = "不属于任何要点", "Under no heading";
    OUT_OF_SIGHT = "另有{}个数字在所选年份之外，仍然保留。", "Figures kept for other years than these: {}.";
    TABLE_KEYS = "在单元格中：回车或↓到下一行，Shift＋回车或↑到上一行，Alt＋↑↓移动整项。可直接粘贴Excel或WPS的一块表格。", "In a cell: Enter or ↓ goes down, Shift+Enter or ↑ up, Alt+↑↓ moves the indicator. A block from Excel or WPS can be pasted right here.";
    TOO_MANY_INDICATORS = "一个条目最多{}项指标。", "An item has at most {} indicators.";
    IMPORT = "粘贴或导入…", "Paste or import…";
    EXPORT_CSV = "导出 CSV", "Export CSV";
    PASTE_LABEL = "从Excel或WPS复制一块表格，粘贴到这里", "Copy a block in Excel or WPS and paste it here";
    PASTE_HINT = "第一行可以是年份或标题，也可以没有。先看读成什么，确认后才改动。", "The first row may hold years or headings, or not. You see how it is understood before anything changes.";
    FROM_FILE = "选择 CSV 文件…", "Choose a CSV file…";
    NO_CSV = "这不是CSV文件：请在Excel或WPS里复制单元格粘贴到这里，或另存为CSV。", "This is no CSV file: copy the cells in Excel or WPS and paste them here, or save them as CSV.";
    FILE_NOT_READ = "浏览器读不出这个文件，可能已移走或改动。请重新选择。", "The browser could not read the file: it may have been moved or changed. Choose it again.";
    FILE_TOO_LARGE = "文件太大，没有读入。请分成几份。", "The file is too large and was not read. Split it.";
    UNDERSTOOD = "每一列读成什么", "How each column is understood";
    UNDERSTOOD_ROWS = "每一行读成什么", "How each row is understood";
    ROW = "行", "Row";
    FIRST_COLUMNS = "前几列", "First columns";
    EXCHANGED = "一行一个年份、一列一项指标：已把行与列互换后读入。", "A row for each year, a column for each indicator: read with rows and columns exchanged.";
    AS_IT_STANDS = "不互换，照原样读", "Read it as it stands";
    EXCHANGE = "行列互换", "Exchange rows and columns";
    MEANS = "读作", "means";
    COLUMN = "列", "Column";
    ASSUMED = "推测，请核对", "a guess: check it";
    SAMPLE = "前几行", "First rows";
    NOT_READ = "没有照原样读入的内容", "What was not taken as it stands";
    NOTHING_TO_READ = "没有读到指标。", "No indicators were found.";
    MERGE_SAME = "同名的行并入原有指标（不选则另加一行）", "Rows of the same name change the indicator that is there (otherwise they are added)";
    TAKE_OVER = "读入表格", "Take over";
    MEANS_NUMBER = "序号（不用）", "Running number (not used)";
    MEANS_UNUSED = "不读入", "Not taken";
}

/// Which way is better.
pub(in crate::ui) fn direction_word(direction: Direction) -> Phrase {
    match direction {
        Direction::Higher => Phrase::new("越高越好", "Higher"),
        Direction::Lower => Phrase::new("越低越好", "Lower"),
        Direction::OnTarget => Phrase::new("接近目标", "On target"),
    }
}

/// A class, in the words of the note of 附录一; nothing known where there is none.
pub(in crate::ui) fn class_word(class: Option<Class>) -> Phrase {
    match class {
        None => NOT_KNOWN,
        Some(Class::Below) => Phrase::new("低于平均", "Below average"),
        Some(Class::Good) => Phrase::new("良好", "Good"),
        Some(Class::Excellent) => Phrase::new("优异", "Superior"),
        Some(Class::Outstanding) => Phrase::new("卓越", "Excellent"),
    }
}

/// What is chosen about an indicator.
pub(in crate::ui) fn trait_word(about: Trait) -> Phrase {
    match about {
        Trait::Core => Phrase::new("核心或辅助", "Core or supporting"),
        Trait::Direction => Phrase::new("方向", "Direction"),
        Trait::Class => Phrase::new("自评级别", "Own class"),
        Trait::Group => Phrase::new("所属要点", "Heading"),
    }
}

/// A percent beside the decided one.
pub(in crate::ui) fn outlook_word(which: Outlook) -> Phrase {
    match which {
        Outlook::Target => Phrase::new("目标得分率", "Target percent"),
        Outlook::Low => Phrase::new("最低可能得分率", "Lowest likely percent"),
        Outlook::High => Phrase::new("最高可能得分率", "Highest likely percent"),
    }
}

/// What a text of an action says.
pub(in crate::ui) fn action_word(text: ActionText) -> Phrase {
    match text {
        ActionText::Action => Phrase::new("措施", "Action"),
        ActionText::Owner => Phrase::new("负责人", "Owner"),
        ActionText::Due => Phrase::new("完成时间", "Due"),
    }
}

/// What a text of an indicator is called.
pub(in crate::ui) fn cell_word(lang: Lang, cell: Cell) -> String {
    match cell {
        Cell::Name => Phrase::new("名称", "name").get(lang).to_owned(),
        Cell::Unit => UNIT.get(lang).to_owned(),
        Cell::Source(line) => source_of(lang, line),
        Cell::Figure(line, year) => format!("{} {year}", line_word(line).get(lang)),
    }
}

/// What the source of a series is called.
pub(in crate::ui) fn source_of(lang: Lang, line: Line) -> String {
    match (lang, line) {
        (Lang::Zh, Line::Value) => String::from("数据来源"),
        (Lang::En, Line::Value) => String::from("Source of the data"),
        (Lang::Zh, _) => format!("{}的来源", line_word(line).get(lang)),
        (Lang::En, _) => format!("{}: source", line_word(line).get(lang)),
    }
}

/// The rows and years of a table in a few words.
pub(in crate::ui) fn table_of(lang: Lang, rows: usize, years: Option<(String, u8)>) -> String {
    let rows = match lang {
        Lang::Zh => format!("{rows}项指标"),
        Lang::En => format!("indicators: {rows}"),
    };
    match (lang, years) {
        (_, None) => rows,
        (Lang::Zh, Some((last, count))) => format!("{rows}，截至{last}年的{count}年"),
        (Lang::En, Some((last, count))) => format!("{rows}, years: {count} up to {last}"),
    }
}

/// The actions of a plan in a few words.
pub(in crate::ui) fn plan_of(lang: Lang, all: usize, done: usize) -> String {
    match lang {
        Lang::Zh => format!("{all}项措施，已完成{done}项"),
        Lang::En => format!("actions: {all}, done: {done}"),
    }
}

/// How many indicators a block would bring, and how many of them are there already.
pub(in crate::ui) fn block_of(lang: Lang, rows: usize, same: usize, problems: usize) -> String {
    let mut parts = match lang {
        Lang::Zh => vec![format!("读到{rows}项指标")],
        Lang::En => vec![format!("Indicators found: {rows}")],
    };
    if same > 0 {
        parts.push(match lang {
            Lang::Zh => format!("其中{same}项与表中同名"),
            Lang::En => format!("of a name that is in the table: {same}"),
        });
    }
    if problems > 0 {
        parts.push(match lang {
            Lang::Zh => format!("{problems}处需要看一看"),
            Lang::En => format!("to look at: {problems}"),
        });
    }
    match lang {
        Lang::Zh => parts.join("，") + "。",
        Lang::En => parts.join("; ") + ".",
    }
}

/// A class as the organisation's own judgement.
pub(in crate::ui) fn own_class(lang: Lang, class: &str) -> String {
    match lang {
        Lang::Zh => format!("自评：{class}"),
        Lang::En => class.to_owned(),
    }
}

/// The class that the comparisons speak for.
pub(in crate::ui) fn proposed_class(lang: Lang, class: &str) -> String {
    match lang {
        Lang::Zh => format!("对比值支持：{class}"),
        Lang::En => format!("The comparisons support: {class}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Indicator, Year, Years};
    use crate::standard::{GuidancePoint, SHENZHEN, Standard};
    use crate::tabular::{Block, Columns, Grid, Meaning};

    const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

    fn last() -> Year {
        Year::new(2025).expect("a year of the test")
    }

    fn points() -> Vec<GuidancePoint> {
        let standard = Standard::read(SHENZHEN).expect("the pack is tested elsewhere");
        let item = standard.item(&"1.3".into()).expect("a result item");
        item.guidance.clone()
    }

    /// The indicator of a block in which a word stands under what the preview calls its column.
    fn copied(lang: Lang, about: Trait, word: &str) -> Indicator {
        let (name, heading) = (INDICATOR_NAME.get(lang), trait_word(about).get(lang));
        let grid = Grid::read(&format!("{name}\t{heading}\t2025\nx\t{word}\t1"));
        let block = Block::read(&grid, &Columns::of(&grid, last()), &points());
        assert_eq!(block.problems, [], "{heading}: {word}");
        block.indicators.into_iter().next().expect("a row")
    }

    #[test]
    fn what_the_table_shows_of_a_choice_is_read_back() {
        for lang in LANGS {
            for (core, word) in [(true, CORE), (false, SUPPORTING)] {
                assert_eq!(copied(lang, Trait::Core, word.get(lang)).core, core);
            }
            for direction in Direction::ALL {
                let word = direction_word(direction).get(lang);
                assert_eq!(copied(lang, Trait::Direction, word).direction, direction);
            }
            for class in [None].into_iter().chain(Class::ALL.map(Some)) {
                let word = class_word(class).get(lang);
                for shown in [word.to_owned(), own_class(lang, word)] {
                    assert_eq!(copied(lang, Trait::Class, &shown).class, class, "{shown}");
                }
            }
            for point in points() {
                let heading = point.heading.get(lang);
                for shown in [heading.to_owned(), format!("{} {heading}", point.id)] {
                    let read = copied(lang, Trait::Group, &shown).group;
                    assert_eq!(read.as_ref(), Some(&point.id), "{shown}");
                }
            }
        }
    }

    #[test]
    fn what_the_preview_calls_a_column_is_read_as_it() {
        for lang in LANGS {
            let mut columns = vec![
                (INDICATOR_NAME.get(lang).to_owned(), Meaning::Name),
                (UNIT.get(lang).to_owned(), Meaning::Unit),
            ];
            for (about, meaning) in [
                (Trait::Group, Meaning::Group),
                (Trait::Core, Meaning::Core),
                (Trait::Direction, Meaning::Direction),
                (Trait::Class, Meaning::Class),
            ] {
                columns.push((trait_word(about).get(lang).to_owned(), meaning));
            }
            for line in Line::ALL {
                let word = line_word(line).get(lang);
                let figures = Years::up_to(last()).all();
                columns.extend(
                    figures.map(|year| (format!("{word} {year}"), Meaning::Figure(line, year))),
                );
                columns.push((source_of(lang, line), Meaning::Source(line)));
            }
            let headings: Vec<&str> = columns.iter().map(|(word, _)| word.as_str()).collect();
            let grid = Grid::read(&headings.join("\t"));
            let read = Columns::of(&grid, last()).all;
            let read = read.iter().map(|column| column.meaning);
            let expected = columns.iter().map(|(_, meaning)| *meaning);
            assert_eq!(read.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        }
    }
}
