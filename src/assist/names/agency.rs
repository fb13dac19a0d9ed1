//! Agencies and institutions: how far their Arabic name goes, and what part of it a run of words renders.

use super::cues::{bare, is_agency_head, is_nisba, is_plain, is_title};
use super::known::exonyms;
use super::romanise::distance;
use super::spell::NEAR;
use crate::assist::words::Word;

/// Adjectives that belong to names of institutions, folded, with their article.
const ADJECTIVES: &str =
    "الجديد الجديده العام العامه الاعلي الاوسط الاحمر المتحده الحره المركزي الكبير الكبري الاول الاولي";

/// What the words of such names are called in English and French, by how those begin.
const GLOSSES: &[(&str, &str)] = &[
    ("وكاله", "agenc"),
    ("انباء", "news info press"),
    ("صحيفه", "newspaper daily journal"),
    ("جريده", "newspaper journal"),
    ("مجله", "magazine revue"),
    ("قناه", "channel chaîne chaine tv"),
    ("منظمه", "organi"),
    ("موسسه", "foundation institution fondation"),
    ("شركه", "company corporation société"),
    ("بنك", "bank banque"),
    ("مصرف", "bank banque"),
    ("صندوق", "fund fonds"),
    ("جامعه", "universit league ligue"),
    ("كليه", "college facult school"),
    ("معهد", "institut"),
    ("مركز", "cent"),
    ("مستشفي", "hospital hôpital hopital"),
    ("متحف", "muse musé"),
    ("وزاره", "minist department"),
    ("هييه", "authorit commission autorité"),
    ("لجنه", "commi comité"),
    ("مجلس", "council conseil board parliament"),
    ("اتحاد", "union federation"),
    ("حزب", "party parti hezb hizb"),
    ("حركه", "movement mouvement"),
    ("جبهه", "front"),
    ("جماعه", "group groupe"),
    ("جمعيه", "association society assembl"),
    ("محكمه", "court cour tribunal"),
    ("مرصد", "observator"),
    ("دار", "house dar publish"),
    ("رابطه", "league association"),
    ("مكتبه", "librar biblio"),
    ("امم", "nations"),
    ("متحده", "united unies"),
    ("دول", "states états"),
    ("عربيه", "arab"),
    ("عربي", "arab"),
    ("دولي", "international world mondial"),
    ("دوليه", "international world"),
    ("عالمي", "world global mondial"),
    ("عالميه", "world global mondial"),
    ("نقد", "monetary monétaire"),
    ("صحه", "health santé"),
    ("حقوق", "rights droits"),
    ("انسان", "human homme"),
    ("امن", "security sécurité"),
    ("خارجيه", "foreign affaires"),
    ("داخليه", "interior intérieur"),
    ("دفاع", "defen défense"),
    ("تربيه", "education"),
    ("تعليم", "education"),
    ("ثقافه", "culture"),
    ("اثار", "antiquit"),
    ("سياحه", "tourism"),
    ("ماليه", "finance"),
    ("اقتصاد", "econom"),
    ("تجاره", "trade commerce"),
    ("طاقه", "energy énergie"),
    ("نفط", "oil pétrole petrol"),
    ("زراعه", "agricultur"),
    ("اغذيه", "food alimentation"),
    ("عدل", "justice"),
    ("افريقي", "afric"),
    ("اوروبي", "europ"),
    ("وطني", "national"),
    ("وطنيه", "national"),
    ("مركزي", "central"),
    ("اعلي", "supreme high"),
    ("اوسط", "middle moyen"),
    ("شرق", "east orient"),
    ("سوري", "syria"),
    ("سوريه", "syria"),
    ("مصري", "egypt"),
    ("مصريه", "egypt"),
    ("سعودي", "saudi"),
    ("سعوديه", "saudi"),
    ("لبناني", "leban"),
    ("لبنانيه", "leban"),
    ("فلسطيني", "palestin"),
    ("فلسطينيه", "palestin"),
    ("اسلامي", "islam"),
    ("اسلاميه", "islam"),
    ("اميركي", "americ"),
    ("اميركيه", "americ"),
    ("امريكيه", "americ"),
    ("صليب", "cross croix"),
    ("هلال", "crescent croissant"),
    ("احمر", "red rouge"),
    ("مقاومه", "resistance"),
    ("تحرير", "liberation"),
    ("شعبي", "popular"),
    ("شعبيه", "popular"),
    ("ديمقراطي", "democrat"),
    ("عمال", "labo worker"),
    ("علوم", "science"),
    ("فنون", "art"),
    ("جديد", "new nouve"),
];

/// Words of a translated name that stand for nothing.
const FILLERS: &[&str] =
    &["al", "el", "of", "for", "the", "and", "de", "du", "des", "la", "le", "les", "et", "pour"];

/// A name that begins at a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// The form of the first word that is the head.
    pub(super) form: usize,
    /// The number of words, at least two.
    pub(super) words: usize,
    /// Whether it is a name without anything else that says so.
    pub(super) sure: bool,
}

/// The name of an agency that begins with the word `at`; `supported` says whether a word stands as a name in the translation.
pub(super) fn extent(words: &[Word], at: usize, supported: impl Fn(usize) -> bool) -> Option<Extent> {
    let first = words.get(at)?;
    let form = first.forms.iter().position(|form| is_agency_head(&form.letters))?;
    let definite = first.forms.get(form)?.letters.starts_with("ال");
    let next = joined(words, at + 1)?;
    if definite {
        let end = if is_nisba(&next.letters) { tail(words, at + 2) } else { return None };
        return Some(Extent { form, words: end - at, sure: true });
    }
    if next.letters.starts_with("ال") && !is_title(&next.letters) {
        return Some(Extent { form, words: definite_part(words, at + 1, &supported) - at, sure: true });
    }
    if is_plain(&next.letters) || is_agency_head(&next.letters) || is_title(&next.letters) {
        return None;
    }
    let behind = joined(words, at + 2).filter(|it| it.letters.starts_with("ال") && !is_title(&it.letters));
    let end = match behind {
        Some(word) if !supported(at + 1) || supported(at + 2) || is_nisba(&word.letters) => {
            definite_part(words, at + 2, &supported)
        }
        _ => at + 2,
    };
    Some(Extent { form, words: end - at, sure: supported(at + 1) })
}

/// The word `at`, where no punctuation parts it from the one before.
fn joined(words: &[Word], at: usize) -> Option<&Word> {
    words.get(at).filter(|word| !word.parted)
}

/// The end of the part of a name that begins with the word `at`, which has an article.
fn definite_part(words: &[Word], at: usize, supported: &impl Fn(usize) -> bool) -> usize {
    let Some(next) = joined(words, at + 1) else { return at + 1 };
    if is_nisba(&next.letters) {
        return tail(words, at + 2);
    }
    let listed =
        ADJECTIVES.split_ascii_whitespace().any(|it| it == next.letters.replace('ى', "ي").replace('ة', "ه"));
    let article = next.letters.starts_with("ال");
    let more = (article && (listed || supported(at + 1))) || (supported(at) && supported(at + 1));
    let pair = next
        .letters
        .strip_prefix('و')
        .is_some_and(|it| it.starts_with("ال") && !is_title(it) && !is_agency_head(it));
    let feminine = words.get(at).is_some_and(|word| word.letters.ends_with('ة'));
    if more || (pair && feminine && next.letters.chars().count() > 6) { at + 2 } else { at + 1 }
}

/// The end with what the name is for: لحقوق الإنسان, للتنمية.
fn tail(words: &[Word], at: usize) -> usize {
    let Some(purpose) = joined(words, at) else { return at };
    let behind = joined(words, at + 1).filter(|word| word.letters.starts_with("ال"));
    if let Some(rest) = purpose.letters.strip_prefix("لل") {
        let usable = rest.chars().count() >= 3 && !is_title(rest) && !is_agency_head(rest);
        let adjective = behind.is_some_and(|word| is_nisba(&word.letters) || word.letters == "الاحمر");
        return if usable { at + 1 + usize::from(adjective) } else { at };
    }
    let is_noun =
        |rest: &str| rest.chars().count() >= 3 && !is_plain(rest) && !is_agency_head(rest) && !is_title(rest);
    let usable = purpose.letters.strip_prefix('ل').is_some_and(is_noun) && !is_plain(&purpose.letters);
    if usable && behind.is_some() { at + 2 } else { at }
}

/// How well a run of Latin words (lower case) renders the words of an agency: the part of the Arabic that is there, times the
/// part of the Latin that stands for something. 0 where nothing but the head is rendered.
pub(super) fn rendering(words: &[&str], latin: &[&str]) -> f32 {
    let content: Vec<_> = latin.iter().copied().filter(|it| !FILLERS.contains(it)).collect();
    if content.is_empty() || words.is_empty() {
        return 0.0;
    }
    let mut used = vec![false; content.len()];
    let (mut rendered, mut beyond_head) = (0, false);
    for (number, word) in words.iter().enumerate() {
        if let Some(places) = places(word, &content, &used) {
            used.get_mut(places).into_iter().flatten().for_each(|it| *it = true);
            rendered += 1;
            beyond_head |= number > 0;
        }
    }
    let explained = used.iter().filter(|it| **it).count() as f32 / content.len() as f32;
    if beyond_head { rendered as f32 / words.len() as f32 * explained } else { 0.0 }
}

/// The pieces that render an Arabic word: one by its meaning, or up to three that are a transcription.
fn places(word: &str, latin: &[&str], used: &[bool]) -> Option<std::ops::Range<usize>> {
    let free = |range: &std::ops::Range<usize>| {
        used.get(range.clone()).is_some_and(|it| it.iter().all(|used| !used))
    };
    let without = word.strip_prefix("لل").map_or_else(|| word.to_owned(), |rest| format!("ال{rest}"));
    let key = bare(&without);
    let glosses = |key: &str| {
        GLOSSES
            .iter()
            .filter(move |(arabic, _)| *arabic == key)
            .flat_map(|(_, it)| it.split(' '))
            .collect::<Vec<_>>()
    };
    let mut starts = glosses(&key);
    starts.extend(key.strip_prefix('ل').map(glosses).unwrap_or_default());
    if let Some(at) = latin.iter().position(|piece| starts.iter().any(|start| piece.starts_with(start)))
        && free(&(at..at + 1))
    {
        return Some(at..at + 1);
    }
    let runs = (1..=3).flat_map(|length| (0..latin.len()).map(move |at| at..at + length));
    let exonyms = exonyms(&without);
    let near = |range: &std::ops::Range<usize>| {
        let run = latin.get(range.clone()).map(<[&str]>::concat).unwrap_or_default();
        exonyms.contains(&run) || distance(&[&without], &run) < NEAR
    };
    runs.filter(|range| range.end <= latin.len() && free(range)).find(near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assist::words::words;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let words = words(text);
        let found = extent(&words, 0, |_| false).map(|it| {
            let parts: Vec<_> = words.iter().take(it.words).map(|word| word.written.as_str()).collect();
            parts.join(" ")
        });
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn a_name_goes_as_far_as_its_grammar() {
        check("منظمة التجارة العالمية التي", Some("منظمة التجارة العالمية"));
        check("المجلس النرويجي للاجئين أمس", Some("المجلس النرويجي للاجئين"));
        check("المجلس قرر", None);
        check("وزارة الدفاع الخبر", Some("وزارة الدفاع"));
        check("وكالة أنباء الخليج أن", Some("وكالة أنباء الخليج"));
        check("منظمة، الصحة", None);
        check("الجمعية الملكية لحماية الطبيعة عن", Some("الجمعية الملكية لحماية الطبيعة"));
    }

    #[test]
    fn a_translated_name_is_weighed_by_its_words() {
        let words = ["منظمة", "الصحة", "العالمية"];
        assert!(rendering(&words, &["world", "health", "organization"]) > 0.99);
        assert!(rendering(&words, &["organization"]) < 0.1);
        assert!(rendering(&["قناة", "المنار"], &["al", "manar"]) > 0.4);
    }
}
