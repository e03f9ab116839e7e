# The help pages (src/help.rs): help-<command>, help-<command>-examples, help-<command>-<argument>, help-arg-<argument>.
help-usage = Usage:
help-commands = Commands
help-command-value = COMMAND
help-options = Options
help-operands = Arguments
help-global = Options of every command
help-usage-options = [OPTIONS]
help-examples = Examples:
help-meeting = Meeting records as plain YAML files in git: create, check, list and search them
help-meeting-examples =
    {"  "}meeting new --title "Giao ban tháng 5" --date 2023-05-08 --chair "Bùi Thái Trọng"
    {"  "}meeting validate
    {"  "}meeting list directives cites:21-KL/TW
    {"  "}meeting search "chuyển đổi số"
help-arg-directory = Work on the archive in DIR
help-arg-lang = Speak Vietnamese (vi) or English (en)
help-arg-color = Use colours: auto, always or never
help-arg-as-of = What "today" means, such as 2023-12-31
help-arg-no-pager = Do not send long output through a pager
help-arg-quiet = Print results only
help-arg-short-help = Show short help
help-arg-help = Show help with examples
help-arg-version = Show the version
help-arg-limit = Show at most N
help-arg-query = Words, "phrases", prefix*, field:value, -exclusions, OR, ( … )
help-validate = Check records (also: check)
help-validate-examples =
    {"  "}meeting validate
    {"  "}meeting validate records/2023 --warnings-as-errors
    {"  "}meeting validate - --stdin-name 2023-05-08-giao-ban.yaml < draft.yaml
    {"  "}meeting validate --staged
    {"  "}meeting validate --since origin/main
    {"  "}meeting validate --format json
    {"  "}meeting validate --fix --diff
help-validate-paths = Files or folders, or - for standard input; the whole archive when absent
help-validate-stdin-name = The name of the file that comes on standard input
help-validate-format = human, json, github, sarif or junit
help-validate-all = Show every warning, also beyond 200 of one rule
help-validate-fix = Mend what can be mended with certainty
help-validate-diff = Show what --fix would change; with --fix, what it changes
help-validate-warnings-as-errors = Let warnings fail the check too
help-validate-staged = Check what git is about to commit, and what it would break in other records
help-validate-since = Check what has changed since a commit, such as origin/main, and what that breaks in other records
help-fmt = Give records the canonical layout, comments kept
help-fmt-examples =
    {"  "}meeting fmt
    {"  "}meeting fmt records/2023 --diff
    {"  "}meeting fmt --check
    {"  "}meeting fmt - < draft.yaml
help-fmt-paths = Files or folders, or - for standard input; the whole archive when absent
help-fmt-check = Write nothing; list the records that would change and fail if there are any
help-fmt-diff = Write nothing; show what would change
help-explain = Explain findings, with bad and good examples
help-explain-examples =
    {"  "}meeting explain no-chair no-lead
    {"  "}meeting explain
    {"  "}meeting explain --format markdown > rules.md
help-explain-codes = The codes of the findings; a table of all when absent
help-explain-format = text, or markdown for a page
help-schema = Print the JSON Schema of a record
help-schema-settings = Print the schema of meeting.yaml instead
help-schema-findings = Print the schema of validate --format json instead
help-completions = Print the completion script of a shell
help-completions-examples =
    {"  "}meeting completions bash > ~/.local/share/bash-completion/completions/meeting
help-completions-shell = bash, elvish, fish, powershell or zsh
help-man = Print the manual page, or write the pages of all commands
help-man-folder = Write the pages to this folder
help-init = Make an archive: settings, records, schemas, templates
help-init-examples =
    {"  "}meeting init
    {"  "}meeting init van-phong --lang vi
help-init-folder = The folder; the current one when absent
help-init-hook = Install the git hook that checks every commit, too
help-hook = Check the records before every commit (git's pre-commit hook)
help-hook-examples =
    {"  "}meeting hook install
    {"  "}meeting hook remove
help-hook-install = Install the hook; one that is there already is kept and called first
help-hook-install-force = Install into a folder of hooks that other repositories use as well
help-hook-remove = Take the hook away; one that was there before comes back
help-hook-run = Check what is staged in the archives of the repository, as the hook does
help-hook-run-files = Files to be checked as well, whether they are staged or not
help-hook-run-all = Check every record of every archive of the repository
help-new = Make a record, asking for it on a terminal (also: create)
help-new-examples =
    {"  "}meeting new
    {"  "}meeting new --title "Giao ban tháng 5" --date 2023-05-08 --kind regular-meeting \
    {"    "}--chair "Bùi Thái Trọng; Tỉnh ủy viên; Bí thư Đảng ủy Khối" \
    {"    "}--organization "Sở Giáo dục và Đào tạo" \
    {"    "}--directive "Báo cáo kết quả trước ngày 30/5" \
    {"    "}--task "Tổng hợp báo cáo; Sở Giáo dục và Đào tạo; 2023-05-30"
    {"  "}meeting new --stdin < record.json
    {"  "}meeting new --template giao-ban --title "Giao ban tháng 6" --date 5/6/2023 --edit
help-new-title = What the session was, in one line
help-new-date = The day: 2023-05-08 or 08/05/2023; today when absent
help-new-kind = What it is: council-session, party-cell-meeting, inspection, working-session, conference, regular-meeting, thematic-meeting, other
help-new-place = Where it was held
help-new-chair = Who chaired: "Name; position; position"; may be repeated
help-new-participant = Who took part: "Name; position; position"; may be repeated
help-new-organization = A body that took part: "Name; short form"; may be repeated
help-new-directive = What was asked for; may be repeated
help-new-task = Work to track: "title; lead; due"; may be repeated
help-new-template = Begin with templates/NAME.yaml
help-new-stdin = Take YAML or JSON of a record, or of a part of one, from standard input
help-new-edit = Open the record in $VISUAL or $EDITOR and check it on save
help-new-draft = Keep it a draft, such as before the session
help-new-add = Run `git add` on it
help-new-plain = Ask in plain lines, without redrawing the screen: for screen readers
help-import = Make a draft record out of minutes or an article: text, Markdown, HTML or .docx
help-import-examples =
    {"  "}meeting import minutes.docx
    {"  "}meeting import article.html --url https://example.vn/tin/1 --dry-run
    {"  "}pdftotext minutes.pdf - | meeting import - --date 08/05/2023
help-import-file = The document; - for standard input
help-import-from-format = What it was written as: text, markdown, html or docx; its name or content tells when absent
help-import-title = What the session was, where the document does not say so
help-import-date = The day, where the document does not name it: 2023-05-08 or 08/05/2023
help-import-kind = What it is: council-session, party-cell-meeting, inspection, working-session, conference, regular-meeting, thematic-meeting, other
help-import-url = The address that the document comes from
help-import-dry-run = Print the record and write nothing
help-import-edit = Open the record in $VISUAL or $EDITOR and check it on save
help-list = List sessions, directives, tasks, people, organizations or documents
help-list-examples =
    {"  "}meeting list
    {"  "}meeting list directives cites:21-KL/TW
    {"  "}meeting list tasks is:overdue --as-of 2023-12-31
    {"  "}meeting list people org:so-gddt --sort name
    {"  "}meeting list documents --format csv --bom > documents.csv
help-list-query = What: sessions (default), directives, tasks, people, organizations, documents; then a query: words, field:value, -exclusions
help-list-at = People and bodies as last recorded on or before this day, or the last day of this month
help-list-columns = Columns, separated by commas; `help` lists them
help-list-sort = Columns to sort by, separated by commas; -column for descending
help-list-group = A column whose values become headings
help-list-format = table, json, jsonl, csv or ids
help-list-bom = Begin CSV with a byte order mark, for Excel
help-search = Search every part of every record, best first
help-search-examples =
    {"  "}meeting search "chuyển đổi số"
    {"  "}meeting search ket luan 21-kl/tw
    {"  "}meeting search --in directives bao cao -khen date:2023-Q2
help-search-parts = Only in these parts: sessions, people, organizations, proceedings, directives, tasks, attachments
help-search-open = Open the first hit in $VISUAL or $EDITOR
help-search-format = table, json, jsonl or ids
help-report = Count work done in time, done late, open and overdue
help-report-examples =
    {"  "}meeting report
    {"  "}meeting report directives --by organization
    {"  "}meeting report date:2023 --by month --as-of 2023-12-31
    {"  "}meeting report --chart
    {"  "}meeting report lead:so-gddt --format csv --bom > report.csv
help-report-query = What: tasks (default) or directives; then a query: words, field:value, -exclusions
help-report-by = The rows: lead (default), support, chair, organization, month or document
help-report-chart = Draw the months as a plot
help-report-limit = Show at most N rows
help-report-format = table, json or csv
help-report-bom = Begin CSV with a byte order mark, for Excel
help-view = Run a view that is saved in meeting.yaml; without a name, list them
help-view-examples =
    {"  "}meeting view
    {"  "}meeting view tre-han
    {"  "}meeting view tre-han lead:so-gddt --limit 10
help-view-name = The name of the view
help-view-more = More words and flags for its command
help-show = Show a record, or a part of it
help-show-examples =
    {"  "}meeting show 2023-05-08
    {"  "}meeting show 2023-05-08#d3
    {"  "}meeting show 2023-05-08/d3 --format json
help-show-ids = A record's id or its beginning, with #PART or /PART for a part
help-show-format = text, yaml or json
help-edit = Open a record in your editor, and check it when it is saved
help-edit-examples =
    {"  "}meeting edit 2023-05-08
    {"  "}meeting edit 2023-05-08#d3
help-edit-id = The record's id or its beginning, with #PART or /PART to begin at a part
help-rename = Give a record or a part of it another id, with every reference to it
help-rename-examples =
    {"  "}meeting rename 2023-05-08
    {"  "}meeting rename 2023-05-08 2023-05-09-giao-ban
    {"  "}meeting rename 2023-05-08 giao-ban-thang-5 --dry-run
    {"  "}meeting rename 2023-05-08#d1 d2
    {"  "}meeting rename 2023-05-08#t1 t7 --line 42
help-rename-id = The record's id or its beginning, with #PART or /PART for a part
help-rename-new = The new id, with or without the date; when absent, that of the session's date and the title
help-rename-line = The line of the part that is meant, where two have one id (after a merge)
help-rename-dry-run = Write nothing; show what would change
help-index = Manage the search index
help-index-status = Show where the index is and what it holds
help-index-rebuild = Make the index anew
help-index-path = Print the index file's path
help-index-clear = Delete the index
help-topics = Topics:
help-help = Explain a command, or a topic: query, fields
help-help-topic = query (the query language) or fields (what it can ask for)
help-set = Change fields of a record, or of a part of it, and nothing else in the file
help-set-examples =
    {"  "}meeting set 2023-05-08-giao-ban session.place="Phòng họp số 2" session.start=8h30
    {"  "}meeting set 2023-05-08-giao-ban#d1 due=30/6/2023 lead="so-gddt;so-noi-vu"
    {"  "}meeting set 2023-05-08-giao-ban/d1 support+="Sở Tài chính" due_text=
    {"  "}meeting set 2023-05-08 state=final --dry-run
help-set-id = A record's id or its beginning, with #PART or /PART for a part
help-set-fields = FIELD=VALUE; FIELD= takes the field away; FIELD+=VALUE and FIELD-=VALUE change a list; several values: "A;B"
help-set-dry-run = Show what would change, and change nothing
help-add = Add a participant, organization, proceeding, directive or task to a record
help-add-examples =
    {"  "}meeting add 2023-05-08-giao-ban participant "Lê Văn An; Giám đốc Sở" --role speaker --organization "Sở GDĐT"
    {"  "}meeting add 2023-05-08-giao-ban organization "Sở Nội vụ" --side guest
    {"  "}meeting add 2023-05-08-giao-ban proceeding "Báo cáo kết quả quý I" --kind report --by le-van-an
    {"  "}meeting add 2023-05-08-giao-ban directive "Rà soát hồ sơ" --lead so-gddt --due 30/6/2023
    {"  "}meeting add 2023-05-08-giao-ban task "Lập danh sách; Sở Nội vụ; 15/6/2023" --directive d1
    {"  "}meeting add 2023-05-08-giao-ban directive --stdin < directive.yaml
help-add-id = A record's id or its beginning
help-add-what = participant, organization, proceeding, directive or task
help-add-text = "Name; position; position" of a person, "Name; short form" of an organization, "title; lead; due" of a task, the text of the others; \; for a semicolon
help-add-role = What a participant does: chair, secretary, speaker …; several: "chair;speaker"
help-add-organization = The body that a participant belongs to
help-add-attendance = Whether a participant was there: present, absent, excused, late, left-early, delegated
help-add-side = The side of an organization: convener, host, guest
help-add-kind = What a proceeding or directive is
help-add-title = The heading of a proceeding
help-add-by = Who spoke, or gave the directive
help-add-to = Whom a directive addresses
help-add-lead = Who answers for the work; several: "A;B"
help-add-support = Who supports it
help-add-due = The last day: 2023-06-30 or 30/6/2023
help-add-due-text = The deadline's own words
help-add-directive = The directive that a task carries out
help-add-stdin = Take YAML or JSON of the part from standard input
help-add-dry-run = Show what would change, and change nothing

help-task = Follow tasks up: what happened, when, who said so
help-task-examples =
    {"  "}meeting task done 2023-05-08#t1 2023-05-08#t2 --on 30/6/2023
    {"  "}meeting task note 2023-05-08#t3 --note "…" --session 2023-11-14
    {"  "}meeting list tasks is:overdue --format ids | meeting task note - --note "…"
help-task-start = Somebody works on it
help-task-done = It is completed
help-task-cancel = It is given up
help-task-reopen = It is open again
help-task-note = Something worth a note; the status stays
help-directive = Follow directives up: fulfilled, replaced, withdrawn
help-directive-examples =
    {"  "}meeting directive fulfil 2023-05-08#d1
    {"  "}meeting directive supersede 2023-05-08#d2 --with 2023-11-14#d1
    {"  "}meeting directive revoke 2023-08-18#d3 --note "…"
help-directive-fulfil = It is fulfilled
help-directive-amend = A newer directive changes it
help-directive-supersede = A newer directive replaces it
help-directive-revoke = It is withdrawn
help-directive-reopen = It is in force again
help-directive-note = Something worth a note; the status stays
help-arg-ids = Tasks or directives, as list shows them; - reads them from standard input
help-arg-on = The day on which it happened, as people write it (default: today)
help-arg-note = What happened
help-arg-session = The record of the session that looked at it
help-arg-by = Who reported it
help-arg-dry-run = Show the changes, make none
help-arg-with = The newer directive, which then says what it replaces or changes
help-new-from = Take over people, bodies and place of this record, and the open work since
help-new-series = The same from the last session whose series or title has these words
help-new-review = What the session makes of earlier work: REF, REF=done, "REF=note; words"; all: everything that is open
