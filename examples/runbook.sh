#!/usr/bin/env bash
# What to do when cards are declined, as far as a script can do it:
#
#   examples/runbook.sh payments                 pages the policy payments
#   examples/runbook.sh team:payments            pages a team, as at Datadog
#
# It stops at the first command that fails; `oncall incident list` then shows what is still open.
set -euo pipefail

target=${1:?usage: runbook.sh POLICY or runbook.sh team:TEAM}
case $target in *:*) ;; *) target="policy:$target" ;; esac

# ONCALL says what to run where oncall is not in the PATH: ONCALL="npx oncall".
read -r -a program <<< "${ONCALL:-oncall}"
oncall() { command "${program[@]}" "$@"; }

# With --quiet a command prints ids and nothing else.
incident=$(oncall incident create "Cards are declined" --impact high --quiet)
page=$(oncall incident page "$incident" "$target" --quiet)

oncall incident ack "$page"
oncall incident note "$incident" "Rolling back the last release"

# The rollback itself goes here.

oncall incident resolve "$incident" --note "Rolled back, and cards go through again"
oncall incident timeline "$incident"
