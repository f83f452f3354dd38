package dev.agentops.benchmarks.decision;

import dev.agentops.authorization.Decision;
import dev.agentops.policy.CedarAuthorizer;

/** This library, loaded from a folder as an application loads it, with nothing set. */
final class LibraryPeer implements DecisionPeer {
    private final CedarAuthorizer authorizer;

    LibraryPeer(Workload workload) {
        try (PolicyFiles files = new PolicyFiles(CedarText.of(workload))) {
            this.authorizer = CedarAuthorizer.load(files.folder());
        }
    }

    CedarAuthorizer authorizer() {
        return authorizer;
    }

    @Override
    public Decision decide(Call call) {
        return authorizer.decide(call.request());
    }
}
