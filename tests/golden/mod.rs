//! Golden files: what the program says, kept beside what it was given. `UPDATE_GOLDEN=1 cargo test` writes them anew.
#![allow(dead_code, reason = "each suite uses its part")]

use excellence_assessment::language::Lang;
use excellence_assessment::reading::Fault;
use std::fs;
use std::path::{Path, PathBuf};

/// A place under `tests/fixtures`.
pub(crate) fn fixture(place: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(place)
}

/// A file of the repository.
pub(crate) fn committed(place: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(place);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{place}: {error}"))
}

/// The folders of a folder of fixtures, in the order of their names.
pub(crate) fn cases(place: &str) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(fixture(place)).expect("a folder of fixtures");
    let mut cases: Vec<_> = entries
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.is_dir())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            (name.into_owned(), path)
        })
        .collect();
    cases.sort();
    assert!(!cases.is_empty(), "{place} holds no case");
    cases
}

/// Compares with a golden file, or writes it when asked to.
pub(crate) fn matches(path: &Path, found: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write to");
        fs::write(path, found).expect("a file to write to");
        return;
    }
    let expected = fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{}: {error}; set UPDATE_GOLDEN=1", path.display()));
    assert_eq!(found, expected, "differs from {}", path.display());
}

/// All faults as a person reads them: each in Chinese, then in English.
pub(crate) fn spoken(faults: &[Fault]) -> String {
    let say = |fault: &Fault| format!("{}\n{}\n", fault.say(Lang::Zh), fault.say(Lang::En));
    faults.iter().map(say).collect::<Vec<_>>().join("\n")
}
