//! Says in the parts of the words why a term was found.

use super::find::Found;
use super::index::Term;
use super::vocabulary::Via;
use crate::text::arabic::{Form, Words, words};
use crate::text::slice;

/// The parts of every word joined by plus signs, such as `و + ب + ال + وزير`, and what the ending means in brackets.
pub(super) fn reason<K>(term: &Term<K>, text: &Words, found: &[Found]) -> String {
    let cut = words(&term.surface);
    let one = |(at, found): (usize, &Found)| {
        let letters = cut.words.get(at).map(|word| word.letters.clone()).unwrap_or_default();
        let definite = term.words.get(at).is_some_and(|word| word.definite);
        parts(slice(&term.surface, cut.bytes(letters)), definite, text, found)
    };
    found.iter().enumerate().map(one).collect::<Vec<_>>().join(" · ")
}

/// The parts of a word that was found as `word` of a term.
fn parts(word: &str, definite: bool, text: &Words, found: &Found) -> String {
    let ending = &found.reading.ending;
    let mut clitics = found.reading.clitics;
    clitics.article &= !definite || found.via == Via::Table;
    let mut parts: Vec<String> = clitics.parts().collect();
    parts.push(match found.via {
        Via::Table => {
            found.stem(text).iter().map(|letter| letter.written).chain(ending.added.chars()).collect()
        }
        Via::Own | Via::Unhamzated => word.to_owned(),
    });
    let behind = [ending.number, ending.pronoun];
    parts.extend(behind.into_iter().filter(|part| !part.is_empty()).map(str::to_owned));
    let joined = parts.join(" + ");
    match meaning(found, word) {
        Some(meaning) => format!("{joined} ({meaning})"),
        None => joined,
    }
}

fn meaning(found: &Found, word: &str) -> Option<String> {
    if found.via == Via::Table {
        return Some(format!("جمع {word}"));
    }
    let name = match found.reading.ending.form {
        Form::Base => return None,
        Form::Tanwin => "تنوين",
        Form::Feminine => "مؤنث",
        Form::Dual => "مثنى",
        Form::DualOrPlural => "مثنى أو جمع",
        Form::Plural => "جمع",
    };
    Some(name.to_owned())
}
