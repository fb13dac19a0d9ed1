//! The names that Java has for properties of characters, and how a character is written in an expression.

/// Unicode's blocks that an article's rules may name, without blanks and in lower case.
const BLOCKS: &[(&str, u32, u32)] = &[
    ("basiclatin", 0x0, 0x7f),
    ("latin1supplement", 0x80, 0xff),
    ("latinextendeda", 0x100, 0x17f),
    ("latinextendedb", 0x180, 0x24f),
    ("greek", 0x370, 0x3ff),
    ("greekandcoptic", 0x370, 0x3ff),
    ("cyrillic", 0x400, 0x4ff),
    ("armenian", 0x530, 0x58f),
    ("hebrew", 0x590, 0x5ff),
    ("arabic", 0x600, 0x6ff),
    ("syriac", 0x700, 0x74f),
    ("arabicsupplement", 0x750, 0x77f),
    ("arabicextendeda", 0x8a0, 0x8ff),
    ("devanagari", 0x900, 0x97f),
    ("bengali", 0x980, 0x9ff),
    ("thai", 0xe00, 0xe7f),
    ("georgian", 0x10a0, 0x10ff),
    ("khmer", 0x1780, 0x17ff),
    ("latinextendedadditional", 0x1e00, 0x1eff),
    ("greekextended", 0x1f00, 0x1fff),
    ("generalpunctuation", 0x2000, 0x206f),
    ("currencysymbols", 0x20a0, 0x20cf),
    ("letterlikesymbols", 0x2100, 0x214f),
    ("cjksymbolsandpunctuation", 0x3000, 0x303f),
    ("hiragana", 0x3040, 0x309f),
    ("katakana", 0x30a0, 0x30ff),
    ("cjkunifiedideographs", 0x4e00, 0x9fff),
    ("hangulsyllables", 0xac00, 0xd7af),
    ("arabicpresentationformsa", 0xfb50, 0xfdff),
    ("arabicpresentationformsb", 0xfe70, 0xfeff),
    ("halfwidthandfullwidthforms", 0xff00, 0xffef),
];

/// Names of Java's own with what is in their class.
const OWN: &[(&str, &str)] = &[
    ("lower", r"\p{Lowercase}"),
    ("javalowercase", r"\p{Lowercase}"),
    ("upper", r"\p{Uppercase}"),
    ("javauppercase", r"\p{Uppercase}"),
    ("alpha", r"\p{Alphabetic}"),
    ("javaalphabetic", r"\p{Alphabetic}"),
    ("javaletter", r"\p{L}"),
    ("javaletterordigit", r"\p{L}\p{Nd}"),
    ("digit", r"\p{Nd}"),
    ("javadigit", r"\p{Nd}"),
    ("alnum", r"\p{Alphabetic}\p{Nd}"),
    ("punct", r"\p{P}$+<=>^`|~"),
    ("space", r"\s"),
    ("javawhitespace", r"\s"),
    ("javaspacechar", r"\p{Z}"),
    ("blank", r"\t\p{Zs}"),
    ("cntrl", r"\p{Cc}"),
    ("xdigit", "0-9A-Fa-f"),
    ("graph", r"\p{L}\p{M}\p{N}\p{P}\p{S}"),
    ("print", r"\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}"),
    ("ascii", r"\x{0}-\x{7f}"),
    ("l1", r"\x{0}-\x{ff}"),
    ("any", r"\x{0}-\x{10ffff}"),
    ("all", r"\x{0}-\x{10ffff}"),
];

/// The class of a property by the name that stands in Java's `\p{…}`; none for a name that is not known.
pub(super) fn property(name: &str, negated: bool) -> Option<String> {
    let name = name.trim();
    let plain = folded(name);
    if let Some((_, items)) = OWN.iter().find(|(own, _)| *own == plain) {
        return Some(class(items, negated));
    }
    if let Some(block) = block_name(name) {
        let block = folded(block);
        let (_, first, last) = BLOCKS.iter().find(|(known, ..)| *known == block)?;
        return Some(class(&format!(r"\x{{{first:x}}}-\x{{{last:x}}}"), negated));
    }
    let bare = name.strip_prefix("Is").filter(|rest| !rest.is_empty()).unwrap_or(name);
    let sign = if negated { 'P' } else { 'p' };
    let written = format!(r"\{sign}{{{bare}}}");
    fancy_regex::Regex::new(&written).is_ok().then_some(written)
}

fn block_name(name: &str) -> Option<&str> {
    let by_key = name.split_once('=').filter(|(key, _)| matches!(folded(key).as_str(), "blk" | "block"));
    by_key.map(|(_, value)| value).or_else(|| name.strip_prefix("In").filter(|rest| !rest.is_empty()))
}

fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

fn class(items: &str, negated: bool) -> String {
    format!("[{}{items}]", if negated { "^" } else { "" })
}

/// Writes a character that stands for itself, in brackets or not.
pub(super) fn escaped(out: &mut String, c: char) {
    if c.is_ascii_control() {
        out.extend([r"\x{", &format!("{:x}", u32::from(c)), "}"]);
        return;
    }
    // A blank too: it means nothing with the flag `x`.
    if r"\.+*?()|[]{}^$#&-~ :".contains(c) {
        out.push('\\');
    }
    out.push(c);
}
