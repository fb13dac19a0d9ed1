//! Title, byline, date and link of the article, to be put right.

use egui::{Context, Id};

use super::{Answer, answer};
use crate::app::Command;
use crate::model::Metadata;
use crate::text::{Direction, Language};
use crate::ui::controls::{Button, Dialog};
use crate::ui::parts::{Parts, interface_style};
use crate::ui::text::{Field, FieldSpec, Label};
use crate::ui::theme::Tokens;

const LABELS: [&str; 5] = ["Title", "Author", "Date", "Link", "Site"];

pub(super) struct MetadataDialog {
    fields: [Field; 5],
    language: Language,
    fresh: bool,
}

impl MetadataDialog {
    pub(super) fn new(metadata: &Metadata, language: &Language) -> Self {
        let Metadata { title, byline, date, link, site } = metadata;
        let fields = [title, byline, date, link, site].map(|text| Field::new(text));
        Self { fields, language: language.clone(), fresh: true }
    }

    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let dialog = Dialog { id: Id::unique("metadata-dialog"), title: "Title, author and date" };
        let output = dialog.show(ctx, parts.typesetter, |ui, typesetter| {
            let (color, width) = (Tokens::of(ui.ctx()).text2, ui.available_width());
            let mut submitted = false;
            for (field, name) in self.fields.iter_mut().zip(LABELS) {
                Label::new(name, interface_style(), Direction::Ltr, color).show(ui, typesetter);
                // A date and an address run from left to right, whatever the language of the article.
                let is_text = !matches!(name, "Date" | "Link");
                let direction = if is_text { self.language.direction() } else { Direction::Ltr };
                let spec = FieldSpec::new(Id::unique(("metadata-field", name)), name, direction, width);
                let shown = field.show(ui, typesetter, &spec);
                if std::mem::take(&mut self.fresh) {
                    shown.response.request_focus();
                }
                submitted |= shown.submitted;
            }
            let (set, cancel) = Dialog::buttons(ui, |ui| {
                let set = ui.add(Button::primary("Keep").name("Keep title, author and date")).clicked();
                (set, ui.add(Button::new("Cancel")).clicked())
            });
            (set || submitted, cancel)
        });
        let (set, cancel) = output.inner;
        let command = set.then(|| Command::SetMetadata(Box::new(self.metadata())));
        answer(command, cancel || output.cancelled)
    }

    fn metadata(&self) -> Metadata {
        let [title, byline, date, link, site] =
            [0, 1, 2, 3, 4].map(|at: usize| self.fields.get(at).map_or("", Field::text).trim().to_owned());
        Metadata { title, byline, date, link, site }
    }
}
