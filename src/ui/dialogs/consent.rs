//! Before anything leaves the machine: whether this project may go to a host, and what a whole document would send and cost.

use egui::{Context, Frame, Id, Margin, Popup, Response, Stroke, Ui};

use super::{Answer, answer};
use crate::app::{Command, Estimate, Prompt, Workspace};
use crate::text::Direction;
use crate::ui::controls::{Button, Dialog, chooser, menu_row};
use crate::ui::parts::{Parts, interface_style, panel_style};
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::Tokens;

const TEXT_ALONE: &str = "The source of the segment is sent there, with the names of the two languages, and, where the engine keeps \
                          glossaries, your terms. Nothing else is sent. This holds for this project until you take it back.";
const WITH_CONTEXT: &str = "The source of the segment is sent there with the names of the two languages, your matching terms, up to \
                            three close matches of your memories, up to three confirmed neighbours before it and the source after it, \
                            and your wishes for the style. Nothing else is sent. This holds for this project until you take it back.";

pub(super) struct ConsentDialog {
    pub(super) host: String,
    pub(super) origin: String,
    pub(super) signature: String,
    pub(super) example: String,
    pub(super) with_context: bool,
    pub(super) is_document: bool,
}

impl ConsentDialog {
    /// The dialog of a prompt for consent; none for another prompt.
    pub(super) fn of(prompt: Prompt) -> Option<Self> {
        let Prompt::Consent { host, origin, signature, example, with_context, is_document } = prompt else {
            return None;
        };
        Some(Self { host, origin, signature, example, with_context, is_document })
    }

    pub(super) fn show(&self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let language = parts.open().map(|(_, document)| document.source.clone());
        let what = if self.is_document { "the document" } else { "segments" };
        let title = format!("Send {what} to {}?", self.host);
        let dialog = Dialog { id: Id::unique("consent-dialog"), title: &title };
        let output = dialog.show(ctx, parts.typesetter, |ui, typesetter| {
            paragraph(ui, typesetter, &self.signature);
            paragraph(ui, typesetter, if self.with_context { WITH_CONTEXT } else { TEXT_ALONE });
            paragraph(ui, typesetter, "First would be sent:");
            let tokens = Tokens::of(ui.ctx());
            let width = ui.available_width();
            let line = Stroke::new(1.0, tokens.line);
            Frame::new().stroke(line).corner_radius(6).inner_margin(Margin::same(12)).show(ui, |ui| {
                if let Some(language) = &language {
                    let style = panel_style(language);
                    let label = Label::new(&self.example, style, language.direction(), tokens.text);
                    label.wrapped(width - 26.0).show(ui, typesetter);
                }
            });
            Dialog::buttons(ui, |ui| {
                let allow = ui.add(Button::primary("Allow for this project")).clicked();
                let nothing = ui.add(Button::new("Send nothing"));
                take_focus(ui, &nothing);
                (allow, nothing.clicked())
            })
        });
        let (allow, cancel) = output.inner;
        answer(allow.then(|| Command::GiveConsent(self.origin.clone())), cancel || output.cancelled)
    }
}

/// Asks whether the document is to be pre-translated.
pub(super) fn estimate(ctx: &Context, parts: &mut Parts<'_>, estimate: &mut Estimate) -> Answer {
    let dialog = Dialog { id: Id::unique("estimate-dialog"), title: "Pre-translate with a machine?" };
    let workspace = parts.workspace;
    let output = dialog.show(ctx, parts.typesetter, |ui, typesetter| {
        if let Some(other) = choose_engine(ui, typesetter, workspace, estimate) {
            *estimate = other;
        }
        for line in lines(estimate) {
            paragraph(ui, typesetter, &line);
        }
        paragraph(
            ui,
            typesetter,
            "Only segments without a translation are filled. It can be stopped at any time, and undone as a whole.",
        );
        Dialog::buttons(ui, |ui| {
            let go = Button::primary("Pre-translate").enabled(!estimate.is_too_much());
            let go = ui.add(go.tip("The limit of this month would be passed"));
            take_focus(ui, &go);
            (go.clicked(), ui.add(Button::new("Cancel")).clicked())
        })
    });
    let (go, cancel) = output.inner;
    answer(go.then_some(Command::MachineTranslate(estimate.engine)), cancel || output.cancelled)
}

/// The engine; another one where another one was chosen.
fn choose_engine(
    ui: &mut Ui,
    typesetter: &mut Typesetter,
    workspace: &Workspace,
    estimate: &Estimate,
) -> Option<Estimate> {
    let count = workspace.settings.machine.engines.len();
    if count < 2 {
        paragraph(ui, typesetter, &estimate.signature);
        return None;
    }
    let choice = chooser(ui, typesetter, "Engine", &estimate.signature);
    let shown = Popup::menu(&choice).width(320.0).show(|ui| {
        let mut chosen = None;
        for it in (0..count).filter_map(|number| workspace.estimate(number)) {
            if menu_row(ui, typesetter, &it.signature, it.engine == estimate.engine).clicked() {
                ui.close();
                chosen = Some(it);
            }
        }
        chosen
    });
    shown?.inner
}

fn lines(estimate: &Estimate) -> Vec<String> {
    let count =
        |count: u64, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let mut out = vec![format!(
        "{} with {}, in {} or a few more",
        count(estimate.segments as u64, "segment", "segments"),
        count(estimate.characters, "character", "characters"),
        count(estimate.requests as u64, "request", "requests"),
    )];
    if estimate.tokens > 0 {
        out.push(format!(
            "About {} tokens to read, and as many as the translation has to write",
            estimate.tokens
        ));
    }
    if estimate.cost > 0 {
        let (whole, hundredths) = (estimate.cost / 100, estimate.cost % 100);
        out.push(format!("About {whole}.{hundredths:02} by the price in the settings"));
    }
    if let Some(left) = estimate.left {
        out.push(format!("{left} characters are left of the limit of this month"));
    }
    out
}

/// Gives the keyboard's focus to a button of a dialog that was not there before, so that Enter and the space bar press it.
fn take_focus(ui: &Ui, button: &Response) {
    let now = ui.ctx().cumulative_pass_nr();
    let id = button.id.with("shown last");
    let last = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<u64>(id), now));
    if now > last + 2 {
        button.request_focus();
    }
}

fn paragraph(ui: &mut Ui, typesetter: &mut Typesetter, words: &str) {
    let color = Tokens::of(ui.ctx()).text2;
    let width = ui.available_width();
    Label::new(words, interface_style(), Direction::Ltr, color).wrapped(width).show(ui, typesetter);
}
