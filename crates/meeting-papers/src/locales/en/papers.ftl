# Words in papers, made of the fields of a record.
paper-only-vietnamese = the profile `{ $profile }` exists only in Vietnamese; use `plain` for English
paper-not-assembled = cannot make the template `{ $kind }`: { $reason }
paper-moment = { $date }, { $time }
paper-part-of-day = { $part }
# Titles that begin with one of these words go on in a sentence, after the words in parentheses.
paper-meeting-nouns = meeting
# Titles with one of these words follow the word for a meeting.
paper-meeting-verbs = meets
paper-meeting-of = { $title }
paper-meeting-called = { $title }
paper-due = { $words } ({ $date })
paper-due-first = { $words } (first on { $date })
paper-due-time = { $time } on { $date }
paper-cited-number = no. { $number }
paper-cited-date = of { $date }
paper-cited-issuer = ({ $issuer })
paper-votes = { $count } { $name }
paper-votes-invalid = { $count } invalid
paper-no-lead = No lead
paper-session-of = meeting on { $date }
paper-year = { $year }
paper-quarter = { $quarter ->
    [I] first
    [II] second
    [III] third
   *[other] fourth
 } quarter of { $year }
paper-month = { $month } { $year }
paper-days = { $first } to { $last }
paper-said-lead = ; lead: { $names }
paper-said-support = ; support: { $names }
paper-said-deadline = ; due: { $deadline }
# What somebody did at the meeting: paper-verb-<kind of proceeding>.
paper-verb-report = reported
paper-verb-speech = spoke
paper-verb-discussion = contributed
paper-verb-question = asked
paper-verb-answer = answered
paper-verb-observation = noted
paper-verb-limitation = named a shortcoming
paper-verb-proposal = proposed
paper-verb-declaration = declared an interest
paper-verb-vote = put it to the vote
paper-verb-conclusion = concluded
