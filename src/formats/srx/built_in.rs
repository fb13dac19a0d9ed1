//! The program's own segmentation as SRX, as near as its rules can be said in expressions: a start for rules of one's own.

use super::document::{LanguageMap, Rule, RuleSet, Srx};

/// What ends a sentence, and what may stand behind that within it.
const STOP: &str = r#"[.!?؟۔…]+[\p{Pe}\p{Pf}"'»]*"#;

/// Exceptions for all languages: what stands before the place, and behind it.
const EVERYWHERE: &[(&str, &str)] = &[
    // A list number at the start.
    (r"^\s*\p{Nd}{1,3}[.)]", r"\s"),
    // The sentence goes on with a small letter.
    (r"[.!?…]+", r"\s+\p{Ll}"),
    // A remark in brackets within a sentence.
    (r"\([؟?!]+\)", r"\s"),
];

const ARABIC: &[(&str, &str)] = &[
    // Titles and other abbreviations of a letter, alone or in a chain: د. أ.د. ق.م.
    (r"(?<![\p{L}\p{M}\p{Nd}])(?:\p{IsArabic}\.\s?)*\p{IsArabic}\.", r"\s+(?!و)\S"),
    (r"\b(?:ص\.ب|إلخ|الخ)\.", r"\s+(?:في|من|على|إلى|عن|مع|التي|الذي)\b"),
    // The reporting clause behind a quotation.
    (r#"[؟?!.…]+["»”]"#, r"\s+(?:قال|قالت|يقول|تقول|سأل|سألت|أضاف|أضافت|أم|أو)\b"),
];

const LATIN: &[(&str, &str)] = &[
    (r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Capt|Lt|Sgt|Sen|Rep|Gov|Rev|Hon|Messrs|Mme|Mlle|M|MM)\.", r"\s"),
    (r"\b(?:e\.\s?g|i\.\s?e|cf|vs|viz|approx|p\.\s?ex|c\.-à-d)\.", r"\s"),
    (r"\b(?:No|Nos|Fig|Figs|Vol|Vols|Art|Ch|Sec|pp?|[Nn]º)\.", r"\s+\p{Nd}"),
    (r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.", r"\s+\p{Nd}"),
    (r"\b(?:Inc|Ltd|Corp|Co|Bros|Jr|Sr)\.", r"\s+\p{Ll}"),
    // Initials of a name, and of names such as U.S.
    (r"\b\p{Lu}\.", r"\s+\p{Lu}"),
];

/// The rules for Arabic and for other languages.
pub fn built_in() -> Srx {
    let set = |name: &str, exceptions: &[(&str, &str)]| RuleSet {
        name: name.to_owned(),
        rules: exceptions
            .iter()
            .chain(EVERYWHERE)
            .map(|(before, after)| rule(false, before, after))
            .chain([rule(true, STOP, r"\s"), rule(true, r"[\u2028\u2029]", "")])
            .collect(),
    };
    let map =
        |pattern: &str, set: &str| LanguageMap { pattern: pattern.to_owned(), set: set.to_owned(), line: 0 };
    let mixed: Vec<_> = ARABIC.iter().chain(LATIN).copied().collect();
    Srx {
        sets: vec![set("Arabic", &mixed), set("Other", LATIN)],
        maps: vec![map("(?i)(?:ar|fa|ur|ckb|ps|ug)(?:[-_].*)?", "Arabic"), map(".*", "Other")],
        ..Srx::default()
    }
}

fn rule(breaks: bool, before: &str, after: &str) -> Rule {
    Rule { breaks, before: before.to_owned(), after: after.to_owned(), line: 0 }
}
