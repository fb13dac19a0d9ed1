//! Layouts of what is shown, kept from frame to frame, so that nothing is set twice.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::rc::Rc;

use crate::text::Direction;
use crate::typeset::{Layout, TextStyle};

const LIMIT: usize = 400;

/// How a text is set: in rows of a width, or in one row of at most a width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fit {
    Wrap(f32),
    Line(f32),
}

/// What a layout depends on, as a hash: two texts that share one are less likely than a broken disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key(u64);

impl Key {
    pub(super) fn new(text: &str, style: &TextStyle, direction: Direction, fit: Fit, fonts: u64) -> Self {
        let mut hasher = DefaultHasher::new();
        let (wrap, width) = match fit {
            Fit::Wrap(width) => (true, width),
            Fit::Line(width) => (false, width),
        };
        (text, style.face, style.weight, direction, wrap, fonts).hash(&mut hasher);
        [style.size, style.line_height, width].map(f32::to_bits).hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// At most 400 layouts; the ones that were not asked for longest go first.
#[derive(Debug, Default)]
pub(super) struct Cache {
    entries: HashMap<Key, (u64, Rc<Layout>)>,
    clock: u64,
}

impl Cache {
    pub(super) fn get(&mut self, key: Key, make: impl FnOnce() -> Layout) -> Rc<Layout> {
        self.clock += 1;
        let clock = self.clock;
        if let Some((used, layout)) = self.entries.get_mut(&key) {
            *used = clock;
            return Rc::clone(layout);
        }
        if self.entries.len() >= LIMIT {
            self.drop_oldest_quarter();
        }
        let layout = Rc::new(make());
        self.entries.insert(key, (clock, Rc::clone(&layout)));
        layout
    }

    fn drop_oldest_quarter(&mut self) {
        let mut used: Vec<u64> = self.entries.values().map(|(used, _)| *used).collect();
        let (_, limit, _) = used.select_nth_unstable(LIMIT / 4);
        let limit = *limit;
        self.entries.retain(|_, (used, _)| *used > limit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::{Face, Fonts, layout_line};

    #[test]
    fn a_layout_is_made_once_until_it_was_not_used_for_long() {
        let (mut fonts, mut cache) = (Fonts::new(), Cache::default());
        let style = TextStyle::new(Face::Naskh, 18.0, 30.0);
        let mut made = 0;
        let mut get = |text: &str| {
            let key = Key::new(text, &style, Direction::Rtl, Fit::Line(99.0), 0);
            cache.get(key, || {
                made += 1;
                layout_line(&mut fonts, text, &style, Direction::Rtl, 99.0)
            });
            made
        };
        assert_eq!((get("سلام"), get("سلام")), (1, 1));
        for i in 0..LIMIT {
            get(&i.to_string());
            get("سلام");
        }
        assert_eq!(get("سلام"), LIMIT + 1, "what is used stays");
        assert_eq!(get("0"), LIMIT + 2, "what is not used goes");
        assert!(cache.entries.len() <= LIMIT);
    }

    #[test]
    fn whatever_changes_a_layout_changes_its_key() {
        let style = TextStyle::new(Face::Naskh, 18.0, 30.0);
        let key =
            |text, style: &TextStyle, direction, fit, fonts| Key::new(text, style, direction, fit, fonts);
        let base = key("a", &style, Direction::Ltr, Fit::Wrap(1.0), 0);
        for other in [
            key("b", &style, Direction::Ltr, Fit::Wrap(1.0), 0),
            key("a", &style.strong(), Direction::Ltr, Fit::Wrap(1.0), 0),
            key("a", &style, Direction::Rtl, Fit::Wrap(1.0), 0),
            key("a", &style, Direction::Ltr, Fit::Line(1.0), 0),
            key("a", &style, Direction::Ltr, Fit::Wrap(2.0), 0),
            key("a", &style, Direction::Ltr, Fit::Wrap(1.0), 1),
        ] {
            assert_ne!(base, other);
        }
    }
}
