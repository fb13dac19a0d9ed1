//! A dialog: for what cannot be undone, or needs a choice.

use egui::{Align, Color32, Context, Frame, Id, Layout, Margin, Modal, Stroke, Ui};

use crate::text::Direction;
use crate::typeset::{Face, TextStyle};
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::Tokens;

const WIDTH: f32 = 480.0;
const PADDING: i8 = 24;

/// A dialog with its title.
#[derive(Clone, Copy, Debug)]
pub struct Dialog<'a> {
    /// Its identity.
    pub id: Id,
    /// Its title and accessible name; may hold a name in Arabic.
    pub title: &'a str,
}

/// What a dialog did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DialogOutput<T> {
    /// Whether Escape was pressed.
    pub cancelled: bool,
    /// What its content returned.
    pub inner: T,
}

impl Dialog<'_> {
    /// Shows the dialog over everything else, which is dimmed and cannot be reached.
    pub fn show<T>(
        &self,
        ctx: &Context,
        typesetter: &mut Typesetter,
        content: impl FnOnce(&mut Ui, &mut Typesetter) -> T,
    ) -> DialogOutput<T> {
        self.show_wide(ctx, typesetter, WIDTH, content)
    }

    /// The same with another width, for what is a table.
    pub fn show_wide<T>(
        &self,
        ctx: &Context,
        typesetter: &mut Typesetter,
        width: f32,
        content: impl FnOnce(&mut Ui, &mut Typesetter) -> T,
    ) -> DialogOutput<T> {
        let tokens = Tokens::of(ctx);
        let frame = Frame::new()
            .fill(tokens.raised)
            .stroke(Stroke::new(1.0, tokens.line))
            .corner_radius(8)
            .shadow(ctx.global_style().visuals.window_shadow)
            .inner_margin(Margin::same(PADDING));
        let modal = Modal::new(self.id).frame(frame).backdrop_color(Color32::from_black_alpha(77));
        let shown = modal.show(ctx, |ui| {
            let name = self.title.to_owned();
            let node = ui.unique_id();
            ctx.accesskit_node_builder(node, |node| {
                node.set_role(egui::Role::Dialog);
                node.set_label(name);
            });
            let room = ctx.content_rect().width() - 2.0 * f32::from(PADDING);
            ui.set_width(width.min(room) - 2.0 * f32::from(PADDING));
            let style = TextStyle::new(Face::Sans, 15.0, 24.0).strong();
            let title = Label::new(self.title, style, Direction::Ltr, tokens.text);
            title.wrapped(ui.available_width()).show(ui, typesetter);
            ui.add_space(4.0);
            content(ui, typesetter)
        });
        let on_top = shown.is_top_modal && !shown.any_popup_open;
        let cancelled =
            on_top && ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        DialogOutput { cancelled, inner: shown.inner }
    }

    /// A row for the buttons at the end of the dialog. It is filled from its end: add the primary button first.
    pub fn buttons<T>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> T) -> T {
        ui.add_space(8.0);
        ui.with_layout(Layout::right_to_left(Align::Center), add).inner
    }
}
