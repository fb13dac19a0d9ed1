//! The glossaries of the project: its own, and the shared files beside it in the order in which they count.

use egui::{Context, Id, Ui};

use super::{Answer, answer};
use crate::app::{Access, Command};
use crate::model::Attached;
use crate::text::Direction;
use crate::ui::controls::{Button, Dialog};
use crate::ui::parts::{Parts, interface_style, small_style};
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::{Tokens, icons};

const WIDTH: f32 = 600.0;

/// A shared glossary as the dialog shows it.
struct Line {
    attached: Attached,
    name: String,
    /// How many terms it has, or why it is not open.
    state: String,
}

/// What was pressed in the list.
enum Wish {
    Move { from: usize, to: usize },
    ReadOnly(usize),
    TakeOff(usize),
}

pub(super) fn show(ctx: &Context, parts: &mut Parts<'_>) -> Answer {
    let Some((open, _)) = parts.open() else { return Answer::Cancel };
    let own = format!("This project · {}", terms(open.project.glossary.len()));
    let lines: Vec<Line> =
        open.project.attached.iter().map(|attached| line(attached, &open.shared)).collect();
    let dialog = Dialog { id: Id::unique("glossaries-dialog"), title: "Glossaries of the project" };
    let mut wish = None;
    let output = dialog.show_wide(ctx, parts.typesetter, WIDTH, |ui, typesetter| {
        let tokens = Tokens::of(ui.ctx());
        let words = "Where two glossaries know a term, the upper one counts.";
        Label::new(words, interface_style(), Direction::Ltr, tokens.text2).show(ui, typesetter);
        ui.add_space(4.0);
        Label::new(&own, interface_style().strong(), Direction::Ltr, tokens.text).show(ui, typesetter);
        for (number, line) in lines.iter().enumerate() {
            let pressed = show_line(ui, typesetter, line, number, lines.len());
            if pressed.is_some() {
                wish = pressed;
            }
        }
        Dialog::buttons(ui, |ui| {
            let close = ui.add(Button::primary("Close")).clicked();
            let attach = ui.add(Button::new("Attach…").name("Attach a shared glossary…")).clicked();
            let create = ui.add(Button::new("New…").name("New shared glossary…")).clicked();
            (close, attach, create)
        })
    });
    if let Some(wish) = wish {
        let all = open.project.attached.clone();
        parts.commands.push(Command::SetGlossaries(changed(all, &wish)));
    }
    let (close, attach, create) = output.inner;
    parts.requests.attach_glossary |= attach;
    parts.requests.create_glossary |= create;
    answer(None, close || attach || create || output.cancelled)
}

fn line(attached: &Attached, shared: &[crate::app::Shared]) -> Line {
    let name = std::path::Path::new(&attached.path).file_stem().unwrap_or_default();
    let found = shared.iter().find(|shared| shared.attached == *attached);
    let state = match found {
        None => "not open".to_owned(),
        Some(shared) if shared.access == Access::Write => terms(shared.entries().len()),
        Some(shared) => format!("{} · read only", terms(shared.entries().len())),
    };
    Line { attached: attached.clone(), name: name.to_string_lossy().into_owned(), state }
}

fn terms(count: usize) -> String {
    if count == 1 { "1 term".to_owned() } else { format!("{count} terms") }
}

fn show_line(
    ui: &mut Ui,
    typesetter: &mut Typesetter,
    line: &Line,
    number: usize,
    count: usize,
) -> Option<Wish> {
    let tokens = Tokens::of(ui.ctx());
    let mut wish = None;
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_width(300.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            let label = Label::new(&line.name, interface_style(), Direction::Ltr, tokens.text);
            label.max_width(300.0).show(ui, typesetter);
            let words = format!("{} · {}", line.state, line.attached.path);
            let label = Label::new(&words, small_style(), Direction::Ltr, tokens.text3);
            label.max_width(300.0).show(ui, typesetter);
        });
        let icon = |ui: &mut Ui, icon, name: &str| icons::icon_button(ui, icon, name, 32.0).clicked();
        if number > 0 && icon(ui, icons::CARET_UP, "Count it before the one above") {
            wish = Some(Wish::Move { from: number, to: number - 1 });
        }
        if number + 1 < count && icon(ui, icons::CARET_DOWN, "Count it behind the one below") {
            wish = Some(Wish::Move { from: number, to: number + 1 });
        }
        let (words, tip) = if line.attached.read_only {
            ("Read only", "Let this project change it")
        } else {
            ("Can be changed", "Never change it from this project")
        };
        if ui.add(Button::quiet(words).tip(tip)).clicked() {
            wish = Some(Wish::ReadOnly(number));
        }
        if icon(ui, icons::X, "Take it off this project; the file stays") {
            wish = Some(Wish::TakeOff(number));
        }
    });
    wish
}

fn changed(mut all: Vec<Attached>, wish: &Wish) -> Vec<Attached> {
    match *wish {
        Wish::Move { from, to } if from.max(to) < all.len() => all.swap(from, to),
        Wish::ReadOnly(at) => {
            if let Some(attached) = all.get_mut(at) {
                attached.read_only = !attached.read_only;
            }
        }
        Wish::TakeOff(at) if at < all.len() => {
            all.remove(at);
        }
        Wish::Move { .. } | Wish::TakeOff(_) => {}
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_change_the_order_and_nothing_else() {
        let all = || -> Vec<Attached> {
            ["a", "b", "c"].map(|path| Attached { path: path.into(), read_only: false }).into()
        };
        let paths = |wish| -> Vec<String> { changed(all(), &wish).into_iter().map(|it| it.path).collect() };
        assert_eq!(paths(Wish::Move { from: 1, to: 0 }), ["b", "a", "c"]);
        assert_eq!(paths(Wish::Move { from: 2, to: 3 }), ["a", "b", "c"]);
        assert_eq!(paths(Wish::TakeOff(1)), ["a", "c"]);
        assert!(changed(all(), &Wish::ReadOnly(2))[2].read_only);
    }
}
