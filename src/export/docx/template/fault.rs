//! Why a file is no template: what is wrong, where, and what to do about it.

use crate::language::{Lang, Phrase};

/// Why a file cannot be used as a template. Nothing of it is used then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateFault {
    /// It has more bytes than a template may have.
    TooLarge,
    /// It is an old `.doc`, or protected with a password: both are the same kind of file.
    OldOrProtected,
    /// It is no Word document at all.
    NotWord,
    /// A part of it is encrypted.
    Encrypted(String),
    /// A part of it unpacks to far more than a template has.
    Bomb(String),
    /// A part of it is missing, cut short or not what was packed.
    Damaged(String),
    /// A part of it is no XML that a document may have.
    NoMarkup(String),
    /// It is written as Strict Open XML, or with names that no word processor uses.
    Strict,
}

/// The most megabytes that a template may have.
pub(super) const MOST_MEGABYTES: usize = 10;

const TOO_LARGE: Phrase = Phrase::new(
    "文件超过{}MB。请删去模板里的大图片或示例正文后再选。",
    "The file has more than {} MB. Take large pictures or sample text out of it and choose it again.",
);
const OLD_OR_PROTECTED: Phrase = Phrase::new(
    "这是旧的.doc格式，或者设了打开密码。请在Word或WPS里打开，去掉密码，另存为.docx后再选。",
    "This is an old .doc file, or it is protected with a password. Open it in Word or WPS, take the password away, save it as .docx and choose that.",
);
const NOT_WORD: Phrase = Phrase::new(
    "这不是Word文档（.docx）。请选协会或顾问提供的Word模板。",
    "This is no Word document (.docx). Choose the Word template of your association or consultant.",
);
const ENCRYPTED: Phrase = Phrase::new(
    "文件中的“{}”加了密。请在Word或WPS里去掉密码，另存为.docx后再选。",
    "“{}” in the file is encrypted. Take the password away in Word or WPS, save it as .docx and choose that.",
);
const BOMB: Phrase = Phrase::new(
    "文件中的“{}”解压后大得反常，没有读。请换一份来源可靠的模板。",
    "“{}” in the file unpacks to an abnormal size and was not read. Choose a template from a source that you trust.",
);
const DAMAGED: Phrase = Phrase::new(
    "文件损坏：“{}”缺失或读不出来。请在Word或WPS里打开，另存为.docx后再选；仍不行，请重新索取模板。",
    "The file is damaged: “{}” is missing or cannot be read. Open it in Word or WPS, save it as .docx and choose that; else ask for the template again.",
);
const NO_MARKUP: Phrase = Phrase::new(
    "文件中的“{}”不是有效的文档内容。请在Word或WPS里打开，另存为.docx后再选。",
    "“{}” in the file is not valid document content. Open it in Word or WPS, save it as .docx and choose that.",
);
const STRICT: Phrase = Phrase::new(
    "文件是“严格的Open XML文档”。请在Word里另存为普通的“Word文档（.docx）”后再选。",
    "The file is a “Strict Open XML Document”. Save it in Word as an ordinary “Word Document (.docx)” and choose that.",
);

impl TemplateFault {
    /// What is wrong, and what to do, as a sentence or two.
    pub fn say(&self, lang: Lang) -> String {
        let most = MOST_MEGABYTES.to_string();
        let (phrase, value) = match self {
            TemplateFault::TooLarge => (TOO_LARGE, most.as_str()),
            TemplateFault::OldOrProtected => (OLD_OR_PROTECTED, ""),
            TemplateFault::NotWord => (NOT_WORD, ""),
            TemplateFault::Encrypted(part) => (ENCRYPTED, part.as_str()),
            TemplateFault::Bomb(part) => (BOMB, part.as_str()),
            TemplateFault::Damaged(part) => (DAMAGED, part.as_str()),
            TemplateFault::NoMarkup(part) => (NO_MARKUP, part.as_str()),
            TemplateFault::Strict => (STRICT, ""),
        };
        phrase.get(lang).replacen("{}", value, 1)
    }
}
