//! Changes. One command changes one field, and says which: the interface wakes what shows that field and nothing else.

use super::indicator::{Cell, Choice, Trait};
use super::model::{Assessment, ConditionAnswer, Coverage, ItemAnswer};
use super::plan::{Action, ActionText};
use super::rows::{Placed, TableChange, place};
use crate::keyed::Keyed;
use crate::standard::{
    ActionId, Band, ConditionId, FactorId, IndicatorId, ItemId, NoteId, Percent, PointId,
    ProgrammeId, RuleId, SectionId,
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
    /// A percent of an item beside the decided one.
    Outlook(ItemId, Outlook),
    /// The decided percents of several items, or those beside them.
    Percents(Option<Outlook>),
    /// Which indicators an item has, in which order, and the years of their table. A change of it may change every field of
    /// its indicators.
    Table(ItemId),
    /// A choice about an indicator.
    Indicator(ItemId, IndicatorId, Trait),
    /// Which actions the plan has, in which order, and what is chosen about them.
    Plan,
    /// Whether a finding is dismissed, and why.
    Dismissal(ItemId, RuleId),
}

/// A percent of an item beside the decided one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outlook {
    /// What is aimed at.
    Target,
    /// The lowest that an assessor might decide.
    Low,
    /// The highest that an assessor might decide.
    High,
}

impl Outlook {
    /// All of them.
    pub const ALL: [Outlook; 3] = [Outlook::Target, Outlook::Low, Outlook::High];

    /// The word that stands in the file.
    pub fn key(self) -> &'static str {
        match self {
            Outlook::Target => "target",
            Outlook::Low => "low",
            Outlook::High => "high",
        }
    }
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
    /// A text or a figure of an indicator. Writing to one that is not there does nothing.
    Indicator(ItemId, IndicatorId, Cell),
    /// A text of an action of the plan. Writing to one that is not there does nothing.
    Action(ActionId, ActionText),
    /// What is noted for a programme.
    Programme(ProgrammeId, NoteId),
}

/// A change of one field.
#[derive(Clone, Debug, PartialEq)]
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
    /// Aims at a percent, or bounds what might be decided, or not.
    Outlook(ItemId, Outlook, Option<Percent>),
    /// Does the same for several items in one step; without an outlook it scores them. No item stands there twice.
    Percents(Option<Outlook>, Vec<(ItemId, Option<Percent>)>),
    /// Puts indicators into the table of an item, moves, exchanges or takes out some, and chooses its years.
    Table(ItemId, TableChange),
    /// Chooses something about an indicator. About one that is not there it does nothing.
    Indicator(ItemId, IndicatorId, Choice),
    /// Puts an action to a place of the plan, or takes it out.
    Plan(ActionId, Placed<Action>),
    /// Dismisses a finding with a reason, or no longer.
    Dismiss(ItemId, RuleId, Option<String>),
}

impl Field {
    /// The item that the field belongs to, if it belongs to one.
    pub fn item(&self) -> Option<&ItemId> {
        match self {
            Field::Text(text) => text.item(),
            Field::Percent(item)
            | Field::Factor(item, _)
            | Field::Coverage(item, _)
            | Field::Outlook(item, _)
            | Field::Table(item)
            | Field::Indicator(item, ..)
            | Field::Dismissal(item, _) => Some(item),
            Field::Condition(..) | Field::Plan | Field::Percents(_) => None,
        }
    }

    /// Whether the field belongs to a row of a list: to an indicator or an action.
    pub fn is_of_a_row(&self) -> bool {
        matches!(
            self,
            Field::Indicator(..) | Field::Text(TextField::Indicator(..) | TextField::Action(..))
        )
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
            | TextField::Private(item)
            | TextField::Indicator(item, ..) => Some(item),
            TextField::Title
            | TextField::Label
            | TextField::Name
            | TextField::Industry
            | TextField::Place
            | TextField::Period
            | TextField::Author
            | TextField::Profile(_)
            | TextField::Action(..)
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
            Command::Outlook(item, which, _) => Field::Outlook(item.clone(), *which),
            Command::Percents(which, _) => Field::Percents(*which),
            Command::Table(item, _) => Field::Table(item.clone()),
            Command::Indicator(item, indicator, choice) => {
                Field::Indicator(item.clone(), indicator.clone(), choice.of())
            }
            Command::Plan(..) => Field::Plan,
            Command::Dismiss(item, rule, _) => Field::Dismissal(item.clone(), rule.clone()),
        }
    }

    /// How much text it holds, in bytes, about.
    pub(super) fn size(&self) -> usize {
        match self {
            Command::Text(_, text) => text.len(),
            Command::Table(_, change) => change.size(),
            Command::Percents(_, percents) => percents.len() * 40,
            Command::Plan(_, to) => to.as_ref().map_or(0, |(_, action)| action.size()),
            Command::Dismiss(_, _, reason) => reason.as_ref().map_or(0, String::len),
            Command::Percent(..)
            | Command::Factor(..)
            | Command::Coverage(..)
            | Command::Condition(..)
            | Command::Outlook(..)
            | Command::Indicator(..) => 0,
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
                let before = self.replace_percent(&item, None, percent);
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
            Command::Outlook(item, which, percent) => {
                let before = self.replace_percent(&item, Some(which), percent);
                Command::Outlook(item, which, before)
            }
            Command::Percents(which, percents) => {
                let exchanged = percents.into_iter().map(|(item, percent)| {
                    let before = self.replace_percent(&item, which, percent);
                    (item, before)
                });
                let before = exchanged.collect();
                Command::Percents(which, before)
            }
            Command::Table(item, change) => {
                let answer = self.answer(&item);
                let years = mem::replace(&mut answer.years, change.years);
                let mut rows = Vec::with_capacity(change.rows.len());
                for (id, to) in change.rows {
                    let before = place(&mut answer.indicators, id.as_str(), to);
                    rows.push((id, before));
                }
                rows.reverse();
                self.items.tidy(&item);
                Command::Table(item, TableChange { years, rows })
            }
            Command::Indicator(item, id, choice) => {
                let found = self.items.get_mut(&item);
                let mut rows = found.into_iter().flat_map(|item| &mut item.indicators);
                let before = match rows.find(|one| one.id == id) {
                    Some(indicator) => indicator.choose(choice),
                    None => choice,
                };
                Command::Indicator(item, id, before)
            }
            Command::Plan(id, to) => {
                let before = place(&mut self.plan, id.as_str(), to);
                Command::Plan(id, before)
            }
            Command::Dismiss(item, rule, reason) => {
                let rules = self.dismissed.entry(item.clone()).or_default();
                let before = put(rules, &rule, reason);
                self.dismissed.tidy(&item);
                Command::Dismiss(item, rule, before)
            }
        }
    }

    /// Gives an item another percent: the decided one, or one beside it.
    fn replace_percent(
        &mut self,
        item: &ItemId,
        which: Option<Outlook>,
        percent: Option<Percent>,
    ) -> Option<Percent> {
        let answer = self.answer(item);
        let place = match which {
            None => &mut answer.percent,
            Some(Outlook::Target) => &mut answer.target,
            Some(Outlook::Low) => &mut answer.low,
            Some(Outlook::High) => &mut answer.high,
        };
        let before = mem::replace(place, percent);
        self.items.tidy(item);
        before
    }

    fn action(&self, id: &ActionId) -> Option<&Action> {
        self.plan.iter().find(|action| action.id == *id)
    }

    /// Whether a text can be written: that of a row that is not there cannot.
    pub fn takes(&self, field: &TextField) -> bool {
        match field {
            TextField::Indicator(item, id, _) => {
                let answer = self.item(item);
                answer.is_some_and(|answer| answer.indicator(id).is_some())
            }
            TextField::Action(id, _) => self.action(id).is_some(),
            _ => true,
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
            TextField::Indicator(id, indicator, cell) => {
                let found = item(id).and_then(|answer| answer.indicator(indicator));
                return found.map_or("", |indicator| indicator.text(*cell));
            }
            TextField::Action(id, text) => {
                return self.action(id).map_or("", |action| action.text(*text));
            }
            TextField::Programme(id, note) => {
                self.programmes.get(id).and_then(|notes| notes.get(note))
            }
        };
        text.map_or("", String::as_str)
    }

    /// Writes a text. What says nothing afterwards is removed, so that undoing leaves no trace.
    fn replace_text(&mut self, field: &TextField, text: String) -> String {
        let place = match field {
            TextField::Indicator(item, id, cell) => {
                let found = self.items.get_mut(item);
                let mut rows = found.into_iter().flat_map(|item| &mut item.indicators);
                let indicator = rows.find(|one| one.id == *id);
                return indicator.map_or_else(String::new, |one| one.write(*cell, text));
            }
            TextField::Action(id, part) => {
                let action = self.plan.iter_mut().find(|action| action.id == *id);
                return action.map_or_else(String::new, |action| action.write(*part, text));
            }
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
        };
        let before = mem::replace(place, text);
        match field {
            TextField::Profile(section) => self.profile.tidy(section),
            TextField::Evidence(item, point) => self.answer(item).guidance.tidy(point),
            TextField::Note(item, factor) => self.answer(item).notes.tidy(factor),
            TextField::Programme(programme, note) => {
                let notes = self.programmes.entry(programme.clone()).or_default();
                notes.tidy(note);
                self.programmes.tidy(programme);
            }
            _ => {}
        }
        if let Some(item) = field.item() {
            self.items.tidy(item);
        }
        before
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
