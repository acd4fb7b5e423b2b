//! The contents: every page, with the progress of categories and items.

use super::super::app::{use_lang, use_session};
use super::super::navigate::Page;
use super::super::words;
use super::page_link::PageLink;
use crate::standard::{Category, Item};
use leptos::prelude::*;

/// The contents of the walk.
#[component]
pub(in crate::ui) fn Navigation(
    /// Whether the contents are open, where there is no room for them beside the page.
    contents_open: RwSignal<bool>,
) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let standard = session.standard();
    let categories = standard
        .categories
        .iter()
        .map(|category| view! { <CategoryEntry category/> })
        .collect_view();
    let programmes = session.all_programmes().iter().map(|programme| {
        view! {
            <li><PageLink page=Page::Programme(programme.id.clone())>{programme.title.get(lang)}</PageLink></li>
        }
    });
    // Choosing a page closes the contents; Escape does too.
    view! {
        <nav
            class="ea-contents"
            id="ea-contents"
            aria-label=words::NAVIGATION.get(lang)
            on:click=move |_| contents_open.set(false)
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    contents_open.set(false);
                }
            }
        >
            <ul>
                <li><PageLink page=Page::Start>{words::START.get(lang)}</PageLink></li>
                <li><PageLink page=Page::Profile>{standard.profile.title.get(lang)}</PageLink></li>
                {categories}
                <li class="ea-contents-gap"><PageLink page=Page::Scoreboard>{words::SCOREBOARD.get(lang)}</PageLink></li>
                {programmes.collect_view()}
                <li><PageLink page=Page::Draft>{words::DRAFT.get(lang)}</PageLink></li>
                <li><PageLink page=Page::Standard>{words::ABOUT_STANDARD.get(lang)}</PageLink></li>
            </ul>
        </nav>
    }
}

#[component]
fn CategoryEntry(category: &'static Category) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let scored = Memo::new(move |_| {
        session.board.with(|board| {
            let found = board
                .categories
                .iter()
                .find(|score| score.id == category.id);
            found.map_or(0, |score| score.total.scored)
        })
    });
    let items = category
        .items
        .iter()
        .map(|item| view! { <ItemEntry item/> });
    view! {
        <li class="ea-contents-category">
            <span class="ea-contents-title">
                {format!("{} {}", category.id, category.title.get(lang))}
                <span class="ea-contents-count">{move || format!("{}/{}", scored.get(), category.items.len())}</span>
            </span>
            <ul>{items.collect_view()}</ul>
        </li>
    }
}

#[component]
fn ItemEntry(item: &'static Item) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let begun = Memo::new(move |_| session.is_begun(&item.id));
    let state = move || match session.percent(&item.id) {
        Some(percent) => percent.to_string(),
        None if begun.get() => String::from("◐"),
        None => String::from("○"),
    };
    let spoken = move || match session.percent(&item.id) {
        Some(_) => "",
        None => words::NOT_SCORED.get(lang),
    };
    view! {
        <li>
            <PageLink page=Page::Item(item.id.clone()) class="ea-contents-item">
                <span>{format!("{} {}", item.id, item.title.get(lang))}</span>
                <span class="ea-contents-state">
                    <span aria-hidden=move || session.percent(&item.id).is_none().then_some("true")>{state}</span>
                    <span class="ea-spoken">{spoken}</span>
                </span>
            </PageLink>
        </li>
    }
}
