//! The fields of a condition that is answered with a number, or with a score and its full marks.
//!
//! What is typed stays as it was typed; the answer is read from all fields of the condition together. Where one of them cannot be
//! read, the condition counts as not answered, and that field says so, also when one comes back to it.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, div, el, here};
use super::super::super::session::Session;
use super::super::super::words;
use super::condition::Place;
use crate::assessment::ConditionAnswer;
use crate::decimal::half_width;
use crate::language::Phrase;
use crate::programme::MOST_MARKS;
use crate::standard::Hundredths;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The field of a whole number.
pub(super) fn number_field(place: Place) -> El {
    Typed::of(place, None).field(Part::Number)
}

/// The fields of a score and of its full marks, which are `usual` until others are typed.
pub(super) fn score_fields(place: Place, usual: u32) -> [El; 2] {
    let typed = Typed::of(place, Some(usual));
    [Part::Score, Part::Full].map(|part| typed.field(part))
}

/// What stands in the fields of a condition.
#[derive(Clone, Copy)]
struct Typed {
    place: Place,
    /// The number, or the score.
    number: RwSignal<String>,
    full: RwSignal<String>,
    /// The usual full marks; nothing where a whole number is asked for.
    usual: Option<u32>,
}

impl Typed {
    fn of(place: Place, usual: Option<u32>) -> Typed {
        let session = use_session();
        let typed = Typed {
            place,
            number: RwSignal::new(String::new()),
            full: RwSignal::new(String::new()),
            usual,
        };
        // Read once: what is typed from here on is the fields' own, and the page must not be built anew by it.
        typed.show(untrack(|| place.answer(session)));
        for part in typed.parts() {
            if let Some(unkept) = session.unkept(&place.key(part.tail())) {
                typed.text(*part).set(unkept);
            }
        }
        Effect::new(move |_| {
            let answer = place.answer(session);
            // Undo changes the answer from elsewhere.
            if answer != typed.answer() {
                typed.show(answer);
                typed.keep_beside(session);
            }
        });
        typed
    }

    fn answer(self) -> Option<ConditionAnswer> {
        let read = |typed: RwSignal<String>, part: Part| typed.with_untracked(|t| part.read(t));
        Some(match self.usual {
            None => ConditionAnswer::Number(read(self.number, Part::Number)?),
            Some(_) => ConditionAnswer::Score {
                score: read(self.number, Part::Score)?,
                full: read(self.full, Part::Full)?,
            },
        })
    }

    fn parts(self) -> &'static [Part] {
        match self.usual {
            None => &[Part::Number],
            Some(_) => &[Part::Score, Part::Full],
        }
    }

    fn text(self, part: Part) -> RwSignal<String> {
        match part {
            Part::Number | Part::Score => self.number,
            Part::Full => self.full,
        }
    }

    /// Whether what stands in a field cannot be read. A number may not be known yet; full marks are always some.
    fn is_unread(self, part: Part) -> bool {
        self.text(part).with(|text| {
            let may_be = part != Part::Full && text.trim().is_empty();
            !may_be && part.read(text).is_none()
        })
    }

    /// Has the session keep what stands in all fields as long as one of them cannot be read.
    fn keep_beside(self, session: Session) {
        let parts = self.parts();
        let unread = untrack(|| parts.iter().any(|part| self.is_unread(*part)));
        for part in parts {
            let text = unread.then(|| self.text(*part).get_untracked());
            session.set_unkept(&self.place.key(part.tail()), text);
        }
    }

    fn show(self, answer: Option<ConditionAnswer>) {
        let usual = self.usual.unwrap_or_default();
        let (number, full) = match answer {
            Some(ConditionAnswer::Number(number)) => (number.to_string(), usual),
            Some(ConditionAnswer::Score { score, full }) => {
                (Hundredths::new(i64::from(score)).to_string(), full)
            }
            Some(ConditionAnswer::Declared(_)) | None => (String::new(), usual),
        };
        self.number.set(number);
        self.full.set(full.to_string());
    }

    fn field(self, part: Part) -> El {
        let session = use_session();
        let lang = use_lang();
        let typed = self.text(part);
        let unread = move || self.is_unread(part);
        // It is kept as it was typed and counts as not answered.
        let above = move || {
            let answer = self.place.answer(session);
            answer.is_some_and(ConditionAnswer::exceeds_full_marks)
        };
        let input = div("input", "ea-text ea-number")
            .attr("type", "text")
            .attr("inputmode", part.keyboard())
            .attr("autocomplete", "off")
            .attr("id", &format!("{}{}", self.place.dom_id(), part.tail()))
            .live_attr("aria-invalid", move || {
                (unread() || above()).then(|| String::from("true"))
            })
            .live_value(move || typed.get())
            .live_flag("readOnly", move || session.is_read_only())
            .on("input", move |event| {
                if let Some(input) = here::<HtmlInputElement>(&event) {
                    typed.set(input.value());
                    session.send(self.place.command(self.answer()));
                    self.keep_beside(session);
                }
            });
        let error = move || {
            let error = div("span", "ea-error").attr("role", "alert");
            match (unread(), above()) {
                (true, _) => Some(error.text(part.hint().get(lang))),
                // Said once, behind both numbers.
                (false, true) if part == Part::Full => {
                    Some(error.text(words::ABOVE_FULL_MARKS.get(lang)))
                }
                _ => None,
            }
        };
        el("span").child(input).live(error)
    }
}

/// Which number of an answer a field holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A whole number.
    Number,
    /// A score, with up to two decimals.
    Score,
    /// The full marks of the score.
    Full,
}

/// The largest whole number that is taken.
const MOST: u32 = 9999;

impl Part {
    /// The number that a text is; of a score in hundredths.
    fn read(self, text: &str) -> Option<u32> {
        let text = half_width(text.trim());
        let text = text.as_str();
        let whole = |text: &str, most| text.parse().ok().filter(|number| *number <= most);
        match self {
            Part::Number => whole(text, MOST),
            Part::Full => whole(text, MOST_MARKS).filter(|marks| *marks > 0),
            Part::Score => {
                let (marks, decimals) = text.split_once('.').unwrap_or((text, "00"));
                let digits = matches!(decimals.len(), 1 | 2)
                    && decimals.bytes().all(|byte| byte.is_ascii_digit());
                let decimals: u32 = digits.then(|| format!("{decimals:0<2}").parse().ok())??;
                Some(whole(marks, MOST_MARKS)? * 100 + decimals)
            }
        }
    }

    fn keyboard(self) -> &'static str {
        match self {
            Part::Number | Part::Full => "numeric",
            Part::Score => "decimal",
        }
    }

    fn tail(self) -> &'static str {
        match self {
            Part::Number | Part::Score => "",
            Part::Full => "-full",
        }
    }

    fn hint(self) -> Phrase {
        match self {
            Part::Number => words::NOT_WHOLE,
            Part::Full => words::NOT_FULL_MARKS,
            Part::Score => words::NOT_A_SCORE,
        }
    }
}
