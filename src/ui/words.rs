//! The words of the interface, both languages side by side. A missing one does not compile.

use crate::draft::visible;
use crate::language::{Lang, Phrase};
use crate::programme::Verdict;
use crate::scoring::{Rise, Total};
use crate::standard::Hundredths;
use crate::storage::{Broken, StorageError, Unreadable};

macro_rules! words {
    ($($name:ident = $zh:literal, $en:literal;)*) => {
        $(pub(in crate::ui) const $name: Phrase = Phrase::new($zh, $en);)*
    };
}

mod form;
mod history;
mod improvement;
mod indicators;
mod library;
mod lock;
mod programmes;
mod word;

pub(super) use form::*;
pub(super) use history::*;
pub(super) use improvement::*;
pub(super) use indicators::*;
pub(super) use library::*;
pub(super) use lock::*;
pub(super) use programmes::*;
pub(super) use word::*;

// The frame.
words! {
    PRODUCT = "卓越绩效自评", "Excellence self-assessment";
    PROVISIONAL = "暂定", "Provisional";
    PROVISIONAL_NOTE = "暂定：自评得分，不是正式评审结果", "Provisional: a self-score, not an official result";
    FICTIONAL = "示例：虚构的组织与数据", "Example: organisation and data are fictional";
    SKIP = "跳到正文", "Skip to the page";
    NAVIGATION = "自评导航", "Assessment navigation";
    CONTENTS = "目录", "Contents";
    SCORES = "得分", "Scores";
    CLOSE = "关闭", "Close";
    OTHER_LANGUAGE = "English", "中文";
    THEME = "外观", "Appearance";
    THEME_SYSTEM = "跟随系统", "System";
    THEME_LIGHT = "浅色", "Light";
    THEME_DARK = "深色", "Dark";
    UNDO = "撤销", "Undo";
    REDO = "重做", "Redo";
    FILE = "文件", "File";
    NEW = "新建自评", "New assessment";
    OPEN = "打开文件…", "Open a file…";
    SAVE_FILE = "导出自评文件（.json）", "Save as a file (.json)";
    ALL_ASSESSMENTS = "全部自评", "All assessments";
    UNNAMED = "未命名的组织", "Organisation without a name";
    PREVIOUS = "上一页", "Back";
    NEXT = "下一页", "Next";
    KEYS = "Ctrl＋Enter 下一页，Ctrl＋Shift＋Enter 上一页，Ctrl＋Z 撤销，Ctrl＋Y 重做，Ctrl＋S 导出文件，Ctrl＋O 打开文件", "Ctrl+Enter next page, Ctrl+Shift+Enter back, Ctrl+Z undo, Ctrl+Y redo, Ctrl+S save a file, Ctrl+O open a file";
    DROP_HERE = "松开以打开自评文件", "Drop to open the assessment file";
    LOADING = "载入中…", "Loading…";
    PART_FAILED = "这一部分没有载入。请检查网络后再试；所写内容不受影响。", "This part did not load. Check the network and try again; your work is not affected.";
    STANDARD_MISSING = "所用的标准没有载入。请检查网络后再试；所写内容不受影响。", "The standard that it belongs to did not load. Check the network and try again; your work is not affected.";
    TRY_AGAIN = "再试一次", "Try again";
    CLAUSE = "条款", "Clause";
    SEPARATOR = "：", ": ";
}

// Storing.
words! {
    NOTHING_YET = "尚无内容", "Nothing yet";
    SAVING = "保存中…", "Saving…";
    MEMORY_ONLY = "未保存：浏览器不允许本页存储", "Not saved: the browser denies this page its storage";
    KEEP_A_FILE = "内容仍在本页内存中。关闭前请导出文件。", "Your work is still in this page’s memory. Save it as a file before you close the page.";
    PRESENT_UNTOUCHED = "现有的自评没有改动。", "The present assessment is untouched.";
    UNREADABLE = "存储的这份内容读不出来，已原样保留。", "This stored text cannot be read. It is kept as it is.";
    DAMAGED = "内容与写入时不一致：可能中断或损坏。", "It is not what was written: cut short or damaged.";
    NEWER = "由更新的版本写成，这里只保留、不改动。请用新版本打开。", "A newer version wrote it; here it is kept and not changed. Open it with the newer version.";
    OPEN_SALVAGED = "打开能读出的部分", "Open what can be read";
    SALVAGED = "已把能读出的部分另存为一份新自评，原来的一份仍原样保留。以下内容没有读出，请核对：", "What could be read is stored as a new assessment; the damaged one is kept as it is. Not recovered, please check:";
    LOST_UNKNOWN = "没有发现缺失，但个别文字可能有改动。", "Nothing is missing, but single characters may have changed.";
    NOTHING_READABLE = "没有能读出的内容，原来的一份仍原样保留。", "Nothing of it can be read. It is kept as it is.";
    DOWNLOAD_TEXT = "下载原文", "Download the text";
    TOO_LARGE_TO_OPEN = "自评文件超过4 MiB，将无法再次打开。请把过长的证据移到附件。", "The file has more than 4 MiB and could not be opened again. Move very long evidence into attachments.";
}

// Several windows, and records of newer versions.
words! {
    READ_ONLY = "只读", "Read only";
    FOLLOWS = "这份自评正在另一个窗口填写。这里只能看，内容随那边的保存更新。", "Another window is writing this assessment. Here it can be read, and follows what is saved there.";
    TAKEN = "另一个窗口接管了这份自评。这里只能看，内容随那边的保存更新。", "Another window took this assessment over. Here it can be read, and follows what is saved there.";
    CONTINUE_HERE = "在这里继续", "Continue here";
    PARTED = "另一个窗口改动了同一份自评。两份都已保留，本窗口的是副本。", "Another window changed the same assessment. Both are kept; this window has the copy.";
    NEWER_TITLE = "由更新的版本写成的自评", "An assessment that a newer version wrote";
    NEWER_SHOWN = "这份自评由更新的版本写成。这里只显示本版本认识的内容，原文不作任何改动。", "A newer version wrote this assessment. What this version knows of it is shown, and nothing of it is changed.";
    VIEW = "查看", "View";
}

// The start page.
words! {
    START = "开始", "Start";
    START_PRIVACY = "没有账号，没有服务器。所写内容只留在这台设备的浏览器里，页面打开后不向任何人发送数据。", "No account, no server. What you write stays in the browser of this device; once the page is open, nothing is sent to anybody.";
    LOAD_EXAMPLE = "看完整示例", "See the example";
    EXAMPLE_NOTE = "一家虚构的深圳制造企业，全部填好。", "A fictional Shenzhen manufacturer, filled in completely.";
    EXAMPLE_FAILED = "示例没有打开。请检查网络后再试；其他功能不受影响。", "The example was not opened. Check the network and try again; nothing else is affected.";
    LANGUAGE_FAILED = "另一种语言没有加载成功。请检查网络后再试；所写内容不受影响。", "The other language could not be loaded. Check the network and try again; your work is not affected.";
    STORED = "本设备上的自评", "Assessments on this device";
    NONE_STORED = "还没有。新建一份，或打开文件。", "None yet. Begin a new one or open a file.";
    CONTINUE = "继续", "Continue";
    DELETE = "删除", "Delete";
    DELETE_YES = "确定删除", "Delete for good";
    CANCEL = "取消", "Cancel";
    SAVE_AS_FILE = "导出文件", "Save as a file";
    OPEN_NOW = "当前打开", "Open now";
    HOW_IT_WORKS = "怎样进行", "How it goes";
    STEP_PROFILE = "写组织简介：不计分，是后面一切判断的尺子。", "Write the organisation profile: not scored, but the yardstick for all that follows.";
    STEP_ITEMS = "逐条自评：为要点写证据，为要素选分数段，程序给出建议，由您决定得分率。", "Assess item by item: evidence for the guidance points, a band for each factor; the program proposes, you decide the percent.";
    STEP_SCORES = "看得分：已得、待定、各类目、雷达图，以及距下一等级还差多少。", "Read the scores: earned, open, by category, the radar, and the distance to the next tier.";
    STEP_DRAFT = "取走草稿：按标准的章节排好，缺证据处标出【待补证据】。", "Take the draft: in the order of the standard, gaps marked 【待补证据】.";
}

// The profile.
words! {
    PROFILE_NOT_SCORED = "不计分。评价时以此为依据，也是草稿的第一章。", "Not scored. It is what every judgement refers to, and the first chapter of the draft.";
    ORGANISATION = "组织", "Organisation";
    NAME = "组织名称", "Name of the organisation";
    INDUSTRY = "行业", "Industry";
    PLACE = "所在地", "Place";
    PERIOD = "自评期间（如2026）", "Period assessed (such as 2026)";
    AUTHOR = "编写人或部门", "Written by (person or department)";
    PROMPTS = "请写明", "Tell";
    INSERT_PROMPTS = "把提示填入为小标题", "Insert the prompts as headings";
}

// The item page.
words! {
    PROCESS_ITEM = "过程条目", "Process item";
    RESULT_ITEM = "结果条目", "Result item";
    BASIC = "基本要求", "Basic requirement";
    OVERALL = "总体要求", "Overall requirement";
    GUIDANCE = "要点与证据", "Guidance points and evidence";
    GUIDANCE_NOTE = "要点是指引，不是清单：以其他方式做到的，同样算覆盖，请写明方式。", "The points guide, they are no checklist: another way that meets them counts as well. Say which.";
    DEEPENS = "进一步", "More closely";
    COVERAGE = "以所述或其他方式，覆盖到什么程度？", "How far is this covered, in this or another way?";
    EVIDENCE = "证据", "Evidence";
    EVIDENCE_HINT = "做法、范围、数据、文件名称", "what is done, where, figures, documents";
    EXAMPLE_INDICATORS = "可参考的指标", "Indicators you might use";
    FACTORS = "评价要素", "Factors";
    FACTORS_NOTE = "每个要素选一个最贴近实际的分数段。", "For each factor, choose the band whose wording fits best.";
    NOTE = "依据", "Why this band";
    BAND = "分数段", "Band";
    CLEAR = "清除", "Clear";
    PROPOSAL = "建议", "Proposal";
    PROPOSAL_MISSING = "各要素都选定后，这里给出建议的得分率。", "Once all factors are placed, a percent is proposed here.";
    PROPOSAL_OWN = "这条建议规则是本程序的，不是标准的；得分率是对整个条目的综合判断，由您决定。", "This rule is the program’s own, not the standard’s. The percent is a judgement of the whole, and yours.";
    ADOPT = "采用", "Use it";
    ADOPTED = "已采用", "In use";
    PERCENT = "得分率", "Percent";
    PERCENT_NOTE = "由您决定。未选不等于0。", "Yours to decide. Not chosen is not zero.";
    REASON = "与建议不同的理由（可不填）", "Why it differs from the proposal (optional)";
    STRENGTHS = "优势", "Strengths";
    OPPORTUNITIES = "改进机会", "Opportunities for improvement";
    PRIVATE = "内部备注", "Private note";
    PRIVATE_HINT = "只留在自评文件里，不进草稿。", "Stays in the assessment file, never in the draft.";
    HOW_COMPUTED = "怎么得来", "Where it comes from";
    NOT_SCORED = "未评", "Not scored";
    FINDINGS = "证据核查", "Evidence check";
    PUT_ASIDE_WITH = "不适用？写明理由后搁置", "Does not apply? Put it aside with a reason";
    ASIDE = "搁置", "Put aside";
    PUT_ASIDE_REASON = "理由（会写进草稿）", "Reason (it appears in the draft)";
    PUT_ASIDE_FOR = "已搁置，不再影响证据支持的得分率。理由：{}", "Put aside; it no longer limits the percent supported. Reason: {}";
    ASK_AGAIN = "不再搁置", "Ask again";
    TABLE_SHOWS = "表中数据说明什么", "What the table shows";
    TABLE_SHOWS_NOTE = "由表中数字按评分指南的数量词得出，只是建议；整合由您判断。“结果较好”按全部指标计，其余比例按核心指标计。", "From the figures and the words of quantity of the scoring guide: a proposal only. Integration is yours to judge. “Acceptable” is a share of all indicators, the rest are of the core ones.";
    NEXT_BAND_ASKS = "再高一段还要：{}", "The next band also asks: {}";
    EACH_INDICATOR = "逐个指标的趋势与级别", "Trend and class of each indicator";
    CLASS_SHOWN = "对比数据显示为“{}”，采用", "The comparison shows “{}”: use it";
    FINDINGS_NOTE = "以下是要回答的问题，不改变您的决定。", "Questions to look into; they change nothing you decided.";
    ALSO_TITLED = "标准另处称", "Elsewhere in the standard";
    TOO_LONG = "超过20万字符，未保存。请缩短，或改为引用附件。", "More than 200,000 characters: not saved. Shorten it, or refer to an attachment.";
    UNKEPT = "有内容未能保存", "Something is not saved";
}

// Scores.
words! {
    SCOREBOARD = "得分总览", "Scoreboard";
    TOTAL = "总分", "Total";
    OPEN_POINTS = "待定", "Open";
    SUPPORTED = "证据支持", "Supported";
    SUPPORTED_NOTE = "“证据支持”是证据核查没有疑问时的最高得分率，供对照，不改变您的评分。", "“Supported” is the highest percent at which the evidence check has no question; for comparison, it changes nothing.";
    ITEM = "条目", "Item";
    POINTS = "分值", "Points";
    SCORE = "得分", "Score";
    PROPOSED = "建议", "Proposed";
    RADAR = "各类目得分率", "Categories in percent";
    LADDER = "等级", "Tiers";
    NEAREST = "离下一等级最近的条目", "Where the points are nearest";
    ALL_REACHED = "总分已够最高等级。", "The total is enough for the highest tier.";
    NO_FINDINGS = "没有疑问。", "No questions.";
}

// Programmes.
words! {
    CONDITIONS = "条件", "Conditions";
    ELIGIBILITY = "申请资格", "Who may apply";
    TIERS = "等级与条件", "Tiers and conditions";
    NOT_WHOLE = "请填0到9999的整数；目前未计入。", "A whole number from 0 to 9999; not counted as it is.";
    YES = "是", "Yes";
    NO = "否", "No";
    UNDECIDED = "待定", "Not decided";
    MET = "成立", "Met";
    FAILED = "不成立", "Not met";
    REACHED = "达到", "Reached";
    STILL_OPEN = "待定", "Open";
    NOT_REACHED = "未达到", "Not reached";
    NO_TIER = "暂无", "None yet";
    TIER_NOW = "按现有得分与申明", "By score and declarations";
    TIER_DECLARED = "按现有申明", "By declarations";
    TIER_BY_SCORE = "只看得分", "By score alone";
    ALL_OF = "全部成立", "All of these";
    ANY_OF = "至少一项成立", "At least one of these";
    READINGS = "条款的读法", "How clauses are read";
    SOURCE = "依据", "Source";
    GRANTED_BY = "认定机构", "Granted by";
}

// The draft.
words! {
    DRAFT = "自评报告草稿", "Draft self-evaluation";
    DRAFT_LEAD = "按标准的章节排好：取走后补齐证据、改成贵组织的文字。", "In the order of the standard. Take it, fill the gaps and make the words your own.";
    DRAFT_LANGUAGE = "草稿语言", "Language of the draft";
    DOWNLOAD_EXCEL = "下载 Excel", "Download Excel";
    MAKING_EXCEL = "正在生成 Excel 文件…", "Making the Excel file…";
    EXCEL_FAILED = "没有生成 Excel 文件；所写内容不受影响。请检查网络后再试一次。", "The Excel file was not made; your work is not affected. Check the network and try again.";
    WITH_SCORES = "含得分", "With scores";
    WITHOUT_OUTCOME = "不含得分时，得分、认定项目与改进计划的附录也不列入。", "Without scores, the annexes of scores, programmes and the improvement plan are left out too.";
    WITH_REQUIREMENTS = "含要求提要", "With the requirements in brief";
    WITH_FINDINGS = "含证据核查", "With the evidence check";
    EXTENT = "范围", "Extent";
    WHOLE_DRAFT = "全部章节", "All chapters";
    DOWNLOAD_MARKDOWN = "下载 Markdown", "Download Markdown";
    DOWNLOAD_HTML = "下载 HTML", "Download HTML";
    PRINT = "打印或存为PDF", "Print or save as PDF";
    CHAPTER = "章节", "Chapter";
    CHAPTERS = "各章篇幅", "Length of the chapters";
    WRITING = "正在写草稿…", "Writing the draft…";
    DRAFT_FAILED = "写草稿的部分没有加载成功。请检查网络后重新打开本页；所写内容不受影响。", "The part that writes the draft could not be loaded. Check the network and open this page again; your work is not affected.";
    CHARACTERS = "字数，不计空白", "Characters, white space not counted";
    OWN_WORDS = "贵组织的内容", "Your own";
    IN_ALL = "全部", "In all";
    MISSING_EVIDENCE = "待补证据", "Missing evidence";
    NOTHING_MISSING = "没有缺口。", "No gaps.";
    PREVIEW = "预览", "Preview";
}

// The page about the standard.
words! {
    ABOUT_STANDARD = "关于标准", "About the standard";
    VALUES = "核心价值理念", "Core values";
    GUIDES = "评分指南", "Scoring guides";
    QUANTITY_WORDS = "定量与定性用语", "Words of quantity and quality";
    TERMS = "关键术语", "Key terms";
    EDITION = "版本", "Edition";
}

/// What the product does, by a standard.
pub(super) fn start_lead(lang: Lang, standard: &str) -> String {
    match lang {
        Lang::Zh => format!("按{standard}逐条自评：写下证据，看到暂定得分，带走一份自评报告草稿。"),
        Lang::En => format!(
            "{standard}, item by item: note the evidence, see a provisional score, take a draft self-evaluation home."
        ),
    }
}

/// A count of characters.
pub(super) fn characters(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("{count}字"),
        Lang::En => format!("{count} characters"),
    }
}

/// Points with their unit.
pub(super) fn points(lang: Lang, points: impl std::fmt::Display) -> String {
    match lang {
        Lang::Zh => format!("{points}分"),
        Lang::En => format!("{points} points"),
    }
}

/// When it was saved.
pub(super) fn saved_at(lang: Lang, time: &str) -> String {
    match lang {
        Lang::Zh => format!("已保存 {time}"),
        Lang::En => format!("Saved {time}"),
    }
}

/// How many items are scored.
pub(super) fn scored(lang: Lang, scored: usize, items: usize) -> String {
    match lang {
        Lang::Zh => format!("已评{scored}／{items}条"),
        Lang::En => format!("{scored} of {items} items scored"),
    }
}

/// The points that are not decided yet.
pub(super) fn still_open(lang: Lang, open: Hundredths, items: usize) -> String {
    match lang {
        Lang::Zh => format!("另有{items}条未评，{open}分待定"),
        Lang::En => format!("{items} items not scored, {open} points open"),
    }
}

/// What a total can still become; nothing where it is complete.
pub(super) fn still_within(lang: Lang, total: &Total) -> String {
    let (low, high) = (total.earned, total.ceiling);
    let [from, to] = [low, high].map(|points| points.percent_of(total.possible));
    match lang {
        _ if total.is_complete() => String::new(),
        Lang::Zh => format!("，全部评完在{low}至{high}分之间（{from}至{to}）"),
        Lang::En => {
            format!("; with all of them the total lies between {low} and {high} ({from} to {to})")
        }
    }
}

/// The distance to a tier.
pub(super) fn distance(lang: Lang, distance: Hundredths) -> String {
    match lang {
        Lang::Zh => format!("还差{distance}分"),
        Lang::En => format!("{distance} points to go"),
    }
}

/// What raising an item brings, and where it alone closes the distance.
pub(super) fn step(lang: Lang, rise: Rise, gain: Hundredths) -> String {
    match (lang, rise) {
        (Lang::Zh, Rise::Open) => format!("尚未评分，最多{gain}分"),
        (Lang::Zh, Rise::Next(next)) => format!("到{next}：＋{gain}分"),
        (Lang::Zh, Rise::Closes(next, at)) => format!("到{next}：＋{gain}分；到{at}即够"),
        (Lang::En, Rise::Open) => format!("not scored yet, at most {gain} points"),
        (Lang::En, Rise::Next(next)) => format!("to {next}: +{gain} points"),
        (Lang::En, Rise::Closes(next, at)) => format!("to {next}: +{gain} points; enough at {at}"),
    }
}

/// How many questions the evidence check has.
pub(super) fn findings(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Zh => format!("证据核查：{count}个问题"),
        Lang::En if count == 1 => String::from("Evidence check: 1 question"),
        Lang::En => format!("Evidence check: {count} questions"),
    }
}

/// A least percent of the total or of the best category.
pub(super) fn at_least_percent(lang: Lang, best_category: bool, percent: &str) -> String {
    match (lang, best_category) {
        (Lang::Zh, false) => format!("总分达到评定标准总分的{percent}"),
        (Lang::Zh, true) => format!("至少一个类目达到其自身分值的{percent}"),
        (Lang::En, false) => format!("the total is at least {percent} of all points"),
        (Lang::En, true) => format!("one category is at least {percent} of its own points"),
    }
}

/// The total, read out when it changes.
pub(super) fn spoken_total(lang: Lang, earned: Hundredths, percent: &str) -> String {
    match lang {
        Lang::Zh => format!("暂定总分{earned}分，{percent}"),
        Lang::En => format!("Provisional total {earned} points, {percent}"),
    }
}

/// Why the assessment is not stored.
pub(super) fn not_saved(error: StorageError) -> Phrase {
    match error {
        StorageError::Denied => MEMORY_ONLY,
        StorageError::Full => Phrase::new(
            "未保存：浏览器的存储空间已满",
            "Not saved: the browser’s storage is full",
        ),
        StorageError::Locked => SEALED_ELSEWHERE,
        StorageError::TooLong => Phrase::new(
            "未保存：内容超过4 MiB，存下也打不开，请删减文字",
            "Not saved: over 4 MiB could not be opened again; please shorten the texts",
        ),
        StorageError::NotKept => Phrase::new(
            "未保存：浏览器没有留住写入的内容",
            "Not saved: the browser did not keep what was written",
        ),
    }
}

/// Why a stored text cannot be read, one sentence each; at least one.
pub(super) fn unreadable(lang: Lang, unreadable: &Unreadable) -> Vec<String> {
    let sentence = match unreadable {
        Unreadable::Broken(Broken::Damaged) => DAMAGED,
        Unreadable::Broken(Broken::Newer { .. }) => NEWER,
        Unreadable::Faults(faults) => return faults.iter().map(|fault| fault.say(lang)).collect(),
    };
    vec![sentence.get(lang).to_owned()]
}

/// A file that could not be opened.
pub(super) fn file_not_opened(lang: Lang, name: &str) -> String {
    let untouched = PRESENT_UNTOUCHED.get(lang);
    let name = visible(name);
    match lang {
        Lang::Zh => format!("没有打开“{name}”。{untouched}"),
        Lang::En => format!("“{name}” was not opened. {untouched}"),
    }
}

/// A copy that was parted from a record of the same name.
pub(super) fn copy(lang: Lang, name: &str, time: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}（副本，{time}分开）"),
        Lang::En => format!("{name} (copy, parted {time})"),
    }
}

/// A record and when it was stored.
pub(super) fn saved_copy(lang: Lang, name: &str, time: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}（{time}保存）"),
        Lang::En => format!("{name} (saved {time})"),
    }
}

/// Leads to the record that a copy was parted from.
pub(super) fn open_original(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("打开原来的一份：{name}"),
        Lang::En => format!("Open the original: {name}"),
    }
}

/// Stays with the copy.
pub(super) fn keep_copy(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("留在这份：{name}"),
        Lang::En => format!("Stay with this one: {name}"),
    }
}

/// A verdict on a condition.
pub(super) fn condition_verdict(verdict: Verdict) -> Phrase {
    match verdict {
        Verdict::Met => MET,
        Verdict::Open => STILL_OPEN,
        Verdict::Failed => FAILED,
    }
}

/// A verdict on a tier.
pub(super) fn tier_verdict(verdict: Verdict) -> Phrase {
    match verdict {
        Verdict::Met => REACHED,
        Verdict::Open => STILL_OPEN,
        Verdict::Failed => NOT_REACHED,
    }
}

/// The label of the note of a factor.
pub(super) fn note_of(lang: Lang, factor: &str) -> String {
    match lang {
        Lang::Zh => format!("{}（{factor}）", NOTE.get(lang)),
        Lang::En => format!("{} ({factor})", NOTE.get(lang)),
    }
}

/// Where the proposed band comes from.
pub(super) fn proposed_band(lang: Lang, range: &str) -> String {
    match lang {
        Lang::Zh => format!("要素都达到{range}段（至多一个例外），取这一段。"),
        Lang::En => format!("All factors reach {range}, but for one at most: this is the band."),
    }
}

/// Where the steps are counted from.
pub(super) fn proposed_start(lang: Lang, start: &str) -> String {
    match lang {
        Lang::Zh => format!("从段内的{start}起算。"),
        Lang::En => format!("Counting starts at {start} within it."),
    }
}

/// The factors that move the proposal up or down.
pub(super) fn proposed_steps(lang: Lang, factors: &str, up: bool) -> String {
    match (lang, up) {
        (Lang::Zh, true) => format!("{factors}高于这一段：每个要素上调一档，不出本段。"),
        (Lang::Zh, false) => format!("{factors}低于这一段：每个要素下调一档，不出本段。"),
        (Lang::En, true) => {
            format!("{factors} above the band: one step up each, never leaving it.")
        }
        (Lang::En, false) => {
            format!("{factors} below the band: one step down each, never leaving it.")
        }
    }
}

/// Two factors far apart.
pub(super) fn factors_apart(lang: Lang, low: &str, high: &str) -> String {
    match lang {
        Lang::Zh => format!("{low}与{high}相差两段或更多，值得再看一眼。"),
        Lang::En => format!("{low} and {high} are two or more bands apart: worth a second look."),
    }
}

/// The multiplication behind an item's score.
pub(super) fn multiplication(lang: Lang, points: u32, percent: &str, score: &str) -> String {
    match lang {
        Lang::Zh => format!("{points}分×{percent}＝{score}分"),
        Lang::En => format!("{points} points × {percent} = {score} points"),
    }
}

/// A sum written out.
pub(super) fn sum(lang: Lang, parts: &[String], total: &str) -> String {
    match lang {
        Lang::Zh => format!("{}＝{total}分", parts.join("＋")),
        Lang::En => format!("{} = {total} points", parts.join(" + ")),
    }
}

/// The label of the evidence of a guidance point.
pub(super) fn evidence_of(lang: Lang, heading: &str) -> String {
    match lang {
        Lang::Zh => format!("{}：{heading}", EVIDENCE.get(lang)),
        Lang::En => format!("{}: {heading}", EVIDENCE.get(lang)),
    }
}

/// What is known about a tier, and the points still missing to it.
pub(super) fn tier_state(lang: Lang, verdict: Verdict, missing: Option<Hundredths>) -> String {
    let word = tier_verdict(verdict).get(lang);
    match missing.filter(|missing| *missing > Hundredths::ZERO) {
        Some(missing) => format!("{word} · {}", distance(lang, missing)),
        None => word.to_owned(),
    }
}
