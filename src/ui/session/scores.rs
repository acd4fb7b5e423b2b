//! The scores as memos: an item's out of its answers, the scoreboard out of the items', and what a page shows of either.

use super::{Session, State};
use crate::assessment::{Field, ItemAnswer};
use crate::scoring::{ItemScore, Scoreboard, Total};
use crate::standard::{CategoryId, Item, ItemId};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

impl Session {
    /// The score of an item, as a memo.
    pub fn score(self, item: &ItemId) -> Memo<Arc<ItemScore>> {
        let state = self.state.get_value();
        let scores = state.scores.borrow();
        let index = state.position(item).unwrap_or_default();
        scores[index]
    }

    /// The score of an item a moment after it changed, as a memo: for what stands beside the answer.
    pub fn settled_score(self, item: &ItemId) -> Memo<Arc<ItemScore>> {
        let index = self.state.get_value().position(item).unwrap_or_default();
        let settled = self.settled;
        let now = self.score(item);
        Memo::new(move |_| {
            let settled = settled.with(|settled| settled.board.items.get(index).cloned());
            // A view that is about to go may still look, when the assessment is on a standard with fewer items.
            settled.unwrap_or_else(|| now.get_untracked())
        })
    }

    /// The sum and range of a category a moment after they changed, as a memo.
    pub fn category_total(self, id: &CategoryId) -> Memo<Total> {
        let categories = self.standard().categories.iter();
        let index = categories.take_while(|category| category.id != *id).count();
        let settled = self.settled;
        Memo::new(move |_| {
            let board = settled.get().board;
            board
                .categories
                .get(index)
                .map(|score| score.total)
                .unwrap_or_default()
        })
    }
}

/// Makes the score of every item of the standard a memo.
pub(super) fn score_items(state: StoredValue<Rc<State>, LocalStorage>, generation: RwSignal<u32>) {
    let kept = state.get_value();
    let items: Vec<&'static Item> = kept.standard.get().items().collect();
    // What was typed into a table of another standard.
    kept.typing.take();
    *kept.items.borrow_mut() = items.iter().map(|_| ArcTrigger::new()).collect();
    let scores = kept.owner.with(|| {
        let scores = items.into_iter().enumerate();
        let score = |(index, item)| Memo::new(move |_| score_now(state, generation, index, item));
        scores.map(score).collect()
    });
    *kept.scores.borrow_mut() = scores;
}

/// The score of an item, at its place in the standard.
fn score_now(
    state: StoredValue<Rc<State>, LocalStorage>,
    generation: RwSignal<u32>,
    index: usize,
    item: &Item,
) -> Arc<ItemScore> {
    let state = state.get_value();
    generation.track();
    state.reacts_to_item(Some(index));
    let untouched = ItemAnswer::default();
    let assessment = state.assessment.borrow();
    let answer = assessment.item(&item.id).unwrap_or(&untouched);
    let dismissed = assessment.dismissed.get(&item.id);
    Arc::new(ItemScore::of(
        state.standard.get(),
        item,
        answer,
        dismissed,
        |id| {
            state.reacts(&state.field_trigger(&Field::Percent(id.clone())));
            assessment.percent(id)
        },
    ))
}

/// The scoreboard out of the items' memos.
pub(super) fn scoreboard(state: StoredValue<Rc<State>, LocalStorage>) -> Arc<Scoreboard> {
    let state = state.get_value();
    state.turned.track();
    let scores = state.scores.borrow();
    let items = scores.iter().map(|memo| memo.get());
    Arc::new(Scoreboard::from_items(
        state.standard.get(),
        items.collect(),
    ))
}
