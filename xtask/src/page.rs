//! Reads `index.html`: which files its `data-trunk` tags name, and where those tags stand.
//!
//! The tags are Trunk's, so that `trunk serve` builds the same page. A kind that is not known here is an error, because the two
//! builds would differ.

use std::{fs, ops::Range, path::Path};

use anyhow::{Context, Result, bail};

/// What a `data-trunk` tag asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Request {
    /// A style sheet.
    Css(String),
    /// A folder to copy with everything in it.
    CopyDir(String),
    /// The script of the page: the custom element.
    Script(String),
    /// A file that the script imports.
    CopyFile(String),
    /// The package that becomes the module.
    Rust,
}

pub(crate) struct Page {
    text: String,
    tags: Vec<(Range<usize>, Request)>,
}

impl Page {
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(text).with_context(|| path.display().to_string())
    }

    fn parse(text: String) -> Result<Self> {
        let text = without_comments(text)?;
        let mut tags = Vec::new();
        let mut at = 0;
        while let Some(start) = text[at..].find('<').map(|offset| at + offset) {
            let length = text[start..].find('>').context("a tag does not end")?;
            let mut end = start + length + 1;
            let tag = &text[start..end];
            if attribute(tag, "data-trunk").is_some() {
                let request = read_request(tag).with_context(|| tag.to_owned())?;
                if matches!(request, Request::Script(_)) {
                    let close = "</script>";
                    end +=
                        text[end..].find(close).context("the script does not end")? + close.len();
                }
                tags.push((start..end, request));
            }
            at = end;
        }
        Ok(Self { text, tags })
    }

    pub(crate) fn requests(&self) -> impl Iterator<Item = &Request> {
        self.tags.iter().map(|(_, request)| request)
    }

    /// The page with each tag replaced. A tag replaced by nothing takes its line along.
    pub(crate) fn rewrite(&self, mut replace: impl FnMut(&Request) -> String) -> String {
        let mut page = String::with_capacity(self.text.len());
        let mut at = 0;
        for (range, request) in &self.tags {
            page.push_str(&self.text[at..range.start]);
            let replacement = replace(request);
            at = range.end;
            if replacement.is_empty() {
                page.truncate(page.trim_end_matches([' ', '\t']).len());
                at +=
                    self.text[at..].len() - self.text[at..].trim_start_matches(['\r', '\n']).len();
            }
            page.push_str(&replacement);
        }
        page.push_str(&self.text[at..]);
        page
    }
}

fn read_request(tag: &str) -> Result<Request> {
    let value = |name: &str| {
        let text = attribute(tag, name).flatten().map(str::to_owned);
        text.with_context(|| format!("no {name}"))
    };
    if tag.starts_with("<script") {
        return Ok(Request::Script(value("src")?));
    }
    Ok(match value("rel")?.as_str() {
        "css" => Request::Css(value("href")?),
        "copy-dir" => Request::CopyDir(value("href")?),
        "copy-file" => Request::CopyFile(value("href")?),
        "rust" => Request::Rust,
        other => bail!("xtask does not know the kind `{other}`"),
    })
}

/// Whether a tag has an attribute, and its value if it has one.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<Option<&'a str>> {
    let mut rest = tag.trim_matches(['<', '>', '/']);
    rest = rest.split_once(char::is_whitespace)?.1;
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        let (found, after) = rest.split_at(end);
        let (value, after) = match after
            .strip_prefix("=\"")
            .and_then(|after| after.split_once('"'))
        {
            Some((value, after)) => (Some(value), after),
            None => (None, after.trim_start_matches('=')),
        };
        if found == name {
            return Some(value);
        }
        rest = after;
    }
}

fn without_comments(text: String) -> Result<String> {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before.trim_end_matches([' ', '\t']));
        let (_, after) = comment
            .split_once("-->")
            .context("a comment does not end")?;
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    kept.push_str(rest);
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "\
<head>
  <!-- <link data-trunk rel=\"css\" href=\"no.css\"> -->
  <meta name=\"x\" content=\"a=b\">
  <link data-trunk rel=\"css\" href=\"style/page.css\">
  <link data-trunk rel=\"rust\" href=\"Cargo.toml\" data-bindgen-target=\"web\">
  <script data-trunk type=\"module\" src=\"src/e.js\"></script>
</head>
";

    #[test]
    fn the_page_names_what_it_needs() -> Result<()> {
        let page = Page::parse(PAGE.to_owned())?;
        let requests: Vec<_> = page.requests().cloned().collect();
        assert_eq!(
            requests,
            [
                Request::Css("style/page.css".to_owned()),
                Request::Rust,
                Request::Script("src/e.js".to_owned())
            ]
        );
        Ok(())
    }

    #[test]
    fn tags_are_replaced_or_leave_with_their_line() -> Result<()> {
        let page = Page::parse(PAGE.to_owned())?;
        let text = page.rewrite(|request| match request {
            Request::Css(_) => "<link rel=\"stylesheet\">".to_owned(),
            Request::Script(_) => "<script src=\"b.js\"></script>".to_owned(),
            Request::Rust | Request::CopyDir(_) | Request::CopyFile(_) => String::new(),
        });
        assert_eq!(
            text,
            "<head>\n  <meta name=\"x\" content=\"a=b\">\n  <link rel=\"stylesheet\">\n  <script src=\"b.js\"></script>\n</head>\n"
        );
        Ok(())
    }

    #[test]
    fn a_kind_that_only_trunk_knows_is_an_error() {
        assert!(Page::parse("<link data-trunk rel=\"sass\" href=\"a.scss\">".to_owned()).is_err());
    }
}
