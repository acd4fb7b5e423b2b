//! The draft as a Word document (Office Open XML, transitional), for Word, WPS and LibreOffice.
//!
//! Why no library writes it: docx-rs passes control characters, gives every picture the id 1, knows no repeated rows of a table and
//! no alternative text; rdocx brings nearly two hundred crates, a layout engine and a PDF writer among them; ooxmlsdk has a type for
//! each of the schema's elements, of which this document needs some eighty, and decides nothing of what is asked here. What is asked
//! is the choice of elements and their order. So the parts are written here, element by element with quick-xml, which escapes, and
//! packed with zip.
//!
//! - `xml` writes elements; nobody else writes text or an attribute that somebody typed; `tree` holds what was read;
//! - `styles`, `numbering`, `margins`, `properties` and `package` are the parts around the document;
//! - `body` walks the tree, `writer` its blocks, with `run`, `table`, `figure`, `contents` and `typed`, which finds the lists that somebody typed;
//! - `pages` estimates on which page a heading stands, for readers that do not fill the fields of the contents: `settings` are how each
//!   style sets its paragraphs, read from the `sheet` of styles, `lines` how many lines they take, `faces` how wide characters are;
//!   `front` counts the pages that a template has before them;
//! - `form` writes an application form, which has its own layout and none of the draft's;
//! - `template` reads the document of an association, and `dress` fills its placeholders; `names` are those of its styles.
//!
//! A document is made in pieces ([`Making`]), so that whoever waits for it can do something else between them. The same draft,
//! pictures and dress give the same bytes: the files in the package bear no time.

mod body;
mod contents;
mod dress;
mod faces;
mod figure;
mod form;
mod front;
mod groups;
mod lines;
mod margins;
mod names;
mod numbering;
mod package;
mod pages;
mod properties;
mod run;
mod settings;
mod sheet;
mod styles;
mod table;
mod template;
mod tree;
mod words;
mod writer;
mod xml;

pub use dress::{Dress, Logo};
pub use form::write as write_form;
pub use template::{Findings, Place, Placeholder, Template, TemplateFault};

use crate::draft::{Block, Draft, Figure};
use body::Body;
use package::{Looks, Packing};

/// The document could not be packed.
#[derive(Debug, thiserror::Error)]
#[error("the Word file could not be packed: {0}")]
pub struct PackError(#[from] zip::result::ZipError);

/// The figures of a draft in the order in which [`write()`] takes their pictures.
pub fn figures(draft: &Draft) -> impl Iterator<Item = &Figure> {
    let blocks = draft.chapters.iter().flat_map(|chapter| &chapter.blocks);
    blocks.filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    })
}

/// The bytes of the `.docx` file, made at once: see [`Making`].
///
/// # Errors
/// Where the parts do not fit into a package: beyond four gigabytes.
pub fn write(draft: &Draft, pictures: &[Vec<u8>], dress: &Dress) -> Result<Vec<u8>, PackError> {
    let mut making = Making::new(draft, pictures, dress);
    loop {
        match making.step(draft, pictures, dress)? {
            Step::More(more) => making = more,
            Step::Made(bytes) => return Ok(bytes),
        }
    }
}

/// A `.docx` file that is being made, a piece at a time: a chapter, some of the packing. The draft, the pictures and the dress are the
/// same at every step.
///
/// `pictures` are PNG files, one for each of the [`figures`]; a figure whose picture is missing or no PNG is told in words. For
/// print a picture should be at least [`picture_width`] pixels wide.
pub struct Making(Stage);

enum Stage {
    /// The text is being written. The styles wait for it.
    Writing(Box<Body>, Box<Looks>),
    /// The files are being packed.
    Packing(Box<Packing>),
}

/// What a piece comes to.
pub enum Step {
    /// There is more to do.
    More(Making),
    /// The bytes of the file.
    Made(Vec<u8>),
}

impl Making {
    /// Begins with the cover and the contents.
    pub fn new(draft: &Draft, pictures: &[Vec<u8>], dress: &Dress) -> Making {
        let looks = Looks::of(draft, dress.template.as_ref());
        let body = Body::begin(draft, pictures, dress, &looks);
        Making(Stage::Writing(Box::new(body), Box::new(looks)))
    }

    /// Makes the next piece.
    ///
    /// # Errors
    /// Where the parts do not fit into a package: beyond four gigabytes.
    pub fn step(
        self,
        draft: &Draft,
        pictures: &[Vec<u8>],
        dress: &Dress,
    ) -> Result<Step, PackError> {
        let more = match self.0 {
            Stage::Writing(mut body, looks) => match body.step(draft, pictures) {
                true => Stage::Writing(body, looks),
                false => {
                    let written = body.end(draft, dress);
                    let packing = package::packing(draft, dress, written, *looks);
                    Stage::Packing(Box::new(packing))
                }
            },
            Stage::Packing(mut packing) => match packing.step(pictures, dress)? {
                true => Stage::Packing(packing),
                false => return Ok(Step::Made(packing.end()?)),
            },
        };
        Ok(Step::More(Making(more)))
    }

    /// How many pieces are left, as far as one can tell.
    pub fn left(&self, draft: &Draft, pictures: &[Vec<u8>], dress: &Dress) -> usize {
        match &self.0 {
            Stage::Writing(body, _) => body.left(draft) + PARTS,
            Stage::Packing(packing) => packing.left(pictures, dress),
        }
    }
}

/// About how many pieces packing comes to.
pub const PARTS: usize = 40;

/// The pixels across the picture of a figure that are about 300 to the inch where it is printed.
pub fn picture_width(figure: &Figure) -> u32 {
    // A pixel is so many English metric units: 914,400 are an inch.
    let pixels = figure::width(&figure.drawing) / 3000;
    u32::try_from(pixels).unwrap_or(u32::MAX)
}
