//! What a cover can say: single facts, for templates that place them themselves.

use super::tree::Draft;
use super::words;
use crate::language::Phrase;

/// A fact about a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The organisation.
    Organisation,
    /// The title of the document.
    Title,
    /// The programmes that it is written for.
    Programme,
    /// The standard.
    Standard,
    /// The day of the draft.
    Date,
    /// That it is provisional, and fictional where that is so.
    Marks,
    /// The industry.
    Industry,
    /// Where the organisation is.
    Place,
    /// The period assessed.
    Period,
    /// Who wrote it.
    Author,
}

impl Field {
    /// What it is called on the cover.
    pub(super) fn label(self) -> Phrase {
        match self {
            Field::Organisation => words::ORGANISATION,
            Field::Title => words::DOCUMENT,
            Field::Programme => words::PROGRAMME,
            Field::Standard => words::STANDARD,
            Field::Date => words::DATE,
            Field::Marks => words::STATE,
            Field::Industry => words::INDUSTRY,
            Field::Place => words::PLACE,
            Field::Period => words::PERIOD,
            Field::Author => words::AUTHOR,
        }
    }
}

impl Draft {
    /// What it says of a fact; where that is not known, the name of the fact in brackets, to be replaced by hand.
    pub fn say(&self, field: Field) -> String {
        let known = match field {
            Field::Organisation => Some(self.organisation.clone()),
            Field::Title => Some(self.title.clone()),
            Field::Marks => Some(self.marks.join(" · ")),
            _ => {
                let label = field.label().get(self.lang);
                let mut facts = self.cover.facts.iter();
                let found = facts.find(|(name, _)| name == label);
                found.map(|(_, value)| value.printed())
            }
        };
        known.unwrap_or_else(|| format!("【{}】", field.label().get(self.lang)))
    }
}
