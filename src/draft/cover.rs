//! The first page, and the words that head every other.

use super::gap::Gap;
use super::text::line;
use super::tree::{Chapter, Cover, Draft, Inline};
use super::{Source, words};
use crate::language::Phrase;

/// The finished draft.
pub(super) fn draft(
    source: &Source<'_>,
    today: &str,
    chapters: Vec<Chapter>,
    gaps: Vec<Gap>,
) -> Draft {
    let lang = source.lang;
    let name = line(&source.assessment.organisation.name);
    let mut marks = vec![words::PROVISIONAL_UNOFFICIAL.get(lang).to_owned()];
    if source.assessment.fictional {
        marks.push(words::FICTIONAL.get(lang).to_owned());
    }
    Draft {
        lang,
        date: today.to_owned(),
        title: words::TITLE.get(lang).to_owned(),
        organisation: if name.is_empty() {
            words::NO_NAME.get(lang).to_owned()
        } else {
            name
        },
        marks,
        cover: Cover {
            standard: line(source.standard.title.get(lang)),
            facts: facts(source, today),
            notices: notices(source),
        },
        chapters,
        gaps,
    }
}

/// What is known; what is not is left out.
fn facts(source: &Source<'_>, today: &str) -> Vec<(String, Inline)> {
    let (lang, standard) = (source.lang, source.standard);
    let organisation = &source.assessment.organisation;
    let written = [
        (words::INDUSTRY, &organisation.industry),
        (words::PLACE, &organisation.place),
        (words::PERIOD, &organisation.period),
        (words::AUTHOR, &organisation.author),
    ];
    let fact = |label: Phrase, value: Inline| (label.get(lang).to_owned(), value);
    let mut facts = vec![fact(
        words::STANDARD,
        Inline::Text(line(standard.short.get(lang))),
    )];
    for (label, value) in written {
        let value = line(value);
        if !value.is_empty() {
            facts.push(fact(label, Inline::Answer(value)));
        }
    }
    facts.push(fact(words::DATE, Inline::Text(words::date(today, lang))));
    facts
}

fn notices(source: &Source<'_>) -> Vec<String> {
    let lang = source.lang;
    let mut notices = vec![words::PROVISIONAL_NOTICE.get(lang).to_owned()];
    if source.assessment.fictional {
        notices.push(words::FICTIONAL_NOTICE.get(lang).to_owned());
    }
    notices.push(line(source.standard.unofficial.get(lang)));
    notices
}
