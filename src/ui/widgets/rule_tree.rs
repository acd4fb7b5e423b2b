//! A rule of a programme as a list of conditions, each with what is known about it.

use super::super::app::{use_lang, use_session};
use super::super::words;
use crate::programme::{Facts, Measure, Programme, Rule, Verdict};
use crate::standard::ConditionId;
use leptos::prelude::*;

/// A rule and its parts, with their verdicts.
#[component]
pub(in crate::ui) fn RuleTree(
    /// The programme.
    programme: &'static Programme,
    /// The rule.
    rule: &'static Rule,
) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let verdict = Memo::new(move |_| {
        // The results wake with every declaration and every score, so the verdict does too.
        session.programmes.track();
        session.board.with(|board| {
            session.assessment(|assessment| {
                let nothing = Default::default();
                let declared = assessment.conditions.get(&programme.id).unwrap_or(&nothing);
                rule.evaluate(&Facts {
                    board,
                    declared: Some(declared),
                })
            })
        })
    });
    let (text, parts) = match rule {
        Rule::All(parts) => (words::ALL_OF.get(lang).to_owned(), parts.as_slice()),
        Rule::Any(parts) => (words::ANY_OF.get(lang).to_owned(), parts.as_slice()),
        Rule::AtLeast(Measure::Total(percent)) => (
            words::at_least_percent(lang, false, &percent.to_string()),
            &[][..],
        ),
        Rule::AtLeast(Measure::BestCategory(percent)) => (
            words::at_least_percent(lang, true, &percent.to_string()),
            &[][..],
        ),
        Rule::AtLeast(Measure::Number(id, _)) | Rule::Declared(id) => {
            (asks(programme, id, lang), &[][..])
        }
    };
    let parts = parts
        .iter()
        .map(|rule| view! { <li><RuleTree programme rule/></li> }.into_any());
    let parts: Vec<AnyView> = parts.collect();
    let class = move || match verdict.get() {
        Verdict::Met => "ea-rule ea-reached",
        Verdict::Open => "ea-rule ea-open",
        Verdict::Failed => "ea-rule ea-out",
    };
    view! {
        <span class=class>
            <span class="ea-verdict">{move || words::condition_verdict(verdict.get()).get(lang)}</span>
            <span>{text}</span>
        </span>
        {(!parts.is_empty()).then(|| view! { <ul class="ea-rules">{parts}</ul> })}
    }
    .into_any()
}

fn asks(programme: &Programme, id: &ConditionId, lang: crate::language::Lang) -> String {
    let condition = programme.condition(id);
    condition.map_or_else(String::new, |condition| condition.asks.get(lang).to_owned())
}
