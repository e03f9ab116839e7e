# What the shells show beside candidates (src/complete).
complete-records = { $count ->
    [one] 1 record
   *[other] { $count } records
}
complete-due-week = to the end of this week
complete-due-month = to the end of this month
