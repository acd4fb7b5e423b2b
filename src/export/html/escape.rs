//! Text that stays text, in HTML and in CSS.

use crate::draft::visible;
use std::fmt::Write;

/// Text for an element or for an attribute in double quotes.
pub(super) fn html(text: &str) -> String {
    let text = visible(text);
    let mut written = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\'' => written.push_str("&#39;"),
            other => written.push(other),
        }
    }
    written
}

/// A CSS string with its quotes. Everything in ASCII but letters, digits and spaces is written by its code, so that
/// neither the string nor the `<style>` element around it can be left.
pub(super) fn css(text: &str) -> String {
    let mut written = String::from("\"");
    for c in visible(text).chars() {
        match c {
            ' ' => written.push(' '),
            c if !c.is_ascii() || c.is_ascii_alphanumeric() => written.push(c),
            c => {
                // Writing into a String does not fail.
                let _ = write!(written, "\\{:x} ", u32::from(c));
            }
        }
    }
    written.push('"');
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_its_place() {
        assert_eq!(
            html("<a href='x'>&\""),
            "&lt;a href=&#39;x&#39;&gt;&amp;&quot;"
        );
        assert_eq!(css("a\"}</style>"), "\"a\\22 \\7d \\3c \\2f style\\3e \"");
        assert_eq!(css("暂定 1"), "\"暂定 1\"");
    }
}
