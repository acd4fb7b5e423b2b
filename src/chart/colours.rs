//! One colour for each role of a figure. A style sheet restyles a role by its attribute, `svg [fill="#1B1D21"]`, in dark mode
//! or in a host's theme; so every role has a colour of its own.
//!
//! | role | colour |
//! | --- | --- |
//! | bands 0 to 5 of the scale, pale to deep | `#F5F9FA` `#E9F2F4` `#DBE9ED` `#CBDFE5` `#B9D4DC` `#A5C7D2` |
//! | lines on the bands: the paper | `#FBFBF9` |
//! | small numbers | `#5B6670` |
//! | what can still be earned; stripes of what is claimed alone | `#3F7F92` |
//! | what is earned or reached | `#0F5B70` |
//! | names | `#45494F` |
//! | percents and totals | `#1B1D21` |
//! | axes and rules | `#C9CBC7` |
//! | a target | `#8A5300` |
//! | lines of comparison | `#6B6E76` |
//! | the line of a tier | `#22683C` |

use plotters::style::RGBColor;

/// The bands from the lowest up, pale to deep.
pub(super) const BANDS: [RGBColor; 6] = [
    RGBColor(0xF5, 0xF9, 0xFA),
    RGBColor(0xE9, 0xF2, 0xF4),
    RGBColor(0xDB, 0xE9, 0xED),
    RGBColor(0xCB, 0xDF, 0xE5),
    RGBColor(0xB9, 0xD4, 0xDC),
    RGBColor(0xA5, 0xC7, 0xD2),
];
pub(super) const PAPER: RGBColor = RGBColor(0xFB, 0xFB, 0xF9);
pub(super) const SMALL_NUMBER: RGBColor = RGBColor(0x5B, 0x66, 0x70);
pub(super) const RANGE: RGBColor = RGBColor(0x3F, 0x7F, 0x92);
pub(super) const EARNED: RGBColor = RGBColor(0x0F, 0x5B, 0x70);
pub(super) const NAME: RGBColor = RGBColor(0x45, 0x49, 0x4F);
pub(super) const PERCENT: RGBColor = RGBColor(0x1B, 0x1D, 0x21);
pub(super) const RULE: RGBColor = RGBColor(0xC9, 0xCB, 0xC7);
pub(super) const TARGET: RGBColor = RGBColor(0x8A, 0x53, 0x00);
pub(super) const COMPARED: RGBColor = RGBColor(0x6B, 0x6E, 0x76);
pub(super) const TIER: RGBColor = RGBColor(0x22, 0x68, 0x3C);

/// The colour of one of `count` bands; other numbers of bands are spread over the ramp.
pub(super) fn band(index: usize, count: usize) -> RGBColor {
    let last = BANDS.len() - 1;
    BANDS[(index * last / count.saturating_sub(1).max(1)).min(last)]
}
