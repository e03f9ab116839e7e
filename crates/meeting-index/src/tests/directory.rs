//! The law of the directory: records that call bodies and people by any of their names are listed as if they called them by
//! those of the directory.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::{Office, query, request};
use meeting_core::archive::Archive;
use meeting_core::model::field::{FieldId, Kind};
use meeting_core::rows::By;

const DIRECTORY: &str = "\
organizations:
  - {id: so-noi-vu, name: Sở Nội vụ, short: Sở NV, aliases: [Sở Nội vụ tỉnh, snv]}
  - {id: so-y-te, name: Sở Y tế}
people:
  - {id: vu-an, name: Vũ An, aliases: [Anh An]}
  - {id: vu-an-lai-xe, name: Vũ An}
";

/// Ids, names and short forms under which records describe a body of the directory, the directory's own first.
const BODIES: [&[(&str, &str, &str)]; 2] = [
    &[
        ("so-noi-vu", "Sở Nội vụ", "Sở NV"),
        ("so-noi-vu-tinh", "Sở Nội vụ tỉnh", ""),
        ("snv", "SỞ NỘI VỤ", ""),
        ("so-nv", "Sở NV", ""),
    ],
    &[("so-y-te", "Sở Y tế", ""), ("so-y-te", "Sở y tế", "")],
];

const PEOPLE: [&[(&str, &str)]; 2] = [&[("vu-an", "Vũ An"), ("anh-an", "Anh An")], &[("vu-an-lai-xe", "Vũ An")]];

/// A record: which spelling it has of each body and person, if it describes them, and who leads its work: the body or person,
/// and whether by id.
#[derive(Debug, Clone)]
struct Said {
    bodies: [Option<usize>; 2],
    people: [Option<usize>; 2],
    leads: Vec<(usize, bool)>,
    handed_to: Option<usize>,
}

fn said() -> impl Strategy<Value = Said> {
    let spelling = || proptest::option::of(0..4_usize);
    let leads = vec((0..4_usize, any::<bool>()), 0..3);
    ([spelling(), spelling()], [spelling(), spelling()], leads, proptest::option::of(select(vec![0, 1])))
        .prop_map(|(bodies, people, leads, handed_to)| Said { bodies, people, leads, handed_to })
}

impl Said {
    fn describes(&self, who: usize) -> bool {
        if who < 2 { self.bodies[who].is_some() } else { self.people[who - 2].is_some() }
    }

    /// The text of the record; `is_plain` where it has the names of the directory alone.
    fn text(&self, is_plain: bool) -> String {
        let pick = |spelling: usize, count: usize| if is_plain { 0 } else { spelling % count };
        let body = |at: usize| self.bodies[at].map(|spelling| BODIES[at][pick(spelling, BODIES[at].len())]);
        let person = |at: usize| self.people[at].map(|spelling| PEOPLE[at][pick(spelling, PEOPLE[at].len())]);
        let bodies: Vec<Value> = (0..2)
            .filter_map(body)
            .map(|(id, name, short)| {
                let short = if is_plain && id == "so-noi-vu" { "Sở NV" } else { short };
                json!({ "id": id, "name": name, "short": Some(short).filter(|it| !it.is_empty()) })
            })
            .collect();
        let people: Vec<Value> =
            (0..2).filter_map(person).map(|(id, name)| json!({ "id": id, "name": name })).collect();
        // Who leads is named as the record describes them, else as the directory does.
        let lead = |(who, by_id): &(usize, bool)| match who {
            0 | 1 => {
                let (id, name, _) = body(*who).unwrap_or(BODIES[*who][0]);
                if *by_id { id } else { name }
            }
            // Two people have one name.
            _ => person(who - 2).unwrap_or(PEOPLE[who - 2][0]).0,
        };
        let leads: Vec<&str> = self.leads.iter().map(lead).collect();
        let updates = self.handed_to.map(|to| json!([{ "date": "2023-06-10", "lead": lead(&(to, true)) }]));
        let record = json!({
            "session": { "date": "2023-06-05", "kind": "other" },
            "organizations": bodies,
            "participants": people,
            "tasks": [{ "id": "t1", "title": "A", "lead": leads, "due": "2023-06-20", "updates": updates }],
        });
        // JSON is YAML.
        let lines = record.as_object().unwrap().iter().map(|(key, value)| format!("{key}: {value}"));
        lines.collect::<Vec<_>>().join("\n") + "\n"
    }
}

/// Queries, each with the person or body of `Said` whose id it is: without a directory, the id of somebody whom no record
/// describes is a word like any other.
const QUERIES: [(&str, Option<usize>); 7] = [
    ("lead:so-noi-vu", Some(0)),
    ("lead:\"Sở Nội vụ\"", None),
    ("lead:\"so nv\"", None),
    ("lead:so-y-te", Some(1)),
    ("lead:vu-an", Some(2)),
    ("person:\"vu an\"", None),
    ("org:\"so noi vu\"", None),
];

/// What lists, reports and searches say of an archive with these records. Names that only the directory has are plain names
/// elsewhere.
fn answers(office: &Office, all: &[Said]) -> String {
    let mut index = office.open();
    let mut out = String::new();
    for kind in [Kind::Organizations, Kind::People] {
        for row in index.list(kind, &query("", Some(kind)), &request()).unwrap().rows {
            let cells = [FieldId::Id, FieldId::Name, FieldId::Sessions].map(|field| row.cell(field));
            out += &format!("{cells:?}\n");
        }
    }
    for by in [By::Lead, By::Organization] {
        let report = index.report(Kind::Tasks, by, &query("", Some(Kind::Tasks)), request().as_of).unwrap();
        for row in report.rows {
            out += &format!("{:?} {:?}\n", row.value.id(), row.counted);
        }
    }
    let is_told = |who: usize| all.iter().any(|said| said.describes(who));
    for (text, _) in QUERIES.iter().filter(|(_, who)| who.is_none_or(is_told)) {
        let found = index.list(Kind::Tasks, &query(text, Some(Kind::Tasks)), &request()).unwrap();
        let mut refs: Vec<String> = found.rows.iter().map(|row| format!("{:?}", row.cell(FieldId::Ref))).collect();
        refs.sort_unstable();
        out += &format!("{text}: {}\n", refs.join(" "));
    }
    out
}

/// Whether the record describes everybody who leads, so that the archive without a directory knows them too.
fn is_described(said: &Said) -> bool {
    said.leads.iter().map(|(who, _)| *who).chain(said.handed_to).all(|who| said.describes(who))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_name_is_as_good_as_the_directorys(all in vec(said().prop_filter("described", is_described), 1..5)) {
        let (aliased, plain) = (Office::new(), Office::new());
        std::fs::write(aliased.archive.root().join("directory.yaml"), DIRECTORY).unwrap();
        let aliased = Office { archive: Archive::at(aliased.archive.root()).unwrap(), ..aliased };
        for (number, said) in all.iter().enumerate() {
            let id = format!("2023-06-05-{number}");
            aliased.write(&id, &said.text(false));
            plain.write(&id, &said.text(true));
        }
        prop_assert_eq!(answers(&aliased, &all), answers(&plain, &all));
    }
}
