//! The notices at the foot of the panel.

use egui::{Rect, Ui, UiBuilder, pos2};

use crate::app::{Command, Severity};
use crate::ui::controls::{Notice, NoticeTone};
use crate::ui::parts::Parts;

/// Shows the notices at the foot of `rect`, the newest lowest.
pub fn show(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
    let notices = parts.workspace.notices.shown();
    if notices.is_empty() {
        return;
    }
    let id = ui.scope_id().with("notices-height");
    let height = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(48.0);
    let left = rect.center().x - 168.0;
    let place =
        Rect::from_min_max(pos2(left, rect.bottom() - height - 12.0), pos2(left + 336.0, rect.bottom()));
    let shown = ui.scope_builder(UiBuilder::new().max_rect(place).id_salt("notices"), |ui| {
        for notice in notices {
            let action = notice.action.as_ref().map_or("", |action| action.label());
            let tone = tone(notice.severity);
            let shown = Notice { tone, sentence: &notice.summary, hint: &notice.hint, action };
            let output = shown.show(ui, parts.typesetter);
            if let Some(action) = notice.action.clone().filter(|_| output.acted) {
                parts.commands.push(Command::DismissNotice(notice.id));
                parts.commands.push(Command::FollowNotice(action));
            }
            if output.closed {
                parts.commands.push(Command::DismissNotice(notice.id));
            }
        }
    });
    let now = shown.response.rect.height();
    if (now - height).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, now));
        ui.ctx().request_repaint();
    }
}

fn tone(severity: Severity) -> NoticeTone {
    match severity {
        Severity::Success => NoticeTone::Success,
        Severity::Info => NoticeTone::Info,
        Severity::Warning => NoticeTone::Warning,
        Severity::Error => NoticeTone::Error,
    }
}
