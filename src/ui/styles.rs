//! The style sheet of the element, without what only its authors need: it is a part of the first load.
//!
//! Squeezed as the program is compiled. Comments go, and white space where a style sheet has no use for it; what stands in quotes
//! stays. It brings half a kilobyte in brotli.

/// Tokens first, then one file a widget.
const WRITTEN: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/shell.css"),
    include_str!("../../style/navigation.css"),
    include_str!("../../style/score_panel.css"),
    include_str!("../../style/start.css"),
    include_str!("../../style/item.css"),
    include_str!("../../style/bands.css"),
);

/// What only the pages of the later part need.
const WRITTEN_LATER: &str = concat!(
    include_str!("../../style/library.css"),
    include_str!("../../style/standing.css"),
    include_str!("../../style/findings.css"),
    include_str!("../../style/at_times.css"),
    include_str!("../../style/begin.css"),
    include_str!("../../style/tables.css"),
    include_str!("../../style/draft_page.css"),
    include_str!("../../style/history.css"),
    include_str!("../../style/comparison.css"),
    include_str!("../../style/figures.css"),
    include_str!("../../style/improvement.css"),
    include_str!("../../style/indicators.css"),
    include_str!("../../style/lock.css"),
    include_str!("../../style/programmes.css"),
    include_str!("../../style/forms.css"),
    include_str!("../../style/phone.css"),
    include_str!("../../style/print.css"),
);

const LENGTH: usize = squeeze::<{ WRITTEN.len() }>(WRITTEN).1;
static SQUEEZED: [u8; LENGTH] = squeeze::<LENGTH>(WRITTEN).0;

/// The style sheet of the element as it begins.
pub(super) static STYLES: &str = match str::from_utf8(&SQUEEZED) {
    Ok(squeezed) => squeezed,
    Err(_) => panic!("only ASCII was taken out of a text"),
};

const LATER_LENGTH: usize = squeeze::<{ WRITTEN_LATER.len() }>(WRITTEN_LATER).1;
static SQUEEZED_LATER: [u8; LATER_LENGTH] = squeeze::<LATER_LENGTH>(WRITTEN_LATER).0;

/// What stands behind it for the pages of the later part.
pub(super) static LATER_STYLES: &str = match str::from_utf8(&SQUEEZED_LATER) {
    Ok(squeezed) => squeezed,
    Err(_) => panic!("only ASCII was taken out of a text"),
};

/// The style sheet squeezed, and its length.
const fn squeeze<const N: usize>(css: &str) -> ([u8; N], usize) {
    let css = css.as_bytes();
    let mut squeezed = [0; N];
    let (mut at, mut length) = (0, 0);
    let mut quote = None;
    // Behind a rule or a mark, as at the beginning, no blank is needed.
    let mut before = b'}';
    while at < css.len() {
        let byte = css[at];
        at += 1;
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if byte == b'/' && at < css.len() && css[at] == b'*' => {
                while !(css[at] == b'*' && css[at + 1] == b'/') {
                    at += 1;
                }
                at += 2;
                continue;
            }
            None if byte == b' ' || byte == b'\n' => {
                let after = if at < css.len() { css[at] } else { b'}' };
                let blank = matches!(before, b' ' | b'{' | b'}' | b';' | b',' | b':')
                    || matches!(after, b' ' | b'\n' | b'{' | b'}');
                if blank {
                    continue;
                }
            }
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            None => {}
        }
        before = if byte == b'\n' { b' ' } else { byte };
        squeezed[length] = before;
        length += 1;
    }
    (squeezed, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squeezed(css: &str) -> String {
        let (bytes, length) = squeeze::<1000>(css);
        String::from_utf8_lossy(&bytes[..length]).into_owned()
    }

    #[test]
    fn what_a_style_sheet_does_not_need_goes() {
        let css = "/* A frame. */\n.ea .a, .ea > .b {\n  margin: 0 auto; color: red;\n}\n.ea .c:hover { top: calc(1px + 2px); }\n";
        let expected =
            ".ea .a,.ea > .b{margin:0 auto;color:red;}.ea .c:hover{top:calc(1px + 2px);}";
        assert_eq!(squeezed(css), expected);
    }

    #[test]
    fn what_stands_in_quotes_stays() {
        let css = ".a::after { content: '▾ ; {  } /* x */'; font: \"A  B\"; }";
        let expected = ".a::after{content:'▾ ; {  } /* x */';font:\"A  B\";}";
        assert_eq!(squeezed(css), expected);
        assert!(STYLES.starts_with(":host{all:initial;"));
        assert!(!STYLES.contains('\0'));
    }
}
