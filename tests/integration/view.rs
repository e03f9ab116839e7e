//! `meeting view`: command lines that are saved in `meeting.yaml`.

use insta::assert_snapshot;

use crate::support::Office;

const SETTINGS: &str = "\
language: en
views:
  qua-han: list tasks is:overdue --columns ref,due --limit 3
  cum-từ: search \"chuyển đổi số\" -khen --format ids
  cuoi-nam: report --as-of 2023-12-31 --limit 2 --lang vi
  hong: >-
    list tasks laed:x
  la: list tasks --frmat json
  kl: list tasks is:overdue OR is:done --format ids
  moi: list --format ids is:overdue OR is:done
  tim: search tasks OR 'biên chế' --format ids
  bc: report tasks is:overdue OR is:done --by month
  dash: list tasks is:overdue OR is:done --format ids -- -kinh
  tat-ca: list tasks --format ids
  cuoi: list tasks --format ids --limit
";

fn office() -> Office {
    let office = Office::sample();
    office.write("meeting.yaml", SETTINGS);
    office
}

#[test]
fn a_view_is_what_it_says() {
    let office = office();
    let same = |view: &[&str], typed: &[&str]| {
        let (view, typed) = (office.run(view), office.run(typed));
        assert_eq!(view.transcript(), typed.transcript());
        assert_eq!(view.code, 0, "{}", view.stderr);
    };
    let typed = ["list", "tasks", "is:overdue", "--columns", "ref,due", "--limit", "3"];
    same(&["view", "qua-han"], &typed);
    // Arguments after the name are added to those of the view.
    same(&["view", "qua-han", "--format", "csv"], &[&typed[..], &["--format", "csv"]].concat());
    same(
        &["view", "qua-han", "lead:so-gddt", "--limit", "1"],
        &["list", "tasks", "is:overdue", "--columns", "ref,due", "lead:so-gddt", "--limit", "1"],
    );
    same(&["view", "qua-han", "-sở", "--sort", "-due"], &[&typed[..], &["not:sở", "--sort", "-due"]].concat());
    same(&["view", "--lang", "vi", "qua-han"], &[&typed[..], &["--lang", "vi"]].concat());
    same(&["view", "qua-han", "--as-of", "2023-12-31"], &[&typed[..], &["--as-of", "2023-12-31"]].concat());
    // Quotes and exclusions, and a name that was typed decomposed.
    let search = ["search", "chuyển đổi số", "not:khen", "--format", "ids"];
    same(&["view", "cum-từ"], &search);
    same(&["view", "cum-tu\u{31b}\u{300}"], &search);
    let report = ["report", "--limit", "2", "--as-of"];
    same(&["view", "cuoi-nam"], &[&report[..], &["2023-12-31", "--lang", "vi"]].concat());
    same(&["view", "cuoi-nam", "--as-of", "2024-04-01"], &[&report[..], &["2024-04-01", "--lang", "vi"]].concat());
    same(&["view", "cuoi-nam", "--lang", "en"], &[&report[..], &["2023-12-31", "--lang", "en"]].concat());
    same(&["view", "qua-han", "--help"], &["list", "--help"]);
    // From elsewhere, and from a folder within.
    let elsewhere = |folder: &str, arguments: &[&str]| {
        office.finish(office.command().current_dir(office.root().join(folder)).args(arguments)).transcript()
    };
    assert_eq!(elsewhere("records", &["view", "qua-han"]), office.run(&typed).transcript());
    assert_eq!(elsewhere("..", &["-C", "office", "view", "qua-han"]), office.run(&typed).transcript());
}

#[test]
fn what_is_typed_narrows_the_whole_query() {
    let office = office();
    let same = |view: &[&str], typed: &[&str]| {
        let (view, typed) = (office.run(view), office.run(typed));
        assert_eq!(view.transcript(), typed.transcript());
        assert_eq!(view.code, 0, "{}", view.stderr);
        view.stdout.lines().count()
    };
    let either = "(is:overdue OR is:done)";
    let ids = ["--format", "ids"];
    let all = same(&["view", "kl"], &[&["list", "tasks", either], &ids[..]].concat());
    let narrowed =
        same(&["view", "kl", "lead:so-gddt"], &[&["list", "tasks", either, "lead:so-gddt"], &ids[..]].concat());
    let done = office.run(&["list", "tasks", "is:done", "lead:so-gddt", "--format", "ids"]).stdout.lines().count();
    assert!(done <= narrowed && 0 < narrowed && narrowed < all, "{done} {narrowed} {all}");
    // Flags and their values in any place are not part of the query.
    let typed = ["list", "tasks", either, "not:sở", "--format", "csv", "--sort", "-due"];
    same(&["view", "--sort", "-due", "kl", "-sở", "--format", "csv"], &typed);
    same(&["view", "kl", "--limit", "2"], &["list", "tasks", either, "--format", "ids", "--limit", "2"]);
    // Without a kind, in a search and in a report.
    same(&["view", "moi", "date:2023"], &[&["list", either, "date:2023"], &ids[..]].concat());
    same(&["view", "tim", "date:2023"], &[&["search", "(tasks OR biên chế)", "date:2023"], &ids[..]].concat());
    same(&["view", "bc", "lead:so-gddt"], &["report", "tasks", either, "lead:so-gddt", "--by", "month"]);
    // A view may end its flags with `--`; what is typed may, too.
    let dash = ["list", "tasks", "(is:overdue OR is:done not:kinh)", "lead:so-gddt", "--format"];
    same(&["view", "dash", "lead:so-gddt", "--format", "csv"], &[&dash[..], &["csv"]].concat());
    same(
        &["view", "dash", "--", "-sở"],
        &["list", "tasks", "(is:overdue OR is:done not:kinh)", "not:sở", "--format", "ids"],
    );
    // A view of no query, and one whose last flag waits for its value.
    same(&["view", "tat-ca", "is:done"], &["list", "tasks", "is:done", "--format", "ids"]);
    same(&["view", "cuoi", "2", "is:done"], &["list", "tasks", "is:done", "--format", "ids", "--limit", "2"]);
}

#[test]
fn the_table_of_views() {
    assert_snapshot!(office().run(&["view"]).transcript());
    assert_snapshot!(Office::sample().run(&["view", "--lang", "vi"]).transcript());
}

#[test]
fn mistakes_point_into_the_settings() {
    let office = office();
    assert_snapshot!(office.run(&["view", "hong"]).transcript());
    assert_snapshot!(office.run(&["view", "la", "--lang", "vi"]).transcript());
    assert_snapshot!(office.run(&["view", "qua-hna", "--format", "csv"]).transcript());
    assert_snapshot!(office.run(&["view", "gi-do"]).transcript());
    assert_snapshot!(Office::sample().run(&["view", "gi-do"]).transcript());
    // A search without a hit is no mistake of the view.
    office.write("meeting.yaml", "views: {a: search khongcogi, b: view a}\n");
    assert_snapshot!(office.run(&["view", "a"]).transcript());
    office.write("meeting.yaml", "views: {a: search khongcogi}\n");
    assert_snapshot!(office.run(&["view", "a"]).transcript());
}
