//! The machines' suggestions for the active segment, each with its evidence, and the pre-translation of the document.

use egui::{Align, Layout, Stroke, Ui};

use crate::app::{Action, Asking, Command, DocumentRun, Failure, Open, Suggestion, post_edited};
use crate::model::Segment;
use crate::text::{Direction, Language, slice, word_diff};
use crate::ui::controls::{self, Button, EmptyState, Progress, empty_state, progress_bar, progress_unknown};
use crate::ui::keymap;
use crate::ui::parts::{Parts, interface_style, panel_style, small_style};
use crate::ui::text::{Backdrop, Label};
use crate::ui::theme::Tokens;

/// Room for the button that inserts.
const INSERT: f32 = 72.0;

/// Shows what the machines say of the active segment.
pub fn show(ui: &mut Ui, parts: &mut Parts<'_>) {
    let Some((open, document)) = parts.open() else { return };
    let Some(segment) = open.active_segment() else { return };
    if let Some(run) = open.machine.document.as_ref().filter(|run| run.is_running) {
        running(ui, parts, run);
    }
    let suggestions = open.machine.suggestions(segment.id, segment.source_revision);
    let asking: Vec<_> = open.machine.asking.iter().filter(|asking| asking.segment == segment.id).collect();
    let failures: Vec<_> =
        open.machine.failures.iter().filter(|failure| failure.segment == segment.id).collect();
    if suggestions.is_empty() && asking.is_empty() && failures.is_empty() {
        return nothing(ui, parts, open, segment);
    }
    for question in &asking {
        show_asking(ui, parts, question, &document.target);
    }
    for failure in &failures {
        show_failure(ui, parts, failure);
    }
    let first = suggestions.first().map_or("", |first| first.answer.text.as_str());
    for (number, suggestion) in suggestions.iter().enumerate() {
        show_answer(ui, parts, (suggestion, (number > 0).then_some(first)), &document.target);
    }
    post_editing(ui, parts, segment);
    actions(ui, parts, asking.len(), failures.len());
}

fn running(ui: &mut Ui, parts: &mut Parts<'_>, run: &DocumentRun) {
    line(ui, parts, &format!("Pre-translating with {}", run.signature));
    let suggested = run.done as f32 / run.total.max(1) as f32;
    let words = format!("{} of {} segments", run.done, run.total);
    progress_bar(ui, Progress { suggested, ..Progress::default() }, false, &words);
    line(ui, parts, &words);
    if run.waiting > 0 {
        line(ui, parts, &format!("The engine asked for a pause of {} s", run.waiting.div_ceil(1000)));
    }
    if ui.add(Button::quiet("Stop").name("Stop the pre-translation")).clicked() {
        parts.commands.push(Command::StopMachine);
    }
    ui.add_space(8.0);
}

fn show_asking(ui: &mut Ui, parts: &mut Parts<'_>, asking: &Asking, language: &Language) {
    line(ui, parts, &format!("Asking {}…", asking.signature));
    if !asking.written.is_empty() {
        let (style, width) = (panel_style(language), ui.available_width());
        let color = Tokens::of(ui.ctx()).text3;
        Label::new(&asking.written, style, language.direction(), color)
            .wrapped(width)
            .show(ui, parts.typesetter);
    }
    progress_unknown(ui, "Asking the machine");
}

fn show_failure(ui: &mut Ui, parts: &mut Parts<'_>, failure: &Failure) {
    let tokens = Tokens::of(ui.ctx());
    for (words, color) in
        [(&failure.signature, tokens.text3), (&failure.summary, tokens.err), (&failure.hint, tokens.text2)]
    {
        let width = ui.available_width();
        Label::new(words, interface_style(), Direction::Ltr, color).wrapped(width).show(ui, parts.typesetter);
    }
    ui.add_space(8.0);
}

/// An answer; `first` is that of the engine before all others, from which it is marked how this one differs.
fn show_answer(
    ui: &mut Ui,
    parts: &mut Parts<'_>,
    (suggestion, first): (&Suggestion, Option<&str>),
    language: &Language,
) {
    let tokens = Tokens::of(ui.ctx());
    let answer = &suggestion.answer;
    ui.horizontal(|ui| {
        let room = ui.available_width() - INSERT;
        let style = interface_style().strong();
        let label = Label::new(&answer.signature, style, Direction::Ltr, tokens.text).max_width(room);
        label.show(ui, parts.typesetter);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = format!("Insert the suggestion of {}", answer.signature);
            let key = keymap::words(Action::InsertSuggestion);
            if ui.add(Button::quiet("Insert").name(&name).tip(&key)).clicked() {
                parts.commands.push(Command::InsertSuggestion(Some(suggestion.engine)));
            }
        });
    });
    show_text(ui, parts, (&answer.text, first), language);
    for violation in &answer.violations {
        small(ui, parts, &violation.words(), tokens.warn);
    }
    ui.horizontal(|ui| {
        if answer.violations.is_empty() {
            let label = Label::new("Checked", small_style(), Direction::Ltr, tokens.ok);
            controls::tooltip(
                label.show(ui, parts.typesetter),
                "Numbers, tags, addresses, terms, language and length",
            );
        }
        let price = parts.workspace.settings.machine.engines.get(suggestion.engine).map_or(0, |it| it.price);
        small(ui, parts, &evidence(suggestion, price), tokens.text3);
    });
    ui.add_space(4.0);
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(1.0, tokens.line_faint));
    ui.add_space(8.0);
}

/// A translation, its words on a fill where they are not those of `first`.
fn show_text(ui: &mut Ui, parts: &mut Parts<'_>, (text, first): (&str, Option<&str>), language: &Language) {
    let tokens = Tokens::of(ui.ctx());
    let direction = language.direction();
    let layout = parts.typesetter.layout(text, &panel_style(language), direction, ui.available_width());
    let size = egui::vec2(ui.available_width(), layout.height);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, text));
    let left = if direction.is_rtl() { rect.right() - layout.width } else { rect.left() };
    let origin = egui::pos2(left, rect.top());
    let parts_of_it = first.map(|first| word_diff(first, text)).unwrap_or_default();
    for part in
        parts_of_it.iter().filter(|part| !part.same && !slice(text, part.new.clone()).trim().is_empty())
    {
        let backdrop = Backdrop { range: part.new.clone(), fill: tokens.ok_soft, edge: None };
        backdrop.paint(ui.painter(), &layout, origin);
    }
    parts.typesetter.paint(ui.painter(), &layout, origin, tokens.text);
}

/// Texts up to so many bytes are measured in every frame.
const MEASURED: usize = 2000;

/// How far the segment is from the suggestion that it was made of.
fn post_editing(ui: &mut Ui, parts: &mut Parts<'_>, segment: &Segment) {
    let short =
        segment.status.suggested.as_ref().filter(|it| it.text.len() + segment.target.len() < MEASURED);
    let Some((suggested, percent)) = short.zip(post_edited(segment)) else { return };
    let words = match percent {
        0 => format!("The translation is that of {}", suggested.engine),
        percent => format!("{percent} % of what {} suggested was changed", suggested.engine),
    };
    small(ui, parts, &words, Tokens::of(ui.ctx()).text3);
}

/// What went along, how long it took and what it cost; `price` is that of a million tokens or characters, in hundredths.
fn evidence(suggestion: &Suggestion, price: u64) -> String {
    let answer = &suggestion.answer;
    let used = answer.terms.iter().filter(|term| term.is_there).count();
    let mut out = Vec::new();
    if !answer.terms.is_empty() {
        out.push(format!("{used} of {} terms", answer.terms.len()));
    }
    let sent = [(answer.examples, "example", "examples"), (answer.neighbours, "neighbour", "neighbours")];
    let sent = sent.into_iter().filter(|(count, ..)| *count > 0);
    let sent: Vec<String> = sent.map(|(count, one, many)| counted(count, one, many)).collect();
    if !sent.is_empty() {
        out.push(format!("{} sent", sent.join(", ")));
    }
    if answer.from_cache {
        return format!("{} · kept from before, not asked again", out.join(" · "))
            .trim_start_matches(" · ")
            .to_owned();
    }
    out.push(format!("{:.1} s", answer.millis as f64 / 1000.0));
    let tokens = answer.usage.tokens_in + answer.usage.tokens_out;
    let (count, unit) =
        if tokens > 0 { (tokens, "tokens") } else { (answer.usage.chars as u64, "characters") };
    out.push(format!("{count} {unit}"));
    if price > 0 {
        out.push(format!("cost {:.4}", count as f64 * price as f64 / 1e8));
    }
    if answer.retried {
        out.push("asked twice".to_owned());
    }
    out.join(" · ")
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn actions(ui: &mut Ui, parts: &mut Parts<'_>, asking: usize, failed: usize) {
    ui.horizontal(|ui| {
        if asking > 0 {
            if ui.add(Button::quiet("Cancel")).clicked() {
                parts.actions.push(Action::CancelSuggestion);
            }
        } else if ui.add(Button::quiet("Ask again")).clicked() {
            parts.actions.push(Action::Suggest);
        }
        if failed > 0 && ui.add(Button::quiet("Engines…")).clicked() {
            parts.actions.push(Action::ChooseEngines);
        }
    });
}

fn nothing(ui: &mut Ui, parts: &mut Parts<'_>, open: &Open, segment: &Segment) {
    let key = keymap::words(Action::Suggest);
    let has_engine = parts.workspace.settings.machine.engines.iter().any(|engine| engine.is_asked);
    let (sentence, word, action) = if !has_engine {
        ("Off. Nothing is sent.", "Set up an engine…", Action::ChooseEngines)
    } else if open.project.consent.is_none() {
        ("Off for this project. Nothing is sent.", "Ask the machine…", Action::Suggest)
    } else if segment.target.is_empty() {
        ("No suggestion yet.", "Ask the machine", Action::Suggest)
    } else {
        ("No suggestion asked for.", "Ask the machine", Action::Suggest)
    };
    let state = EmptyState { sentence, action: word, key: &key };
    if empty_state(ui, parts.typesetter, &state).is_some_and(|response| response.clicked()) {
        parts.actions.push(action);
    }
}

fn line(ui: &mut Ui, parts: &mut Parts<'_>, words: &str) {
    let color = Tokens::of(ui.ctx()).text2;
    let width = ui.available_width();
    Label::new(words, interface_style(), Direction::Ltr, color).max_width(width).show(ui, parts.typesetter);
}

fn small(ui: &mut Ui, parts: &mut Parts<'_>, words: &str, color: egui::Color32) {
    let width = ui.available_width();
    Label::new(words, small_style(), Direction::Ltr, color).wrapped(width).show(ui, parts.typesetter);
}
