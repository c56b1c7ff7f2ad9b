//! Why a picture or a file cannot be made, as a value that can be shown in any language.

use super::export::{Exported, FileForm};
use crate::wording::sentence::{list, quoted};
use crate::wording::{Key, Lang, count, fill, number, system, text};

/// Why it cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undrawn {
    /// Nothing is open.
    Nothing,
    /// There is no slide of that place; so many there are.
    NoSlide(usize),
    /// It was asked to stop.
    Stopped,
    /// This has no such form.
    Form(Exported, FileForm),
    /// This is a table and has no picture.
    NoPicture(Exported),
    /// A size that cannot be drawn, in pixels, and the most that a side may have.
    Size {
        /// Across.
        width: u32,
        /// Down.
        height: u32,
        /// The most.
        most: u32,
    },
    /// A fault of this program.
    Fault,
}

impl Undrawn {
    /// The same with what the program noticed, for whoever a fault is reported to.
    pub fn explained(self, detail: &str, lang: Lang) -> String {
        let words = self.words(lang);
        match self {
            Undrawn::Fault if !detail.is_empty() && detail != system::BUG => {
                let values = [("fault", words.as_str()), ("detail", detail)];
                fill(lang, Key::UndrawnFault, &values)
            }
            _ => words,
        }
    }

    /// The cause in people's words: the end of a sentence.
    pub fn words(self, lang: Lang) -> String {
        let whole = |n: u32| number::whole(i64::from(n), lang);
        match self {
            Undrawn::Nothing => text(lang, Key::UndrawnNothing).to_owned(),
            Undrawn::NoSlide(n) => {
                let (one, other) = (Key::UndrawnNoSlideOne, Key::UndrawnNoSlideOther);
                count(lang, one, other, n, &[])
            }
            Undrawn::Stopped => text(lang, Key::UndrawnStopped).to_owned(),
            Undrawn::Form(what, form) => {
                let forms = what.forms().iter().map(|form| form.ending());
                let forms: Vec<String> = forms.map(str::to_uppercase).collect();
                let values = [
                    ("name", quoted(what.name(), lang)),
                    ("form", form.ending().to_uppercase()),
                    ("forms", list(&forms, lang)),
                ];
                let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
                fill(lang, Key::UndrawnForm, &values)
            }
            Undrawn::NoPicture(what) => {
                let name = quoted(what.name(), lang);
                fill(lang, Key::UndrawnNoPicture, &[("name", &name)])
            }
            Undrawn::Size {
                width,
                height,
                most,
            } => {
                let sides = [whole(width), whole(height), whole(most)];
                let [width, height, most] = sides.each_ref().map(String::as_str);
                let values = [("width", width), ("height", height), ("most", most)];
                fill(lang, Key::UndrawnSize, &values)
            }
            Undrawn::Fault => text(lang, Key::CauseBug).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::view::Screen;

    #[test]
    fn every_cause_is_said_in_both_languages_with_its_remedy() {
        let all = [
            Undrawn::Nothing,
            Undrawn::NoSlide(1),
            Undrawn::NoSlide(8),
            Undrawn::Stopped,
            Undrawn::Form(Exported::Screen(Screen::Matrix), FileForm::Pdf),
            Undrawn::NoPicture(Exported::Findings),
            Undrawn::Size {
                width: 70_000,
                height: 0,
                most: 16_384,
            },
            Undrawn::Fault,
        ];
        for why in all {
            let (fr, en) = (why.words(Lang::Fr), why.words(Lang::En));
            assert_ne!(fr, en);
            assert!(!fr.contains('{') && !en.contains('{'), "{fr} {en}");
        }
        assert_eq!(
            Undrawn::NoSlide(8).words(Lang::Fr),
            "il n’y a pas de diapositive de ce numéro, elles vont de 1 à 8"
        );
        assert_eq!(
            Undrawn::Form(Exported::Screen(Screen::Matrix), FileForm::Pdf).words(Lang::Fr),
            "«\u{a0}matrix\u{a0}» ne s’enregistre pas en PDF, seulement en PNG et CSV"
        );
        assert_eq!(
            all[6].words(Lang::Fr),
            "70\u{202f}000 × 0 pixels ne se dessinent pas\u{a0}: chaque côté doit en avoir de 1 à 16\u{202f}384"
        );
    }

    #[test]
    fn a_fault_is_told_with_what_the_program_noticed() {
        let told = Undrawn::Fault.explained("no page", Lang::En);
        assert!(told.ends_with("a fault to report (no page)"), "{told}");
        let told = Undrawn::Fault.explained(system::BUG, Lang::En);
        assert_eq!(told, Undrawn::Fault.words(Lang::En));
        // What has words needs no more.
        let told = Undrawn::Nothing.explained("nothing", Lang::En);
        assert_eq!(told, "no contract is open");
    }
}
