//! What can be wrong with an answer, in words for the translator and for a language model.

/// A rule that an answer can violate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ViolationRule {
    /// There is no text.
    Empty,
    /// It is the source itself.
    SameAsSource,
    /// It ends before the source does.
    CutOff,
    /// A tag is missing, doubled or new.
    Tags,
    /// A web address or mail address is missing.
    Address,
    /// A number of the source is missing.
    NumberMissing,
    /// A number stands there that the source does not have.
    NumberAdded,
    /// A term of the glossary was not used.
    TermMissed,
    /// A forbidden term was used.
    TermForbidden,
    /// It is written in another script or language.
    Language,
    /// It is far longer or shorter than such translations are.
    Length,
}

impl ViolationRule {
    /// The word that command line and tables use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::SameAsSource => "same-as-source",
            Self::CutOff => "cut-off",
            Self::Tags => "tags",
            Self::Address => "address",
            Self::NumberMissing => "number-missing",
            Self::NumberAdded => "number-added",
            Self::TermMissed => "term-missed",
            Self::TermForbidden => "term-forbidden",
            Self::Language => "language",
            Self::Length => "length",
        }
    }
}

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The rule.
    pub rule: ViolationRule,
    /// What it is about, such as the number or the term; may be empty.
    pub subject: String,
    /// What should stand there; may be empty.
    pub wanted: String,
}

impl Violation {
    pub(super) fn new(rule: ViolationRule, subject: &str, wanted: &str) -> Self {
        Self { rule, subject: subject.to_owned(), wanted: wanted.to_owned() }
    }

    /// What is wrong, in the translator's words.
    pub fn words(&self) -> String {
        let Self { rule, subject, wanted } = self;
        match rule {
            ViolationRule::Empty => "No text".to_owned(),
            ViolationRule::SameAsSource => "The same as the source".to_owned(),
            ViolationRule::CutOff => "Ends before the source does".to_owned(),
            ViolationRule::Tags => "Tags differ from the source".to_owned(),
            ViolationRule::Address => format!("Address missing: {subject}"),
            ViolationRule::NumberMissing => format!("Number missing: {subject}"),
            ViolationRule::NumberAdded => format!("Number not in the source: {subject}"),
            ViolationRule::TermMissed => format!("Term missing: {subject} → {wanted}"),
            ViolationRule::TermForbidden => format!("Forbidden term: {subject}"),
            ViolationRule::Language => format!("Not in {wanted}"),
            ViolationRule::Length if subject == "long" => "Much longer than the source".to_owned(),
            ViolationRule::Length => "Much shorter than the source".to_owned(),
        }
    }

    /// The same as a sentence for a language model that is asked once more.
    pub fn instruction(&self) -> String {
        let Self { rule, subject, wanted } = self;
        match rule {
            ViolationRule::Empty => "There was no text; translate the segment.".to_owned(),
            ViolationRule::SameAsSource => "The source was repeated; translate it.".to_owned(),
            ViolationRule::CutOff => {
                "The translation ended too early; translate the whole segment.".to_owned()
            }
            ViolationRule::Tags => {
                "Keep every tag such as <1>, </1> or <2/> exactly as often as in the source.".to_owned()
            }
            ViolationRule::Address => format!("Keep {subject} exactly as it is."),
            ViolationRule::NumberMissing => format!("The number {subject} is missing; keep it by its value."),
            ViolationRule::NumberAdded => format!("The number {subject} is not in the source; remove it."),
            ViolationRule::TermMissed => format!("Translate \"{subject}\" as \"{wanted}\"."),
            ViolationRule::TermForbidden => format!("Do not use \"{subject}\"."),
            ViolationRule::Language => format!("Write in {wanted}."),
            ViolationRule::Length => "Leave nothing out, add nothing, explain nothing.".to_owned(),
        }
    }
}
