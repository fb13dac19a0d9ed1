//! Writes rules as SRX 2.0 that is valid by its schema.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::document::{Rule, Srx};
use crate::formats::bilingual::is_allowed;
use crate::formats::error::{ReadWarning, WriteError};

/// The file, and what the standard has no words for.
///
/// The schema asks for at least one map and one rule in each set: sets without rules and the maps of what is not there are left
/// out, and a file without any is refused.
pub fn write(srx: &Srx) -> Result<(Vec<u8>, Vec<ReadWarning>), WriteError> {
    let sets: Vec<_> = srx.sets.iter().filter(|set| !set.rules.is_empty()).collect();
    let maps: Vec<_> = srx.maps.iter().filter(|map| sets.iter().any(|set| set.name == map.set)).collect();
    if maps.is_empty() {
        return Err(WriteError::NoRules);
    }
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\">\n");
    header(&mut out, srx)?;
    out.push_str("  <body>\n    <languagerules>\n");
    for set in sets {
        writeln!(out, "      <languagerule languagerulename=\"{}\">", attribute(&set.name))?;
        for it in &set.rules {
            rule(&mut out, it)?;
        }
        out.push_str("      </languagerule>\n");
    }
    out.push_str("    </languagerules>\n    <maprules>\n");
    for map in maps {
        let (pattern, name) = (attribute(&map.pattern), attribute(&map.set));
        writeln!(out, "      <languagemap languagepattern=\"{pattern}\" languagerulename=\"{name}\"/>")?;
    }
    out.push_str("    </maprules>\n  </body>\n</srx>\n");
    Ok((out.into_bytes(), left_out(srx)))
}

fn header(out: &mut String, srx: &Srx) -> Result<(), std::fmt::Error> {
    let (subflows, cascade) = (word(srx.subflows), word(srx.cascade));
    writeln!(out, "  <header segmentsubflows=\"{subflows}\" cascade=\"{cascade}\">")?;
    let handles = srx.handles;
    for (name, include) in [("start", handles.start), ("end", handles.end), ("isolated", handles.isolated)] {
        writeln!(out, "    <formathandle type=\"{name}\" include=\"{}\"/>", word(include))?;
    }
    writeln!(out, "  </header>")
}

fn rule(out: &mut String, rule: &Rule) -> Result<(), std::fmt::Error> {
    writeln!(out, "        <rule break=\"{}\">", word(rule.breaks))?;
    writeln!(out, "          <beforebreak>{}</beforebreak>", text(&rule.before))?;
    writeln!(out, "          <afterbreak>{}</afterbreak>", text(&rule.after))?;
    writeln!(out, "        </rule>")
}

/// What only Okapi's extension of the format can say; the schema allows no extension.
fn left_out(srx: &Srx) -> Vec<ReadWarning> {
    let mut warnings = Vec::new();
    let mut tell = |said: bool, message: &str| {
        warnings.extend(said.then(|| ReadWarning { line: 0, message: message.to_owned() }));
    };
    tell(srx.unicode_breaks, "that the breaks of Unicode count too cannot be said in SRX; it is left out");
    let trims = srx.trimming.leading && srx.trimming.trailing;
    tell(!trims, "that segments keep white space at their ends cannot be said in SRX; it is left out");
    warnings
}

fn word(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

fn text(text: &str) -> String {
    let allowed: String = text.chars().filter(|c| is_allowed(*c)).collect();
    // A line end that is written as it is would come back as a line feed.
    escape(&allowed).replace('\r', "&#13;")
}

fn attribute(value: &str) -> String {
    text(value).replace('\t', "&#9;").replace('\n', "&#10;")
}
