//! The kinds of file that an assessment can leave as, and their names on disk.

use crate::assessment::Assessment;
use crate::draft::visible;
use crate::language::{Lang, Phrase};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The assessment itself: it can be opened again.
    Json,
    /// The draft as Markdown.
    Markdown,
    /// The draft as one self-contained page.
    Html,
    /// The draft as a Word document.
    Docx,
    /// The assessment as a workbook for Excel.
    Xlsx,
}

const ASSESSMENT: Phrase = Phrase::new("卓越绩效自评", "self-assessment");
const DRAFT: Phrase = Phrase::new("卓越绩效自评报告草稿", "self-evaluation draft");
const WORKBOOK: Phrase = Phrase::new("卓越绩效自评工作簿", "self-assessment workbook");

/// The most bytes that the organisation's name may take, so that the whole stays under the 255 of common file systems.
const NAME_BYTES: usize = 150;

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 5] = [
        Kind::Json,
        Kind::Markdown,
        Kind::Html,
        Kind::Docx,
        Kind::Xlsx,
    ];

    /// The name of the kind in the element's `export`.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Json => "json",
            Kind::Markdown => "markdown",
            Kind::Html => "html",
            Kind::Docx => "docx",
            Kind::Xlsx => "xlsx",
        }
    }

    /// The kind of a key.
    pub fn from_key(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The media type.
    pub fn mime(self) -> &'static str {
        match self {
            Kind::Json => "application/json",
            Kind::Markdown => "text/markdown;charset=utf-8",
            Kind::Html => "text/html;charset=utf-8",
            Kind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Kind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    /// The end of the file name, without its dot.
    pub fn extension(self) -> &'static str {
        match self {
            Kind::Json => "json",
            Kind::Markdown => "md",
            Kind::Html => "html",
            Kind::Docx => "docx",
            Kind::Xlsx => "xlsx",
        }
    }
}

/// A file name that every common file system takes: organisation, what it is, and the date, `2026-11-20`.
///
/// ```
/// # use excellence_assessment::{assessment::Assessment, export::{Kind, file_name}, language::Lang};
/// let mut assessment = Assessment::default();
/// assessment.organisation.name = "A/B: “Test”?".into();
/// let name = file_name(&assessment, Kind::Markdown, Lang::En, "2026-11-20");
/// assert_eq!(name, "A-B- “Test” self-evaluation draft 2026-11-20.md");
/// ```
pub fn file_name(assessment: &Assessment, kind: Kind, lang: Lang, today: &str) -> String {
    // A title is for those who keep the files, not for those who read a draft.
    let (name, what) = match kind {
        Kind::Json => (assessment.called(), ASSESSMENT),
        Kind::Markdown | Kind::Html | Kind::Docx => (assessment.organisation.name.as_str(), DRAFT),
        Kind::Xlsx => (assessment.organisation.name.as_str(), WORKBOOK),
    };
    joined(name, what.get(lang), kind.extension(), today)
}

/// The same for what is neither the assessment nor its draft: `what` says what, `extension` as what it is written.
///
/// ```
/// # use excellence_assessment::{assessment::Assessment, export::file_name_of};
/// let name = file_name_of(&Assessment::default(), "Programmes at a glance", "csv", "2026-11-20");
/// assert_eq!(name, "Programmes at a glance 2026-11-20.csv");
/// ```
pub fn file_name_of(assessment: &Assessment, what: &str, extension: &str, today: &str) -> String {
    joined(&assessment.organisation.name, &safe(what), extension, today)
}

fn joined(name: &str, what: &str, extension: &str, today: &str) -> String {
    let parts = [&safe(name), what, &safe(today)];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.{extension}", parts.join(" "))
}

/// A part of a file name: forbidden characters become hyphens; none stands at either end, nor a dot or a space, and the
/// length is bounded.
fn safe(text: &str) -> String {
    let forbidden = |c: char| {
        c.is_control()
            || matches!(
                c,
                '\u{fffd}' | '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*'
            )
    };
    let shown = visible(text);
    let words: Vec<&str> = shown.split_whitespace().collect();
    let mut name = String::new();
    for c in words.join(" ").chars() {
        let c = if forbidden(c) { '-' } else { c };
        if name.len() + c.len_utf8() > NAME_BYTES {
            break;
        }
        name.push(c);
    }
    name.trim_matches(['-', '.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> String {
        let mut assessment = Assessment::default();
        assessment.organisation.name = name.to_owned();
        file_name(&assessment, Kind::Html, Lang::Zh, "2026-11-20")
    }

    #[test]
    fn the_name_of_the_organisation_stays_and_paths_do_not() {
        assert_eq!(
            named("深圳某公司"),
            "深圳某公司 卓越绩效自评报告草稿 2026-11-20.html"
        );
        assert_eq!(
            named("../../etc\u{0}"),
            "etc 卓越绩效自评报告草稿 2026-11-20.html"
        );
        assert_eq!(named(" . "), "卓越绩效自评报告草稿 2026-11-20.html");
    }

    #[test]
    fn no_name_is_longer_than_a_file_system_takes() {
        for character in ["a", "文", "😀", "\u{202e}", "/"] {
            let name = named(&character.repeat(10_000));
            assert!(name.len() < 255, "{}", name.len());
            assert!(!name.contains(['/', '\u{202e}']));
        }
    }
}
