//! What the standard says: values, scoring guides, words, terms, readings, source.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, clause, div, el};
use super::super::words;
use super::programme::reading_list;
use super::{heading, hint, section};
use crate::standard::{Definition, Guide};

/// The page about the standard.
pub(super) fn standard_page() -> View {
    let session = use_session();
    let lang = use_lang();
    let standard = session.standard();
    let separator = words::SEPARATOR.get(lang);
    let edition = format!(
        "{}{separator}{}",
        words::EDITION.get(lang),
        standard.edition.get(lang)
    );
    let source = format!(
        "{}{separator}{}",
        words::SOURCE.get(lang),
        standard.source.get(lang)
    );
    let guides =
        || section(words::GUIDES.get(lang), None).children(standard.guides.iter().map(guide_table));
    let readings =
        || section(words::READINGS.get(lang), None).child(reading_list(&standard.readings));
    View::from(vec![
        heading(standard.title.get(lang)).into(),
        div("p", "ea-lead")
            .text(standard.unofficial.get(lang))
            .into(),
        hint(&edition).into(),
        hint(&source).into(),
        definitions(words::VALUES.get(lang), &standard.values),
        (!standard.guides.is_empty()).then(guides).into(),
        definitions(words::QUANTITY_WORDS.get(lang), &standard.quantity_words),
        definitions(words::TERMS.get(lang), &standard.terms),
        (!standard.readings.is_empty()).then(readings).into(),
    ])
}

/// Words and their meanings; nothing where a standard has none.
fn definitions(title: &str, entries: &[Definition]) -> View {
    if entries.is_empty() {
        return View::Nothing;
    }
    let lang = use_lang();
    let entry = |entry: &Definition| {
        let clause = clause().text(&entry.clause);
        el("div")
            .child(el("dt").text(entry.word.get(lang)).text(" ").child(clause))
            .child(el("dd").text(entry.meaning.get(lang)))
    };
    let list = div("dl", "ea-definitions").children(entries.iter().map(entry));
    section(title, None).child(list).into()
}

/// A scoring guide: bands down, factors across.
fn guide_table(guide: &Guide) -> El {
    let session = use_session();
    let lang = use_lang();
    let scale = &session.standard().scale;
    let head = |text: String| el("th").attr("scope", "col").text(&text);
    let heads = guide
        .factors
        .iter()
        .map(|factor| head(format!("{} {}", factor.id, factor.title.get(lang))));
    let rows = scale.bands().map(|(band, _)| {
        let wording = guide.factors.iter().filter_map(|factor| {
            let text = factor.bands.get(usize::from(band.0))?.get(lang);
            let cell = el("td").attr("data-head", factor.title.get(lang));
            Some(cell.text(text))
        });
        el("tr")
            .child(el("th").attr("scope", "row").text(&scale.range(band)))
            .children(wording)
    });
    let table = div("table", "ea-table ea-guide")
        .child(el("caption").text(&format!("{} {}", guide.title.get(lang), guide.clause)))
        .child(
            el("thead").child(
                el("tr")
                    .child(head(words::BAND.get(lang).to_owned()))
                    .children(heads),
            ),
        )
        .child(el("tbody").children(rows));
    div("div", "ea-table-box")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", guide.title.get(lang))
        .child(table)
}
