//! How long the draft is beside what programmes allow. It is warned, and never cut.

use super::Source;
use super::choice::PROFILE;
use super::text::line;
use super::tree::{Chapter, Count};
use crate::programme::{Counted, Limit};

/// A text whose length a programme limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Length {
    /// The title of the programme.
    pub programme: String,
    /// What the text is called there.
    pub of: String,
    /// The clause.
    pub clause: String,
    /// Its characters.
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
    let length = |title: String, limit: &Limit| {
        let all = chapters.iter().zip(counts);
        let own = all.filter(|(chapter, _)| is_counted(chapter, limit.counts));
        Length {
            programme: title,
            of: line(limit.of.get(lang)),
            clause: line(&limit.clause),
            counted: own.map(|(_, count)| count.all).sum(),
            most: usize::try_from(limit.characters).unwrap_or(usize::MAX),
        }
    };
    let reads = source
        .programmes
        .iter()
        .filter(|one| one.standards.contains(&source.standard.id));
    let limits = reads.flat_map(|programme| {
        let limits = programme.limits.iter();
        limits.map(move |limit| (programme.title.get(lang), limit))
    });
    let whole = limits.filter(|(_, limit)| is_whole(limit.counts));
    whole
        .map(|(title, limit)| length(line(title), limit))
        .collect()
}
