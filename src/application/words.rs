//! The words of a printed form that are not those of its pack.

use crate::language::Phrase;

/// Between a label and what follows it.
pub const COLON: Phrase = Phrase::new("：", ": ");
/// Where a seal is put.
pub const SEAL: Phrase = Phrase::new("（盖章）", "(seal)");
/// Room for a day written by hand.
pub const DAY: Phrase = Phrase::new("年　　　月　　　日　", "Date: ____________________");
/// Room for a name written by hand.
pub const ROOM: &str = "______";
/// What every page of an invented organisation bears.
pub(super) const FICTIONAL: Phrase = Phrase::new("虚构示例", "fictional example");
/// The most characters of a text.
pub(super) const LIMIT: Phrase = Phrase::new("（{}字以内）", "(up to {} characters)");
/// The characters of a text.
pub(super) const WRITTEN: Phrase = Phrase::new("现有{}字", "{} characters");
/// The characters that a text has too many.
pub(super) const EXCESS: Phrase = Phrase::new("超出{}字", "{} too many");
