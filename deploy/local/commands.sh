# Sourced by deploy/up, deploy/down, deploy/status and deploy/replay. Expects $deploy, the folder of those commands.

repository=$(cd "$deploy/.." && pwd)
data=${STADSBODE_DATA:-$deploy/local/data}
case $data in /*) ;; *) data=$PWD/$data ;; esac
launcher=$deploy/local/target/local.jar

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# What the launcher stands on, copied: a build beside a running stack pulls no class from under it.
copy_launcher() {
    mkdir -p "$data/program/lib"
    cp -pf "$launcher" "$data/program/local.jar"
    cp -pfl "$deploy"/local/target/lib/*.jar "$data/program/lib/" 2>/dev/null ||
        cp -pf "$deploy"/local/target/lib/*.jar "$data/program/lib/"
}

# The copy of a run that is still there, else what was built last.
launcher_to_ask() {
    if [ -f "$data/program/local.jar" ]; then
        printf '%s' "$data/program/local.jar"
    else
        printf '%s' "$launcher"
    fi
}

# Becomes the launcher: launch JAR ARGUMENT...
launch() {
    local jar=$1
    shift
    exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m \
        -Dlogback.configurationFile=launcher-logback.xml --enable-native-access=ALL-UNNAMED \
        -jar "$jar" "$@"
}

# True when the jar of module $1 is missing or older than what it is made from. A jar that is built reproducibly may
# bear any date, so that what the build leaves beside it is asked as well.
is_stale() {
    local name target witness
    name=$(basename "$1")
    target=$repository/$1/target
    [ -f "$target/$name.jar" ] || return 0
    for witness in "$target/.built" "$target/$name.jar.original" "$target/$name.jar"; do
        if [ -f "$witness" ] && [ -z "$(sources_newer_than "$witness" "$1")" ]; then
            return 1
        fi
    done
    return 0
}

sources_newer_than() {
    find "$repository/pom.xml" "$repository/$2/pom.xml" "$repository/$2/src/main" $(uses_chassis "$2") \
        -newer "$1" -print -quit 2>/dev/null
}

uses_chassis() {
    case $1 in
        case-service | preference-service | notification-service | deploy/local)
            printf '%s %s' "$repository/service-chassis/pom.xml" "$repository/service-chassis/src/main" ;;
    esac
}

# Makes the data folder, or refuses one that holds something else.
own_data() {
    if [ -d "$data" ] && [ ! -f "$data/.stadsbode-data" ] && [ -n "$(ls -A "$data" 2>/dev/null)" ]; then
        fail "$data is not empty and is not a data folder of Stadsbode. Choose another one with STADSBODE_DATA."
    fi
    mkdir -p "$data/logs"
    [ -f "$data/.stadsbode-data" ] ||
        echo "Data of a local Stadsbode. deploy/up --fresh empties this folder." >"$data/.stadsbode-data"
}

# Builds those of the modules given that need it.
build() {
    local stale=() module
    for module in "$@"; do
        [ -f "$repository/$module/pom.xml" ] || fail "The folder $module is not in this repository."
        if is_stale "$module"; then stale+=("$module"); fi
    done
    [ ${#stale[@]} -gt 0 ] || return 0
    command -v mvn >/dev/null || fail "Stadsbode is built with Maven 3.8 or newer, and there is no mvn on the PATH." \
        "Install it, for instance: apt-get install maven"
    if [[ " ${stale[*]} " == *-service* ]]; then
        command -v npm >/dev/null || fail "The pages' style sheets are fetched with npm, and there is none on the PATH." \
            "Install Node.js with npm, for instance: apt-get install nodejs npm"
    fi
    mkdir -p "$data/logs"
    local log=$data/logs/build.log modules started=$SECONDS
    modules=$(IFS=,; printf '%s' "${stale[*]}")
    printf 'Builds %s (the first time takes some minutes; log: %s)\n' "${modules//,/, }" "$log"
    touch "$data/logs/build.started"
    (cd "$repository" && mvn -B -ntp -DskipTests -Dspotless.check.skip=true -pl "$modules" -am package) 2>&1 |
        tee "$log" | sed -nu 's/^\[INFO\] Building \(.*[^ ]\) *1\.[^ ]* *\(\[[0-9]*\/[0-9]*\]\)$/  \2 \1/p' ||
        { tail -n 40 "$log" >&2; fail "" "The build failed; all of it is in $log"; }
    for module in "${stale[@]}"; do
        touch -r "$data/logs/build.started" "$repository/$module/target/.built"
    done
    printf 'Built in %s s.\n\n' $((SECONDS - started))
}
