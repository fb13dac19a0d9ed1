//! The columns of the table: where each stands, and what it is called and sorted by.

use egui::{Rangef, Rect};

use super::list::Sort;
use crate::app::SortBy;
use crate::model::Document;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    /// The term.
    Source,
    /// Its translation.
    Target,
    /// Whether the translation may be used.
    Status,
    /// Other forms of the term.
    Variants,
    /// The subject field.
    Domain,
    /// A remark.
    Note,
    /// In how many segments it occurs.
    Uses,
}

impl Column {
    /// Its name.
    pub(super) fn name(self, document: &Document) -> &str {
        match self {
            Self::Source => document.source.name(),
            Self::Target => document.target.name(),
            Self::Status => "Status",
            Self::Variants => "Variants",
            Self::Domain => "Domain",
            Self::Note => "Note",
            Self::Uses => "In text",
        }
    }

    /// What a press on its head sorts by.
    pub(super) fn sort(self, document: &Document) -> Option<Sort> {
        Some(match self {
            Self::Source => Sort::By(SortBy::Term(document.source.clone())),
            Self::Target => Sort::By(SortBy::Term(document.target.clone())),
            Self::Status => Sort::By(SortBy::Status(document.target.clone())),
            Self::Domain => Sort::By(SortBy::Domain),
            Self::Uses => Sort::Uses,
            Self::Variants | Self::Note => return None,
        })
    }

    /// Whether it can be edited in place.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Source | Self::Target | Self::Variants | Self::Domain | Self::Note)
    }
}

/// The columns from left to right with where each stands: those of the texts grow with the window, and on a narrow one
/// the remarks go first, then the subject fields and the forms.
pub(super) fn columns(rect: Rect, source_first: bool) -> Vec<(Column, Rangef)> {
    let (left, right) =
        if source_first { (Column::Source, Column::Target) } else { (Column::Target, Column::Source) };
    let width = rect.width() - 2.0 * MARGIN;
    let mut wanted = vec![(left, 2.2), (right, 2.8), (Column::Status, STATUS)];
    if width > 640.0 {
        wanted.push((Column::Variants, 1.6));
    }
    if width > 760.0 {
        wanted.push((Column::Domain, 1.3));
    }
    if width > 900.0 {
        wanted.push((Column::Note, 2.2));
    }
    wanted.push((Column::Uses, USES));
    let fixed: f32 = wanted.iter().map(|(_, share)| if *share > SHARES { *share } else { 0.0 }).sum();
    let shares: f32 = wanted.iter().map(|(_, share)| if *share > SHARES { 0.0 } else { *share }).sum();
    let gaps = GAP * (wanted.len() - 1) as f32;
    let unit = (width - fixed - gaps).max(0.0) / shares.max(1.0);
    let mut x = rect.left() + MARGIN;
    let place = |(column, share): (Column, f32)| {
        let width = if share > SHARES { share } else { (share * unit).floor() };
        let range = Rangef::new(x, x + width);
        x += width + GAP;
        (column, range)
    };
    wanted.into_iter().map(place).collect()
}

/// Before the first and behind the last column.
const MARGIN: f32 = 16.0;
/// Between two columns.
const GAP: f32 = 20.0;
/// A number up to this is a share of the room, a larger one a width.
const SHARES: f32 = 10.0;
const STATUS: f32 = 96.0;
const USES: f32 = 56.0;

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn columns_fill_the_table_without_touching() {
        for width in [500.0, 700.0, 800.0, 1100.0] {
            let rect = Rect::from_min_max(pos2(10.0, 0.0), pos2(10.0 + width, 100.0));
            let columns = columns(rect, true);
            assert_eq!(columns[0].0, Column::Source);
            assert!(columns.windows(2).all(|pair| pair[0].1.max + GAP <= pair[1].1.min + 0.1));
            let last = columns.last().unwrap().1.max;
            assert!(last <= rect.right() - MARGIN + 0.1 && last > rect.right() - MARGIN - 8.0, "{width}");
        }
        let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(1000.0, 100.0));
        assert_eq!(columns(rect, false)[0].0, Column::Target);
    }
}
