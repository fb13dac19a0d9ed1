//! A notice at the foot of the panel: what happened, and what to do.

use egui::{Align, Frame, Layout, Margin, Stroke, Ui, vec2};

use super::Button;
use crate::text::Direction;
use crate::typeset::{Face, TextStyle};
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::{Tokens, icons};

const WIDTH: f32 = 336.0;
const HEIGHT: f32 = 40.0;

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeTone {
    /// Done.
    Success,
    /// To know.
    Info,
    /// Look again.
    Warning,
    /// It did not work.
    Error,
}

/// A sentence, at most one action, and a close button.
#[derive(Clone, Copy, Debug)]
pub struct Notice<'a> {
    /// How it is meant.
    pub tone: NoticeTone,
    /// What happened; may hold a name in Arabic.
    pub sentence: &'a str,
    /// What to do about it; may be empty.
    pub hint: &'a str,
    /// The word of the action; empty for none.
    pub action: &'a str,
}

/// What was pressed on a notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoticeOutput {
    /// The action.
    pub acted: bool,
    /// The close button.
    pub closed: bool,
}

impl Notice<'_> {
    /// Shows the notice, 336 wide and 40 high, higher where the sentence and the hint need more rows.
    pub fn show(&self, ui: &mut Ui, typesetter: &mut Typesetter) -> NoticeOutput {
        let tokens = Tokens::of(ui.ctx());
        let frame = Frame::new()
            .fill(tokens.raised)
            .stroke(Stroke::new(1.0, tokens.line))
            .corner_radius(8)
            .inner_margin(Margin { left: 12, right: 5, top: 5, bottom: 5 });
        frame.show(ui, |ui| ui.horizontal(|ui| self.content(ui, typesetter, tokens)).inner).inner
    }

    fn content(&self, ui: &mut Ui, typesetter: &mut Typesetter, tokens: &Tokens) -> NoticeOutput {
        ui.set_min_height(HEIGHT - 12.0);
        let (icon, color) = match self.tone {
            NoticeTone::Success => (icons::CHECK, tokens.ok),
            NoticeTone::Info => (icons::INFO, tokens.text2),
            NoticeTone::Warning => (icons::WARNING.fill(), tokens.warn),
            NoticeTone::Error => (icons::X_CIRCLE.fill(), tokens.err),
        };
        let (place, _) = ui.allocate_exact_size(vec2(icons::SIZE, 20.0), egui::Sense::hover());
        icon.paint(ui.painter(), place, icons::SIZE, color);
        let style = TextStyle::new(Face::Sans, 13.0, 20.0);
        let action = if self.action.is_empty() {
            0.0
        } else {
            typesetter.width_of(self.action, &style, Direction::Ltr) + 24.0
        };
        let width = WIDTH - 18.0 - icons::SIZE - 8.0 - action - 36.0;
        let sentence = Label::new(self.sentence, style, Direction::Ltr, tokens.text).wrapped(width);
        let hint = Label::new(self.hint, style, Direction::Ltr, tokens.text2).wrapped(width);
        let hint = (!self.hint.is_empty()).then_some(hint);
        let height = |label: &Label<'_>, typesetter: &mut Typesetter| label.layout(typesetter).height;
        let size =
            vec2(width, height(&sentence, typesetter) + hint.map_or(0.0, |hint| height(&hint, typesetter)));
        ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            sentence.show(ui, typesetter);
            hint.map(|hint| hint.show(ui, typesetter));
        });
        let acted = !self.action.is_empty() && ui.add(Button::quiet(self.action)).clicked();
        let closed = icons::icon_button(ui, icons::X, "Close the notice", 28.0).clicked();
        NoticeOutput { acted, closed }
    }
}
