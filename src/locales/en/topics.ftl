# The pages of `meeting help TOPIC` (src/commands/topic.rs).
topic-query = Query language of `search` and of `list` and `report` filters
topic-fields = Fields of a query: name:value, name:"a value", name:a,b (any of them), -name:value

topic-words = Words
topic-words-all = all the words, in any order, in one part of a record
topic-words-phrase = adjacent words
topic-words-folded = ignores case and diacritics; expands abbreviations both ways
topic-words-prefix = words that begin with this
topic-words-without = without a word; not:conflict is the same
topic-words-without-phrase = without these adjacent words
topic-words-or = one or the other; OR in capitals, parentheses for grouping

topic-values = Fields
topic-values-text = words of a field; an argument of a field name and words is one value
topic-values-any = any of several values
topic-values-not = without the value
topic-values-number = a cited document: words of its title, or its number in any spelling
topic-values-name = a value from a fixed list; in `list` of the listed kind, in `search` of any part
topic-values-label = the same as tables show it, in Vietnamese or English
topic-values-called = field names in either language, and usual synonyms
topic-values-id = an id, or the beginning of one

topic-states = Conditions and parts
topic-states-is = built-in conditions: overdue, open, done, draft, final, in-force, unissued
topic-states-status = a status or one of the built-in conditions
topic-states-has = what is present: due, cites, lead, support, number, place, completed, updates, tasks, conclusions
topic-states-in = only in these parts of a record

topic-dates = Dates
topic-dates-period = a quarter; also 2024 (a year), 2024-03 or "March 2024"
topic-dates-day = a date, the day first; a meeting of several days matches each of them
topic-dates-range = from one date to another, both included; either end may be omitted
topic-dates-after = later than this date or period; also before, due-after, due-before
topic-dates-sign = the same with signs: >, >=, <, <=; the shell needs the quotes
topic-dates-month = from today (or --as-of) to the end of the month; due:week until Sunday

topic-shell = In the shell
topic-shell-words = one argument with several words means all of them, not a phrase
topic-shell-whole = single quotes around a whole query keep its quotes, parentheses and stars
topic-shell-flags = options may come anywhere before --; everything after it is part of the query

topic-query-end = `meeting help fields` lists all fields with their values.
topic-fields-also = also: { $names }
topic-fields-end = `meeting help query` shows how to use them. Values of fixed lists can also be typed as tables show them.
