//! An assessment to be shared: without names, or with its scores alone.
//!
//! Names in fields of their own are left out for certain, owners of actions among them. In running text only what stands in those fields is found again;
//! any other name stays. Whoever shares the file is told so, and reads it first.

use super::indicator::Line;
use super::model::{Assessment, Extra, ItemAnswer, Organisation};
use crate::keyed::Keyed;

/// What stands where a name was.
#[derive(Clone, Copy, Debug)]
pub struct Neutral<'a> {
    /// For the organisation.
    pub organisation: &'a str,
    /// For its place.
    pub place: &'a str,
    /// For the person or department that wrote the assessment.
    pub author: &'a str,
    /// For whom or what the assessment belongs to.
    pub client: &'a str,
}

/// An assessment without names, and how often one was found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Redacted {
    /// The assessment.
    pub assessment: Assessment,
    /// How many names in texts were replaced.
    pub replaced: usize,
}

/// The assessment under a new `id`, without the name and place of the organisation, its author, its title and label, all
/// notes, and the fields that this program does not know. In the texts that stay, those names are replaced where they stand
/// letter for letter.
///
/// ```
/// # use excellence_assessment::assessment::{Assessment, Neutral, redact};
/// let mut assessment = Assessment::default();
/// assessment.organisation.name = "Example Ltd".into();
/// assessment.items.entry("1.1".into()).or_default().strengths = "At Example Ltd, all.".into();
/// let neutral = Neutral { organisation: "[organisation]", place: "[place]", author: "[author]", client: "[client]" };
/// let redacted = redact(assessment, "new", neutral);
/// assert_eq!(redacted.assessment.items.get("1.1").unwrap().strengths, "At [organisation], all.");
/// assert_eq!(redacted.replaced, 1);
/// ```
pub fn redact(mut shared: Assessment, id: &str, neutral: Neutral<'_>) -> Redacted {
    let names = Names::of(&shared, neutral);
    let mut replaced = 0;
    let mut clean = |text: &mut String| *text = names.replace(text, &mut replaced);
    strip(&mut shared, id);
    neutral
        .organisation
        .clone_into(&mut shared.organisation.name);
    clean(&mut shared.organisation.industry);
    clean(&mut shared.organisation.period);
    shared.profile.values_mut().for_each(&mut clean);
    for answer in shared.items.values_mut() {
        for text in [
            &mut answer.reason,
            &mut answer.strengths,
            &mut answer.opportunities,
        ] {
            clean(text);
        }
        for point in answer.guidance.values_mut() {
            clean(&mut point.evidence);
        }
        for indicator in &mut answer.indicators {
            clean(&mut indicator.name);
            clean(&mut indicator.unit);
            for line in Line::ALL {
                clean(&mut indicator.series_mut(line).source);
            }
        }
    }
    for action in &mut shared.plan {
        clean(&mut action.action);
        clean(&mut action.due);
    }
    for reasons in shared.dismissed.values_mut() {
        reasons.values_mut().for_each(&mut clean);
    }
    Redacted {
        assessment: shared,
        replaced,
    }
}

/// The assessment under a new `id` without any text: percents, bands, coverage and declared conditions alone. Indicators and
/// actions are told by their texts and go with them; a finding that was dismissed is still dismissed.
pub fn scores_only(mut shared: Assessment, id: &str) -> Assessment {
    strip(&mut shared, id);
    shared.organisation = Organisation::default();
    shared.profile = Keyed::new();
    for answer in shared.items.values_mut() {
        answer.reason.clear();
        answer.strengths.clear();
        answer.opportunities.clear();
        answer.indicators.clear();
        answer.years = None;
        for point in answer.guidance.values_mut() {
            point.evidence.clear();
        }
        answer.guidance.retain(|_, point| point.coverage.is_some());
    }
    shared.plan.clear();
    for reasons in shared.dismissed.values_mut() {
        for reason in reasons.values_mut() {
            // Without any, it would be no longer put aside.
            *reason = String::from("—");
        }
    }
    let untouched = ItemAnswer::default();
    shared.items.retain(|_, answer| *answer != untouched);
    shared
}

/// What leaves every shared assessment: names in fields of their own, notes, and whatever this program does not know.
fn strip(shared: &mut Assessment, id: &str) {
    id.clone_into(&mut shared.id);
    shared.title.clear();
    shared.label.clear();
    // Who hands in what: names, all of them.
    shared.programmes = Keyed::new();
    shared.extra = Extra::new();
    let organisation = &mut shared.organisation;
    organisation.name.clear();
    organisation.place.clear();
    organisation.author.clear();
    organisation.extra = Extra::new();
    for answer in shared.items.values_mut() {
        answer.notes = Keyed::new();
        answer.private.clear();
        answer.extra = Extra::new();
        for point in answer.guidance.values_mut() {
            point.extra = Extra::new();
        }
        for indicator in &mut answer.indicators {
            indicator.extra = Extra::new();
            for line in Line::ALL {
                indicator.series_mut(line).extra = Extra::new();
            }
        }
    }
    for action in &mut shared.plan {
        action.owner.clear();
        action.extra = Extra::new();
    }
}

/// The names that are looked for in texts, each with what takes its place.
struct Names<'a>(Vec<(String, &'a str)>);

impl<'a> Names<'a> {
    fn of(assessment: &Assessment, neutral: Neutral<'a>) -> Names<'a> {
        let organisation = &assessment.organisation;
        let fields = [
            (&organisation.name, neutral.organisation),
            (&assessment.title, neutral.organisation),
            (&assessment.label, neutral.client),
            (&organisation.author, neutral.author),
            (&organisation.place, neutral.place),
        ];
        let mut names: Vec<(String, &str)> = Vec::new();
        for (name, instead) in fields {
            let name = name.trim();
            // One character is no name: it would be found within other words.
            if name.chars().count() < 2 {
                continue;
            }
            // The longest first, so that a name within another leaves no rest of it.
            let place = names.partition_point(|(other, _)| other.len() >= name.len());
            names.insert(place, (name.to_owned(), instead));
        }
        Names(names)
    }

    fn replace(&self, text: &str, replaced: &mut usize) -> String {
        let (mut clean, mut rest) = (String::new(), text);
        while let Some(first) = rest.chars().next() {
            let mut names = self.0.iter();
            let found = names.find(|(name, _)| rest.starts_with(name.as_str()));
            let taken = match found {
                Some((name, instead)) => {
                    clean += instead;
                    *replaced += 1;
                    name.len()
                }
                None => {
                    clean.push(first);
                    first.len_utf8()
                }
            };
            rest = &rest[taken..];
        }
        clean
    }
}
