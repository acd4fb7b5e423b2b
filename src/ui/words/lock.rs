//! The words of locking with a passphrase.

use super::{BUSY, GONE, fill, not_saved, unreadable};
use crate::language::{Lang, Phrase};
use crate::ui::lock::Refusal;

// What is locked, and the page of the lock.
words! {
    PASSPHRASE_PAGE = "密码保护", "Passphrase";
    LOCKED = "已加锁的自评", "Locked assessment";
    LOCKED_TAG = "已加锁", "Locked";
    UNLOCKED_TAG = "已解锁", "Unlocked";
    LOCKED_ABOUT = "内容要用密码打开。", "It opens with its passphrase.";
    UNLOCK = "解锁", "Unlock";
    UNLOCK_LEAD = "这份自评加了密码。内容只在这个窗口里解开，设备上存的始终是加密的。", "This assessment is locked. It is opened in this window alone; what is stored on the device stays sealed.";
    UNLOCK_FILE_LEAD = "这个文件加了密码。打开后，存在本设备上的仍是加密的，用同一个密码。", "This file is locked. Once opened, it is stored on this device sealed, with the same passphrase.";
    PASSPHRASE = "密码", "Passphrase";
    PASSPHRASE_NEW = "新密码", "New passphrase";
    PASSPHRASE_NOW = "现在的密码", "Present passphrase";
    PASSPHRASE_AGAIN = "再输一次", "The same once more";
    SHOW_PASSPHRASE = "显示密码", "Show what is typed";
    LOST_IS_FINAL = "密码丢了，内容就再也打不开：没有找回的办法，我们也没有备用的钥匙。", "A lost passphrase is final: there is no way back in, and nobody has a spare key.";
    LOCK_LEAD = "用密码加锁后，这份自评在本设备上只以密文保存：正文、得分、名称、历史版本和撤销记录都在内。", "Locked with a passphrase, this assessment is stored on this device only sealed: its texts, scores and names, its history and the steps to undo.";
    LOCK_NOTHING = "还没有打开或保存任何自评，所以没有可以加锁的内容。", "No assessment is open and stored, so there is nothing to lock.";
    LOCK_UNAVAILABLE = "这里不能加锁，也打不开加锁的内容：浏览器只在安全打开的网页上提供加密（https，或本机上的文件）。请改用https地址，或下载单文件版本使用。", "Locking and unlocking are not available here: a browser seals only on pages that were opened safely (https, or a file on this device). Use an https address, or the product in one file.";
    LOCK_READ_ONLY = "这个窗口只能看，不能改密码。请到正在填写的窗口去改，或先在这里继续。", "This window can only read, so the passphrase cannot be changed here. Do it in the window that writes, or continue here first.";
    FILE_FIRST = "先留一份文件", "Take a file first";
    FILE_FIRST_NOTE = "加锁之前导出一份不加锁的文件，放在安全的地方：万一忘了密码，它就是退路。", "Before you lock it, save an open file and keep it in a safe place: if the passphrase is forgotten, that is the way back.";
    SET_PASSPHRASE = "设置密码并加锁", "Set a passphrase and lock";
    PUBLIC_TITLE = "加锁时显示的名称（可不填；谁都看得见）", "Title shown while locked (optional; anybody can read it)";
    PASSPHRASE_ADVICE = "长比花样重要：几个互不相关的词连起来，又好记又难猜。不必非要大写、数字和符号。", "Length counts more than odd characters: a few unrelated words are easy to remember and hard to guess. No capitals, digits or symbols are asked for.";
    STRENGTH_SHORT = "很短：拿到设备的人用电脑很快就能试出来。", "Very short: whoever has the device lets a computer guess it soon.";
    STRENGTH_FAIR = "可以，再长一些更稳妥。", "Fair. Longer is safer.";
    STRENGTH_LONG = "够长。", "Long enough.";
    STRENGTH_SAME = "重复的字太多，等于很短。", "The same few characters over and over count as a short one.";
    LOCK_BROWSER_FILES = "此前以明文保存过的内容会从存储中删除，但浏览器自己的数据文件里可能还会残留一阵子。要最严密，请从一份新自评开始就加锁。", "What was stored open before is deleted from the storage, but the browser’s own data files may hold remains of it for a while. For the strictest protection, lock a new assessment before you write in it.";
    LOCK_IT = "加锁", "Lock";
    WORKING = "正在处理…", "Working…";
    ENTER_PASSPHRASE = "请输入密码。", "Enter a passphrase.";
    NOT_THE_SAME = "两次输入的不一样。", "The two are not the same.";
    WRONG_PASSPHRASE = "密码不对，内容没有动过，可以再试，次数不限。请检查大小写和输入法。", "That is not the passphrase. Nothing was touched; try again as often as you like. Check capitals and the input method.";
    WRONG_PRESENT = "现在的密码不对，什么都没有改。", "The present passphrase is another one. Nothing was changed.";
    IS_UNLOCKED = "这份自评已加锁，现在在这个窗口里解开了。保存时会先加密；关掉网页，或点“立即加锁”，就要再输密码。", "This assessment is locked, and unlocked in this window. It is sealed before it is stored. Closing the page, or “Lock now”, asks for the passphrase again.";
    LOCK_NOW = "立即加锁", "Lock now";
    LOCK_NOW_NOTE = "所有打开着它的窗口都会关上它。", "Every window that has it open closes it.";
    AS_A_FILE = "导出为文件", "Save as a file";
    SAVE_LOCKED = "加锁的文件", "Locked file";
    SAVE_LOCKED_NOTE = "别人拿到也打不开；在任何一台设备上用同一个密码打开。", "Nobody who gets it can read it; it opens on any device with the same passphrase.";
    SAVE_OPEN = "不加锁的文件", "Open file";
    SAVE_OPEN_NOTE = "谁拿到都能看。草稿（Word、HTML等）也从不加锁。", "Whoever gets it can read it. Drafts (HTML and others) are never locked either.";
    CHANGE_PASSPHRASE = "更换密码", "Change the passphrase";
    CHANGE_NOTE = "历史版本也一起换成新密码。以前导出的加锁文件仍用原来的密码。", "The history gets the new one too. Locked files that were saved before keep the old one.";
    REMOVE_PASSPHRASE = "取消密码", "Take the passphrase away";
    REMOVE_NOTE = "之后这份自评和它的历史版本在本设备上以明文保存。", "The assessment and its history are stored open on this device from then on.";
    NOW_LOCKED = "已加锁。设备上存的只有密文；名称和得分也不再显示在列表里。", "Locked. Only the sealed text is stored on this device; the list shows neither names nor scores.";
    NOW_CHANGED = "密码已更换。", "The passphrase was changed.";
    NOW_OPEN = "密码已取消，这份自评现在以明文保存。", "The passphrase was taken away; the assessment is stored open now.";
    LOCK_PAGE_OF = "密码保护…", "Passphrase…";
    NAME_SHOWN = "显示的名称", "Title shown";
    NAME_BOUND = "这个名称不用密码就看得到，但与密文绑在一起，谁也不能悄悄改动。改名要重新加密，所以需要密码。", "This title is read without the passphrase, but it is bound to what is sealed, so that nobody changes it unnoticed. A new one means sealing anew: that needs the passphrase.";
    NAME_SEALED = "自评自己的名称和标签在密文里：打开后可以在这里改。", "The assessment’s own name and label are sealed with the rest; they can be changed here while it is open.";
    COPY_SEALED = "副本用同一个密码加锁。做副本要先解开、再加密，所以需要密码。", "The copy is locked with the same passphrase. It is made by opening the assessment and sealing it anew: that needs the passphrase.";
    NOT_DUPLICATED = "没有复制。", "Not duplicated.";
    LOCKED_FIRST = "这份自评加了密码。请先解锁打开。", "This assessment is locked. Unlock it first.";
    LOAD_WITH_PASSPHRASE = "文件加了密码：请用 load(file, { passphrase }) 打开，或由用户在页面里打开并输入密码。", "The file is locked: open it with load(file, { passphrase }), or let its owner open it on the page and enter the passphrase.";
    SEALED_ELSEWHERE = "未保存：这份自评已在另一个窗口加锁。", "Not saved: another window locked this assessment.";
}

// Sentences with gaps: see [`fill`].
words! {
    SNAPSHOTS_LEFT = "有{}份历史版本没能处理，仍是原来的样子。请到“历史版本”查看。", "Earlier states that could not be treated and are as they were: {}. See “History”.";
    OTHERS_GO = "同一份自评在本设备上还有{}份明文（已删除的或损坏的），加锁时会彻底删除。需要的请先下载。", "Other open texts of this assessment on this device, deleted or damaged: {}. Locking removes them for good; download first what you need.";
    OTHERS_STAY = "列表里还有同一份自评的{}份副本，它们不会加锁：请另外加锁或删除。", "Other copies of this assessment in the list: {}. They stay open; lock or delete them too.";
    LOCKED_ADDED = "其中{}份加了密码，照原样存下。", "Locked ones among them, stored as they are: {}.";
}

/// Why something was not opened or locked, a line each; at least one.
pub(in crate::ui) fn refused(lang: Lang, refusal: &Refusal) -> Vec<String> {
    let phrase = match refusal {
        Refusal::Unavailable => LOCK_UNAVAILABLE,
        Refusal::Wrong => WRONG_PASSPHRASE,
        Refusal::Faults(faults) => return faults.iter().map(|fault| fault.say(lang)).collect(),
        Refusal::Unreadable(why) => return unreadable(lang, why),
        Refusal::Storage(error) => not_saved(*error),
        Refusal::Gone => GONE,
        Refusal::Busy => BUSY,
    };
    vec![phrase.get(lang).to_owned()]
}

/// What can be said of a new passphrase. An estimate: a character of Chinese counts as two, one that stands there already as
/// a half.
pub(in crate::ui) fn strength(lang: Lang, passphrase: &str) -> &'static str {
    let mut seen: Vec<char> = Vec::new();
    let mut halves = 0;
    for c in passphrase.chars() {
        if seen.contains(&c) {
            halves += 1;
        } else {
            seen.push(c);
            halves += if c.is_ascii() { 2 } else { 4 };
        }
    }
    let phrase = match halves {
        0 => return "",
        _ if seen.len() < 5 && passphrase.chars().count() > 8 => STRENGTH_SAME,
        ..20 => STRENGTH_SHORT,
        20..30 => STRENGTH_FAIR,
        _ => STRENGTH_LONG,
    };
    phrase.get(lang)
}

/// How many of something there are, where there are any.
pub(in crate::ui) fn some(lang: Lang, phrase: Phrase, count: usize) -> Option<String> {
    (count > 0).then(|| fill(phrase, lang, &[&count.to_string()]))
}
