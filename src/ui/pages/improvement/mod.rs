//! What would be, and what to do: the way to the next tier, other percents tried out, targets, how sure the total is, the plan.

mod actions;
mod aims;
mod confidence;
mod way;
mod what_if;

use super::super::app::{use_lang, use_session};
use super::super::build::{View, div};
use super::super::history::Seen;
use super::super::widgets::pager;
use super::super::words;
use super::{heading, hint};
use crate::standard::{ItemId, Percent};
use std::cell::RefCell;

/// The percents that are tried out: no part of the assessment, and here until they are taken over or discarded, or another
/// assessment is shown.
type Tried = Seen<Percents>;
type Percents = Vec<(ItemId, Option<Percent>)>;

fn tried() -> Tried {
    Seen::of(use_session().remembered::<RefCell<Percents>>())
}

/// The page of improvement.
pub(super) fn improvement_page() -> View {
    let lang = use_lang();
    let tried = tried();
    View::from(vec![
        View::from(heading(words::IMPROVEMENT.get(lang))),
        div("p", "ea-lead")
            .text(words::IMPROVEMENT_LEAD.get(lang))
            .into(),
        hint(words::PROVISIONAL_NOTE.get(lang)).into(),
        way::way_section(&tried).into(),
        aims::aims_section(&tried).into(),
        what_if::what_if_section(&tried).into(),
        confidence::confidence_section().into(),
        actions::plan_section().into(),
        pager(),
    ])
}
