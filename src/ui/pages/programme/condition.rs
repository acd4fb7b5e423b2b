//! A condition of a programme, or an official score, and its answer.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, clause, div, el};
use super::super::super::session::Session;
use super::super::super::widgets::radio;
use super::super::super::words;
use super::number::{number_field, score_fields};
use crate::assessment::{Command, ConditionAnswer};
use crate::language::Phrase;
use crate::programme::{Choice, Condition, ConditionKind, Programme};

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
                .child(number_field(place))
                .child(el("span").text(unit.get(lang)))
        }
        ConditionKind::Score { full: usual } => {
            let label = el("label").attr("for", &place.dom_id());
            let full = el("label")
                .attr("for", &format!("{}-full", place.dom_id()))
                .text(words::FULL_MARKS.get(lang));
            let [score, of] = score_fields(place, *usual);
            div("div", "ea-condition")
                .child(el("p").child(asks(label)))
                .child(score)
                .child(div("span", "ea-pair").child(full).child(of))
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
pub(super) struct Place {
    programme: &'static Programme,
    condition: &'static Condition,
}

impl Place {
    pub(super) fn dom_id(self) -> String {
        format!("ea-condition-{}", self.condition.id)
    }

    /// What a field of it is known by among those of all programmes; `tail` tells the fields of one condition apart.
    pub(super) fn key(self, tail: &str) -> String {
        format!("{} {}{tail}", self.programme.id, self.dom_id())
    }

    pub(super) fn answer(self, session: Session) -> Option<ConditionAnswer> {
        session.condition(&self.programme.id, &self.condition.id)
    }

    pub(super) fn command(self, answer: Option<ConditionAnswer>) -> Command {
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
}
