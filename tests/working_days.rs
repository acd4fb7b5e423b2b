//! Working days: weekends are known, everything else is the user's list.

use excellence_assessment::programme::working_days::{BadLine, Day, Exceptions};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::read(text).expect("a day")
}

/// The week around National Day 2026, as a user might note it; no such list is shipped.
const LIST: &str =
    "# 国庆\n2026-10-01..2026-10-07 休\n2026-10-10 班\n\n2026-12-25 off # a day of our own\n";

#[test]
fn a_period_begins_the_day_after_and_leaves_out_days_of_rest() {
    let list = Exceptions::read(LIST).expect("no fault");
    let none = Exceptions::default();
    for (start, days, plain, listed) in [
        ("2026-03-04", 0, "2026-03-04", "2026-03-04"),
        ("2026-03-04", 1, "2026-03-05", "2026-03-05"),
        ("2026-03-06", 1, "2026-03-09", "2026-03-09"), // from a Friday
        ("2026-03-07", 1, "2026-03-09", "2026-03-09"), // from a Saturday
        ("2026-03-02", 5, "2026-03-09", "2026-03-09"),
        ("2026-03-02", 7, "2026-03-11", "2026-03-11"),
        ("2026-09-30", 1, "2026-10-01", "2026-10-08"),
        ("2026-09-30", 2, "2026-10-02", "2026-10-09"),
        ("2026-09-30", 3, "2026-10-05", "2026-10-10"), // a Saturday that is worked
        ("2026-09-30", 4, "2026-10-06", "2026-10-12"),
        ("2026-12-24", 1, "2026-12-25", "2026-12-28"),
        ("2026-12-31", 1, "2027-01-01", "2027-01-01"),
        ("2028-02-28", 1, "2028-02-29", "2028-02-29"), // a leap year
    ] {
        assert_eq!(
            none.end(day(start), days).to_string(),
            plain,
            "{days} from {start}"
        );
        assert_eq!(
            list.end(day(start), days).to_string(),
            listed,
            "{days} from {start}"
        );
    }
}

#[test]
fn a_day_under_both_is_worked_and_weekends_may_be_listed_as_off() {
    let list = Exceptions::read("2026-10-08 休\n2026-10-08 班\n2026-10-10 休").expect("no fault");
    assert!(list.is_working_day(day("2026-10-08")));
    assert!(!list.is_working_day(day("2026-10-10")));
}

#[test]
fn lines_that_say_nothing_are_all_named() {
    let list = "2026-10-01 休\n2026-13-01 休\n2026-10-07..2026-10-01 休\n2026-10-01\n\n2026-10-02 maybe\n2020-01-01..2026-01-01 休";
    let bad = Exceptions::read(list).expect_err("bad lines");
    assert_eq!(bad, [2, 3, 4, 6, 7].map(BadLine));
}

#[test]
fn months_end_on_the_same_number_or_the_last_day() {
    for (start, months, end) in [
        ("2026-03-15", 3, "2026-06-15"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-01-31", 12, "2027-01-31"),
    ] {
        assert_eq!(
            day(start).months_after(months).to_string(),
            end,
            "{months} after {start}"
        );
    }
}

#[test]
fn days_are_those_of_the_calendar() {
    for no in [
        "2026-02-29",
        "2026-04-31",
        "2026-00-10",
        "2026-1-01",
        "2026-01-00",
        "26-01-01",
        "2026-01-01-01",
        "",
        "1899-12-31",
        "3000-01-01",
        "２０２６-01-01",
    ] {
        assert_eq!(Day::read(no), None, "{no}");
    }
    for yes in [
        "2026-02-28",
        "2028-02-29",
        "2000-02-29",
        "1900-01-01",
        "2999-12-31",
    ] {
        assert_eq!(day(yes).to_string(), yes);
    }
    assert!(Day::read("2100-02-29").is_none(), "2100 is no leap year");
    for (date, weekend) in [
        ("2026-11-20", false),
        ("2026-11-21", true),
        ("2026-11-22", true),
        ("2026-11-23", false),
        ("2000-01-01", true),
    ] {
        assert_eq!(day(date).is_weekend(), weekend, "{date}");
    }
}

proptest! {
    #[test]
    fn any_list_is_read_or_named(list in "[0-9休班offwrk. #\\-\n]{0,60}") {
        let _ = Exceptions::read(&list);
    }

    #[test]
    fn a_longer_period_ends_later_and_on_a_working_day(offset in 0u32..200_000, days in 0u32..60) {
        let list = Exceptions::read(LIST).expect("no fault");
        let start = day("2000-01-01").after(offset);
        let (end, next) = (list.end(start, days), list.end(start, days + 1));
        prop_assert!(end < next && list.is_working_day(next));
        prop_assert_eq!(Day::read(&next.to_string()), Some(next));
    }
}
