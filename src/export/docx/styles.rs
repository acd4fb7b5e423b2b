//! How the document looks: one style for each kind of paragraph, so that whoever opens it changes a style and not a paragraph.
//!
//! Chinese is set as such documents are: 宋体, 小四 (12 pt), one and a half lines, two characters of indent, headings in 黑体; Times
//! New Roman beside it. One and a half lines of 小四 in 宋体 are 23.4 pt. That is written as a length, which no line falls short of:
//! with another face, whose single lines are higher, as many lines stand on a page, and the pages in the contents stay right; a
//! picture that somebody puts into the text has its room all the same. English is set in Times New Roman at 11 pt, with a distance between paragraphs instead of the indent.

use super::package::WORD;
use super::pages::Frame;
use crate::language::Lang;

/// The accent of the product, and the greys.
const ACCENT: &str = "1F5A6E";
const GREY: &str = "595959";
const LINE: &str = "A6B4BA";

/// The face of headings.
const HEADING_FACE: &str =
    r#"<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="黑体" w:cs="Arial"/>"#;

/// From one line to the next in tables, in twentieths of a point.
const TABLE_LINE: u32 = 304;
/// The headings: the distance before one, its line, the distance after it.
const HEADINGS: [[u32; 3]; 3] = [[240, 540, 240], [320, 450, 140], [220, 360, 80]];
/// From one line to the next in what the standard requires.
const REQUIREMENT_LINE: u32 = 340;
/// The entries of the contents for a chapter and for a heading: the distance before one, its line. Those of the standard fit on a
/// page.
const ENTRIES: [[u32; 2]; 2] = [[60, 350], [0, 310]];

/// Lines of a height of their own have it whatever grid the page of a template has.
const OFF_GRID: &str = r#"<w:snapToGrid w:val="0"/>"#;

/// A style of paragraphs.
struct Style {
    id: &'static str,
    name: &'static str,
    /// The style that it is based on; the first one has none.
    based_on: &'static str,
    /// The style of the paragraph after it; empty: the same.
    next: &'static str,
    /// The properties of its paragraphs and runs, in the order of the schema.
    paragraph: String,
    run: String,
}

/// `styles.xml`.
pub(super) fn part(lang: Lang, frame: Frame) -> String {
    let paragraphs: String = styles(lang, frame.width)
        .iter()
        .map(Style::markup)
        .collect();
    let size = match lang {
        Lang::Zh => 24,
        Lang::En => 22,
    };
    format!(
        r#"<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/><w:kern w:val="2"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{paragraphs}{OTHERS}</w:styles>"#
    )
}

/// Styles of characters, tables and lists.
const OTHERS: &str = concat!(
    r#"<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>"#,
    r#"<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>"#,
    r#"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
    r#"<w:style w:type="table" w:customStyle="1" w:styleId="DraftTable"><w:name w:val="Draft Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="1F5A6E"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F5A6E"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="A6B4BA"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="D5DCDF"/></w:tblBorders><w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"#,
    r#"<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>"#,
);

impl Style {
    fn markup(&self) -> String {
        let default = match self.based_on {
            "" => r#" w:default="1""#,
            _ => "",
        };
        // Names that Word knows are its own styles; the others are ours.
        let custom = match OURS.contains(&self.id) {
            true => r#" w:customStyle="1""#,
            false => "",
        };
        let link = |element: &str, id: &str| match id {
            "" => String::new(),
            id => format!(r#"<w:{element} w:val="{id}"/>"#),
        };
        format!(
            r#"<w:style w:type="paragraph"{default}{custom} w:styleId="{}"><w:name w:val="{}"/>{}{}<w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>"#,
            self.id,
            self.name,
            link("basedOn", self.based_on),
            link("next", self.next),
            self.paragraph,
            self.run
        )
    }
}

/// The styles whose names are not Word's.
const OURS: [&str; 7] = [
    "CoverMark",
    "CoverOrganisation",
    "FirstNotice",
    "Notice",
    "Requirement",
    "TableText",
    "Figure",
];

fn size(half_points: u32) -> String {
    format!(r#"<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>"#)
}

fn colour(colour: &str) -> String {
    format!(r#"<w:color w:val="{colour}"/>"#)
}

fn styles(lang: Lang, width: u32) -> Vec<Style> {
    let style = |id, name, based_on, next, paragraph: &str, run: &str| Style {
        id,
        name,
        based_on,
        next,
        paragraph: paragraph.to_owned(),
        run: run.to_owned(),
    };
    // No mark begins a line. That it may stand beyond the end of one need not be said, and LibreOffice takes it for the opposite.
    let punctuation = format!("<w:kinsoku/><w:autoSpaceDE/><w:autoSpaceDN/>{OFF_GRID}");
    let (body, list) = match lang {
        Lang::Zh => (
            r#"<w:spacing w:line="468" w:lineRule="atLeast"/><w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/>"#,
            r#"<w:spacing w:line="468" w:lineRule="atLeast"/><w:jc w:val="both"/>"#,
        ),
        Lang::En => (
            r#"<w:spacing w:after="120" w:line="330" w:lineRule="atLeast"/>"#,
            r#"<w:spacing w:after="60" w:line="330" w:lineRule="atLeast"/>"#,
        ),
    };
    let heading = |level: u32, [before, line, after]: [u32; 3], points: u32| {
        let id = ["Heading1", "Heading2", "Heading3"][level as usize];
        let name = ["heading 1", "heading 2", "heading 3"][level as usize];
        style(
            id,
            name,
            "Normal",
            "BodyText",
            &format!(
                r#"<w:keepNext/><w:keepLines/>{OFF_GRID}<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="atLeast"/><w:outlineLvl w:val="{level}"/>"#
            ),
            &format!(
                "{HEADING_FACE}<w:b/><w:bCs/>{}{}",
                if level < 2 {
                    colour(ACCENT)
                } else {
                    String::new()
                },
                size(points)
            ),
        )
    };
    let quiet = format!("{}{}", colour(GREY), size(20));
    let toc = |level: usize, indent: u32| {
        let [before, line] = ENTRIES[level];
        let (id, name) = [("TOC1", "toc 1"), ("TOC2", "toc 2")][level];
        style(
            id,
            name,
            "Normal",
            "",
            &format!(
                r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>{OFF_GRID}<w:spacing w:before="{before}" w:line="{line}" w:lineRule="atLeast"/><w:ind w:left="{indent}"/>"#
            ),
            &match level {
                0 => String::from("<w:b/><w:bCs/>"),
                _ => size(21),
            },
        )
    };
    vec![
        style("Normal", "Normal", "", "", r#"<w:widowControl/>"#, ""),
        style(
            "BodyText",
            "Body Text",
            "Normal",
            "",
            &format!("{punctuation}{body}"),
            "",
        ),
        style(
            "ListParagraph",
            "List Paragraph",
            "Normal",
            "",
            &format!("{punctuation}{list}"),
            "",
        ),
        heading(0, HEADINGS[0], 36),
        heading(1, HEADINGS[1], 30),
        heading(2, HEADINGS[2], 24),
        style(
            "Title",
            "Title",
            "Normal",
            "Subtitle",
            r#"<w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>"#,
            &format!("{HEADING_FACE}<w:b/><w:bCs/>{}", size(52)),
        ),
        style(
            "Subtitle",
            "Subtitle",
            "Normal",
            "",
            r#"<w:spacing w:after="1800"/><w:jc w:val="center"/>"#,
            &size(28),
        ),
        style(
            "CoverMark",
            "Cover Mark",
            "Normal",
            "",
            r#"<w:jc w:val="right"/>"#,
            &format!(
                "{HEADING_FACE}<w:b/><w:bCs/>{}{}",
                colour("8A5A00"),
                size(24)
            ),
        ),
        style(
            "CoverOrganisation",
            "Cover Organisation",
            "Normal",
            "Title",
            r#"<w:spacing w:before="2400" w:after="240"/><w:jc w:val="center"/>"#,
            &format!("{}{}", colour(ACCENT), size(36)),
        ),
        style(
            "FirstNotice",
            "First Notice",
            "Notice",
            "Notice",
            r#"<w:spacing w:before="1500" w:after="60"/>"#,
            "",
        ),
        style(
            "Notice",
            "Notice",
            "Normal",
            "",
            r#"<w:spacing w:after="60"/>"#,
            &quiet,
        ),
        style(
            "TOCHeading",
            "TOC Heading",
            "Normal",
            "",
            r#"<w:keepNext/><w:pageBreakBefore/><w:spacing w:before="240" w:after="240"/>"#,
            &format!("{HEADING_FACE}<w:b/><w:bCs/>{}{}", colour(ACCENT), size(36)),
        ),
        toc(0, 0),
        toc(1, 420),
        style(
            "Requirement",
            "Requirement",
            "Normal",
            "",
            &format!(
                r#"<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="{LINE}"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="F4F7F8"/>{punctuation}<w:spacing w:before="20" w:after="20" w:line="{REQUIREMENT_LINE}" w:lineRule="atLeast"/><w:ind w:left="200"/>"#
            ),
            &size(21),
        ),
        style(
            "Caption",
            "caption",
            "Normal",
            "",
            &format!(
                r#"<w:keepLines/>{OFF_GRID}<w:spacing w:before="160" w:after="80" w:line="304" w:lineRule="atLeast"/><w:jc w:val="center"/>"#
            ),
            &format!("{HEADING_FACE}{}", size(21)),
        ),
        style(
            "TableText",
            "Table Text",
            "Normal",
            "",
            &format!(r#"{punctuation}<w:spacing w:line="{TABLE_LINE}" w:lineRule="atLeast"/>"#),
            &size(21),
        ),
        style(
            "Figure",
            "Figure",
            "Normal",
            "Caption",
            r#"<w:keepNext/><w:spacing w:before="240"/><w:jc w:val="center"/>"#,
            "",
        ),
        style(
            "Header",
            "header",
            "Normal",
            "",
            &format!(
                r#"<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="{LINE}"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>"#
            ),
            &format!("{}{}", colour(GREY), size(18)),
        ),
        style(
            "Footer",
            "footer",
            "Normal",
            "",
            &format!(
                r#"<w:tabs><w:tab w:val="center" w:pos="{}"/></w:tabs>"#,
                width / 2
            ),
            &format!("{}{}", colour(GREY), size(18)),
        ),
        style(
            "CommentText",
            "annotation text",
            "Normal",
            "",
            "",
            &size(20),
        ),
    ]
}

/// `fontTable.xml`: what each face is called elsewhere and what it is like, for readers that do not have it.
pub(super) fn fonts() -> String {
    let font = |name: &str, other: &str, panose: &str, charset: &str, family: &str| {
        let other = match other {
            "" => String::new(),
            other => format!(r#"<w:altName w:val="{other}"/>"#),
        };
        format!(
            r#"<w:font w:name="{name}">{other}<w:panose1 w:val="{panose}"/><w:charset w:val="{charset}"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>"#
        )
    };
    [
        format!("<w:fonts {WORD}>"),
        font("宋体", "SimSun", "02010600030101010101", "86", "roman"),
        font("黑体", "SimHei", "02010609060101010101", "86", "modern"),
        font("Times New Roman", "", "02020603050405020304", "00", "roman"),
        font("Arial", "", "020B0604020202020204", "00", "swiss"),
        String::from("</w:fonts>"),
    ]
    .concat()
}
