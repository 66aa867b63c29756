//! Colours by what they stand for, in a light and a dark room.

use crate::figure::Ink;
use plotters::style::RGBColor;

/// Runs kept for comparison, on light and on dark: none is the ink of a quantity, and neighbours differ in lightness.
const PINS: [(u32, u32); 6] = [
    (0x69_6F_79, 0x8F_96_A2),
    (0xA8_2F_8F, 0xE0_7A_CB),
    (0x34_7A_14, 0x8F_CF_63),
    (0x8A_6A_00, 0xD8_B8_4A),
    (0x08_74_86, 0x4F_C4_D8),
    (0x7D_4A_2D, 0xC4_93_77),
];

/// A light or a dark room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on white.
    #[default]
    Light,
    /// Light ink on near black.
    Dark,
}

impl Theme {
    /// What figures stand on: the page's cards have the same.
    pub fn paper(self) -> RGBColor {
        self.either(0xFF_FF_FF, 0x16_18_1D)
    }

    /// Lines behind everything.
    pub fn grid(self) -> RGBColor {
        self.either(0xEA_EA_E7, 0x26_29_30)
    }

    /// Numbers along the axes.
    pub fn numbers(self) -> RGBColor {
        self.either(0x5D_62_6B, 0x9D_A3_AE)
    }

    /// The colour of an ink. The inks differ in lightness, too.
    pub fn ink(self, ink: Ink) -> RGBColor {
        match ink {
            Ink::Voltage | Ink::GateN => self.either(0x1F_5F_D6, 0x7D_B0_FF),
            Ink::Recovery => self.either(0xBF_53_09, 0xFF_A4_5C),
            Ink::Current => self.either(0x6B_46_B8, 0xBB_A2_F5),
            Ink::Spike | Ink::GateH => self.either(0xC8_1E_1E, 0xFF_72_72),
            Ink::GateM | Ink::Text => self.either(0x1A_1C_20, 0xF0_F2_F5),
            Ink::Weight => self.either(0x0B_7A_6B, 0x4F_D6_C0),
            Ink::Reference => self.either(0xBF_53_09, 0xFF_A4_5C),
            Ink::Quiet => self.either(0x8A_90_9A, 0x6C_73_7F),
            Ink::Pin(place) => {
                let (light, dark) = PINS[place % PINS.len()];
                self.either(light, dark)
            }
        }
    }

    /// The colour of an ink, as CSS writes it.
    pub fn css(self, ink: Ink) -> String {
        let RGBColor(red, green, blue) = self.ink(ink);
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    fn either(self, light: u32, dark: u32) -> RGBColor {
        let hex = if self == Theme::Light { light } else { dark };
        let [_, red, green, blue] = hex.to_be_bytes();
        RGBColor(red, green, blue)
    }
}

#[cfg(test)]
mod tests {
    use super::{PINS, Theme};
    use crate::figure::Ink;
    use plotters::style::RGBColor;

    /// Relative luminance (WCAG 2.2).
    fn luminance(RGBColor(red, green, blue): RGBColor) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    #[test]
    fn whatever_is_written_in_an_ink_can_be_read_in_both_themes() {
        for theme in [Theme::Light, Theme::Dark] {
            let named = [Ink::Voltage, Ink::Recovery, Ink::Current, Ink::Spike, Ink::GateM, Ink::Weight];
            let inks = named.into_iter().chain((0..PINS.len()).map(Ink::Pin)).map(|ink| theme.ink(ink));
            for ink in inks.chain([theme.numbers()]) {
                let [a, b] = [luminance(ink), luminance(theme.paper())];
                let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                assert!(contrast >= 4.5, "{ink:?} in {theme:?}: {contrast:.2}");
            }
        }
    }
}
