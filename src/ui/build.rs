//! Elements in Leptos' builder syntax, with their types erased.
//!
//! `view!` gives every element, attribute and closure a type of its own, and the compiler writes the code for building,
//! rebuilding and removing each of them: this interface came to 351 KB in brotli that way. Here every element is the same
//! type, every closure is boxed at the call, and the code exists once. What is static stays static: only the closures
//! given to the `live` methods run again, each alone.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// An element to be. Boxed, because a chain of calls that hands a pointer on is far smaller than one that copies parts.
pub(super) struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element of a tag.
pub(super) fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

/// An element of a tag and class.
pub(super) fn div(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

/// The number of a clause. Clauses are numbered in Chinese, whatever the language around them.
pub(super) fn clause() -> El {
    div("span", "ea-clause").attr("lang", "zh-CN")
}

/// A button that does something. Its type says that it submits nothing.
pub(super) fn button(class: &'static str, act: impl FnMut(Event) + 'static) -> El {
    div("button", class).attr("type", "button").on("click", act)
}

impl El {
    /// An attribute.
    pub(super) fn attr(self, name: &'static str, value: &str) -> El {
        self.with_attribute(attribute(name, value.to_owned()))
    }

    /// An attribute that follows its closure; `None` takes it away.
    pub(super) fn live_attr(
        self,
        name: &'static str,
        value: impl FnMut() -> Option<String> + Send + 'static,
    ) -> El {
        self.with_attribute(live_attribute(name, Box::new(value)))
    }

    /// A property of the DOM that follows its closure, true or false.
    pub(super) fn live_flag(
        self,
        name: &'static str,
        value: impl FnMut() -> bool + Send + 'static,
    ) -> El {
        self.with_attribute(live_flag(name, Box::new(value)))
    }

    /// The text in a field. The browser owns what is typed; a property set to what it is already moves no cursor and ends
    /// no composition.
    pub(super) fn live_value(self, value: impl FnMut() -> String + Send + 'static) -> El {
        self.with_attribute(live_property("value", Box::new(value)))
    }

    /// A style that follows its closure. Set through the DOM: a style attribute is forbidden by a strict content security
    /// policy.
    pub(super) fn live_style(self, style: impl FnMut() -> String + Send + 'static) -> El {
        self.with_attribute(live_property("style", Box::new(style)))
    }

    /// A figure that we drew ourselves, following its closure.
    pub(super) fn live_figure(self, svg: impl FnMut() -> String + Send + 'static) -> El {
        self.with_attribute(live_property("innerHTML", Box::new(svg)))
    }

    /// A listener, direct on the element: delegated ones do not cross a shadow root.
    pub(super) fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> El {
        self.with_attribute(listener(event, Box::new(act)))
    }

    /// A text.
    pub(super) fn text(self, text: &str) -> El {
        self.with_child(static_text(text.to_owned()))
    }

    /// A text that follows its closure.
    pub(super) fn live_text(self, text: impl FnMut() -> String + Send + 'static) -> El {
        self.with_child(live_text(Box::new(text)))
    }

    /// A child.
    pub(super) fn child(self, child: impl Into<View>) -> El {
        self.with_child(child.into().0)
    }

    /// Children.
    pub(super) fn children<C: Into<View>>(mut self, children: impl IntoIterator<Item = C>) -> El {
        for child in children {
            self = self.child(child);
        }
        self
    }

    /// Children that follow their closure: built anew each time, and what they listened to is forgotten.
    pub(super) fn live<V: Into<View>>(self, mut view: impl FnMut() -> V + Send + 'static) -> El {
        self.with_child(live(Box::new(move || view().into().0)))
    }

    #[inline(never)]
    fn with_attribute(mut self, attribute: AnyAttribute) -> El {
        self.0.attributes.push(attribute);
        self
    }

    #[inline(never)]
    fn with_child(mut self, child: AnyView) -> El {
        self.0.children.push(child);
        self
    }
}

/// Something that can stand in an element: an element, several things, or nothing.
pub(super) struct View(AnyView);

impl View {
    /// For Leptos.
    pub(super) fn into_any(self) -> AnyView {
        self.0
    }
}

impl From<El> for View {
    fn from(el: El) -> View {
        View(element(el))
    }
}

impl From<AnyView> for View {
    fn from(view: AnyView) -> View {
        View(view)
    }
}

impl<V: Into<View>> From<Vec<V>> for View {
    fn from(views: Vec<V>) -> View {
        let views: Vec<AnyView> = views.into_iter().map(|view| view.into().0).collect();
        View(views.into_any())
    }
}

impl<V: Into<View>> From<Option<V>> for View {
    fn from(view: Option<V>) -> View {
        view.map_or_else(|| View(().into_any()), Into::into)
    }
}

/// The element that an event was listened for on.
pub(super) fn here<T: JsCast>(event: &Event) -> Option<T> {
    event.current_target()?.dyn_into().ok()
}

/// The nearest element around an event that a selector names.
pub(super) fn around<T: JsCast>(event: &Event, selector: &str) -> Option<T> {
    let found = here::<Element>(event)?
        .closest(selector)
        .unwrap_or_default();
    found?.dyn_into().ok()
}

// The rest exists once for the whole interface.

fn element(el: El) -> AnyView {
    let Parts {
        tag,
        attributes,
        children,
    } = *el.0;
    html::custom(tag)
        .child(children)
        .add_any_attr(attributes)
        .into_any()
}

fn attribute(name: &'static str, value: String) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

fn live_attribute(
    name: &'static str,
    value: Box<dyn FnMut() -> Option<String> + Send>,
) -> AnyAttribute {
    custom_attribute(name, value).into_any_attr()
}

fn live_flag(name: &'static str, value: Box<dyn FnMut() -> bool + Send>) -> AnyAttribute {
    prop(name, value).into_any_attr()
}

fn live_property(name: &'static str, value: Box<dyn FnMut() -> String + Send>) -> AnyAttribute {
    prop(name, value).into_any_attr()
}

fn listener(event: &'static str, act: Box<dyn FnMut(Event)>) -> AnyAttribute {
    on(ev::Custom::<Event>::new(event), act).into_any_attr()
}

fn static_text(text: String) -> AnyView {
    text.into_any()
}

fn live_text(text: Box<dyn FnMut() -> String + Send>) -> AnyView {
    text.into_any()
}

fn live(view: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    view.into_any()
}
