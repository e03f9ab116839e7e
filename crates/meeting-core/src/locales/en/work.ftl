# Following up work, carrying it over.

work-all-done = all tasks of { $id } are completed; to close it: meeting directive fulfil { $id }
work-open-tasks = open tasks of { $id }: { $ids }
work-other-kind = { $id } is a { $command ->
    [task] task: use `meeting task`
   *[other] directive: use `meeting directive`
 }
work-no-work = { $id } is not a { $what ->
    [task] task: name one, such as 2023-05-08#t1
   *[other] directive: name one, such as 2023-05-08#d1
 }
work-no-directive = { $id } is not a directive: name the newer one, such as 2023-11-14#d1
work-order = { $id } has an update of { $last }, later than { $date }
work-order-help = updates are in chronological order: give --on { $last } or later
work-order-future-help = { $last } is in the future: correct the date of that update first, with `meeting edit { $id }`
work-too-many = a command can update at most { $limit } tasks and directives of one record, and { $name } is named more often
work-too-many-help = use another command for the rest
work-future = { $date } is in the future: an update records what has happened
work-no-note = missing text of the note: --note "…"
work-no-session = { $id } is not a record
work-no-such-step = { $id } is a { $what ->
    [task] task: it can be started, done, cancelled, reopened or noted
   *[other] directive: it can be fulfilled, amended, superseded, revoked, reopened or noted
 }
carry-from = copied people, organizations and place from { $id }
carry-left = { $count } open { $count ->
    [one] item
   *[other] items
 } not reviewed: { $ids }
carry-no-series = no meeting with "{ $words }" in its series or title
carry-no-series-help = name the last meeting instead: --from ID
carry-no-step = unknown step `{ $step }`
work-before = { $id } dates from { $session }, after { $date }
carry-series = did not copy the series "{ $series }", because it contains the number of the last meeting
