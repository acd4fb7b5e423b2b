//! The chapter of a category: its items, each with requirement, account, strengths, opportunities and score.

use super::gap::{Place, gap};
use super::scores::figure;
use super::text::{answer, line};
use super::tree::{Block, Chapter, Inline, Row, RowKind, Table};
use super::{Source, fact_words, indicators, words};
use crate::assessment::ItemAnswer;
use crate::chart::{Drawing, Lines};
use crate::language::Phrase;
use crate::scoring::{Finding, ItemScore, Rule};
use crate::standard::{Category, Factor, GuidancePoint, Item};

pub(super) fn chapter(source: &Source<'_>, category: &Category) -> Chapter {
    let lang = source.lang;
    let score = source.board.categories.iter().find(|c| c.id == category.id);
    let mut blocks = Vec::new();
    if let Some(score) = score.filter(|_| source.choice.scores) {
        let sum = super::scores::sum(&score.total, lang);
        let text = words::fill(words::CATEGORY_LINE.get(lang), &[&sum]);
        blocks.push(Block::Paragraph(vec![Inline::Strong(text)]));
    }
    let untouched = ItemAnswer::default();
    for item in &category.items {
        let account = Account {
            source,
            item,
            answer: source.assessment.item(&item.id).unwrap_or(&untouched),
        };
        blocks.extend(account.blocks());
    }
    Chapter {
        id: line(category.id.as_str()),
        number: line(category.id.as_str()),
        title: line(category.title.get(lang)),
        annex: false,
        starts_page: true,
        blocks,
    }
}

/// One item and what was answered to it.
struct Account<'a> {
    source: &'a Source<'a>,
    item: &'a Item,
    answer: &'a ItemAnswer,
}

impl Account<'_> {
    fn blocks(&self) -> Vec<Block> {
        let lang = self.source.lang;
        let points = self.item.points.0.to_string();
        let mut blocks = vec![Block::Heading {
            level: 1,
            text: words::item_name(self.item, lang),
            aside: words::fill(words::ITEM_POINTS.get(lang), &[&points]),
        }];
        if self.source.choice.requirements {
            blocks.push(self.requirement());
        }
        let standard = self.source.standard;
        if standard.is_result(self.item) {
            blocks.extend(self.results());
        } else {
            blocks.extend(self.process());
        }
        blocks.extend(self.written(words::STRENGTHS, &self.answer.strengths));
        blocks.extend(self.written(words::OPPORTUNITIES, &self.answer.opportunities));
        if let Some(score) = self.source.board.item(&self.item.id) {
            blocks.extend(self.score(score));
        }
        blocks
    }

    fn head(&self, text: &str) -> Block {
        Block::Heading {
            level: 2,
            text: line(text),
            aside: String::new(),
        }
    }

    fn requirement(&self) -> Block {
        let lang = self.source.lang;
        let depth = |label: Phrase, text: &str| {
            vec![
                Inline::Strong(label.get(lang).to_owned()),
                Inline::Text(words::RUN_IN.get(lang).to_owned()),
                Inline::Text(line(text)),
            ]
        };
        Block::Requirement(vec![
            depth(words::BASIC, self.item.basic.get(lang)),
            depth(words::OVERALL, self.item.overall.get(lang)),
        ])
    }

    /// A process: the approach with its evidence, then each further factor.
    fn process(&self) -> Vec<Block> {
        let lang = self.source.lang;
        let factors = &self.source.standard.guide_of(self.item).factors;
        let Some((approach, others)) = factors.split_first() else {
            return self.evidence();
        };
        let mut blocks = vec![self.head(approach.title.get(lang))];
        let note = answer(self.note(approach));
        blocks.extend(note.into_iter().map(|line| Block::Paragraph(vec![line])));
        blocks.extend(self.evidence());
        for factor in others {
            let title = factor.title.get(lang);
            blocks.push(self.head(title));
            let lines = answer(self.note(factor));
            if lines.is_empty() {
                let place = Place::Factor(self.item.id.clone(), factor.id.clone());
                let item = words::item_name(self.item, lang);
                let said = [item.as_str(), &line(title)];
                let missing = words::fill(words::MISSING_FACTOR.get(lang), &said);
                blocks.push(Block::Paragraph(vec![gap(lang, place, missing)]));
            }
            blocks.extend(lines.into_iter().map(|line| Block::Paragraph(vec![line])));
        }
        blocks
    }

    /// Results: the evidence, then what is noted of each factor. A note that is not there is no gap: the figures stand
    /// for themselves.
    fn results(&self) -> Vec<Block> {
        let lang = self.source.lang;
        let mut blocks = vec![self.head(words::RESULTS.get(lang))];
        blocks.extend(self.evidence());
        blocks.extend(indicators::tables(self.source, self.item));
        blocks.extend(self.facts());
        let factors = &self.source.standard.guide_of(self.item).factors;
        let noted: Vec<&Factor> = factors
            .iter()
            .filter(|factor| !self.note(factor).trim().is_empty())
            .collect();
        if !noted.is_empty() {
            blocks.push(self.head(words::RESULT_FACTORS.get(lang)));
        }
        for factor in noted {
            let lines = answer(self.note(factor));
            blocks.extend(self.run_in(factor.title.get(lang), lines));
        }
        blocks.extend(self.figures());
        blocks
    }

    /// What the indicators show, counted: it is what the evidence check goes by, and left out with it. That there are none with figures is
    /// a gap.
    fn facts(&self) -> Vec<Block> {
        let lang = self.source.lang;
        let score = self.source.board.item(&self.item.id);
        let facts = score.and_then(|score| score.facts.as_deref());
        let Some(facts) = facts.filter(|facts| facts.count() > 0) else {
            let item = words::item_name(self.item, lang);
            let missing = words::fill(words::MISSING_INDICATORS.get(lang), &[&item]);
            let place = Place::Indicators(self.item.id.clone());
            return vec![Block::Paragraph(vec![gap(lang, place, missing)])];
        };
        if !self.source.choice.has_findings() {
            return Vec::new();
        }
        let lines = fact_words::facts(facts).into_iter();
        let lines = lines.map(|fact| vec![Inline::Text(fact_words::fact(&fact, lang))]);
        let head = Inline::Text(words::FACTS.get(lang).to_owned());
        vec![Block::Paragraph(vec![head]), Block::List(lines.collect())]
    }

    /// Every indicator that has figures of several years, over the years.
    fn figures(&self) -> Vec<Block> {
        let lang = self.source.lang;
        let years = self.source.assessment.years(&self.item.id);
        let indicators = self.answer.indicators.iter();
        let lines = indicators.map(|indicator| Lines::of(indicator, years, lang));
        let lines = lines.filter(Lines::has_course);
        lines
            .map(|lines| figure(&lines.name.clone(), Drawing::Lines(lines)))
            .collect()
    }

    fn note(&self, factor: &Factor) -> &str {
        self.answer.notes.get(&factor.id).map_or("", String::as_str)
    }

    fn evidence(&self) -> Vec<Block> {
        let points = self.item.guidance.iter();
        points.flat_map(|point| self.point(point)).collect()
    }

    fn point(&self, point: &GuidancePoint) -> Vec<Block> {
        let lang = self.source.lang;
        let name = line(&format!("{} {}", point.id, point.heading.get(lang)));
        let mut lines = answer(self.answer.evidence(&point.id));
        if lines.is_empty() {
            let place = Place::Point(self.item.id.clone(), point.id.clone());
            let missing = words::fill(words::MISSING_POINT.get(lang), &[&name]);
            lines.push(gap(lang, place, missing));
        }
        let place = (&self.item.id, &point.id);
        let mut written = self.source.evidence.iter();
        let number = written.position(|(item, point)| (item, point) == place);
        let mut blocks = self.run_in(&name, lines);
        if let (Some(index), Some(Block::Paragraph(last))) = (number, blocks.last_mut()) {
            let text = words::fill(words::REFERENCE.get(lang), &[&(index + 1).to_string()]);
            last.push(Inline::Referred(index + 1, text));
        }
        blocks
    }

    /// Lines whose first one begins with a name.
    fn run_in(&self, name: &str, lines: Vec<Inline>) -> Vec<Block> {
        let mut name = Some(line(name));
        let paragraph = |line| {
            let mut paragraph = Vec::new();
            if let Some(name) = name.take() {
                paragraph.push(Inline::Strong(name));
                paragraph.push(Inline::Text(words::RUN_IN.get(self.source.lang).to_owned()));
            }
            paragraph.push(line);
            Block::Paragraph(paragraph)
        };
        lines.into_iter().map(paragraph).collect()
    }

    fn written(&self, title: Phrase, text: &str) -> Vec<Block> {
        let lang = self.source.lang;
        let lines: Vec<Vec<Inline>> = answer(text).into_iter().map(|line| vec![line]).collect();
        let body = if lines.is_empty() {
            Block::Paragraph(vec![Inline::Text(words::NONE_WRITTEN.get(lang).to_owned())])
        } else {
            Block::List(lines)
        };
        vec![self.head(title.get(lang)), body]
    }

    /// The score with its bands and reason, then what the evidence check asks; as far as they are wanted.
    fn score(&self, score: &ItemScore) -> Vec<Block> {
        let choice = self.source.choice;
        let mut blocks = Vec::new();
        if choice.scores {
            blocks.extend(self.scored(score));
        }
        if choice.has_findings() && !score.findings.is_empty() {
            blocks.extend(self.findings(score));
        }
        blocks
    }

    fn scored(&self, score: &ItemScore) -> Vec<Block> {
        let lang = self.source.lang;
        let line = words::score_line(score.percent, score.earned, self.item.points, lang);
        let mut blocks = vec![
            self.head(words::SCORE.get(lang)),
            Block::Paragraph(vec![Inline::Strong(line)]),
        ];
        if !self.answer.factors.is_empty() {
            blocks.push(self.bands());
        }
        blocks.extend(self.run_in(words::REASON.get(lang), answer(&self.answer.reason)));
        blocks
    }

    fn findings(&self, score: &ItemScore) -> Vec<Block> {
        let lang = self.source.lang;
        let mut blocks = vec![self.head(words::CHECK.get(lang))];
        if let Some(supported) = score.supported {
            let points = supported.of(self.item.points).to_string();
            let percent = supported.to_string();
            let mut asked = score.findings.iter();
            let lacks = |one: &Finding| one.rule == Rule::NoEvidence && one.dismissed.is_none();
            let said = match asked.any(lacks) {
                true => words::UNSUPPORTED_LINE,
                false => words::SUPPORTED_LINE,
            };
            let text = words::fill(said.get(lang), &[&percent, &points]);
            blocks.push(Block::Paragraph(vec![Inline::Text(text)]));
        }
        let findings = score.findings.iter();
        let questions = findings.map(|finding| {
            let question = words::finding(finding, self.source.standard, lang);
            vec![Inline::Text(question + &words::dismissal(finding, lang))]
        });
        blocks.push(Block::List(questions.collect()));
        blocks
    }

    /// The band of each factor, side by side.
    fn bands(&self) -> Block {
        let (lang, standard) = (self.source.lang, self.source.standard);
        let factors = &standard.guide_of(self.item).factors;
        let head = factors
            .iter()
            .map(|factor| line(&format!("{} {}", factor.id, factor.title.get(lang))));
        let chosen = factors
            .iter()
            .map(|factor| match self.answer.factors.get(&factor.id) {
                Some(band) => vec![Inline::Text(standard.scale.range(*band))],
                None => vec![Inline::Text(words::NOT_CHOSEN.get(lang).to_owned())],
            });
        Block::Table(Table {
            caption: words::fill(
                words::BANDS_CAPTION.get(lang),
                &[&line(self.item.id.as_str())],
            ),
            head: head.collect(),
            numeric: vec![true; factors.len()],
            rows: vec![Row {
                kind: RowKind::Plain,
                cells: chosen.collect(),
            }],
        })
    }
}
