//! The texts that the benches set.

/// 300 characters of newspaper Arabic.
pub(crate) const SEGMENT: &str = "أعلنت وزارة الصحة في بيان لها يوم الثلاثاء (12 مارس 2024) أن عدد المستفيدين من الحملة الوطنية للتلقيح \
    تجاوز 1.5 مليون شخص، أي ما يعادل 35% من السكان، وأضافت أنّ المرحلة الثانية ستنطلق في «الأسابيع المقبلة» بالتعاون مع منظمة \
    الصحة العالمية WHO، على أن تشمل جميع المحافظات والمناطق النائية التي لم تصلها الفرق الطبية بعد.";

const PARAGRAPHS: [&str; 3] = [
    "قال المتحدث باسم هيئة الطيران المدني إن مطار العاصمة استقبل 48,200 مسافر خلال عطلة نهاية الأسبوع، وهو رقم لم يسجَّل منذ عام 2019، مشيرًا إلى أن شركتي «الخطوط الشمالية» وSky Link أضافتا 17 رحلة جديدة.",
    "وفي السياق ذاته، رأى الباحث في معهد دراسات النقل (ITS) أن ارتفاع أسعار الوقود بنسبة 8.5% \"لن يغيّر عادات المسافرين في المدى القريب\"، لكنه حذّر من أثره في الرحلات الداخلية القصيرة؛ إذ تبلغ كلفتها 120 دولارًا في المتوسط.",
    "ومن المقرر أن تُعقد الجولة المقبلة من المحادثات في 4/9/2024 عند الساعة 10:30 صباحًا، وفق ما نشره الموقع الرسمي https://example.org/news، على أن تُعلَن نتائجها قبل نهاية الشهر، لا سيّما ما يتعلق منها بحقوق الركّاب.",
];

/// The words of a segment: with them it has about 260 bytes.
pub(crate) const SEGMENT_WORDS: usize = 25;

/// An article of some 2,000 characters.
pub(crate) fn article() -> String {
    let file = std::env::var_os("MUQABALA_DATA")
        .map(|root| std::path::Path::new(&root).join("articles/article-1.txt"));
    let text = file.map(|file| std::fs::read_to_string(file).expect("the article"));
    text.unwrap_or_else(|| [SEGMENT, PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[2]].repeat(2).join("\n"))
}

/// Segments of `count` words together, no two alike: words of the article, and every sixth one that is only here.
pub(crate) fn segments(count: usize) -> Vec<String> {
    let article = article();
    let known: Vec<&str> = article.split_whitespace().collect();
    let mut random = Random(7);
    let mut word = |i: usize| {
        if i % 6 == 5 { invented(i) } else { known[random.below(known.len())].to_owned() }
    };
    let words: Vec<String> = (0..count).map(&mut word).collect();
    words.chunks(SEGMENT_WORDS).map(|words| words.join(" ")).collect()
}

/// Words that all differ.
pub(crate) fn words(count: usize) -> Vec<String> {
    (0..count).map(invented).collect()
}

/// A word of four to seven letters: the first four are the number in base 28, so that no two are alike.
fn invented(number: usize) -> String {
    const LETTERS: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";
    let letter = |n: usize| LETTERS.chars().nth(n % 28).expect("28 letters");
    let mut random = Random(number as u64 + 1);
    let tail = (0..random.below(4)).map(|_| random.below(28)).collect::<Vec<_>>();
    (0..4).map(|i| number / 28_usize.pow(i)).chain(tail).map(letter).collect()
}

/// A linear congruential generator with the constants of Knuth's MMIX.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}
