//! People's names.

/// The name as people are sorted by: the given name, which is the last word, then the family and
/// middle names. "Bùi Thái Trọng" gives "Trọng Bùi Thái".
#[must_use]
pub fn sort_name(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let by = words.len().min(1);
    words.rotate_right(by);
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::sort_name;

    #[test]
    fn given_name_first() {
        for (name, expected) in [
            ("Bùi Thái Trọng", "Trọng Bùi Thái"),
            ("Phạm Thị Trung", "Trung Phạm Thị"),
            ("  Y\u{a0}Biêr   Niê ", "Niê Y Biêr"),
            ("Nga", "Nga"),
            ("", ""),
        ] {
            assert_eq!(sort_name(name), expected);
        }
    }
}
