# Following work: `show` of a directive, a task or a session that reviewed some.
following-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
following-amended-by = Amended by
following-superseded-by = Superseded by
following-chain = Amendments and replacements
following-history = History
following-by = by { $directive }
following-reviewed = reviewed in { $session }
following-changed = { $then }; now { $now }
following-later = { $count ->
    [one] 1 entry after { $date } is not shown
   *[other] { $count } entries after { $date } are not shown
}
following-no-index = the index cannot be read: what other records say is left out
