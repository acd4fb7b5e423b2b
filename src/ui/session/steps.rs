//! What changes the assessment: commands, and the steps back and forth.

use super::super::clock;
use super::super::device::save_soon;
use super::super::later;
use super::Session;
use crate::assessment::{Command, Field, UndoLog};
use leptos::prelude::*;

impl Session {
    /// Applies a change, wakes what shows its field, and has it stored soon. Where nothing may be changed, nothing is.
    pub fn send(self, command: Command) {
        if self.read_only.get_untracked() {
            return;
        }
        let state = self.state.get_value();
        let field = command.field();
        let mut assessment = state.assessment.borrow_mut();
        let mut log = state.undo_log.borrow_mut();
        log.apply(&mut assessment, command, clock::milliseconds());
        drop((assessment, log));
        self.changed(&field);
    }

    /// Takes the last step back and says which field it changed; of several at once, none.
    pub fn undo(self) -> Option<Field> {
        self.step(true)
    }

    /// Makes the step again that was taken back last, and says which field it changed; of several at once, none.
    pub fn redo(self) -> Option<Field> {
        self.step(false)
    }

    fn step(self, back: bool) -> Option<Field> {
        if self.read_only.get_untracked() {
            return None;
        }
        let state = self.state.get_value();
        let mut log = state.undo_log.borrow_mut();
        let mut assessment = state.assessment.borrow_mut();
        let many = log.moves_many(back);
        let field = if back {
            log.undo(&mut assessment)
        } else {
            log.redo(&mut assessment)
        };
        drop((assessment, log));
        match &field {
            Some(field) => self.changed(field),
            None => self.show_steps(),
        }
        if many {
            // All of it is another one, and no field is the place to look at.
            self.generation.update(|generation| *generation += 1);
            self.arrivals.update(|arrivals| *arrivals += 1);
            return None;
        }
        field
    }

    fn changed(self, field: &Field) {
        let state = self.state.get_value();
        let mut assessment = state.assessment.borrow_mut();
        assessment.changed = clock::now();
        let standard = state.standard.get();
        if assessment.made_on.is_none() && standard.language.is_none() {
            assessment.made_on = later::here().and_then(|later| (later.made_on)(standard));
        }
        drop(assessment);
        state.wake(field);
        self.show_steps();
        save_soon(self);
    }

    pub(super) fn show_steps(self) {
        let steps = self.undo_log(|log| (log.can_undo(), log.can_redo()));
        if self.steps.get_untracked() != steps {
            self.steps.set(steps);
        }
    }

    /// The steps that led here.
    pub(in crate::ui) fn undo_log<T>(self, read: impl FnOnce(&UndoLog) -> T) -> T {
        read(&self.state.get_value().undo_log.borrow())
    }
}
