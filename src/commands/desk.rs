//! `meeting` alone: in an archive what a day begins with, elsewhere what the program is.

use std::io::Write;

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::open_index::open_index;
use crate::output::Output;
use crate::wrap::wrapped;
use meeting_core::archive::Profile;
use meeting_core::i18n::Message;
use meeting_core::model::field::{FieldId, Kind};
use meeting_core::query::{self, Context};
use meeting_core::rows::{View, ViewRows};
use meeting_index::{Contents, ListRequest, SortKey};
use meeting_render::{Links, TableStyle};

/// How many rows of each list are shown.
const SHOWN: usize = 10;

/// A list of the desk.
struct Section {
    /// The key of its heading.
    heading: &'static str,
    kind: Kind,
    query: &'static [&'static str],
    columns: &'static [FieldId],
    sort: SortKey,
}

/// The heading of the meetings whose conclusions have not gone out.
const UNISSUED: &str = "desk-unissued";

const SECTIONS: [Section; 4] = [
    Section {
        heading: "desk-overdue",
        kind: Kind::Tasks,
        query: &["is:overdue"],
        columns: &[FieldId::Ref, FieldId::Title, FieldId::Lead, FieldId::Due, FieldId::Late],
        sort: SortKey { field: FieldId::Late, descending: true },
    },
    Section {
        heading: "desk-week",
        kind: Kind::Tasks,
        query: &["due:week", "is:open"],
        columns: &[FieldId::Ref, FieldId::Title, FieldId::Lead, FieldId::Due],
        sort: SortKey { field: FieldId::Due, descending: false },
    },
    Section {
        heading: UNISSUED,
        kind: Kind::Sessions,
        query: &["is:unissued"],
        columns: &[FieldId::Id, FieldId::Title],
        sort: SortKey { field: FieldId::Date, descending: true },
    },
    Section {
        heading: "desk-drafts",
        kind: Kind::Sessions,
        query: &["is:draft"],
        columns: &[FieldId::Id, FieldId::Title],
        sort: SortKey { field: FieldId::Date, descending: true },
    },
];

pub fn run(environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let catalog = &environment.terminal.catalog;
    let Ok(archive) = environment.archive() else {
        for line in catalog.say(&Message::new("desk-elsewhere")).lines() {
            for line in wrapped(line, environment.terminal.width, "") {
                writeln!(output, "{line}")?;
            }
        }
        return Ok(Exit::Success);
    };
    let as_of = environment.today()?;
    let mut index = open_index(&archive, environment)?;
    let color = environment.terminal.color(environment.terminal.is_interactive);
    let host = environment.terminal.link_host();
    writeln!(output, "{}", bold(&catalog.say(&Message::new("desk-day").with("day", as_of)), color))?;
    let mut is_anything = false;
    // An office without rules for papers issues no conclusions.
    let issues = archive.settings().profile() != Profile::Plain;
    for section in SECTIONS.iter().filter(|section| issues || section.heading != UNISSUED) {
        let words: Vec<String> = section.query.iter().map(|word| (*word).to_owned()).collect();
        let query = query::parse(&words, &Context { as_of, kind: Some(section.kind), settings: None })?;
        let request = ListRequest {
            as_of,
            sort: vec![section.sort],
            limit: Some(SHOWN),
            contents: Contents::Columns(section.columns.to_vec()),
            at: None,
            group: None,
            own: Vec::new(),
        };
        index.stream(section.kind, &query, &request, |rows| -> Result<(), Failure> {
            let total = rows.total;
            if total == 0 {
                return Ok(());
            }
            is_anything = true;
            let heading = catalog.say(&Message::new(section.heading).with("count", total));
            writeln!(output, "\n{}", bold(&heading, color))?;
            let links = host.as_deref().map(|host| Links { host, root: archive.root() });
            let style = TableStyle {
                color,
                width: environment.terminal.table_width,
                may_drop: true,
                marks_drafts: false,
                links,
            };
            let (kind, columns, rows) = (section.kind, section.columns, ViewRows::Stream(rows));
            meeting_render::table(output, catalog, style, View { kind, columns, only_columns: false, total, rows })?;
            if total > SHOWN {
                let command = format!("meeting list {} {}", section.kind.name(), section.query.join(" "));
                let more = Message::new("desk-more").with("count", total - SHOWN).with("command", command);
                writeln!(output, "{}", catalog.say(&more))?;
            }
            Ok(())
        })??;
    }
    if !is_anything {
        writeln!(output, "{}", catalog.say(&Message::new("desk-nothing")))?;
    }
    Ok(Exit::Success)
}

fn bold(text: &str, color: bool) -> String {
    if color { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}
