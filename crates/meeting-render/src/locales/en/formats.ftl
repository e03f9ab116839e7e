# Forms of findings, and their explanations.
count-findings = { $count ->
    [one] 1 finding
   *[other] { $count } findings
}
hidden-warnings = … and { $count } more `{ $code }` { $count ->
    [one] warning
   *[other] warnings
} (--all shows them)
summary-explain-codes = `meeting explain { $codes }` tells more
explain-bad = Wrong:
explain-output = `meeting validate` says:
explain-fixable = `meeting validate --fix` mends it where the repair is certain.
explain-good = Right:
explain-silence = To silence it:
explain-silence-settings = In `meeting.yaml`, for the whole archive or for one folder:
explain-silence-record = In a record, on the line of the finding, on the line above it, or at the top of the file:
explain-silence-reason = the reason
explain-firm-syntax = Such a finding cannot be silenced: what cannot be read, nobody can search or report on.
explain-firm-structure = Such a finding cannot be silenced: everything that reads the records relies on their format.
explain-firm-settings = Such a finding cannot be silenced: a check that does not know its rules must not pass.
section-syntax = Syntax: the file cannot be read
section-structure = Structure: the record does not keep to the format
section-meaning = Meaning: the record contradicts itself or others
section-settings = Settings: meeting.yaml has a mistake
rules-title = Findings
rules-intro = What `meeting validate` finds. `meeting explain CODE` shows the same. Made by `meeting explain --format markdown`.
rules-code = Code
rules-severity = Severity
rules-meaning = What it is
