//! People as last recorded, as suggestions for a typed name.

use super::{A, B, Office};
use crate::Names;
use meeting_core::ops::{Ledger, ScanLedger};
use viet_text::partial::Partial;

#[test]
fn positions_are_those_of_the_latest_session_that_names_any() {
    let person = |date: &str, positions: &str| {
        format!(
            "session: {{ date: {date} }}\nparticipants:\n  - {{ name: Lê An{positions} }}\n  - {{ group: Khách }}\n"
        )
    };
    // The later session is read first, and the latest says nothing of positions.
    let office = Office::with(&[(B, &person("2023-06-05", ", positions: [Giám đốc, Bí thư Chi bộ]"))]);
    drop(office.open());
    office.write(A, &person("2023-05-08", ", positions: [Phó Giám đốc]"));
    office
        .write("2023-07-01-c", "session: { date: 2023-07-01 }\nparticipants: [{ name: Lê An }, { name: Bùi Trọng }]\n");
    let names = Names::in_store(office.open().store);
    let people = names.everybody().unwrap();
    let people: Vec<_> = people.iter().map(|person| (person.name.as_str(), person.positions.join(", "))).collect();
    assert_eq!(people, [("Lê An", "Giám đốc, Bí thư Chi bộ".to_owned()), ("Bùi Trọng", String::new())]);
    assert_eq!(ScanLedger::new(&office.archive).people().unwrap(), names.everybody().unwrap());
}

#[test]
fn organizations_and_places_are_those_of_a_scan() {
    let office = Office::with(&[
        (A, "session: { date: 2023-05-08, place: Phòng họp 1 }\norganizations:\n  - { name: Sở Nội vụ, short: SNV }\n"),
        (
            B,
            "session: { date: 2023-06-05, place: Hội trường }\norganizations:\n  - { name: Sở Nội vụ, short: Sở NV }\n  \
             - { name: Đảng ủy Khối }\n  - { short: UBND }\n",
        ),
        (
            "2023-07-01-c",
            "session: { date: 2023-07-01, place: Phòng họp 1 }\norganizations: [{ name: Đảng ủy Khối }]\n",
        ),
    ]);
    let names = Names::in_store(office.open().store);
    let scan = ScanLedger::new(&office.archive);
    assert_eq!(scan.organizations().unwrap(), names.organizations(&Partial::new("")).unwrap());
    assert_eq!(scan.places().unwrap(), names.places(&Partial::new("")).unwrap());
    assert_eq!(scan.places().unwrap().len(), 2);
}
