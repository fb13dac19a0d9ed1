//! Exporting the translation alone.

use crate::app::clock::{iso_date, now_ms};
use crate::app::export::render_target;
use crate::app::jobs::{ExportAnswer, JobEvent};
use crate::app::{Export, Exporting, Format, Notice, Workspace};
use crate::store::write_atomic;

use super::article::stored;
use super::exports::stopped;

impl Workspace {
    /// Writes the translation alone, into the article's own file where the format is that of the article.
    pub(super) fn export_target(&mut self, export: Export, exporting: Exporting) {
        let Some(open) = self.open.as_ref() else { return };
        let Some(document) = open.document() else { return };
        let project = open.project.clone();
        let path = open.path.clone();
        let at_hand = open.original.clone().filter(|original| original.document == document.id);
        self.jobs.run(Box::new(move || {
            let document = project.documents.first();
            let original = at_hand.or_else(|| stored(&path, document?).ok());
            let failed = |error: String| {
                Notice::error(format!("Nothing was exported: {error}"), "Choose another place or format")
            };
            let name = export.path.display();
            let made = if export.format == Format::Pdf {
                let plain = export.bilingual(&project, true, &iso_date(now_ms()));
                export.render(&plain, &exporting).map(|bytes| (bytes, Vec::new()))
            } else {
                render_target(&export, &project, original.as_ref())
            };
            if exporting.is_stopped() {
                return JobEvent::Export(ExportAnswer::Done(Err(stopped())));
            }
            let done = made
                .and_then(|(bytes, told)| {
                    write_atomic(&export.path, &bytes).map_err(|error| error.to_string())?;
                    let size = bytes.len().div_ceil(1024);
                    let mut said = vec![format!("The translation was exported to {name} ({size} KB)")];
                    said.extend(told);
                    Ok((said.join("; "), export.path.clone()))
                })
                .map_err(failed);
            JobEvent::Export(ExportAnswer::Done(done))
        }));
    }
}
