//! How a sum is written as a percent, in figures and beside them.

use crate::language::{Lang, Phrase};
use crate::scoring::Total;
use crate::standard::Hundredths;

const NOT_SCORED: Phrase = Phrase::new("未评", "not scored");

/// A sum as a percent of its points: `62.5%`; `35.0–83.3%` while items are open; *not scored* while all are. Rounded
/// down, so that no threshold seems reached before it is.
pub fn share(total: &Total, lang: Lang) -> String {
    let percent = |score: Hundredths| score.percent_of(total.possible);
    match total.scored {
        0 => NOT_SCORED.get(lang).to_owned(),
        _ if total.is_complete() => percent(total.earned),
        _ => {
            let from = percent(total.earned);
            format!("{}–{}", from.trim_end_matches('%'), percent(total.ceiling))
        }
    }
}
