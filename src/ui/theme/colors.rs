//! Every colour of the program, by role, in three themes. The only place with colour literals.
//!
//! Hue says who, ink says what, hatch says "not known": partners own the nine hues, axes the ink
//! ramp, the reserved grey means a missing figure, the accent never fills a data mark.

use egui::Color32;

/// Which of the three themes a [`Theme`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Dark ink on light grounds.
    Light,
    /// Light ink on dark grounds.
    Dark,
    /// Black ink on paper, with the light partner colours.
    Print,
}

/// A fill and the colour of text set on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone {
    /// The ground.
    pub fill: Color32,
    /// Text on it, at least 4.5:1 for partners.
    pub on: Color32,
}

/// Grounds, from the window to a popup's scrim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Window, rail, top bar, status bar. Transparent on paper. No chart stands on it.
    pub canvas: Color32,
    /// The sheet; every chart stands on it.
    pub surface: Color32,
    /// Hover, the contract period's band, notes.
    pub hover: Color32,
    /// The empty track of a bar.
    pub sunken: Color32,
    /// Over the window, under a dialog. Translucent.
    pub scrim: Color32,
    /// The shadow of popups. Translucent.
    pub shadow: Color32,
}

/// Separators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Separators.
    pub thin: Color32,
    /// Outlines of controls and popups.
    pub strong: Color32,
    /// Chart grid and row rules.
    pub grid: Color32,
}

/// Text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// Main text, at least 13.5:1 on any ground.
    pub main: Color32,
    /// Second text, about 8:1 or more.
    pub second: Color32,
    /// Muted text, at least 4.85:1.
    pub muted: Color32,
}

/// Focus, selection, links, the main button, today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    /// Lines, text, the main button.
    pub main: Color32,
    /// The ground of what is selected.
    pub weak: Color32,
    /// Text on the main accent.
    pub on: Color32,
}

/// Axis and total bars, dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink {
    /// A bar that is no partner's.
    pub main: Color32,
    /// Dimmed and derived marks.
    pub weak: Color32,
    /// The axes inside one bar, in contract order.
    pub ramp: [Tone; 6],
}

/// The reserved grey: hatching, its outline, pending dots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Lines.
    pub line: Color32,
    /// What the lines stand on.
    pub ground: Color32,
}

/// Differences and severities; each always with its sign or word. `on` is the ink, `fill` its ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    /// An increase.
    pub up: Color32,
    /// A decrease.
    pub down: Color32,
    /// A blocking finding.
    pub blocking: Tone,
    /// A finding to examine, a file not saved, a fictitious contract.
    pub review: Tone,
    /// Information.
    pub info: Tone,
    /// A rule that holds.
    pub respected: Tone,
}

impl Theme {
    /// A screen that shows nothing.
    pub const BLACK_SCREEN: Color32 = Color32::BLACK;
}

/// All colours of one theme. Use it by reference: the three are constants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Which one it is.
    pub kind: Kind,
    /// Grounds.
    pub ground: Ground,
    /// Separators.
    pub line: Line,
    /// Text.
    pub text: Text,
    /// Interaction.
    pub accent: Accent,
    /// Axes, totals, dates.
    pub ink: Ink,
    /// Missing figures.
    pub unknown: Unknown,
    /// Differences and severities.
    pub signal: Signal,
    /// The nine partner slots, in order.
    pub partners: [Tone; 9],
}

impl Theme {
    /// Fill and text of a partner's slot. Slots count from 1; a tenth partner repeats the first
    /// (see [`Theme::is_striped`]); slot 0 is a financer without a hue.
    #[must_use]
    pub fn partner(&self, slot: u8) -> Tone {
        let Some(index) = slot.checked_sub(1) else {
            return Tone {
                fill: self.ink.weak,
                on: self.text.main,
            };
        };
        let index = usize::from(index) % self.partners.len();
        self.partners.get(index).copied().unwrap_or(Tone {
            fill: self.ink.weak,
            on: self.text.main,
        })
    }

    /// The fill of a partner's slot; see [`Theme::partner`].
    #[must_use]
    pub fn partner_fill(&self, slot: u8) -> Color32 {
        self.partner(slot).fill
    }

    /// Whether this slot repeats an earlier hue and carries a diagonal stripe of the surface's colour.
    #[must_use]
    pub fn is_striped(&self, slot: u8) -> bool {
        usize::from(slot) > self.partners.len()
    }

    /// The step of the ink ramp of the axis at `position`, counted from 0 in contract order.
    #[must_use]
    pub fn axis_ink(&self, position: usize) -> Tone {
        let index = position % self.ink.ramp.len();
        self.ink.ramp.get(index).copied().unwrap_or(Tone {
            fill: self.ink.main,
            on: self.ground.surface,
        })
    }

    /// The ground of the row and column of a selected cell: the weak accent, thinned.
    #[must_use]
    pub fn band(&self) -> Color32 {
        self.accent.weak.gamma_multiply(0.45)
    }

    /// `color` with `share` of its opacity, for the steps of a fading end.
    #[must_use]
    pub fn faded(color: Color32, share: f32) -> Color32 {
        color.gamma_multiply(share)
    }
}

const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

const fn tone(fill: u32, on: u32) -> Tone {
    Tone {
        fill: hex(fill),
        on: hex(on),
    }
}

const WHITE: u32 = 0xFF_FF_FF;
const NIGHT: u32 = 0x12_14_18;

const LIGHT_PARTNERS: [Tone; 9] = [
    tone(0x10_4E_75, WHITE),
    tone(0x27_77_61, WHITE),
    tone(0xB7_8A_58, NIGHT),
    tone(0x65_77_12, WHITE),
    tone(0x76_5D_BA, WHITE),
    tone(0x7C_2F_31, WHITE),
    tone(0x4A_97_D4, NIGHT),
    tone(0xC5_3B_60, WHITE),
    tone(0xE9_62_98, NIGHT),
];

const LIGHT_RAMP: [Tone; 6] = [
    tone(0x2A_2E_35, WHITE),
    tone(0x4B_50_58, WHITE),
    tone(0x6E_73_7B, WHITE),
    tone(0x90_94_9B, 0x1B_1D_21),
    tone(0xB3_B6_BB, 0x1B_1D_21),
    tone(0xD3_D5_D8, 0x1B_1D_21),
];

/// The light theme.
pub static LIGHT: Theme = Theme {
    kind: Kind::Light,
    ground: Ground {
        canvas: hex(0xF5_F4_F0),
        surface: hex(WHITE),
        hover: hex(0xF7_F6_F2),
        sunken: hex(0xF1_EF_EA),
        scrim: Color32::from_rgba_premultiplied(13, 12, 10, 87),
        shadow: Color32::from_rgba_premultiplied(5, 5, 3, 41),
    },
    line: Line {
        thin: hex(0xE5_E2_DB),
        strong: hex(0xCB_C7_BD),
        grid: hex(0xE9_E6_E0),
    },
    text: Text {
        main: hex(0x1B_1D_21),
        second: hex(0x47_4B_52),
        muted: hex(0x67_6B_73),
    },
    accent: Accent {
        main: hex(0x2B_50_D4),
        weak: hex(0xEA_EE_FC),
        on: hex(WHITE),
    },
    ink: Ink {
        main: hex(0x3B_40_48),
        weak: hex(0xD9_DB_DF),
        ramp: LIGHT_RAMP,
    },
    unknown: Unknown {
        line: hex(0x85_88_8F),
        ground: hex(0xF0_EF_EC),
    },
    signal: Signal {
        up: hex(0x1E_6B_B0),
        down: hex(0xB3_56_0B),
        blocking: tone(0xFB_EC_EA, 0xB3_26_1E),
        review: tone(0xFB_F2_DD, 0x8A_5A_00),
        info: tone(0xED_F0_F6, 0x4A_5A_78),
        respected: tone(0xE8_F2_EC, 0x2B_6B_4B),
    },
    partners: LIGHT_PARTNERS,
};

/// The dark theme.
pub static DARK: Theme = Theme {
    kind: Kind::Dark,
    ground: Ground {
        canvas: hex(NIGHT),
        surface: hex(0x1B_1E_23),
        hover: hex(0x22_26_2C),
        sunken: hex(0x15_18_1C),
        scrim: Color32::from_rgba_premultiplied(4, 4, 5, 153),
        shadow: Color32::from_rgba_premultiplied(0, 0, 0, 140),
    },
    line: Line {
        thin: hex(0x2C_30_37),
        strong: hex(0x45_4B_54),
        grid: hex(0x28_2C_33),
    },
    text: Text {
        main: hex(0xEC_ED_EF),
        second: hex(0xC3_C7_CD),
        muted: hex(0x9B_A1_AA),
    },
    accent: Accent {
        main: hex(0x8C_A6_FF),
        weak: hex(0x23_2C_4A),
        on: hex(0x10_13_1A),
    },
    ink: Ink {
        main: hex(0xC5_C9_D0),
        weak: hex(0x3A_3F_47),
        ramp: [
            tone(0xE4_E6_E9, NIGHT),
            tone(0xC2_C5_CA, NIGHT),
            tone(0xA1_A5_AB, NIGHT),
            tone(0x80_85_8C, NIGHT),
            tone(0x60_65_6C, 0xEC_ED_EF),
            tone(0x45_4A_51, 0xEC_ED_EF),
        ],
    },
    unknown: Unknown {
        line: hex(0x85_88_8F),
        ground: hex(0x23_26_2B),
    },
    signal: Signal {
        up: hex(0x6F_B1_EA),
        down: hex(0xEE_9A_52),
        blocking: tone(0x3A_20_20, 0xFF_8A_80),
        review: tone(0x35_2B_17, 0xE7_B6_57),
        info: tone(0x24_2B_38, 0xA9_B9_D6),
        respected: tone(0x1D_2E_25, 0x7C_C4_9C),
    },
    partners: [
        tone(0x43_6E_9E, WHITE),
        tone(0x29_A4_9E, NIGHT),
        tone(0xB1_97_6A, NIGHT),
        tone(0x77_73_22, WHITE),
        tone(0x95_87_D9, NIGHT),
        tone(0x8B_5F_57, WHITE),
        tone(0x75_CA_EC, NIGHT),
        tone(0xC7_62_80, NIGHT),
        tone(0xFC_C7_D3, NIGHT),
    ],
};

/// The theme of paper: black ink, light partner colours.
pub static PRINT: Theme = Theme {
    kind: Kind::Print,
    ground: Ground {
        canvas: Color32::TRANSPARENT,
        surface: hex(WHITE),
        hover: hex(0xF4_F4_F4),
        sunken: hex(0xF0_F0_F0),
        scrim: Color32::TRANSPARENT,
        shadow: Color32::TRANSPARENT,
    },
    line: Line {
        thin: hex(0xCC_CC_CC),
        strong: hex(0x99_99_99),
        grid: hex(0xDD_DD_DD),
    },
    text: Text {
        main: hex(0x00_00_00),
        second: hex(0x33_33_33),
        muted: hex(0x55_55_55),
    },
    accent: Accent {
        main: hex(0x00_00_00),
        weak: hex(0xF4_F4_F4),
        on: hex(WHITE),
    },
    ink: Ink {
        main: hex(0x33_33_33),
        weak: hex(0xDD_DD_DD),
        ramp: LIGHT_RAMP,
    },
    unknown: Unknown {
        line: hex(0x77_77_77),
        ground: hex(WHITE),
    },
    signal: Signal {
        up: hex(0x00_00_00),
        down: hex(0x00_00_00),
        blocking: tone(WHITE, 0x00_00_00),
        review: tone(WHITE, 0x00_00_00),
        info: tone(WHITE, 0x00_00_00),
        respected: tone(WHITE, 0x00_00_00),
    },
    partners: LIGHT_PARTNERS,
};
