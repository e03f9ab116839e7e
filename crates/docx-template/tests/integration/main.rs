//! Templates as their authors write them: what they become, what is wrong with them, and what they cannot do.
#![allow(clippy::unwrap_used, reason = "a test that fails loudly is a good test")]

mod broken;
mod hostile;
mod made_in_an_office;
mod property;
mod splitting;
mod support;
mod text;
mod word;
