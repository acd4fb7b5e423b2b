//! One item: what is asked, the evidence, the factors, the percent, and what to make of it.

use super::super::app::{use_lang, use_session};
use super::super::widgets::{
    BandChoice, CoverageChoice, FindingList, ItemExplanation, Pager, PercentChoice, ProposalBox,
    TextBox,
};
use super::super::words;
use crate::assessment::TextField;
use crate::standard::{GuidancePoint, Item, ItemId};
use leptos::prelude::*;

/// The page of an item.
#[component]
pub(super) fn ItemPage(item: &'static Item) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let points = item.guidance.iter();
    let points = points.map(|point| view! { <GuidanceEntry item=item.id.clone() point/> });
    let guide = session.standard().guide_of(item);
    let factors = guide.factors.iter();
    let factors = factors.map(|factor| view! { <BandChoice item=item.id.clone() factor/> });
    view! {
        <ItemHeading item/>
        <Requirements item/>
        <section class="ea-section">
            <h2>{words::GUIDANCE.get(lang)}</h2>
            <p class="ea-hint">{words::GUIDANCE_NOTE.get(lang)}</p>
            {points.collect_view()}
        </section>
        <section class="ea-section">
            <h2>{words::FACTORS.get(lang)} <span class="ea-clause">{guide.clause.clone()}</span></h2>
            <p class="ea-hint">{words::FACTORS_NOTE.get(lang)}</p>
            {factors.collect_view()}
        </section>
        <ItemScoreSection item/>
        <section class="ea-section">
            <h2>{words::STRENGTHS.get(lang)} " · " {words::OPPORTUNITIES.get(lang)}</h2>
            <TextBox field=TextField::Strengths(item.id.clone()) label=words::STRENGTHS.get(lang)/>
            <TextBox field=TextField::Opportunities(item.id.clone()) label=words::OPPORTUNITIES.get(lang)/>
            <TextBox field=TextField::Private(item.id.clone()) label=words::PRIVATE.get(lang) hint=words::PRIVATE_HINT.get(lang) rows=2/>
        </section>
        <Pager/>
    }
}

/// Category, title, points.
#[component]
fn ItemHeading(item: &'static Item) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let standard = session.standard();
    let category = standard
        .category_of(&item.id)
        .map(|category| format!("{} {}", category.id, category.title.get(lang)));
    let kind = if standard.is_result(item) {
        words::RESULT_ITEM
    } else {
        words::PROCESS_ITEM
    };
    let other = item
        .other_title
        .as_ref()
        .filter(|other| other.get(lang) != item.title.get(lang));
    let other = other.map(|title| {
        format!(
            "{}{}{}",
            words::ALSO_TITLED.get(lang),
            words::SEPARATOR.get(lang),
            title.get(lang)
        )
    });
    view! {
        <p class="ea-crumb">{category}</p>
        <h1 tabindex="-1">{format!("{} {}", item.id, item.title.get(lang))}</h1>
        <p class="ea-about">
            <span class="ea-tag">{words::points(lang, item.points.0)}</span>
            <span class="ea-tag">{kind.get(lang)}</span>
            <span class="ea-clause">{words::CLAUSE.get(lang)} " " {item.clause.clone()}</span>
            {other.map(|other| view! { <span class="ea-hint">{other}</span> })}
        </p>
    }
}

/// The requirement at its first two depths; the third are the guidance points below.
#[component]
fn Requirements(item: &'static Item) -> impl IntoView {
    let lang = use_lang();
    view! {
        <dl class="ea-requirements" aria-label=words::REQUIREMENTS.get(lang)>
            <div>
                <dt>{words::BASIC.get(lang)}</dt>
                <dd>{item.basic.get(lang)}</dd>
            </div>
            <div>
                <dt>{words::OVERALL.get(lang)}</dt>
                <dd>{item.overall.get(lang)}</dd>
            </div>
        </dl>
    }
}

/// One guidance point: what is asked, how far it is covered, the evidence.
#[component]
fn GuidanceEntry(item: ItemId, point: &'static GuidancePoint) -> impl IntoView {
    let lang = use_lang();
    let deepens = point.deepens.as_ref().map(|deepens| {
        view! {
            <p class="ea-deepens">
                <span class="ea-hint">{words::DEEPENS.get(lang)} " " {deepens.clause.clone()}</span>
                {deepens.text.get(lang)}
            </p>
        }
    });
    let groups = point.groups.iter().map(|group| {
        let separator = match lang {
            crate::language::Lang::Zh => "、",
            crate::language::Lang::En => ", ",
        };
        let examples: Vec<&str> = group
            .examples
            .iter()
            .map(|example| example.get(lang))
            .collect();
        view! { <div><dt>{group.name.get(lang)}</dt><dd>{examples.join(separator)}</dd></div> }
    });
    let groups = (!point.groups.is_empty()).then(|| {
        view! {
            <details class="ea-why">
                <summary>{words::EXAMPLE_INDICATORS.get(lang)}</summary>
                <dl class="ea-indicators">{groups.collect_view()}</dl>
            </details>
        }
    });
    let evidence = TextField::Evidence(item.clone(), point.id.clone());
    view! {
        <article class="ea-point" aria-labelledby=format!("ea-point-{}", point.id)>
            <h3 id=format!("ea-point-{}", point.id)>
                {point.heading.get(lang)}
                <span class="ea-clause">{point.clause.clone()}</span>
            </h3>
            <p class="ea-asks">{point.asks.get(lang)}</p>
            {deepens}
            {groups}
            <CoverageChoice item=item point=point.id.clone()/>
            <TextBox
                field=evidence
                label=words::evidence_of(lang, point.heading.get(lang))
                hint=words::EVIDENCE_HINT.get(lang)
                rows=4
            />
        </article>
    }
}

/// Proposal, percent, reason, findings, and where the score comes from.
#[component]
fn ItemScoreSection(item: &'static Item) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let score = session.score(&item.id);
    let reason = TextField::Reason(item.id.clone());
    let written = reason.clone();
    let differs = Memo::new(move |_| {
        let proposed = score.with(|score| score.proposal.as_ref().map(|proposal| proposal.percent));
        let decided = score.with(|score| score.percent);
        let differs = proposed
            .zip(decided)
            .is_some_and(|(proposed, decided)| proposed != decided);
        differs || !session.text(&written).is_empty()
    });
    let findings = Memo::new(move |_| score.with(|score| score.findings.clone()));
    let asked = move || {
        let findings = findings.get();
        (!findings.is_empty()).then(|| {
            view! {
                <h3>{words::FINDINGS.get(lang)} <span class="ea-hint">{words::FINDINGS_NOTE.get(lang)}</span></h3>
                <FindingList findings/>
            }
        })
    };
    view! {
        <section class="ea-section ea-scoring">
            <h2>{words::SCORE.get(lang)} " · " {words::PROVISIONAL.get(lang)}</h2>
            <ProposalBox item/>
            <PercentChoice item=item.id.clone()/>
            <Show when=move || differs.get()>
                <TextBox field=reason.clone() label=words::REASON.get(lang) rows=2/>
            </Show>
            <ItemExplanation item/>
            {asked}
        </section>
    }
}
