# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_meeting_global_optspecs
    string join \n C= lang= color= as-of= no-pager q/quiet h help V/version
end

function __fish_meeting_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_meeting_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_meeting_using_subcommand
    set -l cmd (__fish_meeting_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c meeting -n "__fish_meeting_needs_command" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_needs_command" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_needs_command" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_needs_command" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_needs_command" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_needs_command" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_needs_command" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_needs_command" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_needs_command" -s V -l version -d 'Show the version'
complete -c meeting -n "__fish_meeting_needs_command" -f -a "init" -d 'Make an archive: settings, records, schemas, templates'
complete -c meeting -n "__fish_meeting_needs_command" -f -a "new" -d 'Make a record (also: create)'
complete -c meeting -n "__fish_meeting_needs_command" -f -a "validate" -d 'Check records (also: check)'
complete -c meeting -n "__fish_meeting_needs_command" -f -a "fmt" -d 'Give records the canonical layout, comments kept'
complete -c meeting -n "__fish_meeting_needs_command" -f -a "explain" -d 'Explain findings, with bad and good examples'
complete -c meeting -n "__fish_meeting_needs_command" -f -a "list" -d 'List sessions, directives, tasks, people, organizations or documents'
complete -c meeting -n "__fish_meeting_needs_command" -f -a "search" -d 'Search every part of every record, best first'
complete -c meeting -n "__fish_meeting_needs_command" -f -a "show" -d 'Show a record, or a part of it'
complete -c meeting -n "__fish_meeting_needs_command" -f -a "schema" -d 'Print the JSON Schema of a record'
complete -c meeting -n "__fish_meeting_needs_command" -f -a "completions" -d 'Print the completion script of a shell'
complete -c meeting -n "__fish_meeting_needs_command" -f -a "man" -d 'Print the manual page, or write the pages of all commands'
complete -c meeting -n "__fish_meeting_needs_command" -f -a "index" -d 'Manage the search index'
complete -c meeting -n "__fish_meeting_needs_command" -f -a "hook" -d 'Check the records before every commit (git\'s pre-commit hook)'
complete -c meeting -n "__fish_meeting_needs_command" -f -a "help" -d 'Explain a command, or a topic: query, fields'
complete -c meeting -n "__fish_meeting_using_subcommand init" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand init" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand init" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand init" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand init" -l hook -d 'Install the git hook that checks every commit, too'
complete -c meeting -n "__fish_meeting_using_subcommand init" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand init" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand init" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand init" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand new" -l title -d 'What the session was, in one line' -r
complete -c meeting -n "__fish_meeting_using_subcommand new" -l date -d 'The day: 2023-05-08 or 08/05/2023; today when absent' -r
complete -c meeting -n "__fish_meeting_using_subcommand new" -l kind -d 'What it is: council-session, party-cell-meeting, inspection, working-session, conference, regular-meeting, thematic-meeting, other' -r -f -a "council-session\t''
party-cell-meeting\t''
inspection\t''
working-session\t''
conference\t''
regular-meeting\t''
thematic-meeting\t''
other\t''"
complete -c meeting -n "__fish_meeting_using_subcommand new" -l place -d 'Where it was held' -r
complete -c meeting -n "__fish_meeting_using_subcommand new" -l chair -d 'Who chaired: "Name; position; position"; may be repeated' -r
complete -c meeting -n "__fish_meeting_using_subcommand new" -l participant -d 'Who took part: "Name; position; position"; may be repeated' -r
complete -c meeting -n "__fish_meeting_using_subcommand new" -l organization -d 'A body that took part: "Name; short form"; may be repeated' -r
complete -c meeting -n "__fish_meeting_using_subcommand new" -l directive -d 'What was asked for; may be repeated' -r
complete -c meeting -n "__fish_meeting_using_subcommand new" -l task -d 'Work to track: "title; lead; due"; may be repeated' -r
complete -c meeting -n "__fish_meeting_using_subcommand new" -l template -d 'Begin with templates/NAME.yaml' -r
complete -c meeting -n "__fish_meeting_using_subcommand new" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand new" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand new" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand new" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand new" -l stdin -d 'Take YAML or JSON of a record, or of a part of one, from standard input'
complete -c meeting -n "__fish_meeting_using_subcommand new" -l edit -d 'Open the record in $VISUAL or $EDITOR and check it on save'
complete -c meeting -n "__fish_meeting_using_subcommand new" -l draft -d 'Keep it a draft, such as before the session'
complete -c meeting -n "__fish_meeting_using_subcommand new" -l add -d 'Run `git add` on it'
complete -c meeting -n "__fish_meeting_using_subcommand new" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand new" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand new" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand new" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand validate" -l stdin-name -d 'The name of the file that comes on standard input' -r
complete -c meeting -n "__fish_meeting_using_subcommand validate" -l format -d 'human, json, github, sarif or junit' -r -f -a "human\t''
json\t''
github\t''
sarif\t''
junit\t''"
complete -c meeting -n "__fish_meeting_using_subcommand validate" -l since -d 'Check what has changed since a commit, such as origin/main, and what that breaks in other records' -r
complete -c meeting -n "__fish_meeting_using_subcommand validate" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand validate" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand validate" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand validate" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand validate" -l fix -d 'Mend what can be mended with certainty'
complete -c meeting -n "__fish_meeting_using_subcommand validate" -l diff -d 'Show what --fix would change; with --fix, what it changes'
complete -c meeting -n "__fish_meeting_using_subcommand validate" -l warnings-as-errors -d 'Let warnings fail the check too'
complete -c meeting -n "__fish_meeting_using_subcommand validate" -l all -d 'Show every warning, also beyond 200 of one rule'
complete -c meeting -n "__fish_meeting_using_subcommand validate" -l staged -d 'Check what git is about to commit, and what it would break in other records'
complete -c meeting -n "__fish_meeting_using_subcommand validate" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand validate" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand validate" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand validate" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand fmt" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand fmt" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand fmt" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand fmt" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand fmt" -l check -d 'Write nothing; list the records that would change and fail if there are any'
complete -c meeting -n "__fish_meeting_using_subcommand fmt" -l diff -d 'Write nothing; show what would change'
complete -c meeting -n "__fish_meeting_using_subcommand fmt" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand fmt" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand fmt" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand fmt" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand explain" -l format -d 'text, or markdown for a page' -r -f -a "text\t''
markdown\t''"
complete -c meeting -n "__fish_meeting_using_subcommand explain" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand explain" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand explain" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand explain" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand explain" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand explain" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand explain" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand explain" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand list" -l at -d 'People and bodies as last recorded on or before this day' -r
complete -c meeting -n "__fish_meeting_using_subcommand list" -l columns -d 'Columns, separated by commas; `help` lists them' -r
complete -c meeting -n "__fish_meeting_using_subcommand list" -l sort -d 'Columns to sort by, separated by commas; -column for descending' -r
complete -c meeting -n "__fish_meeting_using_subcommand list" -l group -d 'A column whose values become headings' -r
complete -c meeting -n "__fish_meeting_using_subcommand list" -l limit -d 'Show at most N' -r
complete -c meeting -n "__fish_meeting_using_subcommand list" -l format -d 'table, json, jsonl, csv or ids' -r -f -a "table\t''
json\t''
jsonl\t''
csv\t''
ids\t''"
complete -c meeting -n "__fish_meeting_using_subcommand list" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand list" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand list" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand list" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand list" -l bom -d 'Begin CSV with a byte order mark, for Excel'
complete -c meeting -n "__fish_meeting_using_subcommand list" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand list" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand list" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand list" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand search" -l in -d 'Only in these parts: sessions, people, organizations, proceedings, directives, tasks, attachments' -r
complete -c meeting -n "__fish_meeting_using_subcommand search" -l limit -d 'Show at most N' -r
complete -c meeting -n "__fish_meeting_using_subcommand search" -l format -d 'table, json, jsonl or ids' -r -f -a "table\t''
json\t''
jsonl\t''
ids\t''"
complete -c meeting -n "__fish_meeting_using_subcommand search" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand search" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand search" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand search" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand search" -l open -d 'Open the first hit in $VISUAL or $EDITOR'
complete -c meeting -n "__fish_meeting_using_subcommand search" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand search" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand search" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand search" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand show" -l format -d 'text, yaml or json' -r -f -a "text\t''
yaml\t''
json\t''"
complete -c meeting -n "__fish_meeting_using_subcommand show" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand show" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand show" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand show" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand show" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand show" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand show" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand show" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand schema" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand schema" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand schema" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand schema" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand schema" -l settings -d 'Print the schema of meeting.yaml instead'
complete -c meeting -n "__fish_meeting_using_subcommand schema" -l findings -d 'Print the schema of validate --format json instead'
complete -c meeting -n "__fish_meeting_using_subcommand schema" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand schema" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand schema" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand schema" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand completions" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand completions" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand completions" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand completions" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand completions" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand completions" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand completions" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand completions" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand man" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand man" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand man" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand man" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand man" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand man" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand man" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand man" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand index; and not __fish_seen_subcommand_from status rebuild path clear" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand index; and not __fish_seen_subcommand_from status rebuild path clear" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand index; and not __fish_seen_subcommand_from status rebuild path clear" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand index; and not __fish_seen_subcommand_from status rebuild path clear" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand index; and not __fish_seen_subcommand_from status rebuild path clear" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand index; and not __fish_seen_subcommand_from status rebuild path clear" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand index; and not __fish_seen_subcommand_from status rebuild path clear" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand index; and not __fish_seen_subcommand_from status rebuild path clear" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand index; and not __fish_seen_subcommand_from status rebuild path clear" -f -a "status" -d 'Show where the index is and what it holds'
complete -c meeting -n "__fish_meeting_using_subcommand index; and not __fish_seen_subcommand_from status rebuild path clear" -f -a "rebuild" -d 'Make the index anew'
complete -c meeting -n "__fish_meeting_using_subcommand index; and not __fish_seen_subcommand_from status rebuild path clear" -f -a "path" -d 'Print the index file\'s path'
complete -c meeting -n "__fish_meeting_using_subcommand index; and not __fish_seen_subcommand_from status rebuild path clear" -f -a "clear" -d 'Delete the index'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from status" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from status" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from status" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from status" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from status" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from status" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from status" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from rebuild" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from rebuild" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from rebuild" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from rebuild" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from rebuild" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from rebuild" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from rebuild" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from rebuild" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from path" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from path" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from path" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from path" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from path" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from path" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from path" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from clear" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from clear" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from clear" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from clear" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from clear" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from clear" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from clear" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand index; and __fish_seen_subcommand_from clear" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and not __fish_seen_subcommand_from install remove run" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand hook; and not __fish_seen_subcommand_from install remove run" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand hook; and not __fish_seen_subcommand_from install remove run" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand hook; and not __fish_seen_subcommand_from install remove run" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand hook; and not __fish_seen_subcommand_from install remove run" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and not __fish_seen_subcommand_from install remove run" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and not __fish_seen_subcommand_from install remove run" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and not __fish_seen_subcommand_from install remove run" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and not __fish_seen_subcommand_from install remove run" -f -a "install" -d 'Install the hook; one that is there already is kept and called first'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and not __fish_seen_subcommand_from install remove run" -f -a "remove" -d 'Take the hook away; one that was there before comes back'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and not __fish_seen_subcommand_from install remove run" -f -a "run" -d 'Check what is staged in the archives of the repository, as the hook does'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from install" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from install" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from install" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from install" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from install" -l force -d 'Install into a folder of hooks that other repositories use as well'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from install" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from install" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from install" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from install" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from remove" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from remove" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from remove" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from remove" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from remove" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from remove" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from remove" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from run" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from run" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from run" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from run" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from run" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from run" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from run" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand hook; and __fish_seen_subcommand_from run" -l help -d 'Show help with examples'
complete -c meeting -n "__fish_meeting_using_subcommand help" -s C -d 'Work on the archive in DIR' -r -F
complete -c meeting -n "__fish_meeting_using_subcommand help" -l lang -d 'Speak Vietnamese (vi) or English (en)' -r -f -a "vi\t''
en\t''"
complete -c meeting -n "__fish_meeting_using_subcommand help" -l color -d 'Use colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c meeting -n "__fish_meeting_using_subcommand help" -l as-of -d 'What "today" means, such as 2023-12-31' -r
complete -c meeting -n "__fish_meeting_using_subcommand help" -l no-pager -d 'Do not send long output through a pager'
complete -c meeting -n "__fish_meeting_using_subcommand help" -s q -l quiet -d 'Print results only'
complete -c meeting -n "__fish_meeting_using_subcommand help" -s h -d 'Show short help'
complete -c meeting -n "__fish_meeting_using_subcommand help" -l help -d 'Show help with examples'
