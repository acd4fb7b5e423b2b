//! The first page, and the words that head every other.

use super::field::Field;
use super::gap::Gap;
use super::programmes::is_begun;
use super::text::line;
use super::tree::{Chapter, Cover, Draft, Inline};
use super::{Source, words};
use crate::language::Phrase;
use crate::programme::Programme;

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
        title: match source.choice.is_overview() {
            true => words::OVERVIEW_TITLE,
            false => words::TITLE,
        }
        .get(lang)
        .to_owned(),
        organisation: if name.is_empty() {
            words::NO_NAME.get(lang).to_owned()
        } else {
            name
        },
        marks,
        cover: Cover {
            standard: line(source.standard.title.get(lang)),
            facts: facts(source, today, &chapters),
            notices: notices(source),
        },
        chapters,
        gaps,
        sums: Vec::new(),
        lengths: Vec::new(),
        glances: Vec::new(),
        materials: Vec::new(),
    }
}

/// What is known; what is not is left out.
fn facts(source: &Source<'_>, today: &str, chapters: &[Chapter]) -> Vec<(String, Inline)> {
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
    if source.choice.chapter.is_some()
        && !source.choice.is_overview()
        && let Some(chapter) = chapters.first()
    {
        let name = chapter.name(" ");
        let alone = words::PART_ALONE.get(lang).replace("{}", &name);
        facts.push(fact(words::PART, Inline::Text(alone)));
    }
    let programmes = programmes(source);
    if !programmes.is_empty() {
        facts.push(fact(Field::Programme.label(), Inline::Text(programmes)));
    }
    for (label, value) in written {
        let value = line(value);
        if !value.is_empty() {
            facts.push(fact(label, Inline::Answer(value)));
        }
    }
    facts.push(fact(words::DATE, Inline::Text(words::date(today, lang))));
    facts
}

/// The programmes that the organisation writes for: of those that read this standard the ones that were begun, else the only one whose
/// tiers follow from the scores.
fn programmes(source: &Source<'_>) -> String {
    let (packs, assessment) = (source.packs.iter(), source.assessment);
    let readers = packs.filter(|pack| pack.programme.reads(source.standard));
    let readers: Vec<&Programme> = readers.map(|pack| &pack.programme).collect();
    let begun = readers.iter().filter(|one| is_begun(assessment, &one.id));
    let mut titles: Vec<&str> = begun.map(|one| one.title.get(source.lang)).collect();
    let decides = |one: &&&Programme| one.tiers.iter().any(|tier| tier.rule.reads_own_score());
    let decided: Vec<&&Programme> = readers.iter().filter(decides).collect();
    if let ([], [only]) = (&titles[..], &decided[..]) {
        titles.push(only.title.get(source.lang));
    }
    line(&titles.join(words::COMMA.get(source.lang)))
}

fn notices(source: &Source<'_>) -> Vec<String> {
    let lang = source.lang;
    let mut notices = Vec::new();
    if source.choice.scores || source.choice.is_overview() {
        notices.push(words::PROVISIONAL_NOTICE.get(lang).to_owned());
    }
    if source.assessment.fictional {
        notices.push(words::FICTIONAL_NOTICE.get(lang).to_owned());
    }
    notices.push(line(source.standard.unofficial.get(lang)));
    notices
}
