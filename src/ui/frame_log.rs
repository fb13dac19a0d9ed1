//! The built-in frame log: how much of the processor each frame takes, from the start of its logic until the graphics
//! card gets to work. It measures only where `MUQABALA_FRAME_LOG` names a file.

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use eframe::egui_glow::CallbackFn;
use egui::epaint::PaintCallback;
use egui::{Context, LayerId, Rect, Shape, Vec2};

/// The environment variable that names the log's file.
pub const VARIABLE: &str = "MUQABALA_FRAME_LOG";
const FLUSH_EVERY: u32 = 64;

/// Writes a line `frame<TAB>microseconds<TAB>milliseconds since the start<TAB>mark` for each frame that is painted.
///
/// The end of a frame's tessellation is seen by a callback that stands before everything else in the list of what is
/// painted: painting begins right behind tessellation.
#[derive(Default)]
pub struct FrameLog {
    shared: Option<Arc<Mutex<Shared>>>,
    callback: Option<Arc<CallbackFn>>,
}

impl FrameLog {
    /// The log that the environment asks for; one that does nothing where it asks for none or the file cannot be made.
    ///
    /// `start` is when the process started.
    pub fn from_env(start: Instant) -> Self {
        let path = std::env::var_os(VARIABLE).filter(|path| !path.is_empty());
        path.and_then(|path| Self::open(Path::new(&path), start).ok()).unwrap_or_default()
    }

    /// A log that writes to the file at `path`, which is made anew.
    pub fn open(path: &Path, start: Instant) -> std::io::Result<Self> {
        let out = crate::app::create_log(path)?;
        let shared = Shared { out, start, began: None, frame: 0, mark: String::new() };
        let shared = Arc::new(Mutex::new(shared));
        let painted = Arc::clone(&shared);
        let callback = Arc::new(CallbackFn::new(move |_, _| with(&painted, Shared::end)));
        Ok(Self { shared: Some(shared), callback: Some(callback) })
    }

    /// Whether frames are measured.
    pub fn is_on(&self) -> bool {
        self.shared.is_some()
    }

    /// Starts the frame's clock; to be called first in `App::logic`. A second pass of a frame goes on with the first one's.
    pub fn begin(&self, ctx: &Context) {
        if let Some(shared) = &self.shared {
            let first = ctx.current_pass_index() == 0;
            with(shared, |shared| shared.began = shared.began.filter(|_| !first).or_else(cpu_time));
        }
    }

    /// Has the end of the tessellation seen; to be called in `App::ui` before anything is painted.
    pub fn watch(&self, ctx: &Context) {
        if let Some(callback) = &self.callback {
            let rect = Rect::from_min_size(ctx.content_rect().min, Vec2::splat(1.0));
            let callback = PaintCallback { rect, callback: Arc::<CallbackFn>::clone(callback) };
            ctx.layer_painter(LayerId::background()).add(Shape::Callback(callback));
        }
    }

    /// Says what the frame is about ("typing", "scroll", "first-text"); several are joined by a comma.
    pub fn mark(&self, mark: &str) {
        if let Some(shared) = &self.shared {
            with(shared, |shared| shared.add_mark(mark));
        }
    }
}

impl Drop for FrameLog {
    fn drop(&mut self) {
        if let Some(shared) = &self.shared {
            with(shared, Shared::flush);
        }
    }
}

struct Shared {
    out: Box<dyn Write + Send>,
    start: Instant,
    /// The CPU time when the frame began; none once it was written.
    began: Option<Duration>,
    frame: u32,
    mark: String,
}

impl Shared {
    fn add_mark(&mut self, mark: &str) {
        if self.mark.split(',').any(|known| known == mark) {
            return;
        }
        if !self.mark.is_empty() {
            self.mark.push(',');
        }
        self.mark.extend(mark.chars().filter(|c| !c.is_control() && *c != ','));
    }

    fn end(&mut self) {
        let Some((began, now)) = self.began.take().zip(cpu_time()) else { return };
        let took = now.saturating_sub(began).as_micros();
        let since = self.start.elapsed().as_millis();
        // A log that cannot be written must not disturb the program that it watches.
        writeln!(self.out, "{}\t{took}\t{since}\t{}", self.frame, self.mark).ok();
        self.mark.clear();
        self.frame += 1;
        if self.frame.is_multiple_of(FLUSH_EVERY) {
            self.flush();
        }
    }

    fn flush(&mut self) {
        self.out.flush().ok();
    }
}

fn with(shared: &Mutex<Shared>, act: impl FnOnce(&mut Shared)) {
    act(&mut shared.lock().unwrap_or_else(PoisonError::into_inner));
}

/// The processor time that this thread has used.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere the clock may be missing")]
fn cpu_time() -> Option<Duration> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Some(Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default()))
}

/// Where there is no such clock, the time on the wall.
#[cfg(not(unix))]
fn cpu_time() -> Option<Duration> {
    static ORIGIN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    Some(ORIGIN.get_or_init(Instant::now).elapsed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_painted_frame_writes_one_line_with_its_marks() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("frames.tsv");
        let log = FrameLog::open(&path, Instant::now()).unwrap();
        let ctx = Context::default();
        let paint = || with(log.shared.as_ref().unwrap(), Shared::end);
        log.begin(&ctx);
        log.mark("typing");
        log.mark("typing");
        log.mark("sc\troll");
        paint();
        paint();
        log.begin(&ctx);
        paint();
        drop(log);
        let text = std::fs::read_to_string(path).unwrap();
        let rows: Vec<Vec<_>> = text.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!(rows.len(), 2, "{text}");
        assert_eq!((rows[0][0], rows[0][3]), ("0", "typing,scroll"));
        assert_eq!((rows[1][0], rows[1][3]), ("1", ""));
        assert!(rows.iter().flat_map(|row| &row[1..3]).all(|field| field.parse::<u64>().is_ok()), "{text}");
    }

    #[test]
    fn a_log_that_is_off_adds_nothing_to_the_picture() {
        let (ctx, log) = (Context::default(), FrameLog::default());
        let shapes = |log: &FrameLog| {
            let output = ctx.run_ui(egui::RawInput::default(), |ui| log.watch(ui.ctx()));
            let count = output.shapes.len();
            output.drop_without_applying_deltas();
            count
        };
        let off = shapes(&log);
        let dir = tempfile::tempdir().unwrap();
        let on = FrameLog::open(&dir.path().join("f"), Instant::now()).unwrap();
        assert_eq!(shapes(&on), off + 1);
    }
}
