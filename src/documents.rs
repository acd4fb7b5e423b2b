//! The second module: an assessment file in, documents out. It is fetched when somebody first opens the draft or exports.
//!
//! The two modules share nothing but the assessment file, so that the first one is free of the draft and of every writer.
//! No browser and no Leptos here: the page around it hands over text and takes text.
//!
//! The build cuts this module, too, at `workbook_part` (feature `split`; see `xtask/src/split.rs`): what only the writer of
//! workbooks reaches, most of it a library, is fetched when a workbook is first asked for.

use crate::application::{Answers, Filled, Personal};
use crate::assessment::{Assessment, file};
use crate::draft::{Choice, Count, Draft, Gap, Length};
use crate::export::docx::{self, Dress, Logo, Making, Placeholder, Step, Template};
use crate::export::{csv, html, markdown, xlsx};
use crate::language::Lang;
use crate::programme::Pack;
use crate::programme::form::Form;
use crate::reading::{self, Fault};
use crate::standard::Standard;
use crate::writing::Json;
use std::cell::Cell;
use wasm_bindgen::prelude::*;

type Workbook = Result<Vec<u8>, xlsx::WorkbookError>;

/// What writes workbooks.
#[derive(Clone, Copy)]
struct WriteWorkbook {
    /// [`xlsx::write`].
    assessment: fn(&Standard, &Assessment, &Choice, &Draft) -> Workbook,
    /// [`xlsx::write_form`].
    form: fn(&Filled, Option<&[u8]>) -> Workbook,
}

#[cfg(feature = "split")]
use wasm_split_helpers::SplitLoaderError as NotHere;

/// The part could not be had.
#[cfg(not(feature = "split"))]
enum NotHere {}

/// What writes workbooks. Where the module is split, the macro makes this a function to be awaited, which fetches it.
#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(workbook, fallible))]
fn workbook_part() -> Result<WriteWorkbook, NotHere> {
    Ok(WriteWorkbook {
        assessment: xlsx::write,
        form: xlsx::write_form,
    })
}

thread_local! {
    static WORKBOOK: Cell<Option<WriteWorkbook>> = const { Cell::new(None) };
}

/// Fetches what writes workbooks, unless it is here. Calls back with whether it could be had.
#[wasm_bindgen]
pub fn fetch_workbook(done: js_sys::Function) {
    wasm_bindgen_futures::spawn_local(async move {
        #[cfg(feature = "split")]
        let part = workbook_part().await;
        #[cfg(not(feature = "split"))]
        let part = workbook_part();
        let had = part.map(|write| WORKBOOK.set(Some(write))).is_ok();
        drop(done.call1(&JsValue::NULL, &had.into()));
    });
}

/// The draft of one assessment in one language, ready to be written in every format.
#[wasm_bindgen]
pub struct Document {
    standard: Standard,
    assessment: Assessment,
    choice: Choice,
    draft: Draft,
    /// The pictures of its first figures, as PNG files.
    pictures: Vec<Vec<u8>>,
    /// The template and the logo of the Word file.
    dress: Dress,
    /// The Word file, where it is begun.
    making: Option<Making>,
    /// An application form that is written in the place of the draft, and the photo in it.
    form: Option<(Filled, Vec<u8>)>,
}

#[wasm_bindgen]
impl Document {
    /// The document of an assessment file, as [`file::write`] gives it. `lang` is a BCP 47 tag (empty: Chinese), `today` a
    /// date: `2026-11-20`. `standard` is the pack of its standard, or the edition in that language, or the outline of a pack that is
    /// gone; `programmes` the list of all programme packs, or of their editions ([`Pack::read_list`]), `own` that of those which
    /// somebody else wrote. `choice` says what goes into it ([`Choice::read`]); what else stands there is left alone.
    ///
    /// # Errors
    /// An `Error` with every fault of the file or the choice, a line each, in that language.
    #[wasm_bindgen(constructor)]
    pub fn new(
        file: &str,
        lang: &str,
        today: &str,
        choice: &str,
        standard: &str,
        programmes: &str,
        own: &str,
    ) -> Result<Document, JsError> {
        let lang = Lang::from_tag(lang).unwrap_or_default();
        document(file, lang, today, choice, [standard, programmes, own]).map_err(|faults| {
            let lines: Vec<String> = faults.iter().map(|fault| fault.say(lang)).collect();
            JsError::new(&lines.join("\n"))
        })
    }

    /// Gives the Word file a template, a `.docx` file, or takes it away with no bytes. Gives back what can be told about it, in a
    /// language by its tag, a line each: what of it is used, what it lacks, what is not understood.
    ///
    /// # Errors
    /// An `Error` that says why the file cannot be used, and what to do. Then there is no template.
    pub fn template(&mut self, bytes: &[u8], lang: &str) -> Result<String, JsError> {
        self.making = None;
        self.dress.template = None;
        if bytes.is_empty() {
            return Ok(String::new());
        }
        let lang = Lang::from_tag(lang).unwrap_or_default();
        let template = Template::read(bytes).map_err(|fault| JsError::new(&fault.say(lang)))?;
        let told = template.findings(lang).say(lang);
        self.dress.template = Some(template);
        Ok(told.join("\n"))
    }

    /// What can stand in a template to be filled, in a language by its tag: a line each, how it is written, a tab, what it is.
    pub fn placeholders(&self, lang: &str) -> String {
        let lang = Lang::from_tag(lang).unwrap_or_default();
        let lines: Vec<String> = Placeholder::list(lang).collect();
        lines.join("\n")
    }

    /// Gives the Word file a logo, a PNG file, with what it shows in words, or takes it away with no bytes.
    pub fn logo(&mut self, png: Vec<u8>, words: &str) {
        self.making = None;
        self.dress.logo = (!png.is_empty()).then(|| Logo::new(&self.draft, png, words));
    }

    /// From now on the Word file and the workbook are an application form, filled in from the assessment: the one of an `id` among
    /// `forms`, of a programme by its id. `personal` is a JSON object of texts by the ids of the fields that are kept nowhere,
    /// `photo` a PNG file or no bytes. Whoever calls this frees the document when the file is made.
    ///
    /// # Errors
    /// An `Error` where the forms or the texts cannot be read, or there is no form of that id.
    pub fn apply(
        &mut self,
        forms: &str,
        id: &str,
        programme: &str,
        personal: &str,
        photo: Vec<u8>,
    ) -> Result<(), JsError> {
        let lang = self.draft.lang;
        let filled = self.filled(forms, id, programme, personal);
        let filled = filled.map_err(|faults| {
            let lines: Vec<String> = faults.iter().map(|fault| fault.say(lang)).collect();
            JsError::new(&lines.join("\n"))
        })?;
        let filled = filled.ok_or_else(|| JsError::new("there is no such form"))?;
        self.form = Some((filled, photo));
        Ok(())
    }

    /// The next figure whose picture is not there yet, as an SVG file with a size; nothing when all are.
    pub fn figure(&self) -> Option<String> {
        if self.form.is_some() {
            return None;
        }
        let figure = docx::figures(&self.draft).nth(self.pictures.len())?;
        Some(figure.drawing.picture(docx::picture_width(figure)))
    }

    /// Takes the picture of that figure: a PNG file. Where it is none, the figure is told in words.
    pub fn picture(&mut self, png: Vec<u8>) {
        self.pictures.push(png);
    }

    /// Makes the next piece of the Word file, with the pictures that are there; gives its bytes when it is made, nothing before.
    ///
    /// # Errors
    /// An `Error` where it is too large for such a file.
    pub fn word(&mut self) -> Result<Option<Vec<u8>>, JsError> {
        if let Some((form, photo)) = &self.form {
            return Ok(Some(docx::write_form(form, Some(photo))?));
        }
        let begun = self.making.take();
        let making = begun.unwrap_or_else(|| Making::new(&self.draft, &self.pictures, &self.dress));
        match making.step(&self.draft, &self.pictures, &self.dress)? {
            Step::Made(bytes) => Ok(Some(bytes)),
            Step::More(more) => {
                self.making = Some(more);
                Ok(None)
            }
        }
    }

    /// How many pieces of the Word file are left, pictures among them, as far as one can tell.
    pub fn left(&self) -> usize {
        let figures = docx::figures(&self.draft).count();
        let making = self.making.as_ref();
        let left = making.map(|making| making.left(&self.draft, &self.pictures, &self.dress));
        let all = self.draft.chapters.len() + docx::PARTS;
        figures.saturating_sub(self.pictures.len()) + left.unwrap_or(all)
    }

    /// The assessment as a workbook for Excel. What writes it must be here: see [`fetch_workbook`].
    ///
    /// # Errors
    /// An `Error` where it is not, or where the workbook could not be made.
    pub fn workbook(&self) -> Result<Vec<u8>, JsError> {
        let write = WORKBOOK.get();
        let write = write.ok_or_else(|| JsError::new("the workbook module is not here"))?;
        let written = match &self.form {
            Some((form, photo)) => (write.form)(form, Some(photo)),
            None => (write.assessment)(&self.standard, &self.assessment, &self.choice, &self.draft),
        };
        written.map_err(JsError::from)
    }

    /// The document as Markdown.
    pub fn markdown(&self) -> String {
        markdown::write(&self.draft)
    }

    /// The document as HTML that opens from disk and needs nothing else.
    pub fn html(&self) -> String {
        html::write(&self.draft)
    }

    /// What [`Document::html`] shows, without head, style and contents: for the preview.
    pub fn body(&self) -> String {
        html::body(&self.draft)
    }

    /// All programmes at a glance as CSV.
    pub fn csv(&self) -> String {
        csv::write(&self.draft)
    }

    /// The style sheet that [`Document::body`] needs.
    pub fn style(&self) -> String {
        html::STYLE.to_owned()
    }

    /// The title of the document.
    pub fn title(&self) -> String {
        self.draft.title.clone()
    }

    /// The language of the document as a BCP 47 tag.
    pub fn lang(&self) -> String {
        self.draft.lang.tag().to_owned()
    }

    /// Chapters and gaps as JSON text, in the order of the document:
    ///
    /// ```json
    /// {
    ///   "chapters": [{ "number": "1", "title": "领导", "own": 812, "all": 2310 }, { "number": "附录A", "title": "得分", "own": null, "all": 640 }],
    ///   "sums": [{ "number": "", "title": "正文合计", "own": 812, "all": 2310 }],
    ///   "limits": [{ "programme": "……", "of": "自我评价", "counted": 61200, "most": 60000 }],
    ///   "gaps": [{ "item": "1.1", "key": "1.1-4", "missing": "……" }]
    /// }
    /// ```
    ///
    /// `own` and `all` are the characters of what is the organisation's and of everything printed ([`Count`]), as the annex of lengths
    /// has them, which does not count itself; of an annex `own` is `null`: what it quotes was counted where it stands. `item` is `null`
    /// where the profile owes something; `key` is the place by its ids.
    pub fn overview(&self) -> String {
        let mut overview = Json::compact();
        overview.object(|overview| {
            let chapters = self.draft.counted();
            overview.key("chapters").list(chapters, |json, chapter| {
                let Count { own, all } = Count::of(chapter);
                let own = (!chapter.annex).then_some(own);
                length(json, [&chapter.number, &chapter.title], own, all);
            });
            let sums = &self.draft.sums;
            overview.key("sums").list(sums, |json, (title, count)| {
                length(json, ["", title], Some(count.own), count.all);
            });
            overview.key("limits").list(&self.draft.lengths, limit);
            overview.key("gaps").list(&self.draft.gaps, gap);
        });
        overview.finish()
    }
}

impl Document {
    fn filled(
        &self,
        forms: &str,
        id: &str,
        programme: &str,
        personal: &str,
    ) -> Result<Option<Filled>, Vec<Fault>> {
        let forms = Form::read_list(forms)?;
        let said = reading::document(personal, &|root| {
            let mut said = Personal::new();
            for (id, text) in root.object()?.entries() {
                said.insert(id.to_owned(), text.text()?.to_owned());
            }
            Some(said)
        })?;
        let form = forms.iter().find(|form| form.id == id);
        Ok(form.map(|form| {
            let answers = Answers {
                assessment: &self.assessment,
                standard: &self.standard,
                programme: &programme.into(),
            };
            let Draft { lang, date, .. } = &self.draft;
            Filled::of(form, answers, &said, *lang, date)
        }))
    }
}

fn document(
    file: &str,
    lang: Lang,
    today: &str,
    choice: &str,
    [standard, programmes, own]: [&str; 3],
) -> Result<Document, Vec<Fault>> {
    let standard = Standard::read(standard)?.with_known_worth();
    let packs = Pack::joined(&Pack::read_list(programmes)?, &Pack::read_list(own)?);
    let assessment: Assessment = file::read(file, &standard)?;
    let choice = Choice::read(choice, &standard)?;
    let draft = Draft::chosen(&standard, &packs, &assessment, &choice, lang, today);
    Ok(Document {
        standard,
        assessment,
        choice,
        draft,
        pictures: Vec::new(),
        dress: Dress::default(),
        making: None,
        form: None,
    })
}

fn length(json: &mut Json, [number, title]: [&str; 2], own: Option<usize>, all: usize) {
    json.object(|json| {
        json.key("number").text(number);
        json.key("title").text(title);
        json.key("own")
            .nullable(own, |json, own| json.number(shown(own)));
        json.key("all").number(shown(all));
    });
}

fn limit(json: &mut Json, length: &Length) {
    json.object(|json| {
        json.key("programme").text(&length.programme);
        json.key("of").text(&length.of);
        json.key("counted").number(shown(length.counted));
        json.key("most").number(shown(length.most));
    });
}

fn shown(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn gap(json: &mut Json, gap: &Gap) {
    json.object(|json| {
        let item = gap.place.item();
        json.key("item")
            .nullable(item, |json, item| json.text(item.as_str()));
        json.key("key").text(&gap.place.key());
        json.key("missing").text(&gap.missing);
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::{GBT_19580, SHENZHEN};
    use serde_json::Value;

    const LIST: &str = concat!(
        "[",
        include_str!("../programmes/shenzhen-maturity.json"),
        "]"
    );
    const EXAMPLE: &str = include_str!("../examples/manufacturer.zh.json");

    #[test]
    fn the_overview_lists_every_chapter_and_gap_of_the_draft() {
        let document = document(
            EXAMPLE,
            Lang::En,
            "2026-11-20",
            "{}",
            [SHENZHEN, LIST, "[]"],
        );
        let document = document.expect("the example has no fault");
        let draft = &document.draft;
        let (chapters, gaps) = (draft.chapters.len() - 1, draft.gaps.clone());
        let overview: Value = serde_json::from_str(&document.overview()).expect("JSON");
        assert_eq!(
            overview["chapters"].as_array().map(Vec::len),
            Some(chapters)
        );
        let listed = overview["chapters"].as_array().expect("a list");
        for (chapter, shown) in draft.chapters.iter().zip(listed) {
            assert_eq!(shown["title"], chapter.title);
            assert_eq!(shown["own"].is_null(), chapter.annex);
            assert!(shown["own"].as_u64() <= shown["all"].as_u64());
        }
        let sum = |key: &str| {
            let chapters = overview["chapters"].as_array().expect("a list").iter();
            chapters
                .filter_map(|chapter| chapter[key].as_u64())
                .sum::<u64>()
        };
        let [main, whole] = overview["sums"].as_array().expect("a list").as_slice() else {
            panic!("the main text and all of it");
        };
        assert!(main["all"].as_u64() < whole["all"].as_u64());
        assert_eq!(main["own"], whole["own"]);
        assert_eq!(whole["own"], sum("own"));
        assert_eq!(whole["all"], sum("all"));
        let listed = overview["gaps"].as_array().expect("a list");
        assert_eq!(listed.len(), gaps.len());
        for (listed, gap) in listed.iter().zip(&gaps) {
            let item = gap.place.item().map(|item| item.as_str());
            assert_eq!(listed["item"].as_str(), item);
            assert_eq!(listed["key"], gap.place.key());
            assert_eq!(listed["missing"], gap.missing);
        }
    }

    #[test]
    fn a_draft_has_the_chapters_of_the_standard_that_its_file_is_on() {
        let standard = Standard::read(GBT_19580).expect("the pack is tested elsewhere");
        let now = String::from("2026-11-20T08:00:00Z");
        let assessment = Assessment::new(String::from("a"), standard.id.clone(), now);
        let text = file::write(&assessment);
        for lang in [Lang::Zh, Lang::En] {
            let document = document(&text, lang, "2026-11-20", "{}", [GBT_19580, LIST, "[]"]);
            let draft = document.expect("no fault").draft;
            for category in &standard.categories {
                let title = category.title.get(lang);
                let mut titles = draft.chapters.iter().map(|chapter| &chapter.title);
                assert!(titles.any(|one| one.contains(title)), "{title}");
            }
        }
        let given = [SHENZHEN, LIST, "[]"];
        assert!(document(&text, Lang::Zh, "2026-11-20", "{}", given).is_err());
    }

    #[test]
    fn a_file_with_faults_makes_no_document() {
        let broken = EXAMPLE.replacen("\"percent\": ", "\"percent\": 9", 1);
        let given = [SHENZHEN, LIST, "[]"];
        let made = document(&broken, Lang::Zh, "2026-11-20", "{}", given);
        let faults = made.err().expect("a percent off its scale");
        assert_eq!(faults.len(), 1);
        assert!(faults[0].line.is_some());
    }
}
