//! Working days: weekends are known, everything else is the user's list.

use excellence_assessment::programme::working_days::{Day, Exceptions};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::read(text).expect("a day")
}

/// A list without a fault.
fn read(list: &str) -> Exceptions {
    let (list, bad) = Exceptions::read(list);
    assert_eq!(bad, [], "no fault");
    list
}

/// The week around National Day 2026, as a user might note it; no such list is shipped.
const LIST: &str =
    "# 国庆\n2026-10-01..2026-10-07 休\n2026-10-10 班\n\n2026-12-25 off # a day of our own\n";

#[test]
fn a_period_begins_the_day_after_and_leaves_out_days_of_rest() {
    let list = read(LIST);
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
    let list = read("2026-10-08 休\n2026-10-08 班\n2026-10-10 休");
    assert!(list.is_working_day(day("2026-10-08")));
    assert!(!list.is_working_day(day("2026-10-10")));
}

#[test]
fn an_example_pasted_from_the_hint_is_read_and_days_may_be_written_in_any_usual_way() {
    let listed = read(LIST.lines().nth(1).expect("a line"));
    for same in [
        "2026-10-01..2026-10-07 休；2026-10-10 班",
        "2026-10-01..2026-10-07 休；2026-10-10 班。",
        "2026-10-01..2026-10-07 off; 2026-10-10 work.",
        "2026/10/1..2026/10/7，2026/10/10 班",
        "2026.10.1..2026.10.7, 2026.10.10班",
        "2026年10月1日至2026年10月7日休、2026年10月10日班",
        "２０２６－１０－０１～２０２６－１０－０７\r\n２０２６－１０－１０ 班",
        "2026-10-1 ~ 2026-10-7 OFF\n2026-10-10 Work",
        "2026-10-01..07 off; 2026-10-10 work",
        "2026年10月1日至7日 休；2026-10-10 班",
        "2026年10月1日（周四）至7日（周三）放假调休，2026年10月10日（星期六）上班。",
        "休 2026-10-01..2026-10-07\n加班 2026-10-10",
        "国庆节：2026-10-01至10-07放假；补班：2026-10-10 补班",
    ] {
        let list = read(same);
        assert_eq!(
            list.end(day("2026-09-30"), 3).to_string(),
            "2026-10-10",
            "{same}"
        );
        assert!(!list.is_working_day(day("2026-10-07")), "{same}");
        assert!(!listed.is_working_day(day("2026-10-07")));
    }
    assert!(
        !read("2026/10/8").is_working_day(day("2026-10-08")),
        "no word is off"
    );
}

#[test]
fn entries_that_say_nothing_are_all_named_and_the_others_count() {
    let list = "2026-10-01 休\n2026-13-01 休；2026-10-02\n2026-10-07..2026-10-01 休\n2026-10-05 off\n\n2026-10-06 maybe\n2020-01-01..2026-01-01 休\n休\n加班 2026-10-06 休\n2026-10-06（调）";
    let (read, bad) = Exceptions::read(list);
    let bad: Vec<_> = bad
        .iter()
        .map(|bad| (bad.line, bad.text.as_str()))
        .collect();
    let expected = [
        (2, "2026-13-01 休"),
        (3, "2026-10-07..2026-10-01 休"),
        (6, "2026-10-06 maybe"),
        (7, "2020-01-01..2026-01-01 休"),
        (8, "休"),
        (9, "加班 2026-10-06 休"),
        (10, "2026-10-06（调）"),
    ];
    assert_eq!(bad, expected);
    for (date, working) in [
        ("2026-10-01", false),
        ("2026-10-02", false),
        ("2026-10-05", false),
        ("2026-10-06", true),
    ] {
        assert_eq!(read.is_working_day(day(date)), working, "{date}");
    }
}

#[test]
fn the_last_day_of_a_range_may_leave_out_what_it_shares_with_the_first() {
    for (written, first, last) in [
        ("2026年10月1日至7日", "2026-10-01", "2026-10-07"),
        ("2026年10月1日到7号 休", "2026-10-01", "2026-10-07"),
        ("2026年10月1日-7日", "2026-10-01", "2026-10-07"),
        ("2026年10月1日—10月7日", "2026-10-01", "2026-10-07"),
        ("2026年9月28日至10月7日休", "2026-09-28", "2026-10-07"),
        ("２０２６年１０月１日－７日", "2026-10-01", "2026-10-07"),
        ("2026-10-01至10-07", "2026-10-01", "2026-10-07"),
        ("2026-10-01 - 10-07", "2026-10-01", "2026-10-07"),
        ("2026-10-1~7", "2026-10-01", "2026-10-07"),
        ("2026-10-01..07 off", "2026-10-01", "2026-10-07"),
        ("2026/10/1-7", "2026-10-01", "2026-10-07"),
        ("2026/10/1-10/7", "2026-10-01", "2026-10-07"),
        ("2026.10.1-2026.10.7", "2026-10-01", "2026-10-07"),
        ("2026.10.1..10.7", "2026-10-01", "2026-10-07"),
        ("2026-10-01至1", "2026-10-01", "2026-10-01"),
        ("2028年2月28日至29日", "2028-02-28", "2028-02-29"),
        ("2026年12月31日至1月2日", "2026-12-31", "2027-01-02"),
        ("2026-12-28..01-01", "2026-12-28", "2027-01-01"),
        ("2026年12月30日至2027年1月2日", "2026-12-30", "2027-01-02"),
    ] {
        // Weekends that are worked show the ends of the range on any day of the week.
        let noted = read(&format!(
            "{}班",
            written.trim_end_matches([' ', '休']).replace(" off", "")
        ));
        let (first, last) = (day(first), day(last));
        let off = read(written);
        let mut at = first;
        while at <= last {
            assert!(
                !off.is_working_day(at) && noted.is_working_day(at),
                "{written}: {at}"
            );
            at = at.after(1);
        }
        let days: Vec<Day> = (0..800)
            .map(|offset| day("2026-01-01").after(offset))
            .collect();
        let weekends = days.iter().filter(|day| day.is_weekend());
        let worked: Vec<_> = weekends.filter(|day| noted.is_working_day(**day)).collect();
        assert!(
            worked.iter().all(|day| (first..=last).contains(*day)),
            "{written}"
        );
        let week = days.iter().filter(|day| !day.is_weekend());
        let rest: Vec<_> = week.filter(|day| !off.is_working_day(**day)).collect();
        assert!(
            rest.iter().all(|day| (first..=last).contains(*day)),
            "{written}"
        );
    }
}

#[test]
fn a_range_that_says_too_little_or_nothing_is_named_and_a_year_that_is_missing_is_said() {
    for (written, lacks_year) in [
        ("10月1日至7日", true),
        ("10月1日至10月7日 休", true),
        ("10月1日", true),
        ("10-01..10-07", true),
        ("10-07 休", true),
        ("10/1-7", true),
        ("7日", false),
        ("10月1日至2026年10月7日", true),
        ("13月1日至7日", false),
        ("10月32日", false),
        ("2026年10月7日至1日", false),
        ("2026年10月7日至9月30日", false),
        ("2026年10月1日至32日", false),
        ("2026年2月1日至29日", false),
        ("2026年10月1日至", false),
        ("2026年10月1日至7月", false),
        ("2026年10月1日至007日", false),
        ("2026-10-01-07", false),
        ("2026年10月1日至7日至9日", false),
        ("26年10月1日至7日", false),
        ("2026年12月31日至2月2日", false),
    ] {
        let (list, bad) = Exceptions::read(written);
        assert_eq!(list, Exceptions::default(), "{written}");
        let bad: Vec<_> = bad
            .iter()
            .map(|bad| (bad.text.as_str(), bad.lacks_year))
            .collect();
        assert_eq!(bad, [(written, lacks_year)]);
    }
}

#[test]
fn days_that_a_notice_joins_share_its_word_and_the_year_of_the_first() {
    let worked = |list: &str, days: &[&str]| {
        let list = read(list);
        for written in days {
            assert!(list.is_working_day(day(written)), "{written}");
        }
    };
    worked(
        "2026年2月14日（周六）、2026年2月28日（周六）上班",
        &["2026-02-14", "2026-02-28"],
    );
    worked(
        "2026年9月20日（星期日）、10月10日（星期六）上班。",
        &["2026-09-20", "2026-10-10"],
    );
    worked("上班 2026-02-14、2026-02-28", &["2026-02-14", "2026-02-28"]);
    worked("2026年12月27日、1月3日上班", &["2026-12-27", "2027-01-03"]);
    // A full stop ends what is said of days.
    worked(
        "2026年10月1日至7日放假。2026年10月10日（周六）上班。",
        &["2026-10-10"],
    );
    let off = read("2026年4月30日、5月1日");
    assert!(!off.is_working_day(day("2026-04-30")));
    assert!(!off.is_working_day(day("2026-05-01")));
    // Days apart share nothing.
    let (apart, bad) = Exceptions::read("2026-05-06，5月7日");
    assert!(!apart.is_working_day(day("2026-05-06")));
    assert_eq!(bad.len(), 1);
    assert!(bad[0].lacks_year);
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
    assert_eq!(day("2026-10-12").weekday(), 0, "a Monday");
    assert_eq!(day("2026-10-18").weekday(), 6, "a Sunday");
}

proptest! {
    #[test]
    fn any_list_is_read_or_named(list in "[0-9０休班日年月至offwrk. #；,/\\-\n]{0,60}") {
        let _ = Exceptions::read(&list);
    }

    #[test]
    fn a_range_reads_the_same_however_much_of_its_last_day_is_written(
        offset in 0u32..40_000, length in 0u32..32, to in prop::sample::select(vec!["至", "到", "~", "..", "—"]),
    ) {
        let first = day("2000-01-01").after(offset);
        let last = first.after(length);
        let (from, end) = (first.to_string(), last.to_string());
        let whole = read(&format!("{from}{to}{end}"));
        if from[..4] == end[..4] || (from[5..7] == *"12" && end[5..7] == *"01") {
            prop_assert_eq!(&read(&format!("{from}{to}{}", &end[5..])), &whole);
        }
        if from[..7] == end[..7] {
            prop_assert_eq!(&read(&format!("{from}{to}{}", &end[8..])), &whole);
        }
    }

    #[test]
    fn a_longer_period_ends_later_and_on_a_working_day(offset in 0u32..200_000, days in 0u32..60) {
        let list = read(LIST);
        let start = day("2000-01-01").after(offset);
        let (end, next) = (list.end(start, days), list.end(start, days + 1));
        prop_assert!(end < next && list.is_working_day(next));
        prop_assert_eq!(Day::read(&next.to_string()), Some(next));
    }
}
