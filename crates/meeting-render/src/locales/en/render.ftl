# How things are shown.
severity-help = help
count-records = { $count ->
    [one] 1 record
   *[other] { $count } records
}
count-settings = { $count ->
    [one] 1 settings file
   *[other] { $count } settings files
}
count-directories = { $count ->
    [one] 1 directory file
   *[other] { $count } directory files
}
count-schemas = { $count ->
    [one] 1 schema
   *[other] { $count } schemas
}
count-errors = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
count-warnings = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
count-notes = { $count ->
    [one] 1 note
   *[other] { $count } notes
}
summary-notes = { $files } checked: { $errors }, { $warnings }, { $notes }
summary-clean = { $files } checked: no problems found
summary-explain = For details, run `meeting explain CODE`
show-kind = Kind
show-time = When
show-status = Status
show-place = Where
show-mode = How
show-series = Series
show-basis = Basis
show-cites = Cites
show-purpose = Purpose
show-chair = Chair
show-attendance = Attendance
show-entitled = entitled to vote { $count }
show-quorum = quorum { $count }
show-present = present { $count }
show-absent = absent { $count }
show-excused = excused { $count }
show-papers = Papers
show-secrecy = Secrecy
show-audience = Audience
show-agenda = Agenda
show-participants = Participants
show-organizations = Organizations
show-count = { $count ->
    [one] 1 person
   *[other] { $count } people
}
show-represents = represents { $body }
show-part-of = part of
show-reviews = Items reviewed
show-left-out = Open items not reviewed
show-attachments = Attachments
show-recipients = Recipients
show-signatures = Signatures
show-source = Source
show-proceedings = Proceedings
show-directives = Directives
show-tasks = Tasks
show-on-behalf-of = { $who }, on behalf of { $body }
show-for = for { $count }
show-against = against { $count }
show-abstain = abstentions { $count }
show-invalid = invalid { $count }
show-total = total { $count }
show-issued = ballots issued { $count }
show-returned = ballots returned { $count }
show-moved-by = Moved by
show-seconded-by = Seconded by
show-tally = Tally
show-roll = Roll
show-by = By
show-to = To
show-lead = Lead
show-support = Support
show-due = Due
show-follows = Follows
show-amends = Amends
show-supersedes = Supersedes
show-url = Web address
show-answered = Answered
show-occurrences = Occurrences
show-occurrences-missed = { $count }, of these { $missed } overdue
show-completed = Completed
show-priority = priority
show-directive = Directive
show-dated = of { $date }
cited-number = { $number }
cited-issuer = ({ $issuer })
show-day = { $date }
show-hours = { $start }–{ $end }
hit-draft = draft
show-arrived = arrived at { $time }
show-left = left at { $time }
show-delegate = deputy: { $who }
show-days = { $first } to { $last }
# Fixes (src/fixes.rs).
fix-possible = { $count ->
    [one] 1 of them can be fixed automatically: `meeting validate --fix` (preview: `--diff`)
   *[other] { $count } of them can be fixed automatically: `meeting validate --fix` (preview: `--diff`)
}
fix-findings = { $count ->
    [one] 1 finding
   *[other] { $count } findings
}
fix-files = { $count ->
    [one] 1 file
   *[other] { $count } files
}
fix-made = fixed { $findings } in { $files }
fix-planned = `meeting validate --fix` would fix { $findings } in { $files }
fix-none = nothing can be fixed automatically
# Following work: `show` of a directive, a task or a session that reviewed some.
following-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
following-extended = { $count ->
    [one] extended once, first due { $date }
   *[other] extended { $count } times, first due { $date }
}
following-amended-by = Amended by
following-superseded-by = Superseded by
following-chain = Amendments and replacements
following-history = History
following-by = by { $directive }
following-reviewed = reviewed at { $session }
following-changed = { $then }; now { $now }
following-later = { $count ->
    [one] 1 entry after { $date } is not shown
   *[other] { $count } entries after { $date } are not shown
}
event-occurrence = for the occurrence of { $value }
event-for = for { $value }
event-completed = completed on { $value }
event-due = new deadline { $value }
event-lead = handed over to { $value }
event-support = supported by { $value }
event-reminder = reminded
# Lists (src/list.rs).
held-since = { $positions } (since { $first })
held-until = { $positions } ({ $first } to { $last })
held-in = { $positions } ({ $first })
group-part = { $shown } of { $total }
columns-name = Column
columns-heading = Heading
columns-meaning = Meaning
columns-star = * shown by default; for `--columns`, `--sort` and `--group`
# Reports (src/report.rs).
report-total = Total
report-none = (none)
report-pieces = Work
report-count = Items
report-share-completed = Done %
report-share-in-time = On time %
# Reports of periods (src/period.rs).
flow-carried-over = Carried over
flow-new = New
flow-done = Done
flow-done-on-time = on time
flow-done-late = late
flow-done-without-deadline = without a deadline
flow-left = Left at the end
flow-left-not-due = not yet due
flow-left-overdue = overdue
flow-left-without-deadline = without a deadline
flow-no-longer-asked-for = No longer required
flow-put-off = Deadline extended
flow-of-these = of these { $name }
period-day = { $first }
period-days = { $first } to { $last }
# Explanations (src/explanation.rs).
explain-settings = With this in `meeting.yaml`:
explain-directory = With this in `directory.yaml`:

directory-heading-organization = Organization
directory-heading-person = Person
directory-heading-id = Id
directory-heading-aliases = Aliases
directory-heading-notes = Notes
directory-from = from { $day }
directory-until-day = until { $day }
directory-replaced = replaced by { $names }
directory-pair = { $old } is probably the same as { $new }
directory-pair-apart = cannot be merged as things are: { $reason }
directory-called = “{ $name }” (`{ $id }`, { $count ->
    [one] one record
   *[other] { $count } records
})
