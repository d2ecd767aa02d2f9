# Sourced by the commands beside this folder: finds a JDK of version 25 or newer and exports it as JAVA_HOME.

jdk_wanted=25

# The major version of the JDK in folder $1, from its release file; nothing when there is no compiler.
jdk_version() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
    local on_path candidate version
    on_path=$(command -v javac 2>/dev/null || true)
    if [ -n "$on_path" ]; then
        on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
    fi
    for candidate in "${JAVA_HOME:-}" "$on_path" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$candidate" ] || continue
        version=$(jdk_version "$candidate")
        if [ -n "$version" ] && [ "$version" -ge "$jdk_wanted" ]; then
            JAVA_HOME=$candidate
            export JAVA_HOME
            return 0
        fi
    done
    cat >&2 <<MESSAGE
Stadsbode needs a JDK $jdk_wanted or newer, and none was found (looked at JAVA_HOME, PATH, /usr/lib/jvm, SDKMAN).
Install one, for instance Eclipse Temurin $jdk_wanted:
    Debian, Ubuntu   apt-get install temurin-$jdk_wanted-jdk   (from the Adoptium repository)
    macOS            brew install --cask temurin@$jdk_wanted
    SDKMAN           sdk install java $jdk_wanted-tem
or set JAVA_HOME to the folder of one.
MESSAGE
    return 1
}
