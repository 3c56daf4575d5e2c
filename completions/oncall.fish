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
      case -f --file -o --output --tz --at --request --members --daily --weekly --monthly --elapsed --every --start --on-calls --coverage --override --from --to
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
complete -c oncall -n '__oncall_at' -a schedule -d 'rotations combined'
complete -c oncall -n '__oncall_at' -a schema -d 'print the JSON Schema of oncall.yaml'
complete -c oncall -n '__oncall_at' -a completion -d 'print a completion script for a shell'
complete -c oncall -s V -l version -d 'print the version'
complete -c oncall -s f -l file -d 'the oncall.yaml to use (default: the nearest one upward)' -r -F
complete -c oncall -s o -l output -d 'table (terminal), tsv (pipe), json, yaml, csv, aws' -x -a 'table json yaml csv tsv aws'
complete -c oncall -l json -d 'the same as --output json'
complete -c oncall -l tz -d 'the zone to show and read times in' -x
complete -c oncall -l at -d 'stands for now' -x
complete -c oncall -s q -l quiet -d 'lists and who: print names only'
complete -c oncall -l no-color -d 'never colour'
complete -c oncall -s h -l help -d 'show help'
complete -c oncall -n '__oncall_at rotation' -a preview -d 'render who is on call, offline'
complete -c oncall -n '__oncall_at rotation' -a list -d 'list the rotations of the file'
complete -c oncall -n '__oncall_at rotation' -a show -d 'show a rotation as the file has it'
complete -c oncall -n '__oncall_under rotation preview' -l request -d 'a ListPreviewRotationShifts request of AWS; - is stdin' -r -F
complete -c oncall -n '__oncall_under rotation preview' -l members -d 'people in the order of their turns: alice,bob,carol' -x
complete -c oncall -n '__oncall_under rotation preview' -l daily -d 'hand-offs: 09:00,21:00' -x
complete -c oncall -n '__oncall_under rotation preview' -l weekly -d 'hand-offs: mon@09:00,fri@17:00' -x
complete -c oncall -n '__oncall_under rotation preview' -l monthly -d 'hand-offs: 1@09:00,15@09:00' -x
complete -c oncall -n '__oncall_under rotation preview' -l elapsed -d 'turns of a fixed length: 7d (wall clock), 168h (elapsed)' -x
complete -c oncall -n '__oncall_under rotation preview' -l every -d 'shift length in days, weeks or months' -x
complete -c oncall -n '__oncall_under rotation preview' -l start -d 'when the first turn begins, in --tz' -x
complete -c oncall -n '__oncall_under rotation preview' -l on-calls -d 'how many are on call at once' -x
complete -c oncall -n '__oncall_under rotation preview' -l coverage -d 'mon-fri@09:00-17:00; repeatable' -x
complete -c oncall -n '__oncall_under rotation preview' -l override -d 'what if: 2026-01-10T09:00/2026-01-11T09:00=carol; repeatable' -x
complete -c oncall -n '__oncall_under rotation preview' -l from -d 'start of the window (default: now): now, tomorrow, +8w, mon, "next friday 17:00", 2026-01-05, 2026-01-05T09:00Z' -x
complete -c oncall -n '__oncall_under rotation preview' -l to -d 'end of the window; +8w counts from --from (default: +4w)' -x
complete -c oncall -n '__oncall_under rotation preview' -l clip -d 'cut shifts to the window'
complete -c oncall -n '__oncall_at rotation preview' -a '(__oncall_names rotation)'
complete -c oncall -n '__oncall_at rotation show' -a '(__oncall_names rotation)'
complete -c oncall -n '__oncall_at schedule' -a preview -d 'render who is on call, offline'
complete -c oncall -n '__oncall_at schedule' -a who -d 'say who is on call, and who is next'
complete -c oncall -n '__oncall_at schedule' -a list -d 'list the schedules of the file'
complete -c oncall -n '__oncall_at schedule' -a show -d 'show a schedule as the file has it'
complete -c oncall -n '__oncall_under schedule preview' -l request -d 'a Datadog schedule create or update body; - is stdin' -r -F
complete -c oncall -n '__oncall_under schedule preview' -l from -d 'start of the window (default: now): now, tomorrow, +8w, mon, "next friday 17:00", 2026-01-05, 2026-01-05T09:00Z' -x
complete -c oncall -n '__oncall_under schedule preview' -l to -d 'end of the window; +8w counts from --from (default: +4w)' -x
complete -c oncall -n '__oncall_under schedule preview' -l clip -d 'cut shifts to the window'
complete -c oncall -n '__oncall_at schedule preview' -a '(__oncall_names schedule)'
complete -c oncall -n '__oncall_at schedule who' -a '(__oncall_names schedule)'
complete -c oncall -n '__oncall_at schedule show' -a '(__oncall_names schedule)'
complete -c oncall -n '__oncall_at completion' -a 'bash zsh fish'
