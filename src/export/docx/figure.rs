//! Pictures in the text.

use super::pages::CELL;
use super::xml::Xml;
use crate::chart::Drawing;

/// The width of a picture in English metric units: 13 centimetres.
const WIDTH: u64 = 4_680_000;
/// The width of the line of an indicator, of which there are many, two beside each other: 7 centimetres, so that
/// eight of them stand on a page of A4.
const LINES: u64 = 2_520_000;
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

/// The room for a picture in English metric units: at most so wide and so high.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub width: u64,
    pub height: u64,
}

impl Room {
    /// That of a figure, on a page whose text is so many twentieths of a point wide.
    pub(super) fn of_figure(drawing: &Drawing, page: u32) -> Room {
        let page = match drawing {
            Drawing::Lines(_) => page / 2 - CELL,
            Drawing::Radar(_)
            | Drawing::Bars(_)
            | Drawing::Waterfall(_)
            | Drawing::Distribution(_) => page,
        };
        Room {
            width: width(drawing).min(u64::from(page) * 635),
            height: HIGHEST,
        }
    }

    /// The size of a picture of so many pixels in it: as wide as it can be.
    pub(super) fn fitted(self, (across, down): (u32, u32)) -> (u64, u64) {
        let height = self.width * u64::from(down) / u64::from(across.max(1));
        match height > self.height {
            true => {
                let width = self.height * u64::from(across) / u64::from(down.max(1));
                (width.max(1), self.height)
            }
            false => (self.width, height.max(1)),
        }
    }
}

/// A picture in the text.
pub(super) struct Picture<'a> {
    /// Its id, of which no two are the same.
    pub number: usize,
    /// The id by which the text finds its file.
    pub relation: &'a str,
    /// Its size in English metric units.
    pub size: (u64, u64),
    /// Its name, and what it shows in words.
    pub words: [&'a str; 2],
}

/// A picture as a run.
pub(super) fn picture(xml: &mut Xml, picture: &Picture<'_>) {
    let [name, alternative] = picture.words;
    let (width, height) = (picture.size.0.to_string(), picture.size.1.to_string());
    let id = picture.number.to_string();
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
                xml.empty("a:blip", &[("r:embed", picture.relation)]);
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

/// The id by which the text finds the picture of a figure.
pub(super) fn relation(number: usize) -> String {
    format!("rIdPicture{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_fits_into_its_room_and_keeps_its_shape() {
        let room = Room {
            width: 1000,
            height: 500,
        };
        assert_eq!(room.fitted((400, 100)), (1000, 250));
        assert_eq!(room.fitted((100, 400)), (125, 500));
        assert_eq!(room.fitted((u32::MAX, 1)), (1000, 1));
        assert_eq!(room.fitted((1, u32::MAX)), (1, 500));
    }

    #[test]
    fn only_a_png_has_a_size() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x06\x40\0\0\x04\xb0\x08";
        assert_eq!(size(png), Some((1600, 1200)));
        assert_eq!(size(&png[..20]), None);
        assert_eq!(size(b"<svg/>"), None);
        assert_eq!(size(b""), None);
    }
}
