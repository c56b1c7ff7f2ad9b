//! Files to ask for: everything that leaves the program on pages, and the words that ask for it on
//! the command line.

use maquette::app::export::{Colours, Export, Exported, FileForm, Preset};
use maquette::chart::SheetName;
use std::ffi::OsString;
use std::path::Path;

fn export(what: Exported, form: FileForm) -> Export {
    Export {
        what,
        form,
        colours: Colours::Print,
        preset: Preset::A4,
        scale: 1,
    }
}

/// Everything that is drawn from one file on pages, in every form that it can have.
pub fn all_files() -> Vec<Export> {
    let sheets = SheetName::ALL.into_iter();
    let sheets = sheets.filter(|name| *name != SheetName::Contrast);
    let sheets = sheets.map(Exported::Sheet);
    let slides = [Exported::Slides(None), Exported::Slides(Some(3))];
    let all = sheets.chain(slides).chain([Exported::Report]);
    let forms = |what: Exported| what.forms().iter().map(move |form| export(what, *form));
    all.flat_map(forms).collect()
}

/// The words that ask for a file on the command line.
pub fn words_for(export: Export, data: &Path, output: &Path) -> Vec<OsString> {
    let mut words: Vec<OsString> = Vec::new();
    match export.what {
        Exported::Report => words.extend(["report".into(), data.into()]),
        what => {
            words.extend(["render".into(), what.name().into(), data.into()]);
            words.extend(["--preset", "a4"].map(Into::into));
        }
    }
    if let Exported::Slides(Some(place)) = export.what {
        words.extend(["--slide".into(), place.to_string().into()]);
    }
    words.extend(["--theme", "print", "--lang", "fr"].map(Into::into));
    words.extend(["--today", "2024-12-02", "-o"].map(Into::into));
    words.push(output.into());
    words
}
