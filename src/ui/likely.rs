//! The other forms that a term seems to have in the article: looked for a little in each frame, and shown as small buttons.

use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Context, Key, Modifiers, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::{FormSearch, Open, ProposedForm};
use crate::model::Document;
use crate::text::{Direction, Plain};
use crate::typeset::{Face, TextStyle};
use crate::ui::controls;
use crate::ui::parts::small_style;
use crate::ui::text::{Label, Typesetter};
use crate::ui::theme::Tokens;

/// How long a frame may look for forms.
const SLICE: Duration = Duration::from_micros(1500);
const HEIGHT: f32 = 28.0;
const PADDING: f32 = 10.0;
const RADIUS: f32 = 6.0;
const KEYS: [Key; 4] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];

/// What the forms are of: the term with its known forms, the project and its number of segments.
type Of = (String, Vec<String>, u64, usize);

/// The likely forms of one term, as far as the article was read for them.
#[derive(Default)]
pub struct Likely {
    of: Option<Of>,
    search: Option<FormSearch>,
    next: usize,
    found: Vec<ProposedForm>,
}

impl Likely {
    /// Goes on looking for the forms of `term`, anew where it or its forms have changed, and asks for another frame until all
    /// segments were read.
    pub fn advance(
        &mut self,
        ctx: &Context,
        open: &Open,
        document: &Document,
        (term, variants): (&str, &[String]),
    ) {
        let count = document.segments.len();
        let same = |of: &Of| of.0 == term && of.1 == variants && (of.2, of.3) == (open.number(), count);
        if !self.of.as_ref().is_some_and(same) {
            self.begin((term.to_owned(), variants.to_vec(), open.number(), count), document);
        }
        let Some(search) = &mut self.search else { return };
        let since = Instant::now();
        while let Some(segment) = document.segments.get(self.next) {
            search.read(&Plain::new(&segment.source, document.tags(segment)).text);
            self.next += 1;
            if since.elapsed() > SLICE {
                break;
            }
        }
        if self.next < count {
            return ctx.request_repaint();
        }
        self.found = search.found();
        self.search = None;
    }

    /// The forms, the most frequent first; none before all was read.
    pub fn found(&self) -> &[ProposedForm] {
        &self.found
    }

    fn begin(&mut self, of: Of, document: &Document) {
        let variants: Vec<&str> = of.1.iter().map(String::as_str).collect();
        let asks = document.source.is_arabic_script() && !of.0.trim().is_empty();
        self.search = asks.then(|| FormSearch::new(&of.0, &variants));
        (self.next, self.found) = (0, Vec::new());
        self.of = Some(of);
    }
}

/// Shows the first forms behind a caption, where there are any; the one that was chosen.
pub fn offer(
    ui: &mut Ui,
    typesetter: &mut Typesetter,
    forms: &[ProposedForm],
    direction: Direction,
) -> Option<String> {
    if forms.is_empty() {
        return None;
    }
    let color = Tokens::of(ui.ctx()).text3;
    Label::new("Likely forms in this article", small_style(), Direction::Ltr, color).show(ui, typesetter);
    row(ui, typesetter, forms, direction)
}

/// Shows the first forms in a row, from the side where their language begins; the one that was pressed, or whose key was.
pub fn row(
    ui: &mut Ui,
    typesetter: &mut Typesetter,
    forms: &[ProposedForm],
    direction: Direction,
) -> Option<String> {
    let layout = match direction {
        Direction::Rtl => egui::Layout::right_to_left(egui::Align::Center),
        Direction::Ltr => egui::Layout::left_to_right(egui::Align::Center),
    };
    let mut chosen = None;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), HEIGHT), layout, |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (number, (form, key)) in forms.iter().zip(KEYS).enumerate() {
            let response = button(ui, typesetter, form, direction);
            let tip = format!("Add · Alt+{}", number + 1);
            let response = controls::tooltip(response, &tip);
            if response.clicked() || ui.input_mut(|input| input.consume_key(Modifiers::ALT, key)) {
                chosen = Some(form.text.clone());
            }
        }
    });
    chosen
}

/// A form with the number of its places.
fn button(ui: &mut Ui, typesetter: &mut Typesetter, form: &ProposedForm, direction: Direction) -> Response {
    let tokens = Tokens::of(ui.ctx());
    let style = TextStyle::new(Face::Naskh, 16.0, 26.0);
    let label = Label::new(&form.text, style, direction, tokens.text);
    let width = label.layout(typesetter).width.ceil() + 2.0 * PADDING;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    let often = if form.count == 1 { "once".to_owned() } else { format!("{} times", form.count) };
    let name = format!("Add the form {}, seen {often}", form.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name.as_str()));
    let fill = controls::quiet_fill(tokens, &response).unwrap_or(tokens.raised);
    ui.painter().rect_filled(rect, RADIUS, fill);
    ui.painter().rect_stroke(rect, RADIUS, Stroke::new(1.0, tokens.control), StrokeKind::Inside);
    let start = if direction.is_rtl() { rect.right() - PADDING } else { rect.left() + PADDING };
    let baseline = rect.center().y - style.line_height / 2.0 + style.baseline();
    label.paint_at(ui.painter(), typesetter, pos2(start, baseline));
    controls::focus_ring(ui, &response, rect, RADIUS);
    response
}
