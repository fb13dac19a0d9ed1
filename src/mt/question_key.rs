//! The name of a question: the same for the same engine, model, prompt, languages, terms, context and text, and for no other.

use serde_json::json;

use super::chat::{PROMPT_VERSION, prompt};
use super::classic_ask::{content_hash, marked};
use super::family::{Family, Rung};
use super::{Batch, Engine, Item};

/// Names the question about the first segment of `batch`, in 32 hexadecimal digits.
///
/// The batch is to hold the terms of this segment alone; `glossary` holds the terms that the engine may keep. What the engine is not
/// told makes no difference.
pub fn question_key(engine: &Engine, batch: &Batch, glossary: &[(String, String)]) -> String {
    let Some(item) = batch.items.first() else { return String::new() };
    let told = match engine.kind.family() {
        Family::Chat(_) => {
            // The id is another one each time; which tags are tags is not seen in the text.
            let nameless = Item { id: String::new(), ..item.clone() };
            let prompt = prompt(&batch.with_items(vec![nameless]), Rung::Plain, false);
            json!([PROMPT_VERSION, prompt.system, prompt.user, tags(item)])
        }
        Family::Classic(classic) => {
            let kept = classic.glossaries().map(|_| content_hash(glossary));
            let codes = [classic.code(&batch.from, false), classic.code(&batch.to, true)];
            json!([codes, marked(classic, item, batch), kept, tags(item)])
        }
    };
    let whole = json!([engine.kind.word(), engine.endpoint.url(), engine.model, told]);
    format!("{:032x}", digest(&whole.to_string()))
}

/// The tags of a segment and what stands in for them, as they are put back into the answer.
fn tags(item: &Item) -> Vec<(usize, usize)> {
    item.tags.spans(&item.text).iter().map(|span| (span.range.start, span.range.end)).collect()
}

/// FNV-1a over 128 bits: the same in every version of the program, as keys in a file must be.
fn digest(text: &str) -> u128 {
    text.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_0000_013b)
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::batch;
    use super::super::{EngineKind, Example, Rule, TermRule};
    use super::*;

    /// The vectors of the authors of FNV.
    #[test]
    fn the_digest_is_that_of_the_definition() {
        assert_eq!(digest(""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(digest("a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(digest("foobar"), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
    }

    fn engine(kind: EngineKind) -> Engine {
        Engine { model: "tiny".into(), ..Engine::new(kind, "http://localhost:1", None).unwrap() }
    }

    fn key(kind: EngineKind, batch: &Batch) -> String {
        question_key(&engine(kind), batch, &[])
    }

    #[test]
    fn what_a_model_is_told_makes_another_question() {
        let plain = batch(&["وصل الوزير."]);
        let term = TermRule {
            source: "وزير".into(),
            target: "minister".into(),
            note: String::new(),
            rule: Rule::Prefer,
        };
        let example = Example { source: "a".into(), target: "b".into(), score: 90 };
        let others = [
            Batch { terms: vec![term], ..plain.clone() },
            Batch { examples: vec![example], ..plain.clone() },
            Batch { before: vec![("a".into(), "b".into())], ..plain.clone() },
            Batch { after: vec!["a".into()], ..plain.clone() },
            Batch { style: "British".into(), ..plain.clone() },
            Batch { to: crate::text::Language::new("fr"), ..plain.clone() },
            batch(&["وصل الوزير"]),
        ];
        for other in &others {
            for kind in [EngineKind::OpenAi, EngineKind::Anthropic] {
                assert_ne!(key(kind, other), key(kind, &plain), "{other:?}");
            }
        }
        for other in others.iter().take(5) {
            assert_eq!(
                key(EngineKind::Google, other),
                key(EngineKind::Google, &plain),
                "it is told no such thing"
            );
        }
        for other in others.iter().skip(5) {
            assert_ne!(key(EngineKind::Google, other), key(EngineKind::Google, &plain));
        }
    }

    #[test]
    fn a_new_id_makes_no_other_question_but_another_engine_does() {
        let mut again = batch(&["نعم"]);
        again.items[0].id = "s99".into();
        let mut seen = std::collections::HashSet::new();
        for kind in EngineKind::ALL {
            assert_eq!(key(kind, &again), key(kind, &batch(&["نعم"])), "{kind:?}");
            assert!(seen.insert(key(kind, &again)));
            let other = Engine { model: "other".into(), ..engine(kind) };
            assert!(seen.insert(question_key(&other, &again, &[])));
        }
        let terms = [("وزير".to_owned(), "minister".to_owned())];
        let question = batch(&["نعم"]);
        for (kind, kept) in [(EngineKind::DeepL, true), (EngineKind::Google, false)] {
            let with = question_key(&engine(kind), &question, &terms);
            assert_eq!(with != key(kind, &question), kept, "{kind:?}");
        }
    }
}
