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
    NEWER_FILE_SHOWN = "这个文件由更新的版本写成。这里只显示本版本认识的内容，只能看：不存入本设备，文件也不作任何改动。请用新版本打开。", "A newer version wrote this file. What this version knows of it is shown, to be read only: it is not stored on this device, and the file is not changed. Open it with the newer version.";
    DAMAGE_KEPT = "损坏的原文没有动，在自评列表里，可以下载。", "The damaged text was not touched; it is in the list of assessments and can be downloaded.";
    BUSY = "另一个窗口正在填写这份自评，没有答复。名称没有改动，请在那边修改。", "Another window is writing this assessment and did not answer. The name is unchanged; change it there.";
    FILE_NOT_MADE = "浏览器没有接收文件。存储的内容没有改动。", "The browser did not take the file. What is stored is unchanged.";
    TAKE_BACK = "撤销", "Undo";
    BIN_NOTE = "删除的自评在这里保留30天，之后自动清除。", "Deleted assessments stay here for 30 days, then they are gone.";
    RESTORE = "恢复", "Restore";
    RESTORED = "已恢复，与删除前一样。", "Restored, exactly as it was.";
    EMPTY_BIN = "清空", "Empty";
    EMPTY_BIN_SURE = "彻底清除？不能撤回。", "Delete all of these for good? This cannot be taken back.";
    OPEN_STAYS = "打开着的自评不能删除：请先新建或打开另一份。", "What is open cannot be deleted: begin or open another one first.";
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

// Sentences with gaps: see [`fill`].
words! {
    MENDED = "“{}”存储的内容损坏了，已用另存的完整副本修复，没有丢失内容。", "What was stored of “{}” was damaged. It was mended from its whole copy; nothing is lost.";
    OPENED_OLDER = "最后一次写入的内容损坏了，打开的是它之前完整的一份（{}）。请核对最近的改动。", "What was written last is damaged. The whole writing before it was opened ({}); check your latest changes.";
    COPY_OF = "{} 副本", "{} (copy)";
    CHANGED_ON = "{}改动", "changed {}";
    STORED_ON = "{}保存", "saved {}";
    EXPORTED_TODAY = "今天导出", "exported today";
    EXPORTED_YESTERDAY = "昨天导出", "exported yesterday";
    EXPORTED_AGO = "{}天前导出", "exported {} days ago";
    ARCHIVED = "已归档（{}）", "Archived ({})";
    BIN = "已删除（{}）", "Deleted ({})";
    DELETED_ON = "{}删除", "deleted {}";
    SHOW_ALL = "显示全部{}份", "Show all {}";
    DELETED = "已删除“{}”。", "“{}” was deleted.";
    DUPLICATED = "已复制“{}”。", "“{}” was duplicated.";
    PUT_ASIDE = "已归档“{}”。", "“{}” was archived.";
    BROUGHT_BACK = "“{}”已移出归档。", "“{}” is back in the list.";
    SAVED_MANY = "已交给浏览器存为一个文件，其中自评{}份。", "Handed to the browser as one file. Assessments in it: {}.";
    LEFT_OUT = "读不出来的{}份不在其中，请单独下载原文。", "Not in it, as they cannot be read: {}. Download their text.";
    MOVED = "文件完整。{}份归档的自评已移到“已删除”；清空后空间才会腾出。", "The file is whole. Archived assessments moved to “Deleted”: {}. Emptying that frees the room.";
    TAKEN = "已用约{}%", "about {}% used";
    TAKEN_BY_OTHERS = "，包括本网站其他程序的内容", ", with what other programs of this site keep";
    NAMES_FOUND = "正文中找到{}处，会换成中性词。", "Found in the texts, to be replaced: {}.";
    NO_NAMES_FOUND = "正文中没有找到与这些字段相同的名称。", "None of these names was found in the texts.";
    ADDED = "“{}”：加入{}份，{}份原已存有。现有的自评没有改动。", "“{}”: {} added, {} stored already. The present assessments are untouched.";
    ENTRY_OF_FILE = "第{}份“{}”", "No. {}, “{}”";
    ENTRY_WITHOUT_NAME = "第{}份", "No. {}";
    NOT_ADDED = "{}没有加入：{}", "{} was not added: {}";
}

/// A sentence with its gaps filled in their order. One function for all of them: a `format!` each, in two languages, would
/// be some kilobytes.
pub(in crate::ui) fn fill(phrase: Phrase, lang: Lang, parts: &[&str]) -> String {
    let mut filled = String::new();
    let mut parts = parts.iter();
    for (index, piece) in phrase.get(lang).split("{}").enumerate() {
        if index > 0 {
            filled += parts.next().unwrap_or(&"");
        }
        filled += piece;
    }
    filled
}

/// How long ago an assessment was last saved as a file.
pub(in crate::ui) fn exported_ago(lang: Lang, days: u32) -> String {
    let phrase = match days {
        0 => EXPORTED_TODAY,
        1 => EXPORTED_YESTERDAY,
        _ => EXPORTED_AGO,
    };
    fill(phrase, lang, &[&days.to_string()])
}

/// That a file of many was made, and how many cannot be in it.
pub(in crate::ui) fn saved_many(lang: Lang, count: usize, left_out: usize) -> String {
    let mut said = fill(SAVED_MANY, lang, &[&count.to_string()]);
    if left_out > 0 {
        said += " ";
        said += &fill(LEFT_OUT, lang, &[&left_out.to_string()]);
    }
    said
}

/// How much of the storage is taken.
pub(in crate::ui) fn taken(lang: Lang, percent: u32, others: bool) -> String {
    let mut said = fill(TAKEN, lang, &[&percent.to_string()]);
    if others {
        said += TAKEN_BY_OTHERS.get(lang);
    }
    said
}

/// How many names would be replaced in the texts.
pub(in crate::ui) fn names_found(lang: Lang, count: usize) -> String {
    let phrase = if count == 0 {
        NO_NAMES_FOUND
    } else {
        NAMES_FOUND
    };
    fill(phrase, lang, &[&count.to_string()])
}

/// What came of a file of many.
pub(in crate::ui) fn added(lang: Lang, name: &str, added: usize, known: usize) -> String {
    let counts = [added.to_string(), known.to_string()];
    fill(ADDED, lang, &[&visible(name), &counts[0], &counts[1]])
}

/// One assessment of a file of many.
pub(in crate::ui) fn entry_of_file(lang: Lang, number: usize, name: &str) -> String {
    let phrase = if name.is_empty() {
        ENTRY_WITHOUT_NAME
    } else {
        ENTRY_OF_FILE
    };
    fill(phrase, lang, &[&number.to_string(), &visible(name)])
}
