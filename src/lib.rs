//! Performance-excellence self-assessment (卓越绩效自评), from a standard to a draft self-evaluation, in a browser and
//! without a server.
//!
//! # Layers
//!
//! Each layer uses those above it in this table, never one below.
//!
//! | layer | what it owns |
//! | --- | --- |
//! | [`language`], [`keyed`], [`decimal`], `checksum` | the two languages; an ordered map; exact decimals; a checksum against accidents |
//! | [`reading`], [`writing`] | JSON from outside and to outside |
//! | [`standard`] | what is asked: categories, items, guidance points, bands |
//! | [`assessment`] | what the organisation answers; the file format; every change as a command; steps to undo |
//! | [`tabular`] | blocks from spreadsheets and CSV, to indicators and back |
//! | [`mapping`] | carrying the texts of an assessment over to another standard |
//! | [`scoring`] | percents to points, proposals, ranges, the evidence check |
//! | [`programme`] | conditions, tiers, distances |
//! | [`planning`] | what would be: the least steps to a tier, other percents tried out, how sure a total is |
//! | [`comparison`] | two states side by side: scores, tiers, declarations, texts |
//! | [`chart`] | figures, as data and as SVG |
//! | [`draft`] | the self-evaluation as a document tree |
//! | [`application`] | an application form filled in |
//! | [`export`] | from the tree to Markdown, HTML and Word; from the assessment to a workbook |
//! | [`storage`] | stored assessments: texts under keys, never written over, and a card of each for the list |
//! | [`history`] | earlier states of a stored assessment, thinned as they age; how strongly a file is suggested |
//! | [`ui`] | pages, widgets and the state that they share |
//! | [`element`] | the custom element: attributes, members, events |
//!
//! Down to `history`, but for its one file on `localStorage`, nothing knows a browser, Leptos or a clock: time comes in as
//! an argument, and all of it is tested natively. A new standard or programme is a data file, a new export format a module
//! that walks the tree, a new page a file under `ui/pages`.
//!
//! The crate is compiled into two WebAssembly modules. The first, with the feature `interface`, is what a page loads;
//! it makes no draft. The second, with the feature `documents` and the module of that name, is fetched when a draft is
//! first asked for. They share nothing but the assessment file. The build cuts the first module in two (`src/ui/later.rs`):
//! what the first item does not need is fetched when the browser is idle. So whatever a new page or widget adds belongs
//! behind that cut, unless the first answer cannot be given without it: `cargo xtask test size` holds the first load. The
//! second module is cut too: what writes workbooks is fetched with the first of them.
//!
//! Leptos keeps what follows what: signals, memos, effects. What is shown is built from one type of elements
//! (`src/ui/build.rs`), which `src/ui/render.rs` teaches Leptos to render: a type for each shape of view, as `view!` makes
//! them, came to twice the size.
//!
//! # The way of the data
//!
//! ```text
//! keystroke → Command → Assessment → ItemScore → Scoreboard → ProgrammeResult → page
//!                           ├→ file → Archive                    stored a moment later, and read back
//!                           └→ file → Draft → Markdown, HTML, Word, Excel   on demand, in the second module
//! ```
//!
//! [`Command`](assessment::Command) names the one [`Field`](assessment::Field) that it changes, so only what shows that
//! field, and the memos that depend on it, run again. What a keystroke costs does not grow with the assessment. Each change
//! is noted in the [`UndoLog`](assessment::UndoLog), which is stored beside the record that it led to.
//!
//! # Invariants
//!
//! - **Scores are integers.** Points are [`Hundredths`](standard::Hundredths); sums and thresholds are compared in them.
//!   Rounding happens for display only, and downwards.
//! - **Scores are computed in [`scoring`], tiers in [`programme`].** No page and no exporter computes one.
//! - **Not scored is not zero.** A total is a range, `earned ≤ final ≤ ceiling`, until every item is scored; a tier is
//!   met, open or failed ([`Verdict`](programme::Verdict)).
//! - **The person decides.** A proposal or a finding changes no percent.
//! - **Provisional.** No score and no tier is shown without that word near it.
//! - **One door for documents.** [`reading::document`] caps the size, reports all faults together, each with its place,
//!   and gives a result only where there is none. A refused file changes nothing. [`reading::many`] does the same for each
//!   part of a file of many.
//! - **The file loses nothing.** Reading and writing an assessment is the identity, fields that we do not know included.
//! - **Nothing stored is written over**: one window writes a record and the others follow; a new text is whole before the old
//!   one goes; a damaged record, and one that another window changed, stay as they are.
//! - **Keyed by id, never by heading.** Several headings name two things.
//! - **Both languages, always.** A [`Phrase`](language::Phrase) or [`Text`](language::Text) without one does not compile
//!   or is a fault of its pack. What a page fetches is an edition of the pack in one language, made by the build.
//! - **What is typed is text**, on every page and in every export. Private notes never reach a draft.
//! - **The same answers give the same bytes**: ordered maps, no locale, no clock but in [`ui`].

pub mod application;
pub mod assessment;
pub mod chart;
mod checksum;
pub mod comparison;
pub mod decimal;
#[cfg(feature = "documents")]
pub mod documents;
pub mod draft;
#[cfg(feature = "interface")]
pub mod element;
pub mod export;
pub mod history;
pub mod keyed;
pub mod language;
pub mod mapping;
pub mod planning;
pub mod programme;
pub mod reading;
pub mod scoring;
pub mod standard;
pub mod storage;
pub mod tabular;
#[cfg(feature = "interface")]
pub mod ui;
pub mod writing;
