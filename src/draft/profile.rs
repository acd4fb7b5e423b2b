//! The organisation profile: the first chapter, and the yardstick of all others. Not scored.

use super::gap::{Place, gap};
use super::text::{answer, line};
use super::tree::{Block, Chapter};
use super::{Source, words};

pub(super) fn chapter(source: &Source<'_>) -> Chapter {
    let (lang, profile) = (source.lang, &source.standard.profile);
    let mut blocks = Vec::new();
    for section in &profile.sections {
        let title = line(section.title.get(lang));
        blocks.push(Block::Heading {
            level: 1,
            text: title.clone(),
            aside: String::new(),
        });
        let written = source.assessment.profile.get(&section.id);
        let lines = answer(written.map_or("", String::as_str));
        if lines.is_empty() {
            let place = Place::Profile(section.id.clone());
            let missing = words::fill(words::MISSING_SECTION.get(lang), &[&title]);
            blocks.push(Block::Paragraph(vec![gap(lang, place, missing)]));
        }
        blocks.extend(lines.into_iter().map(|line| Block::Paragraph(vec![line])));
    }
    Chapter {
        id: String::from(super::choice::PROFILE),
        number: String::from("0"),
        title: line(profile.title.get(lang)),
        annex: false,
        starts_page: true,
        blocks,
    }
}
