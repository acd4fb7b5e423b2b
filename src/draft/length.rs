//! How long the draft is beside what programmes allow. It is warned, and never cut.

use super::Source;
use super::choice::PROFILE;
use super::text::line;
use super::tree::{Chapter, Count};
use crate::programme::procedure::{Counted, Limit, Material};
use crate::programme::{Pack, Programme};

/// A text whose length a programme limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Length {
    /// The title of the programme.
    pub programme: String,
    /// What the text is called there.
    pub of: String,
    /// The clause.
    pub clause: String,
    /// Its characters: what is the organisation's, [`Count::own`].
    pub counted: usize,
    /// The most that it may have.
    pub most: usize,
}

impl Length {
    /// By how many characters it is too long.
    pub fn excess(&self) -> usize {
        self.counted.saturating_sub(self.most)
    }
}

/// The lengths that the programmes of the standard limit, of texts that are in the draft as a whole.
pub(super) fn lengths(source: &Source<'_>, chapters: &[Chapter], counts: &[Count]) -> Vec<Length> {
    let lang = source.lang;
    let is_whole = |counted: Counted| match counted {
        Counted::Profile => source.choice.has(PROFILE),
        Counted::Categories | Counted::Main => source.choice.chapter.is_none(),
    };
    let is_counted = |chapter: &Chapter, counted: Counted| match counted {
        Counted::Profile => chapter.id == PROFILE,
        Counted::Categories => !chapter.annex && chapter.id != PROFILE,
        Counted::Main => !chapter.annex,
    };
    let length = |programme: &Programme, material: &Material, limit: &Limit, counted| {
        let all = chapters.iter().zip(counts);
        let own = all.filter(|(chapter, _)| is_counted(chapter, counted));
        Length {
            programme: line(programme.title.get(lang)),
            of: line(limit.of.get(lang)),
            clause: line(&material.clause),
            counted: own.map(|(_, count)| count.own).sum(),
            most: usize::try_from(limit.characters).unwrap_or(usize::MAX),
        }
    };
    let reads = |pack: &&Pack| pack.programme.reads(source.standard);
    let mut lengths = Vec::new();
    for pack in source.packs.iter().filter(reads) {
        for material in &pack.procedure.materials {
            for limit in &material.limits {
                if let Some(counted) = limit.counts.filter(|counted| is_whole(*counted)) {
                    lengths.push(length(&pack.programme, material, limit, counted));
                }
            }
        }
    }
    lengths
}
