//! How the paragraphs of each of our styles are set, read from the sheet of styles that the document has: ours, or that of a template
//! with those of ours that it lacks.

use super::faces::Face;
use super::lines::{Line, Lines};
use super::names::Names;
use super::run::SMALL_RUN;
use super::sheet::Sheet;
use super::tree::Element;
use crate::draft::Inline;

/// How the paragraphs of a style are set; lengths in twentieths of a point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    pub face: Face,
    pub bold: bool,
    /// The size.
    pub em: u32,
    pub before: u32,
    pub after: u32,
    line: Pitch,
    /// From one line to the next in Chinese, in thousandths of the size.
    chinese: u32,
    /// What is left free on both sides.
    pub aside: u32,
    /// How much further in the first line begins, or further out.
    pub first: i32,
    /// Whether marks may stand beyond the end of a line.
    hangs: bool,
    /// Whether it stays with the paragraph after it, and its lines on one page.
    pub keep_next: bool,
    pub keep_lines: bool,
    /// Whether no line of it stands alone on a page, neither the first nor the last.
    pub is_paired: bool,
    /// Whether there is no distance between it and its like.
    pub is_close: bool,
}

/// From one line to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pitch {
    Exact(u32),
    AtLeast(u32),
    /// So many 240ths of what the line needs.
    Times(u32),
    /// The same on a grid of lines.
    OnGrid(u32, u32),
}

/// The lines of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// The height of each.
    pub lines: Vec<u32>,
    /// The part of the last one that is left free below it: at the foot of a page it may stand beyond the end.
    pub spare: u32,
}

impl Extent {
    pub(super) fn height(&self) -> u32 {
        self.lines.iter().sum()
    }
}

/// All of our styles that stand in the text.
#[derive(Debug)]
pub(super) struct Settings {
    pub body: Setting,
    pub list: Setting,
    pub headings: [Setting; 3],
    pub requirement: Setting,
    pub figure: Setting,
    pub caption: Setting,
    pub table: Setting,
    pub contents: Setting,
    pub entries: [Setting; 2],
}

/// How far the entries of a list stand from the margin (see `numbering`).
const LIST: u32 = 960;
/// From one line of Chinese to the next, in thousandths of the size: in the faces of Windows, and in those made for all of East Asia,
/// with serifs and without.
const CHINESE: u32 = 1300;
const PAN_SERIF: u32 = 1437;
const PAN_SANS: u32 = 1448;
/// The shortest line.
const SHORTEST: u32 = 80;
/// The longest distance that is taken for one.
const LONGEST: u32 = 2880;

impl Settings {
    /// Those of a sheet, in which our styles have `names`. A theme may name the faces. Where the page has a grid, lines that nobody
    /// gave a height stand on it: `pitch` is from one of its lines to the next, 0 without it.
    pub(super) fn read(
        sheet: &Element,
        theme: Option<&Element>,
        names: &Names,
        pitch: u32,
    ) -> Settings {
        let reader = Reader {
            sheet: Sheet(sheet),
            theme,
            pitch,
        };
        let read = |style: &str| reader.setting(names.of(style));
        Settings {
            body: read("BodyText"),
            list: Setting {
                aside: LIST,
                first: 0,
                ..read("ListParagraph")
            },
            headings: ["Heading1", "Heading2", "Heading3"].map(read),
            requirement: read("Requirement"),
            figure: read("Figure"),
            caption: read("Caption"),
            // Not in the cell of a table, as LibreOffice does it.
            table: Setting {
                hangs: false,
                ..read("TableText")
            },
            contents: read("TOCHeading"),
            entries: ["TOC1", "TOC2"].map(read),
        }
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    sheet: Sheet<'a>,
    theme: Option<&'a Element>,
    pitch: u32,
}

impl Reader<'_> {
    fn setting(&self, style: &str) -> Setting {
        let number = |path: &[&str], key: &str| -> Option<u32> {
            let value = self.sheet.attribute(style, path, key)?;
            value.parse::<u32>().ok().filter(|value| *value <= LONGEST)
        };
        let size = number(&["w:rPr", "w:sz"], "w:val").unwrap_or(20);
        let em = (size * 10).clamp(80, 1440);
        let spacing = |key| number(&["w:pPr", "w:spacing"], key);
        let indent = |keys: [&str; 2]| keys.iter().find_map(|key| number(&["w:pPr", "w:ind"], key));
        // Counted in characters where that is given.
        let counted = |key: &str, other: Option<u32>| {
            let characters = number(&["w:pPr", "w:ind"], key).filter(|count| *count > 0);
            characters.map(|count| count * em / 100).or(other)
        };
        let left = counted("w:leftChars", indent(["w:left", "w:start"]));
        let right = counted("w:rightChars", indent(["w:right", "w:end"]));
        let first = counted("w:firstLineChars", indent(["w:firstLine"; 2]));
        let hanging = counted("w:hangingChars", indent(["w:hanging"; 2]));
        let signed = |length: Option<u32>| i32::try_from(length.unwrap_or(0)).unwrap_or(0);
        let face = self.face(style, ["w:ascii", "w:asciiTheme"], "a:latin");
        let latin = face.as_deref().map_or(Face::SERIF, Face::named);
        let chinese = self.face(style, ["w:eastAsia", "w:eastAsiaTheme"], "a:ea");
        let chinese = chinese.unwrap_or_default().to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| chinese.contains(word));
        let chinese = match has(&["noto", "思源", "source han"]) {
            true if has(&["serif", "宋"]) => PAN_SERIF,
            true => PAN_SANS,
            false => CHINESE,
        };
        let rule = self
            .sheet
            .attribute(style, &["w:pPr", "w:spacing"], "w:lineRule");
        let given = spacing("w:line");
        let on = |name: &str| self.sheet.has(style, &["w:pPr", name]);
        let pitch = match on("w:snapToGrid") {
            Some(false) => 0,
            _ => self.pitch,
        };
        let line = match (rule, given) {
            (Some("exact"), Some(given)) => Pitch::Exact(given.max(SHORTEST)),
            (Some("atLeast"), Some(given)) => Pitch::AtLeast(given),
            (_, given) => match (given.unwrap_or(240), pitch) {
                (times, 0) => Pitch::Times(times),
                (times, pitch) => Pitch::OnGrid(times, pitch),
            },
        };
        Setting {
            face: latin,
            bold: self.sheet.has(style, &["w:rPr", "w:b"]).unwrap_or(false),
            em,
            before: spacing("w:before").unwrap_or(0),
            after: spacing("w:after").unwrap_or(0),
            line,
            chinese,
            aside: left.unwrap_or(0) + right.unwrap_or(0),
            first: match hanging {
                Some(_) => -signed(hanging),
                None => signed(first),
            },
            hangs: true,
            keep_next: on("w:keepNext").unwrap_or(false),
            keep_lines: on("w:keepLines").unwrap_or(false),
            is_paired: on("w:widowControl").unwrap_or(true),
            is_close: on("w:contextualSpacing").unwrap_or(false),
        }
    }

    /// The name of the face of a style: its own or that of the theme.
    fn face(&self, style: &str, [name, theme]: [&str; 2], kind: &str) -> Option<String> {
        let found = self.sheet.find(style, &["w:rPr", "w:rFonts"], |fonts| {
            let themed = fonts.attribute(theme).and_then(|name| {
                let group = match name.starts_with("major") {
                    true => "a:majorFont",
                    false => "a:minorFont",
                };
                let path = ["a:themeElements", "a:fontScheme", group, kind];
                self.theme?.path(&path)?.attribute("typeface")
            });
            themed.or_else(|| fonts.attribute(name))
        });
        found.map(str::to_owned)
    }
}

impl Setting {
    /// Lines in a room of so many twentieths of a point.
    pub(super) fn lines(&self, room: u32) -> Lines {
        let room = room.saturating_sub(self.aside).max(self.em);
        let first = room.saturating_add_signed(-self.first).max(self.em);
        let lines = Lines::new(first, room);
        match self.hangs {
            true => lines,
            false => lines.within(),
        }
    }

    /// Sets words.
    pub(super) fn set(&self, lines: &mut Lines, text: &str, bold: bool) {
        lines.set(text, &self.face, self.bold || bold, self.em);
    }

    /// Sets a piece of a line, as `run` writes it.
    pub(super) fn piece(&self, lines: &mut Lines, piece: &Inline, bold: bool) {
        match piece {
            Inline::Text(text) | Inline::Answer(text) | Inline::State(_, text) => {
                self.set(lines, text, bold);
            }
            Inline::Strong(text) => self.set(lines, text, true),
            Inline::Gap(gap) => {
                self.set(lines, &gap.mark, true);
                self.set(lines, &gap.missing, bold);
            }
            Inline::Listed(number) => self.set(lines, &number.to_string(), bold),
            Inline::Referred(_, text) => lines.set(text, &self.face, self.bold, SMALL_RUN),
        }
    }

    /// The extent of pieces.
    pub(super) fn pieces(&self, room: u32, pieces: &[Inline], bold: bool) -> Extent {
        let mut lines = self.lines(room);
        for piece in pieces {
            self.piece(&mut lines, piece, bold);
        }
        self.extent(lines)
    }

    /// The extent of words.
    pub(super) fn text(&self, room: u32, text: &str) -> Extent {
        let mut lines = self.lines(room);
        self.set(&mut lines, text, false);
        self.extent(lines)
    }

    /// The extent of lines that are set.
    pub(super) fn extent(&self, lines: Lines) -> Extent {
        let lines: Vec<u32> = lines.end().iter().map(|line| self.height(*line)).collect();
        let spare = match (self.line, lines.last()) {
            (Pitch::Times(times), Some(last)) if times > 240 => last - last * 240 / times,
            _ => 0,
        };
        Extent { lines, spare }
    }

    /// The height of a line.
    fn height(&self, Line { latin, chinese }: Line) -> u32 {
        let size = match latin.max(chinese) {
            0 => self.em,
            _ => latin,
        };
        let own = (size * self.face.line)
            .max(chinese * self.chinese)
            .div_ceil(1000);
        let height = match self.line {
            Pitch::Exact(given) => given,
            Pitch::AtLeast(least) => least.max(own),
            Pitch::Times(times) => own * times / 240,
            Pitch::OnGrid(times, pitch) => own.next_multiple_of(pitch) * times / 240,
        };
        height.clamp(SHORTEST, LONGEST)
    }

    /// The width of pieces on one line, in thousandths of the size.
    pub(super) fn width(&self, pieces: &[Inline], bold: bool) -> u32 {
        let widths = pieces.iter().map(|piece| {
            let bold = bold || matches!(piece, Inline::Strong(_));
            self.face.width(&piece.printed(), bold)
        });
        widths.sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = r#"<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsia="宋体"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="200" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Normal"><w:pPr><w:ind w:firstLineChars="200" w:firstLine="1"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="BodyText"><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="60"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:basedOn w:val="BodyText"/><w:pPr><w:keepNext/><w:spacing w:line="480" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:hanging="300" w:left="400"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:basedOn w:val="Heading1"/><w:pPr><w:keepNext w:val="0"/><w:snapToGrid w:val="0"/><w:widowControl w:val="off"/></w:pPr></w:style></w:styles>"#;
    const THEME: &str = r#"<a:theme><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface="Arial"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"#;

    fn settings(pitch: u32) -> Settings {
        let [sheet, theme] = [SHEET, THEME].map(|text| Element::read(text).expect("well-formed"));
        Settings::read(&sheet, Some(&theme), &Names::default(), pitch)
    }

    #[test]
    fn a_style_is_read_with_what_it_inherits() {
        let Settings { body, headings, .. } = settings(0);
        assert_eq!((body.em, body.before, body.after), (220, 0, 60));
        // 1.15 lines, of 1.15 times the size and of 1.3 times it.
        let text = |text: &str| body.text(9000, text).height();
        assert_eq!([text("w"), text("卓")], [290, 328]);
        assert_eq!(body.first, 440, "two characters of its own size");
        assert_eq!(body.face.width("w", false), 722, "the face of the theme");
        let [first, second, _] = headings;
        assert_eq!(
            (first.em, first.line, first.after),
            (300, Pitch::Exact(480), 60)
        );
        assert_eq!((first.aside, first.first), (400, -300));
        assert!(first.is_paired && !second.is_paired);
        assert!(first.bold && second.bold && first.keep_next && !second.keep_next);
    }

    #[test]
    fn lines_of_no_height_of_their_own_stand_on_the_grid() {
        let Settings { body, headings, .. } = settings(312);
        assert_eq!(body.text(9000, "卓").lines, [358]);
        assert_eq!(headings[0].text(9000, "卓").lines, [480]);
    }

    #[test]
    fn a_sheet_of_nonsense_is_taken_for_one_that_says_nothing() {
        let sheet = r#"<w:styles><w:style w:styleId="BodyText"><w:basedOn w:val="BodyText"/><w:pPr><w:spacing w:line="-5" w:before="99999999999" w:lineRule="exact"/><w:ind w:firstLine="4000000000"/></w:pPr><w:rPr><w:sz w:val="0"/></w:rPr></w:style></w:styles>"#;
        let sheet = Element::read(sheet).expect("well-formed");
        let Settings { body, .. } = Settings::read(&sheet, None, &Names::default(), 0);
        assert_eq!((body.em, body.before, body.first), (80, 0, 0));
        assert!(body.text(0, "卓越绩效").lines.len() <= 4);
    }
}
