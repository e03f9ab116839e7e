//! `meeting show`: a record, or one part of it, made to be read.

use std::io::Write;

use anyhow::Context;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::open_index::open_index;
use crate::output::Output;
use lossless_yaml::{Document, Node};
use meeting_core::archive::{Directory, Reference};
use meeting_core::check::{CheckedRecord, Checker, Entity, Named, Names};
use meeting_core::finding::FileFindings;
use meeting_core::i18n::Message;
use meeting_core::model::Record;
use meeting_core::ops::{Refusal, Target, no_part, refuse_two};
use meeting_core::rows::Following;
use meeting_index::FollowRequest;
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

/// A record that has been read to be shown.
struct Shown {
    text: String,
    document: Document,
    record: Record,
}

impl Shown {
    fn read(target: &Target, id: &str) -> Result<Self, Failure> {
        let text = target.read().map_err(|error| Refusal::read(&target.name, &error))?;
        let checker =
            Checker::new(&target.archive.as_ref().map(|archive| archive.settings().clone()).unwrap_or_default())
                .context("the schema of the records")?;
        let CheckedRecord { findings, read, .. } = checker.check(&text, None);
        let Some((document, record)) = read else {
            return Err(Failure::Refused(Refusal::Unreadable(FileFindings {
                file: target.name.clone(),
                text,
                findings,
            })));
        };
        let shown = Self { text, document, record };
        if let Some(part) = &target.part {
            refuse_two(part, id, &shown.document, &shown.text)?;
        }
        match &target.part {
            Some(part) if shown.named(part).is_none() => {
                let names = Names::of(&shown.record, Directory::empty());
                let ids: Vec<&str> = names.all.iter().filter_map(|named| named.id).collect();
                Err(no_part(id, part, &ids).into())
            }
            _ => Ok(shown),
        }
    }

    fn named(&self, part: &str) -> Option<Named<'_>> {
        Names::of(&self.record, Directory::empty()).all.into_iter().find(|named| named.id == Some(part))
    }

    /// What is so of its work, and what other records say about it; of a file outside of the archive's records what it says alone.
    fn following(&self, target: &Target, as_of: NaiveDate, environment: &Environment) -> Following {
        let part = target.part.as_deref();
        let is_work =
            |part| self.named(part).is_some_and(|named| matches!(named.entity, Entity::Directive | Entity::Task));
        let (Some(archive), Some(id)) = (target.archive_of_record(), self.record.id.as_deref()) else {
            return Following::alone(&self.record, as_of);
        };
        if !part.is_none_or(is_work) {
            return Following::default();
        }
        let reviews = &self.record.reviews;
        let request = FollowRequest { record: id, part, reviews, mentioned: self.mentioned(), as_of };
        let asked = open_index(archive, environment).and_then(|mut index| index.follow(&request));
        asked.unwrap_or_else(|_| {
            // The content of the file is shown anyway.
            environment.terminal.print(&Message::new("following-no-index"));
            Following::alone(&self.record, as_of)
        })
    }

    /// The records that the record mentions.
    fn mentioned(&self) -> Vec<&str> {
        let (directives, tasks) = (&self.record.directives, &self.record.tasks);
        let older = directives.iter().flat_map(|directive| directive.amends.iter().chain(&directive.supersedes));
        let of_directives = directives.iter().flat_map(|directive| &*directive.updates);
        let of_tasks = tasks.iter().flat_map(|task| &*task.updates);
        let sessions = of_directives
            .filter_map(|update| update.session.as_ref())
            .chain(of_tasks.filter_map(|update| update.session.as_ref()));
        older.chain(sessions).filter_map(|reference| Reference::parse(reference).record()).collect()
    }

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
