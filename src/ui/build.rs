//! Elements, built as in Leptos' builder syntax, all of one type.
//!
//! `view!` gives every element, attribute and closure a type of its own, and the compiler writes the code for building,
//! rebuilding and removing each of them: this interface came to 351 KB in brotli that way. Here every element is the same
//! type and every closure is boxed at the call; `render` shows them. What is static stays static: only the closures given to
//! the `live` methods run again, each alone.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// An element to be. Boxed, because a chain of calls that hands a pointer on is far smaller than one that copies parts.
pub(super) struct El(pub Box<Parts>);

/// What is done on an event.
pub(super) type Listener = Box<dyn FnMut(Event)>;

/// What an element is made of.
pub(super) struct Parts {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, String)>,
    pub live: Vec<Live>,
    pub listeners: Vec<(&'static str, Listener)>,
    pub children: Vec<View>,
}

/// What follows a closure.
pub(super) enum Live {
    /// An attribute; `None` takes it away.
    Attribute(&'static str, Box<dyn FnMut() -> Option<String>>),
    /// A property of the DOM, true or false.
    Flag(&'static str, Box<dyn FnMut() -> bool>),
    /// A property of the DOM that is a text.
    Property(&'static str, Box<dyn FnMut() -> String>),
    /// What a field holds; `None` leaves it as it is.
    Value(Box<dyn FnMut() -> Option<String>>),
    /// The value of the chosen one among the radios within.
    Choice(Box<dyn FnMut() -> Option<String>>),
}

/// Something that can stand in an element.
pub(super) enum View {
    /// Nothing.
    Nothing,
    /// A text.
    Text(String),
    /// A text that follows its closure.
    LiveText(Box<dyn FnMut() -> String>),
    /// An element.
    Element(El),
    /// What follows its closure: built anew each time, and what it listened to is forgotten.
    Live(Box<dyn FnMut() -> View>),
    /// Several things in a row.
    Several(Vec<View>),
    /// Rows that follow their closure, each kept as long as its key is among them.
    Keyed(Box<dyn FnMut() -> Vec<Row>>),
}

/// A row of a list: its key, and how it is built when the key is new.
pub(super) type Row = (String, Box<dyn FnOnce() -> El>);

/// An element of a tag.
pub(super) fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        live: Vec::new(),
        listeners: Vec::new(),
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
    #[inline(never)]
    pub(super) fn attr(mut self, name: &'static str, value: &str) -> El {
        self.0.attributes.push((name, value.to_owned()));
        self
    }

    /// An attribute that follows its closure; `None` takes it away.
    pub(super) fn live_attr(
        self,
        name: &'static str,
        value: impl FnMut() -> Option<String> + 'static,
    ) -> El {
        self.with_live(Live::Attribute(name, Box::new(value)))
    }

    /// A property of the DOM that follows its closure, true or false.
    pub(super) fn live_flag(self, name: &'static str, holds: impl FnMut() -> bool + 'static) -> El {
        self.with_live(Live::Flag(name, Box::new(holds)))
    }

    /// The text in a field. The browser owns what is typed; a property set to what it is already moves no cursor and ends
    /// no composition.
    pub(super) fn live_value(self, mut value: impl FnMut() -> String + 'static) -> El {
        self.live_entry(move || Some(value()))
    }

    /// As [`live_value`](El::live_value), but `None` leaves what is in the field as it is.
    pub(super) fn live_entry(self, value: impl FnMut() -> Option<String> + 'static) -> El {
        self.with_live(Live::Value(Box::new(value)))
    }

    /// Which of the radios within is chosen, by its value; `None` where none is. One closure for the group: with one a radio,
    /// a choice among twenty percents would run twenty.
    pub(super) fn live_choice(self, value: impl FnMut() -> Option<String> + 'static) -> El {
        self.with_live(Live::Choice(Box::new(value)))
    }

    /// A style that follows its closure. Set through the DOM: a style attribute is forbidden by a strict content security
    /// policy.
    pub(super) fn live_style(self, style: impl FnMut() -> String + 'static) -> El {
        self.with_live(Live::Property("style", Box::new(style)))
    }

    /// A figure that we drew ourselves, following its closure.
    pub(super) fn live_figure(self, svg: impl FnMut() -> String + 'static) -> El {
        self.with_live(Live::Property("innerHTML", Box::new(svg)))
    }

    /// A listener.
    pub(super) fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> El {
        self.with_listener(event, Box::new(act))
    }

    /// A text.
    pub(super) fn text(self, text: &str) -> El {
        self.with_child(View::Text(text.to_owned()))
    }

    /// A text that follows its closure.
    pub(super) fn live_text(self, text: impl FnMut() -> String + 'static) -> El {
        self.with_child(View::LiveText(Box::new(text)))
    }

    /// A child.
    pub(super) fn child(self, child: impl Into<View>) -> El {
        self.with_child(child.into())
    }

    /// Children.
    pub(super) fn children<C: Into<View>>(mut self, children: impl IntoIterator<Item = C>) -> El {
        for child in children {
            self = self.child(child);
        }
        self
    }

    /// Children that follow their closure: built anew each time, and what they listened to is forgotten.
    pub(super) fn live<V: Into<View>>(self, mut view: impl FnMut() -> V + 'static) -> El {
        self.with_child(View::Live(Box::new(move || view().into())))
    }

    /// Rows that follow their closure. A row is built when its key is new and kept while the key is there, wherever it moves.
    pub(super) fn keyed(self, rows: impl FnMut() -> Vec<Row> + 'static) -> El {
        self.with_child(View::Keyed(Box::new(rows)))
    }

    #[inline(never)]
    fn with_live(mut self, live: Live) -> El {
        self.0.live.push(live);
        self
    }

    #[inline(never)]
    fn with_listener(mut self, event: &'static str, act: Listener) -> El {
        self.0.listeners.push((event, act));
        self
    }

    #[inline(never)]
    fn with_child(mut self, child: View) -> El {
        self.0.children.push(child);
        self
    }
}

impl From<El> for View {
    fn from(el: El) -> View {
        View::Element(el)
    }
}

impl<V: Into<View>> From<Vec<V>> for View {
    fn from(views: Vec<V>) -> View {
        View::Several(views.into_iter().map(Into::into).collect())
    }
}

impl<V: Into<View>> From<Option<V>> for View {
    fn from(view: Option<V>) -> View {
        view.map_or(View::Nothing, Into::into)
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
