//! Exact decimals: what a person types into an indicator table, stored and compared as typed.
//!
//! A [`Decimal`] is a whole number of at most [`MAX_DIGITS`] digits and a scale, the digits after the point. It keeps the
//! scale that was typed (`12.50` stays `12.50`), while order and equality go by value. Nothing here rounds;
//! what does not fit is `None`, never a panic and never another number.
//!
//! Why not `rust_decimal`: it is well kept and would do, yet reading, printing and comparing alone come to 12.8 KB of code
//! with it and to 2.0 KB here (wasm, `opt-level = "z"`), in the part that every page loads; and what people type, full-width
//! digits and separators, would still be ours to read.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Neg;
use std::str::FromStr;

/// The most digits of a number, leading zeros left out: 18, one less than a 64-bit integer holds.
pub const MAX_DIGITS: u32 = 18;

/// An exact decimal. Equal and ordered by value: `1.0 == 1.00`, though each is printed as it was typed.
///
/// ```
/// # use excellence_assessment::decimal::Decimal;
/// let typed: Decimal = "１２，３４５．５０".parse().unwrap();
/// assert_eq!(typed.to_string(), "12345.50");
/// // In binary floating point 0.1 + 0.2 is not 0.3.
/// let [a, b, c] = ["0.1", "0.2", "0.3"].map(|text| text.parse::<Decimal>().unwrap());
/// assert_eq!(a.plus(b), Some(c));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Decimal {
    /// The number without its point; below 10^[`MAX_DIGITS`] in size.
    digits: i64,
    /// How many of the digits stand after the point; at most [`MAX_DIGITS`].
    scale: u8,
}

/// Why a text is not a [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecimalError {
    /// No digit at all. Empty is not zero.
    #[error("no digit")]
    Empty,
    /// A character that no number has, or not in this place.
    #[error("`{found}` cannot stand here")]
    NotANumber {
        /// The character.
        found: char,
    },
    /// Separators that do not part groups of three: `12,34` may be meant as 12.34 or as 1,234.
    #[error("separators do not part groups of three digits")]
    Grouping,
    /// More than [`MAX_DIGITS`] digits.
    #[error("more than {MAX_DIGITS} digits")]
    TooLong,
}

/// A power of ten; `power` is at most 36 here, and 10^38 fits.
const fn ten_to(power: u32) -> i128 {
    10_i128.pow(power)
}

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal {
        digits: 0,
        scale: 0,
    };

    /// `digits` with `scale` of them after the point. Zeros at the end of the fraction are given up where that makes it
    /// fit; `None` where it does not fit even so.
    fn fitted(mut digits: i128, mut scale: u32) -> Option<Decimal> {
        while scale > 0
            && digits % 10 == 0
            && (scale > MAX_DIGITS || digits.abs() >= ten_to(MAX_DIGITS))
        {
            digits /= 10;
            scale -= 1;
        }
        let fits = scale <= MAX_DIGITS && digits.abs() < ten_to(MAX_DIGITS);
        fits.then_some(())?;
        Some(Decimal {
            digits: i64::try_from(digits).ok()?,
            scale: u8::try_from(scale).ok()?,
        })
    }

    /// The digits if the scale were `scale`, which is not below its own. Below 10^36 in size.
    fn at_scale(self, scale: u8) -> i128 {
        i128::from(self.digits) * ten_to(u32::from(scale - self.scale))
    }

    /// The digits of both at the larger of their scales, and that scale.
    fn aligned(self, other: Decimal) -> (i128, i128, u8) {
        let scale = self.scale.max(other.scale);
        (self.at_scale(scale), other.at_scale(scale), scale)
    }

    /// How many digits stand after the point.
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// Whether both have the same value and are printed alike.
    #[cfg(test)]
    fn is_written_as(self, other: Decimal) -> bool {
        self.digits == other.digits && self.scale == other.scale
    }

    /// The exact sum; `None` where it has too many digits.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let (left, right, scale) = self.aligned(other);
        Decimal::fitted(left + right, u32::from(scale))
    }

    /// The exact difference; `None` where it has too many digits.
    pub fn minus(self, other: Decimal) -> Option<Decimal> {
        let (left, right, scale) = self.aligned(other);
        Decimal::fitted(left - right, u32::from(scale))
    }

    /// The exact product; `None` where it has too many digits.
    pub fn times(self, other: Decimal) -> Option<Decimal> {
        let digits = i128::from(self.digits) * i128::from(other.digits);
        Decimal::fitted(digits, u32::from(self.scale) + u32::from(other.scale))
    }

    /// Times ten to some power, exactly; `None` where it has too many digits.
    ///
    /// ```
    /// # use excellence_assessment::decimal::Decimal;
    /// // 1.2 亿 in 万.
    /// let value: Decimal = "1.2".parse().unwrap();
    /// assert_eq!(value.shifted(4).unwrap().to_string(), "12000");
    /// ```
    pub fn shifted(self, power: i32) -> Option<Decimal> {
        let scale = i32::from(self.scale) - power;
        match u32::try_from(scale) {
            Ok(scale) => Decimal::fitted(i128::from(self.digits), scale),
            Err(_) => {
                let zeros = scale.unsigned_abs();
                let small = zeros <= MAX_DIGITS || self.is_zero();
                let factor = ten_to(zeros.min(MAX_DIGITS));
                Decimal::fitted(small.then_some(i128::from(self.digits) * factor)?, 0)
            }
        }
    }

    /// Which of two values lies nearer to `target`: `Less` where it is this one. Exact for any values.
    pub fn nearer_to(self, other: Decimal, target: Decimal) -> Ordering {
        let scale = self.scale.max(other.scale).max(target.scale);
        // Each below 10^36, so each difference is below 2 · 10^36 and fits.
        let target = target.at_scale(scale);
        let distance = |value: Decimal| (value.at_scale(scale) - target).abs();
        distance(self).cmp(&distance(other))
    }
}

impl Neg for Decimal {
    type Output = Decimal;

    fn neg(self) -> Decimal {
        Decimal {
            digits: -self.digits,
            scale: self.scale,
        }
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        let (left, right, _) = self.aligned(*other);
        left.cmp(&right)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = usize::from(self.scale);
        let digits = format!("{:0>width$}", self.digits.unsigned_abs(), width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        if self.is_negative() {
            f.write_str("-")?;
        }
        f.write_str(whole)?;
        if scale > 0 {
            f.write_str(".")?;
            f.write_str(fraction)?;
        }
        Ok(())
    }
}

/// A text with its full-width letters, digits and signs in half width, as the keyboards of both kinds mean the same.
pub fn half_width(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// A full-width letter, digit or sign in half width; any other character as it is.
pub(crate) fn narrow(character: char) -> char {
    match character {
        // They stand as far behind the ASCII ones as U+FF01 behind U+0021.
        '！'..='～' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        _ => character,
    }
}

/// A character as half-width ASCII: digits, signs, points and the separators of groups. `None` for any other.
fn plain(character: char) -> Option<char> {
    Some(match narrow(character) {
        narrow @ ('0'..='9' | '+' | '-' | '.' | ',') => narrow,
        '−' | '–' | '﹣' => '-',
        '\'' | '’' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => ',',
        _ => return None,
    })
}

impl FromStr for Decimal {
    type Err = DecimalError;

    /// Reads what a person types: white space around it, half- or full-width digits, a sign, one point, separators that part
    /// groups of three. No percent sign, no unit, no exponent: these change the meaning, and whoever reads them says how.
    fn from_str(text: &str) -> Result<Decimal, DecimalError> {
        let mut digits: i64 = 0;
        let mut length = 0;
        let mut scale: Option<u8> = None;
        let mut negative = false;
        // Digits since the start or the last separator, and whether there was a separator.
        let mut group = 0;
        let mut grouped = false;
        let mut seen = false;
        for (index, found) in text.trim().chars().enumerate() {
            let stray = DecimalError::NotANumber { found };
            match plain(found).ok_or(stray)? {
                sign @ ('+' | '-') if index == 0 => negative = sign == '-',
                '.' if scale.is_none() => {
                    if grouped && group != 3 {
                        return Err(DecimalError::Grouping);
                    }
                    scale = Some(0);
                }
                ',' if scale.is_none() && seen => {
                    if group > 3 || (grouped && group != 3) {
                        return Err(DecimalError::Grouping);
                    }
                    (group, grouped) = (0, true);
                }
                digit @ '0'..='9' => {
                    seen = true;
                    group += 1;
                    if let Some(scale) = &mut scale {
                        *scale += 1;
                    }
                    if length > 0 || digit != '0' {
                        length += 1;
                    }
                    if length > MAX_DIGITS || u32::from(scale.unwrap_or_default()) > MAX_DIGITS {
                        return Err(DecimalError::TooLong);
                    }
                    digits = digits * 10 + i64::from(digit as u8 - b'0');
                }
                _ => return Err(stray),
            }
        }
        if !seen {
            return Err(DecimalError::Empty);
        }
        if grouped && scale.is_none() && group != 3 {
            return Err(DecimalError::Grouping);
        }
        Ok(Decimal {
            digits: if negative { -digits } else { digits },
            scale: scale.unwrap_or_default(),
        })
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Decimal {
        Decimal {
            digits: i64::from(number),
            scale: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a number of the test")
    }

    #[test]
    fn what_a_person_types_is_read() {
        let cases = [
            ("0", "0"),
            ("  007 ", "7"),
            ("12.50", "12.50"),
            ("-0.0", "0.0"),
            (".5", "0.5"),
            ("5.", "5"),
            ("+3", "3"),
            ("−4.2", "-4.2"),
            ("－４．２", "-4.2"),
            ("１２，３４５．６", "12345.6"),
            ("1,234,567", "1234567"),
            ("1 234 567.25", "1234567.25"),
            ("\u{3000}９８．５\u{a0}", "98.5"),
            ("-0.05", "-0.05"),
            ("999999999999999999", "999999999999999999"),
            ("0.000000000000000001", "0.000000000000000001"),
        ];
        for (typed, shown) in cases {
            assert_eq!(decimal(typed).to_string(), shown, "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_says_why() {
        use DecimalError::{Empty, Grouping, NotANumber, TooLong};
        let cases = [
            ("", Empty),
            ("  ", Empty),
            ("-", Empty),
            (".", Empty),
            ("n/a", NotANumber { found: 'n' }),
            ("12%", NotANumber { found: '%' }),
            ("3万", NotANumber { found: '万' }),
            ("1.2.3", NotANumber { found: '.' }),
            ("1-2", NotANumber { found: '-' }),
            ("1.2e5", NotANumber { found: 'e' }),
            (",123", NotANumber { found: ',' }),
            ("1.234,5", NotANumber { found: ',' }),
            ("12,34", Grouping),
            ("1234,567", Grouping),
            ("1,23,456", Grouping),
            ("1,23.4", Grouping),
            ("1,", Grouping),
            ("1000000000000000000", TooLong),
            ("0.0000000000000000001", TooLong),
        ];
        for (typed, error) in cases {
            assert_eq!(typed.parse::<Decimal>(), Err(error), "{typed}");
        }
    }

    #[test]
    fn equal_by_value_and_kept_as_typed() {
        assert_eq!(decimal("1.0"), decimal("1.00"));
        assert!(!decimal("1.0").is_written_as(decimal("1.00")));
        assert_eq!(decimal("-0"), Decimal::ZERO);
    }

    #[test]
    fn what_has_too_many_digits_is_none() {
        let most = decimal("999999999999999999");
        assert_eq!(most.plus(decimal("1")), None);
        assert_eq!(most.plus(decimal("0.1")), None);
        assert_eq!(most.times(most), None);
        assert_eq!(most.minus(most), Some(Decimal::ZERO));
        // Zeros that say nothing do not stand in the way.
        assert_eq!(most.plus(decimal("0.0")), Some(most));
        assert_eq!(decimal("0.000000000000000001").times(decimal("0.1")), None);
    }

    prop_compose! {
        /// Any decimal there is.
        fn any_decimal()(
            digits in -999_999_999_999_999_999_i64..=999_999_999_999_999_999,
            shrink in 0..18_u32,
            scale in 0..=18_u8,
        ) -> Decimal {
            Decimal { digits: digits / 10_i64.pow(shrink), scale }
        }
    }

    /// The value in units of 10^-36, as far as that fits: a second way to compare.
    fn parts(value: Decimal) -> (i128, i128) {
        let unit = ten_to(u32::from(value.scale));
        let digits = i128::from(value.digits);
        let fraction = digits.rem_euclid(unit) * ten_to(36 - u32::from(value.scale));
        (digits.div_euclid(unit), fraction)
    }

    proptest! {
        #[test]
        fn printing_and_reading_is_the_identity(value in any_decimal()) {
            let text = value.to_string();
            let read = decimal(&text);
            prop_assert!(read.is_written_as(value), "{text} read as {read}");
        }

        #[test]
        fn no_text_makes_it_panic(text in "[-+0-9０-９.,， 万%e]{0,24}") {
            if let Ok(value) = text.parse::<Decimal>() {
                prop_assert!(decimal(&value.to_string()).is_written_as(value));
            }
        }

        #[test]
        fn the_order_is_that_of_the_values(a in any_decimal(), b in any_decimal()) {
            prop_assert_eq!(a.cmp(&b), parts(a).cmp(&parts(b)));
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        }

        #[test]
        fn sums_are_exact(a in any_decimal(), b in any_decimal()) {
            prop_assert_eq!(a.plus(b), b.plus(a));
            if let Some(sum) = a.plus(b) {
                prop_assert_eq!(sum.minus(b), Some(a));
                prop_assert_eq!(sum.cmp(&a), b.cmp(&Decimal::ZERO));
            }
        }

        #[test]
        fn products_are_exact(a in any_decimal(), b in any_decimal()) {
            if let Some(product) = a.times(b) {
                let (left, right) = (i128::from(a.digits), i128::from(b.digits));
                let given_up = u32::from(a.scale + b.scale) - u32::from(product.scale);
                prop_assert_eq!(i128::from(product.digits) * ten_to(given_up), left * right);
            }
        }

        #[test]
        fn shifting_back_gives_the_same(a in any_decimal(), power in -40..=40_i32) {
            if let Some(shifted) = a.shifted(power) {
                prop_assert_eq!(shifted.shifted(-power), Some(a));
            }
        }

        #[test]
        fn nearer_is_a_comparison_of_distances(a in any_decimal(), b in any_decimal(), target in any_decimal()) {
            prop_assert_eq!(a.nearer_to(b, target), b.nearer_to(a, target).reverse());
            prop_assert_eq!(target.nearer_to(a, target) != Ordering::Greater, true);
            if let (Some(left), Some(right)) = (a.minus(target), b.minus(target)) {
                let size = |value: Decimal| if value.is_negative() { Decimal::ZERO.minus(value) } else { Some(value) };
                prop_assert_eq!(a.nearer_to(b, target), size(left).cmp(&size(right)));
            }
        }
    }
}
