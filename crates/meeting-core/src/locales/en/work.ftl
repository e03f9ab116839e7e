# Following up work, carrying it over.

work-all-done = all tasks of { $id } are done; to close it: meeting directive fulfil { $id }
work-open-tasks = tasks of { $id } are still open: { $ids }
work-other-kind = { $id } is a { $command ->
    [task] task: meeting task follows it up
   *[other] directive: meeting directive follows it up
 }
work-no-work = { $id } is no { $what ->
    [task] task: name one as in 2023-05-08#t1
   *[other] directive: name one as in 2023-05-08#d1
 }
work-no-directive = { $id } is no directive: name the newer one as in 2023-11-14#d1
work-order = { $id } has an update of { $last }, later than { $date }
work-order-help = updates are told in the order of time: give --on { $last } or later
work-order-future-help = { $last } has not come yet: correct the date of that update first, with `meeting edit { $id }`
work-too-many = a command follows up at most { $limit } tasks and directives of one record, and { $name } is named more often
work-too-many-help = give the rest to another command
work-future = { $date } has not come yet: an update tells what has happened
work-no-note = a note needs words: --note "…"
work-no-session = { $id } is no record
work-no-such-step = { $id } is a { $what ->
    [task] task: it can be started, done, cancelled, reopened or noted
   *[other] directive: it can be fulfilled, amended, superseded, revoked, reopened or noted
 }
carry-from = carried over from { $id }: people, bodies, place
carry-left = { $count } open { $count ->
    [one] item is
   *[other] items are
 } not reviewed: { $ids }
carry-no-series = no session whose series or title has "{ $words }"
carry-no-series-help = name the last one instead: --from ID
carry-no-step = `{ $step }` is nothing that can happen to work
work-before = { $id } was asked for on { $session }, after { $date }
carry-series = its series "{ $series }" counts and is not taken over
