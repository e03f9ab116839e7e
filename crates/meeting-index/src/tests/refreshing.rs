//! The index follows the files.

use std::fs;

use super::{Office, found, has_no_files, list, query, request, two, values};
use crate::{Index, IndexError, Rows};
use meeting_core::model::field::Kind;

fn record(word: &str) -> String {
    format!("title: {word}\nsession: {{date: 2023-01-01}}\n")
}

#[test]
fn added_changed_deleted_renamed() -> Result<(), IndexError> {
    let office = Office::with(&[("2023-01-01-a", &record("một"))]);
    let mut index = office.open();
    assert_eq!(found(&mut index, "mot"), ["2023-01-01-a"]);
    office.write("2023-01-02-b", &record("hai"));
    index.refresh(&mut |_| {})?;
    assert_eq!(found(&mut index, "hai"), ["2023-01-02-b"]);
    // The same size within the same moment.
    office.write("2023-01-01-a", &record("mốt"));
    index.refresh(&mut |_| {})?;
    office.write("2023-01-01-a", &record("bảy"));
    index.refresh(&mut |_| {})?;
    assert_eq!(found(&mut index, "bay"), ["2023-01-01-a"]);
    assert_eq!(found(&mut index, "mot"), [""; 0]);
    fs::rename(office.path("2023-01-02-b"), office.path("2023-01-02-c"))?;
    index.refresh(&mut |_| {})?;
    assert_eq!(search_files(&mut index, "hai"), ["records/2023/2023-01-02-c.yaml"]);
    fs::remove_file(office.path("2023-01-02-c"))?;
    let mut index = office.open();
    assert_eq!(found(&mut index, "hai"), [""; 0]);
    assert_eq!(index.state()?.records, 1);
    // Deleted words leave no entries in the index.
    let count: i64 = index.store.connection.query_row("SELECT count(*) FROM part", [], |row| row.get(0))?;
    assert_eq!(count, 1);
    Ok(())
}

fn search_files(index: &mut Index, text: &str) -> Vec<String> {
    super::search(index, text).hits.into_iter().map(|hit| hit.file).collect()
}

#[test]
fn the_same_size_and_times_within_the_grain() {
    let office = Office::with(&[("2023-01-01-a", &record("một"))]);
    let path = office.path("2023-01-01-a");
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    drop(office.open());
    // As if the clock of the file system had not moved on: only the inode's own time tells, if that.
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("một", "bảy")).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    let index = &mut office.open();
    let forged = "UPDATE file SET ctime = (SELECT ctime FROM file)";
    index.store.connection.execute_batch(forged).unwrap();
    assert_eq!(found(index, "bay"), ["2023-01-01-a"]);
}

#[test]
fn what_is_shown_is_what_the_file_says() {
    let office = two();
    let mut index = office.open();
    // Changed and deleted without notice to the index.
    let path = office.path(super::A);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Lập danh sách", "Gửi danh sách").replace("# nothing", "")).unwrap();
    let tasks = list(&mut index, Kind::Tasks, "danh sách");
    assert_eq!(values(&tasks.rows[0])["title"], "Gửi danh sách");
    fs::write(&path, text.replace("Lập danh sách", "Xong")).unwrap();
    assert_eq!(list(&mut index, Kind::Tasks, "danh sách").total, 0);
    assert_eq!(list(&mut index, Kind::Tasks, "").total, 4);
    fs::remove_file(&path).unwrap();
    // The directive of the other record.
    assert_eq!(list(&mut index, Kind::Tasks, "").total, 1);
    assert_eq!(found(&mut index, "rà soát"), [""; 0]);
}

#[test]
fn a_stream_begins_with_what_the_files_say_and_goes_on_without_what_changes() {
    let office = two();
    let mut index = office.open();
    let path = office.path(super::A);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Lập danh sách", "Gửi danh sách")).unwrap();
    let titles = |rows: &mut Rows| rows.map(|row| values(&row)["title"].clone()).collect::<Vec<_>>();
    let all = |kind| query("", Some(kind));
    let shown = index.stream(Kind::Tasks, &all(Kind::Tasks), &request(), titles).unwrap();
    assert_eq!(shown.len(), 4);
    assert!(shown.contains(&"Gửi danh sách".into()));
    // What changes after the beginning has no values; what is deleted has no row.
    let other = office.path(super::B);
    let changed = index.stream(Kind::Sessions, &all(Kind::Sessions), &request(), |rows| {
        fs::remove_file(&other).unwrap();
        fs::write(&path, "title: Khác\n").unwrap();
        rows.map(|row| values(&row)["record"].clone()).collect::<Vec<_>>()
    });
    assert_eq!(changed.unwrap(), [super::A]);
}

#[test]
fn unreadable_records_hide_no_others() {
    let office = two();
    fs::write(office.path("2023-02-01-x"), "title: [\n").unwrap();
    fs::write(office.path("2023-02-02-y"), b"title: \xff\n").unwrap();
    office.write(
        "2023-02-03-z",
        "title: 5\nsession: {date: never, place: Nhà văn hóa}\ntasks: [{title: Có, due: 7}, nothing]\n",
    );
    let mut index = office.open();
    let state = index.state().unwrap();
    assert_eq!(state.records, 3);
    assert_eq!(state.unreadable, ["records/2023/2023-02-01-x.yaml", "records/2023/2023-02-02-y.yaml"]);
    assert!(state.is_fresh && state.bytes > 0 && state.path == Some(office.database()));
    assert_eq!(super::refs(&mut index, Kind::Sessions, "place:\"nhà văn hoá\""), ["2023-02-03-z"]);
    assert_eq!(list(&mut index, Kind::Tasks, "id:2023-02-03-z#").total, 0);
    assert_eq!(values(&list(&mut index, Kind::Tasks, "title:có").rows[0])["title"], "Có");
    // Fixed, it is there.
    office.write("2023-02-01-x", "title: Đã sửa\n");
    assert_eq!(office.open().state().unwrap().unreadable.len(), 1);
}

#[test]
fn progress_ends_with_all() {
    let office = two();
    let mut seen = Vec::new();
    Index::open_in(&office.archive, None, &mut |stage| seen.push(stage)).unwrap();
    assert_eq!(seen.last(), Some(&crate::Stage::Read(2, 2)));
}

#[test]
fn nothing_is_written_into_the_archive() {
    let office = two();
    let before = fs::read_dir(office.archive.root()).unwrap().count();
    let mut index = office.open();
    list(&mut index, Kind::Sessions, "");
    assert_eq!(fs::read_dir(office.archive.root()).unwrap().count(), before);
    assert!(!has_no_files(&office.cache()));
}
