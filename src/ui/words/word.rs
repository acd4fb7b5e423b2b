//! The words of the Word file: making it, its template and its logo.

use crate::language::Phrase;

words! {
    DOWNLOAD_WORD = "下载 Word", "Download Word";
    MAKING_WORD = "正在生成 Word 文件…", "Making the Word file…";
    WORD_FAILED = "没有生成 Word 文件；所写内容不受影响。请再试一次，或先下载 HTML。", "The Word file was not made; your work is not affected. Try again, or take the HTML file.";
    WITHIN_LIMIT = "{}（{}）：贵组织写了{}字，限{}字。", "{} ({}): you wrote {} characters of {} allowed.";
    OVER_LIMIT = "{}（{}）：贵组织写了{}字，限{}字，超出{}字。内容不会被删减，请自行精简。", "{} ({}): you wrote {} characters, {} allowed, {} too many. Nothing is cut: shorten it yourself.";
    WHOLE_LENGTH = "以上计贵组织填写的内容和由其数据形成的表、图。整份文档连同标题、要求提示和附录共{}字，不与限制比较。", "This counts what you wrote and the tables and figures of your data. The whole document, with headings, briefs of requirements and annexes, has {} characters; no limit is held against that.";
    LOOKS = "Word的模板与标志", "Template and logo of the Word file";
    LOOKS_NONE = "未选：用本程序的版式", "None chosen: our own layout";
    LOOKS_ABOUT = "选一次，以后在这台设备上生成的Word都用它；文件只留在这台设备的浏览器里。", "Chosen once, they are used for every Word file made on this device. The files stay in the browser of this device.";
    LOOKS_NOT_KEPT = "浏览器没有记住：关闭本页后要重新选。这次生成的Word会用上。", "The browser did not keep it: after this page is closed it has to be chosen again. The Word file made now has it.";
    LOOKS_REFUSED = "没有采用“{}”，原来的选择不变。", "“{}” was not taken; what was chosen before stays.";
    TEMPLATE = "模板", "Template";
    CHOOSE_TEMPLATE = "选模板（.docx）…", "Choose a template (.docx)…";
    LOGO = "封面标志", "Logo on the cover";
    CHOOSE_LOGO = "选图片（PNG、JPEG）…", "Choose a picture (PNG, JPEG)…";
    NO_LOGO = "这不是能读的PNG或JPEG图片，或者大得反常。请换一张，或用看图软件另存为PNG后再选。", "This is no PNG or JPEG picture that can be read, or abnormally large. Choose another, or save it as PNG with a picture program and choose that.";
    LOGO_WORDS = "标志的文字说明（供读屏软件朗读；不填则用组织名称）", "The logo in words, for screen readers (without it, the name of the organisation)";
    REMOVE_LOOK = "移除", "Remove";
    PLACEHOLDERS = "模板里可用的占位符", "Placeholders for a template";
    PLACEHOLDERS_ABOUT = "写在模板的封面、页眉或页脚里，生成时换成实际内容；两种语言的写法都认。", "Write them on the cover or in header and footer of the template; they are filled when the file is made. Both spellings are understood.";
}
