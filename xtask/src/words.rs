//! The names in a script, with their places: what a step of the build must know to drop or rename something without parsing
//! ECMAScript.
//!
//! Strings and comments hold no names. A template may hold code, so its words count: a word too many keeps something alive that
//! nobody needs, a word too few would take something away that is used. As in `strip`, nothing may go on in the next line.

use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};

pub(crate) struct Word<'a> {
    pub(crate) text: &'a str,
    pub(crate) range: Range<usize>,
    /// Whether a dot stands before it: `b` in `a.b`.
    pub(crate) is_property: bool,
}

/// Every name in `script` in its order.
pub(crate) fn words(script: &str) -> Result<Vec<Word<'_>>> {
    let mut words = Vec::new();
    let mut rest = script.char_indices().peekable();
    let mut template = false;
    while let Some((at, c)) = rest.next() {
        match c {
            '\\' => {
                rest.next().context("a script ends with a backslash")?;
            }
            '`' => template = !template,
            '\n' => ensure!(!template, "a template goes on in the next line"),
            '\'' | '"' if !template => loop {
                match rest.next() {
                    Some((_, '\\')) => _ = rest.next(),
                    Some((_, end)) if end == c => break,
                    None | Some((_, '\n')) => {
                        bail!("a string does not end: {}", line_at(script, at))
                    }
                    Some(_) => {}
                }
            },
            '/' if !template && script[at..].starts_with("//") => {
                while rest.next_if(|(_, c)| *c != '\n').is_some() {}
            }
            '/' if !template && script[at..].starts_with("/*") => {
                let length = script[at + 2..]
                    .find("*/")
                    .context("a comment does not end")?;
                while rest
                    .next_if(|(next, _)| *next < at + 2 + length + 2)
                    .is_some()
                {}
            }
            '$' if template && script[at..].starts_with("${") => {}
            _ if is_name_part(c) => {
                let mut end = at + c.len_utf8();
                while let Some((next, c)) = rest.next_if(|(_, c)| is_name_part(*c)) {
                    end = next + c.len_utf8();
                }
                if !c.is_ascii_digit() {
                    let before = &script[..at];
                    words.push(Word {
                        text: &script[at..end],
                        range: at..end,
                        is_property: before.ends_with('.') && !before.ends_with("..."),
                    });
                }
            }
            _ => {}
        }
    }
    Ok(words)
}

pub(crate) fn is_name_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// Whether `text` is one name and nothing else.
pub(crate) fn is_name(text: &str) -> bool {
    text.chars().all(is_name_part) && text.starts_with(|c: char| !c.is_ascii_digit())
}

fn line_at(script: &str, at: usize) -> &str {
    let start = script[..at].rfind('\n').map_or(0, |end| end + 1);
    script[start..].lines().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(script: &str) -> Result<Vec<&str>> {
        Ok(words(script)?.iter().map(|word| word.text).collect())
    }

    #[test]
    fn names_stand_outside_of_strings_comments_and_numbers() -> Result<()> {
        let script =
            "let a$1 = b('c \\' d', \"e\") + 0x7F; // f\n/** g\n * h */ i(/j\\/'k/, 'l');\n";
        assert!(
            texts(script).is_err(),
            "a quote in a pattern is not understood"
        );
        let script = script.replace("/'k", "/k");
        assert_eq!(texts(&script)?, ["let", "a$1", "b", "i", "j", "k"]);
        Ok(())
    }

    #[test]
    fn the_words_of_a_template_count() -> Result<()> {
        assert_eq!(
            texts("say(`don't // ${a.b}`, 'c');\n")?,
            ["say", "don", "t", "a", "b"]
        );
        Ok(())
    }

    #[test]
    fn a_property_is_known_by_its_dot() -> Result<()> {
        let found = words("wasm.add(...rest, x?.y)\n")?;
        let found: Vec<_> = found
            .iter()
            .map(|word| (word.text, word.is_property))
            .collect();
        assert_eq!(
            found,
            [
                ("wasm", false),
                ("add", true),
                ("rest", false),
                ("x", false),
                ("y", true)
            ]
        );
        Ok(())
    }

    #[test]
    fn what_does_not_end_is_an_error_and_not_a_guess() {
        for script in ["'a\n'", "\"a", "`a\n`", "/* a", "a\\"] {
            assert!(words(script).is_err(), "{script}");
        }
    }
}
