//! The violations of the JSON Schema as findings: the same that any validator reports, with messages that help.

use std::collections::HashSet;

use jsonschema::ValidationError;
use serde_json::Value;

use super::rules::{
    bad_count, bad_date, bad_id, bad_time, incomplete_citation, misplaced_field, missing_field, old_form,
    unknown_field, unknown_value, wrong_type,
};
use super::{Rule, fix, path};
use crate::finding::Finding;
use crate::i18n::Message;
use crate::model::{self, DATE_PATTERN, LOCAL_ID_PATTERN, RECORD_ID_PATTERN, Record, TIME_PATTERN, Vocabulary};
use crate::schema::{Schema, Violation, ViolationKind, keys_of};
use lossless_yaml::{Document, Node, Step, in_place};
use lossless_yaml::{Edit, Span};
use viet_text::date::DateOrder;
use viet_text::{slug, suggest, time};

/// Most findings of one file.
pub(super) const MOST: usize = 1000;

/// The schema, compiled.
pub(super) struct Structure {
    schema: Schema,
    /// The names of all fields of the format, wherever they belong.
    fields: HashSet<String>,
    /// Which of two numbers is the day in a date that is not written as the format wants it.
    dates: DateOrder,
}

/// What a check of the structure yields.
pub(super) struct StructureReport {
    /// The findings.
    pub findings: Vec<Finding>,
    /// Whether there are more, or nothing else can be checked.
    pub is_cut_short: bool,
    /// Pointers to the values that cannot be read as what they should be.
    pub unreadable: Vec<String>,
}

/// The record, in which the values that cannot be read count as absent. What the schema takes, the types take; a
/// value that they refuse anyway is a finding of `report` as any other: a record is never taken for an empty one.
pub(super) fn read(document: &Document, report: &mut StructureReport) -> Record {
    let read = if report.unreadable.is_empty() {
        model::read(&document.value)
    } else {
        let mut value = document.value.clone();
        report.unreadable.iter().filter_map(|pointer| value.pointer_mut(pointer).map(Value::take)).for_each(drop);
        model::read(&value)
    };
    // If findings are cut off, the schema has most likely rejected these values, too.
    let is_told = !report.is_cut_short;
    for pointer in read.refused {
        if is_told {
            let steps = pointer_steps(&pointer);
            let span = path::span(&document.root, &steps);
            let message = Message::new("not-readable").with("place", path::name(&steps));
            let finding = wrong_type::RULE.finding_at(span, path::name(&steps), message);
            report.findings.push(finding.with_help(Message::new("not-readable-help")));
            report.is_cut_short |= steps.is_empty();
        }
        report.unreadable.push(pointer);
    }
    read.record
}

impl Structure {
    /// Compiles `schema`; `dates`: how days are written that are not as the format wants them.
    ///
    /// # Errors
    /// If it is no JSON Schema.
    pub fn new(schema: Value, dates: DateOrder) -> Result<Self, Box<ValidationError<'static>>> {
        let schema = Schema::new(schema)?;
        let mut fields = HashSet::new();
        collect_fields(schema.source(), &mut fields);
        Ok(Self { schema, fields, dates })
    }

    /// The names of all fields of the format, wherever they belong.
    pub fn fields(&self) -> &HashSet<String> {
        &self.fields
    }

    /// The schema.
    pub fn schema(&self) -> &Value {
        self.schema.source()
    }

    /// The violations of the schema in `document`, at most one finding for a value.
    pub fn check(&self, text: &str, document: &Document) -> StructureReport {
        let violations = self.schema.violations(document, MOST);
        let mut all = violations.all;
        let of_values = all.iter().filter(|violation| violation.is_about_value() && current_name(violation).is_none());
        let unreadable = of_values.map(Violation::pointer).collect();
        forget_numbers_of_another_type(&mut all);
        forget_misspelled(&mut all);
        let mut findings = Vec::new();
        for violation in &all {
            self.explain(&Site { text, document, violation, dates: self.dates }, &mut findings);
        }
        StructureReport { findings, unreadable, is_cut_short: violations.is_cut_short }
    }

    fn explain(&self, site: &Site, findings: &mut Vec<Finding>) {
        findings.push(match &site.violation.kind {
            ViolationKind::UnknownKeys(unexpected) => {
                let known = site.violation.known_keys();
                let meant = |key: &str| self.certainly_meant(key, &known);
                for key in site.violation.unknown_keys() {
                    let meant =
                        meant(key).filter(|name| unexpected.iter().filter(|key| meant(key) == Some(name)).count() == 1);
                    findings.push(site.unknown_field(key, &known, meant));
                }
                return;
            }
            ViolationKind::MissingKey(key) => site.missing_field(key),
            ViolationKind::WrongType(_) if site.violation.value.is_null() => site.empty_field(),
            ViolationKind::WrongType(types) => site.wrong_type(types),
            ViolationKind::NoneOf(_) if let Some(current) = current_name(site.violation) => site.old_name(current),
            ViolationKind::NoneOf(_) => site.unknown_value(),
            ViolationKind::WrongForm(pattern) => site.wrong_form(pattern),
            ViolationKind::Broken(keyword) => match keyword.as_str() {
                "minimum" | "maximum" => site.bad_count(),
                "falseSchema" => site.misplaced_field(),
                "anyOf" => site.incomplete_citation(),
                // The schema uses no other keyword that can fail; a test proves it.
                _ => site.finding(&wrong_type::RULE, Message::new("structure-other")),
            },
        });
    }

    /// The field that an unknown one certainly is, misspelled. One that belongs elsewhere is misplaced instead.
    fn certainly_meant<'k>(&self, key: &str, known: &[&'k str]) -> Option<&'k str> {
        suggest::certain(key, known.iter().copied()).filter(|_| !self.fields.contains(key))
    }
}

/// Returns the name that a value has now, if the schema refuses it because it is one of an older record.
fn current_name(violation: &Violation) -> Option<&'static str> {
    let names: Vec<&str> = violation.options().collect();
    let (written, vocabulary) = (violation.value.as_str()?, Vocabulary::of_names(&names)?);
    vocabulary.old.iter().find(|(old, _)| *old == written).map(|(_, current)| *current)
}

fn collect_fields(schema: &Value, fields: &mut HashSet<String>) {
    fields.extend(keys_of(schema).into_iter().map(str::to_owned));
    let properties = schema.get("properties").and_then(Value::as_object);
    for part in properties.into_iter().flat_map(serde_json::Map::values).chain(schema.get("items")) {
        collect_fields(part, fields);
    }
}

/// A document number that is not a text is one error, not also a citation without a number.
fn forget_numbers_of_another_type(violations: &mut Vec<Violation>) {
    let citation = |violation: &Violation| {
        let pointer = violation.pointer();
        let citation = pointer.strip_suffix("/number").or_else(|| pointer.strip_suffix("/title"))?;
        violation.is_about_value().then(|| citation.to_owned())
    };
    let told: HashSet<String> = violations.iter().filter_map(citation).collect();
    let is_incomplete =
        |violation: &Violation| matches!(&violation.kind, ViolationKind::Broken(keyword) if keyword == "anyOf");
    violations.retain(|violation| !is_incomplete(violation) || !told.contains(&violation.pointer()));
}

fn pointer_steps(pointer: &str) -> Vec<Step<'_>> {
    pointer.split('/').skip(1).map(|step| step.parse().map_or(Step::Key(step), Step::Index)).collect()
}

/// A required field under a misspelled name is one error: the misspelling is reported, the missing field is not.
fn forget_misspelled(violations: &mut Vec<Violation>) {
    let mut meant = HashSet::new();
    for violation in violations.iter() {
        let known = violation.known_keys();
        let near = violation.unknown_keys().iter().filter_map(|key| suggest::nearest(key, known.iter().copied()));
        meant.extend(near.map(|name| (violation.pointer(), name)));
    }
    violations.retain(|violation| match &violation.kind {
        ViolationKind::MissingKey(key) => !meant.contains(&(violation.pointer(), key.as_str())),
        _ => true,
    });
}

/// The path of the value that a violation is about.
struct Site<'s> {
    dates: DateOrder,
    text: &'s str,
    document: &'s Document,
    violation: &'s Violation<'s>,
}

impl Site<'_> {
    fn path(&self) -> &[Step<'_>] {
        &self.violation.path
    }

    fn span(&self) -> Span {
        path::span(&self.document.root, self.path())
    }

    /// The mapping that holds the value.
    fn parent(&self) -> &Node {
        let path = self.path();
        self.document.root.nearest(path[..path.len().saturating_sub(1)].iter().copied())
    }

    /// Whether the schema would take `value` here.
    fn takes(&self, value: &Value) -> bool {
        jsonschema::draft202012::new(self.violation.schema).is_ok_and(|schema| schema.is_valid(value))
    }

    /// `finding` with the fix that replaces the value by `text`, if that is possible.
    fn fixed(&self, finding: Finding, text: &str) -> Finding {
        finding.with_fix(in_place::rewritten(self.text, &self.document.root, self.span(), text))
    }

    fn finding(&self, rule: &Rule, message: Message) -> Finding {
        rule.finding_at(self.span(), path::name(self.path()), message)
    }

    /// The name of the field that the error is about; for an item of a list that of the list.
    fn field(&self) -> &str {
        self.violation.keys().last().copied().unwrap_or_default()
    }

    fn about(&self, key: &'static str) -> Message {
        Message::new(key).with("field", self.field())
    }

    fn shown_value(&self) -> String {
        let value = self.violation.value;
        value.as_str().map_or_else(|| value.to_string(), str::to_owned)
    }

    fn unknown_field(&self, key: &str, known: &[&str], meant: Option<&str>) -> Finding {
        let node = self.document.root.nearest(self.path().iter().copied());
        let span = node.entry(key).map_or_else(|| self.span(), |entry| entry.key_span);
        let message = match self.field() {
            "" => Message::new("unknown-field-of-record").with("field", key),
            within => Message::new("unknown-field").with("field", key).with("within", within),
        };
        let path = [self.path(), &[Step::Key(key)]].concat();
        let finding = unknown_field::RULE.finding_at(span, path::name(&path), message);
        match suggest::nearest(key, known.iter().copied()) {
            Some(near) if node.get(near).is_none() => {
                let finding = finding.with_label(Message::new("did-you-mean").with("name", near));
                finding.with_fix(meant.map(|meant| Edit::new(span, meant)))
            }
            _ => finding.with_help(self.where_it_belongs(key)),
        }
    }

    /// Advice for a field that is unknown here; `chair` and `secretary` at the top of a record belong elsewhere.
    fn where_it_belongs(&self, key: &str) -> Message {
        let session =
            ["kind", "date", "until", "part_of_day", "start", "end", "place", "mode", "purpose", "basis", "series"];
        match key {
            "chair" | "secretary" if self.path().is_empty() => {
                Message::new("belongs-to-participants").with("role", key)
            }
            _ if self.path().is_empty() && session.contains(&key) => {
                Message::new("belongs-to-session").with("field", key)
            }
            _ => Message::new("known-fields").with("names", self.violation.current_keys().join(", ")),
        }
    }

    fn missing_field(&self, missing: &str) -> Finding {
        let message = match self.field() {
            "" => Message::new("missing-field-of-record").with("field", missing),
            within => {
                let is_item = matches!(self.path().last(), Some(Step::Index(_)));
                let key = if is_item { "missing-field-of-item" } else { "missing-field" };
                Message::new(key).with("field", missing).with("within", within)
            }
        };
        let help = match (self.field(), missing) {
            ("participants", _) => Some(Message::new("participant-help")),
            _ => None,
        };
        let finding = self.finding(&missing_field::RULE, message);
        match help {
            Some(help) => finding.with_help(help),
            None => finding,
        }
    }

    fn empty_field(&self) -> Finding {
        match self.path().last() {
            Some(Step::Index(_)) => self.finding(&missing_field::RULE, self.about("empty-item")),
            None => self.finding(&missing_field::RULE, Message::new("empty-record")),
            Some(Step::Key(_)) => self.finding(&missing_field::RULE, self.about("empty-field")),
        }
    }

    fn wrong_type(&self, types: &[String]) -> Finding {
        let expected = expected_type(types);
        let found = Message::new(match self.violation.value {
            Value::Null => "type-null",
            Value::Bool(_) => "type-boolean",
            Value::Number(_) if expected == "type-whole-number" => "type-fraction",
            Value::Number(_) => "type-number",
            Value::String(_) => "type-text",
            Value::Array(_) => "type-list",
            Value::Object(_) => "type-mapping",
        });
        let message = match self.field() {
            "" => Message::new("wrong-type-of-record"),
            _ => self.about("wrong-type"),
        };
        let message = message.with("expected", Message::new(expected)).with("found", found);
        let finding = self.finding(&wrong_type::RULE, message);
        match (expected, self.violation.value) {
            ("type-text" | "type-reference", Value::Number(_) | Value::Bool(_)) => self.quoted(finding),
            ("type-list", Value::String(text)) => {
                finding.with_help(Message::new("write-a-list")).with_fix(self.as_list(text))
            }
            ("type-whole-number", Value::String(digits)) => match digits.parse::<i64>() {
                Ok(number) if number.to_string() == *digits && self.takes(&number.into()) => {
                    self.fixed(finding, digits)
                }
                _ => finding,
            },
            ("type-boolean", Value::String(text)) if text.parse::<bool>().is_ok() => self.fixed(finding, text),
            ("type-text", Value::Object(_)) => finding.with_help(Message::new("quote-the-colon")),
            _ => finding,
        }
    }

    /// A number or a word for true or false is meant as text, where a text of that form is taken.
    fn quoted(&self, finding: Finding) -> Finding {
        let span = self.span();
        let written = &self.text[span.start..span.end];
        if !self.takes(&written.into()) {
            return finding;
        }
        let quoted = in_place::quoted(written);
        let finding = finding.with_help(Message::new("quote-the-text").with("text", quoted.as_str()));
        self.fixed(finding, &quoted)
    }

    /// The edit that makes a text a list, where it is certainly one item of it.
    fn as_list(&self, text: &str) -> Option<Edit> {
        let Some(Step::Key(key)) = self.path().last() else { return None };
        let is_one = !text.contains([',', ';']) && !text.contains(" và ");
        let is_taken = is_one && self.takes(&Value::from(vec![text]));
        is_taken.then(|| in_place::as_list(self.text, self.parent(), key))?
    }

    fn old_name(&self, current: &str) -> Finding {
        let message = self.about("old-form").with("value", self.shown_value()).with("name", current);
        self.fixed(self.finding(&old_form::RULE, message), current)
    }

    fn unknown_value(&self) -> Finding {
        let names: Vec<&str> = self.violation.options().collect();
        if names.is_empty() {
            return self
                .finding(&unknown_value::RULE, Message::new("unknown-format").with("value", self.shown_value()));
        }
        let message = self.about("unknown-value").with("value", self.shown_value());
        let finding = self.finding(&unknown_value::RULE, message);
        let list = Message::new("known-values").with("names", names.join(", "));
        let Some(near) = self.violation.nearest_option() else { return finding.with_help(list) };
        let finding = finding.with_label(Message::new("did-you-mean").with("name", near)).with_help(list);
        let written = self.violation.value.as_str().unwrap_or_default();
        match suggest::certain(written, names.iter().copied()) {
            Some(meant) => self.fixed(finding, meant),
            None => finding,
        }
    }

    fn wrong_form(&self, pattern: &str) -> Finding {
        let text = self.violation.value.as_str().unwrap_or_default();
        match pattern {
            DATE_PATTERN => {
                let finding = self.finding(&bad_date::RULE, self.about("bad-date").with("value", text));
                match self.dates.date(text).map(|day| day.to_string()) {
                    Some(day) => {
                        self.fixed(finding.with_help(Message::new("write-the-date").with("date", day.as_str())), &day)
                    }
                    None => finding.with_help(Message::new("date-form")),
                }
            }
            TIME_PATTERN => {
                let finding = self.finding(&bad_time::RULE, self.about("bad-time").with("value", text));
                match time::parse_time(text) {
                    Some(time) => self.fixed(finding, &in_place::quoted(&time)),
                    None => finding,
                }
            }
            RECORD_ID_PATTERN => self.finding(&bad_id::RULE, Message::new("bad-record-id").with("value", text)),
            LOCAL_ID_PATTERN => {
                let finding = self.finding(&bad_id::RULE, Message::new("bad-id").with("value", text));
                let proposal = slug::slug(text, 60);
                if proposal.is_empty() {
                    return finding;
                }
                let finding = finding.with_help(Message::new("write-the-id").with("id", proposal.as_str()));
                match fix::scalar(&proposal).filter(|_| self.is_free(text, &proposal)) {
                    Some(id) => self.fixed(finding, &id),
                    None => finding,
                }
            }
            _ => self.empty_field(),
        }
    }

    /// Whether an id can become `proposal`: nothing in the record refers to the old id, and nothing else has or would
    /// get the new one. (Other records cannot refer to an invalid id.)
    fn is_free(&self, id: &str, proposal: &str) -> bool {
        let beside = self.path()[..self.path().len().saturating_sub(1)].iter();
        let owner = beside.fold(&self.document.value, |value, step| match step {
            Step::Key(key) => &value[key],
            Step::Index(index) => &value[index],
        });
        // A reference that is equal to the name means the name.
        let is_name = ["name", "short"].iter().any(|field| owner[field] == id);
        let (mut same, mut taken) = (0, 0);
        each_string(&self.document.value, "", &mut |key, text| {
            same += usize::from(text == id);
            taken += usize::from(key == "id" && slug::slug(text, 60) == proposal);
        });
        taken == 1 && (same == 1 || is_name)
    }

    fn bad_count(&self) -> Finding {
        self.finding(&bad_count::RULE, self.about("bad-count").with("value", self.shown_value()))
    }

    fn misplaced_field(&self) -> Finding {
        let span = self.parent().entry(self.field()).map_or_else(|| self.span(), |entry| entry.key_span);
        let key = if self.field() == "count" { "count-of-person" } else { "misplaced-field" };
        misplaced_field::RULE
            .finding_at(span, path::name(self.path()), self.about(key))
            .with_help(Message::new("participant-help"))
    }

    fn incomplete_citation(&self) -> Finding {
        self.finding(&incomplete_citation::RULE, Message::new("incomplete-citation"))
    }
}

/// Calls `look` with every text of a value and the key that it, or the list around it, belongs to.
fn each_string(value: &Value, key: &str, look: &mut impl FnMut(&str, &str)) {
    match value {
        Value::String(text) => look(key, text),
        Value::Array(items) => items.iter().for_each(|item| each_string(item, key, look)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| each_string(value, key, look)),
        _ => {}
    }
}

/// The message key for the type that the schema requires.
fn expected_type(types: &[String]) -> &'static str {
    let is = |name: &str| types.iter().any(|one| one == name);
    match (is("string"), is("array")) {
        (true, true) => "type-reference",
        (true, false) => "type-text",
        (false, true) => "type-list",
        (false, false) if is("object") => "type-mapping",
        (false, false) if is("boolean") => "type-boolean",
        (false, false) => "type-whole-number",
    }
}
