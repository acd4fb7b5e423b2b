//! Which blocks of a chapter stand together on a page.

use crate::chart::Drawing;
use crate::draft::{Block, Inline};

/// Blocks that stand together.
pub(super) struct Group<'a> {
    /// Figures of indicators that follow each other, two by two beside each other; every other block alone.
    pub blocks: &'a [Block],
    /// Whether it is a line that says what comes next: ours before a table, a list or a figure, or that of a text carried over. It stays
    /// on the page of that.
    pub leads: bool,
}

/// The blocks of a chapter as they stand on the page.
pub(super) fn groups(blocks: &[Block]) -> impl Iterator<Item = Group<'_>> {
    let mut groups = blocks
        .chunk_by(|one, next| is_small(one) && is_small(next))
        .peekable();
    std::iter::from_fn(move || {
        let blocks = groups.next()?;
        let leads = groups.peek().is_some_and(|next| leads(blocks, next));
        Some(Group { blocks, leads })
    })
}

fn is_small(block: &Block) -> bool {
    matches!(block, Block::Figure(figure) if matches!(figure.drawing, Drawing::Lines(_)))
}

fn leads(blocks: &[Block], next: &[Block]) -> bool {
    let is_ours = |piece: &Inline| {
        matches!(
            piece,
            Inline::Text(_) | Inline::Strong(_) | Inline::State(..)
        )
    };
    let [Block::Paragraph(line)] = blocks else {
        return false;
    };
    // What was carried over stands under a line that says where it comes from.
    let is_origin = matches!(line.last(), Some(Inline::Answer(said)) if said.starts_with('〔') && said.ends_with('〕'));
    let is_shown = matches!(
        next,
        [Block::Table(_) | Block::List(_) | Block::Figure(_), ..]
    );
    is_origin || is_shown && line.iter().all(is_ours)
}
