//! A programme: what it asks, what this assessment says, what is missing.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, clause, div, el, here};
use super::super::widgets::{nearest_items, pager, radio, rule_tree};
use super::super::words;
use super::{heading, section};
use crate::assessment::{Command, ConditionAnswer};
use crate::language::Phrase;
use crate::programme::{Condition, ConditionKind, Programme, ProgrammeResult, Tier};
use crate::standard::{Reading, TierId};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The page of a programme.
pub(super) fn programme_page(programme: &'static Programme) -> View {
    let lang = use_lang();
    let line = |word: Phrase, text: &str| {
        let text = format!("{}{}{text}", word.get(lang), words::SEPARATOR.get(lang));
        div("p", "ea-hint").text(&text)
    };
    let conditions = section(words::CONDITIONS.get(lang), None).children(
        programme
            .conditions
            .iter()
            .map(|condition| condition_entry(programme, condition)),
    );
    View::from(vec![
        View::from(heading(programme.title.get(lang))),
        line(words::GRANTED_BY, programme.grantor.get(lang)).into(),
        line(words::SOURCE, programme.source.get(lang)).into(),
        div("p", "ea-notice")
            .text(programme.official_score.get(lang))
            .into(),
        outcome(programme),
        conditions.into(),
        tier_list(programme).into(),
        section(words::READINGS.get(lang), None)
            .child(reading_list(&programme.readings))
            .into(),
        pager(),
    ])
}

/// The tier by score and declarations, and by score alone.
fn outcome(programme: &'static Programme) -> View {
    let session = use_session();
    let lang = use_lang();
    let row = |label: Phrase, tier: fn(&ProgrammeResult) -> Option<&TierId>| {
        let title = move || {
            let results = session.programmes.get();
            let result = results.iter().find(|result| result.id == programme.id);
            let tier = result.and_then(tier).and_then(|id| programme.tier(id));
            let title = tier.map_or(words::NO_TIER.get(lang), |tier| tier.title.get(lang));
            title.to_owned()
        };
        el("div")
            .child(el("dt").text(label.get(lang)))
            .child(el("dd").child(el("strong").live_text(title)))
    };
    let provisional = el("div")
        .child(div("dt", "ea-provisional").text(words::PROVISIONAL.get(lang)))
        .child(div("dd", "ea-hint").text(words::PROVISIONAL_NOTE.get(lang)));
    View::from(vec![
        div("dl", "ea-outcome")
            .child(provisional)
            .child(row(words::TIER_NOW, |result| result.tier.as_ref()))
            .child(row(words::TIER_BY_SCORE, |result| result.by_score.as_ref())),
        nearest_items(),
    ])
}

/// One condition and its answer.
fn condition_entry(programme: &'static Programme, condition: &'static Condition) -> El {
    let session = use_session();
    let lang = use_lang();
    let asks = condition.asks.get(lang);
    let clause = clause().text(&condition.clause);
    match &condition.kind {
        ConditionKind::Declared => div("fieldset", "ea-condition")
            .child(el("legend").text(asks).text(" ").child(clause))
            .children(declarations(programme, condition))
            .live_choice(move || {
                let declared = match session.condition(&programme.id, &condition.id) {
                    Some(ConditionAnswer::Declared(declared)) => Some(declared),
                    Some(ConditionAnswer::Number(_)) | None => None,
                };
                let chosen = DECLARATIONS.iter().find(|(known, ..)| *known == declared);
                chosen.map(|(_, value, _)| (*value).to_owned())
            }),
        ConditionKind::Number { unit } => {
            let label = el("label").attr("for", &format!("ea-condition-{}", condition.id));
            div("div", "ea-condition")
                .child(el("p").child(label.text(asks).text(" ").child(clause)))
                .child(number_field(programme, condition))
                .child(el("span").text(unit.get(lang)))
        }
    }
}

/// Yes, no, not decided, as the values of radios.
const DECLARATIONS: [(Option<bool>, &str, Phrase); 3] = [
    (Some(true), "yes", words::YES),
    (Some(false), "no", words::NO),
    (None, "open", words::UNDECIDED),
];

fn declarations(programme: &'static Programme, condition: &'static Condition) -> [El; 3] {
    let lang = use_lang();
    DECLARATIONS.map(|(declared, value, word)| {
        let answer = declared.map(ConditionAnswer::Declared);
        let command = Command::Condition(programme.id.clone(), condition.id.clone(), answer);
        let name = format!("ea-condition-{}", condition.id);
        div("label", "ea-choice")
            .child(radio(name, value, command))
            .child(el("span").text(word.get(lang)))
    })
}

/// The largest number that is taken.
const MOST: u32 = 9999;

/// A whole number. Anything else stays as it was typed, counts as not answered, and says so.
fn number_field(programme: &'static Programme, condition: &'static Condition) -> El {
    let session = use_session();
    let lang = use_lang();
    // Read once: what is typed from here on is this field's own, and the page must not be built anew by it.
    let known = match untrack(|| session.condition(&programme.id, &condition.id)) {
        Some(ConditionAnswer::Number(number)) => number.to_string(),
        Some(ConditionAnswer::Declared(_)) | None => String::new(),
    };
    let typed = RwSignal::new(known);
    // Undo changes the answer from elsewhere.
    Effect::new(move |_| {
        let answer = match session.condition(&programme.id, &condition.id) {
            Some(ConditionAnswer::Number(number)) => Some(number),
            Some(ConditionAnswer::Declared(_)) | None => None,
        };
        if answer != typed.with_untracked(|text| whole(text)) {
            typed.set(answer.map(|number| number.to_string()).unwrap_or_default());
        }
    });
    let wrong = move || typed.with(|text| !text.trim().is_empty() && whole(text).is_none());
    let input = div("input", "ea-text ea-number")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("id", &format!("ea-condition-{}", condition.id))
        .live_attr("aria-invalid", move || {
            wrong().then(|| String::from("true"))
        })
        .live_value(move || typed.get())
        .live_flag("readOnly", move || session.is_read_only())
        .on("input", move |event| {
            if let Some(input) = here::<HtmlInputElement>(&event) {
                let answer = whole(&input.value()).map(ConditionAnswer::Number);
                let (programme, condition) = (programme.id.clone(), condition.id.clone());
                typed.set(input.value());
                session.send(Command::Condition(programme, condition, answer));
            }
        });
    let error = move || {
        let error = div("span", "ea-error").attr("role", "alert");
        wrong().then(|| error.text(words::NOT_WHOLE.get(lang)))
    };
    el("span").child(input).live(error)
}

/// The whole number that a text is, up to [`MOST`].
fn whole(text: &str) -> Option<u32> {
    text.trim().parse().ok().filter(|number| *number <= MOST)
}

/// Eligibility and every tier with its conditions and verdicts.
fn tier_list(programme: &'static Programme) -> El {
    let lang = use_lang();
    let eligibility = div("div", "ea-tier")
        .child(el("h3").text(words::ELIGIBILITY.get(lang)))
        .child(rule_tree(programme, &programme.eligibility));
    section(words::TIERS.get(lang), None)
        .child(eligibility)
        .children(
            programme
                .tiers
                .iter()
                .map(|tier| tier_entry(programme, tier)),
        )
}

/// A tier, whether it is reached, and the points still missing.
fn tier_entry(programme: &'static Programme, tier: &'static Tier) -> El {
    let session = use_session();
    let lang = use_lang();
    let state = move || {
        let results = session.programmes.get();
        let result = results.iter().find(|result| result.id == programme.id);
        let found = result.and_then(|result| result.tiers.iter().find(|found| found.id == tier.id));
        found.map_or_else(String::new, |found| {
            words::tier_state(lang, found.verdict, found.distance)
        })
    };
    let head = el("h3")
        .text(tier.title.get(lang))
        .child(clause().text(&tier.clause))
        .child(div("span", "ea-tag").live_text(state));
    div("div", "ea-tier")
        .child(head)
        .child(rule_tree(programme, &tier.rule))
}

/// How unclear clauses are read.
pub(super) fn reading_list(readings: &[Reading]) -> El {
    let lang = use_lang();
    let entry = |reading: &Reading| {
        el("div")
            .child(el("dt").text(&reading.clause))
            .child(el("dd").text(reading.text.get(lang)))
    };
    div("dl", "ea-definitions").children(readings.iter().map(entry))
}
