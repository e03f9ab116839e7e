//! Values that are one of a few names, or one of the labels of a name in a table.

use super::error::ParseError;
use super::keyword::{Keyword, Name};
use super::value::Value;
use super::{Context, Has, Is};
use crate::model::field::{FieldId, FieldType, Kind, Part};
use crate::model::{
    DeclaredField, DirectiveKind, DirectiveStatus, KindOfSession, OwnKind, SessionKind, SessionStatus, TaskStatus,
    Vocabulary,
};
use viet_text::fold::fold_tokens_into;
use viet_text::suggest::nearest;

/// The closed lists that a value is chosen from, and what the office adds to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choices(Vec<Vocabulary>, Vec<OwnKind>);

/// What a field takes when `kind` is listed: `kind:` and `status:` are the kind's own, of a kind that has none
/// its session's; in a search they are any part's.
pub(super) fn of_field(field: FieldId, kind: Option<Kind>) -> Choices {
    let own = match (field, kind) {
        (FieldId::Kind, Some(Kind::Directives)) => vec![DirectiveKind::VOCABULARY],
        (FieldId::Kind, Some(_)) => vec![SessionKind::VOCABULARY],
        (FieldId::Status, Some(Kind::Directives)) => vec![DirectiveStatus::VOCABULARY],
        // Directives are listed among the tasks.
        (FieldId::Status, Some(Kind::Tasks)) => vec![TaskStatus::VOCABULARY, DirectiveStatus::VOCABULARY],
        (FieldId::Status, Some(_)) => vec![SessionStatus::VOCABULARY],
        _ => match field.holds() {
            FieldType::Choice(lists) => lists.iter().filter_map(|names| Vocabulary::of_names(names)).copied().collect(),
            _ => Vec::new(),
        },
    };
    Choices(own, Vec::new())
}

/// The same in an archive with kinds of its own.
pub(super) fn of_field_with(field: FieldId, kind: Option<Kind>, own: &[OwnKind]) -> Choices {
    let mut choices = of_field(field, kind);
    if field == FieldId::Kind && choices.0.contains(&SessionKind::VOCABULARY) {
        choices.1 = own.to_vec();
    }
    choices
}

/// The names that a field takes when `kind` is listed, each once; empty for a field that takes any text.
#[must_use]
pub fn names_of(field: FieldId, kind: Option<Kind>, own: &[OwnKind]) -> Vec<&'static str> {
    of_field_with(field, kind, own).names()
}

/// The name of a closed list that a text is, or is the label of, in any language.
///
/// # Errors
/// If it is none, or the label of several: the name that is nearest, if one is near enough.
pub fn choose(list: Vocabulary, text: &str) -> Result<&'static str, Option<&'static str>> {
    chosen_of(&Choices(vec![list], Vec::new()), text)
}

/// The kind of session that a text is the name or label of, in an archive with these kinds of its own.
///
/// # Errors
/// As those of [`choose`].
pub fn choose_kind(own: &[OwnKind], text: &str) -> Result<KindOfSession, Option<&'static str>> {
    let name = chosen_of(&Choices(vec![SessionKind::VOCABULARY], own.to_vec()), text)?;
    KindOfSession::of_name(name).ok_or(None)
}

/// The state that a text is the name or label of, in any language.
#[must_use]
pub fn state_called(text: &str) -> Option<&'static str> {
    chosen_of(&states(), text).ok()
}

fn chosen_of(choices: &Choices, text: &str) -> Result<&'static str, Option<&'static str>> {
    match choices.fitting(text, Some(text))?[..] {
        [one] => Ok(one),
        _ => Err(None),
    }
}

/// What `is:` takes.
pub(super) fn states() -> Choices {
    Choices(vec![STATES], Vec::new())
}

const STATES: Vocabulary = Vocabulary {
    key: "is",
    names: Is::NAMES,
    old: &[],
    synonyms: &[
        ("late", "overdue"),
        ("past due", "overdue"),
        ("trễ hạn", "overdue"),
        ("chậm hạn", "overdue"),
        ("pending", "open"),
        ("outstanding", "open"),
        ("unfinished", "open"),
        ("chưa xong", "open"),
        ("finished", "done"),
        ("completed", "done"),
        ("closed", "done"),
        ("hoàn thành", "done"),
        ("xong", "done"),
        ("đã xong", "done"),
        ("nháp", "draft"),
        ("bản nháp", "draft"),
        ("đã chốt", "final"),
        ("có hiệu lực", "in-force"),
        ("put off", "extended"),
        ("gia hạn", "extended"),
        ("được gia hạn", "extended"),
        ("not issued", "unissued"),
        ("chưa phát hành", "unissued"),
        ("chưa ra thông báo", "unissued"),
    ],
};

/// What `has:` takes.
pub(super) fn things() -> Choices {
    let things = Vocabulary {
        key: "has",
        names: Has::NAMES,
        old: &[],
        synonyms: &[("deadline", "due"), ("thông báo kết luận", "conclusions")],
    };
    Choices(vec![things], Vec::new())
}

/// What `in:` takes.
pub(super) fn parts() -> Choices {
    let synonyms = &[
        ("session", "sessions"),
        ("meeting", "sessions"),
        ("meetings", "sessions"),
        ("organization", "organizations"),
        ("organisations", "organizations"),
        ("person", "people"),
        ("proceeding", "proceedings"),
        ("directive", "directives"),
        ("decisions", "directives"),
        ("task", "tasks"),
        ("actions", "tasks"),
        ("việc", "tasks"),
        ("attachment", "attachments"),
    ];
    Choices(vec![Vocabulary { key: "part", names: Part::NAMES, old: &[], synonyms }], Vec::new())
}

/// Whether a state is as good as a value of the field: `status:overdue` is `is:overdue`.
fn takes_states(field: FieldId) -> bool {
    matches!(field, FieldId::Status | FieldId::State)
}

/// What an argument of the field may begin with.
pub(super) fn beginnings(field: FieldId, kind: Option<Kind>) -> Choices {
    let mut choices = of_field(field, kind);
    if takes_states(field) {
        choices.0.push(STATES);
    }
    choices
}

/// What a value of a closed field means.
pub(super) enum Chosen {
    /// Any of these values of the field.
    Values(Vec<&'static str>),
    /// Any of these states.
    States(Vec<&'static str>),
}

/// What a value of the field means where it is asked.
pub(super) fn chosen(field: FieldId, context: Context, value: &Value) -> Result<Chosen, ParseError> {
    let own = of_field_with(field, context.kind, context.kinds());
    let near = match own.meant(value) {
        Ok(names) => return Ok(Chosen::Values(names)),
        Err(near) => near,
    };
    let near = match states().meant(value) {
        _ if !takes_states(field) => near,
        Ok(names) => return Ok(Chosen::States(names)),
        Err(state) => near.or(state),
    };
    let name = Name::Field(field);
    let help = of_another(field, context.kind, value).or_else(|| near.map(|near| (name, near)));
    Err(ParseError::unknown_value(name, value, &own.names(), help))
}

/// The values that a value of a choice which the office has declared means.
pub(super) fn declared<'d>(declared: &'d DeclaredField, name: Name, value: &Value) -> Result<Vec<&'d str>, ParseError> {
    let meant = if value.prefix { Vec::new() } else { declared.meant(&value.written) };
    if !meant.is_empty() {
        return Ok(meant);
    }
    let known: Vec<&str> = declared.values.iter().map(String::as_str).collect();
    let near = nearest(value.written.trim(), known.iter().copied()).map(|near| (name, near));
    Err(ParseError::unknown_value(name, value, &known, near))
}

/// The other name that takes the value, where only one does: `type:conference` was meant as `kind:conference`.
fn of_another(field: FieldId, kind: Option<Kind>, value: &Value) -> Option<(Name, &'static str)> {
    let others = Name::all().filter(|name| *name != Name::Field(field));
    let mut fitting = others.filter_map(|name| {
        let choices = match name {
            Name::Field(other) => of_field(other, kind),
            Name::Keyword(Keyword::Is) => states(),
            Name::Keyword(_) | Name::Own(_) => return None,
        };
        choices.meant(value).ok()?.first().map(|meant| (name, *meant))
    });
    fitting.next().filter(|_| fitting.next().is_none())
}

impl Choices {
    /// Every name, each once: `cancelled` is a status of sessions and of tasks.
    pub(super) fn names(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for name in self.0.iter().flat_map(|list| list.names) {
            if !names.contains(name) {
                names.push(*name);
            }
        }
        names.extend(self.1.iter().map(|kind| kind.name));
        names
    }

    /// The one whose name the value is (the case of letters does not matter), else all whose label it is.
    pub(super) fn chosen(&self, name: Name, value: &Value) -> Result<Vec<&'static str>, ParseError> {
        self.meant(value)
            .map_err(|near| ParseError::unknown_value(name, value, &self.names(), near.map(|near| (name, near))))
    }

    /// All that the value means, or the name that is nearest to it.
    pub(super) fn meant(&self, value: &Value) -> Result<Vec<&'static str>, Option<&'static str>> {
        let label = Some(value.written.as_str()).filter(|_| !value.prefix);
        self.fitting(&value.shown(), label)
    }

    /// The one whose name `typed` is, else all whose label is `label`; where there is none, the nearest.
    fn fitting(&self, typed: &str, label: Option<&str>) -> Result<Vec<&'static str>, Option<&'static str>> {
        let names = self.names();
        if let Some(exact) = names.iter().find(|name| name.eq_ignore_ascii_case(typed)) {
            return Ok(vec![exact]);
        }
        let mut old = self.0.iter().flat_map(|list| list.old);
        if let Some((_, current)) = old.find(|(old, _)| old.eq_ignore_ascii_case(typed)) {
            return Ok(vec![current]);
        }
        // The catalogs take a while to load: only for what is no name.
        let labels = self.labels();
        let mut labelled: Vec<&'static str> = Vec::new();
        if let Some(typed) = label.map(words) {
            for (label, name) in &labels {
                if words(label) == typed && !labelled.contains(name) {
                    labelled.push(name);
                }
            }
        }
        if !labelled.is_empty() {
            return Ok(labelled);
        }
        let typed = label.unwrap_or(typed);
        let near_label = || {
            let near = nearest(typed, labels.iter().map(|(label, _)| label.as_str()))?;
            labels.iter().find(|(label, _)| label == near).map(|(_, name)| *name)
        };
        Err(nearest(typed, names.iter().copied()).or_else(near_label))
    }

    /// Whether the first word of the value is a name or a synonym. What follows is then not part of the value:
    /// `kind:conference số hóa`.
    pub(super) fn begins(&self, value: &str) -> bool {
        let first = value.split(' ').next().unwrap_or_default().to_lowercase();
        let synonyms = self.0.iter().flat_map(|list| list.synonyms).map(|(synonym, _)| *synonym);
        self.names().into_iter().chain(synonyms).any(|name| name == first)
    }

    /// What people read for each name, in every language, and what else they type for it.
    pub(super) fn labels(&self) -> Vec<(String, &'static str)> {
        let mut labels = Vec::new();
        for (kind, label) in self.1.iter().flat_map(|kind| [kind.words.vi, kind.words.en].map(|label| (kind, label))) {
            labels.push((label.to_owned(), kind.name));
        }
        labels.extend(self.0.iter().flat_map(Vocabulary::labels));
        labels
    }
}

/// The folded words of a text, without punctuation.
fn words(text: &str) -> String {
    let mut words = String::new();
    fold_tokens_into(text, &mut words);
    words
}
