//! The draft as a Word document (Office Open XML, transitional), for Word, WPS and LibreOffice.
//!
//! Why no library writes it: docx-rs passes control characters, gives every picture the id 1, knows no repeated rows of a table and
//! no alternative text; rdocx brings nearly two hundred crates, a layout engine and a PDF writer among them; ooxmlsdk has a type for
//! each of the schema's elements, of which this document needs some eighty, and decides nothing of what is asked here. What is asked
//! is the choice of elements and their order. So the parts are written here, element by element with quick-xml, which escapes, and
//! packed with zip.
//!
//! - `xml` writes elements; nobody else writes text or an attribute that somebody typed;
//! - `styles`, `numbering`, `margins`, `properties` and `package` are the parts around the document;
//! - `body` walks the tree, with `run`, `table`, `figure`, `contents` and `typed`, which finds the lists that somebody typed;
//! - `pages` estimates on which page a heading stands, for readers that do not fill the fields of the contents.
//!
//! The same draft and pictures give the same bytes: the files in the package bear no time.

mod body;
mod contents;
mod figure;
mod margins;
mod numbering;
mod package;
mod pages;
mod properties;
mod run;
mod styles;
mod table;
mod typed;
mod words;
mod xml;

use crate::draft::{Block, Draft, Figure};
use body::Body;

/// The document could not be packed.
#[derive(Debug, thiserror::Error)]
#[error("the Word file could not be packed: {0}")]
pub struct PackError(#[from] zip::result::ZipError);

/// The figures of a draft in the order in which [`write`] takes their pictures.
pub fn figures(draft: &Draft) -> impl Iterator<Item = &Figure> {
    let blocks = draft.chapters.iter().flat_map(|chapter| &chapter.blocks);
    blocks.filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    })
}

/// The bytes of the `.docx` file. `pictures` are PNG files, one for each of the [`figures`]; a figure whose picture is missing
/// or no PNG is told in words. For print a picture should be at least [`picture_width`] pixels wide.
///
/// # Errors
/// Where the parts do not fit into a package: beyond four gigabytes.
pub fn write(draft: &Draft, pictures: &[Vec<u8>]) -> Result<Vec<u8>, PackError> {
    let body = Body::of(draft, pictures);
    package::pack(draft, body)
}

/// The pixels across the picture of a figure that are about 300 to the inch where it is printed.
pub fn picture_width(figure: &Figure) -> u32 {
    // A pixel is so many English metric units: 914,400 are an inch.
    let pixels = figure::width(&figure.drawing) / 3000;
    u32::try_from(pixels).unwrap_or(u32::MAX)
}
