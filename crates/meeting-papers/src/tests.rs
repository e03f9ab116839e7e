//! Every built-in paper of every sample record, filled by the engine.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use chrono::NaiveDate;
use docx_template::{Limits, Template};
use meeting_core::archive::{Directory, Office};
use meeting_core::i18n::{Catalog, Language};
use meeting_core::model::{Entity, Paper, Record, read};
use meeting_core::rows::{Attention, Following, PeriodReport, PeriodRow, ReportValue};
use meeting_core::work::{Period, WorkRecord, work_on};
use serde_json::Value;
use viet_text::date::parse_period;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::assemble::NAMESPACE;
use crate::assemble::tests::{papers, parts};
use crate::context::{PeriodInput, PeriodWork, RecordInput, fields, groups, period_values, record_values};
use crate::{Kind, TEXTS, built_in, words};

fn samples() -> Vec<Record> {
    sample_values().iter().map(|value| read(value).record).collect()
}

/// The values of the sample records.
pub fn sample_values() -> Vec<Value> {
    let years = ["2023", "2024"].map(|year| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../records").join(year));
    let files = years.iter().flat_map(|year| std::fs::read_dir(year).unwrap()).map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|it| it == "yaml")).collect();
    files.sort();
    let texts = files.iter().map(|path| std::fs::read_to_string(path).unwrap());
    texts.map(|text| lossless_yaml::parse(&text).unwrap().value).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn catalog(language: Language) -> Catalog {
    Catalog::new(language).with(&TEXTS)
}

/// The values of the report of December 2023 of all records.
fn report_values(all: &[Record], catalog: &Catalog) -> Value {
    let work: Vec<WorkRecord<'_>> =
        all.iter().filter_map(|it| WorkRecord::of(it, it.id.as_deref()?, |who| who)).collect();
    let [before, now] = [["2023-10-31", "2023-11-30"], ["2023-11-30", "2023-12-31"]]
        .map(|[before, last]| Period::of(&work, day(before), day(last), |_| true));
    let name = |id: &str| {
        let mut organizations = all.iter().flat_map(|it| it.organizations.iter());
        let organization = organizations.find(|it| it.id.as_deref() == Some(id));
        organization.and_then(|it| it.short.clone().or(it.name.clone())).unwrap_or_else(|| id.to_owned())
    };
    let rows = now.by_lead.iter().map(|(lead, flow)| PeriodRow {
        value: lead.map_or(ReportValue::None, |lead| ReportValue::Plain(name(lead))),
        flow: *flow,
    });
    let [previous_days, days] = ["2023-11", "2023-12"].map(|month| parse_period(month).unwrap());
    let report = PeriodReport { days, total: now.total, previous_days, previous: before.total, rows: rows.collect() };
    let listed = work_on(&work, day("2023-12-31")).into_iter().filter(|it| it.is_listed);
    let pieces: Vec<PeriodWork> = listed
        .map(|it| {
            let record = all.iter().find(|record| record.id.as_deref() == Some(it.reference.record)).unwrap();
            let title = match it.entity {
                Entity::Task => record.tasks[it.place].title.clone(),
                _ => record.directives[it.place].text.clone(),
            };
            PeriodWork {
                title: title.unwrap(),
                session: record.session.as_ref().and_then(|session| session.date),
                lead: it.leads.iter().map(|lead| name(lead)).collect(),
                due: it.due,
                status: Some(it.status),
                completed: it.completed,
                late: it.late,
                attention: Attention::of_work(it.status, it.is_overdue()),
                ..PeriodWork::default()
            }
        })
        .collect();
    let text = |text: &str| Some(text.to_owned());
    let office = Office {
        name: text("Sở Giáo dục và Đào tạo"),
        parent: text("UBND tỉnh Kon Tum"),
        place: text("Kon Tum"),
        ..Office::default()
    };
    let paper = Paper {
        date: Some(day("2024-01-03")),
        recipients: vec!["UBND tỉnh (b/c)".to_owned(), "Các phòng thuộc Sở".to_owned()].into(),
        ..Paper::default()
    };
    let input = PeriodInput { report: &report, work: &pieces, office: &office, paper: &paper, filter: "" };
    serde_json::to_value(period_values(&input, catalog)).unwrap()
}

/// The values of a paper of a record; of the report, of a month of all records.
fn values(kind: Kind, record: &Record, all: &[Record], language: Language) -> Value {
    let catalog = catalog(language);
    if kind == Kind::Report {
        return report_values(all, &catalog);
    }
    let papers = record.all_papers();
    let paper = papers.iter().find(|it| it.paper.kind == kind.of_record()).map(|it| it.paper.clone().into_owned());
    let as_of = day("2024-03-31");
    let input = RecordInput {
        record,
        directory: Directory::empty(),
        following: &Following::alone(record, as_of),
        as_of,
        office: &Office::default(),
        paper: &paper.unwrap_or_default(),
        part: record.directives.first().and_then(|directive| directive.id.as_deref()),
    };
    serde_json::to_value(record_values(&input, &catalog)).unwrap()
}

#[test]
fn the_built_in_papers_name_only_what_is_described() {
    for (kind, profile, language) in papers() {
        let engine = words::engine(language, Limits::default());
        let template = Template::read(&built_in(kind, profile, language).unwrap(), &engine).unwrap();
        assert_eq!(template.check(&fields()), [], "{kind:?} {profile:?} {language:?}");
    }
}

#[test]
fn every_paper_of_every_sample_is_filled() {
    let all = samples();
    assert_eq!(all.len(), 12);
    for (kind, profile, language) in papers() {
        let engine = words::engine(language, Limits::default());
        let template = Template::read(&built_in(kind, profile, language).unwrap(), &engine).unwrap();
        for record in all.iter().take(if kind == Kind::Report { 1 } else { all.len() }) {
            let values = values(kind, record, &all, language);
            let place = format!("{kind:?} {profile:?} {language:?} {:?}", record.id);
            let docx = template.fill(&values).unwrap_or_else(|problems| panic!("{place}: {problems:?}"));
            assert_eq!(docx, template.fill(&values).unwrap(), "{place}");
            // `.ci/papers` opens them in LibreOffice.
            if let Some(folder) = std::env::var_os("PAPERS") {
                let name = if kind == Kind::Report { "2023-12" } else { record.id.as_deref().unwrap() };
                let name = format!("{name}.{}.{}.{}.docx", kind.name(), profile.name(), language.code());
                std::fs::write(PathBuf::from(folder).join(name), &docx).unwrap();
            }
            for (name, text) in parts(&docx) {
                let document =
                    roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{place} {name}: {error}"));
                let texts: String =
                    document.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).collect();
                for left in ["{{", "{%", "}}", "%}", "**", "None", "undefined", "  ,", " .;", ": ;", "..;", ".. "] {
                    let is_form = left.starts_with("..") && texts.contains(".....");
                    assert!(is_form || !texts.contains(left), "{place} {name}: {left:?}");
                }
            }
        }
    }
}

#[test]
fn the_description_and_the_values_agree() {
    fn compare(place: &str, value: &Value, described: &docx_template::Fields) {
        use docx_template::Fields;
        match (value, described) {
            (Value::Object(map), Fields::Map(fields)) => {
                let names: Vec<&String> = fields.iter().map(|(name, _)| name).collect();
                assert_eq!(map.keys().collect::<Vec<_>>(), names, "{place}");
                for (name, field) in fields {
                    compare(&format!("{place}.{name}"), &map[name], field);
                }
            }
            (Value::Array(items), Fields::List(item)) => items.iter().for_each(|it| compare(place, it, item)),
            (Value::String(_) | Value::Number(_) | Value::Bool(_), Fields::Value) => {}
            _ => panic!("{place}: {value} is not {described:?}"),
        }
    }
    let all = samples();
    for record in &all {
        for kind in [Kind::Minutes, Kind::Report] {
            compare("", &values(kind, record, &all, Language::Vi), &fields());
        }
    }
}

#[test]
fn every_value_is_described_in_both_languages() {
    for language in Language::ALL {
        let catalog = catalog(language);
        for group in groups() {
            for field in group.fields {
                assert!(!field.description(&catalog).is_empty(), "{} {} {}", language.code(), group.name, field.name);
            }
        }
    }
}

#[test]
fn what_is_the_offices_own_does_not_leave_it() {
    let text = "\
id: 2024-01-05-hop
title: Họp
participants: [{id: an, name: An, x-phone: kín-đáo}]
proceedings: [{id: p1, kind: report, text: Báo cáo, quote: kín-đáo}]
directives: [{id: d1, kind: request, text: Làm, quote: kín-đáo, updates: [{date: 2024-01-06, note: kín-đáo}]}]
tasks: [{id: t1, title: Làm, url: 'https://example.org/kín-đáo', updates: [{date: 2024-01-06, note: kín-đáo}]}]
source: {note: kín-đáo, author: kín-đáo, title: kín-đáo}
x-own: kín-đáo
";
    let record = read(&lossless_yaml::parse(text).unwrap().value).record;
    let all = [record];
    for kind in Kind::ALL {
        assert!(!values(kind, &all[0], &all, Language::Vi).to_string().contains("kín-đáo"), "{kind:?}");
    }
}

#[test]
fn what_a_paper_says() {
    let record = |yaml: &str| read(&lossless_yaml::parse(yaml).unwrap().value).record;
    let record = record(
        "\
id: 2024-01-05-giao-ban
title: Giao ban Sở Nội vụ tháng 01
session:
  kind: regular-meeting
  date: 2024-01-05
  start: '07:30'
  end: '09:05'
  place: Phòng họp số 1
  cites:
    - {type: Luật, number: 77/2015/QH13, title: Luật Tổ chức chính quyền địa phương, date: 2015-06-19, provision: Điều 78}
    - {type: Kết luận, number: 21-KL/TW, issuer: Ban Chấp hành Trung ương Đảng}
organizations:
  - {id: so-noi-vu, name: Sở Nội vụ, short: Sở NV, part_of: ubnd, side: convener}
  - {id: ubnd, name: Ủy ban nhân dân tỉnh}
  - {id: phong-a, name: Phòng A}
participants:
  - id: le-an
    name: Lê An
    honorific: ông
    positions: [Ủy viên Ban Thường vụ, Phó Giám đốc Sở NV]
    roles: [chair]
directives:
  - {id: d1, kind: assignment, text: Rà soát hồ sơ., lead: phong-a, support: so-noi-vu, due: 2024-03-02, due_text: trong quý}
  - {id: d2, kind: request, text: Các đơn vị tiết kiệm điện}
  - {id: d3, kind: assignment, text: Phòng A báo cáo trước ngày 05/2., lead: phong-a, due: 2024-02-05}
",
    );
    let as_of = day("2024-01-10");
    let paper =
        Paper { recipients: vec!["- Như trên;".to_owned(), "Lưu: VT.".to_owned()].into(), ..Paper::default() };
    let input = RecordInput {
        record: &record,
        directory: Directory::empty(),
        following: &Following::alone(&record, as_of),
        as_of,
        office: &Office::default(),
        paper: &paper,
        part: None,
    };
    let values = record_values(&input, &catalog(Language::Vi));
    assert_eq!(values.session.name, "cuộc họp giao ban Sở Nội vụ tháng 01");
    let cited: Vec<&str> = values.session.cites.iter().map(|it| it.said.as_str()).collect();
    assert_eq!(
        cited,
        [
            "Điều 78 Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19/6/2015",
            "Kết luận số 21-KL/TW của Ban Chấp hành Trung ương Đảng",
        ]
    );
    assert_eq!(values.session.begins, "7 giờ 30 phút, ngày 05 tháng 01 năm 2024");
    assert_eq!(values.session.ends, "9 giờ 05 phút, ngày 05 tháng 01 năm 2024");
    assert_eq!((values.office.name.as_str(), values.office.parent.as_str()), ("Sở Nội vụ", "Ủy ban nhân dân tỉnh"));
    assert_eq!(values.chair.titled, "Phó Giám đốc Sở NV Lê An");
    assert_eq!((values.paper.recipients.join("|"), values.paper.filed.as_str()), ("Như trên".to_owned(), "Lưu: VT"));
    let [signature] = &values.paper.signatures[..] else { panic!("one signs") };
    assert_eq!((signature.position.as_str(), signature.name.as_str()), ("Phó Giám đốc", "Lê An"));
    let said: Vec<&str> = values.directives.iter().map(|it| it.said.as_str()).collect();
    assert_eq!(
        said,
        [
            "Rà soát hồ sơ; chủ trì: Phòng A; phối hợp: Sở Nội vụ; hạn hoàn thành: trong quý (02/3/2024)",
            "Các đơn vị tiết kiệm điện",
            "Phòng A báo cáo trước ngày 05/2",
        ]
    );
    let enough: Vec<&str> = Kind::ALL.into_iter().filter(|kind| values.is_enough_for(*kind)).map(Kind::name).collect();
    assert_eq!(enough, ["minutes", "conclusions", "actions", "report"]);
    let leads: Vec<String> = values.leads().into_iter().map(|lead| lead.name).collect();
    assert_eq!(leads, ["Phòng A"]);
    let of_lead = values.clone().of_lead(&values.leads()[0]);
    assert_eq!((values.actions.len(), of_lead.actions.len(), of_lead.for_lead.name.as_str()), (3, 2, "Phòng A"));
    let groups: Vec<(String, usize)> = values
        .by_lead
        .iter()
        .map(|group| (group.lead.iter().map(|it| it.name.as_str()).collect(), group.directives.len()))
        .collect();
    assert_eq!(groups, [(String::new(), 1), ("Phòng A".to_owned(), 2)]);
}

#[test]
fn names_of_kinds_are_read_back() {
    assert!(Kind::ALL.iter().all(|kind| Kind::of_name(kind.name()) == Some(*kind)));
}

/// The texts of the paragraphs of a .docx.
fn paragraphs(docx: &[u8]) -> Vec<String> {
    let text = parts(docx).into_iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    let document = roxmltree::Document::parse(&text).unwrap();
    let paragraphs = document.descendants().filter(|node| node.has_tag_name((NAMESPACE, "p")));
    let texts = |node: roxmltree::Node<'_, '_>| -> String {
        node.descendants().filter(|it| it.has_tag_name((NAMESPACE, "t"))).filter_map(|it| it.text()).collect()
    };
    paragraphs.map(texts).collect()
}

/// A .docx whose texts are split over several runs, as Word splits them when somebody edits; `next` says where.
fn split(docx: &[u8], next: &mut impl FnMut(usize) -> usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, mut text) in parts(docx) {
        if name == "word/document.xml" {
            let (open, close) = ("<w:t xml:space=\"preserve\">", "</w:t>");
            let mut pieces = text.split(open);
            let mut split = pieces.next().unwrap().to_owned();
            for piece in pieces {
                let (words, rest) = piece.split_once(close).unwrap();
                split += open;
                let mut is_entity = false;
                for letter in words.chars() {
                    is_entity |= letter == '&';
                    split.push(letter);
                    is_entity &= letter != ';';
                    if !is_entity && next(6) == 0 {
                        split += &format!("{close}</w:r><w:proofErr w:type=\"spellStart\"/><w:r>{open}");
                    }
                }
                split += close;
                split += rest;
            }
            text = split;
        }
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn tags_that_word_has_split_say_the_same() {
    let all = samples();
    // `.ci/papers` tries more.
    let times = if std::env::var_os("PAPERS").is_some() { 200 } else { 3 };
    let mut state = 1_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    for (kind, profile, language) in papers() {
        let engine = words::engine(language, Limits::default());
        let docx = built_in(kind, profile, language).unwrap();
        let values = values(kind, &all[5], &all, language);
        let whole = paragraphs(&Template::read(&docx, &engine).unwrap().fill(&values).unwrap());
        for _ in 0..times {
            let template = Template::read(&split(&docx, &mut next), &engine).unwrap();
            assert_eq!(paragraphs(&template.fill(&values).unwrap()), whole, "{kind:?} {profile:?} {language:?}");
        }
    }
}
