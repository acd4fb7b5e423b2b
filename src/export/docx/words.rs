//! The words that only a Word document has.

use crate::language::Phrase;

pub(super) const CONTENTS: Phrase = Phrase::new("目录", "Contents");
/// Before the number of a table; also the name of the sequence that Word counts.
pub(super) const TABLE: Phrase = Phrase::new("表", "Table");
/// Before the number of a figure; also the name of the sequence that Word counts.
pub(super) const FIGURE: Phrase = Phrase::new("图", "Figure");
/// Between the number of a caption or chapter and its text.
pub(super) const SPACE: Phrase = Phrase::new("\u{3000}", "\u{2002}");
/// Around the number of a page: before it, between it and the number of pages, after both.
pub(super) const PAGE: [Phrase; 3] = [
    Phrase::new("第 ", "Page "),
    Phrase::new(" 页　共 ", " of "),
    Phrase::new(" 页", ""),
];
/// Around what stands beside a heading.
pub(super) const ASIDE: [Phrase; 2] = [Phrase::new("（", " ("), Phrase::new("）", ")")];
/// Who comments.
pub(super) const COMMENTER: Phrase = Phrase::new("卓越绩效自评", "Excellence self-assessment");
/// The same in short.
pub(super) const COMMENTER_SHORT: Phrase = Phrase::new("自评", "EA");
/// A comment on what is missing: before it, between it and the place, after both.
pub(super) const COMMENT: [Phrase; 3] = [
    Phrase::new("此处尚缺：", "Still missing here: "),
    Phrase::new("（", " ("),
    Phrase::new(
        "）。补上后请删除本批注。",
        "). Delete this comment when it is there.",
    ),
];
/// The name of a logo among the drawings of a document; the same in both languages, as only programs show it.
pub(super) const LOGO: &str = "Logo";
/// After the name of the organisation: what its logo shows.
pub(super) const LOGO_OF: Phrase = Phrase::new("的标志", ": logo");
