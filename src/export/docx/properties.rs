//! What is said about the document and in its margin: properties, settings, comments.

use super::names::Names;
use super::package::{SPACES, WORD};
use super::run::{Look, run};
use super::words;
use super::xml::Xml;
use crate::draft::{Draft, Gap};
use crate::language::Lang;
use std::rc::Rc;

/// What a document says about itself.
pub(super) struct About<'a> {
    /// Its title.
    pub title: String,
    /// What it is about: the standard, the form.
    pub subject: &'a str,
    /// Whose it is.
    pub organisation: &'a str,
    /// What it is marked with.
    pub marks: &'a [String],
    /// The day: `2026-11-20`.
    pub date: &'a str,
    /// Its language.
    pub lang: Lang,
    /// About how many pages it has.
    pub pages: u32,
}

impl<'a> About<'a> {
    /// What a draft says about itself.
    pub(super) fn draft(draft: &'a Draft, pages: u32) -> About<'a> {
        About {
            title: format!("{} · {}", draft.organisation, draft.title),
            subject: &draft.cover.standard,
            organisation: &draft.organisation,
            marks: &draft.marks,
            date: &draft.date,
            lang: draft.lang,
            pages,
        }
    }
}

/// `core.xml`: title, who it is about, the standard, the language, the day.
pub(super) fn core(about: &About<'_>) -> Vec<u8> {
    let mut xml = Xml::part(&Rc::default());
    let spaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.element("cp:coreProperties", &spaces, |xml| {
        let mut say = |name: &str, text: &str| xml.element(name, &[], |xml| xml.text(text));
        say("dc:title", &about.title);
        say("dc:subject", about.subject);
        say("dc:creator", about.organisation);
        say("cp:keywords", &about.marks.join(", "));
        say("cp:lastModifiedBy", about.organisation);
        say("cp:revision", "1");
        if is_date(about.date) {
            let moment = format!("{}T00:00:00Z", about.date);
            for name in ["dcterms:created", "dcterms:modified"] {
                let kind = [("xsi:type", "dcterms:W3CDTF")];
                xml.element(name, &kind, |xml| xml.text(&moment));
            }
        }
        xml.element("dc:language", &[], |xml| xml.text(about.lang.tag()));
    });
    xml.finish()
}

/// Whether a text is a date as `2026-11-20`: Word refuses a file with another one.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, digits: usize, most: u32| {
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number && (1..=most).contains(&part.parse().unwrap_or(0))
    };
    match parts[..] {
        [year, month, day] => number(year, 4, 9999) && number(month, 2, 12) && number(day, 2, 31),
        _ => false,
    }
}

/// `app.xml`: what wrote it, and for whom.
pub(super) fn app(about: &About<'_>) -> Vec<u8> {
    let mut xml = Xml::part(&Rc::default());
    let space = [(
        "xmlns",
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    )];
    xml.element("Properties", &space, |xml| {
        let mut say = |name: &str, text: &str| xml.element(name, &[], |xml| xml.text(text));
        say("Pages", &about.pages.to_string());
        say("Application", words::COMMENTER.get(about.lang));
        say("Company", about.organisation);
    });
    xml.finish()
}

/// `settings.xml`: punctuation is set as Chinese wants it, and the document is one of the present Word. Where the margins of even
/// pages differ, it has to say so.
pub(super) fn settings(even_and_odd: bool) -> String {
    let even_and_odd = match even_and_odd {
        true => "<w:evenAndOddHeaders/>",
        false => "",
    };
    format!(
        r#"<w:settings {WORD}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>{even_and_odd}<w:drawingGridVerticalSpacing w:val="156"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"#
    )
}

/// `comments.xml`: what is missing, where it is missing.
pub(super) fn comments(draft: &Draft, names: &Rc<Names>, gaps: &[Gap]) -> Vec<u8> {
    let lang = draft.lang;
    let [before, between, after] = words::COMMENT.map(|word| word.get(lang));
    let mut xml = Xml::part(names);
    xml.element("w:comments", &SPACES, |xml| {
        for (id, gap) in gaps.iter().enumerate() {
            let id = id.to_string();
            let comment = [
                ("w:id", id.as_str()),
                ("w:author", words::COMMENTER.get(lang)),
                ("w:initials", words::COMMENTER_SHORT.get(lang)),
            ];
            let text = format!("{before}{}{between}{}{after}", gap.missing, gap.place.key());
            xml.element("w:comment", &comment, |xml| {
                xml.element("w:p", &[], |xml| {
                    xml.element("w:pPr", &[], |xml| xml.style("w:pStyle", "CommentText"));
                    xml.element("w:r", &[], |xml| {
                        xml.element("w:rPr", &[], |xml| {
                            xml.style("w:rStyle", "CommentReference");
                        });
                        xml.empty("w:annotationRef", &[]);
                    });
                    run(xml, Look::default(), &text);
                });
            });
        }
    });
    xml.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_date_is_one() {
        assert!(is_date("2026-11-20") && is_date("2026-12-31"));
        for text in [
            "",
            "soon",
            "2026-13-01",
            "2026-1-1",
            "2026-11-00",
            "2026-11-20T",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }
}
