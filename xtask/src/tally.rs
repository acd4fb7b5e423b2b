//! Counts what ran, from what the test runners print.

use std::ops::AddAssign;

/// How many checks passed and how many failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Tally {
    /// A check that is not made of tests.
    pub(crate) fn one(passed: bool) -> Self {
        Self {
            passed: usize::from(passed),
            failed: usize::from(!passed),
        }
    }

    /// From `cargo test`: the sum of its lines `test result: ok. 3 passed; 0 failed; …`.
    pub(crate) fn from_cargo(text: &str) -> Self {
        let mut tally = Self::default();
        for line in text
            .lines()
            .filter_map(|line| line.strip_prefix("test result: "))
        {
            for part in line.split([';', '.']) {
                match part.trim().split_once(' ') {
                    Some((count, "passed")) => tally.passed += count.parse().unwrap_or(0),
                    Some((count, "failed")) => tally.failed += count.parse().unwrap_or(0),
                    _ => {}
                }
            }
        }
        tally
    }

    /// From `node --test --test-reporter=tap`: its closing lines `# pass 3` and `# fail 0`.
    pub(crate) fn from_tap(text: &str) -> Self {
        let count = |name: &str| {
            let line = text.lines().rev().find_map(|line| {
                line.strip_prefix("# ")?
                    .strip_prefix(name)?
                    .strip_prefix(' ')
            });
            line.and_then(|number| number.parse().ok()).unwrap_or(0)
        };
        Self {
            passed: count("pass"),
            failed: count("fail") + count("cancelled"),
        }
    }

    /// Counts a runner that failed for another reason than a test, or that ran nothing, as one failure.
    pub(crate) fn of_run(mut self, success: bool) -> Self {
        if self.failed == 0 && (!success || self.passed == 0) {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_lines_are_added_up() {
        let text = "\
running 3 tests
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
";
        assert_eq!(
            Tally::from_cargo(text),
            Tally {
                passed: 7,
                failed: 2
            }
        );
    }

    #[test]
    fn the_closing_lines_of_tap_count_and_no_earlier_ones() {
        let text =
            "# pass 9\nok 1 - a\n1..2\n# tests 2\n# pass 1\n# fail 0\n# cancelled 1\n# skipped 0\n";
        assert_eq!(
            Tally::from_tap(text),
            Tally {
                passed: 1,
                failed: 1
            }
        );
    }

    #[test]
    fn a_run_without_tests_is_a_failure() {
        assert_eq!(
            Tally::default().of_run(true),
            Tally {
                passed: 0,
                failed: 1
            }
        );
        assert_eq!(
            Tally {
                passed: 3,
                failed: 0
            }
            .of_run(false),
            Tally {
                passed: 3,
                failed: 1
            }
        );
        assert_eq!(
            Tally {
                passed: 3,
                failed: 0
            }
            .of_run(true),
            Tally {
                passed: 3,
                failed: 0
            }
        );
    }
}
