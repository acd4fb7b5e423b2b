//! Changes. One command changes one field, and says which: the interface wakes what shows that field and nothing else.

use super::model::{Assessment, ConditionAnswer, Coverage, ItemAnswer};
use crate::keyed::Keyed;
use crate::standard::{
    Band, ConditionId, FactorId, ItemId, NoteId, Percent, PointId, ProgrammeId, SectionId,
};
use std::borrow::Borrow;
use std::mem;

/// The address of one answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A text.
    Text(TextField),
    /// The percent of an item.
    Percent(ItemId),
    /// The band of a factor.
    Factor(ItemId, FactorId),
    /// The coverage of a guidance point.
    Coverage(ItemId, PointId),
    /// What was declared for a condition.
    Condition(ProgrammeId, ConditionId),
}

/// The address of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextField {
    /// What the assessment is called.
    Title,
    /// Whom or what it belongs to.
    Label,
    /// The name of the organisation.
    Name,
    /// Its industry.
    Industry,
    /// Its place.
    Place,
    /// The period assessed.
    Period,
    /// Who wrote the assessment.
    Author,
    /// A section of the profile.
    Profile(SectionId),
    /// The evidence of a guidance point.
    Evidence(ItemId, PointId),
    /// Why a factor is in its band.
    Note(ItemId, FactorId),
    /// Why the percent differs from the proposed one.
    Reason(ItemId),
    /// Strengths of an item.
    Strengths(ItemId),
    /// Opportunities for improvement of an item.
    Opportunities(ItemId),
    /// The private note of an item.
    Private(ItemId),
    /// What is noted for a programme.
    Programme(ProgrammeId, NoteId),
}

/// A change of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Writes a text; an empty one removes it.
    Text(TextField, String),
    /// Scores an item, or clears its score.
    Percent(ItemId, Option<Percent>),
    /// Places a factor in a band, or in none.
    Factor(ItemId, FactorId, Option<Band>),
    /// Says how far a guidance point is covered, or nothing.
    Coverage(ItemId, PointId, Option<Coverage>),
    /// Declares a condition, or nothing.
    Condition(ProgrammeId, ConditionId, Option<ConditionAnswer>),
}

impl Field {
    /// The item that the field belongs to, if it belongs to one.
    pub fn item(&self) -> Option<&ItemId> {
        match self {
            Field::Text(text) => text.item(),
            Field::Percent(item) | Field::Factor(item, _) | Field::Coverage(item, _) => Some(item),
            Field::Condition(..) => None,
        }
    }
}

impl TextField {
    fn item(&self) -> Option<&ItemId> {
        match self {
            TextField::Evidence(item, _)
            | TextField::Note(item, _)
            | TextField::Reason(item)
            | TextField::Strengths(item)
            | TextField::Opportunities(item)
            | TextField::Private(item) => Some(item),
            TextField::Title
            | TextField::Label
            | TextField::Name
            | TextField::Industry
            | TextField::Place
            | TextField::Period
            | TextField::Author
            | TextField::Profile(_)
            | TextField::Programme(..) => None,
        }
    }
}

impl Command {
    /// The field that the command changes.
    pub fn field(&self) -> Field {
        match self {
            Command::Text(field, _) => Field::Text(field.clone()),
            Command::Percent(item, _) => Field::Percent(item.clone()),
            Command::Factor(item, factor, _) => Field::Factor(item.clone(), factor.clone()),
            Command::Coverage(item, point, _) => Field::Coverage(item.clone(), point.clone()),
            Command::Condition(programme, condition, _) => {
                Field::Condition(programme.clone(), condition.clone())
            }
        }
    }
}

impl Assessment {
    /// Applies a change and gives back the one that undoes it.
    ///
    /// ```
    /// # use excellence_assessment::assessment::{Assessment, Command};
    /// # use excellence_assessment::standard::Percent;
    /// let mut assessment = Assessment::default();
    /// let before = assessment.clone();
    /// let undo = assessment.apply(Command::Percent("1.1".into(), Percent::new(70)));
    /// assert_eq!(assessment.percent(&"1.1".into()), Percent::new(70));
    /// assessment.apply(undo);
    /// assert_eq!(assessment, before);
    /// ```
    pub fn apply(&mut self, command: Command) -> Command {
        match command {
            Command::Text(field, text) => {
                let before = self.replace_text(&field, text);
                Command::Text(field, before)
            }
            Command::Percent(item, percent) => {
                let before = mem::replace(&mut self.answer(&item).percent, percent);
                self.items.tidy(&item);
                Command::Percent(item, before)
            }
            Command::Factor(item, factor, band) => {
                let before = put(&mut self.answer(&item).factors, &factor, band);
                self.items.tidy(&item);
                Command::Factor(item, factor, before)
            }
            Command::Coverage(item, point, coverage) => {
                let guidance = &mut self.answer(&item).guidance;
                let entry = guidance.entry(point.clone()).or_default();
                let before = mem::replace(&mut entry.coverage, coverage);
                guidance.tidy(&point);
                self.items.tidy(&item);
                Command::Coverage(item, point, before)
            }
            Command::Condition(programme, condition, answer) => {
                let answers = self.conditions.entry(programme.clone()).or_default();
                let before = put(answers, &condition, answer);
                self.conditions.tidy(&programme);
                Command::Condition(programme, condition, before)
            }
        }
    }

    /// A text; empty where nothing was written.
    pub fn text(&self, field: &TextField) -> &str {
        let item = |id| self.items.get(id);
        let text = match field {
            TextField::Title => Some(&self.title),
            TextField::Label => Some(&self.label),
            TextField::Name => Some(&self.organisation.name),
            TextField::Industry => Some(&self.organisation.industry),
            TextField::Place => Some(&self.organisation.place),
            TextField::Period => Some(&self.organisation.period),
            TextField::Author => Some(&self.organisation.author),
            TextField::Profile(section) => self.profile.get(section),
            TextField::Evidence(id, point) => item(id)
                .and_then(|answer| answer.guidance.get(point))
                .map(|point| &point.evidence),
            TextField::Note(id, factor) => item(id).and_then(|answer| answer.notes.get(factor)),
            TextField::Reason(id) => item(id).map(|answer| &answer.reason),
            TextField::Strengths(id) => item(id).map(|answer| &answer.strengths),
            TextField::Opportunities(id) => item(id).map(|answer| &answer.opportunities),
            TextField::Private(id) => item(id).map(|answer| &answer.private),
            TextField::Programme(id, note) => {
                self.programmes.get(id).and_then(|notes| notes.get(note))
            }
        };
        text.map_or("", String::as_str)
    }

    /// Writes a text. What says nothing afterwards is removed, so that undoing leaves no trace.
    fn replace_text(&mut self, field: &TextField, text: String) -> String {
        let before = mem::replace(self.text_mut(field), text);
        match field {
            TextField::Profile(section) => self.profile.tidy(section),
            TextField::Evidence(item, point) => self.answer(item).guidance.tidy(point),
            TextField::Note(item, factor) => self.answer(item).notes.tidy(factor),
            TextField::Programme(programme, note) => {
                self.programmes
                    .entry(programme.clone())
                    .or_default()
                    .tidy(note);
                self.programmes.tidy(programme);
            }
            _ => {}
        }
        if let Some(item) = field.item() {
            self.items.tidy(item);
        }
        before
    }

    fn text_mut(&mut self, field: &TextField) -> &mut String {
        match field {
            TextField::Title => &mut self.title,
            TextField::Label => &mut self.label,
            TextField::Name => &mut self.organisation.name,
            TextField::Industry => &mut self.organisation.industry,
            TextField::Place => &mut self.organisation.place,
            TextField::Period => &mut self.organisation.period,
            TextField::Author => &mut self.organisation.author,
            TextField::Profile(section) => self.profile.entry(section.clone()).or_default(),
            TextField::Evidence(item, point) => {
                let guidance = &mut self.answer(item).guidance;
                &mut guidance.entry(point.clone()).or_default().evidence
            }
            TextField::Note(item, factor) => {
                self.answer(item).notes.entry(factor.clone()).or_default()
            }
            TextField::Reason(item) => &mut self.answer(item).reason,
            TextField::Strengths(item) => &mut self.answer(item).strengths,
            TextField::Opportunities(item) => &mut self.answer(item).opportunities,
            TextField::Private(item) => &mut self.answer(item).private,
            TextField::Programme(programme, note) => {
                let notes = self.programmes.entry(programme.clone()).or_default();
                notes.entry(note.clone()).or_default()
            }
        }
    }

    /// The answer to an item, an empty one where there was none.
    fn answer(&mut self, item: &ItemId) -> &mut ItemAnswer {
        self.items.entry(item.clone()).or_default()
    }
}

fn put<K: Borrow<str> + Clone, V>(map: &mut Keyed<K, V>, key: &K, value: Option<V>) -> Option<V> {
    match value {
        Some(value) => map.insert(key.clone(), value),
        None => map.remove(key),
    }
}
