//! `FIELD=VALUE` as people type it.

use super::Refusal;
use crate::i18n::Message;

/// What is to become of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// `=`: it holds this; nothing at all where the value is empty.
    Set,
    /// `+=`: its list holds this as well.
    Add,
    /// `-=`: its list does not hold this.
    Drop,
}

/// A field and what is to become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The field's name: `due`, `session.place`.
    pub field: String,
    /// What is to become of it.
    pub operation: Operation,
    /// The value as typed, in the composed form of Unicode.
    pub value: String,
}

impl Assignment {
    /// Reads `FIELD=VALUE`, `FIELD+=VALUE` or `FIELD-=VALUE`.
    ///
    /// # Errors
    /// Where it is none of these.
    pub fn parse(argument: &str) -> Result<Self, Refusal> {
        let wrong = || {
            Refusal::new(Message::new("set-no-assignment").with("text", argument))
                .with_help(Message::new("set-no-assignment-help"))
        };
        let (name, value) = argument.split_once('=').ok_or_else(wrong)?;
        let (name, operation) = if let Some(name) = name.strip_suffix('+') {
            (name, Operation::Add)
        } else if let Some(name) = name.strip_suffix('-') {
            (name, Operation::Drop)
        } else {
            (name, Operation::Set)
        };
        let (field, value) = (name.trim().to_owned(), viet_text::nfc(value.trim()));
        if field.is_empty() || (value.is_empty() && operation != Operation::Set) {
            return Err(wrong());
        }
        Ok(Self { field, operation, value })
    }
}

#[cfg(test)]
mod tests {
    use super::{Assignment, Operation};

    #[test]
    fn arguments() {
        for (argument, field, operation, value) in [
            ("due=8/5", "due", Operation::Set, "8/5"),
            ("title=a=b", "title", Operation::Set, "a=b"),
            ("lead+=Sở Y tế", "lead", Operation::Add, "Sở Y tế"),
            ("lead-= A ", "lead", Operation::Drop, "A"),
            ("place=", "place", Operation::Set, ""),
            ("title=Ho\u{323}p", "title", Operation::Set, "Họp"),
        ] {
            let expected = Assignment { field: field.to_owned(), operation, value: value.to_owned() };
            assert_eq!(Assignment::parse(argument).unwrap(), expected);
        }
        for wrong in ["due", "=x", "lead+=", "lead-= ", "+=x"] {
            assert!(Assignment::parse(wrong).is_err(), "{wrong}");
        }
    }
}
