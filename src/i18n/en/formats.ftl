# Forms of findings, and their explanations (src/render/, src/cli/explain.rs).
count-findings = { $count ->
    [one] 1 finding
   *[other] { $count } findings
}
hidden-warnings = … and { $count } more `{ $code }` { $count ->
    [one] warning
   *[other] warnings
} (--all shows them)
summary-explain-codes = `meeting explain { $codes }` tells more
