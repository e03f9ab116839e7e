# Repairs (src/cli/validate/fix.rs, src/render/fixes.rs).
fix-possible = { $count ->
    [one] `meeting validate --fix` can mend 1 of them; `--diff` shows how
   *[other] `meeting validate --fix` can mend { $count } of them; `--diff` shows how
}
fix-findings = { $count ->
    [one] 1 finding
   *[other] { $count } findings
}
fix-made = mended: { $findings } in { $files }
fix-planned = `meeting validate --fix` would mend { $findings } in { $files }
fix-none = nothing here can be mended with certainty
fix-diff-format = --diff shows changes, not findings: it goes with --format human only
fix-several-archives = --fix and --diff work on one archive at a time; run them in each
fix-changes = --fix and --diff work on the files on disk, not on what is staged or has changed
fix-changes-help = run `meeting validate --fix`, then `git add` what you want to commit
