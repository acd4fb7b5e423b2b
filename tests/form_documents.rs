//! The application forms as documents: packages that hold together, say what was filled in, and are no more than text.
//!
//! `WRITE_DOCX=folder WRITE_XLSX=folder cargo test --features documents --test form_documents` writes them there.

mod golden;
mod word;
mod workbook;

use excellence_assessment::application::{Answers, Filled, Personal};
use excellence_assessment::assessment::Assessment;
use excellence_assessment::export::{docx, xlsx};
use excellence_assessment::language::Lang;
use excellence_assessment::programme::form::{Content, Form, Kind};
use excellence_assessment::standard::{NoteId, ProgrammeId, SHENZHEN, Standard};
use std::io::Read;
use std::path::Path;
use word::Package;
use workbook::Book;

/// What somebody may type or paste.
fn hostile() -> String {
    let controls: String = (0u8..0x20).map(char::from).collect();
    format!(
        "=SUM(1) <w:t>]]> & \"x\" {controls}\u{7f}\u{fffe}\u{202e}txet 😀 {}",
        "字".repeat(9000)
    )
}

struct Given {
    form: Form,
    programme: ProgrammeId,
    standard: Standard,
    assessment: Assessment,
    personal: Personal,
}

impl Given {
    fn blank(form: &str, programme: &str) -> Given {
        let text = golden::committed(&format!("programmes/forms/{form}.json"));
        let standard = Standard::read(SHENZHEN).expect("a pack without faults");
        let now = String::from("2026-11-20T08:00:00Z");
        Given {
            form: Form::read(&text).expect("no fault"),
            programme: programme.into(),
            assessment: Assessment::new("a".into(), standard.id.clone(), now),
            standard,
            personal: Personal::new(),
        }
    }

    /// Every field says `text`, with its id before it.
    fn saying(mut self, text: &str) -> Given {
        self.assessment.organisation.name = format!("name {text}");
        let mut notes = Vec::new();
        for field in self.form.fields() {
            let said = format!("{} {text}", field.id);
            match (&field.kind, field.note()) {
                (_, None) => drop(self.personal.insert(field.id.clone(), said)),
                (Kind::Number, Some(note)) => notes.push((note, String::from("12"))),
                (Kind::Date, Some(note)) => notes.push((note, String::from("2026-08-03"))),
                (Kind::Choice { groups, .. }, Some(note)) => {
                    let all = groups.iter().flat_map(|group| &group.options);
                    let all: Vec<&str> = all.map(|option| option.id.as_str()).collect();
                    notes.push((note, all.join(" ")));
                }
                (_, Some(note)) => notes.push((note, said)),
            }
        }
        for section in &self.form.sections {
            if let Content::Table(table) = &section.content {
                for column in &table.columns {
                    let said = format!("{} {text}", column.id);
                    notes.push((table.note(2, column), said));
                }
            }
        }
        let programme = self.assessment.programmes.entry(self.programme.clone());
        let all = programme.or_default();
        for (note, text) in notes {
            let note: NoteId = note;
            all.insert(note, text);
        }
        self
    }

    fn filled(&self, lang: Lang) -> Filled {
        let answers = Answers {
            assessment: &self.assessment,
            standard: &self.standard,
            programme: &self.programme,
        };
        Filled::of(&self.form, answers, &self.personal, lang, "2026-11-20")
    }
}

/// Every form that a promise should hold for, by name.
fn all() -> Vec<(String, Filled)> {
    let mut all = Vec::new();
    for (form, programme) in [
        ("shanghai-organisation", "shanghai-model"),
        ("shanghai-person", "shanghai-experience"),
    ] {
        for lang in [Lang::Zh, Lang::En] {
            let blank = Given::blank(form, programme);
            all.push((
                format!("form-{form}.{}.blank", lang.key()),
                blank.filled(lang),
            ));
            let text = "已填写的内容，用来看版式。\n第二行。";
            let filled = blank.saying(text).filled(lang);
            all.push((format!("form-{form}.{}", lang.key()), filled));
        }
        let hostile = Given::blank(form, programme).saying(&hostile());
        all.push((format!("form-{form}.hostile"), hostile.filled(Lang::Zh)));
    }
    all
}

fn written(variable: &str, name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os(variable) {
        std::fs::write(Path::new(&folder).join(name), bytes).expect("a folder to write to");
    }
}

#[test]
fn every_form_is_a_sound_word_document() {
    for (name, filled) in all() {
        let bytes = docx::write_form(&filled, Some(word::PNG)).expect("a small document");
        written("WRITE_DOCX", &format!("{name}.docx"), &bytes);
        let package = Package::open(&bytes);
        package.assert_relations();
        for (part, root) in package.parts() {
            word::assert_order(&format!("{name}: {part}"), root);
        }
        let pictures = package.part("word/document.xml").all("a:blip").count();
        assert_eq!(pictures, usize::from(name.contains("person")), "{name}");
    }
}

#[test]
fn the_word_document_says_what_was_filled_in_and_how_long_it_is() {
    let given = Given::blank("shanghai-person", "shanghai-experience").saying("已写");
    let bytes = docx::write_form(&given.filled(Lang::Zh), None).expect("a small document");
    let document = Package::open(&bytes);
    let document = document.part("word/document.xml");
    let text = document.text();
    for field in given.form.fields() {
        assert!(text.contains(&field.label.zh), "{}", field.label.zh);
        let is_text = matches!(field.kind, Kind::Line | Kind::Text { .. });
        assert!(
            !is_text || text.contains(&format!("{} 已写", field.id)),
            "{}",
            field.id
        );
    }
    for said in [
        "（30字以内）",
        "（2000字以内）",
        "（5000字以内）",
        "现有7字",
        "（盖章）",
    ] {
        assert!(text.contains(said), "{said}");
    }
    assert!(text.contains("2026年8月3日"));
    let merged = document.all("w:vMerge").count();
    assert_eq!(merged, 4, "the place of the photo");
    let ticked = document
        .all("w14:checked")
        .filter(|one| one.attribute("w14:val") == Some("1"));
    let all = document.all("w14:checkbox").count();
    assert_eq!((ticked.count(), all), (all, 45));
}

#[test]
fn a_photo_that_is_none_is_left_out() {
    let given = Given::blank("shanghai-person", "shanghai-experience");
    for photo in [None, Some(&b""[..]), Some(b"<svg/>")] {
        let filled = given.filled(Lang::Zh);
        let bytes = docx::write_form(&filled, photo).expect("a small document");
        let package = Package::open(&bytes);
        package.assert_relations();
        let document = package.part("word/document.xml");
        assert_eq!(document.all("w:drawing").count(), 0);
        assert!(document.text().contains("照片"));
        assert!(xlsx::write_form(&filled, photo).is_ok());
    }
}

#[test]
fn every_form_is_a_workbook_in_which_texts_are_texts() {
    for (name, filled) in all() {
        let bytes = xlsx::write_form(&filled, None).expect("a workbook");
        let book = Book::open(&bytes);
        assert_eq!(book.sheets.len(), 1, "{name}");
        for (place, cell) in &book.sheets[0].cells {
            assert_eq!(cell.formula, None, "{name} {place:?}");
            let is_input = cell.is_text && cell.value.starts_with('=');
            assert!(!is_input || book.is_guarded(cell), "{name} {place:?}");
        }
        let with_photo = xlsx::write_form(&filled, Some(word::PNG)).expect("a workbook");
        written("WRITE_XLSX", &format!("{name}.xlsx"), &with_photo);
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&with_photo)).expect("a zip");
        let is_picture = |name: &str| name.starts_with("xl/media/");
        let pictures: Vec<String> = (0..zip.len())
            .filter_map(|at| Some(zip.by_index(at).ok()?.name().ok()?.into_owned()))
            .filter(|name| is_picture(name))
            .collect();
        assert_eq!(
            pictures.len(),
            usize::from(name.contains("person")),
            "{name}"
        );
        for picture in pictures {
            let mut png = Vec::new();
            let mut file = zip.by_name(&picture).expect("a picture");
            file.read_to_end(&mut png).expect("a whole file");
            assert_eq!(png, word::PNG);
        }
    }
}

#[test]
fn the_workbook_counts_and_loses_nothing() {
    let given = Given::blank("shanghai-organisation", "shanghai-model");
    let long = "字".repeat(9000);
    let given = given.saying(&long);
    let book = Book::open(&xlsx::write_form(&given.filled(Lang::Zh), None).expect("a workbook"));
    let sheet = &book.sheets[0];
    let counts: Vec<(u32, [String; 3])> = sheet
        .cells
        .iter()
        .filter(|((row, column), cell)| *column == 5 && *row > 2 && !cell.is_text)
        .filter(|(_, cell)| !cell.value.is_empty())
        .map(|((row, _), _)| {
            (
                *row,
                [5, 6, 7].map(|column| sheet.value(*row, column).to_owned()),
            )
        })
        .collect();
    let counts: Vec<[String; 3]> = counts.into_iter().map(|(_, counts)| counts).collect();
    // The id of the field, and what was typed.
    let row =
        |id: usize, limit: usize| [id + 9000, limit, id + 9000 - limit].map(|n| n.to_string());
    assert_eq!(counts[0], row(5, 30));
    assert_eq!(counts[1], row(8, 2000));
    assert_eq!(counts[2], row(7, 8000));
    let all: String = sheet
        .cells
        .values()
        .filter(|cell| cell.is_text)
        .map(|cell| cell.value.as_str())
        .collect();
    let texts = given
        .form
        .fields()
        .filter(|field| matches!(field.kind, Kind::Text { .. }));
    let written = all.chars().filter(|c| *c == '字').count();
    assert!(written >= texts.count() * 9000, "{written}");
}

#[test]
fn the_same_answers_give_the_same_bytes() {
    let given = Given::blank("shanghai-person", "shanghai-experience").saying("x");
    let filled = given.filled(Lang::En);
    let word = || docx::write_form(&filled, Some(word::PNG)).expect("a document");
    assert_eq!(word(), word());
    let excel = || xlsx::write_form(&filled, Some(word::PNG)).expect("a workbook");
    assert_eq!(excel(), excel());
}

#[test]
fn an_invented_organisation_is_called_so_on_every_page() {
    let mut given = Given::blank("shanghai-organisation", "shanghai-model");
    given.assessment.fictional = true;
    let filled = given.filled(Lang::Zh);
    let package = Package::open(&docx::write_form(&filled, None).expect("a document"));
    for part in ["word/document.xml", "word/footer1.xml"] {
        assert!(package.part(part).text().contains("虚构"), "{part}");
    }
    let book = Book::open(&xlsx::write_form(&filled, None).expect("a workbook"));
    assert!(
        book.sheets[0]
            .cells
            .values()
            .any(|cell| cell.value.contains("虚构"))
    );
}
