//! The clock: the one place where time comes in. The core takes it as an argument.

use crate::assessment::Moment;
use js_sys::Date;

/// A day in milliseconds.
const DAY: f64 = 86_400_000.0;

/// This moment in UTC, to the second.
pub(super) fn now() -> Moment {
    let text = String::from(Date::new_0().to_iso_string());
    match text.split_once('.') {
        Some((seconds, _)) => format!("{seconds}Z"),
        None => text,
    }
}

/// This moment in milliseconds, to tell how long something took.
pub(super) fn milliseconds() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole, and after 1970"
    )]
    let now = Date::now() as u64;
    now
}

/// This moment in seconds since 1970.
pub(super) fn seconds() -> u32 {
    u32::try_from(milliseconds() / 1000).unwrap_or(u32::MAX)
}

/// A moment in seconds since 1970; 0 where the text is none.
pub(super) fn seconds_of(moment: &str) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what is out of range, or no number, is brought into it"
    )]
    let seconds = (Date::parse(moment) / 1000.0) as u32;
    seconds
}

/// The moment of so many seconds since 1970.
pub(super) fn moment_of(seconds: u32) -> Moment {
    String::from(Date::new(&(f64::from(seconds) * 1000.0).into()).to_iso_string())
}

/// When a moment in seconds since 1970 was on the user's clock: `2026-11-20 14:02`.
pub(super) fn day_and_time(seconds: u32) -> String {
    let date = Date::new(&(f64::from(seconds) * 1000.0).into());
    format!("{} {}", calendar_day(&date), clock_time(&date))
}

/// The time of day on the user's clock, `14:02`.
pub(super) fn time_of_day() -> String {
    clock_time(&Date::new_0())
}

/// When a moment was on the user's clock: the time of day, with the day before it unless that is today.
pub(super) fn time_of_day_of(moment: &str) -> String {
    let date = Date::new(&moment.into());
    let (day, time) = (calendar_day(&date), clock_time(&date));
    if day == today() {
        time
    } else {
        format!("{day} {time}")
    }
}

fn clock_time(date: &Date) -> String {
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// Today on the user's calendar, `2026-11-20`.
pub fn today() -> String {
    calendar_day(&Date::new_0())
}

/// The day of a moment on the user's calendar.
pub(super) fn day_of(moment: &str) -> String {
    calendar_day(&Date::new(&moment.into()))
}

/// How many days ago a moment was on the user's calendar; 0 is today. A moment to come counts as today.
pub(super) fn days_since(moment: &str) -> u32 {
    let midnight = |date: &Date| {
        date.set_hours(0);
        date.set_minutes(0);
        date.set_seconds(0);
        date.set_milliseconds(0);
        date.get_time()
    };
    let then = midnight(&Date::new(&moment.into()));
    // Rounded: a day on which the clocks are changed has 23 or 25 hours.
    let days = ((midnight(&Date::new_0()) - then) / DAY).round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float below zero becomes 0, one that is too large the largest"
    )]
    let days = days as u32;
    days
}

/// The moment some days before now.
pub(super) fn days_ago(days: u32) -> Moment {
    let then = Date::now() - f64::from(days) * DAY;
    String::from(Date::new(&then.into()).to_iso_string())
}

fn calendar_day(date: &Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        date.get_full_year(),
        date.get_month() + 1,
        date.get_date()
    )
}

/// A name that no other record or assessment has: the moment and a random tail.
pub(super) fn fresh_name() -> String {
    // 2^48 as a float is exact; the cast keeps every digit that random() gave.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 ≤ x < 2^48"
    )]
    let tail = (js_sys::Math::random() * 281_474_976_710_656.0) as u64;
    let digits: String = now().chars().filter(char::is_ascii_digit).collect();
    format!("{digits}-{tail:012x}")
}
