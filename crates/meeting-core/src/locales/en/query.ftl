## The query language: what can be wrong with a query. `$text`, `$name` and `$value` are as typed.

query-did-you-mean = did you mean `{ $text }`?

query-unknown-field = unknown field `{ $name }`
query-fields = names like it: { $names }; for all, run `meeting help fields`; to search for the text itself, quote it
query-name = { $label ->
   *[other] { $name }:
}

query-ambiguous-field = `{ $name }:` has several meanings
query-ambiguous-field-help = write one of: { $names }

query-no-value = `{ $name }:` needs a value
query-no-value-help = write it directly after the colon, without a space: `{ $name }:…`
query-values-help = separate several values with commas, without spaces: `{ $name }:a,b`
query-open-list = missing value next to the comma
query-open-list-help = separate values with commas, without spaces: `lead:a,b`

query-unknown-value = `{ $value }` is not a value of `{ $name }:`
query-values = one of: { $values }

query-not-a-date = `{ $value }` is not a date
query-not-a-date-help = examples: 2023, 2023-05, 2023-Q2, 2023-05-08, 08/05/2023, 8/5, yesterday, "this week", "May 2023", 2023-01..2023-06, >=2023-05-08; for `due:` also week and month
query-date-reversed = `{ $value }` ends before it begins
query-date-out-of-range = `{ $value }` is out of range: years run from 1000 to 9999

query-not-a-count = `{ $value }` is not a number
query-not-a-count-help = examples: { $name }:30, { $name }:>30, { $name }:10..20
query-not-a-number-help = examples: { $name }:9.5, { $name }:>9, { $name }:-3, { $name }:1.5..2.5
query-no-word = `{ $text }` contains no letter or digit to search for
query-no-word-help = punctuation cannot be searched for; remove it
query-star-within = `{ $text }`: `*` is only allowed at the end of a word
query-star-within-help = `*` stands for the rest of a word: `pilot*`
query-two-dashes = `{ $text }` is not an option and not an exclusion
query-two-dashes-help = write an exclusion with one dash: `-khen`

query-open-quote = unclosed quotation mark
query-open-parenthesis = unclosed parenthesis
query-stray-parenthesis = unmatched closing parenthesis
query-quote-help = to search for the text itself, quote it
query-empty-parentheses = empty parentheses
query-lone-or = OR needs a term on both sides
query-lone-or-help = to search for the word itself, write `"OR"` or `or`
query-too-many = a query can have at most { $limit } words and values
query-too-many-help = split it into several queries; the beginning of an id matches many ids: `id:2024-05`
query-too-deep = query nested too deeply (more than { $limit } levels)

## Where nothing was found: what may have been meant.
query-hint-and = words next to each other must all match; remove `{ $word }`
query-hint-or = for one or the other, write OR in capitals: `{ $left } OR { $right }`
query-hint-not = to exclude a word, write `-{ $word }` or `not:{ $word }`
query-hint-near = there is no operator `{ $word }`; to find adjacent words, quote them: `"release date"`
query-hint-state = for the status `{ $word }`, write `is:{ $name }`
query-hint-date = for a date or month of the meeting, write `date:{ $day }`
query-hint-period = searched for the text "{ $words }"; for the meetings of that time, write `date:"{ $words }"`
