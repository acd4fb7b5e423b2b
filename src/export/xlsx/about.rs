//! The first sheet: whose workbook it is, what has to be known, and what its sheets are for.

use super::look::Look;
use super::page::{HEAD, Opening, Page};
use super::{Result, Sheet, Source, cell, words};
use rust_xlsxwriter::{RowNum, Url, Workbook};

pub(super) fn write(
    book: &mut Workbook,
    source: &Source<'_>,
    look: &Look,
    sheets: &[Sheet<'_>],
) -> Result<()> {
    let (lang, draft) = (source.lang, source.draft);
    let notices = draft.cover.notices.join(match lang {
        crate::language::Lang::Zh => "",
        crate::language::Lang::En => " ",
    });
    let opening = Opening {
        name: source.say(words::ABOUT),
        title: source.say(words::TITLE),
        note: &notices,
        widths: &[26, 84],
        landscape: false,
    };
    let mut page = Page::begin(book, source, look, &opening)?;
    let mut row: RowNum = HEAD + 1;
    for (label, value) in &draft.cover.facts {
        page.write(row, 0, label, &look.strong)?;
        let value = cell::cut(&value.printed(), lang);
        page.write(row, 1, &value, &look.text)?;
        page.fit(row, [label, value.as_str()])?;
        row += 1;
    }
    row += 1;
    page.write(row, 0, source.say(words::SHEETS), &look.head)?;
    page.write(row, 1, "", &look.head)?;
    for sheet in sheets {
        row += 1;
        let name = sheet.name(source);
        let link = Url::new(format!("internal:'{name}'!A1")).set_text(&name);
        page.sheet.write_url_with_format(row, 0, link, &look.link)?;
        let purpose = source.say(sheet.purpose());
        page.write(row, 1, purpose, &look.text)?;
        page.fit(row, [name.as_str(), purpose])?;
    }
    if sheets.is_empty() {
        row += 1;
        page.write(row, 0, source.say(words::NO_SHEETS), &look.base)?;
    }
    page.sheet.set_freeze_panes(HEAD - 1, 0)?;
    page.sheet.set_print_area(0, 0, row, 1)?;
    Ok(())
}
