//! `meeting list people`: one person out of many records.

use insta::assert_snapshot;

use crate::support::Office;

/// Writes a record of a day with these participants, each a line of YAML.
fn session(office: &Office, day: &str, more: &str, participants: &[&str]) {
    let year = &day[..4];
    let people: String = participants.iter().map(|person| ["  - { ", person, " }\n"].concat()).collect();
    let text = format!(
        "format: 1\nid: {day}-hop\ntitle: Họp ngày {day}\nstate: final\n\
         session: {{ kind: regular-meeting, date: {day}{more} }}\nparticipants:\n{people}"
    );
    office.write(&format!("records/{year}/{day}-hop.yaml"), text);
}

/// Two people over four years: one rises, one changes the body and stays away.
fn office() -> Office {
    let office = Office::empty();
    let an = "id: le-van-an, name: Lê Văn An";
    let binh = "id: tran-thi-binh, name: Trần Thị Bình";
    session(
        &office,
        "2021-05-12",
        "",
        &[
            &format!("{an}, positions: [Phó Bí thư, Đảng ủy viên], organization: Đảng ủy Sở, roles: [secretary]"),
            &format!("{binh}, positions: [Chuyên viên], organization: Phòng Tổ chức, roles: [chair]"),
            "group: các đảng viên khác, count: 20",
        ],
    );
    session(
        &office,
        "2022-01-10",
        "",
        &[
            &format!("{an}, positions: [PHÓ BÍ THƯ, đảng ủy viên], organization: Đảng ủy Sở, attendance: late"),
            &format!("{binh}, positions: [Chuyên viên], attendance: excused, reason: đi học"),
        ],
    );
    session(
        &office,
        "2023-03-01",
        "",
        &[
            &format!("{an}, positions: [Phó Bí thư, Đảng uỷ viên], attendance: delegated, delegated_to: tran-thi-binh"),
            &format!("{binh}, positions: [Trưởng phòng], organization: Phòng Kế hoạch, attendance: left-early"),
        ],
    );
    session(
        &office,
        "2023-06-20",
        "",
        &[
            &format!("{an}, positions: [Bí thư, Đảng ủy viên], organization: Đảng ủy Sở, roles: [chair]"),
            &format!("{binh}, positions: [Trưởng phòng], organization: Phòng Kế hoạch, attendance: absent"),
        ],
    );
    // A session that was not held counts as neither missed nor attended.
    session(&office, "2023-09-01", ", status: cancelled", &[&format!("{an}, positions: [Bí thư], attendance: absent")]);
    session(&office, "2024-06-01", ", status: tentative", &[&format!("{binh}, positions: [Trưởng phòng]")]);
    office
}

#[test]
fn positions_sessions_and_absences() {
    let office = office();
    let people = |more: &[&str]| office.run(&[&["list", "people"], more].concat()).transcript();
    assert_snapshot!(people(&["--lang", "vi"]));
    assert_snapshot!(people(&["--columns", "name,history,roles,sessions,absences,first,last"]));
    assert_snapshot!(people(&["--format", "json"]));
    assert_snapshot!(people(&["--format", "csv", "--columns", "id,history,sessions,absences"]));
}

#[test]
fn as_they_were_on_a_day() {
    let office = office();
    let at = |day: &str| {
        let columns = "name,positions,organization,history,sessions,absences";
        office.run(&["list", "people", "--at", day, "--columns", columns, "--lang", "vi"]).transcript()
    };
    assert_snapshot!(at("2021-05-11"));
    assert_snapshot!(at("12/5/2021"));
    assert_snapshot!(at("2023-06-19"));
    assert_eq!(
        office.run(&["list", "people", "--at", "2030-01-01", "--format", "json"]).stdout,
        office.run(&["list", "people", "--format", "json"]).stdout
    );
    // A month means its last day.
    for (period, day) in
        [("2023-05", "2023-05-31"), ("5/2023", "2023-05-31"), ("2022", "2022-12-31"), ("hom qua", "2024-03-31")]
    {
        let list = |at| office.run(&["list", "people", "--at", at]).stdout;
        assert_eq!(list(period), list(day), "{period}");
    }
    assert_eq!(office.run(&["list", "people", "--at", "2022..2023"]).code, 2);
    assert_snapshot!(office.run(&["list", "tasks", "--at", "2023-06-19"]).transcript());
    assert_snapshot!(office.run(&["list", "people", "--at", "hom no", "--lang", "vi"]).transcript());
}

#[test]
fn organizations_as_they_were_on_a_day() {
    let office = Office::empty();
    for (day, name) in [("2021-05-12", "Sở Giáo dục"), ("2023-06-20", "Sở Giáo dục và Đào tạo")] {
        office.write(
            &format!("records/{}/{day}-hop.yaml", &day[..4]),
            format!(
                "format: 1\nid: {day}-hop\ntitle: Họp\nstate: draft\nsession: {{ kind: other, date: {day} }}\n\
                 organizations:\n  - {{ id: so-gd, name: {name} }}\n"
            ),
        );
    }
    let at = |day: &str| {
        let list = ["list", "organizations", "--at", day, "--format", "csv", "--columns", "id,name,sessions,last"];
        office.run(&list).stdout
    };
    assert_eq!(at("2022-01-01"), "id,name,sessions,last\r\nso-gd,Sở Giáo dục,1,2021-05-12\r\n");
    assert_eq!(at("2023-06-20"), "id,name,sessions,last\r\nso-gd,Sở Giáo dục và Đào tạo,2,2023-06-20\r\n");
}

#[test]
fn who_is_asked_for() {
    let office = office();
    let who = |query: &[&str]| {
        let list = [&["list", "people"], query, &["--format", "csv", "--columns", "id,sessions"]].concat();
        office.run(&list).stdout.replace("\r\n", "|")
    };
    let both = "id,sessions|le-van-an,3|tran-thi-binh,2|";
    assert_eq!(who(&[]), both);
    // A query chooses the records that count: the sessions that each has chaired.
    assert_eq!(who(&["role:chair"]), "id,sessions|le-van-an,1|tran-thi-binh,1|");
    assert_eq!(who(&["role:chair", "--at", "2022-12-31"]), "id,sessions|tran-thi-binh,1|");
    assert_eq!(who(&["role:secretary,chair", "person:an"]), "id,sessions|le-van-an,2|");
    assert_eq!(who(&["org:\"phong to chuc\""]), "id,sessions|tran-thi-binh,1|");
    assert_eq!(who(&["-org:\"dang uy so\""]), "id,sessions|le-van-an,0|tran-thi-binh,2|");
    assert_eq!(who(&["person:binh"]), "id,sessions|tran-thi-binh,2|");
    // Who was named where they presided.
    assert_eq!(who(&["chair:binh"]), "id,sessions|le-van-an,1|tran-thi-binh,1|");
    assert_eq!(who(&["date:2023"]), "id,sessions|le-van-an,1|tran-thi-binh,1|");
    assert_eq!(who(&["--sort", "-absences,-sessions"]), "id,sessions|tran-thi-binh,2|le-van-an,3|");
}

#[test]
fn one_id_with_two_names_is_a_warning() {
    let office = Office::empty();
    session(&office, "2023-01-05", "", &["id: an, name: Lê Văn An, roles: [chair]"]);
    session(&office, "2023-02-05", "", &["id: an, name: LÊ VĂN AN, roles: [chair]"]);
    session(&office, "2023-03-05", "", &["id: an, name: Lê Văn Ân, roles: [chair]"]);
    session(&office, "2023-04-05", "", &["id: an, name: Lý Thị An, roles: [chair]"]);
    assert_snapshot!(office.run(&["validate", "--lang", "vi"]).transcript());
    // In one record an id must be unique in any case.
    let office = Office::empty();
    let two = ["id: an, name: Lê Văn An, roles: [chair]", "id: an, name: Lý Thị An"];
    session(&office, "2023-01-05", "", &two);
    assert_snapshot!(office.run(&["validate"]).transcript());
}
