//! The kinds of things that have ids in a record.

use serde::{Deserialize, Serialize};

/// The kinds of things that have ids in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Entity {
    /// An organization.
    Organization,
    /// A person.
    Person,
    /// A group without names.
    Group,
    /// A proceeding.
    Proceeding,
    /// A directive.
    Directive,
    /// A task.
    Task,
}

impl Entity {
    /// The kinds of the lists whose items have ids, in the format's order. People include groups.
    pub const LISTED: [Self; 5] = [Self::Organization, Self::Person, Self::Proceeding, Self::Directive, Self::Task];

    /// The list of the record that holds it.
    #[must_use]
    pub fn list(self) -> &'static str {
        match self {
            Self::Organization => "organizations",
            Self::Person | Self::Group => "participants",
            Self::Proceeding => "proceedings",
            Self::Directive => "directives",
            Self::Task => "tasks",
        }
    }

    /// The field that holds its name.
    pub(crate) fn name_field(self) -> &'static str {
        match self {
            Self::Organization | Self::Person => "name",
            Self::Group => "group",
            Self::Proceeding | Self::Directive | Self::Task => "id",
        }
    }

    /// The key of the words for one of its kind: "a person".
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Organization => "an-organization",
            Self::Person => "a-person",
            Self::Group => "a-group",
            Self::Proceeding => "a-proceeding",
            Self::Directive => "a-directive",
            Self::Task => "a-task",
        }
    }
}
