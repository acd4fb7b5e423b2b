//! The parts of a form.

use crate::language::Text;
use crate::standard::NoteId;

/// An application form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Its id; the material of a programme names it.
    pub id: String,
    /// Its title as printed.
    pub title: Text,
    /// Where it is printed.
    pub source: Text,
    /// What stands on its first page, in its order.
    pub cover: Vec<Field>,
    /// Its numbered parts.
    pub sections: Vec<Section>,
}

/// A part of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its title as printed, with its number.
    pub title: Text,
    /// The clause.
    pub clause: String,
    /// What is to be known to fill it in.
    pub note: Option<Text>,
    /// What it asks.
    pub content: Content,
}

/// What a part of a form asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Fields in rows of one or two, each beside its label.
    Rows(Vec<Vec<Field>>, Option<Photo>),
    /// The same of several things.
    Table(Table),
}

/// Something that is asked once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its id, of which the form has no other.
    pub id: String,
    /// Its label as printed.
    pub label: Text,
    /// What belongs there.
    pub asks: Option<Text>,
    /// How it is answered.
    pub kind: Kind,
    /// Where the answer is known from unless another is given.
    pub known: Option<Known>,
    /// Whether it is told of a person: asked when the form is exported, and kept nowhere.
    pub is_personal: bool,
    /// Whether somebody puts a seal there.
    pub is_sealed: bool,
}

/// How a field is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// On a line.
    Line,
    /// By a whole number.
    Number,
    /// By a day.
    Date,
    /// By a text.
    Text {
        /// The most characters, white space left out; `None` where the form prints no limit.
        limit: Option<u32>,
        /// Whether pages may be attached, which do not count (可附页).
        may_attach: bool,
    },
    /// By choosing.
    Choice {
        /// Whether more than one may be chosen.
        several: bool,
        /// What can be chosen.
        groups: Vec<Group>,
    },
}

/// Things to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they are called together.
    pub title: Option<Text>,
    /// The things.
    pub options: Vec<Choosable>,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    /// Its id among those of its field.
    pub id: String,
    /// What it is called as printed.
    pub title: Text,
    /// Whether it is to be named, as *other* is.
    pub is_open: bool,
}

/// Where an answer is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The name of the organisation.
    Name,
    /// Its industry.
    Industry,
    /// Its place.
    Place,
    /// The period assessed.
    Period,
    /// Who wrote the assessment.
    Author,
    /// All sections of the profile.
    Profile,
    /// Which programme is applied for: the option of its id is chosen, and no other can be.
    Programme,
}

/// A picture of a person, beside the first rows of a part. Always personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Its id.
    pub id: String,
    /// Its label as printed.
    pub label: Text,
    /// What it has to be like.
    pub asks: Option<Text>,
    /// Beside how many rows it stands.
    pub rows: u32,
}

/// Several things of which the same is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its id.
    pub id: String,
    /// The head of the column that numbers the rows, if there is one.
    pub number: Option<Text>,
    /// What is asked of each.
    pub columns: Vec<Column>,
    /// How many rows are printed at least.
    pub rows: u32,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its id among those of its table.
    pub id: String,
    /// Its head as printed.
    pub label: Text,
}

/// The beginning of the ids of all notes of a form.
const NOTES: &str = "form.";

impl Form {
    /// All fields, in their order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        let rows = self
            .sections
            .iter()
            .flat_map(|section| match &section.content {
                Content::Rows(rows, _) => rows.as_slice(),
                Content::Table(_) => &[],
            });
        self.cover.iter().chain(rows.flatten())
    }

    /// The place of a photo, if the form has one.
    pub fn photo(&self) -> Option<&Photo> {
        self.sections
            .iter()
            .find_map(|section| match &section.content {
                Content::Rows(_, photo) => photo.as_ref(),
                Content::Table(_) => None,
            })
    }

    /// Whether a note of a programme belongs to a form.
    pub fn has_note(id: &NoteId) -> bool {
        id.as_str().starts_with(NOTES)
    }
}

impl Field {
    /// The note that keeps the answer. A personal field has none.
    ///
    /// Of a choice it keeps the ids of what is chosen, with a blank between them.
    pub fn note(&self) -> Option<NoteId> {
        (!self.is_personal).then(|| format!("{NOTES}{}", self.id).as_str().into())
    }

    /// The note that names what an open option stands for.
    pub fn option_note(&self, option: &Choosable) -> NoteId {
        format!("{NOTES}{}.{}", self.id, option.id).as_str().into()
    }

    /// The most characters of its answer, if the form prints a limit.
    pub fn limit(&self) -> Option<u32> {
        match self.kind {
            Kind::Text { limit, .. } => limit,
            _ => None,
        }
    }
}

impl Table {
    /// The most rows that are filled in.
    pub const MOST: u32 = 50;

    /// The note that keeps a cell; rows count from 1.
    pub fn note(&self, row: u32, column: &Column) -> NoteId {
        let id = format!("{NOTES}{}.{row}.{}", self.id, column.id);
        id.as_str().into()
    }
}
