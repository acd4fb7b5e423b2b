//! The whole product in one HTML file that works from a double click.
//!
//! The file carries its own content security policy, which allows its own script and its own style and no request at all: what is
//! typed into it cannot leave it.

use anyhow::{Result, ensure};

use crate::{
    integrity,
    page::{Page, Request},
    policy,
};

/// `page` with its style sheet and its script inside. There must be one of each.
pub(crate) fn write(page: &Page, css: &str, script: &str) -> Result<String> {
    ensure!(
        !css.contains("</"),
        "the page's style sheet holds `</`, which would end its <style>"
    );
    let script = in_script(script);
    let policy = policy::single_file(
        &integrity::sha256(script.as_bytes()),
        &integrity::sha256(css.as_bytes()),
    );
    let text = page.rewrite(|request| match request {
        Request::Css(_) => format!("<style>{css}</style>"),
        Request::Script(_) | Request::CopyDir(_) | Request::CopyFile(_) | Request::Rust => {
            String::new()
        }
    });
    let text = insert_after(
        &text,
        "<meta charset=\"utf-8\">",
        &format!("\n  <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
    )?;
    // Last, so that the page and its <noscript> are read before the long line.
    insert_before(
        &text,
        "</body>",
        &format!("<script type=\"module\">{script}</script>\n"),
    )
}

/// Keeps an inline script from ending early. Both sequences stand in strings, templates, patterns and comments only, and in each
/// of those the escape means the same.
fn in_script(script: &str) -> String {
    script
        .replace("</script", "\\x3c/script")
        .replace("<!--", "\\x3c!--")
}

fn insert_after(text: &str, place: &str, inserted: &str) -> Result<String> {
    let (before, after) = split_once_only(text, place)?;
    Ok(format!("{before}{place}{inserted}{after}"))
}

fn insert_before(text: &str, place: &str, inserted: &str) -> Result<String> {
    let (before, after) = split_once_only(text, place)?;
    Ok(format!("{before}{inserted}{place}{after}"))
}

fn split_once_only<'a>(text: &'a str, place: &str) -> Result<(&'a str, &'a str)> {
    let mut parts = text.splitn(3, place);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(before), Some(after), None) => Ok((before, after)),
        _ => anyhow::bail!("index.html must hold `{place}` once"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_cannot_end_early() {
        let script = in_script("const a = '</script>', b = `<!--`;");
        assert_eq!(script, "const a = '\\x3c/script>', b = `\\x3c!--`;");
    }

    #[test]
    fn the_place_must_be_unique() {
        assert_eq!(insert_before("a|b", "|", "x").ok().as_deref(), Some("ax|b"));
        assert!(insert_before("a|b|c", "|", "x").is_err());
        assert!(insert_before("abc", "|", "x").is_err());
    }
}
