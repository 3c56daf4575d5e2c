# fish completion for oncall; made by `oncall completion fish`
function __oncall_names
  oncall $argv[1] list --quiet 2>/dev/null </dev/null
end

# The words so far that are neither options nor their values.
function __oncall_words
  set -l words (commandline -opc)
  set -l skip 0
  for word in $words[2..]
    if test $skip -eq 1
      set skip 0
      continue
    end
    switch $word
      case -f --file -o --output --tz --at --provider --profile --request --members --daily --weekly --monthly --elapsed --every --start --time-zone --on-calls --coverage --effective-from --effective-until --override --from --to --report --definition --team --add --after --before --remove --rollout --member --for --on --query --rotations --combine --most --max-hours --min-rest --fail-on --step --repeats --page --set --impact --summary --plan --status --since --title --note --edit --delete --kind --as --code --reason --name --email --aws --datadog --input
        set skip 1
      case '-*'
      case '*'
        printf '%s\n' $word
    end
  end
end

# The words so far begin with these.
function __oncall_under
  set -l words (__oncall_words)
  set -l length (count $argv)
  test (count $words) -ge $length; and test "$words[1..$length]" = "$argv"
end

# The words so far are exactly these.
function __oncall_at
  set -l words (__oncall_words)
  test "$words" = "$argv"
end

complete -c oncall -f
complete -c oncall -n '__oncall_at' -a rotation -d 'members taking turns'
complete -c oncall -n '__oncall_at' -a override -d 'who stands in for whom, and when'
complete -c oncall -n '__oncall_at' -a schedule -d 'rotations combined'
complete -c oncall -n '__oncall_at' -a policy -d 'who is told of an incident, step by step'
complete -c oncall -n '__oncall_at' -a team -d 'teams, and whom their pages call'
complete -c oncall -n '__oncall_at' -a incident -d 'what is wrong, who is paged, and what happened'
complete -c oncall -n '__oncall_at' -a contact -d 'people who can be on call'
complete -c oncall -n '__oncall_at' -a config -d 'settings, and where they come from'
complete -c oncall -n '__oncall_at' -a tag -d 'show the tags of something, and change them'
complete -c oncall -n '__oncall_at' -a api -d 'send any operation of the provider\'s own API, or list them'
complete -c oncall -n '__oncall_at' -a doctor -d 'look at what oncall works with, and say what to do'
complete -c oncall -n '__oncall_at' -a schema -d 'print the JSON Schema of oncall.yaml'
complete -c oncall -n '__oncall_at' -a completion -d 'print a completion script for a shell'
complete -c oncall -s V -l version -d 'print the version'
complete -c oncall -s f -l file -d 'the oncall.yaml to use (default: the nearest one upward)' -r -F
complete -c oncall -s o -l output -d 'table (terminal), tsv (pipe), json, yaml, csv; aws (previews)' -x -a 'table json yaml csv tsv aws'
complete -c oncall -l json -d 'the same as --output json'
complete -c oncall -l tz -d 'the zone to show and read times in' -x
complete -c oncall -l at -d 'stands for now' -x
complete -c oncall -s q -l quiet -d 'print names and ids only'
complete -c oncall -l provider -d 'where things are: local, aws, datadog' -x
complete -c oncall -l profile -d 'the profile of AWS\'s own files' -x
complete -c oncall -s v -l verbose -d 'tell of every request, on stderr'
complete -c oncall -s y -l yes -d 'answer yes to confirmations'
complete -c oncall -l no-input -d 'ask nothing'
complete -c oncall -l dry-run -d 'show what would change, and change nothing'
complete -c oncall -l no-color -d 'never colour'
complete -c oncall -s h -l help -d 'show help'
complete -c oncall -n '__oncall_at rotation' -a preview -d 'render who is on call, offline'
complete -c oncall -n '__oncall_at rotation' -a verify -d 'compare our shifts with the provider\'s own: exit code 3 if they differ'
complete -c oncall -n '__oncall_at rotation' -a create -d 'make a rotation, asking for what is missing'
complete -c oncall -n '__oncall_at rotation' -a list -d 'list the rotations'
complete -c oncall -n '__oncall_at rotation' -a show -d 'show a rotation in the words of oncall.yaml'
complete -c oncall -n '__oncall_at rotation' -a shifts -d 'list the shifts of a rotation where it lives'
complete -c oncall -n '__oncall_at rotation' -a update -d 'change a rotation without moving who is on call now'
complete -c oncall -n '__oncall_at rotation' -a delete -d 'delete a rotation, and take it out of its schedules'
complete -c oncall -n '__oncall_under rotation preview' -l request -d 'a ListPreviewRotationShifts request of AWS; - is stdin' -r -F
complete -c oncall -n '__oncall_under rotation preview' -l members -d 'people in the order of their turns: alice,bob,carol' -x
complete -c oncall -n '__oncall_under rotation preview' -l daily -d 'hand-offs: 09:00,21:00' -x
complete -c oncall -n '__oncall_under rotation preview' -l weekly -d 'hand-offs: mon@09:00,fri@17:00' -x
complete -c oncall -n '__oncall_under rotation preview' -l monthly -d 'hand-offs: 1@09:00,15@09:00' -x
complete -c oncall -n '__oncall_under rotation preview' -l elapsed -d 'turns of a fixed length: 7d (wall clock), 168h (elapsed)' -x
complete -c oncall -n '__oncall_under rotation preview' -l every -d 'shift length in days, weeks or months' -x
complete -c oncall -n '__oncall_under rotation preview' -l start -d 'when the first turn begins, in its zone' -x
complete -c oncall -n '__oncall_under rotation preview' -l time-zone -d 'the zone of its hand-offs (default: --tz)' -x
complete -c oncall -n '__oncall_under rotation preview' -l on-calls -d 'how many are on call at once' -x
complete -c oncall -n '__oncall_under rotation preview' -l coverage -d 'mon-fri@09:00-17:00; repeatable' -x
complete -c oncall -n '__oncall_under rotation preview' -l effective-from -d 'nobody is on call before' -x
complete -c oncall -n '__oncall_under rotation preview' -l effective-until -d 'nobody is on call after' -x
complete -c oncall -n '__oncall_under rotation preview' -l override -d 'what if: 2026-01-10T09:00/2026-01-11T09:00=carol; repeatable' -x
complete -c oncall -n '__oncall_under rotation preview' -l from -d 'start of the window (default: now): now, tomorrow, +8w, mon, "next friday 17:00", 2026-01-05, 2026-01-05T09:00Z' -x
complete -c oncall -n '__oncall_under rotation preview' -l to -d 'end of the window; +8w counts from --from (default: +4w)' -x
complete -c oncall -n '__oncall_under rotation preview' -l clip -d 'cut shifts to the window'
complete -c oncall -n '__oncall_at rotation preview' -a '(__oncall_names rotation)'
complete -c oncall -n '__oncall_under rotation verify' -l request -d 'a ListPreviewRotationShifts request of AWS; - is stdin' -r -F
complete -c oncall -n '__oncall_under rotation verify' -l probes -d 'ask how the provider computes what it documents nowhere; changes nothing'
complete -c oncall -n '__oncall_under rotation verify' -l report -d 'write all that --probes found to a file, as JSON' -x
complete -c oncall -n '__oncall_under rotation verify' -l members -d 'people in the order of their turns: alice,bob,carol' -x
complete -c oncall -n '__oncall_under rotation verify' -l daily -d 'hand-offs: 09:00,21:00' -x
complete -c oncall -n '__oncall_under rotation verify' -l weekly -d 'hand-offs: mon@09:00,fri@17:00' -x
complete -c oncall -n '__oncall_under rotation verify' -l monthly -d 'hand-offs: 1@09:00,15@09:00' -x
complete -c oncall -n '__oncall_under rotation verify' -l elapsed -d 'turns of a fixed length: 7d (wall clock), 168h (elapsed)' -x
complete -c oncall -n '__oncall_under rotation verify' -l every -d 'shift length in days, weeks or months' -x
complete -c oncall -n '__oncall_under rotation verify' -l start -d 'when the first turn begins, in its zone' -x
complete -c oncall -n '__oncall_under rotation verify' -l time-zone -d 'the zone of its hand-offs (default: --tz)' -x
complete -c oncall -n '__oncall_under rotation verify' -l on-calls -d 'how many are on call at once' -x
complete -c oncall -n '__oncall_under rotation verify' -l coverage -d 'mon-fri@09:00-17:00; repeatable' -x
complete -c oncall -n '__oncall_under rotation verify' -l effective-from -d 'nobody is on call before' -x
complete -c oncall -n '__oncall_under rotation verify' -l effective-until -d 'nobody is on call after' -x
complete -c oncall -n '__oncall_under rotation verify' -l override -d 'with an override, as in preview; repeatable' -x
complete -c oncall -n '__oncall_under rotation verify' -l from -d 'start of the window (default: now): now, tomorrow, +8w, mon, "next friday 17:00", 2026-01-05, 2026-01-05T09:00Z' -x
complete -c oncall -n '__oncall_under rotation verify' -l to -d 'end of the window; +8w counts from --from (default: +8w)' -x
complete -c oncall -n '__oncall_at rotation verify' -a '(__oncall_names rotation)'
complete -c oncall -n '__oncall_under rotation create' -l members -d 'people in the order of their turns: alice,bob,carol' -x
complete -c oncall -n '__oncall_under rotation create' -l daily -d 'hand-offs: 09:00,21:00' -x
complete -c oncall -n '__oncall_under rotation create' -l weekly -d 'hand-offs: mon@09:00,fri@17:00' -x
complete -c oncall -n '__oncall_under rotation create' -l monthly -d 'hand-offs: 1@09:00,15@09:00' -x
complete -c oncall -n '__oncall_under rotation create' -l elapsed -d 'turns of a fixed length: 7d (wall clock), 168h (elapsed)' -x
complete -c oncall -n '__oncall_under rotation create' -l every -d 'shift length in days, weeks or months' -x
complete -c oncall -n '__oncall_under rotation create' -l start -d 'when the first turn begins, in its zone' -x
complete -c oncall -n '__oncall_under rotation create' -l time-zone -d 'the zone of its hand-offs (default: --tz)' -x
complete -c oncall -n '__oncall_under rotation create' -l on-calls -d 'how many are on call at once' -x
complete -c oncall -n '__oncall_under rotation create' -l coverage -d 'mon-fri@09:00-17:00; repeatable' -x
complete -c oncall -n '__oncall_under rotation create' -l effective-from -d 'nobody is on call before' -x
complete -c oncall -n '__oncall_under rotation create' -l effective-until -d 'nobody is on call after' -x
complete -c oncall -n '__oncall_under rotation create' -l definition -d 'all of it in the words of oncall.yaml; - is stdin' -r -F
complete -c oncall -n '__oncall_under rotation create' -l verify -d 'only if the provider\'s own preview has the same shifts'
complete -c oncall -n '__oncall_under rotation create' -l team -d 'the team that its schedule is made for, at Datadog' -x
complete -c oncall -n '__oncall_at rotation show' -a '(__oncall_names rotation)'
complete -c oncall -n '__oncall_under rotation shifts' -l from -d 'start of the window (default: now): now, tomorrow, +8w, mon, "next friday 17:00", 2026-01-05, 2026-01-05T09:00Z' -x
complete -c oncall -n '__oncall_under rotation shifts' -l to -d 'end of the window; +8w counts from --from (default: +4w)' -x
complete -c oncall -n '__oncall_under rotation shifts' -l clip -d 'cut shifts to the window'
complete -c oncall -n '__oncall_at rotation shifts' -a '(__oncall_names rotation)'
complete -c oncall -n '__oncall_under rotation update' -l add -d 'put in a member, at the end or where --after or --before says' -x
complete -c oncall -n '__oncall_under rotation update' -l after -d 'where to add: after this one' -x
complete -c oncall -n '__oncall_under rotation update' -l before -d 'where to add: before this one' -x
complete -c oncall -n '__oncall_under rotation update' -l remove -d 'take out a member' -x
complete -c oncall -n '__oncall_under rotation update' -l members -d 'people in the order of their turns: alice,bob,carol' -x
complete -c oncall -n '__oncall_under rotation update' -l daily -d 'hand-offs: 09:00,21:00' -x
complete -c oncall -n '__oncall_under rotation update' -l weekly -d 'hand-offs: mon@09:00,fri@17:00' -x
complete -c oncall -n '__oncall_under rotation update' -l monthly -d 'hand-offs: 1@09:00,15@09:00' -x
complete -c oncall -n '__oncall_under rotation update' -l elapsed -d 'turns of a fixed length: 7d (wall clock), 168h (elapsed)' -x
complete -c oncall -n '__oncall_under rotation update' -l every -d 'shift length in days, weeks or months' -x
complete -c oncall -n '__oncall_under rotation update' -l start -d 'when the first turn begins, in its zone' -x
complete -c oncall -n '__oncall_under rotation update' -l time-zone -d 'the zone of its hand-offs (default: --tz)' -x
complete -c oncall -n '__oncall_under rotation update' -l on-calls -d 'how many are on call at once' -x
complete -c oncall -n '__oncall_under rotation update' -l coverage -d 'mon-fri@09:00-17:00; repeatable' -x
complete -c oncall -n '__oncall_under rotation update' -l effective-from -d 'nobody is on call before' -x
complete -c oncall -n '__oncall_under rotation update' -l effective-until -d 'nobody is on call after' -x
complete -c oncall -n '__oncall_under rotation update' -l always -d 'no coverage: always on call'
complete -c oncall -n '__oncall_under rotation update' -l definition -d 'all of it in the words of oncall.yaml; - is stdin' -r -F
complete -c oncall -n '__oncall_under rotation update' -l rollout -d 'when the new order begins: with the running turn, at the next hand-off, after everyone\'s turn' -x -a 'now after-shift after-cycle'
complete -c oncall -n '__oncall_under rotation update' -l verify -d 'only if the provider\'s own preview has the same shifts'
complete -c oncall -n '__oncall_at rotation update' -a '(__oncall_names rotation)'
complete -c oncall -n '__oncall_at rotation delete' -a '(__oncall_names rotation)'
complete -c oncall -n '__oncall_at override' -a create -d 'put somebody else on call for a while'
complete -c oncall -n '__oncall_at override' -a swap -d 'two people take each other\'s place'
complete -c oncall -n '__oncall_at override' -a list -d 'list overrides that are not past'
complete -c oncall -n '__oncall_at override' -a show -d 'show an override'
complete -c oncall -n '__oncall_at override' -a delete -d 'give the shifts back'
complete -c oncall -n '__oncall_under override create' -l from -d 'when it begins: now, tomorrow, +8w, mon, "next friday 17:00", 2026-01-05, 2026-01-05T09:00Z' -x
complete -c oncall -n '__oncall_under override create' -l to -d 'when it ends; +12h counts from --from' -x
complete -c oncall -n '__oncall_under override create' -l member -d 'who stands in: carol, me, alice,bob; no-one: nobody' -x
complete -c oncall -n '__oncall_under override create' -l for -d 'only wherever this person is on call' -x
complete -c oncall -n '__oncall_under override create' -l as-layer -d 'by a layer on top: for Datadog accounts without overrides'
complete -c oncall -n '__oncall_at override create' -a '(__oncall_names schedule)'
complete -c oncall -n '__oncall_under override swap' -l from -d 'when it begins: now, tomorrow, +8w, mon, "next friday 17:00", 2026-01-05, 2026-01-05T09:00Z' -x
complete -c oncall -n '__oncall_under override swap' -l to -d 'when it ends; +2w counts from --from' -x
complete -c oncall -n '__oncall_under override swap' -l on -d 'where; needed when they meet in several schedules' -x
complete -c oncall -n '__oncall_under override list' -l all -d 'past ones too'
complete -c oncall -n '__oncall_at override list' -a '(__oncall_names schedule)'
complete -c oncall -n '__oncall_at override show' -a '(__oncall_names override)'
complete -c oncall -n '__oncall_at override delete' -a '(__oncall_names override)'
complete -c oncall -n '__oncall_at schedule' -a preview -d 'render who is on call, offline'
complete -c oncall -n '__oncall_at schedule' -a who -d 'say who is on call, and who is next'
complete -c oncall -n '__oncall_at schedule' -a list -d 'list the schedules'
complete -c oncall -n '__oncall_at schedule' -a show -d 'show a schedule in the words of oncall.yaml'
complete -c oncall -n '__oncall_at schedule' -a create -d 'combine rotations'
complete -c oncall -n '__oncall_at schedule' -a update -d 'change which rotations are combined, and how'
complete -c oncall -n '__oncall_at schedule' -a delete -d 'delete a schedule; its rotations stay, but at Datadog, where they are part of it'
complete -c oncall -n '__oncall_at schedule' -a verify -d 'compare our shifts with the provider\'s own: exit code 3 if they differ'
complete -c oncall -n '__oncall_at schedule' -a check -d 'look for gaps, double and long duty, short rests; exit 3 when there are any'
complete -c oncall -n '__oncall_under schedule preview' -l request -d 'a Datadog schedule create or update body; - is stdin' -r -F
complete -c oncall -n '__oncall_under schedule preview' -l from -d 'start of the window (default: now): now, tomorrow, +8w, mon, "next friday 17:00", 2026-01-05, 2026-01-05T09:00Z' -x
complete -c oncall -n '__oncall_under schedule preview' -l to -d 'end of the window; +8w counts from --from (default: +4w)' -x
complete -c oncall -n '__oncall_under schedule preview' -l clip -d 'cut shifts to the window'
complete -c oncall -n '__oncall_at schedule preview' -a '(__oncall_names schedule)'
complete -c oncall -n '__oncall_at schedule who' -a '(__oncall_names schedule)'
complete -c oncall -n '__oncall_under schedule list' -l query -d 'only those whose names have it in them; Datadog: its own search' -x
complete -c oncall -n '__oncall_at schedule show' -a '(__oncall_names schedule)'
complete -c oncall -n '__oncall_under schedule create' -l rotations -d 'primary,nights; where they are stacked, the last is on top' -x
complete -c oncall -n '__oncall_under schedule create' -l combine -d 'stack: one answer, the last on top; together: all are on call' -x -a 'stack together'
complete -c oncall -n '__oncall_under schedule create' -l time-zone -d 'the zone of its overrides (default: of the first rotation)' -x
complete -c oncall -n '__oncall_under schedule create' -l team -d 'the team that it belongs to, at Datadog' -x
complete -c oncall -n '__oncall_under schedule update' -l rotations -d 'these and no others: primary,nights' -x
complete -c oncall -n '__oncall_under schedule update' -l add -d 'put in a rotation, at the end or where --after or --before says' -x
complete -c oncall -n '__oncall_under schedule update' -l after -d 'where to add: after this one' -x
complete -c oncall -n '__oncall_under schedule update' -l before -d 'where to add: before this one' -x
complete -c oncall -n '__oncall_under schedule update' -l remove -d 'take out a rotation' -x
complete -c oncall -n '__oncall_under schedule update' -l combine -d 'stack: one answer, the last on top; together: all are on call' -x -a 'stack together'
complete -c oncall -n '__oncall_under schedule update' -l time-zone -d 'the zone of its overrides' -x
complete -c oncall -n '__oncall_at schedule update' -a '(__oncall_names schedule)'
complete -c oncall -n '__oncall_at schedule delete' -a '(__oncall_names schedule)'
complete -c oncall -n '__oncall_under schedule verify' -l from -d 'start of the window (default: now)' -x
complete -c oncall -n '__oncall_under schedule verify' -l to -d 'end of the window; +8w counts from --from (default: +8w)' -x
complete -c oncall -n '__oncall_under schedule verify' -l most -d 'moments to ask Datadog about (default: 200)' -x
complete -c oncall -n '__oncall_at schedule verify' -a '(__oncall_names schedule)'
complete -c oncall -n '__oncall_under schedule check' -l from -d 'start of the window (default: now)' -x
complete -c oncall -n '__oncall_under schedule check' -l to -d 'end of the window (default: +13w)' -x
complete -c oncall -n '__oncall_under schedule check' -l max-hours -d 'longest duty without a break' -x
complete -c oncall -n '__oncall_under schedule check' -l min-rest -d 'least rest between two shifts' -x
complete -c oncall -n '__oncall_under schedule check' -l fail-on -d 'which findings give exit 3: gap, double, long, rest, non-member, unreached, clock-change, any, none' -x
complete -c oncall -n '__oncall_at schedule check' -a '(__oncall_names schedule)'
complete -c oncall -n '__oncall_at policy' -a list -d 'list the policies'
complete -c oncall -n '__oncall_at policy' -a show -d 'show a policy in the words of oncall.yaml'
complete -c oncall -n '__oncall_at policy' -a create -d 'say who is told of an incident, step by step'
complete -c oncall -n '__oncall_at policy' -a update -d 'change a policy; --step replaces all of its steps'
complete -c oncall -n '__oncall_at policy' -a delete -d 'delete a policy'
complete -c oncall -n '__oncall_at policy' -a simulate -d 'say who would be paged when, from --at on, if nobody acknowledges'
complete -c oncall -n '__oncall_at policy show' -a '(__oncall_names policy)'
complete -c oncall -n '__oncall_under policy create' -l step -d 'whom to notify, how long to wait, and round-robin if they take turns: "alice,schedule:payments@next 15m round-robin"; repeatable' -x
complete -c oncall -n '__oncall_under policy create' -l repeats -d 'how often to go through the steps again' -x
complete -c oncall -n '__oncall_under policy create' -l definition -d 'all of it in the words of oncall.yaml; - is stdin' -r -F
complete -c oncall -n '__oncall_under policy create' -l resolve-when-done -d 'resolve the page when nobody has acknowledged at the end'
complete -c oncall -n '__oncall_under policy create' -l team -d 'the team that it belongs to, at Datadog' -x
complete -c oncall -n '__oncall_under policy update' -l step -d 'whom to notify, how long to wait, and round-robin if they take turns: "alice,schedule:payments@next 15m round-robin"; repeatable' -x
complete -c oncall -n '__oncall_under policy update' -l repeats -d 'how often to go through the steps again' -x
complete -c oncall -n '__oncall_under policy update' -l definition -d 'all of it in the words of oncall.yaml; - is stdin' -r -F
complete -c oncall -n '__oncall_under policy update' -l resolve-when-done -d 'resolve the page when nobody has acknowledged at the end'
complete -c oncall -n '__oncall_under policy update' -l no-resolve-when-done -d 'leave the page open then'
complete -c oncall -n '__oncall_at policy update' -a '(__oncall_names policy)'
complete -c oncall -n '__oncall_at policy delete' -a '(__oncall_names policy)'
complete -c oncall -n '__oncall_under policy simulate' -l page -d 'which page in a row this is: round-robin steps take turns' -x
complete -c oncall -n '__oncall_at policy simulate' -a '(__oncall_names policy)'
complete -c oncall -n '__oncall_at team' -a list -d 'list the teams'
complete -c oncall -n '__oncall_at team' -a show -d 'show a team and its routing rules'
complete -c oncall -n '__oncall_at team' -a who -d 'say whom pages of a team call now, and whom after them'
complete -c oncall -n '__oncall_at team' -a routing -d 'show which rules route the pages of a team, or replace them'
complete -c oncall -n '__oncall_under team list' -l query -d 'only those whose names have it in them' -x
complete -c oncall -n '__oncall_at team show' -a '(__oncall_names team)'
complete -c oncall -n '__oncall_at team who' -a '(__oncall_names team)'
complete -c oncall -n '__oncall_under team routing' -l set -d 'the rules from now on, as -o yaml prints them (docs/model.md); - is stdin' -x
complete -c oncall -n '__oncall_at team routing' -a '(__oncall_names team)'
complete -c oncall -n '__oncall_at incident' -a create -d 'open an incident'
complete -c oncall -n '__oncall_at incident' -a list -d 'list incidents, the newest first'
complete -c oncall -n '__oncall_at incident' -a show -d 'show an incident, its pages and what happened last'
complete -c oncall -n '__oncall_at incident' -a update -d 'change what is said of an incident'
complete -c oncall -n '__oncall_at incident' -a resolve -d 'resolve incidents'
complete -c oncall -n '__oncall_at incident' -a delete -d 'delete incidents, with all that was noted of them'
complete -c oncall -n '__oncall_at incident' -a note -d 'write down what happened'
complete -c oncall -n '__oncall_at incident' -a timeline -d 'tell what happened'
complete -c oncall -n '__oncall_at incident' -a related -d 'list what belongs to an incident: dashboards, tickets, other incidents'
complete -c oncall -n '__oncall_at incident' -a plans -d 'list the response plans that incidents start from, or show one'
complete -c oncall -n '__oncall_at incident' -a page -d 'call for somebody\'s attention'
complete -c oncall -n '__oncall_at incident' -a pages -d 'list pages, the newest first'
complete -c oncall -n '__oncall_at incident' -a ack -d 'acknowledge a page: somebody works on it'
complete -c oncall -n '__oncall_at incident' -a escalate -d 'go on to the next step of the policy'
complete -c oncall -n '__oncall_at incident' -a stop -d 'have a page call nobody any more'
complete -c oncall -n '__oncall_at incident' -a calls -d 'list whom a page called, along which path, and what became of it'
complete -c oncall -n '__oncall_under incident create' -l impact -d '1 to 5, or critical, high, medium, low, none (default: the plan\'s; medium without plans)' -x
complete -c oncall -n '__oncall_under incident create' -l summary -d 'more words' -x
complete -c oncall -n '__oncall_under incident create' -l plan -d 'the response plan that it starts from, where the provider has them' -x
complete -c oncall -n '__oncall_under incident create' -l page -d 'page at once: policy:payments, schedule:payments, team:payments, or alice' -x
complete -c oncall -n '__oncall_under incident list' -l status -d 'which ones' -x -a 'open resolved all'
complete -c oncall -n '__oncall_under incident list' -l impact -d 'this one or a graver one: 1 to 5, or critical, high, medium, low, none' -x
complete -c oncall -n '__oncall_under incident list' -l since -d 'opened then or later: -7d, yesterday, 2026-01-05' -x
complete -c oncall -n '__oncall_at incident show' -a '(__oncall_names incident)'
complete -c oncall -n '__oncall_under incident update' -l title -d 'what is wrong, in a few words' -x
complete -c oncall -n '__oncall_under incident update' -l impact -d '1 to 5, or critical, high, medium, low, none' -x
complete -c oncall -n '__oncall_under incident update' -l summary -d 'more words; an empty text takes them away' -x
complete -c oncall -n '__oncall_at incident update' -a '(__oncall_names incident)'
complete -c oncall -n '__oncall_under incident resolve' -l note -d 'what it was, or what was done' -x
complete -c oncall -n '__oncall_at incident resolve' -a '(__oncall_names incident)'
complete -c oncall -n '__oncall_at incident delete' -a '(__oncall_names incident)'
complete -c oncall -n '__oncall_under incident note' -l edit -d 'write this note anew; the timeline says its id' -x
complete -c oncall -n '__oncall_under incident note' -l delete -d 'take this note away' -x
complete -c oncall -n '__oncall_at incident note' -a '(__oncall_names incident)'
complete -c oncall -n '__oncall_at incident timeline' -a '(__oncall_names incident)'
complete -c oncall -n '__oncall_under incident related' -l add -d 'add a URL, or the id of something at the provider' -x
complete -c oncall -n '__oncall_under incident related' -l title -d 'what --add adds is called' -x
complete -c oncall -n '__oncall_under incident related' -l kind -d 'what it is (default of --add: other)' -x -a 'analysis incident metric parent attachment other automation involved-resource task'
complete -c oncall -n '__oncall_under incident related' -l remove -d 'take one away' -x
complete -c oncall -n '__oncall_at incident related' -a '(__oncall_names incident)'
complete -c oncall -n '__oncall_under incident page' -l title -d 'what it says; the incident\'s title when absent' -x
complete -c oncall -n '__oncall_at incident page' -a '(__oncall_names incident)'
complete -c oncall -n '__oncall_under incident pages' -l to -d 'the calls to a person instead: alice, me' -x
complete -c oncall -n '__oncall_at incident pages' -a '(__oncall_names incident)'
complete -c oncall -n '__oncall_under incident ack' -l as -d 'who: alice, me (default: the setting me; else, at AWS, all who were called; at Datadog it is whose key it is)' -x
complete -c oncall -n '__oncall_under incident ack' -l code -d 'what the page told, to prove that it came' -x
complete -c oncall -n '__oncall_under incident ack' -l note -d 'what to say besides' -x
complete -c oncall -n '__oncall_at incident ack' -a '(__oncall_names incident)'
complete -c oncall -n '__oncall_at incident escalate' -a '(__oncall_names incident)'
complete -c oncall -n '__oncall_under incident stop' -l reason -d 'why' -x
complete -c oncall -n '__oncall_at contact' -a list -d 'list the people'
complete -c oncall -n '__oncall_at contact' -a show -d 'show a person'
complete -c oncall -n '__oncall_at contact' -a create -d 'add a person'
complete -c oncall -n '__oncall_at contact' -a update -d 'change what is said of a person; an empty text takes it away'
complete -c oncall -n '__oncall_at contact' -a delete -d 'take a person out who is on call nowhere'
complete -c oncall -n '__oncall_at contact show' -a '(__oncall_names contact)'
complete -c oncall -n '__oncall_under contact create' -l name -d 'full name' -x
complete -c oncall -n '__oncall_under contact create' -l email -d 'e-mail address' -x
complete -c oncall -n '__oncall_under contact create' -l time-zone -d 'the zone they live in' -x
complete -c oncall -n '__oncall_under contact create' -l aws -d 'ARN of the contact at AWS' -x
complete -c oncall -n '__oncall_under contact create' -l datadog -d 'id of the user at Datadog' -x
complete -c oncall -n '__oncall_under contact update' -l name -d 'full name' -x
complete -c oncall -n '__oncall_under contact update' -l email -d 'e-mail address' -x
complete -c oncall -n '__oncall_under contact update' -l time-zone -d 'the zone they live in' -x
complete -c oncall -n '__oncall_under contact update' -l aws -d 'ARN of the contact at AWS' -x
complete -c oncall -n '__oncall_under contact update' -l datadog -d 'id of the user at Datadog' -x
complete -c oncall -n '__oncall_at contact update' -a '(__oncall_names contact)'
complete -c oncall -n '__oncall_at contact delete' -a '(__oncall_names contact)'
complete -c oncall -n '__oncall_at config' -a list -d 'list the settings, and what says so'
complete -c oncall -n '__oncall_at config' -a get -d 'print the value of a setting'
complete -c oncall -n '__oncall_at config' -a set -d 'set a setting in the user file'
complete -c oncall -n '__oncall_at config' -a path -d 'print the path of the user file'
complete -c oncall -n '__oncall_under config set' -l unset -d 'remove it instead'
complete -c oncall -n '__oncall_under tag' -l remove -d 'take these off' -x
complete -c oncall -n '__oncall_under api' -l input -d 'what to send: JSON, or the name of a file; - is stdin' -x
complete -c oncall -n '__oncall_at completion' -a 'bash zsh fish'
