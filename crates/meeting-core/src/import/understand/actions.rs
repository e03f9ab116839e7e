//! Work that a table or a list of actions gives to people.

use super::bodies::Bodies;
use super::day_reader::DayReader;
use super::doers::doers;
use super::extraction::{Due, Extraction, Person, Task};
use super::text::{capitalized, has, lower, trimmed, unticked, without_mark};
use super::trailing::Trailing;
use crate::import::document::Row;
use crate::recognize::Certainty;
use crate::recognize::assignment::assignments;
use crate::recognize::deadline::{Basis, deadlines, parse_deadline};
use crate::recognize::person;
use viet_text::fold::fold;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Task,
    Lead,
    Support,
    Due,
    Name,
    Position,
}

/// The headings of the columns; the first that matches counts.
const COLUMNS: [(Column, &[&str]); 6] = [
    (Column::Support, &["phối hợp", "support", "supporting"]),
    (
        Column::Due,
        &[
            "xong",
            "thời gian xong",
            "thời gian thực hiện",
            "tiến độ",
            "hoàn thành",
            "hạn",
            "thời hạn",
            "hạn hoàn thành",
            "thời gian",
            "due",
            "deadline",
            "by when",
            "when",
            "due date",
        ],
    ),
    (
        Column::Lead,
        &[
            "chủ trì",
            "phụ trách",
            "thực hiện",
            "người thực hiện",
            "đơn vị thực hiện",
            "owner",
            "lead",
            "who",
            "assignee",
            "responsible",
            "assigned to",
        ],
    ),
    (Column::Name, &["họ và tên", "họ tên", "name"]),
    (Column::Position, &["chức vụ", "chức danh", "position", "role", "title"]),
    (Column::Task, &["nhiệm vụ", "nội dung", "công việc", "việc", "action", "task", "action item", "what"]),
];

/// Takes a table of actions or of people; returns whether it was one.
pub(super) fn take_table(rows: &[Row], basis: &Basis, bodies: &Bodies, extraction: &mut Extraction) -> bool {
    let Some((head, rows)) = rows.split_first() else { return false };
    let columns: Vec<Option<Column>> = head.cells.iter().map(|cell| column(&cell.join(" "))).collect();
    let place = |column: Column| columns.iter().position(|own| *own == Some(column));
    let mut heads = || {
        let names = head.cells.iter().map(|cell| cell.join(" ")).collect::<Vec<_>>().join(" | ");
        extraction.dropped.push((head.line, names));
    };
    if let (Some(task), true) = (place(Column::Task), place(Column::Lead).or(place(Column::Due)).is_some()) {
        heads();
        for row in rows {
            let cell = |place: Option<usize>| place.and_then(|place| row.cells.get(place)).map(|cell| cell.join(" "));
            let Some(title) = cell(Some(task)).filter(|title| !title.is_empty()) else { continue };
            let task = Task {
                title,
                lead: names(cell(place(Column::Lead)), bodies),
                support: names(cell(place(Column::Support)), bodies),
                due: due(&cell(place(Column::Due)).unwrap_or_default(), extraction.days, basis),
                line: row.line,
                doubt: None,
            };
            if is_repeated(&task, extraction) {
                extraction.understand(row.line, &row.in_one_line(" "));
            } else {
                extraction.tasks.push(task);
            }
        }
        return true;
    }
    let Some(name) = place(Column::Name).filter(|_| rows.len() > 1 || place(Column::Position).is_some()) else {
        return false;
    };
    heads();
    for row in rows {
        let cell = |place: Option<usize>| place.and_then(|place| row.cells.get(place)).cloned().unwrap_or_default();
        let name = cell(Some(name)).join(" ");
        if !name.is_empty() {
            let positions = cell(place(Column::Position))
                .iter()
                .flat_map(|cell| cell.split([',', ';']))
                .map(trimmed)
                .filter(|position| !position.is_empty())
                .map(str::to_owned)
                .collect();
            let (honorific, name) = person::without_address(&name);
            let honorific = honorific.map(str::to_owned);
            let line = row.line;
            extraction.add_person(Person {
                name: name.to_owned(),
                honorific,
                positions,
                line,
                is_listed: true,
                ..Person::default()
            });
        }
    }
    true
}

/// Whether a row says again what was asked above, as a summary of a paper does. What only the row says is taken.
fn is_repeated(task: &Task, extraction: &mut Extraction) -> bool {
    let key = fold(trimmed(&task.title));
    let is_same = |text: &str| fold(trimmed(text)) == key;
    let complete = |lead: &mut Vec<String>, support: &mut Vec<String>, due: &mut Due| {
        if lead.is_empty() {
            lead.clone_from(&task.lead);
        }
        if support.is_empty() {
            support.clone_from(&task.support);
        }
        if *due == Due::default() {
            *due = task.due.clone();
        }
    };
    if let Some(known) = extraction
        .directives
        .iter_mut()
        .find(|known| is_same(&known.text) || known.quote.as_ref().is_some_and(|quote| is_same(quote)))
    {
        // Whom a request names is who leads in such a table.
        if known.to.is_none() || known.to.as_ref().is_some_and(|to| !task.lead.contains(to)) {
            complete(&mut known.lead, &mut known.support, &mut known.due);
        } else {
            complete(&mut task.lead.clone(), &mut known.support, &mut known.due);
        }
        return true;
    }
    let Some(known) = extraction.tasks.iter_mut().find(|known| is_same(&known.title)) else { return false };
    complete(&mut known.lead, &mut known.support, &mut known.due);
    true
}

fn column(text: &str) -> Option<Column> {
    let low = lower(text);
    if low.split_whitespace().count() > 6 {
        return None;
    }
    COLUMNS.iter().find(|(_, words)| has(&low, words)).map(|(column, _)| *column)
}

/// The names of a cell: several are on lines of their own or after commas.
pub(super) fn names(cell: Option<String>, bodies: &Bodies) -> Vec<String> {
    let cell = cell.unwrap_or_default();
    let cell = trimmed(&cell);
    if let Some(found) = doers(cell, 0, bodies).filter(|found| found.end == cell.len()) {
        return found.names;
    }
    let names = cell.split([',', ';']).flat_map(|names| names.split(" and ")).map(trimmed);
    let names = names.map(|name| person::named_person(name).map_or_else(|| name.to_owned(), |person| person.name));
    // "???" names nobody.
    names.filter(|name| name.contains(char::is_alphabetic)).collect()
}

/// When work is due by a cell or the value of a label.
pub(super) fn due(text: &str, days: DayReader, basis: &Basis) -> Due {
    let text = text.trim();
    // "trong quý III năm 2023 (30/9/2023)", "hằng tháng (kỳ đầu 30/6/2023)"
    if let Some((words, inside)) = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("))
        && let Some(date) = days.date(inside.trim_start_matches("kỳ đầu ").trim_start_matches("first on "))
    {
        let repeats = parse_deadline(words, basis).and_then(|found| found.value.repeats);
        return Due { date: Some(date), time: None, words: Some(words.to_owned()), repeats };
    }
    let says_nothing = ["tbd", "tbc", "tba", "n/a", "none"].contains(&lower(text).as_str());
    if says_nothing || trimmed(text).is_empty() {
        return Due::default();
    }
    if let Some(date) = days.date(text) {
        // The words of a day that may be another one are kept.
        let words = days.is_doubtful(text).then(|| text.to_owned());
        return Due { date: Some(date), words, ..Due::default() };
    }
    // A day alone in such a column is the last one.
    let found = parse_deadline(text, basis).or_else(|| parse_deadline(&format!("đến ngày {text}"), basis));
    let found = found.map(|found| found.value.into()).unwrap_or_default();
    Due { words: Some(text.to_owned()), ..found }
}

/// Takes an item of a list of actions: `Jane Doe: send the report by 30 June`.
pub(super) fn take_item(text: &str, line: usize, basis: &Basis, bodies: &Bodies, extraction: &mut Extraction) {
    let text = without_mark(text);
    let Some(text) = unticked(text) else {
        extraction.left.push((line, text.to_owned()));
        return;
    };
    if let Some((work, Trailing { lead, support, due })) = Trailing::of(text, extraction.days, basis, bodies) {
        let title = capitalized(trimmed(work));
        extraction.understand(line, &text[work.len()..]);
        extraction.tasks.push(Task { title, lead, support, due, line, doubt: None });
        return;
    }
    let deadline = deadlines(text, basis).into_iter().next();
    let due = deadline.map_or_else(Due::default, |found| found.value.into());
    let assigned = assignments(text).into_iter().next().filter(|found| !found.value.lead.is_empty());
    let (lead, support, title, is_sure) = if let Some(found) = assigned {
        let own = text.get(found.value.work.clone()).map(trimmed).filter(|own| own.split_whitespace().count() >= 2);
        let values = |names: Vec<crate::recognize::Found<String>>| names.into_iter().map(|name| name.value).collect();
        let is_sure = found.certainty > Certainty::Guessed;
        (values(found.value.lead), values(found.value.support), own.unwrap_or(text), is_sure)
    } else if let Some((name, work)) = text.split_once(':').filter(|(name, _)| name.split_whitespace().count() <= 6) {
        (names(Some(name.to_owned()), bodies), Vec::new(), work.trim(), true)
    } else {
        (Vec::new(), Vec::new(), text, false)
    };
    if !title.is_empty() {
        let doubt = (!is_sure).then(|| text.to_owned());
        extraction.tasks.push(Task { title: capitalized(title), lead, support, due, line, doubt });
    }
}
