//! What found no place when an assessment was carried to another standard or taken to another edition: it stays with the new one, to
//! be read and copied. In the later part.

use super::app::{use_lang, use_session};
use super::build::{El, View, button, div, el};
use super::widgets::hand_over;
use super::words;
use crate::assessment::Extra;
use crate::keyed::Keyed;
use crate::language::Lang;
use crate::mapping::Left;
use crate::reading::{Node, Value};
use crate::standard::Standard;

/// The unknown field of a file under which it stands.
const LEFT_BEHIND: &str = "left-behind";

/// Puts what found no place in a new assessment behind what found none before, by the words of the standard `from`.
pub(super) fn keep(extra: &mut Extra, lang: Lang, from: &Standard, left: Vec<(Left, String)>) {
    let node = |value| Node { value, at: 0 };
    let mut all = match extra.remove(LEFT_BEHIND) {
        Some(Node {
            value: Value::List(all),
            ..
        }) => all,
        _ => Vec::new(),
    };
    for (left, text) in left {
        let what = say(lang, from, &left);
        let mut entry = Keyed::new();
        entry.insert(String::from("what"), node(Value::Text(what)));
        entry.insert(String::from("text"), node(Value::Text(text)));
        all.push(node(Value::Object(entry)));
    }
    extra.insert(LEFT_BEHIND.to_owned(), node(Value::List(all)));
}

/// What found no place when the open assessment was made from another one, to be read and copied.
pub(super) fn left_behind() -> View {
    let session = use_session();
    let lang = use_lang();
    let left: Vec<(String, String)> = session.assessment(|assessment| {
        let all = assessment.extra.get(LEFT_BEHIND);
        let all = all.into_iter().flat_map(|all| all.value.entries());
        all.filter_map(|entry| {
            let text = |key| Some(entry.get(key)?.as_text()?.to_owned());
            text("what").zip(text("text"))
        })
        .collect()
    });
    if left.is_empty() {
        return View::Nothing;
    }
    let entry = |(what, text): &(String, String)| {
        el("div")
            .child(el("dt").text(what))
            .child(div("dd", "ea-typed").text(text))
    };
    let entries: Vec<El> = left.iter().map(entry).collect();
    let blocks: Vec<String> = left
        .iter()
        .map(|(what, text)| format!("{what}\n{text}"))
        .collect();
    let all = blocks.join("\n\n") + "\n";
    let download = button("ea-button", move |_| {
        let name = format!("{}.txt", words::LEFT_BEHIND.get(lang));
        if let Err(error) = hand_over(&name, "text/plain", &all) {
            session.report(format!("{error:?}"), Vec::new());
        }
    });
    div("section", "ea-section ea-left-behind")
        .child(el("h2").text(words::LEFT_BEHIND.get(lang)))
        .child(div("p", "ea-hint").text(words::LEFT_BEHIND_HINT.get(lang)))
        .child(div("p", "ea-actions").child(download.text(words::DOWNLOAD_TEXT.get(lang))))
        .child(div("dl", "ea-definitions").children(entries))
        .into()
}

/// What stayed behind, by the words of the standard that it stands in.
pub(super) fn say(lang: Lang, from: &Standard, left: &Left) -> String {
    let separator = words::SEPARATOR.get(lang);
    let item = |id| {
        let title = from.item(id).map_or("", |item| item.title.get(lang));
        format!("{id} {title}")
    };
    let (place, what) = match left {
        Left::Profile(id) => {
            let mut sections = from.profile.sections.iter();
            let section = sections.find(|section| section.id == *id);
            let title = section.map_or("", |section| section.title.get(lang));
            (title.to_owned(), words::LEFT_PROFILE)
        }
        Left::Evidence(id) => {
            let mut points = from.items().flat_map(|item| &item.guidance);
            let point = points.find(|point| point.id == *id);
            let heading = point.map_or("", |point| point.heading.get(lang));
            (format!("{id} {heading}"), words::LEFT_EVIDENCE)
        }
        Left::Indicator(id, name) => {
            let place = [item(id).as_str(), name].join(" · ");
            (place, words::LEFT_INDICATOR)
        }
        Left::Judgement(id) => (item(id), words::LEFT_JUDGEMENT),
        Left::Remarks(id) => (item(id), words::LEFT_REMARKS),
        Left::Plan => return words::LEFT_PLAN.get(lang).to_owned(),
        Left::Unknown(Some(id)) => (item(id), words::LEFT_UNKNOWN),
        Left::Unknown(None) => return words::LEFT_UNKNOWN.get(lang).to_owned(),
    };
    format!("{place}{separator}{}", what.get(lang))
}
