//! The draft: its chapters and gaps, a preview, and the ways to take it home.

use super::super::app::{use_lang, use_session};
use super::super::clock;
use super::super::navigate::Page;
use super::super::session::Session;
use super::super::widgets::{PageLink, Pager, download};
use super::super::words;
use crate::draft::{Count, Draft};
use crate::export::{Kind, html as document_html, markdown};
use crate::language::Lang;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlIFrameElement, HtmlSelectElement};

/// The page of the draft. The draft is built when the page is shown and when its language is changed.
#[component]
pub(super) fn DraftPage() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let draft_lang = RwSignal::new(lang);
    let draft = Memo::new(move |_| build(session, draft_lang.get()));
    view! {
        <h1 tabindex="-1">{words::DRAFT.get(lang)}</h1>
        <p class="ea-lead">
            <span class="ea-provisional">{words::PROVISIONAL.get(lang)}</span> {words::DRAFT_LEAD.get(lang)}
        </p>
        <DraftActions draft draft_lang/>
        <section class="ea-section">
            <h2>{words::PREVIEW.get(lang)}</h2>
            <Preview draft/>
        </section>
        <section class="ea-section">
            <h2>{words::CHAPTER.get(lang)}</h2>
            {move || draft.with(|draft| chapter_table(draft, lang))}
        </section>
        <section class="ea-section">
            <h2>{words::MISSING_EVIDENCE.get(lang)}</h2>
            {move || draft.with(|draft| gap_list(draft, lang))}
        </section>
        <Pager/>
    }
}

fn build(session: Session, lang: Lang) -> Draft {
    session.assessment(|assessment| {
        let (standard, programmes) = (session.standard(), session.all_programmes());
        Draft::of(standard, programmes, assessment, lang, &clock::today())
    })
}

/// The language of the draft, and what can be done with it.
#[component]
fn DraftActions(draft: Memo<Draft>, draft_lang: RwSignal<Lang>) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let on_change = move |event: web_sys::Event| {
        let select = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
        if let Some(chosen) = select.and_then(|select| Lang::from_tag(&select.value())) {
            draft_lang.set(chosen);
        }
    };
    let options = [(Lang::Zh, "中文"), (Lang::En, "English")].map(|(option, name)| {
        view! {
            <option value=option.tag() lang=option.tag() selected=option == lang>{name}</option>
        }
    });
    let save = move |kind: Kind, write: fn(&Draft) -> String| {
        move |_| download(session, kind, &draft.with_untracked(write))
    };
    view! {
        <div class="ea-actions ea-draft-actions">
            <label class="ea-choice" for="ea-draft-language">{words::DRAFT_LANGUAGE.get(lang)}</label>
            <select class="ea-button" id="ea-draft-language" on:change=on_change>{options.collect_view()}</select>
            <button type="button" class="ea-button ea-primary ea-print" on:click=|event| print(&event)>
                {words::PRINT.get(lang)}
            </button>
            <button type="button" class="ea-button ea-save-html" on:click=save(Kind::Html, document_html::write)>
                {words::DOWNLOAD_HTML.get(lang)}
            </button>
            <button type="button" class="ea-button ea-save-markdown" on:click=save(Kind::Markdown, markdown::write)>
                {words::DOWNLOAD_MARKDOWN.get(lang)}
            </button>
        </div>
    }
}

/// The document itself in a frame of its own: what is shown is what is printed.
///
/// The frame inherits the content security policy, which forbids style elements, so its style sheet is a constructed one.
/// `@page` rules do not work from a shadow root, so printing needs the frame anyway.
#[component]
fn Preview(draft: Memo<Draft>) -> impl IntoView {
    let lang = use_lang();
    let frame = NodeRef::<html::Iframe>::new();
    let fill = move || {
        if let Some(frame) = frame.get() {
            draft.with(|draft| fill(&frame, draft));
        }
    };
    Effect::new(move |_| fill());
    view! {
        <iframe
            class="ea-draft-frame"
            title=words::PREVIEW.get(lang)
            node_ref=frame
            srcdoc="<!doctype html><html><body></body></html>"
            on:load=move |_| untrack(fill)
        ></iframe>
    }
}

#[wasm_bindgen]
extern "C" {
    /// A style sheet of the frame's own realm: one of another realm is refused.
    type FrameWindow;
    #[wasm_bindgen(method, getter, js_name = CSSStyleSheet)]
    fn style_sheet_class(this: &FrameWindow) -> js_sys::Function;
}

/// Shows the draft in the frame. Nothing happens before the frame has its document; its load event comes back here.
fn fill(frame: &HtmlIFrameElement, draft: &Draft) {
    let Some((window, document)) = frame.content_window().zip(frame.content_document()) else {
        return;
    };
    let Some((root, body)) = document.document_element().zip(document.body()) else {
        return;
    };
    drop(root.set_attribute("lang", draft.lang.tag()));
    document.set_title(&draft.title);
    body.set_inner_html(&document_html::body(draft));
    let class = window.unchecked_ref::<FrameWindow>().style_sheet_class();
    let sheet = js_sys::Reflect::construct(&class, &js_sys::Array::new());
    if let Ok(sheet) = sheet.and_then(|sheet| sheet.dyn_into::<web_sys::CssStyleSheet>()) {
        // A browser without constructed sheets shows and prints the text without its style.
        drop(sheet.replace_sync(document_html::STYLE));
        let sheets = js_sys::Array::of1(&sheet);
        drop(js_sys::Reflect::set(
            &document,
            &"adoptedStyleSheets".into(),
            &sheets,
        ));
    }
}

/// Prints the frame of the page that the button is on.
fn print(event: &web_sys::MouseEvent) {
    let button = event
        .current_target()
        .and_then(|b| b.dyn_into::<web_sys::Element>().ok());
    let main = button.and_then(|button| button.closest("main").unwrap_or_default());
    let frame = main.and_then(|main| main.query_selector("iframe").unwrap_or_default());
    let window = frame
        .and_then(|frame| frame.dyn_into::<HtmlIFrameElement>().ok())
        .and_then(|frame| frame.content_window());
    if let Some(window) = window {
        drop(window.print());
    }
}

/// The chapters with their lengths.
fn chapter_table(draft: &Draft, lang: Lang) -> AnyView {
    let rows = draft.chapters.iter().map(|chapter| {
        let count = Count::of(chapter);
        view! {
            <tr>
                <th scope="row">{format!("{} {}", chapter.number, chapter.title)}</th>
                <td>{count.answers.to_string()}</td>
                <td>{count.all.to_string()}</td>
            </tr>
        }
    });
    view! {
        <table class="ea-table">
            <caption>{words::CHARACTERS.get(lang)}</caption>
            <thead>
                <tr>
                    <th scope="col">{words::CHAPTER.get(lang)}</th>
                    <th scope="col">{words::OWN_WORDS.get(lang)}</th>
                    <th scope="col">{words::IN_ALL.get(lang)}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// What is missing, each leading to its page.
fn gap_list(draft: &Draft, lang: Lang) -> AnyView {
    if draft.gaps.is_empty() {
        return view! { <p class="ea-hint">{words::NOTHING_MISSING.get(lang)}</p> }.into_any();
    }
    let entries = draft.gaps.iter().map(|gap| {
        let place = gap.place.key();
        let page = gap
            .place
            .item()
            .map_or(Page::Profile, |item| Page::Item(item.clone()));
        view! {
            <li><PageLink page=page>{place}</PageLink> " " {gap.missing.clone()}</li>
        }
    });
    view! { <ul class="ea-gaps">{entries.collect_view()}</ul> }.into_any()
}
