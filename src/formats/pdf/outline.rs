//! The bookmarks: headings below those of a higher level.

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::{Outline, OutlineNode};

use super::page::{Anchor, Page};

/// The headings so far.
#[derive(Default)]
pub(super) struct Bookmarks {
    headings: Vec<Heading>,
}

struct Heading {
    level: u8,
    title: String,
    /// Counted from 0.
    page: usize,
    y: f32,
}

impl Bookmarks {
    /// Takes the headings of a page.
    pub(super) fn add(&mut self, page: &Page) {
        let number = page.number.saturating_sub(1);
        let heading = |anchor: &Anchor| {
            let title = anchor.title.split_whitespace().collect::<Vec<_>>().join(" ");
            Heading { level: anchor.level, title, page: number, y: anchor.y }
        };
        self.headings.extend(page.anchors.iter().map(heading));
    }

    /// The tree of all of them; none where there are none.
    pub(super) fn outline(&self) -> Option<Outline> {
        let mut outline = Outline::new();
        let mut rest = self.headings.as_slice();
        while let Some(node) = node(&mut rest) {
            outline.push_child(node);
        }
        (!self.headings.is_empty()).then_some(outline)
    }
}

/// The first heading with those of a lower level behind it, which are taken off `rest`.
fn node(rest: &mut &[Heading]) -> Option<OutlineNode> {
    let (heading, mut behind) = rest.split_first()?;
    let place = XyzDestination::new(heading.page, Point::from_xy(0.0, heading.y));
    let mut out = OutlineNode::new(heading.title.clone(), place).with_open(true);
    while behind.first().is_some_and(|next| next.level > heading.level) {
        match node(&mut behind) {
            Some(child) => out.push_child(child),
            None => break,
        }
    }
    *rest = behind;
    Some(out)
}
