//! Reading and checking a mapping against its two standards.

use super::Mapping;
use crate::reading::{Object, Problem, Reader};
use crate::standard::{Standard, head, list};
use std::cell::RefCell;

const FORMAT: &str = "excellence-mapping";
const VERSION: u32 = 1;

/// Takes a mapping out of a parsed document.
pub(super) fn mapping(root: &Reader<'_>, from: &Standard, to: &Standard) -> Option<Mapping> {
    let object = root.object()?;
    head(&object, FORMAT, VERSION)?;
    object.only(&["format", "version", "from", "to", "profile", "points"]);
    for (key, standard) in [("from", from), ("to", to)] {
        if let Some(entry) = object.required(key)
            && let Some(id) = entry.filled()
            && id != standard.id.as_str()
        {
            entry.not_allowed(id, standard.id.as_str());
        }
    }
    let profile = pairs(&object, "profile", &sections(from), &sections(to));
    let points = pairs(&object, "points", &points(from), &points(to));
    Some(Mapping {
        from: from.id.clone(),
        to: to.id.clone(),
        profile: ids(profile),
        points: ids(points),
    })
}

fn ids<I: for<'k> From<&'k str>>(pairs: Vec<(String, String)>) -> Vec<(I, I)> {
    let pairs = pairs.iter();
    pairs
        .map(|(from, to)| (from.as_str().into(), to.as_str().into()))
        .collect()
}

fn sections(standard: &Standard) -> Vec<&str> {
    let sections = standard.profile.sections.iter();
    sections.map(|section| section.id.as_str()).collect()
}

fn points(standard: &Standard) -> Vec<&str> {
    let points = standard.items().flat_map(|item| &item.guidance);
    points.map(|point| point.id.as_str()).collect()
}

/// The pairs of a list; a place feeds one other.
fn pairs(
    object: &Object<'_>,
    key: &'static str,
    from: &[&str],
    to: &[&str],
) -> Vec<(String, String)> {
    let seen = RefCell::new(Vec::new());
    list(object, key, &|reader| {
        let pair = reader.object()?;
        pair.only(&["from", "to"]);
        let place = |key, known: &[&str]| {
            let entry = pair.required(key)?;
            let id = entry.filled()?;
            if known.contains(&id) {
                return Some(id.to_owned());
            }
            entry.not_allowed(id, &known.join(", "));
            None
        };
        let (from, to) = (place("from", from), place("to", to));
        let (from, to) = from.zip(to)?;
        let mut seen = seen.borrow_mut();
        if seen.contains(&from) {
            pair.fault(Problem::Duplicate { id: from });
            return None;
        }
        seen.push(from.clone());
        Some((from, to))
    })
}
