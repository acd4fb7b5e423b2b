//! What runs again when an answer changes: a trigger for each field that was shown, and one an item.

use super::super::timer::after;
use super::State;
use crate::assessment::{Field, TextField};
use crate::standard::ItemId;
use leptos::prelude::*;

/// When what a table says is counted after the last key, in milliseconds.
const TYPED_AFTER: u32 = 200;

impl State {
    /// The place of an item in the standard.
    pub(super) fn position(&self, item: &ItemId) -> Option<usize> {
        let mut items = self.standard.get().items();
        items.position(|known| known.id == *item)
    }

    /// Has the running view or memo run again when the trigger fires, and counts that it ran.
    pub(super) fn reacts(&self, trigger: &ArcTrigger) {
        trigger.track();
        self.reactions.set(self.reactions.get().wrapping_add(1));
    }

    pub(super) fn reacts_to_item(&self, index: Option<usize>) {
        if let Some(trigger) = index.and_then(|index| self.item_trigger(index)) {
            self.reacts(&trigger);
        }
    }

    pub(super) fn field_trigger(&self, field: &Field) -> ArcTrigger {
        let mut fields = self.fields.borrow_mut();
        let at = match fields.binary_search_by(|(known, _)| known.cmp(field)) {
            Ok(at) => at,
            Err(at) => {
                fields.insert(at, (field.clone(), ArcTrigger::new()));
                at
            }
        };
        fields[at].1.clone()
    }

    pub(super) fn wake(&self, field: &Field) {
        self.field_trigger(field).notify();
        let item = field.item().and_then(|item| self.position(item));
        match item {
            Some(index) if matches!(field, Field::Text(TextField::Indicator(..))) => {
                self.wake_after_typing(index);
            }
            Some(index) => self.wake_item(index),
            None => {}
        }
        if matches!(field, Field::Condition(..)) {
            self.conditions.notify();
        }
        // Rows that were exchanged: every field of theirs may be another.
        let within: fn(&Field, &Field) -> bool = match field {
            Field::Percents(None) => {
                self.items.borrow().iter().for_each(ArcTrigger::notify);
                |known, _| matches!(known, Field::Percent(_))
            }
            Field::Percents(_) => |known, field| match (known, field) {
                (Field::Outlook(_, which), Field::Percents(Some(changed))) => which == changed,
                _ => false,
            },
            Field::Table(_) => |known, field| known.item() == field.item() && known.is_of_a_row(),
            Field::Plan => |known, _| known.is_of_a_row() && known.item().is_none(),
            _ => return,
        };
        let fields = self.fields.borrow().clone();
        for (known, trigger) in &fields {
            if within(known, field) {
                trigger.notify();
            }
        }
    }

    pub(super) fn item_trigger(&self, index: usize) -> Option<ArcTrigger> {
        self.items.borrow().get(index).cloned()
    }

    fn wake_item(&self, index: usize) {
        if let Some(trigger) = self.item_trigger(index) {
            trigger.notify();
        }
    }

    /// Wakes what shows an item when nothing more is typed into its table: all of that is counted for what it says, and a key
    /// waits for none of it.
    fn wake_after_typing(&self, index: usize) {
        if let Some((_, other)) = self.typing.take().filter(|(_, other)| *other != index) {
            self.wake_item(other);
        }
        let trigger = self.item_trigger(index);
        let timer = after(TYPED_AFTER, move || {
            if let Some(trigger) = trigger {
                trigger.notify();
            }
        });
        self.typing.replace(Some((timer, index)));
    }
}
