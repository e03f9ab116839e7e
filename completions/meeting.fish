# Completion of meeting for fish. What fits is the program's own answer (src/cli/complete/shell.rs).
function __meeting_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l lines (command meeting __complete fish $words (commandline -ct) 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path (commandline -ct)
        case folders
            __fish_complete_directories (commandline -ct)
        case '*'
            set -e lines[1]
            string join \n -- $lines
    end
end

complete --command meeting --no-files --keep-order --arguments '(__meeting_complete)'
