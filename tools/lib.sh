# SPDX-License-Identifier: Apache-2.0
# The steps that ./run and ./test are made of. Sourced from the root of the checkout.

logs=build/logs
mkdir -p "$logs"
export LC_ALL=C.UTF-8
running_step=
# INT and TERM end the script by `exit`, so that this is the one place that cleans up.
trap 'clean_up' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

clean_up() {
  if [[ -n $running_step ]]; then kill -TERM -- "-$running_step" 2>/dev/null || true; fi
  if declare -F stop_postgres >/dev/null; then stop_postgres; fi
}

# ---- What a step looks like ----------------------------------------------------------------------

# step "What is done" "What to do when it fails" COMMAND…: shows how long it takes, keeps what it
# says in a log, and ends everything when it fails.
step() {
  local title=$1 advice=$2
  shift 2
  if run_logged "$title" "$@"; then return; fi
  printf '\nThis step failed: %s\nThe end of its log:\n\n' "$title"
  tail -n 25 "$(log_of "$title")" | sed 's/^/    /'
  printf '\nThe whole log: %s\n%s\n' "$(log_of "$title")" "$advice"
  exit 1
}

# Succeeds when the command does.
run_logged() {
  local title=$1 log began=$SECONDS status=0
  log=$(log_of "$title")
  shift
  set -m  # For a process group of its own, so that Ctrl-C can end all of it.
  (set -e; step_log=$log; "$@") </dev/null >"$log" 2>&1 &
  running_step=$!
  set +m
  show_progress "$running_step" "$title" "$log" "$began"
  wait "$running_step" || status=$?
  running_step=
  local verdict=done
  if ((status != 0)); then verdict=FAILED; fi
  if [[ -t 1 ]]; then printf '\r\033[K'; fi
  printf '  %-44s %6s s  %s\n' "$title" "$((SECONDS - began))" "$verdict"
  return "$status"
}

log_of() {
  local name=${1,,}
  echo "$logs/${name//[^a-z0-9]/-}.log"
}

# On a terminal one line that counts the seconds; elsewhere a line now and then.
show_progress() {
  local job=$1 title=$2 log=$3 began=$4 last=$SECONDS
  while kill -0 "$job" 2>/dev/null; do
    if [[ -t 1 ]]; then
      printf '\r\033[K  %-44s %6s s  %s' "$title" "$((SECONDS - began))" "$(progress_in "$log")"
    elif ((SECONDS - last >= 30)); then
      printf '  %-44s %6s s  %s\n' "$title" "$((SECONDS - began))" "$(progress_in "$log")"
      last=$SECONDS
    fi
    sleep 0.2
  done
}

# The "[12/345]" that ninja counts.
progress_in() { tail -n 1 "$1" 2>/dev/null | grep -o '^\[[0-9/]*\]' || true; }

# ---- Packages of the distribution ----------------------------------------------------------------

# install_packages FILE…: only what is missing, so usually nothing.
install_packages() {
  local missing
  missing=$(missing_packages "$@")
  if [[ -z $missing ]]; then return; fi
  if ((EUID != 0)); then ask_for_sudo "$missing"; fi
  # shellcheck disable=SC2086  # A list of names is wanted.
  step "Install Debian packages ($(wc -w <<<"$missing"))" \
    "Is there a network, and do the sources of apt work? Try: apt-get install $(echo $missing)" \
    apt_install $missing
}

missing_packages() {
  local name
  local -A present=()
  while read -r name; do present[$name]=1; done < <(
    dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
  for name in $(sed 's/#.*//' "$@"); do
    if [[ -z ${present[$name]:-} ]]; then echo "$name"; fi
  done
}

ask_for_sudo() {
  if ! command -v sudo >/dev/null; then
    printf 'These packages are missing and this is neither root nor is there sudo:\n%s\n' "$1"
    exit 1
  fi
  echo "Some Debian packages are missing; sudo is needed once to install them."
  sudo -v
}

apt_install() {
  local root=()
  if ((EUID != 0)); then root=(sudo -n); fi
  export DEBIAN_FRONTEND=noninteractive
  "${root[@]}" apt-get update
  "${root[@]}" apt-get install -y --no-install-recommends "$@"
}

# ---- Node and the web apps -----------------------------------------------------------------------

node_version=22.23.3
npm_version=11.21.2

# The distribution's Node when it is recent enough, else one of our own in .toolchain/.
ensure_node() {
  use_toolchain
  if node_is_recent; then return; fi
  if ! command -v npm >/dev/null; then install_packages <(printf 'nodejs\nnpm\n'); fi
  step "Get Node $node_version" "Is the npm registry reachable? Try: npm ping" fetch_node
  use_toolchain
  if node_is_recent; then return; fi
  echo "Node $node_version was fetched to .toolchain/ and does not start: $(node --version 2>&1)"
  exit 1
}

use_toolchain() {
  local folder=$PWD/.toolchain/node_modules
  if [[ -x $folder/.bin/node ]]; then PATH=$folder/.bin:$PATH; fi
}

node_is_recent() {
  local node npm
  node=$(node --version 2>/dev/null) || return 1
  npm=$(npm --version 2>/dev/null) || return 1
  node=${node#v}
  ((${node%%.*} >= 20 && ${npm%%.*} >= 11))
}

fetch_node() {
  local machine=x64
  if [[ $(uname -m) == aarch64 ]]; then machine=arm64; fi
  mkdir -p .toolchain
  npm install --prefix .toolchain --no-save --no-audit --no-fund --ignore-scripts \
    "node-linux-$machine@$node_version" "npm@$npm_version"
}

install_web_packages() {
  local wanted stamp=web/node_modules/.stoa-lock
  wanted=$(fingerprint web/package-lock.json)
  if [[ -f $stamp && $(<"$stamp") == "$wanted" ]]; then return; fi
  step "Install the packages of the web apps" \
    "Is the npm registry reachable? Try: cd web && npm ci" in_web npm ci
  echo "$wanted" >"$stamp"
}

in_web() { (cd web && "$@"); }

web_sources=(web/src web/tools web/admin.html web/student.html web/package-lock.json
  web/vite.config.mjs web/postcss.config.cjs web/tsconfig.json i18n)

build_web() {
  local wanted stamp=build/web.stamp
  wanted=$(fingerprint "${web_sources[@]}")
  if [[ -f $stamp && $(<"$stamp") == "$wanted $(built_web)" ]]; then return; fi
  ensure_node
  install_web_packages
  step "Build the web apps" "The log names the file and line." in_web npm run build
  echo "$wanted $(built_web)" >"$stamp"
}

# Tells whether web/dist is still the one that the stamp speaks of.
built_web() {
  if [[ -f web/dist/admin.html ]]; then fingerprint web/dist/admin.html web/dist/student.html; fi
}

# ---- The server ----------------------------------------------------------------------------------

# build_server PRESET TARGET…
build_server() {
  local preset=$1
  shift
  if [[ ! -f build/$preset/build.ninja ]]; then
    step "Configure ($preset)" "The log names what was not found." cmake --preset "$preset"
  fi
  step "Build ($preset)" \
    "The log names the file. Killed? Each compiler needs up to 1 GB: ninja -C build/$preset -j1" \
    ninja -C "build/$preset" "$@"
}

# ---- Small things --------------------------------------------------------------------------------

# One number for the names and contents of files and folders.
fingerprint() {
  find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-40
}
