//! A field of a form that is answered by choosing.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, div, el, here};
use super::super::super::session::Session;
use super::super::super::widgets::{dom_id, text_line};
use super::super::super::words;
use super::field::note_of;
use crate::assessment::{Command, TextField};
use crate::language::Lang;
use crate::programme::form::{Choosable, Field, Group, Known};
use crate::standard::ProgrammeId;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// A choice: one radio or box an option, in its groups; open options are named beside.
pub(super) fn choice_entry(
    programme: &'static ProgrammeId,
    field: &'static Field,
    several: bool,
    groups: &'static [Group],
) -> El {
    let lang = use_lang();
    let Some(note) = field.note() else {
        return el("div");
    };
    if field.known == Some(Known::Programme) {
        return fixed(programme, field, groups, lang);
    }
    let session = use_session();
    let own = note_of(programme, &note);
    let asks = field.asks.as_ref();
    let asks = asks.map(|asks| div("span", "ea-hint").text(asks.get(lang)));
    let shown = own.clone();
    let none = (!several).then(|| option(session, &own, several, "", words::NOT_CHOSEN.get(lang)));
    let last = groups.len().saturating_sub(1);
    let mut none = none;
    let group = |(index, group): (usize, &'static Group)| {
        let title = group.title.as_ref();
        let title = title.map(|title| div("span", "ea-group-title").text(title.get(lang)));
        let options = group.options.iter();
        let options =
            options.map(|one| option(session, &own, several, &one.id, one.title.get(lang)));
        let none = (index == last).then(|| none.take()).flatten();
        div("div", "ea-group")
            .child(title)
            .children(options)
            .child(none)
    };
    let open = groups.iter().flat_map(|group| &group.options);
    let open = open.filter(|option| option.is_open);
    let open = open.map(|option| named(programme, field, option, &own, lang));
    let set = div("fieldset", "ea-field ea-wide ea-form-choice")
        .child(
            el("legend")
                .attr("class", "ea-label")
                .text(field.label.get(lang))
                .child(asks),
        )
        .children(groups.iter().enumerate().map(group))
        .children(open);
    match several {
        true => set,
        false => set.live_choice(move || Some(session.text(&shown))),
    }
}

/// A choice that is made by applying for this programme.
fn fixed(
    programme: &ProgrammeId,
    field: &'static Field,
    groups: &'static [Group],
    lang: Lang,
) -> El {
    let mut options = groups.iter().flat_map(|group| &group.options);
    let own = options.find(|option| option.id == programme.as_str());
    let own = own.map_or("", |option| option.title.get(lang));
    div("div", "ea-field ea-wide")
        .child(div("p", "ea-label").text(field.label.get(lang)))
        .child(el("p").text(own))
}

fn option(session: Session, own: &TextField, several: bool, id: &str, title: &str) -> El {
    let (written, shown, value) = (own.clone(), own.clone(), id.to_owned());
    let option = value.clone();
    let input = el("input")
        .attr("type", if several { "checkbox" } else { "radio" })
        .attr("name", &dom_id(own))
        .attr("value", id)
        .live_flag("disabled", move || session.is_read_only())
        .on("change", move |event| {
            let is_on = here::<HtmlInputElement>(&event).is_some_and(|input| input.checked());
            let chosen = match several {
                true => untrack(|| toggled(&session.text(&written), &value, is_on)),
                false => value.clone(),
            };
            session.send(Command::Text(written.clone(), chosen));
        });
    let input = match several {
        true => input.live_flag("checked", move || {
            session
                .text(&shown)
                .split_whitespace()
                .any(|id| id == option)
        }),
        false => input,
    };
    div("label", "ea-choice").child(input).text(title)
}

/// The ids of what is chosen, with one more or one less.
fn toggled(chosen: &str, id: &str, is_on: bool) -> String {
    let mut ids: Vec<&str> = chosen.split_whitespace().filter(|one| *one != id).collect();
    if is_on {
        ids.push(id);
    }
    ids.join(" ")
}

/// What an open option stands for, asked when it is chosen.
fn named(
    programme: &ProgrammeId,
    field: &'static Field,
    option: &'static Choosable,
    choice: &TextField,
    lang: Lang,
) -> El {
    let own = note_of(programme, &field.option_note(option));
    let label = words::fill(words::NAME_OPTION, lang, &[option.title.get(lang)]);
    let session = use_session();
    let (choice, id) = (choice.clone(), option.id.as_str());
    el("div")
        .live_flag("hidden", move || {
            let chosen = session.text(&choice);
            !chosen.split_whitespace().any(|one| one == id)
        })
        .child(text_line(own, &label, "off"))
}

#[cfg(test)]
mod tests {
    use super::toggled;

    #[test]
    fn what_is_ticked_is_there_once_and_what_is_not_goes() {
        assert_eq!(toggled("", "a", true), "a");
        assert_eq!(toggled("a b", "a", true), "b a");
        assert_eq!(toggled("a b", "a", false), "b");
    }
}
