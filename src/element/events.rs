//! The events of the element: `excellence-…`, bubbling and composed. Their detail carries the summary, never the answers.

use super::summary::Summary;
use crate::ui::Session;
use crate::ui::session::HostEvent;
use crate::writing::Json;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

/// Dispatches an event on the element.
pub(super) fn dispatch(host: &HtmlElement, event: &HostEvent, session: Session) {
    let (name, kind, message) = match event {
        HostEvent::Change => ("excellence-change", None, None),
        HostEvent::Saved => ("excellence-saved", None, None),
        HostEvent::Exported(kind) => ("excellence-exported", Some(kind.key()), None),
        HostEvent::Error(message) => ("excellence-error", None, Some(message.as_str())),
    };
    let mut detail = Json::compact();
    detail.object(|detail| {
        Summary::at_hand(session).write(detail.key("summary"));
        for (key, text) in [("kind", kind), ("message", message)] {
            if let Some(text) = text {
                detail.key(key).text(text);
            }
        }
    });
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    let detail = js_sys::JSON::parse(&detail.finish()).unwrap_or(JsValue::NULL);
    options.set_detail(&detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &options) {
        // A listener of the host that throws is the host's affair; whether it cancels means nothing here.
        drop(host.dispatch_event(&event));
    }
}
