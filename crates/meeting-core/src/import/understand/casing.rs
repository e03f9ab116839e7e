//! A title in capitals converted to sentence case, by how the text itself writes the same words.

use std::collections::HashMap;

use super::text::{begins, capitalized, lower};
use crate::recognize::words;

/// Whether the text is in capitals only.
pub(super) fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() >= 6 && !text.chars().any(char::is_lowercase)
}

/// A title in capitals as a sentence writes it, and whether every word is written so in one of the texts.
pub(super) fn sentence_case<'t>(title: &str, texts: impl Iterator<Item = &'t str>) -> (String, bool) {
    let known = WordContexts::of(texts);
    let words: Vec<&str> = title.split(' ').collect();
    let mut written: Vec<String> = Vec::new();
    let mut is_sure = true;
    while written.len() < words.len() {
        let rest = &words[written.len()..];
        let run = known.longest_run(rest);
        if run.is_empty() {
            is_sure = false;
            let word = rest.first().copied().unwrap_or_default();
            written.push(if keeps_capitals(word) { word.to_owned() } else { lower(word) });
        } else {
            // The signs around a word are the title's own.
            written.extend(rest.iter().zip(&run).map(|(word, known)| word.replacen(bare(word), known, 1)));
        }
    }
    (capitalized(&written.join(" ")), is_sure)
}

/// The name of a body in capitals as names of bodies are written: "Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh".
pub(super) fn body_case(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let mut written: Vec<String> = Vec::new();
    while let Some(word) = words.get(written.len()) {
        let rest = lower(&words[written.len()..].join(" "));
        let longest = |phrases: &[&str]| {
            phrases.iter().filter(|phrase| begins(&rest, &[phrase])).map(|phrase| phrase.split(' ').count()).max()
        };
        if let Some(count) = longest(&words::LEVELS).filter(|_| !written.is_empty()) {
            written.extend(rest.split(' ').take(count).map(str::to_owned));
            continue;
        }
        if keeps_capitals(word) {
            written.push((*word).to_owned());
            continue;
        }
        let next = words.get(written.len() + 1).map(|next| lower(next));
        let is_pair =
            next.as_ref().is_some_and(|next| words::PAIRS.contains(&format!("{} {next}", lower(word)).as_str()));
        let count = longest(&words::HEADS).filter(|count| *count > 1).unwrap_or(1 + usize::from(is_pair));
        let small = words::SMALL.contains(&lower(word).as_str()) && !written.is_empty();
        let phrase: Vec<&str> = rest.split(' ').take(count).collect();
        let phrase = phrase.join(" ");
        let phrase = if small { phrase } else { capitalized(&phrase) };
        written.extend(phrase.split(' ').map(str::to_owned));
    }
    written.join(" ")
}

/// Whether it is a short form or a number.
fn keeps_capitals(word: &str) -> bool {
    let letters: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_roman = !letters.is_empty() && letters.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    words::SHORT_FORMS.contains(&lower(&letters).as_str()) || is_roman || letters.chars().any(|c| c.is_ascii_digit())
}

/// The words of the texts that are not in capitals.
struct WordContexts<'t> {
    words: Vec<(&'t str, bool)>,
    places: HashMap<String, Vec<usize>>,
}

/// Most occurrences of a word that are compared: the title of a long text must not take long.
const MOST_PLACES: usize = 200;

impl<'t> WordContexts<'t> {
    fn of(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut words = Vec::new();
        for text in texts.filter(|text| !is_capitals(text)) {
            let mut begins = true;
            for word in text.split(' ') {
                let bare = bare(word);
                // What begins a sentence has a capital of its own.
                words.push((bare, begins));
                begins = word.ends_with(['.', '!', '?', ':', ';', '“', '-']);
            }
            words.push(("", true));
        }
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, (word, _)) in words.iter().enumerate() {
            let places = places.entry(lower(word)).or_default();
            if places.len() < MOST_PLACES {
                places.push(place);
            }
        }
        Self { words, places }
    }

    /// The longest run of words in the texts that the title's words begin with; a run at the beginning of a sentence
    /// counts only if it has several words.
    fn longest_run(&self, title: &[&str]) -> Vec<&'t str> {
        let Some(first) = title.first() else { return Vec::new() };
        let places = self.places.get(&lower(bare(first))).map_or(&[][..], Vec::as_slice);
        let length = |place: usize| {
            let pairs = title.iter().zip(&self.words[place..]);
            pairs.take_while(|(word, (known, _))| !known.is_empty() && lower(bare(word)) == lower(known)).count()
        };
        let runs = places.iter().map(|place| (length(*place), !self.words[*place].1, *place));
        let runs = runs.filter(|(length, _, place)| !self.is_piece_of_name(*place, *length));
        let best = runs.filter(|(length, is_inside, _)| *is_inside || *length > 2);
        let Some((length, _, place)) =
            best.max_by_key(|(length, is_inside, place)| (*length, *is_inside, std::cmp::Reverse(*place)))
        else {
            return Vec::new();
        };
        self.words[place..place + length].iter().map(|(word, _)| *word).collect()
    }

    /// Whether the words are part of a longer name: "Bộ" in "Bộ Chính trị" says nothing about another "bộ".
    fn is_piece_of_name(&self, place: usize, length: usize) -> bool {
        let run = &self.words[place..place + length];
        let goes_on = |at: usize| {
            self.words.get(at).is_some_and(|(word, begins)| word.starts_with(char::is_uppercase) && !begins)
        };
        let follows = length == 1 && place > 0 && has_capital(self.words[place - 1].0);
        run.iter().any(|(word, _)| has_capital(word)) && (goes_on(place + length) || follows)
    }
}

fn has_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::sentence_case;

    #[test]
    fn by_how_the_text_writes_it() {
        let texts = ["Thực hiện công tác của Đảng ủy Khối cơ quan tỉnh. Có buổi làm việc với Sở Giáo dục và Đào tạo"];
        let of = |title| sentence_case(title, texts.into_iter());
        assert_eq!(
            of("ĐẢNG ỦY KHỐI CƠ QUAN TỈNH LÀM VIỆC VỚI SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
            ("Đảng ủy Khối cơ quan tỉnh làm việc với Sở Giáo dục và Đào tạo".to_owned(), true)
        );
        let texts = ["Văn bản của Bộ Chính trị. Sau đó Chi bộ Văn phòng họp"];
        let title = sentence_case("SINH HOẠT CHI BỘ THƯỜNG KỲ", texts.into_iter());
        assert_eq!(title.0, "Sinh hoạt chi bộ thường kỳ");
        assert_eq!(of("UBND XÃ THỰC HIỆN KHÓA XII"), ("UBND xã thực hiện khóa XII".to_owned(), false));
    }
}
