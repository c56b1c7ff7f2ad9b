//! Exports carried out: each on a thread of its own, one file at a time, written in one step or
//! not at all. Decides nothing.

use super::effects::{Outside, Report};
use super::paths;
use crate::app::Answer;
use crate::app::effect::{ExportAnswer, ExportJob, PreviewJob, Target};
use crate::app::failure::{Failure, FailureKind, shown};
use crate::app::undrawn::Undrawn;
use crate::export::raster::Picture;
use crate::export::{self, ExportRefusal, Watch};
use crate::file::disk::{Expect, write_atomically};
use egui::{ColorImage, Context, TextureFilter, TextureOptions};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Set to stop the export under way.
pub(super) type Stop = Arc<AtomicBool>;

impl Outside {
    /// Draws a preview.
    pub(super) fn preview(&self, job: Box<PreviewJob>) {
        let number = job.number;
        let failed = Report::Preview(number, Err(Undrawn::Fault));
        self.apart(failed, move |_| {
            let picture = export::preview(&job.original, &job.export);
            Report::Preview(number, picture.map_err(|why| why.why()))
        });
    }

    /// Draws a picture for the clipboard.
    pub(super) fn copy_picture(&self, job: Box<PreviewJob>) {
        self.apart(Report::Picture(Err(Undrawn::Fault)), move |_| {
            let picture = export::picture(&job.original, &job.export);
            Report::Picture(picture.map_err(|why| why.why()))
        });
    }

    /// Makes a file and writes it.
    pub(super) fn export(&self, job: Box<ExportJob>) {
        let stop = Arc::clone(&self.stop);
        stop.store(false, Ordering::Relaxed);
        let failed = Failure::bug(&job.path, FailureKind::Draw(Undrawn::Fault));
        let failed = report(ExportAnswer::Written(Err(failed)));
        self.apart(failed, move |wire| {
            let tell = |done: usize, of: usize| {
                wire.send(report(ExportAnswer::Step(done, of)));
                !stop.load(Ordering::Relaxed)
            };
            report(carry_out(&job, &tell))
        });
    }

    /// Stops the export under way.
    pub(super) fn stop_export(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

fn report(answer: ExportAnswer) -> Report {
    Report::Answer(Answer::Export(answer))
}

fn carry_out(job: &ExportJob, watch: Watch<'_>) -> ExportAnswer {
    let path = paths::whole(&job.path);
    let bytes = match export::produce(&job.original, &job.export, watch) {
        Ok(bytes) => bytes,
        Err(ExportRefusal::Cancelled) => return ExportAnswer::Cancelled,
        Err(why) => {
            let failure = Failure::plain(FailureKind::Draw(why.why()), &path, why.to_string());
            return ExportAnswer::Written(Err(failure));
        }
    };
    // Asked once more: nothing is written after a stop.
    if !watch(0, 1) {
        return ExportAnswer::Cancelled;
    }
    let expect = match job.target {
        Target::Anything => Expect::Anything,
        Target::Base | Target::Nothing => Expect::Nothing,
    };
    let name = path.file_name().map_or(path.as_path(), Path::new);
    let name = shown(name);
    ExportAnswer::Written(match write_atomically(&path, &bytes, expect) {
        Ok(()) => Ok(name),
        Err(error) => Err(Failure::of_disk(&path, &error)),
    })
}

/// A picture as egui takes it.
pub(super) fn image(picture: &Picture) -> ColorImage {
    let side = |side: u32| usize::try_from(side).unwrap_or(0);
    let size = [side(picture.width), side(picture.height)];
    ColorImage::from_rgba_premultiplied(size, &picture.rgba)
}

/// Keeps a preview where the dialog looks for it.
pub(super) fn keep_preview(ctx: &Context, number: u64, picture: &Picture) {
    let options = TextureOptions {
        mipmap_mode: Some(TextureFilter::Linear),
        ..TextureOptions::LINEAR
    };
    let texture = ctx.load_texture("export_preview", image(picture), options);
    let held = crate::ui::overlays::export::PreviewPicture { number, texture };
    ctx.data_mut(|data| {
        data.insert_temp(crate::ui::overlays::export::preview_id(), held);
    });
}
