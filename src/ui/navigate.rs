//! The pages of the walk and the way from one to the next.

use crate::assessment::{Field, TextField};
use crate::programme::Programme;
use crate::programme::form::Form;
use crate::standard::{ItemId, ProgrammeId, Standard};

/// A page. The state of the view is this enum: an embedded element leaves the address of its host alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Begin, continue, open.
    #[default]
    Start,
    /// The organisation profile.
    Profile,
    /// An item.
    Item(ItemId),
    /// All scores.
    Scoreboard,
    /// A programme.
    Programme(ProgrammeId),
    /// The way to the next tier, other percents tried out, targets, the improvement plan.
    Improvement,
    /// The application form of a programme.
    Form(ProgrammeId),
    /// All programmes at a glance.
    Programmes,
    /// The draft.
    Draft,
    /// Earlier states of the assessment.
    History,
    /// Two states side by side.
    Comparison,
    /// Locking the assessment with a passphrase, and unlocking one.
    Lock,
    /// What the standard says: bands, words, terms, readings.
    Standard,
}

impl Page {
    /// The walk from the profile to the draft, in its order.
    pub fn walk(standard: &Standard, programmes: &[Programme]) -> Vec<Page> {
        let items = standard.items().map(|item| Page::Item(item.id.clone()));
        let programmes = programmes.iter().filter(|p| p.reads(standard));
        let programmes = programmes.map(|p| Page::Programme(p.id.clone()));
        [Page::Profile]
            .into_iter()
            .chain(items)
            .chain([Page::Scoreboard])
            .chain(programmes)
            .chain([Page::Programmes, Page::Improvement, Page::Draft])
            .collect()
    }

    /// Whether the page is in the later part of the module.
    pub(super) fn is_later(&self) -> bool {
        match self {
            Page::Start | Page::Profile | Page::Item(_) => false,
            Page::Scoreboard
            | Page::Programme(_)
            | Page::Form(_)
            | Page::Improvement
            | Page::Programmes
            | Page::Draft
            | Page::History
            | Page::Comparison
            | Page::Lock
            | Page::Standard => true,
        }
    }

    /// Whether the way to `page` leads over this one, which stands for it where it has no entry of its own.
    pub(super) fn leads_to(&self, page: &Page, programmes: &[Programme]) -> bool {
        match (self, page) {
            (Page::Start, Page::History | Page::Comparison | Page::Lock) => true,
            (Page::Programmes, Page::Programme(id) | Page::Form(id)) => {
                programmes.iter().all(|programme| programme.id != *id)
            }
            _ => false,
        }
    }

    /// The page where a field is filled in.
    pub fn of(field: &Field) -> Page {
        match (field.item(), field) {
            (_, Field::Outlook(..) | Field::Percents(_)) => Page::Improvement,
            (Some(item), _) => Page::Item(item.clone()),
            (None, Field::Text(TextField::Programme(programme, note))) if Form::has_note(note) => {
                Page::Form(programme.clone())
            }
            (
                None,
                Field::Condition(programme, _) | Field::Text(TextField::Programme(programme, _)),
            ) => Page::Programme(programme.clone()),
            (None, Field::Plan | Field::Text(TextField::Action(..))) => Page::Improvement,
            (None, Field::Text(TextField::Title | TextField::Label)) => Page::Start,
            (None, _) => Page::Profile,
        }
    }

    /// The page as a short text, to be remembered.
    pub fn key(&self) -> String {
        match self {
            Page::Start => String::from("start"),
            Page::Profile => String::from("profile"),
            Page::Item(id) => format!("item:{id}"),
            Page::Scoreboard => String::from("scoreboard"),
            Page::Programme(id) => format!("programme:{id}"),
            Page::Form(id) => format!("form:{id}"),
            Page::Improvement => String::from("improvement"),
            Page::Programmes => String::from("programmes"),
            Page::Draft => String::from("draft"),
            Page::History => String::from("history"),
            Page::Comparison => String::from("comparison"),
            Page::Lock => String::from("lock"),
            Page::Standard => String::from("standard"),
        }
    }

    /// The page that a remembered text names, if the standard and the programmes still have it.
    pub fn from_key(key: &str, standard: &Standard, programmes: &[Programme]) -> Option<Page> {
        // Which programmes there are is known only when their packs are here.
        if let Some(id) = key.strip_prefix("programme:") {
            return Some(Page::Programme(id.into()));
        }
        if let Some(id) = key.strip_prefix("form:") {
            return Some(Page::Form(id.into()));
        }
        let mut pages = Page::walk(standard, programmes);
        pages.extend([Page::Start, Page::History, Page::Comparison, Page::Standard]);
        pages.into_iter().find(|page| page.key() == key)
    }
}
