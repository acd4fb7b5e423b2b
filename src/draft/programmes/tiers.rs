//! The tiers of a programme, and what has to be passed before them, each with what is known of it.

use super::super::annex::text;
use super::super::text::line;
use super::super::tree::{Cell, Inline, Row, RowKind, Table};
use super::super::words;
use super::Case;
use super::page::state;
use crate::language::Phrase;
use crate::programme::{Tier, TierResult};
use crate::standard::Hundredths;

/// A column: its heading, whether it holds numbers, and what stands in it.
type Column<'a> = (Phrase, bool, &'a dyn Fn(&TierResult) -> Cell);

impl Case<'_> {
    /// The table; the columns are those that say something. Nothing where nothing is granted.
    pub(super) fn tiers(&self) -> Option<Table> {
        let lang = self.source.lang;
        let programme = &self.pack.programme;
        let points = |points: Option<Hundredths>| match points {
            Some(points) => text(&points.to_string()),
            None => text("—"),
        };
        let entered = self.result.has_official();
        let reach = |verdict| vec![state(verdict, words::reach(verdict), lang)];
        let holds = |verdict| vec![state(verdict, words::holds(verdict), lang)];
        let unless_higher = |below: bool, said: Cell| match below {
            true => text(words::HIGHER.get(lang)),
            false => said,
        };
        let columns: [(bool, Column<'_>); 6] = [
            (
                self.reads_score(),
                (words::COL_THRESHOLD, true, &|tier| points(tier.threshold)),
            ),
            (
                self.reads_score() || entered,
                (words::COL_DISTANCE, true, &|tier| {
                    points(tier.official_distance.or(tier.distance))
                }),
            ),
            (
                self.reads_score(),
                (words::COL_BY_SCORE, false, &|tier| reach(tier.by_score)),
            ),
            (
                true,
                (words::COL_VERDICT, false, &|tier| holds(tier.verdict)),
            ),
            (
                self.has_official(),
                (words::COL_BY_OFFICIAL, false, &|tier| {
                    let below = self.result.is_below(tier, |one| one.by_official);
                    unless_higher(below, reach(tier.by_official))
                }),
            ),
            (
                self.has_official(),
                (words::COL_OFFICIAL, false, &|tier| {
                    let below = self.result.is_below(tier, |one| one.official);
                    unless_higher(below, holds(tier.official))
                }),
            ),
        ];
        let columns = columns.into_iter().filter(|(shown, _)| *shown);
        let columns: Vec<Column<'_>> = columns.map(|(_, column)| column).collect();
        let row = |(tier, result): (&Tier, &TierResult)| {
            let title = line(tier.title.get(lang));
            let mut cells = vec![vec![Inline::Text(title)], text(&line(&tier.clause))];
            cells.extend(columns.iter().map(|(_, _, of)| of(result)));
            Row {
                kind: RowKind::Plain,
                cells,
            }
        };
        let stages = programme.stages.iter().zip(&self.result.stages);
        let tiers = programme.tiers.iter().zip(&self.result.tiers);
        let rows: Vec<Row> = stages.chain(tiers).map(row).collect();
        let mut head = vec![
            words::COL_TIER.get(lang).to_owned(),
            words::COL_CLAUSE.get(lang).to_owned(),
        ];
        head.extend(columns.iter().map(|(head, ..)| head.get(lang).to_owned()));
        let mut numeric = vec![false, false];
        numeric.extend(columns.iter().map(|(_, numeric, _)| *numeric));
        (!rows.is_empty()).then(|| Table {
            caption: words::TIERS_CAPTION.get(lang).to_owned(),
            head,
            numeric,
            rows,
        })
    }
}
