//! The index while units come, change and go, and its bytes.

use super::*;

const TEXTS: [&str; 5] = [
    "أعلن الوزير نتائج الاجتماع في بيان",
    "أعلن الوزير نتائج الانتخابات في بيان",
    "وصل الوفد إلى العاصمة مساء أمس",
    "بلغ عدد الجرحى 25 شخصا",
    "؟",
];

fn index() -> MemoryIndex {
    MemoryIndex::new((1..).zip(TEXTS))
}

fn ids(index: &MemoryIndex, text: &str, permille: u32) -> Vec<u64> {
    index.search(text, permille, 5).iter().map(|found| found.id).collect()
}

#[test]
fn the_most_alike_comes_first_and_clitics_do_not_count() {
    let index = index();
    let found = index.search("وأعلن وزير نتائج الاجتماع في بيانه", 700, 5);
    assert_eq!(found.iter().map(|found| found.id).collect::<Vec<_>>(), [1, 2]);
    assert!(found[0].likeness > 0.99 && found[1].likeness < 0.9);
    assert_eq!(ids(&index, "بلغ عدد الجرحى ٣٠ شخصا", 1000), [4]);
    assert_eq!(ids(&index, "؟", 700), [5]);
    assert_eq!(ids(&index, "", 0), [0; 0]);
    assert_eq!(ids(&index, "لا شيء من هذا", 500), [0; 0]);
}

#[test]
fn a_unit_is_found_once_it_is_put_and_not_any_more_once_it_is_gone() {
    let mut index = index();
    index.put(9, "جاء رئيس البلدية الجديد");
    assert_eq!(ids(&index, "جاء رئيس البلدية الجديد", 700), [9]);
    index.put(9, "ذهب رئيس البلدية القديم");
    assert_eq!(ids(&index, "جاء رئيس البلدية الجديد", 700), [0; 0]);
    assert_eq!(ids(&index, "ذهب رئيس البلدية القديم", 700), [9]);
    index.put(3, "تأجلت المباراة");
    assert_eq!(ids(&index, TEXTS[2], 500), [0; 0]);
    assert_eq!((index.len(), index.contains(3), index.contains(9)), (6, true, true));
    index.compact();
    assert_eq!((index.len(), index.changes()), (6, 0));
    assert_eq!(ids(&index, "تأجلت المباراة", 700), [3]);
    assert!(index.remove(3) && index.remove(9) && !index.remove(9));
    assert_eq!(ids(&index, "تأجلت المباراة", 500), [0; 0]);
    assert_eq!((index.len(), index.contains(3)), (4, false));
}

#[test]
fn of_two_with_one_number_the_later_counts() {
    let index = MemoryIndex::new([(1, "كلمة"), (1, "جملة أخرى")]);
    assert_eq!((index.len(), ids(&index, "كلمة", 500), ids(&index, "جملة أخرى", 500)), (1, vec![], vec![1]));
}

#[test]
fn the_same_text_is_found_among_many_that_differ_in_a_number() {
    let texts: Vec<String> = (0..300).map(|year| format!("عام {year}")).collect();
    let mut index = MemoryIndex::new((0..).zip(texts.iter().map(String::as_str)));
    assert_eq!(index.search("عام 287", 700, 5)[0].id, 287);
    index.put(500, "عام 900");
    assert_eq!(index.search("عام 900", 700, 5)[0].id, 500);
}

#[test]
fn bytes_lead_back_to_the_index_they_are_of() {
    let mut index = index();
    index.remove(2);
    index.put(7, "تأجلت المباراة");
    let bytes = index.to_bytes(3);
    let back = MemoryIndex::from_bytes(&bytes, 3).unwrap();
    for text in TEXTS {
        assert_eq!(back.search(text, 500, 5), index.search(text, 500, 5));
    }
    assert_eq!(back.to_bytes(3), bytes);
    let error = |bytes: &[u8], generation| MemoryIndex::from_bytes(bytes, generation).err();
    assert_eq!(error(&bytes, 4), Some(IndexError::Outdated));
    assert_eq!(error(b"something else entirely", 3), Some(IndexError::Foreign));
    for cut in [0, 7, 20, bytes.len() - 1] {
        assert!(error(&bytes[..cut], 3).is_some(), "{cut}");
    }
    for at in 16..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x40;
        assert_eq!(error(&damaged, 3), Some(IndexError::Damaged), "{at}");
    }
    let empty = MemoryIndex::default();
    let bytes = empty.to_bytes(0);
    assert!(MemoryIndex::from_bytes(&bytes, 0).is_ok_and(|index| index.is_empty()));
}
