//! The locked file: what is written in it opens forever, and of what is wrong with one every fault is named.

mod answers;
mod golden;

use answers::SHENZHEN_STANDARD;
use excellence_assessment::assessment::collection;
use excellence_assessment::assessment::file;
use excellence_assessment::assessment::locked::{Locked, ROUNDS, is_locked, seems_locked};
use excellence_assessment::storage::{Archive, Card, MemoryShelf, RecordId};
use golden::committed;

fn text() -> String {
    committed("tests/fixtures/files/locked/v1.json")
}

fn locked() -> Locked {
    Locked::read(&text()).expect("a sound file")
}

#[test]
fn the_golden_file_is_read_and_written_as_it_is() {
    let locked = locked();
    assert_eq!(locked.write(), text());
    assert!(is_locked(&text()) && seems_locked(&text()));
    assert_eq!((locked.revision, locked.rounds), (3, ROUNDS));
    assert_eq!(locked.title, "项目 A");
    assert!(locked.compressed);
}

#[test]
fn every_fault_of_a_locked_file_is_named() {
    let sealed = text();
    let (_, sealed) = sealed.split_once("\"sealed\": \"").expect("there");
    let sealed = &sealed[..20];
    let cases = [
        ("another-format", "assessment-locked\"", "assessments\""),
        ("newer-version", "\"version\": 1", "\"version\": 2"),
        (
            "no-id",
            "\"id\": \"20261121173357-ae96d78412b0\"",
            "\"id\": \" \"",
        ),
        ("revision-zero", "\"revision\": 3", "\"revision\": 0"),
        ("no-moment", "2026-11-21T17:34:00Z", "yesterday"),
        ("title-no-text", "\"项目 A\"", "5"),
        ("another-derivation", "PBKDF2-SHA-256", "PBKDF2-SHA-1"),
        ("few-rounds", "600000", "1000"),
        ("short-salt", "MDEyMzQ1Njc4OWFiY2RlZg==", "MDEyMw=="),
        ("another-cipher", "AES-256-GCM", "ROT13"),
        ("iv-no-base64", "aW5pdGlhbGlzZXIh", "aW5pdGlhbGlzZXI!"),
        ("another-compression", "gzip", "zip"),
        ("another-title", "项目 A", "项目 B"),
        ("checksum-no-text", "\"2563371a1d4a1bea\"", "7"),
        ("sealed-changed", sealed, "AAAAAAAAAAAAAAAAAAAA"),
        ("sealed-no-base64", sealed, "？"),
        ("sealed-missing", "\"sealed\"", "\"sealer\""),
        (
            "several",
            "600000,\n  \"salt\": \"M",
            "\"many\",\n  \"salt\": \"?",
        ),
        ("cut-short", "AES", "AES\n"),
    ];
    let mut said = String::new();
    for (name, was, is) in cases {
        let changed = text().replacen(was, is, 1);
        assert_ne!(changed, text(), "{name}");
        let faults = Locked::read(&changed).expect_err(name);
        said += &format!("# {name}\n\n{}\n", golden::spoken(&faults));
    }
    golden::matches(&golden::fixture("files/locked/faults.txt"), &said);
}

#[test]
fn no_cut_of_a_locked_file_is_one() {
    let text = text();
    for (at, _) in text.char_indices() {
        let cut = &text[..at];
        assert!(
            Locked::read(cut).is_err() || cut.trim_end() == text.trim_end(),
            "{at}"
        );
    }
}

#[test]
fn a_locked_record_is_listed_by_what_everybody_may_read() {
    let archive = Archive::new(MemoryShelf::default());
    let id = RecordId::new("a");
    let kept = archive.keep(&text(), None, &id).expect("room");
    let listed = archive.list(&|text| Ok(Card::of_locked(&Locked::read(text)?)));
    let card = listed[0].card.clone().expect("sound");
    assert!(card.locked);
    assert_eq!(
        (card.title.as_str(), card.name.as_str(), card.earned.get()),
        ("项目 A", "", 0)
    );
    // The card outlives the page.
    assert_eq!(archive.card(&id), Some(card));
    assert_eq!(archive.read(&id), Ok(Some(kept.record)));
}

#[test]
fn a_file_of_many_holds_locked_ones_and_a_damaged_one_is_no_fault_of_the_others() {
    let open = committed("tests/fixtures/shelves/assessment.json");
    let open = file::read(&open, &*SHENZHEN_STANDARD).expect("sound");
    let saved = "2026-11-21T18:00:00Z";
    let many = collection::write_all(saved, &[(open.clone(), false)], &[(locked(), true)]);
    golden::matches(&golden::fixture("files/many/locked.json"), &many);
    let read = |text: &str| {
        let read = collection::read(text, &*SHENZHEN_STANDARD).expect("a file of many");
        read.expect("sound as a whole")
    };
    let found = read(&many);
    assert_eq!(found.locked, [(locked(), true)]);
    assert!(found.holds(&open) && found.holds_locked(&text()));
    let found = read(&many.replace("\"项目 A\"", "\"项目 B\""));
    assert_eq!(found.locked, []);
    assert!(found.holds(&open));
    let faults = found.entries[1].assessment.as_ref().expect_err("damaged");
    assert_eq!(faults[0].path, "$.assessments[1].locked.checksum");
}
