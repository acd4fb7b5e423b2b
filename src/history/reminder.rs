//! How strongly a file is suggested: the file is the real backup, and the more was changed since the last one, the more there
//! is to lose.

/// What a suggestion depends on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// How many answers were changed since the last file, or since there is none.
    pub changes: usize,
    /// How many days ago the last file was taken, or, where there is none, the assessment was begun.
    pub days: u32,
    /// Whether this browser deletes what is stored by itself, or may: a guess.
    pub short_lived: bool,
}

/// How strongly a file is suggested. Never blocks anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// The last file has everything.
    Nothing,
    /// A quiet line says what the file does not have.
    Line,
    /// A notice that can be put away.
    Notice,
}

/// From so many changed answers on, whatever the day.
const MANY: usize = 60;
/// So many are the work of an hour or more.
const SOME: usize = 15;
/// So many are worth a file where the browser forgets.
const A_FEW: usize = 5;
/// So many days without a file are a week of work.
const WEEK: u32 = 7;
/// So many days are long enough for a single answer.
const MONTH: u32 = 30;
/// Where the browser deletes by itself, before it does.
const BEFORE_IT_DELETES: u32 = 3;

impl Urgency {
    /// How strongly a file is suggested.
    ///
    /// ```
    /// # use excellence_assessment::history::{Circumstances, Urgency};
    /// let of = |changes, days| Urgency::of(Circumstances { changes, days, short_lived: false });
    /// assert_eq!(of(0, 100), Urgency::Nothing);
    /// assert_eq!(of(3, 2), Urgency::Line);
    /// assert_eq!(of(20, 7), Urgency::Notice);
    /// ```
    pub fn of(circumstances: Circumstances) -> Urgency {
        let Circumstances {
            changes,
            days,
            short_lived,
        } = circumstances;
        let notice = changes >= MANY
            || (changes >= SOME && days >= WEEK)
            || days >= MONTH
            || (short_lived && (changes >= A_FEW || days >= BEFORE_IT_DELETES));
        match changes {
            0 => Urgency::Nothing,
            _ if notice => Urgency::Notice,
            _ => Urgency::Line,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn more_changes_more_days_and_a_forgetful_browser_never_make_it_quieter(
            changes in 0..200usize, days in 0..60u32, more in 0..50usize, later in 0..50u32,
        ) {
            let of = |changes, days, short_lived| Urgency::of(Circumstances { changes, days, short_lived });
            prop_assert!(of(changes, days, false) <= of(changes + more, days + later, false));
            prop_assert!(of(changes, days, false) <= of(changes, days, true));
            prop_assert_eq!(of(0, days, true), Urgency::Nothing);
        }
    }
}
