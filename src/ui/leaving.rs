//! What the browser asks before it leaves a page on which something is not stored.

use super::device::Device;
use super::session::Session;
use leptos::prelude::*;

/// Has the browser ask before it leaves a page with something that is not sealed yet, or with something typed that cannot be kept. Who
/// stays finds the one sealed a moment later, and the other where it stands. As long as there is neither, nothing listens: a browser
/// keeps such a page ready for going back.
pub(super) fn ask_before_leaving(session: Session) {
    Effect::new(move |_| {
        let is_unkept = session.has_unkept();
        if !is_unkept && !session.device(Device::is_locked) {
            return;
        }
        let leaving = window_event_listener_untyped("beforeunload", move |event| {
            let is_unsealed = session.device(|device| device.is_locked() && device.is_changed());
            if is_unsealed {
                session.store_now();
            }
            if is_unsealed || is_unkept {
                event.prevent_default();
            }
        });
        on_cleanup(move || leaving.remove());
    });
}
