//! How many pages the cover of a template takes, as near as one can tell: every break is known, and what stands between them is measured.

use super::faces::Face;
use super::lines::Lines;
use super::pages::Frame;
use super::tree::Element;

/// The size of a text whose paragraph does not say it, and from one line to the next in hundredths of the size.
const EM: u32 = 220;
const SINGLE: u32 = 130;

/// The pages of the blocks before a draft; at least one.
pub(super) fn front(blocks: &[Element], frame: Frame) -> u32 {
    let mut page = Page {
        number: 1,
        used: 0,
        frame,
    };
    for block in blocks {
        page.block(block);
    }
    // A break at the end leaves a page on which only the draft begins.
    match page.used {
        0 => page.number.saturating_sub(1).max(1),
        _ => page.number,
    }
}

struct Page {
    number: u32,
    used: u32,
    frame: Frame,
}

impl Page {
    fn turn(&mut self) {
        (self.number, self.used) = (self.number + 1, 0);
    }

    fn line(&mut self, height: u32) {
        if self.used > 0 && self.used + height > self.frame.height {
            self.turn();
        }
        self.used += height;
    }

    fn block(&mut self, block: &Element) {
        match block.name.as_str() {
            "w:p" => self.paragraph(block),
            // The rows of a table are paragraphs one below the other: a cell beside another one is not higher by it.
            "w:tbl" => {
                for row in block.elements().filter(|one| one.name == "w:tr") {
                    let cells = row.elements().filter(|one| one.name == "w:tc");
                    let first = cells.max_by_key(|cell| Face::SERIF.width(&cell.printed(), false));
                    first.into_iter().for_each(|cell| self.block(cell));
                }
            }
            "w:tc" | "w:sdt" | "w:sdtContent" => {
                block.elements().for_each(|inner| self.block(inner));
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, paragraph: &Element) {
        let length = |path: &[&str], key: &str| -> u32 {
            let value = paragraph.path(path).and_then(|one| one.attribute(key));
            value.and_then(|value| value.parse().ok()).unwrap_or(0)
        };
        if paragraph.path(&["w:pPr", "w:pageBreakBefore"]).is_some() && self.used > 0 {
            self.turn();
        }
        let size = paragraph.elements().filter_map(|run| {
            let size = run.path(&["w:rPr", "w:sz"])?.attribute("w:val")?;
            size.parse::<u32>().ok()
        });
        let em = size
            .max()
            .map_or(EM, |half_points| half_points * 10)
            .clamp(80, 1440);
        let spacing = |key| length(&["w:pPr", "w:spacing"], key);
        self.used += spacing("w:before");
        let mut lines = Lines::new(self.frame.width, self.frame.width);
        lines.set(&paragraph.printed(), &Face::SERIF, false, em);
        for _ in lines.end() {
            self.line(em * SINGLE / 100);
        }
        let mut breaks = 0;
        count(paragraph, &mut |one| {
            let kind = one.attribute("w:type");
            match one.name.as_str() {
                "w:br" if kind == Some("page") => breaks += 1,
                "wp:inline" => {
                    let extent = one.child("wp:extent").and_then(|one| one.attribute("cy"));
                    let height = extent.and_then(|height| height.parse::<u32>().ok());
                    self.line(height.unwrap_or(0) / 635);
                }
                _ => {}
            }
        });
        (0..breaks).for_each(|_| self.turn());
        self.used += spacing("w:after");
        if let Some(section) = paragraph.path(&["w:pPr", "w:sectPr"]) {
            let kind = section
                .child("w:type")
                .and_then(|one| one.attribute("w:val"));
            if kind != Some("continuous") {
                self.turn();
            }
        }
    }
}

/// Shows an element and all in it.
fn count(element: &Element, seen: &mut dyn FnMut(&Element)) {
    seen(element);
    element.elements().for_each(|inner| count(inner, seen));
}
