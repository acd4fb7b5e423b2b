//! Which standard a new assessment is on. In the later part.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, button, div, el};
use super::super::carrying::carry_over;
use super::super::catalogue::{Offered, begin_on, fetch_offered};
use super::super::device::Device;
use super::super::opening::{Holds, open_file};
use super::super::own_packs::{forget_standard, own_standards};
use super::super::widgets::{file_field, pick};
use super::super::words;
use super::removal::Removal;
use crate::assessment::Assessment;
use leptos::prelude::*;

/// The class of the field for a standard pack.
const PACK: &str = "ea-pack-file";

/// What the first button begins, a button for every other standard, one for each to which the open assessment can be carried,
/// and one that takes away each standard of somebody else.
pub(in crate::ui) fn standards() -> View {
    let session = use_session();
    let lang = use_lang();
    let offered = RwSignal::new(Vec::new());
    let removal = Removal::new();
    fetch_offered(session, offered);
    let choices = move || {
        let present = session.begins_on();
        let all = offered.get();
        let open = &session.standard().id;
        let listed = all.iter().find(|one| one.id == open.as_str());
        let carries_to = listed.map(|one| one.carries_to.clone()).unwrap_or_default();
        // Unsealed it would be stored open.
        let carried = session.assessment(Assessment::is_blank) || session.device(Device::is_locked);
        let carries = carries_to.into_iter().filter(|_| !carried);
        let carries = carries.filter_map(|id| all.iter().find(|one| one.id == id).cloned());
        let carries: Vec<El> = carries
            .map(|Offered { id, short, .. }| {
                let label = words::carry_to(lang, &short);
                button("ea-button ea-carry", move |_| carry_over(session, &id)).text(&label)
            })
            .collect();
        let own: Vec<Offered> = own_standards()
            .into_iter()
            .map(|one| Offered::of(one, lang))
            .collect();
        let others = all.into_iter().chain(own.clone());
        let others = others.filter(|one: &Offered| one.id != present.id.as_str());
        let others: Vec<El> = others
            .map(
                |Offered {
                     id, short, points, ..
                 }| {
                    let label = words::begin_on(lang, &short, points);
                    button("ea-button ea-begin-on", move |_| begin_on(session, &id)).text(&label)
                },
            )
            .collect();
        let forget = own.into_iter().map(|Offered { id, short, .. }| {
            let label = words::fill(words::FORGET_PACK, lang, &[&short]);
            let forget = button("ea-button ea-forget-pack", move |event| {
                let Some(take_back) = forget_standard(session, &id) else {
                    return;
                };
                offered.notify();
                let take_back = move || {
                    take_back();
                    offered.notify();
                };
                removal.say(words::STANDARD_REMOVED, &short, &event, take_back);
            });
            forget.text(&label)
        });
        let forget: Vec<El> = forget.collect();
        let lead = words::fill(words::BEGINS_ON, lang, &[present.short.get(lang)]);
        div("div", "ea-actions ea-standards")
            .child(el("span").text(&lead))
            .children(others)
            .children(carries)
            .children(forget)
    };
    // Stands beside what is shown anew when the list arrives: a file that is chosen meanwhile is not lost.
    let open = button("ea-button ea-open-pack", |event| pick(&event, PACK));
    div("div", "ea-begin")
        .live(choices)
        .live(move || removal.said())
        .child(file_field(PACK, move |file| {
            open_file(session, file, Holds::Standard);
        }))
        .child(open.text(words::OPEN_PACK.get(lang)))
        .into()
}
