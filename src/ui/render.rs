//! How Leptos shows our views: [`View`] implements its `Render`, and what came of it in the page its `Mountable`.
//!
//! One type for all views, so the code for building, changing and removing them exists once; Leptos' own views have a type for
//! every shape. A view is built once and never compared with the one before: what changes is told by the closures in it, each
//! an effect of its own.

use super::build::{El, Listener, Live, Parts, Row, View};
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::Rndr;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Comment, Element, Node, Text};

/// A view in the page. Dropping it ends its effects; [`Mountable::unmount`] takes it out of the page.
pub(super) enum Shown {
    /// Nothing.
    Nothing,
    /// A node. What follows closures in it, what listens on it and what stands in it live as long.
    Node {
        node: Node,
        _live: Vec<RenderEffect<()>>,
        _listening: Rc<()>,
        _children: Vec<Shown>,
    },
    /// What a closure shows.
    Live(Followed),
    /// Several things in a row.
    Several(Vec<Shown>),
    /// Rows with keys.
    Keyed(Kept),
}

/// Rows with keys, and the comment behind them that keeps their place.
pub(super) struct Kept {
    rows: RenderEffect<Vec<KeptRow>>,
    end: Comment,
}

/// A row in the page. What was made for it is forgotten with it.
struct KeptRow {
    key: String,
    shown: Shown,
    _owner: Owner,
}

impl Drop for Kept {
    fn drop(&mut self) {
        drop(self.rows.take_value());
    }
}

/// What a closure shows, and the comment behind it that keeps its place.
pub(super) struct Followed {
    shown: RenderEffect<Shown>,
    end: Comment,
}

impl Drop for Followed {
    fn drop(&mut self) {
        // The task of an effect ends a moment later and holds its value until then: the effects in it would run once more.
        drop(self.shown.take_value());
    }
}

impl Render for View {
    type State = Shown;

    fn build(self) -> Shown {
        match self {
            View::Nothing => Shown::Nothing,
            View::Text(text) => text_node(Rndr::create_text_node(&text), Vec::new()),
            View::LiveText(text) => live_text(text),
            View::Element(el) => element(el),
            View::Live(view) => live(view),
            View::Several(views) => Shown::Several(views.into_iter().map(View::build).collect()),
            View::Keyed(rows) => keyed(rows),
        }
    }

    fn rebuild(self, state: &mut Shown) {
        let mut new = self.build();
        if let Some(first) = state.first()
            && let Some(parent) = parent_of(&first)
        {
            new.mount(&parent, Some(&first));
        }
        state.unmount();
        *state = new;
    }
}

fn text_node(text: Text, live: Vec<RenderEffect<()>>) -> Shown {
    Shown::Node {
        node: text.into(),
        _live: live,
        _listening: Rc::default(),
        _children: Vec::new(),
    }
}

fn element(el: El) -> Shown {
    let Parts {
        tag,
        attributes,
        live,
        listeners,
        children,
    } = *el.0;
    let element = Rndr::create_element(tag, None);
    for (name, value) in &attributes {
        Rndr::set_attribute(&element, name, value);
    }
    let listening = Rc::default();
    for (event, act) in listeners {
        listen(&element, event, act, &listening);
    }
    let mut children: Vec<Shown> = children.into_iter().map(View::build).collect();
    for child in &mut children {
        child.mount(&element, None);
    }
    // After the children: the value of a list is one of its options.
    let live = live
        .into_iter()
        .map(|live| follow(&element, live))
        .collect();
    Shown::Node {
        node: element.into(),
        _live: live,
        _listening: listening,
        _children: children,
    }
}

/// Has something of an element follow its closure. What does not change is not written again.
fn follow(element: &Element, live: Live) -> RenderEffect<()> {
    let element = element.clone();
    let mut write: Box<dyn FnMut()> = match live {
        Live::Attribute(name, mut value) => {
            let mut before = None;
            Box::new(move || {
                let now = value();
                if now != before {
                    match &now {
                        Some(now) => Rndr::set_attribute(&element, name, now),
                        None => Rndr::remove_attribute(&element, name),
                    }
                    before = now;
                }
            })
        }
        Live::Flag(name, mut holds) => {
            let mut before = None;
            Box::new(move || {
                let now = holds();
                if before.replace(now) != Some(now) {
                    Rndr::set_property(&element, name, &JsValue::from_bool(now));
                }
            })
        }
        Live::Choice(mut value) => Box::new(move || {
            let now = value();
            let radio = now.as_ref().map_or_else(
                || String::from("input:checked"),
                |value| format!("input[value='{value}']"),
            );
            if let Ok(Some(radio)) = element.query_selector(&radio) {
                Rndr::set_property(&radio, "checked", &JsValue::from_bool(now.is_some()));
            }
        }),
        Live::Value(mut value) => Box::new(move || {
            if let Some(now) = value() {
                Rndr::set_property(&element, "value", &JsValue::from_str(&now));
            }
        }),
        Live::Property(name, mut value) => {
            let mut before = None;
            Box::new(move || {
                let now = value();
                if before.as_ref() != Some(&now) {
                    Rndr::set_property(&element, name, &JsValue::from_str(&now));
                    before = Some(now);
                }
            })
        }
    };
    effect(Box::new(move |_| write()))
}

/// Listens directly on the element: delegated listeners do not cross a shadow root. The browser keeps the listener as long as
/// the element, and it acts while the view is shown: an element that leaves the page with the keys in it still tells of that,
/// and what it would act on may be gone.
fn listen(element: &Element, event: &str, mut act: Listener, listening: &Rc<()>) {
    let owner = Owner::current().unwrap_or_default();
    let listening = Rc::downgrade(listening);
    let act: Listener = Box::new(move |event| {
        if listening.strong_count() > 0 {
            owner.with(|| untrack(|| act(event)));
        }
    });
    let listener = Closure::wrap(act).into_js_value();
    // Fails for no name of an event.
    drop(element.add_event_listener_with_callback(event, listener.unchecked_ref()));
}

fn live_text(mut text: Box<dyn FnMut() -> String>) -> Shown {
    let shown = Rndr::create_text_node("");
    let (node, mut before) = (shown.clone(), String::new());
    let follow = effect(Box::new(move |_| {
        let now = text();
        if now != before {
            Rndr::set_text(&node, &now);
            before = now;
        }
    }));
    text_node(shown, vec![follow])
}

fn live(mut view: Box<dyn FnMut() -> View>) -> Shown {
    let end = Rndr::create_placeholder();
    let place = end.clone();
    let shown = effect(Box::new(move |before: Option<Shown>| {
        if let Some(mut before) = before {
            before.unmount();
        }
        let mut now = view().build();
        // Not the first time: then it is mounted with what it stands in.
        if let Some(parent) = parent_of(&place) {
            now.mount(&parent, Some(&place));
        }
        now
    }));
    Shown::Live(Followed { shown, end })
}

fn keyed(mut rows: Box<dyn FnMut() -> Vec<Row>>) -> Shown {
    let end = Rndr::create_placeholder();
    let place = end.clone();
    let around = Owner::current().unwrap_or_default();
    let rows = effect(Box::new(move |before: Option<Vec<KeptRow>>| {
        let mut before = before.unwrap_or_default();
        let mut now = Vec::new();
        for (key, build) in rows() {
            let known = before.iter().position(|row| row.key == key);
            now.push(match known {
                Some(known) => before.remove(known),
                None => {
                    // Not within this effect, which forgets what was made in it whenever it runs again.
                    let owner = around.child();
                    let shown = owner.with(|| untrack(|| View::from(build()).build()));
                    KeptRow {
                        key,
                        shown,
                        _owner: owner,
                    }
                }
            });
        }
        for row in &mut before {
            row.shown.unmount();
        }
        if let Some(parent) = parent_of(&place) {
            let mut next: Node = place.clone().into();
            for row in now.iter_mut().rev() {
                let first = row.shown.first();
                // A row that stays in its place keeps the focus within it.
                if first.as_ref().and_then(Node::next_sibling).as_ref() != Some(&next) {
                    row.shown.mount(&parent, Some(&next));
                }
                next = first.unwrap_or(next);
            }
        }
        now
    }));
    Shown::Keyed(Kept { rows, end })
}

/// Compiled once for each of the three kinds of effects.
fn effect<T: 'static>(run: Box<dyn FnMut(Option<T>) -> T>) -> RenderEffect<T> {
    RenderEffect::new(run)
}

fn parent_of(node: &Node) -> Option<Element> {
    node.parent_node()?.dyn_into().ok()
}

impl Shown {
    /// Its first node in the page.
    fn first(&self) -> Option<Node> {
        match self {
            Shown::Nothing => None,
            Shown::Node { node, .. } => Some(node.clone()),
            Shown::Live(Followed { shown, end }) => {
                let first = shown.with_value_mut(|shown| shown.first()).flatten();
                Some(first.unwrap_or_else(|| end.clone().into()))
            }
            Shown::Several(views) => views.iter().find_map(Shown::first),
            Shown::Keyed(Kept { rows, end }) => {
                let first =
                    rows.with_value_mut(|rows| rows.first().and_then(|row| row.shown.first()));
                Some(first.flatten().unwrap_or_else(|| end.clone().into()))
            }
        }
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        match self {
            Shown::Nothing => {}
            // What stands in it leaves with it.
            Shown::Node { node, .. } => Rndr::remove(node),
            Shown::Live(Followed { shown, end }) => {
                shown.with_value_mut(Shown::unmount);
                Rndr::remove(end);
            }
            Shown::Several(views) => views.iter_mut().for_each(Shown::unmount),
            Shown::Keyed(Kept { rows, end }) => {
                rows.with_value_mut(|rows| {
                    rows.iter_mut().for_each(|row| row.shown.unmount());
                });
                Rndr::remove(end);
            }
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        match self {
            Shown::Nothing => {}
            Shown::Node { node, .. } => Rndr::insert_node(parent, node, marker),
            Shown::Live(Followed { shown, end }) => {
                shown.with_value_mut(|shown| shown.mount(parent, marker));
                Rndr::insert_node(parent, end, marker);
            }
            Shown::Several(views) => {
                for view in views {
                    view.mount(parent, marker);
                }
            }
            Shown::Keyed(Kept { rows, end }) => {
                rows.with_value_mut(|rows| {
                    rows.iter_mut()
                        .for_each(|row| row.shown.mount(parent, marker));
                });
                Rndr::insert_node(parent, end, marker);
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(first) = self.first() else {
            return false;
        };
        parent_of(&first).is_some_and(|parent| {
            child.mount(&parent, Some(&first));
            true
        })
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Shown::Nothing => Vec::new(),
            Shown::Node { node, .. } => node.clone().dyn_into().into_iter().collect(),
            Shown::Live(Followed { shown, .. }) => shown
                .with_value_mut(|shown| shown.elements())
                .unwrap_or_default(),
            Shown::Several(views) => views.iter().flat_map(Shown::elements).collect(),
            Shown::Keyed(Kept { rows, .. }) => rows
                .with_value_mut(|rows| {
                    let shown = rows.iter().flat_map(|row| row.shown.elements());
                    shown.collect()
                })
                .unwrap_or_default(),
        }
    }
}
