//! A programme: what it asks, what this assessment says, what is missing.

mod calendar;
mod condition;
mod number;
mod procedure;
mod tiers;

pub(super) use procedure::STATES;

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, div, el};
use super::super::catalogue::fetch_offered;
use super::super::navigate::Page;
use super::super::widgets::{nearest_items, page_link, pager, total_line};
use super::super::words;
use super::programmes::{standards_not_here, when_here};
use super::{heading, hint, section};
use crate::assessment::TextField;
use crate::language::Phrase;
use crate::programme::{Condition, Programme, ProgrammeResult, Scores};
use crate::standard::{ProgrammeId, Reading, TierId};
use condition::condition_entry;
use leptos::prelude::*;
use procedure::{note_line, procedure};
use tiers::{Kind, official_state, own_state, tier_list};

/// The page of a programme. Everything that it shows comes with the packs.
pub(super) fn programme_page(id: &ProgrammeId) -> View {
    let id = id.clone();
    let page = when_here(
        move |packs| match packs.iter().find(|pack| pack.programme.id == id) {
            Some(pack) => View::from(vec![
                decides(&pack.programme),
                readings(&pack.programme),
                procedure(&pack.programme.id, &pack.procedure),
            ]),
            None => hint(words::PROGRAMMES_FAILED.get(use_lang())).into(),
        },
    );
    View::from(vec![page, pager()])
}

/// How its clauses are read.
fn readings(programme: &'static Programme) -> View {
    (!programme.readings.is_empty())
        .then(|| {
            section(words::READINGS.get(use_lang()), None).child(reading_list(&programme.readings))
        })
        .into()
}

/// What a programme asks and what this assessment says.
fn decides(programme: &'static Programme) -> View {
    let session = use_session();
    let lang = use_lang();
    let line = |word: Phrase, text: &str| {
        let text = format!("{}{}{text}", word.get(lang), words::SEPARATOR.get(lang));
        div("p", "ea-hint").text(&text)
    };
    let conditions = section(words::CONDITIONS.get(lang), None)
        .child((programme.conditions.is_empty()).then(|| hint(words::NO_CONDITIONS.get(lang))))
        .children(
            programme
                .conditions
                .iter()
                .map(|condition| condition_entry(programme, condition)),
        );
    let foreign = session.assessment(|assessment| {
        let board = session.board.get_untracked();
        matches!(programme.own_score(assessment, &board), Scores::Foreign)
    });
    let reads_score = programme
        .tiers
        .iter()
        .any(|tier| tier.rule.reads_own_score());
    let score_alone = programme.tiers.is_empty() && !programme.standards.is_empty();
    let notice = match (foreign, score_alone) {
        (true, true) => Some(words::SCORE_OF_ANOTHER_STANDARD),
        (true, false) if reads_score => Some(words::ANOTHER_STANDARD),
        _ => None,
    };
    let notice = notice.map(|notice| div("p", "ea-notice").text(notice.get(lang)));
    let offered = RwSignal::new(Vec::new());
    fetch_offered(session, offered);
    let missing = move || {
        let missing = standards_not_here(programme, offered);
        missing.map(|missing| div("p", "ea-notice ea-not-here").text(&missing))
    };
    View::from(vec![
        View::from(heading(programme.title.get(lang))),
        el("p")
            .child(page_link(Page::Programmes).text(words::ALL_PROGRAMMES.get(lang)))
            .into(),
        line(words::GRANTED_BY, programme.grantor.get(lang)).into(),
        line(words::SOURCE, programme.source.get(lang)).into(),
        div("p", "ea-notice")
            .text(programme.official_score.get(lang))
            .into(),
        notice.into(),
        el("div").live(missing).into(),
        outcome(programme),
        score_alone.then(|| own_score(foreign)).into(),
        official_scores(programme).into(),
        conditions.into(),
        tier_list(programme).into(),
    ])
}

/// What there is where no tier is computed: the score of this assessment, unless it is on another standard, and the ways to the
/// score, the profile and the draft.
fn own_score(foreign: bool) -> El {
    let session = use_session();
    let lang = use_lang();
    let profile = session.standard().profile.title.get(lang);
    section(words::THIS_ASSESSMENT.get(lang), None)
        .child((!foreign).then(|| {
            let total = total_line(session.total);
            div("p", "ea-lead ea-own-score").child(total)
        }))
        .child((!foreign).then(|| hint(words::PROVISIONAL_NOTE.get(lang))))
        .child(
            div("p", "ea-actions")
                .child(page_link(Page::Scoreboard).text(words::SCOREBOARD.get(lang)))
                .child(page_link(Page::Profile).text(profile))
                .child(page_link(Page::Draft).text(words::DRAFT.get(lang))),
        )
}

/// The official scores that can be entered, each with where it comes from.
fn official_scores(programme: &'static Programme) -> Option<El> {
    let lang = use_lang();
    let entry = |score: &'static Condition| {
        let note = |tail: &str| {
            let note = format!("{}.{tail}", score.id);
            TextField::Programme(programme.id.clone(), note.as_str().into())
        };
        let asks = score.asks.get(lang);
        el("div").child(condition_entry(programme, score)).child(
            div("div", "ea-material-fields")
                .child(note_line(note("source"), words::SCORE_SOURCE, asks, "text"))
                .child(note_line(note("date"), words::SCORE_DATE, asks, "date")),
        )
    };
    (!programme.scores.is_empty()).then(|| {
        section(words::OFFICIAL_SCORES.get(lang), None)
            .child(hint(words::OFFICIAL_LEAD.get(lang)))
            .children(programme.scores.iter().map(entry))
    })
}

/// The tier by score and declarations, and by score alone.
fn outcome(programme: &'static Programme) -> View {
    let session = use_session();
    let lang = use_lang();
    let result = session.result_of(programme);
    type Found = fn(&ProgrammeResult) -> Option<&TierId>;
    let row = |label: Phrase, tier: Found, official: bool| {
        let title = move || {
            result.with(|result| {
                let found = tier(result).and_then(|id| programme.tier(id));
                let closed = result.closed_by_official().filter(|_| official);
                let closed = closed.and_then(|at| programme.stages.get(at));
                match (found, closed) {
                    (Some(tier), _) => tier.title.get(lang).to_owned(),
                    (None, Some(stage)) => words::no_tier_after(lang, stage.title.get(lang)),
                    (None, None) => words::NO_TIER.get(lang).to_owned(),
                }
            })
        };
        el("div")
            .child(el("dt").text(label.get(lang)))
            .child(el("dd").child(el("strong").live_text(title)))
    };
    let stages = (programme.stages.iter().enumerate()).map(|(at, stage)| {
        let state = move || {
            let official = official_state(programme, result, Kind::Stage, at);
            words::stage_state(
                lang,
                &own_state(programme, result, Kind::Stage, at),
                official.as_deref(),
            )
        };
        el("div")
            .child(el("dt").text(stage.title.get(lang)))
            .child(el("dd").live_text(state))
    });
    let stages: Vec<El> = stages.collect();
    let official = !programme.scores.is_empty() && !programme.tiers.is_empty();
    let reads_score = programme
        .tiers
        .iter()
        .any(|tier| tier.rule.reads_own_score());
    let (note, now) = match reads_score {
        true => (words::PROVISIONAL_NOTE, words::TIER_NOW),
        false => (words::PROVISIONAL_DECLARED, words::TIER_DECLARED),
    };
    let provisional = el("div")
        .child(div("dt", "ea-provisional").text(words::PROVISIONAL.get(lang)))
        .child(div("dd", "ea-hint").text(note.get(lang)));
    let outcome = div("dl", "ea-outcome")
        .child(provisional)
        .children(stages)
        .child(row(now, |result| result.tier.as_ref(), false))
        .child(reads_score.then(|| {
            let tier: Found = |result| result.by_score.as_ref();
            row(words::TIER_BY_SCORE, tier, false)
        }))
        .child(official.then(|| {
            let tier: Found = |result| result.official_tier.as_ref();
            row(words::OFFICIAL_TIER, tier, true)
        }))
        .child(official.then(|| {
            let tier: Found = |result| result.by_official.as_ref();
            row(words::TIER_BY_OFFICIAL, tier, true)
        }));
    let mut at_once = session.all_programmes().iter();
    // Where the points are nearest is counted for the ladder of the first page alone.
    let nearest = at_once
        .any(|one| one.id == programme.id)
        .then(nearest_items);
    View::from(vec![
        View::from((!programme.tiers.is_empty()).then_some(outcome)),
        nearest.into(),
    ])
}

/// How unclear clauses are read.
pub(super) fn reading_list(readings: &[Reading]) -> El {
    let lang = use_lang();
    let entry = |reading: &Reading| {
        el("div")
            .child(el("dt").text(&words::clause_of(lang, &reading.clause)))
            .child(el("dd").text(reading.text.get(lang)))
    };
    div("dl", "ea-definitions").children(readings.iter().map(entry))
}
