# bash completion for oncall; made by `oncall completion bash`
_oncall() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command="" word skip=0
  # --output=json arrives as three words.
  if [[ $cur == = ]]; then cur=""; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
  # File names only where they belong; bash before 4 has no compopt and always falls back on them.
  compopt +o default 2>/dev/null
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word == = ]]; then continue; fi
    if ((skip)); then skip=0; continue; fi
    case "$word" in
      -f|--file|-o|--output|--tz|--at|--request|--members|--daily|--weekly|--monthly|--elapsed|--every|--start|--on-calls|--coverage|--override|--from|--to) skip=1 ;;
      -*) ;;
      *) case "$command $word" in
        " rotation") command="$command $word" ;;
        " rotation preview") command="$command $word" ;;
        " rotation list") command="$command $word" ;;
        " rotation show") command="$command $word" ;;
        " schedule") command="$command $word" ;;
        " schedule preview") command="$command $word" ;;
        " schedule who") command="$command $word" ;;
        " schedule list") command="$command $word" ;;
        " schedule show") command="$command $word" ;;
        " schema") command="$command $word" ;;
        " completion") command="$command $word" ;;
      esac ;;
    esac
  done
  case "$prev" in
    -f|--file) COMPREPLY=(); compopt -o default 2>/dev/null; return ;;
    -o|--output) COMPREPLY=($(compgen -W "table json yaml csv tsv aws" -- "$cur")); return ;;
    --tz) COMPREPLY=(); return ;;
    --at) COMPREPLY=(); return ;;
    --request) COMPREPLY=(); compopt -o default 2>/dev/null; return ;;
    --members) COMPREPLY=(); return ;;
    --daily) COMPREPLY=(); return ;;
    --weekly) COMPREPLY=(); return ;;
    --monthly) COMPREPLY=(); return ;;
    --elapsed) COMPREPLY=(); return ;;
    --every) COMPREPLY=(); return ;;
    --start) COMPREPLY=(); return ;;
    --on-calls) COMPREPLY=(); return ;;
    --coverage) COMPREPLY=(); return ;;
    --override) COMPREPLY=(); return ;;
    --from) COMPREPLY=(); return ;;
    --to) COMPREPLY=(); return ;;
  esac
  case "$command" in
    "")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --no-color --help" -- "$cur"))
      else COMPREPLY=($(compgen -W "rotation schedule schema completion" -- "$cur")); fi ;;
    " rotation")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --no-color --help" -- "$cur"))
      else COMPREPLY=($(compgen -W "preview list show" -- "$cur")); fi ;;
    " rotation preview")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--request --members --daily --weekly --monthly --elapsed --every --start --on-calls --coverage --override --from --to --clip --version --file --output --json --tz --at --quiet --no-color --help" -- "$cur"))
      else _oncall_names rotation; fi ;;
    " rotation list")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " rotation show")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --no-color --help" -- "$cur"))
      else _oncall_names rotation; fi ;;
    " schedule")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --no-color --help" -- "$cur"))
      else COMPREPLY=($(compgen -W "preview who list show" -- "$cur")); fi ;;
    " schedule preview")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--request --from --to --clip --version --file --output --json --tz --at --quiet --no-color --help" -- "$cur"))
      else _oncall_names schedule; fi ;;
    " schedule who")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --no-color --help" -- "$cur"))
      else _oncall_names schedule; fi ;;
    " schedule list")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " schedule show")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --no-color --help" -- "$cur"))
      else _oncall_names schedule; fi ;;
    " schema")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " completion")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --no-color --help" -- "$cur"))
      else COMPREPLY=($(compgen -W "bash zsh fish" -- "$cur")); fi ;;
  esac
}
# A name is data: compgen -W would run a $(command) in it.
_oncall_names() {
  local name
  COMPREPLY=()
  while IFS= read -r name; do
    if [[ $name == "$cur"* ]]; then
      printf -v name %q "$name"
      COMPREPLY+=("$name")
    fi
  done < <(oncall "$1" list --quiet 2>/dev/null </dev/null)
}
complete -o default -F _oncall oncall
