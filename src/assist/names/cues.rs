//! Words that tell of a name: titles, heads of agencies and places, verbs of speech; and words that are never one.

use crate::assist::word_list::{WordList, words_of};

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A town, a country, a river.
    Place,
    /// An organisation, a newspaper, an institution.
    Agency,
}

impl NameKind {
    /// The kind in a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Agency => "agency",
        }
    }
}

/// Titles and callings that stand before a person's name, folded and without the article.
static TITLES: WordList = WordList::new(|| {
    words_of(
        "رييس وزير سيد سيده دكتور دكتوره شيخ امير اميره ملك ملكه سفير سفيره عميد لواء عقيد مقدم فريق جنرال \
    قايد نايب مدير مديره امين حاكم محافظ قاضي محامي استاذ استاذه بروفيسور مهندس مهندسه طبيب طبيبه روايي رواييه شاعر شاعره \
    كاتب كاتبه ناقد ناقده محلل محلله باحث باحثه خبير خبيره صحافي صحافيه صحفي صحفيه متحدث متحدثه ناطق مبعوث مرشد امام \
    مفتي بابا بطريرك مطران سلطان خليفه فنان فنانه مخرج مخرجه ممثل ممثله لاعب مدرب مورخ مورخه فيلسوف مفكر عالم عالمه زعيم \
    رفيق مستشار مستشاره برلماني نايبه سيناتور مندوب مندوبه مسوول مسووله مراسل مراسله حاج اخ شهيد اسير ناشط ناشطه",
    )
});

/// Heads of the names of agencies and institutions, folded and without the article.
static AGENCIES: WordList = WordList::new(|| {
    words_of(
        "وكاله صحيفه جريده مجله قناه اذاعه تلفزيون منظمه موسسه شركه بنك مصرف صندوق جامعه كليه معهد مركز \
    مستشفي متحف وزاره هييه لجنه مجلس اتحاد حزب حركه جبهه جماعه جمعيه نقابه محكمه برلمان مرصد دار رابطه موتمر مجموعه حلف \
    برنامج منتدي نادي كتايب اكاديميه مكتبه مسرح شبكه موقع بعثه مفوضيه",
    )
});

/// Nouns that stand before the name of a place, folded and without the article.
static PLACES: WordList = WordList::new(|| {
    words_of(
        "مدينه بلده قريه واحه ريف محافظه ولايه اقليم منطقه نهر بحر بحيره خليج جزيره جبل وادي صحراء مطار ميناء \
    شارع حي مخيم معبر عاصمه ساحه امار ه مقاطعه قضاء ضاحيه حدود سد قناة",
    )
});

/// Words behind which a place is likely.
static BEFORE_PLACES: WordList = WordList::new(|| {
    words_of("في الي من قرب بين غربي شرقي شمالي جنوبي شمال جنوب شرق غرب نحو عبر وسط داخل صوب حول ضد")
});

/// Verbs whose subject often is a name that follows at once, folded.
static SPEECH: WordList = WordList::new(|| {
    words_of(
        "قال قالت يقول تقول اضاف اضافت اكد اكدت اعلن اعلنت ذكر ذكرت صرح صرحت نفي نفت توقع توقعت حذر حذرت راي رات \
    يري تري اوضح اوضحت شدد شددت اعتبر اعتبرت طالب طالبت دعا دعت التقي التقت زار زارت استقبل استقبلت كتب كتبت وصف وصفت \
    اشار اشارت لفت تابع تابعت اتهم اتهمت بحث بحثت قارنها ترجمها ولد ولدت وصل وصلت",
    )
});

/// Words that join the parts of a person's name.
static JOINTS: WordList = WordList::new(|| words_of("بن ابن بنت ابو ابي ابا ام ال عبد بو ولد"));

/// Words that make one word of the translation with the one behind them.
static GLUED: WordList = WordList::new(|| words_of("عبد ابو ابي ام بن ابن بو تل دير بيت كفر راس ال"));

/// Words that the names of places begin with.
static PLACE_PREFIXES: WordList = WordList::new(|| words_of("تل دير بيت كفر راس ام وادي جبل عين برج"));

/// Words of grammar, time and measure, and nouns of the news that stand where a name could: never a name by themselves.
static PLAIN: WordList = WordList::new(|| {
    words_of(
        "في من الي علي عن مع ان اذا لم لن لا ما هو هي هم التي الذي الذين هذا هذه ذلك تلك كان كانت يكون قد كل بعض \
    غير بعد قبل منذ حتي حيث عند لدي اي او ثم لكن بل كما اما امس غدا اليوم يوم عام سنه شهر اسبوع ساعه صباح مساء الماضي المقبل \
    الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر \
    ديسمبر مصدر مصادر مسوول مسوولون متحدث خبراء مراقبون محللون شهود سكان الف الاف مليون مليار اول ثاني ثالث جديد قديم كبير \
    صغير قرار خطوه عمل وضع لقاء زياره بيان تصريح خبر حوار بسبب خلال ضمن حول ضد مثل فقط ايضا جدا نحو تحت فوق امام وراء \
    اكثر اقل عدد نسبه حرب سلام شعب دوله حكومه نظام سياسه اقتصاد مشروع قوات جيش رغم سوي ليس ليست فان انه انها وهو وهي وقد \
    الملف الوضع الخبر العام الماضيه المقبله القادم القادمه بحسب وفق وفقا جميع نفس",
    )
});

/// Whether the word (folded, [`bare`]) is in the list.
fn listed(list: &WordList, word: &str) -> bool {
    list.contains(word)
}

/// A folded word without its article, with ى as ي and a final ة as ه, as the lists have it.
pub(super) fn bare(word: &str) -> String {
    let word = word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 2).unwrap_or(word);
    word.replace('ى', "ي").replace('ة', "ه")
}

fn with_article(word: &str) -> String {
    word.replace('ى', "ي").replace('ة', "ه")
}

pub(super) fn is_title(word: &str) -> bool {
    let bare = bare(word);
    let owned = bare.strip_suffix("ها").or_else(|| bare.strip_suffix("هم"));
    listed(&TITLES, &bare) || owned.is_some_and(|it| listed(&TITLES, it))
}

pub(super) fn is_agency_head(word: &str) -> bool {
    listed(&AGENCIES, &bare(word))
}

pub(super) fn is_place_head(word: &str) -> bool {
    listed(&PLACES, &bare(word))
}

/// Whether the names of places begin with such a word: تل رفعت, أم درمان.
pub(super) fn is_place_prefix(word: &str) -> bool {
    listed(&PLACE_PREFIXES, word)
}

pub(super) fn is_before_place(word: &str) -> bool {
    listed(&BEFORE_PLACES, &with_article(word))
}

pub(super) fn is_speech(word: &str) -> bool {
    listed(&SPEECH, &with_article(word))
}

pub(super) fn is_joint(word: &str) -> bool {
    listed(&JOINTS, word)
}

pub(super) fn is_glued(word: &str) -> bool {
    listed(&GLUED, word)
}

/// Whether a word is of grammar or a noun of the news, and never a name alone.
pub(super) fn is_plain(word: &str) -> bool {
    // The preposition has ى, the name ي.
    word != "علي" && (listed(&PLAIN, &with_article(word)) || listed(&PLAIN, &bare(word)))
}

/// Whether a word looks like an adjective of origin or a family name of its form: ال…ي or ال…ية.
pub(super) fn is_nisba(word: &str) -> bool {
    let long = word.chars().count() >= 5;
    word.starts_with("ال") && long && (word.ends_with('ي') || word.ends_with("ية") || word.ends_with("يه"))
}
