//! A native radio that sends a command when it is chosen. Groups are scoped by the shadow root; the element around a group
//! says which one is chosen (`El::live_choice`).

use super::super::app::use_session;
use super::super::build::{El, el};
use crate::assessment::Command;

/// A radio of a group.
pub(in crate::ui) fn radio(group: String, value: &str, command: Command) -> El {
    let session = use_session();
    el("input")
        .attr("type", "radio")
        .attr("name", &group)
        .attr("value", value)
        .live_flag("disabled", move || session.is_read_only())
        .on("change", move |_| session.send(command.clone()))
}
