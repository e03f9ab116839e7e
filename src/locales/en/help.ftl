# The help pages (src/help.rs): help-<command>, help-<command>-examples, help-<command>-<argument>, help-arg-<argument>.
help-usage = Usage:
help-commands = Commands
help-command-value = COMMAND
help-group-record = Record meetings
help-group-follow-up = Follow up
help-group-ask = Ask
help-group-hand-out = Hand out
help-group-check = Check
help-group-maintain = Maintain
help-options = Options
help-operands = Arguments
help-global = Global options
help-usage-options = [OPTIONS]
help-examples = Examples:
help-meeting = Create, check, list and search meeting records: plain YAML files in git
help-meeting-examples =
    {"  "}meeting new --title "Weekly meeting" --date 2024-03-14 --chair "Priya Raman"
    {"  "}meeting validate
    {"  "}meeting list tasks is:overdue
    {"  "}meeting search "conflict screen"
help-arg-directory = Work on the archive in DIR
help-arg-lang = Language of messages: vi or en
help-arg-color = Use colors: auto, always or never
help-arg-as-of = Date to use as today, such as 2023-12-31 or yesterday
help-arg-no-pager = Do not use a pager for long output
help-arg-quiet = Print results only
help-arg-short-help = Show short help
help-arg-help = Show help with examples
help-arg-version = Show the version
help-arg-limit = Show at most N
help-arg-query = Words, "phrases", prefix*, field:value, -exclusions, OR, ( … )
help-validate = Check records (alias: check)
help-validate-examples =
    {"  "}meeting validate
    {"  "}meeting validate records/2023 --warnings-as-errors
    {"  "}meeting validate - --stdin-name 2023-05-08-weekly.yaml < draft.yaml
    {"  "}meeting validate --staged
    {"  "}meeting validate --since origin/main
    {"  "}meeting validate --format json
    {"  "}meeting validate --fix --diff
help-validate-paths = Files or folders, or - for standard input [default: the whole archive]
help-validate-stdin-name = Name of the file on standard input
help-validate-format = human, json, github, sarif or junit
help-validate-all = Show all warnings, also beyond 200 of one rule
help-validate-fix = Apply the safe fixes
help-validate-diff = Show what --fix would change; with --fix, what it changes
help-validate-warnings-as-errors = Treat warnings as errors
help-validate-staged = Check the staged changes, and what they would break in other records
help-validate-since = Check the changes since a commit, such as origin/main, and what they break in other records
help-fmt = Format records; keeps comments
help-fmt-examples =
    {"  "}meeting fmt
    {"  "}meeting fmt records/2023 --diff
    {"  "}meeting fmt --check
    {"  "}meeting fmt - < draft.yaml
help-fmt-paths = Files or folders, or - for standard input [default: the whole archive]
help-fmt-check = Write nothing; list the records that would be reformatted, and fail if there are any
help-fmt-diff = Write nothing; show what would change
help-explain = Explain rules, with bad and good examples
help-explain-examples =
    {"  "}meeting explain no-chair no-lead
    {"  "}meeting explain
    {"  "}meeting explain --format markdown > rules.md
help-explain-codes = Codes of rules [default: a table of all]
help-explain-format = text, or markdown for a page
help-schema = Print the JSON Schema of a record
help-schema-settings = Print the schema of meeting.yaml instead
help-schema-of-directory = Print the schema of directory.yaml instead
help-schema-findings = Print the schema of validate --format json instead
help-schema-template-findings = Print the schema of template check --format json instead
help-completions = Print the completion script of a shell
help-completions-examples =
    {"  "}meeting completions bash > ~/.local/share/bash-completion/completions/meeting
help-completions-shell = bash, elvish, fish, powershell or zsh
help-man = Print the manual page, or write the pages of all commands
help-man-folder = Write the pages to this folder
help-init = Create an archive: settings, records, schemas, templates
help-init-examples =
    {"  "}meeting init
    {"  "}meeting init minutes --lang en
help-init-folder = Folder of the archive [default: the current folder]
help-init-hook = Also install the git hook that checks every commit
help-hook = Check the records before every commit (git's pre-commit hook)
help-hook-examples =
    {"  "}meeting hook install
    {"  "}meeting hook remove
help-hook-install = Install the hook; keeps an existing one and runs it first
help-hook-install-force = Install into a hooks folder that other repositories share
help-hook-remove = Remove the hook; restores the previous one
help-hook-run = Check what is staged in the archives of the repository, as the hook does
help-hook-run-files = More files to check, staged or not
help-hook-run-all = Check every record of every archive of the repository
help-new = Create a record; on a terminal, asks for its content (alias: create)
help-new-examples =
    {"  "}meeting new
    {"  "}meeting new --title "Monthly review, May" --date 2024-05-06 --kind regular-meeting \
    {"    "}--chair "Priya Raman; Head of Product" \
    {"    "}--organization "Support team" \
    {"    "}--directive "Report the results before 30 May" \
    {"    "}--task "Collect the reports; Support team; 2024-05-30"
    {"  "}meeting new --stdin < record.json
    {"  "}meeting new --template team-meeting --title "Monthly review, June" --date 3/6/2024 --edit
help-new-title = Title of the meeting
help-new-date = Date, such as 2023-05-08, 08/05/2023, 8/5 or yesterday [default: today]
help-new-kind = Kind of meeting: council-session, party-cell-meeting, committee-meeting, general-meeting, board-meeting, inspection, working-session, conference, regular-meeting, thematic-meeting, team-meeting, stand-up, other
help-new-place = Place of the meeting
help-new-chair = Chair: "Name; position; position"; may be repeated
help-new-participant = Participant: "Name; position; position"; may be repeated
help-new-organization = Organization that took part: "Name; short form"; may be repeated
help-new-directive = Text of a directive (anything decided or asked for); may be repeated
help-new-task = Task: "title; lead, lead; due"; may be repeated
help-new-template = Start from templates/NAME.yaml
help-new-stdin = Read YAML or JSON of a record, or of a part of one, from standard input
help-new-edit = Open the record in $VISUAL or $EDITOR and check it on save
help-new-draft = Keep it a draft, for example before the meeting
help-new-add = Run `git add` on it
help-new-plain = Ask line by line without redrawing the screen (for screen readers)
help-import = Create a draft record from minutes or an article: text, Markdown, HTML, .docx or .odt
help-import-examples =
    {"  "}meeting import minutes.docx
    {"  "}meeting import article.html --url https://example.com/news/1 --dry-run
    {"  "}pdftotext minutes.pdf - | meeting import - --date 08/05/2023
help-import-file = Source file; - for standard input
help-import-from-format = Format of the source file: text, markdown, html, docx or odt [default: from its name or content]
help-import-title = Title of the meeting, if the source file has none
help-import-date = Date of the meeting, if the source file has none: 2023-05-08, 08/05/2023, 8/5 or yesterday
help-import-kind = Kind of meeting: council-session, party-cell-meeting, committee-meeting, general-meeting, board-meeting, inspection, working-session, conference, regular-meeting, thematic-meeting, team-meeting, stand-up, other
help-import-url = Web address of the source file
help-import-accept = Which side holds where an exported paper and its record were both changed: REF=paper or REF=record; may be repeated
help-import-force = Import the paper although the archive has it already
help-import-dry-run = Print the record and write nothing
help-import-yes = Save the draft as it was read, without going through it
help-import-plain = Go through the draft line by line without redrawing the screen (for screen readers)
help-import-edit = Open the record in $VISUAL or $EDITOR and check it on save
help-list = List meetings, directives, tasks, people, organizations or documents
help-list-examples =
    {"  "}meeting list
    {"  "}meeting list directives kind:decision
    {"  "}meeting list tasks is:overdue --as-of 2023-12-31
    {"  "}meeting list people org:support --sort name
    {"  "}meeting list documents --format csv --bom > documents.csv
help-list-query = What to list: sessions (meetings, the default), directives, tasks, people, organizations, documents; then a query
help-list-at = For people and organizations: as recorded by this date (a month means its last day)
help-list-columns = Columns, separated by commas; `help` lists them
help-list-sort = Columns to sort by, separated by commas; -column for descending order
help-list-group = Column to group by
help-list-format = table, json, jsonl, csv or ids
help-list-bom = Start CSV with a byte order mark, for Excel
help-search = Search every part of every record, best first
help-search-examples =
    {"  "}meeting search "conflict screen"
    {"  "}meeting search '"release date"'
    {"  "}meeting search --in directives report -export date:2024-Q1
help-search-parts = Search only in these parts: sessions, people, organizations, proceedings, directives, tasks, attachments
help-search-open = Open the first result in $VISUAL or $EDITOR
help-search-format = table, json, jsonl or ids
help-report = Count what was done on time, done late, is open or overdue
help-report-examples =
    {"  "}meeting report
    {"  "}meeting report directives --by organization
    {"  "}meeting report date:2023 --by month --as-of 2023-12-31
    {"  "}meeting report --chart
    {"  "}meeting report --period November
    {"  "}meeting report lead:support --format csv --bom > report.csv
help-report-query = What to count: tasks (default) or directives; then a query
help-report-by = Rows: lead (default), support, chair, organization, month or document
help-report-period = Report on a period and the one before: "November", 2026-11, 2026-Q3, week
help-report-chart = Draw a chart by month
help-report-limit = Show at most N rows
help-report-format = table, json or csv; with --period also docx, md or html
help-report-output = File or folder for the report as a paper; - for standard output
help-report-force = Replace a file that exists
help-report-bom = Start CSV with a byte order mark, for Excel
help-view = Run a view saved in meeting.yaml; without a name, list them
help-view-examples =
    {"  "}meeting view
    {"  "}meeting view overdue
    {"  "}meeting view overdue lead:support --limit 10
help-view-name = Name of the view
help-view-more = More query terms and options for its command
help-show = Show a record, or an item of it
help-show-examples =
    {"  "}meeting show 2023-05-08
    {"  "}meeting show 2023-05-08#d3
    {"  "}meeting show 2023-05-08/d3 --format json
help-show-ids = Id of a record, or its beginning; #ID or /ID selects an item
help-show-format = text, yaml or json
help-edit = Open a record in your editor, and check it on save
help-edit-examples =
    {"  "}meeting edit 2023-05-08
    {"  "}meeting edit 2023-05-08#d3
help-edit-id = Id of a record, or its beginning; #ID or /ID opens the file at an item
help-rename = Change the id of a record or an item, and update all references
help-rename-examples =
    {"  "}meeting rename 2023-05-08
    {"  "}meeting rename 2023-05-08 2023-05-09-weekly
    {"  "}meeting rename 2023-05-08 weekly-meeting --dry-run
    {"  "}meeting rename 2023-05-08#d1 d2
    {"  "}meeting rename 2023-05-08#t1 t7 --line 42
help-rename-id = Id of a record, or its beginning; #ID or /ID selects an item
help-rename-new = New id; the date is optional [default: from the date and the title]
help-rename-line = Line of the item, if two have the same id (after a merge)
help-rename-dry-run = Write nothing; show what would change
help-directory = Organizations and people: one id and all names of each
help-directory-examples =
    {"  "}meeting directory --from-records
    {"  "}meeting directory
    {"  "}meeting directory add organization "Audit Committee" --short AC
    {"  "}meeting directory check
    {"  "}meeting directory merge "Audit Comittee" ac
help-directory-format = table, json, csv or ids
help-directory-from-records = Add all people and organizations of the records that are not in the directory yet
help-directory-dry-run = Write nothing; show what would change
help-directory-list = List the directory
help-directory-list-format = table, json, csv or ids
help-directory-add = Add an organization or a person
help-directory-add-what = organization or person
help-directory-add-name = Full name; of a person also the positions: "Name; position"
help-directory-add-id = Id [default: from the short form or the name]
help-directory-add-short = Short form of the name of an organization
help-directory-add-alias = Another name, or a former id; may be repeated
help-directory-add-part-of = Id of the organization that it is part of
help-directory-add-organization = Id of the organization of the person
help-directory-add-mail = Email address
help-directory-add-from = First day of an organization
help-directory-add-until = Last day of an organization, or of a person in it
help-directory-add-replaced-by = Id of the organization that replaced it; may be repeated
help-directory-add-dry-run = Write nothing; show what would change
help-directory-merge = Merge two spellings of one name, in the directory and in records that are not final
help-directory-merge-old = Id or name to remove
help-directory-merge-new = Id or name of the entry to keep
help-directory-merge-dry-run = Write nothing; show what would change
help-directory-check = Find entries that are probably duplicates
help-directory-check-format = text or json
help-export = Make a paper of a record: minutes, conclusions, a resolution … as a Word file, PDF, HTML, Markdown or text
help-export-examples =
    {"  "}meeting export 2023-05-08
    {"  "}meeting export 2023-05-08 --as conclusions --number 114/TB-VP --date today
    {"  "}meeting export 2023-05-08 --as actions --each-lead -o out/
    {"  "}meeting export 2023-05-08#d3 --as extract --to pdf
    {"  "}meeting export 2023-05-08 --to md -o -
help-export-ids = Id of a record, or its beginning; #ID or /ID selects the part of which an extract is made
help-export-kind = minutes (the default), conclusions, agenda, resolution, actions, decisions or extract
help-export-to = docx (the default), pdf (made by LibreOffice), html, md or txt
help-export-output = File or folder to write to; - for standard output [default: ID-KIND.docx in this folder]
help-export-template = Template to fill [default: templates/KIND.docx of the archive, else a built-in one]
help-export-number = Number of the paper; written into the record
help-export-date = Date of the paper; written into the record
help-export-each-lead = With --as actions: a paper for each lead
help-export-force = Replace files that exist
help-template = Templates of papers: list, copy, check, and what they can name
help-template-examples =
    {"  "}meeting template copy minutes
    {"  "}meeting template check
    {"  "}meeting template fields
help-template-list = List the built-in templates and the office's own
help-template-list-format = text or json
help-template-copy = Copy a built-in template into templates/, to be changed in Word; never overwrites
help-template-copy-kind = Kind of paper: agenda, minutes, conclusions, resolution, actions, decisions, extract or report
help-template-copy-profile = Layout: state, party or plain (default: state in Vietnamese, plain in English)
help-template-copy-output = File to write instead
help-template-check = Find all mistakes in templates; exits with 1 if there are any
help-template-check-paths = Templates (default: all in templates/)
help-template-check-format = text or json
help-template-fields = Print the fields that templates can name
help-template-fields-format = text or json
help-index = Manage the search index
help-index-status = Show where the index is and what it contains
help-index-rebuild = Rebuild the index
help-index-path = Print the path of the index
help-index-clear = Delete the index
help-topics = Topics:
help-help = Explain a command or a topic: query, fields
help-help-topic = query (the query language) or fields (its fields)
help-set = Change fields of a record or an item, or its kind; leaves the rest of the file as it is
help-set-examples =
    {"  "}meeting set 2024-05-06-review session.place="Room 2" session.start=8:30
    {"  "}meeting set 2024-05-06-review#d1 due=30/6/2024 lead="support;product"
    {"  "}meeting set 2024-05-06-review/d1 support+="Finance" due_text=
    {"  "}meeting set 2024-05-06-review#p3 2024-05-06-review#p4 --as directive lead="Finance"
    {"  "}meeting set 2024-05-06 state=final --dry-run
help-set-id = Id of a record, or its beginning; #ID or /ID selects an item
help-set-as = Make the items ones of another kind: agenda, proceeding (with kind=…), directive or task; references follow. After an import, left takes an item out, ID#left2 is the second passage left over, and back makes it the item again that it was
help-set-fields = More items (ID#PART), to be changed in the same way; then FIELD=VALUE; FIELD= removes the field; FIELD+=VALUE and FIELD-=VALUE change a list; several values: "A;B"
help-set-dry-run = Write nothing; show what would change
help-add = Add a participant, organization, proceeding, directive, task or paper to a record
help-add-examples =
    {"  "}meeting add 2024-05-06-review participant "Daniel Okafor; Engineer" --role speaker --organization "Support team"
    {"  "}meeting add 2024-05-06-review organization "Finance" --side guest
    {"  "}meeting add 2024-05-06-review proceeding "Results of the first quarter" --kind report --by daniel-okafor
    {"  "}meeting add 2024-05-06-review directive "Check the contracts" --lead support --due 30/6/2024
    {"  "}meeting add 2024-05-06-review task "List the contracts; Finance; 15/6/2024" --directive d1
    {"  "}meeting add 2024-05-06-review paper kind=conclusions number=12/TB-VP date=8/5/2024 "recipients=Finance;Support team"
    {"  "}meeting add 2024-05-06-review directive --stdin < directive.yaml
help-add-id = Id of a record, or its beginning
help-add-what = What to add: participant, organization, proceeding, directive, task or paper
help-add-text = Person: "Name; position"; organization: "Name; short form"; task: "title; lead, lead; due"; paper: FIELD=VALUE…; otherwise the text (`\;` for a semicolon)
help-add-role = Role of the participant: chair, secretary, speaker …; several: "chair;speaker"
help-add-organization = Organization of the participant
help-add-attendance = Attendance of the participant: present, absent, excused, late, left-early, delegated
help-add-side = Side of the organization: convener, host, guest
help-add-kind = Kind of the proceeding or directive
help-add-title = Heading of the proceeding
help-add-by = Who spoke, or who gave the directive
help-add-to = Addressee of the directive
help-add-lead = Who is responsible; several: "A;B"
help-add-support = Who helps; several: "A;B"
help-add-due = Deadline: 2023-06-30 or 30/6/2023
help-add-due-text = Wording of the deadline
help-add-url = Web address of the same work elsewhere, such as a ticket
help-add-directive = Directive that the task carries out
help-add-stdin = Read YAML or JSON of the item from standard input
help-add-dry-run = Write nothing; show what would change

help-task = Update tasks and directives: status, deadline, lead, notes
help-task-examples =
    {"  "}meeting task done 2023-05-08#t1 2023-05-08#d2 --on 30/6/2023
    {"  "}meeting task extend 2023-05-08#t3 --due 30/9/2023 --document "Letter 12"
    {"  "}meeting task assign --from "Support team" --to "Service team" --dry-run
    {"  "}meeting list tasks is:overdue --format ids | meeting task note - --reminder
help-task-start = Mark tasks as in progress
help-task-start-examples =
    {"  "}meeting task start 2023-05-08#t1 --note "…"
help-task-done = Mark tasks as completed, directives as fulfilled
help-task-done-examples =
    {"  "}meeting task done 2023-05-08#t1 2023-05-08#d2 --on 30/6/2023
    {"  "}meeting task done 2023-05-08#t2 --for "Finance" --for "Support team"
    {"  "}meeting task done 2023-05-08#t4@2023-06-30 --document "Report 12"
help-task-cancel = Mark tasks as cancelled; ends a recurring task
help-task-cancel-examples =
    {"  "}meeting task cancel 2023-05-08#t1 --note "…"
    {"  "}meeting task cancel 2023-05-08#t4@2023-06-30
help-task-reopen = Reopen completed or cancelled tasks
help-task-reopen-examples =
    {"  "}meeting task reopen 2023-05-08#t1 --note "…"
help-task-note = Add a note; keep the status
help-task-note-examples =
    {"  "}meeting task note 2023-05-08#t3 --note "…" --session 2023-11-14
    {"  "}meeting list tasks is:overdue --format ids | meeting task note - --reminder
help-task-note-reminder = Record a reminder; needs no text
help-task-extend = Move a deadline
help-task-extend-examples =
    {"  "}meeting task extend 2023-05-08#t1 --due 30/9/2023 --document "Letter 12"
    {"  "}meeting task extend 2023-05-08#t4@2023-06-30 --due 5/7/2023
help-task-extend-due = New deadline; the first one is kept
help-task-assign = Hand work over to another lead
help-task-assign-examples =
    {"  "}meeting task assign 2023-05-08#t1 --lead "Finance" --support "Support team"
    {"  "}meeting task assign 2023-05-08#t2 --for "Finance" --lead "Support team"
    {"  "}meeting task assign --from "Support team" --to "Service team" --dry-run
help-task-assign-lead = Who is responsible from now on; several: "A;B"
help-task-assign-support = Who helps from now on; several: "A;B"
help-task-assign-from = All open work that this lead has, in the whole archive
help-task-assign-to = Who takes it over
help-directive = Amend, supersede or revoke directives; `meeting task` does the rest
help-directive-examples =
    {"  "}meeting directive supersede 2023-05-08#d2 --with 2023-11-14#d1
    {"  "}meeting directive revoke 2023-08-18#d3 --note "…"
    {"  "}meeting task done 2023-05-08#d1
help-directive-amend = Mark as amended by a newer directive
help-directive-supersede = Mark as superseded by a newer directive
help-directive-revoke = Mark as revoked
help-arg-ids = Tasks or directives, as shown by `list`; - reads them from standard input
help-arg-on = Date of the event [default: today]; of `done`, the date of completion
help-arg-note = Text of the note
help-arg-document = Document that decides or proves it
help-arg-for = Lead to update, if each lead completes its own part
help-arg-occurrence = Occurrence to update of a recurring item: its planned date; or REF@DATE
help-arg-session = Record of the meeting that reviewed it
help-arg-by = Who reported it
help-arg-dry-run = Write nothing; show what would change
help-arg-with = The newer directive; it records what it amends or supersedes
help-new-from = Copy people, organizations and place from this record, and the open items of its series
help-new-series = Like --from, with the latest meeting whose series or title contains these words
help-new-review = Item reviewed at the meeting: REF, REF=done, "REF=done 2023-05-03; text", "REF=note; text"; all: every open item
# What stands for values: help-value-<name>, the name in capitals.
help-value-dir = DIR
help-value-when = WHEN
help-value-date = DATE
help-value-id = ID
help-value-part = PART
help-value-text = TEXT
help-value-document = DOCUMENT
help-value-who = WHO
help-value-code = CODE
help-value-name = NAME
help-value-more = MORE
help-value-path = PATH
help-value-new = NEW
help-value-old = OLD
help-value-n = N
help-value-words = WORDS
help-value-query = QUERY
help-value-parts = PARTS
help-value-kind = KIND
help-value-lead = LEAD
help-value-person = PERSON
help-value-task = TASK
help-value-ref = REF
help-value-step = STEP
help-value-field = FIELD
help-value-value = VALUE
help-value-file = FILE
help-value-number = NUMBER
help-value-columns = COLUMNS
help-value-column = COLUMN
help-value-rev = REV
help-value-what = WHAT
help-value-period = PERIOD
help-value-format = FORMAT
help-value-title = TITLE
help-value-place = PLACE
help-value-url = URL
help-value-topic = TOPIC
help-value-shell = SHELL
help-value-role = ROLE
help-value-attendance = ATTENDANCE
help-value-side = SIDE
help-value-which = WHICH
