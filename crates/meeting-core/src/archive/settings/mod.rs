//! The settings in `meeting.yaml`, with the directory that stands beside it.

mod check;
mod codes;
mod custom;
mod field;
mod policy;
mod raw;
mod user;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::Value;

use super::Directory;
use crate::i18n::{Language, Message};
use crate::model::{self, DeclaredField, OwnField, OwnKind, OwnPlace, SessionKind};
use crate::recognize::working_days::WorkingDays;
use viet_text::date::{DateOrder, Direction, RelativeDates};
use viet_text::suggest::certain;

pub(super) use check::{FileFormat, MOST, WRONG_VALUE, finding, parse, written};
pub use check::{ReadFile, old_keys};
pub(crate) use check::{examine, settings_of};
pub(crate) use codes::rule_table;
pub use codes::{CHANGEABLE_RULES, FIXED_RULES};
pub use custom::{Form, OwnSchema};
pub use field::Field;
pub use policy::{Before, Deadlines, Level, Levels, Office, Profile};
pub use raw::{SETTINGS_SCHEMA_ID, settings_schema};
pub(super) use raw::{Texts, file_schema};
pub use user::UserSettings;
pub use view::View;

/// The settings of an archive, with defaults filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Language of the messages, unless the user chooses one.
    pub language: Option<Language>,
    /// Folder of the records, from the root.
    pub records: String,
    /// Whether people outside the office can read the archive, so that state secrets must not be in it.
    pub shared: bool,
    /// The office, as its papers name it.
    pub office: Office,
    /// The abbreviations: short form to long forms.
    pub abbreviations: BTreeMap<String, Vec<String>>,
    /// What deadlines mean, and how late they may be.
    pub deadlines: Deadlines,
    /// Days off besides weekends and public holidays.
    pub holidays: Vec<NaiveDate>,
    /// Days that are worked although they are weekends or public holidays.
    pub workdays: Vec<NaiveDate>,
    /// Which of two numbers is the day, where the settings say so.
    pub dates: Option<DateOrder>,
    /// The severities of the rules.
    pub rules: Levels,
    /// The fields that final records must have.
    pub require: Vec<Field>,
    /// The values that a field may have, in composed Unicode (NFC).
    pub allow: Vec<(Field, Vec<String>)>,
    /// The forms that a field's texts must have.
    pub patterns: Vec<(Field, Form)>,
    /// The schemas of the custom fields, by field name.
    pub schemas: BTreeMap<String, OwnSchema>,
    /// The saved views, by their names.
    pub views: BTreeMap<String, View>,
    /// The bodies and people of the office, from `directory.yaml`.
    pub directory: Arc<Directory>,
    /// The office's own kinds of sessions, in the order of the file.
    pub kinds: Vec<OwnKind>,
    /// The office's own fields, in the order of the file.
    pub fields: Vec<DeclaredField>,
}

/// What the names of own fields begin with.
const OWN: &str = "x-";

/// What an own field was probably meant to be that is not declared where it stands.
#[derive(Debug, Clone, Copy)]
pub enum Undeclared<'s> {
    /// This one, which is declared for other parts.
    Elsewhere(&'s DeclaredField),
    /// This one, whose name is nearly the same.
    Near(&'s DeclaredField),
}

impl Undeclared<'_> {
    /// What to say of the field with this name.
    #[must_use]
    pub fn message(self, name: &str) -> Message {
        match self {
            Self::Elsewhere(declared) => {
                let places = declared.field.places().map(OwnPlace::name).collect::<Vec<_>>().join(", ");
                Message::new("undeclared-field-elsewhere").with("field", name).with("places", places)
            }
            Self::Near(_) => Message::new("undeclared-field-near").with("field", name),
        }
    }

    /// The same with the name that was probably meant, in one sentence.
    #[must_use]
    pub fn advice(self, name: &str) -> Message {
        match self {
            Self::Elsewhere(_) => self.message(name),
            Self::Near(near) => {
                Message::new("undeclared-field-meant").with("field", name).with("name", near.field.name)
            }
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            records: "records".to_owned(),
            shared: true,
            office: Office::default(),
            abbreviations: BTreeMap::new(),
            deadlines: Deadlines::default(),
            holidays: Vec::new(),
            workdays: Vec::new(),
            dates: None,
            rules: Levels::default(),
            require: Vec::new(),
            allow: Vec::new(),
            patterns: Vec::new(),
            schemas: BTreeMap::new(),
            views: BTreeMap::new(),
            directory: Arc::default(),
            kinds: Vec::new(),
            fields: Vec::new(),
        }
    }
}

impl Settings {
    /// What the office adds to the days that count as working days.
    #[must_use]
    pub fn working_days(&self) -> WorkingDays {
        let [holidays, worked] = [&self.holidays, &self.workdays].map(|days| days.iter().copied().collect());
        WorkingDays { holidays, worked }
    }

    /// The schema of the archive's records: that of the format, with the office's own kinds of sessions.
    #[must_use]
    pub fn record_schema(&self) -> Value {
        let mut schema = model::schema();
        let kinds = schema.pointer_mut("/properties/session/properties/kind/enum").and_then(Value::as_array_mut);
        if let Some(kinds) = kinds {
            kinds.extend(self.kinds.iter().map(|kind| Value::from(kind.name)));
        }
        schema
    }

    /// The office's own words for what the catalogs call by these keys.
    pub fn words(&self, language: Language) -> impl Iterator<Item = (String, &'static str)> {
        let kinds = self.kinds.iter().map(move |kind| (format!("{}-{}", SessionKind::KEY, kind.name), kind.words));
        let fields = self.fields.iter().map(|declared| (format!("field-{}", declared.field.name), declared.title));
        kinds.chain(fields).map(move |(key, words)| (key, words.of(language)))
    }

    /// What is declared of the own field `name`, where a part of this kind may have it.
    #[must_use]
    pub fn field_at(&self, name: &str, place: OwnPlace) -> Option<&DeclaredField> {
        self.fields.iter().find(|declared| declared.field.name == name && declared.field.is_of(place))
    }

    /// What an own field was probably meant to be that is not declared for the part that has it; `place`: which kind of part
    /// that is, if it may have any.
    #[must_use]
    pub fn undeclared(&self, name: &str, place: Option<OwnPlace>) -> Option<Undeclared<'_>> {
        if let Some(declared) = self.fields.iter().find(|declared| declared.field.name == name) {
            let is_here = place.is_some_and(|place| declared.field.is_of(place));
            return (!is_here).then_some(Undeclared::Elsewhere(declared));
        }
        // What every name begins with tells nothing.
        let rest = |name: &'static str| name.strip_prefix(OWN).unwrap_or(name);
        let names = self.fields.iter().map(|declared| rest(declared.field.name));
        let near = certain(name.strip_prefix(OWN)?, names)?;
        self.fields.iter().find(|declared| rest(declared.field.name) == near).map(Undeclared::Near)
    }

    /// The own fields that every part of this kind must have in a final record.
    pub fn required_fields(&self, place: OwnPlace) -> impl Iterator<Item = &DeclaredField> {
        let is_required = move |declared: &&DeclaredField| {
            let name = declared.field.name;
            let holder = match place {
                OwnPlace::Record => "",
                OwnPlace::Session => "session.",
                OwnPlace::Organization => "organizations[].",
                OwnPlace::Participant => "participants[].",
                OwnPlace::Proceeding => "proceedings[].",
                OwnPlace::Directive => "directives[].",
                OwnPlace::Task => "tasks[].",
            };
            let path = format!("{holder}{name}");
            declared.field.is_of(place) && self.require.iter().any(|field| field.name == path)
        };
        self.fields.iter().filter(is_required)
    }

    /// The fields that lists may show, and queries ask for.
    #[must_use]
    pub fn own_fields(&self) -> Vec<OwnField> {
        self.fields.iter().map(|declared| declared.field).collect()
    }

    /// Which of two numbers is the day in what people type.
    #[must_use]
    pub fn date_order(&self) -> DateOrder {
        self.dates.unwrap_or_default()
    }

    /// How dates are read that people type on a day.
    #[must_use]
    pub fn relative_dates(&self, today: NaiveDate, direction: Direction) -> RelativeDates {
        RelativeDates { today, direction, order: self.date_order() }
    }

    /// The rules that the papers of the office follow. Default: those of the state, or none in an English archive.
    #[must_use]
    pub fn profile(&self) -> Profile {
        let default = if self.is_vietnamese() { Profile::State } else { Profile::Plain };
        self.office.profile.unwrap_or(default)
    }

    /// Whether the archive is that of a Vietnamese office, as far as its settings say.
    #[must_use]
    pub fn is_vietnamese(&self) -> bool {
        self.language != Some(Language::En)
    }
}
