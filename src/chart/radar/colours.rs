//! One colour for each role of the radar; the module above lists them for style sheets.

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
pub(super) const LINE: RGBColor = RGBColor(0xFB, 0xFB, 0xF9);
pub(super) const RING_NUMBER: RGBColor = RGBColor(0x5B, 0x66, 0x70);
pub(super) const RANGE: RGBColor = RGBColor(0x3F, 0x7F, 0x92);
pub(super) const EARNED: RGBColor = RGBColor(0x0F, 0x5B, 0x70);
pub(super) const NAME: RGBColor = RGBColor(0x45, 0x49, 0x4F);
pub(super) const PERCENT: RGBColor = RGBColor(0x1B, 0x1D, 0x21);

/// The colour of one of `count` bands; other numbers of bands are spread over the ramp.
pub(super) fn band(index: usize, count: usize) -> RGBColor {
    let last = BANDS.len() - 1;
    BANDS[(index * last / count.saturating_sub(1).max(1)).min(last)]
}
