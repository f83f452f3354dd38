package dev.agentops.authorization;

import dev.agentops.figures.Figure;
import dev.agentops.figures.OperationalFigures;
import java.util.ArrayList;
import java.util.List;

/** Several authorizers that must all say yes. */
final class CompositeAuthorizer implements Authorizer, OperationalFigures {
    private final List<Authorizer> authorizers;

    CompositeAuthorizer(List<Authorizer> authorizers) {
        this.authorizers = authorizers;
    }

    @Override
    public List<Figure> figures() {
        return authorizers.stream()
                .filter(OperationalFigures.class::isInstance)
                .flatMap(authorizer -> ((OperationalFigures) authorizer).figures().stream())
                .toList();
    }

    @Override
    public Decision decide(AuthorizationRequest request) {
        List<Decision> decisions = new ArrayList<>(authorizers.size());
        authorizers.forEach(authorizer -> decisions.add(authorizer.decide(request)));
        if (decisions.contains(null)) {
            throw new IllegalStateException("an authorizer returned null instead of a decision");
        }
        return CombinedDecision.of(decisions);
    }
}
