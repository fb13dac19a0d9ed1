//! What the elements of HTML are to a paragraph.

/// How an element stands to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// It stands in a line, with text of its own; so does an element that nobody knows.
    Inline,
    /// It begins and ends a paragraph.
    Block,
    /// A line break.
    Break,
    /// It stands in a line and has no content.
    Void,
    /// It stands in a line with all its content, which is not text of the article.
    Unit,
    /// The same between paragraphs.
    BlockUnit,
    /// Text in lines that the author has set, or code.
    Preformatted,
}

/// The level of the element of this name (in small letters).
pub(super) fn level(name: &str) -> Level {
    match name {
        "br" => Level::Break,
        "img" | "wbr" | "input" | "embed" | "keygen" | "bgsound" => Level::Void,
        "svg" | "math" | "object" | "applet" | "audio" | "video" | "canvas" | "picture" | "script"
        | "style" | "template" | "noscript" | "iframe" | "map" | "textarea" | "datalist" | "noembed" => {
            Level::Unit
        }
        "pre" => Level::Preformatted,
        "xmp" | "listing" | "plaintext" | "noframes" => Level::BlockUnit,
        _ if is_block(name) => Level::Block,
        _ => Level::Inline,
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "base"
            | "blockquote"
            | "body"
            | "button"
            | "caption"
            | "center"
            | "col"
            | "colgroup"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "frame"
            | "frameset"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "isindex"
            | "legend"
            | "li"
            | "link"
            | "main"
            | "menu"
            | "meta"
            | "nav"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "search"
            | "section"
            | "select"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}

/// Whether an element never has content, and so no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "isindex"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// The level of a heading.
pub(super) fn heading_level(name: &str) -> Option<u8> {
    let digit = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&digit).then_some(digit)
}

/// The open elements that the start of an element of this name ends by itself, down to the one that bounds the search.
pub(super) fn closed_by_start(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match name {
        "li" => (&["li"], &["ul", "ol", "menu", "dir"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl"]),
        "td" | "th" => (&["td", "th"], &["table", "tr"]),
        "tr" => (&["tr", "td", "th"], &["table"]),
        "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot", "tr", "td", "th"], &["table"]),
        "option" | "optgroup" => (&["option"], &["select"]),
        _ if is_block(name) || matches!(level(name), Level::BlockUnit | Level::Preformatted) => {
            (&["p"], &["td", "th", "button", "table"])
        }
        _ => (&[], &[]),
    }
}
