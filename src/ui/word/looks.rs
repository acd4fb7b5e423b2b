//! Where the template and the logo of the Word file are chosen, and what is found in the template.

use super::super::app::{use_lang, use_session};
use super::super::build::{El, View, around, button, div, el, here};
use super::super::documents::WrittenDraft;
use super::super::history::by_name::{call, promised};
use super::super::session::Session;
use super::super::words;
use super::kept::{Looks, remember};
use super::picture::{drawn, is_picture};
use super::wear::{wear, wear_template};
use crate::language::{Lang, Phrase};
use base64ct::{Base64, Encoding};
use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, File, HtmlElement, HtmlInputElement};

/// The most bytes of a file that are read.
const MOST: f64 = 10.0 * 1024.0 * 1024.0;

/// What is chosen and found.
#[derive(Clone, Copy)]
struct Chooser {
    session: Session,
    lang: Lang,
    looks: RwSignal<Option<Looks>, LocalStorage>,
    written: StoredValue<WrittenDraft, LocalStorage>,
    /// What is found in the template.
    found: RwSignal<Vec<String>>,
    /// Why a file was not taken: what is said of it, and what to do.
    refused: RwSignal<Vec<String>>,
    /// Whether the browser keeps what was chosen.
    kept: RwSignal<bool>,
}

/// The section. The draft wears what is chosen as soon as this is shown.
pub(in crate::ui) fn looks_box(
    looks: RwSignal<Option<Looks>, LocalStorage>,
    written: WrittenDraft,
) -> El {
    let shown = Chooser {
        session: use_session(),
        lang: use_lang(),
        looks,
        written: StoredValue::new_local(written),
        found: RwSignal::new(Vec::new()),
        refused: RwSignal::new(Vec::new()),
        kept: RwSignal::new(true),
    };
    shown.put_on();
    let lang = shown.lang;
    let summary = el("summary")
        .child(div("span", "ea-looks-title").text(words::LOOKS.get(lang)))
        .child(div("span", "ea-hint").live_text(move || shown.state()));
    let refused = move || {
        let lines = shown.refused.get();
        (!lines.is_empty()).then(|| {
            div("div", "ea-notice")
                .attr("role", "alert")
                .children(lines.iter().map(|line| el("p").text(line)))
        })
    };
    let not_kept = move || (!shown.kept.get()).then(|| hint(words::LOOKS_NOT_KEPT, lang));
    div("details", "ea-looks")
        .child(summary)
        .child(hint(words::LOOKS_ABOUT, lang))
        .live(refused)
        .live(not_kept)
        .child(shown.template())
        .child(shown.logo())
}

fn hint(word: Phrase, lang: Lang) -> El {
    div("p", "ea-hint").text(word.get(lang))
}

impl Chooser {
    /// What is chosen.
    fn chosen<T>(self, read: impl FnOnce(&Looks) -> T) -> T {
        self.looks.with(|looks| match looks {
            Some(looks) => read(looks),
            None => read(&Looks::default()),
        })
    }

    /// What is chosen, in a few words.
    fn state(self) -> String {
        let chosen = self.chosen(|looks| {
            let template = looks.template.as_ref().map(|(name, _)| name.clone());
            let logo = looks
                .logo
                .as_ref()
                .map(|_| words::LOGO.get(self.lang).to_owned());
            [template, logo].into_iter().flatten().collect::<Vec<_>>()
        });
        match chosen.is_empty() {
            true => words::LOOKS_NONE.get(self.lang).to_owned(),
            false => chosen.join(" · "),
        }
    }

    /// Has the draft wear what is chosen. A template that was taken once may be refused by a newer program: that is said.
    fn put_on(self) {
        let looks = self.looks.get_untracked().unwrap_or_default();
        let worn = self
            .written
            .with_value(|written| wear(written, &looks, self.lang));
        match worn {
            Ok(found) => self.found.set(found),
            Err(reason) => self.refused.set(vec![reason]),
        }
    }

    /// Gives the draft a template: what is found in it, or why it cannot be used.
    fn try_on(self, bytes: &Uint8Array) -> Result<Vec<String>, String> {
        self.written
            .with_value(|written| wear_template(written, bytes, self.lang))
    }

    /// Takes another choice, and remembers it.
    fn choose(self, change: impl FnOnce(&mut Looks)) {
        self.refused.set(Vec::new());
        self.looks
            .update(|looks| change(looks.get_or_insert_default()));
        self.put_on();
        let looks = self.looks.get_untracked().unwrap_or_default();
        spawn_local(async move {
            let kept = remember(&looks).await;
            self.kept.try_set(kept);
        });
    }

    /// A file was not taken: everything stays as it was.
    fn refuse(self, name: &str, reason: String) {
        let title = words::fill(words::LOOKS_REFUSED, self.lang, &[name]);
        self.refused.set(vec![title, reason]);
    }

    fn template(self) -> El {
        let lang = self.lang;
        let take = move |file: File| {
            spawn_local(async move {
                let bytes = read(&file).await;
                if !self.session.is_live() {
                    return;
                }
                let name = file.name();
                // No bytes at all would take the template away.
                let bytes = match bytes.length() {
                    0 => Uint8Array::from(&b"-"[..]),
                    _ => bytes,
                };
                match self.try_on(&bytes) {
                    Ok(_) => self.choose(|looks| looks.template = Some((name, bytes))),
                    Err(reason) => {
                        self.refuse(&name, reason);
                        self.put_on_again();
                    }
                }
            });
        };
        let name =
            move || self.chosen(|looks| looks.template.as_ref().map(|(name, _)| name.clone()));
        let about = move || match name() {
            Some(name) => {
                let found = self.found.get();
                let lines = found.iter().map(|line| el("li").text(line));
                View::from(vec![
                    div("p", "ea-chosen").child(el("bdi").text(&name)),
                    div("ul", "ea-found").children(lines),
                ])
            }
            None => View::Nothing,
        };
        div("div", "ea-look")
            .child(el("h3").text(words::TEMPLATE.get(lang)))
            .live(about)
            .child(self.buttons(
                "ea-template",
                words::CHOOSE_TEMPLATE,
                ".docx,.dotx",
                take,
                move || name().is_some(),
                |looks| looks.template = None,
            ))
            .child(self.placeholders())
    }

    /// After a refusal the draft wears again what it wore, and the refusal stays in sight.
    fn put_on_again(self) {
        let refused = self.refused.get_untracked();
        self.put_on();
        self.refused.set(refused);
    }

    /// What can stand in a template to be filled.
    fn placeholders(self) -> El {
        let listed = self
            .written
            .with_value(|written| call(written, "placeholders", &[self.lang.tag().into()]));
        let listed = listed.ok().and_then(|listed| listed.as_string());
        let listed = listed.unwrap_or_default();
        let entries = listed.lines().filter_map(|line| line.split_once('\t'));
        let entries = entries.flat_map(|(written, about)| {
            [
                el("dt").child(el("code").text(written)),
                el("dd").text(about),
            ]
        });
        div("details", "ea-fold")
            .child(el("summary").text(words::PLACEHOLDERS.get(self.lang)))
            .child(hint(words::PLACEHOLDERS_ABOUT, self.lang))
            .child(div("dl", "ea-placeholders").children(entries))
    }

    fn logo(self) -> El {
        let lang = self.lang;
        let take = move |file: File| {
            spawn_local(async move {
                let bytes = read(&file).await;
                let is_picture = is_picture(&bytes.to_vec());
                let drawn = match is_picture {
                    true => drawn(&file).await,
                    false => None,
                };
                if !self.session.is_live() {
                    return;
                }
                match drawn {
                    Some(png) => self.choose(|looks| {
                        let words = looks.logo.take().map(|(_, words)| words);
                        looks.logo = Some((png, words.unwrap_or_default()));
                    }),
                    None => self.refuse(&file.name(), words::NO_LOGO.get(lang).to_owned()),
                }
            });
        };
        let has_logo = Memo::new(move |_| self.chosen(|looks| looks.logo.is_some()));
        let about = move || match has_logo.get() {
            true => View::from(self.shown_logo()),
            false => View::Nothing,
        };
        div("div", "ea-look")
            .child(el("h3").text(words::LOGO.get(lang)))
            .live(about)
            .child(self.buttons(
                "ea-logo",
                words::CHOOSE_LOGO,
                "image/png,image/jpeg",
                take,
                move || has_logo.get(),
                |looks| looks.logo = None,
            ))
    }

    /// The logo, and the field for its words.
    fn shown_logo(self) -> El {
        let lang = self.lang;
        let words_of = move || {
            self.chosen(|looks| {
                looks
                    .logo
                    .as_ref()
                    .map(|(_, words)| words.clone())
                    .unwrap_or_default()
            })
        };
        let picture = el("img")
            .attr("class", "ea-logo-shown")
            .live_attr("alt", move || {
                let said = words_of();
                Some(match said.trim() {
                    "" => words::LOGO.get(lang).to_owned(),
                    said => said.to_owned(),
                })
            })
            .live_attr("src", move || {
                self.chosen(|looks| Some(data_url(&looks.logo.as_ref()?.0)))
            });
        let field = div("input", "ea-text")
            .attr("type", "text")
            .attr("id", "ea-logo-words")
            .attr("maxlength", "200")
            .live_value(words_of)
            .on("change", move |event| {
                if let Some(field) = here::<HtmlInputElement>(&event) {
                    let said = field.value();
                    self.choose(|looks| {
                        if let Some((_, words)) = &mut looks.logo {
                            *words = said;
                        }
                    });
                }
            });
        div("div", "ea-field")
            .child(picture)
            .child(
                div("label", "ea-label")
                    .attr("for", "ea-logo-words")
                    .text(words::LOGO_WORDS.get(lang)),
            )
            .child(field)
    }

    /// The buttons that choose another file and take the present one away.
    fn buttons(
        self,
        class: &'static str,
        word: Phrase,
        accept: &'static str,
        take: impl Fn(File) + 'static,
        has: impl Fn() -> bool + 'static,
        clear: fn(&mut Looks),
    ) -> El {
        let lang = self.lang;
        let field = el("input")
            .attr("type", "file")
            .attr("class", class)
            .attr("accept", accept)
            .attr("hidden", "")
            .on("change", move |event| {
                let Some(input) = here::<HtmlInputElement>(&event) else {
                    return;
                };
                let file = input.files().and_then(|files| files.get(0));
                // Emptied, so that choosing the same file again is a change again.
                input.set_value("");
                if let Some(file) = file {
                    take(file);
                }
            });
        let choose = button("ea-button ea-choose", |event| {
            if let Some(field) = beside::<HtmlElement>(&event, "input") {
                field.click();
            }
        });
        let remove = move || {
            has().then(|| {
                let remove = button("ea-button ea-remove", move |event| {
                    // The button goes; the one beside it has the focus then.
                    let choose = beside::<HtmlElement>(&event, ".ea-choose");
                    self.choose(clear);
                    if let Some(choose) = choose {
                        drop(choose.focus());
                    }
                });
                remove.text(words::REMOVE_LOOK.get(lang))
            })
        };
        div("div", "ea-actions")
            .child(field)
            .child(choose.text(word.get(lang)))
            .live(remove)
    }
}

/// What stands beside the button of an event.
fn beside<T: JsCast>(event: &Event, selector: &str) -> Option<T> {
    let row: Element = around(event, ".ea-actions")?;
    let found = row.query_selector(selector).unwrap_or_default();
    found?.dyn_into().ok()
}

/// The bytes of a file; of one that is too large only so many that it is noticed.
async fn read(file: &File) -> Uint8Array {
    let most = (MOST + 1.0).into();
    let bytes = match call(file, "slice", &[0.into(), most]) {
        Ok(part) => promised(&part, "arrayBuffer", &[]).await,
        Err(error) => Err(error),
    };
    // What cannot be read is empty, and refused as such.
    match bytes {
        Ok(bytes) => Uint8Array::new(&bytes),
        Err(_) => Uint8Array::new_with_length(0),
    }
}

/// A PNG file as an address.
fn data_url(png: &Uint8Array) -> String {
    format!(
        "data:image/png;base64,{}",
        Base64::encode_string(&png.to_vec())
    )
}
