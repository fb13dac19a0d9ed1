//! What an engine made of a batch.

/// The translation of one segment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The id of its segment.
    pub id: String,
    /// The translation with its inline tags, without control characters and white space at its ends.
    pub text: String,
    /// Whether something that was protected did not come back as it was sent.
    pub damaged: bool,
    /// Whether the engine stopped before its end.
    pub cut_off: bool,
}

/// What a request cost, as far as the engine says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Characters of the sources, in code points.
    pub chars: usize,
    /// Tokens that were read.
    pub tokens_in: u64,
    /// Tokens that were written.
    pub tokens_out: u64,
    /// Requests that were made.
    pub requests: u32,
}

impl Usage {
    /// Adds what another request cost.
    pub fn add(&mut self, other: Self) {
        self.chars += other.chars;
        self.tokens_in += other.tokens_in;
        self.tokens_out += other.tokens_out;
        self.requests += other.requests;
    }
}

/// The translations of a batch, in its order; segments without an answer are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// One for each segment that was answered.
    pub list: Vec<Answer>,
    /// What it cost.
    pub usage: Usage,
    /// How long all calls took, in milliseconds.
    pub millis: u64,
}
