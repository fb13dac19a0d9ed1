//! Tests of the whole, driven through commands without a window; one module for each story of a user.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail where it finds what it did not expect"
)]

mod align;
mod align_window;
mod architecture;
mod bilingual_input;
mod broken_articles;
mod command_line;
mod export_bilingual;
mod export_dialog;
mod export_pdf;
mod failing_disk;
mod glossary;
mod glossary_files;
mod glossary_manager;
mod likely_forms;
mod machine;
mod machine_command;
mod machine_document;
mod match_ranking;
mod matches;
mod memory_files;
mod memory_index;
mod mutations;
mod names;
mod open_article;
mod own_labels;
mod project_memories;
mod public_files;
mod public_memory;
mod public_pages;
mod public_word;
mod real_servers;
mod recover_after_crash;
mod reopen;
mod review_round;
mod screen;
mod script;
mod segmentation;
mod server;
mod settings;
mod shared_glossary;
mod signs;
mod split_and_merge;
mod suggestions;
mod support;
mod target_only;
mod told;
mod translate_segment;
mod undo;
mod window;
mod word_article;
