# Following up work, carrying it over.

work-all-done = all tasks of { $id } are completed; to close it: meeting task done { $id }
work-open-tasks = open tasks of { $id }: { $ids }
work-tasks-withdrawn = open tasks withdrawn with { $id }: { $ids }
work-tasks-moved = open tasks that stand for { $id } now: { $ids }
work-no-work = { $id } is not { $what ->
    [task] a task or directive: name one, such as 2023-05-08#t1 or 2023-05-08#d1
   *[other] a directive: name one, such as 2023-05-08#d1
 }
work-no-directive = { $id } is not a directive: name the newer one, such as 2023-11-14#d1
work-too-many = a command can update at most { $limit } tasks and directives of one record, and { $name } is named more often
work-too-many-help = use another command for the rest
work-future = { $date } is in the future: an update records what has happened
work-no-note = missing text of the note: --note "…"
work-no-session = { $id } is not a record
carry-from = copied people, organizations and place from { $id }
carry-left = { $count } open { $count ->
    [one] item
   *[other] items
 } not reviewed: { $ids }
carry-no-series = no meeting with "{ $words }" in its series or title
carry-no-series-help = name the last meeting instead: --from ID
carry-no-step = unknown step `{ $step }`
work-no-start = { $id } is a directive: it is in force or fulfilled, never in progress
work-no-start-help = to write down how far it is: meeting task note { $id } --note "…"
work-no-cancel = { $id } is a directive: it is not cancelled, it is revoked
work-no-cancel-help = use meeting directive revoke { $id }
work-no-directive-step = { $id } is not a directive: only directives are amended, superseded or revoked; a task is cancelled with meeting task cancel
work-amended = { $id } has been amended by { $newest }, and after { $date } only the newest directive is updated
work-amended-help = use meeting { $command } { $newest }; if it is about { $date } or before, give the date: --on DATE
work-not-held = the meeting of { $id } has not been held: its work does not count, and nothing is updated
work-newer-not-held = the meeting of { $id } has not been held: what it says changes no other directive
work-not-held-help = if it was held: meeting set { $record } session.status=held
work-not-held-cancelled = the record is cancelled; if the meeting was held: meeting set { $record } state=draft session.status=held
work-closed = { $id } is { $done ->
    [yes] completed
   *[other] not to be done any more
 }: its deadline and its leads stay as they are
work-closed-help = open it again first: meeting task reopen { $id }
work-closed-for = { $leads }: { $id } is { $done ->
    [yes] completed
   *[other] not to be done any more
 } there, and the deadline and the lead stay as they are
work-closed-for-help = open it again for them first: meeting task reopen { $id } { $flags }
work-closed-each-help = open it again first for those who are to do more: meeting task reopen { $id } --for NAME
work-closed-elsewhere = a newer directive has taken its place, or its own was revoked: see meeting show { $id }
work-no-due = missing new deadline: --due DATE
work-due-past = the new deadline { $due } is before { $date }, the date of the update
work-due-past-help = if it was granted earlier, give that date: --on DATE
work-no-lead = missing new lead: --lead NAME
work-no-series = { $id } does not repeat: it has no occurrences
work-not-planned = { $id } has no occurrence on { $date }
work-planned-near = the nearest: { $names }
work-name-occurrence = name the occurrence, such as { $example }
work-none-open = { $id } repeats, and no occurrence is open
work-next-occurrence = { $id } repeats: updated its first open occurrence, { $date }; another one is { $id }@DATE
work-ends-series = { $id } repeats: this ends the series; a single occurrence is { $id }@DATE
work-ended-series = { $id } repeats and has ended already
work-extend-series = { $id } repeats: a deadline moves for one occurrence only
work-reopen-series = { $id } repeats and goes on: only an occurrence can be reopened
work-assign-occurrence = leads change for all occurrences of { $id }: name it without a date
work-two-occurrences = { $id } names another occurrence than --occurrence
work-not-each = the leads of { $id } do not answer each for itself: it has no `each: true`
work-not-each-help = leave --for out
work-not-lead = { $name } is not a lead of { $id }
work-lead-twice = { $name } is a lead of { $id } already and answers for itself: it would answer once for both
work-lead-twice-help = if the other part is given up: meeting task cancel { $id } { $flags }
work-leads-twice = { $id } is left as it is: { $name } answers there already, each lead for itself
work-plain-name = "{ $name }" is not in the record: written as a plain name
work-leads-nothing = { $name } leads no open work
work-from-several = { $name } is the name of several; give the id
work-from-nobody = no record has { $name }
work-before = { $id } dates from { $session }, after { $date }
carry-series = did not copy the series "{ $series }", because it contains the number of the last meeting
carry-elsewhere = { $count } open { $count ->
    [one] item
   *[other] items
 } in { $records ->
    [one] another meeting
   *[other] { $records } other meetings
 }: { $ids }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }; to list them: meeting list tasks is:open
carry-no-day = `{ $step }` takes no day: `{ $text }`
carry-no-day-help = only `done` does, as in REF=done 2026-05-03; a note follows after a semicolon
carry-day-after = { $id }: done on { $date }, after the meeting on { $session }
