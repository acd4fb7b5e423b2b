//! Which blocks of a chapter stand together on a page.

use crate::chart::Drawing;
use crate::draft::{Block, Inline};

/// Blocks that stand together.
pub(super) struct Group<'a> {
    /// Figures of indicators that follow each other, two by two beside each other; every other block alone.
    pub blocks: &'a [Block],
    /// Whether it is a line of ours that says what comes next, a table, a list or a figure: it stays on its page.
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
    let is_shown = matches!(
        next,
        [Block::Table(_) | Block::List(_) | Block::Figure(_), ..]
    );
    is_shown && line.iter().all(is_ours)
}
