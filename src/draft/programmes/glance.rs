//! A programme at a glance: what the overview says, on the page and in every export.

use super::super::annex::text;
use super::super::text::line;
use super::super::tree::{Block, Inline, Row, RowKind, Table, Tone};
use super::super::{Source, words};
use crate::language::Lang;
use crate::programme::nearness::{Nearness, Standing};
use crate::programme::{Programme, ProgrammeResult};
use crate::standard::{Hundredths, ProgrammeId, TierId};

/// A programme at a glance, in one language. Its texts are clean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// The programme.
    pub id: ProgrammeId,
    /// Its title.
    pub title: String,
    /// Who grants it.
    pub grantor: String,
    /// Where the organisation stands; nothing where nothing is asked and so nothing is decided.
    pub standing: Option<Standing>,
    /// The highest tier with all its conditions, by the official scores where they decide, else by the self-score.
    pub tier: String,
    /// The highest tier that the self-score supports by itself.
    pub by_score: String,
    /// The highest tier that an official score supports by itself.
    pub by_official: String,
    /// How many conditions are open and how many failed, in words.
    pub conditions: String,
    /// The conditions that are not answered.
    pub open: Vec<String>,
    /// The conditions that do not hold.
    pub failed: Vec<String>,
    /// The points missing to the next tier, where the score has a say and any are missing.
    pub distance: Option<Hundredths>,
}

impl Glance {
    /// What stands where there is nothing to say.
    pub const NOTHING: &str = "—";

    /// A programme and its result at a glance.
    pub fn of(programme: &Programme, result: &ProgrammeResult, lang: Lang) -> Glance {
        let near = Nearness::of(result);
        let asks = !programme.conditions.is_empty();
        let title = |id: Option<&TierId>| {
            let tier = id.and_then(|id| programme.tier(id));
            tier.map_or_else(
                || Glance::NOTHING.to_owned(),
                |tier| line(tier.title.get(lang)),
            )
        };
        let named = |ids: &[_]| {
            let conditions = ids.iter().filter_map(|id| programme.condition(id));
            let named = conditions.map(|one| format!("{} {}", one.clause, one.statement.get(lang)));
            named.map(|text| line(&text)).collect()
        };
        Glance {
            id: programme.id.clone(),
            title: line(programme.title.get(lang)),
            grantor: line(programme.grantor.get(lang)),
            standing: asks.then_some(near.standing),
            tier: if programme.tiers.is_empty() {
                words::NO_COMPUTED_TIER.get(lang).to_owned()
            } else {
                title(result.tier_now())
            },
            by_score: title(result.by_score.as_ref()),
            by_official: title(result.by_official.as_ref()),
            conditions: if asks {
                words::conditions_left(lang, near.open, near.failed)
            } else {
                Glance::NOTHING.to_owned()
            },
            open: named(&result.open),
            failed: named(&result.failed),
            distance: (near.distance > Hundredths::ZERO).then_some(near.distance),
        }
    }

    /// Where the organisation stands, in words.
    pub fn said(&self, lang: Lang) -> &'static str {
        self.standing.map_or(Glance::NOTHING, |standing| {
            words::standing(standing).get(lang)
        })
    }

    /// The points missing, in words.
    pub fn missing(&self, lang: Lang) -> String {
        match self.distance {
            Some(distance) => words::fill(words::POINTS_SHORT.get(lang), &[&distance.to_string()]),
            None => Glance::NOTHING.to_owned(),
        }
    }
}

/// All programmes in one table.
pub(super) fn blocks(source: &Source<'_>, glances: &[Glance]) -> Vec<Block> {
    let lang = source.lang;
    if glances.is_empty() {
        return vec![Block::Paragraph(text(words::NO_PROGRAMME.get(lang)))];
    }
    let row = |glance: &Glance| Row {
        kind: RowKind::Plain,
        cells: vec![
            text(&glance.title),
            vec![match glance.standing {
                Some(standing) => Inline::State(tone(standing), glance.said(lang).to_owned()),
                None => Inline::Text(Glance::NOTHING.to_owned()),
            }],
            text(&glance.tier),
            text(&glance.conditions),
            text(&glance.missing(lang)),
        ],
    };
    let head = [
        words::PROGRAMME,
        words::COL_NOW,
        words::COL_TIER,
        words::COL_CONDITIONS,
        words::COL_NEXT,
    ];
    vec![Block::Table(Table {
        caption: words::GLANCE_CAPTION.get(lang).to_owned(),
        head: head.map(|title| title.get(lang).to_owned()).to_vec(),
        numeric: vec![false; 5],
        rows: glances.iter().map(row).collect(),
    })]
}

fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Reached | Standing::MayApply => Tone::Good,
        Standing::Open => Tone::Open,
        Standing::NoTier | Standing::NotEligible => Tone::Bad,
    }
}
