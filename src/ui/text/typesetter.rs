//! Sets text and paints it: fonts, glyph textures, and the layouts of what is shown.

use std::ops::Range;
use std::rc::Rc;

use egui::{
    Color32, ColorImage, Context, Mesh, Painter, Pos2, Rect, Shape, TextureHandle, TextureOptions, pos2, vec2,
};

use super::cache::{Cache, Fit, Key};
use crate::text::Direction;
use crate::typeset::{self, Atlas, Fonts, Layout, Quad, Request, TextStyle, Upload};
use crate::ui::theme::Tokens;

/// All that is needed to show text; the application owns one and passes it down.
#[derive(Default)]
pub struct Typesetter {
    fonts: Fonts,
    atlas: Atlas,
    pages: Vec<TextureHandle>,
    cache: Cache,
    /// What the glyphs were rasterised for: pixels per point, and whether for a dark theme.
    rasterised_for: Option<(f32, bool)>,
    generation: u64,
    /// What the user has set for every text.
    pub habits: Habits,
}

/// What the user has set for every text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    /// Whether the arrows follow the order in which the text is read, instead of the screen.
    pub logical_arrows: bool,
    /// Whether characters that nobody sees are shown as signs.
    pub show_hidden: bool,
}

impl Typesetter {
    /// With the program's own fonts.
    pub fn new() -> Self {
        Self::default()
    }

    /// The fonts, to add those of the machine.
    pub fn fonts_mut(&mut self) -> &mut Fonts {
        &mut self.fonts
    }

    /// A text in rows of at most `width` points.
    pub fn layout(&mut self, text: &str, style: &TextStyle, direction: Direction, width: f32) -> Rc<Layout> {
        self.fit(text, style, direction, Fit::Wrap(width))
    }

    /// A text in one row of at most `max_width` points, with an ellipsis where it is longer.
    pub fn line(
        &mut self,
        text: &str,
        style: &TextStyle,
        direction: Direction,
        max_width: f32,
    ) -> Rc<Layout> {
        self.fit(text, style, direction, Fit::Line(max_width))
    }

    /// The width in points of a text in one row.
    pub fn width_of(&mut self, text: &str, style: &TextStyle, direction: Direction) -> f32 {
        self.line(text, style, direction, f32::INFINITY).width
    }

    fn fit(&mut self, text: &str, style: &TextStyle, direction: Direction, fit: Fit) -> Rc<Layout> {
        let key = Key::new(text, style, direction, fit, self.fonts.generation());
        let fonts = &mut self.fonts;
        self.cache.get(key, || match fit {
            Fit::Wrap(width) => typeset::layout(fonts, &Request { text, style, direction, width }),
            Fit::Line(max_width) => typeset::layout_line(fonts, text, style, direction, max_width),
        })
    }

    /// Paints the rows of a layout that are in sight; `origin` is its upper left corner in points.
    pub fn paint(&mut self, painter: &Painter, layout: &Layout, origin: Pos2, color: Color32) {
        self.paint_colored(painter, layout, origin, color, &[]);
    }

    /// Paints a layout with some bytes in colours of their own, as a word diff has them.
    pub fn paint_colored(
        &mut self,
        painter: &Painter,
        layout: &Layout,
        origin: Pos2,
        color: Color32,
        spans: &[(Range<usize>, Color32)],
    ) {
        let rows = rows_in_sight(layout, origin.y, painter.clip_rect());
        let color_at = |at| spans.iter().find(|(range, _)| range.contains(&at)).map_or(color, |(_, c)| *c);
        self.paint_rows(painter, (layout, rows), origin, 1.0, color_at);
    }

    /// Paints a layout larger or smaller than it is by `zoom`; `origin` is its upper left corner in points.
    pub fn paint_zoomed(
        &mut self,
        painter: &Painter,
        layout: &Layout,
        origin: Pos2,
        color: Color32,
        zoom: f32,
    ) {
        self.paint_rows(painter, (layout, 0..layout.rows.len()), origin, zoom, |_| color);
    }

    fn paint_rows(
        &mut self,
        painter: &Painter,
        (layout, rows): (&Layout, Range<usize>),
        origin: Pos2,
        zoom: f32,
        color_at: impl Fn(usize) -> Color32,
    ) {
        self.follow(painter.ctx());
        let scale = painter.pixels_per_point();
        let pixel_origin = ((origin.x * scale).round(), (origin.y * scale).round());
        let quads =
            typeset::paint(layout, rows, &mut self.fonts, &mut self.atlas, pixel_origin, scale * zoom);
        if self.atlas.generation() != self.generation {
            // A page was emptied for new glyphs: what this frame took from it is wrong, the next frame is right.
            self.generation = self.atlas.generation();
            self.upload(painter.ctx());
            painter.ctx().request_repaint();
        } else if quads.iter().any(|quad| quad.slot.page >= self.pages.len()) {
            self.upload(painter.ctx());
        }
        for (number, page) in self.pages.iter().enumerate() {
            let mut mesh = Mesh::with_texture(page.id());
            let side = page.size_vec2();
            for quad in quads.iter().filter(|quad| quad.slot.page == number) {
                let color = if quad.slot.colored { Color32::WHITE } else { color_at(quad.at) };
                let (rect, uv) = rectangles(quad, side, scale);
                mesh.add_rect_with_uv(rect, uv, color);
            }
            if !mesh.is_empty() {
                painter.add(Shape::mesh(mesh));
            }
        }
    }

    /// Hands the frame's new glyphs to the graphics card; to be called once per frame, when all is painted.
    pub fn finish_frame(&mut self, ctx: &Context) {
        self.upload(ctx);
    }

    /// Forgets all glyphs when the scale changes, and when the theme does, because light strokes need another coverage.
    fn follow(&mut self, ctx: &Context) {
        let wanted = Some((ctx.pixels_per_point(), Tokens::of(ctx).dark));
        if self.rasterised_for != wanted {
            self.rasterised_for = wanted;
            self.atlas.clear();
            self.generation = self.atlas.generation();
            self.pages.clear();
        }
    }

    fn upload(&mut self, ctx: &Context) {
        let dark = self.rasterised_for.is_some_and(|(_, dark)| dark);
        for upload in self.atlas.take_uploads() {
            let side = upload.side as usize;
            let blank = || {
                let image = ColorImage::filled([side; 2], Color32::TRANSPARENT);
                ctx.load_texture("glyphs", image, TextureOptions::NEAREST)
            };
            while self.pages.len() <= upload.page {
                self.pages.push(blank());
            }
            let Some(page) = self.pages.get_mut(upload.page) else { continue };
            if page.size() != [side; 2] {
                *page = blank();
            }
            let place = [upload.x as usize, upload.y as usize];
            page.set_partial(place, image(&upload, dark), TextureOptions::NEAREST);
        }
    }
}

fn rows_in_sight(layout: &Layout, top: f32, clip: Rect) -> Range<usize> {
    let first = layout.rows.partition_point(|row| top + row.top + row.height <= clip.top());
    let end = layout.rows.partition_point(|row| top + row.top < clip.bottom());
    // Marks of tall letters may reach into the neighbouring rows.
    first.saturating_sub(1)..(end + 1).min(layout.rows.len())
}

/// The place of a glyph in points and on its page.
fn rectangles(quad: &Quad, side: egui::Vec2, scale: f32) -> (Rect, Rect) {
    let slot = quad.slot;
    let size = vec2(slot.w as f32, slot.h as f32);
    let uv = Rect::from_min_size(pos2(slot.x as f32, slot.y as f32), size);
    let uv = Rect::from_min_max((uv.min.to_vec2() / side).to_pos2(), (uv.max.to_vec2() / side).to_pos2());
    (Rect::from_min_size(pos2(quad.x as f32, quad.y as f32) / scale, size / scale), uv)
}

fn image(upload: &Upload, dark: bool) -> ColorImage {
    let color = |[r, g, b, a]: [u8; 4]| {
        let is_coverage = r == a && g == a && b == a;
        let [r, g, b, a] = if dark && is_coverage { [strengthened(a); 4] } else { [r, g, b, a] };
        Color32::from_rgba_premultiplied(r, g, b, a)
    };
    let pixels = upload.pixels.iter().copied().map(color).collect();
    ColorImage::new([upload.w as usize, upload.h as usize], pixels)
}

/// Coverage of light strokes on dark paper, `2 c - c²`, as egui does it for its own text
/// (`FontColorTransferFunction::TwoCoverageMinusCoverageSq`): without it they look thin.
fn strengthened(coverage: u8) -> u8 {
    let c = u32::from(coverage);
    ((2 * c * 255 - c * c + 127) / 255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::Face;

    #[test]
    fn strengthening_keeps_both_ends_and_lifts_the_middle() {
        assert_eq!([0, 255, 128].map(strengthened), [0, 255, 192]);
        assert!((0..=255).all(|c| strengthened(c) >= c));
    }

    #[test]
    fn only_rows_in_sight_and_their_neighbours_are_painted() {
        let mut typesetter = Typesetter::new();
        let style = TextStyle::new(Face::Sans, 15.0, 24.0);
        let text = "a\n".repeat(99);
        let layout = typesetter.layout(&text, &style, Direction::Ltr, 100.0);
        let clip = Rect::from_min_max(pos2(0.0, 240.0), pos2(100.0, 288.0));
        assert_eq!(rows_in_sight(&layout, 0.0, clip), 9..13);
        assert_eq!(rows_in_sight(&layout, 1000.0, clip), 0..1);
        assert_eq!(rows_in_sight(&layout, -9000.0, clip), 99..100);
    }

    #[test]
    fn glyphs_reach_the_textures_once() {
        let (ctx, mut typesetter) = (Context::default(), Typesetter::new());
        let mut frame = || {
            let output = ctx.run_ui(egui::RawInput::default(), |ui| {
                let style = TextStyle::new(Face::Naskh, 18.0, 30.0);
                let layout = typesetter.layout("سلام", &style, Direction::Rtl, 200.0);
                typesetter.paint(ui.painter(), &layout, pos2(0.0, 0.0), Color32::BLACK);
                typesetter.finish_frame(ui.ctx());
            });
            let page = typesetter.pages.first().map(TextureHandle::id);
            let sent = output.textures_delta.set.iter().filter(|(id, _)| page.as_ref() == Some(*id)).count();
            output.drop_without_applying_deltas();
            sent
        };
        assert_eq!((frame(), frame()), (1, 0), "the page with its glyphs, then nothing");
    }
}
