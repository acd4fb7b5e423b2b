//! What of the answer to an item finds no place: told in words of the standard that it stands in, to the last character.

use super::Left;
use crate::assessment::{Coverage, Indicator, ItemAnswer, file};
use crate::language::{Lang, Phrase};
use crate::reading::Node;
use crate::standard::{Band, FactorId, Item, Percent, PointId, Standard};

const PERCENT: Phrase = Phrase::new("得分率", "Percent");
const TARGET: Phrase = Phrase::new("目标得分率", "Target percent");
const LOW: Phrase = Phrase::new("最低得分率", "Lowest percent");
const HIGH: Phrase = Phrase::new("最高得分率", "Highest percent");
const REASON: Phrase = Phrase::new("评分理由", "Reason for this score");
const STRENGTHS: Phrase = Phrase::new("优势", "Strengths");
const OPPORTUNITIES: Phrase = Phrase::new("改进机会", "Opportunities for improvement");
const PRIVATE: Phrase = Phrase::new("内部备注", "Private note");
const DISMISSED: Phrase = Phrase::new("核查提示搁置的理由", "Why a finding was put aside");
pub(super) const COLON: Phrase = Phrase::new("：", ": ");

/// What found no place of an item, and its words.
pub(super) struct Rest<'a> {
    from: &'a Standard,
    item: &'a Item,
    lang: Lang,
    evidence: Vec<(Left, String)>,
    judgement: Vec<String>,
    remarks: Vec<String>,
    unknown: Vec<String>,
}

impl<'a> Rest<'a> {
    /// Nothing yet, of an item of the standard `from`.
    pub(super) fn of(from: &'a Standard, item: &'a Item, lang: Lang) -> Rest<'a> {
        Rest {
            from,
            item,
            lang,
            evidence: Vec::new(),
            judgement: Vec::new(),
            remarks: Vec::new(),
            unknown: Vec::new(),
        }
    }

    /// Takes everything out of an answer.
    pub(super) fn all(&mut self, answer: &mut ItemAnswer) {
        self.points(answer, &|_| false);
        self.indicators(answer);
        for (id, band) in answer.factors.iter() {
            self.band(id, *band);
        }
        self.percents(answer, &|_| false);
        for (id, note) in answer.notes.iter() {
            self.note(id, note);
        }
        for (what, text) in [
            (REASON, &answer.reason),
            (STRENGTHS, &answer.strengths),
            (OPPORTUNITIES, &answer.opportunities),
            (PRIVATE, &answer.private),
        ] {
            self.remark(what.get(self.lang), text);
        }
        for (key, node) in answer.extra.iter() {
            self.unknown(key, node);
        }
    }

    /// Takes out the guidance points that do not fit.
    pub(super) fn points(&mut self, answer: &mut ItemAnswer, fits: &dyn Fn(&PointId) -> bool) {
        answer.guidance.retain(|id, point| {
            let fits = fits(id);
            if !fits {
                self.evidence(id, &point.evidence);
                if let Some(coverage) = point.coverage {
                    self.coverage(id, coverage);
                }
                for (key, node) in point.extra.iter() {
                    self.unknown(key, node);
                }
            }
            fits
        });
    }

    /// Takes out the percents that do not fit.
    pub(super) fn percents(&mut self, answer: &mut ItemAnswer, fits: &dyn Fn(Percent) -> bool) {
        for (what, place) in [
            (PERCENT, &mut answer.percent),
            (TARGET, &mut answer.target),
            (LOW, &mut answer.low),
            (HIGH, &mut answer.high),
        ] {
            if let Some(percent) = place.take_if(|percent| !fits(*percent)) {
                self.judge(what.get(self.lang), &percent.to_string());
            }
        }
    }

    /// Takes out the indicators.
    pub(super) fn indicators(&mut self, answer: &mut ItemAnswer) {
        for indicator in std::mem::take(&mut answer.indicators) {
            self.indicator(&indicator);
        }
    }

    /// An indicator, as it stands in the file.
    pub(super) fn indicator(&mut self, indicator: &Indicator) {
        self.of_indicator(indicator, file::indicator_text(indicator));
    }

    /// Something of an indicator.
    pub(super) fn of_indicator(&mut self, indicator: &Indicator, text: String) {
        let what = Left::Indicator(self.item.id.clone(), indicator.name.clone());
        self.evidence.push((what, text));
    }

    /// The evidence of a guidance point.
    pub(super) fn evidence(&mut self, point: &PointId, text: &str) {
        if !text.trim().is_empty() {
            self.evidence
                .push((Left::Evidence(point.clone()), text.to_owned()));
        }
    }

    /// Where a factor was placed.
    pub(super) fn band(&mut self, factor: &FactorId, band: Band) {
        let range = match self.from.scale.percents_in(band) {
            [] => band.0.to_string(),
            _ => self.from.scale.range(band),
        };
        self.judge(&self.name_of(factor), &range);
    }

    /// Why a factor was placed so.
    pub(super) fn note(&mut self, factor: &FactorId, note: &str) {
        self.remark(&self.name_of(factor), note);
    }

    /// Why a finding was put aside.
    pub(super) fn dismissed(&mut self, reason: &str) {
        self.judge(DISMISSED.get(self.lang), reason);
    }

    /// Everything, each with its text: evidence and indicators in their order, then what was judged, remarked, unknown.
    pub(super) fn told(self) -> impl Iterator<Item = (Left, String)> {
        let item = &self.item.id;
        let lines = [
            (Left::Judgement(item.clone()), self.judgement),
            (Left::Remarks(item.clone()), self.remarks),
            (Left::Unknown(Some(item.clone())), self.unknown),
        ];
        let lines = lines.into_iter().filter(|(_, lines)| !lines.is_empty());
        let lines = lines.map(|(left, lines)| (left, lines.join("\n")));
        self.evidence.into_iter().chain(lines)
    }

    fn coverage(&mut self, point: &PointId, coverage: Coverage) {
        let mut points = self.item.guidance.iter();
        let point = match points.find(|one| one.id == *point) {
            Some(one) => format!("{point} {}", one.heading.get(self.lang)),
            None => point.to_string(),
        };
        self.judge(&point, coverage.word().get(self.lang));
    }

    fn judge(&mut self, what: &str, value: &str) {
        self.judgement.push(self.line(what, value));
    }

    fn remark(&mut self, what: &str, text: &str) {
        if !text.trim().is_empty() {
            self.remarks.push(self.line(what, text));
        }
    }

    fn unknown(&mut self, key: &str, node: &Node) {
        self.unknown.push(file::unknown_text(key, node));
    }

    fn line(&self, what: &str, text: &str) -> String {
        format!("{what}{}{text}", COLON.get(self.lang))
    }

    fn name_of(&self, factor: &FactorId) -> String {
        let mut factors = self.from.guide_of(self.item).factors.iter();
        let known = factors.find(|one| one.id == *factor);
        known.map_or_else(
            || factor.to_string(),
            |one| one.title.get(self.lang).to_owned(),
        )
    }
}
