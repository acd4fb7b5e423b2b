//! The answers, each watched by what shows it.

use super::Session;
use crate::assessment::{Assessment, ConditionAnswer, Coverage, Field, TextField};
use crate::standard::{Band, ConditionId, FactorId, ItemId, Percent, PointId, ProgrammeId};
use leptos::prelude::*;
use std::cell::Cell;

impl Session {
    /// A text, watched.
    pub fn text(self, field: &TextField) -> String {
        self.watch(&Field::Text(field.clone()), |a| a.text(field).to_owned())
    }

    /// A text, watched; `None` where it is the field's own that was `typed` there, which is heard once.
    pub fn text_from_elsewhere(self, field: &TextField, typed: &Cell<bool>) -> Option<String> {
        self.watch(&Field::Text(field.clone()), |a| {
            (!typed.take()).then(|| a.text(field).to_owned())
        })
    }

    /// The number of characters of a text, watched.
    pub fn text_length(self, field: &TextField) -> usize {
        self.watch(&Field::Text(field.clone()), |a| {
            a.text(field).chars().filter(|c| !c.is_whitespace()).count()
        })
    }

    /// The percent of an item, watched.
    pub fn percent(self, item: &ItemId) -> Option<Percent> {
        self.watch(&Field::Percent(item.clone()), |a| a.percent(item))
    }

    /// The band of a factor, watched.
    pub fn factor(self, item: &ItemId, factor: &FactorId) -> Option<Band> {
        let field = Field::Factor(item.clone(), factor.clone());
        self.watch(&field, |a| a.item(item)?.factors.get(factor).copied())
    }

    /// The coverage of a guidance point, watched.
    pub fn coverage(self, item: &ItemId, point: &PointId) -> Option<Coverage> {
        let field = Field::Coverage(item.clone(), point.clone());
        self.watch(&field, |a| a.item(item)?.coverage(point))
    }

    /// What was declared for a condition, watched.
    pub fn condition(
        self,
        programme: &ProgrammeId,
        condition: &ConditionId,
    ) -> Option<ConditionAnswer> {
        let field = Field::Condition(programme.clone(), condition.clone());
        self.watch(&field, |a| a.condition(programme, condition))
    }

    /// Whether anything of an item was answered, watched.
    pub fn is_begun(self, item: &ItemId) -> bool {
        let state = self.state.get_value();
        self.generation.track();
        state.reacts_to_item(state.position(item));
        self.assessment(|a| a.item(item).is_some())
    }

    /// Watches everything of an item.
    pub(in crate::ui) fn item_changed(self, item: &ItemId) {
        let state = self.state.get_value();
        self.generation.track();
        state.reacts_to_item(state.position(item));
    }

    /// Something of the assessment, watched by the field that changes it.
    pub(in crate::ui) fn watch<T>(self, field: &Field, read: impl FnOnce(&Assessment) -> T) -> T {
        let state = self.state.get_value();
        self.generation.track();
        state.reacts(&state.field_trigger(field));
        let assessment = state.assessment.borrow();
        read(&assessment)
    }
}
