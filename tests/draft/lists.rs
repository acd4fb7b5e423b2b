//! Lists that somebody typed into an answer that is a list.

use super::given::Given;
use excellence_assessment::export::{html, markdown};
use excellence_assessment::language::Lang;

const TYPED: &str = "- 高层带头\n1. 授权清楚\n（2）两厂一致\n-3%的降幅\n-¥3万\n没有记号";

#[test]
fn a_typed_marker_stands_for_that_of_the_list() {
    let given = Given::packs();
    let mut assessment = given.blank();
    let answer = assessment.items.entry("1.1".into()).or_default();
    answer.strengths = TYPED.to_owned();
    let draft = given.draft(&assessment, Lang::Zh);
    let (html, markdown) = (html::write(&draft), markdown::write(&draft));
    for entry in [
        "<li><bdi>高层带头</bdi></li>",
        "<li class=\"draft-typed\"><bdi>1. 授权清楚</bdi></li>",
        "<li class=\"draft-typed\"><bdi>（2）两厂一致</bdi></li>",
        "<li><bdi>-3%的降幅</bdi></li>",
        "<li><bdi>-¥3万</bdi></li>",
        "<li><bdi>没有记号</bdi></li>",
    ] {
        assert!(html.contains(entry), "{entry}");
    }
    let entries = ["- 高层带头", "- 1\\. 授权清楚", "- （2）两厂一致"];
    assert!(markdown.contains(&entries.join("\n")), "{markdown}");
    assert!(markdown.contains("\n- 没有记号\n"));
}
