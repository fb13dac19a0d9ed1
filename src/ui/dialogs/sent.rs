//! What was sent to machines, request by request: arrows move, Ctrl+C copies the request that is looked at, Escape closes.

use egui::{Context, Event, Id, Key, Modifiers, Rect, ScrollArea, Sense, Stroke, Ui, vec2};

use super::{Answer, answer};
use crate::app::clock::{ago, now_ms};
use crate::app::{Command, Sent};
use crate::text::Direction;
use crate::ui::controls::{self, Button, Dialog};
use crate::ui::parts::{Parts, interface_style, small_style};
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::Tokens;

const ROW: f32 = 30.0;
const WIDTH: f32 = 760.0;
/// The height of the list and of the request below it.
const HEIGHTS: (f32, f32) = (ROW * 6.0, 240.0);
/// So many lines of a request are shown; all of it is copied.
const LINES: usize = 400;

/// The list with the request that is looked at.
#[derive(Default)]
pub(super) struct SentDialog {
    at: usize,
    moved: bool,
    asked: bool,
    focused: bool,
}

/// What was pressed.
#[derive(Default)]
struct Pressed {
    close: bool,
    copy: bool,
    empty: bool,
    forget: bool,
}

impl SentDialog {
    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        if !std::mem::replace(&mut self.asked, true) {
            parts.commands.push(Command::ReadSent { empty: false });
            parts.commands.push(Command::CountAnswers { empty: false });
        }
        let sent = parts.workspace.sent.as_deref();
        let kept = parts.workspace.open.as_ref().and_then(|open| open.machine.kept);
        let copies = self.keys(ctx, sent.map_or(0, <[Sent]>::len));
        let dialog = Dialog { id: Id::unique("sent-dialog"), title: "What was sent to machines" };
        let output = dialog.show_wide(ctx, parts.typesetter, WIDTH, |ui, typesetter| {
            self.take_focus(ui);
            line(ui, typesetter, &about(sent));
            let list = sent.unwrap_or_default();
            if !list.is_empty() {
                self.list(ui, typesetter, list);
                ui.add_space(4.0);
                list.get(self.at).into_iter().for_each(|sent| request(ui, typesetter, sent));
            }
            let forget = kept.is_some_and(|kept| answers(ui, typesetter, kept));
            let buttons = buttons(ui, !list.is_empty());
            Pressed { forget, ..buttons }
        });
        let pressed = output.inner;
        if let Some(sent) = sent.and_then(|sent| sent.get(self.at)).filter(|_| pressed.copy || copies) {
            ctx.copy_text(sent.body.clone());
        }
        if pressed.empty {
            self.at = 0;
            parts.commands.push(Command::ReadSent { empty: true });
        }
        if pressed.forget {
            parts.commands.push(Command::CountAnswers { empty: true });
        }
        answer(None, pressed.close || output.cancelled)
    }

    /// The list has the keyboard's focus, and keeps the arrows, until Tab leads on to the buttons.
    fn take_focus(&mut self, ui: &Ui) {
        let room = Rect::from_min_size(ui.cursor().min, vec2(1.0, 1.0));
        let response = ui.interact(room, list_id(), Sense::focusable_noninteractive());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::ListBox, true, "Requests"));
        if !std::mem::replace(&mut self.focused, true) {
            response.request_focus();
        }
        let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list_id(), filter));
    }

    /// Moves by the arrows; whether the request is to be copied.
    fn keys(&mut self, ctx: &Context, count: usize) -> bool {
        self.at = self.at.min(count.saturating_sub(1));
        if !ctx.memory(|memory| memory.has_focus(list_id())) {
            return false;
        }
        let before = self.at;
        let pressed = |key: Key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, step) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1), (Key::PageDown, 5), (Key::PageUp, -5)] {
            if pressed(key) {
                self.at = self.at.saturating_add_signed(step).min(count.saturating_sub(1));
            }
        }
        self.moved |= before != self.at;
        ctx.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)))
    }

    fn list(&mut self, ui: &mut Ui, typesetter: &mut Typesetter, sent: &[Sent]) {
        let mut area =
            ScrollArea::vertical().id_salt("sent-list").max_height(HEIGHTS.0).auto_shrink([false, true]);
        if std::mem::take(&mut self.moved) {
            let top = (self.at as f32 - 2.0).max(0.0) * ROW;
            area = area.vertical_scroll_offset(top);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, ROW, sent.len(), |ui, range| {
            for number in range {
                if let Some(request) = sent.get(number)
                    && row(ui, typesetter, request, number == self.at)
                {
                    self.at = number;
                    self.focused = false;
                }
            }
        });
    }
}

fn list_id() -> Id {
    Id::unique("sent-list")
}

fn about(sent: Option<&[Sent]>) -> String {
    match sent {
        None => "Reading the log…".to_owned(),
        Some([]) => "Nothing was sent to any machine.".to_owned(),
        Some([_]) => "One request, as it was sent; keys are left out.".to_owned(),
        Some(sent) => format!(
            "The last {} requests as they were sent, the newest first; keys are left out.",
            sent.len()
        ),
    }
}

/// When, to which engine, of which project; whether it was pressed.
fn row(ui: &mut Ui, typesetter: &mut Typesetter, sent: &Sent, chosen: bool) -> bool {
    let tokens = Tokens::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let when = ago(sent.at, now_ms());
    let name = format!("Request to {}, {when}", sent.engine);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::ListItem, true, name.as_str()));
    if chosen {
        ui.painter().rect_filled(rect, 6.0, tokens.accent_soft);
    } else if let Some(fill) = controls::quiet_fill(tokens, &response) {
        ui.painter().rect_filled(rect, 6.0, fill);
    }
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let column = |from: f32, to: f32| {
        Rect::from_min_max(
            egui::pos2(inner.left() + from, inner.top()),
            egui::pos2(inner.left() + to, inner.bottom()),
        )
    };
    let size = format!("{} characters", sent.body.chars().count());
    let right = inner.width();
    for (words, color, (from, to)) in [
        (when.as_str(), tokens.text2, (0.0, 130.0)),
        (sent.engine.as_str(), tokens.text, (140.0, 400.0)),
        (sent.project.as_str(), tokens.text2, (410.0, right - 120.0)),
        (size.as_str(), tokens.text3, (right - 110.0, right)),
    ] {
        let label = Label::new(words, small_style(), Direction::Ltr, color).max_width(to - from);
        label.show_in(ui, typesetter, column(from, to));
    }
    response.clicked()
}

/// The address and the body of a request, in lines.
fn request(ui: &mut Ui, typesetter: &mut Typesetter, sent: &Sent) {
    let tokens = Tokens::of(ui.ctx());
    let frame = egui::Frame::new()
        .stroke(Stroke::new(1.0, tokens.line_faint))
        .fill(tokens.sunken)
        .corner_radius(6)
        .inner_margin(egui::Margin::same(12));
    frame.show(ui, |ui| {
        let width = ui.available_width() - 12.0;
        Label::new(&sent.url, small_style(), Direction::Ltr, tokens.text3)
            .max_width(width)
            .show(ui, typesetter);
        ScrollArea::vertical()
            .id_salt(("sent-body", sent.at))
            .max_height(HEIGHTS.1)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                for line in sent.lines().lines().take(LINES) {
                    Label::new(line, small_style(), Direction::Ltr, tokens.text)
                        .wrapped(width)
                        .show(ui, typesetter);
                }
            });
    });
}

/// How many answers the project keeps; whether they are to be taken out.
fn answers(ui: &mut Ui, typesetter: &mut Typesetter, (count, bytes): (u64, u64)) -> bool {
    ui.add_space(8.0);
    let words = match count {
        0 => "This project keeps no answers.".to_owned(),
        1 => "This project keeps one answer, so that it need not be asked for again.".to_owned(),
        _ => format!(
            "This project keeps {count} answers ({} KB), so that none is asked for twice.",
            bytes.div_ceil(1024)
        ),
    };
    ui.horizontal(|ui| {
        line(ui, typesetter, &words);
        let button = Button::quiet("Empty them").name("Empty the kept answers").enabled(count > 0);
        ui.add(button.tip("Every question will be asked anew")).clicked()
    })
    .inner
}

fn buttons(ui: &mut Ui, some: bool) -> Pressed {
    Dialog::buttons(ui, |ui| Pressed {
        close: ui.add(Button::primary("Close").name("Close the log")).clicked(),
        copy: ui
            .add(
                Button::new("Copy")
                    .name("Copy the request")
                    .enabled(some)
                    .tip("The whole body, as it was sent"),
            )
            .clicked(),
        empty: ui.add(Button::new("Empty the log").enabled(some)).clicked(),
        forget: false,
    })
}

fn line(ui: &mut Ui, typesetter: &mut Typesetter, words: &str) {
    let color = Tokens::of(ui.ctx()).text2;
    let width = ui.available_width();
    Label::new(words, interface_style(), Direction::Ltr, color).max_width(width).show(ui, typesetter);
}
