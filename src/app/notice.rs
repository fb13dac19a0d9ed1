//! What the program has to say: errors and results, each with what to do next.

use std::path::PathBuf;

/// How serious a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Something went well; it leaves by itself.
    Success,
    /// Something to know.
    Info,
    /// Something to look at.
    Warning,
    /// Something went wrong; it stays.
    Error,
}

/// What the button of a notice does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeAction {
    /// Joins the lines of a hard-wrapped article.
    JoinLines,
    /// Takes all of a web page.
    WholePage,
    /// Asks for the path of a copy.
    SaveCopy,
    /// Asks for the server's address.
    ChooseEngines,
    /// Asks for an encoding.
    ChooseEncoding,
    /// Writes what could not be written once more.
    TrySavingAgain,
    /// Read all that an import has to say.
    ReadReport,
    /// Takes back the last change of the memory file at a path.
    UndoMemory(String),
    /// Opens a file with the system's program for it.
    OpenFile(PathBuf),
}

impl NoticeAction {
    /// The words on the button.
    pub fn label(&self) -> &'static str {
        match self {
            Self::JoinLines => "Join the lines",
            Self::WholePage => "Read the whole page",
            Self::SaveCopy => "Save a copy…",
            Self::ChooseEngines => "Engines…",
            Self::ChooseEncoding => "Choose another…",
            Self::TrySavingAgain => "Try again",
            Self::ReadReport => "Read all",
            Self::OpenFile(_) => "Open",
            Self::UndoMemory(_) => "Undo",
        }
    }
}

/// One thing to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Counts up; names the notice.
    pub id: u64,
    /// How serious it is.
    pub severity: Severity,
    /// What happened.
    pub summary: String,
    /// What to do next; may be empty for a success.
    pub hint: String,
    /// What its button does.
    pub action: Option<NoticeAction>,
}

impl Notice {
    /// A notice without a button.
    pub fn new(severity: Severity, summary: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { id: 0, severity, summary: summary.into(), hint: hint.into(), action: None }
    }

    /// An error and what to do next.
    pub fn error(summary: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(Severity::Error, summary, hint)
    }

    /// Something that went well.
    pub fn success(summary: impl Into<String>) -> Self {
        Self::new(Severity::Success, summary, "")
    }

    /// The same with a button.
    pub fn with_action(mut self, action: NoticeAction) -> Self {
        self.action = Some(action);
        self
    }

    /// Summary and hint as one text.
    pub fn text(&self) -> String {
        if self.hint.is_empty() { self.summary.clone() } else { format!("{}. {}", self.summary, self.hint) }
    }
}

/// The notices that are shown, the newest last; two errors at most.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    shown: Vec<Notice>,
    last: u64,
}

impl Notices {
    /// Shows a notice; an equal one is replaced.
    pub fn push(&mut self, mut notice: Notice) {
        self.shown.retain(|shown| shown.summary != notice.summary && shown.severity != Severity::Success);
        self.last += 1;
        notice.id = self.last;
        self.shown.push(notice);
        while self.shown.len() > 2 {
            // Errors stay until they are put away or two newer errors come.
            let oldest = self.shown.iter().position(|shown| shown.severity != Severity::Error).unwrap_or(0);
            self.shown.remove(oldest);
        }
    }

    /// Those that are shown.
    pub fn shown(&self) -> &[Notice] {
        &self.shown
    }

    /// Puts one away.
    pub fn dismiss(&mut self, id: u64) {
        self.shown.retain(|notice| notice.id != id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_stay_and_an_equal_one_is_replaced() {
        let mut notices = Notices::default();
        for summary in ["a", "b", "b", "c"] {
            notices.push(Notice::error(summary, ""));
        }
        let shown = |notices: &Notices| notices.shown().iter().map(|n| n.summary.clone()).collect::<Vec<_>>();
        assert_eq!(shown(&notices), ["b", "c"]);
        notices.push(Notice::new(Severity::Info, "news", ""));
        assert_eq!(shown(&notices), ["b", "c"], "news does not push an error out");
    }
}
