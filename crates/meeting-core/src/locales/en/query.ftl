## The query language: what can be wrong with a query. `$text`, `$name` and `$value` are as typed.

query-did-you-mean = did you mean `{ $text }`?

query-unknown-field = there is no field `{ $name }`
query-fields = the fields are { $names }; to search for the text itself, put it in quotes

query-no-value = `{ $name }:` needs a value
query-no-value-help = write it right behind the colon, without a space: `{ $name }:…`
query-values-help = write several values with a comma and no space between them: `{ $name }:a,b`
query-open-list = a value is missing beside the comma
query-open-list-help = write values with a comma and no space between them: `lead:a,b`

query-unknown-value = `{ $name }:` does not take `{ $value }`
query-values = it takes { $values }

query-not-a-date = `{ $value }` is not a date
query-not-a-date-help = write 2023, 2023-05, 2023-Q2, 2023-05-08, 08/05/2023, "tháng 5/2023", 2023-01..2023-06, >=2023-05-08; `due:` also takes week and month
query-date-reversed = `{ $value }` ends before it begins
query-date-out-of-range = `{ $value }` leads out of the calendar: years are 1000 to 9999

query-no-word = `{ $text }` has no letter or digit to search for
query-no-word-help = punctuation is not searched; leave it out
query-star-within = in `{ $text }` a `*` stands before the end
query-star-within-help = `*` stands for the rest of a word, so only at its end: `đảng*`
query-two-dashes = `{ $text }` is neither an option nor an exclusion
query-two-dashes-help = an exclusion has one dash: `-khen`

query-open-quote = this quotation mark is never closed
query-open-parenthesis = this parenthesis is never closed
query-stray-parenthesis = this parenthesis closes nothing
query-quote-help = to search for the text itself, put it in quotes
query-empty-parentheses = there is nothing between the parentheses
query-lone-or = OR needs something on both sides
query-lone-or-help = to search for the word itself, write `"OR"` or `or`
query-too-many = a query has at most { $limit } words and values
query-too-many-help = split it into several queries; the beginning of an id stands for many: `id:2024-05`
query-too-deep = parentheses and exclusions stand more than { $limit } deep in each other

## Where nothing was found: what may have been meant.
query-hint-and = words next to each other are all wanted; leave out `{ $word }`
query-hint-or = for one or the other, write OR in capitals: `{ $left } OR { $right }`
query-hint-not = to leave out what has a word, write `-{ $word }` or `not:{ $word }`
query-hint-near = `{ $word }` is a word here; words side by side are found by a phrase in quotes: `"khen thưởng"`
query-hint-state = for the state `{ $word }`, write `is:{ $name }`
query-hint-date = a day or month of the session is asked for with `date:{ $day }`
