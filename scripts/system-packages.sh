#!/bin/sh
# Make sure that the Debian packages the product needs are there.
#   system-packages.sh run    what running needs: Pango (WeasyPrint lays out with it) and fonts
#   system-packages.sh test   the same and Chromium, for the tests in a real browser (headless where there is such a package)
set -eu
wanted=""
has_library() { ldconfig -p 2>/dev/null | grep -q "$1"; }
has_library libpango-1.0.so.0 || wanted="$wanted libpango-1.0-0"
has_library libpangoft2-1.0.so.0 || wanted="$wanted libpangoft2-1.0-0"
has_library libharfbuzz-subset.so.0 || wanted="$wanted libharfbuzz-subset0"
for font in dejavu/DejaVuSans.ttf:fonts-dejavu-core liberation/LiberationSerif-Regular.ttf:fonts-liberation; do
  ls "/usr/share/fonts/truetype/${font%%:*}" >/dev/null 2>&1 || ls "/usr/share/fonts/truetype/liberation2/${font##*/}" >/dev/null 2>&1 || wanted="$wanted ${font##*:}"
done
python3 -c "import ensurepip" 2>/dev/null || wanted="$wanted python3-venv"
root=$([ "$(id -u)" = 0 ] && command -v apt-get || true)
[ -n "$root" ] && [ -n "$wanted" ] && apt-get update -qq
if [ "${1:-run}" = test ] && ! command -v chromium-headless-shell >/dev/null; then
  # Chromium without windows takes a third of what the whole one takes; where Debian does not have it, the whole one will do.
  [ -n "$root" ] && { apt-cache show chromium-headless-shell >/dev/null 2>&1 || apt-get update -qq; }
  if [ -n "$root" ] && apt-cache show chromium-headless-shell >/dev/null 2>&1; then
    wanted="$wanted chromium-headless-shell"
  elif ! command -v chromium >/dev/null; then
    wanted="$wanted chromium"
  fi
fi
[ -z "$wanted" ] && exit 0
if [ -n "$root" ]; then
  echo "Installing:$wanted"
  # shellcheck disable=SC2086  # a list of names
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted >/dev/null
else
  echo "These Debian packages are missing:$wanted" >&2
  echo "Install them as root, then run the same command again:  apt-get install$wanted" >&2
  exit 1
fi
