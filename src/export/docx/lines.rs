//! How many lines a text takes, broken as word processors do: Latin words whole, at spaces and after hyphens; Chinese after every
//! character, but no line begins with a mark that closes, and none ends with one that opens; what is longer than a line is cut.

use super::faces::{Face, gap};
use super::run::is_ambiguous;

/// A text that is being set into lines.
///
/// Widths are in thousandths of a twentieth of a point.
#[derive(Debug)]
pub(super) struct Lines {
    /// The room of the line, and that of those after it.
    room: u32,
    rest: u32,
    /// What stands on the line.
    used: u32,
    /// The part of it after the last place where it may be broken.
    unit: u32,
    /// What comes before the next character, unless that begins a line.
    gap: u32,
    before: char,
    class: Class,
    /// Whether marks may stand beyond the end of a line.
    hangs: bool,
    line: Line,
    set: Vec<Line>,
}

/// What decides on the height of a line: the greatest size of its Latin characters, and that of its Chinese ones; 0 without them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub latin: u32,
    pub chinese: u32,
}

/// How a character behaves where a line may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Class {
    kind: Kind,
    /// Whether it is set as Chinese is.
    wide: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Space,
    /// No line ends with it.
    Opening,
    /// No line begins with it.
    Closing,
    /// No line begins with it, and after Chinese it may stand beyond the end of one.
    Hanging,
    /// The same between the members of a row, which is not broken before a figure.
    Comma,
    Hyphen,
    Digit,
    Other,
}

impl Class {
    fn of(c: char, wide: bool) -> Class {
        let kind = match c {
            ' ' | '\t' | '\u{2002}' | '\u{3000}' => Kind::Space,
            '、' => Kind::Comma,
            '，' | '。' | '；' | '：' | '？' | '！' | '．' => Kind::Hanging,
            '(' | '[' | '{' | '（' | '《' | '〈' | '【' | '〔' | '「' | '『' | '［' | '｛'
            | '“' | '‘' => Kind::Opening,
            ')' | ']' | '}' | ',' | '.' | ';' | ':' | '!' | '?' | '%' | '）' | '》' | '〉'
            | '】' | '〕' | '」' | '』' | '］' | '｝' | '”' | '’' | '…' | '·' | '％' | '～' => {
                Kind::Closing
            }
            '-' | '‐' | '–' => Kind::Hyphen,
            '—' if !wide => Kind::Hyphen,
            c if c.is_ascii_digit() => Kind::Digit,
            _ => Kind::Other,
        };
        let shared = ('\u{2010}'..'\u{2e80}').contains(&c);
        Class {
            kind,
            wide: c >= '\u{2e80}' || wide && shared,
        }
    }

    /// Whether a line may end between a character and the next one.
    fn parts(self, next: Class) -> bool {
        match (self.kind, next.kind) {
            (Kind::Space, _) => true,
            (Kind::Opening, _) | (_, Kind::Closing | Kind::Hanging | Kind::Comma) => false,
            (Kind::Comma, Kind::Digit) => false,
            (Kind::Hyphen, Kind::Other) => true,
            _ => self.wide || next.wide,
        }
    }
}

impl Lines {
    /// Begins with lines of so many twentieths of a point, the first of which is `first`.
    pub(super) fn new(first: u32, rest: u32) -> Lines {
        Lines {
            room: first.saturating_mul(1000),
            rest: rest.saturating_mul(1000),
            used: 0,
            unit: 0,
            gap: 0,
            before: ' ',
            class: Class::of(' ', false),
            hangs: true,
            line: Line::default(),
            set: Vec::new(),
        }
    }

    /// Keeps every mark within its line.
    pub(super) fn within(self) -> Lines {
        Lines {
            hangs: false,
            ..self
        }
    }

    /// Sets a piece of the text in a size, twentieths of a point.
    pub(super) fn set(&mut self, text: &str, face: &Face, bold: bool, em: u32) {
        let wide = is_ambiguous(text);
        for c in text.chars() {
            let class = Class::of(c, wide);
            let width = face.advance(c, bold, wide) * em;
            self.gap = self.gap.saturating_add(gap(self.before, c) * em);
            if class.kind == Kind::Space {
                self.gap = self.gap.saturating_add(width);
            } else {
                self.put(class, width, em);
            }
            (self.before, self.class) = (c, class);
        }
    }

    fn put(&mut self, class: Class, width: u32, em: u32) {
        let gap = std::mem::take(&mut self.gap);
        if self.class.parts(class) {
            self.unit = 0;
        } else {
            self.unit += gap;
        }
        let hangs = self.hangs
            && matches!(class.kind, Kind::Hanging | Kind::Comma)
            && self.class.wide
            && self.used <= self.room;
        self.used = self.used.saturating_add(gap).saturating_add(width);
        self.unit += width;
        if self.used > self.room && !hangs {
            // What is not broken goes to the next line, and is cut where it is longer than one.
            if self.unit < self.used {
                self.turn(self.unit);
            }
            if self.used > self.room && self.used > width {
                self.turn(width);
            }
        }
        let size = match class.wide {
            true => &mut self.line.chinese,
            false => &mut self.line.latin,
        };
        *size = em.max(*size);
    }

    /// Begins a line with what stands on it already.
    fn turn(&mut self, used: u32) {
        self.set.push(std::mem::take(&mut self.line));
        (self.used, self.unit, self.room) = (used, used, self.rest);
    }

    /// The lines; a text without characters takes one.
    pub(super) fn end(mut self) -> Vec<Line> {
        self.turn(0);
        self.set
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lines(text: &str, room: u32) -> u32 {
        let mut lines = Lines::new(room, room);
        lines.set(text, &Face::SERIF, false, 100);
        u32::try_from(lines.end().len()).expect("few")
    }

    #[test]
    fn words_are_whole_and_end_at_spaces_and_hyphens() {
        assert_eq!(lines("", 1000), 1);
        // A letter i is 27.8 wide, a space 25.
        assert_eq!(lines("iii iii", 192), 1);
        assert_eq!(lines("iii iii", 191), 2);
        assert_eq!(lines("iii   ", 84), 1);
        assert_eq!(lines("iii-iii", 120), 2);
        assert_eq!(
            lines("2024-25", 260),
            2,
            "a number is cut only for want of room"
        );
        assert_eq!(lines("iiiiiiiiii", 84), 4);
        assert_eq!(lines("i iiiiii", 84), 3);
    }

    #[test]
    fn chinese_is_broken_anywhere_but_beside_its_marks() {
        assert_eq!(lines("卓越绩效评价准则", 400), 2);
        assert_eq!(lines("卓越绩效评价准则细", 400), 3);
        // A comma stands beyond the end; a bracket takes the character before it along, or goes with the one after it.
        assert_eq!(lines("卓越绩效，评价", 400), 2);
        assert_eq!(lines("卓越绩）效评价准", 400), 2);
        assert_eq!(lines("卓越绩效）评价准", 400), 3);
        assert_eq!(lines("卓越绩（效评价准", 400), 3);
        assert_eq!(lines("卓越excellence", 500), 2);
    }

    #[test]
    fn the_first_line_may_have_another_room_and_lines_of_latin_have_no_chinese_size() {
        let set = |text: &str, first| {
            let mut lines = Lines::new(first, 400);
            lines.set(text, &Face::SERIF, false, 100);
            lines.end()
        };
        let chinese = Line {
            latin: 0,
            chinese: 100,
        };
        let latin = Line {
            latin: 100,
            chinese: 0,
        };
        assert_eq!(set("卓越绩效", 200), [chinese; 2]);
        let last = set("excellence 卓越", 300).pop().expect("a line");
        assert_eq!(last.chinese, 100);
        assert_eq!(set("excellence", 500), [latin]);
    }

    #[test]
    fn a_line_is_as_high_as_the_largest_of_what_stands_on_it() {
        let mut lines = Lines::new(400, 400);
        lines.set("卓越绩", &Face::SERIF, false, 100);
        lines.set("（16）", &Face::SERIF, false, 90);
        let sizes = lines.end().into_iter().map(|line| line.chinese);
        assert_eq!(sizes.collect::<Vec<_>>(), [100, 90]);
    }

    proptest! {
        #[test]
        fn lines_hold_what_stands_on_them(text in "[ a-z0-9,.()-]{0,80}|[卓越a-c“”（），。 —…0-9]{0,80}|\\PC{0,60}", room in 1_u32..900) {
            let found = lines(&text, room);
            let wide = is_ambiguous(&text);
            let inked: u32 = text.chars().filter(|c| Class::of(*c, wide).kind != Kind::Space)
                .map(|c| Face::SERIF.advance(c, false, wide) * 100).sum();
            // A mark beyond the end, and a character that is wider than the line.
            let most = (room + 200) * 1000;
            prop_assert!(found >= inked.div_ceil(most).max(1), "{found} lines for {inked}");
            let characters = u32::try_from(text.chars().count()).expect("few");
            prop_assert!(found <= characters.max(1));
            prop_assert!(lines(&text, room + 50) <= found, "more room takes no more lines");
        }
    }
}
