//! The words of earlier states, of their comparison, and of the suggestion to save a file.

use crate::language::{Lang, Phrase};
use crate::standard::Hundredths;
use crate::storage::StorageError;

// Earlier states, and the file that has them all.
words! {
    HISTORY = "历史版本", "History";
    HISTORY_LEAD = "工作时自动留下快照，只存在这台设备的浏览器里：最近两小时的全部保留，之后每小时、每天、每月各留一份。起了名字的一直保留。", "Snapshots are kept by themselves while you work, in the browser of this device alone: all of the last two hours, then one an hour, one a day, one a month. Those with a name stay.";
    HISTORY_EMPTY = "还没有快照。工作约15分钟后会自动留下第一份，也可以现在就留一份。", "No snapshots yet. The first one comes by itself after some 15 minutes of work; or keep one now.";
    HISTORY_NOTHING = "还没有存储任何内容，所以没有历史版本。", "Nothing is stored yet, so there is no history.";
    KEEP_NOW = "留一份快照", "Keep a snapshot";
    SNAPSHOT_NAME = "名称（如“研讨会之前”）", "Name (such as “before the workshop”)";
    SNAPSHOTS = "快照", "Snapshots";
    NAME_IT = "起名", "Name it";
    RENAME_SNAPSHOT = "改名", "Rename";
    KEEP_NAME = "确定", "Keep the name";
    RESTORE_SNAPSHOT = "恢复到这里", "Restore";
    SNAPSHOT_RESTORED = "已恢复，恢复前的内容也留了快照。", "Restored. What stood here before is kept as a snapshot.";
    RESTORE_BACK = "回到恢复之前", "Back to before";
    NOT_RESTORED = "没有恢复，现有的自评没有改动。", "Not restored. The present assessment is untouched.";
    NOT_KEPT_SNAPSHOT = "快照没有留下，自评本身不受影响。", "The snapshot was not kept; the assessment itself is not affected.";
    SNAPSHOT_GONE = "这份快照已经不在了。", "This snapshot is not there any more.";
    COMPARE_NOW = "与现在比较", "Compare with now";
    COMPARE_BOTH = "比较两份", "Compare the two";
    COMPARE_ORIGINAL = "与原来的一份比较", "Compare with the original";
    AS_NOW = "与现在相同", "As it is now";
    CAUSE_OPENING = "打开时", "When it was opened";
    CAUSE_BEFORE = "恢复之前", "Before a restore";
    CAUSE_FILE = "与文件相同", "As in a file";
    LASTING = "这个浏览器会留多久", "How long this browser keeps it";
    LASTING_PROMISED = "浏览器已承诺不自行删除本页存储的内容；清除浏览数据时仍会一并删除。", "The browser has promised to delete nothing of this page by itself. Clearing its data still does.";
    LASTING_OPEN = "浏览器没有承诺保留：磁盘空间不足时，可能会自行删除。", "The browser has promised nothing: it may delete this when the disk runs low.";
    LASTING_ASK = "请浏览器保留", "Ask the browser to keep it";
    LASTING_REFUSED = "浏览器没有答应。请时常导出文件。", "The browser did not agree. Save a file from time to time.";
    SEVEN_DAYS = "这看来是 Safari：七天不打开本页，它会自行删除这里的内容。", "This seems to be Safari: it deletes what is here when the page was not opened for seven days.";
    MAYBE_PRIVATE = "这可能是无痕窗口（只是推测）：窗口一关，这里的内容就没有了。", "This may be a private window (a guess): when it is closed, what is here is gone.";
    PROMISE = "显示“已保存”的内容不会丢：关闭页面、浏览器崩溃、存储写满、另开窗口、更换程序版本之后，都还在。", "What is shown as saved is not lost: after closing the page, a crash, full storage, a second window or another version of the program, it is there.";
    START_FILE = "浏览器清除数据时，这里的内容也会被清除。请时常导出文件，那才是真正的备份。", "Clearing the browser’s data clears this too. Save a file from time to time: that is the real backup.";
    PROMISE_TITLE = "什么存在哪里，什么会被浏览器删除", "What is kept where, and what a browser deletes";
    PROMISE_SAVED = "改动后不到半秒就写入这个浏览器的存储，读回核对，另存一份副本；副本写到磁盘上，才显示“已保存”。没有保存成的，会明说。", "A change is written to this browser’s storage within half a second, read back, and copied; “Saved” is shown when the copy is on the disk. What could not be saved is said to be so.";
    PROMISE_DAMAGE = "损坏的内容用副本自动修复；修不好的原样保留，能读的部分可以打开，原文可以下载。由更新的版本写成的只读不改。", "What got damaged is mended from its copy; what cannot be mended is kept as it is, opened as far as it can be read, and handed out. What a newer version wrote is shown and not changed.";
    PROMISE_WINDOWS = "一份自评同时只由一个窗口填写，其他窗口跟着看。万一两边都改了，两份都留下，可以对照。", "One window writes an assessment, the others follow. Should two have changed it, both are kept, to be compared.";
    PROMISE_HISTORY = "快照和撤销步骤也存在这个浏览器里。", "Snapshots and the steps to undo are kept in this browser too.";
    PROMISE_DELETES = "浏览器自己会删的，程序拦不住：清除网站数据；关闭无痕窗口；Safari 七天没有打开本页；磁盘快满，而浏览器没有答应保留。并非每种浏览器都能让本页认出无痕窗口。", "What the browser deletes by itself, no program can prevent: when its data are cleared; when a private window is closed; in Safari, when the page was not opened for seven days; when the disk runs low and the browser has not promised to keep it. Not every browser lets this page see that a window is private.";
    PROMISE_FILE = "所以导出的文件才是真正的保存：导出前会重新读一遍核对，换浏览器、换电脑也靠它。多久没有导出，程序会提醒。", "So the file is the real save: it is read again before it counts as one, and it is the way to another browser or computer. The program reminds you when the last one is old.";
    FORGETFUL_SAVE = "现在把全部自评导出为一个文件", "Save all assessments as one file now";
    KEEP_THE_FILE = "浏览器里的内容可能被清除，文件不会。", "What is in the browser can be cleared; a file cannot.";
    NOT_NOW = "以后再说", "Not now";
    FILE_DIFFERS = "没有导出：写出的文件重新读入后与现在的内容不一致。现有内容仍存储在浏览器里，请把此事告诉我们。", "Not saved as a file: read again, it did not say what is on screen. Your work is still stored in the browser; please report this.";
}

// Two states side by side.
words! {
    COMPARISON = "比较", "Comparison";
    COMPARISON_LEAD = "选两个版本：快照、现在、本设备上的其他自评，或一个文件。只列出不同之处。", "Choose two states: snapshots, the present, other assessments on this device, or a file. Only what differs is listed.";
    BEFORE = "前", "Before";
    AFTER = "后", "After";
    THE_PRESENT = "现在", "Now";
    OPEN_FILE_TO_COMPARE = "用文件比较…", "Compare with a file…";
    OTHER_EDITIONS = "两边用的是标准的不同版本：这里都按现在的版本计分，现在的版本没有的条目和要点不在比较之中。", "The two were made on different editions of the standard: both are scored here by the present one, and items and points that it does not have are not compared.";
    NO_DIFFERENCE = "两个版本的内容完全相同。", "Both have the same answers.";
    DIFFERENCE = "相差", "Difference";
    DECLARATIONS = "申明", "Declarations";
    CHOICES = "选择", "Choices";
    TEXTS = "文字", "Texts";
    COMMA = "、", ", ";
    DIFF_KEY = "−删去的文字− +加入的文字+", "−taken out− +put in+";
    WHOLE_TEXTS = "显示全文", "Show whole texts";
    PRINT_COMPARISON = "打印", "Print";
    NOT_ANSWERED = "未答", "Not answered";
}

/// Why there is no history, or a snapshot was not kept.
pub(in crate::ui) fn no_history(error: StorageError) -> Phrase {
    match error {
        StorageError::Denied => Phrase::new(
            "浏览器不允许本页存放历史版本，其他功能照常。请时常导出文件。",
            "The browser denies this page a history; all else works. Save a file from time to time.",
        ),
        StorageError::Full => Phrase::new(
            "浏览器的存储空间已满，快照没有留下。",
            "The browser’s storage is full; the snapshot was not kept.",
        ),
        StorageError::Locked => Phrase::new(
            "这份快照是用另一个密码加锁的，打不开。",
            "This snapshot was locked with another passphrase and cannot be opened.",
        ),
        StorageError::NotKept => Phrase::new("这份快照已损坏。", "This snapshot is damaged."),
        StorageError::TooLong => Phrase::new(
            "内容超过4 MiB，快照没有留下。",
            "It is over 4 MiB; the snapshot was not kept.",
        ),
    }
}

/// How much no file has yet, near the saved state. Of a single change the number is not told: it may be a guess.
pub(in crate::ui) fn not_in_file(lang: Lang, changes: usize, days: u32) -> String {
    match (lang, changes, days) {
        (Lang::Zh, 1, _) => String::from("有改动未导出"),
        (Lang::Zh, _, 0) => format!("{changes}处改动未导出"),
        (Lang::Zh, ..) => format!("{days}天未导出，{changes}处改动"),
        (Lang::En, 1, _) => String::from("changes not in a file"),
        (Lang::En, _, 0) => format!("{changes} changes not in a file"),
        (Lang::En, ..) => format!("{changes} changes, {} without a file", days_of(days)),
    }
}

fn days_of(days: u32) -> String {
    if days == 1 {
        String::from("1 day")
    } else {
        format!("{days} days")
    }
}

/// That it is time for a file.
pub(in crate::ui) fn time_for_a_file(lang: Lang, changes: usize, days: u32, ever: bool) -> String {
    match (lang, ever) {
        (Lang::Zh, false) => format!("已填写{changes}处，还没有导出过文件。"),
        (Lang::Zh, true) if days == 0 => format!("上次导出文件之后，已有{changes}处改动。"),
        (Lang::Zh, true) => format!("上次导出文件是{days}天前，此后有{changes}处改动。"),
        (Lang::En, false) => format!("{changes} answers, and no file yet."),
        (Lang::En, true) if days == 0 => format!("{changes} changes since the last file."),
        (Lang::En, true) => {
            format!(
                "{changes} changes since the last file, {} ago.",
                days_of(days)
            )
        }
    }
}

/// What was changed from the snapshot before: how many answers, and in which items; a few of them.
pub(in crate::ui) fn changed_since(
    lang: Lang,
    changes: usize,
    places: &[String],
    more: bool,
) -> String {
    let etc = if more { "…" } else { "" };
    match (lang, places) {
        (Lang::Zh, []) => format!("比前一份改动{changes}处"),
        (Lang::Zh, _) => format!("比前一份改动{changes}处：{}{etc}", places.join("、")),
        (Lang::En, []) => format!("{} since the one before", changes_of(changes)),
        (Lang::En, _) => {
            let places = places.join(", ");
            format!(
                "{} since the one before: {places}{etc}",
                changes_of(changes)
            )
        }
    }
}

fn changes_of(changes: usize) -> String {
    if changes == 1 {
        String::from("1 change")
    } else {
        format!("{changes} changes")
    }
}

/// How much of the storage is used, as the browser estimates; in mebibytes.
pub(in crate::ui) fn storage_used(lang: Lang, used: u64, quota: u64) -> String {
    let size = |size: u64| match size {
        0..1024 => format!("{size} MiB"),
        _ => format!("{} GiB", size / 1024),
    };
    let (used, quota) = (size(used), size(quota));
    match lang {
        Lang::Zh => format!("据浏览器估计，已用{used}，最多{quota}。"),
        Lang::En => format!("By the browser’s estimate {used} of {quota} are used."),
    }
}

/// What differs, in numbers.
pub(in crate::ui) fn differences(lang: Lang, answers: usize, items: usize, texts: usize) -> String {
    let others = answers.saturating_sub(items + texts);
    match (lang, others) {
        (Lang::Zh, 0) => format!("共{answers}处不同：{items}个条目的得分率，{texts}段文字。"),
        (Lang::Zh, _) => {
            format!(
                "共{answers}处不同：{items}个条目的得分率，{texts}段文字，{others}处选择或数据。"
            )
        }
        (Lang::En, 0) => {
            format!("Answers that differ: {answers} (percents: {items}, texts: {texts}).")
        }
        (Lang::En, _) => format!(
            "Answers that differ: {answers} (percents: {items}, texts: {texts}, choices and figures: {others})."
        ),
    }
}

/// What was left out of a text that stayed.
pub(in crate::ui) fn left_out(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("…{count}字相同…"),
        Lang::En => format!("… {count} characters the same …"),
    }
}

/// A difference of points with its sign.
pub(in crate::ui) fn signed(difference: Hundredths) -> String {
    match difference.get() {
        0 => String::from("±0.00"),
        1.. => format!("+{difference}"),
        // The sign that is as wide as the plus.
        _ => difference.to_string().replace('-', "−"),
    }
}

/// A snapshot in a list to choose from.
pub(in crate::ui) fn snapshot_of(lang: Lang, when: &str, name: &str) -> String {
    match (lang, name) {
        (Lang::Zh, "") => format!("快照 {when}"),
        (Lang::Zh, name) => format!("快照 {when}：{name}"),
        (Lang::En, "") => format!("Snapshot {when}"),
        (Lang::En, name) => format!("Snapshot {when}: {name}"),
    }
}
