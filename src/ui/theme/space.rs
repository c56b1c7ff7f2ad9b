//! Distances, radii, strokes and fixed heights, in points. No colour, no text.

use egui::CornerRadius;

/// Between an icon and its word.
pub const XS: f32 = 4.0;
/// Between neighbours in a row.
pub const S: f32 = 8.0;
/// Between groups in a row.
pub const M: f32 = 12.0;
/// Above a section title.
pub const L: f32 = 16.0;
/// Between blocks of a section.
pub const XL: f32 = 20.0;
/// Padding of the sheet.
pub const SHEET: f32 = 28.0;
/// Between unrelated blocks.
pub const XXL: f32 = 40.0;

/// Corner of a bar.
pub const RADIUS_BAR: CornerRadius = CornerRadius::same(2);
/// Corner of a chip.
pub const RADIUS_CHIP: CornerRadius = CornerRadius::same(5);
/// Corner of a button or a field.
pub const RADIUS_CONTROL: CornerRadius = CornerRadius::same(6);
/// Corner of a note.
pub const RADIUS_NOTE: CornerRadius = CornerRadius::same(8);
/// Corner of a popup and of the sheet.
pub const RADIUS_SHEET: CornerRadius = CornerRadius::same(10);

/// Separators and control outlines.
pub const STROKE: f32 = 1.0;
/// The today line and hollow marks.
pub const STROKE_MARK: f32 = 1.5;
/// Selection and keyboard focus.
pub const STROKE_FOCUS: f32 = 2.0;
/// The baseline of a slide.
pub const STROKE_SLIDE: f32 = 2.5;

/// Height of a button or a field.
pub const CONTROL: f32 = 30.0;
/// Smallest side of anything that can be clicked.
pub const TARGET: f32 = 24.0;
/// Padding inside a control, left and right.
pub const CONTROL_PADDING: f32 = 11.0;
/// Height of a row of a menu or of the palette.
pub const ROW_MENU: f32 = 36.0;
/// Height of a row of a plain list.
pub const ROW_LIST: f32 = 32.0;
/// Height of a row of a dated list.
pub const ROW_DATED: f32 = 44.0;
/// Height of a row of the matrix.
pub const ROW_MATRIX: f32 = 64.0;
/// Height of a row of the compact matrix.
pub const ROW_COMPACT: f32 = 40.0;
/// Height of a key/value row.
pub const ROW_KEY_VALUE: f32 = 31.0;

/// Height of the top bar.
pub const TOP_BAR: f32 = 48.0;
/// Height of the status bar.
pub const STATUS_BAR: f32 = 32.0;
/// Width of the rail.
pub const RAIL: f32 = 76.0;
/// Width of the rail without labels.
pub const RAIL_NARROW: f32 = 56.0;
/// Between the sheet and the right edge of the window.
pub const SHEET_MARGIN: f32 = 8.0;
/// Height of a screen's header.
pub const HEADER: f32 = 68.0;
/// Width of the inspector.
pub const INSPECTOR: f32 = 310.0;
/// Width of the column of lists.
pub const LISTS: f32 = 324.0;
/// Width of the findings panel.
pub const FINDINGS: f32 = 526.0;

/// Thickness of a bar in a matrix cell.
pub const BAR_CELL: f32 = 6.0;
/// Thickness of a bar in a list.
pub const BAR_LIST: f32 = 8.0;
/// Thickness of a bar on the timeline.
pub const BAR_TIMELINE: f32 = 14.0;
/// Thickness of a bar of the overview.
pub const BAR_OVERVIEW: f32 = 16.0;
/// Thickness of a bar in the partners' rows.
pub const BAR_PARTNER: f32 = 24.0;
/// Thickness of the stacked bar of shares.
pub const BAR_TOTAL: f32 = 36.0;
/// A bar that is not zero is never thinner than this along its length.
pub const BAR_MIN_LENGTH: f32 = 1.5;
