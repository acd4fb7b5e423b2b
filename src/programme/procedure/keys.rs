//! The keys of a pack that say how to apply; `build.rs` leaves them out of what the first page needs.

/// The keys, in the order of the manual.
pub(crate) const KEYS: [&str; 8] = [
    "applicant",
    "levels",
    "materials",
    "routes",
    "steps",
    "periods",
    "validity",
    "afterwards",
];
