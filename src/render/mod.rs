//! How things look: tables, JSON, CSV, diagnostics. Renderers write where they are told and never decide.

mod cell;
mod diff;
mod explanation;
mod findings;
mod findings_json;
mod fixes;
mod github;
mod history;
mod hits;
mod json;
mod junit;
mod lines;
mod list;
mod page;
mod record;
mod sarif;
mod summary;
mod words;
mod xml;

pub use diff::{Change, diff};
pub use explanation::{Explained, explanation, rule_markdown, rule_table, rules_markdown};
pub use findings::{Style, mistake, one_finding};
pub use findings_json::{findings_json, findings_schema};
pub use fixes::{fixable, fixed};
pub use github::github;
pub use hits::{HitStyle, hits, hits_json, hits_jsonl};
pub use json::{Layout, json};
pub use junit::{Totals, junit};
pub use lines::{Lines, Position};
pub use list::{List, TableStyle, heading, list_csv, list_ids, list_json, list_jsonl, table};
pub use record::{View, record, record_part};
pub use sarif::sarif;
pub use summary::{Summary, hidden, summary};
pub use words::{day, value};
