//! Damaged files and records by the thousand through the way that every text from outside takes: none makes the reader panic, none
//! that is refused leaves a trace, and of none is more read than stands there.
//!
//! `cargo xtask test` runs the short form, `cargo xtask soak` the full one; the counts of both are in `tests/soak.json`. SOAK_SEED
//! names the first seed. That nothing takes long is asserted in the full form alone, which nothing else runs beside.

mod answers;
mod golden;

use answers::SHENZHEN_STANDARD;
use excellence_assessment::assessment::locked::{Locked, is_locked};
use excellence_assessment::assessment::{Assessment, collection, file};
use excellence_assessment::reading::MAX_FAULTS;
use excellence_assessment::storage::{Archive, Card, MemoryShelf, RecordId, Shelf, Unreadable};
use serde_json::Value;
use std::env;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Whether this is the full form.
fn is_full() -> bool {
    env::var("SOAK").is_ok_and(|form| form == "full")
}

/// How many texts are tried in all.
fn mutations() -> u64 {
    count_of("mutations")
}

fn count_of(what: &str) -> u64 {
    let counts: Value = serde_json::from_str(include_str!("soak.json")).expect("JSON");
    let form = if is_full() { "full" } else { "short" };
    counts[form][what].as_u64().expect("a count")
}

fn seed() -> u64 {
    let named = env::var("SOAK_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    named.unwrap_or(20_261_121)
}

/// Numbers that can be had again: SplitMix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % (limit.max(1) as u64)).expect("below a usize")
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Sound files: what is damaged here.
fn sound() -> Vec<String> {
    let example = golden::committed("examples/manufacturer.zh.json");
    let fixtures = [
        "files/v1/full.json",
        "files/v1/least.json",
        "files/v2/full.json",
    ]
    .map(golden::fixture);
    let fixtures = fixtures.map(|path| std::fs::read_to_string(path).expect("a golden file"));
    let [full, least, tables] = fixtures;
    vec![full, least, tables, example]
}

/// Damages some bytes, wherever they are.
fn bytewise(text: &str, chance: &mut Chance) -> String {
    const TELLING: &[u8] = b"{}[]\",:\\/ \n\t\0-+.eE019tfnu\xef\xbb\xbf\xff\xc0\x80";
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..=chance.below(8) {
        let at = chance.below(bytes.len());
        let length = chance.below(bytes.len() - at).min(1 << chance.below(13));
        match chance.below(7) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << chance.below(8),
            1 if !bytes.is_empty() => bytes[at] = *chance.of(TELLING),
            2 => bytes.insert(at, *chance.of(TELLING)),
            3 => drop(bytes.drain(at..at + length)),
            4 => bytes.truncate(at),
            5 => {
                let piece = bytes[at..at + length].to_vec();
                let to = chance.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            _ => bytes
                .splice(at..at, vec![*chance.of(TELLING); length])
                .for_each(drop),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A value that stands in nobody's place.
fn strange(chance: &mut Chance) -> Value {
    let long = "长".repeat(1 << chance.below(12));
    let deep = (0..chance.below(200)).fold(Value::from(1), |inner, _| Value::from(vec![inner]));
    let choices = [
        Value::Null,
        Value::from(true),
        Value::from(-1),
        Value::from(u64::MAX),
        Value::from(0.5),
        Value::from(70),
        Value::from(""),
        Value::from(long),
        Value::from("\u{0}\u{202e}\u{feff}"),
        Value::from("2026-11-21T00:00:00Z"),
        Value::from("full"),
        serde_json::json!({}),
        serde_json::json!([]),
        serde_json::json!({"1.1": {"percent": 70}}),
        deep,
    ];
    chance.of(&choices).clone()
}

/// Goes down to a random place of a document.
fn somewhere<'v>(document: &'v mut Value, chance: &mut Chance) -> &'v mut Value {
    let size = match document {
        Value::Object(map) => map.len(),
        Value::Array(list) => list.len(),
        _ => 0,
    };
    if size == 0 || chance.below(6) == 0 {
        return document;
    }
    let at = chance.below(size);
    let next = match document {
        Value::Object(map) => map.values_mut().nth(at),
        Value::Array(list) => list.get_mut(at),
        _ => None,
    };
    somewhere(next.expect("in range"), chance)
}

/// Damages what the file means: values and keys exchanged, taken away, doubled, moved elsewhere.
fn by_structure(text: &str, chance: &mut Chance) -> String {
    const KEYS: [&str; 10] = [
        "1.1", "9.9", "percent", "format", "", "guidance", "1.1-1", "\u{0}", "id", "zz-later",
    ];
    let mut document: Value = serde_json::from_str(text).expect("a sound file");
    for _ in 0..=chance.below(4) {
        let elsewhere = somewhere(&mut document.clone(), chance).clone();
        let place = somewhere(&mut document, chance);
        match (chance.below(4), &mut *place) {
            (0, Value::Object(map)) if !map.is_empty() => {
                let key = map
                    .keys()
                    .nth(chance.below(map.len()))
                    .cloned()
                    .expect("in range");
                map.remove(&key);
            }
            (1, Value::Object(map)) => drop(map.insert((*chance.of(&KEYS)).to_owned(), elsewhere)),
            (2, _) => *place = elsewhere,
            _ => *place = strange(chance),
        }
    }
    let text = if chance.below(2) == 0 {
        document.to_string()
    } else {
        serde_json::to_string_pretty(&document).expect("JSON")
    };
    // A key that stands twice: no tree can hold that.
    if chance.below(10) == 0 {
        text.replacen('{', "{\"version\": 1, ", 1 + chance.below(2))
    } else {
        text
    }
}

fn mutated(sound: &[String], chance: &mut Chance) -> String {
    let text = chance.of(sound);
    match chance.below(3) {
        0 => bytewise(text, chance),
        1 => by_structure(text, chance),
        _ => {
            let text = by_structure(text, chance);
            bytewise(&text, chance)
        }
    }
}

fn read(text: &str) -> Result<Assessment, usize> {
    let read = file::read(text, &*SHENZHEN_STANDARD);
    read.map_err(|faults| {
        assert!(!faults.is_empty() && faults.len() <= MAX_FAULTS);
        assert!(faults.iter().all(|fault| fault.line.is_some()));
        faults.len()
    })
}

/// One line of the table of `cargo xtask soak`.
#[expect(clippy::print_stdout, reason = "read by xtask")]
fn report(what: &str, done: &str, lost: &str) {
    println!("\n# soak | {what} | {done} | {lost}");
}

#[test]
fn a_damaged_file_is_read_as_it_stands_or_refused_with_its_faults_and_salvaged() {
    let (sound, seed) = (sound(), seed());
    let (mut read_whole, mut refused, mut largest) = (0_u64, 0_u64, 0);
    for n in 0..mutations() {
        let text = mutated(&sound, &mut Chance(seed.wrapping_add(n)));
        largest = largest.max(text.len());
        match read(&text) {
            // What is read is written and read again as the same.
            Ok(assessment) => {
                assert_eq!(
                    read(&file::write(&assessment)),
                    Ok(assessment),
                    "seed {seed} + {n}"
                );
                read_whole += 1;
            }
            Err(_) => refused += 1,
        }
        let (salvaged, _) = file::salvage(&text, &*SHENZHEN_STANDARD, "id", "2026-11-21T00:00:00Z");
        assert_eq!(
            read(&file::write(&salvaged)),
            Ok(salvaged),
            "seed {seed} + {n}"
        );
    }
    report(
        &format!("damaged files read natively, from seed {seed}"),
        &format!("{read_whole} read, {refused} refused, the largest {largest} bytes"),
        "0 panics, 0 read as something else",
    );
}

/// The golden locked file.
fn locked() -> String {
    golden::committed("tests/fixtures/files/locked/v1.json")
}

#[test]
fn a_damaged_locked_file_is_read_as_it_was_locked_or_refused_with_its_faults() {
    let (sound, seed) = ([locked()], seed());
    let whole = Locked::read(&sound[0]).expect("a golden file");
    let (mut read_whole, mut refused) = (0_u64, 0_u64);
    for n in 0..mutations() {
        let told = format!("seed {seed} + {n}");
        let text = mutated(&sound, &mut Chance((seed ^ 0x10cd).wrapping_add(n)));
        match Locked::read(&text) {
            Ok(locked) => {
                assert_eq!(locked, whole, "{told}");
                read_whole += 1;
            }
            Err(faults) => {
                assert!(!faults.is_empty() && faults.len() <= MAX_FAULTS, "{told}");
                refused += 1;
            }
        }
    }
    report(
        &format!("damaged locked files read natively, from seed {seed}"),
        &format!("{read_whole} read, {refused} refused"),
        "0 panics, 0 read as something else",
    );
}

#[test]
fn of_a_damaged_file_of_many_each_assessment_is_read_as_it_stands_or_named_with_its_faults() {
    let committed = |name| golden::committed(&format!("tests/fixtures/files/many/{name}"));
    let (sound, seed) = ([committed("v1.json"), committed("locked.json")], seed());
    let whole = Locked::read(&locked()).expect("a golden file");
    let (mut read_whole, mut partly, mut refused) = (0_u64, 0_u64, 0_u64);
    for n in 0..mutations() {
        let told = format!("seed {seed} + {n}");
        let text = mutated(&sound, &mut Chance((seed ^ 0xa11).wrapping_add(n)));
        let many = match collection::read(&text, &*SHENZHEN_STANDARD) {
            Some(Ok(many)) => many,
            Some(Err(faults)) => {
                assert!(!faults.is_empty() && faults.len() <= MAX_FAULTS, "{told}");
                refused += 1;
                continue;
            }
            // No file of many: then it is read as one of one.
            None => {
                let _ = read(&text);
                refused += 1;
                continue;
            }
        };
        for locked in &many.locked {
            assert_eq!(locked.0, whole, "{told}");
        }
        let (mut open, mut faulty) = (Vec::new(), false);
        for found in many.entries {
            match found.assessment {
                Ok(assessment) => open.push((assessment, found.archived)),
                Err(faults) => {
                    assert!(!faults.is_empty(), "{told}");
                    faulty = true;
                }
            }
        }
        *(if faulty { &mut partly } else { &mut read_whole }) += 1;
        // What was read is written and read again as the same.
        let again = collection::write_all(&many.saved, &open, &many.locked);
        let again = collection::read(&again, &*SHENZHEN_STANDARD);
        let again = again.expect("a file of many").expect("sound");
        let entries = again.entries.into_iter();
        let entries: Vec<_> = entries.map(|one| (one.assessment, one.archived)).collect();
        let open: Vec<_> = open.into_iter().map(|(one, was)| (Ok(one), was)).collect();
        assert_eq!((entries, again.locked), (open, many.locked), "{told}");
    }
    report(
        &format!("damaged files of many read natively, from seed {seed}"),
        &format!("{read_whole} read, {partly} read in part, {refused} refused"),
        "0 panics, 0 read as something else",
    );
}

/// Records that are damaged on the shelf, and sound records of what is no sound file.
#[test]
fn a_damaged_record_is_listed_and_kept_and_the_one_that_is_open_is_untouched() {
    let (mut sound, seed) = (sound(), seed());
    sound.insert(0, locked());
    let describe = |text: &str| {
        if is_locked(text) {
            return Ok(Card::of_locked(&Locked::read(text)?));
        }
        let assessment = file::read(text, &*SHENZHEN_STANDARD)?;
        Ok(Card {
            name: assessment.organisation.name,
            ..Card::default()
        })
    };
    let key = "excellence-assessment/record/victim/1";
    let (mut unharmed, mut damaged, mut faulty) = (0_u64, 0_u64, 0_u64);
    for n in 0..mutations() {
        let told = format!("seed {seed} + {n}");
        let mut chance = Chance((seed ^ 0x5eed).wrapping_add(n));
        let shelf = Rc::new(MemoryShelf::default());
        let archive = Archive::new(shelf.clone());
        let keep = |text: &str, name: &str| {
            let kept = archive.keep(text, None, &RecordId::new(name));
            kept.expect("room").record
        };
        let open = keep(&sound[1], "open");
        let text = if chance.below(2) == 0 {
            chance.of(&sound).clone()
        } else {
            mutated(&sound, &mut chance)
        };
        let victim = keep(&text, "victim");
        let mut standing = shelf.get(key).expect("granted").expect("there");
        if sound[..4].contains(&text) {
            standing = bytewise(&standing, &mut chance);
            shelf.set(key, &standing).expect("room");
        }

        let listed = archive.list(&describe);
        let card = listed.iter().find(|one| one.id != open.id);
        let card = card.expect("listed, whatever it is").card.as_ref();
        match (archive.read(&victim.id), card) {
            (Ok(found), Ok(_)) => {
                assert_eq!(found, Some(victim.clone()), "{told}");
                unharmed += 1;
            }
            (Ok(found), Err(Unreadable::Faults(faults))) => {
                assert_eq!(found, Some(victim.clone()), "{told}");
                assert!(!faults.is_empty(), "{told}");
                faulty += 1;
            }
            (Err(_), Err(Unreadable::Broken(_))) => damaged += 1,
            (read, card) => panic!("{told}: read as {read:?}, listed as {card:?}"),
        }
        assert!(archive.text(&victim.id).is_some(), "{told}: handed out");
        assert_eq!(archive.read(&open.id), Ok(Some(open.clone())), "{told}");
        let kept = archive.keep(&sound[0], Some(&open), &RecordId::new("fresh"));
        assert!(!kept.expect("room").conflict, "{told}");
        assert_eq!(shelf.get(key), Ok(Some(standing)), "{told}");
    }
    report(
        &format!("damaged records read natively, from seed {seed}"),
        &format!("{damaged} damaged, {faulty} no sound file, {unharmed} unharmed: all kept"),
        "0 panics, 0 changes to the open record",
    );
}

const MEBIBYTE: usize = 1024 * 1024;

/// The longest that a text of one mebibyte may hold up whoever opens it.
const NO_HANG: Duration = Duration::from_millis(50);

/// Texts of about a mebibyte, sound and absurd: what is long, what is many, what is deep.
fn large() -> Vec<(&'static str, String)> {
    let example = sound().pop().expect("the example");
    let filled = |piece: &str| piece.repeat(MEBIBYTE / piece.len());
    let mut answers: Value = serde_json::from_str(&example).expect("a sound file");
    let items = answers["items"].as_object_mut().expect("items");
    let points: Vec<&mut Value> = items
        .values_mut()
        .flat_map(|item| {
            item["guidance"]
                .as_object_mut()
                .expect("points")
                .values_mut()
        })
        .collect();
    let each = (MEBIBYTE - example.len()) / points.len() / 3;
    for point in points {
        point["evidence"] = Value::from("质".repeat(each));
    }
    let with = |key: &str, value: &str| example.replacen('{', &format!("{{\"{key}\": {value},"), 1);
    let entries = |entry: &dyn Fn(usize) -> String, length: usize| {
        let entries: Vec<String> = (0..MEBIBYTE / length).map(entry).collect();
        entries.join(",")
    };
    vec![
        ("long answers", answers.to_string()),
        (
            "unknown objects",
            with(
                "later",
                &format!(
                    "[{}]",
                    entries(
                        &|n| format!("{{\"n\": {n}, \"text\": \"质量管理体系\"}}"),
                        45
                    )
                ),
            ),
        ),
        (
            "unknown keys, backwards",
            with(
                "later",
                &format!(
                    "{{{}}}",
                    entries(&|n| format!("\"{:09}\": 1", 999_999_999 - n), 15)
                ),
            ),
        ),
        (
            "one key many times",
            format!("{{{}}}", entries(&|_| String::from("\"a\": 1"), 7)),
        ),
        (
            "unknown items",
            format!(
                "{{\"format\": \"excellence-assessment\", \"version\": 1, \"items\": {{{}}}}}",
                entries(&|n| format!("\"x{n}\": {{}}"), 12)
            ),
        ),
        (
            "numbers",
            with(
                "later",
                &format!("[{}]", entries(&|_| String::from("1"), 2)),
            ),
        ),
        (
            "lists in lists",
            format!(
                "[{}]",
                entries(&|_| format!("{}{}", "[".repeat(90), "]".repeat(90)), 181)
            ),
        ),
        ("open brackets", filled("[")),
        ("escapes", format!("\"{}\"", filled("\\u8d28"))),
        ("line feeds", format!("{example}{}", filled("\n"))),
        ("no JSON at all", filled("质")),
    ]
}

/// How long the fastest of three readings takes: what else the machine does is not counted.
fn fastest(read: impl Fn()) -> Duration {
    let time = || {
        let start = Instant::now();
        read();
        start.elapsed()
    };
    let times = [time(), time(), time()];
    times.into_iter().min().unwrap_or_default()
}

#[test]
fn a_file_of_a_mebibyte_however_absurd_holds_nobody_up() {
    let seed = seed();
    let sound = large();
    let mut slowest = (Duration::ZERO, "");
    let mut time = |what, text: &str| {
        let took = fastest(|| drop(read(text)));
        if took > slowest.0 {
            slowest = (took, what);
        }
        assert!(
            took <= NO_HANG || !is_full(),
            "{what}: {took:?} for {} bytes",
            text.len()
        );
    };
    for (what, text) in &sound {
        time(what, text);
    }
    for n in 0..count_of("mebibytes") {
        let mut chance = Chance((seed ^ 0xb16).wrapping_add(n));
        let (what, text) = chance.of(&sound);
        time(what, &bytewise(text, &mut chance));
    }
    let (took, what) = slowest;
    report(
        &format!("files of a mebibyte read natively, from seed {seed}"),
        &format!(
            "{} read or refused",
            sound.len() as u64 + count_of("mebibytes")
        ),
        &format!("the slowest took {} ms ({what})", took.as_millis()),
    );
}
