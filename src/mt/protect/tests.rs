//! What comes back from an engine that treats markup as engines do.

use super::*;
use crate::text::{Markup, TagTable};

fn item() -> Item {
    let bold = Markup { number: 1, open: "**".into(), close: Some("**".into()) };
    let picture = Markup { number: 2, open: "![]".into(), close: None };
    let text = "قال <1>نعم</1> & <2/> انظر https://a.org/x?b=1 و <3>";
    let tags = TagTable::new(vec![bold, picture]);
    Item { id: "a".into(), text: text.into(), tags, kept: Vec::new(), reminders: Vec::new() }
}

#[test]
fn what_is_protected_comes_back_whole_in_every_form() {
    for form in [Form::Visible, Form::Xml, Form::Html] {
        let sent = protected(&item(), form);
        assert_eq!(restored(&item(), form, &sent), (item().text, true), "{sent}");
    }
    assert_eq!(
        protected(&item(), Form::Xml),
        "قال <t1>نعم</t1> &amp; <t2/> انظر <k n=\"0\">https://a.org/x?b=1</k> و &lt;3&gt;"
    );
}

#[test]
fn spaces_case_and_entities_of_engines_are_understood() {
    for (form, reply) in [
        (Form::Xml, "< t1 >Yes</ T1 > &amp; <t2 /> see <k n=\"0\">other</k> and &lt;3>"),
        (
            Form::Html,
            "<span id='t1'>Yes</span> &#38; <img id=\"t2\" /> see <SPAN translate=no class=x id=\"k0\">zz</SPAN> and &#x3c;3>",
        ),
    ] {
        let expected = "<1>Yes</1> & <2/> see https://a.org/x?b=1 and <3>";
        assert_eq!(restored(&item(), form, reply), (expected.to_owned(), true), "{reply}");
    }
}

#[test]
fn what_is_lost_or_doubled_shows() {
    for reply in [
        "Yes & <t2/> <k n=\"0\"/></k>",
        "<t1>Yes</t1> & <t2/><t2/> <k n=\"0\">x</k>",
        "<t1>Yes</t1> <t2/> see",
        "<t1>Yes <t2/> <k n=\"0\">x</k>",
        "",
    ] {
        assert!(!restored(&item(), Form::Xml, reply).1, "{reply}");
    }
}

#[test]
fn a_term_that_must_stay_is_kept() {
    let text = "شركة Apple Inc. اليوم";
    let start = text.find("Apple").unwrap();
    let kept = std::iter::once(start..start + "Apple Inc.".len()).collect();
    let item =
        Item { id: "a".into(), text: text.into(), tags: TagTable::default(), kept, reminders: Vec::new() };
    assert!(needs_form(&item));
    let sent = protected(&item, Form::Html);
    assert!(sent.contains(">Apple Inc.</span>"), "{sent}");
    let reply = sent.replace("Apple", "Apfel").replace("شركة", "The company").replace("اليوم", "today");
    assert_eq!(restored(&item, Form::Html, &reply), ("The company Apple Inc. today".to_owned(), true));
}
