//! Names that need no cue: countries and cities with what English and French call them, and given names.

use crate::assist::word_list::{WordList, words_of};

/// Places: Arabic, English names, French names; several are joined by a comma.
const PLACES: &[(&str, &str, &str)] = &[
    ("مصر", "Egypt", "Égypte"),
    ("القاهرة", "Cairo", "Le Caire,Caire"),
    ("الإسكندرية", "Alexandria", "Alexandrie"),
    ("السودان", "Sudan", "Soudan"),
    ("جنوب السودان", "South Sudan", "Soudan du Sud"),
    ("الخرطوم", "Khartoum", "Khartoum"),
    ("ليبيا", "Libya", "Libye"),
    ("طرابلس", "Tripoli", "Tripoli"),
    ("بنغازي", "Benghazi", "Benghazi"),
    ("تونس", "Tunis,Tunisia", "Tunis,Tunisie"),
    ("صفاقس", "Sfax", "Sfax"),
    ("الجزائر", "Algeria,Algiers", "Algérie,Alger"),
    ("وهران", "Oran", "Oran"),
    ("قسنطينة", "Constantine", "Constantine"),
    ("المغرب", "Morocco", "Maroc"),
    ("الرباط", "Rabat", "Rabat"),
    ("الدار البيضاء", "Casablanca", "Casablanca"),
    ("مراكش", "Marrakesh,Marrakech", "Marrakech"),
    ("طنجة", "Tangier", "Tanger"),
    ("فاس", "Fez,Fes", "Fès"),
    ("موريتانيا", "Mauritania", "Mauritanie"),
    ("نواكشوط", "Nouakchott", "Nouakchott"),
    ("الصومال", "Somalia", "Somalie"),
    ("مقديشو", "Mogadishu", "Mogadiscio"),
    ("جيبوتي", "Djibouti", "Djibouti"),
    ("إثيوبيا", "Ethiopia", "Éthiopie"),
    ("إريتريا", "Eritrea", "Érythrée"),
    ("السعودية", "Saudi Arabia,Saudi", "Arabie saoudite,Arabie Saoudite"),
    ("الرياض", "Riyadh", "Riyad"),
    ("مكة", "Mecca,Makkah", "La Mecque,Mecque"),
    ("المدينة المنورة", "Medina", "Médine"),
    ("جدة", "Jeddah", "Djeddah"),
    ("اليمن", "Yemen", "Yémen"),
    ("صنعاء", "Sanaa,Sana'a", "Sanaa"),
    ("عدن", "Aden", "Aden"),
    ("عمان", "Amman,Oman", "Amman,Oman"),
    ("سلطنة عمان", "Sultanate of Oman,Oman", "Oman"),
    ("مسقط", "Muscat", "Mascate"),
    ("الإمارات", "Emirates,UAE", "Émirats"),
    ("أبو ظبي", "Abu Dhabi", "Abou Dhabi"),
    ("أبوظبي", "Abu Dhabi", "Abou Dhabi"),
    ("دبي", "Dubai", "Dubaï"),
    ("الشارقة", "Sharjah", "Charjah"),
    ("قطر", "Qatar", "Qatar"),
    ("الدوحة", "Doha", "Doha"),
    ("البحرين", "Bahrain", "Bahreïn"),
    ("المنامة", "Manama", "Manama"),
    ("الكويت", "Kuwait,Kuwait City", "Koweït"),
    ("العراق", "Iraq", "Irak"),
    ("بغداد", "Baghdad", "Bagdad"),
    ("البصرة", "Basra", "Bassora"),
    ("الموصل", "Mosul", "Mossoul"),
    ("أربيل", "Erbil,Arbil", "Erbil"),
    ("كربلاء", "Karbala", "Kerbala"),
    ("النجف", "Najaf", "Najaf"),
    ("كركوك", "Kirkuk", "Kirkouk"),
    ("سوريا", "Syria", "Syrie"),
    ("سورية", "Syria", "Syrie"),
    ("دمشق", "Damascus", "Damas"),
    ("حلب", "Aleppo", "Alep"),
    ("حمص", "Homs", "Homs"),
    ("حماة", "Hama", "Hama"),
    ("اللاذقية", "Latakia", "Lattaquié"),
    ("إدلب", "Idlib", "Idlib"),
    ("درعا", "Daraa", "Deraa"),
    ("الرقة", "Raqqa", "Raqqa"),
    ("لبنان", "Lebanon", "Liban"),
    ("بيروت", "Beirut", "Beyrouth"),
    ("صيدا", "Sidon,Saida", "Saïda"),
    ("صور", "Tyre", "Tyr"),
    ("بعلبك", "Baalbek", "Baalbek"),
    ("الأردن", "Jordan", "Jordanie"),
    ("فلسطين", "Palestine", "Palestine"),
    ("القدس", "Jerusalem", "Jérusalem"),
    ("غزة", "Gaza", "Gaza"),
    ("قطاع غزة", "Gaza Strip", "bande de Gaza"),
    ("الضفة الغربية", "West Bank", "Cisjordanie"),
    ("رام الله", "Ramallah", "Ramallah"),
    ("نابلس", "Nablus", "Naplouse"),
    ("الخليل", "Hebron", "Hébron"),
    ("جنين", "Jenin", "Jénine"),
    ("حيفا", "Haifa", "Haïfa"),
    ("يافا", "Jaffa", "Jaffa"),
    ("عكا", "Acre", "Acre"),
    ("بيت لحم", "Bethlehem", "Bethléem"),
    ("إسرائيل", "Israel", "Israël"),
    ("تل أبيب", "Tel Aviv", "Tel-Aviv"),
    ("إيران", "Iran", "Iran"),
    ("طهران", "Tehran", "Téhéran"),
    ("تركيا", "Turkey,Türkiye", "Turquie"),
    ("أنقرة", "Ankara", "Ankara"),
    ("إسطنبول", "Istanbul", "Istanbul"),
    ("قبرص", "Cyprus", "Chypre"),
    ("اليونان", "Greece", "Grèce"),
    ("أثينا", "Athens", "Athènes"),
    ("إيطاليا", "Italy", "Italie"),
    ("روما", "Rome", "Rome"),
    ("البندقية", "Venice", "Venise"),
    ("صقلية", "Sicily", "Sicile"),
    ("إسبانيا", "Spain", "Espagne"),
    ("مدريد", "Madrid", "Madrid"),
    ("قرطبة", "Cordoba", "Cordoue"),
    ("غرناطة", "Granada", "Grenade"),
    ("إشبيلية", "Seville", "Séville"),
    ("الأندلس", "al-Andalus,Andalusia", "al-Andalus,Andalousie"),
    ("البرتغال", "Portugal", "Portugal"),
    ("فرنسا", "France", "France"),
    ("باريس", "Paris", "Paris"),
    ("مرسيليا", "Marseille,Marseilles", "Marseille"),
    ("سويسرا", "Switzerland", "Suisse"),
    ("جنيف", "Geneva", "Genève"),
    ("بلجيكا", "Belgium", "Belgique"),
    ("بروكسل", "Brussels", "Bruxelles"),
    ("هولندا", "Netherlands,Holland", "Pays-Bas"),
    ("لاهاي", "The Hague,Hague", "La Haye,Haye"),
    ("ألمانيا", "Germany", "Allemagne"),
    ("برلين", "Berlin", "Berlin"),
    ("ميونخ", "Munich", "Munich"),
    ("النمسا", "Austria", "Autriche"),
    ("فيينا", "Vienna", "Vienne"),
    ("بريطانيا", "Britain,United Kingdom", "Grande-Bretagne,Royaume-Uni"),
    ("إنجلترا", "England", "Angleterre"),
    ("إنكلترا", "England", "Angleterre"),
    ("لندن", "London", "Londres"),
    ("أيرلندا", "Ireland", "Irlande"),
    ("السويد", "Sweden", "Suède"),
    ("النرويج", "Norway", "Norvège"),
    ("الدنمارك", "Denmark", "Danemark"),
    ("فنلندا", "Finland", "Finlande"),
    ("بولندا", "Poland", "Pologne"),
    ("المجر", "Hungary", "Hongrie"),
    ("رومانيا", "Romania", "Roumanie"),
    ("صربيا", "Serbia", "Serbie"),
    ("البوسنة", "Bosnia", "Bosnie"),
    ("روسيا", "Russia", "Russie"),
    ("موسكو", "Moscow", "Moscou"),
    ("أوكرانيا", "Ukraine", "Ukraine"),
    ("كييف", "Kyiv,Kiev", "Kiev,Kyiv"),
    ("الصين", "China", "Chine"),
    ("بكين", "Beijing", "Pékin"),
    ("اليابان", "Japan", "Japon"),
    ("كوريا", "Korea", "Corée"),
    ("الهند", "India", "Inde"),
    ("باكستان", "Pakistan", "Pakistan"),
    ("أفغانستان", "Afghanistan", "Afghanistan"),
    ("كابول", "Kabul", "Kaboul"),
    ("إندونيسيا", "Indonesia", "Indonésie"),
    ("ماليزيا", "Malaysia", "Malaisie"),
    ("أستراليا", "Australia", "Australie"),
    ("الولايات المتحدة", "United States,US,USA", "États-Unis"),
    ("أمريكا", "America", "Amérique"),
    ("أميركا", "America", "Amérique"),
    ("واشنطن", "Washington", "Washington"),
    ("نيويورك", "New York", "New York"),
    ("كندا", "Canada", "Canada"),
    ("المكسيك", "Mexico", "Mexique"),
    ("البرازيل", "Brazil", "Brésil"),
    ("الأرجنتين", "Argentina", "Argentine"),
    ("فنزويلا", "Venezuela", "Venezuela"),
    ("كوبا", "Cuba", "Cuba"),
    ("نيجيريا", "Nigeria", "Nigéria"),
    ("السنغال", "Senegal", "Sénégal"),
    ("مالي", "Mali", "Mali"),
    ("تشاد", "Chad", "Tchad"),
    ("النيجر", "Niger", "Niger"),
    ("كينيا", "Kenya", "Kenya"),
    ("جنوب أفريقيا", "South Africa", "Afrique du Sud"),
    ("أفريقيا", "Africa", "Afrique"),
    ("أوروبا", "Europe", "Europe"),
    ("آسيا", "Asia", "Asie"),
    ("النيل", "Nile", "Nil"),
    ("الفرات", "Euphrates", "Euphrate"),
    ("دجلة", "Tigris", "Tigre"),
    ("سيناء", "Sinai", "Sinaï"),
    ("الجولان", "Golan", "Golan"),
    ("البحر الأحمر", "Red Sea", "mer Rouge"),
    ("البحر المتوسط", "Mediterranean", "Méditerranée"),
    ("البحر الأبيض المتوسط", "Mediterranean", "Méditerranée"),
    ("الخليج العربي", "Arabian Gulf", "golfe Arabique"),
    ("قناة السويس", "Suez Canal", "canal de Suez"),
    ("السويس", "Suez", "Suez"),
];

/// Given names of the Arab world and its neighbours.
static GIVEN: WordList = WordList::new(|| {
    words_of(
        "محمد احمد محمود مصطفي حسن حسين علي عمر عثمان خالد وليد سعيد سالم سليم سليمان يوسف ابراهيم اسماعيل موسي عيسي داود \
    هارون يحيي زكريا ادريس نوح صالح طارق زياد كريم كمال جمال جلال عادل ماجد امجد رشيد راشد رشاد فؤاد فواد فهد فيصل سلمان تركي بندر \
    نايف ناصر منصور نبيل نادر نزار بشار باسل ماهر سامي سامر سمير شريف شادي هاني هشام هيثم حاتم حازم حافظ حامد حمد حميد حمزه \
    حيدر جعفر جابر جاسم قاسم قيس غسان عماد عصام عامر عمار عزيز عزمي عدنان رضا رامي رياض رفيق رائد رايد بلال بدر انور اكرم ايمن ايهاب \
    اسامه اسعد انس اياد بسام مازن مروان معاذ منير مهدي وائل وايل وسام ياسر ياسين زاهي زيد زهير صلاح صادق صبري طه طلال فاروق فادي فارس فتحي \
    فوزي لطفي مامون مجدي محسن مختار مراد منذر نجيب نعيم هادي توفيق ثامر جورج جبران جوزيف ميشال ميشيل الياس انطوان بطرس بولس حنا \
    فاطمه عائشه عايشه خديجه زينب مريم ليلي سلمي هدي هند نور نوره ناديه نجوي نوال منال مني مها لمي لينا رانيا ريم رنا رباب سعاد سميره \
    سناء شيماء صفاء عبير عفاف غاده فرح فيروز كوثر لطيفه هاله هناء وداد وفاء ياسمين امال امل امينه اسماء ايمان بسمه بثينه جميله حنان دعاء دينا \
    رقيه زهراء ساره نازك جون جيمس ديفيد روبرت وليام مايكل بول بيتر فرانسوا ايمانويل فلاديمير سيرغي ميخائيل ميخاييل باولو ماريو كارل",
    )
});

/// A place of the list.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownPlace {
    english: &'static str,
    french: &'static str,
}

impl KnownPlace {
    /// What the language calls it; none for a language that the list does not have.
    pub(super) fn names(self, language: &str) -> Vec<&'static str> {
        match language {
            "en" => self.english.split(',').collect(),
            "fr" => self.french.split(',').collect(),
            _ => Vec::new(),
        }
    }
}

/// The places of the list by their folded Arabic.
pub(super) fn places() -> std::collections::HashMap<String, KnownPlace> {
    let folded = |(arabic, english, french): &(&str, &'static str, &'static str)| {
        (crate::text::fold_str(arabic), KnownPlace { english, french })
    };
    PLACES.iter().map(folded).collect()
}

/// What English and French call a place (folded), in lower case.
pub(super) fn exonyms(place: &str) -> Vec<String> {
    let there = PLACES.iter().find(|(arabic, ..)| crate::text::fold_str(arabic) == place);
    let names =
        there.into_iter().flat_map(|(_, english, french)| english.split(',').chain(french.split(',')));
    names.map(str::to_lowercase).collect()
}

/// Whether a folded word is a given name of the list.
pub(super) fn is_given(word: &str) -> bool {
    if word == "على" {
        return false;
    }
    let word = word.replace('ى', "ي").replace('ة', "ه");
    GIVEN.contains(word.as_str())
}
