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
    /// The questions of the evidence check; they tell scores, and are left out where those are.
    pub findings: bool,
    /// What each item requires, in brief and in our words: of use while it is written, and not handed in.
    pub requirements: bool,
    /// Which programmes have a section of their own.
    pub programmes: Programmes,
    /// One chapter alone, by its id: `profile`, or that of a category, and the annexes then list what is its own; or `programmes`, the
    /// overview of all programmes, whatever is said of scores.
    pub chapter: Option<String>,
}

/// Which programmes have a section of their own in the annex of programmes, below the table of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Programmes {
    /// Those that are worked on: anything was declared, entered or noted, or their tiers follow from the scores that were given.
    #[default]
    Followed,
    /// All of them.
    All,
    /// None; the annex itself is left out of a whole draft.
    None,
}

impl Programmes {
    /// All of them.
    pub const ALL: [Programmes; 3] = [Programmes::Followed, Programmes::All, Programmes::None];

    /// The word of a choice.
    pub fn key(self) -> &'static str {
        match self {
            Programmes::Followed => "followed",
            Programmes::All => "all",
            Programmes::None => "none",
        }
    }

    /// What a word chooses.
    pub fn from_key(key: &str) -> Option<Programmes> {
        Programmes::ALL.into_iter().find(|one| one.key() == key)
    }
}

impl Default for Choice {
    fn default() -> Choice {
        Choice {
            scores: true,
            findings: true,
            requirements: true,
            programmes: Programmes::default(),
            chapter: None,
        }
    }
}

/// The id of the chapter about the organisation.
pub(super) const PROFILE: &str = "profile";

/// What stands for the overview of all programmes where one chapter is asked for.
const PROGRAMMES: &str = "programmes";

impl Choice {
    /// A choice as JSON: `{ "scores": false, "findings": false, "requirements": false, "programmes": "all", "chapter": "1" }`. Whatever is not said is as
    /// in [`Choice::default`]; keys of another meaning are left to those who know them.
    ///
    /// ```
    /// # use excellence_assessment::{draft::Choice, standard::{Standard, SHENZHEN}};
    /// let standard = Standard::read(SHENZHEN).unwrap();
    /// let choice = Choice::read(r#"{ "scores": false, "lang": "en" }"#, &standard).unwrap();
    /// assert_eq!(choice, Choice { scores: false, ..Choice::default() });
    /// assert!(Choice::read(r#"{ "chapter": "9" }"#, &standard).is_err());
    /// assert!(Choice::read(r#"{ "programmes": "some" }"#, &standard).is_err());
    /// ```
    ///
    /// # Errors
    /// What is no choice, and a chapter that there is not.
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
            let programmes = match choice.optional("programmes") {
                Some(programmes) if !programmes.is_null() => {
                    let key = programmes.text()?;
                    let known = Programmes::from_key(key);
                    if known.is_none() {
                        let known = Programmes::ALL.map(Programmes::key);
                        programmes.not_allowed(key, &known.join(", "));
                    }
                    known?
                }
                _ => Programmes::default(),
            };
            Some(Choice {
                scores: flag("scores")?,
                findings: flag("findings")?,
                requirements: flag("requirements")?,
                programmes,
                chapter,
            })
        })
    }

    /// The choice as [`Choice::read`] takes it.
    ///
    /// ```
    /// # use excellence_assessment::{draft::{Choice, Programmes}, standard::{Standard, SHENZHEN}};
    /// let standard = Standard::read(SHENZHEN).unwrap();
    /// for chapter in [None, Some(String::from("1"))] {
    ///     let choice = Choice { scores: true, findings: false, requirements: false, programmes: Programmes::All, chapter };
    ///     assert_eq!(Choice::read(&choice.to_json(), &standard), Ok(choice));
    /// }
    /// ```
    pub fn to_json(&self) -> String {
        let mut json = Json::compact();
        json.object(|json| {
            json.key("scores").boolean(self.scores);
            json.key("findings").boolean(self.findings);
            json.key("requirements").boolean(self.requirements);
            json.key("programmes").text(self.programmes.key());
            json.key("chapter")
                .nullable(self.chapter.as_deref(), |json, id| json.text(id));
        });
        json.finish()
    }

    /// The chapters that can be had alone.
    pub fn chapters(standard: &Standard) -> impl Iterator<Item = &str> {
        let categories = standard.categories.iter();
        let categories = categories.map(|category| category.id.as_str());
        std::iter::once(PROFILE)
            .chain(categories)
            .chain(std::iter::once(PROGRAMMES))
    }

    /// The categories whose chapters are chosen.
    pub fn categories<'a, 'b>(
        &'b self,
        standard: &'a Standard,
    ) -> impl Iterator<Item = &'a Category> + use<'a, 'b> {
        let categories = standard.categories.iter();
        categories.filter(|category| self.has(category.id.as_str()))
    }

    /// The overview of all programmes, and nothing else.
    pub fn overview() -> Choice {
        Choice {
            chapter: Some(PROGRAMMES.to_owned()),
            ..Choice::default()
        }
    }

    /// Whether the overview of programmes is all that is wanted.
    pub fn is_overview(&self) -> bool {
        self.chapter.as_deref() == Some(PROGRAMMES)
    }

    /// Whether the questions of the evidence check are in the draft.
    pub fn has_findings(&self) -> bool {
        self.scores && self.findings
    }

    /// Whether what the scores come to together is in the draft, the annexes of scores, programmes and plan: it is no part of one
    /// chapter.
    pub fn has_outcome(&self) -> bool {
        self.scores && self.chapter.is_none()
    }

    /// Whether the annex of programmes is in the draft.
    pub(super) fn has_programmes(&self) -> bool {
        self.is_overview() || self.has_outcome() && self.programmes != Programmes::None
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
