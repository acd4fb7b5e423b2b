//! The organisation profile: not scored, the yardstick for everything after it.

use super::super::app::{use_lang, use_session};
use super::super::widgets::{Pager, TextBox, TextLine};
use super::super::words;
use crate::assessment::{Command, TextField};
use crate::standard::Section;
use leptos::prelude::*;

/// The organisation profile.
#[component]
pub(super) fn ProfilePage() -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let profile = &session.standard().profile;
    let sections = profile.sections.iter();
    let sections = sections.map(|section| view! { <ProfileSection section/> });
    view! {
        <h1 tabindex="-1">{profile.title.get(lang)}</h1>
        <p class="ea-lead">{profile.summary.get(lang)}</p>
        <p class="ea-hint">{words::PROFILE_NOT_SCORED.get(lang)} " " {words::CLAUSE.get(lang)} " " {profile.clause.clone()}</p>
        <section class="ea-section">
            <h2>{words::ORGANISATION.get(lang)}</h2>
            <div class="ea-lines">
                <TextLine field=TextField::Name label=words::NAME.get(lang) autocomplete="organization"/>
                <TextLine field=TextField::Industry label=words::INDUSTRY.get(lang)/>
                <TextLine field=TextField::Place label=words::PLACE.get(lang)/>
                <TextLine field=TextField::Period label=words::PERIOD.get(lang)/>
                <TextLine field=TextField::Author label=words::AUTHOR.get(lang)/>
            </div>
        </section>
        {sections.collect_view()}
        <Pager/>
    }
}

/// One section: what to tell, and the text.
#[component]
fn ProfileSection(section: &'static Section) -> impl IntoView {
    let session = use_session();
    let lang = use_lang();
    let field = TextField::Profile(section.id.clone());
    let (shown, filled) = (field.clone(), field.clone());
    let prompts = section
        .prompts
        .iter()
        .map(|prompt| view! { <li>{prompt.get(lang)}</li> });
    let insert = move |_| {
        let headings = section
            .prompts
            .iter()
            .map(|prompt| format!("【{}】\n", prompt.get(lang)));
        let text = headings.collect::<Vec<_>>().join("\n");
        session.send(Command::Text(filled.clone(), text));
    };
    let is_empty = Memo::new(move |_| session.text(&shown).trim().is_empty());
    view! {
        <section class="ea-section">
            <h2>{section.title.get(lang)} <span class="ea-clause">{section.clause.clone()}</span></h2>
            <p class="ea-hint">{words::PROMPTS.get(lang)}</p>
            <ul class="ea-prompts">{prompts.collect_view()}</ul>
            <button type="button" class="ea-link" prop:hidden=move || !is_empty.get() on:click=insert>
                {words::INSERT_PROMPTS.get(lang)}
            </button>
            <TextBox field label=section.title.get(lang) rows=8/>
        </section>
    }
}
