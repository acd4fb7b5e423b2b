//! Changes of a text, by lines: what is written in the place of a long text of which little changed.
//!
//! An assessment file has a line for each answer, so an answer that changed is a line that changed. Each change is a line with three
//! numbers, which line of the old text it begins at, counted from 0, how many it takes away, and how many it gives; and the lines it
//! gives.

use std::fmt::Write;

/// The changes that make `new` out of `old`; nothing where they would be longer than `longest` bytes.
pub(super) fn changes(old: &str, new: &str, longest: usize) -> Option<String> {
    let (mut olds, mut news) = (old.split('\n'), new.split('\n'));
    let mut changes = String::new();
    let mut at = 0;
    loop {
        match (olds.next(), news.next()) {
            (None, None) => break,
            (Some(before), Some(after)) if before == after => {}
            (Some(_), Some(after)) if olds.clone().next() == news.clone().next() => {
                change(&mut changes, at, 1, &[after]);
            }
            // From here on lines were put in or taken away: all up to the lines that both end with is one change.
            (before, after) => {
                let mut taken: Vec<&str> = before.into_iter().chain(olds).collect();
                let mut given: Vec<&str> = after.into_iter().chain(news).collect();
                while taken.last().is_some_and(|last| given.last() == Some(last)) {
                    taken.pop();
                    given.pop();
                }
                change(&mut changes, at, taken.len(), &given);
                break;
            }
        }
        at += 1;
        if changes.len() > longest {
            break;
        }
    }
    (changes.len() <= longest).then_some(changes)
}

fn change(changes: &mut String, at: usize, taken: usize, given: &[&str]) {
    // Writing to a text does not fail.
    let _ = writeln!(changes, "{at} {taken} {}", given.len());
    for line in given {
        *changes += line;
        changes.push('\n');
    }
}

/// The text that changes make out of `old`; nothing where they do not fit it.
pub(super) fn changed(old: &str, changes: &str) -> Option<String> {
    let (mut olds, mut changes) = (old.split('\n'), changes.split_terminator('\n'));
    let mut new = String::new();
    let mut put = |line: &str| {
        new += line;
        new.push('\n');
    };
    let mut at = 0;
    while let Some(change) = changes.next() {
        let mut numbers = change.split(' ').map(str::parse::<usize>);
        let mut number = || numbers.next()?.ok();
        let (from, taken, given) = (number()?, number()?, number()?);
        if from < at {
            return None;
        }
        for _ in at..from {
            put(olds.next()?);
        }
        for _ in 0..taken {
            olds.next()?;
        }
        for _ in 0..given {
            put(changes.next()?);
        }
        at = from.checked_add(taken)?;
    }
    olds.for_each(put);
    // The last line ends with the text.
    new.pop();
    Some(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: usize = usize::MAX;

    #[test]
    fn a_change_is_the_line_that_changed() {
        let old = "a\nb\nc\nd\n";
        assert_eq!(changes(old, old, ALL).as_deref(), Some(""));
        let new = "a\nB\nc\nD\n";
        assert_eq!(
            changes(old, new, ALL).as_deref(),
            Some("1 1 1\nB\n3 1 1\nD\n")
        );
        let new = "a\nb\nx\ny\nc\nd\n";
        assert_eq!(changes(old, new, ALL).as_deref(), Some("2 0 2\nx\ny\n"));
        assert_eq!(changes(old, "a\nd\n", ALL).as_deref(), Some("1 2 0\n"));
    }

    #[test]
    fn what_is_longer_than_it_may_be_is_no_change() {
        let long = "x".repeat(100);
        let length = "0 1 1\n".len() + long.len() + 1;
        assert!(changes("a", &long, length).is_some());
        assert_eq!(changes("a", &long, length - 1), None);
    }

    #[test]
    fn changes_that_do_not_fit_make_nothing() {
        for wrong in [
            "x",
            "1 2",
            "1 2 -3",
            "9 1 0",
            "0 9 0",
            "0 0 2\none",
            "2 1 0\n0 1 0",
            "\n",
        ] {
            assert_eq!(changed("a\nb\nc", wrong), None, "{wrong}");
        }
    }

    /// A text of few lines, most of them alike, so that many stand in both of two.
    fn text() -> impl Strategy<Value = String> {
        let line = prop_oneof!["[ab]{0,1}", "0 [01] [01]", any::<String>()];
        prop::collection::vec(line, 0..12).prop_map(|lines| lines.join("\n"))
    }

    proptest! {
        #[test]
        fn changes_make_the_new_text_out_of_the_old(old in text(), new in text()) {
            let changes = changes(&old, &new, ALL).expect("as long as they like");
            prop_assert_eq!(changed(&old, &changes), Some(new));
        }

        #[test]
        fn what_was_damaged_makes_no_panic(old in text(), changes in text()) {
            let _ = changed(&old, &changes);
        }
    }
}
