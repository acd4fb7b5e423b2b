//! What the scores say together. It is of the later part: the first answer can be given without it.

use super::super::build::View;
use super::ladder::{ladder, nearest_items};
use super::radar_figure::radar_figure;

/// The ladder of tiers, the nearest items, the figure of the categories.
pub(in crate::ui) fn standing() -> View {
    View::from(vec![ladder(), nearest_items(), radar_figure()])
}
