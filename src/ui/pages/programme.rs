//! A programme: what it asks, what this assessment says, what is missing.

use super::super::app::{use_lang, use_session};
use super::super::widgets::{NearestItems, Pager, RuleTree};
use super::super::words;
use crate::assessment::{Command, ConditionAnswer};
use crate::programme::{Condition, ConditionKind, Programme, Verdict};
use crate::standard::{Hundredths, Reading, TierId};
use leptos::html;
use leptos::prelude::*;

/// The page of a programme.
#[component]
pub(super) fn ProgrammePage(programme: &'static Programme) -> impl IntoView {
    let lang = use_lang();
    let conditions = programme.conditions.iter();
    let conditions = conditions.map(|condition| view! { <ConditionEntry programme condition/> });
    view! {
        <h1 tabindex="-1">{programme.title.get(lang)}</h1>
        <p class="ea-hint">
            {words::GRANTED_BY.get(lang)} {words::SEPARATOR.get(lang)} {programme.grantor.get(lang)} <br/>
            {words::SOURCE.get(lang)} {words::SEPARATOR.get(lang)} {programme.source.get(lang)}
        </p>
        <p class="ea-notice">{programme.official_score.get(lang)}</p>
        <Outcome programme/>
        <section class="ea-section">
            <h2>{words::CONDITIONS.get(lang)}</h2>
            {conditions.collect_view()}
        </section>
        <TierList programme/>
        <section class="ea-section">
            <h2>{words::READINGS.get(lang)}</h2>
            <ReadingList readings=&programme.readings/>
        </section>
        <Pager/>
    }
}

/// The tier by score and declarations, and by score alone.
#[component]
fn Outcome(programme: &'static Programme) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let tiers = Memo::new(move |_| {
        session.programmes.with(|results| {
            let found = results.iter().find(|result| result.id == programme.id);
            found.map(|result| (result.tier.clone(), result.by_score.clone()))
        })
    });
    let title = move |tier: Option<TierId>| {
        let tier = tier.and_then(|id| programme.tier(&id));
        tier.map_or(words::NO_TIER.get(lang), |tier| tier.title.get(lang))
    };
    let row = move |label: &'static str, second: bool| {
        let value = move || {
            let (tier, by_score) = tiers.get().unwrap_or_default();
            title(if second { by_score } else { tier })
        };
        view! { <div><dt>{label}</dt><dd><strong>{value}</strong></dd></div> }
    };
    view! {
        <dl class="ea-outcome" aria-label=words::PROVISIONAL.get(lang)>
            <div><dt class="ea-provisional">{words::PROVISIONAL.get(lang)}</dt><dd class="ea-hint">{words::PROVISIONAL_NOTE.get(lang)}</dd></div>
            {row(words::TIER_NOW.get(lang), false)}
            {row(words::TIER_BY_SCORE.get(lang), true)}
        </dl>
        <NearestItems/>
    }
}

/// One condition and its answer.
#[component]
fn ConditionEntry(programme: &'static Programme, condition: &'static Condition) -> impl IntoView {
    let lang = use_lang();
    let question = view! {
        {condition.asks.get(lang)} <span class="ea-clause">{condition.clause.clone()}</span>
    };
    match &condition.kind {
        ConditionKind::Declared => view! {
            <fieldset class="ea-condition">
                <legend>{question}</legend>
                <DeclarationChoice programme condition/>
            </fieldset>
        }
        .into_any(),
        ConditionKind::Number { unit } => view! {
            <div class="ea-condition">
                <label for=format!("ea-condition-{}", condition.id)>{question}</label>
                <NumberField programme condition/>
                <span>{unit.get(lang)}</span>
            </div>
        }
        .into_any(),
    }
}

/// Yes, no, not decided.
#[component]
fn DeclarationChoice(
    programme: &'static Programme,
    condition: &'static Condition,
) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let choices = [
        (Some(true), "yes", words::YES),
        (Some(false), "no", words::NO),
        (None, "open", words::UNDECIDED),
    ];
    let radio = |(declared, value, word): (Option<bool>, &'static str, crate::language::Phrase)| {
        let answer = declared.map(ConditionAnswer::Declared);
        let command = Command::Condition(programme.id.clone(), condition.id.clone(), answer);
        view! {
            <label class="ea-choice">
                <input
                    type="radio"
                    name=format!("ea-condition-{}", condition.id)
                    value=value
                    prop:checked=move || session.condition(&programme.id, &condition.id) == answer
                    on:change=move |_| session.send(command.clone())
                />
                <span>{word.get(lang)}</span>
            </label>
        }
    };
    choices.map(radio).collect_view()
}

/// A whole number; anything else counts as not answered, and says so.
#[component]
fn NumberField(programme: &'static Programme, condition: &'static Condition) -> impl IntoView {
    let session = use_session();
    let input = NodeRef::<html::Input>::new();
    let answered = move || match session.condition(&programme.id, &condition.id) {
        Some(ConditionAnswer::Number(number)) => number.to_string(),
        Some(ConditionAnswer::Declared(_)) | None => String::new(),
    };
    Effect::new(move |_| {
        let text = answered();
        if let Some(input) = input.get()
            && input.value().trim().parse::<u32>().ok() != text.parse::<u32>().ok()
        {
            input.set_value(&text);
        }
    });
    let on_input = move |_| {
        let text = input.get_untracked().map(|input| input.value());
        let number = text.and_then(|text| text.trim().parse::<u32>().ok());
        let answer = number.map(ConditionAnswer::Number);
        session.send(Command::Condition(
            programme.id.clone(),
            condition.id.clone(),
            answer,
        ));
    };
    view! {
        <input
            class="ea-text ea-number"
            type="number"
            inputmode="numeric"
            min="0"
            max="9999"
            step="1"
            id=format!("ea-condition-{}", condition.id)
            node_ref=input
            on:input=on_input
        />
    }
}

/// Eligibility and every tier with its conditions and verdicts.
#[component]
fn TierList(programme: &'static Programme) -> impl IntoView {
    let lang = use_lang();
    let tiers = programme.tiers.iter().map(|tier| {
        view! {
            <div class="ea-tier">
                <h3>
                    {tier.title.get(lang)}
                    <span class="ea-clause">{tier.clause.clone()}</span>
                    <TierState programme tier=tier.id.clone()/>
                </h3>
                <RuleTree programme rule=&tier.rule/>
            </div>
        }
    });
    view! {
        <section class="ea-section">
            <h2>{words::TIERS.get(lang)}</h2>
            <div class="ea-tier">
                <h3>{words::ELIGIBILITY.get(lang)}</h3>
                <RuleTree programme rule=&programme.eligibility/>
            </div>
            {tiers.collect_view()}
        </section>
    }
}

/// Whether a tier is reached, and the points still missing.
#[component]
fn TierState(programme: &'static Programme, tier: TierId) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let state = Memo::new(move |_| {
        session.programmes.with(|results| {
            let result = results.iter().find(|result| result.id == programme.id)?;
            let found = result.tiers.iter().find(|found| found.id == tier)?;
            Some((found.verdict, found.distance))
        })
    });
    let text = move || {
        let (verdict, distance) = state.get().unwrap_or((Verdict::Open, None));
        let distance = distance.filter(|distance| *distance > Hundredths::ZERO);
        let distance = distance.map_or_else(String::new, |distance| {
            format!(" · {}", words::distance(lang, distance))
        });
        format!("{}{distance}", words::tier_verdict(verdict).get(lang))
    };
    view! { <span class="ea-tag">{text}</span> }
}

/// How unclear clauses are read.
#[component]
pub(super) fn ReadingList(readings: &'static [Reading]) -> impl IntoView {
    let lang = use_lang();
    let readings = readings.iter().map(|reading| {
        view! { <div><dt>{reading.clause.clone()}</dt><dd>{reading.text.get(lang)}</dd></div> }
    });
    view! { <dl class="ea-definitions">{readings.collect_view()}</dl> }
}
