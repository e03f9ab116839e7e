//! How things look: tables, JSON, CSV, diagnostics. Renderers write where they are told and never decide.

mod cell;
mod findings;
mod findings_json;
mod hits;
mod json;
mod lines;
mod list;
mod record;
mod words;

pub use findings::{Style, mistake, one_finding, summary};
pub use findings_json::findings_json;
pub use hits::{HitStyle, hits, hits_json, hits_jsonl};
pub use json::{Layout, json};
pub use lines::{Lines, Position};
pub use list::{List, TableStyle, heading, list_csv, list_ids, list_json, list_jsonl, table};
pub use record::{View, record, record_part};
pub use words::{day, value};
