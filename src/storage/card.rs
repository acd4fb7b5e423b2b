//! What the list of stored assessments shows of each, so that nobody reads forty files to draw forty lines.

use super::envelope::{Revision, seal, unseal};
use crate::assessment::locked::Locked;
use crate::assessment::{Assessment, Moment};
use crate::reading::{Object, Reader, document};
use crate::scoring::Total;
use crate::standard::Hundredths;
use crate::writing::Json;

/// What is known of a stored assessment without reading it. Made anew from the record when it is missing or belongs to
/// another revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// The revision that it describes.
    pub revision: Revision,
    /// What the assessment is called where that is not the name of the organisation.
    pub title: String,
    /// Whom or what it belongs to.
    pub label: String,
    /// The name of the organisation.
    pub name: String,
    /// The period assessed.
    pub period: String,
    /// The id of the standard.
    pub standard: String,
    /// When the assessment was last changed.
    pub changed: Moment,
    /// When it was stored.
    pub saved: Moment,
    /// When it was last saved as a file; empty where that is not known.
    pub exported: Moment,
    /// Whether it is locked: then only what its owner lets everybody read is known.
    pub locked: bool,
    /// Whether the organisation is invented.
    pub fictional: bool,
    /// How many items are scored.
    pub scored: usize,
    /// How many items there are.
    pub items: usize,
    /// The points earned so far.
    pub earned: Hundredths,
    /// All points of its standard; 0 where that is not known.
    pub possible: Hundredths,
}

impl Card {
    /// The card of an assessment and its score, stored when it was last changed.
    pub fn of(assessment: &Assessment, total: &Total) -> Card {
        Card {
            revision: 0,
            title: assessment.title.clone(),
            label: assessment.label.clone(),
            name: assessment.organisation.name.clone(),
            period: assessment.organisation.period.clone(),
            standard: assessment.standard.to_string(),
            changed: assessment.changed.clone(),
            saved: assessment.changed.clone(),
            exported: String::new(),
            locked: false,
            fictional: assessment.fictional,
            scored: total.scored,
            items: total.items,
            earned: total.earned,
            possible: total.possible,
        }
    }

    /// Whether it may be the card of this very assessment. Scores are left out: they would have to be computed.
    pub(super) fn is_like(&self, assessment: &Assessment) -> bool {
        let organisation = &assessment.organisation;
        self.changed == assessment.changed
            && self.name == organisation.name
            && self.period == organisation.period
            && self.title == assessment.title
            && self.label == assessment.label
    }

    /// The card of a locked assessment: what everybody may read of it.
    pub fn of_locked(locked: &Locked) -> Card {
        Card {
            title: locked.title.clone(),
            changed: locked.changed.clone(),
            saved: locked.changed.clone(),
            locked: true,
            ..Card::default()
        }
    }

    /// The card as it is stored.
    pub(super) fn write(&self) -> String {
        let count = |count| u32::try_from(count).unwrap_or(u32::MAX);
        let mut json = Json::compact();
        json.object(|json| {
            for (key, text) in [
                ("title", &self.title),
                ("label", &self.label),
                ("name", &self.name),
                ("period", &self.period),
                ("standard", &self.standard),
                ("changed", &self.changed),
                ("saved", &self.saved),
                ("exported", &self.exported),
            ] {
                json.key(key).text(text);
            }
            json.key("locked").boolean(self.locked);
            json.key("fictional").boolean(self.fictional);
            json.key("scored").number(count(self.scored));
            json.key("items").number(count(self.items));
            json.key("earned").number(self.earned.get());
            json.key("possible").number(self.possible.get());
        });
        seal(self.revision, &json.finish())
    }

    /// A stored card; `None` where it is damaged or of another version.
    pub(super) fn read(sealed: &str) -> Option<Card> {
        let (revision, text) = unseal(sealed).ok()?;
        let card = document(text, &|root: &Reader<'_>| card(&root.object()?, revision));
        card.ok()
    }
}

fn card(object: &Object<'_>, revision: Revision) -> Option<Card> {
    let text = |key| Some(object.required(key)?.text()?.to_owned());
    // Not there on cards of earlier versions, whose assessments had none and were not locked.
    let locked = object
        .optional("locked")
        .and_then(|locked| locked.boolean());
    let possible = object
        .optional("possible")
        .and_then(|possible| possible.integer(0, u32::MAX));
    let later = |key| Some(object.optional(key)?.text()?.to_owned());
    let number = |key| object.required(key)?.integer(0, u32::MAX);
    Some(Card {
        revision,
        title: later("title").unwrap_or_default(),
        label: later("label").unwrap_or_default(),
        name: text("name")?,
        period: text("period")?,
        standard: text("standard")?,
        changed: text("changed")?,
        saved: text("saved")?,
        exported: text("exported")?,
        locked: locked.unwrap_or_default(),
        fictional: object.required("fictional")?.boolean()?,
        scored: usize::try_from(number("scored")?).ok()?,
        items: usize::try_from(number("items")?).ok()?,
        earned: Hundredths::new(i64::from(number("earned")?)),
        possible: Hundredths::new(i64::from(possible.unwrap_or_default())),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_found_again_or_not_at_all() {
        let card = Card {
            revision: 7,
            name: String::from("甲公司"),
            changed: String::from("2026-03-02T01:00:00Z"),
            fictional: true,
            scored: 5,
            items: 18,
            earned: Hundredths::new(31_250),
            ..Card::default()
        };
        let stored = card.write();
        assert_eq!(Card::read(&stored), Some(card));
        assert_eq!(Card::read(&stored.replace("31250", "31251")), None);
        assert_eq!(Card::read(&seal(7, "{}")), None);
    }
}
