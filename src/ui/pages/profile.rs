//! The organisation profile: not scored, the yardstick for everything after it.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, button, div, el};
use super::super::widgets::{pager, text_box, text_line};
use super::super::words;
use super::{heading, hint, section};
use crate::assessment::{Command, TextField};
use crate::standard::Section;

/// The organisation profile.
pub(super) fn profile_page() -> View {
    let session = use_session();
    let lang = use_lang();
    let profile = &session.standard().profile;
    let line = |field: TextField, word: crate::language::Phrase, autocomplete: &str| {
        text_line(field, word.get(lang), autocomplete)
    };
    let organisation = section(words::ORGANISATION.get(lang), None).child(
        div("div", "ea-lines")
            .child(line(TextField::Name, words::NAME, "organization"))
            .child(line(TextField::Industry, words::INDUSTRY, "off"))
            .child(line(TextField::Place, words::PLACE, "off"))
            .child(line(TextField::Period, words::PERIOD, "off"))
            .child(line(TextField::Author, words::AUTHOR, "off")),
    );
    let note = format!(
        "{} {} {}",
        words::PROFILE_NOT_SCORED.get(lang),
        words::CLAUSE.get(lang),
        profile.clause
    );
    View::from(vec![
        View::from(heading(profile.title.get(lang))),
        div("p", "ea-lead").text(profile.summary.get(lang)).into(),
        hint(&note).into(),
        organisation.into(),
        profile
            .sections
            .iter()
            .map(profile_section)
            .collect::<Vec<El>>()
            .into(),
        pager(),
    ])
}

/// One section: what to tell, and the text.
fn profile_section(part: &'static Section) -> El {
    let session = use_session();
    let lang = use_lang();
    let field = TextField::Profile(part.id.clone());
    let (shown, filled) = (field.clone(), field.clone());
    let prompts = part
        .prompts
        .iter()
        .map(|prompt| el("li").text(prompt.get(lang)));
    let insert = button("ea-link", move |_| {
        let headings = part
            .prompts
            .iter()
            .map(|prompt| format!("【{}】\n", prompt.get(lang)));
        let text = headings.collect::<Vec<_>>().join("\n");
        session.send(Command::Text(filled.clone(), text));
    });
    section(part.title.get(lang), Some(&part.clause))
        .child(hint(words::PROMPTS.get(lang)))
        .child(div("ul", "ea-prompts").children(prompts))
        .child(
            insert
                .live_flag("hidden", move || {
                    session.is_read_only() || session.text_length(&shown) > 0
                })
                .text(words::INSERT_PROMPTS.get(lang)),
        )
        .child(text_box(field, part.title.get(lang), "", 8))
}
