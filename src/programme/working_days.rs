//! Working days: on which day a period ends.
//!
//! Saturdays and Sundays are rest days. Public holidays, and the weekend days worked in their place (调休), are set anew every
//! year: they are a list that the user keeps, and none is shipped as fact. The day on which a period begins does not count; the
//! first day that counts is the one after it.

use crate::decimal::half_width;
use std::fmt;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Days since 1 March of the year 0.
    number: i64,
}

/// The years in which days are read; enough for any period, and few enough that nothing overflows.
const YEARS: std::ops::RangeInclusive<i64> = 1900..=2999;

impl Day {
    /// A day; `None` where the calendar has none.
    pub fn new(year: i64, month: i64, day: i64) -> Option<Day> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            2 => 28 + i64::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        if !YEARS.contains(&year) || !(1..=length).contains(&day) {
            return None;
        }
        // Years that begin in March end with the leap day.
        let (year, month) = match month {
            1 | 2 => (year - 1, month + 9),
            _ => (year, month - 3),
        };
        let before = 365 * year + year / 4 - year / 100 + year / 400;
        Some(Day {
            number: before + (153 * month + 2) / 5 + day - 1,
        })
    }

    /// Reads `2026-03-02`.
    pub fn read(text: &str) -> Option<Day> {
        let text = text.trim();
        let day = Written::read(text)?.whole()?;
        (day.to_string() == text).then_some(day)
    }

    /// Year, month and day.
    fn date(self) -> (i64, i64, i64) {
        // 400 years have 146,097 days; within them, the leap days are taken out to find the year.
        let (era, rest) = (
            self.number.div_euclid(146_097),
            self.number.rem_euclid(146_097),
        );
        let year = (rest - rest / 1460 + rest / 36_524 - rest / 146_096) / 365;
        let of_year = rest - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let year = era * 400 + year;
        match month {
            10 | 11 => (year + 1, month - 9, day),
            _ => (year, month + 3, day),
        }
    }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    pub fn weekday(self) -> usize {
        // 1 March of the year 0 was a Wednesday.
        usize::try_from((self.number + 2).rem_euclid(7)).unwrap_or_default()
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        self.weekday() >= 5
    }

    /// The day of the same number so many months later; the last of that month where it is shorter.
    pub fn months_after(self, months: u32) -> Day {
        let (year, month, day) = self.date();
        let months = year * 12 + month - 1 + i64::from(months);
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        let found = (1..=day).rev().find_map(|day| Day::new(year, month, day));
        found.unwrap_or(self)
    }

    /// The day so many days later.
    pub fn after(self, days: u32) -> Day {
        Day {
            number: self.number + i64::from(days),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// A day as people write it: `2026-3-2`, `2026/03/02`, `2026.3.2`, `2026年3月2日`; the last day of a range without what it shares
/// with the first.
#[derive(Clone, Copy)]
struct Written {
    year: Option<i64>,
    month: Option<i64>,
    day: i64,
}

impl Written {
    fn read(text: &str) -> Option<Written> {
        let text = text.trim();
        let text = text.strip_suffix(['日', '号']).unwrap_or(text);
        // From its end, for that is always there.
        let mut parts = text.rsplit(['-', '/', '.', '年', '月']);
        let mut part = |length: std::ops::RangeInclusive<usize>| {
            let Some(part) = parts.next() else {
                return Some(None);
            };
            let part = part.trim();
            let digits = length.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse::<i64>().ok())
        };
        let (day, month, year) = (part(1..=2)??, part(1..=2)?, part(4..=4)?);
        let is_all = parts.next().is_none();
        is_all.then_some(Written { year, month, day })
    }

    /// The day, where it is written in full.
    fn whole(self) -> Option<Day> {
        Day::new(self.year?, self.month?, self.day)
    }

    /// The last day of a range whose first day is another.
    fn after(self, first: Day) -> Option<Day> {
        let (year, month, _) = first.date();
        let to = self.month.unwrap_or(month);
        // The turn of the year has two years, and people write the first.
        let turned = self.year.is_none() && (month, to) == (12, 1);
        Day::new(self.year.unwrap_or(year + i64::from(turned)), to, self.day)
    }

    /// Whether it is a day of some year, which is not said.
    fn lacks_year(self) -> bool {
        // A leap year has all days.
        let month = self.month.unwrap_or(1);
        self.year.is_none() && Day::new(2000, month, self.day).is_some()
    }
}

/// The days that are not as the week has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exceptions {
    /// Days off, sorted.
    off: Vec<Day>,
    /// Days that are worked, sorted.
    worked: Vec<Day>,
}

/// An entry of the list that says nothing that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadEntry {
    /// The line it stands on, counted from 1.
    pub line: usize,
    /// What was written.
    pub text: String,
    /// Whether its first day has no year.
    pub lacks_year: bool,
}

/// What stands between entries of a line.
const BETWEEN: [char; 5] = ['；', ';', '，', ',', '。'];

/// What joins days that share a word, and a year: `2026年2月14日、2月28日上班`.
const AND: char = '、';

/// What stands between the first and the last day of a range.
const TO: [&str; 8] = ["..", "至", "到", "~", "〜", "–", "—", " - "];

/// What a word says of days, as people and notices write it.
const OFF: [&str; 6] = ["", "休", "休息", "放假", "放假调休", "off"];
const WORKED: [&str; 5] = ["班", "上班", "加班", "补班", "work"];

/// An entry in its parts: the first day, the last of a range, and the word behind or before them.
struct Entry<'a> {
    first: &'a str,
    last: Option<&'a str>,
    word: &'a str,
}

impl<'a> Entry<'a> {
    /// The parts of an entry in half width; none where it has no day.
    fn of(entry: &'a str) -> Option<Entry<'a>> {
        // The word is what follows the last day, or else what comes before the first; what ends in a colon there is a name.
        let from = entry.find(|found: char| found.is_ascii_digit())?;
        let (before, entry) = entry.split_at(from);
        let ends_day = |found: char| found.is_ascii_digit() || matches!(found, '日' | '号');
        let at = entry.rfind(ends_day)?;
        let at = at + entry[at..].chars().next().map_or(0, char::len_utf8);
        let (days, behind) = entry.split_at(at);
        let is_name = before.trim_end().ends_with(':');
        let word = match (before.trim(), behind.trim()) {
            (_, behind) if is_name => behind,
            (before, "") => before,
            ("", behind) => behind,
            _ => return None,
        };
        // A day with hyphens has two of them.
        let hyphen = || {
            let parts = days.split_once('-')?;
            (!parts.1.contains('-')).then_some(parts)
        };
        let mut apart = TO.iter().filter_map(|to| days.split_once(to));
        let (first, last) = match apart.next().or_else(hyphen) {
            Some((first, last)) => (first, Some(last)),
            None => (days, None),
        };
        Some(Entry { first, last, word })
    }

    /// The first and the last day. A first day without a year has that of the day `before` it.
    fn days(&self, before: Option<Day>) -> Option<(Day, Day)> {
        let first = Written::read(self.first)?;
        let joined = || first.month.and(first.after(before?));
        let first = first.whole().or_else(joined)?;
        match self.last {
            Some(last) => Some((first, Written::read(last)?.after(first)?)),
            None => Some((first, first)),
        }
    }

    /// Whether the days are those of some year, which is not said.
    fn lacks_year(&self) -> bool {
        let first = Written::read(self.first);
        // A hyphen between month and day is no range.
        let short = || Written::read(&format!("{}-{}", self.first, self.last?));
        let first = first.filter(|first| first.month.is_some()).or_else(short);
        first.is_some_and(Written::lacks_year)
    }
}

/// Of joined days, those without a word have that of the next one that has, else that of the one before.
fn share_word(entries: &mut [Option<Entry<'_>>]) {
    fn hand_on<'a, 'e: 'a>(entries: impl Iterator<Item = &'a mut Entry<'e>>) {
        let mut word = "";
        for entry in entries {
            if entry.word.is_empty() {
                entry.word = word;
            }
            word = entry.word;
        }
    }
    hand_on(entries.iter_mut().rev().flatten());
    hand_on(entries.iter_mut().flatten());
}

/// An entry in half width without the days of the week that notices put in brackets: `(周四)`, `(星期四)`.
fn without_weekdays(entry: &str) -> String {
    let mut parts = entry.split('(');
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(')') {
            Some((day, rest)) if day.starts_with('周') || day.starts_with("星期") => {
                kept.push_str(rest);
            }
            _ => {
                kept.push('(');
                kept.push_str(part);
            }
        }
    }
    kept
}

impl Exceptions {
    /// Reads the list that the user keeps: a day or a range of days, whose last may leave out the year, or year and month, with `休` or
    /// `off` for days off, `班` or `work` for days that are worked (or what notices say: `放假`, `上班`); a day
    /// without a word is off. Entries stand on lines of their own or are kept apart by `；`, `，` or `。`. Days that `、` joins share a
    /// word and the year of the first. What follows a `#` is left out. A day that stands under both is worked.
    ///
    /// What can be read counts; entries that cannot be read are named and hinder nothing.
    ///
    /// ```
    /// # use excellence_assessment::programme::working_days::{Day, Exceptions};
    /// let (list, bad) = Exceptions::read("2026-10-01..2026-10-07 休；2026年10月10日 班；2027年2月5日至11日");
    /// assert!(bad.is_empty());
    /// assert!(list.is_working_day(Day::read("2026-10-10").unwrap()));
    /// ```
    pub fn read(list: &str) -> (Exceptions, Vec<BadEntry>) {
        let (mut all, mut bad) = (Exceptions::default(), Vec::new());
        for (number, line) in (1..).zip(list.lines()) {
            let line = line.split('#').next().unwrap_or_default();
            for list in line.split(BETWEEN) {
                let entries: Vec<&str> = list.split(AND).map(str::trim).collect();
                let narrow = entries
                    .iter()
                    .map(|entry| without_weekdays(&half_width(entry)));
                let narrow: Vec<String> = narrow.collect();
                let parts = narrow.iter().map(|entry| Entry::of(entry));
                let mut parts: Vec<Option<Entry<'_>>> = parts.collect();
                share_word(&mut parts);
                let mut before = None;
                for (entry, parts) in entries.into_iter().zip(parts) {
                    let noted = parts.as_ref().and_then(|parts| all.note(parts, before));
                    before = noted.or(before);
                    if !entry.is_empty() && noted.is_none() {
                        bad.push(BadEntry {
                            line: number,
                            text: entry.to_owned(),
                            lacks_year: parts.is_some_and(|parts| parts.lacks_year()),
                        });
                    }
                }
            }
        }
        (all, bad)
    }

    /// Takes the days of an entry in, and gives back the last; `before` is the last day of the entry that `、` joins it to.
    fn note(&mut self, entry: &Entry<'_>, before: Option<Day>) -> Option<Day> {
        let (first, last) = entry.days(before)?;
        let word = entry.word.trim_end_matches('.').to_ascii_lowercase();
        let list = match word.as_str() {
            word if OFF.contains(&word) => &mut self.off,
            word if WORKED.contains(&word) => &mut self.worked,
            _ => return None,
        };
        // Nobody is off for more than a year.
        if last < first || last.number - first.number > 366 {
            return None;
        }
        for number in first.number..=last.number {
            let day = Day { number };
            if let Err(place) = list.binary_search(&day) {
                list.insert(place, day);
            }
        }
        Some(last)
    }

    /// Whether a day is a working day.
    pub fn is_working_day(&self, day: Day) -> bool {
        let listed = |list: &[Day]| list.binary_search(&day).is_ok();
        listed(&self.worked) || !(day.is_weekend() || listed(&self.off))
    }

    /// The day on which a period of so many working days ends, when it begins on `start`. A period of none ends at once.
    ///
    /// ```
    /// # use excellence_assessment::programme::working_days::{Day, Exceptions};
    /// // From a Wednesday, 5 working days: Thursday, Friday, and three after the weekend.
    /// let start = Day::read("2026-03-04").unwrap();
    /// assert_eq!(Exceptions::default().end(start, 5).to_string(), "2026-03-11");
    /// // Friday is off, Saturday is worked in its place.
    /// let (list, _) = Exceptions::read("2026-03-06 休\n2026-03-07 班");
    /// assert_eq!(list.end(start, 2).to_string(), "2026-03-07");
    /// ```
    pub fn end(&self, start: Day, working_days: u32) -> Day {
        let (mut day, mut left) = (start, working_days);
        while left > 0 {
            day = day.after(1);
            left -= u32::from(self.is_working_day(day));
        }
        day
    }
}
