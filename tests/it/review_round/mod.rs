//! A bilingual file goes to a reviewer without this program and comes back, in whatever state.
#![expect(clippy::string_slice, reason = "the texts are XML that the test itself has made")]
#![expect(clippy::too_many_lines, reason = "a list of cases is no long function")]

mod command;
mod damage;
mod office;
mod paper;
mod round;
mod sheet;

pub(crate) use paper::Paper;
