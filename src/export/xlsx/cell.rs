//! Texts on their way into cells: what may be printed, and what does not fit.

use super::page::{lines, standing};
use super::words;
pub(super) use crate::draft::one_line as line;
use crate::draft::visible;
use crate::language::Lang;

/// The most UTF-16 units that Excel keeps in a cell.
pub(super) const MOST: usize = 32_767;

/// The text as it may stand in a cell: control characters and marks of writing direction visible, no white space around it.
pub(super) fn shown(text: &str) -> String {
    visible(text.trim()).into_owned()
}

/// The most lines of a piece: with its marks it stands in a row as high as Excel makes one.
const LINES: u32 = 25;

/// A text in as many pieces as cells of a width in digits are needed, so that all of it is kept, seen and printed: each but the last
/// marked as going on, each but the first as going on from the one above. Pieces end between characters.
pub(super) fn pieces(text: &str, width: u32, lang: Lang) -> Vec<String> {
    if length(text) <= MOST && lines(text, width) <= LINES {
        return vec![text.to_owned()];
    }
    let (continues, continued) = (words::CONTINUES.get(lang), words::CONTINUED.get(lang));
    let room = MOST - length(continues) - length(continued);
    let mut pieces = Vec::new();
    let mut rest = text;
    loop {
        let end = prefix(rest, room).min(standing(rest, width, LINES));
        let (piece, after) = rest.split_at(end);
        let before = if pieces.is_empty() { "" } else { continued };
        let behind = if after.is_empty() { "" } else { continues };
        pieces.push([before, piece, behind].concat());
        if after.is_empty() {
            return pieces;
        }
        rest = after;
    }
}

/// A text that must stand in one cell: what does not fit is cut, with a mark that says how many characters are missing.
pub(super) fn cut(text: &str, lang: Lang) -> String {
    if length(text) <= MOST {
        return text.to_owned();
    }
    let mark = |missing: usize| words::CUT.get(lang).replace("{}", &missing.to_string());
    // No mark is longer than that of the whole text.
    let room = MOST - length(&mark(text.chars().count()));
    let (kept, rest) = text.split_at(prefix(text, room));
    kept.to_owned() + &mark(rest.chars().count())
}

fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The bytes of the longest beginning of a text that has at most so many UTF-16 units.
fn prefix(text: &str, mut room: usize) -> usize {
    let fits = |(_, c): &(usize, char)| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        !fits
    };
    text.char_indices()
        .find(fits)
        .map_or(text.len(), |(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_pieces_loses_nothing_and_every_piece_fits() {
        for unit in ["a", "文", "😀", "👩\u{200d}👧"] {
            let text = unit.repeat(100_000 / unit.len());
            for lang in [Lang::Zh, Lang::En] {
                let pieces = pieces(&text, 76, lang);
                let (continues, continued) =
                    (words::CONTINUES.get(lang), words::CONTINUED.get(lang));
                let bare = |piece: &String| {
                    let piece = piece.strip_prefix(continued).unwrap_or(piece);
                    piece.strip_suffix(continues).unwrap_or(piece).to_owned()
                };
                assert!(pieces.iter().all(|piece| length(piece) <= MOST));
                assert_eq!(pieces.iter().map(bare).collect::<String>(), text);
                let high = |piece: &String| lines(piece, 76) <= LINES + 2;
                assert!(pieces.len() > 1 && pieces.iter().all(high));
            }
        }
        for short in ["一", "", &"文字\n".repeat(25)] {
            assert_eq!(pieces(short, 76, Lang::Zh), [short]);
        }
        let lines = "一行\n".repeat(60);
        let pieces = pieces(&lines, 7, Lang::En);
        assert_eq!(pieces.len(), 3);
        assert!(pieces[0].starts_with("一行\n一行"));
    }

    #[test]
    fn a_text_that_is_cut_says_how_much_is_missing() {
        let text = "文".repeat(40_000);
        let cut = cut(&text, Lang::Zh);
        assert!(length(&cut) <= MOST);
        let kept = cut.chars().take_while(|c| *c == '文').count();
        assert!(cut.contains(&(40_000 - kept).to_string()), "{kept}");
        assert!(kept > 32_000);
    }
}
