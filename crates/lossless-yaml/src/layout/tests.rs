//! Single cases; the properties are in `laws.rs`.

use super::FormatError;
use crate::testing::MINUTES;

fn laid_out(text: &str) -> String {
    let new = MINUTES.lay_out(text).unwrap_or_else(|error| {
        let document = crate::parse(text).unwrap();
        panic!("{error:?}:\n{text}\nwould be:\n{}", super::laid_out(&MINUTES, text, &document))
    });
    assert_eq!(MINUTES.lay_out(&new).unwrap(), new, "not settled");
    new.into_owned()
}

#[track_caller]
fn check(before: &str, after: &str) {
    assert_eq!(laid_out(before), after, "of:\n{before}");
}

#[test]
fn keys_in_their_order_and_the_offices_own_behind() {
    check(
        "x-b: 1\nstate: draft\ntitle: A\nx-a: {z: 1, a: 2}\nid: i\nformat: 1\nsession:\n   date: 2023-05-08\n   kind: other\n",
        "format: 1\nid: i\ntitle: A\nstate: draft\nsession:\n  kind: other\n  date: 2023-05-08\nx-b: 1\nx-a:\n  z: 1\n  a: 2\n",
    );
    check(
        "participants:\n- count: 3\n  group: các chi bộ\n- roles: [chair]\n  name: A\n  id: a\n- count: 3\n  group:\n",
        "participants:\n  - group: các chi bộ\n    count: 3\n  - id: a\n    name: A\n    roles:\n      - chair\n  - group:\n    count: 3\n",
    );
}

#[test]
fn a_comment_travels_with_what_it_stands_above_or_beside() {
    check(
        "# về cả tệp\n\n# meeting: allow no-chair: mẫu\ntitle: A # tên\n  # về mã\nid: i    # mã\nformat: 1\n",
        "# về cả tệp\n\n# meeting: allow no-chair: mẫu\nformat: 1\n# về mã\nid: i # mã\ntitle: A # tên\n",
    );
    check(
        "# đầu\n\ntitle: A\nsession:   # phiên\n  # loại\n  # họp\n  kind: other\n\n  # riêng\n\n  date: 2023-05-08 # ngày\n  # hết phiên\nid: i\n# cuối",
        "# đầu\n\nid: i\ntitle: A\nsession: # phiên\n  # loại\n  # họp\n  kind: other\n\n  # riêng\n\n  date: 2023-05-08 # ngày\n  # hết phiên\n# cuối\n",
    );
    // Right below something and apart from what follows: it stays below.
    check("title: A\n# dưới\n\nid: i\nstate: draft\n", "id: i\ntitle: A\n# dưới\n\nstate: draft\n");
    check("id: i\n# dưới\n\n# trên\ntitle: A\n", "id: i\n# dưới\n\n# trên\ntitle: A\n");
    check(
        "session:\n  # đầu phiên\n\n  date: 2023-05-08\n  kind: other\n",
        "session:\n  # đầu phiên\n\n  kind: other\n  date: 2023-05-08\n",
    );
}

#[test]
fn a_comment_to_the_program_keeps_its_meaning() {
    // For a line, not for the whole file.
    check("title: A\n# meeting: allow b: r\nformat: 1\n", "format: 1 # meeting: allow b: r\ntitle: A\n");
    check(
        "# đầu\n\ntitle: A\n\n# một\n\n#meeting: allow b: r\n# hai\nformat: 1\n",
        "# đầu\n\n# một\n\n# hai\nformat: 1 #meeting: allow b: r\ntitle: A\n",
    );
    check(
        "title: A\n# một\n\n# meeting: allow b: r\nformat: 1\nid: i\n",
        "format: 1 # meeting: allow b: r\nid: i\ntitle: A\n# một\n",
    );
    check("title: A\n# meeting: allow b: r\nid: i # mã\n", "# meeting: allow b: r\nid: i # mã\ntitle: A\n");
    // For the whole item.
    check(
        "tasks:\n- title: A # meeting: allow b: r\n  # mã\n  id: t1\n",
        "tasks:\n  # mã\n  # meeting: allow b: r\n  - id: t1\n    title: A\n",
    );
    check(
        "tasks:\n-\n  # tên\n  # meeting: allow b: r\n  title: A # A\n  id: t1\n",
        "tasks:\n  # meeting: allow b: r\n  - id: t1\n    # tên\n    title: A # A\n",
    );
    check(
        "tasks:\n- # việc\n  # meeting: allow b: r\n  title: A\n  id: t1\n",
        "tasks:\n  - # việc\n    # meeting: allow b: r\n    id: t1\n    title: A\n",
    );
    check(
        "tasks:\n- {title: A, id: t1} # meeting: allow b: r\n",
        "tasks:\n  - id: t1 # meeting: allow b: r\n    title: A\n",
    );
    // Of a text of several lines, the comment next to it is on the last.
    check(
        "tasks:\n- title: A\n    B # meeting: allow b: r\n  id: t1\n",
        "tasks:\n  - id: t1\n    title: A\n      B # meeting: allow b: r\n",
    );
}

#[test]
fn a_comment_to_the_program_that_stands_apart_still_speaks_for_nothing() {
    // Not for the whole file, nor for the line of the first key.
    check(
        "tasks:  \"\"\n  \n # meeting: x 1\n\nagenda: \"12:30\"\norganizations: [ ]\n \n\"attachments\": [ ]\n",
        "agenda: \"12:30\"\n# meeting: x 1\n\norganizations: []\ntasks: \"\"\n\nattachments: []\n",
    );
    check(
        "\nreviews:\n A\n   #1 \" \n \n   # meeting: x 2 \n\nstate:  \"12:30\"\n # meeting: x 3 \npublication: { }\n",
        "state: \"12:30\"\n# meeting: x 2\n\nreviews: A\n#1 \"\n\n# meeting: x 3\npublication: {}\n",
    );
    check(
        "title: A\n\n# meeting: x 1\n\n# một\n# meeting: x 2\nformat: 1\n",
        "# một\nformat: 1 # meeting: x 2\n# meeting: x 1\n\ntitle: A\n",
    );
    check(
        "title: A\n\n# meeting: x 1\n\nformat: 1 # một\n# hai\n\nid: i\n",
        "format: 1 # một\n# hai\n\n# meeting: x 1\n\nid: i\ntitle: A\n",
    );
    check(
        "title: A\n\n# meeting: x 1\n\n# meeting: x 2\n\nid: |+\n  i\n\n",
        "id: |+\n  i\n\n# meeting: x 1\n\n# meeting: x 2\n\ntitle: A\n",
    );
    // Nor for the whole item.
    check(
        "tasks:\n- title: A\n\n  # meeting: x 1\n\n  # mã\n  id: t1\n",
        "tasks:\n  # mã\n  - id: t1\n    # meeting: x 1\n\n    title: A\n",
    );
    // Elsewhere it may stay above.
    check(
        "session:\n  place: A\n\n  # meeting: x 1\n\n  kind: B\n",
        "session:\n  # meeting: x 1\n\n  kind: B\n  place: A\n",
    );
}

#[test]
fn comments_between_and_in_items() {
    check(
        "tasks:\n# một\n- title: A # tên\n  # mã\n  id: t1\n  # hết một\n# hai\n-   # dòng của hai\n    id: t2\n\n\n-\n  # trong ba\n\n  id: t3\n  # hết\n# về agenda\nagenda:\n- a\n# - b\n\n",
        "# về agenda\nagenda:\n  - a\ntasks:\n  # một\n  # mã\n  - id: t1\n    title: A # tên\n    # hết một\n  # hai\n  - # dòng của hai\n    id: t2\n\n  # trong ba\n  - id: t3\n    # hết\n# - b\n",
    );
    check("tasks:\n  - title: A\n\n    # mã\n\n    id: t1\n", "tasks:\n  # mã\n  - id: t1\n    title: A\n");
    check("agenda:\n  - a\n  # - b\n  # - c\ntasks:\n", "agenda:\n  - a\n  # - b\n  # - c\ntasks:\n");
    check("x-l:\n- - a # một\n  # hai\n  - - b\n-\n  - c\n", "x-l:\n  - - a # một\n    # hai\n    - - b\n  - - c\n");
}

#[test]
fn comments_at_odd_indentation() {
    check(
        "session:\n        # xa\n  kind: other\n # lẻ\n  date: 2023-05-08\n   # sâu\n # nông\ntitle: A\n\t# tab\nid: i #\ttab\t\n",
        "# tab\nid: i #\ttab\n# nông\ntitle: A\nsession:\n  # xa\n  kind: other\n  # lẻ\n  date: 2023-05-08\n  # sâu\n",
    );
}

#[test]
fn empty_values_stay_and_keep_their_comments() {
    check(
        "tasks:\n  # - id: t1\n  #   title: A\nsession:\n  place: # chưa rõ\n    # hỏi lại\n  kind: other\ntitle: ~\nagenda:\n  -\n  - # trống\n  - null\n",
        "title: ~\nsession:\n  kind: other\n  place: # chưa rõ\n    # hỏi lại\nagenda:\n  -\n  - # trống\n  - null\ntasks:\n  # - id: t1\n  #   title: A\n",
    );
    check("x-a: { }\nx-b: [ # trống\n  ] # sau\n", "x-a: {}\n# trống\nx-b: [] # sau\n");
}

#[test]
fn brackets_become_lines() {
    check(
        "{\"format\": 1, \"id\":\"i\", 'title': 'A: B', \"session\": {\"kind\":\"other\",\"date\":\"2023-05-08\"}, agenda: [a, \"b\", [c, {d: e}], f: g], state: }\n",
        "format: 1\nid: \"i\"\ntitle: 'A: B'\nstate:\nsession:\n  kind: \"other\"\n  date: 2023-05-08\nagenda:\n  - a\n  - \"b\"\n  - - c\n    - d: e\n  - f: g\n",
    );
    check(
        "participants:\n  - {name: A, id: a, roles: [chair, # chủ trì\n     # khách\n     guest # mời\n     # hết\n     ]} # người\n",
        "participants:\n  - id: a # người\n    name: A\n    roles:\n      - chair # chủ trì\n      # khách\n      - guest # mời\n      # hết\n",
    );
    check("x-a: # một\n  # hai\n  [a] # ba\n", "# một\nx-a: # ba\n  # hai\n  - a\n");
}

#[test]
fn blocks_move_with_their_lines() {
    check(
        "title: A\nsession:\n    purpose: |+   # giữ\n\n      một\n        hai  \n\n\n    kind: other\nx-a: >-\n       gấp\n       lại\n\n\nx-b: |4\n      vào\n    ra\nx-c: |\n  # không phải\n # phải\nx-d: |-\nx-e: |+\n\nx-f:\n- |\n  a\n- >+\n    b\n",
        "title: A\nsession:\n  kind: other\n  purpose: |+ # giữ\n\n    một\n      hai  \n\n\nx-a: >-\n  gấp\n  lại\n\nx-b: |2\n    vào\n  ra\nx-c: |\n  # không phải\n# phải\nx-d: |-\nx-e: |+\n\nx-f:\n  - |\n    a\n  - >\n    b\n",
    );
    // Without its line end at the end of the file, a block's text has none.
    check("title: A\nid: |\n  x", "id: |-\n  x\ntitle: A\n");
}

#[test]
fn texts_of_several_lines() {
    check(
        "x-a:\n - một\n   hai\n\n   ba # sau\n - \"bốn \\\n        năm\\ \n      sáu\"\n - 'bảy\n\n\n  tám'\ntitle:\n  # trên\n  A\n  B\n",
        "# trên\ntitle: A\n  B\nx-a:\n  - một\n    hai\n\n    ba # sau\n  - \"bốn \\\n    năm\\ \n    sáu\"\n  - 'bảy\n\n\n    tám'\n",
    );
}

#[test]
fn what_other_loaders_misread_is_quoted_and_dates_are_bare() {
    check(
        "session:\n  date: \"2023-05-08\"\n  date_text: 2023-05-08\n  start: 14:30\n  until: '2023-02-30'\n  place: no\n  series: Yes\nx-a: 'giữ'\nx-no: =\nno: 1\n\"x-q\": 1_0\n? x-w\n: -a\n",
        "session:\n  date: 2023-05-08\n  date_text: \"2023-05-08\"\n  until: '2023-02-30'\n  start: \"14:30\"\n  place: \"no\"\n  series: \"Yes\"\nx-a: 'giữ'\nx-no: \"=\"\n\"no\": 1\nx-q: \"1_0\"\nx-w: -a\n",
    );
}

#[test]
fn line_ends_and_the_byte_order_mark_stay() {
    check(
        "\u{feff}title: A   \r\n\r\n\r\n\r\nid: |\r\n   x\r\n   y\r\n# c \r\n",
        "\u{feff}id: |\r\n  x\r\n  y\r\ntitle: A\r\n# c\r\n",
    );
    check("\u{feff}session:\n  # c\n  kind: other", "\u{feff}session:\n  # c\n  kind: other\n");
    check("\n\n--- # c\ntitle: A\nid: i\n...\n# d\n", "# c\nid: i\ntitle: A\n# d\n");
}

#[test]
fn what_cannot_be_laid_out_is_left_alone() {
    for text in ["title: A: B\n", "title: A\ntitle: B\n", "? [a]\n: b\n", "a: &x 1\nb: *x\n", "# c\n", ""] {
        assert!(matches!(MINUTES.lay_out(text), Err(FormatError::Unreadable(_))), "{text:?}");
    }
    for text in ["- a\n", "[a]", "a", "- b: 1\n  a: 2\n"] {
        assert!(matches!(MINUTES.lay_out(text), Err(FormatError::NoMapping)), "{text:?}");
    }
    // Line ends of another age, which would hide a key in a comment.
    assert!(matches!(MINUTES.lay_out("title: A # c\rid: i\n"), Err(FormatError::Unsafe)));
    // Small in flow style, too large on lines.
    let large = format!("x-a: [{}]\n", "a,".repeat(180_000));
    assert!(matches!(MINUTES.lay_out(&large), Err(FormatError::Unsafe)));
}
