//! The scores a moment after they changed.
//!
//! A click on a percent shows at once what it asks for: the answer and the total. What follows from them (the contents, the
//! categories, the evidence check, the ladder, the figure) is painted in a frame of its own: together they do not fit into one on
//! a slow machine, and the answer would wait.

use super::timer::after;
use crate::programme::ProgrammeResult;
use crate::scoring::Scoreboard;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use std::sync::Arc;

/// How long after the last change, in milliseconds.
const SETTLED_AFTER: u32 = 60;

/// All scores and what they say about each programme.
#[derive(Clone, Debug)]
pub struct Settled {
    /// All scores.
    pub board: Arc<Scoreboard>,
    /// What the assessment says about each programme whose tiers stand beside the scores.
    pub programmes: Arc<Vec<ProgrammeResult>>,
}

/// Follows the scores; another whole assessment, which `generation` counts, at once.
pub(super) fn settled(
    board: Memo<Arc<Scoreboard>>,
    programmes: Memo<Arc<Vec<ProgrammeResult>>>,
    generation: RwSignal<u32>,
) -> RwSignal<Settled> {
    let now = move || {
        Some(Settled {
            board: board.try_get_untracked()?,
            programmes: programmes.try_get_untracked()?,
        })
    };
    let settled = RwSignal::new(Settled {
        board: board.get_untracked(),
        programmes: programmes.get_untracked(),
    });
    let settle = move || {
        if let Some(now) = now() {
            settled.try_set(now);
        }
    };
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |before: Option<u32>| {
        board.track();
        programmes.track();
        let generation = generation.get();
        match before {
            Some(before) if before == generation => {
                timer.set_value(Some(after(SETTLED_AFTER, settle)));
            }
            _ => settle(),
        }
        generation
    });
    settled
}
