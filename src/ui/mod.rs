//! The interface: pages, widgets, and the state they share.
//!
//! Views compute no score: they read memos of [`Session`] and send commands to it. A keystroke goes to one field, and
//! only what shows that field wakes up (see [`session`]).

mod app;
mod build;
mod clock;
mod device;
mod documents;
mod editions;
mod history;
mod later;
mod library;
mod navigate;
mod opening;
mod pages;
mod preferences;
mod render;
pub mod session;
mod settled;
mod widgets;
mod words;

pub use app::mount;
pub use clock::today;
pub use editions::keep;
pub use later::{fetch_then, open_text};
pub use navigate::Page;
pub use preferences::{Preferences, Theme};
pub use session::Session;

/// The style sheet of the element: tokens first, then one file a widget. That of the later pages comes with them.
pub const STYLES: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/shell.css"),
    include_str!("../../style/navigation.css"),
    include_str!("../../style/score_panel.css"),
    include_str!("../../style/start.css"),
    include_str!("../../style/item.css"),
    include_str!("../../style/bands.css"),
);
