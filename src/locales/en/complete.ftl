# What the shells show beside candidates (src/complete).
complete-records = { $count ->
    [one] 1 record
   *[other] { $count } records
}
complete-due-week = until the end of this week
complete-due-month = until the end of this month
