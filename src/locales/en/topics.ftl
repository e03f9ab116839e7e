# The pages of `meeting help TOPIC` (src/commands/topic.rs).
topic-query = How to ask: the query language of search and of the filters of list
topic-fields = What a query can ask for: name:value, name:"a value", name:a,b (any of them), -name:value

topic-words = Words
topic-words-all = all the words, in any order, in one part of a record
topic-words-phrase = the words in a row
topic-words-folded = without marks or with them, in capitals or not; abbreviations work both ways
topic-words-prefix = words that begin so
topic-words-without = without a word; not:kinh is the same
topic-words-without-phrase = without the words in a row
topic-words-or = one or the other; OR in capitals, and parentheses scope what belongs together

topic-values = Fields
topic-values-text = words of a field; an argument that is a name and words is one value
topic-values-any = any of several values
topic-values-not = without the value
topic-values-number = a document's number, however it is written
topic-values-name = a name of a closed list; in a list the listed things' own, in a search any part's
topic-values-label = the same as tables show it, in Vietnamese or English
topic-values-id = an id, or its beginning

topic-states = States and parts
topic-states-is = what follows from several fields: overdue, open, done, draft, final, in-force
topic-states-has = what is there: due, cites, lead, support, number, place, completed, updates, tasks
topic-states-in = only in these parts of a record

topic-dates = Dates
topic-dates-period = a year, 2023-05, 2023-Q2, "tháng 5/2023", "quý II/2023"
topic-dates-day = a day, the day first; a session of several days has them all
topic-dates-range = from one to the other, both included; either end may be missing
topic-dates-after = later than this day or period; also before, due-after, due-before
topic-dates-sign = the same with signs: >, >=, <, <=; the shell needs the quotes
topic-dates-month = from today (or --as-of) to the end of the month; due:week to Sunday

topic-shell = In the shell
topic-shell-words = one argument of words is all of them, not a phrase
topic-shell-whole = a whole query in single quotes keeps its own quotes, parentheses and stars
topic-shell-flags = flags may stand anywhere before --; behind it everything is query

topic-query-end = `meeting help fields` lists all fields with their values.
topic-fields-end = `meeting help query` shows how to use them. A value of a list may also be typed as tables show it.
