//! How wide characters are in the faces that documents are set in. The advance widths are those of the faces themselves: facts, which
//! faces made to stand for them share.

use super::run::is_ambiguous;

/// The widths from the space to the tilde, in thousandths of the size.
type Widths = [u16; 95];

/// A face for Latin letters, upright and bold; a Chinese character is as wide as its size in every one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Face {
    upright: &'static Widths,
    bold: &'static Widths,
    /// So many hundredths of these widths: for faces that are like another one.
    part: u32,
    /// From one line to the next, in thousandths of the size.
    pub line: u32,
}

impl Face {
    /// Times New Roman, which also stands for faces that nothing is known of.
    pub(super) const SERIF: Face = Face {
        upright: &SERIF,
        bold: &SERIF_BOLD,
        part: 100,
        line: 1149,
    };
    /// Arial.
    const SANS: Face = Face {
        upright: &SANS,
        bold: &SANS_BOLD,
        ..Face::SERIF
    };
    /// The Latin letters of old Chinese faces: half as wide as their size.
    const HALF: Face = Face {
        upright: &HALF,
        bold: &HALF,
        ..Face::SERIF
    };

    /// The face of a name.
    pub(super) fn named(name: &str) -> Face {
        let name = name.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if has(&["calibri", "carlito", "等线", "dengxian"]) {
            // Nearly: Arial, only narrower.
            Face {
                part: 90,
                line: 1221,
                ..Face::SANS
            }
        } else if has(&["宋", "仿", "楷", "黑", "simsun", "song", "kai", "simhei"]) {
            Face::HALF
        } else if has(&[
            "arial",
            "helvetica",
            "sans",
            "verdana",
            "tahoma",
            "segoe",
            "雅",
            "yahei",
        ]) {
            Face::SANS
        } else {
            Face::SERIF
        }
    }

    /// The width of a character in thousandths of the size. Marks that Chinese and Latin share are `wide` ones among Chinese.
    pub(super) fn advance(&self, c: char, bold: bool, wide: bool) -> u32 {
        let widths = if bold { self.bold } else { self.upright };
        let own = |c: char| {
            let at = (c as usize).wrapping_sub(0x20);
            widths
                .get(at)
                .map(|width| u32::from(*width) * self.part / 100)
        };
        match c {
            '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
            '\u{2010}'..='\u{20ff}' if !wide => match c {
                '‘' | '’' => own('`'),
                '“' | '”' => Some(444),
                '—' | '…' => Some(1000),
                _ => own('0'),
            }
            .unwrap_or(500),
            '\u{2002}' => 500,
            '\u{a0}' => own(' ').unwrap_or(250),
            c if c < '\u{2010}' && !(wide && is_shared(c)) => own(c).or(own('0')).unwrap_or(500),
            _ => 1000,
        }
    }

    /// The width of a text on one line in thousandths of its size.
    pub(super) fn width(&self, text: &str, bold: bool) -> u32 {
        let wide = is_ambiguous(text);
        let mut before = ' ';
        text.chars().fold(0_u32, |sum, c| {
            let gap = gap(before, c);
            before = c;
            sum.saturating_add(gap + self.advance(c, bold, wide))
        })
    }
}

/// What is left between two characters in thousandths of their size, where Latin letters or figures stand beside Chinese: a fifth, as
/// LibreOffice does it; in Word it is a quarter.
pub(super) fn gap(before: char, next: char) -> u32 {
    let beside = |one: char, other: char| is_chinese(one) && other.is_ascii_alphanumeric();
    match beside(before, next) || beside(next, before) {
        true => GAP,
        false => 0,
    }
}

const GAP: u32 = 200;

pub(super) fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// Marks below the others that are as wide as Chinese ones among them.
fn is_shared(c: char) -> bool {
    matches!(c, '°' | '±' | '·' | '×')
}

const HALF: Widths = [500; 95];
/// Times New Roman.
#[rustfmt::skip]
const SERIF: Widths = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
/// Times New Roman, bold.
#[rustfmt::skip]
const SERIF_BOLD: Widths = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667,
    611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722,
    722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556,
    278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];
/// Arial.
#[rustfmt::skip]
const SANS: Widths = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/// Arial, bold.
#[rustfmt::skip]
const SANS_BOLD: Widths = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_as_wide_as_its_characters() {
        let width = |text| Face::SERIF.width(text, false);
        assert_eq!(width("Times"), 611 + 278 + 778 + 444 + 389);
        assert_eq!(width("质量"), 2000);
        assert_eq!(width("质量A级"), 3000 + 722 + 2 * GAP);
        // A quotation mark is a Chinese one among Chinese.
        assert_eq!(width("“质”"), 3000);
        assert_eq!(width("it’s"), 278 + 278 + 333 + 389);
        assert_eq!(
            Face::SERIF.width("Times", true),
            667 + 278 + 833 + 444 + 389
        );
    }

    #[test]
    fn faces_are_known_by_their_names() {
        let width = |name: &str| Face::named(name).width("excellence", false);
        assert!(width("Arial") > width("Calibri") && width("Calibri") > width("Times New Roman"));
        assert_eq!(width("宋体"), 5000);
        assert_eq!(width("A face of somebody's own"), width("Times New Roman"));
    }
}
