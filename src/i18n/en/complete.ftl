# What the shells show beside candidates (src/cli/complete): complete-<keyword>, complete-is-<state>, complete-has-<field>.
complete-records = { $count ->
    [one] 1 record
   *[other] { $count } records
}
complete-is = a state
complete-has = what must be there
complete-in = kind of part
complete-not = without
complete-after = later than a date
complete-before = earlier than a date
complete-due-after = deadline later than
complete-due-before = deadline earlier than
complete-due-week = to the end of this week
complete-due-month = to the end of this month
complete-is-overdue = past the deadline
complete-is-open = not done yet
complete-is-done = done
complete-is-draft = in a draft record
complete-is-final = in a final record
complete-is-in-force = a directive in force
complete-has-due = a deadline
complete-has-cites = a cited document
complete-has-lead = somebody who leads
complete-has-support = somebody who supports
complete-has-number = a number
complete-has-place = a place
complete-has-completed = a day of completion
complete-has-updates = follow-up notes
complete-has-tasks = tasks
