//! What the tests of documents are given: the standard, the programmes, and assessments to write.
#![allow(dead_code, reason = "each suite uses its part")]

use crate::packs;
use excellence_assessment::assessment::{Assessment, file};
use excellence_assessment::draft::Draft;
use excellence_assessment::language::Lang;
use excellence_assessment::programme::Pack;
use excellence_assessment::standard::{SHENZHEN, Standard};
use std::path::Path;

/// The day on which everything is written.
pub(crate) const TODAY: &str = "2026-11-20";

/// The standard and the programmes that every test needs, and what they make of an assessment.
pub(crate) struct Given {
    pub(crate) standard: Standard,
    pub(crate) programmes: Vec<Pack>,
}

impl Given {
    pub(crate) fn packs() -> Given {
        Given {
            standard: Standard::read(SHENZHEN).expect("a pack without faults"),
            programmes: packs::all(),
        }
    }

    pub(crate) fn example(&self, lang: Lang) -> Assessment {
        let name = format!("examples/manufacturer.{}.json", lang.key());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let text = std::fs::read_to_string(path).expect("the example is there");
        file::read(&text, &self.standard).expect("an example without faults")
    }

    pub(crate) fn blank(&self) -> Assessment {
        let now = String::from("2026-11-20T08:00:00Z");
        Assessment::new("blank".into(), self.standard.id.clone(), now)
    }

    pub(crate) fn draft(&self, assessment: &Assessment, lang: Lang) -> Draft {
        Draft::of(&self.standard, &self.programmes, assessment, lang, TODAY)
    }
}
