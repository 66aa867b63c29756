//! Colours by what they stand for, in a light and a dark room.

use crate::figure::Ink;
use plotters::style::RGBColor;

/// Runs kept for comparison, on light and on dark: none is the ink of a quantity, and neighbours differ in lightness.
const KEPT: [(u32, u32); 6] = [
    (0x7A_80_8A, 0x8F_96_A2),
    (0xA8_2F_8F, 0xE0_7A_CB),
    (0x3E_8E_1A, 0x8F_CF_63),
    (0x8A_6A_00, 0xD8_B8_4A),
    (0x0A_86_9A, 0x4F_C4_D8),
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
            Ink::Kept(place) => {
                let (light, dark) = KEPT[place % KEPT.len()];
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
