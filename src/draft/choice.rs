//! What of the draft is wanted.

use super::Source;
use crate::reading::{Fault, Reader, document};
use crate::standard::{Category, Standard};
use crate::writing::Json;

/// What goes into a draft. Private notes never do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Scores: the annexes of scores and programmes, the score of each item and category.
    pub scores: bool,
    /// The questions of the evidence check.
    pub findings: bool,
    /// One chapter alone, by its id: `profile`, or that of a category. The annexes then list what is its own.
    pub chapter: Option<String>,
}

impl Default for Choice {
    fn default() -> Choice {
        Choice {
            scores: true,
            findings: true,
            chapter: None,
        }
    }
}

/// The id of the chapter about the organisation.
pub(super) const PROFILE: &str = "profile";

impl Choice {
    /// A choice as JSON: `{ "scores": false, "findings": false, "chapter": "1" }`. Whatever is not said is in it; keys of another
    /// meaning are left to those who know them.
    ///
    /// ```
    /// # use excellence_assessment::{draft::Choice, standard::{Standard, SHENZHEN}};
    /// let standard = Standard::read(SHENZHEN).unwrap();
    /// let choice = Choice::read(r#"{ "scores": false, "lang": "en" }"#, &standard).unwrap();
    /// assert_eq!(choice, Choice { scores: false, ..Choice::default() });
    /// assert!(Choice::read(r#"{ "chapter": "9" }"#, &standard).is_err());
    /// ```
    ///
    /// # Errors
    /// What is no choice, and a chapter that the standard does not have.
    pub fn read(text: &str, standard: &Standard) -> Result<Choice, Vec<Fault>> {
        document(text, &|root: &Reader<'_>| {
            let choice = root.object()?;
            let flag = |key| match choice.optional(key) {
                Some(flag) if !flag.is_null() => flag.boolean(),
                _ => Some(true),
            };
            let chapter = match choice.optional("chapter") {
                Some(chapter) if !chapter.is_null() => {
                    let id = chapter.text()?;
                    if !Choice::chapters(standard).any(|known| known == id) {
                        let known: Vec<&str> = Choice::chapters(standard).collect();
                        chapter.not_allowed(id, &known.join(", "));
                        return None;
                    }
                    Some(id.to_owned())
                }
                _ => None,
            };
            Some(Choice {
                scores: flag("scores")?,
                findings: flag("findings")?,
                chapter,
            })
        })
    }

    /// The choice as [`Choice::read`] takes it.
    ///
    /// ```
    /// # use excellence_assessment::{draft::Choice, standard::{Standard, SHENZHEN}};
    /// let standard = Standard::read(SHENZHEN).unwrap();
    /// for chapter in [None, Some(String::from("1"))] {
    ///     let choice = Choice { scores: true, findings: false, chapter };
    ///     assert_eq!(Choice::read(&choice.to_json(), &standard), Ok(choice));
    /// }
    /// ```
    pub fn to_json(&self) -> String {
        let mut json = Json::compact();
        json.object(|json| {
            json.key("scores").boolean(self.scores);
            json.key("findings").boolean(self.findings);
            json.key("chapter")
                .nullable(self.chapter.as_deref(), |json, id| json.text(id));
        });
        json.finish()
    }

    /// The chapters that can be had alone.
    pub fn chapters(standard: &Standard) -> impl Iterator<Item = &str> {
        let categories = standard.categories.iter();
        std::iter::once(PROFILE).chain(categories.map(|category| category.id.as_str()))
    }

    /// The categories whose chapters are chosen.
    pub fn categories<'a, 'b>(
        &'b self,
        standard: &'a Standard,
    ) -> impl Iterator<Item = &'a Category> + use<'a, 'b> {
        let categories = standard.categories.iter();
        categories.filter(|category| self.has(category.id.as_str()))
    }

    /// Whether a chapter is in the draft.
    pub(super) fn has(&self, chapter: &str) -> bool {
        self.chapter.as_deref().is_none_or(|only| only == chapter)
    }
}

impl<'a> Source<'a> {
    /// The categories whose chapters are in the draft.
    pub(super) fn categories(&self) -> impl Iterator<Item = &'a Category> + use<'a, '_> {
        self.choice.categories(self.standard)
    }
}
