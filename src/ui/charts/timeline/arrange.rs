//! Where the label of each mark of a lane goes: on the side with room, on a second row when
//! there is none, and nowhere rather than over another. Pure arithmetic in points.

/// Least distance between what stands side by side.
const GAP: f32 = 10.0;
/// Rows that a lane can grow to.
pub const ROWS: usize = 2;
/// Ways kept at each step, where there are few marks.
pub const ALL_WAYS: usize = 32;
/// Ways kept at each step, where there are many.
pub const FEW_WAYS: usize = 8;

/// A mark and the room that it and its label take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// Left edge of the mark.
    pub left: f32,
    /// Right edge of the mark.
    pub right: f32,
    /// Width of the label with its distance to the mark.
    pub label: f32,
    /// True when the label reads better before the mark.
    pub prefers_left: bool,
}

/// The side of the mark on which its label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Left,
    /// After it.
    Right,
    /// There is no room: the label is in the tooltip only.
    Nowhere,
}

/// Where a mark and its label stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The row in the lane, from the top.
    pub row: usize,
    /// The side of the label.
    pub side: Side,
}

#[derive(Clone, Copy)]
struct Way {
    ends: [f32; ROWS],
    cost: f32,
    /// The last step of this way, in the list of all steps.
    last: Option<usize>,
}

/// Places marks given from left to right, between two edges that labels do not cross. No label
/// ever covers a mark or another label. More ways kept at each step find better places.
pub fn arrange(marks: &[Room], edges: (f32, f32), kept: usize) -> Vec<Spot> {
    let mut steps: Vec<(Option<usize>, Spot)> = Vec::new();
    let mut ways = vec![Way {
        ends: [f32::NEG_INFINITY; ROWS],
        cost: 0.0,
        last: None,
    }];
    for (i, mark) in marks.iter().enumerate() {
        // A second row costs less the later it begins, so that the later mark goes below.
        let opening = 3.0 - f32::from(u16::try_from(i.min(10)).unwrap_or(10)) * 0.1;
        let mut next = Vec::new();
        for way in &ways {
            for row in 0..ROWS {
                for side in [Side::Right, Side::Left, Side::Nowhere] {
                    let spot = Spot { row, side };
                    if let Some(mut longer) = extended(way, mark, spot, (edges, opening)) {
                        steps.push((way.last, spot));
                        longer.last = steps.len().checked_sub(1);
                        next.push(longer);
                    }
                }
            }
        }
        next.sort_by(|a: &Way, b: &Way| a.cost.total_cmp(&b.cost));
        ways = best(next, kept);
    }
    let mut at = ways.first().and_then(|w| w.last);
    let mut out = Vec::new();
    while let Some((before, spot)) = at.and_then(|i| steps.get(i)) {
        out.push(*spot);
        at = *before;
    }
    out.reverse();
    out
}

/// A way with one more mark; `None` where its label would cover something.
fn extended(
    way: &Way,
    mark: &Room,
    spot: Spot,
    (edges, opening): ((f32, f32), f32),
) -> Option<Way> {
    let (mut from, mut to) = (mark.left, mark.right);
    match spot.side {
        Side::Left => from -= mark.label,
        Side::Right => to += mark.label,
        Side::Nowhere => {}
    }
    let end = way.ends.get(spot.row).copied()?;
    let is_free = from >= end + GAP;
    let is_inside = from >= edges.0 && to <= edges.1;
    let labelled = spot.side != Side::Nowhere;
    if labelled && !(is_free && is_inside) {
        return None;
    }
    let preferred = if mark.prefers_left {
        Side::Left
    } else {
        Side::Right
    };
    let side_cost = match spot.side {
        Side::Nowhere => 30.0,
        side if side == preferred => 0.0,
        _ => 1.0,
    };
    let row_cost = match spot.row {
        0 => 0.0,
        _ if end == f32::NEG_INFINITY => opening,
        _ => 0.01,
    };
    let cover_cost = if is_free { 0.0 } else { 200.0 };
    let mut longer = *way;
    longer.cost += side_cost + row_cost + cover_cost;
    if let Some(end) = longer.ends.get_mut(spot.row) {
        *end = end.max(to);
    }
    Some(longer)
}

/// The cheapest ways, without those that another one beats in cost and in room.
fn best(sorted: Vec<Way>, most: usize) -> Vec<Way> {
    let mut kept: Vec<Way> = Vec::new();
    for way in sorted {
        let beaten = kept
            .iter()
            .any(|k| k.ends.iter().zip(way.ends).all(|(a, b)| *a <= b));
        if !beaten {
            kept.push(way);
        }
        if kept.len() == most {
            break;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(left: f32, right: f32, label: f32) -> Room {
        Room {
            left,
            right,
            label,
            prefers_left: false,
        }
    }

    fn words(spots: &[Spot]) -> Vec<(usize, Side)> {
        spots.iter().map(|s| (s.row, s.side)).collect()
    }

    #[test]
    fn a_label_stands_on_the_side_with_room() {
        let edges = (0.0, 1000.0);
        let alone = arrange(&[room(100.0, 112.0, 150.0)], edges, ALL_WAYS);
        assert_eq!(words(&alone), [(0, Side::Right)]);
        let at_the_edge = arrange(&[room(900.0, 912.0, 150.0)], edges, ALL_WAYS);
        assert_eq!(words(&at_the_edge), [(0, Side::Left)]);
        let neighbours = [room(300.0, 312.0, 150.0), room(340.0, 352.0, 150.0)];
        assert_eq!(
            words(&arrange(&neighbours, edges, ALL_WAYS)),
            [(0, Side::Left), (0, Side::Right)]
        );
    }

    #[test]
    fn a_lane_grows_before_a_label_goes() {
        let edges = (0.0, 1000.0);
        let three = [
            room(400.0, 412.0, 200.0),
            room(430.0, 442.0, 200.0),
            room(460.0, 472.0, 200.0),
        ];
        let spots = arrange(&three, edges, ALL_WAYS);
        assert!(spots.iter().all(|s| s.side != Side::Nowhere), "{spots:?}");
        assert_eq!(spots.iter().filter(|s| s.row == 1).count(), 1);
    }

    #[test]
    fn nothing_ever_covers_a_label() {
        let many: Vec<Room> = (0..60u16)
            .map(|i| room(f32::from(i) * 14.0, f32::from(i) * 14.0 + 12.0, 90.0))
            .collect();
        let spots = arrange(&many, (0.0, 860.0), ALL_WAYS);
        assert_eq!(spots.len(), many.len());
        for row in 0..ROWS {
            let mut end = f32::NEG_INFINITY;
            for (mark, spot) in many.iter().zip(&spots).filter(|(_, s)| s.row == row) {
                let from = match spot.side {
                    Side::Left => mark.left - mark.label,
                    _ => mark.left,
                };
                if spot.side == Side::Left {
                    assert!(from >= end, "{spot:?}");
                }
                end = end.max(match spot.side {
                    Side::Right => mark.right + mark.label,
                    _ => mark.right,
                });
            }
        }
    }
}
