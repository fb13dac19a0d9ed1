//! The shapes that a bead may have.

/// How many segments a bead has on each side.
pub(super) type Shape = (usize, usize);

/// The most segments that a bead has on one side.
pub(super) const MOST: usize = 8;

/// All shapes: 4-4 and smaller, up to eight against one, six against two and five against three.
pub(super) const SHAPES: [Shape; 32] = [
    (1, 1),
    (1, 0),
    (0, 1),
    (1, 2),
    (2, 1),
    (2, 2),
    (1, 3),
    (3, 1),
    (2, 3),
    (3, 2),
    (3, 3),
    (1, 4),
    (4, 1),
    (2, 4),
    (4, 2),
    (3, 4),
    (4, 3),
    (4, 4),
    (1, 5),
    (5, 1),
    (1, 6),
    (6, 1),
    (1, 7),
    (7, 1),
    (1, 8),
    (8, 1),
    (2, 5),
    (5, 2),
    (2, 6),
    (6, 2),
    (3, 5),
    (5, 3),
];
