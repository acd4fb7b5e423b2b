//! The programmes of the product.

use excellence_assessment::programme::Pack;
use std::fs;
use std::path::Path;

/// All packs, in the order of their files, as the build lists them.
pub(crate) fn all() -> Vec<Pack> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("programmes");
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    paths.sort();
    let read = |path| {
        let pack = fs::read_to_string(path).expect("a pack");
        Pack::read(&pack).expect("a pack without faults")
    };
    paths.iter().map(read).collect()
}
