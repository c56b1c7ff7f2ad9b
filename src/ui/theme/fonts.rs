//! The fonts carried in the program and the families they make. No system font is ever used, so
//! the same text has the same width everywhere.

use std::sync::{Arc, LazyLock};

use egui::{FontData, FontDefinitions, FontFamily, FontTweak};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/MaquetteSans-Regular.ttf");
const MEDIUM: &[u8] = include_bytes!("../../../assets/fonts/MaquetteSans-Medium.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/MaquetteSans-SemiBold.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/MaquetteSans-Bold.ttf");
const ICON: &[u8] = include_bytes!("../../../assets/fonts/MaquetteIcons-Regular.ttf");
const ICON_FILL: &[u8] = include_bytes!("../../../assets/fonts/MaquetteIcons-Fill.ttf");

/// Width of U+202F and U+2009 in the typeface, as a share of its space. epaint would take a half.
const THIN_SPACE: f32 = 512.0 / 792.0;

/// One of the families below: a cut of the text face, or an icon style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Text, weight 400.
    Regular,
    /// Text, weight 500.
    Medium,
    /// Text, weight 600.
    Semibold,
    /// Text, weight 700.
    Bold,
    /// Outlined icons.
    Icon,
    /// Filled icons.
    IconFill,
}

impl Family {
    /// Every family, each with the text face or the icons as its fallback.
    pub const ALL: [Self; 6] = [
        Self::Regular,
        Self::Medium,
        Self::Semibold,
        Self::Bold,
        Self::Icon,
        Self::IconFill,
    ];

    /// The family's name in egui.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Medium => "medium",
            Self::Semibold => "semibold",
            Self::Bold => "bold",
            Self::Icon => "icon",
            Self::IconFill => "icon-fill",
        }
    }

    /// The family for egui, without allocating.
    #[must_use]
    pub fn family(self) -> FontFamily {
        static NAMES: LazyLock<[FontFamily; 6]> =
            LazyLock::new(|| Family::ALL.map(|f| FontFamily::Name(f.name().into())));
        let [regular, medium, semibold, bold, icon, icon_fill] = &*NAMES;
        match self {
            Self::Regular => regular.clone(),
            Self::Medium => medium.clone(),
            Self::Semibold => semibold.clone(),
            Self::Bold => bold.clone(),
            Self::Icon => icon.clone(),
            Self::IconFill => icon_fill.clone(),
        }
    }

    /// The font as a file, for exports that embed it.
    #[must_use]
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Medium => MEDIUM,
            Self::Semibold => SEMIBOLD,
            Self::Bold => BOLD,
            Self::Icon => ICON,
            Self::IconFill => ICON_FILL,
        }
    }

    const fn fallback(self) -> Self {
        match self {
            Self::Icon | Self::IconFill => Self::Regular,
            _ => Self::Icon,
        }
    }
}

/// The fonts of the program, and nothing else, in egui's form.
///
/// `Proportional` and `Monospace` are the regular text face: its figures are all of one width.
#[must_use]
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for family in Family::ALL {
        let data = FontData::from_static(family.bytes()).tweak(FontTweak {
            thin_space_width: THIN_SPACE,
            ..FontTweak::default()
        });
        let chain = vec![
            family.name().to_owned(),
            family.fallback().name().to_owned(),
        ];
        fonts
            .font_data
            .insert(family.name().to_owned(), Arc::new(data));
        fonts.families.insert(family.family(), chain);
    }
    let chain = || {
        vec![
            Family::Regular.name().to_owned(),
            Family::Icon.name().to_owned(),
        ]
    };
    fonts.families.insert(FontFamily::Proportional, chain());
    fonts.families.insert(FontFamily::Monospace, chain());
    fonts
}
