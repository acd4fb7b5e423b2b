//! The tiers of a programme, and what has to be passed before them, each with what is known of it.

use super::super::annex::text;
use super::super::text::line;
use super::super::tree::{Cell, Inline, Row, RowKind, Table};
use super::super::words;
use super::Case;
use super::page::state;
use crate::language::Phrase;
use crate::programme::{Tier, TierResult, Verdict};
use crate::standard::Hundredths;

/// What is looked at of a tier.
type View = fn(&TierResult) -> Verdict;

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
        // A score that is itself a condition has no column of its own.
        let judged = !programme.scores.is_empty();
        let reach = |verdict| vec![state(verdict, words::reach(verdict), lang)];
        let holds = |verdict| vec![state(verdict, words::holds(verdict), lang)];
        let unless_higher =
            |tier: &TierResult, view: View, said: &dyn Fn(Verdict) -> Cell| match self
                .result
                .is_below(tier, view)
            {
                true => text(words::HIGHER.get(lang)),
                false => said(view(tier)),
            };
        let own = |tier: &TierResult| {
            let entered = tier.official_distance.filter(|_| !judged);
            points(tier.distance.or(entered))
        };
        let by_official = |tier: &TierResult| {
            let mut said = unless_higher(tier, |one| one.by_official, &reach);
            if let Some(short) = tier
                .official_distance
                .filter(|short| *short > Hundredths::ZERO)
            {
                said.extend(text(&self.say(words::SHORT, &[&short.to_string()])));
            }
            said
        };
        let columns: [(bool, Column<'_>); 6] = [
            (
                self.reads_score(),
                (words::COL_THRESHOLD, true, &|tier| points(tier.threshold)),
            ),
            (
                self.reads_score() || (!judged && self.result.has_official()),
                (words::COL_DISTANCE, true, &own),
            ),
            (
                self.reads_score(),
                (words::COL_BY_SCORE, false, &|tier| {
                    unless_higher(tier, |one| one.by_score, &reach)
                }),
            ),
            (
                true,
                (words::COL_VERDICT, false, &|tier| {
                    unless_higher(tier, |one| one.verdict, &holds)
                }),
            ),
            (
                self.has_official(),
                (words::COL_BY_OFFICIAL, false, &by_official),
            ),
            (
                self.has_official(),
                (words::COL_OFFICIAL, false, &|tier| {
                    unless_higher(tier, |one| one.official, &holds)
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
