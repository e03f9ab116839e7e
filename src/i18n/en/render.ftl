# How things are shown (src/render/).
severity-error = error
severity-warning = warning
severity-help = help
count-files = { $count ->
    [one] 1 record
   *[other] { $count } records
}
count-errors = { $count ->
    [one] 1 error
   *[other] { $count } errors
}
count-warnings = { $count ->
    [one] 1 warning
   *[other] { $count } warnings
}
summary-clean = { $files } checked: nothing to mend
summary = { $files } checked: { $errors }, { $warnings }
summary-explain = `meeting explain CODE` tells more about a finding
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
show-entitled = entitled { $count }
show-quorum = quorum { $count }
show-present = present { $count }
show-absent = absent { $count }
show-excused = with leave { $count }
show-number = Number
show-classification = Secrecy
show-urgency = Urgency
show-agenda = Agenda
show-participants = Participants
show-organizations = Organizations
show-count = { $count ->
    [one] 1 person
   *[other] { $count } people
}
show-part-of = part of
show-reviews = Earlier work reviewed
show-left-out = Still open, not reviewed
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
show-by = By
show-to = To
show-lead = Lead
show-support = Support
show-due = Due
show-follows = Follows
show-amends = Amends
show-supersedes = Supersedes
show-completed = Completed
show-priority = priority
show-directive = Directive
show-dated = of { $date }
part-sessions = session
part-organizations = organization
part-people = participant
part-proceedings = proceeding
part-directives = directive
part-tasks = task
part-attachments = attachment
hit-draft = draft
show-arrived = came at { $time }
show-left = left at { $time }
show-delegate = in their place: { $who }
show-days = { $first } to { $last }
