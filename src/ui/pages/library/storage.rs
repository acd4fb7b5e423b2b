//! How much of the browser's storage is taken, and what makes room: all in one file, the archived ones in a file and away.
//!
//! Nothing leaves the list on the word of the browser that it took a file: the file is read back, and must hold every
//! assessment as it is now.

use super::super::super::build::{El, button, div, el, here};
use super::super::super::clock;
use super::super::super::device::Device;
use super::super::super::library::{Trouble, missing_from};
use super::super::super::session::Notice;
use super::super::super::words;
use super::{Library, Row};
use crate::assessment::collection;
use crate::storage::{NEARLY_FULL, RecordId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

impl Library {
    /// The files of many, and what is taken. Follows the list: what is done there changes it.
    pub(super) fn storage(self) -> Option<El> {
        let rows = self.rows();
        if rows.is_empty() {
            return None;
        }
        let can_move = rows.iter().any(Row::can_be_moved);
        // In percent; 0 until it was counted.
        let percent = RwSignal::new(0);
        let others = RwSignal::new(false);
        if !self.session.device(Device::is_in_memory) {
            // Every key is asked: after the list is shown.
            let count = move || {
                if self.session.is_live() {
                    let usage = self.session.device(|device| device.archive().usage());
                    others.try_set(usage.others > usage.ours / 100);
                    percent.try_set(usage.percent());
                }
            };
            set_timeout(count, Duration::ZERO);
        }
        let all = button("ea-button ea-save-all", move |_| {
            self.act(self.save_all(&self.present(|_| true)));
        });
        let buttons = div("div", "ea-actions")
            .child(all.text(words::SAVE_ALL.get(self.lang)))
            .child(can_move.then(|| self.move_button()));
        Some(
            div("div", "ea-storage")
                .live(move || {
                    let nearly_full = percent.get() >= NEARLY_FULL;
                    nearly_full.then(|| self.nearly_full(can_move))
                })
                .child(buttons)
                .live(move || self.checking())
                .live(move || {
                    let percent = percent.get();
                    (percent > 0).then(|| self.meter(percent, others.get()))
                }),
        )
    }

    fn meter(self, percent: u32, others: bool) -> El {
        let lang = self.lang;
        let meter = el("meter")
            .attr("max", "100")
            .attr("high", &NEARLY_FULL.to_string())
            .attr("value", &percent.to_string())
            .attr("aria-label", words::STORAGE.get(lang));
        div("p", "ea-hint ea-usage")
            .text(words::STORAGE.get(lang))
            .child(meter)
            .text(&words::taken(lang, percent, others))
    }

    fn nearly_full(self, can_move: bool) -> El {
        let words = if can_move {
            words::STORAGE_NEARLY_FULL
        } else {
            words::STORAGE_NEARLY_FULL_ARCHIVE_FIRST
        };
        div("p", "ea-notice ea-nearly-full")
            .attr("role", "note")
            .text(words.get(self.lang))
    }

    /// Hands the archived ones out as a file and asks for it back.
    fn move_button(self) -> El {
        let start = button("ea-button ea-move", move |_| {
            let ids = self.present(Row::can_be_moved);
            let saved = self.save_all(&ids);
            if saved.is_ok() {
                self.change(|state| state.moving = ids);
            }
            self.act(saved);
        });
        start.text(words::MOVE_TO_FILE.get(self.lang))
    }

    /// The field for the file that was just saved, while one is waited for.
    fn checking(self) -> Option<El> {
        let lang = self.lang;
        self.watch(|state| !state.moving.is_empty()).then(|| {
            let file = div("input", "ea-check-file")
                .attr("type", "file")
                .attr("accept", ".json,application/json")
                .attr("aria-label", words::CHECK_FILE_FIELD.get(lang))
                .on("change", move |event| {
                    let input = here::<HtmlInputElement>(&event);
                    let file = input.and_then(|input| input.files()?.get(0));
                    if let Some(file) = file {
                        spawn_local(self.check(file));
                    }
                });
            let cancel = button("ea-button ea-cancel", move |_| {
                self.change(|state| state.moving.clear());
            });
            div("div", "ea-notice ea-checking")
                .child(el("p").text(words::CHECK_FILE.get(lang)))
                .child(
                    div("div", "ea-actions")
                        .child(file)
                        .child(cancel.text(words::CANCEL.get(lang))),
                )
        })
    }

    /// Reads the file back; where it holds all of them as they are now, they go into the bin.
    async fn check(self, file: File) {
        #[expect(clippy::cast_precision_loss, reason = "a few mebibytes are exact")]
        let fits = file.size() <= collection::MAX_BYTES as f64;
        let text = if fits {
            let text = JsFuture::from(file.text()).await;
            text.ok().and_then(|text| text.as_string())
        } else {
            None
        };
        let session = self.session;
        if !session.is_live() {
            return;
        }
        // The list may be gone by now: nothing is moved then.
        let Some(state) = self.state.try_get_value() else {
            return;
        };
        let ids = state.borrow().moving.clone();
        let text = text.unwrap_or_default();
        let read = collection::read(&text, &session.standards());
        let whole = read.and_then(Result::ok);
        let missing = whole.map(|collection| missing_from(session, &collection, &ids));
        let Some([]) = missing.as_deref() else {
            let lines = self.names(&missing.unwrap_or_default());
            let title = words::NOT_THAT_FILE.get(self.lang).to_owned();
            session.notice.set(Some(Notice { title, lines }));
            return;
        };
        self.change(|state| state.moving.clear());
        let now = clock::now();
        let mut moved = Vec::new();
        for id in ids {
            match session.device(|device| device.archive().delete(&id, &now)) {
                Ok(()) => moved.push(id),
                Err(error) => self.act(Err(Trouble::Storage(error))),
            }
        }
        self.refresh();
        let said = words::fill(words::MOVED, self.lang, &[&moved.len().to_string()]);
        self.say(said, moved);
    }

    /// The records of the list that a condition holds for.
    fn present(self, holds: impl Fn(&Row) -> bool) -> Vec<RecordId> {
        let rows = untrack(|| self.rows());
        let present = rows
            .iter()
            .filter(|row| row.deleted.is_none() && holds(row));
        present.map(|row| row.listed.id.clone()).collect()
    }

    fn names(self, ids: &[RecordId]) -> Vec<String> {
        let rows = untrack(|| self.rows());
        let named = rows.iter().filter(|row| ids.contains(&row.listed.id));
        named.map(|row| row.name(self.lang)).collect()
    }
}

impl Row {
    /// Whether it can leave the list for a file: archived, whole, and not open.
    fn can_be_moved(&self) -> bool {
        self.archived && self.deleted.is_none() && self.listed.card.is_ok() && !self.open
    }
}
