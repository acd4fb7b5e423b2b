//! The radar: what each category has earned of its own points, over the bands of the scale.
//!
//! Every role has a colour of its own, written as upper-case hexadecimal in `fill` or `stroke`, so that a style sheet can
//! give each role another colour by attribute, `svg [fill="#1B1D21"]`, in dark mode or in a host's theme:
//!
//! | role | colour |
//! | --- | --- |
//! | band 0, the innermost ring, to band 5 | `#F5F9FA` `#E9F2F4` `#DBE9ED` `#CBDFE5` `#B9D4DC` `#A5C7D2` |
//! | lines between rings, axes | `#FBFBF9` |
//! | numbers of the rings | `#5B6670` |
//! | outline of what can still be earned | `#3F7F92` |
//! | outline, area and points of what is earned | `#0F5B70` |
//! | names | `#45494F` |
//! | percents | `#1B1D21` |

mod colours;
mod draw;
mod layout;
mod model;

pub use draw::{picture, svg};
pub use model::{Axis, Radar, Ring};
