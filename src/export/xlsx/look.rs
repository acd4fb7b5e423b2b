//! How the sheets look: the colours of the figures, one face for each language.

use super::words;
use crate::language::Lang;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The height of a row of one line, and the width of a column that is not set: pixels.
pub(super) const ROW_PIXELS: u32 = 22;
pub(super) const COLUMN_PIXELS: u32 = 64;

pub(super) const EARNED: Color = Color::RGB(0x0F_5B70);
pub(super) const RANGE: Color = Color::RGB(0x3F_7F92);
pub(super) const COMPARED: Color = Color::RGB(0x6B_6E76);
pub(super) const TARGET: Color = Color::RGB(0x8A_5300);
pub(super) const RULE: Color = Color::RGB(0xC9_CBC7);
pub(super) const QUIET: Color = Color::RGB(0x5B_6670);
const INK: Color = Color::RGB(0x1B_1D21);
const HEAD: Color = Color::RGB(0xDB_E9ED);
const SUM: Color = Color::RGB(0xF1_F6F7);
const INPUT: Color = Color::RGB(0xFF_F6DC);

/// A percent of an item: whole.
const PERCENT: &str = "0%";
/// A percent of several items.
const SHARE: &str = "0.0%";
/// Points.
const POINTS: &str = "0.00";
/// Points of which none is nothing to be said.
const POINTS_OPEN: &str = "0.00;-0.00;\"—\"";

/// Formats, by what stands in the cells.
pub(super) struct Look {
    /// Everything else is made from it.
    pub base: Format,
    /// The title of a sheet.
    pub title: Format,
    /// Whose sheet it is, and of which day.
    pub whose: Format,
    /// Provisional.
    pub mark: Format,
    /// How a sheet is used.
    pub note: Format,
    /// The head of a column of texts.
    pub head: Format,
    /// The head of a column of numbers.
    pub head_number: Format,
    /// Text, as somebody typed it or ours.
    pub text: Format,
    /// A short word between narrow columns.
    pub word: Format,
    /// A name that stands out.
    pub strong: Format,
    /// A link to a sheet.
    pub link: Format,
    /// The number of a row.
    pub place: Format,
    /// A figure.
    pub number: Format,
    /// A percent in a list.
    pub number_percent: Format,
    /// Points in a list.
    pub points: Format,
    /// A date.
    pub date: Format,
    /// The formats of a row of scores, and of sums of them.
    pub item: ScoreLook,
    pub sum: ScoreLook,
    pub total: ScoreLook,
}

/// The formats of a row of scores.
pub(super) struct ScoreLook {
    pub name: Format,
    pub whole: Format,
    pub percent: Format,
    /// A percent that may be changed.
    pub input: Format,
    pub share: Format,
    pub points: Format,
    pub open: Format,
}

impl Look {
    pub(super) fn of(lang: Lang) -> Look {
        let base = Format::new()
            .set_font_name(words::FONT.get(lang))
            .set_font_size(10)
            .set_font_color(INK)
            .set_align(FormatAlign::VerticalCenter);
        let ruled = base
            .clone()
            .set_border(FormatBorder::Thin)
            .set_border_color(RULE);
        let text = ruled
            .clone()
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Left)
            .set_text_wrap()
            .set_indent(1)
            .set_quote_prefix();
        let number = ruled
            .clone()
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Right)
            .set_indent(1);
        let place = ruled
            .clone()
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Center);
        let head = ruled
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_background_color(HEAD);
        let sum = ruled.clone().set_bold().set_background_color(SUM);
        let total = ruled.clone().set_bold().set_background_color(HEAD);
        Look {
            title: base.clone().set_bold().set_font_size(15),
            whose: base.clone().set_font_color(QUIET).set_quote_prefix(),
            mark: base.clone().set_bold().set_font_color(TARGET),
            note: base
                .clone()
                .set_font_color(QUIET)
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            head_number: head.clone().set_align(FormatAlign::Right).set_indent(1),
            head: head.set_indent(1),
            word: text.clone().set_align(FormatAlign::Center).set_indent(0),
            strong: text.clone().set_bold(),
            link: text.clone().set_font_color(EARNED).set_bold(),
            number_percent: number.clone().set_num_format(PERCENT),
            points: number.clone().set_num_format(POINTS),
            place,
            date: number.clone().set_num_format("yyyy-mm-dd"),
            number,
            text,
            item: ScoreLook::of(&ruled),
            sum: ScoreLook::of(&sum),
            total: ScoreLook::of(&total),
            base,
        }
    }
}

impl ScoreLook {
    fn of(base: &Format) -> ScoreLook {
        let number = |format: &str| {
            let right = base.clone().set_align(FormatAlign::Right).set_indent(1);
            right.set_num_format(format)
        };
        ScoreLook {
            name: base.clone().set_text_wrap().set_indent(1),
            whole: number("0"),
            percent: number(PERCENT),
            input: number(PERCENT).set_background_color(INPUT),
            share: number(SHARE),
            points: number(POINTS),
            open: number(POINTS_OPEN),
        }
    }
}
