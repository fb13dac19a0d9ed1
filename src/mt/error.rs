//! What can go wrong between here and a translation server, as classes that each know what to do next.

use std::time::Duration;

use crate::text::Language;

/// Why there is no translation. Neither the message nor the hint ever holds the key or the text.
#[derive(Debug, thiserror::Error)]
pub enum MtError {
    /// The address cannot be used, or something else lives there.
    #[error("the address of the server cannot be used: {0}")]
    Address(&'static str),
    /// The server wants a key, or another one.
    #[error("the server does not accept the key, or wants one")]
    Key,
    /// What the key allows is used up.
    #[error("the quota of the server is used up")]
    Quota,
    /// Too many requests in too short a time.
    #[error("the server asks for a pause")]
    Rate {
        /// The shortest pause that the server wants, where it says so.
        retry_after: Option<Duration>,
    },
    /// The server does not translate this pair.
    #[error("the server does not translate from {} to {}", from.name(), to.name())]
    Unsupported {
        /// The language of the source.
        from: Language,
        /// The language wished for.
        to: Language,
    },
    /// The model is not known there.
    #[error("the server does not know the model {0}")]
    Model(String),
    /// The form of the reply that was asked for is not known there; another one is tried.
    #[error("the server does not know the form of the reply that was asked for")]
    Format,
    /// Only the local network may be used, and the server is not there.
    #[error("{0} is not on this machine or the private network, and nothing else may be asked")]
    NotLocal(String),
    /// The server is not able to answer at the moment.
    #[error("the server is busy")]
    Busy {
        /// The shortest pause that the server wants, where it says so.
        retry_after: Option<Duration>,
    },
    /// The text is longer than this program or the server takes; nothing was translated.
    #[error("the text of {chars} characters is too long for the server")]
    TooLarge {
        /// The length of the text, in code points.
        chars: usize,
        /// The longest text taken, in code points, where known.
        limit: Option<usize>,
    },
    /// The text has no words to translate; nothing was sent.
    #[error("there is no text to translate")]
    Empty,
    /// No connection, or it broke before an answer began.
    #[error("the server cannot be reached")]
    Unreachable(#[source] reqwest::Error),
    /// The answer did not come in time.
    #[error("the server did not answer in time")]
    TimedOut,
    /// Something came back that is no answer.
    #[error("the answer of the server cannot be read: {0}")]
    BadReply(&'static str),
    /// The server refused for another reason: the HTTP status, and its words where they do not repeat the text.
    #[error("the server answered with status {0}{sep}{1}", sep = if .1.is_empty() { "" } else { ": " })]
    Server(u16, String),
    /// The HTTP client could not be made on this machine.
    #[error("the network cannot be used on this machine")]
    Client(#[source] reqwest::Error),
}

impl MtError {
    /// One sentence that says what to do next.
    pub fn hint(&self) -> String {
        match self {
            Self::Address(_) => "Check the address of the server in the settings.".to_owned(),
            Self::Key => "Enter the key that the operator of the server gave you in the settings.".to_owned(),
            Self::Quota => {
                "Wait until the quota is renewed, or choose another server in the settings.".to_owned()
            }
            Self::Rate { retry_after: Some(pause) } | Self::Busy { retry_after: Some(pause) } => {
                format!("Try again in {}.", spoken(*pause))
            }
            Self::Rate { retry_after: None } | Self::Busy { retry_after: None } => {
                "Try again in a minute.".to_owned()
            }
            Self::Model(_) => {
                "Choose one of the server's models in the settings; Test lists them.".to_owned()
            }
            Self::Format => "Try again, or choose another model.".to_owned(),
            Self::NotLocal(_) => {
                "Choose a server on this machine or the private network, or allow others in the settings."
                    .to_owned()
            }
            Self::Unsupported { .. } => {
                "Choose other languages for the project, or a server that offers this pair.".to_owned()
            }
            Self::TooLarge { limit: Some(limit), .. } => {
                format!("Split the segment; the longest text taken has {limit} characters.")
            }
            Self::TooLarge { limit: None, .. } => "Split the segment.".to_owned(),
            Self::Empty => "Choose a segment with text.".to_owned(),
            Self::Unreachable(_) => {
                "Check that the server runs, that its address is right, and the network.".to_owned()
            }
            Self::TimedOut => {
                "Try again; where it happens often, split the segment or choose a faster server.".to_owned()
            }
            Self::BadReply(_) => {
                "Check that the address in the settings is that of such an engine, and try again.".to_owned()
            }
            Self::Server(500.., _) => "Try again later, or tell the operator of the server.".to_owned(),
            Self::Server(..) => {
                "Check the settings of the server; its operator can tell what the answer means.".to_owned()
            }
            Self::Client(_) => {
                "Check the proxy settings of this machine, and start the program again.".to_owned()
            }
        }
    }

    /// The pause that the server wants before it is asked again.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Rate { retry_after } | Self::Busy { retry_after } => *retry_after,
            _ => None,
        }
    }

    /// Whether the same request may succeed later without a change by the user.
    pub fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Rate { .. }
                | Self::Busy { .. }
                | Self::Unreachable(_)
                | Self::TimedOut
                | Self::BadReply(_)
                | Self::Server(500.., _)
        )
    }
}

fn spoken(pause: Duration) -> String {
    match pause.as_secs() + u64::from(pause.subsec_nanos() > 0) {
        0 | 1 => "a second".to_owned(),
        seconds @ 2..=90 => format!("{seconds} seconds"),
        seconds => format!("{} minutes", seconds.div_ceil(60)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_names_the_pause_and_the_limit() {
        let rate = |millis| MtError::Rate { retry_after: Some(Duration::from_millis(millis)) };
        for (error, expected) in [
            (rate(700), "Try again in a second."),
            (rate(12_000), "Try again in 12 seconds."),
            (rate(91_000), "Try again in 2 minutes."),
            (MtError::Rate { retry_after: None }, "Try again in a minute."),
            (
                MtError::TooLarge { chars: 600, limit: Some(500) },
                "Split the segment; the longest text taken has 500 characters.",
            ),
        ] {
            assert_eq!(error.hint(), expected);
        }
    }

    #[test]
    fn a_message_starts_small_and_names_what_is_known() {
        for (error, expected) in [
            (MtError::Server(500, String::new()), "the server answered with status 500"),
            (MtError::Server(418, "no".to_owned()), "the server answered with status 418: no"),
            (
                MtError::Unsupported { from: Language::new("ar"), to: Language::new("xx") },
                "the server does not translate from Arabic to xx",
            ),
        ] {
            assert_eq!(error.to_string(), expected);
        }
    }

    #[test]
    fn only_what_may_pass_is_tried_again() {
        assert!(MtError::Server(503, String::new()).is_passing());
        assert!(MtError::TimedOut.is_passing());
        assert!(!MtError::Server(400, String::new()).is_passing());
        assert!(!MtError::Key.is_passing() && !MtError::Quota.is_passing());
    }
}
