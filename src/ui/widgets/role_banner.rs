//! Says why nothing may be changed here and what to do about it, or that this is a copy and where the other one is. In the later
//! part.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, button, div, el};
use super::super::clock;
use super::super::device::{Device, open_stored};
use super::super::editions::any_edition;
use super::super::migrating::go_on;
use super::super::opening::{Holds, open_file};
use super::super::pages::{Asked, compare};
use super::super::role::Role;
use super::super::session::Session;
use super::super::words;
use super::files::{file_field, hand_over, pick};
use crate::draft::visible;
use crate::language::Lang;
use crate::storage::RecordId;
use leptos::prelude::*;

/// The class of the field for the pack of what is open.
const PACK: &str = "ea-missing-pack-file";

/// What there is to say about a role.
pub(in crate::ui) fn role_banner(role: Role) -> View {
    let session = use_session();
    let lang = use_lang();
    let banner = match role {
        Role::Writes => return View::Nothing,
        Role::Follows { taken } => {
            let take = button("ea-button ea-take-over", move |_| {
                // The button goes when the other window has answered.
                session.arrivals.update(|arrivals| *arrivals += 1);
                session.tell_windows("want", "");
            });
            let why = if taken { words::TAKEN } else { words::FOLLOWS };
            notice(why.get(lang)).child(take.text(words::CONTINUE_HERE.get(lang)))
        }
        Role::Newer(original) => {
            let why = if original.stored {
                words::NEWER_SHOWN
            } else {
                words::NEWER_FILE_SHOWN
            };
            let download = button("ea-button", move |_| {
                let handed = hand_over(&original.name, "application/json", &original.text);
                if let Err(error) = handed {
                    session.report(format!("{error:?}"), Vec::new());
                }
            });
            notice(why.get(lang)).child(download.text(words::DOWNLOAD_TEXT.get(lang)))
        }
        Role::OtherPack => other_pack(session),
        Role::Parted(original) => parted(session, original),
    };
    banner.into()
}

/// Answers and scores as they were, because their pack is another one now or gone: leads to the present one.
fn other_pack(session: Session) -> El {
    let lang = use_lang();
    let standard = session.standard();
    if any_edition(standard.id.as_str()).is_some() {
        let why = words::fill(words::PACK_CHANGED, lang, &[standard.short.get(lang)]);
        let migrate = button("ea-button ea-migrate", move |_| go_on(session));
        return notice(&why).child(migrate.text(words::MIGRATE.get(lang)));
    }
    let values = [standard.short.get(lang), standard.id.as_str()];
    let why = words::fill(words::PACK_MISSING, lang, &values);
    let open = button("ea-button ea-find-pack", |event| pick(&event, PACK));
    notice(&why)
        .child(file_field(PACK, move |file| {
            open_file(session, file, Holds::Standard);
        }))
        .child(open.text(words::FIND_PACK.get(lang)))
}

/// Two records came of one: names both, and leads to either.
fn parted(session: Session, original: RecordId) -> El {
    let lang = use_lang();
    let copy = session.device(Device::open_record);
    let name = |id: &RecordId| name_of(session, id, lang);
    let go_on = button("ea-button ea-copy", move |_| session.set_role(Role::Writes));
    let with = original.clone();
    let side_by_side = button("ea-button ea-compare-both", move |_| {
        compare(session, Asked::Record(with.clone()), Asked::Present);
    });
    let other = words::open_original(lang, &name(&original));
    let this = words::keep_copy(lang, &copy.as_ref().map(name).unwrap_or_default());
    let open = button("ea-button ea-original", move |_| {
        if let Err(unreadable) = open_stored(session, &original) {
            let lines = words::unreadable(lang, &unreadable);
            session.report(words::UNREADABLE.get(lang).to_owned(), lines);
        }
    });
    notice(words::PARTED.get(lang))
        .child(side_by_side.text(words::COMPARE_BOTH.get(lang)))
        .child(open.text(&other))
        .child(go_on.text(&this))
}

/// The organisation of a record, and when it was stored or parted.
fn name_of(session: Session, id: &RecordId, lang: Lang) -> String {
    let card = session.device(|device| device.card(id)).unwrap_or_default();
    let name = match card.name.trim() {
        "" => words::UNNAMED.get(lang),
        name => name,
    };
    let name = visible(name);
    match id.copied() {
        Some(moment) => words::copy(lang, &name, &clock::time_of_day_of(&moment)),
        None => words::saved_copy(lang, &name, &clock::time_of_day_of(&card.saved)),
    }
}

fn notice(why: &str) -> El {
    div("div", "ea-notice ea-banner")
        .attr("role", "status")
        .child(el("p").text(why))
}
