//! A small ordered map.
//!
//! Why not `BTreeMap`: it costs this program a quarter of its first download, because every pair of types brings its own
//! trees, and collecting one brings a sort of its own. Here maps have a few dozen entries with ids for keys, for which a
//! sorted list does as well. Entries that come in rising order, as from a read document, are appended, so that reading a
//! large one stays fast.

use std::borrow::Borrow;
use std::mem;

/// A map whose keys are texts, in rising order of its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyed<K, V> {
    /// Sorted by key; no key stands twice.
    entries: Vec<(K, V)>,
}

impl<K: Borrow<str>, V> Keyed<K, V> {
    /// A map without entries.
    pub const fn new() -> Self {
        Keyed {
            entries: Vec::new(),
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value of a key.
    pub fn get(&self, key: &(impl Borrow<str> + ?Sized)) -> Option<&V> {
        let place = self.place(key.borrow()).ok()?;
        self.entries.get(place).map(|(_, value)| value)
    }

    /// The value of a key, to be changed.
    pub fn get_mut(&mut self, key: &(impl Borrow<str> + ?Sized)) -> Option<&mut V> {
        let place = self.place(key.borrow()).ok()?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    /// Whether a key has a value.
    pub fn contains_key(&self, key: &(impl Borrow<str> + ?Sized)) -> bool {
        self.place(key.borrow()).is_ok()
    }

    /// Gives a key a value; gives back the one that it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(key.borrow()) {
            Ok(place) => Some(mem::replace(&mut self.entries[place].1, value)),
            Err(place) => {
                self.entries.insert(place, (key, value));
                None
            }
        }
    }

    /// Takes a key and its value out.
    pub fn remove(&mut self, key: &(impl Borrow<str> + ?Sized)) -> Option<V> {
        let place = self.place(key.borrow()).ok()?;
        Some(self.entries.remove(place).1)
    }

    /// Takes out an entry that says nothing: one whose value is the default.
    pub fn tidy(&mut self, key: &(impl Borrow<str> + ?Sized))
    where
        V: Default + PartialEq,
    {
        if self.get(key).is_some_and(|value| *value == V::default()) {
            self.remove(key);
        }
    }

    /// The place of a key in the map, to be filled where it is empty.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        Entry { map: self, key }
    }

    /// Keeps the entries that `keep` says yes to.
    pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        self.entries.retain_mut(|(key, value)| keep(key, value));
    }

    /// Takes every entry out.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// All entries.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + ExactSizeIterator {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.entries.iter().map(|(key, _)| key)
    }

    /// All values, in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    /// All values, in the order of their keys, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.entries
            .binary_search_by(|(other, _)| other.borrow().cmp(key))
    }
}

/// The place of a key in a map.
pub struct Entry<'a, K, V> {
    map: &'a mut Keyed<K, V>,
    key: K,
}

impl<'a, K: Borrow<str>, V: Default> Entry<'a, K, V> {
    /// The value there, the default one where there was none.
    pub fn or_default(self) -> &'a mut V {
        let entries = &mut self.map.entries;
        let key: &str = self.key.borrow();
        let found = entries.binary_search_by(|(other, _)| other.borrow().cmp(key));
        let place = found.unwrap_or_else(|place| {
            entries.insert(place, (self.key, V::default()));
            place
        });
        &mut entries[place].1
    }
}

impl<K, V> Default for Keyed<K, V> {
    fn default() -> Self {
        Keyed {
            entries: Vec::new(),
        }
    }
}

impl<K: Borrow<str>, V> FromIterator<(K, V)> for Keyed<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Keyed::new();
        map.extend(entries);
        map
    }
}

impl<K: Borrow<str>, V> Extend<(K, V)> for Keyed<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl<K, V> IntoIterator for Keyed<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;
    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

/// In schemas a map is what it is in files.
#[cfg(feature = "schema")]
mod schema {
    use super::Keyed;
    use schemars::{JsonSchema, Schema, SchemaGenerator};
    use serde::Serialize;
    use serde::ser::SerializeMap;
    use std::borrow::Cow;
    use std::collections::BTreeMap;

    impl<K: JsonSchema, V: JsonSchema> JsonSchema for Keyed<K, V> {
        fn schema_name() -> Cow<'static, str> {
            BTreeMap::<K, V>::schema_name()
        }

        fn inline_schema() -> bool {
            BTreeMap::<K, V>::inline_schema()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            BTreeMap::<K, V>::json_schema(generator)
        }
    }

    /// The only maps in a schema are the defaults that it names, and those are empty.
    impl<K, V> Serialize for Keyed<K, V> {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            debug_assert!(self.entries.is_empty(), "a default");
            serializer.serialize_map(Some(0))?.end()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_does_what_a_tree_does(changes in proptest::collection::vec(("[a-e]{0,2}", proptest::option::of(0u8..9)), 0..40)) {
            let (mut list, mut tree) = (Keyed::<String, u8>::new(), BTreeMap::<String, u8>::new());
            for (key, value) in changes {
                match value {
                    Some(0) => prop_assert_eq!(list.entry(key.clone()).or_default(), tree.entry(key).or_default()),
                    Some(value) => prop_assert_eq!(list.insert(key.clone(), value), tree.insert(key, value)),
                    None => prop_assert_eq!(list.remove(&key), tree.remove(&key)),
                }
                prop_assert!(list.iter().eq(tree.iter()));
            }
            for key in ["", "a", "b", "cd"] {
                prop_assert_eq!(list.get(key), tree.get(key));
                prop_assert_eq!(list.contains_key(key), tree.contains_key(key));
            }
        }
    }
}
