//! What can be told about a template before anything is made with it.

use super::placeholder::Placeholder;
use super::sections::Place;
use crate::language::{Lang, Phrase};

/// What is found in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    /// Where the draft stands.
    pub place: Place,
    /// The placeholders that are filled, each once.
    pub known: Vec<Placeholder>,
    /// What looks like a placeholder and is none: it stays as it is.
    pub unknown: Vec<String>,
    /// The styles that it lacks, as they are called in a language: ours stand in.
    pub lacking: Vec<&'static str>,
    /// Whether it has a header of its own; else ours stands in.
    pub has_header: bool,
    /// The same of a footer.
    pub has_footer: bool,
    /// Whether it has macros: they are left out.
    pub has_macros: bool,
}

const MARKED: Phrase = Phrase::new(
    "正文放在{}的位置，前后的内容原样保留。",
    "The draft stands where {} is; what is before and after it stays.",
);
const AFTER_COVER: Phrase = Phrase::new(
    "第一个标题（或目录）之前的内容用作封面，其后的示例正文不用。要指定正文的位置，请在模板里单起一段写{}。",
    "What stands before the first heading, or the contents, is the cover; the sample text after it is left out. To say where the draft stands, write {} as a paragraph of its own.",
);
const ALONE: Phrase = Phrase::new(
    "模板的封面里没有占位符，所以用本程序的封面；样式、页眉、页脚取自模板。",
    "The cover of the template has no placeholder, so ours is used; styles, header and footer are the template’s.",
);
const FILLED: Phrase = Phrase::new("会填写：{}。", "Filled in: {}.");
const UNKNOWN: Phrase = Phrase::new(
    "不认识的占位符，原样保留：{}。",
    "Unknown placeholders, which stay as they are: {}.",
);
const LACKING: Phrase = Phrase::new(
    "模板没有的样式，仅这些改用本程序的：{}。",
    "Styles that the template lacks; ours are used for these alone: {}.",
);
const ALL_STYLES: Phrase = Phrase::new("所需样式齐全。", "It has all styles that are needed.");
const NO_HEADER: Phrase = Phrase::new(
    "模板没有页眉，改用本程序的。",
    "It has no header; ours is used.",
);
const NO_FOOTER: Phrase = Phrase::new(
    "模板没有页脚，改用本程序的。",
    "It has no footer; ours is used.",
);
const NO_MARKS: Phrase = Phrase::new(
    "封面第一行会加上“暂定”标记；想自己安排位置，请写{}。",
    "The mark “provisional” is put on the first line of the cover; to place it yourself, write {}.",
);
const MACROS: Phrase = Phrase::new("模板里的宏不带入文档。", "Its macros are left out.");
const BETWEEN: Phrase = Phrase::new("、", ", ");

impl Findings {
    /// All of it, a line each.
    pub fn say(&self, lang: Lang) -> Vec<String> {
        use crate::draft::Field;
        let fill = |phrase: Phrase, value: &str| phrase.get(lang).replacen("{}", value, 1);
        let list = |names: Vec<String>| names.join(BETWEEN.get(lang));
        let marks = Placeholder::Field(Field::Marks);
        let mut lines = Vec::new();
        let place = match self.place {
            Place::Marked => MARKED,
            Place::AfterCover => AFTER_COVER,
            Place::Alone => ALONE,
        };
        lines.push(fill(place, &Placeholder::Draft.written(lang)));
        let known = self.known.iter().filter(|one| **one != Placeholder::Draft);
        let known: Vec<String> = known.map(|one| one.written(lang)).collect();
        if !known.is_empty() {
            lines.push(fill(FILLED, &list(known)));
        }
        if !self.unknown.is_empty() {
            let unknown = self.unknown.iter().map(|name| format!("{{{{{name}}}}}"));
            lines.push(fill(UNKNOWN, &list(unknown.collect())));
        }
        lines.push(match self.lacking.is_empty() {
            true => ALL_STYLES.get(lang).to_owned(),
            false => fill(LACKING, &self.lacking.join(BETWEEN.get(lang))),
        });
        if self.place != Place::Alone && !self.known.contains(&marks) {
            lines.push(fill(NO_MARKS, &marks.written(lang)));
        }
        for (holds, phrase) in [
            (!self.has_header, NO_HEADER),
            (!self.has_footer, NO_FOOTER),
            (self.has_macros, MACROS),
        ] {
            if holds {
                lines.push(phrase.get(lang).to_owned());
            }
        }
        lines
    }
}
