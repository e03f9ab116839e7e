//! `meeting show`: a record, or one part of it, made to be read.

use std::io::Write;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::shown::Shown;
use lossless_yaml::Node;
use meeting_core::archive::Directory;
use meeting_core::ops::Target;
use meeting_core::rows::Following;
use meeting_render::{Layout, Lines, Style};

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(required = true, value_name = "ID[#PART]")]
    ids: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Yaml,
    Json,
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let workspace = environment.workspace()?;
    let as_of = workspace.today();
    let mut items = Vec::new();
    if arguments.format != Format::Text {
        output.set_plain();
    }
    for (index, id) in arguments.ids.iter().enumerate() {
        let target = Target::of(id, &workspace)?;
        let shown = Shown::read(&target, id)?;
        match arguments.format {
            Format::Json => {
                let following = shown.following(&target, as_of, environment);
                items.push(shown.json(&target, &following, as_of));
            }
            Format::Yaml => {
                if index > 0 {
                    writeln!(output, "---")?;
                }
                write!(output, "{}", shown.yaml(&target))?;
            }
            Format::Text => {
                if index > 0 {
                    writeln!(output)?;
                }
                let following = shown.following(&target, as_of, environment);
                shown.text(&target, &following, as_of, environment, output)?;
            }
        }
    }
    if arguments.format == Format::Json {
        let document = json!({ "version": 1, "kind": "records", "total": items.len(), "items": items });
        meeting_render::json(output, &document, Layout::Pretty)?;
    }
    Ok(Exit::Success)
}

impl Shown {
    fn text(
        &self,
        target: &Target,
        following: &Following,
        as_of: NaiveDate,
        environment: &Environment,
        output: &mut Output,
    ) -> Result<(), Failure> {
        let catalog = &environment.terminal.catalog;
        let archive = target.archive_of_record();
        let directory = archive.map_or(Directory::empty(), |archive| &archive.settings().directory);
        let record = (&self.record, &**directory);
        let own = target.archive.as_ref().map(|archive| archive.settings().own_fields()).unwrap_or_default();
        let doc = match &target.part {
            Some(part) => meeting_render::record_part(catalog, record, following, as_of, &own, part),
            None => Some(meeting_render::record(catalog, record, following, as_of, &own)),
        };
        let color = environment.terminal.color(environment.terminal.is_interactive);
        let style = Style { color, width: environment.terminal.width.min(100) };
        doc.map_or(Ok(()), |doc| meeting_render::doc_text(output, style, &doc))?;
        Ok(())
    }

    /// The part's node and value.
    fn part(&self, part: &str) -> Option<(&Node, &Value)> {
        let named = self.named(part)?;
        let list = named.entity.list();
        let node = self.document.root.get(list)?.item(named.index)?;
        Some((node, self.document.value.get(list)?.get(named.index)?))
    }

    /// The record's file, or the lines of one part without their common indentation.
    fn yaml(&self, target: &Target) -> String {
        let Some((node, _)) = target.part.as_deref().and_then(|part| self.part(part)) else { return self.text.clone() };
        let start = node.span.start;
        let line_start = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
        let indent = self.text[line_start..start].chars().count();
        let block = &self.text[start..node.span.end];
        let mut lines = block.lines();
        let mut yaml = lines.next().unwrap_or_default().to_owned() + "\n";
        for line in lines {
            let spaces = line.chars().take(indent).take_while(|c| *c == ' ').count();
            yaml += &line[spaces..];
            yaml.push('\n');
        }
        yaml
    }

    fn json(&self, target: &Target, following: &Following, as_of: NaiveDate) -> Value {
        let lines = Lines::of(&self.text);
        let id = self.record.id.clone().unwrap_or_default();
        let (value, reference, offset) = match target.part.as_deref().and_then(|part| Some((part, self.part(part)?))) {
            Some((part, (node, value))) => (value, format!("{id}#{part}"), node.span.start),
            None => (&self.document.value, id.clone(), 0),
        };
        let mut item = value.as_object().cloned().unwrap_or_default();
        meeting_render::add_current(
            &mut item,
            &self.record,
            &self.document.value,
            following,
            as_of,
            target.part.as_deref(),
        );
        item.insert("record".to_owned(), id.into());
        item.insert("ref".to_owned(), reference.into());
        item.insert("file".to_owned(), target.name.clone().into());
        item.insert("line".to_owned(), lines.position(offset).line.into());
        Value::Object(item)
    }
}
