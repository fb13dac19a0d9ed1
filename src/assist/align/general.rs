//! The program's own list of words: grammar, numbers, months, countries, titles and the commonest words of the news.

use super::lexicon::AlignLexicon;
use super::stem::Tongue;

/// Arabic, English and French, a tab between, several words of one side parted by `|`; written for this program.
const GENERAL: &str = include_str!("../../../assets/align/general.txt");

impl AlignLexicon {
    /// Adds the program's own list, where it has both languages.
    pub fn add_general(&mut self) {
        let (source, target) = self.tongues();
        let (Some(source), Some(target)) = (column(source), column(target)) else { return };
        if source == target {
            return;
        }
        for line in GENERAL.lines().filter(|line| !line.starts_with('#')) {
            let words = |column: usize| line.split('\t').nth(column).unwrap_or_default().split('|');
            for source in words(source).filter(|word| !word.is_empty()) {
                for target in words(target).filter(|word| !word.is_empty()) {
                    self.add(source, target);
                }
            }
        }
    }
}

fn column(tongue: Tongue) -> Option<usize> {
    match tongue {
        Tongue::Arabic => Some(0),
        Tongue::English => Some(1),
        Tongue::French => Some(2),
        Tongue::Other => None,
    }
}
