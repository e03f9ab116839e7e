//! What is shown, and in which order, follows from the records alone: not from when and in which order they were read.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{Office, query, request, today, values};
use crate::{Index, Names, SearchRequest};
use meeting_core::model::field::Kind;
use meeting_core::query::DateField;
use meeting_core::rows::By;
use viet_text::partial::Partial;

/// A record in which nearly everything is as in others, so that much is equal.
fn body() -> impl Strategy<Value = String> {
    let word = || select(vec!["Sở Nội vụ", "SỞ NỘI VỤ", "Sở Y tế"]);
    let position = || select(vec!["Giám đốc", "GIÁM ĐỐC", "Lái xe"]);
    let number = || {
        select(vec!["number: 21-KL/TW", "number: 21 KL TW", "number: 21-KL/TW, type: Kết luận", "title: Nghị quyết"])
    };
    let due = || select(vec!["", ", due: 2023-06-01"]);
    (1..3_u32, word(), position(), number(), due(), select(vec!["an", "binh", ""])).prop_map(
        |(day, word, position, number, due, id)| {
            let id = if id.is_empty() { String::new() } else { format!("id: {id}, ") };
            format!(
                "title: Giao ban\nsession: {{ kind: other, date: 2023-05-0{day}, place: {word} }}\n\
                 organizations: [{{ id: so, name: {word} }}]\n\
                 participants: [{{ {id}name: Nguyễn An, positions: [{position}], organization: so, roles: [chair] }}]\n\
                 directives: [{{ id: d1, kind: request, text: Báo cáo quý, lead: so, cites: [{{ {number} }}]{due} }}]\n\
                 tasks: [{{ id: t1, title: Báo cáo quý, lead: so{due} }}, {{ id: t2, title: Báo cáo quý, directive: d1 }}]\n"
            )
        },
    )
}

/// Everything that the index says, as text.
fn everything(index: &mut Index) -> String {
    let mut all = Vec::new();
    for kind in [Kind::Sessions, Kind::Directives, Kind::Tasks, Kind::People, Kind::Organizations, Kind::Documents] {
        for words in ["", "bao cao OR nguyen OR so"] {
            let listing = index.list(kind, &query(words, Some(kind)), &request()).unwrap();
            all.push(format!("{kind:?} {words}: {:?}", listing.rows.iter().map(values).collect::<Vec<_>>()));
        }
    }
    for words in ["bao cao", "báo cáo quý", "giam doc", "kind:request", "21-KL/TW"] {
        for limit in [None, Some(2)] {
            let request = SearchRequest { as_of: today(), limit, ..SearchRequest::default() };
            all.push(format!("{words}: {:?}", index.search(&query(words, None), &request).unwrap()));
        }
    }
    for by in [By::Lead, By::Support, By::Chair, By::Organization, By::Month, By::Document] {
        for kind in [Kind::Tasks, Kind::Directives] {
            all.push(format!("{by:?}: {:?}", index.report(kind, by, &query("", None), today()).unwrap()));
        }
    }
    all.push(format!("{:?}", index.ignored_copies().unwrap()));
    all.join("\n")
}

/// The names that are offered.
fn offers(index: Index) -> String {
    let names = Names::in_store(index.store);
    let all = Partial::new("");
    format!(
        "{:?}",
        (
            names.people(&all).unwrap(),
            names.everybody().unwrap(),
            names.organizations(&all).unwrap(),
            names.places(&all).unwrap(),
            names.cited(&all).unwrap(),
            names.days(DateField::Due).unwrap(),
        )
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_history_gives_the_same_index(
        bodies in vec(body(), 2..7),
        order in Just((0..7_usize).collect::<Vec<_>>()).prop_shuffle(),
        at_a_time in 1..4_usize,
        again in vec(0..7_usize, 0..4),
        copied in 0..7_usize,
    ) {
        let id = |at: usize| format!("2023-05-01-{}", char::from(b'a' + u8::try_from(at).unwrap()));
        let copy = |office: &Office| {
            if let Some(body) = bodies.get(copied) {
                let text = format!("format: 1\nid: {}\n{body}", id(copied));
                std::fs::write(office.path(&format!("{} - Copy", id(copied))), text).unwrap();
            }
        };
        let at_once = Office::new();
        for (at, body) in bodies.iter().enumerate() {
            at_once.write(&id(at), body);
        }
        copy(&at_once);
        let mut index = at_once.open();
        let expected = everything(&mut index);

        let little_by_little = Office::new();
        copy(&little_by_little);
        let order: Vec<usize> = order.into_iter().filter(|at| *at < bodies.len()).collect();
        for some in order.chunks(at_a_time) {
            for at in some {
                little_by_little.write(&id(*at), "title: Khác\ntasks: [{ id: t1, title: Việc khác }]\n");
                drop(little_by_little.open());
                little_by_little.write(&id(*at), &bodies[*at]);
            }
            drop(little_by_little.open());
        }
        for at in again.into_iter().filter(|at| *at < bodies.len()) {
            little_by_little.write(&id(at), &format!("{}# again\n", bodies[at]));
            drop(little_by_little.open());
            little_by_little.write(&id(at), &bodies[at]);
        }
        let mut other = little_by_little.open();
        prop_assert_eq!(everything(&mut other), expected);
        prop_assert_eq!(offers(other), offers(index));
    }
}
