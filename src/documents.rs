//! The second module: an assessment file in, documents out. It is fetched when somebody first opens the draft or exports.
//!
//! The two modules share nothing but the assessment file, so that the first one is free of the draft and of every writer.
//! No browser and no Leptos here: the page around it hands over text and takes text.

use crate::assessment::{Assessment, file};
use crate::draft::{Chapter, Choice, Count, Draft, Gap};
use crate::export::{docx, html, markdown};
use crate::language::Lang;
use crate::programme::{PACKS, Programme};
use crate::reading::Fault;
use crate::standard::Standard;
use crate::writing::Json;
use wasm_bindgen::prelude::*;

/// The draft of one assessment in one language, ready to be written in every format.
#[wasm_bindgen]
pub struct Document {
    draft: Draft,
    /// The pictures of its first figures, as PNG files.
    pictures: Vec<Vec<u8>>,
}

#[wasm_bindgen]
impl Document {
    /// The document of an assessment file, as [`file::write`] gives it. `lang` is a BCP 47 tag (empty: Chinese), `today` a
    /// date: `2026-11-20`. `standard` is the pack of its standard, or the edition in that language. `choice` says what goes into it ([`Choice::read`]); what else stands there is left alone.
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
    ) -> Result<Document, JsError> {
        let lang = Lang::from_tag(lang).unwrap_or_default();
        let draft = draft(file, lang, today, choice, standard).map_err(|faults| {
            let lines: Vec<String> = faults.iter().map(|fault| fault.say(lang)).collect();
            JsError::new(&lines.join("\n"))
        })?;
        Ok(Document {
            draft,
            pictures: Vec::new(),
        })
    }

    /// The next figure whose picture is not there yet, as an SVG file with a size; nothing when all are.
    pub fn figure(&self) -> Option<String> {
        let figure = docx::figures(&self.draft).nth(self.pictures.len())?;
        Some(figure.drawing.picture(docx::picture_width(figure)))
    }

    /// Takes the picture of that figure: a PNG file. Where it is none, the figure is told in words.
    pub fn picture(&mut self, png: Vec<u8>) {
        self.pictures.push(png);
    }

    /// The document as a Word file, with the pictures that are there.
    ///
    /// # Errors
    /// An `Error` where it is too large for such a file.
    pub fn word(&self) -> Result<Vec<u8>, JsError> {
        docx::write(&self.draft, &self.pictures).map_err(JsError::from)
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
    ///   "chapters": [{ "number": "1", "title": "领导", "answers": 812, "all": 2310 }],
    ///   "gaps": [{ "item": "1.1", "key": "1.1-4", "missing": "……" }]
    /// }
    /// ```
    ///
    /// `answers` and `all` are the characters of the organisation's own words and of everything printed ([`Count`]). `item`
    /// is `null` where the profile owes something; `key` is the place by its ids.
    pub fn overview(&self) -> String {
        let mut overview = Json::compact();
        overview.object(|overview| {
            overview.key("chapters").list(&self.draft.chapters, chapter);
            overview.key("gaps").list(&self.draft.gaps, gap);
        });
        overview.finish()
    }
}

fn draft(
    file: &str,
    lang: Lang,
    today: &str,
    choice: &str,
    standard: &str,
) -> Result<Draft, Vec<Fault>> {
    let standard = Standard::read(standard)?;
    let programmes = PACKS.iter().map(|pack| Programme::read(pack));
    let programmes: Vec<Programme> = programmes.collect::<Result<_, _>>()?;
    let assessment: Assessment = file::read(file, &standard)?;
    let choice = Choice::read(choice, &standard)?;
    Ok(Draft::chosen(
        &standard,
        &programmes,
        &assessment,
        &choice,
        lang,
        today,
    ))
}

fn chapter(json: &mut Json, chapter: &Chapter) {
    let Count { answers, all } = Count::of(chapter);
    let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
    json.object(|json| {
        json.key("number").text(&chapter.number);
        json.key("title").text(&chapter.title);
        json.key("answers").number(number(answers));
        json.key("all").number(number(all));
    });
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

    const EXAMPLE: &str = include_str!("../examples/manufacturer.zh.json");

    #[test]
    fn the_overview_lists_every_chapter_and_gap_of_the_draft() {
        let draft = draft(EXAMPLE, Lang::En, "2026-11-20", "{}", SHENZHEN)
            .expect("the example has no fault");
        let (chapters, gaps) = (draft.chapters.len(), draft.gaps.clone());
        let pictures = Vec::new();
        let document = Document { draft, pictures };
        let overview: Value = serde_json::from_str(&document.overview()).expect("JSON");
        assert_eq!(
            overview["chapters"].as_array().map(Vec::len),
            Some(chapters)
        );
        for chapter in overview["chapters"].as_array().expect("a list") {
            assert!(chapter["number"].is_string() && chapter["title"].is_string());
            assert!(chapter["answers"].as_u64() <= chapter["all"].as_u64());
        }
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
            let draft = draft(&text, lang, "2026-11-20", "{}", GBT_19580).expect("no fault");
            for category in &standard.categories {
                let title = category.title.get(lang);
                let mut titles = draft.chapters.iter().map(|chapter| &chapter.title);
                assert!(titles.any(|one| one.contains(title)), "{title}");
            }
        }
        assert!(draft(&text, Lang::Zh, "2026-11-20", "{}", SHENZHEN).is_err());
    }

    #[test]
    fn a_file_with_faults_makes_no_document() {
        let broken = EXAMPLE.replacen("\"percent\": ", "\"percent\": 9", 1);
        let faults = draft(&broken, Lang::Zh, "2026-11-20", "{}", SHENZHEN)
            .expect_err("a percent off its scale");
        assert_eq!(faults.len(), 1);
        assert!(faults[0].line.is_some());
    }
}
