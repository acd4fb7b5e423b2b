//! What can be wrong with a document, where, and what would be right.

use super::MAX_CHARACTERS;
use crate::language::Lang;

/// One fault of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, as a JSON path: `$.items."1.1".percent`.
    pub path: String,
    /// The line of the document, counted from 1, where it could be found.
    pub line: Option<usize>,
    /// What is wrong.
    pub problem: Problem,
}

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A whole number that is not negative.
    Integer,
    /// Any number.
    Number,
    /// A string.
    Text,
    /// An array.
    List,
    /// An object.
    Object,
}

/// What is wrong at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// More bytes than are read.
    TooLarge {
        /// The size found.
        bytes: usize,
        /// The most that are read.
        most: usize,
    },
    /// Not JSON.
    Syntax {
        /// The column, counted from 1.
        column: usize,
    },
    /// JSON, but of another program: `format` says something else or nothing.
    NotOurs {
        /// What `format` should say.
        expected: &'static str,
    },
    /// Written by a newer version of the program.
    Newer {
        /// The version found.
        found: u32,
        /// The newest version this program reads.
        known: u32,
    },
    /// What stood here was damaged and is left out.
    Unreadable,
    /// The text breaks off here.
    CutShort,
    /// A required value is not there.
    Missing,
    /// A key that this place does not have.
    UnknownKey,
    /// A value of another kind.
    WrongKind {
        /// What belongs here.
        expected: Kind,
        /// What stands here.
        found: Kind,
    },
    /// A number outside its range.
    OutOfRange {
        /// The least that is allowed.
        least: u32,
        /// The most that is allowed.
        most: u32,
    },
    /// A value that is none of the allowed ones.
    NotAllowed {
        /// What stands here, shortened.
        found: String,
        /// The allowed ones, in words.
        allowed: String,
    },
    /// A name that stands for nothing where not everything that could bear it was read: another fault says what is missing there.
    Unresolved {
        /// What stands here, shortened.
        found: String,
    },
    /// A text that says nothing, or a list without entries.
    Empty,
    /// A text longer than [`MAX_CHARACTERS`].
    TooLong {
        /// Its length in characters.
        characters: usize,
    },
    /// An object that should have exactly one of several keys and has none or more.
    OneOf {
        /// The keys, in words.
        keys: String,
    },
    /// A list with the wrong number of entries.
    Count {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A list with more entries than are read.
    TooMany {
        /// How many there are.
        found: usize,
        /// The most that are read.
        most: usize,
    },
    /// An id that stands twice.
    Duplicate {
        /// The id.
        id: String,
    },
    /// A key that stands twice in its object.
    DuplicateKey {
        /// The key, shortened.
        key: String,
    },
    /// Printed points that are not the sum of their parts.
    WrongSum {
        /// The printed number.
        printed: u32,
        /// The sum of the parts.
        sum: u32,
    },
}

impl Fault {
    /// A fault of the document as a whole.
    pub fn whole(problem: Problem) -> Fault {
        Fault {
            path: String::from("$"),
            line: None,
            problem,
        }
    }

    /// The fault as one sentence: place, what is wrong, what would be right.
    pub fn say(&self, lang: Lang) -> String {
        let what = self.problem.say(lang);
        let place = match (self.path.as_str(), self.line) {
            ("$", None) => return what,
            ("$", Some(line)) => match lang {
                Lang::Zh => format!("第{line}行"),
                Lang::En => format!("Line {line}"),
            },
            (path, None) => path.to_owned(),
            (path, Some(line)) => match lang {
                Lang::Zh => format!("第{line}行 {path}"),
                Lang::En => format!("Line {line}, {path}"),
            },
        };
        match lang {
            Lang::Zh => format!("{place}：{what}"),
            Lang::En => format!("{place}: {what}"),
        }
    }
}

impl Problem {
    /// Whether it follows from another fault of the document, and may be gone with it.
    pub(super) fn follows(&self) -> bool {
        matches!(self, Problem::Unresolved { .. })
    }

    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        }
    }

    fn zh(&self) -> String {
        match self {
            Problem::TooLarge { bytes, most } => format!(
                "文件有{}，超过{}的上限。",
                mebibytes(*bytes),
                mebibytes(*most)
            ),
            Problem::Syntax { column } => format!(
                "第{column}列起不是有效的JSON，文件可能不完整或被其他程序改动过。请重新导出，或改用备份。"
            ),
            Problem::NotOurs { expected } => format!(
                "不是本程序的文件：顶层的format应为“{expected}”。请选择由本程序导出的.json文件。"
            ),
            Problem::Newer { found, known } => {
                format!("文件由更新的版本写成（格式{found}，本程序读到{known}）。请用新版本打开。")
            }
            Problem::Unreadable => String::from("已损坏，读不出来，没有收入。"),
            Problem::CutShort => String::from("内容到此中断，其后的都没有了。"),
            Problem::Missing => String::from("缺少必需的内容，请补上。"),
            Problem::UnknownKey => String::from("此处没有这个名称，请检查拼写或删除。"),
            Problem::WrongKind { expected, found } => {
                format!("应为{}，现为{}。", expected.zh(), found.zh())
            }
            Problem::OutOfRange { least, most } => format!("应在{least}与{most}之间。"),
            Problem::NotAllowed { found, allowed } if allowed.is_empty() => {
                format!("“{found}”没有对应的条目，请检查拼写，或补上这一条目。")
            }
            Problem::NotAllowed { found, allowed } => {
                format!("“{found}”不在允许范围内；应为{allowed}。")
            }
            Problem::Unresolved { found } => {
                format!("“{found}”没有对应的条目；可能只是前面所列缺失的后果，请先改那里。")
            }
            Problem::Empty => String::from("不能为空。"),
            Problem::TooLong { characters } => {
                format!("文字有{characters}个字符，上限为{MAX_CHARACTERS}。")
            }
            Problem::Count { found, expected } => format!("应有{expected}项，现有{found}项。"),
            Problem::TooMany { found, most } => format!("最多{most}项，现有{found}项。"),
            Problem::OneOf { keys } => format!("应当写且只写其中一个：{keys}。"),
            Problem::Duplicate { id } => format!("编号“{id}”重复。"),
            Problem::DuplicateKey { key } => {
                format!("名称“{key}”在同一处出现了两次，只能保留一个。")
            }
            Problem::WrongSum { printed, sum } => {
                format!("所列分值{printed}与各部分之和{sum}不符。")
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Problem::TooLarge { bytes, most } => format!(
                "the file has {}, more than the {} that are read.",
                mebibytes(*bytes),
                mebibytes(*most)
            ),
            Problem::Syntax { column } => format!(
                "no valid JSON from column {column} on; the file may be incomplete or changed by another program. Export it again or use a backup."
            ),
            Problem::NotOurs { expected } => format!(
                "not a file of this program: its “format” should say “{expected}”. Choose a .json file exported here."
            ),
            Problem::Newer { found, known } => format!(
                "written by a newer version (format {found}; this one reads up to {known}). Open it with the newer version."
            ),
            Problem::Unreadable => String::from("damaged, could not be read, is left out."),
            Problem::CutShort => String::from("the text breaks off here; what came after is lost."),
            Problem::Missing => String::from("something required is missing."),
            Problem::UnknownKey => {
                String::from("there is no such name here; check the spelling or remove it.")
            }
            Problem::WrongKind { expected, found } => {
                format!("should be {}, is {}.", expected.en(), found.en())
            }
            Problem::OutOfRange { least, most } => {
                format!("should be between {least} and {most}.")
            }
            Problem::NotAllowed { found, allowed } if allowed.is_empty() => {
                format!(
                    "“{found}” stands for nothing here: check the spelling, or add what it names."
                )
            }
            Problem::NotAllowed { found, allowed } => {
                format!("“{found}” is not allowed; should be {allowed}.")
            }
            Problem::Unresolved { found } => format!(
                "“{found}” stands for nothing here, perhaps only because of what is missing above: mend that first."
            ),
            Problem::Empty => String::from("must not be empty."),
            Problem::TooLong { characters } => {
                format!("the text has {characters} characters; at most {MAX_CHARACTERS} are read.")
            }
            Problem::Count { found, expected } => {
                format!("should have {expected} entries, has {found}.")
            }
            Problem::TooMany { found, most } => {
                format!("should have at most {most} entries, has {found}.")
            }
            Problem::OneOf { keys } => format!("should have exactly one of {keys}."),
            Problem::Duplicate { id } => format!("the id “{id}” stands twice."),
            Problem::DuplicateKey { key } => {
                format!("the name “{key}” stands twice in the same place; keep one.")
            }
            Problem::WrongSum { printed, sum } => {
                format!("the printed {printed} points are not the sum of the parts, {sum}.")
            }
        }
    }
}

impl Kind {
    fn zh(self) -> &'static str {
        match self {
            Kind::Null => "空值",
            Kind::Boolean => "是或否（true、false）",
            Kind::Integer => "非负整数",
            Kind::Number => "数字",
            Kind::Text => "文字",
            Kind::List => "列表",
            Kind::Object => "对象",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Boolean => "true or false",
            Kind::Integer => "a whole number from 0 up",
            Kind::Number => "a number",
            Kind::Text => "a text",
            Kind::List => "a list",
            Kind::Object => "an object",
        }
    }
}

/// Tenths of a mebibyte, rounded up, so that a size just over a limit never reads as the limit.
fn mebibytes(bytes: usize) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1024 * 1024);
    format!("{}.{} MiB", tenths / 10, tenths % 10)
}
