//! Stands in for the crate `wasm-streams`, by the same names as far as `server_fn` calls them.
//!
//! Leptos always brings `server_fn`, the client of server functions, and with it `wasm-streams`. The product has no server. But
//! the real crate exports its streams to scripts, and what is exported no linker removes: 3.5 KB of the first load in brotli.

use futures_core::Stream;
use std::{
    pin::Pin,
    task::{Context, Poll},
};
use wasm_bindgen::JsValue;
use web_sys::ReadableStream as RawStream;

type Item = Result<JsValue, JsValue>;

/// A stream of the browser that nobody may have: the product asks no server.
#[derive(Debug)]
pub struct ReadableStream(RawStream);

/// What such a stream brings: nothing.
#[derive(Debug)]
pub struct IntoStream(());

impl ReadableStream {
    /// The stream around one of the browser.
    pub fn from_raw(raw: RawStream) -> ReadableStream {
        ReadableStream(raw)
    }

    /// A stream that a request would send.
    ///
    /// # Panics
    /// Always: there is no request.
    pub fn from_stream(_: impl Stream<Item = Item> + 'static) -> ReadableStream {
        panic!("the product sends no streams")
    }

    /// The browser's stream.
    pub fn into_raw(self) -> RawStream {
        self.0
    }

    /// What an answer would bring.
    pub fn into_stream(self) -> IntoStream {
        IntoStream(())
    }
}

impl Stream for IntoStream {
    type Item = Item;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Item>> {
        Poll::Ready(None)
    }
}
