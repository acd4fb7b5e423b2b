//! Takes comments and indentation out of the script that wasm-bindgen writes: half of it is documentation.
//!
//! It goes by lines, which is right as long as no string, template or comment that begins on a line of code goes on in the next
//! one. wasm-bindgen writes none; one that did would be an error here, never a guess.

use anyhow::{Context, Result, ensure};

/// `script` without lines of comment, empty lines and indentation. Every line of code stays a line of its own.
pub(crate) fn strip(script: &str) -> Result<String> {
    let mut kept = String::with_capacity(script.len());
    let mut lines = script.lines().map(str::trim);
    while let Some(line) = lines.next() {
        if line.is_empty() || line.starts_with("//") {
            continue;
        }
        if let Some(comment) = line.strip_prefix("/*") {
            let mut rest = comment.split_once("*/");
            while rest.is_none() {
                let line = lines.next().context("a comment does not end")?;
                rest = line.split_once("*/");
            }
            ensure!(
                rest.is_some_and(|(_, code)| code.is_empty()),
                "code stands behind a comment: {line}"
            );
            continue;
        }
        ensure!(
            ends_where_it_began(line),
            "a string, a template or a comment goes on in the next line: {line}"
        );
        kept.push_str(line);
        kept.push('\n');
    }
    Ok(kept)
}

/// Whether a line of code closes every string, template and comment that it opens.
fn ends_where_it_began(line: &str) -> bool {
    let mut quote = None;
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        match (quote, c) {
            (_, '\\') => {
                let Some(_escaped) = rest.next() else {
                    return false;
                };
            }
            (None, '\'' | '"' | '`') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            (None, '/') if rest.as_str().starts_with('/') => return true,
            (None, '/') if rest.as_str().starts_with('*') => {
                let Some((_, after)) = rest.as_str()[1..].split_once("*/") else {
                    return false;
                };
                rest = after.chars();
            }
            _ => {}
        }
    }
    quote.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_stays_line_by_line_and_comments_go() -> Result<()> {
        let script = "\
/**
 * Adds: `1 + 1`, don't ask.
 */
function add(a, b) {

    // Cast intrinsic for `x`.
    const url = 'https://x'; // it's kept
    /* one line */
    return `${a}//${b}` /* kept */ + \"/*\" + '\\'';
}
";
        let stripped = "\
function add(a, b) {
const url = 'https://x'; // it's kept
return `${a}//${b}` /* kept */ + \"/*\" + '\\'';
}
";
        assert_eq!(strip(script)?, stripped);
        Ok(())
    }

    #[test]
    fn patterns_with_escapes_are_code() -> Result<()> {
        let line = "const found = /\\[object ([^\\]]+)\\]\\//.exec(text);\n";
        assert_eq!(strip(line)?, line);
        Ok(())
    }

    #[test]
    fn what_goes_on_in_the_next_line_is_an_error_and_not_a_guess() {
        for script in [
            "const a = `x\n    y`;\n",
            "const a = 'x\\\n    y';\n",
            "add(1, /* one\n    two */ 2);\n",
            "/* one\n   two */ add();\n",
            "/** does not end\n",
        ] {
            assert!(strip(script).is_err(), "{script}");
        }
    }
}
