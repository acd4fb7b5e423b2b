//! How to apply: material with its state, routes, steps, periods, what follows.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, View, clause, div, el, here};
use super::super::super::navigate::Page;
use super::super::super::widgets::{page_link, typed_here, write};
use super::super::super::words;
use super::super::{hint, section};
use super::calendar::periods;
use crate::assessment::{Command, TextField};
use crate::language::{Lang, Phrase};
use crate::programme::procedure::{Clause, Levels, Material, Procedure, Step};
use crate::standard::ProgrammeId;
use web_sys::{HtmlInputElement, HtmlSelectElement};

/// Everything that is done to apply.
pub(super) fn procedure(id: &'static ProgrammeId, procedure: &'static Procedure) -> View {
    let lang = use_lang();
    let line = |text: &str, place: &str| el("li").text(text).text(" ").child(clause().text(place));
    let clauses = |title: Phrase, entries: &'static [Clause], last: Option<El>| {
        let lines = entries
            .iter()
            .map(|entry| line(entry.text.get(lang), &entry.clause));
        let lines: Vec<El> = lines.chain(last).collect();
        (!lines.is_empty()).then(|| section(title.get(lang), None).child(el("ul").children(lines)))
    };
    let materials = procedure.materials.iter();
    let materials = materials.map(|material| material_entry(id, material, lang));
    let steps = procedure.steps.iter().map(|step| step_entry(step, lang));
    let validity = (procedure.validity.as_ref())
        .map(|validity| line(&words::validity(lang, validity.years), &validity.clause));
    View::from(vec![
        View::from(
            procedure
                .levels
                .as_ref()
                .map(|levels| level_list(levels, lang)),
        ),
        (materials.len() > 0)
            .then(|| {
                let list = div("ul", "ea-materials").children(materials);
                section(words::MATERIALS.get(lang), None).child(list)
            })
            .into(),
        clauses(words::ROUTES, &procedure.routes, None).into(),
        (steps.len() > 0)
            .then(|| section(words::STEPS.get(lang), None).child(el("ol").children(steps)))
            .into(),
        (!procedure.periods.is_empty())
            .then(|| periods(id, &procedure.periods))
            .into(),
        clauses(words::AFTERWARDS, &procedure.afterwards, validity).into(),
    ])
}

/// Levels that no rule computes, and why.
fn level_list(levels: &'static Levels, lang: Lang) -> El {
    let titles = levels.titles.iter();
    let titles: Vec<&str> = titles.map(|title| title.get(lang)).collect();
    let names = (!titles.is_empty()).then(|| el("p").child(el("strong").text(&titles.join(" · "))));
    section(words::LEVELS.get(lang), Some(&levels.clause))
        .child(names)
        .child(el("p").text(levels.reason.get(lang)))
}

fn step_entry(step: &'static Step, lang: Lang) -> El {
    el("li")
        .child(el("strong").text(step.title.get(lang)))
        .text(" ")
        .child(clause().text(&step.clause))
        .child(el("p").text(step.text.get(lang)))
}

/// Something that is handed in, with its state, who sees to it and by when.
fn material_entry(id: &'static ProgrammeId, material: &'static Material, lang: Lang) -> El {
    let mut facts: Vec<String> = Vec::new();
    if material.copies > 0 {
        facts.push(words::copies(lang, material.copies));
    }
    if material.electronic {
        facts.push(words::ELECTRONIC.get(lang).to_owned());
    }
    for limit in &material.limits {
        facts.push(words::at_most(lang, limit.of.get(lang), limit.characters));
    }
    let note = |tail: &str| {
        let note = format!("material.{}.{tail}", material.id);
        TextField::Programme(id.clone(), note.as_str().into())
    };
    let title = material.title.get(lang);
    let form = material.form.as_ref().map(|_| {
        let link = page_link(Page::Form(id.clone()));
        el("p").child(link.text(words::FILL_FORM.get(lang)))
    });
    let fields = div("div", "ea-material-fields")
        .child(state_choice(note("state"), title))
        .child(note_line(
            note("owner"),
            words::MATERIAL_OWNER,
            title,
            "text",
        ))
        .child(note_line(note("date"), words::MATERIAL_DATE, title, "date"));
    el("li")
        .attr("data-material", &material.id)
        .child(
            el("p")
                .child(el("strong").text(title))
                .text(" ")
                .child(clause().text(&material.clause)),
        )
        .child(el("p").text(material.holds.get(lang)))
        .child((!facts.is_empty()).then(|| hint(&facts.join(" · "))))
        .child(form)
        .child(fields)
}

/// How far something is that is handed in: what is noted of it, and what that is called.
pub(in super::super) const STATES: [(&str, Phrase); 3] = [
    ("", words::STATE_OPEN),
    ("begun", words::STATE_BEGUN),
    ("done", words::STATE_DONE),
];

fn state_choice(field: TextField, of: &str) -> El {
    let session = use_session();
    let lang = use_lang();
    let options = STATES.map(|(value, word)| {
        let shown = field.clone();
        el("option")
            .attr("value", value)
            .live_flag("selected", move || session.text(&shown) == value)
            .text(word.get(lang))
    });
    let label = words::MATERIAL_STATE.get(lang);
    let select = div("select", "ea-text")
        .attr("aria-label", &format!("{of} {label}"))
        .live_flag("disabled", move || session.is_read_only())
        .on("change", move |event| {
            if let Some(select) = here::<HtmlSelectElement>(&event) {
                session.send(Command::Text(field.clone(), select.value()));
            }
        })
        .children(options);
    el("label").child(el("span").text(label)).child(select)
}

/// A short note of a programme: a text or a date.
pub(super) fn note_line(field: TextField, label: Phrase, of: &str, kind: &str) -> El {
    let session = use_session();
    let label = label.get(use_lang());
    let shown = field.clone();
    let typed = typed_here();
    let heard = typed.clone();
    let input = div("input", "ea-text")
        .attr("type", kind)
        .attr("aria-label", &format!("{of} {label}"))
        .attr("autocomplete", "off")
        .live_entry(move || session.text_from_elsewhere(&shown, &heard))
        .live_flag("readOnly", move || session.is_read_only())
        .on("input", move |event| {
            if let Some(input) = here::<HtmlInputElement>(&event) {
                typed.set(write(session, &field, input.value()));
            }
        });
    el("label").child(el("span").text(label)).child(input)
}
