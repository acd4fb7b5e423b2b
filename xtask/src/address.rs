//! Reads the address of a request, as far as the server needs it.

use std::path::{Component, PathBuf};

/// The path below the site's folders that an address names; nothing if it would lead out of them.
pub(crate) fn path(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = percent_decoded(path)?;
    let hidden_or_odd = |part: &str| part.starts_with('.') || part.contains(['\\', ':', '\0']);
    if path.split('/').any(hidden_or_odd) {
        return None;
    }
    let path = PathBuf::from(path);
    path.components()
        .all(|part| matches!(part, Component::Normal(_)))
        .then_some(path)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut parts = text.split('%');
    bytes.extend_from_slice(parts.next()?.as_bytes());
    for part in parts {
        let code = part.get(..2)?;
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_file_of_the_site() {
        assert_eq!(path("/"), Some(PathBuf::new()));
        assert_eq!(
            path("/examples/a.json?x=/../y"),
            Some(PathBuf::from("examples/a.json"))
        );
        assert_eq!(path("/%E5%8D%93.json"), Some(PathBuf::from("卓.json")));
    }

    #[test]
    fn no_address_leads_out_of_the_site() {
        for url in [
            "/../a",
            "/a/../../b",
            "/%2e%2e/a",
            "/..%2fa",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/a\\..\\b",
            "/.git/config",
            "a",
            "/%",
            "/%zz",
            "/%00",
        ] {
            assert_eq!(path(url), None, "{url}");
        }
    }
}
