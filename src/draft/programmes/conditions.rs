//! The conditions of a programme one by one: what each states, what was declared, whether it holds.

use super::super::annex::text;
use super::super::text::line;
use super::super::tree::{Row, RowKind, Table};
use super::super::words;
use super::Case;
use super::page::state;
use crate::chart::share;
use crate::programme::{Facts, Measure, Rule, Scores};
use crate::standard::ConditionId;

impl Case<'_> {
    /// The table; nothing where nothing is asked.
    pub(super) fn conditions(&self) -> Option<Table> {
        let (lang, programme) = (self.source.lang, &self.pack.programme);
        let mut rows = Vec::new();
        let mut group = |title: &str, rule: &Rule, clause: &str| {
            let mut leaves = Vec::new();
            self.rule(rule, clause, "", &mut leaves);
            if !leaves.is_empty() {
                rows.push(Row {
                    kind: RowKind::Group,
                    cells: vec![text(title), vec![], vec![], vec![]],
                });
                rows.extend(leaves);
            }
        };
        group(words::ELIGIBILITY.get(lang), &programme.eligibility, "");
        for tier in programme.stages.iter().chain(&programme.tiers) {
            group(&line(tier.title.get(lang)), &tier.rule, &line(&tier.clause));
        }
        let head = [
            words::COL_CONDITION,
            words::COL_CLAUSE,
            words::COL_DECLARED,
            words::COL_HOLDS,
        ];
        (!rows.is_empty()).then(|| Table {
            caption: words::CONDITIONS_CAPTION.get(lang).to_owned(),
            head: head.map(|title| title.get(lang).to_owned()).to_vec(),
            numeric: vec![false; 4],
            rows,
        })
    }

    /// A row for each leaf of a rule. Of several ways that have parts, each part says to which it belongs. `clause` is where a leaf
    /// stands that has no clause of its own.
    fn rule(&self, rule: &Rule, clause: &str, before: &str, rows: &mut Vec<Row>) {
        let lang = self.source.lang;
        let (stated, clause, said) = match rule {
            Rule::All(parts) => {
                for part in parts {
                    self.rule(part, clause, before, rows);
                }
                return;
            }
            Rule::Any(parts) => {
                let is_whole = |part: &Rule| matches!(part, Rule::All(_));
                let ways = parts.iter().any(is_whole);
                for (number, part) in (1_usize..).zip(parts) {
                    let before = match ways {
                        true => self.say(words::WAY, &[&number.to_string()]),
                        false => words::ONE_OF.get(lang).to_owned(),
                    };
                    self.rule(part, clause, &before, rows);
                }
                return;
            }
            Rule::AtLeast(Measure::Number(id, least)) => {
                let (statement, clause, said) = self.stated(id);
                let choice = self.pack.programme.choice(id, *least);
                let chosen = choice.map(|choice| line(choice.title.get(lang)));
                let chosen = chosen.map(|title| self.say(words::OR_HIGHER, &[&title]));
                let stated = || statement + &self.pack.programme.amount(id, *least);
                (chosen.unwrap_or_else(stated), clause, said)
            }
            Rule::Declared(id) | Rule::AtLeast(Measure::Score(id, _)) => self.stated(id),
            Rule::AtLeast(Measure::Total(least, _)) => (
                self.say(words::TOTAL_AT_LEAST, &[&least.to_string()]),
                clause.to_owned(),
                self.scored(|| share(&self.source.board.total, lang)),
            ),
            Rule::AtLeast(Measure::BestCategory(least, _)) => (
                self.say(words::CATEGORY_AT_LEAST, &[&least.to_string()]),
                clause.to_owned(),
                self.scored(|| self.best()),
            ),
        };
        let facts = Facts {
            scores: (self.pack.programme).own_score(self.source.assessment, &self.source.board),
            declared: Some(&self.declared),
        };
        let holds = |verdict| state(verdict, words::holds(verdict), lang);
        let mut verdict = vec![holds(rule.evaluate(&facts))];
        if let Rule::AtLeast(Measure::Total(_, Some(id))) = rule
            && self.declared.contains_key(id)
        {
            let by_official = rule.evaluate(&Facts {
                scores: Scores::Official(&self.declared),
                ..facts
            });
            verdict.extend(text(words::BY_OFFICIAL_SCORE.get(lang)));
            verdict.push(holds(by_official));
        }
        rows.push(Row {
            kind: RowKind::Plain,
            cells: vec![
                text(&format!("{before}{stated}")),
                text(&clause),
                text(&said),
                verdict,
            ],
        });
    }

    /// What a condition states, where that stands, and what was declared.
    fn stated(&self, id: &ConditionId) -> (String, String, String) {
        let lang = self.source.lang;
        match self.pack.programme.condition(id) {
            Some(condition) => (
                line(condition.statement.get(lang)),
                line(&condition.clause),
                words::declared(condition, self.declared.get(id), lang),
            ),
            None => (id.to_string(), String::new(), String::new()),
        }
    }

    /// A self-score, where the programme reads the standard of this one.
    fn scored(&self, said: impl Fn() -> String) -> String {
        match self.pack.programme.reads(self.source.standard) {
            true => said(),
            false => words::OTHER_STANDARD.get(self.source.lang).to_owned(),
        }
    }

    /// The category with the highest percent of its own points.
    fn best(&self) -> String {
        let lang = self.source.lang;
        let scores = self.source.board.categories.iter();
        let scored = scores.filter(|score| score.total.scored > 0);
        // The first of several equals, as a reader would look for it.
        let best = scored.rev().max_by_key(|score| {
            let total = &score.total;
            total.earned.tenths_of_percent(total.possible)
        });
        let Some(best) = best else {
            return words::NOT_SCORED.get(lang).to_owned();
        };
        let mut categories = self.source.standard.categories.iter();
        let category = categories.find(|category| category.id == best.id);
        let title = category.map_or_else(String::new, |category| line(category.title.get(lang)));
        self.say(words::BEST, &[&title, &share(&best.total, lang)])
    }
}
