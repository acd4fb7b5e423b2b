//! What the file says about itself.

use super::page::marks;
use super::{Source, cell, words};
use crate::draft::running;
use rust_xlsxwriter::{DocProperties, ExcelDateTime};

/// No property is longer: a Chinese character counts two.
const ROOM: usize = 200;

pub(super) fn of(source: &Source<'_>) -> DocProperties {
    let organisation = running(&source.draft.organisation, ROOM);
    let author = cell::line(&source.assessment.organisation.author);
    let author = if author.is_empty() {
        organisation.clone()
    } else {
        running(&author, ROOM)
    };
    let properties = DocProperties::new()
        .set_title(source.say(words::TITLE))
        .set_subject(cell::line(source.standard.title.get(source.lang)))
        .set_author(author)
        .set_company(organisation)
        .set_keywords(source.say(words::KEYWORDS))
        .set_comment(marks(source))
        .set_status(source.say(words::PROVISIONAL))
        .set_custom_property("Language", source.lang.tag());
    // The day of the draft, so that the same answers give the same bytes; what is no day leaves the present moment.
    match ExcelDateTime::parse_from_str(&source.draft.date) {
        Ok(date) => properties.set_creation_datetime(&date),
        Err(_) => properties,
    }
}
