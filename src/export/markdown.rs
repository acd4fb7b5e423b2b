//! The draft as Markdown: CommonMark with the tables of GitHub, no HTML.
//!
//! A figure is told in words. Everything typed comes out as text: what Markdown could take for markup is escaped, by a
//! backslash or, where HTML would begin, by an entity.

use crate::draft::typed::{Marker, typed_entry};
use crate::draft::{Block, Chapter, Draft, Inline, Row, RowKind, Table, visible};
use crate::language::{Lang, Phrase};

const LABEL: Phrase = Phrase::new("：", ": ");

/// Writes the draft.
pub fn write(draft: &Draft) -> String {
    let mut paragraphs = cover(draft);
    for chapter in &draft.chapters {
        paragraphs.extend(written(draft, chapter));
    }
    let mut text = paragraphs.join("\n\n");
    text.push('\n');
    text
}

fn cover(draft: &Draft) -> Vec<String> {
    let facts = draft.cover.facts.iter();
    let fact = |(label, value): &(String, Inline)| {
        let label = escaped(&format!("{label}{}", LABEL.get(draft.lang)));
        format!("- {label}{}", inline(value))
    };
    let facts: Vec<String> = facts.map(fact).collect();
    let notices = draft.cover.notices.iter();
    let notices: Vec<String> = notices.map(|notice| escaped(notice)).collect();
    vec![
        format!("# {}", escaped(&draft.title)),
        strong(&draft.organisation),
        escaped(&draft.cover.standard),
        strong(&draft.marks.join(" · ")),
        facts.join("\n"),
        quoted(&notices),
    ]
}

fn written(draft: &Draft, chapter: &Chapter) -> Vec<String> {
    let head = chapter.name(" ");
    let running = format!("{} · {}", draft.organisation, draft.marks.join(" · "));
    let mut paragraphs = vec![
        format!("## {}", escaped(&head)),
        quoted(&[escaped(&running)]),
    ];
    paragraphs.extend(
        chapter
            .blocks
            .iter()
            .map(|block| written_block(block, draft.lang)),
    );
    paragraphs
}

fn written_block(block: &Block, lang: Lang) -> String {
    match block {
        Block::Heading { level, text, aside } => {
            let hashes = "#".repeat(usize::from(*level) + 2);
            let aside = match (aside.is_empty(), lang) {
                (true, _) => String::new(),
                (false, Lang::Zh) => format!("（{aside}）"),
                (false, Lang::En) => format!(" ({aside})"),
            };
            format!("{hashes} {}", escaped(&format!("{text}{aside}")))
        }
        Block::Paragraph(line) => inlines(line),
        Block::List(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| entry(line)).collect();
            lines.join("\n")
        }
        Block::Requirement(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| inlines(line)).collect();
            quoted(&lines)
        }
        Block::Table(table) => written_table(table),
        Block::Figure(figure) => {
            format!(
                "{}\n\n{}",
                strong(&figure.caption),
                escaped(&figure.alternative)
            )
        }
    }
}

/// An entry of a list. A dot that was typed is that of the list; a number stays, which Markdown would count anew.
fn entry(line: &[Inline]) -> String {
    match typed_entry(line) {
        Some(([], found, after)) if found.marker == Marker::Bullet => {
            format!("- {}{}", escaped(found.text), inlines(after))
        }
        _ => format!("- {}", inlines(line)),
    }
}

fn quoted(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| format!("> {line}")).collect();
    lines.join("\n>\n")
}

fn written_table(table: &Table) -> String {
    let head: Vec<String> = table.head.iter().map(|title| escaped(title)).collect();
    let rule = |numeric: &bool| if *numeric { "---:" } else { "---" };
    let rules: Vec<&str> = table.numeric.iter().map(rule).collect();
    let mut lines = vec![
        strong(&table.caption),
        String::new(),
        format!("| {} |", head.join(" | ")),
        format!("| {} |", rules.join(" | ")),
    ];
    lines.extend(table.rows.iter().map(written_row));
    lines.join("\n")
}

fn written_row(row: &Row) -> String {
    let cell = |cell: &Vec<Inline>| match (row.kind, cell.as_slice()) {
        (RowKind::Plain, cell) => inlines(cell),
        (RowKind::Group | RowKind::Sum | RowKind::Total, []) => String::new(),
        (RowKind::Group | RowKind::Sum | RowKind::Total, cell) => format!("**{}**", inlines(cell)),
    };
    let cells: Vec<String> = row.cells.iter().map(cell).collect();
    format!("| {} |", cells.join(" | "))
}

fn inlines(line: &[Inline]) -> String {
    line.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text)
        | Inline::Answer(text)
        | Inline::State(_, text)
        | Inline::Referred(_, text) => escaped(text),
        Inline::Listed(number) => number.to_string(),
        Inline::Strong(text) => strong(text),
        // The space lets the emphasis end after a bracket.
        Inline::Gap(gap) => format!("{} {}", strong(&gap.mark), escaped(&gap.missing)),
    }
}

fn strong(text: &str) -> String {
    format!("**{}**", escaped(text))
}

/// Text that Markdown takes for nothing but text, on one line.
fn escaped(text: &str) -> String {
    let text = visible(text).replace(['\n', '\t'], " ");
    let mut written = String::with_capacity(text.len() + 8);
    let last = text.trim_end().len();
    // A number at the start of a line could begin a list.
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        let markup = match c {
            '&' => {
                written.push_str("&amp;");
                continue;
            }
            '<' => {
                written.push_str("&lt;");
                continue;
            }
            '>' => {
                written.push_str("&gt;");
                continue;
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '^' => true,
            '+' | '-' | '=' => at == 0,
            '#' => at == 0 || at + 1 == last,
            '.' | ')' if digits > 0 && at == digits => {
                !rest[1..].starts_with(|c: char| c.is_ascii_digit())
            }
            // Addresses, which some readers make links of.
            ':' => rest.starts_with("://"),
            '.' => text[..at].to_ascii_lowercase().ends_with("www"),
            '@' => true,
            _ => false,
        };
        if markup {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_markup_is_escaped() {
        let cases = [
            ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
            ("a|b `c` *d* _e_", "a\\|b \\`c\\` \\*d\\* \\_e\\_"),
            ("[x](javascript:1)", "\\[x\\](javascript:1)"),
            ("# x #", "\\# x \\#"),
            ("- x", "\\- x"),
            ("1. x", "1\\. x"),
            ("1.1 文化引领", "1.1 文化引领"),
            ("12) x", "12\\) x"),
            ("https://x.y a@b", "https\\://x.y a\\@b"),
            ("www.x.y", "www\\.x.y"),
        ];
        for (text, markdown) in cases {
            assert_eq!(escaped(text), markdown);
        }
    }
}
