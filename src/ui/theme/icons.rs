//! The icons by name: code points of the two icon fonts, nothing else.
//!
//! The same code point is the outlined icon in family `icon` and the filled one in family
//! `icon-fill`. Adding one here asks for adding it in `assets/fonts/make_fonts.py`.

/// One icon, as a text of one private-use character.
pub type Icon = &'static str;

/// `arrow-counter-clockwise`
pub const ARROW_COUNTER_CLOCKWISE: Icon = "\u{E038}";
/// `arrow-down`
pub const ARROW_DOWN: Icon = "\u{E03E}";
/// `arrow-left`
pub const ARROW_LEFT: Icon = "\u{E058}";
/// `arrow-right`
pub const ARROW_RIGHT: Icon = "\u{E06C}";
/// `arrow-square-out`
pub const ARROW_SQUARE_OUT: Icon = "\u{E5DE}";
/// `arrow-u-up-left`
pub const ARROW_U_UP_LEFT: Icon = "\u{E08A}";
/// `arrow-u-up-right`
pub const ARROW_U_UP_RIGHT: Icon = "\u{E08C}";
/// `arrow-up`
pub const ARROW_UP: Icon = "\u{E08E}";
/// `arrows-clockwise`
pub const ARROWS_CLOCKWISE: Icon = "\u{E094}";
/// `arrows-in-simple`
pub const ARROWS_IN_SIMPLE: Icon = "\u{E09E}";
/// `arrows-left-right`
pub const ARROWS_LEFT_RIGHT: Icon = "\u{E0A0}";
/// `arrows-out`
pub const ARROWS_OUT: Icon = "\u{E0A2}";
/// `arrows-out-simple`
pub const ARROWS_OUT_SIMPLE: Icon = "\u{E0A6}";
/// `bank`
pub const BANK: Icon = "\u{E0B4}";
/// `buildings`
pub const BUILDINGS: Icon = "\u{E102}";
/// `calendar-blank`
pub const CALENDAR_BLANK: Icon = "\u{E10A}";
/// `calendar-dots`
pub const CALENDAR_DOTS: Icon = "\u{E7B4}";
/// `caret-down`
pub const CARET_DOWN: Icon = "\u{E136}";
/// `caret-left`
pub const CARET_LEFT: Icon = "\u{E138}";
/// `caret-right`
pub const CARET_RIGHT: Icon = "\u{E13A}";
/// `caret-up`
pub const CARET_UP: Icon = "\u{E13C}";
/// `caret-up-down`
pub const CARET_UP_DOWN: Icon = "\u{E140}";
/// `chart-bar-horizontal`
pub const CHART_BAR_HORIZONTAL: Icon = "\u{E152}";
/// `check`
pub const CHECK: Icon = "\u{E182}";
/// `check-circle`
pub const CHECK_CIRCLE: Icon = "\u{E184}";
/// `circle`
pub const CIRCLE: Icon = "\u{E18A}";
/// `clock-counter-clockwise`
pub const CLOCK_COUNTER_CLOCKWISE: Icon = "\u{E1A0}";
/// `coins`
pub const COINS: Icon = "\u{E78E}";
/// `columns`
pub const COLUMNS: Icon = "\u{E546}";
/// `copy`
pub const COPY: Icon = "\u{E1CA}";
/// `crosshair`
pub const CROSSHAIR: Icon = "\u{E1D6}";
/// `crosshair-simple`
pub const CROSSHAIR_SIMPLE: Icon = "\u{E1D8}";
/// `dots-six-vertical`
pub const DOTS_SIX_VERTICAL: Icon = "\u{EAE2}";
/// `dots-three`
pub const DOTS_THREE: Icon = "\u{E1FE}";
/// `drop`
pub const DROP: Icon = "\u{E210}";
/// `export`
pub const EXPORT: Icon = "\u{EAF0}";
/// `eye`
pub const EYE: Icon = "\u{E220}";
/// `eye-slash`
pub const EYE_SLASH: Icon = "\u{E224}";
/// `file`
pub const FILE: Icon = "\u{E230}";
/// `file-csv`
pub const FILE_CSV: Icon = "\u{EB1C}";
/// `file-pdf`
pub const FILE_PDF: Icon = "\u{E702}";
/// `file-plus`
pub const FILE_PLUS: Icon = "\u{E236}";
/// `file-text`
pub const FILE_TEXT: Icon = "\u{E23A}";
/// `flag`
pub const FLAG: Icon = "\u{E244}";
/// `floppy-disk`
pub const FLOPPY_DISK: Icon = "\u{E248}";
/// `folder-open`
pub const FOLDER_OPEN: Icon = "\u{E256}";
/// `funnel`
pub const FUNNEL: Icon = "\u{E266}";
/// `gear-six`
pub const GEAR_SIX: Icon = "\u{E272}";
/// `git-diff`
pub const GIT_DIFF: Icon = "\u{E27C}";
/// `hand-coins`
pub const HAND_COINS: Icon = "\u{EA8C}";
/// `hash`
pub const HASH: Icon = "\u{E2A2}";
/// `image`
pub const IMAGE: Icon = "\u{E2CA}";
/// `info`
pub const INFO: Icon = "\u{E2CE}";
/// `intersect`
pub const INTERSECT: Icon = "\u{E2D2}";
/// `keyboard`
pub const KEYBOARD: Icon = "\u{E2D8}";
/// `link`
pub const LINK: Icon = "\u{E2E2}";
/// `list`
pub const LIST: Icon = "\u{E2F0}";
/// `list-checks`
pub const LIST_CHECKS: Icon = "\u{EADC}";
/// `lock-simple`
pub const LOCK_SIMPLE: Icon = "\u{E308}";
/// `magnifying-glass`
pub const MAGNIFYING_GLASS: Icon = "\u{E30C}";
/// `minus`
pub const MINUS: Icon = "\u{E32A}";
/// `monitor`
pub const MONITOR: Icon = "\u{E32E}";
/// `moon`
pub const MOON: Icon = "\u{E330}";
/// `not-equals`
pub const NOT_EQUALS: Icon = "\u{EDA6}";
/// `note`
pub const NOTE: Icon = "\u{E348}";
/// `octagon`
pub const OCTAGON: Icon = "\u{E38E}";
/// `paperclip`
pub const PAPERCLIP: Icon = "\u{E39A}";
/// `pencil-simple`
pub const PENCIL_SIMPLE: Icon = "\u{E3B4}";
/// `plus`
pub const PLUS: Icon = "\u{E3D4}";
/// `presentation-chart`
pub const PRESENTATION_CHART: Icon = "\u{E656}";
/// `printer`
pub const PRINTER: Icon = "\u{E3DC}";
/// `question`
pub const QUESTION: Icon = "\u{E3E8}";
/// `quotes`
pub const QUOTES: Icon = "\u{E660}";
/// `rows`
pub const ROWS: Icon = "\u{E5A2}";
/// `seal-check`
pub const SEAL_CHECK: Icon = "\u{E606}";
/// `signature`
pub const SIGNATURE: Icon = "\u{EBAC}";
/// `sort-ascending`
pub const SORT_ASCENDING: Icon = "\u{E444}";
/// `sort-descending`
pub const SORT_DESCENDING: Icon = "\u{E446}";
/// `squares-four`
pub const SQUARES_FOUR: Icon = "\u{E464}";
/// `stack`
pub const STACK: Icon = "\u{E466}";
/// `sun`
pub const SUN: Icon = "\u{E472}";
/// `table`
pub const TABLE: Icon = "\u{E476}";
/// `tag`
pub const TAG: Icon = "\u{E478}";
/// `target`
pub const TARGET: Icon = "\u{E47C}";
/// `text-aa`
pub const TEXT_AA: Icon = "\u{E6EE}";
/// `translate`
pub const TRANSLATE: Icon = "\u{E4A2}";
/// `trash`
pub const TRASH: Icon = "\u{E4A6}";
/// `tray`
pub const TRAY: Icon = "\u{E4AA}";
/// `user`
pub const USER: Icon = "\u{E4C2}";
/// `users-three`
pub const USERS_THREE: Icon = "\u{E68E}";
/// `warning`
pub const WARNING: Icon = "\u{E4E0}";
/// `warning-circle`
pub const WARNING_CIRCLE: Icon = "\u{E4E2}";
/// `warning-octagon`
pub const WARNING_OCTAGON: Icon = "\u{E4E4}";
/// `x`
pub const CROSS: Icon = "\u{E4F6}";
/// `x-circle`
pub const CROSS_CIRCLE: Icon = "\u{E4F8}";

/// Every icon of this file, for the test that looks for each of them in the fonts.
pub const ALL: &[Icon] = &[
    ARROW_COUNTER_CLOCKWISE,
    ARROW_DOWN,
    ARROW_LEFT,
    ARROW_RIGHT,
    ARROW_SQUARE_OUT,
    ARROW_U_UP_LEFT,
    ARROW_U_UP_RIGHT,
    ARROW_UP,
    ARROWS_CLOCKWISE,
    ARROWS_IN_SIMPLE,
    ARROWS_LEFT_RIGHT,
    ARROWS_OUT,
    ARROWS_OUT_SIMPLE,
    BANK,
    BUILDINGS,
    CALENDAR_BLANK,
    CALENDAR_DOTS,
    CARET_DOWN,
    CARET_LEFT,
    CARET_RIGHT,
    CARET_UP,
    CARET_UP_DOWN,
    CHART_BAR_HORIZONTAL,
    CHECK,
    CHECK_CIRCLE,
    CIRCLE,
    CLOCK_COUNTER_CLOCKWISE,
    COINS,
    COLUMNS,
    COPY,
    CROSSHAIR,
    CROSSHAIR_SIMPLE,
    DOTS_SIX_VERTICAL,
    DOTS_THREE,
    DROP,
    EXPORT,
    EYE,
    EYE_SLASH,
    FILE,
    FILE_CSV,
    FILE_PDF,
    FILE_PLUS,
    FILE_TEXT,
    FLAG,
    FLOPPY_DISK,
    FOLDER_OPEN,
    FUNNEL,
    GEAR_SIX,
    GIT_DIFF,
    HAND_COINS,
    HASH,
    IMAGE,
    INFO,
    INTERSECT,
    KEYBOARD,
    LINK,
    LIST,
    LIST_CHECKS,
    LOCK_SIMPLE,
    MAGNIFYING_GLASS,
    MINUS,
    MONITOR,
    MOON,
    NOT_EQUALS,
    NOTE,
    OCTAGON,
    PAPERCLIP,
    PENCIL_SIMPLE,
    PLUS,
    PRESENTATION_CHART,
    PRINTER,
    QUESTION,
    QUOTES,
    ROWS,
    SEAL_CHECK,
    SIGNATURE,
    SORT_ASCENDING,
    SORT_DESCENDING,
    SQUARES_FOUR,
    STACK,
    SUN,
    TABLE,
    TAG,
    TARGET,
    TEXT_AA,
    TRANSLATE,
    TRASH,
    TRAY,
    USER,
    USERS_THREE,
    WARNING,
    WARNING_CIRCLE,
    WARNING_OCTAGON,
    CROSS,
    CROSS_CIRCLE,
];
