//! What the indicators of an item show, in words: for the draft and for the page of the item.

use super::text::line;
use super::words::fill;
use crate::assessment::Class;
use crate::language::{Lang, Phrase};
use crate::scoring::{
    Course, Fact, IndicatorFacts, ItemFacts, Measure, Need, Quantity, Share, Trend,
};

/// A share: how many of how many, the word of 附录一 for it, and the percent, rounded down.
fn share(share: Share, lang: Lang) -> String {
    let Share { part, whole } = share;
    let (word, percent) = (quantity(share.quantity()).get(lang), share.percent());
    match lang {
        Lang::Zh => format!("{part} / {whole}，{percent}%（{word}）"),
        Lang::En => format!("{part} of {whole}, {percent}% ({word})"),
    }
}

/// A word of quantity.
fn quantity(quantity: Quantity) -> Phrase {
    match quantity {
        Quantity::Nothing => Phrase::new("没有", "none"),
        Quantity::Few => Phrase::new("少量", "a few"),
        Quantity::Some => Phrase::new("部分", "some"),
        Quantity::Many => Phrase::new("多数", "many"),
        Quantity::Most => Phrase::new("大多数", "most"),
        Quantity::All => Phrase::new("完全", "all"),
    }
}

/// Of what there is a share.
fn measure(measure: Measure) -> Phrase {
    match measure {
        Measure::Acceptable => Phrase::new(
            "结果较好（达到目标；无目标时不低于行业平均）",
            "acceptable (target met; without one, not below the industry average)",
        ),
        Measure::Long => Phrase::new("有连续三年或更长的数据", "three or more consecutive years"),
        Measure::Moving(Trend::Favourable) => Phrase::new("趋势有利", "favourable trend"),
        Measure::Moving(Trend::Level) => Phrase::new("持平", "flat"),
        Measure::Moving(Trend::Adverse) => Phrase::new("趋势不利", "adverse trend"),
        Measure::Moving(Trend::NotEnough) => {
            Phrase::new("数据不足以看出趋势", "not enough data for a trend")
        }
        Measure::Compared => Phrase::new("有对比数据", "with a comparison"),
        Measure::AtAverage => Phrase::new("不低于行业平均", "at or above the industry average"),
        Measure::Class(Class::Below) => Phrase::new("有级别", "with a class"),
        Measure::Class(Class::Good) => Phrase::new("良好或更好", "good or better"),
        Measure::Class(Class::Excellent) => Phrase::new("优异或更好", "superior or better"),
        Measure::Class(Class::Outstanding) => Phrase::new("卓越", "excellent"),
    }
}

/// Something that was counted.
pub fn fact(fact: &Fact, lang: Lang) -> String {
    match fact {
        Fact::Counted { core, supporting } => match lang {
            Lang::Zh => format!("有数据的指标：核心{core}个，辅助{supporting}个"),
            Lang::En => format!("indicators with figures: {core} core, {supporting} supporting"),
        },
        Fact::Shared(of, part) => {
            let between = match lang {
                Lang::Zh => "：",
                Lang::En => ": ",
            };
            [measure(*of).get(lang), &share(*part, lang)].join(between)
        }
    }
}

/// Something that a band asks.
pub fn need(need: &Need, lang: Lang) -> String {
    let count = |phrase: Phrase, least: usize| fill(phrase.get(lang), &[&least.to_string()]);
    let said = |phrase: Phrase| phrase.get(lang).to_owned();
    match need {
        Need::Indicators(least) => count(
            Phrase::new(
                "有数据的指标不少于{}个",
                "indicators with figures: at least {}",
            ),
            *least,
        ),
        Need::Core(least) => count(
            Phrase::new("核心指标不少于{}个", "core indicators: at least {}"),
            *least,
        ),
        Need::Supporting(least) => count(
            Phrase::new("辅助指标不少于{}个", "supporting indicators: at least {}"),
            *least,
        ),
        Need::OneAcceptable => said(Phrase::new(
            "至少一个指标结果较好（达到目标；无目标时不低于行业平均）",
            "one acceptable indicator (target met; without one, not below the industry average)",
        )),
        Need::TwoYears => said(Phrase::new(
            "至少一个指标有连续两年的数据",
            "two consecutive years for one indicator",
        )),
        Need::FewerAdverse => said(Phrase::new(
            "趋势不利的少于一半",
            "fewer than half with an adverse trend",
        )),
        Need::MainlyFavourable => said(Phrase::new(
            "趋势有利的多于不利的",
            "more favourable trends than adverse ones",
        )),
        Need::Share(of, Quantity::Few) => fill(
            Phrase::new("{}的至少一个", "at least one {}").get(lang),
            &[measure(*of).get(lang)],
        ),
        Need::Share(of, least) => {
            let percent = least.from_percent().to_string();
            let values = [measure(*of).get(lang), quantity(*least).get(lang), &percent];
            fill(
                Phrase::new("{}的占{}（{}%起）", "{}: {} (from {}%)").get(lang),
                &values,
            )
        }
    }
}

/// The movement of an indicator and what it was read from.
pub fn course(course: &Course, lang: Lang) -> String {
    let trend = measure(Measure::Moving(course.trend)).get(lang);
    let Course {
        years,
        better,
        worse,
        ..
    } = course;
    match (lang, course.held) {
        _ if course.trend == Trend::NotEnough => match lang {
            Lang::Zh => format!("{trend}（连续{years}年）"),
            Lang::En => format!("{trend} (consecutive years: {years})"),
        },
        (Lang::Zh, true) => format!("{trend}（连续{years}年保持在目标水平）"),
        (Lang::En, true) => format!("{trend} (at its target for {years} years)"),
        (Lang::Zh, false) => format!("{trend}（连续{years}年，变好{better}次，变差{worse}次）"),
        (Lang::En, false) => format!("{trend} ({years} years: better {better}, worse {worse})"),
    }
}

/// Whose name stands where an indicator has none.
pub(super) const UNNAMED: Phrase = Phrase::new("未命名的指标", "an indicator without a name");

/// The name of an indicator, on one line.
pub fn name(one: &IndicatorFacts, lang: Lang) -> String {
    let name = line(&one.name);
    if name.is_empty() {
        return UNNAMED.get(lang).to_owned();
    }
    name
}

/// What the indicators of an item show, a line each. The share of acceptable results is of all indicators, as the guide counts
/// them; the other shares are of the core ones, of all where none is a core one.
pub fn facts(facts: &ItemFacts) -> Vec<Fact> {
    let shared = |measure| Fact::Shared(measure, facts.share(measure));
    vec![
        Fact::Counted {
            core: facts.core,
            supporting: facts.supporting,
        },
        shared(Measure::Acceptable),
        shared(Measure::Long),
        shared(Measure::Moving(Trend::Favourable)),
        shared(Measure::Moving(Trend::Adverse)),
        shared(Measure::Compared),
        shared(Measure::AtAverage),
        shared(Measure::Class(Class::Excellent)),
        shared(Measure::Class(Class::Outstanding)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_have_the_word_of_the_standard_and_their_numbers() {
        let shared = |part, whole| Fact::Shared(Measure::Compared, Share { part, whole });
        assert_eq!(
            fact(&shared(3, 10), Lang::Zh),
            "有对比数据：3 / 10，30%（多数）"
        );
        assert_eq!(
            fact(&shared(1, 7), Lang::En),
            "with a comparison: 1 of 7, 14% (a few)"
        );
        assert_eq!(
            fact(&shared(0, 0), Lang::Zh),
            "有对比数据：0 / 0，0%（没有）"
        );
    }

    #[test]
    fn a_need_says_how_much_is_asked() {
        let superior = Need::Share(Measure::Class(Class::Excellent), Quantity::Most);
        assert_eq!(need(&superior, Lang::Zh), "优异或更好的占大多数（50%起）");
        assert_eq!(
            need(&superior, Lang::En),
            "superior or better: most (from 50%)"
        );
        let one = Need::Share(Measure::Compared, Quantity::Few);
        assert_eq!(need(&one, Lang::Zh), "有对比数据的至少一个");
        assert_eq!(
            need(&Need::Core(3), Lang::En),
            "core indicators: at least 3"
        );
    }
}
