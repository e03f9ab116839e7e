//! The SQL of one condition.

use std::borrow::Cow;

use super::document::Matcher;
use super::fragment::Fragment;
use super::people::PeopleMatcher;
use super::phrase::{Phrase, any_of, number_spellings};
use super::scope::{Scope, Subject, is_of_people, owners, scope};
use super::{Compiler, in_words, records_with};
use crate::codes::{code, kind_code, role_bit, status_code};
use crate::extract::{Column, day};
use meeting_core::model::field::{FieldId, Part};
use meeting_core::model::{KindOfSession, OwnField, Progress, RecordState, Role, WorkStatus, WorkType};
use meeting_core::query::{
    Condition, CountRange, DateField, DateRange, DocumentNumberValue, Has, Is, NumberEnd, NumberRange, OwnTest,
};

use Part::{Directive, Participant, Session, Task};

impl Compiler {
    pub(super) fn condition(&mut self, condition: &Condition) -> Fragment {
        match condition {
            // Free words of the query are phrases of the tree.
            Condition::Words(words) => records_with(&any_of(&[Phrase::of(words)], None), &Part::ALL, ""),
            Condition::In(parts) => {
                let part = match self.subject {
                    Subject::Record => return Fragment::new(if parts.contains(&Session) { "1" } else { "0" }),
                    Subject::Part(part) => return Fragment::new(if parts.contains(&part) { "1" } else { "0" }),
                    Subject::Work | Subject::Document | Subject::Any => "p.part IN ",
                };
                Fragment::new(part).list(parts.iter().map(|part| *part as i64))
            }
            Condition::Text { field, values } => {
                let phrases: Vec<_> = values.iter().map(Phrase::of).collect();
                self.words_of(condition, *field, &phrases)
            }
            Condition::Number { field, values } => self.numbers(condition, *field, values),
            Condition::Id { values, .. } => {
                Fragment::any(values.iter().map(|value| self.id(value)).collect::<Vec<_>>())
            }
            Condition::Choice { field, values } => self.choice(condition, *field, values),
            Condition::Date { field, values } => {
                let column = match field {
                    DateField::Date => return self.days(values),
                    DateField::Issued => return Fragment::new(any_range(values, "r.issued", "r.issued")),
                    DateField::Due => "due",
                    DateField::Completed => "completed",
                    DateField::Updated => "updated",
                    DateField::Reminded => "reminded",
                };
                self.work(condition, &|_, n| {
                    let column = format!("{n}.{column}");
                    any_range(values, &column, &column)
                })
            }
            // The days of lateness are the only count that queries ask for.
            Condition::Count { values, .. } => self.work(condition, &|_, n| counts(values, &format!("{n}.late"))),
            Condition::Own { field, test } => self.own(condition, *field, test),
            Condition::Is(is) => self.is(condition, *is),
            Condition::Has(has) => self.has(condition, *has),
        }
    }

    /// The full-text expression of a condition on a text field of the listed part.
    pub(super) fn field_text(&self, condition: &Condition) -> Option<String> {
        let (field, phrases) = phrases(condition)?;
        if self.is_handed_over && is_of_people(field) {
            return None;
        }
        let part = match self.subject {
            Subject::Part(part) => part,
            // A title is that of a task and the text of a directive, which are in one column.
            Subject::Work => Task,
            Subject::Record | Subject::Document | Subject::Any => return None,
        };
        // The organization of a participant may be described by another part.
        if part == Participant && field == FieldId::Organization || scope(condition, self.subject) != Scope::Own {
            return None;
        }
        Some(any_of(&phrases, Some(Column::of_field(field, part)?)))
    }

    /// A full-text expression that is necessary, but not sufficient, for a condition of a search on a text field of the part.
    pub(super) fn needed_text(&self, condition: &Condition) -> Option<String> {
        let (field, phrases) = phrases(condition)?;
        // The citations of a task are in the words of its directive.
        let is_elsewhere = field == FieldId::Cites || self.is_handed_over && is_of_people(field);
        if is_elsewhere || self.subject != Subject::Any || scope(condition, self.subject) != Scope::Own {
            return None;
        }
        let mut columns: Vec<_> = owners(condition).iter().filter_map(|part| Column::of_field(field, *part)).collect();
        columns.sort_unstable_by_key(|column| *column as usize);
        columns.dedup();
        let any: Vec<_> = columns.into_iter().map(|column| any_of(&phrases, Some(column))).collect();
        (!any.is_empty()).then(|| format!("({})", any.join(" OR ")))
    }

    fn words_of(&mut self, condition: &Condition, field: FieldId, phrases: &[Phrase]) -> Fragment {
        if self.is_handed_over && is_of_people(field) {
            let number = self.people.len();
            self.people.push(PeopleMatcher { field, phrases: phrases.to_vec() });
            let matched = format!("SELECT part FROM matched_work WHERE number = {number}");
            return self.work(condition, &|w, _| format!("{w}.id IN ({matched})"));
        }
        let scope = scope(condition, self.subject);
        let expression = |part| Column::of_field(field, part).map(|column| any_of(phrases, Some(column)));
        if field == FieldId::Chair {
            let chairs = role_bit(Role::Chair) | role_bit(Role::DeputyChair);
            let and = format!(" AND EXISTS (SELECT 1 FROM person y WHERE y.id = q.id AND y.roles & {chairs})");
            return records_with(&any_of(phrases, Some(Column::Main)), &[Participant], &and);
        }
        if self.subject == Subject::Document && scope == Scope::Own {
            return self.document(Matcher { title_only: true, ..Matcher::any(phrases.to_vec()) });
        }
        if scope == Scope::Own && self.subject == Subject::Part(Participant) && field == FieldId::Organization {
            let described = any_of(phrases, Some(Column::Main));
            let plain = any_of(phrases, Some(Column::Lead));
            return Fragment::any([in_words("+x.organization", &described), in_words("+x.id", &plain)]);
        }
        let parts = if scope == Scope::Session { Cow::Borrowed(&[Session][..]) } else { owners(condition) };
        let each = parts.iter().filter_map(|part| Some((*part, expression(*part)?)));
        if scope == Scope::Own {
            let any = each.map(|(part, text)| {
                let fragment = Fragment::new(format!("(p.part = {} AND ", part as i64));
                fragment.with(in_words(self.row(), &text)).sql(")")
            });
            return Fragment::any(any.collect::<Vec<_>>());
        }
        Fragment::any(each.map(|(part, text)| records_with(&text, &[part], "")).collect::<Vec<_>>())
    }

    fn numbers(&mut self, condition: &Condition, field: FieldId, values: &[DocumentNumberValue]) -> Fragment {
        let phrases: Vec<_> = values.iter().flat_map(number_spellings).collect();
        let scope = scope(condition, self.subject);
        if self.subject == Subject::Document && scope == Scope::Own {
            return self.document(Matcher { number_only: field == FieldId::Number, ..Matcher::any(phrases) });
        }
        let column = if field == FieldId::Cites { Column::Cites } else { Column::Label };
        let text = any_of(&phrases, Some(column));
        let is_cites = column == Column::Cites;
        match (scope, self.subject) {
            // A task has the citations of its directive.
            (Scope::Own, Subject::Work) => {
                Fragment::all([records_with(&text, &[Directive], ""), in_words("+IFNULL(w.inherits, w.id)", &text)])
            }
            (Scope::Own, Subject::Any) if is_cites => {
                let inherits = "EXISTS (SELECT 1 FROM work v WHERE v.id = p.id AND ";
                let inherited = Fragment::new(inherits).with(in_words("+v.inherits", &text)).sql(")");
                // Few records match, so they are selected first.
                let any = Fragment::any([in_words("+p.id", &text), inherited]);
                Fragment::all([records_with(&text, &owners(condition), ""), any])
            }
            (Scope::Own, Subject::Any) => {
                let parts = Fragment::new("(p.part IN ").list(owners(condition).iter().map(|part| *part as i64));
                parts.sql(" AND ").with(in_words("+p.id", &text)).sql(")")
            }
            (Scope::Own, _) => in_words(self.row(), &text),
            (Scope::Session, _) => records_with(&text, &[Session], ""),
            (Scope::Somewhere, _) => records_with(&text, &owners(condition), ""),
        }
    }

    /// `value`: an id or a prefix of one, or `<record>#<part>`.
    fn id(&self, value: &str) -> Fragment {
        // An exact id takes precedence over a prefix.
        let record = |name: &str| {
            let all = Fragment::new("(r.name = ").bind(name.to_owned());
            let all = all.sql(" OR (r.name >= ").bind(name.to_owned()).sql(" AND r.name < ");
            let all = all.bind(format!("{name}\u{7f}")).sql(" AND NOT EXISTS (SELECT 1 FROM record WHERE name = ");
            all.bind(name.to_owned()).sql(")))")
        };
        let part = |name: &str| {
            let all = Fragment::new("p.name_word IN (SELECT id FROM word WHERE text = ").bind(name.to_owned());
            let all = all.sql(" OR (text >= ").bind(name.to_owned()).sql(" AND text < ").bind(format!("{name}\u{7f}"));
            let all = all.sql(" AND NOT EXISTS (SELECT 1 FROM word WHERE text = ").bind(name.to_owned()).sql(")))");
            // The id of the directory, where the record has another one.
            let is_somebody = matches!(self.subject, Subject::Any | Subject::Part(Participant | Part::Organization));
            let of_directory = ["organization", "person"].map(|table| {
                let key =
                    format!("p.id IN (SELECT k.id FROM {table} k JOIN word t ON t.id = k.key_word WHERE t.text = ");
                Fragment::new(key).bind(name.to_owned()).sql(")")
            });
            Fragment::any([all].into_iter().chain(of_directory.into_iter().filter(|_| is_somebody)).collect::<Vec<_>>())
        };
        match (self.subject, value.split_once('#')) {
            (Subject::Record | Subject::Document, split) => record(split.map_or(value, |(name, _)| name)),
            (_, Some((name, local))) => Fragment::all([record(name), part(local)]),
            // An id of a record matches all its parts.
            (Subject::Part(_) | Subject::Work, None) => Fragment::any([record(value), part(value)]),
            (Subject::Any, None) => {
                Fragment::any([Fragment::all([Fragment::new("p.part = 0"), record(value)]), part(value)])
            }
        }
    }

    fn choice(&self, condition: &Condition, field: FieldId, values: &[String]) -> Fragment {
        let of_kind =
            |value: &str| KindOfSession::of_name(value).filter(|_| field == FieldId::Kind).and_then(kind_code);
        let codes: Vec<_> = values.iter().filter_map(|value| code(value).or_else(|| of_kind(value))).collect();
        let within = |column: &str| Fragment::new(format!("{column} IN ")).list(codes.iter().copied());
        let list = Fragment::new("").list(codes.iter().copied()).text;
        match field {
            FieldId::State => within("r.state"),
            FieldId::Roles => {
                let bits =
                    values.iter().filter_map(|value| Role::of_name(value)).fold(0, |all, role| all | role_bit(role));
                if scope(condition, self.subject) == Scope::Own {
                    return Fragment::new(format!("x.roles & {bits}"));
                }
                let sql = "EXISTS (SELECT 1 FROM person y WHERE y.id BETWEEN r.first AND r.last AND y.roles & ";
                Fragment::new(format!("{sql}{bits})"))
            }
            FieldId::Kind => self.session_or_work(condition, within("r.kind"), &|w, _| format!("{w}.kind IN {list}")),
            FieldId::Status => {
                let of_work = |_: &str, n: &str| format!("{n}.status IN {list}");
                self.session_or_work(condition, within("r.status"), &of_work)
            }
            FieldId::Type => {
                let parts = values.iter().filter_map(|value| WorkType::of_name(value)).map(|kind| match kind {
                    WorkType::Task => Task as i64,
                    WorkType::Directive => Directive as i64,
                });
                let parts = Fragment::new("").list(parts).text;
                self.work(condition, &|w, _| format!("{w}.part IN {parts}"))
            }
            FieldId::Priority => self.work(condition, &|w, _| format!("{w}.priority IN {list}")),
            // These fields are no choices: the parser makes no such condition.
            FieldId::Ref
            | FieldId::Number
            | FieldId::Date
            | FieldId::Issued
            | FieldId::Until
            | FieldId::Title
            | FieldId::Text
            | FieldId::Name
            | FieldId::Short
            | FieldId::PartOf
            | FieldId::Honorific
            | FieldId::Positions
            | FieldId::History
            | FieldId::Organization
            | FieldId::Chair
            | FieldId::Person
            | FieldId::Place
            | FieldId::Series
            | FieldId::Directive
            | FieldId::By
            | FieldId::To
            | FieldId::Lead
            | FieldId::Support
            | FieldId::Cites
            | FieldId::Issuer
            | FieldId::Due
            | FieldId::NextDue
            | FieldId::OriginalDue
            | FieldId::Extensions
            | FieldId::Occurrences
            | FieldId::Missed
            | FieldId::Answered
            | FieldId::Reminded
            | FieldId::Late
            | FieldId::DueText
            | FieldId::Url
            | FieldId::Own(_)
            | FieldId::Repeats
            | FieldId::Completed
            | FieldId::Open
            | FieldId::Done
            | FieldId::Overdue
            | FieldId::Updated
            | FieldId::Directives
            | FieldId::Tasks
            | FieldId::Sessions
            | FieldId::Absences
            | FieldId::Cited
            | FieldId::CitedBy
            | FieldId::First
            | FieldId::Last
            | FieldId::Id
            | FieldId::Record
            | FieldId::File => Fragment::new("0"),
        }
    }

    fn days(&self, values: &[DateRange]) -> Fragment {
        if self.subject == Subject::Document {
            return Fragment::new(any_range(values, "c.date", "c.date"));
        }
        // A session of several days matches by any of them.
        Fragment::new(any_range(values, "r.date", "IFNULL(r.until, r.date)"))
    }

    fn is(&self, condition: &Condition, is: Is) -> Fragment {
        let of_state = |state: RecordState| Fragment::new(format!("r.state = {}", code(state.name()).unwrap_or(-1)));
        let so_far = |progress| is_one_of(move |status| status.progress() == progress);
        match is {
            Is::Draft => of_state(RecordState::Draft),
            Is::Final => of_state(RecordState::Final),
            Is::Open => self.work(condition, &so_far(Progress::Open)),
            Is::InForce => self.work(condition, &is_one_of(WorkStatus::is_in_force)),
            Is::Overdue => self.work(condition, &|_, n| format!("{n}.open_overdue > 0")),
            Is::Extended => self.work(condition, &|_, n| format!("{n}.extensions > 0")),
            Is::Done => self.work(condition, &so_far(Progress::Done)),
            // What was not held yet has concluded nothing.
            Is::Unissued => Fragment::new(format!("(r.conclusions = 0 AND r.begin <= {})", day(self.as_of))),
        }
    }

    /// A condition on the values of a field that the office has declared.
    fn own(&self, condition: &Condition, field: OwnField, test: &OwnTest) -> Fragment {
        let of_part = match scope(condition, self.subject) {
            Scope::Own => format!("= {}", self.row()),
            Scope::Session => "= r.first".to_owned(),
            Scope::Somewhere => "BETWEEN r.first AND r.last".to_owned(),
        };
        let tables = "SELECT 1 FROM own q CROSS JOIN part g ON g.id = q.part";
        let start = Fragment::new(format!("EXISTS ({tables} WHERE q.part {of_part} AND q.field = "))
            .bind(field.name.to_owned());
        let start = start.sql(" AND g.part IN ").list(owners(condition).iter().map(|part| *part as i64)).sql(" AND ");
        let test = match test {
            OwnTest::Present => Fragment::new("1"),
            OwnTest::Words(values) => Fragment::any(values.iter().map(|words| {
                let end = if words.prefix { "" } else { " " };
                let words = format!(" {}{end}", words.tokens.join(" "));
                Fragment::new("instr(q.folded, ").bind(words).sql(") > 0")
            })),
            OwnTest::Dates(values) => {
                Fragment::new(format!("q.day IS NOT NULL AND {}", any_range(values, "q.day", "q.day")))
            }
            OwnTest::Numbers(values) => Fragment::any(values.iter().map(numbers)),
            OwnTest::Values(values) => {
                Fragment::any(values.iter().map(|value| Fragment::new("q.text = ").bind(value.clone())))
            }
        };
        start.with(test).sql(")")
    }

    fn has(&self, condition: &Condition, has: Has) -> Fragment {
        let column = match has {
            Has::Due => "due",
            Has::Lead => "lead",
            Has::Support => "support",
            Has::Completed => "completed",
            Has::Updates => "updated",
            Has::Reminder => "reminded",
            Has::Number => {
                let of_session = Fragment::new("r.number IS NOT NULL");
                return self.session_or_work(condition, of_session, &|w, _| format!("{w}.number IS NOT NULL"));
            }
            Has::Tasks => {
                // A subquery that is evaluated once, not for each directive.
                let with_tasks = "SELECT directive FROM now WHERE directive IS NOT NULL";
                let of_work = |w: &str, _: &str| format!("+{w}.id IN ({with_tasks})");
                return self.session_or_work(condition, Fragment::new("r.tasks > 0"), &of_work);
            }
            Has::Place => return Fragment::new("r.place_word IS NOT NULL"),
            Has::Conclusions => return Fragment::new("r.conclusions IS NOT NULL"),
            Has::Cites => {
                let cited = |row: &str| format!("EXISTS (SELECT 1 FROM cite d WHERE d.part = {row})");
                let of_work = |w: &str, _: &str| {
                    format!("({} OR {})", cited(&format!("{w}.id")), cited(&format!("{w}.inherits")))
                };
                return self.session_or_work(condition, Fragment::new(cited("r.first")), &of_work);
            }
        };
        self.work(condition, &|_, n| format!("{n}.{column} IS NOT NULL"))
    }

    /// A condition with one form for sessions and another for work.
    fn session_or_work(&self, condition: &Condition, session: Fragment, of_work: OfWork) -> Fragment {
        match (scope(condition, self.subject), self.subject) {
            (Scope::Session, _) => session,
            (Scope::Own, Subject::Any) => {
                Fragment::any([Fragment::all([Fragment::new("p.part = 0"), session]), self.work(condition, of_work)])
            }
            _ => self.work(condition, of_work),
        }
    }

    /// A condition on a row of `work` and one of `now`: those of what is listed, or any of the record.
    fn work(&self, condition: &Condition, of: OfWork) -> Fragment {
        let owners = owners(condition);
        let parts = owners.iter().filter(|part| **part != Session).map(|part| *part as i64);
        let among = Fragment::new("v.part IN ").list(parts).text;
        let of_some = |which: &str| {
            let tables = "work v LEFT JOIN now m ON m.id = v.id";
            Fragment::new(format!("EXISTS (SELECT 1 FROM {tables} WHERE {which} AND {among} AND {})", of("v", "m")))
        };
        match (scope(condition, self.subject), self.subject) {
            (Scope::Own, Subject::Part(_) | Subject::Work) => Fragment::new(of("w", "n")),
            (Scope::Own, _) => of_some("v.id = p.id"),
            _ => of_some("v.id BETWEEN r.first AND r.last"),
        }
    }

    /// A condition on the listed document, which is matched before the query.
    pub(super) fn document(&mut self, matcher: Matcher) -> Fragment {
        let number = self.matchers.len();
        self.matchers.push(matcher);
        let sql = "EXISTS (SELECT 1 FROM matched m WHERE m.part = c.part AND m.ordinal = c.ordinal AND m.number = ";
        Fragment::new(format!("{sql}{number})"))
    }
}

/// The SQL of a condition, given the aliases of `work` and of `now`.
type OfWork<'f> = &'f dyn Fn(&str, &str) -> String;

/// The SQL of "its status is one of these".
fn is_one_of(statuses: impl Fn(WorkStatus) -> bool) -> impl Fn(&str, &str) -> String {
    let codes = WorkStatus::all().filter(|status| statuses(*status)).map(|status| status_code(status).to_string());
    let codes = codes.collect::<Vec<_>>().join(", ");
    move |_, n| format!("{n}.status IN ({codes})")
}

/// The field and the phrases of a condition on words.
pub(super) fn phrases(condition: &Condition) -> Option<(FieldId, Vec<Phrase>)> {
    match condition {
        Condition::Text { field, values } => Some((*field, values.iter().map(Phrase::of).collect())),
        Condition::Number { field, values } => Some((*field, values.iter().flat_map(number_spellings).collect())),
        _ => None,
    }
}

/// The SQL of "the count is in any of these ranges".
fn counts(values: &[CountRange], column: &str) -> String {
    let ranges = values.iter().map(|range| {
        let from = range.first.map(|from| format!("{column} >= {from}"));
        let to = range.last.map(|to| format!("{column} <= {to}"));
        format!("({})", from.into_iter().chain(to).collect::<Vec<_>>().join(" AND "))
    });
    Fragment::any(ranges.map(Fragment::new)).text
}

/// A condition on the number of a value; what is none is in no stretch.
fn numbers(range: &NumberRange) -> Fragment {
    let end = |end: &NumberEnd, sign: &str| {
        let sign = if end.is_included { format!("{sign}=") } else { sign.to_owned() };
        Fragment::new(format!("q.number {sign} ")).bind(end.key.clone())
    };
    let first = range.first.as_ref().map(|it| end(it, ">"));
    let last = range.last.as_ref().map(|it| end(it, "<"));
    Fragment::all(first.into_iter().chain(last).collect::<Vec<_>>())
}

/// The SQL of "the days from `first` to `last` intersect any of these ranges".
fn any_range(values: &[DateRange], first: &str, last: &str) -> String {
    let ranges = values.iter().map(|range| {
        let from = range.first.map(|from| format!("{last} >= {}", day(from)));
        let to = range.last.map(|to| format!("{first} <= {}", day(to)));
        let both: Vec<_> = from.into_iter().chain(to).collect();
        if both.is_empty() { format!("{first} IS NOT NULL") } else { format!("({})", both.join(" AND ")) }
    });
    Fragment::any(ranges.map(Fragment::new)).text
}
