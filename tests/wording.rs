//! One thing has one name, and quotation marks are of one kind, in everything that users read.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

/// A second name that was once in use, where it may still stand, and the name of the thing.
const SECOND_NAMES: [(&str, &[&str], &str); 9] = [
    ("佐证支持", &[], "证据支持"),
    ("未定", &[], "待定"),
    ("尚未确定", &[], "待定"),
    ("不符合", &["不符合申报条件", "严重不符合"], "不成立"),
    ("条文", &[], "条款"),
    ("组织概况", &[], "组织简介"),
    ("本产品", &[], "本程序"),
    ("证据检查", &[], "证据核查"),
    ("do not hold", &[], "not met"),
];

/// The files under a folder with an extension.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the repository");
    let paths = entries.map(|entry| entry.expect("an entry of it").path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => files(&path, extension),
            false if path.extension() == Some(OsStr::new(extension)) => vec![path],
            false => Vec::new(),
        })
        .collect()
}

/// What users read: the packs that are shipped, and the catalogues of words. Comments are left out.
fn read_by_users() -> Vec<(PathBuf, usize, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let packs = ["standards", "programmes", "mappings", "examples"];
    let packs = packs
        .iter()
        .flat_map(|folder| files(&root.join(folder), "json"));
    let sources = files(&root.join("src"), "rs").into_iter();
    let words = sources.filter(|path| {
        let path = path.strip_prefix(root).unwrap_or(path);
        path.display().to_string().contains("words")
    });
    let lines = packs.chain(words).flat_map(|path| {
        let text = fs::read_to_string(&path).expect("a text");
        let lines = text.lines().enumerate();
        let kept = lines.filter(|(_, line)| !line.trim_start().starts_with("//"));
        kept.map(|(number, line)| (path.clone(), number + 1, line.to_owned()))
            .collect::<Vec<_>>()
    });
    lines.collect()
}

#[test]
fn one_thing_has_one_name() {
    let mut twice = Vec::new();
    for (path, number, line) in read_by_users() {
        for (second, allowed, name) in SECOND_NAMES {
            let rest = allowed
                .iter()
                .fold(line.clone(), |line, allowed| line.replace(allowed, ""));
            if rest.contains(second) {
                twice.push(format!("{}:{number}: {second} → {name}", path.display()));
            }
        }
    }
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

#[test]
fn quotation_marks_and_apostrophes_are_typographic_and_of_one_kind() {
    let straight = |line: &str| {
        let before = line.split('\'').map(|part| part.chars().next_back());
        let parts = line.matches('\'').count();
        before
            .take(parts)
            .any(|last| last.is_some_and(char::is_alphanumeric))
    };
    let other: Vec<String> = read_by_users()
        .into_iter()
        .filter(|(_, _, line)| line.contains(['‘', '`']) || line.contains("\\\"") || straight(line))
        .filter(|(_, _, line)| !line.contains("<'"))
        .map(|(path, number, line)| format!("{}:{number}: {line}", path.display()))
        .collect();
    assert!(other.is_empty(), "{}", other.join("\n"));
}
