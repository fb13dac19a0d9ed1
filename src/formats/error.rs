//! What can go wrong on the way in and out, in words that say where and what to do.

/// The largest input that is read, in bytes; an article of this size would be a library.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A file that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// More than `MAX_BYTES`.
    #[error("the file has {} MB, and at most {} MB are read; cut it into smaller files", .bytes.div_ceil(1 << 20), MAX_BYTES >> 20)]
    TooLarge {
        /// The size of the input.
        bytes: usize,
    },
    /// The label is not one of the WHATWG Encoding Standard.
    #[error("the encoding \"{label}\" is not known; choose one of the list, such as UTF-8 or windows-1256")]
    UnknownEncoding {
        /// As it was asked for.
        label: String,
    },
    /// Another kind of file under the name of a text.
    #[error("this is {what}, not a plain text; open it in its own program and save it as plain text (UTF-8)")]
    NotText {
        /// With its article: "a PDF file".
        what: &'static str,
    },
    /// A header without one of the two languages.
    #[error(
        "line {line}: no column for {language} ({code}); the header has: {found}; rename a column to \"{code}\""
    )]
    MissingColumn {
        /// Counted from 1.
        line: u64,
        /// English name of the language.
        language: String,
        /// The code that the header should have.
        code: String,
        /// The names that it has.
        found: String,
    },
    /// A quotation mark that swallows the rest of the file.
    #[error(
        "line {line}: a quotation mark opens here and is not closed; close it, or write it twice inside a quoted cell"
    )]
    UnclosedQuote {
        /// Counted from 1.
        line: u64,
    },
    /// A TBX or TMX file that is no XML, or not what it should be.
    #[error("line {line}: {reason}; export the file again, or repair it")]
    Xml {
        /// Counted from 1.
        line: u64,
        /// Lower-case start.
        reason: String,
    },
    /// Segmentation rules that are no XML, or not SRX.
    #[error("line {line}: {reason}; repair the file, or export the rules again")]
    Rules {
        /// Counted from 1.
        line: u64,
        /// Lower-case start.
        reason: String,
    },
    /// The system stops reading a large file.
    #[error("the file cannot be read ({0}); try again, or copy it to another place first")]
    Input(#[source] std::io::Error),
    /// A packed dictionary that cannot be unpacked.
    #[error("the packed file cannot be read: {reason}; install the dictionary again")]
    Packed {
        /// Lower-case start.
        reason: String,
    },
    /// An Excel workbook that cannot be opened.
    #[error("the workbook cannot be read: {reason}; save it again as .xlsx, or as CSV (UTF-8)")]
    Workbook {
        /// Lower-case start.
        reason: String,
    },
    /// A Word document that cannot be opened.
    #[error("the Word document cannot be read: {reason}")]
    Word {
        /// Lower-case start, with what to do.
        reason: String,
    },
    /// Anything else that the reader of CSV reports.
    #[error("line {line}: this row cannot be read; check its quotation marks")]
    Csv {
        /// Counted from 1.
        line: u64,
        /// What the reader said.
        source: csv::Error,
    },
}

/// Something that was left out or put right while reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadWarning {
    /// Counted from 1; 0 where it is about the whole file.
    pub line: u64,
    /// Lower-case start, without the line.
    pub message: String,
}

/// A file that cannot be written; nothing that the user does causes it, save for a lack of memory.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// An XML part of a Word document.
    #[error("a part of the Word document could not be written; free some memory and export again")]
    Xml(#[from] std::io::Error),
    /// The archive around the parts.
    #[error("the Word document could not be packed; export again, or export as HTML")]
    Zip(#[from] zip::result::ZipError),
    /// A PDF; what the writer of PDFs said of it.
    #[error("the PDF could not be made ({0}); export again, or export as HTML")]
    Pdf(String),
    /// A glossary in memory.
    #[error("the glossary could not be written; free some memory and export again")]
    Text(#[from] std::fmt::Error),
    /// A glossary as a workbook, which has at most 1,048,576 rows and 32,767 characters in a cell.
    #[error("the glossary could not be written as an Excel workbook ({0}); export it as CSV or TBX")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The label is not one of the WHATWG Encoding Standard.
    #[error("the encoding \"{label}\" is not known; choose one of the list, such as UTF-8 or windows-1256")]
    UnknownEncoding {
        /// As it was asked for.
        label: String,
    },
    /// A table of texts and their translations has no place for the translation alone.
    #[error("the translation alone cannot be written in the format of the article; export it as plain text")]
    NoWriter,
    /// Segmentation rules for no language.
    #[error("there are no segmentation rules to write; import rules first")]
    NoRules,
    /// The paragraphs are not those of the file.
    #[error("the article's file and the project do not fit together; open the article once more")]
    OtherArticle,
    /// The article's own file, which the project holds, cannot be read.
    #[error("the article's own file cannot be read: {0}")]
    Original(#[source] ReadError),
}
