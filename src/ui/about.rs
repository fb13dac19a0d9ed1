//! The strip under the head of the grid: who wrote the article, when, and where it appeared.

use egui::{Rect, Sense, Stroke, Ui, vec2};

use crate::app::Action;
use crate::model::{Document, Metadata};
use crate::typeset::{Face, TextStyle};
use crate::ui::controls;
use crate::ui::parts::Parts;
use crate::ui::text::Label;
use crate::ui::theme::Tokens;

const HEIGHT: f32 = 32.0;
const MARGIN: f32 = 16.0;

/// The height of the strip; 0 where nothing is known of the article but its title.
pub fn height(parts: &Parts<'_>) -> f32 {
    parts.open().map_or(0.0, |(_, document)| if is_known(&document.metadata) { HEIGHT } else { 0.0 })
}

/// Shows the strip in `rect`; a click opens the dialog in which it can be put right.
pub fn show(ui: &mut Ui, rect: Rect, parts: &mut Parts<'_>) {
    let Some((_, document)) = parts.open() else { return };
    if rect.height() < HEIGHT {
        return;
    }
    let tokens = Tokens::of(ui.ctx());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let text = words(document);
    let area = rect.shrink2(vec2(MARGIN - 6.0, 4.0));
    let response = ui.interact(area, ui.scope_id().with("about"), Sense::click());
    let label = format!("About the article: {text}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, label.as_str()));
    if let Some(fill) = controls::quiet_fill(tokens, &response) {
        ui.painter().rect_filled(area, 6.0, fill);
    }
    let style = if document.source.is_arabic_script() {
        TextStyle::new(Face::SansArabic, 13.0, 20.0)
    } else {
        TextStyle::new(Face::Sans, 12.0, 18.0)
    };
    let place = rect.shrink2(vec2(MARGIN, 0.0));
    let label = Label::new(&text, style, document.source.direction(), tokens.text2);
    label.max_width(place.width()).show_in(ui, parts.typesetter, place);
    controls::focus_ring(ui, &response, area, 6.0);
    if response.clicked() {
        parts.actions.push(Action::Metadata);
    }
    controls::tooltip(response, "Change title, author and date");
}

fn is_known(metadata: &Metadata) -> bool {
    [&metadata.byline, &metadata.date, &metadata.link, &metadata.site].iter().any(|text| !text.is_empty())
}

/// What is known, with a dot between.
fn words(document: &Document) -> String {
    let Metadata { title, byline, date, link, site } = &document.metadata;
    // The day is enough here.
    let date = date.split('T').next().unwrap_or_default();
    let parts = [title.as_str(), byline, date, site, link];
    parts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("  ·  ")
}
