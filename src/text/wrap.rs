//! Recognises text whose paragraphs were broken into lines of a fixed width, and joins them again.

use std::ops::Range;

use super::sentence::{is_blank, is_closing, starts_item, stop_kind};

/// Mail, plain text and lines of a printed column lie between these widths, in letters.
const NARROWEST: usize = 36;
const WIDEST: usize = 140;
/// Fewer lines prove nothing.
const FEWEST_INNER_LINES: usize = 3;
/// Percent of the width by which the lines of a ragged column may fall short.
const RAGGED: usize = 10;

/// Whether the paragraphs of a text were wrapped by line breaks at a column.
///
/// It is careful: an article of one paragraph a line, poetry and lists are not recognised. What speaks for wrapping is
/// that the first word of nearly every line would not have fitted on the line before, that most lines do not end a
/// sentence, and that sentences or clauses end in the middle of lines. Lines come without their line breaks; the last
/// line of a paragraph proves nothing.
pub fn hard_wrapped(lines: &[&str]) -> bool {
    let width = widest(lines);
    let inner = inner_lines(lines);
    if !(NARROWEST..=WIDEST).contains(&width) || inner.len() < FEWEST_INNER_LINES || looks_set(lines) {
        return false;
    }
    let fitting = |slack| inner.iter().filter(|(line, next)| !fills(line, next, width, slack)).count();
    let ended = inner.iter().filter(|(line, _)| ends_sentence(line)).count();
    let paused = inner.iter().filter(|(line, _)| ends_clause(line)).count();
    let pauses = inner.iter().filter(|(line, _)| has_pause_inside(line)).count();
    // Ragged columns need more of what verses do not have: clauses that end inside of lines.
    let exact = fitting(0) * 20 <= inner.len() && pauses > 0;
    let ragged =
        fitting(RAGGED) * 5 <= inner.len() && pauses > 1 && pauses * 6 >= inner.len() && pauses > paused;
    (exact || ragged) && ended * 2 < inner.len()
}

/// The text with the lines of each paragraph joined by a space.
///
/// Blank lines stay as they are (empty). A point of a list starts a line of its own, and so does what follows a line
/// that ends a sentence although the next word would have fitted.
pub fn join_wrapped(lines: &[&str]) -> Vec<String> {
    let trimmed = |line: &&str| line.trim_matches(is_blank).to_owned();
    let join =
        |range: Range<usize>| lines.get(range).unwrap_or_default().iter().map(trimmed).collect::<Vec<_>>();
    wrapped_paragraphs(lines).into_iter().map(|range| join(range).join(" ")).collect()
}

/// The lines of each paragraph of [`join_wrapped`], by their indices.
pub fn wrapped_paragraphs(lines: &[&str]) -> Vec<Range<usize>> {
    let width = widest(lines);
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut previous: Option<&str> = None;
    for (at, line) in lines.iter().map(|line| line.trim_matches(is_blank)).enumerate() {
        let goes_on = previous.is_some_and(|last| !line.is_empty() && continues(last, line, width));
        match paragraphs.last_mut() {
            Some(paragraph) if goes_on => paragraph.end = at + 1,
            _ => paragraphs.push(at..at + 1),
        }
        previous = (!line.is_empty()).then_some(line);
    }
    paragraphs
}

fn continues(last: &str, line: &str, width: usize) -> bool {
    let ends_paragraph = ends_sentence(last) && !fills(last, line, width, RAGGED);
    !ends_paragraph && !starts_item(line)
}

fn widest(lines: &[&str]) -> usize {
    lines.iter().map(|line| length(line)).max().unwrap_or_default()
}

/// Letters of a line as they are seen: vowel signs have no width.
fn length(line: &str) -> usize {
    line.trim_matches(is_blank).chars().filter(|c| !matches!(c, '\u{64B}'..='\u{65F}' | '\u{670}')).count()
}

/// Each line that has a line of the same paragraph after it, with that line.
fn inner_lines<'a>(lines: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let trimmed = lines.iter().map(|line| line.trim_matches(is_blank));
    let next = trimmed.clone().skip(1);
    trimmed.zip(next).filter(|(line, next)| !line.is_empty() && !next.is_empty()).collect()
}

/// Whether the first word of the next line would not have fitted into the width less `slack` percent.
fn fills(line: &str, next: &str, width: usize, slack: usize) -> bool {
    let word = next.split(is_blank).next().unwrap_or_default();
    (length(line) + 1 + length(word)) * 100 > width * (100 - slack)
}

fn ends_sentence(line: &str) -> bool {
    let last = line.trim_end_matches(|c| is_blank(c) || is_closing(c)).chars().next_back();
    last.is_some_and(|c| stop_kind(c).is_some())
}

fn ends_clause(line: &str) -> bool {
    ends_sentence(line) || line.ends_with(['،', ',', '-', '–', '—'])
}

/// Whether a clause or a sentence ends before the last word, which verses avoid.
fn has_pause_inside(line: &str) -> bool {
    let mut words = line.split(is_blank).filter(|word| !word.is_empty());
    words.next_back();
    words.any(|word| word.chars().count() > 1 && ends_clause(word))
}

/// Whether the lines are points of a list, or halves of verses set apart by gaps or stars.
fn looks_set(lines: &[&str]) -> bool {
    let filled: Vec<&str> =
        lines.iter().map(|line| line.trim_matches(is_blank)).filter(|line| !line.is_empty()).collect();
    let set =
        |line: &&&str| starts_item(line) || ["   ", "\t", "***", " * "].iter().any(|gap| line.contains(gap));
    filled.iter().filter(set).count() * 4 > filled.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "أعلنت الهيئة العامة للأرصاد الجوية أن موجة الحر التي تشهدها البلاد منذ مطلع الأسبوع ستستمر حتى يوم الأحد، ودعت السكان إلى تجنب التعرض المباشر لأشعة الشمس. وقال مدير الهيئة إن درجات الحرارة تجاوزت معدلاتها بنحو ثماني درجات.\n\nمن جهتها، أعلنت وزارة الصحة رفع جاهزية المستشفيات والمراكز الطبية في المحافظات الجنوبية. وأضافت أن فرق الطوارئ تعاملت مع عشرات الحالات خلال اليومين الماضيين، معظمها بين كبار السن والعاملين في مواقع البناء.";
    const ENGLISH: &str = "The weather service said on Thursday that the heat wave which has held the country since the start of the week would last until Sunday, and asked people to stay out of the sun. Its director said that temperatures were eight degrees above the usual.\n\nThe ministry of health, for its part, said that hospitals in the south were ready. Emergency teams had dealt with dozens of cases in the last two days, most of them among the elderly and people who work on building sites.";

    fn wrap(text: &str, width: usize) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let mut line = String::new();
            for word in paragraph.split(' ') {
                if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                    lines.push(std::mem::take(&mut line));
                }
                line = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            }
            lines.push(line);
        }
        lines
    }

    fn check(text: &str, expected: bool) {
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(hard_wrapped(&lines), expected, "{text}");
    }

    #[test]
    fn wrapped_articles_are_recognised_and_joined_to_what_they_were() {
        for (text, width) in
            [(ARTICLE, 50), (ARTICLE, 65), (ARTICLE, 80), (ENGLISH, 45), (ENGLISH, 72), (ENGLISH, 80)]
        {
            let wrapped = wrap(text, width);
            check(&wrapped.join("\n"), true);
            let lines: Vec<&str> = wrapped.iter().map(String::as_str).collect();
            assert_eq!(join_wrapped(&lines), text.lines().collect::<Vec<_>>());
        }
    }

    #[test]
    fn articles_of_one_paragraph_a_line_are_not_recognised() {
        check(ARTICLE, false);
        check(&ENGLISH.replace("\n\n", "\n"), false);
        check(&ARTICLE.replace(". ", ".\n"), false);
        check(
            "عنوان المقال\nالكاتب\nوصل الوفد إلى العاصمة صباح اليوم في زيارة رسمية.\nعقد الوفد لقاء مغلقا.\nغادر.",
            false,
        );
    }

    #[test]
    fn poetry_is_not_recognised() {
        check(
            "قفا نبك من ذكرى حبيب ومنزل بسقط اللوى بين الدخول فحومل\nفتوضح فالمقراة لم يعف رسمها لما نسجتها من جنوب وشمأل\nترى بعر الآرام في عرصاتها وقيعانها كأنه حب فلفل\nكأني غداة البين يوم تحملوا لدى سمرات الحي ناقف حنظل\nوقوفا بها صحبي علي مطيهم يقولون لا تهلك أسى وتجمل",
            false,
        );
        check(
            "على قدر أهل العزم تأتي العزائم    وتأتي على قدر الكرام المكارم\nوتعظم في عين الصغير صغارها    وتصغر في عين العظيم العظائم\nيكلف سيف الدولة الجيش همه    وقد عجزت عنه الجيوش الخضارم\nويطلب عند الناس ما عند نفسه    وذلك ما لا تدعيه الضراغم",
            false,
        );
        check(
            "يا دار عبلة بالجواء تكلمي وعمي صباحا، دار عبلة، واسلمي\nفوقفت فيها ناقتي وكأنها فدن لأقضي حاجة المتلوم\nوتحل عبلة بالجواء وأهلنا بالحزن فالصمان فالمتثلم\nحييت من طلل تقادم عهده أقوى وأقفر بعد أم الهيثم",
            false,
        );
        check(
            "Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:\nRough winds do shake the darling buds of May,\nAnd summer's lease hath all too short a date;\nSometime too hot the eye of heaven shines,\nAnd often is his gold complexion dimm'd;",
            false,
        );
    }

    #[test]
    fn lists_are_not_recognised() {
        check(
            "1. توفير مياه الشرب للقرى البعيدة، وحفر الآبار\n2. إصلاح الطرق بين المدن والقرى، وإنارتها ليلا\n3. بناء المدارس في الأحياء، وتدريب المعلمين فيها\n4. دعم الزراعة والري الحديث، وشراء المحاصيل منها",
            false,
        );
        check("القاهرة\nدمشق\nبغداد\nالرباط\nتونس", false);
        check("", false);
    }

    #[test]
    fn joining_keeps_blank_lines_list_points_and_short_last_lines() {
        let lines = [
            "وصل الوفد إلى العاصمة في ساعة متأخرة من الليل بعد",
            "رحلة طويلة.",
            "عقد الوفد لقاء مغلقا مع الوزير في مقر الحكومة، وبحث",
            "معه:",
            "- فتح المعابر",
            "- عودة النازحين",
            "",
            " ثم غادر. ",
        ];
        assert_eq!(
            join_wrapped(&lines),
            [
                "وصل الوفد إلى العاصمة في ساعة متأخرة من الليل بعد رحلة طويلة.",
                "عقد الوفد لقاء مغلقا مع الوزير في مقر الحكومة، وبحث معه:",
                "- فتح المعابر",
                "- عودة النازحين",
                "",
                "ثم غادر.",
            ]
        );
    }
}
