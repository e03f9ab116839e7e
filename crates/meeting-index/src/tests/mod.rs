mod damage;
mod directory;
mod documents;
mod everybody;
mod following;
mod lists;
mod order;
mod plans;
mod property;
mod refreshing;
mod reports;
mod searches;
mod together;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{Index, ListRequest, SearchRequest, SortKey};
use meeting_core::archive::Archive;
use meeting_core::model::field::{FieldId, Kind};
use meeting_core::query::{Context, Query, parse};
use meeting_core::rows::{Hits, Listing, Row};

/// An archive in a temporary folder, with its cache next to it.
struct Office {
    folder: tempfile::TempDir,
    archive: Archive,
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 7, 1).unwrap()
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("a/records/2023")).unwrap();
        fs::write(folder.path().join("a/meeting.yaml"), "{}\n").unwrap();
        let archive = Archive::at(&folder.path().join("a")).unwrap();
        Self { folder, archive }
    }

    fn with(records: &[(&str, &str)]) -> Self {
        let office = Self::new();
        for (id, text) in records {
            office.write(id, text);
        }
        office
    }

    fn path(&self, id: &str) -> PathBuf {
        self.archive.root().join("records/2023").join(format!("{id}.yaml"))
    }

    /// Writes a record; `text` is what follows its id.
    fn write(&self, id: &str, text: &str) {
        fs::write(self.path(id), format!("format: 1\nid: {id}\n{text}")).unwrap();
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join("cache")
    }

    fn database(&self) -> PathBuf {
        super::store::path(&self.cache())
    }

    fn open(&self) -> Index {
        Index::open_in(&self.archive, Some(self.cache()), &mut |_| {}).unwrap()
    }
}

fn query(text: &str, kind: Option<Kind>) -> Query {
    parse(&[text.to_owned()], &Context { as_of: today(), kind, settings: None }).unwrap()
}

fn request() -> ListRequest {
    ListRequest { as_of: today(), ..ListRequest::default() }
}

fn sorted_by(column: &str, descending: bool) -> ListRequest {
    let field = FieldId::of_name(column).unwrap();
    ListRequest { sort: vec![SortKey { field, descending }], ..request() }
}

fn list(index: &mut Index, kind: Kind, text: &str) -> Listing {
    index.list(kind, &query(text, Some(kind)), &request()).unwrap()
}

/// The `ref`s (or else ids, or names) of a list.
fn refs(index: &mut Index, kind: Kind, text: &str) -> Vec<String> {
    let listing = list(index, kind, text);
    assert_eq!(listing.total, listing.rows.len());
    let streamed: Vec<_> = index.stream(kind, &query(text, Some(kind)), &request(), |rows| rows.collect()).unwrap();
    assert_eq!(streamed, listing.rows);
    listing.rows.iter().map(name).collect()
}

/// What programs see of a row.
fn values(row: &Row) -> Map<String, Value> {
    let Value::Object(values) = serde_json::to_value(row.item()).unwrap() else { panic!() };
    values
}

fn name(row: &Row) -> String {
    let values = values(row);
    let text = |key: &str| values.get(key).and_then(|value| value.as_str()).map(str::to_owned);
    text("ref").or_else(|| text("id")).or_else(|| text("number")).or_else(|| text("title")).unwrap_or_default()
}

fn search(index: &mut Index, text: &str) -> Hits {
    index.search(&query(text, None), &SearchRequest { as_of: today(), ..SearchRequest::default() }).unwrap()
}

/// The references of the hits, sorted.
fn found(index: &mut Index, text: &str) -> Vec<String> {
    let hits = search(index, text);
    assert_eq!(hits.total, hits.hits.len());
    let mut refs: Vec<_> = hits.hits.into_iter().map(|hit| hit.reference).collect();
    refs.sort();
    refs
}

const A: &str = "2023-05-08-hop-a";
const B: &str = "2023-06-05-giao-ban-b";

/// Two records that know each other.
fn two() -> Office {
    Office::with(&[
        (
            A,
            "\
title: Buổi làm việc với Sở Nội vụ
state: final
session:
  kind: working-session
  date: 2023-05-08
  place: Hội trường Tỉnh ủy
  cites:
    - { type: Kết luận, number: 21-KL/TW, date: 2021-10-25, issuer: Ban Chấp hành Trung ương }
organizations:
  - { id: so-noi-vu, name: Sở Nội vụ tỉnh, short: Sở Nội vụ, side: host }
  - { id: ubnd, name: Ủy ban nhân dân tỉnh }
participants:
  - id: bui-thai-trong
    name: Bùi Thái Trọng
    positions: [Giám đốc, Tỉnh ủy viên]
    organization: so-noi-vu
    roles: [chair]
  - { id: y-bier, name: Y Biêr Niê, organization: Ban Dân tộc, roles: [secretary] }
  - { group: các đồng chí trong Ban Chấp hành, count: 12 }
proceedings:
  - id: p1
    kind: report
    by: y-bier
    title: Báo cáo quý I
    text: |
      Đảng uỷ Khối đã chuyển đổi số
      toàn diện các thủ tục.
directives:
  - id: d1
    kind: assignment
    number: 05-NQ/ĐU
    text: Giao Sở Nội vụ rà soát biên chế
    lead: so-noi-vu
    support: [ubnd, Ban Dân tộc]
    cites: [{ type: Kết luận, number: 21 -KL/TW }]
    due: 2023-06-15
  - { id: d2, kind: request, text: Đề nghị khen thưởng, by: y-bier, to: các chi bộ, status: fulfilled }
tasks:
  - { id: t1, title: Rà soát, directive: d1 }
  - { id: t2, title: Lập danh sách, lead: y-bier, due: 2023-08-01, priority: high, status: completed, completed: 2023-06-20 }
attachments:
  - { kind: photo, caption: Quang cảnh buổi làm việc, by: bui-thai-trong }
papers: [{ kind: minutes, number: 12-BB/ĐU, recipients: [Ban Thường vụ] }]
",
        ),
        (
            B,
            "\
title: Giao ban tháng 6
state: draft
session: { kind: regular-meeting, date: 2023-06-05, until: 2023-06-09, series: Giao ban }
organizations:
  - { id: so-noi-vu, name: Sở Nội vụ tỉnh, short: SNV }
participants:
  - { id: bui-thai-trong, name: Bùi Thái Trọng, positions: [Phó Chủ tịch], roles: [attendee] }
  - { id: an, name: Nguyễn Văn An, roles: [co-chair] }
directives:
  - { id: d1, kind: decision, text: Thay thế chỉ đạo cũ, supersedes: '2023-05-08-hop-a#d1', lead: an }
",
        ),
    ])
}

fn has_no_files(folder: &Path) -> bool {
    folder.read_dir().map_or(true, |mut entries| entries.next().is_none())
}

/// The first line of a record's file that contains the words.
fn line_of(office: &Office, id: &str, words: &str) -> usize {
    let text = fs::read_to_string(office.path(id)).unwrap();
    text.lines().position(|line| line.contains(words)).unwrap() + 1
}
