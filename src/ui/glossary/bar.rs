//! The bar above the table: the search, the filters, and what is done with the glossary as a whole.

use egui::{Align, Id, Layout, Popup, Rect, Response, Stroke, Ui, UiBuilder, vec2};

use super::GlossaryView;
use crate::app::{Action, GlossaryFilter};
use crate::model::TermStatus;
use crate::text::{Direction, Language};
use crate::ui::controls::{Button, chooser, menu_row};
use crate::ui::dialogs::glossary_names;
use crate::ui::parts::{Parts, interface_style};
use crate::ui::text::{FieldSpec, Typesetter};
use crate::ui::theme::{Tokens, icons};

/// The width of the search.
const SEARCH: f32 = 304.0;
/// Below this width of the bar its actions are icons.
const ROOMY: f32 = 900.0;

impl GlossaryView {
    pub(super) fn show_bar(&mut self, ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
        let tokens = Tokens::of(ui.ctx());
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
        let inner = rect.shrink2(vec2(16.0, 0.0));
        let left = UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center));
        let used = ui.scope_builder(left.id_salt("glossary-bar"), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            self.search(ui, parts, inner.width());
            ui.add_space(4.0);
            self.filters(ui, parts);
            ui.min_rect().right()
        });
        let rest = inner.with_min_x(used.inner + 8.0);
        let right = UiBuilder::new().max_rect(rest).layout(Layout::right_to_left(Align::Center));
        ui.scope_builder(right.id_salt("glossary-actions"), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            actions(ui, parts, inner.width() > ROOMY);
        });
    }

    fn search(&mut self, ui: &mut Ui, parts: &mut Parts<'_>, room: f32) {
        let id = Id::unique("glossary-search");
        let direction = direction_of(self.search.text());
        let mut spec = FieldSpec::new(id, "Search the glossary", direction, SEARCH.min(room * 0.4));
        spec.style = interface_style();
        spec.placeholder = "Search; vowel marks ignored";
        spec.icon = Some(icons::MAGNIFYING_GLASS);
        let output = self.search.show(ui, parts.typesetter, &spec);
        if std::mem::take(&mut self.want_search) {
            self.search.select_all();
            output.response.request_focus();
        }
        self.in_field |= output.response.has_focus();
        if output.changed {
            self.list.search(self.search.text());
        }
        let down = output.response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::ArrowDown));
        if output.submitted || down {
            self.list.choose(0, false);
            self.want_focus = true;
        }
    }

    fn filters(&mut self, ui: &mut Ui, parts: &mut Parts<'_>) {
        let Some((_, document)) = parts.open() else { return };
        let status = self.list.filter.status.map_or("all", TermStatus::word);
        let choice = chooser(ui, parts.typesetter, "Status", &format!("Status: {status}"));
        let mut all = vec![("all".to_owned(), GlossaryFilter { status: None, ..self.list.filter.clone() })];
        all.extend(TermStatus::ALL.map(|status| {
            (status.word().to_owned(), GlossaryFilter { status: Some(status), ..self.list.filter.clone() })
        }));
        self.offer(&choice, parts.typesetter, all);

        let domain = self.list.filter.domain.clone();
        let word = domain.map_or_else(
            || "all".to_owned(),
            |domain| if domain.is_empty() { "none".into() } else { domain },
        );
        let choice = chooser(ui, parts.typesetter, "Domain", &format!("Domain: {word}"));
        if choice.clicked() || Popup::is_id_open(ui.ctx(), Popup::default_response_id(&choice)) {
            let mut all =
                vec![("all".to_owned(), GlossaryFilter { domain: None, ..self.list.filter.clone() })];
            all.extend(self.list.domains().into_iter().map(|domain| {
                let word = if domain.is_empty() { "none".to_owned() } else { domain.clone() };
                (word, GlossaryFilter { domain: Some(domain), ..self.list.filter.clone() })
            }));
            self.offer(&choice, parts.typesetter, all);
        }

        let names = glossary_names(parts);
        if names.len() > 1 {
            let now = self.list.filter.glossary.and_then(|at| names.get(at)).map_or("all", String::as_str);
            let choice = chooser(ui, parts.typesetter, "Glossary", &format!("Glossary: {now}"));
            let filter = |glossary| GlossaryFilter { glossary, ..self.list.filter.clone() };
            let mut all = vec![("all".to_owned(), filter(None))];
            all.extend(names.into_iter().enumerate().map(|(at, name)| (name, filter(Some(at)))));
            self.offer(&choice, parts.typesetter, all);
        }

        let without = if self.list.filter.without.is_some() { "untranslated" } else { "all" };
        let choice = chooser(ui, parts.typesetter, "Translation", &format!("Translation: {without}"));
        let filter = |without: Option<Language>| GlossaryFilter { without, ..self.list.filter.clone() };
        let all = vec![
            ("all".to_owned(), filter(None)),
            ("untranslated".to_owned(), filter(Some(document.target.clone()))),
        ];
        self.offer(&choice, parts.typesetter, all);
    }

    /// A menu of filters under a chooser.
    fn offer(&mut self, chooser: &Response, typesetter: &mut Typesetter, all: Vec<(String, GlossaryFilter)>) {
        let mut chosen = None;
        Popup::menu(chooser).width(180.0).show(|ui| {
            egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (word, filter) in all {
                    if menu_row(ui, typesetter, &word, filter == self.list.filter).clicked() {
                        chosen = Some(filter);
                        ui.close();
                    }
                }
            });
        });
        if let Some(filter) = chosen {
            self.list.narrow(filter);
        }
    }
}

fn actions(ui: &mut Ui, parts: &mut Parts<'_>, roomy: bool) {
    if ui.add(Button::primary("Add term").icon(icons::PLUS)).clicked() {
        parts.actions.push(Action::AddTerm);
    }
    for (word, icon, action) in [
        ("Export…", icons::EXPORT, Action::ExportGlossary),
        ("Import…", icons::DOWNLOAD_SIMPLE, Action::ImportGlossary),
        ("Merge duplicates…", icons::INTERSECT, Action::MergeDuplicates),
    ] {
        let pressed = if roomy {
            ui.add(Button::quiet(word).icon(icon).tip(action.label())).clicked()
        } else {
            icons::icon_button(ui, icon, action.label(), 32.0).clicked()
        };
        if pressed {
            parts.actions.push(action);
        }
    }
}

/// A search may be in either language: right to left where it begins with a letter that is.
fn direction_of(text: &str) -> Direction {
    let first = text.chars().find(|c| c.is_alphabetic());
    if first.is_some_and(|c| matches!(c as u32, 0x590..=0x8ff)) { Direction::Rtl } else { Direction::Ltr }
}
