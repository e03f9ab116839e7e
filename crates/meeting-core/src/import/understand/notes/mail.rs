//! The head of a mail: who sent it to whom, when, and about what.

use super::{Notes, roster};
use crate::import::document::Block;
use crate::import::understand::extraction::{Extraction, Value};
use crate::import::understand::people::Context;
use crate::import::understand::text::{begins, lower};

/// The names of a field of a mail: "Priya Raman <priya@example.org>".
fn without_addresses(text: &str) -> String {
    let mut names = String::new();
    for piece in text.split(',') {
        let name = piece.split('<').next().unwrap_or_default().trim().trim_matches('"');
        if !name.is_empty() && !name.contains('@') {
            names += name;
            names += ", ";
        }
    }
    names
}

/// A line of the head: where it is, and what stands behind the name of the field.
pub(super) type Field = (usize, String);

/// The head of a mail.
pub(super) struct Mail {
    pub subject: Field,
    /// Who sent it, to whom, and who got a copy, in this order.
    correspondents: Vec<Field>,
    sent: Option<Field>,
}

impl Mail {
    /// Takes the head of a mail off the blocks, and its salutation.
    pub fn take(blocks: &mut Vec<Block>, extraction: &mut Extraction) -> Option<Self> {
        const FIELDS: [&str; 8] = ["from:", "to:", "cc:", "bcc:", "subject:", "date:", "sent:", "reply-to:"];
        const GREETINGS: [&str; 12] = [
            "hi",
            "hello",
            "dear",
            "hey",
            "thanks",
            "cheers",
            "best",
            "regards",
            "best regards",
            "kind regards",
            "all the best",
            "many thanks",
        ];
        let is_field = |block: &Block| FIELDS.iter().any(|field| lower(&block.text).starts_with(field));
        let count = blocks.iter().take_while(|block| is_field(block)).count();
        let fields = &blocks[..count];
        let of = |name: &str| {
            let field = fields.iter().find(|block| lower(&block.text).starts_with(name))?;
            Some((field.line, field.text[name.len()..].trim().to_owned()))
        };
        let subject = of("subject:").filter(|_| of("from:").is_some())?;
        let correspondents = ["from:", "to:", "cc:"].into_iter().filter_map(of).collect();
        let sent = of("date:");
        let is_greeting = |block: &Block| {
            let words = block.text.split(' ').count();
            let low = lower(&block.text);
            let greeting = GREETINGS.iter().filter(|words| begins(&low, &[words])).map(|words| words.len()).max();
            // "Best Hannah" on two lines; "Thanks for the call" says something.
            let names = greeting.map_or("", |end| block.text[end..].trim_end_matches([',', '.', '!']));
            let is_closed = names.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
            greeting.is_some() && words <= 4 && (block.text.ends_with(',') || is_closed)
        };
        let (dropped, kept): (Vec<_>, Vec<_>) =
            std::mem::take(blocks).into_iter().enumerate().partition(|(at, block)| *at < count || is_greeting(block));
        extraction.dropped.extend(dropped.into_iter().map(|(_, block)| (block.line, block.text)));
        *blocks = kept.into_iter().map(|(_, block)| block).collect();
        Some(Self { subject, correspondents, sent })
    }

    /// A mail about a meeting is sent on its day, or soon after.
    pub fn take_day(&self, extraction: &mut Extraction) {
        if let Some((line, text)) = &self.sent
            && let Some(day) = extraction.days.own_day(text)
        {
            extraction.set("session.date", Value::doubtful(day.date.to_string(), *line, text));
        }
    }
}

impl Notes<'_> {
    /// Meets whoever sent and got the mail, where no list says who was there.
    pub(super) fn correspondents(&mut self, mail: &Mail) {
        if self.roster.is_empty() {
            self.roster.is_partial = true;
            for (line, text) in &mail.correspondents {
                self.people(&without_addresses(text), *line, Context::default());
            }
        }
        self.sender = mail
            .correspondents
            .first()
            .and_then(|(_, text)| roster::list(&without_addresses(text)).into_iter().next())
            .and_then(|one| self.roster.resolve(&one.name));
    }
}
