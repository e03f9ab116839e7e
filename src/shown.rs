//! A record that is shown or handed out: what it says, and what is so of its work.

use anyhow::Context;
use chrono::NaiveDate;

use crate::environment::Environment;
use crate::failure::Failure;
use crate::open_index::open_index;
use lossless_yaml::Document;
use meeting_core::archive::{Directory, Reference};
use meeting_core::check::{CheckedRecord, Checker, Entity, Named, Names};
use meeting_core::finding::FileFindings;
use meeting_core::i18n::Message;
use meeting_core::model::Record;
use meeting_core::ops::{Refusal, Target, no_part, refuse_two};
use meeting_core::rows::Following;
use meeting_index::FollowRequest;

/// A record that has been read to be shown.
pub struct Shown {
    pub text: String,
    pub document: Document,
    pub record: Record,
}

impl Shown {
    /// Reads the record of a target, and finds its part.
    ///
    /// # Errors
    /// If the file is no record, or the record has no such part or two.
    pub fn read(target: &Target, id: &str) -> Result<Self, Failure> {
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

    /// The part with this id.
    pub fn named(&self, part: &str) -> Option<Named<'_>> {
        Names::of(&self.record, Directory::empty()).all.into_iter().find(|named| named.id == Some(part))
    }

    /// What is so of its work, and what other records say about it; of a file outside of the archive's records what it says alone.
    pub fn following(&self, target: &Target, as_of: NaiveDate, environment: &Environment) -> Following {
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
}
