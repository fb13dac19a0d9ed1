//! How a text is set: family, weight, size and line height.

use super::fonts::{Face, Weight};

/// The style of a whole text; there is one per text, so that no colour or mark can change its shaping.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// The family.
    pub face: Face,
    /// The weight.
    pub weight: Weight,
    /// The size of the letters in points.
    pub size: f32,
    /// The distance from one row to the next in points.
    pub line_height: f32,
}

impl TextStyle {
    /// A style of regular weight.
    pub fn new(face: Face, size: f32, line_height: f32) -> Self {
        Self { face, weight: Weight::Regular, size, line_height }
    }

    /// The same in the strong weight.
    pub fn strong(self) -> Self {
        Self { weight: Weight::Strong, ..self }
    }

    /// From a row's top down to its baseline, in whole points.
    ///
    /// The same for every row of a style, whichever fonts its characters come from: `(line_height + rise * size) / 2`, where
    /// `rise` is the height of what the eye takes for the middle: twice 0.22 em for Arabic, whose bowls hang below the
    /// baseline, and twice 0.35 em (half a capital) for Latin.
    pub fn baseline(&self) -> f32 {
        let rise = match self.face {
            Face::Naskh | Face::SansArabic => 0.22,
            Face::Sans => 0.35,
        };
        (self.line_height / 2.0 + rise * self.size).round()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_baseline_is_a_whole_point_that_centres_the_row() {
        for (face, size, line_height, baseline) in [
            (Face::Naskh, 18.0, 30.0, 19),
            (Face::SansArabic, 18.0, 30.0, 19),
            (Face::Sans, 15.0, 24.0, 17),
            (Face::Sans, 13.0, 20.0, 15),
        ] {
            assert_eq!(
                TextStyle::new(face, size, line_height).baseline() as i32,
                baseline,
                "{face:?} {size}"
            );
        }
    }
}
