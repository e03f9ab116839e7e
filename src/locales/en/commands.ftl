# What the commands say.
output-failure = cannot write the output: { $reason }
usage-no-value = missing value for { $argument }
usage-invalid-value = invalid value `{ $value }` for { $argument }
usage-unknown-argument = unknown argument `{ $argument }`
usage-unknown-command = unknown command `{ $command }`
usage-number-of-values = wrong number of values for { $argument }
usage-twice = { $argument } was given more than once
usage-conflict = { $argument } and { $other } cannot be used together
usage-missing = missing argument: { $arguments }
usage-no-command = missing command
usage-not-utf8 = an argument is not UTF-8 text
usage-other = cannot parse the command line
meant-delete = to remove a record, { $git ->
    [yes] run `git rm records/YEAR/ID.yaml`
   *[no] delete its file, records/YEAR/ID.yaml
}; to keep one that is no longer valid, run `meeting set ID state=cancelled`
meant-delete-one = to remove a record, { $git ->
    [yes] run `git rm records/{ $year }/{ $id }.yaml`
   *[no] delete its file, records/{ $year }/{ $id }.yaml
}; to keep one that is no longer valid, run `meeting set { $id } state=cancelled`
usage-help = for help, run `meeting --help` or `meeting COMMAND --help`
unknown-code = unknown rule `{ $code }`
unknown-code-help = for all rules, run `meeting explain`
index-waiting = Waiting for another `meeting` that is reading the archive
indexing = Reading the archive
left-out = skipped { $file }: { $counted } has the same id { $id }
unreadable-records = { $count ->
    [one] skipped 1 unreadable record; for details, run `meeting validate`
   *[other] skipped { $count } unreadable records; for details, run `meeting validate`
}
list-none = no { $what } found
list-count = { $shown } of { $total } { $what }
usage-bom = --bom can only be used with --format csv
ambiguous-column = `{ $name }` names several columns
unknown-column = { $kind } have no column `{ $name }`
unknown-column-help = to list the columns: meeting list { $kind } --columns help
unknown-part = unknown part `{ $name }` of a record
editor-failure = the editor `{ $editor }` failed: { $reason }
editor-help = set `editor` in your own settings, VISUAL or EDITOR to your editor
editor-vi = No editor is set, so vi is opened. In vi: i begins to type; Esc, then :wq and Enter saves and leaves; Esc, then :q! and Enter leaves without saving
editor-vi-enter = Press Enter to open it
pager-keys = Space: next page, b: back, /: search, q: quit
index-in-memory = cannot write to the cache folder; building the index in memory on every run
index-status = { $records } records, { $size } KiB, { $place }
index-unreadable = unreadable: { $file }
init-made = created { $path }
init-kept = kept { $path }
init-next = Next: meeting new
init-next-in =
    Next:
    {"  "}cd { $folder }
    {"  "}meeting new
new-kept = Not saved. Your text is in { $path }
new-kept-help = Fix it and run: meeting new --stdin < { $path }
new-edit-again = Edit again? (Yes/no)
kind-as-words = searched for the text `{ $words }`; for { $what }, run `{ $command }`
list-kind = did you mean `meeting list { $kind }`?
usage-no-columns = --columns needs at least one column
usage-group = --group cannot be used with --format ids
index-cleared = index deleted; the next search rebuilds it
new-unsaved = (new record)
# Changes of several files.
edit-busy = { $name } is already being edited
edit-final = { $name } is final: only its updates should change
edit-unchanged = { $name }: no changes
edit-kept = { $name } was not changed. Your text is in { $path }; to continue, run `meeting edit { $name }`
edit-go-on = Your unsaved text of { $name } is in { $path }. Continue with it? (Yes/no)
edit-goes-on = Continuing with your unsaved text of { $name }
edit-stale = { $name } was modified while you edited it; merge { $path } into the record, then delete that file
edit-put-aside = Your earlier text is in { $path }
# `edit`.

set-unchanged = no changes: the record already says this
set-outcome = { $id }: { $what }
set-items-first = `{ $item }`: items come before the fields
set-items-first-help = name all items first: meeting set { $items } FIELD=VALUE…
set-changed = { $field } { $from } → { $to }
set-added = { $field } → { $to }
set-removed-whole = removed { $field }
set-removed = removed { $field } (was { $from })
set-turned = { $id } is now #{ $new }
set-turned-agenda = { $id } is now an agenda item
set-turned-left = { $id } is taken out; its words are kept among those left over
# `validate --fix`.
fix-diff-format = --diff can only be used with --format human
fix-several-archives = --fix and --diff work on one archive at a time; run them in each
fix-changes = --fix and --diff cannot be used with --staged or --since: they work on the files on disk
fix-changes-help = run `meeting validate --fix`, then `git add` what you want to commit
# `fmt`.
fmt-clean = { $files } checked: already formatted
fmt-changed = reformatted { $count } of { $files }
fmt-would-change = { $count } of { $files } would be reformatted
fmt-left = { $summary }, { $count } skipped
# Following work.
following-no-index = cannot read the index; information from other records is not shown
# `hook`.


staged-nothing = no staged changes in the records of this archive
since-nothing = no changes in the records of this archive

hook-installed = installed { $path }: it checks the records before each commit
hook-kept = kept the existing hook as { $path }; it runs first
hook-kept-idle = kept the existing file as { $path }; it does not run, because it is not executable
hook-present = { $path } is already installed
hook-removed = removed { $path }
hook-restored = removed { $path } and restored the previous hook
hook-absent = no hook installed at { $path }
hook-stopped = Commit blocked: the staged records have errors.
hook-stopped-help = Fix them, run `git add`, and commit again. To commit without this check: git commit --no-verify
hook-not-staged = The file on disk differs from the staged one. If you have already fixed it, run `git add`: { $files }
# `import`.
import-converted = converted from { $encoding } to Unicode; check capitals and names
import-several = this file has { $count } meetings: { $days }
import-several-help = import one at a time to edit it: --date { $day }
import-found = Found: people { $people }, organizations { $organizations }, proceedings { $proceedings }, directives { $directives }, tasks { $tasks }
import-uncertain = Please check ({ $count }):
import-doubt = line { $line }, { $field }
import-left = Not recognized, kept in x-import ({ $count }):
import-dropped = Ignored, not part of the minutes ({ $count }):
import-line = line { $line }
import-more = and { $count } more (all are in x-import)
# `list`.
no-exact-date-help = write 2023-05-08 or 08/05/2023
usage-at = `--at` only works with `people` and `organizations`; for others use `date:` or `before:`, such as `before:2023-06-30`
columns-hidden = { $count ->
    [one] 1 column hidden for lack of space: { $names }; choose columns with `--columns`
   *[other] { $count } columns hidden for lack of space: { $names }; choose columns with `--columns`
}
# `search`.
search-more = { $shown } of { $total } results; use --limit N for more
search-none = no results
search-no-words = nothing to search for
search-telex = no results for `{ $typed }`; showing results for `{ $meant }` (Telex/VNI)
search-near =
    no results
    {"  "}did you mean `{ $query }`?
# `report` and `view`.
report-day = As of { $day }.
report-shares = Done % = done / items; on time % = done on time / done.
report-rows = { $shown } of { $total } rows; the total counts all of them.
report-shared = In more than one row, counted once in the total: { $count }.
report-withdrawn = Excluded (cancelled, superseded or revoked): { $count }.
report-without-deadline = Without a deadline (counted as on time or not yet due): { $count }.
report-chart-total = As of { $day }; { $what } by month of the meeting: { $count }.
report-period-later = the period begins on { $first }, after { $today }
report-period-days = From { $first } to { $last }. Items handed over count as new for the new lead, and no longer for the old one.
report-period-sum = Carried over + new = done + left + no longer required. Items done before the period are not counted.
report-chart-rest = Not in the chart (earlier, or without a date): { $count }.
report-kind = `report` counts tasks or directives, not { $kind }
usage-chart-format = --chart can only be used with --format table
usage-chart-by = --chart can only be used with --by month
usage-chart-limit = --chart cannot be used with --limit
usage-chart-period = --chart cannot be used with --period
usage-period-by = with --period, --by can only be lead
view-unknown = `meeting.yaml` has no view `{ $name }`
view-none = `meeting.yaml` has no views
view-none-help = add one: `views: {"{"}overdue: "list tasks is:overdue --group lead"{"}"}`
view-here = in the view `{ $name }`, { $file }:{ $line }: { $command }
# `task` and `directive`.

work-outcome = { $id } { $text }: { $what }
work-outcome-of = { $id } { $text } ({ $leads }): { $what }
work-became = { $before } → { $after }
work-noted = added a note ({ $status })
work-reminded = noted a reminder ({ $status })
work-repeated = no changes, the last update already says this ({ $status })
work-already = already { $status }
work-due-later = deadline { $from } → { $to } (put off by { $days } { $days ->
    [one] day
   *[other] days
 })
work-due-earlier = deadline { $from } → { $to } (brought forward by { $days } { $days ->
    [one] day
   *[other] days
 })
work-due-new = deadline { $to } (had none)
work-due-already = already due { $to }
work-lead = lead: { $from } → { $to }
work-lead-new = lead: { $to }
work-lead-already = lead already: { $to }
work-support = support: { $from } → { $to }
work-support-new = support: { $to }
work-support-already = support already: { $to }
work-done-day = completed on { $to }
work-done-other-day = completed on { $to }, not on { $from }
work-undone = { $count } { $count ->
    [one] answer
   *[other] answers
 } undone
work-each = { $done } of { $all } have completed it
# `meeting` alone.
add-one-text = { $what } takes one text, not { $count }; put it in quotes
desk-day = { $day }
desk-overdue = Overdue: { $count }
desk-week = Due this week: { $count }
desk-unissued = Conclusions not issued yet: { $count }
desk-drafts = Drafts, not final yet: { $count }
desk-more = … { $count } more: { $command }
desk-nothing = Nothing is overdue or due this week, and no record is a draft.
desk-elsewhere = `meeting` creates and searches records of meetings, and follows up what was decided. Records are plain files.

    Start here:
    {"  "}meeting init              create an archive in this folder
    {"  "}meeting new               create a record; asks for its content
    {"  "}meeting list tasks        list what is to be done

    In an archive, `meeting` alone shows what is overdue, what is due this week and which records are drafts.
    Help: meeting --help, meeting help query

directory-drafted = { $count ->
    [0] nothing to add: all people and organizations of the records are in the directory
    [one] one new entry in directory.yaml
   *[other] { $count } new entries in directory.yaml
}
directory-would-draft = { $count ->
    [0] nothing to add: all people and organizations of the records are in the directory
    [one] there would be one new entry
   *[other] there would be { $count } new entries
}
misnamed = { $found } is not read: rename it to { $name }
directory-none = no directory yet: `meeting directory --from-records` drafts one
directory-all-told-apart = no probable duplicates found
list-own-name = NAME
# `template`.
template-good = { $file }: no mistakes
template-none = no templates in templates/
# `export`.
export-exists = { $file } exists
export-exists-help = choose another name with -o, or replace it with --force
export-no-file = { $file } is not a file that can be replaced
export-own-file = { $file } belongs to the archive: choose another name with -o
export-no-folder = the folder { $folder } does not exist
export-no-folder-help = make it first, or write -o FOLDER/ with a slash at its end to have it made
export-twice = two papers would be the same file: { $file }
export-ending = the name { $file } does not fit the format
export-not-known-again = { $file } is too long to be imported again
export-one-to-output = only one paper can go to standard output
export-to-terminal = a Word file or a PDF cannot be shown on a terminal: name a file with -o, or choose --to txt
export-folder = several papers need a folder that exists: -o FOLDER/
export-each-lead = --each-lead needs --as actions
export-one-number = one number is for one paper: name one record
export-template-format = { $file } is no template for this format: its name must end in { $endings }
export-extract = an extract is made of one part: { $id }#PART
export-part = `{ $kind }` is made of a whole record: leave out #PART, or use --as extract
export-no-number = `{ $kind }` has no number of its own
export-pdf-failed = LibreOffice made no PDF: { $reason }
export-no-pdf = a PDF needs LibreOffice, which was not found
export-no-pdf-help = install LibreOffice so that `soffice` can be run, or make a Word file with --to docx
export-nothing = { $id } has nothing that `{ $kind }` could be made of
report-paper-period = a paper is the report of a period: add --period
report-output = -o is for the report as a paper: --format docx, md or html
export-template-built-in = built-in template
import-own-unchanged = this paper (`{ $kind }`) was made of { $id } and has not been changed: nothing to import
import-own-changed = this paper (`{ $kind }`) was made of { $id }, and its text has been changed
import-own-changed-help = correct the record with `meeting edit { $id }`; to import the paper as another record, add --force
import-own-same = the record already says what this paper (`{ $kind }`) says
import-own-nothing = nothing has been written
import-own-conflict = { $field } was changed in the paper and, since its export, in the record: the paper (paragraph { $line }) says “{ $paper }”, the record “{ $record }”
import-own-conflict-help = say which holds: --accept '{ $reference }=paper' or --accept '{ $reference }=record'
import-own-added = paragraph { $line } is new, not taken: “{ $text }”
import-own-removed = after paragraph { $line } one is missing, which the record keeps: “{ $text }”
import-own-other = paragraph { $line } has changed words that belong to no field, not taken: “{ $text }”
import-own-elsewhere = paragraph { $line } has another name, which is unchanged in other places, not taken: “{ $text }”
import-own-refused = paragraph { $line }, { $field }: not taken: “{ $paper }”
import-own-final = { $id } is final: of its papers only numbers, dates, recipients and the like change
import-own-rest = not everything that was changed in this paper could be taken over into { $id }
import-own-template = this paper was made with the template { $file }, which is not there
import-own-template-help = put the template back, or correct the record with `meeting edit { $id }`
import-own-lead = { $id } has no work of { $lead } now
import-accept = `{ $text }` does not say which side holds: write REF=paper or REF=record
import-accept-unknown = --accept { $text }: this paper does not differ from the record there
import-accept-no-paper = { $name } is no exported paper of a record here: --accept is for one
