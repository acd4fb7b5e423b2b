//! A condition of a programme, or an official score, and its answer.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, clause, div, el, here};
use super::super::super::session::Session;
use super::super::super::widgets::radio;
use super::super::super::words;
use crate::assessment::{Command, ConditionAnswer};
use crate::decimal::half_width;
use crate::language::Phrase;
use crate::programme::{Choice, Condition, ConditionKind, Programme};
use crate::standard::Hundredths;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// One condition and its answer.
pub(super) fn condition_entry(programme: &'static Programme, condition: &'static Condition) -> El {
    let lang = use_lang();
    let about = condition
        .of_person
        .then(|| div("span", "ea-tag").text(words::OF_PERSON.get(lang)));
    let asks = |holder: El| {
        holder
            .text(condition.asks.get(lang))
            .text(" ")
            .child(clause().text(&condition.clause))
            .child(about)
    };
    let place = Place {
        programme,
        condition,
    };
    match &condition.kind {
        ConditionKind::Declared => {
            let choices = DECLARATIONS.map(|(declared, value, word)| {
                let answer = declared.map(ConditionAnswer::Declared);
                place.choice(value.to_owned(), answer, word.get(lang))
            });
            place.choices(asks(el("legend")), choices.into())
        }
        ConditionKind::Number { choices, .. } if !choices.is_empty() => {
            let of = |choice: &Choice| {
                let answer = Some(ConditionAnswer::Number(choice.value));
                place.choice(choice.value.to_string(), answer, choice.title.get(lang))
            };
            let mut all: Vec<El> = choices.iter().map(of).collect();
            all.push(place.choice(String::from("open"), None, words::UNDECIDED.get(lang)));
            place.choices(asks(el("legend")), all)
        }
        ConditionKind::Number { unit, .. } => {
            let label = el("label").attr("for", &place.dom_id());
            div("div", "ea-condition")
                .child(el("p").child(asks(label)))
                .child(place.field(Part::Number))
                .child(el("span").text(unit.get(lang)))
        }
        ConditionKind::Score { .. } => {
            let label = el("label").attr("for", &place.dom_id());
            let full = el("label")
                .attr("for", &format!("{}-full", place.dom_id()))
                .text(words::FULL_MARKS.get(lang));
            div("div", "ea-condition")
                .child(el("p").child(asks(label)))
                .child(place.field(Part::Score))
                .child(full)
                .child(place.field(Part::Full))
        }
    }
}

/// Yes, no, not decided, as the values of radios.
const DECLARATIONS: [(Option<bool>, &str, Phrase); 3] = [
    (Some(true), "yes", words::YES),
    (Some(false), "no", words::NO),
    (None, "open", words::UNDECIDED),
];

/// Where an answer belongs.
#[derive(Clone, Copy)]
struct Place {
    programme: &'static Programme,
    condition: &'static Condition,
}

impl Place {
    fn dom_id(self) -> String {
        format!("ea-condition-{}", self.condition.id)
    }

    fn answer(self, session: Session) -> Option<ConditionAnswer> {
        session.condition(&self.programme.id, &self.condition.id)
    }

    fn command(self, answer: Option<ConditionAnswer>) -> Command {
        let (programme, condition) = (self.programme.id.clone(), self.condition.id.clone());
        Command::Condition(programme, condition, answer)
    }

    fn choice(self, value: String, answer: Option<ConditionAnswer>, title: &str) -> El {
        div("label", "ea-choice")
            .child(radio(self.dom_id(), &value, self.command(answer)))
            .child(el("span").text(title))
    }

    fn choices(self, legend: El, choices: Vec<El>) -> El {
        let session = use_session();
        div("fieldset", "ea-condition")
            .child(legend)
            .children(choices)
            .live_choice(move || {
                Some(match self.answer(session) {
                    Some(ConditionAnswer::Declared(true)) => String::from("yes"),
                    Some(ConditionAnswer::Declared(false)) => String::from("no"),
                    Some(ConditionAnswer::Number(number)) => number.to_string(),
                    Some(ConditionAnswer::Score { .. }) | None => String::from("open"),
                })
            })
    }

    /// Whether more than the full marks was entered. It is kept as it was typed and counts as not answered.
    fn is_above_full(self, session: Session) -> bool {
        let answer = self.answer(session);
        answer.is_some_and(ConditionAnswer::exceeds_full_marks)
    }

    /// A field for a number. Anything else stays as it was typed, counts as not answered, and says so.
    fn field(self, part: Part) -> El {
        let session = use_session();
        let lang = use_lang();
        let usual = match self.condition.kind {
            ConditionKind::Score { full } => full,
            ConditionKind::Declared | ConditionKind::Number { .. } => 0,
        };
        // Read once: what is typed from here on is this field's own, and the page must not be built anew by it.
        let known = untrack(|| part.of(self.answer(session), usual));
        let typed = RwSignal::new(known.map_or_else(String::new, |known| part.shown(known)));
        // Undo changes the answer from elsewhere.
        Effect::new(move |_| {
            let known = part.of(self.answer(session), usual);
            if known != typed.with_untracked(|text| part.read(text)) {
                typed.set(known.map_or_else(String::new, |known| part.shown(known)));
            }
        });
        let unread =
            move || typed.with(|text| !text.trim().is_empty() && part.read(text).is_none());
        let above = move || part != Part::Number && self.is_above_full(session);
        let input = div("input", "ea-text ea-number")
            .attr("type", "text")
            .attr("inputmode", part.keyboard())
            .attr("autocomplete", "off")
            .attr("id", &format!("{}{}", self.dom_id(), part.tail()))
            .live_attr("aria-invalid", move || {
                (unread() || above()).then(|| String::from("true"))
            })
            .live_value(move || typed.get())
            .live_flag("readOnly", move || session.is_read_only())
            .on("input", move |event| {
                if let Some(input) = here::<HtmlInputElement>(&event) {
                    let number = part.read(&input.value());
                    let before = untrack(|| self.answer(session));
                    typed.set(input.value());
                    session.send(self.command(part.answer(number, before, usual)));
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
    /// The number of an answer; of a score in hundredths.
    fn of(self, answer: Option<ConditionAnswer>, usual: u32) -> Option<u32> {
        match (self, answer) {
            (Part::Number, Some(ConditionAnswer::Number(number))) => Some(number),
            (Part::Score, Some(ConditionAnswer::Score { score, .. })) => Some(score),
            (Part::Full, Some(ConditionAnswer::Score { full, .. })) => Some(full),
            (Part::Full, None) => Some(usual),
            _ => None,
        }
    }

    fn shown(self, number: u32) -> String {
        match self {
            Part::Number | Part::Full => number.to_string(),
            Part::Score => Hundredths::new(i64::from(number)).to_string(),
        }
    }

    /// The number that a text is.
    fn read(self, text: &str) -> Option<u32> {
        let text = half_width(text.trim());
        let text = text.as_str();
        match self {
            Part::Number => text.parse().ok().filter(|number| *number <= MOST),
            Part::Full => text
                .parse()
                .ok()
                .filter(|number| (1..=MOST).contains(number)),
            Part::Score => {
                let (whole, decimals) = text.split_once('.').unwrap_or((text, "00"));
                let digits = matches!(decimals.len(), 1 | 2)
                    && decimals.bytes().all(|byte| byte.is_ascii_digit());
                let decimals: u32 = digits.then(|| format!("{decimals:0<2}").parse().ok())??;
                let whole: u32 = whole.parse().ok().filter(|whole| *whole <= MOST)?;
                Some(whole * 100 + decimals)
            }
        }
    }

    /// The answer once this part is `number`.
    fn answer(
        self,
        number: Option<u32>,
        before: Option<ConditionAnswer>,
        usual: u32,
    ) -> Option<ConditionAnswer> {
        match self {
            Part::Number => number.map(ConditionAnswer::Number),
            Part::Score => {
                let full = Part::Full.of(before, usual).unwrap_or(usual);
                number.map(|score| ConditionAnswer::Score { score, full })
            }
            Part::Full => {
                let score = Part::Score.of(before, usual)?;
                let full = number.unwrap_or(usual);
                Some(ConditionAnswer::Score { score, full })
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
            Part::Number | Part::Full => words::NOT_WHOLE,
            Part::Score => words::NOT_A_SCORE,
        }
    }
}
