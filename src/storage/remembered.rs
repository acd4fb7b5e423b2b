//! What the interface remembers: which record an element has open, the page where one left off, settings. Comforts: losing one
//! costs nobody an answer.

use super::archive::Archive;
use super::record::RecordId;

const CURRENT: &str = "excellence-assessment/current/";
pub(super) const PLACE: &str = "excellence-assessment/place/";
const SETTING: &str = "excellence-assessment/setting/";

impl Archive {
    /// The record that an element of this name had open last.
    pub fn current(&self, element: &str) -> Option<RecordId> {
        self.small(&format!("{CURRENT}{element}")).map(RecordId)
    }

    /// Remembers the record that an element of this name has open.
    pub fn set_current(&self, element: &str, id: Option<&RecordId>) {
        self.set_small(&format!("{CURRENT}{element}"), id.map(|id| id.0.as_str()));
    }

    /// Has no element continue a record any more.
    pub(super) fn forget_current(&self, id: &RecordId) {
        for key in self.shelf.keys(CURRENT) {
            if self.small(&key).as_deref() == Some(id.0.as_str()) {
                self.set_small(&key, None);
            }
        }
    }

    /// The page where one left off in a record.
    pub fn place(&self, id: &RecordId) -> Option<String> {
        self.small(&format!("{PLACE}{id}"))
    }

    /// Remembers the page where one is.
    pub fn set_place(&self, id: &RecordId, page: &str) {
        self.set_small(&format!("{PLACE}{id}"), Some(page));
    }

    /// A setting of the interface.
    pub fn setting(&self, name: &str) -> Option<String> {
        self.small(&format!("{SETTING}{name}"))
    }

    /// Remembers a setting of the interface.
    pub fn set_setting(&self, name: &str, value: &str) {
        self.set_small(&format!("{SETTING}{name}"), Some(value));
    }
}
