
use builtin;
use str;

set edit:completion:arg-completer[meeting] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'meeting'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'meeting'= {
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
            cand -V 'Show the version'
            cand --version 'Show the version'
            cand init 'Make an archive: settings, records, schemas, templates'
            cand new 'Make a record (also: create)'
            cand validate 'Check records (also: check)'
            cand explain 'Explain findings, with bad and good examples'
            cand list 'List sessions, directives, tasks, people, organizations or documents'
            cand search 'Search every part of every record, best first'
            cand show 'Show a record, or a part of it'
            cand schema 'Print the JSON Schema of a record'
            cand completions 'Print the completion script of a shell'
            cand man 'Print the manual page, or write the pages of all commands'
            cand index 'Manage the search index'
            cand hook 'Check the records before every commit (git''s pre-commit hook)'
        }
        &'meeting;init'= {
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --hook 'Install the git hook that checks every commit, too'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;new'= {
            cand --title 'What the session was, in one line'
            cand --date 'The day: 2023-05-08 or 08/05/2023; today when absent'
            cand --kind 'What it is: council-session, party-cell-meeting, inspection, working-session, conference, regular-meeting, thematic-meeting, other'
            cand --place 'Where it was held'
            cand --chair 'Who chaired: "Name; position; position"; may be repeated'
            cand --participant 'Who took part: "Name; position; position"; may be repeated'
            cand --organization 'A body that took part: "Name; short form"; may be repeated'
            cand --directive 'What was asked for; may be repeated'
            cand --task 'Work to track: "title; lead; due"; may be repeated'
            cand --template 'Begin with templates/NAME.yaml'
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --stdin 'Take YAML or JSON of a record, or of a part of one, from standard input'
            cand --edit 'Open the record in $VISUAL or $EDITOR and check it on save'
            cand --draft 'Keep it a draft, such as before the session'
            cand --add 'Run `git add` on it'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;validate'= {
            cand --stdin-name 'The name of the file that comes on standard input'
            cand --format 'human, json, github, sarif or junit'
            cand --since 'Check what has changed since a commit, such as origin/main, and what that breaks in other records'
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --fix 'Mend what can be mended with certainty'
            cand --diff 'Show what --fix would change; with --fix, what it changes'
            cand --warnings-as-errors 'Let warnings fail the check too'
            cand --all 'Show every warning, also beyond 200 of one rule'
            cand --staged 'Check what git is about to commit, and what it would break in other records'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;explain'= {
            cand --format 'text, or markdown for a page'
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;list'= {
            cand --columns 'Columns, separated by commas; `help` lists them'
            cand --sort 'Columns to sort by, separated by commas; -column for descending'
            cand --group 'A column whose values become headings'
            cand --limit 'Show at most N'
            cand --format 'table, json, jsonl, csv or ids'
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --bom 'Begin CSV with a byte order mark, for Excel'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;search'= {
            cand --in 'Only in these parts: sessions, people, organizations, proceedings, directives, tasks, attachments'
            cand --limit 'Show at most N'
            cand --format 'table, json, jsonl or ids'
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --open 'Open the first hit in $VISUAL or $EDITOR'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;show'= {
            cand --format 'text, yaml or json'
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;schema'= {
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --settings 'Print the schema of meeting.yaml instead'
            cand --findings 'Print the schema of validate --format json instead'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;completions'= {
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;man'= {
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;index'= {
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
            cand status 'Show where the index is and what it holds'
            cand rebuild 'Make the index anew'
            cand path 'Print the index file''s path'
            cand clear 'Delete the index'
        }
        &'meeting;index;status'= {
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;index;rebuild'= {
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;index;path'= {
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;index;clear'= {
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;hook'= {
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
            cand install 'Install the hook; one that is there already is kept and called first'
            cand remove 'Take the hook away; one that was there before comes back'
            cand run 'Check what is staged in the archives of the repository, as the hook does'
        }
        &'meeting;hook;install'= {
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --force 'Install into a folder of hooks that other repositories use as well'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;hook;remove'= {
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
        &'meeting;hook;run'= {
            cand -C 'Work on the archive in DIR'
            cand --lang 'Speak Vietnamese (vi) or English (en)'
            cand --color 'Use colours: auto, always or never'
            cand --as-of 'What "today" means, such as 2023-12-31'
            cand --no-pager 'Do not send long output through a pager'
            cand -q 'Print results only'
            cand --quiet 'Print results only'
            cand -h 'Show short help'
            cand --help 'Show help with examples'
        }
    ]
    $completions[$command]
}
