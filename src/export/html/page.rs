//! The document around the chapters: head, cover, contents, and the margins of the printed page.

use super::STYLE;
use super::block::{block, inline};
use super::escape::{css, html};
use crate::draft::{Block, Chapter, Draft, running};
use crate::language::{Lang, Phrase};

const CONTENTS: Phrase = Phrase::new("目录", "Contents");

/// The room for the name of the organisation in the head of a printed page: a Chinese character takes two.
const RUNNING: usize = 64;

/// The whole document: opens from disk, needs nothing else.
pub fn write(draft: &Draft) -> String {
    let title = html(&format!("{} · {}", draft.organisation, draft.title));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>\n{STYLE}{margins}</style>\n</head>\n<body class=\"draft-page\">\n{document}</body>\n</html>\n",
        lang = draft.lang.tag(),
        margins = margins(draft),
        document = document(draft, "main", &contents(draft)),
    )
}

/// The document without head, style and contents, for a page that shows it. It has no links, which in a shadow root would
/// change the address of the host's page.
pub fn body(draft: &Draft) -> String {
    document(draft, "article", "")
}

fn document(draft: &Draft, element: &str, contents: &str) -> String {
    let chapters: String = draft
        .chapters
        .iter()
        .enumerate()
        .map(|(index, shown)| chapter(draft, index, shown))
        .collect();
    let (lang, cover) = (draft.lang.tag(), cover(draft));
    format!(
        "<{element} class=\"draft\" lang=\"{lang}\">\n{cover}{contents}{chapters}</{element}>\n"
    )
}

fn cover(draft: &Draft) -> String {
    let marks: String = draft
        .marks
        .iter()
        .map(|mark| format!("<span class=\"draft-mark\">{}</span> ", html(mark)))
        .collect();
    let facts: String = draft
        .cover
        .facts
        .iter()
        .map(|(label, value)| {
            format!(
                "<div><dt>{}</dt><dd>{}</dd></div>\n",
                html(label),
                inline(value)
            )
        })
        .collect();
    let notices: String = draft
        .cover
        .notices
        .iter()
        .map(|notice| format!("<p>{}</p>\n", html(notice)))
        .collect();
    format!(
        "<header class=\"draft-cover\">\n<p class=\"draft-marks\">{marks}</p>\n<div class=\"draft-title\">\n<p class=\"draft-organisation\"><bdi>{organisation}</bdi></p>\n<h1>{title}</h1>\n<p class=\"draft-standard\">{standard}</p>\n</div>\n<dl>\n{facts}</dl>\n<div class=\"draft-notices\">\n{notices}</div>\n</header>\n",
        organisation = html(&draft.organisation),
        title = html(&draft.title),
        standard = html(&draft.cover.standard),
    )
}

/// The headings of the first level, as links.
fn contents(draft: &Draft) -> String {
    let chapters: String = draft
        .chapters
        .iter()
        .enumerate()
        .map(|(index, chapter)| {
            let sections: String = headings(chapter)
                .enumerate()
                .map(|(section, heading)| {
                    let id = section_id(index, section);
                    format!("<li><a href=\"#{id}\">{}</a></li>\n", html(heading))
                })
                .collect();
            let sections = match sections.is_empty() {
                true => sections,
                false => format!("\n<ul>\n{sections}</ul>\n"),
            };
            let (id, name) = (chapter_id(index), name(chapter));
            format!("<li><a href=\"#{id}\">{name}</a>{sections}</li>\n")
        })
        .collect();
    let title = CONTENTS.get(draft.lang);
    format!(
        "<nav class=\"draft-contents\" aria-label=\"{title}\">\n<h2>{title}</h2>\n<ul>\n{chapters}</ul>\n</nav>\n"
    )
}

fn headings(chapter: &Chapter) -> impl Iterator<Item = &str> {
    chapter.blocks.iter().filter_map(|block| match block {
        Block::Heading { level: 1, text, .. } => Some(text.as_str()),
        _ => None,
    })
}

fn chapter(draft: &Draft, index: usize, chapter: &Chapter) -> String {
    let mut sections = 0;
    let blocks: String = chapter
        .blocks
        .iter()
        .map(|shown| match shown {
            Block::Heading { level: 1, .. } => {
                let id = section_id(index, sections);
                sections += 1;
                block(shown, Some(&id))
            }
            _ => block(shown, None),
        })
        .collect();
    let running = html(&draft.marks.join(" · "));
    format!(
        "<section class=\"draft-chapter{page}\">\n<p class=\"draft-running\"><bdi>{organisation}</bdi> · {running}</p>\n<h2 id=\"{id}\">{name}</h2>\n{blocks}</section>\n",
        organisation = html(&draft.organisation),
        page = if chapter.starts_page {
            " draft-new-page"
        } else {
            ""
        },
        id = chapter_id(index),
        name = name(chapter),
    )
}

fn name(chapter: &Chapter) -> String {
    if chapter.number.is_empty() {
        return html(&chapter.title);
    }
    format!(
        "<span class=\"draft-ordinal\">{}</span> {}",
        html(&chapter.number),
        html(&chapter.title)
    )
}

fn chapter_id(index: usize) -> String {
    format!("draft-{index}")
}

fn section_id(chapter: usize, section: usize) -> String {
    format!("draft-{chapter}-{section}")
}

/// Head and foot of the printed page: organisation, marks and page number on every page but the cover.
fn margins(draft: &Draft) -> String {
    let organisation = running(&draft.organisation, RUNNING);
    let (before, after) = match draft.lang {
        Lang::Zh => ("\"第 \" ", " \" 页\""),
        Lang::En => ("", ""),
    };
    format!(
        "@page {{\n  @top-left {{ content: {organisation}; }}\n  @top-right {{ content: {marks}; }}\n  @bottom-center {{ content: {before}counter(page){after}; }}\n}}\n@page :first {{\n  @top-left {{ content: none; }}\n  @top-right {{ content: none; }}\n  @bottom-center {{ content: none; }}\n}}\n",
        organisation = css(&organisation),
        marks = css(&draft.marks.join(" · ")),
    )
}
