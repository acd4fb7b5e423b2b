//! Pictures in the text.

use super::xml::Xml;
use crate::chart::Drawing;

/// The width of a picture in English metric units: 13 centimetres.
const WIDTH: u64 = 4_680_000;
/// The width of the line of an indicator, of which there are many: 8 centimetres.
const LINES: u64 = 2_880_000;
/// The most that it may be high: 20 centimetres.
const HIGHEST: u64 = 7_200_000;

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// The width and height of a PNG file; `None` where the bytes are none.
pub(super) fn size(png: &[u8]) -> Option<(u32, u32)> {
    let header = png.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let number = |bytes: &[u8]| Some(u32::from_be_bytes(bytes.try_into().ok()?));
    let (width, height) = (number(header.get(..4)?)?, number(header.get(4..8)?)?);
    (width > 0 && height > 0).then_some((width, height))
}

/// The width at which a figure is printed, in English metric units.
pub(super) fn width(drawing: &Drawing) -> u64 {
    match drawing {
        Drawing::Lines(_) => LINES,
        Drawing::Radar(_) | Drawing::Bars(_) | Drawing::Waterfall(_) | Drawing::Distribution(_) => {
            WIDTH
        }
    }
}

/// A picture as a run, so wide. `number` counts the pictures from 1: the id of the picture, of which no two are the same.
pub(super) fn picture(
    xml: &mut Xml,
    number: usize,
    mut width: u64,
    (across, down): (u32, u32),
    words: [&str; 2],
) {
    let [name, alternative] = words;
    let mut height = width * u64::from(down) / u64::from(across);
    if height > HIGHEST {
        (width, height) = (HIGHEST * u64::from(across) / u64::from(down), HIGHEST);
    }
    let (width, height) = (width.max(1).to_string(), height.max(1).to_string());
    let id = number.to_string();
    let named = [("id", id.as_str()), ("name", name), ("descr", alternative)];
    let extent = [("cx", width.as_str()), ("cy", height.as_str())];
    let distances = [
        ("distT", "0"),
        ("distB", "0"),
        ("distL", "0"),
        ("distR", "0"),
    ];
    let around = |xml: &mut Xml| {
        xml.empty("wp:extent", &extent);
        xml.empty("wp:docPr", &named);
        xml.element("wp:cNvGraphicFramePr", &[], |xml| {
            let locks = [("xmlns:a", DRAWING), ("noChangeAspect", "1")];
            xml.empty("a:graphicFrameLocks", &locks);
        });
    };
    let content = |xml: &mut Xml| {
        xml.element("pic:pic", &[("xmlns:pic", PICTURE)], |xml| {
            xml.element("pic:nvPicPr", &[], |xml| {
                xml.empty("pic:cNvPr", &named);
                xml.empty("pic:cNvPicPr", &[]);
            });
            xml.element("pic:blipFill", &[], |xml| {
                xml.empty("a:blip", &[("r:embed", &relation(number))]);
                xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
            });
            xml.element("pic:spPr", &[], |xml| {
                xml.element("a:xfrm", &[], |xml| {
                    xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                    xml.empty("a:ext", &extent);
                });
                xml.element("a:prstGeom", &[("prst", "rect")], |xml| {
                    xml.empty("a:avLst", &[]);
                });
            });
        });
    };
    xml.element("w:r", &[], |xml| {
        xml.element("w:drawing", &[], |xml| {
            xml.element("wp:inline", &distances, |xml| {
                around(xml);
                xml.element("a:graphic", &[("xmlns:a", DRAWING)], |xml| {
                    xml.element("a:graphicData", &[("uri", PICTURE)], content);
                });
            });
        });
    });
}

/// The id by which the text finds a picture.
pub(super) fn relation(number: usize) -> String {
    format!("rIdPicture{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_png_has_a_size() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x06\x40\0\0\x04\xb0\x08";
        assert_eq!(size(png), Some((1600, 1200)));
        assert_eq!(size(&png[..20]), None);
        assert_eq!(size(b"<svg/>"), None);
        assert_eq!(size(b""), None);
    }
}
