//! Which marks stand on a slide, and which are grouped: no more than can be read from the last row.

use super::MOST_MARKS;
use std::ops::Range;

/// All of a slide, or one of the two it is split in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// All of it.
    Whole,
    /// The first marks.
    First,
    /// The others.
    Second,
}

impl Half {
    /// `1` or `2`; none for a whole.
    pub(super) fn number(self) -> Option<&'static str> {
        match self {
            Half::Whole => None,
            Half::First => Some("1"),
            Half::Second => Some("2"),
        }
    }
}

/// The marks shown one by one, and those grouped after them, of `count` marks which `last` others
/// follow that are never grouped.
pub(super) fn cut(count: usize, last: usize, half: Half) -> (Range<usize>, Range<usize>) {
    let middle = (count + last).div_ceil(2).min(MOST_MARKS).min(count);
    let (start, room) = match half {
        Half::First => return (0..middle, middle..middle),
        Half::Whole => (0, MOST_MARKS.saturating_sub(last)),
        Half::Second => (middle, MOST_MARKS.saturating_sub(last)),
    };
    if count - start <= room {
        return (start..count, count..count);
    }
    let end = start + room.saturating_sub(1);
    (start..end, end..count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_slide_has_more_than_seven_marks_and_none_is_lost() {
        for count in 0..40 {
            for last in 0..3 {
                let on = |half| {
                    let (shown, grouped) = cut(count, last, half);
                    assert_eq!(shown.end, grouped.start);
                    let group = usize::from(!grouped.is_empty());
                    let last = if half == Half::First { 0 } else { last };
                    assert!(shown.len() + group + last <= MOST_MARKS, "{count} {last}");
                    (shown, grouped)
                };
                let (_, grouped) = on(Half::Whole);
                assert_eq!(grouped.end, count);
                let (first, _) = on(Half::First);
                let (second, grouped) = on(Half::Second);
                assert_eq!((first.start, first.end), (0, second.start));
                assert_eq!(grouped.end, count);
            }
        }
    }
}
