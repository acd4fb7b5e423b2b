//! The numbers of a figure, for those who would rather read them.

/// A table: what each column holds, and the rows, each as long as the head. The first column names the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// What the columns hold.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// What a cell says where there is nothing to say.
pub const NOTHING: &str = "—";
