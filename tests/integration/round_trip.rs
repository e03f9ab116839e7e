//! Exported minutes, imported into an archive that knows nothing: all that a paper says is found again, and nothing is left
//! over. What the snapshot lists is what minutes do not say (`-`), or say in other words or more precisely (`+`).

use std::collections::BTreeSet;
use std::fs;

use insta::assert_snapshot;
use rayon::prelude::*;
use serde_json::Value;
use viet_text::fold::fold;

use crate::support::Office;

/// The records in Vietnamese; nobody writes minutes of an English meeting in Vietnamese.
const RECORDS: [&str; 11] = [
    "2023-05-08-dang-uy-khoi-lam-viec-voi-so-gddt",
    "2023-06-05-chi-bo-van-phong-so-gddt-sinh-hoat-thang-6",
    "2023-07-10-hdnd-tinh-ky-hop-thu-6",
    "2023-08-18-hoi-nghi-trien-khai-hoc-ba-so",
    "2023-09-22-hop-chuyen-de-hoc-ba-so",
    "2023-10-20-khao-sat-truong-pho-thong-dtnt-tinh",
    "2023-11-14-dang-uy-khoi-lam-viec-voi-dang-uy-so-gddt",
    "2023-12-18-giao-ban-so-gddt-thang-12",
    "2024-01-08-giao-ban-so-gddt-thang-01",
    "2024-01-15-giao-ban-so-gddt-thang-01",
    "2024-02-23-dai-hoi-hoi-khuyen-hoc-huyen",
];

#[test]
fn minutes_come_back_into_an_empty_archive() {
    let offices: Vec<(&str, Office)> = ["state", "party", "plain"].into_iter().map(|it| (it, office(it))).collect();
    let cases: Vec<_> = offices.iter().flat_map(|it| RECORDS.iter().map(move |record| (it, *record))).collect();
    let differences: Vec<String> =
        cases.into_par_iter().map(|((profile, office), record)| difference(office, profile, record)).collect();
    assert_snapshot!(differences.concat());
}

fn office(profile: &str) -> Office {
    let office = Office::sample();
    office.write("meeting.yaml", format!("language: vi\noffice:\n  profile: {profile}\n"));
    office
}

/// A record as JSON.
fn shown(office: &Office, id: &str) -> Value {
    let shown = office.run(&["show", id, "--format", "json"]).json();
    assert_eq!(shown["items"][0]["format"], 1, "{id}");
    shown["items"][0].clone()
}

/// What differs between a record and the draft of its minutes.
fn difference(office: &Office, profile: &str, id: &str) -> String {
    let record = shown(office, id);
    let file = format!("{id}.docx");
    let run = office.run(&["export", id, "--as", "minutes", "-o", &file]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let empty = Office::empty();
    empty.write("meeting.yaml", "{}\n");
    fs::create_dir(empty.root().join("records")).unwrap();
    empty.write("paper.docx", fs::read(office.root().join(&file)).unwrap());
    let run = empty.run(&["import", "paper.docx"]);
    assert_eq!(run.code, 0, "{profile} {id}: {}", run.stderr);
    let draft = shown(&empty, run.stdout.trim());
    let has_tasks = profile == "plain";
    let (had, found) = (Facts::of(&record, &record, has_tasks), Facts::of(&draft, &record, has_tasks));
    assert!(draft["x-import"]["digest"].is_string(), "{profile} {id}");
    let left = &draft["x-import"]["left"];
    assert_eq!(left, &Value::Null, "{profile} {id}");
    let mut differences = format!("{profile} {id}\n");
    for lost in had.lines.difference(&found.lines) {
        differences += &format!("- {lost}\n");
    }
    for more in found.lines.difference(&had.lines) {
        differences += &format!("+ {more}\n");
    }
    differences + "\n"
}

/// What a record says, a line each, with names in place of ids.
struct Facts<'r> {
    record: &'r Value,
    /// The record whose bodies give each name its full form.
    bodies: &'r Value,
    /// Whether the paper has a table of all that is to be done.
    has_tasks: bool,
    lines: BTreeSet<String>,
}

impl<'r> Facts<'r> {
    fn of(record: &'r Value, bodies: &'r Value, has_tasks: bool) -> Self {
        let mut facts = Self { record, bodies, has_tasks, lines: BTreeSet::new() };
        facts.read();
        facts
    }

    fn add(&mut self, name: &str, value: &str) {
        let value = fold(value.trim().trim_end_matches(['.', ';']));
        // Who is listed is there.
        if !value.is_empty() && value != "present" {
            self.lines.insert(format!("{}: {value}", name.trim_end_matches('.')));
        }
    }

    fn list(&self, name: &str) -> &'r [Value] {
        self.record[name].as_array().map_or(&[], Vec::as_slice)
    }

    /// The full name of a body.
    fn body(&self, name: &str) -> String {
        let known = self.bodies["organizations"].as_array().map_or(&[][..], Vec::as_slice);
        let is_called = |body: &&Value| ["short", "name"].iter().any(|key| body[*key] == *name);
        known.iter().find(is_called).and_then(|body| body["name"].as_str()).unwrap_or(name).to_owned()
    }

    /// Whom references mean.
    fn names(&self, value: &Value) -> String {
        let one = |id: &str| {
            let parts = self.list("participants").iter().chain(self.list("organizations"));
            let found = parts.into_iter().find(|part| part["id"] == *id);
            let name = found.and_then(|part| ["short", "name", "group"].iter().find_map(|key| part[*key].as_str()));
            self.body(name.unwrap_or(id))
        };
        texts(value).iter().map(|id| one(id)).collect::<Vec<_>>().join("; ")
    }

    fn read(&mut self) {
        let record = self.record;
        self.add("title", &text(&record["title"]));
        for key in [
            "date",
            "until",
            "date_text",
            "start",
            "end",
            "place",
            "purpose",
            "entitled",
            "present",
            "absent",
            "excused",
        ] {
            self.add(key, &text(&record["session"][key]));
        }
        for item in self.list("agenda") {
            self.add("agenda", &text(if item.is_string() { item } else { &item["title"] }));
        }
        for person in self.list("participants") {
            let name = text(if person["name"].is_null() { &person["group"] } else { &person["name"] });
            self.add("person", &name);
            // A line of a list begins with a capital letter, whatever the group is called.
            let name = fold(&name);
            self.add(&format!("position of {name}"), &texts(&person["positions"]).join(", "));
            for key in ["honorific", "attendance", "reason", "count", "site"] {
                self.add(&format!("{key} of {name}"), &text(&person[key]));
            }
            self.add(&format!("represents of {name}"), &self.names(&person["represents"]));
            let roles: Vec<String> =
                texts(&person["roles"]).into_iter().filter(|role| role == "chair" || role == "secretary").collect();
            self.add(&format!("role of {name}"), &roles.join(", "));
        }
        for part in self.list("proceedings") {
            let words =
                [text(&part["title"]), self.names(&part["by"]), self.names(&part["on_behalf_of"]), text(&part["text"])];
            self.add("said", &words.join(" | "));
            for key in ["for", "against", "abstain", "method", "result", "tally"] {
                self.add(&format!("{key} of {}", text(&part["title"])), &text(&part["vote"][key]));
            }
        }
        for ask in self.list("directives") {
            // A quote has the words that name the lead, a text may be without them.
            let whole =
                text(if ask["quote"].is_null() || record["state"] != "draft" { &ask["text"] } else { &ask["quote"] });
            let short: String = whole.chars().take(60).collect();
            self.add("ask", &whole);
            let lead = if ask["lead"].is_null() { &ask["to"] } else { &ask["lead"] };
            self.add(&format!("lead of {short}"), &self.names(lead));
            self.add(&format!("support of {short}"), &self.names(&ask["support"]));
            for key in ["due", "due_text", "repeats"] {
                self.add(&format!("{key} of {short}"), &text(&ask[key]));
            }
            for cited in ask["cites"].as_array().into_iter().flatten() {
                self.add(&format!("cited in {short}"), &format!("{} {}", text(&cited["type"]), text(&cited["number"])));
            }
        }
        // Minutes of state and party have the requests, and not the tasks that carry them out.
        let tasks: Vec<&Value> =
            self.list("tasks").iter().filter(|task| self.has_tasks || task["directive"].is_null()).collect();
        for task in tasks {
            let title = text(&task["title"]);
            self.add("task", &title);
            for key in ["lead", "support"] {
                self.add(&format!("{key} of {title}"), &self.names(&task[key]));
            }
            for key in ["due", "due_text"] {
                self.add(&format!("{key} of {title}"), &text(&task[key]));
            }
        }
        for paper in self.list("papers").iter().filter(|paper| paper["kind"] == "minutes") {
            for key in ["number", "date", "place", "urgency"] {
                self.add(&format!("paper's {key}"), &text(&paper[key]));
            }
            for recipient in texts(&paper["recipients"]) {
                self.add("recipient", &recipient);
            }
            for signature in paper["signatures"].as_array().into_iter().flatten() {
                let words = [self.names(&signature["by"]), text(&signature["capacity"]), text(&signature["position"])];
                self.add("signed by", &words.join(" | "));
            }
        }
        for organization in self.list("organizations") {
            self.add("body", &self.body(&text(&organization["name"])));
        }
    }
}

/// A value as text, on one line.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Array(_) => texts(value).join(", "),
        other => other.to_string(),
    }
}

/// One text or several.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().map(text).collect(),
        other => vec![text(other)],
    }
}
