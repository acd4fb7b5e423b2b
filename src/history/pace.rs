//! When a snapshot is taken by itself.

use super::snapshot::Seconds;

/// After so much time of work, in seconds, the next change is followed by a snapshot.
pub const WORK: Seconds = 15 * 60;

/// An assessment that was left alone for so long, in seconds, is kept as it was when it is opened again.
pub const AFTER_A_PAUSE: Seconds = 12 * 60 * 60;

/// Whether a change is followed by a snapshot: `since` is when the last one was taken, or when work began.
pub fn is_due(since: Seconds, now: Seconds) -> bool {
    // A clock that was put back is no reason to wait until it has caught up.
    now < since || now - since >= WORK
}

/// Whether an assessment is kept as it was when it is opened: `changed` is when it was last changed.
pub fn is_due_at_opening(changed: Seconds, now: Seconds) -> bool {
    now.saturating_sub(changed) >= AFTER_A_PAUSE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_of_an_hour_of_work_is_kept() {
        assert!(!is_due(1000, 1000 + WORK - 1));
        assert!(is_due(1000, 1000 + WORK));
        assert!(is_due(1000, 900), "the clock was put back");
    }

    #[test]
    fn what_was_left_yesterday_is_kept_when_it_is_opened() {
        assert!(!is_due_at_opening(1000, 1000 + 3600));
        assert!(is_due_at_opening(1000, 1000 + 16 * 3600));
        assert!(!is_due_at_opening(1000, 900));
    }
}
