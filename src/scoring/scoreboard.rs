//! The scores of an assessment: items, categories, total, and what is still open.

use super::evidence_check::{Finding, Subject};
use super::indicators::ItemFacts;
use super::proposal::{Proposal, propose};
use crate::assessment::{Assessment, ItemAnswer};
use crate::keyed::Keyed;
use crate::standard::{Band, CategoryId, Hundredths, Item, ItemId, Percent, RuleId, Standard};
use std::sync::Arc;

/// The score of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemScore {
    /// The item.
    pub id: ItemId,
    /// The percent that was decided; `None` is not scored.
    pub percent: Option<Percent>,
    /// Its band.
    pub band: Option<Band>,
    /// The points earned: points × percent. Zero while not scored, which `percent` tells apart.
    pub earned: Hundredths,
    /// The points that could be earned.
    pub possible: Hundredths,
    /// What the factors propose.
    pub proposal: Option<Proposal>,
    /// What the evidence check found, dismissed or not.
    pub findings: Vec<Finding>,
    /// What the indicators show; `None` for an item that is not scored by results.
    pub facts: Option<Arc<ItemFacts>>,
    /// The highest percent, not above the decided one, that the answers support.
    pub supported: Option<Percent>,
}

/// A sum of scores and its range: earned ≤ final ≤ ceiling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// The points earned so far.
    pub earned: Hundredths,
    /// Earned, and all points of the items not yet scored.
    pub ceiling: Hundredths,
    /// All points.
    pub possible: Hundredths,
    /// The points at the supported percents of the items scored.
    pub supported: Hundredths,
    /// How many items are scored.
    pub scored: usize,
    /// How many items there are.
    pub items: usize,
}

/// The score of one category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryScore {
    /// The category.
    pub id: CategoryId,
    /// Its sum and range.
    pub total: Total,
}

/// All scores of an assessment, in the order of the standard. Always provisional: a self-score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scoreboard {
    /// The scores of the items. Shared: one answer changes one of them, and the others are neither copied nor compared.
    pub items: Vec<Arc<ItemScore>>,
    /// The scores of the categories.
    pub categories: Vec<CategoryScore>,
    /// The sum and range of the whole.
    pub total: Total,
}

impl ItemScore {
    /// The score of an item. `percent_of` tells the decided percent of any item: the results of the same category are
    /// compared with this one. `dismissed` are the rules of the evidence check that were dismissed for this item, each with
    /// its reason.
    pub fn of(
        standard: &Standard,
        item: &Item,
        answer: &ItemAnswer,
        dismissed: Option<&Keyed<RuleId, String>>,
        percent_of: impl Fn(&ItemId) -> Option<Percent>,
    ) -> ItemScore {
        Self::of_any(standard, item, answer, dismissed, &percent_of)
    }

    /// Compiled once, whoever asks.
    fn of_any(
        standard: &Standard,
        item: &Item,
        answer: &ItemAnswer,
        dismissed: Option<&Keyed<RuleId, String>>,
        percent_of: &dyn Fn(&ItemId) -> Option<Percent>,
    ) -> ItemScore {
        let siblings = standard.category_of(&item.id).map_or(&[][..], |c| &c.items);
        let results: Vec<(ItemId, Percent)> = siblings
            .iter()
            .filter(|sibling| standard.is_result(sibling) && sibling.id != item.id)
            .filter_map(|sibling| Some((sibling.id.clone(), percent_of(&sibling.id)?)))
            .collect();
        let measured = standard.is_result(item);
        let facts = measured.then(|| Arc::new(ItemFacts::of(&answer.indicators)));
        let subject = Subject {
            standard,
            item,
            answer,
            results: &results,
            facts: facts.as_deref(),
            dismissed,
        };
        let percent = answer.percent;
        ItemScore {
            id: item.id.clone(),
            percent,
            band: percent.and_then(|percent| standard.scale.band_of(percent)),
            earned: percent.map_or(Hundredths::ZERO, |percent| percent.of(item.points)),
            possible: item.points.into(),
            proposal: propose(&standard.scale, standard.guide_of(item), &answer.factors),
            findings: percent.map_or_else(Vec::new, |percent| subject.findings(percent)),
            supported: percent.map(|percent| subject.supported(percent)),
            facts,
        }
    }

    fn total(&self) -> Total {
        let share = |percent: Percent| {
            // possible is points × 100, so the share of a percent is exact.
            Hundredths::new(self.possible.get() / 100 * i64::from(percent.get()))
        };
        Total {
            earned: self.earned,
            ceiling: if self.percent.is_some() {
                self.earned
            } else {
                self.possible
            },
            possible: self.possible,
            supported: self.supported.map_or(Hundredths::ZERO, share),
            scored: usize::from(self.percent.is_some()),
            items: 1,
        }
    }
}

impl Total {
    /// The points not yet decided.
    pub fn open(&self) -> Hundredths {
        self.ceiling - self.earned
    }

    /// Whether every item is scored.
    pub fn is_complete(&self) -> bool {
        self.scored == self.items
    }
}

impl std::iter::Sum for Total {
    fn sum<I: Iterator<Item = Total>>(totals: I) -> Total {
        totals.fold(Total::default(), |sum, next| Total {
            earned: sum.earned + next.earned,
            ceiling: sum.ceiling + next.ceiling,
            possible: sum.possible + next.possible,
            supported: sum.supported + next.supported,
            scored: sum.scored + next.scored,
            items: sum.items + next.items,
        })
    }
}

impl Scoreboard {
    /// The scoreboard of an assessment.
    pub fn of(standard: &Standard, assessment: &Assessment) -> Scoreboard {
        let untouched = ItemAnswer::default();
        let score = |item: &Item| {
            let answer = assessment.item(&item.id).unwrap_or(&untouched);
            let dismissed = assessment.dismissed.get(&item.id);
            Arc::new(ItemScore::of(standard, item, answer, dismissed, |id| {
                assessment.percent(id)
            }))
        };
        Scoreboard::from_items(standard, standard.items().map(score).collect())
    }

    /// The scoreboard of item scores that stand in the order of the standard.
    pub fn from_items(standard: &Standard, items: Vec<Arc<ItemScore>>) -> Scoreboard {
        let mut rest = items.iter();
        let categories: Vec<CategoryScore> = standard
            .categories
            .iter()
            .map(|category| CategoryScore {
                id: category.id.clone(),
                total: rest
                    .by_ref()
                    .take(category.items.len())
                    .map(|item| item.total())
                    .sum(),
            })
            .collect();
        let total = categories.iter().map(|category| category.total).sum();
        Scoreboard {
            items,
            categories,
            total,
        }
    }

    /// The score of an item.
    pub fn item(&self, id: &ItemId) -> Option<&ItemScore> {
        self.items
            .iter()
            .map(Arc::as_ref)
            .find(|item| item.id == *id)
    }

    /// All findings of the evidence check, in the order of the standard, the dismissed ones among them.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.items.iter().flat_map(|item| &item.findings)
    }

    /// How many findings are not dismissed.
    pub fn open_findings(&self) -> usize {
        let findings = self.findings();
        findings
            .filter(|finding| finding.dismissed.is_none())
            .count()
    }
}
