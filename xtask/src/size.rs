//! The size budgets: what a browser must download before the first item can be used, and what it fetches later.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{
    compression::{self, BEST},
    editions,
    module::Part,
    workspace::product_file,
};

/// What is downloaded together.
pub(crate) struct Load {
    name: &'static str,
    /// The most bytes it may have, brotli at its best.
    budget: usize,
    parts: Vec<Size>,
}

struct Size {
    name: String,
    plain: usize,
    compressed: usize,
}

/// What the first load may have: everything that is needed to use the first item. An assessment may be on any standard, so the first
/// load finds out on which, and turns to it.
const FIRST_LOAD: usize = 200_000;

/// What the pages behind the items may have: all programmes with their rules, procedures, days and forms, and packs of others.
const LATER: usize = 355 * 1024;

/// What the second module may have, without the workbook.
const DOCUMENTS: usize = 330 * 1024;

/// What the writer of workbooks may have, which is fetched after that module when a workbook is first asked for.
const WORKBOOK: usize = 200 * 1024;

/// Measures what the page in `dist` needs at once, with the larger edition of its standard, and what it fetches when somebody
/// first asks for a document or a workbook.
pub(crate) fn measure(dist: &Path) -> Result<[Load; 4]> {
    let load = |name, budget, files: &[&str]| -> Result<Load> {
        let parts = files.iter().map(|file| Size::measure(dist, file));
        let parts = parts.collect::<Result<_>>()?;
        Ok(Load {
            name,
            budget,
            parts,
        })
    };
    let (script, first) = (product_file("js"), Part::Interface.wasm_file());
    let edition = largest_edition(dist)?;
    let (later, second) = (Part::Interface.later_file(), Part::Documents.wasm_file());
    let workbook = Part::Documents.later_file();
    Ok([
        load(
            "first load",
            FIRST_LOAD,
            &["index.html", "page.css", &script, &first, &edition],
        )?,
        load("later", LATER, &[&later])?,
        load("documents", DOCUMENTS, &[&second])?,
        load("workbook", WORKBOOK, &[&workbook])?,
    ])
}

/// The edition of a standard that a page may have to fetch: one, and at worst the largest.
fn largest_edition(dist: &Path) -> Result<String> {
    let folder = dist.join(editions::FOLDER);
    let mut largest = None;
    for entry in
        fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let name = entry?.file_name();
        let size = Size::measure(dist, &format!("{}{}", editions::FOLDER, name.display()))?;
        largest = largest.max(Some((size.compressed, size.name)));
    }
    let (_, name) = largest.with_context(|| format!("{} is empty", folder.display()))?;
    Ok(name)
}

impl Size {
    fn measure(dist: &Path, name: &str) -> Result<Size> {
        let bytes = fs::read(dist.join(name))
            .with_context(|| format!("cannot read {name} in {}", dist.display()))?;
        Ok(Size {
            name: name.to_owned(),
            plain: bytes.len(),
            compressed: compression::brotli(&bytes, BEST)?.len(),
        })
    }
}

impl Load {
    /// By how many bytes it is larger than it may be.
    pub(crate) fn excess(&self) -> usize {
        self.total().saturating_sub(self.budget)
    }

    fn total(&self) -> usize {
        self.parts.iter().map(|part| part.compressed).sum()
    }

    /// One line a part, and one for all.
    pub(crate) fn table(&self) -> String {
        let line = |part: &Size| {
            let Size {
                name,
                plain,
                compressed,
            } = part;
            format!("{name:<36} {plain:>9} bytes, {compressed:>7} in brotli\n")
        };
        let mut table: String = self.parts.iter().map(line).collect();
        table.push_str(&format!(
            "{:<36} {:>15}  {:>7} of {}\n",
            self.name,
            "",
            self.total(),
            self.budget
        ));
        table
    }

    /// What to say when it is too large.
    pub(crate) fn complaint(&self) -> String {
        match self.excess() {
            0 => String::new(),
            excess => format!("{} is over its budget by {excess} bytes\n", self.name),
        }
    }
}
