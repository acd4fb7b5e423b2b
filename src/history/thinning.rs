//! Which snapshots make room as they age: all of the last hours stay, then one an hour, after a day one a day, after a month
//! one a month.
//!
//! Time is cut into whole hours, days and months of thirty days, each a whole number of those before it. Of a span that
//! lies far enough back the newest snapshot stays. Because spans lie within each other and each is thinned as a whole, it
//! makes no difference how often, or when, one thins.

use super::snapshot::{Cause, Seconds, Snapshot, SnapshotId};

const HOUR: Seconds = 60 * 60;
const DAY: Seconds = 24 * HOUR;
const MONTH: Seconds = 30 * DAY;

/// Each span, the longest first, and how long after its end only one snapshot of it stays.
const SPANS: [(Seconds, Seconds); 3] = [(MONTH, MONTH), (DAY, DAY), (HOUR, 2 * HOUR)];

/// The snapshots that make room now. Those with a name never do, nor does the newest one that says what a file has.
///
/// ```
/// # use excellence_assessment::history::{Cause, Snapshot, SnapshotId, thinning};
/// # use excellence_assessment::scoring::Total;
/// # let at = |taken: u32| Snapshot::of(SnapshotId(taken.to_string()), excellence_assessment::storage::RecordId::new("a"), taken, Cause::Work, &Total::default());
/// // Four an hour; five hours later one of the hour is left, the newest.
/// let hour = [at(0), at(900), at(1800), at(2700)];
/// let gone = thinning::superseded(&hour, 5 * 3600);
/// assert_eq!(gone, [SnapshotId("0".into()), SnapshotId("900".into()), SnapshotId("1800".into())]);
/// assert!(thinning::superseded(&hour, 3600).is_empty());
/// ```
pub fn superseded(snapshots: &[Snapshot], now: Seconds) -> Vec<SnapshotId> {
    let in_file = snapshots.iter().filter(|one| one.cause == Cause::InFile);
    let last_in_file = in_file.max_by_key(|one| (one.taken, &one.id));
    let thinned = |one: &&Snapshot| !one.is_named() && Some(*one) != last_in_file;
    let gone = snapshots.iter().filter(thinned).filter(|one| {
        let span = span(one.taken, now);
        let in_it = |other: &&Snapshot| span.is_some() && self::span(other.taken, now) == span;
        let mut others = snapshots.iter().filter(thinned).filter(in_it);
        others.any(|other| (other.taken, &other.id) > (one.taken, &one.id))
    });
    gone.map(|one| one.id.clone()).collect()
}

/// The span of which one snapshot stays, as its length and its number; `None` where all stay.
fn span(taken: Seconds, now: Seconds) -> Option<(Seconds, Seconds)> {
    let fits = |(length, after): &(Seconds, Seconds)| {
        let end = u64::from(taken / length + 1) * u64::from(*length);
        end + u64::from(*after) <= u64::from(now)
    };
    let (length, _) = SPANS.into_iter().find(fits)?;
    Some((length, taken / length))
}

#[cfg(test)]
mod tests {
    use super::super::snapshot::taken_at;
    use super::*;
    use proptest::prelude::*;

    fn thinned(snapshots: &[Snapshot], now: Seconds) -> Vec<Snapshot> {
        let gone = superseded(snapshots, now);
        let kept = snapshots.iter().filter(|one| !gone.contains(&one.id));
        kept.cloned().collect()
    }

    /// Moments before `now`, many of them recent.
    fn moments() -> impl Strategy<Value = Vec<(Seconds, bool)>> {
        let age = prop_oneof![0..3 * HOUR, 0..3 * DAY, 0..3 * MONTH, 0..400 * DAY];
        proptest::collection::vec((age, proptest::bool::weighted(0.1)), 0..60)
    }

    fn snapshots(now: Seconds, ages: Vec<(Seconds, bool)>) -> Vec<Snapshot> {
        let ages = ages.into_iter().enumerate();
        let all = ages.map(|(number, (age, named))| Snapshot {
            name: String::from(if named { "kept" } else { "" }),
            ..taken_at(&format!("{number:02}"), now - age)
        });
        all.collect()
    }

    const NOW: Seconds = 1_800_000_000;

    proptest! {
        #[test]
        fn how_often_one_thins_makes_no_difference(ages in moments(), wait in 0..200 * DAY) {
            let all = snapshots(NOW, ages);
            let at_once = thinned(&all, NOW + wait);
            prop_assert_eq!(thinned(&thinned(&all, NOW), NOW + wait), at_once.clone());
            prop_assert_eq!(thinned(&at_once, NOW + wait), at_once);
        }

        #[test]
        fn names_the_newest_and_the_last_hours_stay(ages in moments()) {
            let all = snapshots(NOW, ages);
            let kept = thinned(&all, NOW);
            for one in &all {
                let newest = all.iter().all(|other| (other.taken, &other.id) <= (one.taken, &one.id));
                if one.is_named() || newest || NOW - one.taken < HOUR {
                    prop_assert!(kept.contains(one));
                }
            }
        }

        #[test]
        fn what_goes_has_a_newer_one_in_its_span(ages in moments()) {
            let all = snapshots(NOW, ages);
            let kept = thinned(&all, NOW);
            for one in all.iter().filter(|one| !kept.contains(one)) {
                let age = NOW - one.taken;
                let reach = if age <= DAY { HOUR } else if age <= MONTH { DAY } else { MONTH };
                let near = |other: &Snapshot| other.taken >= one.taken && other.taken - one.taken < reach;
                prop_assert!(kept.iter().any(|other| !other.is_named() && near(other)));
            }
        }

        #[test]
        fn there_are_never_many(ages in proptest::collection::vec(0..365 * DAY, 0..600)) {
            let all = snapshots(NOW, ages.into_iter().map(|age| (age, false)).collect());
            let old = thinned(&all, NOW).into_iter().filter(|one| NOW - one.taken > 3 * HOUR);
            // 13 months, 60 days, 48 hours at most.
            prop_assert!(old.count() <= 13 + 61 + 48);
        }
    }

    #[test]
    fn the_last_state_that_a_file_has_stays() {
        let in_file = |id, taken| Snapshot {
            cause: Cause::InFile,
            ..taken_at(id, taken)
        };
        let all = [in_file("0", 0), in_file("1", 10), taken_at("2", 20)];
        assert_eq!(superseded(&all, NOW), [SnapshotId(String::from("0"))]);
    }

    #[test]
    fn a_snapshot_from_the_future_stays() {
        let all = [taken_at("0", NOW), taken_at("1", NOW + 1)];
        assert_eq!(superseded(&all, 5), []);
    }
}
