//! The words of application forms.

use crate::language::{Lang, Phrase};

words! {
    FILL_FORM = "填写申报表", "Fill in the application form";
    FORM_UNKNOWN = "本程序没有“{}”这份申报表；请用主办单位的原表填写。", "This program has no form “{}”; please fill in the one of the grantor.";
    FORM_FAILED = "申报表没有载入。请检查网络后再试；所写内容不受影响。", "The form did not load. Check the network and try again; your work is not affected.";
    FORM_NUMBER = "这一栏要填整数；文件里会照原样写出。", "A whole number is asked here; documents show it as typed.";
    FORM_BACK = "回到这个项目", "Back to the programme";
    FORM_LEAD = "栏目和次序照原表，已知的取自组织简介。所填内容存在这次自评里，可以撤销。交件前请与当年的通知核对。", "Fields and order are those of the printed form; what is known comes from the profile. What you write is part of this assessment and can be undone. Compare with the notice of the year before you hand it in.";
    FORM_COVER = "封面", "First page";
    ASKED_LATER = "个人信息：导出时填写，只写进文件，不保存。", "Personal: asked when you export, written into the file alone, never stored.";
    FROM_PROFILE = "取自组织简介，可以直接改；改动只用于这张表", "From the profile. Change it here for this form alone";
    BACK_TO_PROFILE = "改回组织简介中的内容", "Use the text of the profile again";
    NOT_CHOSEN = "暂不选", "Not chosen yet";
    NAME_OPTION = "“{}”的具体内容", "What “{}” is";
    FORM_ROW = "行", "Row";
    ADD_ROW = "添加一行", "Add a row";
    EXPORT_FORM = "导出申报表", "Export the form";
    EXPORT_FORM_LEAD = "导出为Word或Excel。下一步会询问个人信息；留空的栏目可以在文件里手写。", "As Word or Excel. Personal data is asked next; what you leave empty can be filled in by hand.";
    EXPORT_FORM_OPEN = "导出…", "Export…";
    PERSONAL_LEAD = "以下内容只写进这次导出的文件：不进自评，不进浏览器的存储，文件生成或关闭本窗口后即清除。都可以留空。", "What you enter here goes into this one file: not into the assessment and not into the browser’s storage. It is gone when the file is made or this window is closed. All of it may be left empty.";
    FORM_LANGUAGE = "表格的语言", "Language of the form";
    CHOOSE_PHOTO = "选图片（PNG、JPEG）", "Choose a picture (PNG, JPEG)";
    FORM_WORD = "生成 Word", "Make Word";
    FORM_EXCEL = "生成 Excel", "Make Excel";
    MAKING_FORM = "正在生成…", "Being made…";
    FORM_NOT_MADE = "没有生成文件，所填内容还在。请再试一次。", "The file was not made; what you entered is still here. Try again.";
    FORM_NAME = "申报表", "application form";
}

/// How long a text is beside what a form allows.
pub(in crate::ui) fn of_limit(
    lang: Lang,
    written: usize,
    limit: Option<usize>,
    may_attach: bool,
) -> String {
    let counted = match (lang, limit) {
        (Lang::Zh, Some(limit)) => format!("{written} / {limit}字"),
        (Lang::En, Some(limit)) => format!("{written} of {limit} characters"),
        (Lang::Zh, None) => format!("{written}字（未规定上限）"),
        (Lang::En, None) => format!("{written} characters (no limit is printed)"),
    };
    match (lang, may_attach) {
        (_, false) => counted,
        (Lang::Zh, true) => counted + "，可附页",
        (Lang::En, true) => counted + "; pages may be attached",
    }
}

/// By how much a text is too long.
pub(in crate::ui) fn too_many(lang: Lang, excess: usize, may_attach: bool) -> String {
    match (lang, may_attach) {
        (Lang::Zh, true) => {
            format!("超出{excess}字。内容不会被删减，请自行精简，或把细节移到附页。")
        }
        (Lang::Zh, false) => format!("超出{excess}字。内容不会被删减，请自行精简。"),
        (Lang::En, true) => format!(
            "Too long by {excess}. Nothing is cut: shorten it yourself, or move detail to an attachment."
        ),
        (Lang::En, false) => {
            format!("Too long by {excess}. Nothing is cut: shorten it yourself.")
        }
    }
}
