
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
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Show the version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Show the version')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Make an archive: settings, records, schemas, templates')
            [CompletionResult]::new('new', 'new', [CompletionResultType]::ParameterValue, 'Make a record, asking for it on a terminal (also: create)')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Change fields of a record, or of a part of it, and nothing else in the file')
            [CompletionResult]::new('add', 'add', [CompletionResultType]::ParameterValue, 'Add a participant, organization, proceeding, directive or task to a record')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Make a draft record out of minutes or an article: text, Markdown, HTML or .docx')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check records (also: check)')
            [CompletionResult]::new('fmt', 'fmt', [CompletionResultType]::ParameterValue, 'Give records the canonical layout, comments kept')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain findings, with bad and good examples')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List sessions, directives, tasks, people, organizations or documents')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Search every part of every record, best first')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Count work done in time, done late, open and overdue')
            [CompletionResult]::new('view', 'view', [CompletionResultType]::ParameterValue, 'Run a view that is saved in meeting.yaml; without a name, list them')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show a record, or a part of it')
            [CompletionResult]::new('task', 'task', [CompletionResultType]::ParameterValue, 'Follow tasks up: what happened, when, who said so')
            [CompletionResult]::new('directive', 'directive', [CompletionResultType]::ParameterValue, 'Follow directives up: fulfilled, replaced, withdrawn')
            [CompletionResult]::new('edit', 'edit', [CompletionResultType]::ParameterValue, 'Open a record in your editor, and check it when it is saved')
            [CompletionResult]::new('rename', 'rename', [CompletionResultType]::ParameterValue, 'Give a record or a part of it another id, with every reference to it')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print the JSON Schema of a record')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page, or write the pages of all commands')
            [CompletionResult]::new('index', 'index', [CompletionResultType]::ParameterValue, 'Manage the search index')
            [CompletionResult]::new('hook', 'hook', [CompletionResultType]::ParameterValue, 'Check the records before every commit (git''s pre-commit hook)')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Explain a command, or a topic: query, fields')
            break
        }
        'meeting;init' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--hook', '--hook', [CompletionResultType]::ParameterName, 'Install the git hook that checks every commit, too')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;new' {
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'What the session was, in one line')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'The day: 2023-05-08 or 08/05/2023; today when absent')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What it is: council-session, party-cell-meeting, inspection, working-session, conference, regular-meeting, thematic-meeting, other')
            [CompletionResult]::new('--place', '--place', [CompletionResultType]::ParameterName, 'Where it was held')
            [CompletionResult]::new('--chair', '--chair', [CompletionResultType]::ParameterName, 'Who chaired: "Name; position; position"; may be repeated')
            [CompletionResult]::new('--participant', '--participant', [CompletionResultType]::ParameterName, 'Who took part: "Name; position; position"; may be repeated')
            [CompletionResult]::new('--organization', '--organization', [CompletionResultType]::ParameterName, 'A body that took part: "Name; short form"; may be repeated')
            [CompletionResult]::new('--directive', '--directive', [CompletionResultType]::ParameterName, 'What was asked for; may be repeated')
            [CompletionResult]::new('--task', '--task', [CompletionResultType]::ParameterName, 'Work to track: "title; lead; due"; may be repeated')
            [CompletionResult]::new('--template', '--template', [CompletionResultType]::ParameterName, 'Begin with templates/NAME.yaml')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Take over people, bodies and place of this record, and the open work since')
            [CompletionResult]::new('--series', '--series', [CompletionResultType]::ParameterName, 'The same from the last session whose series or title has these words')
            [CompletionResult]::new('--review', '--review', [CompletionResultType]::ParameterName, 'What the session makes of earlier work: REF, REF=done, "REF=note; words"; all: everything that is open')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Take YAML or JSON of a record, or of a part of one, from standard input')
            [CompletionResult]::new('--edit', '--edit', [CompletionResultType]::ParameterName, 'Open the record in $VISUAL or $EDITOR and check it on save')
            [CompletionResult]::new('--draft', '--draft', [CompletionResultType]::ParameterName, 'Keep it a draft, such as before the session')
            [CompletionResult]::new('--add', '--add', [CompletionResultType]::ParameterName, 'Run `git add` on it')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Ask in plain lines, without redrawing the screen: for screen readers')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;set' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;add' {
            [CompletionResult]::new('--role', '--role', [CompletionResultType]::ParameterName, 'What a participant does: chair, secretary, speaker …; several: "chair;speaker"')
            [CompletionResult]::new('--organization', '--organization', [CompletionResultType]::ParameterName, 'The body that a participant belongs to')
            [CompletionResult]::new('--attendance', '--attendance', [CompletionResultType]::ParameterName, 'Whether a participant was there: present, absent, excused, late, left-early, delegated')
            [CompletionResult]::new('--side', '--side', [CompletionResultType]::ParameterName, 'The side of an organization: convener, host, guest')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What a proceeding or directive is')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'The heading of a proceeding')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who spoke, or gave the directive')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Whom a directive addresses')
            [CompletionResult]::new('--lead', '--lead', [CompletionResultType]::ParameterName, 'Who answers for the work; several: "A;B"')
            [CompletionResult]::new('--support', '--support', [CompletionResultType]::ParameterName, 'Who supports it')
            [CompletionResult]::new('--due', '--due', [CompletionResultType]::ParameterName, 'The last day: 2023-06-30 or 30/6/2023')
            [CompletionResult]::new('--due-text', '--due-text', [CompletionResultType]::ParameterName, 'The deadline''s own words')
            [CompletionResult]::new('--directive', '--directive', [CompletionResultType]::ParameterName, 'The directive that a task carries out')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--stdin', '--stdin', [CompletionResultType]::ParameterName, 'Take YAML or JSON of the part from standard input')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would change, and change nothing')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;import' {
            [CompletionResult]::new('--from-format', '--from-format', [CompletionResultType]::ParameterName, 'What it was written as: text, markdown, html or docx; its name or content tells when absent')
            [CompletionResult]::new('--title', '--title', [CompletionResultType]::ParameterName, 'What the session was, where the document does not say so')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'The day, where the document does not name it: 2023-05-08 or 08/05/2023')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What it is: council-session, party-cell-meeting, inspection, working-session, conference, regular-meeting, thematic-meeting, other')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'The address that the document comes from')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Print the record and write nothing')
            [CompletionResult]::new('--edit', '--edit', [CompletionResultType]::ParameterName, 'Open the record in $VISUAL or $EDITOR and check it on save')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;validate' {
            [CompletionResult]::new('--stdin-name', '--stdin-name', [CompletionResultType]::ParameterName, 'The name of the file that comes on standard input')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'human, json, github, sarif or junit')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Check what has changed since a commit, such as origin/main, and what that breaks in other records')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Mend what can be mended with certainty')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Show what --fix would change; with --fix, what it changes')
            [CompletionResult]::new('--warnings-as-errors', '--warnings-as-errors', [CompletionResultType]::ParameterName, 'Let warnings fail the check too')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Show every warning, also beyond 200 of one rule')
            [CompletionResult]::new('--staged', '--staged', [CompletionResultType]::ParameterName, 'Check what git is about to commit, and what it would break in other records')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;fmt' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Write nothing; list the records that would change and fail if there are any')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;explain' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text, or markdown for a page')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;list' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'People and bodies as last recorded on or before this day, or the last day of this month')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Columns, separated by commas; `help` lists them')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Columns to sort by, separated by commas; -column for descending')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'A column whose values become headings')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most N')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'table, json, jsonl, csv or ids')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--bom', '--bom', [CompletionResultType]::ParameterName, 'Begin CSV with a byte order mark, for Excel')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;search' {
            [CompletionResult]::new('--in', '--in', [CompletionResultType]::ParameterName, 'Only in these parts: sessions, people, organizations, proceedings, directives, tasks, attachments')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most N')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'table, json, jsonl or ids')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open the first hit in $VISUAL or $EDITOR')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;report' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'The rows: lead (default), support, chair, organization, month or document')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Show at most N rows')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'table, json or csv')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw the months as a plot')
            [CompletionResult]::new('--bom', '--bom', [CompletionResultType]::ParameterName, 'Begin CSV with a byte order mark, for Excel')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;view' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;show' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'text, yaml or json')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;task' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            [CompletionResult]::new('start', 'start', [CompletionResultType]::ParameterValue, 'Somebody works on it')
            [CompletionResult]::new('done', 'done', [CompletionResultType]::ParameterValue, 'It is completed')
            [CompletionResult]::new('cancel', 'cancel', [CompletionResultType]::ParameterValue, 'It is given up')
            [CompletionResult]::new('reopen', 'reopen', [CompletionResultType]::ParameterValue, 'It is open again')
            [CompletionResult]::new('note', 'note', [CompletionResultType]::ParameterValue, 'Something worth a note; the status stays')
            break
        }
        'meeting;task;start' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day on which it happened, as people write it (default: today)')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'What happened')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The record of the session that looked at it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the changes, make none')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;task;done' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day on which it happened, as people write it (default: today)')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'What happened')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The record of the session that looked at it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the changes, make none')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;task;cancel' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day on which it happened, as people write it (default: today)')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'What happened')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The record of the session that looked at it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the changes, make none')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;task;reopen' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day on which it happened, as people write it (default: today)')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'What happened')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The record of the session that looked at it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the changes, make none')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;task;note' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day on which it happened, as people write it (default: today)')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'What happened')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The record of the session that looked at it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the changes, make none')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;directive' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            [CompletionResult]::new('fulfil', 'fulfil', [CompletionResultType]::ParameterValue, 'It is fulfilled')
            [CompletionResult]::new('amend', 'amend', [CompletionResultType]::ParameterValue, 'A newer directive changes it')
            [CompletionResult]::new('supersede', 'supersede', [CompletionResultType]::ParameterValue, 'A newer directive replaces it')
            [CompletionResult]::new('revoke', 'revoke', [CompletionResultType]::ParameterValue, 'It is withdrawn')
            [CompletionResult]::new('reopen', 'reopen', [CompletionResultType]::ParameterValue, 'It is in force again')
            [CompletionResult]::new('note', 'note', [CompletionResultType]::ParameterValue, 'Something worth a note; the status stays')
            break
        }
        'meeting;directive;fulfil' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day on which it happened, as people write it (default: today)')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'What happened')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The record of the session that looked at it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the changes, make none')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;directive;amend' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day on which it happened, as people write it (default: today)')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'What happened')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The record of the session that looked at it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'The newer directive, which then says what it replaces or changes')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the changes, make none')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;directive;supersede' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day on which it happened, as people write it (default: today)')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'What happened')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The record of the session that looked at it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('--with', '--with', [CompletionResultType]::ParameterName, 'The newer directive, which then says what it replaces or changes')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the changes, make none')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;directive;revoke' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day on which it happened, as people write it (default: today)')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'What happened')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The record of the session that looked at it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the changes, make none')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;directive;reopen' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day on which it happened, as people write it (default: today)')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'What happened')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The record of the session that looked at it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the changes, make none')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;directive;note' {
            [CompletionResult]::new('--on', '--on', [CompletionResultType]::ParameterName, 'The day on which it happened, as people write it (default: today)')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'What happened')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The record of the session that looked at it')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who reported it')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show the changes, make none')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;edit' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;rename' {
            [CompletionResult]::new('--line', '--line', [CompletionResultType]::ParameterName, 'The line of the part that is meant, where two have one id (after a merge)')
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;schema' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--settings', '--settings', [CompletionResultType]::ParameterName, 'Print the schema of meeting.yaml instead')
            [CompletionResult]::new('--findings', '--findings', [CompletionResultType]::ParameterName, 'Print the schema of validate --format json instead')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;completions' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;man' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;index' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show where the index is and what it holds')
            [CompletionResult]::new('rebuild', 'rebuild', [CompletionResultType]::ParameterValue, 'Make the index anew')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the index file''s path')
            [CompletionResult]::new('clear', 'clear', [CompletionResultType]::ParameterValue, 'Delete the index')
            break
        }
        'meeting;index;status' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;index;rebuild' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;index;path' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;index;clear' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;hook' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            [CompletionResult]::new('install', 'install', [CompletionResultType]::ParameterValue, 'Install the hook; one that is there already is kept and called first')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take the hook away; one that was there before comes back')
            [CompletionResult]::new('run', 'run', [CompletionResultType]::ParameterValue, 'Check what is staged in the archives of the repository, as the hook does')
            break
        }
        'meeting;hook;install' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Install into a folder of hooks that other repositories use as well')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;hook;remove' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;hook;run' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Check every record of every archive of the repository')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print results only')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show short help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show help with examples')
            break
        }
        'meeting;help' {
            [CompletionResult]::new('-C', '-C ', [CompletionResultType]::ParameterName, 'Work on the archive in DIR')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Speak Vietnamese (vi) or English (en)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Use colours: auto, always or never')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'What "today" means, such as 2023-12-31')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not send long output through a pager')
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
