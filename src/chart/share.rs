//! How a sum is written as a percent, in figures and beside them.

use crate::language::{Lang, Phrase};
use crate::scoring::Total;
use crate::standard::Hundredths;

const NOT_SCORED: Phrase = Phrase::new("未评", "not scored");

/// A sum as a percent of its points: `62.5%`; `35.0–83.3%` while items are open; *not scored* while all are. Rounded
/// down, so that no threshold seems reached before it is.
pub fn share(total: &Total, lang: Lang) -> String {
    let tenths = |score: Hundredths| {
        let tenths = score.tenths_of_percent(total.possible);
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    let number = match total.scored {
        0 => return NOT_SCORED.get(lang).to_owned(),
        _ if total.is_complete() => tenths(total.earned),
        _ => format!("{}–{}", tenths(total.earned), tenths(total.ceiling)),
    };
    format!("{number}%")
}
