
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'meeting' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'meeting'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'meeting' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Show the version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Show the version')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Create an archive: settings, records, schemas, templates')
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Create a record; on a terminal, asks for its content (alias: create)')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change fields of a record or an item, or its kind; leaves the rest of the file as it is')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a participant, organization, proceeding, directive, task or paper to a record')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Create a draft record from minutes or an article: text, Markdown, HTML, .docx or .odt')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check records (alias: check)')
            [CompletionResult]::new('fmt', 'fmt', [CompletionResultType]::ParameterValue, 'Format records; keeps comments')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain rules, with bad and good examples')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List meetings, directives, tasks, people, organizations or documents')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Search every part of every record, best first')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Count what was done on time, done late, is open or overdue')
            [CompletionResult]::new('view', 'view', [CompletionResultType]::ParameterValue, 'Run a view saved in meeting.yaml; without a name, list them')
            [CompletionResult]::new('template', 'template', [CompletionResultType]::ParameterValue, 'Templates of papers: list, copy, check, and what they can name')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a record, or an item of it')
            [CompletionResult]::new('task', 'task', [CompletionResultType]::ParameterValue, 'Update tasks and directives: status, deadline, lead, notes')
            [CompletionResult]::new('directive', 'directive', [CompletionResultType]::ParameterValue, 'Amend, supersede or revoke directives; `meeting task` does the rest')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Open a record in your editor, and check it on save')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Make a paper of a record: minutes, conclusions, a resolution … as a Word file, PDF, HTML, Markdown or text')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Change the id of a record or an item, and update all references')
            [CompletionResult]::new('directory', 'directory', [CompletionResultType]::ParameterValue, 'Organizations and people: one id and all names of each')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of a record')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, or write the pages of all commands')
            [CompletionResult]::new('index', 'index', [CompletionResultType]::ParameterValue, 'Manage the search index')
            [CompletionResult]::new('hook', 'hook', [CompletionResultType]::ParameterValue, 'Check the records before every commit (git''s pre-commit hook)')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Explain a command or a topic: query, fields')
            break
        }
        'meeting;init' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--hook', '--hook', [CompletionResultType]::ParameterName, 'Also install the git hook that checks every commit')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;new' {
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'Title of the meeting')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'Date, such as 2023-05-08, 08/05/2023, 8/5 or yesterday [default: today]')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Kind of meeting: council-session, party-cell-meeting, committee-meeting, general-meeting, board-meeting, inspection, working-session, conference, regular-meeting, thematic-meeting, team-meeting, stand-up, other')
            [CompletionResult]::new('--place', '--place', [CompletionResultType]::ParameterName, 'Place of the meeting')
            [CompletionResult]::new('--chair', '--chair', [CompletionResultType]::ParameterName, 'Chair: "Name; position; position"; may be repeated')
            [CompletionResult]::new('--participant', '--participant', [CompletionResultType]::ParameterName, 'Participant: "Name; position; position"; may be repeated')
            [CompletionResult]::new('--organization', '--organization', [CompletionResultType]::ParameterName, 'Organization that took part: "Name; short form"; may be repeated')
            [CompletionResult]::new('--directive', '--directive', [CompletionResultType]::ParameterName, 'Text of a directive (anything decided or asked for); may be repeated')
            [CompletionResult]::new('--task', '--task', [CompletionResultType]::ParameterName, 'Task: "title; lead, lead; due"; may be repeated')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Start from templates/NAME.yaml')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Copy people, organizations and place from this record, and the open items of its series')
            [CompletionResult]::new('--series', '--series', [CompletionResultType]::ParameterName, 'Like --from, with the latest meeting whose series or title contains these words')
            [CompletionResult]::new('--review', '--review', [CompletionResultType]::ParameterName, 'Item reviewed at the meeting: REF, REF=done, "REF=done 2023-05-03; text", "REF=note; text"; all: every open item')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Read YAML or JSON of a record, or of a part of one, from standard input')
            [CompletionResult]::new('--edit', '--edit', [CompletionResultType]::ParameterName, 'Open the record in $VISUAL or $EDITOR and check it on save')
            [CompletionResult]::new('--draft', '--draft', [CompletionResultType]::ParameterName, 'Keep it a draft, for example before the meeting')
            [CompletionResult]::new('--add', '--add', [CompletionResultType]::ParameterName, 'Run `git add` on it')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Ask line by line without redrawing the screen (for screen readers)')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;set' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Make the items ones of another kind: agenda, proceeding (with kind=…), directive or task; references follow. After an import, left takes an item out, ID#left2 is the second passage left over, and back makes it the item again that it was')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;add' {
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'Role of the participant: chair, secretary, speaker …; several: "chair;speaker"')
            [CompletionResult]::new('--organization', '--organization', [CompletionResultType]::ParameterName, 'Organization of the participant')
            [CompletionResult]::new('--attendance', '--attendance', [CompletionResultType]::ParameterName, 'Attendance of the participant: present, absent, excused, late, left-early, delegated')
            [CompletionResult]::new('--side', '--side', [CompletionResultType]::ParameterName, 'Side of the organization: convener, host, guest')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Kind of the proceeding or directive')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'Heading of the proceeding')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who spoke, or who gave the directive')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Addressee of the directive')
            [CompletionResult]::new('--lead', '--lead', [CompletionResultType]::ParameterName, 'Who is responsible; several: "A;B"')
            [CompletionResult]::new('--support', '--support', [CompletionResultType]::ParameterName, 'Who helps; several: "A;B"')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'Deadline: 2023-06-30 or 30/6/2023')
            [CompletionResult]::new('--due-text', '--due-text', [CompletionResultType]::ParameterName, 'Wording of the deadline')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'Web address of the same work elsewhere, such as a ticket')
            [CompletionResult]::new('--directive', '--directive', [CompletionResultType]::ParameterName, 'Directive that the task carries out')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Read YAML or JSON of the item from standard input')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;import' {
            [CompletionResult]::new('--from-format', '--from-format', [CompletionResultType]::ParameterName, 'Format of the source file: text, markdown, html, docx or odt [default: from its name or content]')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'Title of the meeting, if the source file has none')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'Date of the meeting, if the source file has none: 2023-05-08, 08/05/2023, 8/5 or yesterday')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Kind of meeting: council-session, party-cell-meeting, committee-meeting, general-meeting, board-meeting, inspection, working-session, conference, regular-meeting, thematic-meeting, team-meeting, stand-up, other')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'Web address of the source file')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Import the paper although the archive has it already')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the record and write nothing')
            [CompletionResult]::new('--edit', '--edit', [CompletionResultType]::ParameterName, 'Open the record in $VISUAL or $EDITOR and check it on save')
            [CompletionResult]::new('--yes', '--yes', [CompletionResultType]::ParameterName, 'Save the draft as it was read, without going through it')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Go through the draft line by line without redrawing the screen (for screen readers)')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;validate' {
            [CompletionResult]::new('--stdin-name', '--stdin-name', [CompletionResultType]::ParameterName, 'Name of the file on standard input')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'human, json, github, sarif or junit')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Check the changes since a commit, such as origin/main, and what they break in other records')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Apply the safe fixes')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Show what --fix would change; with --fix, what it changes')
            [CompletionResult]::new('--warnings-as-errors', '--warnings-as-errors', [CompletionResultType]::ParameterName, 'Treat warnings as errors')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Show all warnings, also beyond 200 of one rule')
            [CompletionResult]::new('--staged', '--staged', [CompletionResultType]::ParameterName, 'Check the staged changes, and what they would break in other records')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;fmt' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Write nothing; list the records that would be reformatted, and fail if there are any')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;explain' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text, or markdown for a page')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;list' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'For people and organizations: as recorded by this date (a month means its last day)')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Columns, separated by commas; `help` lists them')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Columns to sort by, separated by commas; -column for descending order')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Column to group by')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most N')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'table, json, jsonl, csv or ids')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--bom', '--bom', [CompletionResultType]::ParameterName, 'Start CSV with a byte order mark, for Excel')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;search' {
            [CompletionResult]::new('--in', '--in', [CompletionResultType]::ParameterName, 'Search only in these parts: sessions, people, organizations, proceedings, directives, tasks, attachments')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most N')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'table, json, jsonl or ids')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the first result in $VISUAL or $EDITOR')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;report' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Rows: lead (default), support, chair, organization, month or document')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Report on a period and the one before: "November", 2026-11, 2026-Q3, week')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most N rows')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'table, json or csv; with --period also docx, md or html')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'File or folder for the report as a paper; - for standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'File or folder for the report as a paper; - for standard output')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw a chart by month')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace a file that exists')
            [CompletionResult]::new('--bom', '--bom', [CompletionResultType]::ParameterName, 'Start CSV with a byte order mark, for Excel')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;view' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;template' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the built-in templates and the office''s own')
            [CompletionResult]::new('copy', 'copy', [CompletionResultType]::ParameterValue, 'Copy a built-in template into templates/, to be changed in Word; never overwrites')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find all mistakes in templates; exits with 1 if there are any')
            [CompletionResult]::new('fields', 'fields', [CompletionResultType]::ParameterValue, 'Print the fields that templates can name')
            break
        }
        'meeting;template;list' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;template;copy' {
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Layout: state, party or plain (default: state in Vietnamese, plain in English)')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'File to write instead')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'File to write instead')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;template;check' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;template;fields' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;show' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text, yaml or json')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;task' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Mark tasks as in progress')
            [CompletionResult]::new('done', 'done', [CompletionResultType]::ParameterValue, 'Mark tasks as completed, directives as fulfilled')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'Mark tasks as cancelled; ends a recurring task')
            [CompletionResult]::new('reopen', 'reopen', [CompletionResultType]::ParameterValue, 'Reopen completed or cancelled tasks')
            [CompletionResult]::new('note', 'note', [CompletionResultType]::ParameterValue, 'Add a note; keep the status')
            [CompletionResult]::new('extend', 'extend', [CompletionResultType]::ParameterValue, 'Move a deadline')
            [CompletionResult]::new('assign', 'assign', [CompletionResultType]::ParameterValue, 'Hand work over to another lead')
            break
        }
        'meeting;task;start' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Date of the event [default: today]; of `done`, the date of completion')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Text of the note')
            [CompletionResult]::new('--document', '--document', [CompletionResultType]::ParameterName, 'Document that decides or proves it')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Record of the meeting that reviewed it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Lead to update, if each lead completes its own part')
            [CompletionResult]::new('--occurrence', '--occurrence', [CompletionResultType]::ParameterName, 'Occurrence to update of a recurring item: its planned date; or REF@DATE')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;task;done' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Date of the event [default: today]; of `done`, the date of completion')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Text of the note')
            [CompletionResult]::new('--document', '--document', [CompletionResultType]::ParameterName, 'Document that decides or proves it')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Record of the meeting that reviewed it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Lead to update, if each lead completes its own part')
            [CompletionResult]::new('--occurrence', '--occurrence', [CompletionResultType]::ParameterName, 'Occurrence to update of a recurring item: its planned date; or REF@DATE')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;task;cancel' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Date of the event [default: today]; of `done`, the date of completion')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Text of the note')
            [CompletionResult]::new('--document', '--document', [CompletionResultType]::ParameterName, 'Document that decides or proves it')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Record of the meeting that reviewed it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Lead to update, if each lead completes its own part')
            [CompletionResult]::new('--occurrence', '--occurrence', [CompletionResultType]::ParameterName, 'Occurrence to update of a recurring item: its planned date; or REF@DATE')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;task;reopen' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Date of the event [default: today]; of `done`, the date of completion')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Text of the note')
            [CompletionResult]::new('--document', '--document', [CompletionResultType]::ParameterName, 'Document that decides or proves it')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Record of the meeting that reviewed it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Lead to update, if each lead completes its own part')
            [CompletionResult]::new('--occurrence', '--occurrence', [CompletionResultType]::ParameterName, 'Occurrence to update of a recurring item: its planned date; or REF@DATE')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;task;note' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Date of the event [default: today]; of `done`, the date of completion')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Text of the note')
            [CompletionResult]::new('--document', '--document', [CompletionResultType]::ParameterName, 'Document that decides or proves it')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Record of the meeting that reviewed it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Lead to update, if each lead completes its own part')
            [CompletionResult]::new('--occurrence', '--occurrence', [CompletionResultType]::ParameterName, 'Occurrence to update of a recurring item: its planned date; or REF@DATE')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--reminder', '--reminder', [CompletionResultType]::ParameterName, 'Record a reminder; needs no text')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;task;extend' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Date of the event [default: today]; of `done`, the date of completion')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Text of the note')
            [CompletionResult]::new('--document', '--document', [CompletionResultType]::ParameterName, 'Document that decides or proves it')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Record of the meeting that reviewed it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Lead to update, if each lead completes its own part')
            [CompletionResult]::new('--occurrence', '--occurrence', [CompletionResultType]::ParameterName, 'Occurrence to update of a recurring item: its planned date; or REF@DATE')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'New deadline; the first one is kept')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;task;assign' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Date of the event [default: today]; of `done`, the date of completion')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Text of the note')
            [CompletionResult]::new('--document', '--document', [CompletionResultType]::ParameterName, 'Document that decides or proves it')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Record of the meeting that reviewed it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('--lead', '--lead', [CompletionResultType]::ParameterName, 'Who is responsible from now on; several: "A;B"')
            [CompletionResult]::new('--support', '--support', [CompletionResultType]::ParameterName, 'Who helps from now on; several: "A;B"')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Lead to update, if each lead completes its own part')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'All open work that this lead has, in the whole archive')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Who takes it over')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;directive' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            [CompletionResult]::new('amend', 'amend', [CompletionResultType]::ParameterValue, 'Mark as amended by a newer directive')
            [CompletionResult]::new('supersede', 'supersede', [CompletionResultType]::ParameterValue, 'Mark as superseded by a newer directive')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'Mark as revoked')
            break
        }
        'meeting;directive;amend' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Date of the event [default: today]; of `done`, the date of completion')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Text of the note')
            [CompletionResult]::new('--document', '--document', [CompletionResultType]::ParameterName, 'Document that decides or proves it')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Record of the meeting that reviewed it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'The newer directive; it records what it amends or supersedes')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;directive;supersede' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Date of the event [default: today]; of `done`, the date of completion')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Text of the note')
            [CompletionResult]::new('--document', '--document', [CompletionResultType]::ParameterName, 'Document that decides or proves it')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Record of the meeting that reviewed it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'The newer directive; it records what it amends or supersedes')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;directive;revoke' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'Date of the event [default: today]; of `done`, the date of completion')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'Text of the note')
            [CompletionResult]::new('--document', '--document', [CompletionResultType]::ParameterName, 'Document that decides or proves it')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Record of the meeting that reviewed it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;edit' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;export' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'minutes (the default), conclusions, agenda, resolution, actions, decisions or extract')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'docx (the default), pdf (made by LibreOffice), html, md or txt')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'File or folder to write to; - for standard output [default: ID-KIND.docx in this folder]')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'File or folder to write to; - for standard output [default: ID-KIND.docx in this folder]')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Template to fill [default: templates/KIND.docx of the archive, else a built-in one]')
            [CompletionResult]::new('--number', '--number', [CompletionResultType]::ParameterName, 'Number of the paper; written into the record')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'Date of the paper; written into the record')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--each-lead', '--each-lead', [CompletionResultType]::ParameterName, 'With --as actions: a paper for each lead')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace files that exist')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;rename' {
            [CompletionResult]::new('--line', '--line', [CompletionResultType]::ParameterName, 'Line of the item, if two have the same id (after a merge)')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;directory' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'table, json, csv or ids')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--from-records', '--from-records', [CompletionResultType]::ParameterName, 'Add all people and organizations of the records that are not in the directory yet')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the directory')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add an organization or a person')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Merge two spellings of one name, in the directory and in records that are not final')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find entries that are probably duplicates')
            break
        }
        'meeting;directory;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'table, json, csv or ids')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;directory;add' {
            [CompletionResult]::new('--id', '--id', [CompletionResultType]::ParameterName, 'Id [default: from the short form or the name]')
            [CompletionResult]::new('--short', '--short', [CompletionResultType]::ParameterName, 'Short form of the name of an organization')
            [CompletionResult]::new('--alias', '--alias', [CompletionResultType]::ParameterName, 'Another name, or a former id; may be repeated')
            [CompletionResult]::new('--part-of', '--part-of', [CompletionResultType]::ParameterName, 'Id of the organization that it is part of')
            [CompletionResult]::new('--organization', '--organization', [CompletionResultType]::ParameterName, 'Id of the organization of the person')
            [CompletionResult]::new('--mail', '--mail', [CompletionResultType]::ParameterName, 'Email address')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'First day of an organization')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Last day of an organization, or of a person in it')
            [CompletionResult]::new('--replaced-by', '--replaced-by', [CompletionResultType]::ParameterName, 'Id of the organization that replaced it; may be repeated')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;directory;merge' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;directory;check' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text or json')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;schema' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--settings', '--settings', [CompletionResultType]::ParameterName, 'Print the schema of meeting.yaml instead')
            [CompletionResult]::new('--directory', '--directory', [CompletionResultType]::ParameterName, 'Print the schema of directory.yaml instead')
            [CompletionResult]::new('--findings', '--findings', [CompletionResultType]::ParameterName, 'Print the schema of validate --format json instead')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;completions' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;man' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;index' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where the index is and what it contains')
            [CompletionResult]::new('rebuild', 'rebuild', [CompletionResultType]::ParameterValue, 'Rebuild the index')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the path of the index')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Delete the index')
            break
        }
        'meeting;index;status' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;index;rebuild' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;index;path' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;index;clear' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;hook' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Install the hook; keeps an existing one and runs it first')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Remove the hook; restores the previous one')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Check what is staged in the archives of the repository, as the hook does')
            break
        }
        'meeting;hook;install' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Install into a hooks folder that other repositories share')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;hook;remove' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;hook;run' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Check every record of every archive of the repository')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;help' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language of messages: vi or en')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colors: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date to use as today, such as 2023-12-31 or yesterday')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager for long output')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
