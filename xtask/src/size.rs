//! The size budget: what a browser must download before the first item can be used.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{
    compression::{self, BEST},
    dist::product_file,
};

/// 160 KiB, brotli at its best.
pub(crate) const BUDGET: usize = 160 * 1024;

pub(crate) struct Sizes {
    /// Name, plain size and compressed size of each part.
    parts: Vec<(String, usize, usize)>,
}

impl Sizes {
    /// Measures what the page in `dist` needs.
    pub(crate) fn measure(dist: &Path) -> Result<Self> {
        let needed = [
            "index.html".to_owned(),
            "page.css".to_owned(),
            product_file("js"),
            product_file("wasm"),
        ];
        let measured = needed.map(|name| {
            let bytes = fs::read(dist.join(&name))
                .with_context(|| format!("cannot read {name} in {}", dist.display()))?;
            let compressed = compression::brotli(&bytes, BEST)?.len();
            Ok((name, bytes.len(), compressed))
        });
        let parts = measured.into_iter().collect::<Result<_>>()?;
        Ok(Self { parts })
    }

    pub(crate) fn total(&self) -> usize {
        self.parts.iter().map(|(_, _, compressed)| compressed).sum()
    }

    /// One line a part, and one for all.
    pub(crate) fn table(&self) -> String {
        let mut table = String::new();
        for (name, plain, compressed) in &self.parts {
            table.push_str(&format!(
                "{name:<28} {plain:>9} bytes, {compressed:>7} in brotli\n"
            ));
        }
        let total = self.total();
        table.push_str(&format!(
            "{:<28} {:>15}  {total:>7} of {BUDGET}\n",
            "first load", ""
        ));
        table
    }
}
