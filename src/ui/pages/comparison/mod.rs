//! Two states side by side: scores, tiers, declarations, choices, and texts with what was taken out and put in.

mod notes;
mod rows;
mod scores;
mod states;
mod texts;

pub(in crate::ui) use states::{Asked, compare};

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, button, div, el, here};
use super::super::device::Device;
use super::super::history::Seen;
use super::super::opening::text_of;
use super::super::session::Session;
use super::super::widgets::{file_field, pick};
use super::super::words;
use super::{heading, hint, section};
use crate::assessment::{Assessment, Field};
use crate::comparison::{Comparison, Sides};
use crate::language::Phrase;
use leptos::prelude::*;
use leptos::task::spawn_local;
use scores::{choices, declarations, other_declarations, score_table, tiers};
use states::{State, all_states, asked, read};
use std::cell::Cell;
use std::rc::Rc;
use texts::{text, whole_texts};
use web_sys::{File, HtmlSelectElement};

/// The class of the field for a file that is compared.
const COMPARED: &str = "ea-compared-file";

/// The answers of both states, or why those of one cannot be read, a line each.
type Answers = Result<Sides<Rc<Assessment>>, Vec<String>>;

/// What the page shows at present.
#[derive(Clone)]
struct Desk {
    /// The states to choose from; none while they are looked up.
    states: Seen<Rc<Vec<State>>>,
    /// Which two of them are compared.
    chosen: Rc<Cell<Sides<usize>>>,
    /// Their answers; none while they are read.
    answers: Seen<Option<Answers>>,
    /// Whether texts are shown whole.
    whole: RwSignal<bool>,
    /// Whether every text was opened, to be printed.
    opened: RwSignal<bool>,
}

/// The page of comparison.
pub(super) fn comparison_page() -> View {
    let session = use_session();
    let lang = use_lang();
    let desk = Desk {
        states: Seen::new(Rc::default()),
        chosen: Rc::default(),
        answers: Seen::new(None),
        whole: RwSignal::new(false),
        opened: RwSignal::new(false),
    };
    let wish = asked(session);
    let own = desk.clone();
    spawn_local(async move {
        let desk = own;
        let states = all_states(session).await;
        if !session.is_live() {
            return;
        }
        let open = session.device(Device::open_record);
        let sides = wish.map(|wish| wish.map(|asked| asked.place(&states, open.as_ref())));
        desk.chosen.set(match sides {
            Some(Sides {
                before: Some(before),
                after: Some(after),
            }) => Sides { before, after },
            // The present is the first; beside it the state before it.
            _ => Sides {
                before: usize::from(states.len() > 1),
                after: 0,
            },
        });
        desk.states.set(Rc::new(states));
        show_both(session, &desk);
    });
    let choice = choice(session, &desk);
    let body = move || match desk.answers.get() {
        None => View::Nothing,
        Some(Err(lines)) => {
            let lines = lines.iter().map(|line| el("li").text(line));
            let note = div("div", "ea-notice").attr("role", "alert");
            note.child(el("ul").children(lines)).into()
        }
        Some(Ok(answers)) => compared(session, &answers, &desk),
    };
    View::from(vec![
        View::from(heading(words::COMPARISON.get(lang))),
        div("p", "ea-lead ea-no-print")
            .text(words::COMPARISON_LEAD.get(lang))
            .into(),
        choice.into(),
        div("div", "ea-comparison").live(body).into(),
    ])
}

/// Reads both states and shows them.
fn show_both(session: Session, desk: &Desk) {
    let (chosen, states) = (desk.chosen.get(), desk.states.peek());
    let pair = states.get(chosen.before).zip(states.get(chosen.after));
    let Some((before, after)) = pair.map(|(before, after)| (before.clone(), after.clone())) else {
        return;
    };
    let desk = desk.clone();
    spawn_local(async move {
        let answers = match (before.answers(session).await, after.answers(session).await) {
            (Ok(before), Ok(after)) => Ok(Sides { before, after }),
            (Err(lines), _) | (_, Err(lines)) => Err(lines),
        };
        // Two others may have been chosen meanwhile.
        if desk.chosen.get() == chosen && session.is_live() {
            desk.answers.set(Some(answers));
        }
    });
}

/// The two lists to choose from, and a file of one's own.
fn choice(session: Session, desk: &Desk) -> El {
    let lang = use_lang();
    let list = |id: &'static str, word: Phrase, side: fn(&mut Sides<usize>) -> &mut usize| {
        let desk = desk.clone();
        let options = move || {
            let states = desk.states.get();
            let mut chosen = desk.chosen.get();
            let own = *side(&mut chosen);
            let titles = states.iter().map(|state| state.title(lang));
            let desk = desk.clone();
            let options = titles.enumerate().map(|(number, title)| {
                let option = el("option").attr("value", &number.to_string());
                let option = if number == own {
                    option.attr("selected", "")
                } else {
                    option
                };
                option.text(&title)
            });
            div("select", "ea-state-choice")
                .attr("id", id)
                .on("change", move |event| {
                    let value = here::<HtmlSelectElement>(&event).map(|select| select.value());
                    if let Some(number) = value.and_then(|value| value.parse().ok()) {
                        let mut chosen = desk.chosen.get();
                        *side(&mut chosen) = number;
                        desk.chosen.set(chosen);
                        show_both(session, &desk);
                    }
                })
                .children(options)
        };
        div("p", "ea-side")
            .child(
                div("label", "ea-label")
                    .attr("for", id)
                    .text(word.get(lang)),
            )
            .live(options)
    };
    let ask = button("ea-button ea-compare-file", |event| pick(&event, COMPARED));
    let (adding, printing) = (desk.clone(), desk.clone());
    let file = file_field(COMPARED, move |file| {
        spawn_local(add_file(session, file, adding.clone()));
    });
    let file = file.attr("aria-label", words::OPEN_FILE_TO_COMPARE.get(lang));
    let print = button("ea-button ea-print-comparison", move |_| print(&printing));
    div("div", "ea-sides ea-no-print")
        .child(list("ea-before", words::BEFORE, |sides| &mut sides.before))
        .child(list("ea-after", words::AFTER, |sides| &mut sides.after))
        .child(
            div("div", "ea-actions")
                .child(ask.text(words::OPEN_FILE_TO_COMPARE.get(lang)))
                .child(print.text(words::PRINT_COMPARISON.get(lang)))
                .child(file),
        )
}

/// Puts a file among the states and compares it; it is stored nowhere.
async fn add_file(session: Session, file: File, desk: Desk) {
    let (name, text) = (file.name(), text_of(&file).await);
    if !session.is_live() {
        return;
    }
    let lang = session.lang.get_untracked();
    let assessment = text
        .map_err(|fault| vec![fault.say(lang)])
        .and_then(|text| read(session, &text));
    match assessment {
        Ok(assessment) => {
            let mut states = Vec::clone(&desk.states.peek());
            states.push(State::File(name, assessment));
            let chosen = desk.chosen.get();
            desk.chosen.set(Sides {
                before: states.len() - 1,
                ..chosen
            });
            desk.states.set(Rc::new(states));
            show_both(session, &desk);
        }
        Err(lines) => session.report(words::file_not_opened(lang, &name), lines),
    }
}

/// Prints the page with every text open.
fn print(desk: &Desk) {
    desk.opened.set(true);
    // After the texts are open; a browser that does not print says so itself.
    request_animation_frame(|| drop(window().print()));
}

/// All that differs.
fn compared(session: Session, answers: &Sides<Rc<Assessment>>, desk: &Desk) -> View {
    let lang = session.lang.get_untracked();
    let (standard, programmes) = (session.standard(), session.beside());
    let states = answers.as_ref().map(|state| &**state);
    let comparison = Comparison::of(standard, programmes, states);
    let known = desk.states.peek();
    let title = |number: usize| known.get(number).map(|state| state.title(lang));
    let titles = desk
        .chosen
        .get()
        .map(|number| title(number).unwrap_or_default());
    let heads = div("p", "ea-compared-titles")
        .child(el("span").text(&titles.before))
        .text(" → ")
        .child(el("span").text(&titles.after));
    // What only one of them has, the present edition may not know: nothing is said to be the same then.
    let editions = answers.as_ref().map(|state| state.made_on.as_ref());
    let both = editions.before.zip(editions.after);
    let other = both.is_some_and(|(before, after)| before != after);
    let heads = heads.child(other.then(|| hint(words::OTHER_EDITIONS.get(lang))));
    if comparison.is_empty() {
        let nothing =
            (!other).then(|| div("p", "ea-lead ea-same").text(words::NO_DIFFERENCE.get(lang)));
        return View::from(vec![View::from(heads), View::from(nothing)]);
    }
    let is_text = |field: &&Field| matches!(field, Field::Text(_));
    let is_percent = |field: &&Field| matches!(field, Field::Percent(_));
    let fields = comparison.fields.iter();
    let counts = words::differences(
        lang,
        fields.len(),
        fields.clone().filter(is_percent).count(),
        fields.clone().filter(is_text).count(),
    );
    notes::fetch_names(session, &comparison.fields, lang);
    let mut choices = choices(standard, &comparison.fields, states, lang);
    let beside = session.beside();
    choices.extend(other_declarations(beside, &comparison.fields, states, lang));
    let texts = comparison.fields.iter().filter_map(|field| match field {
        Field::Text(field) => Some(text(standard, field, states, desk, lang)),
        _ => None,
    });
    let texts: Vec<View> = texts.collect();
    let programmes = session.beside().iter().zip(&comparison.programmes);
    let programmes = programmes.map(|(programme, difference)| {
        section(programme.title.get(lang), None)
            .child(hint(words::PROVISIONAL_NOTE.get(lang)))
            .child(tiers(programme, difference, lang))
            .child(declarations(programme, difference, lang))
    });
    View::from(vec![
        View::from(heads),
        div("p", "ea-counts").text(&counts).into(),
        section(words::SCORES.get(lang), None)
            .child(score_table(standard, &comparison, lang))
            .into(),
        programmes.collect::<Vec<_>>().into(),
        (!choices.is_empty())
            .then(|| {
                let list = div("ul", "ea-choices").children(choices);
                section(words::CHOICES.get(lang), None).child(list)
            })
            .into(),
        (!texts.is_empty())
            .then(|| {
                section(words::TEXTS.get(lang), None)
                    .child(whole_texts(desk.whole, lang))
                    .children(texts)
            })
            .into(),
    ])
}
