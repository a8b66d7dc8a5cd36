# SPDX-License-Identifier: Apache-2.0
# What ./test runs, and how it is counted. Sourced after tools/lib.sh.

results=build/results.txt

# count NAME PASSED FAILED: one row per runner; all of them are added up at the end.
count() { echo "$2 $3 $1" >>"$results"; }

# check "What is checked" COMMAND…: one check that passes when the command does.
check() {
  if run_logged "$@"; then count "$1" 1 0; else count "$1" 0 1; fi
}

# counted "What is checked" COMMAND…: its log ends with a line `N passed, N failed`. A runner that
# dies before that line, or fails without naming a failure, is one failure.
counted() {
  local title=$1 status=0 passed failed
  run_logged "$@" || status=$?
  read -r passed failed < <(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' \
    "$(log_of "$title")" | tail -n 1) || true
  if ((status != 0 && ${failed:-0} == 0)); then failed=1; fi
  if [[ -z ${passed:-} && $status == 0 ]]; then failed=1; fi
  count "$title" "${passed:-0}" "${failed:-0}"
}

total_of() { awk -v column="$1" '{ sum += $column } END { print sum + 0 }' "$results"; }

show_failures() {
  local passed failed title
  while read -r passed failed title; do
    if ((failed == 0)); then continue; fi
    printf '\n%s: %s failed. The end of %s:\n' "$title" "$failed" "$(log_of "$title")"
    tail -n 30 "$(log_of "$title")" | sed 's/^/    /'
  done <"$results"
}

# ---- The tree itself -----------------------------------------------------------------------------

check_tidy() {
  counted "Tidy: its own tests" python3 tools/tidy_test.py
  counted "Tidy: the tree" python3 tools/tidy
}

# ---- The server's test programs ------------------------------------------------------------------

test_programs() { (cd server && ls -d -- */*_test.cpp) | cut -d/ -f1 | sort -u | sed 's/^/test_/'; }

# check_programs GROUP PRESET PROGRAM…: as many at once as there are cores, for they wait half of
# the time for a database; all of their cases, or those that the words on the command line name.
check_programs() {
  local group=$1 preset=$2 verdicts=$PWD/build/verdicts-$2.txt passed failed seconds program
  shift 2
  : >"$verdicts"
  run_logged "$group: test programs" run_programs "$preset" "$verdicts" "$@" || true
  while read -r passed failed seconds program; do
    if ((passed + failed == 0)); then continue; fi
    printf '    %-42s %6s s  %s passed, %s failed\n' "$program" "$seconds" "$passed" "$failed"
    count "$group: $program" "$passed" "$failed"
  done <"$verdicts"
  if (($(wc -l <"$verdicts") != $#)); then count "$group: test programs" 0 1; fi
}

run_programs() {
  local preset=$1 verdicts=$2
  shift 2
  export -f run_doctest log_of
  export filter logs preset verdicts
  export title_of_group=$group
  by_length "$@" | xargs -P "$(nproc)" -I{} bash -c 'run_doctest {}'
}

# Whoever has most to do begins.
by_length() {
  local program
  for program in "$@"; do
    echo "$(cat "server/${program#test_}"/*_test.cpp | wc -c) $program"
  done | sort -rn | cut -d' ' -f2
}

# doctest ends with `test cases: 12 | 11 passed | 1 failed | 0 skipped`. A program that dies before
# that line, or fails without naming a case, is one failure.
run_doctest() {
  local name=$1 program=build/$preset/$1 log began=$SECONDS status=0 options=() passed failed
  log=$(log_of "$title_of_group: $name")
  if [[ -n $filter && $name != *"$filter"* ]]; then
    options=("--test-case=*${filter// /*}*")
  fi
  "$program" --no-colors "${options[@]}" >"$log" 2>&1 || status=$?
  read -r passed failed < <(sed -nE \
    's/^\[doctest\] test cases:[^|]*\| *([0-9]+) passed \| *([0-9]+) failed.*/\1 \2/p' \
    "$log") || true
  if ((status != 0 && ${failed:-0} == 0)); then failed=1; fi
  if [[ -z ${passed:-} ]]; then passed=0 failed=1; fi
  echo "$passed $failed $((SECONDS - began)) $name" >>"$verdicts"
  echo "$name: $passed passed, $failed failed after $((SECONDS - began)) s"
}

check_server() {
  local programs
  mapfile -t programs < <(test_programs)
  check_programs Server test "${programs[@]}"
}

# The folders that stand without the rest of the house, under AddressSanitizer and UBSan, or TSan.
# The preset `sanitize` builds the fuzz targets too: by clang, and every library once for both.
sanitized=(test_base test_describe test_db test_http test_access)

check_sanitized() {
  local preset=$1
  build_server "$preset" "${sanitized[@]}"
  STOA_TEST_ENGINES=sqlite check_programs "Sanitizers ($preset)" "$preset" "${sanitized[@]}"
}

# ---- The web apps --------------------------------------------------------------------------------

check_web() {
  ensure_node
  install_web_packages
  if [[ -z $filter ]]; then
    check "Web: lint" in_web npm run lint
    check "Web: types" in_web npm run types
    check "Web: sizes" in_web npm run sizes
    check "Web: the API client is not stale" tools/api-client --check build/test/stoa
    check "Web: the OpenAPI document is valid" check_openapi
  fi
  counted "Web: tests" run_vitest
}

# By a validator that is not ours.
check_openapi() {
  build/test/stoa routes --openapi >build/openapi.json
  in_web node tools/openapi.mjs "$PWD/build/openapi.json"
}

run_vitest() {
  local report=$PWD/build/vitest.json status=0 only=()
  if [[ -n $filter ]]; then only=(-t "$filter"); fi
  rm -f "$report"
  in_web npx vitest run --reporter=default --reporter=json --outputFile.json="$report" \
    "${only[@]}" || status=$?
  python3 - "$report" <<'PYTHON'
import json, sys
report = json.load(open(sys.argv[1]))
print(f"{report['numPassedTests']} passed, {report['numFailedTests']} failed")
PYTHON
  return "$status"
}

# ---- Browser journeys ----------------------------------------------------------------------------

check_journeys() {
  if ! grep -q '"e2e"' web/package.json || [[ ! -f web/playwright.config.ts ]]; then return; fi
  ensure_node
  install_web_packages
  counted "Browser journeys" run_playwright
}

# They start build/test/stoa by themselves; Chromium is Debian's.
run_playwright() {
  local report=$PWD/build/playwright.json status=0 only=()
  if [[ -n $filter ]]; then only=(-g "$filter" --pass-with-no-tests); fi
  rm -f "$report"
  PLAYWRIGHT_JSON_OUTPUT_NAME=$report in_web npm run e2e -- --reporter=list,json "${only[@]}" ||
    status=$?
  python3 - "$report" <<'PYTHON'
import json, sys
stats = json.load(open(sys.argv[1]))["stats"]
print(f"{stats['expected'] + stats['flaky']} passed, {stats['unexpected']} failed")
PYTHON
  return "$status"
}

# ---- Programs under tests/ -----------------------------------------------------------------------

# tests/FOLDER/NAME_test.py or .sh: an executable that ends with a line `N passed, N failed`.
check_folder() {
  local program
  for program in tests/"$1"/*_test.py tests/"$1"/*_test.sh; do
    if [[ ! -x $program ]]; then continue; fi
    if [[ -n $filter && $program != *"$filter"* ]]; then continue; fi
    counted "Program: ${program#tests/}" "$program"
  done
}

# ---- Fuzzing -------------------------------------------------------------------------------------

# Each target as often at once as there are cores; what is found lies in build/fuzz-findings.
check_fuzz() {
  build_server sanitize fuzzers
  counted "Fuzzing: kept inputs and $fuzz_seconds s of new ones" run_fuzzers
}

run_fuzzers() {
  local verdicts=build/fuzz-verdicts.txt
  export -f fuzz_one
  export fuzz_seconds logs
  fuzz_targets | xargs -P "$(nproc)" -I{} bash -c 'fuzz_one {}' | tee "$verdicts"
  echo "$(grep -c '^ok' "$verdicts") passed, $(grep -c '^FAILED' "$verdicts") failed"
}

fuzz_targets() {
  local name
  for name in tests/fuzz/*_fuzz.cpp; do
    name=$(basename "$name" _fuzz.cpp)
    if [[ -z $filter || $name == *"$filter"* ]]; then echo "$name"; fi
  done
}

fuzz_one() {
  local name=$1 log=$logs/fuzz-$1.log
  local program=build/sanitize/fuzz_$name found=build/fuzz-findings/$name
  local kept=tests/fuzz/corpus/$name
  local options=(-timeout=20 -rss_limit_mb=2048 "-artifact_prefix=$found/finding-")
  mkdir -p "$found/new"
  if [[ ! -d $kept ]]; then kept=$found/new; fi
  if "$program" "${options[@]}" -runs=0 "$kept" >"$log" 2>&1 &&
    "$program" "${options[@]}" "-max_total_time=$fuzz_seconds" "$found/new" "$kept" >>"$log" 2>&1
  then
    echo "ok      $name"
  else
    echo "FAILED  $name, see $log"
  fi
}

# ---- Only with --deep ----------------------------------------------------------------------------

check_plain() {
  if [[ ! -f build/plain/build.ninja ]]; then
    step "Configure (plain)" "The log names what was not found." cmake --preset plain
  fi
  check "Every file compiles without precompiled headers" ninja -k 0 -C build/plain
}

# By the commands of the preset `sanitize`: those of g++ have options that clang does not know.
check_clang_tidy() {
  if [[ ! -f build/sanitize/build.ninja ]]; then
    step "Configure (sanitize)" "The log names what was not found." cmake --preset sanitize
  fi
  check "clang-tidy" run-clang-tidy-19 -quiet -p build/sanitize -j "$(nproc)" \
    "$PWD/server/(?!.*_test\.cpp).*\.cpp"
}

# ---- PostgreSQL ----------------------------------------------------------------------------------

postgres_folder=

as_postgres() {
  if ((EUID == 0)); then runuser -u postgres -- "$@"; else "$@"; fi
}

# One server for all programs, on a socket in a folder of its own: nothing listens on the network.
start_postgres() {
  postgres_programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
  postgres_folder=$(mktemp -d /tmp/stoa-postgres-XXXXXX)
  if ((EUID == 0)); then chown postgres: "$postgres_folder"; fi
  step "Start PostgreSQL" "The log says why it did not start." launch_postgres
  export STOA_TEST_POSTGRES="postgresql://postgres@/postgres?host=$postgres_folder&port=5499"
}

launch_postgres() {
  cd "$postgres_folder"
  as_postgres "$postgres_programs/initdb" -D "$postgres_folder/data" -U postgres --auth=trust \
    --locale=C.UTF-8 --encoding=UTF8 --no-sync
  # No fsync: these databases die with the tests. The crash tests start servers of their own.
  as_postgres "$postgres_programs/pg_ctl" -D "$postgres_folder/data" -w -l "$postgres_folder/log" \
    -o "-k $postgres_folder -p 5499 -c listen_addresses= -c fsync=off -c full_page_writes=off \
        -c max_connections=300 -c autovacuum=off -c shared_buffers=64MB" start
}

stop_postgres() {
  if [[ -z $postgres_folder ]]; then return; fi
  as_postgres "$postgres_programs/pg_ctl" -D "$postgres_folder/data" -m immediate -w stop \
    >/dev/null 2>&1 || true
  rm -rf "$postgres_folder"
  postgres_folder=
}

# ---- Numbers -------------------------------------------------------------------------------------

# The files that cost most to compile, by the times that ninja keeps. Everything in the pipe reads
# to its end: under pipefail a `head` that leaves early ends the whole script now and then.
slowest_files() {
  awk '$4 ~ /\.o$/ { seconds[$4] = ($2 - $1) / 1000 }
       END { for (file in seconds) printf "%.1f %s\n", seconds[file], file }' \
    build/test/.ninja_log | sort -rn |
    sed -nE '1,5{ s#CMakeFiles/[^/]*\.dir/##; s#\.o$##; s#^#    #; p }'
}
