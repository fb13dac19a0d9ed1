//! Engines that take texts and give as many back, one file each.

mod apertium;
mod azure;
mod deepl;
mod deepl_glossaries;
mod google;
mod libretranslate;

pub(super) use apertium::APERTIUM;
pub(super) use azure::AZURE;
pub(super) use deepl::DEEPL;
pub(super) use google::GOOGLE;
pub(super) use libretranslate::LIBRETRANSLATE;
