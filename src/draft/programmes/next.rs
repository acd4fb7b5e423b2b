//! The way to the next tier: the points missing, where they are nearest, the fewest steps.

use super::super::annex::text;
use super::super::scores::figure;
use super::super::text::line;
use super::super::tree::Block;
use super::super::words;
use super::Case;
use crate::chart::{Drawing, Waterfall};
use crate::planning::{CLIMB, Limits, Way, plan};
use crate::programme::Verdict;
use crate::scoring::{Rise, nearest};
use crate::standard::{ItemId, Percent, TierId};

/// How many ways to the next tier are named.
const WAYS: usize = 3;

impl Case<'_> {
    /// The distance to the next tier, and where its points are nearest; nothing where no points are missing.
    pub(super) fn next(&self) -> Vec<Block> {
        // What an official score has reached is behind.
        let found = self.result.next();
        let found = found.filter(|tier| self.result.verdict_now(tier) != Verdict::Met);
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
        let mut sentence = self.say(words::NEXT, &values);
        if self.result.has_official() {
            sentence.insert_str(0, words::NEXT_OWN.get(self.source.lang));
        }
        let ways = nearest(self.source.standard, &self.source.board, distance).into_iter();
        let ways = ways.take(WAYS).map(|step| {
            let item = self.source.standard.item(&step.item);
            let name = item.map_or_else(String::new, |i| words::item_name(i, self.source.lang));
            let gain = step.gain.to_string();
            let change = |to| self.change(&step.item, to);
            text(&match step.rise {
                Rise::Open => self.say(words::NEXT_OPEN, &[&name, &gain]),
                Rise::Closes(_, at) => self.say(words::NEXT_ALONE, &[&name, &change(at)]),
                Rise::Next(next) => self.say(words::NEXT_STEP, &[&name, &change(next), &gain]),
            })
        });
        let mut blocks = vec![
            Block::Paragraph(text(&sentence)),
            Block::List(ways.collect()),
        ];
        // Steps are counted from scores; what an item without one brings is open.
        if self.source.board.total.is_complete() {
            blocks.extend(self.least_steps(&tier.id));
        }
        blocks
    }

    /// The fewest steps to a tier, and their figure.
    fn least_steps(&self, id: &TierId) -> Vec<Block> {
        let (standard, board) = (self.source.standard, &self.source.board);
        let Some(tier) = self.pack.programme.tier(id) else {
            return Vec::new();
        };
        let found = [Some(CLIMB), None].into_iter().find_map(|steps| {
            let limits = Limits { fixed: &[], steps };
            let programme = &self.pack.programme;
            let prospect = plan(standard, board, programme, tier, &self.declared, limits);
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
        let sentence = match steps {
            Some(_) => words::STEPS_LINE,
            None => words::FREE_STEPS_LINE,
        };
        let sentence = self.say(sentence, &values);
        let lang = self.source.lang;
        let caption = self.say(words::WATERFALL_CAPTION, &[&line(tier.title.get(lang))]);
        let waterfall = Waterfall::of(standard, tier, &plan, lang);
        vec![
            Block::Paragraph(text(&sentence)),
            figure(&caption, Drawing::Waterfall(waterfall)),
        ]
    }

    /// `from 45% to 50%`, of an item that is scored.
    fn change(&self, item: &ItemId, to: Percent) -> String {
        let now = self.source.assessment.percent(item).unwrap_or_default();
        let values = [now, to].map(|percent| percent.to_string());
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        self.say(words::NEXT_FROM, &values)
    }
}
