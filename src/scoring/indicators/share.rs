//! Shares of a whole, and the words that 附录一 has for them.

use std::cmp::Ordering;

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub part: usize,
    /// Of how many; `part` is never more.
    pub whole: usize,
}

/// The words of quantity of the results guide (clause 附录一 note 1), left-closed: 多数 begins at exactly 30 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quantity {
    /// None at all. The standard has no word for it.
    Nothing,
    /// 少量: below 15 %.
    Few,
    /// 部分: from 15 %.
    Some,
    /// 多数: from 30 %.
    Many,
    /// 大多数: from 50 %.
    Most,
    /// 完全: all of them.
    All,
}

impl Quantity {
    /// The percent from which the word holds.
    pub fn from_percent(self) -> usize {
        match self {
            Quantity::Nothing | Quantity::Few => 0,
            Quantity::Some => 15,
            Quantity::Many => 30,
            Quantity::Most => 50,
            Quantity::All => 100,
        }
    }
}

impl Share {
    /// The part of a whole for which something holds.
    pub fn of<T>(whole: &[T], holds: impl Fn(&T) -> bool) -> Share {
        Share {
            part: whole.iter().filter(|one| holds(one)).count(),
            whole: whole.len(),
        }
    }

    /// Whether it is this much or more. A share of nothing is nothing.
    ///
    /// ```
    /// # use excellence_assessment::scoring::{Quantity, Share};
    /// assert!(Share { part: 3, whole: 10 }.reaches(Quantity::Many));
    /// assert!(!Share { part: 2, whole: 7 }.reaches(Quantity::Many));
    /// ```
    pub fn reaches(self, quantity: Quantity) -> bool {
        let least = quantity.from_percent() * self.whole;
        let enough = (100 * self.part).cmp(&least) != Ordering::Less;
        enough && (self.part > 0 || quantity == Quantity::Nothing)
    }

    /// The word for it.
    pub fn quantity(self) -> Quantity {
        let words = [
            Quantity::All,
            Quantity::Most,
            Quantity::Many,
            Quantity::Some,
            Quantity::Few,
        ];
        let found = words.into_iter().find(|word| self.reaches(*word));
        found.unwrap_or(Quantity::Nothing)
    }

    /// The percent, rounded down: for display only.
    pub fn percent(self) -> usize {
        (100 * self.part)
            .checked_div(self.whole)
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_begin_at_their_percent() {
        let cases = [
            (0, 0, Quantity::Nothing),
            (0, 9, Quantity::Nothing),
            (1, 7, Quantity::Few),
            (14, 100, Quantity::Few),
            (15, 100, Quantity::Some),
            (3, 20, Quantity::Some),
            (29, 100, Quantity::Some),
            (3, 10, Quantity::Many),
            (49, 100, Quantity::Many),
            (1, 2, Quantity::Most),
            (80, 100, Quantity::Most),
            (99, 100, Quantity::Most),
            (4, 4, Quantity::All),
        ];
        for (part, whole, word) in cases {
            assert_eq!(Share { part, whole }.quantity(), word, "{part} of {whole}");
        }
    }

    proptest! {
        #[test]
        fn a_larger_part_never_has_a_smaller_word(whole in 1..200_usize, part in 0..200_usize) {
            let part = part.min(whole);
            let share = Share { part, whole };
            prop_assert!(share.percent() <= 100);
            if part > 0 {
                let less = Share { part: part - 1, whole };
                prop_assert!(less.quantity() <= share.quantity());
            }
        }
    }
}
