//! The section of one programme. Of one for which nothing was entered, only what is known without it.

use super::super::annex::text;
use super::super::text::line;
use super::super::tree::{Block, Inline, Tone};
use super::super::words;
use super::Case;
use crate::assessment::TextField;
use crate::language::{Lang, Phrase};
use crate::programme::Verdict;
use crate::standard::{ConditionId, NoteId, TierId};

/// So many open conditions are listed; more are found in the table of conditions.
const LISTED: usize = 6;

/// The section of a programme.
pub(super) struct Page<'a>(pub &'a Case<'a>);

impl Page<'_> {
    pub(super) fn blocks(&self) -> Vec<Block> {
        let Page(case) = self;
        let programme = &case.pack.programme;
        let lang = case.source.lang;
        let from = [&programme.grantor, &programme.source].map(|text| line(text.get(lang)));
        let mut blocks = vec![
            Block::Heading {
                level: 1,
                text: line(programme.title.get(lang)),
                aside: String::new(),
            },
            sentence(&case.say(words::GRANTOR, &[&from[0], &from[1]])),
        ];
        blocks.extend(self.eligibility());
        blocks.extend(self.levels());
        blocks.extend(self.tiers());
        blocks.extend(case.next());
        if !case.begun && !case.reads_score() {
            return blocks;
        }
        blocks.extend(case.tiers().map(Block::Table));
        if case.begun {
            blocks.extend(case.conditions().map(Block::Table));
            blocks.extend(case.materials().map(Block::Table));
            blocks.extend(case.periods().map(Block::Table));
            blocks.extend(self.readings());
        }
        blocks
    }

    /// Whether the organisation may apply, and the conditions that are open or failed.
    fn eligibility(&self) -> Vec<Block> {
        let Page(case) = self;
        let lang = case.source.lang;
        if case.pack.programme.conditions.is_empty() {
            return vec![sentence(words::NOTHING_ASKED.get(lang))];
        }
        let said = match case.result.eligibility {
            Verdict::Met => words::ELIGIBLE,
            Verdict::Open => words::MAY_OPEN,
            Verdict::Failed => words::CANNOT_APPLY,
        };
        let mut blocks = vec![Block::Paragraph(vec![Inline::Strong(case.say(said, &[]))])];
        let mut list = |title: Phrase, ids: &[ConditionId]| {
            let conditions = ids
                .iter()
                .filter_map(|id| case.pack.programme.condition(id));
            let named = conditions.map(|condition| {
                let clause = case.say(words::CLAUSE, &[&line(&condition.clause)]);
                text(&format!("{}{clause}", line(condition.statement.get(lang))))
            });
            let named: Vec<_> = named.collect();
            if !named.is_empty() {
                blocks.push(sentence(&case.say(title, &[&named.len().to_string()])));
                blocks.push(Block::List(named));
            }
        };
        let (open, failed) = (&case.result.open, &case.result.failed);
        list(words::FAILED_CONDITIONS, failed);
        if case.begun && open.len() > LISTED {
            let count = open.len().to_string();
            blocks.push(sentence(&case.say(words::MANY_OPEN, &[&count])));
        } else {
            list(words::OPEN_CONDITIONS, open);
        }
        blocks
    }

    /// Levels that no rule computes, and why.
    fn levels(&self) -> Option<Block> {
        let Page(case) = self;
        let (lang, levels) = (case.source.lang, case.pack.procedure.levels.as_ref()?);
        let titles = levels.titles.iter().map(|title| line(title.get(lang)));
        let titles: Vec<String> = titles.collect();
        let reason = line(levels.reason.get(lang));
        Some(sentence(&match titles.is_empty() {
            true => reason,
            false => case.say(words::LEVELS, &[&titles.join(" · "), &reason]),
        }))
    }

    /// The tier with all conditions, by score alone, by the official scores that were entered.
    fn tiers(&self) -> Vec<Block> {
        let Page(case) = self;
        if case.pack.programme.tiers.is_empty() {
            return Vec::new();
        }
        let said = |id: &Option<TierId>, some: Phrase, none: Phrase| match id {
            Some(id) => case.say(some, &[&case.tier_title(id)]),
            None => case.say(none, &[]),
        };
        let result = &case.result;
        let reached = said(&result.tier, words::TIER_REACHED, words::TIER_NONE);
        let mut blocks = vec![Block::Paragraph(vec![Inline::Strong(reached)])];
        let mut say = |line: String| blocks.push(sentence(&line));
        let own = |tier: &crate::programme::Tier| tier.rule.reads_own_score();
        if case.reads_score() {
            say(said(
                &result.by_score,
                words::BY_SCORE,
                words::BY_SCORE_NONE,
            ));
        } else if case.pack.programme.tiers.iter().any(own) {
            say(case.say(words::SCORE_OF_ANOTHER, &[]));
        }
        self.official().into_iter().for_each(&mut say);
        if case.has_official() {
            say(said(
                &result.by_official,
                words::BY_OFFICIAL,
                words::BY_OFFICIAL_NONE,
            ));
            say(said(
                &result.official_tier,
                words::OFFICIAL_TIER,
                words::OFFICIAL_TIER_NONE,
            ));
        }
        blocks
    }

    /// The official scores that were entered, each with where it comes from.
    fn official(&self) -> Vec<String> {
        let Page(case) = self;
        let (lang, programme) = (case.source.lang, &case.pack.programme);
        let entered = programme.scores.iter();
        let entered = entered.filter(|score| case.declared.contains_key(&score.id));
        let said = entered.map(|score| {
            let note = |tail: &str| {
                let id = NoteId::from(format!("{}.{tail}", score.id).as_str());
                let field = TextField::Programme(programme.id.clone(), id);
                match line(case.source.assessment.text(&field)) {
                    text if text.is_empty() => String::from("—"),
                    text => text,
                }
            };
            let values = [
                line(score.statement.get(lang)),
                words::declared(score, case.declared.get(&score.id), lang),
                note("source"),
                note("date"),
            ];
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            case.say(words::OFFICIAL_SCORE, &values)
        });
        said.collect()
    }

    /// How unclear clauses are read, and which score counts officially.
    fn readings(&self) -> Vec<Block> {
        let Page(case) = self;
        let (lang, programme) = (case.source.lang, &case.pack.programme);
        let readings = programme.readings.iter().map(|reading| {
            let clause = case.say(words::CLAUSE, &[&line(&reading.clause)]);
            text(&format!("{}{clause}", line(reading.text.get(lang))))
        });
        let mut lines: Vec<Vec<Inline>> = readings.collect();
        lines.push(text(&line(programme.official_score.get(lang))));
        let head = Block::Heading {
            level: 2,
            text: case.say(words::READINGS, &[]),
            aside: String::new(),
        };
        vec![head, Block::List(lines)]
    }
}

impl Case<'_> {
    pub(super) fn say(&self, phrase: Phrase, values: &[&str]) -> String {
        words::fill(phrase.get(self.source.lang), values)
    }

    pub(super) fn tier_title(&self, id: &TierId) -> String {
        let tier = self.pack.programme.tier(id);
        tier.map_or_else(
            || id.to_string(),
            |tier| line(tier.title.get(self.source.lang)),
        )
    }

    /// Whether an official score was entered that tiers can be held against.
    pub(super) fn has_official(&self) -> bool {
        let mut scores = self.pack.programme.scores.iter();
        scores.any(|score| self.declared.contains_key(&score.id))
    }
}

fn sentence(said: &str) -> Block {
    Block::Paragraph(text(said))
}

/// A verdict in words that may be coloured.
pub(super) fn state(verdict: Verdict, word: Phrase, lang: Lang) -> Inline {
    let tone = match verdict {
        Verdict::Met => Tone::Good,
        Verdict::Open => Tone::Open,
        Verdict::Failed => Tone::Bad,
    };
    Inline::State(tone, word.get(lang).to_owned())
}
