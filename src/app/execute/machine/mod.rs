//! Asking machines: never without an engine that the user has set up and a consent for this project and that host.

mod answers;
mod consent;
mod document;
mod estimate;
mod events;
mod keys;
mod sent;
mod suggest;
mod test;
