//! The tables of names agree with each other.

use crate::model::field::{FieldId, FieldType, Kind};
use crate::query::choice::of_field;
use crate::query::{DateField, Has, Is, Keyword, names};

#[test]
fn names_are_unique() {
    let mut all: Vec<_> = names().collect();
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count);
}

#[test]
fn every_field_of_a_query_can_be_asked_for() {
    for field in FieldId::ALL.iter().filter(|field| field.query().is_some()) {
        if field.holds() == FieldType::Date {
            assert!(DateField::of_field(*field).is_some(), "{}", field.name());
        }
    }
    for date in DateField::ALL {
        assert!(FieldId::of_query(date.name()).is_some_and(|field| field.name() == date.name()));
    }
}

#[test]
fn a_kind_takes_some_of_all_names() {
    for field in FieldId::ALL.iter().filter(|field| matches!(field.holds(), FieldType::Choice(_))) {
        let all = of_field(*field, None).names();
        for kind in Kind::ALL {
            let own = of_field(*field, Some(kind)).names();
            assert!(!own.is_empty() && own.iter().all(|name| all.contains(name)), "{} {kind:?}", field.name());
        }
    }
}

#[test]
fn names_read_back() {
    assert!(Is::ALL.iter().all(|&is| Is::of_name(is.name()) == Some(is)));
    assert!(Has::ALL.iter().all(|&has| Has::of_name(has.name()) == Some(has)));
    assert!(Keyword::ALL.iter().all(|&keyword| Keyword::of_name(keyword.name()) == Some(keyword)));
}
