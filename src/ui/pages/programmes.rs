//! All programmes at a glance, the nearest first.

mod files;

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, button, div, el};
use super::super::catalogue::{Offered, fetch_offered};
use super::super::navigate::Page;
use super::super::opening::{Holds, open_file};
use super::super::own_packs::{forget_programme, not_here};
use super::super::programmes::{fetch, own, packs};
use super::super::session::Session;
use super::super::widgets::{file_field, page_link, pager, pick};
use super::super::words;
use super::removal::Removal;
use super::{heading, hint};
use crate::draft::Glance;
use crate::language::{Lang, Phrase};
use crate::programme::nearness::{Standing, nearest_first};
use crate::programme::{Pack, Programme, ProgrammeResult};
use leptos::prelude::*;

/// The class of the field for a programme pack.
const PACK: &str = "ea-programme-file";

/// The page of all programmes.
pub(super) fn programmes_page() -> View {
    let lang = use_lang();
    View::from(vec![
        View::from(heading(words::PROGRAMMES.get(lang))),
        hint(words::PROVISIONAL_NOTE.get(lang)).into(),
        hint(words::PROGRAMMES_LEAD.get(lang)).into(),
        when_here(overview),
        open_own().into(),
        pager(),
    ])
}

/// Opens a programme that somebody else wrote.
fn open_own() -> El {
    let session = use_session();
    let lang = use_lang();
    let open = button("ea-button ea-open-programme", |event| pick(&event, PACK));
    let removal = Removal::new();
    let owned = move || {
        let own = own().into_iter();
        let own = own.map(|programme| {
            let title = programme.title.get(lang).to_owned();
            let label = words::fill(words::FORGET_PACK, lang, &[&title]);
            let forget = button("ea-button ea-forget-pack", move |event| {
                if let Some(take_back) = forget_programme(session, programme.id.as_str()) {
                    removal.say(words::PROGRAMME_REMOVED, &title, &event, take_back);
                }
            });
            forget.text(&label)
        });
        own.collect::<Vec<El>>()
    };
    div("div", "ea-actions")
        .child(file_field(PACK, move |file| {
            open_file(session, file, Holds::Programme);
        }))
        .child(open.text(words::OPEN_PROGRAMME.get(lang)))
        .child(div("span", "ea-own-programmes").live(owned))
        .live(move || removal.said())
        .child(div("span", "ea-hint").text(words::OPEN_PROGRAMME_HINT.get(lang)))
}

/// That a programme reads the score of standards which are not here. `offered` are those of the build, none as long as they are not
/// known.
pub(super) fn standards_not_here(
    programme: &Programme,
    offered: RwSignal<Vec<Offered>>,
) -> Option<String> {
    let lang = use_lang();
    let missing = offered.with(|offered| {
        let known = !offered.is_empty();
        known.then(|| not_here(&programme.standards, offered))
    });
    let missing = missing.filter(|missing| !missing.is_empty())?;
    let names = missing.join(", ");
    Some(words::fill(words::READS_NOT_HERE, lang, &[&names]))
}

/// What needs the packs: shown when they are here, which it has them fetched for.
pub(super) fn when_here(show: impl Fn(&'static [Pack]) -> View + 'static) -> View {
    let session = use_session();
    let lang = use_lang();
    let failed = RwSignal::new(false);
    if untrack(|| packs(lang)).is_none() {
        fetch(session, lang, failed);
    }
    let view = move || match packs(lang) {
        Some(packs) => show(packs),
        None if failed.get() => div("div", "ea-notice")
            .attr("role", "alert")
            .child(el("p").text(words::PROGRAMMES_FAILED.get(lang)))
            .child(
                button("ea-button", move |_| fetch(session, lang, failed))
                    .text(words::TRY_AGAIN.get(lang)),
            )
            .into(),
        None => hint(words::LOADING.get(lang)).into(),
    };
    div("div", "ea-when-here").live(view).into()
}

fn overview(packs: &'static [Pack]) -> View {
    let session = use_session();
    let lang = use_lang();
    let offered = RwSignal::new(Vec::new());
    fetch_offered(session, offered);
    let rows = move || {
        let results = results(session, packs);
        let rows: Vec<El> = nearest_first(&results)
            .into_iter()
            .map(|place| row(&packs[place], &results[place], offered, lang))
            .collect();
        el("tbody").children(rows)
    };
    let heads = [
        words::COLUMN_PROGRAMME,
        words::COLUMN_STANDING,
        words::COLUMN_TIER,
        words::COLUMN_CONDITIONS,
        words::COLUMN_DISTANCE,
    ];
    let heads = heads.map(|head| el("th").attr("scope", "col").text(head.get(lang)));
    let table = div("table", "ea-table ea-programmes")
        .attr("aria-label", words::PROGRAMMES.get(lang))
        .child(el("thead").child(el("tr").children(heads)))
        .live(rows);
    View::from(vec![
        div("div", "ea-table-box").child(table),
        files::files(),
    ])
}

/// What the assessment says about each programme.
fn results(session: Session, packs: &[Pack]) -> Vec<ProgrammeResult> {
    let board = session.board.get();
    session.track_conditions();
    session.assessment(|assessment| {
        let result = |pack: &Pack| ProgrammeResult::of(&pack.programme, &board, assessment);
        packs.iter().map(result).collect()
    })
}

fn row(
    pack: &'static Pack,
    result: &ProgrammeResult,
    offered: RwSignal<Vec<Offered>>,
    lang: Lang,
) -> El {
    let programme = &pack.programme;
    let glance = Glance::of(programme, result, lang);
    let class = match glance.standing {
        Some(Standing::Reached | Standing::MayApply) => "ea-verdict ea-reached",
        Some(Standing::Open) => "ea-verdict ea-open",
        Some(Standing::NoTier | Standing::NotEligible) => "ea-verdict ea-out",
        None => "ea-hint",
    };
    let missing = move || {
        let missing = standards_not_here(programme, offered);
        missing.map(|missing| div("span", "ea-hint ea-not-here").text(&missing))
    };
    let link = page_link(Page::Programme(programme.id.clone())).text(programme.title.get(lang));
    el("tr")
        .attr("data-programme", programme.id.as_str())
        .child(
            el("th")
                .attr("scope", "row")
                .child(link)
                .child(div("span", "ea-hint").text(programme.grantor.get(lang)))
                .live(missing),
        )
        .child(cell(glance.said(lang), div("span", class)))
        .child(named(words::COLUMN_TIER, cell(&glance.tier, el("span"))))
        .child(named(
            words::COLUMN_CONDITIONS,
            cell(&glance.conditions, el("span")),
        ))
        .child(cell(&glance.missing(lang), div("span", "ea-numeric")))
}

/// A cell with the heading of its column, which a narrow page shows before it.
fn named(head: Phrase, cell: El) -> El {
    let lang = use_lang();
    let head = format!("{}{}", head.get(lang), words::SEPARATOR.get(lang));
    cell.attr("data-head", &head)
}

/// A cell of the table; on a narrow page one that says nothing is left out.
fn cell(text: &str, holder: El) -> El {
    let class = if text == Glance::NOTHING {
        "ea-nothing"
    } else {
        ""
    };
    div("td", class).child(holder.text(text))
}
