//! The tests that run the real program on real files.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails loudly is a good test")]

mod architecture;
mod catalogs;
mod docs;
mod explain;
mod fix;
mod formats;
mod freshness;
mod hostile;
mod list;
mod memory;
mod mutation;
mod new;
mod robust;
mod search;
mod settings;
mod show;
mod support;
mod validate;
