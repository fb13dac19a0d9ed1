//! The engines for machine translation: which, where, with which key and model, and what holds for all of them.

use egui::{Context, Id, Popup, Ui};

use super::Answer;
use crate::app::{Command, EngineKind, EngineSetting, KeyPlace, MachineSettings, MachineTest, Secret};
use crate::text::Direction;
use crate::ui::controls::{Button, Choice, Dialog, chooser, menu_row, progress_unknown, segmented};
use crate::ui::parts::{Parts, interface_style, small_style};
use crate::ui::text::{Field, FieldSpec, Label, Typesetter};
use crate::ui::theme::Tokens;

const ABOUT: &str = "Nothing is sent before you have agreed for the project and the host. A server on this machine, such as Ollama or \
                     LibreTranslate, keeps every word on it.";
const PLACES: [(&str, KeyPlace, &str); 3] = [
    ("Keyring", KeyPlace::Keyring, "In the keyring of the system"),
    ("This session", KeyPlace::Session, "Until the program is closed"),
    ("File", KeyPlace::File, "In a file of the data folder that only you can read"),
];

/// Room for the button beside the key.
const REVEAL: f32 = 72.0;

/// The fields of one engine.
struct Fields {
    kind: EngineKind,
    address: Field,
    key: Field,
    model: Field,
    region: Field,
    price: Field,
    is_asked: bool,
    keyring: bool,
    /// Whether the key can be read on screen.
    reveals: bool,
}

impl Fields {
    fn new(setting: &EngineSetting) -> Self {
        let price = match setting.price {
            0 => String::new(),
            price => format!("{}.{:02}", price / 100, price % 100),
        };
        Self {
            kind: EngineKind::of_word(&setting.kind).unwrap_or(EngineKind::LibreTranslate),
            address: Field::new(&setting.address),
            key: Field::new(""),
            model: Field::new(&setting.model),
            region: Field::new(&setting.region),
            price: Field::new(&price),
            is_asked: setting.is_asked,
            keyring: setting.keyring,
            reveals: false,
        }
    }

    fn setting(&self) -> EngineSetting {
        EngineSetting {
            kind: self.kind.word().to_owned(),
            address: self.address.text().trim().to_owned(),
            model: self.model.text().trim().to_owned(),
            region: self.region.text().trim().to_owned(),
            price: hundredths(self.price.text()),
            is_asked: self.is_asked,
            keyring: self.keyring,
        }
    }
}

pub(super) struct EnginesDialog {
    engines: Vec<Fields>,
    shown: usize,
    place: usize,
    local_only: bool,
    style: Field,
    limit: Field,
    fresh: bool,
    then_ask: bool,
    submitted: bool,
}

/// What was pressed.
#[derive(Default)]
struct Pressed {
    save: bool,
    cancel: bool,
    test: bool,
}

impl EnginesDialog {
    pub(super) fn new(machine: &MachineSettings, then_ask: bool) -> Self {
        let mut engines: Vec<Fields> = machine.engines.iter().map(Fields::new).collect();
        if engines.is_empty() {
            engines.push(Fields::new(&EngineSetting::new(EngineKind::LibreTranslate.word(), "")));
        }
        let limit = machine.monthly_characters.map(|limit| limit.to_string()).unwrap_or_default();
        Self {
            engines,
            shown: 0,
            place: usize::from(machine.keys_in_file) * 2,
            local_only: machine.local_only,
            style: Field::new(&machine.style),
            limit: Field::new(&limit),
            fresh: true,
            then_ask,
            submitted: false,
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, parts: &mut Parts<'_>) -> Answer {
        let tested = parts.workspace.tested.clone();
        let dialog = Dialog { id: Id::unique("engines-dialog"), title: "Machine translation" };
        let output = dialog.show_wide(ctx, parts.typesetter, 560.0, |ui, typesetter| {
            line(ui, typesetter, ABOUT);
            ui.add_space(4.0);
            self.choose_engine(ui, typesetter);
            self.show_fields(ui, typesetter);
            let test = self.show_test(ui, typesetter, tested.as_ref());
            ui.add_space(8.0);
            self.show_common(ui, typesetter);
            let (save, cancel) = Dialog::buttons(ui, |ui| {
                let save = ui.add(Button::primary("Save").name("Save the engines")).clicked();
                (save, ui.add(Button::new("Cancel")).clicked())
            });
            Pressed { save, cancel, test }
        });
        if output.inner.test {
            self.test(parts);
        }
        if output.inner.save || std::mem::take(&mut self.submitted) {
            return self.save(parts);
        }
        if output.inner.cancel || output.cancelled { Answer::Cancel } else { Answer::Stay }
    }

    /// Which of the engines the fields are of; a further one.
    fn choose_engine(&mut self, ui: &mut Ui, typesetter: &mut Typesetter) {
        ui.horizontal(|ui| {
            let now = self.engines.get(self.shown).map_or("", |engine| engine.kind.name());
            let word = format!("{} of {}: {now}", self.shown + 1, self.engines.len());
            let choice = chooser(ui, typesetter, "Engine shown", &word);
            Popup::menu(&choice).width(280.0).show(|ui| {
                for (number, engine) in self.engines.iter().enumerate() {
                    if menu_row(ui, typesetter, engine.kind.name(), number == self.shown).clicked() {
                        self.shown = number;
                        ui.close();
                    }
                }
            });
            if ui.add(Button::quiet("Add").name("Add an engine")).clicked() {
                self.engines.push(Fields::new(&EngineSetting::new(EngineKind::OpenAi.word(), "")));
                self.shown = self.engines.len() - 1;
            }
            let many = self.engines.len() > 1;
            if ui.add(Button::quiet("Remove").name("Remove this engine").enabled(many)).clicked() {
                self.engines.remove(self.shown);
                self.shown = self.shown.min(self.engines.len() - 1);
            }
        });
    }

    fn show_fields(&mut self, ui: &mut Ui, typesetter: &mut Typesetter) {
        let (fresh, place) = (std::mem::take(&mut self.fresh), &mut self.place);
        let shown = self.shown;
        let Some(engine) = self.engines.get_mut(shown) else { return };
        let id = |name: &str| Id::unique(("engine-field", shown, name.to_owned()));
        ui.horizontal(|ui| {
            let choice = chooser(ui, typesetter, "Kind of engine", engine.kind.name());
            Popup::menu(&choice).width(320.0).show(|ui| {
                for kind in EngineKind::ALL {
                    if menu_row(ui, typesetter, kind.name(), kind == engine.kind).clicked() {
                        engine.kind = kind;
                        ui.close();
                    }
                }
            });
            let asked = chooser(
                ui,
                typesetter,
                "Use",
                if engine.is_asked { "Asked for suggestions" } else { "Not asked" },
            );
            Popup::menu(&asked).width(220.0).show(|ui| {
                for (is_asked, word) in [(true, "Asked for suggestions"), (false, "Not asked")] {
                    if menu_row(ui, typesetter, word, is_asked == engine.is_asked).clicked() {
                        engine.is_asked = is_asked;
                        ui.close();
                    }
                }
            });
        });
        let mut submitted = false;
        let mut field =
            |ui: &mut Ui, typesetter: &mut Typesetter, it: &mut Field, id: Id, label: &str, hint: &str| {
                let (response, enter) = show_field(ui, typesetter, it, id, label, hint);
                submitted |= enter;
                response
            };
        let focus =
            field(ui, typesetter, &mut engine.address, id("address"), "Address", engine.kind.usual_address());
        if fresh {
            focus.request_focus();
        }
        if engine.kind.is_chat() {
            field(
                ui,
                typesetter,
                &mut engine.model,
                id("model"),
                "Model",
                "As the server names it; Test lists them",
            );
        }
        if engine.kind == EngineKind::Azure {
            field(ui, typesetter, &mut engine.region, id("region"), "Region of the resource", "westeurope");
        }
        let wanted = if engine.kind.needs_key() {
            "Needed; a kept one stays as it is"
        } else {
            "Only where the server wants one"
        };
        let key_entered =
            key_field(ui, typesetter, (&mut engine.key, &mut engine.reveals), id("key"), wanted);
        if !engine.key.text().is_empty() {
            let choices = PLACES.map(|(word, _, tip)| Choice { word, icon: None, tip });
            *place = segmented(ui, &choices, *place).unwrap_or(*place);
        }
        let unit =
            if engine.kind.is_chat() { "Price of a million tokens" } else { "Price of a million characters" };
        field(ui, typesetter, &mut engine.price, id("price"), unit, "0");
        self.submitted = submitted || key_entered;
    }

    /// The button for a test, and what came of the last one.
    fn show_test(&mut self, ui: &mut Ui, typesetter: &mut Typesetter, tested: Option<&MachineTest>) -> bool {
        ui.add_space(4.0);
        let pressed = ui.horizontal(|ui| {
            let pressed = ui.add(Button::new("Test").name("Test this engine")).clicked();
            if tested.is_some_and(|test| !test.is_done) {
                progress_unknown(ui, "Testing the engine");
            }
            pressed
        });
        let tokens = Tokens::of(ui.ctx());
        let width = ui.available_width();
        let mut say = |words: &str, color| {
            Label::new(words, small_style(), Direction::Ltr, color).wrapped(width).show(ui, typesetter);
        };
        if let Some(catalog) = tested.and_then(|test| test.catalog.as_ref()) {
            let models = catalog.models.iter().take(12).cloned().collect::<Vec<_>>().join(", ");
            let words = match (catalog.languages.len(), models.is_empty()) {
                (_, false) => format!("It answers. Models: {models}"),
                (0, true) => "It answers".to_owned(),
                (1, true) => "It answers, with one language".to_owned(),
                (count, true) => format!("It answers, with {count} languages"),
            };
            say(&words, tokens.ok);
            if let Some((word, answer)) = tested.and_then(|test| test.word.as_ref()) {
                say(&format!("{word} = {answer}"), tokens.ok);
            }
            if let (Some(engine), [only]) = (self.engines.get_mut(self.shown), catalog.models.as_slice())
                && engine.model.text().is_empty()
            {
                engine.model.set_text(only);
            }
        }
        if let Some((summary, hint)) = tested.and_then(|test| test.failure.as_ref()) {
            say(summary, tokens.err);
            say(hint, tokens.text2);
        }
        pressed.inner
    }

    fn show_common(&mut self, ui: &mut Ui, typesetter: &mut Typesetter) {
        let choices = [
            Choice { word: "Any host", icon: None, tip: "Each is asked for by itself" },
            Choice {
                word: "Local network only",
                icon: None,
                tip: "This machine and the private network, whatever a name resolves to",
            },
        ];
        if let Some(chosen) = segmented(ui, &choices, usize::from(self.local_only)) {
            self.local_only = chosen == 1;
        }
        show_field(
            ui,
            typesetter,
            &mut self.style,
            Id::unique("engines-style"),
            "Wishes for the style",
            "British spelling, short sentences",
        );
        show_field(
            ui,
            typesetter,
            &mut self.limit,
            Id::unique("engines-limit"),
            "Most characters in a month",
            "No limit",
        );
    }

    fn machine(&self) -> MachineSettings {
        MachineSettings {
            engines: self.engines.iter().map(Fields::setting).collect(),
            local_only: self.local_only,
            style: self.style.text().trim().to_owned(),
            monthly_characters: self.limit.text().trim().parse().ok(),
            keys_in_file: self.key_place() == KeyPlace::File,
        }
    }

    fn key_place(&self) -> KeyPlace {
        PLACES.get(self.place).map_or(KeyPlace::Session, |(_, place, _)| *place)
    }

    fn test(&self, parts: &mut Parts<'_>) {
        let Some(engine) = self.engines.get(self.shown) else { return };
        let (setting, key) = (Box::new(engine.setting()), Secret::new(engine.key.text()));
        parts.commands.push(Command::TestEngine { setting, key });
    }

    /// The settings first, as the keys belong to the engines by their numbers.
    fn save(&self, parts: &mut Parts<'_>) -> Answer {
        parts.commands.push(Command::SetMachine(Box::new(self.machine())));
        for (number, engine) in self.engines.iter().enumerate() {
            if let Some(key) = Secret::new(engine.key.text()) {
                let place = self.key_place();
                parts.commands.push(Command::SetKey { engine: number, key: Some(key), place });
            }
        }
        if self.then_ask {
            parts.commands.push(Command::Suggest);
        }
        Answer::Cancel
    }
}

/// An amount as the user wrote it, in hundredths; 0 where it is none.
fn hundredths(text: &str) -> u64 {
    let amount: f64 = text.trim().replace(',', ".").parse().unwrap_or(0.0);
    (amount.clamp(0.0, 1e6) * 100.0).round() as u64
}

fn show_field(
    ui: &mut Ui,
    typesetter: &mut Typesetter,
    field: &mut Field,
    id: Id,
    label: &str,
    placeholder: &str,
) -> (egui::Response, bool) {
    let color = Tokens::of(ui.ctx()).text3;
    Label::new(label, small_style(), Direction::Ltr, color).show(ui, typesetter);
    let mut spec = FieldSpec::new(id, label, Direction::Ltr, ui.available_width());
    spec.placeholder = placeholder;
    let output = field.show(ui, typesetter, &spec);
    (output.response, output.submitted)
}

/// The field of a key: stars, unless it is to be read. Whether Enter was pressed.
fn key_field(
    ui: &mut Ui,
    typesetter: &mut Typesetter,
    (key, reveals): (&mut Field, &mut bool),
    id: Id,
    placeholder: &str,
) -> bool {
    let color = Tokens::of(ui.ctx()).text3;
    Label::new("Key", small_style(), Direction::Ltr, color).show(ui, typesetter);
    ui.horizontal(|ui| {
        let mut spec = FieldSpec::new(id, "Key", Direction::Ltr, ui.available_width() - REVEAL);
        spec.placeholder = placeholder;
        key.conceal(!*reveals);
        let submitted = key.show(ui, typesetter, &spec).submitted;
        let (word, name) = if *reveals { ("Hide", "Hide the key") } else { ("Show", "Show the key") };
        if ui.add(Button::quiet(word).name(name).enabled(!key.text().is_empty())).clicked() {
            *reveals = !*reveals;
        }
        submitted
    })
    .inner
}

fn line(ui: &mut Ui, typesetter: &mut Typesetter, words: &str) {
    let color = Tokens::of(ui.ctx()).text2;
    let width = ui.available_width();
    Label::new(words, interface_style(), Direction::Ltr, color).wrapped(width).show(ui, typesetter);
}
