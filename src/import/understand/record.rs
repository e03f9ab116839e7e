//! What was gathered, as the fields of a record.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::Given;
use super::gathered::{self, Due, Gathered};
use super::organizations::Known;
use crate::archive::named_ids;
use crate::import::draft::{Draft, Passage};
use crate::text::fold::fold;
use crate::text::recognize::citation::Citation;

/// Returns the draft of what was gathered.
pub(super) fn draft(gathered: Gathered, given: &Given) -> Draft {
    let mut writing = Writing { draft: Draft::default(), taken: BTreeSet::new(), names: Vec::new() };
    writing.title(&gathered, given);
    writing.session(&gathered, given);
    writing.texts("agenda", &gathered.agenda);
    writing.organizations(&gathered);
    writing.participants(&gathered);
    writing.proceedings(&gathered);
    writing.directives(&gathered);
    writing.tasks(&gathered);
    writing.publication(&gathered);
    writing.attachments(&gathered);
    writing.mapping("source", &gathered);
    let passages = |list: Vec<(usize, String)>| list.into_iter().map(|(line, text)| Passage { line, text }).collect();
    writing.draft.left.extend(passages(gathered.left));
    writing.draft.left.sort_by_key(|passage| passage.line);
    writing.draft.dropped = passages(gathered.dropped);
    writing.draft
}

struct Writing {
    draft: Draft,
    taken: BTreeSet<String>,
    /// The names by which a person or a body can be meant, folded, and the ids.
    names: Vec<(String, String)>,
}

impl Writing {
    fn set(&mut self, field: &str, value: impl Into<Value>) {
        self.draft.record.insert(field.to_owned(), value.into());
    }

    fn title(&mut self, gathered: &Gathered, given: &Given) {
        if let Some(title) = &given.title {
            self.set("title", title.as_str());
        } else if let Some(title) = &gathered.title {
            self.set("title", title.text.as_str());
            self.noted("title", title);
        }
    }

    fn noted(&mut self, field: &str, value: &gathered::Value) {
        self.draft.came_from(field, value.line);
        if let Some(words) = &value.doubt {
            self.draft.doubt(field, value.line, words);
        }
    }

    fn session(&mut self, gathered: &Gathered, given: &Given) {
        let mut session = Map::new();
        let kind = given.kind.clone().or_else(|| gathered.get("session.kind").map(|kind| kind.text.clone()));
        if given.kind.is_none() && kind.is_none() {
            let (line, text) = gathered.title.as_ref().map_or((1, ""), |title| (title.line, title.text.as_str()));
            self.draft.doubt("session.kind", line, text);
        }
        session.insert("kind".to_owned(), kind.unwrap_or_else(|| "other".to_owned()).into());
        if let Some(date) = given.date {
            session.insert("date".to_owned(), date.to_string().into());
        }
        self.set("session", session);
        self.mapping("session", gathered);
    }

    /// Writes the fields of a mapping, in the format's order.
    fn mapping(&mut self, name: &str, gathered: &Gathered) {
        const FIELDS: [&str; 17] = [
            "kind",
            "date",
            "part_of_day",
            "start",
            "end",
            "place",
            "basis",
            "purpose",
            "entitled",
            "present",
            "absent",
            "excused",
            "number",
            "url",
            "title",
            "author",
            "published",
        ];
        let mut mapping = match self.draft.record.remove(name) {
            Some(Value::Object(mapping)) => mapping,
            _ => Map::new(),
        };
        for field in FIELDS {
            let path = format!("{name}.{field}");
            let Some(value) = gathered.get(&path) else { continue };
            if mapping.contains_key(field) && field != "kind" {
                continue;
            }
            let is_count = matches!(field, "entitled" | "present" | "absent" | "excused");
            let is_given = field == "kind" && mapping.get(field).is_some_and(|kind| *kind != value.text.as_str());
            // A clock time says more than a part of the day.
            if is_given || (field == "part_of_day" && gathered.get("session.start").is_some()) {
                continue;
            }
            let count = value.text.parse::<u32>().ok().filter(|_| is_count);
            mapping.insert(field.to_owned(), count.map_or_else(|| value.text.as_str().into(), Value::from));
            self.noted(&path, value);
        }
        if !mapping.is_empty() {
            self.set(name, mapping);
        }
    }

    fn texts(&mut self, field: &str, texts: &[(usize, String)]) {
        if let Some((line, _)) = texts.first() {
            self.draft.came_from(field, *line);
            self.set(field, texts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>());
        }
    }

    /// Returns the first id of a letter and a number, from this one on, that no other part has.
    fn numbered(&mut self, letter: &str, from: usize) -> String {
        let mut candidates = (from..).map(|number| format!("{letter}{number}"));
        let id = candidates.find(|id| !self.taken.contains(id)).unwrap_or_default();
        self.taken.insert(id.clone());
        id
    }

    /// Returns the ids of people, groups or bodies; none for those whom nothing tells from others.
    fn ids(&mut self, items: &[Value]) -> Vec<Option<String>> {
        let items: Vec<&Map<String, Value>> = items.iter().filter_map(Value::as_object).collect();
        let ids: Vec<_> = named_ids(&items, &self.taken).into_iter().map(Result::ok).collect();
        self.taken.extend(ids.iter().flatten().cloned());
        ids
    }

    /// Leaves something out that cannot be told from something else: who reads the draft finds its words.
    fn leave_out(&mut self, line: usize, item: &Value) {
        let said = ["name", "group"].into_iter().filter_map(|key| item[key].as_str());
        let positions = item["positions"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let text = said.chain(positions).collect::<Vec<_>>().join(", ");
        self.draft.left.push(Passage { line, text });
    }

    fn organizations(&mut self, gathered: &Gathered) {
        let mut list = Vec::new();
        let named = |body: &Known| match &body.short {
            Some(short) => json!({ "name": body.name, "short": short }),
            None => json!({ "name": body.name }),
        };
        let items: Vec<Value> = gathered.bodies.known.iter().map(named).collect();
        let ids = self.ids(&items);
        for ((body, item), id) in gathered.bodies.known.iter().zip(items).zip(ids) {
            let Some(id) = id else {
                self.leave_out(body.line, &item);
                continue;
            };
            for name in std::iter::once(&body.name).chain(&body.short) {
                self.names.push((fold(name), id.clone()));
            }
            let mut item = with_id(&id, &item);
            if let Some(side) = body.side {
                item["side"] = side.into();
            }
            self.draft.came_from(id, body.line);
            list.push(item);
        }
        self.list("organizations", list);
    }

    fn list(&mut self, field: &str, list: Vec<Value>) {
        if !list.is_empty() {
            self.set(field, list);
        }
    }

    fn participants(&mut self, gathered: &Gathered) {
        let mut list = Vec::new();
        let named = |person: &gathered::Person| json!({ "name": person.name, "positions": person.positions });
        let items: Vec<Value> = gathered.people.iter().map(named).collect();
        let ids = self.ids(&items);
        for ((person, item), id) in gathered.people.iter().zip(items).zip(ids) {
            let Some(id) = id else {
                self.leave_out(person.line, &item);
                continue;
            };
            self.names.push((fold(&person.name), id.clone()));
            // "đ/c Ánh": whoever is the only one with this given name.
            if let Some((_, given)) = person.name.rsplit_once(' ') {
                self.names.push((fold(given), id.clone()));
            }
            let mut item = json!({ "id": id, "name": person.name });
            for (field, value) in [("honorific", person.honorific.as_deref()), ("attendance", person.attendance)] {
                if let Some(value) = value {
                    item[field] = value.into();
                }
            }
            if !person.positions.is_empty() {
                item["positions"] = person.positions.clone().into();
            }
            self.draft.came_from(id.as_str(), person.line);
            if !person.roles.is_empty() {
                item["roles"] = person.roles.iter().map(|(role, _)| *role).collect::<Vec<_>>().into();
                for (_, line) in person.roles.iter().filter(|(_, line)| *line != person.line) {
                    self.draft.came_from(format!("{id}.roles"), *line);
                }
            }
            if let Some(words) = &person.doubt {
                self.draft.doubt(id.as_str(), person.line, words);
            }
            list.push(item);
        }
        let groups: Vec<Value> = gathered.groups.iter().map(|group| json!({ "group": group.text })).collect();
        let ids = self.ids(&groups);
        for ((group, mut item), id) in gathered.groups.iter().zip(groups).zip(ids) {
            // A group may do without one.
            if let Some(id) = &id {
                item["id"] = id.as_str().into();
            }
            if let Some(attendance) = group.attendance {
                item["attendance"] = attendance.into();
            }
            self.draft.came_from(id.unwrap_or_else(|| "participants".to_owned()), group.line);
            list.push(item);
        }
        self.list("participants", list);
    }

    /// Returns the id of whom a name means, else the name.
    fn reference(&self, name: &str) -> String {
        let key = fold(name);
        let key = ["dong chi ", "d/c ", "ong ", "ba "].iter().find_map(|word| key.strip_prefix(word)).unwrap_or(&key);
        let mut fits = self.names.iter().filter(|(known, _)| known == key).map(|(_, id)| id);
        match (fits.next(), fits.next()) {
            (Some(id), None) => id.clone(),
            _ => name.to_owned(),
        }
    }

    fn references(&self, names: &[String]) -> Value {
        let mut found: Vec<String> = Vec::new();
        for name in names {
            let reference = self.reference(name);
            if !found.contains(&reference) {
                found.push(reference);
            }
        }
        match &found[..] {
            [one] => one.as_str().into(),
            _ => found.into(),
        }
    }

    fn proceedings(&mut self, gathered: &Gathered) {
        let mut list = Vec::new();
        for (index, one) in gathered.proceedings.iter().enumerate() {
            let id = self.numbered("p", index + 1);
            let mut item = json!({ "id": id, "kind": one.kind });
            if let Some(title) = &one.title {
                item["title"] = title.as_str().into();
            }
            for (field, name) in [("by", &one.by), ("on_behalf_of", &one.on_behalf_of)] {
                if let Some(name) = name {
                    item[field] = self.reference(name).into();
                }
            }
            if let Some(text) = &one.text {
                item["text"] = text.as_str().into();
            }
            self.part(&id, one.line, one.doubt.as_ref());
            list.push(item);
        }
        self.list("proceedings", list);
    }

    fn part(&mut self, id: &str, line: usize, doubt: Option<&String>) {
        self.draft.came_from(id, line);
        if let Some(words) = doubt {
            self.draft.doubt(id, line, words);
        }
    }

    fn directives(&mut self, gathered: &Gathered) {
        let mut list = Vec::new();
        for (index, one) in gathered.directives.iter().enumerate() {
            let id = self.numbered("d", index + 1);
            let mut item = json!({ "id": id, "kind": one.kind, "text": one.text });
            for (field, name) in [("by", &one.by), ("to", &one.to)] {
                if let Some(name) = name {
                    item[field] = self.reference(name).into();
                }
            }
            self.leads(&mut item, &one.lead, &one.support);
            if !one.cites.is_empty() {
                item["cites"] = one.cites.iter().map(cited).collect();
            }
            due(&mut item, &one.due);
            if let Some(quote) = &one.quote {
                item["quote"] = quote.as_str().into();
            }
            self.part(&id, one.line, one.doubt.as_ref());
            list.push(item);
        }
        self.list("directives", list);
    }

    fn leads(&self, item: &mut Value, lead: &[String], support: &[String]) {
        for (field, names) in [("lead", lead), ("support", support)] {
            if !names.is_empty() {
                item[field] = self.references(names);
            }
        }
    }

    fn tasks(&mut self, gathered: &Gathered) {
        let mut list = Vec::new();
        for (index, one) in gathered.tasks.iter().enumerate() {
            let id = self.numbered("t", index + 1);
            let mut item = json!({ "id": id, "title": one.title });
            self.leads(&mut item, &one.lead, &one.support);
            due(&mut item, &one.due);
            self.part(&id, one.line, one.doubt.as_ref());
            list.push(item);
        }
        self.list("tasks", list);
    }

    fn publication(&mut self, gathered: &Gathered) {
        let mut publication = Map::new();
        for field in ["number", "date", "place"] {
            let path = format!("publication.{field}");
            if let Some(value) = gathered.get(&path) {
                publication.insert(field.to_owned(), value.text.as_str().into());
                self.noted(&path, value);
            }
        }
        if let Some((line, _)) = gathered.recipients.first() {
            let names: Vec<&str> = gathered.recipients.iter().map(|(_, text)| text.as_str()).collect();
            publication.insert("recipients".to_owned(), names.into());
            self.draft.came_from("publication.recipients", *line);
        }
        if !publication.is_empty() {
            self.set("publication", publication);
        }
    }

    fn attachments(&mut self, gathered: &Gathered) {
        let list: Vec<Value> =
            gathered.captions.iter().map(|(_, text)| json!({ "kind": "photo", "caption": text })).collect();
        for (line, _) in &gathered.captions {
            self.draft.came_from("attachments", *line);
        }
        self.list("attachments", list);
    }
}

/// Returns an item with its id in front.
fn with_id(id: &str, item: &Value) -> Value {
    let mut whole = json!({ "id": id });
    for (key, value) in item.as_object().cloned().unwrap_or_default() {
        whole[key] = value;
    }
    whole
}

fn cited(citation: &Citation) -> Value {
    let mut item = Map::new();
    let date = citation.date.map(|date| date.to_string());
    for (field, value) in [
        ("type", &citation.kind),
        ("number", &citation.number),
        ("title", &citation.title),
        ("date", &date),
        ("issuer", &citation.issuer),
        ("provision", &citation.provision),
    ] {
        if let Some(value) = value {
            item.insert(field.to_owned(), value.as_str().into());
        }
    }
    Value::Object(item)
}

fn due(item: &mut Value, due: &Due) {
    if let Some(date) = due.date {
        item["due"] = date.to_string().into();
    }
    if let Some(words) = &due.words {
        item["due_text"] = words.as_str().into();
    }
    if let Some(rhythm) = due.repeats {
        item["repeats"] = rhythm.name().into();
    }
}
