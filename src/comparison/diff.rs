//! Two texts word by word: what stayed, what was taken out, what was put in. Chinese has no blanks between its words, so
//! there it goes by characters.
//!
//! Sentences are compared first, and words only within those that changed: that is what a reader expects, and it keeps two
//! long texts that have little in common from taking long.
//!
//! Why no crate: `similar` does this well, and was tried; it brings a hundred kilobytes of code for every kind of thing that
//! could be compared, and knows no Chinese sentence. What two lists of a thousand words share is a table and a walk.

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It stands in both texts.
    Same,
    /// It stands in the first text alone.
    Out,
    /// It stands in the second text alone.
    In,
}

/// A piece of one text or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub kind: Kind,
    /// Its text.
    pub text: String,
}

/// So many pairs of sentences, or of words, are compared at most: a few milliseconds. What would need more was rewritten.
const MOST_PAIRS: usize = 1_000_000;

/// Characters that two changed passages must share, in percent of the longer one; else all of them was rewritten.
const LEAST_SHARED: usize = 25;

/// What changes one text into another. The pieces that are not [`Kind::In`] make up the first text, those that are not
/// [`Kind::Out`] the second; no two neighbours are of one kind, and what was taken out stands before what was put in.
///
/// ```
/// # use excellence_assessment::comparison::{diff, Kind};
/// let pieces = diff("每年培训两次。", "每年培训四次，全员参加。");
/// let told: String = pieces.iter().map(|piece| match piece.kind {
///     Kind::Same => piece.text.clone(),
///     Kind::Out => format!("[-{}]", piece.text),
///     Kind::In => format!("[+{}]", piece.text),
/// }).collect();
/// assert_eq!(told, "每年培训[-两][+四]次[+，全员参加]。");
/// ```
pub fn diff(before: &str, after: &str) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    let mut changed = (String::new(), String::new());
    for run in runs(&sentences(before), &sentences(after)) {
        match run.kind {
            Kind::Out => changed.0 += &run.text,
            Kind::In => changed.1 += &run.text,
            Kind::Same => {
                within(&changed.0, &changed.1, &mut pieces);
                changed = Default::default();
                pieces.same(&run.text);
            }
        }
    }
    within(&changed.0, &changed.1, &mut pieces);
    pieces.finish()
}

/// Compares a changed passage by its words.
fn within(before: &str, after: &str, pieces: &mut Pieces) {
    let runs = runs(&words(before), &words(after));
    let shared = runs.iter().filter(|run| run.kind == Kind::Same);
    let shared: usize = shared.map(|run| size(&run.text)).sum();
    if shared * 100 < LEAST_SHARED * size(before).max(size(after)) {
        pieces.out(before);
        pieces.put(after);
        return;
    }
    let last = runs.len().saturating_sub(1);
    for (number, run) in runs.iter().enumerate() {
        // A blank or a mark alone between two changes keeps nobody's place.
        let between = number > 0 && number < last;
        match run.kind {
            Kind::Same if between && run.text.chars().all(|c| !c.is_alphanumeric()) => {
                pieces.out(&run.text);
                pieces.put(&run.text);
            }
            Kind::Same => pieces.same(&run.text),
            Kind::Out => pieces.out(&run.text),
            Kind::In => pieces.put(&run.text),
        }
    }
}

/// What changes one list of parts into another, with as much as can be that stays.
fn runs(old: &[&str], new: &[&str]) -> Vec<Piece> {
    let pairs = old.iter().zip(new);
    let head = pairs.take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let pairs = old_rest.iter().rev().zip(new_rest.iter().rev());
    let tail = pairs.take_while(|(old, new)| old == new).count();
    let middle = (
        &old_rest[..old_rest.len() - tail],
        &new_rest[..new_rest.len() - tail],
    );
    let mut runs = Vec::new();
    add(&mut runs, Kind::Same, &old[..head].concat());
    if middle.0.len().saturating_mul(middle.1.len()) > MOST_PAIRS {
        add(&mut runs, Kind::Out, &middle.0.concat());
        add(&mut runs, Kind::In, &middle.1.concat());
    } else {
        middle_runs(middle.0, middle.1, &mut runs);
    }
    add(&mut runs, Kind::Same, &old[old.len() - tail..].concat());
    runs
}

/// The longest common subsequence: how long it is from each pair of places on, then the way along it.
fn middle_runs(old: &[&str], new: &[&str], runs: &mut Vec<Piece>) {
    let width = new.len() + 1;
    let mut shared = vec![0u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            shared[i * width + j] = if old[i] == new[j] {
                shared[(i + 1) * width + j + 1] + 1
            } else {
                shared[(i + 1) * width + j].max(shared[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        let both = i < old.len() && j < new.len();
        if both && old[i] == new[j] {
            add(runs, Kind::Same, old[i]);
            (i, j) = (i + 1, j + 1);
        } else if j == new.len()
            || (both && shared[(i + 1) * width + j] >= shared[i * width + j + 1])
        {
            add(runs, Kind::Out, old[i]);
            i += 1;
        } else {
            add(runs, Kind::In, new[j]);
            j += 1;
        }
    }
}

/// Its characters, white space not counted.
fn size(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// The sentences and lines of a text, each with the marks and blanks at its end.
fn sentences(text: &str) -> Vec<&str> {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '；' | '\n' | '.' | '!' | '?' | ';');
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(end) = rest.find(ends) {
        let tail = &rest[end..];
        let next = tail.find(|c: char| !ends(c) && !c.is_whitespace());
        let (sentence, others) = rest.split_at(next.map_or(rest.len(), |next| end + next));
        parts.push(sentence);
        rest = others;
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts
}

/// The words of a text, and every other character by itself.
fn words(text: &str) -> Vec<&str> {
    let in_word = |c: char| c.is_alphanumeric() && !is_ideograph(c);
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if in_word(first) {
            rest.find(|c| !in_word(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, others) = rest.split_at(length);
        words.push(word);
        rest = others;
    }
    words
}

/// Whether words are written with this character without blanks between them: Chinese characters, kana.
fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

/// Pieces in the making.
#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    out: String,
    put: String,
}

impl Pieces {
    fn same(&mut self, text: &str) {
        self.end_change();
        add(&mut self.done, Kind::Same, text);
    }

    fn out(&mut self, text: &str) {
        self.out += text;
    }

    fn put(&mut self, text: &str) {
        self.put += text;
    }

    fn end_change(&mut self) {
        add(&mut self.done, Kind::Out, &std::mem::take(&mut self.out));
        add(&mut self.done, Kind::In, &std::mem::take(&mut self.put));
    }

    fn finish(mut self) -> Vec<Piece> {
        self.end_change();
        self.done
    }
}

fn add(pieces: &mut Vec<Piece>, kind: Kind, text: &str) {
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.kind == kind => last.text += text,
        _ => pieces.push(Piece {
            kind,
            text: text.to_owned(),
        }),
    }
}

/// The pieces with what stayed cut down to `around` characters beside each change. A cut is a [`None`] with how many
/// characters were left out, white space included.
pub fn folded(pieces: &[Piece], around: usize) -> Vec<Result<Piece, usize>> {
    let mut shown = Vec::new();
    let last = pieces.len().saturating_sub(1);
    for (number, piece) in pieces.iter().enumerate() {
        let count = piece.text.chars().count();
        let head = if number == 0 { 0 } else { around };
        let tail = if number == last { 0 } else { around };
        // A cut that saves less than its own note is none.
        if piece.kind != Kind::Same || count <= head + tail + around {
            shown.push(Ok(piece.clone()));
            continue;
        }
        let same = |text: String| {
            Ok(Piece {
                kind: Kind::Same,
                text,
            })
        };
        let chars = piece.text.chars();
        if head > 0 {
            shown.push(same(chars.clone().take(head).collect()));
        }
        shown.push(Err(count - head - tail));
        if tail > 0 {
            shown.push(same(chars.skip(count - tail).collect()));
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn side(pieces: &[Piece], without: Kind) -> String {
        let own = pieces.iter().filter(|piece| piece.kind != without);
        own.map(|piece| piece.text.as_str()).collect()
    }

    fn told(before: &str, after: &str) -> String {
        let pieces = diff(before, after).into_iter();
        let told = pieces.map(|piece| match piece.kind {
            Kind::Same => piece.text,
            Kind::Out => format!("[-{}]", piece.text),
            Kind::In => format!("[+{}]", piece.text),
        });
        told.collect()
    }

    fn text() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            Just("每年"),
            Just("两次"),
            Just("培训"),
            Just("。"),
            Just("，"),
            Just("plan"),
            Just(" "),
            Just("\n"),
            Just("98.5"),
            Just("%"),
            Just("𠮷"),
            Just("é"),
            Just("!")
        ];
        proptest::collection::vec(word, 0..40).prop_map(|words| words.concat())
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_off(before in text(), after in text()) {
            let pieces = diff(&before, &after);
            prop_assert_eq!(side(&pieces, Kind::In), &*before);
            prop_assert_eq!(side(&pieces, Kind::Out), &*after);
            prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
            for pair in pieces.windows(2) {
                prop_assert_ne!(pair[0].kind, pair[1].kind);
                prop_assert!(!(pair[0].kind == Kind::In && pair[1].kind == Kind::Out));
            }
        }

        #[test]
        fn a_text_compared_with_itself_stays(text in text()) {
            let pieces = diff(&text, &text);
            prop_assert!(pieces.iter().all(|piece| piece.kind == Kind::Same));
        }

        #[test]
        fn folding_leaves_out_nothing_that_changed_and_counts_the_rest(before in text(), after in text()) {
            let pieces = diff(&before, &after);
            let shown = folded(&pieces, 3);
            let length = |piece: &Result<Piece, usize>| match piece {
                Ok(piece) => piece.text.chars().count(),
                Err(cut) => *cut,
            };
            let all: usize = pieces.iter().map(|piece| piece.text.chars().count()).sum();
            prop_assert_eq!(shown.iter().map(length).sum::<usize>(), all);
            let changed = |piece: &&Piece| piece.kind != Kind::Same;
            prop_assert!(pieces.iter().filter(changed).eq(shown.iter().filter_map(|piece| piece.as_ref().ok()).filter(changed)));
        }
    }

    #[test]
    fn words_are_taken_whole_and_chinese_by_the_character() {
        assert_eq!(
            told("We plan twice a year.", "We review twice a year."),
            "We [-plan][+review] twice a year."
        );
        assert_eq!(
            told("战略每三年制定一次。", "战略每年修订一次。"),
            "战略每[-三]年[-制][+修]定一次。".replace("[-制][+修]定", "[-制定][+修订]")
        );
    }

    #[test]
    fn a_sentence_put_between_others_leaves_them_alone() {
        assert_eq!(
            told("第一句。第三句。", "第一句。第二句。第三句。"),
            "第一句。[+第二句。]第三句。"
        );
    }

    #[test]
    fn what_was_rewritten_is_not_cut_to_pieces() {
        assert_eq!(
            told("客户满意度上升", "设备综合效率达到标杆"),
            "[-客户满意度上升][+设备综合效率达到标杆]"
        );
    }

    #[test]
    fn long_texts_with_nothing_in_common_do_not_take_long() {
        let (before, after) = ("甲乙丙丁".repeat(20_000), "子丑寅卯".repeat(20_000));
        let pieces = diff(&before, &after);
        assert_eq!(pieces.len(), 2);
        // Many sentences, none of them shared.
        let many =
            |from: u32| -> String { (from..from + 3000).map(|n| format!("{n}。")).collect() };
        let pieces = diff(&many(0), &many(10_000));
        assert_eq!(side(&pieces, Kind::In), many(0));
    }

    #[test]
    fn what_stayed_is_folded_beside_changes() {
        let same = |text: &str| {
            Ok(Piece {
                kind: Kind::Same,
                text: text.to_owned(),
            })
        };
        let long = "一二三四五六七八九十";
        let pieces = diff(long, &format!("{long}甲"));
        let folded = folded(&pieces, 2);
        assert_eq!(folded[..2], [Err(8), same("九十")]);
    }
}
