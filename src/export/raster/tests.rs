//! What the rasteriser guarantees, pixel by pixel.

use egui::epaint::{ImageDelta, Mesh, Primitive, Vertex};
use egui::{
    ClippedPrimitive, Color32, ColorImage, Pos2, Rect, TextureId, TextureOptions, TexturesDelta,
    pos2, vec2,
};

use super::{Picture, Sheet, Textures};

const SHEET: Sheet = Sheet {
    width: 16,
    height: 12,
    pixels_per_point: 1.0,
    background: Color32::BLACK,
};

const HALF_WHITE: Color32 = Color32::from_rgba_premultiplied(128, 128, 128, 128);

fn everywhere() -> Rect {
    Rect::from_min_max(pos2(0.0, 0.0), pos2(16.0, 12.0))
}

/// A texture whose first texel is white, as egui's font texture, and the others as given.
fn textures(size: [usize; 2], texels: Vec<Color32>) -> Textures {
    let image = ColorImage::new(size, texels);
    let mut delta = TexturesDelta::default();
    delta.push(
        TextureId::default(),
        ImageDelta::full(image, TextureOptions::LINEAR),
    );
    let mut textures = Textures::default();
    textures.apply(&mut delta);
    textures
}

fn paint_clipped(mesh: Mesh, clip_rect: Rect) -> Picture {
    let primitive = ClippedPrimitive {
        clip_rect,
        primitive: Primitive::Mesh(mesh),
    };
    SHEET.paint(&[primitive], &textures([1, 1], vec![Color32::WHITE]))
}

fn paint(mesh: Mesh) -> Picture {
    paint_clipped(mesh, everywhere())
}

fn rect_mesh(rect: Rect, color: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(rect, color);
    mesh
}

fn polygon(points: &[Pos2], triangles: &[[u32; 3]], color: Color32) -> Mesh {
    Mesh {
        indices: triangles.as_flattened().to_vec(),
        vertices: points
            .iter()
            .map(|pos| Vertex::untextured(*pos, color))
            .collect(),
        ..Mesh::default()
    }
}

/// The pixels that are not background.
fn painted(picture: &Picture) -> Vec<(u32, u32, [u8; 4])> {
    let mut painted = Vec::new();
    for y in 0..picture.height {
        for x in 0..picture.width {
            let pixel = picture.pixel(x, y).unwrap();
            if pixel != [0, 0, 0, 255] {
                painted.push((x, y, pixel));
            }
        }
    }
    painted
}

fn block(
    xs: std::ops::Range<u32>,
    ys: std::ops::Range<u32>,
    pixel: [u8; 4],
) -> Vec<(u32, u32, [u8; 4])> {
    ys.flat_map(|y| xs.clone().map(move |x| (x, y, pixel)))
        .collect()
}

#[test]
fn a_filled_rect_covers_exactly_its_pixels() {
    let rect = Rect::from_min_max(pos2(3.0, 2.0), pos2(7.0, 5.0));
    let red = [255, 0, 0, 255];
    let picture = paint(rect_mesh(rect, Color32::RED));
    assert_eq!(painted(&picture), block(3..7, 2..5, red));

    let fan = polygon(
        &[
            rect.left_top(),
            rect.right_top(),
            rect.right_bottom(),
            rect.left_bottom(),
        ],
        &[[0, 1, 2], [0, 2, 3]],
        Color32::RED,
    );
    assert_eq!(paint(fan), picture);
}

#[test]
fn a_centre_on_an_edge_belongs_to_the_left_and_top() {
    let rect = Rect::from_min_max(pos2(3.5, 2.5), pos2(6.5, 4.5));
    let expected = block(3..6, 2..4, [128, 128, 128, 255]);
    assert_eq!(painted(&paint(rect_mesh(rect, HALF_WHITE))), expected);
    let points = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
    ];
    for triangles in [
        [[0, 1, 2], [0, 2, 3]],
        [[0, 2, 1], [3, 2, 0]],
        [[0, 1, 3], [3, 1, 2]],
    ] {
        let picture = paint(polygon(&points, &triangles, HALF_WHITE));
        assert_eq!(painted(&picture), expected, "{triangles:?}");
    }
}

#[test]
fn triangles_sharing_an_edge_blend_each_pixel_once() {
    // Every centre of this fan lies where it can be on a shared edge or between two.
    let corners = [
        pos2(1.0, 1.0),
        pos2(15.0, 1.0),
        pos2(15.0, 11.0),
        pos2(1.0, 11.0),
    ];
    for middle in [
        pos2(8.0, 6.0),
        pos2(7.5, 5.5),
        pos2(4.37, 8.91),
        pos2(1.5, 1.5),
    ] {
        let points = [&corners[..], &[middle]].concat();
        let fan = [[0, 1, 4], [1, 2, 4], [4, 2, 3], [3, 0, 4]];
        let picture = paint(polygon(&points, &fan, HALF_WHITE));
        assert_eq!(
            painted(&picture),
            block(1..15, 1..11, [128, 128, 128, 255]),
            "{middle:?}"
        );
    }
}

#[test]
fn nothing_is_painted_outside_the_clip() {
    let clip = Rect::from_min_max(pos2(4.4, 3.0), pos2(8.6, 5.0));
    let expected = block(4..9, 3..5, [255; 4]);
    let whole = rect_mesh(everywhere().expand(100.0), Color32::WHITE);
    assert_eq!(painted(&paint_clipped(whole, clip)), expected);
    let points = [pos2(-90.0, -90.0), pos2(200.0, -90.0), pos2(-90.0, 200.0)];
    let triangle = polygon(&points, &[[0, 1, 2]], Color32::WHITE);
    assert_eq!(painted(&paint_clipped(triangle, clip)), expected);
    let off = Rect::from_min_size(pos2(40.0, 0.0), vec2(5.0, 5.0));
    assert!(painted(&paint_clipped(rect_mesh(everywhere(), Color32::WHITE), off)).is_empty());
}

#[test]
fn colours_change_evenly_between_corners() {
    let mut mesh = rect_mesh(
        Rect::from_min_size(pos2(0.0, 0.0), vec2(16.0, 12.0)),
        Color32::BLACK,
    );
    for vertex in &mut mesh.vertices {
        let grey = if vertex.pos.x > 0.0 { 160 } else { 0 };
        vertex.color = Color32::from_gray(grey);
    }
    let picture = paint(mesh);
    for (x, expected) in [(0, 5), (1, 15), (8, 85), (15, 155)] {
        for y in [0, 5, 11] {
            assert_eq!(
                picture.pixel(x, y),
                Some([expected, expected, expected, 255])
            );
        }
    }
}

#[test]
fn texels_are_copied_where_they_match_pixels_and_sampled_elsewhere_alike() {
    let texels: Vec<_> = (0..64_u8).map(|i| Color32::from_gray(i * 4)).collect();
    let textures = textures([8, 8], texels);
    let uv = Rect::from_min_max(pos2(0.25, 0.25), pos2(0.75, 0.75));
    let mut quad = Mesh::default();
    let place = Rect::from_min_size(pos2(5.0, 6.0), vec2(4.0, 4.0));
    quad.add_rect_with_uv(place, uv, Color32::WHITE);
    let mut turned = quad.clone();
    turned.indices = vec![0, 3, 1, 0, 2, 3];
    let pictures = [quad, turned].map(|mesh| {
        let primitive = ClippedPrimitive {
            clip_rect: everywhere(),
            primitive: Primitive::Mesh(mesh),
        };
        SHEET.paint(&[primitive], &textures)
    });
    let [quad, turned] = pictures;
    assert_eq!(quad.pixel(5, 6), Some([72, 72, 72, 255]));
    assert_eq!(quad.pixel(8, 9), Some([180, 180, 180, 255]));
    assert_eq!(painted(&quad).len(), 16);
    assert_eq!(quad, turned);
}

#[test]
fn broken_meshes_paint_nothing_and_do_not_stop_the_rest() {
    let nan = polygon(
        &[pos2(f32::NAN, 0.0), pos2(9.0, 0.0), pos2(0.0, 9.0)],
        &[[0, 1, 2]],
        Color32::RED,
    );
    assert!(painted(&paint(nan)).is_empty());
    let infinite = polygon(
        &[
            pos2(f32::NEG_INFINITY, -1.0),
            pos2(f32::INFINITY, -1.0),
            pos2(0.0, f32::INFINITY),
        ],
        &[[0, 1, 2], [0, 1, 7]],
        Color32::RED,
    );
    assert_eq!(painted(&paint(infinite)).len(), 16 * 12);
    let unknown = Mesh {
        texture_id: TextureId::User(7),
        ..rect_mesh(everywhere(), Color32::RED)
    };
    assert!(painted(&paint(unknown)).is_empty());
}

#[test]
fn a_crooked_net_of_triangles_leaves_no_crack_and_no_seam() {
    let mut seed = 1_u32;
    let mut crooked = |at: u32, last: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        // Under a third, so that no triangle folds over its neighbour.
        let shift = ((seed >> 16) % 300) as f32 / 1000.0;
        let is_border = at == 0 || at == last;
        at as f32 + if is_border { 0.0 } else { shift }
    };
    for _ in 0..50 {
        let mut points = Vec::new();
        for y in 0..=12 {
            for x in 0..=16 {
                points.push(pos2(crooked(x, 16), crooked(y, 12)));
            }
        }
        let mut triangles = Vec::new();
        for y in 0..12 {
            for x in 0..16 {
                let a = y * 17 + x;
                triangles.push([a, a + 1, a + 17]);
                triangles.push([a + 18, a + 1, a + 17]);
            }
        }
        let picture = paint(polygon(&points, &triangles, HALF_WHITE));
        let expected = block(0..16, 0..12, [128, 128, 128, 255]);
        assert_eq!(painted(&picture), expected);
    }
}
