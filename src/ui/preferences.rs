//! What a person prefers on this device: language and theme.

use crate::language::Lang;

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The word in attributes and settings.
    pub fn key(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme of a word; an unknown one means the system's.
    pub fn from_key(key: &str) -> Theme {
        [Theme::Light, Theme::Dark]
            .into_iter()
            .find(|theme| theme.key() == key)
            .unwrap_or_default()
    }
}

/// What the element was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// The language to begin in: chosen on this device, else the `lang` attribute, else the browser's.
    pub lang: Lang,
    /// The id of the standard on which a new assessment begins: the `standard` attribute, else that of the build.
    pub standard: String,
    /// The `theme` attribute.
    pub theme: Option<Theme>,
    /// The `name` attribute: elements of different names continue different assessments.
    pub name: String,
}
