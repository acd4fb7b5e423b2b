//! What is said where a pack of somebody else was taken away: what becomes of the assessments, and the way back.

use super::super::app::use_lang;
use super::super::build::{El, around, div};
use super::super::words;
use super::said_box::{focus_on, said_box};
use crate::language::{Lang, Phrase};
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::{Element, Event};

/// Where the pack was and will be again.
const PLACE: &str = ".ea-main";

/// The last pack that was taken away on a page, until the page is left.
#[derive(Clone, Copy)]
pub(super) struct Removal {
    lang: Lang,
    said: RwSignal<Said, LocalStorage>,
}

/// What is said.
#[derive(Clone, Default)]
struct Said {
    text: String,
    /// Brings the pack back; none where it is.
    take_back: Option<Rc<dyn Fn(Event)>>,
}

impl Removal {
    /// Nothing was taken away yet.
    pub(super) fn new() -> Removal {
        Removal {
            lang: use_lang(),
            said: RwSignal::new_local(Said::default()),
        }
    }

    /// Says that the pack of a name was taken away, by a phrase with a gap for it. The focus goes to the way back.
    pub(super) fn say(
        self,
        phrase: Phrase,
        name: &str,
        event: &Event,
        take_back: impl Fn() + 'static,
    ) {
        let back = words::fill(words::PACK_IS_BACK, self.lang, &[name]);
        let take_back = move |event: Event| {
            let place = around::<Element>(&event, PLACE);
            take_back();
            self.said.set(Said {
                text: back.clone(),
                take_back: None,
            });
            focus_on(place, Some(String::from(".ea-removed .ea-said")));
        };
        let place = around::<Element>(event, PLACE);
        self.said.set(Said {
            text: words::fill(phrase, self.lang, &[name]),
            take_back: Some(Rc::new(take_back)),
        });
        focus_on(place, Some(String::from(".ea-removed .ea-take-back")));
    }

    /// The words, read out, with the way back.
    pub(super) fn said(self) -> El {
        let Said { text, take_back } = self.said.get();
        let take_back = take_back.map(|take_back| move |event| take_back(event));
        div("div", "ea-removed").child(said_box(self.lang, &text, take_back))
    }
}
