//! What is called what was noted for a programme, and what it says: as its own page and the page of its form call it.

use super::super::super::programmes::{self, packs};
use super::super::super::session::Session;
use super::super::super::{forms, words};
use super::super::programme::STATES;
use crate::assessment::{Field, TextField};
use crate::language::{Lang, Phrase};
use crate::programme::Pack;
use crate::programme::form::Form;
use crate::standard::{ConditionId, NoteId, ProgrammeId};
use leptos::prelude::*;

/// The beginning of the ids of all that is noted of material.
const MATERIAL: &str = "material.";

/// Has what knows the names fetched, where one of the fields has use for it.
pub(super) fn fetch_names(session: Session, fields: &[Field], lang: Lang) {
    let notes = fields.iter().filter_map(|field| match field {
        Field::Text(TextField::Programme(_, note)) => Some(note),
        _ => None,
    });
    let notes: Vec<&NoteId> = notes.collect();
    let declares = |field: &Field| matches!(field, Field::Condition(..));
    let named = !notes.is_empty() || fields.iter().any(declares);
    if named && programmes::is_missing(lang) {
        programmes::fetch(session, lang, RwSignal::new(false));
    }
    let of_form = notes.into_iter().any(Form::has_note);
    if of_form && untrack(forms::forms).is_none() {
        forms::fetch(session, RwSignal::new(false));
    }
}

/// What a note of a programme is called, watched; its ids where that is not known here.
pub(super) fn name_of(programme: &ProgrammeId, note: &NoteId, lang: Lang) -> String {
    let Some(pack) = pack_of(programme, lang) else {
        return format!("{programme} {note}");
    };
    let name = if Form::has_note(note) {
        form_of(pack).and_then(|form| form.name_of(note, lang))
    } else {
        beside(pack, note, lang)
    };
    let name = name.unwrap_or_else(|| note.to_string());
    format!("{} · {name}", pack.programme.title.get(lang))
}

/// What a condition of a programme states, watched; its ids where that is not known here.
pub(super) fn statement_of(programme: &ProgrammeId, id: &ConditionId, lang: Lang) -> String {
    let known = pack_of(programme, lang).map(|pack| &pack.programme);
    match known.and_then(|known| Some((known.title.get(lang), known.condition(id)?))) {
        Some((title, condition)) => format!("{title} · {}", condition.statement.get(lang)),
        None => format!("{programme} {id}"),
    }
}

/// What a note of a programme says, watched: what was chosen, in the words of the page on which it was; what was typed as it is.
pub(super) fn said(programme: &ProgrammeId, note: &NoteId, noted: &str, lang: Lang) -> String {
    let typed = || noted.to_owned();
    if !Form::has_note(note) {
        let mut states = STATES.iter().filter(|_| is_state(note));
        let state = states.find(|(key, _)| *key == noted);
        return state.map_or_else(typed, |(_, word)| word.get(lang).to_owned());
    }
    let chosen = pack_of(programme, lang).and_then(|pack| form_of(pack)?.chosen(note, noted, lang));
    chosen.map_or_else(typed, |titles| titles.join(words::COMMA.get(lang)))
}

/// Whether a note is how far something is that is handed in.
fn is_state(note: &NoteId) -> bool {
    let id = note.as_str();
    id.starts_with(MATERIAL) && id.ends_with(".state")
}

/// The pack of a programme, watched; none where it is not known here.
fn pack_of(programme: &ProgrammeId, lang: Lang) -> Option<&'static Pack> {
    let packs = packs(lang)?;
    packs.iter().find(|pack| pack.programme.id == *programme)
}

fn form_of(pack: &Pack) -> Option<&'static Form> {
    let mut materials = pack.procedure.materials.iter();
    let id = materials.find_map(|material| material.form.as_deref())?;
    forms::forms()?.iter().find(|form| form.id == id)
}

/// What is noted of material and periods.
fn beside(pack: &Pack, note: &NoteId, lang: Lang) -> Option<String> {
    let of = |title: &str, word: Phrase| Some(format!("{title} · {}", word.get(lang)));
    let any = words::ANY_PERIOD.get(lang);
    match note.as_str() {
        "days-off" => return Some(words::EXCEPTIONS.get(lang).to_owned()),
        "any-period-start" => return of(any, words::PERIOD_START),
        "any-period-days" => return of(any, words::PERIOD_DAYS),
        _ => {}
    }
    if let Some(id) = note.as_str().strip_prefix("period.") {
        let mut periods = pack.procedure.periods.iter();
        let period = periods.find(|period| period.id == id)?;
        return of(period.title.get(lang), words::PERIOD_START);
    }
    let (id, what) = note.as_str().strip_prefix(MATERIAL)?.rsplit_once('.')?;
    let mut materials = pack.procedure.materials.iter();
    let material = materials.find(|material| material.id == id)?;
    let word = match what {
        "state" => words::MATERIAL_STATE,
        "owner" => words::MATERIAL_OWNER,
        "date" => words::MATERIAL_DATE,
        _ => return None,
    };
    of(material.title.get(lang), word)
}
