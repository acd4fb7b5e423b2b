//! The words of programmes.

use crate::language::Phrase;

words! {
    OF_PERSON = "（问申请人本人）", "(asked of the person who applies)";
    FULL_MARKS = "满分", "Full marks";
    NOT_A_SCORE = "请填数字，最多两位小数；目前未计入。", "A number with up to two decimals; not counted as it is.";
}
