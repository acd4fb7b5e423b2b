//! What plotters draws, written as SVG.
//!
//! Why not plotters' own writer: it prints opacities and font sizes as floats, and the code that prints any float exactly
//! weighs more than the whole figure. All numbers of a figure are whole, its opacities whole percents.

use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use std::convert::Infallible;

/// The shapes of a figure, one element a line.
pub(super) struct Svg<'a> {
    shapes: &'a mut String,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> Svg<'a> {
    /// Adds shapes to a text; the `svg` element around them is the caller's.
    pub(super) fn new(shapes: &'a mut String, size: (u32, u32)) -> Svg<'a> {
        Svg { shapes, size }
    }

    fn open(&mut self, name: &str) {
        *self.shapes += "<";
        *self.shapes += name;
    }

    fn attribute(&mut self, name: &str, value: &str) {
        *self.shapes += &format!(" {name}=\"{}\"", escaped(value));
    }

    fn number(&mut self, name: &str, value: impl Into<i64>) {
        self.attribute(name, &value.into().to_string());
    }

    /// The opacity, then one of `fill` and `stroke` with the colour.
    fn colour(&mut self, role: &str, colour: BackendColor) {
        let (red, green, blue) = colour.rgb;
        self.attribute("opacity", &opacity(colour.alpha));
        self.attribute(role, &format!("#{red:02X}{green:02X}{blue:02X}"));
    }

    fn points(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        let mut list = String::new();
        for (x, y) in points {
            list += &format!("{x},{y} ");
        }
        self.attribute("points", &list);
    }

    fn close(&mut self) {
        *self.shapes += "/>\n";
    }
}

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Drawn {
        let (right, below) = (at.0 + 1, at.1 + 1);
        self.fill_polygon([at, (right, at.1), (right, below), (at.0, below)], &colour)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.open("polyline");
        self.attribute("fill", "none");
        self.colour("stroke", style.color());
        self.number("stroke-width", style.stroke_width());
        self.points(path);
        self.close();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.open("polygon");
        self.colour("fill", style.color());
        self.points(corners);
        self.close();
        Ok(())
    }

    /// A filled circle; no figure draws another one.
    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        _filled: bool,
    ) -> Drawn {
        self.open("circle");
        self.number("cx", centre.0);
        self.number("cy", centre.1);
        self.number("r", radius);
        self.colour("fill", style.color());
        self.attribute("stroke", "none");
        self.number("stroke-width", style.stroke_width());
        self.close();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        self.open("text");
        self.number("x", x);
        self.number("y", y);
        self.attribute(
            "dy",
            match style.anchor().v_pos {
                VPos::Top => "0.76em",
                VPos::Center => "0.5ex",
                VPos::Bottom => "-0.5ex",
            },
        );
        self.attribute(
            "text-anchor",
            match style.anchor().h_pos {
                HPos::Left => "start",
                HPos::Right => "end",
                HPos::Center => "middle",
            },
        );
        self.attribute("font-family", style.family().as_str());
        self.number("font-size", whole(style.size()));
        self.colour("fill", style.color());
        if let FontStyle::Bold = style.style() {
            self.attribute("font-weight", "bold");
        }
        *self.shapes += ">\n";
        *self.shapes += &escaped(text);
        *self.shapes += "\n</text>\n";
        Ok(())
    }
}

/// An opacity in percent, as SVG writes it: `0.22`, `1`.
fn opacity(alpha: f64) -> String {
    match whole(alpha * 100.0) {
        percent @ 0..100 => format!("0.{percent:02}"),
        _ => String::from("1"),
    }
}

fn whole(number: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a percent, the size of a font"
    )]
    let whole = number.round() as u32;
    whole
}

/// A text as it stands in an element or an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '&' => escaped += "&amp;",
            '"' => escaped += "&quot;",
            '\'' => escaped += "&apos;",
            c => escaped.push(c),
        }
    }
    escaped
}

/// The texts of a figure, as they are read.
pub(super) fn texts(svg: &str) -> Vec<String> {
    let texts = svg.split("<text ").skip(1).filter_map(|text| {
        let (_, text) = text.split_once(">\n")?;
        let (text, _) = text.split_once("\n</text>")?;
        let marks = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&apos;", "'"),
        ];
        let read = marks.iter().fold(text.to_owned(), |text, (written, mark)| {
            text.replace(written, mark)
        });
        Some(read.replace("&amp;", "&"))
    });
    texts.collect()
}
