//! A rule of a programme as a list of conditions, each with what is known about it.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, div, el};
use super::super::words;
use crate::language::Lang;
use crate::programme::{Facts, Measure, Programme, Rule, Scores, Verdict};
use crate::standard::ConditionId;
use leptos::prelude::*;

/// A rule and its parts, with their verdicts.
pub(in crate::ui) fn rule_tree(programme: &'static Programme, rule: &'static Rule) -> El {
    let session = use_session();
    let lang = use_lang();
    let verdict = move || {
        session.track_conditions();
        let board = session.board.get();
        session.assessment(|assessment| {
            let nothing = Default::default();
            let declared = assessment.conditions.get(&programme.id).unwrap_or(&nothing);
            rule.evaluate(&Facts {
                scores: programme.own_score(assessment, &board),
                declared: Some(declared),
            })
        })
    };
    let class = move || {
        Some(String::from(match verdict() {
            Verdict::Met => "ea-rule ea-reached",
            Verdict::Open => "ea-rule ea-open",
            Verdict::Failed => "ea-rule ea-out",
        }))
    };
    let word = move || words::condition_verdict(verdict()).get(lang).to_owned();
    let (text, parts) = wording(programme, rule, lang);
    let parts = parts
        .iter()
        .map(|part| el("li").child(rule_tree(programme, part)));
    let line = el("span")
        .live_attr("class", class)
        .child(div("span", "ea-verdict").live_text(word))
        .child(el("span").text(&text).live(by_official(programme, rule)));
    let tree = el("div").child(line);
    if parts.len() == 0 {
        tree
    } else {
        tree.child(div("ul", "ea-rules").children(parts))
    }
}

/// What an entered official score says about a line of its own; nothing as long as there is none.
fn by_official(
    programme: &'static Programme,
    rule: &'static Rule,
) -> impl FnMut() -> Option<El> + 'static {
    let session = use_session();
    let lang = use_lang();
    move || {
        let Rule::AtLeast(Measure::Total(_, Some(id))) = rule else {
            return None;
        };
        session.track_conditions();
        let verdict = session.assessment(|assessment| {
            let declared = assessment.conditions.get(&programme.id)?;
            declared.get(id)?;
            Some(rule.evaluate(&Facts {
                scores: Scores::Official(declared),
                declared: Some(declared),
            }))
        })?;
        let word = words::condition_verdict(verdict).get(lang);
        let said = words::official_state(lang, word, None);
        Some(div("span", "ea-tag").text(&said))
    }
}

/// A rule in words, and its parts.
fn wording(programme: &Programme, rule: &'static Rule, lang: Lang) -> (String, &'static [Rule]) {
    match rule {
        Rule::All(parts) => (words::ALL_OF.get(lang).to_owned(), parts),
        Rule::Any(parts) => (words::ANY_OF.get(lang).to_owned(), parts),
        Rule::AtLeast(Measure::Total(percent, _)) => (
            words::at_least_percent(lang, false, &percent.to_string()),
            &[],
        ),
        Rule::AtLeast(Measure::BestCategory(percent, _)) => (
            words::at_least_percent(lang, true, &percent.to_string()),
            &[],
        ),
        Rule::AtLeast(Measure::Number(id, least)) => {
            // What is chosen from is asked once; the tiers differ in what they ask of it.
            let choice = programme.choice(id, *least);
            let chosen = choice.map(|choice| choice.title.get(lang));
            let chosen = chosen.map(|title| words::fill(words::OR_HIGHER, lang, &[title]));
            let stated = || statement(programme, id, lang) + &programme.amount(id, *least);
            (chosen.unwrap_or_else(stated), &[])
        }
        Rule::AtLeast(Measure::Score(id, _)) | Rule::Declared(id) => {
            (statement(programme, id, lang), &[])
        }
    }
}

fn statement(programme: &Programme, id: &ConditionId, lang: Lang) -> String {
    let condition = programme.condition(id);
    condition.map_or_else(String::new, |one| one.statement.get(lang).to_owned())
}
