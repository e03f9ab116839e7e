//! Writers for what `meeting-core` holds: tables, documents, JSON, CSV, findings. A writer lays out and decides nothing: what a
//! value means for the display comes with it.

mod bar;
mod cell;
mod chart;
mod diff;
mod directory;
mod doc;
mod explanation;
mod findings;
mod findings_json;
mod fixes;
mod github;
mod grid;
mod history;
mod hits;
mod json;
mod junit;
mod link;
mod list;
mod page;
mod period;
mod record;
mod report;
mod sarif;
mod summary;
mod template_problems;
mod template_problems_json;
mod words;
mod xml;

pub use chart::chart;
pub use diff::{Change, diff};
pub use directory::{directory, directory_csv, directory_json, probably_one, probably_one_json};
pub use doc::{Block, Doc, Field, Item, List, Markers, Meaning, Span, Target, Text, doc_text};
pub use explanation::{Explained, explanation, rule_markdown, rule_table, rules_markdown};
pub use findings::{Style, mistake, one_finding};
pub use findings_json::{findings_json, findings_schema};
pub use fixes::{fixable, fixed};
pub use github::github;
pub use hits::{HitStyle, hits, hits_json, hits_jsonl};
pub use json::{Layout, json};
pub use junit::{Totals, junit};
pub use link::linked;
pub use list::{
    Links, TableStyle, TableSummary, columns_help, heading, list_csv, list_ids, list_json, list_jsonl, table,
};
pub use period::{period, period_csv, period_json};
pub use record::{add_current, citation, record, record_part};
pub use report::{report, report_csv, report_json};
pub use sarif::sarif;
pub use summary::{Summary, hidden, summary};
pub use template_problems::template_problems;
pub use template_problems_json::{template_problems_json, template_problems_schema};
pub use viet_text::lines::{Lines, Position};
pub use words::value;

/// The texts of this crate's messages.
pub const TEXTS: meeting_core::i18n::Texts = meeting_core::texts!("formats", "render", "templates");
