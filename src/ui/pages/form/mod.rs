//! The application form of a programme: filled from the profile where that knows, counted against its limits, and exported.
//!
//! What is personal is not asked here but when the form is exported, and kept nowhere.

mod choice;
mod export;
mod field;
mod table;

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, button, div, el};
use super::super::forms::{fetch, forms};
use super::super::navigate::Page;
use super::super::programmes::packs;
use super::super::widgets::{page_link, page_title, paged};
use super::super::words;
use super::programmes::when_here;
use super::{heading, hint, section};
use crate::programme::Pack;
use crate::programme::form::{Content, Field, Form, Section};
use crate::standard::ProgrammeId;
use export::export_box;
use field::field_entry;
use leptos::prelude::*;
use table::table_entry;

/// The page of the form of a programme.
pub(super) fn form_page(id: &ProgrammeId) -> View {
    let id = id.clone();
    let own = id.clone();
    let page = when_here(move |packs| {
        let pack = packs.iter().find(|pack| pack.programme.id == id);
        let form = pack.and_then(|pack| {
            let mut materials = pack.procedure.materials.iter();
            Some((
                pack,
                materials.find_map(|material| material.form.as_deref())?,
            ))
        });
        match form {
            Some((pack, form)) => when_form_here(pack, form),
            None => failed().into(),
        }
    });
    View::from(vec![page, View::Live(Box::new(move || steps(&own)))])
}

/// Back to the programme by its title, which is known once the packs are here, and on to what follows it.
fn steps(id: &ProgrammeId) -> View {
    let (session, lang) = (use_session(), use_lang());
    let packs = packs(lang).unwrap_or_default();
    let pack = packs.iter().find(|pack| pack.programme.id == *id);
    paged(|page| match (page, pack) {
        (Page::Programme(back), Some(pack)) if back == id => {
            pack.programme.title.get(lang).to_owned()
        }
        (Page::Programme(back), None) if back == id => words::FORM_BACK.get(lang).to_owned(),
        _ => page_title(session, lang, page),
    })
}

fn failed() -> El {
    let lang = use_lang();
    hint(words::FORM_FAILED.get(lang)).attr("role", "alert")
}

/// The form, when it is here, which it is fetched for.
fn when_form_here(pack: &'static Pack, id: &'static str) -> View {
    let session = use_session();
    let lang = use_lang();
    let missing = RwSignal::new(false);
    if untrack(forms).is_none() {
        fetch(session, missing);
    }
    let view = move || match forms().map(|forms| forms.iter().find(|form| form.id == id)) {
        Some(Some(form)) => filling(pack, form),
        Some(None) => {
            let said = words::fill(words::FORM_UNKNOWN, lang, &[id]);
            hint(&said).attr("role", "alert").into()
        }
        None if missing.get() => {
            let again = button("ea-button", move |_| fetch(session, missing));
            View::from(vec![failed(), again.text(words::TRY_AGAIN.get(lang))])
        }
        None => hint(words::LOADING.get(lang)).into(),
    };
    div("div", "ea-form").live(view).into()
}

/// All parts of the form, one below the other, and its export.
fn filling(pack: &'static Pack, form: &'static Form) -> View {
    let lang = use_lang();
    let programme = &pack.programme;
    let back = Page::Programme(programme.id.clone());
    let cover =
        section(words::FORM_COVER.get(lang), None).child(fields(&programme.id, form.cover.iter()));
    let parts = form.sections.iter();
    let parts = parts.map(|part| section_entry(&programme.id, part));
    View::from(vec![
        View::from(heading(form.title.get(lang))),
        div("p", "ea-lead").text(programme.title.get(lang)).into(),
        el("p")
            .child(page_link(back).text(words::FORM_BACK.get(lang)))
            .into(),
        hint(words::FORM_LEAD.get(lang)).into(),
        hint(&format!(
            "{}{}{}",
            words::SOURCE.get(lang),
            words::SEPARATOR.get(lang),
            form.source.get(lang)
        ))
        .into(),
        cover.into(),
        parts.collect::<Vec<El>>().into(),
        export_box(&programme.id, form),
    ])
}

fn section_entry(programme: &'static ProgrammeId, part: &'static Section) -> El {
    let lang = use_lang();
    let note = part.note.as_ref().map(|note| hint(note.get(lang)));
    let holder = section(part.title.get(lang), Some(&part.clause)).child(note);
    match &part.content {
        Content::Rows(rows, photo) => {
            let photo = photo.as_ref().map(|photo| {
                let asks = photo.asks.as_ref().map(|asks| asks.get(lang));
                field::asked_later(photo.label.get(lang), asks)
            });
            // Beside each other is what the printed form has so.
            let rows = rows.iter().map(|row| fields(programme, row.iter()));
            holder.children(rows).child(photo)
        }
        Content::Table(table) => holder.child(table_entry(programme, table)),
    }
}

fn fields(programme: &'static ProgrammeId, fields: impl Iterator<Item = &'static Field>) -> El {
    div("div", "ea-form-fields").children(fields.map(|field| field_entry(programme, field)))
}
