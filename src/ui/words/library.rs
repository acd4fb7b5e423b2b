//! The words of the list of stored assessments and of files to be shared.

use crate::draft::visible;
use crate::language::{Lang, Phrase};

// The list.
words! {
    SEARCH = "按名称、客户或期间查找", "Search by name, client or period";
    NO_MATCH = "没有匹配的自评。", "No assessment matches.";
    MORE = "更多", "More";
    RENAME = "名称与标签", "Name and label";
    OWN_TITLE = "名称（不填则用组织名称）", "Name (the organisation’s if left empty)";
    OWN_LABEL = "标签，如客户或轮次", "Label, such as a client or a round";
    KEEP = "确定", "Done";
    DUPLICATE = "复制一份", "Duplicate";
    ARCHIVE = "归档", "Archive";
    UNARCHIVE = "移出归档", "Back to the list";
    SHARE = "去名称后分享", "Share without names";
    NEVER_EXPORTED = "从未导出", "never exported";
    CHANGED_SINCE = "之后有改动", "changed since";
    SAVE_ALL = "全部导出为一个文件", "Save all as one file";
    ALL_IN_ONE = "卓越绩效自评 全部", "self-assessments";
    GONE = "这份自评已经不在这里了，可能在另一个窗口删除了。", "This assessment is not here any more; another window may have deleted it.";
    FILE_NOT_MADE = "浏览器没有接收文件。存储的内容没有改动。", "The browser did not take the file. What is stored is unchanged.";
    TAKE_BACK = "撤销", "Undo";
    BIN_NOTE = "删除的自评在这里保留30天，之后自动清除。", "Deleted assessments stay here for 30 days, then they are gone.";
    RESTORE = "恢复", "Restore";
    RESTORED = "已恢复，与删除前一样。", "Restored, exactly as it was.";
    EMPTY_BIN = "清空", "Empty";
    EMPTY_BIN_SURE = "彻底清除？不能撤回。", "Delete all of these for good? This cannot be taken back.";
    NO_ROOM_FOR_BIN = "存储空间已满，放不进回收处。彻底删除？不能撤回。", "The storage is full to the last character, so this cannot wait in the bin. Delete it for good? This cannot be taken back.";
}

// Storage.
words! {
    STORAGE = "本浏览器的存储空间", "Storage of this browser";
    STORAGE_NEARLY_FULL = "存储空间快满了。请先导出文件；归档的自评可以移到文件里。", "The storage is nearly full. Save a file first; archived assessments can be moved into one.";
    STORAGE_NEARLY_FULL_ARCHIVE_FIRST = "存储空间快满了。请先导出文件；把做完的自评归档，就可以移到文件里。", "The storage is nearly full. Save a file first; archive what is finished, and it can be moved into a file.";
    MOVE_TO_FILE = "把归档的移到文件", "Move the archived ones to a file";
    CHECK_FILE = "文件已交给浏览器。请选择刚保存的文件，核对完整后才移走：", "The file was handed to the browser. Choose it where it was saved: it is checked to be whole before anything is moved:";
    CHECK_FILE_FIELD = "刚保存的文件", "The file just saved";
    NOT_THAT_FILE = "这不是含有全部归档自评的完整文件，没有移走任何内容。", "This file does not hold all of the archived assessments as they are. Nothing was moved.";
}

// Sharing.
words! {
    SHARE_REMOVED = "会去掉：组织名称、所在地、编写人、名称与标签、要素依据、内部备注，以及本程序不认识的内容。正文中与这些字段一字不差的名称换成中性词。", "Left out: the organisation’s name and place, the author, name and label, notes on factors, private notes, and whatever this program does not know. In the texts, names that match those fields letter for letter become neutral words.";
    SHARE_KEPT = "不会去掉：正文里的其他名称、简称、人名、产品名和数据，以及行业与期间。分享前请通读一遍。", "Not removed: other names in the texts, short names, people, products, figures; the industry and the period. Read it through before you share it.";
    SHARE_SCORES_NOTE = "只含得分：没有任何文字，只有得分率、分数段、覆盖程度和条件的申明。", "Scores only: no text at all; percents, bands, coverage and declared conditions.";
    SHARE_SAVE = "导出去名称的文件", "Save without names";
    SHARE_SAVE_SCORES = "只导出得分", "Save scores only";
    SOME_ORGANISATION = "某组织", "An organisation";
    SOME_PLACE = "某地", "[place]";
    SOME_PERSON = "某人", "[author]";
    SOME_CLIENT = "某客户", "[client]";
}

/// The title of a copy.
pub(in crate::ui) fn copy_of(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("{name} 副本"),
        Lang::En => format!("{name} (copy)"),
    }
}

/// When an assessment was last changed.
pub(in crate::ui) fn changed_on(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Zh => format!("{day}改动"),
        Lang::En => format!("changed {day}"),
    }
}

/// When an assessment was last stored.
pub(in crate::ui) fn stored_on(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Zh => format!("{day}保存"),
        Lang::En => format!("saved {day}"),
    }
}

/// How long ago an assessment was last saved as a file.
pub(in crate::ui) fn exported_ago(lang: Lang, days: u32) -> String {
    match (lang, days) {
        (Lang::Zh, 0) => String::from("今天导出"),
        (Lang::Zh, 1) => String::from("昨天导出"),
        (Lang::Zh, days) => format!("{days}天前导出"),
        (Lang::En, 0) => String::from("exported today"),
        (Lang::En, 1) => String::from("exported yesterday"),
        (Lang::En, days) => format!("exported {days} days ago"),
    }
}

/// The archived ones, by number.
pub(in crate::ui) fn archived(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("已归档（{count}）"),
        Lang::En => format!("Archived ({count})"),
    }
}

/// What is in the bin, by number.
pub(in crate::ui) fn bin(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("已删除（{count}）"),
        Lang::En => format!("Deleted ({count})"),
    }
}

/// When something was deleted.
pub(in crate::ui) fn deleted_on(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Zh => format!("{day}删除"),
        Lang::En => format!("deleted {day}"),
    }
}

/// All of a long list.
pub(in crate::ui) fn show_all(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("显示全部{count}份"),
        Lang::En => format!("Show all {count}"),
    }
}

/// That something was deleted.
pub(in crate::ui) fn deleted(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("已删除“{name}”。"),
        Lang::En => format!("“{name}” was deleted."),
    }
}

/// That there is a copy.
pub(in crate::ui) fn duplicated(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("已复制“{name}”。"),
        Lang::En => format!("“{name}” was duplicated."),
    }
}

/// That something was archived, or is not any more.
pub(in crate::ui) fn put_aside(lang: Lang, name: &str, archived: bool) -> String {
    match (lang, archived) {
        (Lang::Zh, true) => format!("已归档“{name}”。"),
        (Lang::Zh, false) => format!("“{name}”已移出归档。"),
        (Lang::En, true) => format!("“{name}” was archived."),
        (Lang::En, false) => format!("“{name}” is back in the list."),
    }
}

/// That a file of many was made, and how many cannot be in it.
pub(in crate::ui) fn saved_many(lang: Lang, count: usize, left_out: usize) -> String {
    match (lang, left_out) {
        (Lang::Zh, 0) => format!("{count}份自评已交给浏览器存为一个文件。"),
        (Lang::Zh, left) => {
            format!(
                "{count}份自评已交给浏览器存为一个文件；读不出来的{left}份不在其中，请单独下载原文。"
            )
        }
        (Lang::En, 0) => format!("{count} assessments were handed to the browser as one file."),
        (Lang::En, left) => format!(
            "{count} assessments were handed to the browser as one file; the {left} that cannot be read are not in it: download their text."
        ),
    }
}

/// That archived ones are in a file and were moved to the bin.
pub(in crate::ui) fn moved(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("文件完整。{count}份归档的自评已移到“已删除”；清空后空间才会腾出。"),
        Lang::En => format!(
            "The file is whole. {count} archived assessments were moved to “Deleted”; emptying that frees the room."
        ),
    }
}

/// How much of the storage is taken.
pub(in crate::ui) fn taken(lang: Lang, percent: u32, others: bool) -> String {
    match (lang, others) {
        (Lang::Zh, false) => format!("已用约{percent}%"),
        (Lang::Zh, true) => format!("已用约{percent}%，包括本网站其他程序的内容"),
        (Lang::En, false) => format!("about {percent} % used"),
        (Lang::En, true) => {
            format!("about {percent} % used, with what other programs of this site keep")
        }
    }
}

/// How many names would be replaced in the texts.
pub(in crate::ui) fn names_found(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, 0) => String::from("正文中没有找到与这些字段相同的名称。"),
        (Lang::Zh, count) => format!("正文中找到{count}处，会换成中性词。"),
        (Lang::En, 0) => String::from("None of these names was found in the texts."),
        (Lang::En, 1) => String::from("Found once in the texts, to be replaced."),
        (Lang::En, count) => format!("Found {count} times in the texts, to be replaced."),
    }
}

/// What came of a file of many.
pub(in crate::ui) fn added(lang: Lang, name: &str, added: usize, known: usize) -> String {
    let name = visible(name);
    match lang {
        Lang::Zh => format!("“{name}”：加入{added}份，{known}份原已存有。现有的自评没有改动。"),
        Lang::En => format!(
            "“{name}”: {added} added, {known} stored already. The present assessments are untouched."
        ),
    }
}

/// One assessment of a file of many.
pub(in crate::ui) fn entry_of_file(lang: Lang, number: usize, name: &str) -> String {
    let name = visible(name);
    match (lang, name.is_empty()) {
        (Lang::Zh, true) => format!("第{number}份"),
        (Lang::Zh, false) => format!("第{number}份“{name}”"),
        (Lang::En, true) => format!("No. {number}"),
        (Lang::En, false) => format!("No. {number}, “{name}”"),
    }
}

/// Why one of them was not added.
pub(in crate::ui) fn not_added(lang: Lang, entry: &str, why: &str) -> String {
    match lang {
        Lang::Zh => format!("{entry}没有加入：{why}"),
        Lang::En => format!("{entry} was not added: {why}"),
    }
}
