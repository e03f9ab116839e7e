//! `meeting help TOPIC`: pages about what several commands share.

use std::io::Write;

use clap::{Args, ValueEnum};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::wrap::{wrapped, wrapped_command};
use meeting_core::i18n::{Catalog, Language, Message};
use meeting_core::query;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_enum)]
    topic: Topic,
}

/// What there is a page about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Topic {
    Query,
    Fields,
}

impl Topic {
    /// Every topic, in the order in which help lists them.
    pub const ALL: [Self; 2] = [Self::Query, Self::Fields];

    /// The name that people type.
    pub fn name(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Fields => "fields",
        }
    }

    /// The topic of a name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.name() == name)
    }

    /// What the page is about, in a line.
    pub fn about(self, catalog: &Catalog) -> String {
        catalog.say(&Message::new(match self {
            Self::Query => "topic-query",
            Self::Fields => "topic-fields",
        }))
    }
}

/// A heading, commands in Vietnamese and in English, and what each of them shows.
type Section = (&'static str, &'static [(&'static str, &'static str, &'static str)]);

/// The page about the query language. Every command is run on the sample records by a test.
const QUERY: [Section; 5] = [
    (
        "topic-words",
        &[
            ("meeting search chuyển đổi số", "meeting search conflict screen", "topic-words-all"),
            ("meeting search '\"chuyển đổi số\"'", "meeting search '\"conflict screen\"'", "topic-words-phrase"),
            ("meeting search dang uy khoi", "meeting search RELEASE Review", "topic-words-folded"),
            ("meeting search 'chuyên*'", "meeting search 'teach*'", "topic-words-prefix"),
            ("meeting search học bạ -kinh", "meeting search pilot -conflict", "topic-words-without"),
            (
                "meeting search học bạ -\"kinh phí\"",
                "meeting search pilot -\"conflict screen\"",
                "topic-words-without-phrase",
            ),
            (
                "meeting search '\"học bạ\" (kinh OR tiểu)'",
                "meeting search 'pilot (release OR vote)'",
                "topic-words-or",
            ),
        ],
    ),
    (
        "topic-values",
        &[
            (
                "meeting list directives lead:\"so gddt\"",
                "meeting list directives lead:\"priya raman\"",
                "topic-values-text",
            ),
            (
                "meeting list tasks lead:so-gddt,dang-uy-khoi",
                "meeting list tasks lead:priya-raman,daniel-okafor",
                "topic-values-any",
            ),
            ("meeting list tasks -lead:so-gddt", "meeting list tasks -lead:priya-raman", "topic-values-not"),
            (
                "meeting list directives cites:21-KL/TW",
                "meeting search cites:\"load test report\"",
                "topic-values-number",
            ),
            (
                "meeting list sessions kind:conference",
                "meeting list sessions kind:working-session",
                "topic-values-name",
            ),
            (
                "meeting list tasks status:\"đang thực hiện\"",
                "meeting list tasks status:\"in progress\"",
                "topic-values-label",
            ),
            (
                "meeting list tasks chủ trì:\"so gddt\" hạn:2023",
                "meeting list tasks owner:\"priya raman\" deadline:2024",
                "topic-values-called",
            ),
            ("meeting list directives id:2023-05-08", "meeting list directives id:2024-03-14", "topic-values-id"),
        ],
    ),
    (
        "topic-states",
        &[
            ("meeting list tasks is:overdue", "meeting list tasks is:overdue", "topic-states-is"),
            ("meeting list tasks trạng thái:\"quá hạn\"", "meeting list tasks status:overdue", "topic-states-status"),
            (
                "meeting list directives is:in-force has:due",
                "meeting list directives is:in-force has:due",
                "topic-states-has",
            ),
            (
                "meeting search in:directives,tasks báo cáo",
                "meeting search in:directives,tasks pilot",
                "topic-states-in",
            ),
        ],
    ),
    (
        "topic-dates",
        &[
            ("meeting list date:\"quý II/2023\"", "meeting list date:2024-Q1", "topic-dates-period"),
            ("meeting list date:08/05/2023", "meeting list date:14/03/2024", "topic-dates-day"),
            (
                "meeting list tasks due:01/08/2023..31/12/2023",
                "meeting list tasks due:2024-03-01..2024-03-31",
                "topic-dates-range",
            ),
            ("meeting list after:30/9/2023", "meeting list after:2024-02", "topic-dates-after"),
            ("meeting list 'date:<=30/6/2023'", "meeting list 'date:<=2024-03'", "topic-dates-sign"),
            (
                "meeting list tasks due:month --as-of 20/11/2023",
                "meeting list tasks due:month --as-of 2024-03-01",
                "topic-dates-month",
            ),
        ],
    ),
    (
        "topic-shell",
        &[
            ("meeting search \"chuyển đổi số\"", "meeting search \"conflict screen\"", "topic-shell-words"),
            (
                "meeting search '(kinh OR tiểu) học -bạ'",
                "meeting search '(pilot OR demo) communes -conflict'",
                "topic-shell-whole",
            ),
            (
                "meeting search --limit 3 báo cáo -- -kinh",
                "meeting search --limit 3 release -- -export",
                "topic-shell-flags",
            ),
        ],
    ),
];

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let catalog = &environment.terminal.catalog;
    let width = environment.terminal.width;
    paragraph(&arguments.topic.about(catalog), "", width, output)?;
    match arguments.topic {
        Topic::Query => about_queries(catalog, width, output)?,
        Topic::Fields => about_fields(catalog, width, output)?,
    }
    Ok(Exit::Success)
}

/// Writes a text in lines of a width, each after `indent`.
fn paragraph(text: &str, indent: &str, width: usize, output: &mut Output) -> Result<(), Failure> {
    for line in wrapped(&format!("{indent}{text}"), width, indent) {
        writeln!(output, "{line}")?;
    }
    Ok(())
}

fn about_queries(catalog: &Catalog, width: usize, output: &mut Output) -> Result<(), Failure> {
    for (heading, examples) in QUERY {
        writeln!(output, "\n{}", catalog.say(&Message::new(heading)))?;
        for (vietnamese, english, key) in examples {
            let command = match catalog.language() {
                Language::Vi => vietnamese,
                Language::En => english,
            };
            for line in wrapped_command(&format!("  {command}"), width, "      ") {
                writeln!(output, "{line}")?;
            }
            paragraph(&catalog.say(&Message::new(key)), "      ", width, output)?;
        }
    }
    writeln!(output)?;
    paragraph(&catalog.say(&Message::new("topic-query-end")), "", width, output)
}

fn about_fields(catalog: &Catalog, width: usize, output: &mut Output) -> Result<(), Failure> {
    writeln!(output)?;
    let indent = query::names().map(str::len).max().unwrap_or_default() + "  : ".len();
    let room = width.saturating_sub(indent);
    for name in query::Name::all() {
        let text = name.text();
        let meaning = catalog.get(&format!("ask-{text}")).unwrap_or_default();
        let line = format!("  {:rest$}{meaning}", format!("{text}:"), rest = indent - 2);
        for line in wrapped(&line, width, &" ".repeat(indent)) {
            writeln!(output, "{line}")?;
        }
        // Either language is understood; each page shows its own, and in Vietnamese the usual English ones too.
        let is_of_page = |called: &&str| catalog.language() == Language::Vi || called.is_ascii();
        let also = name.also().filter(is_of_page).collect::<Vec<_>>().join(", ");
        let is_any = !also.is_empty();
        let also = catalog.say(&Message::new("topic-fields-also").with("names", also));
        let also: Vec<&str> = also.split(", ").filter(|_| is_any).collect();
        for line in names_in_lines(&also, room).into_iter().chain(names_in_lines(&query::values(text), room)) {
            writeln!(output, "{:indent$}{line}", "")?;
        }
    }
    writeln!(output)?;
    paragraph(&catalog.say(&Message::new("topic-fields-end")), "", width, output)
}

/// Names with commas between them, in lines of a width; a name that is longer has a line of its own.
fn names_in_lines(names: &[&str], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let piece = if index + 1 < names.len() { format!("{name}, ") } else { (*name).to_owned() };
        match lines.last_mut().filter(|line| columns(line) + columns(piece.trim_end()) <= width) {
            Some(line) => line.push_str(&piece),
            None => lines.push(piece),
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

fn columns(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::{Topic, names_in_lines};

    #[test]
    fn names_read_back() {
        assert!(Topic::ALL.iter().all(|&topic| Topic::of_name(topic.name()) == Some(topic)));
        assert_eq!(Topic::of_name("list"), None);
    }

    #[test]
    fn lines_are_no_wider() {
        assert_eq!(names_in_lines(&["aa", "bb", "cc"], 7), ["aa, bb,", "cc"]);
        assert_eq!(names_in_lines(&["aaaaaaaa", "b"], 4), ["aaaaaaaa,", "b"]);
        assert_eq!(names_in_lines(&[], 4), [] as [&str; 0]);
    }
}
