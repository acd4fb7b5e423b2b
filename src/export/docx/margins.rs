//! What stands above and below the text of every page but the cover.

use super::names::Names;
use super::package::SPACES;
use super::run::{Look, field, run};
use super::words;
use super::xml::Xml;
use crate::draft::{Draft, running};
use crate::language::Lang;
use std::rc::Rc;

/// The ids by which the text finds them.
pub(super) const HEADER: &str = "rIdHeader";
pub(super) const FOOTER: &str = "rIdFooter";

/// The room for the name of the organisation: a Chinese character takes two.
const ROOM: usize = 60;

/// `header1.xml`: the organisation, and what the document is.
pub(super) fn header(draft: &Draft, names: &Rc<Names>) -> Vec<u8> {
    let organisation = running(&draft.organisation, ROOM);
    part(names, "w:hdr", "Header", |xml| {
        run(xml, Look::default(), &organisation);
        tab(xml);
        run(xml, Look::default(), &draft.title);
    })
}

/// `footer1.xml`: the marks, the page, and how many there are.
pub(super) fn footer(marks: &[String], lang: Lang, names: &Rc<Names>, pages: u32) -> Vec<u8> {
    let [before, between, after] = words::PAGE.map(|word| word.get(lang));
    part(names, "w:ftr", "Footer", |xml| {
        run(xml, Look::default(), &marks.join(" · "));
        tab(xml);
        run(xml, Look::default(), before);
        field(xml, Look::default(), " PAGE ", "1");
        run(xml, Look::default(), between);
        field(xml, Look::default(), " NUMPAGES ", &pages.to_string());
        run(xml, Look::default(), after);
    })
}

fn tab(xml: &mut Xml) {
    xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]));
}

fn part(names: &Rc<Names>, name: &str, style: &str, content: impl FnOnce(&mut Xml)) -> Vec<u8> {
    let mut xml = Xml::part(names);
    xml.element(name, &SPACES, |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.style("w:pStyle", style));
            content(xml);
        });
    });
    xml.finish()
}
