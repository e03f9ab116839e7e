//! Examples of edits, one layout after the other.

use serde_json::{Value, json};

use super::{Change, EditError};
use crate::Step;
use crate::testing::edit;

/// Parses a path as findings show it: `directives[2].lead`.
fn place(name: &str) -> Vec<Step<'_>> {
    name.split(['.', '[', ']'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().map_or(Step::Key(part), Step::Index))
        .collect()
}

fn set(text: &str, name: &str, value: Value) -> String {
    edit(text, &[Change::Set { place: place(name), value }]).unwrap_or_else(|error| panic!("{error}: {text:?}"))
}

fn remove(text: &str, name: &str) -> String {
    edit(text, &[Change::Remove { place: place(name) }]).unwrap()
}

fn append(text: &str, name: &str, item: Value) -> String {
    edit(text, &[Change::Append { place: place(name), item }]).unwrap()
}

#[test]
fn one_text_becomes_another() {
    for (text, value, expected) in [
        ("title: A # c\n", json!("B"), "title: B # c\n"),
        ("title: \"A\"  # c\r\n", json!("B: C"), "title: \"B: C\"  # c\r\n"),
        ("title: 'A'", json!("it's"), "title: 'it''s'"),
        ("title:\n  A # c\n", json!("B"), "title:\n  B # c\n"),
        ("title: A\n  B\n", json!("no"), "title: \"no\"\n"),
        ("title: # c\n", json!("B"), "title: B # c\n"),
        ("title: |+ # c\n  A\n\n\nstate: draft\n", json!("B"), "title: B # c\n\n\nstate: draft\n"),
        ("title: A # c\nstate: draft\n", json!("B\nC\n"), "title: | # c\n  B\n  C\nstate: draft\n"),
        ("title: >-\n    A\n\n    B\nstate: draft\n", json!("B\nC"), "title: |-\n  B\n  C\nstate: draft\n"),
        ("title: A", json!("B\nC\n"), "title: |\n  B\n  C\n"),
        ("{title: A, state: draft}", json!("B, C"), "{title: \"B, C\", state: draft}"),
        ("{title: , state: draft}", json!("B"), "{title: B , state: draft}"),
        ("\u{feff}title:\tA\t# c\n", json!("B"), "\u{feff}title:\tB\t# c\n"),
        ("? title\n: A\n", json!("B"), "? title\n: B\n"),
    ] {
        assert_eq!(set(text, "title", value), expected, "{text:?}");
    }
    assert_eq!(
        set("session: {date: 2023-05-08}\n", "session.date", json!("2023-05-09")),
        "session: {date: 2023-05-09}\n"
    );
    assert_eq!(
        set("session:\n  date: \"2023-05-08\"\n", "session.date", json!("2023-05-09")),
        "session:\n  date: 2023-05-09\n"
    );
}

#[test]
fn what_is_there_already_is_no_change() {
    for text in ["title:   'A'   # c\n", "title: |-\n   A\n", "title: A", "{title: \"A\" }"] {
        assert_eq!(set(text, "title", json!("A")), text);
    }
}

#[test]
fn a_new_field_stands_where_the_format_has_it() {
    for (text, name, value, expected) in [
        (
            "title: A # c\n# d\n\nsession:\n  kind: other\n",
            "state",
            json!("draft"),
            "title: A # c\nstate: draft\n# d\n\nsession:\n  kind: other\n",
        ),
        ("# đầu\nid: x\n", "format", json!(1), "# đầu\nformat: 1\nid: x\n"),
        ("title: A", "x-own", json!({"a": [1]}), "title: A\nx-own:\n  a:\n    - 1"),
        (
            "session:\n    kind: other\n    # c\n\nagenda:\n- A\n",
            "session.place",
            json!("B"),
            "session:\n    kind: other\n    # c\n    place: B\n\nagenda:\n- A\n",
        ),
        (
            "session:\n    kind: other\n    # c\n\nagenda:\n- A\n",
            "reviews",
            json!(["B"]),
            "session:\n    kind: other\n    # c\n\nagenda:\n- A\nreviews:\n- B\n",
        ),
        ("title: A\n", "session.place", json!("B"), "title: A\nsession:\n  place: B\n"),
        ("session: # c\n", "session.place", json!("B"), "session: # c\n  place: B\n"),
        ("session: {} # c\n", "session.place", json!("B"), "session: # c\n  place: B\n"),
        ("session: {kind: other}\r\n", "session.place", json!("B"), "session: {kind: other, place: B}\r\n"),
        ("session: {place: B}\n", "session.date", json!("2023-05-08"), "session: {date: 2023-05-08, place: B}\n"),
        ("tasks:\n  - title: A\n", "tasks[0].id", json!("t1"), "tasks:\n  - id: t1\n    title: A\n"),
        (
            "tasks:\n-   title: |+\n      A\n\nreviews: []\n",
            "tasks[0].lead",
            json!(["B", "C"]),
            "tasks:\n-   title: |+\n      A\n\n    lead:\n    - B\n    - C\nreviews: []\n",
        ),
    ] {
        assert_eq!(set(text, name, value), expected, "{text:?}");
    }
}

#[test]
fn items_are_added_as_the_others_stand() {
    for (text, name, item, expected) in [
        (
            "agenda:\n- A # c\n- B\n# d\nreviews: []\n",
            "agenda",
            json!("C"),
            "agenda:\n- A # c\n- B\n- C\n# d\nreviews: []\n",
        ),
        ("agenda:\n  -   A\n", "agenda", json!("C"), "agenda:\n  -   A\n  - C\n"),
        ("agenda: [A, B] # c\n", "agenda", json!("C: D"), "agenda: [A, B, \"C: D\"] # c\n"),
        ("agenda: [A, # c\n  B,\n]\n", "agenda", json!("C"), "agenda: [A, # c\n  B, C,\n]\n"),
        ("agenda: []\n", "agenda", json!("C"), "agenda:\n  - C\n"),
        ("agenda: [ # c\n  ]\n", "agenda", json!("C"), "agenda: [C # c\n  ]\n"),
        ("agenda:\n", "agenda", json!("C"), "agenda:\n  - C\n"),
        ("title: A\n", "agenda", json!("C"), "title: A\nagenda:\n  - C\n"),
        ("tasks:\n  - lead: A # c\n", "tasks[0].lead", json!("C"), "tasks:\n  - lead: # c\n      - A\n      - C\n"),
        (
            "tasks:\n  - id: t1\n\n  - id: t2\n",
            "tasks",
            json!({"title": "A", "id": "t3"}),
            "tasks:\n  - id: t1\n\n  - id: t2\n\n  - id: t3\n    title: A\n",
        ),
        (
            "tasks:\n  -   id: t1",
            "tasks",
            json!({"title": "A", "id": "t3"}),
            "tasks:\n  -   id: t1\n  -   id: t3\n      title: A",
        ),
    ] {
        assert_eq!(append(text, name, item), expected, "{text:?}");
    }
}

#[test]
fn what_goes_takes_its_lines_along() {
    for (text, name, expected) in [
        ("title: A # c\n# d\nstate: draft\n", "title", "# d\nstate: draft\n"),
        ("title: A\nstate: draft", "state", "title: A"),
        ("title: A\r\nstate: |\r\n  draft\r\n", "state", "title: A\r\n"),
        ("title: A\n", "title", "{}\n"),
        ("session:\n  # c\n  date: x # d\nstate: draft\n", "session.date", "session: {}\n  # c\nstate: draft\n"),
        ("agenda:\n  - A\n  - B # c\n  # d\n  - C\n", "agenda[1]", "agenda:\n  - A\n  # d\n  - C\n"),
        ("agenda: [A, B, C]\n", "agenda[1]", "agenda: [A, C]\n"),
        ("agenda: [A, B]\n", "agenda[1]", "agenda: [A]\n"),
        ("agenda: [A]\n", "agenda[0]", "agenda: []\n"),
        ("agenda: [A, # c\n  B # d\n]\n", "agenda[1]", "agenda: [A # c\n   # d\n]\n"),
        ("agenda: [A, # c\n  B # d\n]\n", "agenda[0]", "agenda: [ # c\n  B # d\n]\n"),
        ("tasks:\n  - id: t1\n    title: A\n", "tasks[0].id", "tasks:\n  - title: A\n"),
        ("tasks:\n  - id: t1 # c\n    # d\n    title: A\n", "tasks[0].id", "tasks:\n  -\n    # d\n    title: A\n"),
        ("tasks:\n  - id: t1\n    title: A\n", "tasks[0]", "tasks: []\n"),
        ("tasks: [{id: t1, title: A}]\n", "tasks[0].id", "tasks: [{title: A}]\n"),
    ] {
        assert_eq!(remove(text, name), expected, "{text:?}");
    }
}

#[test]
fn a_list_keeps_the_comments_of_what_stays() {
    let text = "agenda:\n  - A # a\n  - B # b\n  - C # c\n";
    assert_eq!(set(text, "agenda", json!(["A", "C"])), "agenda:\n  - A # a\n  - C # c\n");
    assert_eq!(set(text, "agenda", json!(["A", "X", "C"])), "agenda:\n  - A # a\n  - X # b\n  - C # c\n");
    assert_eq!(set(text, "agenda", json!(["A", "B", "C", "D"])), "agenda:\n  - A # a\n  - B # b\n  - C # c\n  - D\n");
    assert_eq!(set(text, "agenda", json!("A")), "agenda: A\n");
}

#[test]
fn what_is_no_record_is_refused() {
    for text in
        ["title: &a A\n", "title: *a\n", "title: !x A\n", "title: A\ntitle: B\n", "title: [\n", "a: 1\n---\nb: 2\n"]
    {
        let refused = edit(text, &[Change::Remove { place: place("title") }]);
        assert!(matches!(refused, Err(EditError::Unreadable(_))), "{text:?}");
    }
    for name in ["state", "title.date", "agenda[3]"] {
        let refused = edit("title: A\nagenda: [B]\n", &[Change::Remove { place: place(name) }]);
        assert!(matches!(refused, Err(EditError::NoSuchPlace(_))), "{name}");
    }
}

#[test]
fn a_comment_further_right_is_never_swallowed() {
    let text = "title: A\n    # sâu\nstate: draft\n";
    assert_eq!(set(text, "title", json!("B\n  C")), "title: \"B\\n  C\"\n    # sâu\nstate: draft\n");
    assert_eq!(set("title: A\nx-a: 1\n", "title", json!("B\n  C")), "title: |-\n  B\n    C\nx-a: 1\n");
}
