//! The two languages of the product, and texts that exist in both.
//!
//! A text that the product shows is either a [`Phrase`] (compiled in) or a [`Text`] (read from a pack). Both
//! languages are fields of the type, so a missing translation is a compile error or a fault in the pack.

/// A language of the interface and of the exports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// 简体中文, the first language of the product.
    #[default]
    Zh,
    /// British English.
    En,
}

impl Lang {
    /// The BCP 47 tag, as written into `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en-GB",
        }
    }

    /// The word in names of files: `zh`, `en`.
    pub fn key(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// The language that a BCP 47 tag asks for: any `zh…` is Chinese, any other known tag English, an empty one none.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "" => None,
            "zh" => Some(Lang::Zh),
            _ => Some(Lang::En),
        }
    }

    /// The other language.
    pub fn other(self) -> Lang {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }
}

/// A text of the program in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    zh: &'static str,
    en: &'static str,
}

impl Phrase {
    /// A phrase in Chinese and English.
    pub const fn new(zh: &'static str, en: &'static str) -> Phrase {
        Phrase { zh, en }
    }

    /// The phrase in one language.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// A text of a pack in both languages; neither is empty. In an edition of one language both fields say the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_choose_the_language() {
        assert_eq!(Lang::from_tag("zh-Hans-CN"), Some(Lang::Zh));
        assert_eq!(Lang::from_tag("ZH"), Some(Lang::Zh));
        assert_eq!(Lang::from_tag("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_tag("fr"), Some(Lang::En));
        assert_eq!(Lang::from_tag(""), None);
    }
}
