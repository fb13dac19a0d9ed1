//! Words that are no terms: those of grammar, verbs of every text, and nouns that every article has.

use crate::assist::word_list::{WordList, words_of};

/// Words of grammar and verbs that neither begin nor end a term, nor stand inside one; folded, ى as ي, ة as ه.
static GRAMMAR: WordList = WordList::new(|| {
    words_of(
        "في من الي علي عن مع ان اذا لم لن لا ما هو هي هم هما انا نحن انت التي الذي الذين اللذين اللتين هذا هذه هذان ذلك تلك \
    هناك هنا كان كانت كانوا يكون تكون ليكون قد لقد كل كلما كافه جميع بعض غير بعد قبل منذ حتي حيث عند عندما لدي لدينا لديه او ام ثم لكن لكنه بل \
    كما اما لما الا سوي خلال عبر ضد نحو تحت فوق امام وراء بين ضمن حول حسب وفق وفقا بحسب رغم بسبب اثر ظل اي ايه انه انها انهم اننا فان لان لانه \
    ليس ليست يمكن يجب ينبغي علينا عليه عليها عليهم فيه فيها فيهم منه منها منهم به بها بهم له لها لهم لنا اليه اليها معه معها عنه عنها جدا ايضا \
    فقط مثل مثلا كذلك هكذا بينما فيما مما عما ممن لو لولا اذ اذن حين حينما قط ابدا دون بدون مره مرات يوم امس غدا اليوم الان سابقا لاحقا \
    اخر اخري اول اولي ثاني ثانيه واحد واحده اثنان اثنين ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره عشر مئه الف مليون مليار العديد عديد مزيد المزيد \
    اكثر اقل افضل اكبر اهم كثير كثيره قليل جانبه جانبها نفسه نفسها ذاته ذاتها قال قالت يقول تقول اضاف اضافت اكد اكدت اعلن اعلنت ذكر ذكرت \
    صرح اوضح اشار اشارت تابع اعتبر نعتبر اعرب اثني رحب التقي بحث بحثا افاد افادت راي يري تري جعل جعلت تم تمت يتم ستتم بات باتت ظل ظلت اصبح \
    اصبحت صار بدا بدات شهد شهدت نشهد جاء جاءت قام قامت حقق حققت تحقق ستحقق يلعب تشكل يشكل يحظي تقتضي تمكن تمكنت تمكنوا قائلا قايلا موكدا مشيدا \
    مضيفا مشيرا تغير يغير ازداد ازدادت تعمقت يعد تعد يعدان يبقي تبقي دورا قوه مهما مهمه مزيدا عام سنه شهر اسبوع مستهل المقابل",
    )
});

/// Nouns and adjectives that every article has, without the article: alone they are hardly terms.
static GENERAL: WordList = WordList::new(|| {
    words_of(
        "لقاء دور مجال مجالات اطار نطاق صعيد صعيدين ظرف ظروف شكل اشكال سبيل سبل مستقبل استمرار جهود جهد ضروره مثال رمز \
    سعاده اهتمام مكانه حلقه سلسله قضيه قضايا امر امور وقت زمن مكان طريق طريقه عمل اعمال شيء اشياء ناس شخص اشخاص فكره راي كلمه كلام حديث \
    سوال جواب سبب اسباب نتيجه نتايج هدف اهداف خطوه قرار وضع اوضاع حال حاله موكد ممكن مزيد موقف مواقف طرف اطراف جانب جوانب عدد نسبه جزء قسم نوع انواع \
    بدايه نهايه وجود حاجه قدره امكان امكانيه فرصه فتره مرحله عمليه عمليات نشاط انشطه حقيقه حقايق نجاح نجاحات مواجهه تحقيق تعزيز توسيع توسع \
    تواصل زياره بيان خبر تصريح دوله دول بلد بلدان بلدين منطقه عالم شعب شعوب كبير كبيره صغير جديد جديده مهم هام هامه ريييسي ريسيه رييسيه حالي حاليه \
    راهن راهنه مختلف مختلفه مشترك مشتركه متزايد اساسي اساسيه ممكن عام عامه خاص خاصه قوه مدينه بيت يد عين قلب باب كتاب سيد سيده رجل امراه",
    )
});

/// English and French words that neither begin nor end a translation.
static TARGET: WordList = WordList::new(|| {
    words_of(
        "the a an of in on at to for from by with and or but as is are was were be been being has have had will would shall \
    should can could may might must do does did not no nor so than then that this these those there here it its he his him she her they \
    their them we our us you your i my who whom whose which what when where why how if while during between among into onto over under \
    about against after before also only more most other some any each all both such very said says added stressed noted between toward \
    towards through up out off un une le la les de du des d l et ou mais à au aux en dans sur sous par pour avec sans entre ce cet cette ces \
    il elle ils elles on nous vous je se sa son ses leur leurs que qui quoi dont où ne pas plus est sont était été être avoir a ont avait comme si",
    )
});

fn listed(list: &WordList, word: &str) -> bool {
    list.contains(word)
}

fn plain(word: &str) -> String {
    word.replace('ى', "ي").replace('ة', "ه")
}

/// Whether a word of the source (folded, with or without its article) is of grammar, or a verb that every text has.
pub(super) fn is_grammar(word: &str) -> bool {
    let word = plain(word);
    listed(&GRAMMAR, &word)
        || word.strip_prefix("ال").is_some_and(|rest| listed(&GRAMMAR, rest))
        || listed(&TARGET, &word)
}

/// Whether a word of the source (folded, without its article) is one of any article.
pub(super) fn is_general(word: &str) -> bool {
    listed(&GENERAL, &plain(word))
}

/// Whether a word of the translation (lower case) is of grammar.
pub(super) fn is_target_grammar(word: &str) -> bool {
    listed(&TARGET, word)
}
