//! The least steps to a tier.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, View, button, div, el, here};
use super::super::super::history::Seen;
use super::super::super::navigate::Page;
use super::super::super::widgets::{chart_figure, page_link, select};
use super::super::super::words;
use super::super::{hint, section};
use super::Tried;
use crate::assessment::{Command, Outlook};
use crate::chart::{Drawing, Waterfall};
use crate::language::{Lang, Phrase};
use crate::planning::{CLIMB, Limits, Plan, Prospect, Way, Why, plan};
use crate::programme::{Programme, Tier};
use crate::standard::{ConditionId, ItemId, Percent};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// The most steps an item that the list offers.
const STEPS: u8 = 6;

/// Which tier, and what the plan may not do.
#[derive(Clone)]
struct Wish {
    /// The places of a programme and of its tier.
    tier: Seen<(usize, usize)>,
    /// The most steps an item.
    steps: Seen<Option<u8>>,
    /// The items that stay as they are.
    fixed: Seen<Vec<ItemId>>,
}

/// The way to a tier that is chosen.
pub(super) fn way_section(tried: &Tried) -> El {
    let session = use_session();
    let lang = use_lang();
    let way = section(words::WAY.get(lang), None);
    let programmes = session.beside();
    if programmes
        .iter()
        .all(|programme| programme.tiers.is_empty())
    {
        return way.child(hint(words::WAY_WITHOUT_TIERS.get(lang)));
    }
    let wish = Wish {
        tier: Seen::new(next_tier()),
        steps: Seen::new(Some(CLIMB)),
        fixed: Seen::new(Vec::new()),
    };
    let [tier_shown, tier_set, steps_shown, steps_set] = std::array::from_fn(|_| wish.clone());
    let tiers = programmes.iter().enumerate().flat_map(|(at, programme)| {
        let tiers = programme.tiers.iter().enumerate();
        tiers.map(move |(tier, found)| (format!("{at}.{tier}"), found.title.get(lang)))
    });
    let tier_list = select(
        "ea-way-tier",
        tiers,
        move || {
            let (programme, tier) = tier_shown.tier.get();
            format!("{programme}.{tier}")
        },
        move |value| {
            let places = value.split_once('.');
            let places = places.and_then(|(one, other)| one.parse().ok().zip(other.parse().ok()));
            if let Some(places) = places {
                tier_set.tier.set(places);
            }
        },
    );
    let limits: Vec<String> = (1..=STEPS).map(|steps| words::steps(lang, steps)).collect();
    let limits = (1..=STEPS)
        .map(|steps| steps.to_string())
        .zip(limits.iter().map(String::as_str));
    let none = (String::new(), words::NO_LIMIT.get(lang));
    let steps_list = select(
        "ea-way-steps",
        [none].into_iter().chain(limits),
        move || {
            steps_shown
                .steps
                .get()
                .map_or_else(String::new, |steps| steps.to_string())
        },
        move |value| steps_set.steps.set(value.parse().ok()),
    );
    let field = |id, word: Phrase, list| {
        let label = div("label", "ea-label").attr("for", id);
        el("p").child(label.text(word.get(lang))).child(list)
    };
    let choices = div("div", "ea-wish")
        .child(field("ea-way-tier", words::TIER, tier_list))
        .child(field("ea-way-steps", words::MOST_STEPS, steps_list))
        .child(fixed_items(&wish));
    // The sentence stays and changes its words, so that they are read out.
    let sentence = RwSignal::new(String::new());
    let said = div("p", "ea-way-said")
        .attr("role", "status")
        .child(el("strong").live_text(move || sentence.get()));
    let tried = tried.clone();
    way.child(hint(words::WAY_NOTE.get(lang)))
        .child(choices)
        .child(
            div("div", "ea-way")
                .child(said)
                .live(move || found(&wish, sentence, &tried)),
        )
}

/// The tier that comes next by score, in the first programme with one; else the first of all.
fn next_tier() -> (usize, usize) {
    let results = use_session().settled.get_untracked().programmes;
    let next = results.iter().enumerate().find_map(|(at, result)| {
        let next = result.next()?;
        let tier = result.tiers.iter().position(|tier| tier.id == next.id)?;
        Some((at, tier))
    });
    next.unwrap_or_default()
}

/// Which items stay as they are.
fn fixed_items(wish: &Wish) -> El {
    let session = use_session();
    let lang = use_lang();
    let entries = session.standard().items().map(|item| {
        let (shown, fixed) = (wish.fixed.clone(), wish.fixed.clone());
        let box_ = el("input")
            .attr("type", "checkbox")
            .attr("value", item.id.as_str())
            .live_flag("checked", move || shown.get().contains(&item.id))
            .on("change", move |event| {
                let Some(input) = here::<HtmlInputElement>(&event) else {
                    return;
                };
                let mut others = fixed.peek();
                others.retain(|known| *known != item.id);
                if input.checked() {
                    others.push(item.id.clone());
                }
                fixed.set(others);
            });
        let title = format!("{} {}", item.id, item.title.get(lang));
        div("label", "ea-choice")
            .child(box_)
            .child(el("span").text(&title))
    });
    let fixed = wish.fixed.clone();
    let count = move || match fixed.get().len() {
        0 => String::new(),
        count => format!("{}{count}", words::SEPARATOR.get(lang)),
    };
    let summary = el("summary")
        .text(words::HELD_FIXED.get(lang))
        .live_text(count);
    div("details", "ea-why ea-fixed")
        .child(summary)
        .child(div("div", "ea-fixed-items").children(entries))
}

/// The tier that is chosen, with its programme.
fn chosen(wish: &Wish) -> Option<(&'static Programme, &'static Tier)> {
    let (at, tier) = wish.tier.get();
    let programme = use_session().beside().get(at)?;
    Some((programme, programme.tiers.get(tier)?))
}

/// How far it is.
fn prospect(wish: &Wish) -> Option<Prospect> {
    let session = use_session();
    let (programme, tier) = chosen(wish)?;
    let fixed = wish.fixed.get();
    let limits = Limits {
        fixed: &fixed,
        steps: wish.steps.get(),
    };
    let board = session.settled.get().board;
    // What is declared comes with the programmes in what is settled.
    let declared =
        session.assessment(|assessment| assessment.conditions.get(&programme.id).cloned());
    let declared = declared.unwrap_or_default();
    Some(plan(
        session.standard(),
        &board,
        programme,
        tier,
        &declared,
        limits,
    ))
}

/// The way in a sentence.
fn sentence(prospect: &Prospect, lang: Lang) -> String {
    match &prospect.way {
        Way::Reached => words::SCORES_REACHED.get(lang).to_owned(),
        Way::Steps(plan) => words::least_steps(lang, plan),
        Way::Impossible(why) => match *why {
            Why::Total { most, needed } => words::total_too_low(lang, most, needed),
            Why::Category { needed } => words::categories_too_low(lang, needed),
            Why::Conditions => words::CONDITIONS_LEAVE_NO_WAY.get(lang).to_owned(),
        },
    }
}

/// The steps as a figure, what to do with them, and the conditions beside; tells the way in a sentence.
fn found(wish: &Wish, said: RwSignal<String>, tried: &Tried) -> View {
    let lang = use_lang();
    let Some(((programme, tier), prospect)) = chosen(wish).zip(prospect(wish)) else {
        return View::Nothing;
    };
    said.set(sentence(&prospect, lang));
    let steps = match &prospect.way {
        Way::Steps(plan) => steps(tier, plan, tried),
        Way::Impossible(_) => {
            let board = use_session().board;
            let open = board.with(|board| board.items.iter().any(|item| item.percent.is_none()));
            open.then(|| hint(words::UNSCORED_FROM_ZERO.get(lang)))
                .into()
        }
        Way::Reached => View::Nothing,
    };
    View::from(vec![steps, beside(programme, &prospect)])
}

/// The steps as a figure, and what to do with them.
fn steps(tier: &Tier, plan: &Plan, tried: &Tried) -> View {
    let session = use_session();
    let lang = use_lang();
    let unscored = untrack(|| !session.total.get().is_complete());
    let unscored = unscored.then(|| hint(words::UNSCORED_FROM_ZERO.get(lang)));
    let waterfall = Waterfall::of(session.standard(), tier, plan, lang);
    let percents: Vec<(ItemId, Option<Percent>)> = plan
        .raises
        .iter()
        .map(|raise| (raise.item.clone(), Some(raise.to)))
        .collect();
    let targets = Command::Percents(Some(Outlook::Target), percents.clone());
    let tried = tried.clone();
    let try_out = button("ea-button ea-try", move |_| tried.set(percents.clone()));
    let aim = button("ea-button ea-aim", move |_| session.send(targets.clone()))
        .live_flag("disabled", move || session.is_read_only());
    View::from(vec![
        View::from(unscored),
        chart_figure(words::WATERFALL.get(lang), &Drawing::Waterfall(waterfall)).into(),
        div("p", "ea-actions")
            .child(try_out.text(words::TRY_THIS.get(lang)))
            .child(aim.text(words::AIM_AT_THIS.get(lang)))
            .into(),
    ])
}

/// The conditions that stand beside the scores.
fn beside(programme: &'static Programme, prospect: &Prospect) -> View {
    let lang = use_lang();
    let list = |word: Phrase, ids: &[ConditionId]| {
        let named = ids.iter().filter_map(|id| programme.condition(id));
        let named = named.map(|condition| el("li").text(condition.statement.get(lang)));
        (!ids.is_empty()).then(|| {
            div("div", "ea-beside")
                .child(el("h3").text(word.get(lang)))
                .child(el("ul").children(named))
        })
    };
    let any =
        !(prospect.open.is_empty() && prospect.failed.is_empty() && prospect.instead.is_empty());
    let link = any.then(|| {
        let link = page_link(Page::Programme(programme.id.clone()));
        div("p", "ea-actions").child(link.text(programme.title.get(lang)))
    });
    View::from(vec![
        list(words::STILL_TO_DECLARE, &prospect.open),
        list(words::DECLARED_NOT, &prospect.failed),
        list(words::COULD_STAND_IN, &prospect.instead),
        link,
    ])
}
