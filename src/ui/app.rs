//! One frame of the window, from what the jobs have answered to what is painted.

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Context, Event, Rect, Ui, pos2};

use crate::app::{Action, Command, Prompt, Settings, Severity, Workspace};
use crate::ui::align::AlignView;
use crate::ui::dialogs::Dialogs;
use crate::ui::frame_log::FrameLog;
use crate::ui::glossary::GlossaryView;
use crate::ui::grid::Grid;
use crate::ui::palette::Palette;
use crate::ui::panel::Panel;
use crate::ui::parts::{Parts, Requests};
use crate::ui::picker::Picker;
use crate::ui::status::Shown;
use crate::ui::text::{Habits, Typesetter};
use crate::ui::theme::{self, Tokens};
use crate::ui::{about, dispatch, header, start_page, status, top_bar};

/// A success leaves after this long.
const SUCCESS: Duration = Duration::from_secs(5);
/// Heights of visual.md, in points.
const TOP_BAR: f32 = 44.0;
const HEADER: f32 = 36.0;
const STATUS: f32 = 28.0;

/// What stands in the middle of the window while a project is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The grid.
    #[default]
    Translate,
    /// The alignment with a translation that exists.
    Align,
    /// The glossary manager.
    Glossary,
}

/// The window's own state; all else is in the workspace.
pub struct App {
    pub(super) workspace: Workspace,
    pub(super) grid: Grid,
    pub(super) panel: Panel,
    pub(super) dialogs: Dialogs,
    pub(super) palette: Palette,
    pub(super) picker: Picker,
    pub(super) glossary: GlossaryView,
    pub(super) align: AlignView,
    /// What stands in the middle of the window while a project is open.
    pub(super) view: View,
    typesetter: Typesetter,
    pub(super) commands: Vec<Command>,
    pub(super) actions: Vec<Action>,
    requests: Requests,
    log: FrameLog,
    /// Keys that were pressed behind an action in one frame.
    pub(super) waiting: Vec<Event>,
    seen_first_text: bool,
    /// How many of the fonts that jobs have found are in use.
    fonts_taken: usize,
    success: Option<(u64, Instant)>,
}

impl App {
    /// A window on `workspace`.
    pub fn new(ctx: &Context, workspace: Workspace, start: Instant) -> Self {
        theme::install_fonts(ctx);
        theme::apply(ctx, workspace.settings.theme);
        ctx.options_mut(|options| {
            // Ctrl with plus and minus changes the text's size; light is what most desktops that say nothing show.
            options.zoom_with_keyboard = false;
            options.fallback_theme = egui::Theme::Light;
        });
        let log = FrameLog::from_env(start);
        if log.is_on() {
            // The start is measured with the accessibility tree, as a screen reader would have it.
            ctx.enable_accesskit();
        }
        Self {
            workspace,
            grid: Grid::default(),
            panel: Panel::default(),
            dialogs: Dialogs::default(),
            palette: Palette::default(),
            picker: Picker::default(),
            glossary: GlossaryView::default(),
            align: AlignView::default(),
            view: View::default(),
            typesetter: Typesetter::new(),
            commands: Vec::new(),
            actions: Vec::new(),
            requests: Requests::default(),
            log,
            waiting: Vec::new(),
            seen_first_text: false,
            fonts_taken: 0,
            success: None,
        }
    }

    /// The workspace, for tests.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The workspace, for what a test has to set.
    pub fn workspace_mut(&mut self) -> &mut Workspace {
        &mut self.workspace
    }

    /// Asks for an action, as the palette does; for tests.
    pub fn act(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Takes in what happened since the last frame; runs while the window is hidden too.
    pub fn before(&mut self, ctx: &Context) {
        self.log.begin(ctx);
        self.note_window(ctx);
        self.workspace.poll();
        for font in self.workspace.found_fonts.iter().skip(self.fonts_taken) {
            self.typesetter.fonts_mut().add_font(Arc::clone(font));
        }
        self.fonts_taken = self.workspace.found_fonts.len();
        self.picker.poll(ctx, &mut self.dialogs, &mut self.commands);
        self.follow_prompt();
        self.follow_preview();
        if std::mem::take(&mut self.workspace.show_alignment) {
            self.show_view(View::Align);
        }
        self.run(ctx);
    }

    /// Paints the window and runs what was asked for.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.log.watch(&ctx);
        self.take_input(&ctx);
        self.run(&ctx);
        self.lay_out(ui);
        self.dialogs_over(&ctx);
        self.note_first_text();
        self.grant(&ctx);
        self.run(&ctx);
        self.typesetter.finish_frame(&ctx);
        let missing = self.grid.take_missing();
        if !missing.is_empty() {
            self.workspace.look_for_fonts(&missing);
        }
        self.let_success_go(&ctx);
    }

    /// Remembers the window's size; it is kept with the settings when the program ends.
    fn note_window(&mut self, ctx: &Context) {
        let (size, maximized) = ctx.input(|input| {
            let viewport = input.viewport();
            (viewport.inner_rect.map(|rect| rect.size()), viewport.maximized.unwrap_or_default())
        });
        self.workspace.settings.maximized = maximized;
        if let Some(size) = size.filter(|size| !maximized && size.x > 200.0 && size.y > 200.0) {
            self.workspace.settings.window_size = Some([size.x, size.y]);
        }
    }

    /// Does what the panels have asked of the window.
    fn grant(&mut self, ctx: &Context) {
        let Requests {
            said,
            insert_term,
            insert_text,
            edit_term,
            export,
            export_glossary,
            attach_glossary,
            create_glossary,
            attach_memory,
            create_memory,
            import_memory,
            export_memory,
            translate,
            panel_width,
        } = std::mem::take(&mut self.requests);
        if attach_glossary {
            self.picker.attach_glossary();
        }
        if create_glossary {
            self.picker.create_glossary(&self.workspace);
        }
        self.picker.memory(&self.workspace, (attach_memory, create_memory), (import_memory, export_memory));
        if let Some(number) = insert_term {
            dispatch::insert_term(self, number);
            self.grid.focus();
        }
        if let Some(text) = insert_text {
            self.push(Command::Insert { text, selection: self.grid.selections().1 });
            self.grid.focus();
        }
        if let Some(entry) = edit_term {
            dispatch::edit_term(self, entry);
        }
        if let Some(export) = export {
            self.picker.export(&self.workspace, export);
        }
        if let Some(out) = export_glossary {
            self.picker.export_glossary(&self.workspace, out);
        }
        if translate {
            self.show_view(View::Translate);
        }
        if let Some(width) = panel_width {
            self.workspace.settings.panel_width = width;
        }
        if let Some(said) = said {
            said.clone_into(&mut self.workspace.said);
            ctx.request_repaint();
        }
    }

    /// Runs actions and commands, in the order in which they were asked for.
    fn run(&mut self, ctx: &Context) {
        for _ in 0..4 {
            for action in std::mem::take(&mut self.actions) {
                dispatch::dispatch(self, ctx, action);
            }
            let commands = std::mem::take(&mut self.commands);
            if commands.is_empty() && self.actions.is_empty() {
                return;
            }
            let theme = self.workspace.settings.theme;
            for command in commands {
                self.workspace.execute(command);
            }
            if theme != self.workspace.settings.theme {
                theme::apply(ctx, self.workspace.settings.theme);
            }
            self.follow_prompt();
            ctx.request_repaint();
        }
    }

    /// Shows the glossary instead of the translation, or the other way round.
    pub(super) fn turn_view(&mut self) {
        let other = if self.view == View::Glossary { View::Translate } else { View::Glossary };
        self.show_view(other);
    }

    /// Asks how the glossary is to be exported: that of the entries that are chosen in the manager, or the project's own.
    pub(super) fn export_glossary(&mut self) {
        let chosen = self.glossary.list().chosen();
        let glossary = chosen.first().map_or(0, |(glossary, _)| *glossary);
        let ids = chosen.iter().filter(|(it, _)| *it == glossary).map(|(_, id)| *id).collect();
        self.dialogs.export_glossary(glossary, ids);
    }

    fn show_view(&mut self, view: View) {
        self.view = view;
        match view {
            View::Translate => self.grid.focus(),
            View::Align => {}
            View::Glossary => self.glossary.focus(),
        }
    }

    /// Shows the alignment instead of the translation, or the other way round.
    pub(super) fn turn_align_view(&mut self) {
        let other = if self.view == View::Align { View::Translate } else { View::Align };
        self.show_view(other);
    }

    /// Shows the alignment.
    pub(super) fn show_align(&mut self) {
        self.show_view(View::Align);
    }

    pub(super) fn push(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Follows the button of a notice: some only open a dialog.
    pub(super) fn follow_prompt(&mut self) {
        if let Some(prompt) = self.workspace.prompt.take() {
            match prompt {
                Prompt::CopyPath => self.picker.save_copy(&self.workspace),
                Prompt::TranslationOf(source) => self.picker.translation_of(source),
                prompt => self.dialogs.ask(&self.workspace, prompt),
            }
        }
    }

    /// Shows what a job has read of a glossary file that is to be imported.
    fn follow_preview(&mut self) {
        if let Some((path, preview)) = self.workspace.previewed.take() {
            self.dialogs.import(path, preview);
        }
    }

    fn lay_out(&mut self, ui: &mut Ui) {
        let all = ui.max_rect();
        let tokens = Tokens::of(ui.ctx());
        ui.painter().rect_filled(all, 0.0, tokens.chrome);
        let top = Rect::from_min_max(all.min, pos2(all.right(), all.top() + TOP_BAR));
        let foot = Rect::from_min_max(pos2(all.left(), all.bottom() - STATUS), all.max);
        let middle = Rect::from_min_max(pos2(all.left(), top.bottom()), pos2(all.right(), foot.top()));
        let Self {
            workspace,
            typesetter,
            commands,
            actions,
            log,
            grid,
            panel,
            glossary,
            align,
            requests,
            ..
        } = self;
        let Settings { logical_arrows, show_hidden, .. } = workspace.settings;
        typesetter.habits = Habits { logical_arrows, show_hidden };
        let mut parts = Parts { workspace, typesetter, commands, actions, requests, log };
        let pressed = top_bar::show(ui, top, &mut parts, self.view);
        if parts.open().is_some() && self.view == View::Glossary {
            let panel_width = Panel::width(&parts, middle.width());
            glossary.show(ui, middle, panel_width, &mut parts);
            status::show(ui, foot, &mut parts, Shown::Glossary(glossary.list()));
        } else if parts.open().is_some() && self.view == View::Align {
            let panel_width = Panel::width(&parts, middle.width());
            align.show(ui, middle, panel_width, &mut parts);
            status::show(ui, foot, &mut parts, Shown::Alignment);
        } else if parts.open().is_some() {
            let panel_width = Panel::width(&parts, middle.width());
            let edge = middle.right() - panel_width;
            let head = Rect::from_min_max(middle.min, pos2(edge, middle.top() + HEADER));
            let under = head.bottom() + about::height(&parts);
            let strip = Rect::from_min_max(pos2(middle.left(), head.bottom()), pos2(edge, under));
            let body = Rect::from_min_max(pos2(middle.left(), under), pos2(edge, middle.bottom()));
            header::show(ui, head, &mut parts);
            about::show(ui, strip, &mut parts);
            grid.show(ui, body, &mut parts);
            if panel_width > 0.0 {
                let rect = Rect::from_min_max(pos2(edge, middle.top()), middle.max);
                panel.show(ui, rect, &mut parts, grid.selections().0);
            }
            status::show(ui, foot, &mut parts, Shown::Translation);
        } else {
            start_page::show(ui, middle, &mut parts);
            status::show(ui, foot, &mut parts, Shown::Translation);
        }
        if let Some(view) = pressed {
            self.show_view(view);
        }
    }

    fn dialogs_over(&mut self, ctx: &Context) {
        let Self { workspace, typesetter, commands, actions, log, dialogs, palette, requests, .. } = self;
        let mut parts = Parts { workspace, typesetter, commands, actions, requests, log };
        dialogs.show(ctx, &mut parts);
        palette.show(ctx, &mut parts);
        let closed = dialogs.take_closed() | palette.take_closed();
        if closed {
            self.show_view(self.view);
        }
    }

    fn note_first_text(&mut self) {
        if self.seen_first_text {
            return;
        }
        let document = self.workspace.open.as_ref().and_then(|open| open.document());
        if document.is_some_and(|document| document.segments.iter().any(|segment| !segment.target.is_empty()))
        {
            self.log.mark("first-text");
            self.seen_first_text = true;
        }
    }

    /// Takes a success away after five seconds, without a frame before that.
    fn let_success_go(&mut self, ctx: &Context) {
        let shown = self.workspace.notices.shown().iter().find(|notice| notice.severity == Severity::Success);
        let Some(id) = shown.map(|notice| notice.id) else {
            self.success = None;
            return;
        };
        let since = match self.success {
            Some((known, since)) if known == id => since,
            _ => Instant::now(),
        };
        self.success = Some((id, since));
        match SUCCESS.checked_sub(since.elapsed()) {
            Some(left) if !left.is_zero() => ctx.request_repaint_after(left),
            _ => self.workspace.notices.dismiss(id),
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.before(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.workspace.keep_settings();
        self.workspace.close();
    }
}
