//! The bin: what was deleted, until it is emptied.

use super::super::super::build::{El, around, button, div, el};
use super::super::super::clock;
use super::super::super::history::empty_bin;
use super::super::super::library::Trouble;
use super::super::super::words;
use super::super::hint;
use super::{Library, Row, focus_on};
use leptos::prelude::*;

impl Library {
    /// What was deleted, folded away.
    pub(super) fn bin(self) -> Option<El> {
        let rows = self.rows();
        let deleted: Vec<&Row> = rows.iter().filter(|row| row.deleted.is_some()).collect();
        (!deleted.is_empty()).then(|| {
            let entries = deleted.iter().map(|row| self.deleted_entry(row));
            self.fold(words::BIN, deleted.len(), "ea-bin")
                .child(hint(words::BIN_NOTE.get(self.lang)))
                .child(div("ul", "ea-stored").children(entries))
                .child(self.empty_button())
        })
    }

    fn deleted_entry(self, row: &Row) -> El {
        let id = row.listed.id.clone();
        let since = row.deleted.as_deref().unwrap_or_default();
        let since = words::fill(words::DELETED_ON, self.lang, &[&clock::day_of(since)]);
        let restore = button("ea-button ea-restore", move |event| {
            self.restore(std::slice::from_ref(&id), &event);
        });
        div("li", "ea-deleted-entry")
            .child(
                div("p", "ea-stored-title")
                    .attr("dir", "auto")
                    .text(&row.name(self.lang)),
            )
            .child(hint(&since))
            .child(div("div", "ea-actions").child(restore.text(words::RESTORE.get(self.lang))))
    }

    /// Empties the bin after a second click.
    fn empty_button(self) -> El {
        let lang = self.lang;
        let asking = RwSignal::new(false);
        let content = move || {
            if !asking.get() {
                let ask = button("ea-button ea-empty", move |event| {
                    asking.set(true);
                    focus_on(around(&event, "details"), Some(String::from(".ea-cancel")));
                });
                return vec![ask.text(words::EMPTY_BIN.get(lang))];
            }
            let empty = button("ea-button ea-danger", move |event| {
                let section = around(&event, ".ea-section");
                let emptied = empty_bin(self.session, None);
                self.act(emptied.map(|_| String::new()).map_err(Trouble::Storage));
                focus_on(section, Some(String::from(".ea-button")));
            });
            let cancel = button("ea-button ea-cancel", move |event| {
                asking.set(false);
                focus_on(around(&event, "details"), Some(String::from(".ea-empty")));
            });
            vec![
                div("span", "ea-hint").text(words::EMPTY_BIN_SURE.get(lang)),
                empty.text(words::DELETE_YES.get(lang)),
                cancel.text(words::CANCEL.get(lang)),
            ]
        };
        el("div").attr("class", "ea-actions").live(content)
    }
}
