//! Damage to the cache neither changes the results nor is reported.

use std::fs;

use super::{A, B, Office, found, refs, two};
use crate::Index;
use meeting_core::model::field::Kind;

fn answers(office: &Office) {
    let mut index = office.open();
    assert_eq!(refs(&mut index, Kind::Sessions, ""), [B, A]);
    assert_eq!(found(&mut index, "biên chế"), [format!("{A}#d1")]);
    assert_eq!(refs(&mut index, Kind::Tasks, "lead:\"sở nội vụ\""), [format!("{A}#t1")]);
    assert_eq!(index.state().unwrap().records, 2);
}

#[test]
fn truncated() {
    let office = two();
    answers(&office);
    let whole = fs::read(office.database()).unwrap();
    for length in [0, 1, 15, 16, 100, 4096, 8192, whole.len() / 2, whole.len() - 8192, whole.len() - 1] {
        fs::write(office.database(), &whole[..length]).unwrap();
        answers(&office);
    }
}

#[test]
fn random_bytes() {
    let office = two();
    fs::create_dir_all(office.cache()).unwrap();
    let noise: Vec<u8> =
        (0_u32..20_000).map(|number| (number.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0]).collect();
    fs::write(office.database(), &noise).unwrap();
    answers(&office);
    // A valid header followed by pages of noise.
    let mut half = fs::read(office.database()).unwrap();
    for page in 1..half.len() / 8192 {
        half[page * 8192..page * 8192 + 4096].copy_from_slice(&noise[..4096]);
    }
    fs::write(office.database(), &half).unwrap();
    answers(&office);
}

#[test]
fn somebody_elses_database() {
    let office = two();
    fs::create_dir_all(office.cache()).unwrap();
    let other = rusqlite::Connection::open(office.database()).unwrap();
    other.execute_batch("CREATE TABLE record (x); INSERT INTO record VALUES (1)").unwrap();
    drop(other);
    answers(&office);
}

#[test]
fn another_version() {
    let office = two();
    answers(&office);
    for change in [
        "PRAGMA user_version = 99",
        "PRAGMA application_id = 7",
        "UPDATE meta SET value = 1 WHERE key = 'fingerprint'",
        "DROP TABLE work",
        "DROP TABLE words",
        "DELETE FROM meta",
    ] {
        let connection = rusqlite::Connection::open(office.database()).unwrap();
        connection.execute_batch(change).unwrap();
        drop(connection);
        answers(&office);
    }
}

#[test]
fn no_place_to_write() {
    let office = two();
    // A file where the folder should be: not even the superuser can write there.
    fs::write(office.cache(), "").unwrap();
    let mut index = office.open();
    assert_eq!(index.state().unwrap().path, None);
    assert_eq!(found(&mut index, "biên chế"), [format!("{A}#d1")]);
    let mut index = Index::open_in(&office.archive, None, &mut |_| {}).unwrap();
    index.rebuild(&mut |_| {}).unwrap();
    assert_eq!(refs(&mut index, Kind::Sessions, ""), [B, A]);
}

#[test]
fn a_folder_in_its_place() {
    let office = two();
    fs::create_dir_all(office.database().join("x")).unwrap();
    answers(&office);
}

#[test]
fn deleted_while_open() {
    let office = two();
    let mut index = office.open();
    fs::remove_dir_all(office.cache()).unwrap();
    assert_eq!(refs(&mut index, Kind::Sessions, ""), [B, A]);
    office.write("2023-03-03-c", "title: Mới\nsession: {date: 2023-03-03}\n");
    index.refresh(&mut |_| {}).unwrap();
    assert_eq!(found(&mut index, "mới"), ["2023-03-03-c"]);
    index.rebuild(&mut |_| {}).unwrap();
    assert_eq!(found(&mut index, "mới"), ["2023-03-03-c"]);
}
