//! What can be done with one stored assessment besides going on with it.

use super::super::super::build::{El, View, around, button, div, el};
use super::super::super::device::{Device, open_stored};
use super::super::super::history::forget;
use super::super::super::library::{Trouble, duplicate, save_one};
use super::super::super::lock::held;
use super::super::super::navigate::Page;
use super::super::super::widgets::download_assessment;
use super::super::super::words;
use super::super::hint;
use super::naming::naming;
use super::sealed::{copying, duplicate_held, naming_sealed};
use super::{Library, Row, focus_on, row, share_box};
use crate::language::Phrase;
use crate::storage::{RecordId, StorageError};
use leptos::prelude::*;
use web_sys::Element;

/// What is opened below the actions, as a number: a type of its own for four values would be a kilobyte of signals.
mod opened {
    pub(super) const NOTHING: u32 = 0;
    pub(super) const NAMING: u32 = 1;
    pub(super) const SHARING: u32 = 2;
    pub(super) const COPYING: u32 = 3;
}

/// The rest of the actions, folded away.
pub(super) fn more(library: Library, row: &Row, name: &str) -> El {
    let lang = library.lang;
    let id = row.listed.id.clone();
    let opened = RwSignal::new(opened::NOTHING);
    // Where the focus goes when what is opened here is done, and the list is another one.
    let section = StoredValue::new_local(None::<Element>);
    let toggle = |word: Phrase, class, what: u32, focus: &'static str| {
        let toggle = button(class, move |event| {
            let now = if opened.get_untracked() == what {
                opened::NOTHING
            } else {
                what
            };
            opened.set(now);
            section.set_value(around(&event, ".ea-section"));
            focus_on(around(&event, "li"), Some(focus.to_owned()));
        });
        toggle
            .live_attr("aria-expanded", move || {
                Some((opened.get() == what).to_string())
            })
            .text(word.get(lang))
    };
    let (card, archived) = (row.listed.card.as_ref().ok(), row.archived);
    let named = card.map(|card| [card.title.clone(), card.label.clone()]);
    let locked = card.is_some_and(|card| card.locked);
    let (sharing, called) = (id.clone(), name.to_owned());
    let panel = move || match opened.get() {
        opened::NOTHING => View::Nothing,
        opened::SHARING => share_box(sharing.clone()).into(),
        opened::COPYING => {
            copying(library, &sharing, &called, section, opened_nothing(opened)).into()
        }
        _ if locked => {
            let public = named.clone().unwrap_or_default();
            let [public, _] = public;
            naming_sealed(library, &sharing, public, section, opened_nothing(opened)).into()
        }
        _ => {
            let named = named.clone().unwrap_or_default();
            naming(library, sharing.clone(), named, opened_nothing(opened)).into()
        }
    };
    // Of a locked one that is not open nothing but the sealed text is known; what is shared of it would be open.
    let known = !locked || row.open;
    let save = if locked && row.open {
        let session = library.session;
        button("ea-button ea-save-one", move |_| {
            download_assessment(session)
        })
        .text(words::SAVE_AS_FILE.get(lang))
    } else {
        action(
            library,
            &id,
            if locked {
                words::SAVE_LOCKED
            } else {
                words::SAVE_AS_FILE
            },
            "ea-button ea-save-one",
            move |id| save_one(library.session, id).map(|()| String::new()),
        )
    };
    let protect = id.clone();
    let protect = button("ea-button ea-protect", move |_| {
        protected(library, &protect)
    });
    let actions = div("div", "ea-actions")
        .child(save)
        .child(toggle(
            if locked && !row.open {
                words::NAME_SHOWN
            } else {
                words::RENAME
            },
            "ea-button ea-rename",
            opened::NAMING,
            ".ea-text",
        ))
        .child(if !locked {
            action(library, &id, words::DUPLICATE, "ea-button ea-duplicate", {
                let name = name.to_owned();
                move |id| {
                    duplicate(library.session, id)?;
                    Ok(words::fill(words::DUPLICATED, lang, &[&name]))
                }
            })
        } else if held(&id).is_some() {
            duplicate_held(library, &id, name)
        } else {
            toggle(
                words::DUPLICATE,
                "ea-button ea-duplicate",
                opened::COPYING,
                ".ea-text",
            )
        })
        .child(known.then(|| {
            toggle(
                words::SHARE,
                "ea-button ea-share",
                opened::SHARING,
                ".ea-share-save",
            )
        }))
        .child(known.then(|| protect.text(words::LOCK_PAGE_OF.get(lang))))
        .child(put_aside(library, &id, name, archived))
        .child((!row.open).then(|| delete(library, row, name)))
        .child(row.open.then(|| hint(words::OPEN_STAYS.get(lang))));
    div("details", "ea-more")
        .child(div("summary", "ea-button").text(words::MORE.get(lang)))
        .child(actions)
        .live(panel)
}

/// Opens an assessment at the page of its lock.
fn protected(library: Library, id: &RecordId) {
    let session = library.session;
    if session.device(Device::open_record).as_ref() != Some(id)
        && let Err(why) = open_stored(session, id)
    {
        return library.act(Err(Trouble::Unreadable(why)));
    }
    session.page.set(Page::Lock);
}

fn opened_nothing(opened: RwSignal<u32>) -> impl Fn() + Clone + 'static {
    move || opened.set(opened::NOTHING)
}

/// A button that does something with the record and says so.
fn action(
    library: Library,
    id: &RecordId,
    word: Phrase,
    class: &'static str,
    act: impl Fn(&RecordId) -> Result<String, Trouble> + 'static,
) -> El {
    let id = id.clone();
    let act = button(class, move |event| {
        let section = around::<Element>(&event, ".ea-section");
        library.act(act(&id));
        // The list was built anew; where the row went into a fold, what was said has the focus.
        focus_on(section, Some(row::selector(&id)));
    });
    act.text(word.get(library.lang))
}

/// Archives, or brings back among the others.
fn put_aside(library: Library, id: &RecordId, name: &str, archived: bool) -> El {
    let (session, lang) = (library.session, library.lang);
    let name = name.to_owned();
    let (word, said) = if archived {
        (words::UNARCHIVE, words::BROUGHT_BACK)
    } else {
        (words::ARCHIVE, words::PUT_ASIDE)
    };
    action(library, id, word, "ea-button ea-archive", move |id| {
        session.device(|device| device.archive().set_archived(id, !archived))?;
        Ok(words::fill(said, lang, &[&name]))
    })
}

/// Deletes a record: into the bin, and at once. Only where the storage is full to the last character there is no way back,
/// and it asks first.
pub(super) fn delete(library: Library, row: &Row, name: &str) -> El {
    let lang = library.lang;
    let (id, name) = (row.listed.id.clone(), name.to_owned());
    let asking = RwSignal::new(false);
    let content = move || {
        let (id, name) = (id.clone(), name.clone());
        if !asking.get() {
            let delete = button("ea-button ea-delete", move |event| {
                match library.delete(&id, &name, &event) {
                    Ok(()) => {}
                    Err(StorageError::Full) => {
                        asking.set(true);
                        focus_on(around(&event, "li"), Some(String::from(".ea-cancel")));
                    }
                    Err(error) => library.act(Err(Trouble::Storage(error))),
                }
            });
            return vec![delete.text(words::DELETE.get(lang))];
        }
        let for_good = button("ea-button ea-danger", move |event| {
            let section = around::<Element>(&event, ".ea-section");
            let removed = library.session.device(|device| device.remove(&id));
            if removed.is_ok() {
                forget(id.clone());
            }
            let said = || words::fill(words::DELETED, lang, &[&name]);
            library.act(removed.map(|()| said()).map_err(Trouble::Storage));
            focus_on(section, Some(String::from(".ea-button")));
        });
        let cancel = button("ea-button ea-cancel", move |event| {
            asking.set(false);
            focus_on(around(&event, "li"), Some(String::from(".ea-delete")));
        });
        vec![
            div("span", "ea-hint").text(words::NO_ROOM_FOR_BIN.get(lang)),
            for_good.text(words::DELETE_YES.get(lang)),
            cancel.text(words::CANCEL.get(lang)),
        ]
    };
    el("span").attr("class", "ea-actions").live(content)
}
