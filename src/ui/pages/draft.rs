//! The draft: what goes into it, its chapters and gaps, a preview, and the ways to take it home.

mod preview;

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, around, button, div, el, here};
use super::super::device::Device;
use super::super::documents::{
    ChapterLength, LimitedLength, Missing, Overview, WrittenDraft, overview, write_draft,
};
use super::super::navigate::Page;
use super::super::widgets::{download, page_link, pager};
use super::super::word::{Looks, looks, looks_box, word_button};
use super::super::words;
use super::library::share_box;
use super::{heading, hint, section};
use crate::draft::{Choice, Programmes};
use crate::export::Kind;
use crate::language::{Lang, Phrase};
use crate::standard::ItemId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use preview::{preview, print, print_by_key};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlSelectElement;

/// The draft as far as it is known.
#[derive(Clone)]
enum State {
    /// Being written.
    Writing,
    /// Written.
    Written(WrittenDraft),
    /// Not to be had: the second module did not load.
    Unavailable,
}

/// The page of the draft. It is written when the page is shown and when its language is changed.
pub(super) fn draft_page() -> View {
    let session = use_session();
    let lang = use_lang();
    print_by_key();
    let draft = RwSignal::new_local(State::Writing);
    let draft_lang = RwSignal::new(lang);
    let choice = RwSignal::new(Choice::default());
    // First what the Word file wears, so that no draft is shown that would be made without it.
    let wears = RwSignal::new_local(None::<Looks>);
    spawn_local(async move {
        let looks = looks().await;
        wears.try_set(Some(looks));
    });
    let is_known = Memo::new(move |_| wears.with(Option::is_some));
    // Of several that were asked for, the last is shown, whichever comes last.
    let asked = StoredValue::new(0_u32);
    Effect::new(move |_| {
        if is_known.get() {
            asked.update_value(|asked| *asked += 1);
            let this = asked.get_value();
            write_draft(session, draft_lang.get(), &choice.get(), move |written| {
                if asked.try_get_value() == Some(this) {
                    draft.set(written.map_or(State::Unavailable, State::Written));
                }
            });
        }
    });
    let content = move || match draft.get() {
        State::Writing => View::from(hint(words::WRITING.get(lang))),
        State::Unavailable => View::from(
            div("p", "ea-notice")
                .attr("role", "alert")
                .text(words::DRAFT_FAILED.get(lang)),
        ),
        State::Written(written) => draft_content(written, wears),
    };
    let lead = div("p", "ea-lead")
        .child(div("span", "ea-provisional").text(words::PROVISIONAL.get(lang)))
        .text(words::DRAFT_LEAD.get(lang));
    View::from(vec![
        View::from(heading(words::DRAFT.get(lang))),
        lead.into(),
        choices(draft_lang, choice).into(),
        el("div").live(content).into(),
        share().into(),
        pager(),
    ])
}

/// The assessment itself without names, for others to learn from.
fn share() -> Option<El> {
    let session = use_session();
    // What was answered a moment ago belongs in it.
    session.store_now();
    let open = session.device(Device::open_record)?;
    Some(section(words::SHARE.get(use_lang()), None).child(share_box(open)))
}

/// What can be done with the draft, its preview, its chapters, its gaps.
fn draft_content(written: WrittenDraft, wears: RwSignal<Option<Looks>, LocalStorage>) -> View {
    let lang = use_lang();
    let Overview {
        chapters,
        sums,
        limits,
        gaps,
    } = overview(&written);
    let part = |title: Phrase, content: El| section(title.get(lang), None).child(content);
    View::from(vec![
        actions(written.clone()).into(),
        View::from(limits_box(&limits, sums.last())),
        looks_box(wears, written.clone()).into(),
        part(words::PREVIEW, preview(written)).into(),
        part(words::CHAPTERS, chapter_table(&chapters, &sums)).into(),
        part(words::MISSING_EVIDENCE, gap_list(gaps)).into(),
    ])
}

/// The language of the draft.
fn language_choice(draft_lang: RwSignal<Lang>) -> El {
    let lang = use_lang();
    let options = [(Lang::Zh, "中文"), (Lang::En, "English")].map(|(option, name)| {
        el("option")
            .attr("value", option.tag())
            .attr("lang", option.tag())
            .live_flag("selected", move || draft_lang.get() == option)
            .text(name)
    });
    let select = div("select", "ea-button")
        .attr("id", "ea-draft-language")
        .on("change", move |event| {
            let select = here::<HtmlSelectElement>(&event);
            if let Some(chosen) = select.and_then(|select| Lang::from_tag(&select.value())) {
                draft_lang.set(chosen);
            }
        })
        .children(options);
    let label = div("label", "ea-choice").attr("for", "ea-draft-language");
    div("span", "ea-actions")
        .child(label.text(words::DRAFT_LANGUAGE.get(lang)))
        .child(select)
}

/// What goes into the draft.
fn choices(draft_lang: RwSignal<Lang>, choice: RwSignal<Choice>) -> El {
    let flag = |word: Phrase, of: fn(&mut Choice) -> &mut bool, can: fn(&Choice) -> bool| {
        let input = el("input")
            .attr("type", "checkbox")
            .live_flag("disabled", move || !choice.with(can))
            .live_flag("checked", move || {
                choice.with(can) && *of(&mut choice.get())
            })
            .on("change", move |_| {
                choice.update(|choice| *of(choice) = !*of(choice));
            });
        div("label", "ea-choice")
            .child(input)
            .text(word.get(use_lang()))
    };
    let lang = use_lang();
    let choices = div("div", "ea-actions ea-draft-choices")
        .child(language_choice(draft_lang))
        .child(extent(choice))
        .child(flag(
            words::WITH_SCORES,
            |one| &mut one.scores,
            |one| !one.is_overview(),
        ))
        // They tell scores.
        .child(flag(
            words::WITH_FINDINGS,
            |one| &mut one.findings,
            |one| one.scores && !one.is_overview(),
        ))
        .child(flag(
            words::WITH_REQUIREMENTS,
            |one| &mut one.requirements,
            |one| !one.is_overview(),
        ))
        .child(programmes_choice(choice));
    let left_out = div("p", "ea-hint")
        .attr("role", "status")
        .live_text(
            move || match choice.with(|one| one.chapter.is_none() && !one.scores) {
                true => words::WITHOUT_OUTCOME.get(lang).to_owned(),
                false => String::new(),
            },
        );
    el("div").child(choices).child(left_out)
}

/// Which programmes have a section of their own.
fn programmes_choice(choice: RwSignal<Choice>) -> El {
    let lang = use_lang();
    let options = Programmes::ALL.map(|one| {
        let word = match one {
            Programmes::Followed => words::PROGRAMMES_FOLLOWED,
            Programmes::All => words::PROGRAMMES_ALL,
            Programmes::None => words::PROGRAMMES_NONE,
        };
        let option = el("option").attr("value", one.key());
        option.text(word.get(lang))
    });
    let select = div("select", "ea-button")
        .attr("id", "ea-draft-programmes")
        .live_flag("disabled", move || {
            choice.with(|one| !one.has_outcome() && !one.is_overview())
        })
        .on("change", move |event| {
            let select = here::<HtmlSelectElement>(&event);
            if let Some(chosen) = select.and_then(|one| Programmes::from_key(&one.value())) {
                choice.update(|choice| choice.programmes = chosen);
            }
        })
        .children(options);
    let label = div("label", "ea-choice").attr("for", "ea-draft-programmes");
    div("span", "ea-actions")
        .child(label.text(words::WITH_PROGRAMMES.get(lang)))
        .child(select)
}

/// All chapters, or one.
fn extent(choice: RwSignal<Choice>) -> El {
    let lang = use_lang();
    let standard = use_session().standard();
    let profile = standard.profile.title.get(lang).to_owned();
    let categories = standard.categories.iter();
    let names = categories.map(|one| format!("{} {}", one.id, one.title.get(lang)));
    let overview = words::PROGRAMMES.get(lang).to_owned();
    let names = std::iter::once(profile).chain(names).chain([overview]);
    let chapters = Choice::chapters(standard).zip(names);
    let all = ("", words::WHOLE_DRAFT.get(lang).to_owned());
    let options = std::iter::once(all)
        .chain(chapters)
        .map(|(id, name)| el("option").attr("value", id).text(&name));
    let select = div("select", "ea-button")
        .attr("id", "ea-draft-extent")
        .on("change", move |event| {
            if let Some(select) = here::<HtmlSelectElement>(&event) {
                let chapter = Some(select.value()).filter(|id| !id.is_empty());
                choice.update(|choice| choice.chapter = chapter);
            }
        })
        .children(options);
    let label = div("label", "ea-choice").attr("for", "ea-draft-extent");
    div("span", "ea-actions")
        .child(label.text(words::EXTENT.get(lang)))
        .child(select)
}

/// Word, Excel, print, HTML, Markdown.
fn actions(written: WrittenDraft) -> El {
    let session = use_session();
    let lang = use_lang();
    // The handle of the other module is used in this window alone.
    let written = StoredValue::new_local(written);
    let save = |class, kind, word: Phrase, write: fn(&WrittenDraft) -> String| {
        let save = button(class, move |_| {
            download(session, kind, &written.with_value(write).into());
        });
        save.text(word.get(lang))
    };
    let print = button("ea-button ea-print", |event| {
        print(around(&event, "main"));
    });
    div("div", "ea-actions")
        .child(word_button(written.get_value()))
        .child(excel_button(written))
        .child(print.text(words::PRINT.get(lang)))
        .child(save(
            "ea-button ea-save-html",
            Kind::Html,
            words::DOWNLOAD_HTML,
            WrittenDraft::html,
        ))
        .child(save(
            "ea-button ea-save-markdown",
            Kind::Markdown,
            words::DOWNLOAD_MARKDOWN,
            WrittenDraft::markdown,
        ))
}

/// The button that has the workbook made. That takes a moment only, but for the first time what writes it has to come.
fn excel_button(written: StoredValue<WrittenDraft, LocalStorage>) -> View {
    let (session, lang) = (use_session(), use_lang());
    let making = RwSignal::new(false);
    let excel = button("ea-button ea-save-excel", move |_| {
        if making.get_untracked() {
            return;
        }
        making.set(true);
        let made = written.with_value(WrittenDraft::xlsx);
        spawn_local(async move {
            let made = JsFuture::from(made).await;
            // The page may have been left meanwhile, and then the file is wanted all the same.
            making.try_set(false);
            if !session.is_live() {
                return;
            }
            match made {
                Ok(bytes) => drop(download(session, Kind::Xlsx, bytes.unchecked_ref())),
                Err(error) => {
                    let lang = session.lang.get_untracked();
                    let title = words::EXCEL_FAILED.get(lang).to_owned();
                    session.report(title, vec![format!("{error:?}")]);
                }
            }
        });
    });
    let excel = excel
        .live_attr("aria-busy", move || making.get().then(|| "true".to_owned()))
        .text(words::DOWNLOAD_EXCEL.get(lang));
    let said = div("span", "ea-hint")
        .attr("role", "status")
        .live_text(move || match making.get() {
            true => words::MAKING_EXCEL.get(lang).to_owned(),
            false => String::new(),
        });
    View::from(vec![excel, said])
}

/// The chapters with their lengths.
fn chapter_table(chapters: &[ChapterLength], sums: &[ChapterLength]) -> El {
    let lang = use_lang();
    let head = |word: Phrase| el("th").attr("scope", "col").text(word.get(lang));
    let row = |chapter: &ChapterLength| {
        el("tr")
            .child(el("th").attr("scope", "row").text(&chapter.title))
            .child(el("td").text(&chapter.own))
            .child(el("td").text(&chapter.all))
    };
    let heads = el("tr")
        .child(head(words::CHAPTER))
        .child(head(words::OWN_WORDS))
        .child(head(words::IN_ALL));
    div("table", "ea-table")
        .child(el("caption").text(words::CHARACTERS.get(lang)))
        .child(el("thead").child(heads))
        .child(el("tbody").children(chapters.iter().map(row)))
        .child(el("tfoot").children(sums.iter().map(row)))
}

/// What programmes allow, where they do, and apart from it the length of the whole document. Too much is warned of; nothing is cut.
fn limits_box(limits: &[LimitedLength], whole: Option<&ChapterLength>) -> Option<El> {
    let lang = use_lang();
    let line = |limit: &LimitedLength| {
        let [of, programme] = &limit.names;
        let [counted, most] = [limit.counted, limit.most].map(|count| count.to_string());
        let excess = limit.counted.saturating_sub(limit.most);
        let values = [of.as_str(), programme, &counted, &most, &excess.to_string()];
        match excess {
            0 => div("p", "ea-hint").text(&words::fill(words::WITHIN_LIMIT, lang, &values)),
            _ => div("p", "ea-notice").text(&words::fill(words::OVER_LIMIT, lang, &values)),
        }
    };
    let whole = whole.map(|whole| {
        let said = words::fill(words::WHOLE_LENGTH, lang, &[&whole.all]);
        div("p", "ea-hint ea-whole-length").text(&said)
    });
    (!limits.is_empty()).then(|| {
        let lines = limits.iter().map(line).chain(whole);
        div("div", "ea-limits").children(lines)
    })
}

/// What is missing, each leading to its page.
fn gap_list(gaps: Vec<Missing>) -> El {
    let lang = use_lang();
    if gaps.is_empty() {
        return hint(words::NOTHING_MISSING.get(lang));
    }
    let entries = gaps.into_iter().map(|gap| {
        let item = gap.item.as_deref().map(ItemId::from);
        let page = item.map_or(Page::Profile, Page::Item);
        el("li").child(page_link(page).text(&gap.missing))
    });
    div("ul", "ea-gaps").children(entries)
}
