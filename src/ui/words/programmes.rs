//! The words of programmes.

use crate::language::{Lang, Phrase};

words! {
    PROGRAMMES = "认定与奖项总览", "Programmes at a glance";
    CARRIED = "已带到按{}评的新自评，原来的自评没有改动", "Carried over to a new assessment by {}; the one before is untouched";
    NOT_CONVERTED = "组织简介、证据、指标和申明已经带过来；分数一律不换算，要重新评。", "Profile, evidence, indicators and declarations are here. No score is converted: score it anew.";
    NOT_CARRIED = "下面这些没有带过来；原文在“得分总览”页末尾，也仍在原来的自评里：", "Not carried over. Their text is at the end of the page “Scoreboard”, and still in the assessment before:";
    LEFT_PROFILE = "简介文字，没有对应的位置", "profile text without a place";
    LEFT_EVIDENCE = "证据，没有对应的要点", "evidence without a point of its own";
    LEFT_INDICATOR = "指标，没有对应的结果条目", "indicator without a result item of its own";
    EVERY_ITEM = "全部条目", "all items";
    LEFT_JUDGEMENT = "得分率、要素分数段等评分判断", "percent, bands and other judgements";
    LEFT_REMARKS = "理由、优势、改进机会和备注", "reasons, strengths, opportunities and notes";
    LEFT_PLAN = "改进计划", "the improvement plan";
    LEFT_UNKNOWN = "本程序不认识的内容", "fields that this program does not know";
    OF_OFFICE = "这是Word、Excel、PDF或压缩文件，这里打不开：自评和自编的标准包、项目包都是.json文件，压缩过的请先解压。Word模板在“自评报告草稿”页选用；指标从Excel复制，在结果条目里粘贴。", "This is a file of Word, Excel or PDF, or a ZIP archive. Assessments and packs are .json files: unpack an archive first. A Word template is chosen on the page “Draft self-evaluation”; indicators are copied from Excel and pasted in a result item.";
    OPEN_PACK = "打开自编标准包…", "Open a standard of your own…";
    PACK_ID_TAKEN = "“{}”是本程序自带标准的标识。请给标准包换一个id。", "“{}” is the id of a standard of this program. Give the pack an id of its own.";
    PROGRAMME_ID_TAKEN = "“{}”是本程序自带项目的标识。请给项目包换一个id。", "“{}” is the id of a programme of this program. Give the pack an id of its own.";
    FORGET_PACK = "移除“{}”", "Remove “{}”";
    STANDARD_REMOVED = "已移除“{}”。用它做的自评都还在：再打开时只能看，重新打开这个标准包后可以接着填。", "“{}” was removed. Assessments made on it are all still here: opened again they can be read, and written again once its pack is opened.";
    PROGRAMME_REMOVED = "已移除“{}”。为它填写的内容还在自评里，重新打开这个项目包就会显示。", "“{}” was removed. What was entered for it stays in the assessments, and is shown again once its pack is opened.";
    PACK_IS_BACK = "“{}”已恢复。", "“{}” is back.";
    PACK_NOT_KEPT = "这份包现在可以用，但没能存在这台设备上，下次要重新打开。", "The pack can be used now, but could not be kept on this device: open it again the next time.";
    OPEN_PROGRAMME = "打开自编项目包…", "Open a programme of your own…";
    OPEN_PROGRAMME_HINT = "项目包是一个 JSON 文件，打开后留在这台设备上。", "A programme pack is a JSON file; it is kept on this device.";
    READS_NOT_HERE = "要用到的标准不在这里：{}。可在“开始”页打开它的标准包。", "It reads the score of a standard that is not here: {}. Open its pack on the first page.";
    PACK_CHANGED = "这份自评按“{}”的另一版评分，与这里的版本不同。这里只能看，答案和暂定得分都是原来的；没有存下来的说明文字以“—”代替。", "This assessment was scored by another edition of “{}” than the one here. It can be read, with answers and provisional scores as they were; a dash stands for texts of the standard that were not kept.";
    MIGRATE = "复制到现在的版本", "Copy it to the present edition";
    PACK_WRITTEN = "包是自己写的JSON文件：用直引号和半角的冒号、逗号，最后一项后面不加逗号，不能有注释；format照“standards/README.md”或“programmes/README.md”填写。", "A pack is a JSON file that somebody writes: straight quotes, no comma behind the last entry, no comments, and the format that standards/README.md or programmes/README.md names.";
    PACK_REPLACED = "“{}”现在用刚打开的版本", "The edition of “{}” that was just opened is the present one";
    PACK_REPLACED_HINT = "按另一版做的自评都还在，打开后只能看；在其中可以复制到现在的版本。要换回来，请重新打开那一版的标准包。", "Assessments made on another edition are still here and can be read; each can be copied to the present edition. To go back, open the pack of the other edition again.";
    PACK_MISSING = "这份自评所用的标准“{}”（{}）不在这里。这里只能看，答案和暂定得分都是原来的；没有存下来的说明文字以“—”代替。", "The standard of this assessment, “{}” ({}), is not here. It can be read, with answers and provisional scores as they were; a dash stands for texts of the standard that were not kept.";
    FIND_PACK = "打开它的标准包…", "Open its pack…";
    PACK_OF_ANOTHER = "已收下标准包“{}”，但这份自评按“{}”做成，需要后者的标准包", "The pack “{}” is here now, but this assessment was made on “{}” and needs the pack of that";
    HIGHER_REACHED = "已达更高等级", "a higher one is reached";
    PROVISIONAL_DECLARED = "暂定：按申明判断，以主办单位的认定为准", "Provisional: by what was declared; the grantor decides";
    MIGRATED = "已复制到{}现在的版本，原来的自评没有改动", "Copied to the present edition of {}; the one before is untouched";
    ALL_FITS = "全部内容都对得上。", "Everything fits.";
    NOT_FITTING = "下面这些对不上；原文在“得分总览”页末尾，也留在原来的自评里：", "These did not fit. Their text is at the end of the page “Scoreboard”, and in the assessment before:";
    LEFT_BEHIND = "没有对应位置的内容", "What found no place";
    LEFT_BEHIND_HINT = "带到另一标准或换版时没有对应的位置，可以复制到合适的地方。这些文字留在自评文件里，不进入自评报告。", "Left when the assessment was carried over or copied to another edition: copy it to where it belongs. It stays in the assessment file and is in no draft.";
    BEGINS_ON = "“新建自评”按{}评分。也可以：", "“New assessment” is scored by {}. Or:";
    PROGRAMMES_LEAD = "全部认定与奖项，按接近的程度排列。没有回答的条件不算不成立。", "All certifications and awards, the nearest first. A condition that is not answered does not count as not met.";
    PROGRAMMES_FAILED = "认定项目没有载入。请检查网络后再试；所写内容不受影响。", "The programmes did not load. Check the network and try again; your work is not affected.";
    NAMED_PROGRAMME_FAILED = "本页指定的认定或奖项没有载入，其余不受影响。请告知本页的管理者：", "The programme that this page names did not load; nothing else is affected. Tell who keeps this page:";
    OF_PERSON = "（问申请人本人）", "(asked of the person who applies)";
    FULL_MARKS = "满分", "Full marks";
    NOT_FULL_MARKS = "满分请填1到100000的整数；目前未计入。", "Full marks are a whole number from 1 to 100000; not counted as it is.";
    NOT_A_SCORE = "请填数字，最多两位小数；目前未计入。", "A number with up to two decimals; not counted as it is.";
    ABOVE_FULL_MARKS = "得分比满分还高，请核对得分和满分；目前未计入。", "This is more than the full marks: check both. Not counted as it is.";
    OFFICIAL_SCORES = "正式得分", "Official scores";
    OFFICIAL_LEAD = "拿到正式得分以后填在这里，按它自己的满分折成百分比来比较；自评得分不变，仍是暂定。", "Enter an official score once there is one. It is compared as a percent of its own full marks; the self-score stays as it is, provisional.";
    SCORE_SOURCE = "来源", "Source";
    SCORE_DATE = "日期", "Date";
    OFFICIAL_TIER = "按正式得分和全部条件", "By the official score and all conditions";
    TIER_BY_OFFICIAL = "只看正式得分", "By the official score alone";
    ANOTHER_STANDARD = "这一项目的得分线对照另一份标准，本次自评的得分不能用，也不换算；条件和材料照常。", "The score lines of this programme rest on another standard: the score of this assessment does not count for it and is not converted. Conditions and material are as usual.";
    SCORE_OF_ANOTHER_STANDARD = "这一项目按另一份标准评分，本次自评的得分不能用，也不换算。", "This programme is scored by another standard: the score of this assessment does not count for it and is not converted.";
    THIS_ASSESSMENT = "本次自评", "This assessment";
    NO_CONDITIONS = "来源文件没有写申报条件，这里不判断资格。", "The source states no conditions; nothing is decided about eligibility here.";
    LEVELS = "等级", "Levels";
    MATERIALS = "材料清单", "Material to hand in";
    MATERIAL_STATE = "状态", "State";
    MATERIAL_OWNER = "负责人", "Who";
    MATERIAL_DATE = "日期", "By";
    STATE_OPEN = "未开始", "Not begun";
    STATE_BEGUN = "进行中", "In work";
    STATE_DONE = "已备齐", "Ready";
    ELECTRONIC = "电子文档", "electronic";
    ROUTES = "申报途径", "How to apply";
    STEPS = "流程", "Steps";
    AFTERWARDS = "取得之后", "Once granted";
    PERIODS = "期限", "Periods";
    PERIODS_LEAD = "填起始日，算出到期日。当天不计入。", "Give the day on which it begins to see when it ends. That day does not count.";
    WORKING_LEAD = "工作日跳过周六、周日，以及下面清单里的休息日。", "Working days leave out Saturdays, Sundays and the days off of the list below.";
    PERIOD_START = "起始日", "Begins on";
    ANY_PERIOD = "自己算一段工作日", "Any number of working days";
    PERIOD_DAYS = "几个工作日", "Working days";
    NO_START = "未填起始日", "No first day given";
    NOT_A_START = "起始日要写全，年份在1900到2999之间", "The first day must be a whole date of the years 1900 to 2999";
    NO_DAYS = "填好工作日数，这里就显示到期日", "Give the number of working days to see when they end";
    NOT_DAYS = "工作日数请填0到9999的整数", "Working days: a whole number from 0 to 9999";
    EXCEPTIONS = "休假与调休", "Days off and days worked";
    EXCEPTIONS_HINT = "写一天或一段，用换行或分号隔开，如：2026年10月1日至7日 休；2026-10-10 班。不写“休”“班”的算休息日。以国务院办公厅当年通知为准，本程序不附清单。", "A day or a range each, on lines of their own or with semicolons between: 2026-10-01..07 off; 2026-10-10 work. A day without a word is off. The State Council’s notice of the year counts; no list is shipped.";
    LACKS_YEAR = "（没有写年份）", " (the year is missing)";
    OR_HIGHER = "“{}”或以上", "“{}” or higher";
    ALL_PROGRAMMES = "查看全部项目", "See all programmes";
    COLUMN_PROGRAMME = "项目", "Programme";
    COLUMN_STANDING = "目前", "Now";
    COLUMN_TIER = "等级（暂定）", "Tier (provisional)";
    COLUMN_CONDITIONS = "条件", "Conditions";
    COLUMN_DISTANCE = "距下一等级", "To the next tier";
    MAKING_FILE = "正在生成文件…", "Making the file…";
    FILE_FAILED = "没有生成文件；所写内容不受影响。请检查网络后再试一次。", "The file was not made; your work is not affected. Check the network and try again.";
    DOWNLOAD_CSV = "下载 CSV", "Download CSV";
    WITH_PROGRAMMES = "认定项目", "Programmes";
    PROGRAMMES_FOLLOWED = "着手的项目", "those worked on";
    PROGRAMMES_ALL = "全部详列", "all in full";
    PROGRAMMES_NONE = "不列", "none";
}

/// The clause that is read: by itself, `一` would be a dash to who reads English.
pub(in crate::ui) fn clause_of(lang: Lang, clause: &str) -> String {
    match lang {
        Lang::Zh => clause.to_owned(),
        Lang::En => format!("Clause {clause}"),
    }
}

/// Carries the open assessment over to another standard.
pub(in crate::ui) fn carry_to(lang: Lang, short: &str) -> String {
    match lang {
        Lang::Zh => format!("带上现有内容，按{short}另建一份"),
        Lang::En => format!("Carry the open assessment over to {short}"),
    }
}

/// Begins an assessment on another standard.
pub(in crate::ui) fn begin_on(lang: Lang, short: &str, points: u32) -> String {
    match lang {
        Lang::Zh => format!("按{short}新建（{points}分）"),
        Lang::En => format!("New on {short} ({points} points)"),
    }
}

/// The day on which a period ends.
pub(in crate::ui) fn ends_on(lang: Lang, day: &str) -> String {
    match lang {
        Lang::Zh => format!("到期日：{day}"),
        Lang::En => format!("Ends on {day}"),
    }
}

/// An entry of a list that cannot be read, and what it lacks.
pub(in crate::ui) fn bad_entry(lang: Lang, line: usize, text: &str, lacks_year: bool) -> String {
    let lacks = if lacks_year { LACKS_YEAR.get(lang) } else { "" };
    match lang {
        Lang::Zh => format!("第{line}行“{text}”{lacks}"),
        Lang::En => format!("line {line}, “{text}”{lacks}"),
    }
}

/// All entries of a list that cannot be read.
pub(in crate::ui) fn bad_entries(lang: Lang, entries: &[String]) -> String {
    match lang {
        Lang::Zh => format!("读不懂、没有计入：{}。其余照常计入。", entries.join("；")),
        Lang::En => format!(
            "Not read and not counted: {}. All else counts.",
            entries.join("; ")
        ),
    }
}

/// What an official score says, and the stage that it fails at.
pub(in crate::ui) fn official_state(lang: Lang, state: &str, fails_at: Option<&str>) -> String {
    match (lang, fails_at) {
        (Lang::Zh, None) => format!("只看正式得分：{state}"),
        (Lang::En, None) => format!("official score alone: {state}"),
        (Lang::Zh, Some(stage)) => format!("只看正式得分：{state}（未通过“{stage}”）"),
        (Lang::En, Some(stage)) => format!("official score alone: {state} (not passed: “{stage}”)"),
    }
}

/// No tier, because of a stage before it.
pub(in crate::ui) fn no_tier_after(lang: Lang, stage: &str) -> String {
    match lang {
        Lang::Zh => format!("暂无：未通过“{stage}”"),
        Lang::En => format!("None yet: not passed: “{stage}”"),
    }
}

/// What the self-score says of a stage, and the official score where one was entered.
pub(in crate::ui) fn stage_state(lang: Lang, own: &str, official: Option<&str>) -> String {
    let own = match lang {
        Lang::Zh => format!("自评得分（暂定）：{own}"),
        Lang::En => format!("self-score (provisional): {own}"),
    };
    match (lang, official) {
        (_, None) => own,
        (Lang::Zh, Some(official)) => format!("{own}；{official}"),
        (Lang::En, Some(official)) => format!("{own}; {official}"),
    }
}

/// Copies and limits of a material.
pub(in crate::ui) fn copies(lang: Lang, copies: u32) -> String {
    match lang {
        Lang::Zh => format!("纸质一式{copies}份（装订）"),
        Lang::En if copies == 1 => String::from("1 bound paper copy"),
        Lang::En => format!("{copies} bound paper copies"),
    }
}

/// The most characters of a text.
pub(in crate::ui) fn at_most(lang: Lang, of: &str, characters: u32) -> String {
    match lang {
        Lang::Zh => format!("{of}：{characters}字以内"),
        Lang::En => format!("{of}: up to {characters} characters"),
    }
}

/// For how long what is granted is valid.
pub(in crate::ui) fn validity(lang: Lang, years: u32) -> String {
    match lang {
        Lang::Zh => format!("牌匾、证书的有效期为{years}年。"),
        Lang::En => format!("What is granted is valid for {years} years."),
    }
}
