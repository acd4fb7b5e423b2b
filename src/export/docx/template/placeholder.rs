//! Placeholders, `{{organisation}}`: found wherever Word cut them, and filled.
//!
//! A word processor cuts a text into runs where it was typed at different times, corrected or checked, and so cuts placeholders
//! too. So the text of a paragraph is read as one, and written back into the pieces that it came from: what stands for a
//! placeholder goes where it began and looks as its beginning did.

use super::super::tree::{Element, Node};
use crate::draft::Field;
use crate::language::{Lang, Phrase};

/// What a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// Something that the draft says.
    Field(Field),
    /// The logo.
    Logo,
    /// The draft itself: contents and chapters. Alone in its paragraph.
    Draft,
}

/// Their names, which can be written in either language, and what they are.
const NAMES: [(Placeholder, Phrase, Phrase); 12] = [
    (
        Placeholder::Field(Field::Organisation),
        Phrase::new("组织名称", "organisation"),
        Phrase::new("贵组织的名称", "the name of the organisation"),
    ),
    (
        Placeholder::Field(Field::Title),
        Phrase::new("标题", "title"),
        Phrase::new("文档的标题", "the title of the document"),
    ),
    (
        Placeholder::Field(Field::Programme),
        Phrase::new("认定项目", "programme"),
        Phrase::new("所申报的认定项目", "the programme that is applied for"),
    ),
    (
        Placeholder::Field(Field::Standard),
        Phrase::new("标准", "standard"),
        Phrase::new("所依据的标准", "the standard"),
    ),
    (
        Placeholder::Field(Field::Date),
        Phrase::new("日期", "date"),
        Phrase::new("生成的日期", "the day on which the file is made"),
    ),
    (
        Placeholder::Field(Field::Marks),
        Phrase::new("暂定标记", "marks"),
        Phrase::new("“暂定，非官方”标记", "the mark “provisional, not official”"),
    ),
    (
        Placeholder::Field(Field::Industry),
        Phrase::new("行业", "industry"),
        Phrase::new("行业", "the industry"),
    ),
    (
        Placeholder::Field(Field::Place),
        Phrase::new("所在地", "place"),
        Phrase::new("所在地", "where the organisation is"),
    ),
    (
        Placeholder::Field(Field::Period),
        Phrase::new("自评期间", "period"),
        Phrase::new("自评期间", "the period assessed"),
    ),
    (
        Placeholder::Field(Field::Author),
        Phrase::new("编制", "author"),
        Phrase::new("编制人", "who wrote it"),
    ),
    (
        Placeholder::Logo,
        Phrase::new("标志", "logo"),
        Phrase::new("标志图片", "the logo"),
    ),
    (
        Placeholder::Draft,
        Phrase::new("正文", "draft"),
        Phrase::new(
            "正文：目录与各章，单独成段",
            "the draft itself, contents and chapters; a paragraph of its own",
        ),
    ),
];

/// The longest name that is looked for, in characters.
const LONGEST: usize = 40;

impl Placeholder {
    /// The placeholder of a name, without its braces.
    pub(in crate::export::docx) fn named(name: &str) -> Option<Placeholder> {
        let name = name.trim().to_ascii_lowercase();
        let found = NAMES.iter().find(|(_, names, _)| {
            [Lang::Zh, Lang::En]
                .iter()
                .any(|lang| names.get(*lang) == name)
        });
        found.map(|(placeholder, ..)| *placeholder)
    }

    /// All of them in a language: a line each, how it can be written, a tab, what it is.
    pub fn list(lang: Lang) -> impl Iterator<Item = String> {
        NAMES.iter().map(move |(_, names, about)| {
            let [first, second] = [lang, lang.other()].map(|lang| braced(names.get(lang)));
            format!("{first} {second}\t{}", about.get(lang))
        })
    }

    /// As it is written in a template, in a language.
    pub fn written(self, lang: Lang) -> String {
        let name = NAMES.iter().find(|(placeholder, ..)| *placeholder == self);
        braced(name.map_or("", |(_, names, _)| names.get(lang)))
    }
}

fn braced(name: &str) -> String {
    format!("{{{{{name}}}}}")
}

/// What is put in the place of a placeholder.
pub(in crate::export::docx) enum Fill {
    Text(String),
    /// A run of its own.
    Run(Element),
}

/// Fills the placeholders of everything in an element, in their order; where `fill` gives nothing, one stays as it is.
pub(in crate::export::docx) fn fill(
    element: &mut Element,
    fill: &mut dyn FnMut(&str) -> Option<Fill>,
) {
    if element.name == "w:p" {
        paragraph(element, fill);
    }
    for child in element.elements_mut() {
        self::fill(child, fill);
    }
}

/// The names of the placeholders in an element, in their order.
pub(super) fn names(element: &Element) -> Vec<String> {
    let mut names = Vec::new();
    fill(&mut element.clone(), &mut |name| {
        names.push(name.trim().to_owned());
        None
    });
    names
}

fn paragraph(paragraph: &mut Element, fill: &mut dyn FnMut(&str) -> Option<Fill>) {
    let mut texts = Vec::new();
    gather(paragraph, &mut texts);
    let whole = texts.concat();
    let found = occurrences(&whole);
    if found.is_empty() {
        return;
    }
    let mut filled = vec![String::new(); texts.len()];
    let mut runs: Vec<(usize, Element)> = Vec::new();
    let mut edits = Vec::new();
    for (start, name, end) in found {
        match fill(name) {
            Some(Fill::Text(text)) => edits.push((start, end, text)),
            Some(Fill::Run(run)) => {
                let mut before = 0;
                let piece = texts.iter().position(|text| {
                    before += text.len();
                    start < before
                });
                runs.push((piece.unwrap_or_default(), run));
                edits.push((start, end, String::new()));
            }
            None => {}
        }
    }
    let mut at = 0;
    for (text, filled) in texts.iter().zip(&mut filled) {
        for (offset, character) in text.char_indices() {
            let place = at + offset;
            match edits
                .iter()
                .find(|(start, end, _)| (*start..*end).contains(&place))
            {
                Some((start, _, new)) if *start == place => filled.push_str(new),
                Some(_) => {}
                None => filled.push(character),
            }
        }
        at += text.len();
    }
    put(paragraph, &mut 0, &filled, &runs);
}

/// The placeholders of a text: where each begins, its name, where it ends. Braces of full width count too.
fn occurrences(text: &str) -> Vec<(usize, &str, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, open)) = first(&text[from..], ["{{", "｛｛"]) {
        let start = from + start;
        let inside = start + open.len();
        let Some((length, close)) = first(&text[inside..], ["}}", "｝｝"]) else {
            break;
        };
        let name = &text[inside..inside + length];
        if name.contains(['{', '｛']) || name.trim().is_empty() || name.chars().count() > LONGEST {
            from = start + open.len() / 2;
            continue;
        }
        let end = inside + length + close.len();
        found.push((start, name, end));
        from = end;
    }
    found
}

/// Where the first of two marks stands in a text, and which it is.
fn first<'a>(text: &str, marks: [&'a str; 2]) -> Option<(usize, &'a str)> {
    let places = marks
        .into_iter()
        .filter_map(|mark| Some((text.find(mark)?, mark)));
    places.min_by_key(|(place, _)| *place)
}

/// The texts of a paragraph, without those of paragraphs in it.
fn gather(element: &Element, texts: &mut Vec<String>) {
    for child in element.elements().filter(|child| child.name != "w:p") {
        match child.name.as_str() {
            "w:t" => texts.push(child.printed()),
            _ => gather(child, texts),
        }
    }
}

/// Puts the texts back, and runs after the runs in which they begin.
fn put(element: &mut Element, at: &mut usize, texts: &[String], runs: &[(usize, Element)]) {
    let mut children = Vec::with_capacity(element.children.len());
    for child in std::mem::take(&mut element.children) {
        let Node::Element(mut child) = child else {
            children.push(child);
            continue;
        };
        let before = *at;
        match child.name.as_str() {
            "w:p" => {}
            "w:t" => {
                let text = texts.get(*at).cloned().unwrap_or_default();
                child.set("xml:space", "preserve");
                child.children = vec![Node::Text(text)];
                *at += 1;
            }
            _ => put(&mut child, at, texts, runs),
        }
        let is_run = child.name == "w:r";
        children.push(child.into());
        if is_run {
            let own = runs
                .iter()
                .filter(|(place, _)| (before..*at).contains(place));
            children.extend(own.map(|(_, run)| Node::from(run.clone())));
        }
    }
    element.children = children;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn paragraph_of(pieces: &[&str]) -> Element {
        let runs: String = pieces
            .iter()
            .map(|piece| format!("<w:proofErr/><w:r><w:rPr/><w:t>{piece}</w:t></w:r>"))
            .collect();
        Element::read(&format!("<w:p>{runs}</w:p>")).expect("well-formed")
    }

    fn told(name: &str) -> Option<Fill> {
        (name.trim() == "date").then(|| Fill::Text(String::from("today")))
    }

    #[test]
    fn names_are_known_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            for (placeholder, names, _) in NAMES {
                let name = format!(" {} ", names.get(lang).to_ascii_uppercase());
                assert_eq!(Placeholder::named(&name), Some(placeholder));
                let written = placeholder.written(lang);
                assert!(Placeholder::list(lang).any(|line| line.starts_with(&written)));
            }
        }
        assert_eq!(Placeholder::named("score"), None);
    }

    #[test]
    fn braces_of_full_width_count_and_what_is_no_placeholder_stays() {
        for (text, expected) in [
            ("（｛｛date｝｝）", "（today）"),
            ("{{{date}}}", "{today}"),
            ("{{ date }} {{other}}", "today {{other}}"),
            ("{{}} {{date", "{{}} {{date"),
            ("{{a{{date}}", "{{atoday"),
        ] {
            let mut one = paragraph_of(&[text]);
            fill(&mut one, &mut told);
            assert_eq!(one.printed(), expected);
        }
    }

    #[test]
    fn a_run_stands_where_its_placeholder_began() {
        let mut one = paragraph_of(&["a{", "{logo}", "}b"]);
        fill(&mut one, &mut |_| {
            Some(Fill::Run(Element::new("w:r", &[("picture", "1")])))
        });
        let names: Vec<Option<&str>> = one
            .elements()
            .filter(|e| e.name == "w:r")
            .map(|e| e.attribute("picture"))
            .collect();
        assert_eq!(names, [None, Some("1"), None, None]);
        assert_eq!(one.printed(), "ab");
    }

    proptest! {
        /// However a text is cut into runs, the placeholders in it are found.
        #[test]
        fn a_placeholder_is_found_however_it_is_cut(cuts in proptest::collection::vec(0usize..30, 0..8)) {
            let text = "为{{date}}，自{{ date }}起{{x}}";
            let characters: Vec<char> = text.chars().collect();
            let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(characters.len())).collect();
            cuts.extend([0, characters.len()]);
            cuts.sort_unstable();
            let pieces: Vec<String> = cuts.windows(2).map(|cut| characters[cut[0]..cut[1]].iter().collect()).collect();
            let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
            let mut one = paragraph_of(&pieces);
            fill(&mut one, &mut told);
            prop_assert_eq!(one.printed(), "为today，自today起{{x}}");
        }
    }
}
