//! What is done a moment later.

use gloo_timers::callback::Timeout;

/// A task in so many milliseconds, unless what is given back is dropped before. All tasks have one type for the timer: its code for
/// each would be half a kilobyte of the first load.
pub(super) fn after(millis: u32, task: impl FnOnce() + 'static) -> Timeout {
    let task: Box<dyn FnOnce()> = Box::new(task);
    Timeout::new(millis, task)
}
