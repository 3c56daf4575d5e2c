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
      -f|--file|-o|--output|--tz|--at|--provider|--profile|--request|--members|--daily|--weekly|--monthly|--elapsed|--every|--start|--time-zone|--on-calls|--coverage|--effective-from|--effective-until|--override|--from|--to|--report|--definition|--team|--add|--after|--before|--remove|--rollout|--member|--for|--on|--query|--rotations|--combine|--most|--max-hours|--min-rest|--fail-on|--step|--repeats|--page|--set|--impact|--summary|--plan|--status|--since|--title|--note|--edit|--delete|--kind|--as|--code|--reason|--name|--email|--aws|--datadog|--input) skip=1 ;;
      -*) ;;
      *) case "$command $word" in
        " rotation") command="$command $word" ;;
        " rotation preview") command="$command $word" ;;
        " rotation verify") command="$command $word" ;;
        " rotation create") command="$command $word" ;;
        " rotation list") command="$command $word" ;;
        " rotation show") command="$command $word" ;;
        " rotation shifts") command="$command $word" ;;
        " rotation update") command="$command $word" ;;
        " rotation delete") command="$command $word" ;;
        " override") command="$command $word" ;;
        " override create") command="$command $word" ;;
        " override swap") command="$command $word" ;;
        " override list") command="$command $word" ;;
        " override show") command="$command $word" ;;
        " override delete") command="$command $word" ;;
        " schedule") command="$command $word" ;;
        " schedule preview") command="$command $word" ;;
        " schedule who") command="$command $word" ;;
        " schedule list") command="$command $word" ;;
        " schedule show") command="$command $word" ;;
        " schedule create") command="$command $word" ;;
        " schedule update") command="$command $word" ;;
        " schedule delete") command="$command $word" ;;
        " schedule verify") command="$command $word" ;;
        " schedule check") command="$command $word" ;;
        " policy") command="$command $word" ;;
        " policy list") command="$command $word" ;;
        " policy show") command="$command $word" ;;
        " policy create") command="$command $word" ;;
        " policy update") command="$command $word" ;;
        " policy delete") command="$command $word" ;;
        " policy simulate") command="$command $word" ;;
        " team") command="$command $word" ;;
        " team list") command="$command $word" ;;
        " team show") command="$command $word" ;;
        " team who") command="$command $word" ;;
        " team routing") command="$command $word" ;;
        " incident") command="$command $word" ;;
        " incident create") command="$command $word" ;;
        " incident list") command="$command $word" ;;
        " incident show") command="$command $word" ;;
        " incident update") command="$command $word" ;;
        " incident resolve") command="$command $word" ;;
        " incident delete") command="$command $word" ;;
        " incident note") command="$command $word" ;;
        " incident timeline") command="$command $word" ;;
        " incident related") command="$command $word" ;;
        " incident plans") command="$command $word" ;;
        " incident page") command="$command $word" ;;
        " incident pages") command="$command $word" ;;
        " incident ack") command="$command $word" ;;
        " incident escalate") command="$command $word" ;;
        " incident stop") command="$command $word" ;;
        " incident calls") command="$command $word" ;;
        " contact") command="$command $word" ;;
        " contact list") command="$command $word" ;;
        " contact show") command="$command $word" ;;
        " contact create") command="$command $word" ;;
        " contact update") command="$command $word" ;;
        " contact delete") command="$command $word" ;;
        " config") command="$command $word" ;;
        " config list") command="$command $word" ;;
        " config get") command="$command $word" ;;
        " config set") command="$command $word" ;;
        " config path") command="$command $word" ;;
        " tag") command="$command $word" ;;
        " api") command="$command $word" ;;
        " doctor") command="$command $word" ;;
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
    --provider) COMPREPLY=(); return ;;
    --profile) COMPREPLY=(); return ;;
    --request) COMPREPLY=(); compopt -o default 2>/dev/null; return ;;
    --members) COMPREPLY=(); return ;;
    --daily) COMPREPLY=(); return ;;
    --weekly) COMPREPLY=(); return ;;
    --monthly) COMPREPLY=(); return ;;
    --elapsed) COMPREPLY=(); return ;;
    --every) COMPREPLY=(); return ;;
    --start) COMPREPLY=(); return ;;
    --time-zone) COMPREPLY=(); return ;;
    --on-calls) COMPREPLY=(); return ;;
    --coverage) COMPREPLY=(); return ;;
    --effective-from) COMPREPLY=(); return ;;
    --effective-until) COMPREPLY=(); return ;;
    --override) COMPREPLY=(); return ;;
    --from) COMPREPLY=(); return ;;
    --to) COMPREPLY=(); return ;;
    --report) COMPREPLY=(); return ;;
    --definition) COMPREPLY=(); compopt -o default 2>/dev/null; return ;;
    --team) COMPREPLY=(); return ;;
    --add) COMPREPLY=(); return ;;
    --after) COMPREPLY=(); return ;;
    --before) COMPREPLY=(); return ;;
    --remove) COMPREPLY=(); return ;;
    --rollout) COMPREPLY=($(compgen -W "now after-shift after-cycle" -- "$cur")); return ;;
    --member) COMPREPLY=(); return ;;
    --for) COMPREPLY=(); return ;;
    --on) COMPREPLY=(); return ;;
    --query) COMPREPLY=(); return ;;
    --rotations) COMPREPLY=(); return ;;
    --combine) COMPREPLY=($(compgen -W "stack together" -- "$cur")); return ;;
    --most) COMPREPLY=(); return ;;
    --max-hours) COMPREPLY=(); return ;;
    --min-rest) COMPREPLY=(); return ;;
    --fail-on) COMPREPLY=(); return ;;
    --step) COMPREPLY=(); return ;;
    --repeats) COMPREPLY=(); return ;;
    --page) COMPREPLY=(); return ;;
    --set) COMPREPLY=(); return ;;
    --impact) COMPREPLY=(); return ;;
    --summary) COMPREPLY=(); return ;;
    --plan) COMPREPLY=(); return ;;
    --status) COMPREPLY=($(compgen -W "open resolved all" -- "$cur")); return ;;
    --since) COMPREPLY=(); return ;;
    --title) COMPREPLY=(); return ;;
    --note) COMPREPLY=(); return ;;
    --edit) COMPREPLY=(); return ;;
    --delete) COMPREPLY=(); return ;;
    --kind) COMPREPLY=($(compgen -W "analysis incident metric parent attachment other automation involved-resource task" -- "$cur")); return ;;
    --as) COMPREPLY=(); return ;;
    --code) COMPREPLY=(); return ;;
    --reason) COMPREPLY=(); return ;;
    --name) COMPREPLY=(); return ;;
    --email) COMPREPLY=(); return ;;
    --aws) COMPREPLY=(); return ;;
    --datadog) COMPREPLY=(); return ;;
    --input) COMPREPLY=(); return ;;
  esac
  case "$command" in
    "")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=($(compgen -W "rotation override schedule policy team incident contact config tag api doctor schema completion" -- "$cur")); fi ;;
    " rotation")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=($(compgen -W "preview verify create list show shifts update delete" -- "$cur")); fi ;;
    " rotation preview")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--request --members --daily --weekly --monthly --elapsed --every --start --time-zone --on-calls --coverage --effective-from --effective-until --override --from --to --clip --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names rotation; fi ;;
    " rotation verify")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--request --probes --report --members --daily --weekly --monthly --elapsed --every --start --time-zone --on-calls --coverage --effective-from --effective-until --override --from --to --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names rotation; fi ;;
    " rotation create")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--members --daily --weekly --monthly --elapsed --every --start --time-zone --on-calls --coverage --effective-from --effective-until --definition --verify --team --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " rotation list")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " rotation show")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names rotation; fi ;;
    " rotation shifts")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--from --to --clip --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names rotation; fi ;;
    " rotation update")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--add --after --before --remove --members --daily --weekly --monthly --elapsed --every --start --time-zone --on-calls --coverage --effective-from --effective-until --always --definition --rollout --verify --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names rotation; fi ;;
    " rotation delete")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names rotation; fi ;;
    " override")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=($(compgen -W "create swap list show delete" -- "$cur")); fi ;;
    " override create")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--from --to --member --for --as-layer --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names schedule; fi ;;
    " override swap")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--from --to --on --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " override list")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--all --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names schedule; fi ;;
    " override show")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names override; fi ;;
    " override delete")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names override; fi ;;
    " schedule")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=($(compgen -W "preview who list show create update delete verify check" -- "$cur")); fi ;;
    " schedule preview")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--request --from --to --clip --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names schedule; fi ;;
    " schedule who")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names schedule; fi ;;
    " schedule list")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--query --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " schedule show")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names schedule; fi ;;
    " schedule create")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--rotations --combine --time-zone --team --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " schedule update")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--rotations --add --after --before --remove --combine --time-zone --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names schedule; fi ;;
    " schedule delete")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names schedule; fi ;;
    " schedule verify")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--from --to --most --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names schedule; fi ;;
    " schedule check")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--from --to --max-hours --min-rest --fail-on --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names schedule; fi ;;
    " policy")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=($(compgen -W "list show create update delete simulate" -- "$cur")); fi ;;
    " policy list")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " policy show")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names policy; fi ;;
    " policy create")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--step --repeats --definition --resolve-when-done --team --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " policy update")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--step --repeats --definition --resolve-when-done --no-resolve-when-done --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names policy; fi ;;
    " policy delete")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names policy; fi ;;
    " policy simulate")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--page --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names policy; fi ;;
    " team")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=($(compgen -W "list show who routing" -- "$cur")); fi ;;
    " team list")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--query --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " team show")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names team; fi ;;
    " team who")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names team; fi ;;
    " team routing")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--set --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names team; fi ;;
    " incident")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=($(compgen -W "create list show update resolve delete note timeline related plans page pages ack escalate stop calls" -- "$cur")); fi ;;
    " incident create")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--impact --summary --plan --page --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " incident list")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--status --impact --since --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " incident show")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names incident; fi ;;
    " incident update")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--title --impact --summary --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names incident; fi ;;
    " incident resolve")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--note --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names incident; fi ;;
    " incident delete")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names incident; fi ;;
    " incident note")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--edit --delete --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names incident; fi ;;
    " incident timeline")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names incident; fi ;;
    " incident related")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--add --title --kind --remove --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names incident; fi ;;
    " incident plans")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " incident page")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--title --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names incident; fi ;;
    " incident pages")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--to --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names incident; fi ;;
    " incident ack")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--as --code --note --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names incident; fi ;;
    " incident escalate")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names incident; fi ;;
    " incident stop")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--reason --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " incident calls")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " contact")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=($(compgen -W "list show create update delete" -- "$cur")); fi ;;
    " contact list")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " contact show")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names contact; fi ;;
    " contact create")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--name --email --time-zone --aws --datadog --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " contact update")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--name --email --time-zone --aws --datadog --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names contact; fi ;;
    " contact delete")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else _oncall_names contact; fi ;;
    " config")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=($(compgen -W "list get set path" -- "$cur")); fi ;;
    " config list")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " config get")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " config set")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--unset --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " config path")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " tag")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--remove --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " api")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--input --version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " doctor")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " schema")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
      else COMPREPLY=(); fi ;;
    " completion")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "--version --file --output --json --tz --at --quiet --provider --profile --verbose --yes --no-input --dry-run --no-color --help" -- "$cur"))
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
