//! What was changed, to be taken back and made again.
//!
//! A step is a change of one field. What is typed into a text comes as many changes and is taken back by the word: a step
//! ends where a new word begins after a blank or a mark of punctuation, after a pause of [`PAUSE`], and with any change of
//! another place. Chinese has no blanks between its words, so there a step ends at a mark or a pause. What an input method
//! shows while one composes is part of the step.
//!
//! At least [`STEPS`] steps are kept as long as they are not huge: the oldest are forgotten when there are more, or when
//! all together hold more than a million bytes. The newest step is always kept.

mod edit;
mod file;

use super::command::{Command, Field, TextField};
use super::model::Assessment;
use edit::Edit;

/// How many steps are kept.
pub const STEPS: usize = 500;

/// How many bytes the texts of all steps may have together: five texts of 60,000 Chinese characters.
const MAX_SIZE: usize = 1_000_000;

/// The pause after which typing begins a new step, in milliseconds.
pub const PAUSE: u64 = 1000;

/// The most characters that one key or one composed phrase brings; what is longer was pasted and is a step of its own.
const TYPED: usize = 16;

/// The steps that led to an assessment, and those that were taken back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UndoLog {
    /// What can be taken back, the newest last.
    done: Vec<Step>,
    /// What was taken back and can be made again, the next one last.
    undone: Vec<Step>,
    /// When the newest step last grew, in milliseconds; `None` when the next change is a step of its own.
    grown: Option<u64>,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Text(TextField, Edit),
    /// Any other field: what makes the step, and what takes it back.
    Choice {
        make: Box<Command>,
        take_back: Box<Command>,
    },
}

impl UndoLog {
    /// Applies a change and notes how to take it back. `now` is the time in milliseconds, counted from any moment.
    ///
    /// ```
    /// # use excellence_assessment::assessment::{Assessment, Command, Field, TextField, UndoLog};
    /// let (mut assessment, mut log) = (Assessment::default(), UndoLog::default());
    /// log.apply(&mut assessment, Command::Text(TextField::Name, "甲".into()), 0);
    /// log.apply(&mut assessment, Command::Text(TextField::Name, "甲公司".into()), 200);
    /// assert_eq!(log.undo(&mut assessment), Some(Field::Text(TextField::Name)));
    /// assert_eq!(assessment.text(&TextField::Name), "");
    /// log.redo(&mut assessment);
    /// assert_eq!(assessment.text(&TextField::Name), "甲公司");
    /// ```
    pub fn apply(&mut self, assessment: &mut Assessment, command: Command, now: u64) {
        let step = match &command {
            Command::Text(field, after) => {
                let edit = Edit::between(assessment.text(field), after);
                let edit = edit.filter(|_| assessment.takes(field));
                let step = edit.map(|edit| Step::Text(field.clone(), edit));
                assessment.apply(command);
                step
            }
            _ => {
                let make = command.clone();
                let take_back = assessment.apply(command);
                (make != take_back).then(|| Step::Choice {
                    make: Box::new(make),
                    take_back: Box::new(take_back),
                })
            }
        };
        // A change that changes nothing is no step.
        let Some(step) = step else { return };
        self.undone.clear();
        self.note(step, now);
    }

    fn note(&mut self, step: Step, now: u64) {
        let goes_on = self
            .grown
            .replace(now)
            .is_some_and(|last| now.saturating_sub(last) < PAUSE);
        if let (Step::Text(field, edit), Some(Step::Text(known, earlier))) =
            (&step, self.done.last_mut())
            && goes_on
            && field == known
            && belongs(edit, earlier)
            && let Some(both) = edit.after(earlier)
        {
            *earlier = both;
            if earlier.out == earlier.put {
                self.done.pop();
                self.grown = None;
            }
        } else {
            if step.was_pasted() {
                self.grown = None;
            }
            self.done.push(step);
        }
        self.forget_oldest(STEPS, MAX_SIZE);
    }

    /// Keeps the newest of the steps to take back, at most so many and of at most so many bytes; one is always kept.
    fn forget_oldest(&mut self, steps: usize, size: usize) {
        let mut sum = 0;
        let kept = self.done.iter().rev().take(steps).take_while(|step| {
            sum += step.size();
            sum <= size
        });
        let kept = kept.count().max(1);
        self.done.drain(..self.done.len().saturating_sub(kept));
    }

    /// Takes the newest step back and says which field it changed; `None` where there is none.
    pub fn undo(&mut self, assessment: &mut Assessment) -> Option<Field> {
        let step = self.done.pop()?;
        let field = step.inverse().apply(assessment);
        self.moved(step, field, false)
    }

    /// Makes the step again that was taken back last, and says which field it changed; `None` where there is none.
    pub fn redo(&mut self, assessment: &mut Assessment) -> Option<Field> {
        let step = self.undone.pop()?;
        let field = step.apply(assessment);
        self.moved(step, field, true)
    }

    /// Puts a step to the others. One that does not fit the assessment belongs to another one, and so do all.
    fn moved(&mut self, step: Step, field: Option<Field>, done: bool) -> Option<Field> {
        self.grown = None;
        match field {
            None => *self = UndoLog::default(),
            Some(_) if done => self.done.push(step),
            Some(_) => self.undone.push(step),
        }
        field
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is a step to make again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

/// Whether a change of a text belongs to the same step as the one before it.
fn belongs(edit: &Edit, earlier: &Edit) -> bool {
    if edit.goes_on_deleting(earlier) {
        return true;
    }
    if !edit.lies_in(earlier) || edit.put.chars().nth(TYPED).is_some() {
        return false;
    }
    let last = earlier.put.chars().next_back();
    let first = edit.put.chars().next();
    let new_word = last.is_some_and(ends_word) && first.is_some_and(|c| !ends_word(c));
    // What was only taken out so far, and now something is typed in its place, are two things.
    !(edit.goes_on_writing(earlier) && (new_word || earlier.put.is_empty()))
}

/// Blanks and marks. The apostrophe is part of a word, and of what an input method shows: ni'hao.
fn ends_word(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '\'' | '’')
}

impl Step {
    /// Makes the step, and says which field it changed; `None`, and nothing is changed, where it does not fit.
    fn apply(&self, assessment: &mut Assessment) -> Option<Field> {
        let command = match self {
            Step::Text(field, edit) => {
                let text = edit.apply(assessment.text(field))?;
                Command::Text(field.clone(), text)
            }
            Step::Choice { make, take_back } => {
                let present = assessment.apply(*make.clone());
                if present != **take_back {
                    assessment.apply(present);
                    return None;
                }
                return Some(make.field());
            }
        };
        let field = command.field();
        assessment.apply(command);
        Some(field)
    }

    fn inverse(&self) -> Step {
        match self {
            Step::Text(field, edit) => Step::Text(field.clone(), edit.inverse()),
            Step::Choice { make, take_back } => Step::Choice {
                make: take_back.clone(),
                take_back: make.clone(),
            },
        }
    }

    fn was_pasted(&self) -> bool {
        matches!(self, Step::Text(_, edit) if edit.put.chars().nth(TYPED).is_some())
    }

    /// Its size in bytes, about.
    fn size(&self) -> usize {
        match self {
            Step::Text(_, edit) => edit.size() + 100,
            Step::Choice { make, take_back } => make.size() + take_back.size() + 100,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::Percent;

    /// An assessment and its steps; every change comes so many milliseconds after the one before.
    #[derive(Default)]
    struct Desk {
        assessment: Assessment,
        log: UndoLog,
        now: u64,
    }

    impl Desk {
        fn write(&mut self, text: &str, after: u64) {
            self.now += after;
            let command = Command::Text(TextField::Author, text.to_owned());
            self.log.apply(&mut self.assessment, command, self.now);
        }

        /// Types a text at the end, character by character.
        fn type_in(&mut self, text: &str) {
            for c in text.chars() {
                let mut written = self.assessment.text(&TextField::Author).to_owned();
                written.push(c);
                self.write(&written, 100);
            }
        }

        /// The texts that are met on the way back.
        fn way_back(&mut self) -> Vec<String> {
            let mut texts = Vec::new();
            while self.log.undo(&mut self.assessment).is_some() {
                texts.push(self.assessment.text(&TextField::Author).to_owned());
            }
            texts
        }
    }

    #[test]
    fn english_is_taken_back_by_the_word() {
        let mut desk = Desk::default();
        desk.type_in("It's a plan, and more");
        let back = ["It's a plan, and ", "It's a plan, ", "It's a ", "It's ", ""];
        assert_eq!(desk.way_back(), back);
    }

    #[test]
    fn chinese_is_taken_back_to_a_mark_or_a_pause() {
        let mut desk = Desk::default();
        desk.type_in("质量第一，用户至上。");
        desk.write("质量第一，用户至上。追求", 999);
        desk.write("质量第一，用户至上。追求卓越", 1000);
        let back = [
            "质量第一，用户至上。追求",
            "质量第一，用户至上。",
            "质量第一，",
            "",
        ];
        assert_eq!(desk.way_back(), back);
    }

    #[test]
    fn what_an_input_method_shows_on_the_way_is_no_step() {
        let mut desk = Desk::default();
        for shown in [
            "n", "ni", "ni'h", "ni'ha", "ni'hao", "ni'ha", "ni'hao", "你好",
        ] {
            desk.write(shown, 100);
        }
        assert_eq!(desk.way_back(), [""]);
    }

    #[test]
    fn taking_out_and_pasting_are_steps_of_their_own() {
        let mut desk = Desk::default();
        desk.write("从别处粘贴来的一整段文字，很长很长。", 0);
        desk.write("从别处粘贴来的一整段文字，很长", 100);
        desk.write("从别处粘贴来的一整段文字", 100);
        desk.write("从别处粘贴来的一整段文字！", 100);
        let back = [
            "从别处粘贴来的一整段文字",
            "从别处粘贴来的一整段文字，很长很长。",
            "",
        ];
        assert_eq!(desk.way_back(), back);
    }

    #[test]
    fn a_change_elsewhere_ends_a_step_and_a_change_of_nothing_is_none() {
        let mut desk = Desk::default();
        desk.write("甲", 0);
        let percent = Command::Percent("1.1".into(), Percent::new(70));
        desk.log.apply(&mut desk.assessment, percent.clone(), 1);
        desk.log.apply(&mut desk.assessment, percent, 2);
        desk.write("甲乙", 3);
        desk.write("甲乙", 4);
        assert_eq!(desk.way_back(), ["甲", "甲", ""]);
        assert_eq!(desk.assessment, Assessment::default());
    }

    #[test]
    fn a_change_after_taking_back_forgets_what_was_taken_back() {
        let mut desk = Desk::default();
        desk.write("甲", 0);
        desk.log.undo(&mut desk.assessment);
        assert!(desk.log.can_redo());
        desk.write("乙", 1);
        assert!(!desk.log.can_redo());
        assert_eq!(desk.log.redo(&mut desk.assessment), None);
        assert_eq!(desk.way_back(), [""]);
    }

    #[test]
    fn typing_goes_on_as_a_new_step_after_taking_back() {
        let mut desk = Desk::default();
        desk.type_in("one two");
        desk.log.undo(&mut desk.assessment);
        desk.type_in("x");
        desk.type_in("y");
        assert_eq!(desk.way_back(), ["one ", ""]);
    }

    #[test]
    fn two_hundred_steps_are_kept_and_huge_ones_are_bounded() {
        let mut desk = Desk::default();
        let long = "质".repeat(60_000);
        desk.write(&long, 0);
        for n in 0..250 {
            desk.write(&format!("{long}第{n}次"), 2000);
        }
        let steps = desk.way_back();
        assert_eq!(
            (steps.len(), steps.last().map(String::as_str)),
            (251, Some(""))
        );
        for n in 0..9u8 {
            desk.write(&char::from(b'a' + n).to_string().repeat(100_000), 2000);
        }
        let bounded = desk.way_back().len();
        assert_eq!(bounded, 4, "100,000 out and 100,000 in: four fit");
    }

    #[test]
    fn one_step_is_kept_however_large() {
        let mut desk = Desk::default();
        desk.write(&"质".repeat(200_000), 0);
        assert_eq!(desk.way_back(), [""]);
    }

    #[test]
    fn steps_of_another_assessment_are_dropped_and_change_nothing() {
        let mut desk = Desk::default();
        desk.type_in("one two");
        let mut other = Assessment::default();
        assert_eq!(desk.log.undo(&mut other), None);
        assert_eq!(
            (other, desk.log),
            (Assessment::default(), UndoLog::default())
        );
        let mut log = UndoLog::default();
        let mut assessment = Assessment::default();
        let percent = |percent| Command::Percent("1.1".into(), Percent::new(percent));
        log.apply(&mut assessment, percent(70), 0);
        assessment.apply(percent(60));
        assert_eq!(log.undo(&mut assessment), None);
        assert_eq!(assessment.percent(&"1.1".into()), Percent::new(60));
    }
}
