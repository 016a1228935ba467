# Finds a JDK; for sourcing. `needed` is the least version.

needed=25

version_of() { # major version of the JDK whose home is $1; nothing when it is none
  [ -x "$1/bin/java" ] && [ -f "$1/release" ] &&
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local on_path home version
  on_path="$(command -v java 2>/dev/null || true)"
  [ -n "$on_path" ] && on_path="$(dirname "$(dirname "$(readlink -f "$on_path")")")"
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    [ -n "$home" ] || continue
    version="$(version_of "$home" || true)"
    if [ -n "$version" ] && [ "$version" -ge "$needed" ]; then
      echo "$home"
      return 0
    fi
  done
  return 1
}

require_jdk() { # the same for a script that cannot do without
  find_jdk || {
    echo "A JDK $needed or newer is needed; none was found. Set JAVA_HOME to one." >&2
    return 1
  }
}
