//! A look at a glossary file before its terms are taken in: encoding, columns, the first rows.

use std::path::{Path, PathBuf};

use egui::{Context, Id, Popup, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::term::glossary_names;
use super::{Answer, answer};
use crate::app::{Column, Command, EntryField, Mapping, Preview, ReadOptions, TermField, encodings};
use crate::model::Document;
use crate::text::{Direction, Language};
use crate::typeset::{Face, TextStyle};
use crate::ui::controls::{Button, Dialog, chooser, menu_row};
use crate::ui::parts::{Parts, interface_style, small_style};
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::Tokens;

const WIDTH: f32 = 720.0;
const COLUMN: f32 = 168.0;
const ROW: f32 = 26.0;
/// How many rows are shown.
const ROWS: usize = 8;

/// The import of one file.
pub(super) struct ImportDialog {
    path: PathBuf,
    preview: Option<Preview>,
    options: ReadOptions,
    glossary: usize,
}

impl ImportDialog {
    pub(super) fn new(path: PathBuf, preview: Option<Preview>, before: Option<&Self>) -> Self {
        let before = before.filter(|before| before.path == path);
        let options = before.map(|before| before.options.clone()).unwrap_or_default();
        let glossary = before.map_or(0, |before| before.glossary);
        Self { path, preview, options, glossary }
    }

    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let Some((_, document)) = parts.open() else { return Answer::Cancel };
        let names = glossary_names(parts);
        let title = format!("Import terms of {}", file_name(&self.path));
        let dialog = Dialog { id: Id::unique("import-dialog"), title: &title };
        let mut again = false;
        let output = dialog.show_wide(ctx, parts.typesetter, WIDTH, |ui, typesetter| {
            again = self.body(ui, typesetter, document);
            ui.horizontal(|ui| {
                if names.len() > 1 {
                    self.choose_glossary(ui, typesetter, &names);
                }
            });
            let words = self.words();
            Dialog::buttons(ui, |ui| {
                let import = Button::primary(&words).name("Import the terms").enabled(self.has_terms());
                let import = import.tip("Say first which columns hold the terms");
                (ui.add(import).clicked(), ui.add(Button::new("Cancel")).clicked())
            })
        });
        if again {
            let options = Box::new(self.options.clone());
            parts.commands.push(Command::PreviewGlossary { path: self.path.clone(), options });
        }
        let (import, cancel) = output.inner;
        answer(import.then(|| self.command()), cancel || output.cancelled)
    }

    fn command(&self) -> Command {
        let mut options = self.options.clone();
        options.mapping = self.preview.as_ref().map(|preview| preview.mapping.clone());
        Command::ImportGlossaryAs {
            path: self.path.clone(),
            glossary: self.glossary,
            options: Box::new(options),
        }
    }

    fn words(&self) -> String {
        let header = |preview: &Preview| usize::from(preview.mapping.header);
        match self.preview.as_ref().map(|preview| preview.count.saturating_sub(header(preview))) {
            Some(1) => "Import 1 row".to_owned(),
            Some(count) => format!("Import {count} rows"),
            None => "Import".to_owned(),
        }
    }

    fn has_terms(&self) -> bool {
        self.preview.as_ref().is_none_or(|preview| !preview.mapping.languages().is_empty())
    }

    /// Shows the table; whether the file has to be read again.
    fn body(&mut self, ui: &mut Ui, typesetter: &mut Typesetter, document: &Document) -> bool {
        let color = Tokens::of(ui.ctx()).text2;
        let Some(preview) = &mut self.preview else {
            let words = "This kind of file names its languages and fields itself; all of them are taken in.";
            let width = ui.available_width();
            Label::new(words, interface_style(), Direction::Ltr, color).wrapped(width).show(ui, typesetter);
            return false;
        };
        let mut again = false;
        ui.horizontal(|ui| {
            if !preview.encoding.is_empty()
                && let Some(encoding) = choose_encoding(ui, typesetter, &preview.encoding)
            {
                self.options.encoding = Some(encoding);
                again = true;
            }
            let word =
                if preview.mapping.header { "The first row has names" } else { "The first row is a term" };
            let choice = chooser(ui, typesetter, "First row", word);
            Popup::menu(&choice).width(220.0).show(|ui| {
                for (header, word) in [(true, "The first row has names"), (false, "The first row is a term")]
                {
                    if menu_row(ui, typesetter, word, header == preview.mapping.header).clicked() {
                        preview.mapping.header = header;
                        ui.close();
                    }
                }
            });
        });
        table(ui, typesetter, preview, document);
        for warning in preview.warnings.iter().take(3) {
            let words = format!("Line {}: {}", warning.line, warning.message);
            let color = Tokens::of(ui.ctx()).warn;
            let label = Label::new(&words, small_style(), Direction::Ltr, color);
            label.max_width(ui.available_width()).show(ui, typesetter);
        }
        again
    }

    fn choose_glossary(&mut self, ui: &mut Ui, typesetter: &mut Typesetter, names: &[String]) {
        let name = names.get(self.glossary).map_or("this project", String::as_str);
        let choice = chooser(ui, typesetter, "Into", &format!("Into: {name}"));
        Popup::menu(&choice).width(260.0).show(|ui| {
            for (number, name) in names.iter().enumerate() {
                if menu_row(ui, typesetter, name, number == self.glossary).clicked() {
                    self.glossary = number;
                    ui.close();
                }
            }
        });
    }
}

fn choose_encoding(ui: &mut Ui, typesetter: &mut Typesetter, now: &str) -> Option<String> {
    let choice = chooser(ui, typesetter, "Encoding", &format!("Encoding: {now}"));
    let mut chosen = None;
    Popup::menu(&choice).width(260.0).show(|ui| {
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (name, label) in encodings() {
                if menu_row(ui, typesetter, label, name.eq_ignore_ascii_case(now)).clicked() {
                    chosen = Some((*name).to_owned());
                    ui.close();
                }
            }
        });
    });
    chosen
}

/// The columns with what each is taken for, and the first rows.
fn table(ui: &mut Ui, typesetter: &mut Typesetter, preview: &mut Preview, document: &Document) {
    let count = preview.rows.iter().map(Vec::len).max().unwrap_or(0).max(preview.mapping.columns.len());
    let rows: Vec<_> = preview.rows.iter().take(ROWS).collect();
    let size = vec2(COLUMN * count as f32, 36.0 + ROW * rows.len() as f32);
    ScrollArea::horizontal().id_salt("import-columns").show(ui, |ui| {
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        for column in 0..count {
            let left = rect.left() + COLUMN * column as f32;
            let head = Rect::from_min_size(pos2(left, rect.top()), vec2(COLUMN - 8.0, 32.0));
            let mut child = ui.new_child(UiBuilder::new().max_rect(head).id_salt(("import-column", column)));
            choose_column(&mut child, typesetter, &mut preview.mapping, column, document);
            for (number, row) in rows.iter().enumerate() {
                let top = rect.top() + 36.0 + ROW * number as f32;
                let place = Rect::from_min_size(pos2(left, top), vec2(COLUMN - 12.0, ROW));
                let named = number == 0 && preview.mapping.header;
                let cell = row.get(column).map_or("", String::as_str);
                self::cell(ui, typesetter, place, cell, (preview.mapping.columns.get(column), named));
            }
        }
        for number in 0..rows.len() {
            let y = rect.top() + 36.0 + ROW * number as f32;
            let stroke = Stroke::new(1.0, Tokens::of(ui.ctx()).line_faint);
            ui.painter().hline(rect.x_range(), y, stroke);
        }
    });
}

fn cell(
    ui: &Ui,
    typesetter: &mut Typesetter,
    rect: Rect,
    text: &str,
    (column, named): (Option<&Column>, bool),
) {
    let tokens = Tokens::of(ui.ctx());
    let ignored = matches!(column, None | Some(Column::Ignore));
    let color = if named || ignored { tokens.text3 } else { tokens.text };
    let direction = match column {
        Some(Column::Term(language, TermField::Text | TermField::Variants)) if !named => language.direction(),
        _ => Direction::Ltr,
    };
    let style = if direction.is_rtl() { TextStyle::new(Face::Naskh, 16.0, 26.0) } else { interface_style() };
    let shown = text.replace('\n', " ");
    let label = Label::new(&shown, style, direction, color).max_width(rect.width());
    let x = if direction.is_rtl() { rect.right() } else { rect.left() + 8.0 };
    label.paint_at(ui.painter(), typesetter, pos2(x, rect.top() + 18.0));
}

fn choose_column(
    ui: &mut Ui,
    typesetter: &mut Typesetter,
    mapping: &mut Mapping,
    number: usize,
    document: &Document,
) {
    let now = mapping.columns.get(number).cloned().unwrap_or(Column::Ignore);
    let choice = chooser(ui, typesetter, &format!("Column {}", number + 1), &words(&now));
    let mut chosen = None;
    Popup::menu(&choice).width(200.0).show(|ui| {
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for column in offered(document, &now) {
                if menu_row(ui, typesetter, &words(&column), column == now).clicked() {
                    chosen = Some(column);
                    ui.close();
                }
            }
        });
    });
    if let Some(column) = chosen {
        if mapping.columns.len() <= number {
            mapping.columns.resize(number + 1, Column::Ignore);
        }
        if let Some(place) = mapping.columns.get_mut(number) {
            *place = column;
        }
    }
}

/// What a column may be: the fields of both languages, and what it is now.
fn offered(document: &Document, now: &Column) -> Vec<Column> {
    let (source, target) = (&document.source, &document.target);
    let term = |language: &Language, field| Column::Term(language.clone(), field);
    let mut out = vec![
        Column::Ignore,
        term(source, TermField::Text),
        term(target, TermField::Text),
        term(target, TermField::Status),
        term(source, TermField::Variants),
        Column::Entry(EntryField::Domain),
        Column::Entry(EntryField::Note),
        Column::Entry(EntryField::Definition),
        term(source, TermField::Source),
        term(source, TermField::Example),
        term(source, TermField::PartOfSpeech),
        term(source, TermField::Gender),
    ];
    if !out.contains(now) {
        out.push(now.clone());
    }
    out
}

/// What a column is, in words.
fn words(column: &Column) -> String {
    match column {
        Column::Ignore => "Leave out".to_owned(),
        Column::Id => "Number".to_owned(),
        Column::Entry(field) => match field {
            EntryField::Domain => "Domain".to_owned(),
            EntryField::Definition => "Definition".to_owned(),
            EntryField::Note => "Note".to_owned(),
            EntryField::CreatedBy => "Created by".to_owned(),
            EntryField::CreatedAt => "Created on".to_owned(),
            EntryField::ChangedBy => "Changed by".to_owned(),
            EntryField::ChangedAt => "Changed on".to_owned(),
            EntryField::Extra(name) => name.clone(),
        },
        Column::Term(language, TermField::Text) => language.name().to_owned(),
        Column::Term(language, field) => format!("{} ({})", term_words(field), language.tag()),
    }
}

fn term_words(field: &TermField) -> &str {
    match field {
        TermField::Text => "Term",
        TermField::Status => "Status",
        TermField::PartOfSpeech => "Part of speech",
        TermField::Gender => "Gender",
        TermField::Variants => "Variants",
        TermField::Note => "Note",
        TermField::Source => "Source",
        TermField::Example => "Example",
        TermField::CreatedBy => "Created by",
        TermField::CreatedAt => "Created on",
        TermField::ChangedBy => "Changed by",
        TermField::ChangedAt => "Changed on",
        TermField::Extra(name) => name,
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
