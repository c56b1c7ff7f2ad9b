//! Plates as a PDF: one run of text for each run of the plate, with its font, so that words can
//! be selected, searched and read aloud; title and language; an outline; figures with the words
//! that stand for them. No date and no chance inside: the same pages give the same bytes.
//! Knows no chart and no file.

mod pen;

use std::fmt;
use std::num::NonZeroU16;
use std::sync::Arc;

use egui::{Color32, Pos2};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Point, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Node, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};

use super::plate::Plate;
use pen::Pen;

/// What a part of a page is to a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// A picture, and the words that stand for it.
    Figure(String),
    /// A heading: its level, 1 for the highest, and its words.
    Heading(NonZeroU16, String),
    /// Text that is read on.
    Paragraph,
    /// What repeats on each page: its number, its foot.
    Furniture,
}

/// A plate on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it is.
    pub role: Role,
    /// Its left top corner, in points of the page's plates.
    pub at: Pos2,
    /// How large it is drawn: 1 as it is.
    pub zoom: f32,
    /// What is drawn.
    pub plate: Arc<Plate>,
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width and height in typographic points.
    pub size_pt: (f32, f32),
    /// Typographic points for each point of its plates.
    pub scale: f32,
    /// The ground of the whole page.
    pub ground: Color32,
    /// Its entry in the outline.
    pub entry: Option<String>,
    /// From back to front, in reading order.
    pub parts: Vec<Part>,
}

/// What a document says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About<'a> {
    /// Title.
    pub title: &'a str,
    /// What it shows, in words.
    pub description: &'a str,
    /// Language, `fr` or `en`.
    pub lang: &'a str,
}

/// A PDF that cannot be written.
#[derive(Debug)]
pub enum PdfRefusal {
    /// A page has no size.
    Size(f32, f32),
    /// The font carried in the program cannot be read.
    Font,
    /// The writer refused.
    Writer(KrillaError),
}

impl fmt::Display for PdfRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PdfRefusal::Size(width, height) => write!(f, "no page of {width} × {height} pt"),
            PdfRefusal::Font => write!(f, "the typeface cannot be read"),
            PdfRefusal::Writer(cause) => write!(f, "{cause}"),
        }
    }
}

impl std::error::Error for PdfRefusal {}

/// The pages as a PDF.
///
/// # Errors
/// See [`PdfRefusal`].
pub fn write(pages: &[Page], about: About<'_>) -> Result<Vec<u8>, PdfRefusal> {
    let mut document = Document::new_with(SerializeSettings::default());
    document.set_metadata(
        Metadata::new()
            .title(about.title.to_owned())
            .description(about.description.to_owned())
            .language(about.lang.to_owned())
            .creator("Maquette".to_owned()),
    );
    let mut pen = Pen::new()?;
    let mut tags = TagTree::new().with_lang(Some(about.lang.to_owned()));
    let mut outline = Outline::new();
    for (index, page) in pages.iter().enumerate() {
        let (width, height) = page.size_pt;
        let settings =
            PageSettings::from_wh(width, height).ok_or(PdfRefusal::Size(width, height))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        ground(&mut surface, &pen, page);
        surface.push_transform(&Transform::from_scale(page.scale, page.scale));
        if let Some(words) = &page.entry {
            let place = XyzDestination::new(index, Point::from_xy(0.0, 0.0));
            outline.push_child(OutlineNode::new(words.clone(), place));
        }
        for part in &page.parts {
            if let Some(tag) = self::part(&mut surface, &mut pen, part) {
                tags.push(tag);
            }
            if let Role::Heading(_, words) = &part.role {
                let top = Point::from_xy(0.0, part.at.y * page.scale);
                let place = XyzDestination::new(index, top);
                outline.push_child(OutlineNode::new(words.clone(), place));
            }
        }
        surface.pop();
        surface.finish();
        sheet.finish();
    }
    document.set_tag_tree(tags);
    document.set_outline(outline);
    document.finish().map_err(PdfRefusal::Writer)
}

fn ground(surface: &mut Surface<'_>, pen: &Pen, page: &Page) {
    let kind = ArtifactType::Layout;
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
    pen.ground(surface, page.size_pt, page.ground);
    surface.end_tagged();
}

/// Draws a part; gives its place in the reading order if it has one.
fn part(surface: &mut Surface<'_>, pen: &mut Pen, part: &Part) -> Option<Node> {
    let tag = match &part.role {
        Role::Figure(words) => Some(TagGroup::new(Tag::Figure(Some(words.clone())))),
        Role::Heading(level, words) => Some(TagGroup::new(Tag::Hn(*level, Some(words.clone())))),
        Role::Paragraph => Some(TagGroup::new(Tag::P)),
        Role::Furniture => None,
    };
    let content = match tag {
        Some(_) => ContentTag::Other,
        None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
    };
    let mark = surface.start_tagged(content);
    let (x, y) = (part.at.x, part.at.y);
    let place = Transform::from_row(part.zoom, 0.0, 0.0, part.zoom, x, y);
    surface.push_transform(&place);
    for piece in &part.plate.pieces {
        pen.piece(surface, piece);
    }
    surface.pop();
    surface.end_tagged();
    tag.map(|mut group| {
        group.push(mark);
        Node::Group(group)
    })
}

#[cfg(test)]
mod tests;
