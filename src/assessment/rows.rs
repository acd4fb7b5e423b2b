//! Lists whose rows have ids and an order: indicators of an item, actions of a plan.

use super::indicator::{Indicator, Years};
use super::plan::Action;
use crate::standard::{ActionId, IndicatorId};

/// Where a row stands, counted from 0, and what it says; `None` is nowhere.
pub type Placed<T> = Option<(usize, T)>;

/// A change of the table of an item: its years, and rows that are put in, moved, exchanged or taken out, one after the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableChange {
    /// The years that it shows; `None` is the usual ones.
    pub years: Option<Years>,
    /// For each row: where it stands from now on. The place is that among the other rows, at most their number.
    pub rows: Vec<(IndicatorId, Placed<Indicator>)>,
}

/// A row of such a list.
pub(super) trait Row {
    /// Its id.
    fn id(&self) -> &str;
}

impl Row for Indicator {
    fn id(&self) -> &str {
        self.id.as_str()
    }
}

impl Row for Action {
    fn id(&self) -> &str {
        self.id.as_str()
    }
}

/// Puts a row at a place, or takes it out; gives back where it was. Doing what is given back undoes it.
pub(super) fn place<T: Row>(rows: &mut Vec<T>, id: &str, to: Placed<T>) -> Placed<T> {
    let from = rows.iter().position(|row| row.id() == id);
    let before = from.map(|from| (from, rows.remove(from)));
    if let Some((at, row)) = to {
        rows.insert(at.min(rows.len()), row);
    }
    before
}

impl TableChange {
    /// How much text it holds, in bytes, about.
    pub(super) fn size(&self) -> usize {
        let rows = self.rows.iter();
        rows.map(|(_, to)| to.as_ref().map_or(40, |(_, row)| row.size()))
            .sum()
    }
}

/// An id that no row has: `n` and a number, the first that is free from the number of rows up.
fn free_id<'a>(taken: impl Iterator<Item = &'a str> + Clone) -> String {
    let mut number = taken.clone().count() + 1;
    loop {
        let id = format!("n{number}");
        if !taken.clone().any(|other| other == id) {
            return id;
        }
        number += 1;
    }
}

/// A new id for an indicator of an item.
pub fn fresh_indicator(rows: &[Indicator]) -> IndicatorId {
    free_id(rows.iter().map(|row| row.id.as_str()))
        .as_str()
        .into()
}

/// A new id for an action of a plan.
pub fn fresh_action(plan: &[Action]) -> ActionId {
    free_id(plan.iter().map(|action| action.id.as_str()))
        .as_str()
        .into()
}
