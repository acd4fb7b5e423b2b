//! The improvement plan: its actions, each with item, owner, date and status.

use super::super::super::app::{use_lang, use_session};
use super::super::super::build::{El, View, around, button, div};
use super::super::super::session::Session;
use super::super::super::widgets::{answer_select, text_box, text_line};
use super::super::super::words;
use super::super::{hint, section};
use crate::assessment::{
    Action, ActionText, Command, Field, MAX_ACTIONS, Status, TextField, fresh_action,
};
use crate::standard::ActionId;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

/// The plan, to be written.
pub(super) fn plan_section() -> El {
    let session = use_session();
    let lang = use_lang();
    // The cards stay as long as the same actions stand in the same order: what is chosen in one follows its own field.
    let ids = Memo::new(move |_| {
        session.watch(&Field::Plan, |assessment| {
            let plan = assessment.plan.iter();
            plan.map(|action| action.id.clone()).collect::<Vec<_>>()
        })
    });
    let cards = move || {
        let ids = ids.get();
        if ids.is_empty() {
            return View::from(hint(words::PLAN_EMPTY.get(lang)));
        }
        let cards = ids.into_iter().enumerate();
        View::from(div("ol", "ea-plan").children(cards.map(|(at, id)| card(at, &id))))
    };
    let add = button("ea-button ea-primary ea-add-action", move |event| {
        add(session, &event)
    })
    .live_flag("disabled", move || {
        session.is_read_only() || ids.with(Vec::len) >= MAX_ACTIONS
    });
    let full =
        move || (ids.with(Vec::len) >= MAX_ACTIONS).then(|| hint(words::PLAN_FULL.get(lang)));
    section(words::PLAN.get(lang), None)
        .attr("id", "ea-plan")
        .child(hint(words::PLAN_LEAD.get(lang)))
        .live(cards)
        .child(div("p", "ea-actions").child(add.text(words::ADD_ACTION.get(lang))))
        .live(full)
}

/// One action.
fn card(at: usize, id: &ActionId) -> El {
    let session = use_session();
    let lang = use_lang();
    let text = |part: ActionText| TextField::Action(id.clone(), part);
    let word = |part: ActionText| words::action_word(part).get(lang);
    let items: Vec<(String, String)> = session
        .standard()
        .items()
        .map(|item| {
            (
                item.id.to_string(),
                format!("{} {}", item.id, item.title.get(lang)),
            )
        })
        .collect();
    let items = items.iter().map(|(id, title)| (id.clone(), title.as_str()));
    let none = (String::new(), words::NO_ITEM.get(lang));
    let (of_item, of_status) = (id.clone(), id.clone());
    let (to_item, to_status) = (id.clone(), id.clone());
    let item_list = answer_select(
        &format!("ea-action-{id}-item"),
        [none].into_iter().chain(items),
        move || {
            let item = session.watch(&Field::Plan, |a| find(&a.plan, &of_item)?.item.clone());
            item.map_or_else(String::new, |item| item.to_string())
        },
        move |value| {
            let item = (!value.is_empty()).then(|| value.as_str().into());
            change(session, &to_item, |action| action.item = item);
        },
    );
    let statuses = Status::ALL.map(|status| {
        (
            status.key().to_owned(),
            words::status_word(status).get(lang),
        )
    });
    let status_list = answer_select(
        &format!("ea-action-{id}-status"),
        statuses,
        move || {
            let status = session.watch(&Field::Plan, |a| Some(find(&a.plan, &of_status)?.status));
            status.unwrap_or_default().key().to_owned()
        },
        move |value| {
            if let Some(status) = Status::ALL.into_iter().find(|status| status.key() == value) {
                change(session, &to_status, |action| action.status = status);
            }
        },
    );
    let field = |part: &str, word: &str, list: El| {
        let label = div("label", "ea-label").attr("for", &format!("ea-action-{id}-{part}"));
        div("div", "ea-field").child(label.text(word)).child(list)
    };
    let (up, gone) = (id.clone(), id.clone());
    let move_up = (at > 0).then(|| {
        button("ea-button ea-move-up", move |_| {
            let action = session.assessment(|a| find(&a.plan, &up).cloned());
            if let Some(action) = action {
                session.send(Command::Plan(up.clone(), Some((at - 1, action))));
            }
        })
        .live_flag("disabled", move || session.is_read_only())
        .text(words::MOVE_UP.get(lang))
    });
    let remove = button("ea-button ea-remove-action", move |_| {
        session.send(Command::Plan(gone.clone(), None));
    })
    .live_flag("disabled", move || session.is_read_only())
    .text(words::REMOVE_ACTION.get(lang));
    div("li", "ea-action")
        .child(text_box(
            text(ActionText::Action),
            word(ActionText::Action),
            "",
            2,
        ))
        .child(
            div("div", "ea-action-fields")
                .child(field("item", words::ITEM.get(lang), item_list))
                .child(text_line(
                    text(ActionText::Owner),
                    word(ActionText::Owner),
                    "off",
                ))
                .child(text_line(
                    text(ActionText::Due),
                    word(ActionText::Due),
                    "off",
                ))
                .child(field("status", words::STATUS.get(lang), status_list)),
        )
        .child(div("p", "ea-actions").child(move_up).child(remove))
}

fn find<'a>(plan: &'a [Action], id: &ActionId) -> Option<&'a Action> {
    plan.iter().find(|action| action.id == *id)
}

/// Changes what is chosen about an action; it stays where it is.
fn change(session: Session, id: &ActionId, change: impl FnOnce(&mut Action)) {
    let found = session.assessment(|assessment| {
        let at = assessment.plan.iter().position(|action| action.id == *id)?;
        Some((at, assessment.plan[at].clone()))
    });
    if let Some((at, mut action)) = found {
        change(&mut action);
        session.send(Command::Plan(id.clone(), Some((at, action))));
    }
}

/// Adds an action at the end; its text gets the focus.
fn add(session: Session, event: &Event) {
    let (id, end) = session.assessment(|a| (fresh_action(&a.plan), a.plan.len()));
    session.send(Command::Plan(
        id.clone(),
        Some((end, Action::new(id.clone()))),
    ));
    let root = around::<HtmlElement>(event, ".ea");
    set_timeout(
        move || {
            let field = root.and_then(|root| {
                root.query_selector(&format!("[id='ea-action-{id}']"))
                    .unwrap_or_default()
            });
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                drop(field.focus());
            }
        },
        Duration::from_millis(50),
    );
}
