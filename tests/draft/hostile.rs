//! Hostile text stays text, and a page needs nothing else.

use super::given::Given;
use super::{assert_clean, text_of};
use excellence_assessment::assessment::Assessment;
use excellence_assessment::export::{html, markdown};
use excellence_assessment::language::Lang;
use std::collections::BTreeSet;

/// What somebody may type or paste, in every field.
fn hostile() -> String {
    let controls: String = (0u8..0x20).map(char::from).filter(|c| *c != '\n').collect();
    format!(
        "<script>alert(1)</script> </style><img src=x onerror=alert(1)> | `code` **b** [l](javascript:x) ]]> --> {controls}\u{202e}gnp.exe \u{2066}\n# heading\n- list\n1. one\n> quote\n| a | b |\n|---|---|\n```\n    code\n===\n&lt;i&gt; \\ $x$ https://example.org a@example.org {}",
        "字".repeat(10_000)
    )
}

fn hostile_everywhere(given: &Given) -> Assessment {
    let mut assessment = given.example(Lang::Zh);
    let organisation = &mut assessment.organisation;
    for field in [
        &mut organisation.name,
        &mut organisation.industry,
        &mut organisation.place,
        &mut organisation.period,
        &mut organisation.author,
    ] {
        *field = hostile();
    }
    assessment
        .profile
        .values_mut()
        .for_each(|text| *text = hostile());
    let answer = assessment.items.get_mut("1.1").expect("answered");
    answer
        .guidance
        .values_mut()
        .for_each(|point| point.evidence = hostile());
    answer.notes.values_mut().for_each(|note| *note = hostile());
    answer.strengths = hostile();
    answer.opportunities = hostile();
    answer.reason = hostile();
    assessment
}

#[test]
fn hostile_text_stays_text_in_html() {
    let given = Given::packs();
    let draft = given.draft(&hostile_everywhere(&given), Lang::Zh);
    let page = html::write(&draft);
    assert_eq!(page.matches("</style>").count(), 1);
    // Only elements and attributes that the exporter knows.
    let document = page.split_once("</style>").expect("a style").1;
    let mut names = BTreeSet::new();
    for tag in document.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a closed tag");
        names.insert(
            tag.split([' ', '/'])
                .find(|part| !part.is_empty())
                .unwrap_or_default(),
        );
        assert!(!tag.contains("onerror") && !tag.contains("javascript") && !tag.contains("src"));
    }
    for name in ["script", "img", "i", "a\""] {
        assert!(!names.contains(name), "{name}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(text_of(document).contains("]]> -->"));
    assert_clean(&page);
    assert!(!page.contains("href=\"http"));
}

#[test]
fn hostile_text_stays_text_in_markdown() {
    let given = Given::packs();
    let draft = given.draft(&hostile_everywhere(&given), Lang::Zh);
    let text = markdown::write(&draft);
    assert!(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(text.contains("\\| \\`code\\` \\*\\*b\\*\\* \\[l\\](javascript:x) \\]\\]&gt;"));
    for line in [
        "\\# heading",
        "\\- list",
        "1\\. one",
        "&gt; quote",
        "\\`\\`\\`",
        "code",
        "\\===",
    ] {
        assert!(text.lines().any(|found| found.starts_with(line)), "{line}");
    }
    assert!(!text.contains('<'));
    // A table keeps its columns.
    let mut columns = None;
    for line in text.lines() {
        if !line.starts_with("| ") {
            columns = None;
            continue;
        }
        let found = line.replace("\\|", "").matches('|').count();
        assert_eq!(*columns.get_or_insert(found), found, "{line}");
    }
    assert_clean(&text);
}

#[test]
fn the_page_needs_nothing_else() {
    let given = Given::packs();
    for draft in given.drafts() {
        let page = html::write(&draft);
        let lang = format!("<html lang=\"{}\">", draft.lang.tag());
        assert!(page.contains(&lang));
        for reference in ["<script", "<link", "src=", "url(", "@import", "style=\""] {
            assert!(!page.contains(reference), "{reference}");
        }
        let addresses = page.matches("http").count();
        assert_eq!(
            addresses,
            page.matches("http://www.w3.org/2000/svg").count()
        );
        // The body alone goes into a page that is not ours: it has no links.
        assert!(!html::body(&draft).contains("href"));
    }
}

#[test]
fn figures_have_no_ids_no_size_and_a_label() {
    let given = Given::packs();
    let mut seen = 0;
    for draft in given.drafts() {
        let page = html::body(&draft);
        for svg in page.split("<svg ").skip(1) {
            seen += 1;
            let svg = svg.split("</svg>").next().expect("an end");
            assert!(svg.starts_with("viewBox=") && !svg.contains(" id="));
            let tag = svg.split('>').next().expect("a tag");
            assert!(tag.contains("role=\"img\"") && tag.contains("aria-label=\""));
            assert!(!tag.contains(" width=") && !tag.contains(" height="));
        }
    }
    assert!(seen > 0);
}
