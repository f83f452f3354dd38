#!/usr/bin/env bash
# Compiles and runs an application outside the reactor against the published artifacts, on the class path and on the
# module path. Everything is deployed to, and resolved through, temporary repositories.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mvn -B -ntp -q -DskipTests -Dmaven.install.skip -Denforcer.skip -Dspotless.check.skip -Djacoco.skip -Dcyclonedx.skip \
  -pl agentops-bom,agentops-cli,agentops-testkit,agentops-otel-testkit -am \
  -DaltDeploymentRepository="built::file://$work/repository" deploy

mvn -B -ntp -q -f build-checks/consumer/pom.xml \
  -Dmaven.repo.local="$work/local" -Dbuilt.repository="file://$work/repository" \
  dependency:copy-dependencies -DoutputDirectory="$work/lib" -DincludeScope=runtime

tools=${JAVA_HOME:+$JAVA_HOME/bin/}
source=build-checks/consumer/src
expect_hello() {
  local said
  said=$("$@")
  if [ "$said" != hello ]; then
    echo "consumer: expected 'hello' but was '$said' from: $*" >&2
    exit 1
  fi
}

"${tools}javac" -Xlint:all,-requires-automatic -Werror -cp "$work/lib/*" -d "$work/classes" "$source/consumer/Main.java"
expect_hello "${tools}java" -cp "$work/lib/*:$work/classes" consumer.Main
echo "consumer: runs on the class path"

"${tools}javac" -Xlint:all,-requires-automatic -Werror -p "$work/lib" -d "$work/modules" \
  "$source/module-info.java" "$source/consumer/Main.java"
expect_hello "${tools}java" -p "$work/lib:$work/modules" --add-modules ALL-MODULE-PATH -m consumer/consumer.Main
echo "consumer: runs on the module path"
