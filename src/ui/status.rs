//! The line at the foot: progress, the active segment in words, where the text may go, and whether all is saved.

use egui::{Align, Layout, Rect, RichText, Stroke, Ui, UiBuilder};

use crate::app::{
    Access, Action, AlignCommand, AlignCounts, Command, DOUBTFUL, ExportStep, Open, Saved, Severity,
};
use crate::model::Alignment;
use crate::text::{Direction, count_words};
use crate::ui::controls::{self, Progress};
use crate::ui::glossary::List;
use crate::ui::grid::state_words;
use crate::ui::panel::Panel;
use crate::ui::parts::{Parts, small_style};
use crate::ui::text::Label;
use crate::ui::theme::{Icon, Tokens, icons};

/// What stands in the middle of the window, and is counted here.
#[derive(Clone, Copy)]
pub enum Shown<'a> {
    /// The translation, or the start page.
    Translation,
    /// The alignment.
    Alignment,
    /// The glossary.
    Glossary(&'a List),
}

/// Shows the line in `rect`.
pub fn show(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>, shown: Shown<'_>) {
    let tokens = Tokens::of(ui.ctx());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.line));
    let inner = rect.shrink2(egui::vec2(16.0, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        if exporting(ui, parts) || aligning(ui, parts) {
            return;
        }
        match shown {
            Shown::Glossary(list) => terms(ui, parts, list),
            Shown::Alignment => beads(ui, parts),
            Shown::Translation => start(ui, parts),
        }
    });
    middle(ui, inner, parts, shown);
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        end(ui, parts);
        if matches!(shown, Shown::Alignment) {
            doubtful(ui, parts);
        }
    });
}

/// How many beads there are, and how sure they are.
fn beads(ui: &mut Ui, parts: &mut Parts<'_>) {
    let Some(alignment) = alignment(parts) else { return start(ui, parts) };
    let count = alignment.beads.len();
    small(ui, &if count == 1 { "1 bead".to_owned() } else { format!("{count} beads") });
    small(ui, &format!("Average {} %", AlignCounts::of(alignment).mean));
}

fn doubtful(ui: &mut Ui, parts: &Parts<'_>) {
    let count = alignment(parts).map_or(0, |alignment| AlignCounts::of(alignment).doubtful);
    if count > 0 {
        mark(ui, icons::WARNING.fill(), &format!("{count} doubtful"), Tokens::of(ui.ctx()).warn);
    }
}

fn alignment<'a>(parts: &'a Parts<'_>) -> Option<&'a Alignment> {
    parts.open()?.0.project.alignment.as_deref()
}

fn start(ui: &mut Ui, parts: &mut Parts<'_>) {
    if parts.workspace.opening {
        controls::progress_unknown(ui, "Opening");
        small(ui, "Opening…");
        return;
    }
    let Some((open, _)) = parts.open() else {
        small(ui, concat!("Version ", env!("CARGO_PKG_VERSION")));
        return;
    };
    let progress = open.lookups.progress();
    let share = |count: usize| count as f32 / progress.total.max(1) as f32;
    let done = format!("{} of {} confirmed", progress.done, progress.total);
    let bar = Progress {
        done: share(progress.done),
        draft: share(progress.draft),
        suggested: share(progress.pre_translated),
    };
    controls::progress_bar(ui, bar, false, &done);
    small(ui, &done);
    small(ui, &format!("{} of {} words", progress.words_done, progress.words));
}

/// How far the export is that is being made, and a way to stop it; false where there is none, or it has hardly begun.
fn exporting(ui: &mut Ui, parts: &mut Parts<'_>) -> bool {
    let Some(exporting) = &parts.workspace.exporting else { return false };
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
    if exporting.since().elapsed() < SHOWN_AFTER {
        return false;
    }
    controls::progress_unknown(ui, "Exporting");
    let pages = exporting.pages();
    small(ui, &if pages == 0 { "Exporting".to_owned() } else { format!("Exporting, page {pages}") });
    if ui.add(controls::Button::quiet("Cancel").name("Stop the export")).clicked() {
        parts.commands.push(Command::ExportStep(ExportStep::Cancel));
    }
    true
}

/// How far the pairs of a folder are that are being aligned, and a way to stop it; false where none are.
fn aligning(ui: &mut Ui, parts: &mut Parts<'_>) -> bool {
    let Some(work) = &parts.workspace.aligning_folder else { return false };
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
    let words = format!("{}, {:.0} %", work.words, work.done() * 100.0);
    let bar = Progress { done: work.done(), ..Progress::default() };
    controls::progress_bar(ui, bar, false, &words);
    small(ui, &words);
    if ui.add(controls::Button::quiet("Cancel").name("Stop aligning")).clicked() {
        parts.commands.push(Command::Align(AlignCommand::StopFolder));
    }
    true
}

/// Work is shown only where it takes longer than this.
const SHOWN_AFTER: std::time::Duration = std::time::Duration::from_millis(300);

/// How many terms there are, and how many of them are shown and chosen.
fn terms(ui: &mut Ui, parts: &Parts<'_>, list: &List) {
    let Some((open, _)) = parts.open() else { return };
    let total = open.project.glossary.len();
    small(ui, &if total == 1 { "1 term".to_owned() } else { format!("{total} terms") });
    if list.len() != total {
        small(ui, &format!("{} shown", list.len()));
    }
    if list.chosen().len() > 1 {
        small(ui, &format!("{} chosen", list.chosen().len()));
    }
}

/// What the last command said, or else the active segment in words.
fn middle(ui: &Ui, rect: Rect, parts: &mut Parts<'_>, shown: Shown<'_>) {
    let tokens = Tokens::of(ui.ctx());
    let said = parts.workspace.said.clone();
    let text = match parts.open() {
        _ if !said.is_empty() => said,
        Some((open, _)) if matches!(shown, Shown::Translation) => segment_words(open),
        Some((open, _)) if matches!(shown, Shown::Alignment) => bead_words(open),
        Some(_) | None => return,
    };
    // On a narrow window there is only room for what is at both ends, and for what has just happened.
    if rect.width() < 1000.0 && parts.workspace.said.is_empty() {
        return;
    }
    let width = parts.typesetter.width_of(&text, &small_style(), Direction::Ltr).min(rect.width() / 3.0);
    let place = Rect::from_center_size(rect.center().round(), egui::vec2(width.ceil(), rect.height()));
    Label::new(&text, small_style(), Direction::Ltr, tokens.text2).max_width(width.ceil()).show_in(
        ui,
        parts.typesetter,
        place,
    );
}

fn segment_words(open: &Open) -> String {
    let Some(segment) = open.active_segment() else { return String::new() };
    let words = count_words(&segment.source);
    let words = if words == 1 { "1 word".to_owned() } else { format!("{words} words") };
    format!("Segment {} · {} · {words}", open.active + 1, state_words(segment))
}

/// The bead that is looked at, in words; none where there is none.
fn bead_words(open: &Open) -> String {
    let (Some(alignment), Some(aligning)) = (&open.project.alignment, &open.aligning) else {
        return String::new();
    };
    let Some(bead) = alignment.beads.get(aligning.active) else { return String::new() };
    let state = match bead {
        bead if bead.pinned => "pinned",
        bead if bead.confidence < DOUBTFUL => "doubtful",
        _ => "sure",
    };
    format!("Bead {} · {state} · {}–{}", aligning.active + 1, bead.source.len(), bead.target.len())
}

fn end(ui: &mut Ui, parts: &mut Parts<'_>) {
    let tokens = Tokens::of(ui.ctx());
    let shown = Panel::is_shown(parts, ui.ctx().content_rect().width());
    if let Some((open, _)) = parts.open() {
        match (open.access != Access::Write, open.saved()) {
            (true, _) => mark(ui, icons::LOCK_SIMPLE, "Read only", tokens.warn),
            (_, Saved::Yes) => mark(ui, icons::CHECK, "Saved", tokens.text2),
            (_, Saved::Writing) => mark(ui, icons::CIRCLE_DASHED, "Saving", tokens.text2),
            (_, Saved::Failed) => mark(ui, icons::WARNING.fill(), "Not saved", tokens.err),
        }
        match &open.project.consent {
            Some(_) => {
                let words = format!("Segments may go to {}", open.consent_hosts());
                mark(ui, icons::CLOUD, &words, tokens.warn);
            }
            None => mark(ui, icons::SHIELD_CHECK, "Nothing leaves this machine", tokens.text2),
        }
        if !shown {
            let terms = open.active_segment().map_or(0, |segment| open.terms(segment).len());
            let words = if terms == 1 { "1 term".to_owned() } else { format!("{terms} terms") };
            if ui
                .add(egui::Button::new(RichText::new(words).small().color(tokens.accent)).frame(false))
                .clicked()
            {
                parts.actions.push(Action::Panel);
            }
        }
    } else {
        mark(ui, icons::SHIELD_CHECK, "Nothing leaves this machine", tokens.text2);
    }
    if parts.open().is_none() || !shown {
        notice(ui, parts);
    }
}

/// With the panel closed the newest notice is a line here.
fn notice(ui: &mut Ui, parts: &mut Parts<'_>) {
    let tokens = Tokens::of(ui.ctx());
    let Some(notice) = parts.workspace.notices.shown().last() else { return };
    if icons::icon_button(ui, icons::X, "Close the notice", 24.0).clicked() {
        parts.commands.push(crate::app::Command::DismissNotice(notice.id));
    }
    if let Some(action) = &notice.action {
        let words = RichText::new(action.label()).small().color(tokens.accent);
        if ui.add(egui::Button::new(words).frame(false)).clicked() {
            parts.commands.push(crate::app::Command::FollowNotice(action.clone()));
        }
    }
    let color = match notice.severity {
        Severity::Success => tokens.ok,
        Severity::Info => tokens.text2,
        Severity::Warning => tokens.warn,
        Severity::Error => tokens.err,
    };
    let width = (ui.available_width() - 320.0).max(160.0);
    Label::new(&notice.text(), small_style(), Direction::Ltr, color)
        .max_width(width)
        .show(ui, parts.typesetter);
}

fn mark(ui: &mut Ui, icon: Icon, words: &str, color: egui::Color32) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        small_colored(ui, words, color);
        let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 16.0), egui::Sense::hover());
        icon.paint(ui.painter(), rect, icons::SMALL, color);
    });
}

fn small(ui: &mut Ui, words: &str) {
    let color = Tokens::of(ui.ctx()).text2;
    small_colored(ui, words, color);
}

fn small_colored(ui: &mut Ui, words: &str, color: egui::Color32) {
    ui.label(RichText::new(words).small().color(color));
}
