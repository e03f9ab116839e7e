//! Fields by their names, as the format has them, and what people type as values of the format.

use chrono::NaiveDate;
use serde_json::Value;

use super::Refusal;
use super::day::parse_day;
use super::deadline::parse_due;
use super::input::{pieces, refuse_control};
use super::names::KnownNames;
use super::paper;
use super::target::FoundPart;
use crate::archive::{Settings, Undeclared};
use crate::i18n::Message;
use crate::model::called::folded;
use crate::model::{
    self, DeclaredField, Entity, KindOfSession, OwnPlace, OwnType, SessionKind, TIME_PATTERN, Vocabulary, interned,
    number,
};
use crate::query::{choose, choose_kind};
use crate::recognize::clock::parse_clock;
use crate::schema::is_deprecated;
use lossless_yaml::Step;
use viet_text::date::Direction;
use viet_text::decimal::sort_key;
use viet_text::fold::fold;
use viet_text::suggest::nearest;

/// What values are read with.
pub(super) struct Reader<'n> {
    /// What "today" means.
    pub today: NaiveDate,
    /// The office's, by which deadlines are read.
    pub settings: &'n Settings,
    /// The names that the record and the archive have.
    pub names: &'n KnownNames<'n, 'n>,
    /// How words were understood that leave room for more than one meaning.
    pub understood: &'n mut Vec<Message>,
}

/// A field of a record or of a part of it.
pub(super) struct Field<'a> {
    /// Its name, as typed.
    pub name: &'a str,
    /// The way to it from the record or the part.
    pub steps: Vec<Step<'a>>,
    /// What its values are.
    pub kind: Kind,
    /// The part of the record that has it.
    place: OwnPlace,
}

impl<'a> Field<'a> {
    /// The field of a name, which may be one of a mapping's: `session.place`; of one that the office has declared, the title is as
    /// good.
    pub fn find(name: &'a str, part: &FoundPart, record: &Value, declared: &[DeclaredField]) -> Result<Self, Refusal> {
        let own = part.entity.map_or(record, |entity| &record["properties"][entity.list()]["items"]);
        let place = OwnPlace::of_entity(part.entity);
        let mut schema = own;
        let mut steps = Vec::new();
        for key in name.split('.') {
            let is_own = steps.first().is_some_and(|first| matches!(first, Step::Key(key) if key.starts_with("x-")));
            match schema["properties"].get(key) {
                Some(field) => schema = field,
                None if (key.starts_with("x-") || is_own) && !key.is_empty() => schema = &Value::Null,
                None => match titled(name, part, declared) {
                    Some((name, steps)) => return Ok(Self { name, steps, kind: Kind::Own, place }),
                    None => return Err(unknown(name, part, own, record)),
                },
            }
            steps.push(Step::Key(key));
        }
        Ok(Self { name, steps, kind: Kind::of(schema), place })
    }

    /// What the settings declare of it, where it is one of the office's own.
    pub fn declared<'s>(&self, settings: &'s Settings) -> Option<&'s DeclaredField> {
        let (name, place) = self.own()?;
        settings.field_at(name, place)
    }

    /// What it was probably meant to be, where it is one of the office's own and not declared here.
    pub fn undeclared<'s>(&self, settings: &'s Settings) -> Option<Undeclared<'s>> {
        let (name, place) = self.own()?;
        settings.undeclared(name, Some(place))
    }

    /// The name of one of the office's own, and the kind of part that has it.
    fn own(&self) -> Option<(&'a str, OwnPlace)> {
        let (name, place) = match self.steps[..] {
            [Step::Key(name)] => (name, self.place),
            [Step::Key("session"), Step::Key(name)] if self.place == OwnPlace::Record => (name, OwnPlace::Session),
            _ => return None,
        };
        name.starts_with("x-").then_some((name, place))
    }

    /// Whether it holds one value or a list of them.
    fn may_be_list(&self, settings: &Settings) -> bool {
        let holds = self.declared(settings).map(|declared| declared.field.holds);
        matches!(self.kind, Kind::Own) && matches!(holds, Some(OwnType::Text | OwnType::Choice))
    }

    /// The items that a text means; one failure where the field holds no list.
    pub fn items(&self, text: &str, reader: &mut Reader) -> Result<Vec<Value>, Refusal> {
        let item = match &self.kind {
            Kind::List(item) => item,
            Kind::References => return self.references(text, reader),
            Kind::Parts => return Err(self.has_parts()),
            Kind::Own if self.may_be_list(reader.settings) => &Kind::Own,
            _ => return Err(Refusal::new(Message::new("set-no-list").with("field", self.name))),
        };
        let mut items = Vec::new();
        for piece in pieces(text).into_iter().filter(|piece| !piece.is_empty()) {
            let value = match self.declared(reader.settings) {
                Some(declared) => declared_value(self.name, declared, &piece, reader)?,
                None => parsed(self.name, item, &piece, reader)?,
            };
            add_once(&mut items, value);
        }
        Ok(items)
    }

    /// The references that a text means, each as typed.
    fn references(&self, text: &str, reader: &mut Reader) -> Result<Vec<Value>, Refusal> {
        let names = reader.names.in_line(text, reader.understood);
        let mut references = Vec::new();
        for name in names {
            add_once(&mut references, plain(self.name, &name)?.into());
        }
        Ok(references)
    }

    /// What to say where a value with fields of its own would be needed.
    pub fn has_parts(&self) -> Refusal {
        Refusal::new(Message::new("set-parts").with("field", self.name)).with_help(Message::new("set-parts-help"))
    }
}

/// Whether several values may be typed for a field of a record or of a part, separated by semicolons.
#[must_use]
pub fn takes_several(entity: Option<Entity>, field: &str) -> bool {
    let part = FoundPart { entity, index: 0, called: field };
    Field::find(field, &part, &model::schema(), &[])
        .is_ok_and(|field| matches!(field.kind, Kind::List(_) | Kind::References))
}

/// Adds an item that is not among them.
pub(super) fn add_once(items: &mut Vec<Value>, item: Value) {
    if !items.contains(&item) {
        items.push(item);
    }
}

/// The field whose title the name is, and the way to it: `session.cost` is one of the record's session.
fn titled(name: &str, part: &FoundPart, declared: &[DeclaredField]) -> Option<(&'static str, Vec<Step<'static>>)> {
    let place = OwnPlace::of_entity(part.entity);
    let of = |title: &str, place| {
        let title = folded(title);
        declared.iter().find(|declared| declared.field.is_of(place) && declared.is_called(&title))
    };
    if let Some(declared) = of(name, place) {
        return Some((declared.field.name, vec![Step::Key(declared.field.name)]));
    }
    let title = name.strip_prefix("session.").filter(|_| place == OwnPlace::Record)?;
    let name = of(title, OwnPlace::Session)?.field.name;
    Some((interned(&format!("session.{name}")), vec![Step::Key("session"), Step::Key(name)]))
}

/// The parts that an argument can name, and how one is called in an example.
const EXAMPLES: [(&str, &str); 5] = [
    ("organizations", "so-noi-vu"),
    ("participants", "bui-thai-trong"),
    ("proceedings", "p1"),
    ("directives", "d1"),
    ("tasks", "t1"),
];

fn unknown(name: &str, part: &FoundPart, own: &Value, record: &Value) -> Refusal {
    let failure = Refusal::new(Message::new("set-unknown-field").with("id", part.called).with("field", name));
    let names = names(own);
    let last = name.rsplit('.').next().unwrap_or(name);
    if let Some(full) = names.iter().find(|full| full.rsplit('.').next() == Some(last)) {
        return failure.with_help(Message::new("did-you-mean").with("name", full));
    }
    if let Some(near) = nearest(name, names.iter().map(String::as_str)) {
        return failure.with_help(Message::new("did-you-mean").with("name", near));
    }
    let has_it = |list: &str| record["properties"][list]["items"]["properties"].get(name).is_some();
    if let (None, Some((_, example))) = (part.entity, EXAMPLES.iter().find(|(list, _)| has_it(list))) {
        let example = format!("{}#{example}", part.called);
        return failure.with_help(Message::new("set-of-part").with("field", name).with("example", example));
    }
    failure.with_help(Message::new("known-fields").with("names", names.join(", ")))
}

/// The names of the fields that can be set in the current form of the format: those of mappings after the mapping's own, those
/// of papers after their kind.
fn names(schema: &Value) -> Vec<String> {
    let mut names = Vec::new();
    let fields = schema["properties"].as_object().into_iter().flatten();
    for (key, field) in fields.filter(|(_, field)| !is_deprecated(field)) {
        if key == paper::LIST {
            names.extend(paper::names(&field["items"]));
            continue;
        }
        match field["properties"].as_object() {
            Some(fields) => names.extend(fields.keys().map(|inner| format!("{key}.{inner}"))),
            None => names.push(key.clone()),
        }
    }
    names
}

/// The closed list of a schema.
fn vocabulary(schema: &Value) -> Option<&'static Vocabulary> {
    let names: Vec<&str> = schema["enum"].as_array()?.iter().filter_map(Value::as_str).collect();
    Vocabulary::of_names(&names)
}

/// What a field's values are.
#[derive(Debug)]
pub(super) enum Kind {
    /// Words.
    Text,
    /// A day.
    Date,
    /// A clock time.
    Time,
    /// A number.
    Count,
    /// Yes or no.
    Truth,
    /// One of a few names.
    Choice(&'static Vocabulary),
    /// Several values.
    List(Box<Self>),
    /// One reference or several.
    References,
    /// A mapping, or a list of mappings.
    Parts,
    /// The office's own, which may be anything.
    Own,
}

impl Kind {
    /// The key of the labels of its values, if it is a choice or a list of choices.
    pub(super) fn label(&self) -> Option<&'static str> {
        match self {
            Self::Choice(vocabulary) => Some(vocabulary.key),
            Self::List(item) => item.label(),
            _ => None,
        }
    }

    /// The kind of a schema.
    pub(super) fn of(schema: &Value) -> Self {
        let is = |name: &str| match &schema["type"] {
            Value::Array(types) => types.iter().any(|one| one == name),
            one => one == name,
        };
        if schema.is_null() {
            Self::Own
        } else if is("object") || schema["properties"].is_object() || schema["items"]["properties"].is_object() {
            Self::Parts
        } else if is("array") {
            if is("string") { Self::References } else { Self::List(Box::new(Self::of(&schema["items"]))) }
        } else if let Some(vocabulary) = vocabulary(schema) {
            Self::Choice(vocabulary)
        } else if schema["format"] == "date" {
            Self::Date
        } else if schema["pattern"] == TIME_PATTERN {
            Self::Time
        } else if is("integer") {
            Self::Count
        } else if is("boolean") {
            Self::Truth
        } else {
            Self::Text
        }
    }
}

/// What a text means as the value of a field; `is_list`: whether it holds a list now.
pub(super) fn value_of(field: &Field, text: &str, is_list: bool, reader: &mut Reader) -> Result<Value, Refusal> {
    match &field.kind {
        Kind::Parts => Err(field.has_parts()),
        Kind::List(_) => Ok(field.items(text, reader)?.into()),
        Kind::References => {
            let mut references = field.references(text, reader)?;
            Ok(if references.len() == 1 { references.remove(0) } else { references.into() })
        }
        Kind::Own => match field.declared(reader.settings) {
            Some(_) if is_list && field.may_be_list(reader.settings) => field.items(text, reader).map(Value::from),
            Some(declared) => declared_value(field.name, declared, text, reader),
            None => Ok(own(text)),
        },
        kind => parsed(field.name, kind, text, reader),
    }
}

/// What a text means as the value of a field that the office has declared.
fn declared_value(field: &str, declared: &DeclaredField, text: &str, reader: &mut Reader) -> Result<Value, Refusal> {
    match declared.field.holds {
        OwnType::Text => plain(field, text).map(Value::from),
        OwnType::Date => day(field, text, reader),
        OwnType::Number => {
            let refused = |key: &'static str| Refusal::new(Message::new(key).with("field", field).with("value", text));
            let number = number(text).ok_or_else(|| refused("set-no-decimal"))?;
            // Digits that would be lost are not dropped silently.
            let is_exact = sort_key(&number.to_string()) == sort_key(text);
            if is_exact { Ok(Value::Number(number)) } else { Err(refused("set-long-number")) }
        }
        OwnType::Choice => {
            let values: Vec<&str> = declared.values.iter().map(String::as_str).collect();
            match declared.meant(text)[..] {
                [value] => Ok(value.into()),
                [] => Err(no_choice(field, text, nearest(text, values.iter().copied()), &values)),
                ref several => Err(no_choice(field, text, None, several)),
            }
        }
    }
}

/// What a text means as one value.
fn parsed(field: &str, kind: &Kind, text: &str, reader: &mut Reader) -> Result<Value, Refusal> {
    let wrong = |key: &'static str| Refusal::new(Message::new(key).with("field", field).with("value", text));
    match kind {
        Kind::Date => day(field, text, reader),
        Kind::Time => parse_clock(text).map(Value::from).ok_or_else(|| wrong("set-no-time")),
        Kind::Count => text.parse::<i64>().map(Value::from).map_err(|_| wrong("set-no-number")),
        Kind::Truth => truth(text).map(Value::from).ok_or_else(|| wrong("set-no-truth")),
        Kind::Choice(vocabulary) if **vocabulary == SessionKind::VOCABULARY => {
            session_kind(field, reader.settings, text).map(|kind| kind.name().into())
        }
        Kind::Choice(vocabulary) => choice(field, **vocabulary, text).map(Value::from),
        Kind::Own => Ok(own(text)),
        Kind::Text | Kind::List(_) | Kind::References | Kind::Parts => plain(field, text).map(Value::from),
    }
}

/// A text that a field may hold.
fn plain(field: &str, text: &str) -> Result<String, Refusal> {
    let text = viet_text::nfc(text);
    refuse_control(field, &Value::from(text.as_str()))?;
    Ok(text)
}

/// Whether a text says yes or no, in either language.
fn truth(text: &str) -> Option<bool> {
    match fold(text.trim()).as_str() {
        "true" | "yes" | "co" => Some(true),
        "false" | "no" | "khong" => Some(false),
        _ => None,
    }
}

/// The name that a text is, or is the label of, in either language.
pub(super) fn choice(field: &str, vocabulary: Vocabulary, text: &str) -> Result<&'static str, Refusal> {
    choose(vocabulary, text).map_err(|near| no_choice(field, text, near, vocabulary.names))
}

fn no_choice(field: &str, text: &str, near: Option<&str>, names: &[&str]) -> Refusal {
    let failure = Refusal::new(Message::new("set-no-choice").with("field", field).with("value", text));
    match near {
        Some(near) => failure.with_help(Message::new("did-you-mean").with("name", near)),
        None => failure.with_help(Message::new("known-values").with("names", names.join(", "))),
    }
}

/// The kind of session that a text is the name or label of; `field`: where it is typed.
///
/// # Errors
/// Where it is none of the format's kinds and none of the office's own.
pub fn session_kind(field: &str, settings: &Settings, text: &str) -> Result<KindOfSession, Refusal> {
    choose_kind(&settings.kinds, text).map_err(|near| {
        let own = settings.kinds.iter().map(|kind| kind.name);
        let names: Vec<&str> = SessionKind::NAMES.iter().copied().chain(own).collect();
        no_choice(field, text, near, &names)
    })
}

/// The fields whose days lie ahead.
const AHEAD: [&str; 2] = ["due", "repeats_until"];

/// A day as people write it; one that depends on today is said.
fn day(field: &str, text: &str, reader: &mut Reader) -> Result<Value, Refusal> {
    let (date, understood) = if AHEAD.contains(&field) {
        parse_due(field, text, reader.today, reader.settings)?
    } else {
        parse_day(field, text, reader.settings.relative_dates(reader.today, Direction::Past))?
    };
    reader.understood.extend(understood);
    Ok(date.to_string().into())
}

/// A value of the office's own: a number or a truth where it is written as one, else the text.
fn own(text: &str) -> Value {
    match text {
        "true" => true.into(),
        "false" => false.into(),
        _ => match text.parse::<i64>() {
            Ok(number) if number.to_string() == text => number.into(),
            _ => text.into(),
        },
    }
}
