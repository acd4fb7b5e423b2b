//! The workbook (Office Open XML, `.xlsx`), for Excel, WPS and LibreOffice: scores with live formulas and a radar, the tables of
//! indicators as they can be pasted back, findings, plan, evidence.
//!
//! Why rust_xlsxwriter and not parts written here, as for Word: charts, validations and styles are a hundred kinds of elements with an
//! order that Excel alone judges, and the library is held byte for byte against files that Excel wrote. It is well kept, has no
//! dependency but zip, and runs in a browser. It costs some 170 KB (brotli), so the build puts what only this module reaches into
//! a file of its own, which is fetched when a workbook is first asked for (`src/documents.rs`, `xtask/src/split.rs`). Of the
//! other writers, umya-spreadsheet reads too and is several times as large, and simple_excel_writer knows neither charts nor
//! validations.
//!
//! - `page` begins and ends a sheet: title, marks, print set-up; `table` writes lists; `cell` is the only door for texts;
//! - `about`, `scores` with `radar`, `indicators`, `findings`, `plan`, `programmes`, `materials`, `evidence` and `bands` are the sheets;
//! - `form` is a workbook of its own: an application form.
//!
//! What holds for every sheet:
//! - a text of the organisation is written as a string and marked as such, so that no spreadsheet takes it for a formula, not even
//!   when its cell is edited; control characters are made visible before; what does not fit into a cell goes on in the next row, or
//!   is cut with a mark that says how much is missing;
//! - scores are integers until they are handed over: the library takes the nearest double, formulas round to the hundredth, and the
//!   results that are stored with the formulas are ours;
//! - private notes are not read.

mod about;
mod bands;
mod cell;
mod evidence;
mod findings;
mod form;
mod indicators;
mod look;
mod materials;
mod page;
mod plan;
mod programmes;
mod properties;
mod radar;
mod scores;
mod table;
mod words;

pub use form::write as write_form;

use crate::assessment::Assessment;
use crate::draft::{Choice, Draft};
use crate::language::{Lang, Phrase};
use crate::scoring::Scoreboard;
use crate::standard::{Item, Standard};
use look::Look;
use rust_xlsxwriter::{Workbook, XlsxError};

/// The workbook could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the Excel file could not be made: {0}")]
pub struct WorkbookError(#[from] XlsxError);

type Result<T> = std::result::Result<T, WorkbookError>;

/// What the sheets are written from.
struct Source<'a> {
    standard: &'a Standard,
    assessment: &'a Assessment,
    choice: &'a Choice,
    /// Of the draft: cover, marks, date, language.
    draft: &'a Draft,
    board: Scoreboard,
    lang: Lang,
}

impl<'a> Source<'a> {
    /// The items whose chapters are chosen.
    fn items(&self) -> impl Iterator<Item = &'a Item> + use<'a, '_> {
        let categories = self.choice.categories(self.standard);
        categories.flat_map(|category| &category.items)
    }

    fn say(&self, phrase: Phrase) -> &'static str {
        phrase.get(self.lang)
    }
}

/// A sheet.
#[derive(Clone, Copy)]
enum Sheet<'a> {
    Scores,
    Indicators(&'a Item),
    Findings,
    Plan,
    Programmes,
    Materials,
    Evidence,
    Bands,
}

impl<'a> Sheet<'a> {
    /// The sheets that are chosen, in their order. What the whole assessment comes to is no part of one chapter, and neither is
    /// the plan.
    fn chosen(source: &Source<'a>) -> Vec<Sheet<'a>> {
        let (choice, draft) = (source.choice, source.draft);
        let programmes = [
            (!draft.glances.is_empty()).then_some(Sheet::Programmes),
            (!draft.materials.is_empty()).then_some(Sheet::Materials),
        ];
        let programmes = programmes.into_iter().flatten();
        let Some(_) = source.items().next() else {
            return programmes.collect();
        };
        let mut sheets = Vec::new();
        if choice.scores {
            sheets.push(Sheet::Scores);
        }
        let measured = source.items().filter(|item| {
            let answer = source.assessment.item(&item.id);
            answer.is_some_and(|answer| !answer.indicators.is_empty())
        });
        sheets.extend(measured.map(Sheet::Indicators));
        if choice.has_findings() {
            sheets.push(Sheet::Findings);
        }
        if choice.has_outcome() {
            sheets.push(Sheet::Plan);
        }
        sheets.extend(programmes);
        sheets.push(Sheet::Evidence);
        if choice.scores {
            sheets.push(Sheet::Bands);
        }
        sheets
    }

    /// Its name: fixed words and ids, within the 31 characters that Excel allows, and without those that it forbids.
    fn name(self, source: &Source<'_>) -> String {
        let lang = source.lang;
        match self {
            Sheet::Indicators(item) => {
                let (id, same) = short_id(source.standard, item);
                match same {
                    0 => format!("{id} {}", words::INDICATORS.get(lang)),
                    same => format!("{id} ({}) {}", same + 1, words::INDICATORS.get(lang)),
                }
            }
            Sheet::Scores => words::SCORES.get(lang).to_owned(),
            Sheet::Findings => words::FINDINGS.get(lang).to_owned(),
            Sheet::Plan => words::PLAN.get(lang).to_owned(),
            Sheet::Programmes => words::PROGRAMMES.get(lang).to_owned(),
            Sheet::Materials => words::MATERIALS.get(lang).to_owned(),
            Sheet::Evidence => words::EVIDENCE.get(lang).to_owned(),
            Sheet::Bands => words::BANDS.get(lang).to_owned(),
        }
    }

    /// What it is for.
    fn purpose(self) -> Phrase {
        match self {
            Sheet::Scores => words::SCORES_PURPOSE,
            Sheet::Indicators(_) => words::INDICATORS_PURPOSE,
            Sheet::Findings => words::FINDINGS_PURPOSE,
            Sheet::Plan => words::PLAN_PURPOSE,
            Sheet::Programmes => words::PROGRAMMES_PURPOSE,
            Sheet::Materials => words::MATERIALS_PURPOSE,
            Sheet::Evidence => words::EVIDENCE_PURPOSE,
            Sheet::Bands => words::BANDS_PURPOSE,
        }
    }

    fn write(self, book: &mut Workbook, source: &Source<'_>, look: &Look) -> Result<()> {
        let name = self.name(source);
        match self {
            Sheet::Scores => scores::write(book, source, look, &name),
            Sheet::Indicators(item) => indicators::write(book, source, look, &name, item),
            Sheet::Findings => findings::write(book, source, look, &name),
            Sheet::Plan => plan::write(book, source, look, &name),
            Sheet::Programmes => programmes::write(book, source, look, &name),
            Sheet::Materials => materials::write(book, source, look, &name),
            Sheet::Evidence => evidence::write(book, source, look, &name),
            Sheet::Bands => bands::write(book, source, look, &name),
        }
    }
}

/// As much of an item's id as there is room for in the name of a sheet, and how many items before it have the same: Excel takes
/// capital and small letters for one.
fn short_id(standard: &Standard, item: &Item) -> (String, usize) {
    let short = |item: &Item| -> String {
        let plain = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
        item.id.as_str().chars().filter(plain).take(12).collect()
    };
    let id = short(item);
    let before = standard.items().take_while(|one| one.id != item.id);
    let same = before.filter(|one| short(one).to_lowercase() == id.to_lowercase());
    let same = same.count();
    (id, same)
}

/// The bytes of the `.xlsx` file: what `choice` chooses of an assessment, in the language of its draft, which was made with the same
/// choice. The same answers give the same bytes.
///
/// # Errors
/// Where the library refuses a sheet, which would be a bug here.
pub fn write(
    standard: &Standard,
    assessment: &Assessment,
    choice: &Choice,
    draft: &Draft,
) -> Result<Vec<u8>> {
    let source = Source {
        standard,
        assessment,
        choice,
        draft,
        board: Scoreboard::of(standard, assessment),
        lang: draft.lang,
    };
    let look = Look::of(source.lang);
    let mut book = Workbook::new();
    book.set_properties(&properties::of(&source));
    book.set_default_format(&look.base, look::ROW_PIXELS, look::COLUMN_PIXELS)?;
    let sheets = Sheet::chosen(&source);
    about::write(&mut book, &source, &look, &sheets)?;
    for sheet in &sheets {
        sheet.write(&mut book, &source, &look)?;
    }
    Ok(book.save_to_buffer()?)
}

/// An item by number and title: `1.1 文化引领`.
fn item_name(item: &Item, lang: Lang) -> String {
    cell::line(&format!("{} {}", item.id, item.title.get(lang)))
}
