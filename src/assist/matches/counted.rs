//! Numbers and what they stand before: the forms of an Arabic counted noun, and the names of months.

use crate::text::fold_str;

/// The form that a noun takes after a number in Arabic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberCase {
    /// One: يوم واحد.
    One,
    /// Two: يومان.
    Two,
    /// 3 to 10, and numbers that end in them: أيام.
    Few,
    /// 11 to 99, and numbers that end in them: يوماً.
    Many,
    /// Hundreds and thousands: يوم.
    Hundreds,
    /// With a decimal point.
    Fraction,
}

/// The form after a number as it is written.
pub(super) fn case_of_number(number: &str) -> NumberCase {
    let digits = fold_str(number).replace([',', '٬'], "");
    let Ok(value) = digits.parse::<u64>() else { return NumberCase::Fraction };
    match (value, value % 100) {
        (1, _) => NumberCase::One,
        (2, _) => NumberCase::Two,
        (_, 3..=10) => NumberCase::Few,
        (_, 11..=99) => NumberCase::Many,
        _ => NumberCase::Hundreds,
    }
}

/// The months in English, in Arabic as in Egypt and the Gulf, as in the Levant, and as in the Maghreb where that differs.
const MONTHS: [(&str, &[&str]); 12] = [
    ("January", &["يناير", "كانون الثاني", "جانفي"]),
    ("February", &["فبراير", "شباط", "فيفري"]),
    ("March", &["مارس", "آذار"]),
    ("April", &["أبريل", "نيسان", "أفريل", "إبريل"]),
    ("May", &["مايو", "أيار", "ماي"]),
    ("June", &["يونيو", "حزيران", "جوان"]),
    ("July", &["يوليو", "تموز", "جويلية"]),
    ("August", &["أغسطس", "آب", "أوت"]),
    ("September", &["سبتمبر", "أيلول"]),
    ("October", &["أكتوبر", "تشرين الأول"]),
    ("November", &["نوفمبر", "تشرين الثاني"]),
    ("December", &["ديسمبر", "كانون الأول"]),
];

/// The month that `name` means, in the language of `target`: its English name, or the Arabic one of the same custom.
pub(super) fn month(name: &str, target: &str) -> Option<String> {
    let folded = fold_str(name);
    let at = MONTHS.iter().position(|(english, arabic)| {
        fold_str(english) == folded || arabic.iter().any(|arabic| fold_str(arabic) == folded)
    })?;
    let (english, arabic) = MONTHS.get(at)?;
    if !target.chars().any(super::super::memory_index::is_arabic) {
        return Some((*english).to_owned());
    }
    // The custom of the translation, which names some month.
    let custom = (0..4).find(|custom| {
        MONTHS.iter().any(|(_, arabic)| arabic.get(*custom).is_some_and(|name| target.contains(name)))
    });
    arabic.get(custom.unwrap_or(0)).or_else(|| arabic.first()).map(|name| (*name).to_owned())
}

/// Whether an Arabic word names a month, or begins the name of one.
pub(super) fn is_month(word: &str) -> bool {
    let folded = fold_str(word);
    MONTHS
        .iter()
        .flat_map(|(_, arabic)| arabic.iter())
        .any(|month| fold_str(month).split(' ').next() == Some(folded.as_str()))
}
