# Completion of meeting for bash. What fits is the program's own answer (src/cli/complete/shell.rs).
_meeting() {
    local kind line
    COMPREPLY=()
    {
        IFS= read -r kind
        while IFS= read -r line; do
            COMPREPLY+=("$line")
        done
    } < <(COLUMNS=$COLUMNS command meeting __complete bash "$COMP_TYPE" "$COMP_WORDBREAKS" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    case $kind in
        files) compopt +o nospace -o default ;;
        folders) compopt +o nospace -o dirnames ;;
        menu)
            # A blank keeps bash from putting in what the candidates have in common; a list needs none.
            [[ $COMP_TYPE == 63 || $COMP_TYPE == 37 ]] || COMPREPLY+=(' ')
            ;;
    esac
} 2>/dev/null

complete -o nospace -o nosort -F _meeting meeting 2>/dev/null || complete -o nospace -F _meeting meeting
