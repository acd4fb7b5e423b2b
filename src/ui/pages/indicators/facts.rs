//! What the table shows: counted facts, the bands that they propose for levels, trends and comparisons, and each indicator on
//! its own. One click takes a band or a class; nothing is taken by itself.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, View, button, div, el};
use super::super::super::words;
use super::super::hint;
use crate::assessment::{Choice, Command};
use crate::draft::fact_words;
use crate::language::Lang;
use crate::scoring::{BandProposal, IndicatorFacts, propose_bands};
use crate::standard::Item;
use leptos::prelude::*;

/// What the table of an item shows; nothing while it has no figures.
pub(super) fn facts(item: &'static Item) -> View {
    let session = use_session();
    let lang = use_lang();
    let score = session.score(&item.id);
    // A memo, so that a score that changes for another reason leaves the buttons and their focus alone.
    let facts = Memo::new(move |_| score.get().facts.clone());
    let shown = move || {
        let facts = facts.get().filter(|facts| facts.count() > 0)?;
        let proposals = propose_bands(session.standard(), item, &facts);
        let note = (!proposals.is_empty()).then(|| hint(words::TABLE_SHOWS_NOTE.get(lang)));
        let bands = div("div", "ea-bands-proposed")
            .children(proposals.iter().map(|proposal| proposed(item, proposal)));
        let each = div("details", "ea-why")
            .child(el("summary").text(words::EACH_INDICATOR.get(lang)))
            .child(
                div("ul", "ea-reasons").children(facts.weighing.iter().map(|one| each(item, one))),
            );
        Some(View::from(vec![
            View::from(el("h3").text(words::TABLE_SHOWS.get(lang))),
            View::from(note),
            bands.into(),
            each.into(),
        ]))
    };
    View::from(div("div", "ea-facts").live(shown))
}

/// The proposed band of a factor, one click to take it, and why.
fn proposed(item: &'static Item, proposal: &BandProposal) -> El {
    let session = use_session();
    let lang = use_lang();
    let standard = session.standard();
    let (factor, band) = (proposal.factor.clone(), proposal.band);
    let factors = standard.guide_of(item).factors.iter();
    let title = factors
        .filter(|other| other.id == factor)
        .map(|other| other.title.get(lang))
        .next();
    let command = Command::Factor(item.id.clone(), factor.clone(), Some(band));
    let chosen = factor.clone();
    let in_use = Memo::new(move |_| session.factor(&item.id, &chosen) == Some(band));
    let adopt = button("ea-button", move |_| session.send(command.clone()))
        .live_flag("disabled", move || in_use.get() || session.is_read_only())
        .live_text(move || {
            let word = if in_use.get() {
                words::ADOPTED
            } else {
                words::ADOPT
            };
            word.get(lang).to_owned()
        });
    let reasons = proposal
        .facts
        .iter()
        .map(|fact| fact_words::fact(fact, lang));
    let needs: Vec<String> = proposal
        .next
        .iter()
        .map(|need| fact_words::need(need, lang))
        .collect();
    let separator = match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    };
    let next = (!needs.is_empty()).then(|| {
        let next = words::fill(words::NEXT_BAND_ASKS, lang, &[&needs.join(separator)]);
        el("li").text(&next)
    });
    let head = div("p", "ea-proposed")
        .child(div("span", "ea-factor-id").text(factor.as_str()))
        .child(el("span").text(title.unwrap_or_default()))
        .child(el("strong").text(&standard.scale.range(band)))
        .child(adopt);
    div("div", "ea-band-proposal").child(head).child(
        div("ul", "ea-reasons")
            .children(reasons.map(|reason| el("li").text(&reason)))
            .child(next),
    )
}

/// One indicator: its trend, and the class that its comparisons show.
fn each(item: &'static Item, one: &IndicatorFacts) -> El {
    let session = use_session();
    let lang = use_lang();
    let course = fact_words::course(&one.course, lang);
    let separator = words::SEPARATOR.get(lang);
    let line = el("li").text(&format!(
        "{}{separator}{course}",
        fact_words::name(one, lang)
    ));
    let shown = one.standing.class();
    let Some(class) = shown.filter(|class| one.class != Some(*class) || one.own_class != one.class)
    else {
        return line;
    };
    let choice = Choice::Class(Some(class));
    let command = Command::Indicator(item.id.clone(), one.id.clone(), choice);
    let word = words::class_word(Some(class)).get(lang);
    line.text(" ").child(
        button("ea-link", move |_| session.send(command.clone()))
            .live_flag("disabled", move || session.is_read_only())
            .text(&words::fill(words::CLASS_SHOWN, lang, &[word])),
    )
}
