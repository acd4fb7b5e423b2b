//! The annex of programmes: all of them at a glance, the nearest first, and those that are worked on one by one: whether the
//! organisation may apply, what is open and what failed, the tiers, the material, the periods, the readings. Always provisional.

mod conditions;
mod glance;
mod materials;
mod next;
mod page;
mod periods;
mod tiers;

pub use glance::Glance;
pub use materials::{Handed, State};
pub use periods::{due_word, end_word};

use super::Source;
use super::choice::{Choice, Programmes};
use super::tree::Block;
use crate::assessment::{Assessment, ConditionAnswer};
use crate::keyed::Keyed;
use crate::programme::nearness::nearest_first;
use crate::programme::{Pack, ProgrammeResult};
use crate::standard::{ConditionId, ProgrammeId};
use page::Page;

/// What the annex says, and what other formats show of it.
pub(super) struct Annex {
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// All programmes, the nearest first.
    pub glances: Vec<Glance>,
    /// What is handed in for those that are worked on.
    pub materials: Vec<Handed>,
}

/// A programme and what the assessment says about it.
struct Case<'a> {
    source: &'a Source<'a>,
    pack: &'a Pack,
    result: ProgrammeResult,
    declared: Keyed<ConditionId, ConditionAnswer>,
    /// Whether anything was declared, entered or noted for it.
    begun: bool,
}

/// The annex, where it is wanted.
pub(super) fn annex(source: &Source<'_>) -> Option<Annex> {
    source.choice.has_programmes().then(|| {
        let cases = cases(source);
        let lang = source.lang;
        let glance = |case: &Case<'_>| Glance::of(&case.pack.programme, &case.result, lang);
        let glances: Vec<Glance> = cases.iter().map(glance).collect();
        let mut blocks = glance::blocks(source, &glances);
        let mut materials = Vec::new();
        let shown = cases.iter().filter(|case| case.is_shown(source.choice));
        // First those that this standard is written for.
        let (own, others): (Vec<&Case<'_>>, Vec<&Case<'_>>) =
            shown.partition(|case| case.pack.programme.reads(source.standard));
        for case in own.into_iter().chain(others) {
            blocks.extend(Page(case).blocks());
            materials.extend(case.begun.then(|| case.handed()).into_iter().flatten());
        }
        Annex {
            blocks,
            glances,
            materials,
        }
    })
}

/// All programmes, the nearest first.
fn cases<'a>(source: &'a Source<'a>) -> Vec<Case<'a>> {
    let packs = source.packs;
    let results = packs
        .iter()
        .map(|pack| ProgrammeResult::of(&pack.programme, &source.board, source.assessment));
    let results: Vec<ProgrammeResult> = results.collect();
    let case = |place: usize| {
        let (pack, result) = (packs.get(place)?, results.get(place)?);
        let id = &pack.programme.id;
        Some(Case {
            source,
            pack,
            result: result.clone(),
            declared: (source.assessment.conditions.get(id).cloned()).unwrap_or_default(),
            begun: is_begun(source.assessment, id),
        })
    };
    nearest_first(&results)
        .into_iter()
        .filter_map(case)
        .collect()
}

/// Whether anything was declared, entered or noted for a programme.
pub(super) fn is_begun(assessment: &Assessment, id: &ProgrammeId) -> bool {
    let declared = assessment.conditions.get(id);
    let notes = assessment.programmes.get(id);
    declared.is_some_and(|declared| !declared.is_empty())
        || notes.is_some_and(|notes| notes.values().any(|note| !note.trim().is_empty()))
}

impl Case<'_> {
    /// Whether the programme has a section of its own: one that was begun, or whose tiers follow from the scores that were given.
    fn is_shown(&self, choice: &Choice) -> bool {
        match choice.programmes {
            Programmes::All => true,
            Programmes::None => false,
            Programmes::Followed => {
                self.begun || self.reads_score() && self.source.board.total.scored > 0
            }
        }
    }

    /// Whether the self-score of this assessment decides about its tiers.
    fn reads_score(&self) -> bool {
        let programme = &self.pack.programme;
        let mut tiers = programme.tiers.iter();
        programme.reads(self.source.standard) && tiers.any(|tier| tier.rule.reads_own_score())
    }
}
