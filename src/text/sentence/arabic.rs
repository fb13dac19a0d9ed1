//! Arabic words that decide about a stop: conjunctions, verbs of speaking, prepositions, abbreviations.

use super::abbreviations::Abbreviation;
use super::chars::is_arabic;
use super::words::bare;

/// Verbs of speaking and writing, as they stand beside what is said.
const SPEECH: &[&str] = &[
    "قال",
    "قالت",
    "قالوا",
    "قلت",
    "قلنا",
    "يقول",
    "تقول",
    "سأل",
    "سأله",
    "سألت",
    "سألته",
    "سألها",
    "يسأل",
    "تسأل",
    "تساءل",
    "تساءلت",
    "يتساءل",
    "تتساءل",
    "صاح",
    "صاحت",
    "يصيح",
    "هتف",
    "هتفت",
    "صرخ",
    "صرخت",
    "يصرخ",
    "همس",
    "همست",
    "أجاب",
    "أجابت",
    "أجابه",
    "يجيب",
    "رد",
    "ردت",
    "يرد",
    "أضاف",
    "أضافت",
    "علق",
    "علقت",
    "نادى",
    "نادت",
    "استفسر",
    "استفسرت",
    "تمتم",
    "تمتمت",
    "زعق",
    "كتب",
    "كتبت",
    "غرد",
    "غردت",
    "قائلا",
    "قائلة",
    "قائلين",
    "متسائلا",
    "متسائلة",
    "هاتفا",
    "صارخا",
    "صائحا",
    "مضيفا",
    "مضيفة",
];

/// Verbs and particles with which reports go on in a new sentence, after و or ف.
const REPORT: &[&str] = &[
    "قال",
    "أضاف",
    "اضاف",
    "أكد",
    "اكد",
    "أشار",
    "اشار",
    "أوضح",
    "اوضح",
    "ذكر",
    "كان",
    "قد",
    "لم",
    "لن",
    "تابع",
    "أفاد",
    "افاد",
    "صرح",
    "أعلن",
    "اعلن",
    "أعرب",
    "اعرب",
    "شدد",
    "لفت",
    "نقل",
    "دعا",
    "دعت",
    "رأى",
    "رأت",
    "اعتبر",
    "ختم",
    "بين",
    "يذكر",
    "يقول",
    "تقول",
    "نفى",
    "نفت",
    "حذر",
    "يأتي",
    "تأتي",
    "جاء",
    "يبلغ",
    "تبلغ",
    "بلغ",
    "تعد",
    "يعد",
    "أصدر",
    "سجل",
    "ارتفع",
    "انخفض",
    "تراجع",
    "يشار",
    "يرى",
    "ترى",
    "هذا",
    "هذه",
    "هو",
    "هي",
    "سوف",
    "ليس",
    "ما",
    "لا",
    "يجدر",
    "طالب",
    "توقع",
    "يتوقع",
    "وصف",
    "كشف",
    "يعمل",
    "تعمل",
    "يبدأ",
    "تبدأ",
];

/// Words after which the sentence before them has not ended.
const CONTINUING: &[&str] = &[
    "في",
    "فيه",
    "فيها",
    "من",
    "منه",
    "منها",
    "على",
    "عليه",
    "عليها",
    "إلى",
    "الى",
    "عن",
    "مع",
    "حول",
    "ضد",
    "ضمن",
    "خلال",
    "عبر",
    "بين",
    "بسبب",
    "التي",
    "الذي",
    "الذين",
    "اللذين",
    "اللتين",
    "مما",
    "حسب",
    "بحسب",
    "وفق",
    "وفقا",
    "كما",
    "أو",
    "او",
    "أم",
    "حيث",
    "لدى",
    "عند",
    "منذ",
    "حتى",
    "دون",
    "بدون",
    "كي",
    "لكي",
    "أيضا",
    "فقط",
];

/// Common words whose first letter و or ف belongs to the root, and conjunctions within a range or a list.
const NO_CONJUNCTION: &[&str] = &[
    "في",
    "فيه",
    "فيها",
    "فيهم",
    "فيهما",
    "فيما",
    "فوق",
    "فوقها",
    "فقط",
    "فور",
    "فضلا",
    "فترة",
    "فصل",
    "فريق",
    "فرنسا",
    "فلسطين",
    "فئة",
    "وسط",
    "وسطها",
    "وفق",
    "وفقا",
    "وراء",
    "وقت",
    "وزير",
    "وزارة",
    "واشنطن",
    "وكالة",
    "وحدة",
    "ولاية",
    "وحتى",
    "وإلى",
    "والى",
    "وسنة",
    "وعام",
    "وحوالي",
    "ونحو",
    "وأو",
    "وفي",
    "ومن",
];

/// Nouns that a single letter names: group A, vitamin D.
const LABELS: &[&str] = &[
    "مجموعة",
    "فئة",
    "فيتامين",
    "حرف",
    "نقطة",
    "قسم",
    "فقرة",
    "بند",
    "فرع",
    "ملحق",
    "مستوى",
    "شكل",
    "جدول",
    "درجة",
    "خطة",
    "كبد",
    "قطاع",
    "فريق",
    "منطقة",
    "نوع",
    "صنف",
    "مبنى",
    "قاعة",
    "صف",
    "خيار",
    "طبقة",
    "فصيلة",
];

/// Letters of an era or a time of day: AD, AH, BC, solar year, morning.
const ERAS: &[&str] = &["م", "ه", "ق", "قم", "قه", "بم", "ص", "ش", "هش", "ظ", "بظ", "مق"];

/// Letters of the academic titles (professor, assistant, doctor, engineer), which are combined freely.
const TITLE_LETTERS: &[char] = &['أ', 'ا', 'د', 'م'];

/// Letters that stand before a number or a name: post box, pages, His Excellency.
const TITLES: &[&str] = &["صب", "صص", "ضأ"];

/// Ordinals before an era, without the article and the feminine ending: the third century.
const ORDINALS: &[&str] =
    &["أول", "اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر", "عشر", "حادي"];

/// Longer abbreviations that stand before a name.
const LONG_TITLES: &[&str] = &["بروف", "دك", "مهند"];

/// Longer abbreviations that stand before a number; some are also words.
const REFERENCES: &[&str] =
    &["مج", "تح", "صص", "هات", "تلف", "تل", "عد", "فق", "رق", "ج", "جوال", "هاتف", "فاكس"];

/// Whether the word is a verb of speaking, without a conjunction before it.
pub(super) fn is_speech(word: &str) -> bool {
    SPEECH.contains(&bare(word).as_str())
}

/// Whether the word is `أم` or `أو`, which only join to what stands before them.
pub(super) fn is_alternative(word: &str) -> bool {
    matches!(bare(word).as_str(), "أم" | "أو" | "او")
}

/// Whether the sentence before such a word has not ended.
pub(super) fn continues(word: &str) -> bool {
    CONTINUING.contains(&bare(word).as_str())
}

/// Whether the word starts with the conjunction و or ف, or is ثم.
///
/// A number after it (`1805 م. و1848 م.`) goes on; some roots that start with these letters are known.
pub(super) fn opens_with_conjunction(word: &str) -> bool {
    let word = bare(word);
    let has_letters = word.chars().filter(|c| is_arabic(*c)).count() > 1;
    has_letters
        && (word == "ثم" || word.starts_with(['و', 'ف']))
        && !word.chars().nth(1).is_some_and(char::is_numeric)
        && !NO_CONJUNCTION.contains(&word.as_str())
}

/// Whether the word is و or ف with a verb that opens a new sentence of a report.
pub(super) fn opens_with_report(word: &str) -> bool {
    let word = bare(word);
    let Some(verb) = word.strip_prefix(['و', 'ف']) else { return false };
    let verb = verb.strip_prefix('س').filter(|verb| verb.starts_with(['ي', 'ت'])).unwrap_or(verb);
    REPORT.contains(&verb) || verb.strip_suffix('ت').is_some_and(|stem| REPORT.contains(&stem))
}

/// Whether the word is one of the ways to write "and so on".
pub(super) fn is_et_cetera(word: &str) -> bool {
    let word = word.strip_prefix('و').unwrap_or(word);
    matches!(word, "إلخ" | "الخ" | "ألخ" | "آلخ" | "etc")
}

/// Whether a single letter after the word is its label.
pub(super) fn is_label(word: &str) -> bool {
    let word = bare(word);
    let stem = word.trim_start_matches(['و', 'ف', 'ب', 'ل', 'ك']);
    [word.as_str(), stem].iter().any(|word| {
        let word = word.strip_prefix("ال").unwrap_or(word);
        LABELS.contains(&word) || word.strip_prefix('ل').is_some_and(|word| LABELS.contains(&word))
    })
}

/// Whether the letters are an era or a time of day when a number stands before them.
pub(super) fn is_era(letters: &str) -> bool {
    ERAS.contains(&letters)
}

/// Whether the letters stand before a name or a number.
pub(super) fn is_title(letters: &str) -> bool {
    TITLES.contains(&letters) || letters.chars().all(|letter| TITLE_LETTERS.contains(&letter))
}

/// Whether the word is an ordinal such as `الخامس`.
pub(super) fn is_ordinal(word: &str) -> bool {
    let word = bare(word);
    let word = word.strip_prefix("ال").unwrap_or(&word);
    ORDINALS.contains(&word.strip_suffix('ة').unwrap_or(word))
}

/// What a word of more than one letter says about the full stop after it.
pub(super) fn abbreviation(word: &str) -> Abbreviation {
    let word = word.strip_prefix('و').unwrap_or(word);
    if LONG_TITLES.contains(&word) {
        Abbreviation::Title
    } else if REFERENCES.contains(&word) {
        Abbreviation::Reference
    } else {
        Abbreviation::None
    }
}

/// The letter of a part that is a single one, also behind a conjunction (`وأ.`) or before a title (`لد.`).
pub(super) fn single_letter(part: &str) -> Option<char> {
    let mut letters = part.chars();
    match (letters.next(), letters.next(), letters.next()) {
        (Some(letter), None, _) | (Some('و'), Some(letter), None) if is_arabic(letter) => Some(letter),
        (Some('ل' | 'ف' | 'ك'), Some(letter @ ('د' | 'أ')), None) | (Some('ب'), Some(letter @ 'أ'), None) => {
            Some(letter)
        }
        _ => None,
    }
}
