//! The annex of programmes: what the score and the declarations say about each tier. Always provisional.

use super::annex::text;
use super::scores::figure;
use super::text::line;
use super::tree::{Block, Inline, Row, RowKind, Table, Tone};
use super::{Source, words};
use crate::assessment::{ConditionAnswer, TextField};
use crate::chart::{Drawing, Waterfall, share};
use crate::keyed::Keyed;
use crate::language::{Phrase, Text};
use crate::planning::{CLIMB, Limits, Way, plan};
use crate::programme::{Facts, Measure, Programme, ProgrammeResult, Rule, TierResult, Verdict};
use crate::scoring::nearest;
use crate::standard::{ConditionId, Hundredths, NoteId, Percent, TierId};

/// How many ways to the next tier are named.
const WAYS: usize = 3;
pub(super) fn blocks(source: &Source<'_>) -> Vec<Block> {
    let reads = |programme: &&Programme| programme.standards.contains(&source.standard.id);
    let programmes: Vec<&Programme> = source.programmes.iter().filter(reads).collect();
    if programmes.is_empty() {
        let none = words::NO_PROGRAMME.get(source.lang);
        return vec![Block::Paragraph(text(none))];
    }
    programmes
        .into_iter()
        .flat_map(|programme| Page::of(source, programme).blocks())
        .collect()
}

/// One programme and its result.
struct Page<'a> {
    source: &'a Source<'a>,
    programme: &'a Programme,
    result: ProgrammeResult,
    declared: Keyed<ConditionId, ConditionAnswer>,
}

impl<'a> Page<'a> {
    fn of(source: &'a Source<'a>, programme: &'a Programme) -> Page<'a> {
        let conditions = &source.assessment.conditions;
        Page {
            source,
            programme,
            result: ProgrammeResult::of(programme, &source.board, source.assessment),
            declared: conditions.get(&programme.id).cloned().unwrap_or_default(),
        }
    }

    fn say(&self, phrase: Phrase, values: &[&str]) -> String {
        words::fill(phrase.get(self.source.lang), values)
    }

    fn of_pack(&self, text: &Text) -> String {
        line(text.get(self.source.lang))
    }

    fn tier_title(&self, id: &TierId) -> String {
        let tier = self.programme.tier(id);
        tier.map_or_else(|| id.to_string(), |tier| self.of_pack(&tier.title))
    }

    fn blocks(&self) -> Vec<Block> {
        let (grantor, origin) = (&self.programme.grantor, &self.programme.source);
        let from = [&*self.of_pack(grantor), &*self.of_pack(origin)];
        let mut blocks = vec![
            Block::Heading {
                level: 1,
                text: self.of_pack(&self.programme.title),
                aside: String::new(),
            },
            Block::Paragraph(text(&self.say(words::GRANTOR, &from))),
        ];
        blocks.extend(self.verdicts());
        blocks.extend(self.next());
        blocks.push(Block::Table(self.tiers()));
        blocks.push(Block::Table(self.conditions()));
        blocks.extend(self.readings());
        blocks
    }

    fn verdicts(&self) -> Vec<Block> {
        let said = |id: &Option<TierId>, some: Phrase, none: Phrase| match id {
            Some(id) => self.say(some, &[&self.tier_title(id)]),
            None => self.say(none, &[]),
        };
        let result = &self.result;
        let mut lines = vec![
            Inline::Strong(said(&result.tier, words::TIER_REACHED, words::TIER_NONE)),
            Inline::Text(said(
                &result.by_score,
                words::BY_SCORE,
                words::BY_SCORE_NONE,
            )),
        ];
        match result.eligibility {
            Verdict::Met => {}
            Verdict::Open => lines.push(Inline::Text(self.say(words::MAY_OPEN, &[]))),
            Verdict::Failed => lines.push(Inline::Text(self.say(words::CANNOT_APPLY, &[]))),
        }
        lines.extend(self.official().into_iter().map(Inline::Text));
        let lines = lines.into_iter();
        lines.map(|line| Block::Paragraph(vec![line])).collect()
    }

    /// The official scores that were entered, each with where it comes from, and the tier that they support.
    fn official(&self) -> Vec<String> {
        let lang = self.source.lang;
        let entered = self.programme.scores.iter();
        let entered = entered.filter(|score| self.declared.contains_key(&score.id));
        let mut lines: Vec<String> = entered
            .map(|score| {
                let note = |tail: &str| {
                    let id = NoteId::from(format!("{}.{tail}", score.id).as_str());
                    let field = TextField::Programme(self.programme.id.clone(), id);
                    match line(self.source.assessment.text(&field)) {
                        text if text.is_empty() => String::from("—"),
                        text => text,
                    }
                };
                let said = words::declared(score, self.declared.get(&score.id), lang);
                let values = [
                    self.of_pack(&score.asks),
                    said,
                    note("source"),
                    note("date"),
                ];
                let values: Vec<&str> = values.iter().map(String::as_str).collect();
                self.say(words::OFFICIAL_SCORE, &values)
            })
            .collect();
        if !lines.is_empty() && !self.programme.tiers.is_empty() {
            lines.push(match &self.result.by_official {
                Some(id) => self.say(words::BY_OFFICIAL, &[&self.tier_title(id)]),
                None => self.say(words::BY_OFFICIAL_NONE, &[]),
            });
        }
        lines
    }

    /// The distance to the next tier, and where its points are nearest.
    fn next(&self) -> Vec<Block> {
        let found = self.result.next();
        let Some((tier, (threshold, distance))) =
            found.and_then(|tier| Some((tier, tier.threshold.zip(tier.distance)?)))
        else {
            return Vec::new();
        };
        let values = [
            self.tier_title(&tier.id),
            threshold.to_string(),
            distance.to_string(),
        ];
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let sentence = self.say(words::NEXT, &values);
        let ways = nearest(self.source.standard, &self.source.board, distance).into_iter();
        let ways = ways.take(WAYS).map(|step| {
            let to = step.closes_at.unwrap_or(step.next);
            let change = self.change(self.source.assessment.percent(&step.item), to);
            let item = self.source.standard.item(&step.item);
            let name = item.map_or_else(String::new, |i| words::item_name(i, self.source.lang));
            let gain = step.gain.to_string();
            text(&match step.closes_at {
                Some(_) => self.say(words::NEXT_ALONE, &[&name, &change]),
                None => self.say(words::NEXT_STEP, &[&name, &change, &gain]),
            })
        });
        let mut blocks = vec![
            Block::Paragraph(text(&sentence)),
            Block::List(ways.collect()),
        ];
        blocks.extend(self.least_steps(&tier.id));
        blocks
    }

    /// The fewest steps to a tier, and their figure.
    fn least_steps(&self, id: &TierId) -> Vec<Block> {
        let (standard, board) = (self.source.standard, &self.source.board);
        let Some(tier) = self.programme.tier(id) else {
            return Vec::new();
        };
        let found = [Some(CLIMB), None].into_iter().find_map(|steps| {
            let limits = Limits { fixed: &[], steps };
            let prospect = plan(
                standard,
                board,
                self.programme,
                tier,
                &self.declared,
                limits,
            );
            match prospect.way {
                Way::Steps(plan) => Some((steps, plan)),
                Way::Reached | Way::Impossible(_) => None,
            }
        });
        let Some((steps, plan)) = found else {
            return Vec::new();
        };
        let values = [
            CLIMB.to_string(),
            plan.steps.to_string(),
            plan.raises.len().to_string(),
            plan.after.to_string(),
        ];
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let line = match steps {
            Some(_) => words::STEPS_LINE,
            None => words::FREE_STEPS_LINE,
        };
        let sentence = self.say(line, &values);
        let caption = self.say(words::WATERFALL_CAPTION, &[&self.of_pack(&tier.title)]);
        let waterfall = Waterfall::of(standard, tier, &plan, self.source.lang);
        vec![
            Block::Paragraph(text(&sentence)),
            figure(&caption, Drawing::Waterfall(waterfall)),
        ]
    }

    fn change(&self, now: Option<Percent>, to: Percent) -> String {
        let lang = self.source.lang;
        let to = words::percent(to, lang);
        match now {
            Some(now) => self.say(words::NEXT_FROM, &[&words::percent(now, lang), &to]),
            None => self.say(words::NEXT_SCORE, &[&to]),
        }
    }

    fn tiers(&self) -> Table {
        let row = |result: &TierResult| {
            let clause = self.programme.tier(&result.id).map(|tier| &*tier.clause);
            let points = |points: Option<Hundredths>| match points {
                Some(points) => text(&points.to_string()),
                None => text("—"),
            };
            Row {
                kind: RowKind::Plain,
                cells: vec![
                    text(&self.tier_title(&result.id)),
                    text(&line(clause.unwrap_or_default())),
                    points(result.threshold),
                    points(result.distance),
                    vec![self.state(result.by_score, words::reach)],
                    vec![self.state(result.verdict, words::holds)],
                ],
            }
        };
        self.table(
            words::TIERS_CAPTION,
            &[
                words::COL_TIER,
                words::COL_CLAUSE,
                words::COL_THRESHOLD,
                words::COL_DISTANCE,
                words::COL_BY_SCORE,
                words::COL_VERDICT,
            ],
            vec![false, false, true, true, false, false],
            self.result.tiers.iter().map(row).collect(),
        )
    }

    fn conditions(&self) -> Table {
        let group = |title: &str| Row {
            kind: RowKind::Group,
            cells: vec![text(title), vec![], vec![], vec![]],
        };
        let mut rows = vec![group(words::ELIGIBILITY.get(self.source.lang))];
        self.rule(&self.programme.eligibility, "", "", &mut rows);
        for tier in &self.programme.tiers {
            rows.push(group(&self.of_pack(&tier.title)));
            self.rule(&tier.rule, &line(&tier.clause), "", &mut rows);
        }
        self.table(
            words::CONDITIONS_CAPTION,
            &[
                words::COL_CONDITION,
                words::COL_CLAUSE,
                words::COL_DECLARED,
                words::COL_HOLDS,
            ],
            vec![false; 4],
            rows,
        )
    }

    /// A row for each leaf of a rule; `clause` is where a leaf stands that has no clause of its own.
    fn rule(&self, rule: &Rule, clause: &str, before: &str, rows: &mut Vec<Row>) {
        let lang = self.source.lang;
        let of_condition = |id: &ConditionId| {
            let condition = self.programme.condition(id);
            let asks = condition.map_or_else(|| id.to_string(), |c| self.of_pack(&c.asks));
            let clause = condition.map_or_else(String::new, |c| line(&c.clause));
            let said = condition.map(|c| words::declared(c, self.declared.get(id), lang));
            (asks, clause, said.unwrap_or_default())
        };
        let (asks, clause, said) = match rule {
            Rule::All(parts) => {
                parts
                    .iter()
                    .for_each(|part| self.rule(part, clause, before, rows));
                return;
            }
            Rule::Any(parts) => {
                let before = words::ONE_OF.get(lang);
                parts
                    .iter()
                    .for_each(|part| self.rule(part, clause, before, rows));
                return;
            }
            Rule::Declared(id) | Rule::AtLeast(Measure::Number(id, _) | Measure::Score(id, _)) => {
                of_condition(id)
            }
            Rule::AtLeast(Measure::Total(least, _)) => (
                self.say(words::TOTAL_AT_LEAST, &[&words::percent(*least, lang)]),
                clause.to_owned(),
                share(&self.source.board.total, lang),
            ),
            Rule::AtLeast(Measure::BestCategory(least)) => (
                self.say(words::CATEGORY_AT_LEAST, &[&words::percent(*least, lang)]),
                clause.to_owned(),
                self.best(),
            ),
        };
        let facts = Facts {
            scores: (self.programme).own_score(self.source.assessment, &self.source.board),
            declared: Some(&self.declared),
        };
        rows.push(Row {
            kind: RowKind::Plain,
            cells: vec![
                text(&format!("{before}{asks}")),
                text(&clause),
                text(&said),
                vec![self.state(rule.evaluate(&facts), words::holds)],
            ],
        });
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
        let title = category.map_or_else(String::new, |category| self.of_pack(&category.title));
        self.say(words::BEST, &[&title, &share(&best.total, lang)])
    }

    fn readings(&self) -> Vec<Block> {
        let readings = self.programme.readings.iter();
        let clause = |clause: &str| self.say(words::CLAUSE, &[&line(clause)]);
        let mut lines: Vec<Vec<Inline>> = readings
            .map(|reading| {
                text(&format!(
                    "{}{}",
                    self.of_pack(&reading.text),
                    clause(&reading.clause)
                ))
            })
            .collect();
        lines.push(text(&self.of_pack(&self.programme.official_score)));
        let head = Block::Heading {
            level: 2,
            text: self.say(words::READINGS, &[]),
            aside: String::new(),
        };
        vec![head, Block::List(lines)]
    }

    fn state(&self, verdict: Verdict, word: fn(Verdict) -> Phrase) -> Inline {
        let tone = match verdict {
            Verdict::Met => Tone::Good,
            Verdict::Open => Tone::Open,
            Verdict::Failed => Tone::Bad,
        };
        Inline::State(tone, word(verdict).get(self.source.lang).to_owned())
    }

    fn table(&self, caption: Phrase, head: &[Phrase], numeric: Vec<bool>, rows: Vec<Row>) -> Table {
        let lang = self.source.lang;
        Table {
            caption: caption.get(lang).to_owned(),
            head: head
                .iter()
                .map(|title| title.get(lang).to_owned())
                .collect(),
            numeric,
            rows,
        }
    }
}
