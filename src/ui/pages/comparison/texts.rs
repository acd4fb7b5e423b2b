//! Texts of two states, with what was taken out and put in.

use super::super::super::build::{El, View, div, el, here};
use super::super::super::words;
use super::super::hint;
use super::rows::name_of;
use super::{Desk, notes};
use crate::assessment::{Assessment, TextField};
use crate::comparison::{Kind, Piece, Sides, diff, folded};
use crate::draft::visible;
use crate::language::{Lang, Phrase};
use crate::standard::{ItemId, Standard};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// What stayed is cut down to so many characters beside a change.
const AROUND: usize = 40;

/// Texts with more changed characters than these are closed until they are opened.
const LONG: usize = 1200;

/// Whether texts are shown whole, and how changes are marked.
pub(super) fn whole_texts(whole: RwSignal<bool>, lang: Lang) -> El {
    let check = el("input")
        .attr("type", "checkbox")
        .live_flag("checked", move || whole.get())
        .on("change", move |event| {
            if let Some(check) = here::<HtmlInputElement>(&event) {
                whole.set(check.checked());
            }
        });
    div("p", "ea-diff-key")
        .child(hint(words::DIFF_KEY.get(lang)))
        .child(
            div("label", "ea-no-print")
                .child(check)
                .text(words::WHOLE_TEXTS.get(lang)),
        )
}

/// One text with what was taken out and put in.
pub(super) fn text(
    standard: &Standard,
    field: &TextField,
    states: Sides<&Assessment>,
    desk: &Desk,
    lang: Lang,
) -> View {
    let (whole, opened) = (desk.whole, desk.opened);
    let texts = states.map(|state| state.text(field).to_owned());
    let TextField::Programme(programme, note) = field else {
        let label = label(standard, field, states, lang);
        return difference(&label, &texts, whole, opened, lang).into();
    };
    let (programme, note) = (programme.clone(), note.clone());
    // What things are called may be on its way.
    View::Live(Box::new(move || {
        let name = notes::name_of(&programme, &note, lang);
        let said = texts.clone();
        let said = said.map(|noted| notes::said(&programme, &note, &noted, lang));
        difference(&name, &said, whole, opened, lang).into()
    }))
}

fn difference(
    label: &str,
    texts: &Sides<String>,
    whole: RwSignal<bool>,
    opened: RwSignal<bool>,
    lang: Lang,
) -> El {
    let pieces = diff(&visible(&texts.before), &visible(&texts.after));
    let count = |kind: Kind| {
        let own = pieces.iter().filter(|piece| piece.kind == kind);
        own.map(|piece| piece.text.chars().count()).sum::<usize>()
    };
    let (gone, new) = (count(Kind::Out), count(Kind::In));
    let summary = el("summary")
        .text(&visible(label))
        .child(div("span", "ea-hint").text(&format!("−{gone} +{new}")));
    let shown = move || {
        let pieces = if whole.get() {
            pieces.iter().cloned().map(Ok).collect()
        } else {
            folded(&pieces, AROUND)
        };
        pieces
            .into_iter()
            .map(|piece| self::piece(piece, lang))
            .collect::<Vec<_>>()
    };
    let open = move || (gone + new < LONG || opened.get()).then(String::new);
    div("details", "ea-text-diff")
        .live_attr("open", open)
        .child(summary)
        .child(div("div", "ea-diff").attr("dir", "auto").live(shown))
}

fn piece(piece: Result<Piece, usize>, lang: Lang) -> El {
    match piece {
        Ok(Piece { kind, text }) => {
            let tag = match kind {
                Kind::Same => "span",
                Kind::Out => "del",
                Kind::In => "ins",
            };
            el(tag).text(&text)
        }
        Err(count) => div("span", "ea-left-out").text(&words::left_out(lang, count)),
    }
}

/// What a text is called.
fn label(standard: &Standard, field: &TextField, states: Sides<&Assessment>, lang: Lang) -> String {
    let word = |word: Phrase| word.get(lang).to_owned();
    let of = |item: &ItemId, word: Phrase| format!("{item} {}", word.get(lang));
    match field {
        TextField::Title => word(words::OWN_TITLE),
        TextField::Label => word(words::OWN_LABEL),
        TextField::Name => word(words::NAME),
        TextField::Industry => word(words::INDUSTRY),
        TextField::Place => word(words::PLACE),
        TextField::Period => word(words::PERIOD),
        TextField::Author => word(words::AUTHOR),
        TextField::Profile(id) => {
            let mut sections = standard.profile.sections.iter();
            let found = sections.find(|section| section.id == *id);
            found
                .map(|section| section.title.get(lang).to_owned())
                .unwrap_or_default()
        }
        TextField::Evidence(item, point) => {
            let heading = heading_of(standard, item, point.as_str(), lang);
            format!("{point} {}", words::evidence_of(lang, heading))
        }
        TextField::Note(item, factor) => {
            let guide = standard.item(item).map(|item| standard.guide_of(item));
            let mut factors = guide.into_iter().flat_map(|guide| &guide.factors);
            let title = factors
                .find(|one| one.id == *factor)
                .map_or("", |one| one.title.get(lang));
            format!("{item} {}", words::note_of(lang, title))
        }
        TextField::Reason(item) => of(item, words::REASON),
        TextField::Strengths(item) => of(item, words::STRENGTHS),
        TextField::Opportunities(item) => of(item, words::OPPORTUNITIES),
        TextField::Private(item) => of(item, words::PRIVATE),
        TextField::Indicator(item, id, cell) => {
            let name = name_of(states, item, id);
            format!("{item} {name} · {}", words::cell_word(lang, *cell))
        }
        TextField::Action(_, text) => {
            let what = words::action_word(*text).get(lang);
            format!("{} · {what}", words::PLAN.get(lang))
        }
        TextField::Programme(programme, note) => notes::name_of(programme, note, lang),
    }
}

/// The heading of a guidance point.
pub(super) fn heading_of<'a>(
    standard: &'a Standard,
    item: &ItemId,
    point: &str,
    lang: Lang,
) -> &'a str {
    let mut points = standard
        .item(item)
        .into_iter()
        .flat_map(|item| &item.guidance);
    let found = points.find(|one| one.id.as_str() == point);
    found.map_or("", |point| point.heading.get(lang))
}
