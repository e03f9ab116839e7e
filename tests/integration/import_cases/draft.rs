//! What a draft says, as far as it is compared: all records that one import has written, seen as one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::truth::Vote;

#[derive(Default)]
pub struct Draft {
    pub people: Vec<Person>,
    /// The names of each body.
    pub organizations: Vec<Vec<String>>,
    pub dates: Vec<String>,
    pub places: Vec<String>,
    pub numbers: Vec<String>,
    pub titles: Vec<String>,
    pub asks: Vec<Ask>,
    /// Type and number, or type and title.
    pub citations: BTreeSet<(String, String)>,
    pub votes: Vec<Vote>,
}

pub struct Person {
    pub name: String,
    pub positions: Vec<String>,
    /// The names of the person's body.
    pub organization: Vec<String>,
    /// Those that are compared; who is not there is `absent`.
    pub roles: BTreeSet<String>,
    /// May be called a presenter, or the head of a delegation.
    pub reports: bool,
    pub is_head: bool,
}

/// A directive with the tasks that refer to it, or a task that refers to none.
#[derive(Default)]
pub struct Ask {
    pub text: String,
    pub quote: String,
    /// The names of each that leads or supports.
    pub lead: Vec<Vec<String>>,
    pub support: Vec<Vec<String>>,
    pub due: Option<String>,
    pub due_text: Option<String>,
    pub repeats: Option<String>,
}

/// The roles that are compared.
const ROLES: [&str; 4] = ["chair", "secretary", "presenter", "absent"];

/// The names of everything that has an id.
type Names<'a> = BTreeMap<&'a str, Vec<String>>;

impl Draft {
    pub fn of(records: &[Value]) -> Self {
        let mut draft = Self::default();
        for record in records {
            draft.add(record);
        }
        draft
    }

    fn add(&mut self, record: &Value) {
        let organizations = many(&record["organizations"]).map(|it| (it, ["name", "short"]));
        let participants = many(&record["participants"]).map(|it| (it, ["name", "group"]));
        let named = organizations.chain(participants);
        let names: Names =
            named.filter_map(|(it, keys)| Some((it["id"].as_str()?, texts(keys.map(|key| &it[key]))))).collect();
        let session = &record["session"];
        self.organizations
            .extend(many(&record["organizations"]).map(|it| texts(["name", "short"].map(|key| &it[key]))));
        self.people.extend(many(&record["participants"]).filter_map(|it| person(it, record, &names)));
        self.dates.extend(text(&session["date"]));
        self.places.extend(texts(many(&session["place"])));
        self.numbers.extend(many(&record["papers"]).flat_map(|paper| texts(many(&paper["number"]))));
        self.titles.extend(texts(many(&record["title"])));
        self.add_asks(record, &names);
        let parts = ["proceedings", "directives", "tasks"].into_iter().flat_map(|list| many(&record[list]));
        for part in [session].into_iter().chain(parts) {
            for cited in many(&part["cites"]).filter(|cited| cited.is_object()) {
                let number = text(&cited["number"]).or_else(|| text(&cited["title"]));
                self.citations.insert((text(&cited["type"]).unwrap_or_default(), number.unwrap_or_default()));
            }
            if part["vote"].is_object() {
                let side = |key: &str| part["vote"][key].as_i64();
                self.votes.push(Vote {
                    r#for: side("for"),
                    against: side("against"),
                    abstain: side("abstain"),
                    invalid: side("invalid"),
                    total: side("total"),
                });
            }
        }
    }

    fn add_asks(&mut self, record: &Value, names: &Names) {
        let mut by_id = BTreeMap::new();
        for directive in many(&record["directives"]) {
            by_id.insert(directive["id"].as_str(), self.asks.len());
            let mut ask = ask(directive, "text", names);
            ask.quote = text(&directive["quote"]).unwrap_or_default();
            if ask.lead.is_empty() {
                ask.lead = references(&directive["to"], names);
            }
            self.asks.push(ask);
        }
        for task in many(&record["tasks"]) {
            let ask = ask(task, "title", names);
            match by_id.get(&task["directive"].as_str()) {
                Some(&known) => self.asks[known].go_on(ask),
                None => self.asks.push(ask),
            }
        }
    }
}

impl Ask {
    /// Takes in a task that follows the directive.
    fn go_on(&mut self, task: Self) {
        self.text += &format!(" \n {}", task.text);
        if !task.lead.is_empty() {
            self.lead = task.lead;
        }
        if !task.support.is_empty() {
            self.support = task.support;
        }
        self.due = task.due.or(self.due.take());
        self.due_text = task.due_text.or(self.due_text.take());
        self.repeats = task.repeats.or(self.repeats.take());
    }
}

fn ask(item: &Value, words: &str, names: &Names) -> Ask {
    Ask {
        text: text(&item[words]).unwrap_or_default(),
        quote: String::new(),
        lead: references(&item["lead"], names),
        support: references(&item["support"], names),
        due: text(&item["due"]),
        due_text: text(&item["due_text"]),
        repeats: text(&item["repeats"]),
    }
}

fn person(it: &Value, record: &Value, names: &Names) -> Option<Person> {
    let id = it["id"].as_str();
    let organization = it["organization"].as_str().unwrap_or_default();
    let of_id = names.get(organization).filter(|names| !names.is_empty());
    let mut roles: BTreeSet<String> = texts(many(&it["roles"])).into_iter().collect();
    if roles.remove("co-chair") {
        roles.insert("chair".to_owned());
    }
    if matches!(it["attendance"].as_str(), Some("absent" | "excused" | "delegated")) {
        roles.insert("absent".to_owned());
    }
    let is_head = roles.contains("head-of-delegation");
    roles.retain(|role| ROLES.contains(&role.as_str()));
    let reports = many(&record["proceedings"])
        .filter(|part| part["kind"] == "report")
        .any(|part| many(&part["by"]).any(|by| by.as_str() == id));
    Some(Person {
        name: text(&it["name"])?,
        positions: texts(many(&it["positions"])),
        organization: of_id.cloned().unwrap_or_else(|| vec![organization.to_owned()]),
        roles,
        reports,
        is_head,
    })
}

/// The names of each that a field refers to.
fn references(value: &Value, names: &Names) -> Vec<Vec<String>> {
    texts(many(value)).into_iter().map(|id| names.get(&*id).cloned().unwrap_or_else(|| vec![id])).collect()
}

/// What is said, if anything is.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        other => Some(other.to_string()),
    }
}

fn texts<'a>(values: impl IntoIterator<Item = &'a Value>) -> Vec<String> {
    values.into_iter().filter_map(text).collect()
}

/// The items of a list, or the one value that stands for a list of one.
fn many(value: &Value) -> impl Iterator<Item = &Value> {
    let items = match value {
        Value::Null => &[],
        Value::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    items.iter()
}
