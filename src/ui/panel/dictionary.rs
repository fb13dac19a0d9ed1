//! What the dictionaries say of the word at the caret of the source.

use egui::{Sense, Ui, vec2};

use super::terms::arabic;
use crate::app::{Action, Command, DictionaryHit};
use crate::text::{Direction, Selection, slice, words};
use crate::ui::controls::{self, EmptyState, empty_state};
use crate::ui::parts::{Parts, interface_style, small_style};
use crate::ui::text::Label;
use crate::ui::theme::Tokens;

const LINE: f32 = 24.0;

/// What was looked up last: a word is looked up once.
#[derive(Default)]
pub struct Dictionary {
    word: String,
    hits: Vec<DictionaryHit>,
    ready: bool,
}

impl Dictionary {
    /// Shows the entries of the word that is selected in the source, or at its caret.
    pub fn show(&mut self, ui: &mut Ui, parts: &mut Parts<'_>, selection: Selection) {
        let Some((open, _)) = parts.open() else { return };
        let Some(segment) = open.active_segment() else { return };
        let Some(dictionaries) = &parts.workspace.dictionaries else {
            parts.commands.push(Command::LoadDictionaries);
            return said(ui, parts, "Opening the dictionaries…");
        };
        if dictionaries.is_empty() {
            return none(ui, parts);
        }
        let word = word_at(&segment.source, selection);
        if word != self.word || !self.ready {
            self.hits = dictionaries.look_up(word);
            word.clone_into(&mut self.word);
            self.ready = true;
        }
        if word.is_empty() {
            said(ui, parts, "Click a word of the source to look it up.");
        } else if self.hits.is_empty() {
            self.unknown(ui, parts);
        } else {
            self.hits.iter().for_each(|hit| entry(ui, parts, hit));
        }
    }

    /// The dictionaries have changed: what was looked up is looked up again.
    pub fn forget(&mut self) {
        self.ready = false;
    }

    fn unknown(&self, ui: &mut Ui, parts: &mut Parts<'_>) {
        let Some((_, document)) = parts.open() else { return };
        let tokens = Tokens::of(ui.ctx());
        let style = if document.source.is_arabic_script() { arabic() } else { interface_style() };
        let width = ui.available_width();
        Label::new(&self.word, style, document.source.direction(), tokens.text)
            .max_width(width)
            .show(ui, parts.typesetter);
        said(ui, parts, "The dictionaries do not have this word.");
    }
}

/// The word that is selected, or that the caret stands in or behind.
fn word_at(text: &str, selection: Selection) -> &str {
    let range = selection.range();
    if !range.is_empty() {
        return slice(text, range).trim();
    }
    let found = words(text).into_iter().find(|word| word.start <= range.start && range.start <= word.end);
    found.map_or("", |word| slice(text, word))
}

fn said(ui: &mut Ui, parts: &mut Parts<'_>, words: &str) {
    let color = Tokens::of(ui.ctx()).text2;
    let width = ui.available_width();
    Label::new(words, interface_style(), Direction::Ltr, color).wrapped(width).show(ui, parts.typesetter);
}

fn none(ui: &mut Ui, parts: &mut Parts<'_>) {
    let sentence = "No dictionary is installed. On Linux, install the package dict-freedict-ara-eng (Arabic to English, free); \
                    or choose a list of your own: one word a line, a tab, and what it means.";
    let state = EmptyState { sentence, action: "Choose a dictionary…", key: "" };
    if empty_state(ui, parts.typesetter, &state).is_some_and(|response| response.clicked()) {
        parts.actions.push(Action::AddDictionary);
    }
}

/// The headword with the dictionary's name, and the senses below it.
fn entry(ui: &mut Ui, parts: &mut Parts<'_>, hit: &DictionaryHit) {
    let Some((_, document)) = parts.open() else { return };
    let tokens = Tokens::of(ui.ctx());
    let width = ui.available_width();
    ui.spacing_mut().item_spacing.y = 0.0;
    let (rect, _) = ui.allocate_exact_size(vec2(width, 26.0), Sense::hover());
    let style = if document.source.is_arabic_script() { arabic() } else { interface_style().strong() };
    let direction = document.source.direction();
    Label::new(&hit.entry.headword, style, direction, tokens.text).max_width(width * 0.6).show_in(
        ui,
        parts.typesetter,
        rect,
    );
    let name = Label::new(&hit.dictionary, small_style(), Direction::Ltr, tokens.text3);
    name.max_width(width * 0.4).show_in(ui, parts.typesetter, rect.with_max_x(rect.left() + width * 0.4));
    for (number, sense) in hit.entry.senses.iter().enumerate() {
        self::sense(ui, parts, (number, sense), &hit.entry.headword);
    }
    ui.add_space(12.0);
}

/// One sense; to press it inserts it.
fn sense(ui: &mut Ui, parts: &mut Parts<'_>, (number, sense): (usize, &str), headword: &str) {
    let Some((_, document)) = parts.open() else { return };
    let tokens = Tokens::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let id = ui.scope_id().with(("sense", headword, number, rect.top().to_bits()));
    let bar = rect.expand2(vec2(8.0, 0.0));
    let response = ui.interact(bar, id, Sense::click());
    let name = format!("Insert {sense}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name.as_str()));
    if let Some(fill) = controls::quiet_fill(tokens, &response) {
        ui.painter().rect_filled(bar, 6.0, fill);
    }
    controls::focus_ring(ui, &response, bar, 6.0);
    let label = Label::new(sense, interface_style(), document.target.direction(), tokens.text);
    label.max_width(rect.width()).show_in(ui, parts.typesetter, rect);
    if response.clicked() {
        parts.commands.push(Command::CloseTyping);
        parts.requests.insert_text = Some(sense.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_is_that_at_the_caret_or_the_selection() {
        let text = "رحب الوزير، أمس";
        let at = |from: usize, to: usize| word_at(text, Selection { anchor: from, caret: to });
        assert_eq!((at(0, 0), at(3, 3), at(9, 9)), ("رحب", "رحب", "الوزير"));
        assert_eq!(at(0, 19), "رحب الوزير");
        assert_eq!(at(99, 99), "");
    }
}
