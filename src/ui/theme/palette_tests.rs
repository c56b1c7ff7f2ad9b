//! Guards what the palette promises: hues apart for every kind of colour vision, marks and text
//! with enough contrast. The formulas are CIEDE2000 and the matrices of Machado (2009).

use egui::Color32;

use super::{DARK, LIGHT, PRINT, Theme};

type Rgb = [f64; 3];

/// Full-severity colour vision, over linear RGB.
const VISIONS: [(&str, [Rgb; 3]); 4] = [
    (
        "normal",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protan",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deutan",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritan",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

fn linear(color: Color32) -> Rgb {
    [color.r(), color.g(), color.b()].map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn multiply(matrix: &[Rgb; 3], v: Rgb) -> Rgb {
    matrix.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

fn seen(vision: &[Rgb; 3], color: Color32) -> Rgb {
    multiply(vision, linear(color)).map(|channel| channel.clamp(0.0, 1.0))
}

fn lab(rgb: Rgb) -> Rgb {
    let xyz = multiply(
        &[
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ],
        rgb,
    );
    let f = |t: f64| {
        if t > 216.0 / 24389.0 {
            t.cbrt()
        } else {
            (24389.0 / 27.0 * t + 16.0) / 116.0
        }
    };
    let [x, y, z] = [f(xyz[0] / 0.95047), f(xyz[1]), f(xyz[2] / 1.08883)];
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn mean_hue(h1: f64, h2: f64) -> f64 {
    if (h1 - h2).abs() <= 180.0 {
        (h1 + h2) / 2.0
    } else if h1 + h2 < 360.0 {
        (h1 + h2 + 360.0) / 2.0
    } else {
        (h1 + h2 - 360.0) / 2.0
    }
}

fn hue_difference(h1: f64, h2: f64) -> f64 {
    match h2 - h1 {
        d if d > 180.0 => d - 360.0,
        d if d < -180.0 => d + 360.0,
        d => d,
    }
}

fn ciede2000(one: Rgb, two: Rgb) -> f64 {
    let chroma = |lab: Rgb| lab[1].hypot(lab[2]);
    let pow7 = |c: f64| (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - pow7((chroma(one) + chroma(two)) / 2.0));
    let polar = |lab: Rgb| {
        let a = lab[1] * (1.0 + g);
        (
            a.hypot(lab[2]),
            lab[2].atan2(a).to_degrees().rem_euclid(360.0),
        )
    };
    let ((c1, h1), (c2, h2)) = (polar(one), polar(two));
    let (dl, dc) = (two[0] - one[0], c2 - c1);
    let dh = 2.0 * (c1 * c2).sqrt() * (hue_difference(h1, h2) / 2.0).to_radians().sin();
    let (l, c, h) = ((one[0] + two[0]) / 2.0, (c1 + c2) / 2.0, mean_hue(h1, h2));
    let cosine = |factor: f64, offset: f64| (factor * h + offset).to_radians().cos();
    let t = 1.0 - 0.17 * cosine(1.0, -30.0) + 0.24 * cosine(2.0, 0.0) + 0.32 * cosine(3.0, 6.0)
        - 0.20 * cosine(4.0, -63.0);
    let rotation = -2.0
        * pow7(c)
        * (60.0 * (-((h - 275.0) / 25.0).powi(2)).exp())
            .to_radians()
            .sin();
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let (l, c, h) = (dl / sl, dc / sc, dh / sh);
    (l * l + c * c + h * h + rotation * c * h).sqrt()
}

fn contrast(one: Color32, two: Color32) -> f64 {
    let light = |color| {
        let [r, g, b] = linear(color);
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (light(one), light(two));
    a.max(b) / a.min(b)
}

/// The smallest distance between two partner fills, for one kind of vision.
fn smallest(theme: &Theme, vision: &[Rgb; 3]) -> f64 {
    let labs: Vec<Rgb> = theme
        .partners
        .iter()
        .map(|t| lab(seen(vision, t.fill)))
        .collect();
    let mut least = f64::INFINITY;
    for (i, one) in labs.iter().enumerate() {
        for two in labs.iter().skip(i + 1) {
            least = least.min(ciede2000(*one, *two));
        }
    }
    least
}

#[test]
fn the_formula_gives_its_published_values() {
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        (
            [60.2574, -34.0099, 36.2677],
            [60.4626, -34.1751, 39.4387],
            1.2644,
        ),
        (
            [2.0776, 0.0795, -1.1350],
            [0.9033, -0.0636, -0.5514],
            0.9082,
        ),
    ];
    for (one, two, expected) in pairs {
        assert!((ciede2000(one, two) - expected).abs() < 1e-4);
    }
}

#[test]
fn partners_stay_apart_for_every_vision() {
    let promised = [
        (&LIGHT, [14.5, 12.0, 12.1, 12.1]),
        (&DARK, [17.6, 12.7, 12.0, 12.2]),
        (&PRINT, [14.5, 12.0, 12.1, 12.1]),
    ];
    for (theme, least) in promised {
        for ((name, vision), least) in VISIONS.iter().zip(least) {
            let found = smallest(theme, vision);
            assert!(
                found >= least - 0.05,
                "{:?}, {name}: {found:.2} < {least}",
                theme.kind
            );
        }
    }
}

#[test]
fn partners_stay_apart_from_the_reserved_grey() {
    for theme in [&LIGHT, &DARK] {
        let grey = lab(linear(theme.unknown.line));
        for tone in theme.partners {
            let found = ciede2000(lab(linear(tone.fill)), grey);
            assert!(
                found >= 17.95,
                "{:?} {:?}: {found:.2}",
                theme.kind,
                tone.fill
            );
        }
    }
}

#[test]
fn partners_show_on_the_surface_and_carry_their_text() {
    for theme in [&LIGHT, &DARK, &PRINT] {
        for tone in theme.partners {
            let mark = contrast(tone.fill, theme.ground.surface);
            assert!(mark >= 3.075, "{:?} {:?}: {mark:.2}", theme.kind, tone.fill);
            let text = contrast(tone.fill, tone.on);
            assert!(
                text >= 4.5,
                "{:?} text on {:?}: {text:.2}",
                theme.kind,
                tone.fill
            );
        }
    }
}

#[test]
fn text_reads_on_every_ground() {
    for theme in [&LIGHT, &DARK] {
        for ground in [theme.ground.canvas, theme.ground.surface] {
            let least = [
                (theme.text.main, 13.5),
                (theme.text.second, 7.95),
                (theme.text.muted, 4.85),
                (theme.accent.main, 4.5),
            ];
            for (ink, least) in least {
                let found = contrast(ink, ground);
                assert!(
                    found >= least,
                    "{:?} {ink:?} on {ground:?}: {found:.2}",
                    theme.kind
                );
            }
        }
        assert!(contrast(theme.accent.main, theme.accent.on) >= 4.5);
        assert!(contrast(theme.accent.main, theme.accent.weak) >= 4.5);
        let signal = theme.signal;
        for tone in [
            signal.blocking,
            signal.review,
            signal.info,
            signal.respected,
        ] {
            assert!(contrast(tone.on, tone.fill) >= 4.5, "{tone:?}");
        }
        for tone in theme.ink.ramp {
            assert!(contrast(tone.on, tone.fill) >= 4.5, "{tone:?}");
        }
    }
}

#[test]
fn a_tenth_partner_repeats_the_first_with_a_stripe() {
    assert_eq!(LIGHT.partner(10), LIGHT.partner(1));
    assert!(LIGHT.is_striped(10) && !LIGHT.is_striped(9));
    assert_eq!(LIGHT.partner_fill(8), Color32::from_rgb(0xC5, 0x3B, 0x60));
    assert_eq!(LIGHT.partner_fill(0), LIGHT.ink.weak);
}
