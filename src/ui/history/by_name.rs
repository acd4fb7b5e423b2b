//! Objects of the browser, asked by the names of their members.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

/// What a call gives: a value of the browser, or what it threw.
pub(in crate::ui) type Answer = Result<JsValue, JsValue>;

/// A member of an object.
pub(in crate::ui) fn get(object: &JsValue, name: &str) -> Answer {
    Reflect::get(object, &name.into())
}

/// A member of the window.
pub(in crate::ui) fn global(name: &str) -> Answer {
    get(&window(), name)
}

/// Sets a member of an object.
pub(in crate::ui) fn set(object: &JsValue, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &name.into(), value).map(drop)
}

/// Calls a method.
pub(in crate::ui) fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Answer {
    let method: Function = get(object, name)?.dyn_into()?;
    method.apply(object, &list(arguments))
}

/// Makes an object of a class of the window.
pub(in crate::ui) fn make(class: &str, arguments: &[JsValue]) -> Answer {
    let class: Function = global(class)?.dyn_into()?;
    Reflect::construct(&class, &list(arguments))
}

/// A list of values.
pub(in crate::ui) fn list(values: &[JsValue]) -> Array {
    values.iter().collect()
}

/// Awaits a promise that a method gives back.
pub(in crate::ui) async fn promised(object: &JsValue, name: &str, arguments: &[JsValue]) -> Answer {
    let promise: Promise = call(object, name, arguments)?.dyn_into()?;
    JsFuture::from(promise).await
}

/// Awaits one of two events of an object: `done`, or `failed`, which is an error.
///
/// # Errors
/// The `error` of the object.
pub(in crate::ui) async fn event(
    object: &JsValue,
    done: &str,
    failed: &str,
) -> Result<(), JsValue> {
    type Outcome = Rc<RefCell<(Option<bool>, Option<Waker>)>>;
    let outcome = Outcome::default();
    let listen = |happy: bool| {
        let outcome = outcome.clone();
        let heard: Box<dyn FnMut(Event)> = Box::new(move |_| {
            let mut outcome = outcome.borrow_mut();
            outcome.0.get_or_insert(happy);
            if let Some(waker) = outcome.1.take() {
                waker.wake();
            }
        });
        Closure::wrap(heard)
    };
    let (on_done, on_failed) = (listen(true), listen(false));
    set(object, done, on_done.as_ref())?;
    set(object, failed, on_failed.as_ref())?;
    let happy = poll_fn(|context| {
        let mut outcome = outcome.borrow_mut();
        outcome.1 = Some(context.waker().clone());
        outcome.0.map_or(Poll::Pending, Poll::Ready)
    });
    let happy = happy.await;
    set(object, done, &JsValue::NULL)?;
    set(object, failed, &JsValue::NULL)?;
    if happy {
        Ok(())
    } else {
        Err(get(object, "error")?)
    }
}
