//! An empty eframe window: what starting a window costs at the least, the baseline of `tests/bench/figures`.
//!
//! Prints `first-frame`, a tab and the milliseconds from the start of `main` to the end of its first frame, then stays open.

#![expect(clippy::print_stdout, reason = "its output is what it is for")]

use std::time::Instant;

struct Empty {
    start: Instant,
    told: bool,
}

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        ui.painter().rect_filled(ui.max_rect(), 0.0, egui::Color32::WHITE);
        if !self.told {
            self.told = true;
            println!("first-frame\t{}", self.start.elapsed().as_millis());
        }
    }
}

fn main() -> eframe::Result {
    let start = Instant::now();
    let viewport = egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]);
    let options = eframe::NativeOptions { viewport, renderer: eframe::Renderer::Glow, ..Default::default() };
    eframe::run_native(
        "empty",
        options,
        Box::new(move |creation| {
            creation.egui_ctx.enable_accesskit();
            Ok(Box::new(Empty { start, told: false }))
        }),
    )
}
