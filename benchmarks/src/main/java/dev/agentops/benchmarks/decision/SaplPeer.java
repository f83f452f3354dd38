package dev.agentops.benchmarks.decision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.agentops.authorization.Decision;
import io.sapl.api.pdp.AuthorizationDecision;
import io.sapl.api.pdp.AuthorizationSubscription;
import io.sapl.interpreter.DefaultSAPLInterpreter;
import io.sapl.interpreter.combinators.PolicyDocumentCombiningAlgorithm;
import io.sapl.interpreter.functions.AnnotationFunctionContext;
import io.sapl.interpreter.functions.FunctionContext;
import io.sapl.interpreter.pip.AnnotationAttributeContext;
import io.sapl.interpreter.pip.AttributeContext;
import io.sapl.pdp.EmbeddedPolicyDecisionPoint;
import io.sapl.pdp.config.PDPConfiguration;
import io.sapl.prp.Document;
import io.sapl.prp.PolicyRetrievalPoint;
import io.sapl.prp.PrpUpdateEvent;
import io.sapl.prp.index.UpdateEventDrivenPolicyRetrievalPoint;
import io.sapl.prp.index.canonical.CanonicalImmutableParsedDocumentIndex;
import io.sapl.prp.index.naive.NaiveImmutableParsedDocumentIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;

/**
 * SAPL's embedded decision point, put together as its factory does, but with a choice of index and without the libraries of
 * functions that no policy calls. The index of the factory is also the better one: the other asks for each predicate in turn, within
 * the one before, and at 1000 policies it overflows a stack of the default size. What tells policies apart stands in their targets, where the index sees it. Requests are built
 * as trees of JSON nodes, which spares them the object mapper.
 */
final class SaplPeer implements DecisionPeer {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** How the decision point finds the policies that may apply. */
    enum Index {
        /** Evaluates the target of each policy. */
        NAIVE,
        /** Evaluates each predicate that targets share once. */
        CANONICAL
    }

    private final EmbeddedPolicyDecisionPoint decisionPoint;

    SaplPeer(Workload workload, Index index) {
        this.decisionPoint = decisionPoint(documents(workload), index);
    }

    private static List<String> documents(Workload workload) {
        List<String> documents = new ArrayList<>();
        documents.add(
                "policy \"%s\" deny \"%s\" in subject.groups".formatted(Workload.SUSPENDED_ID, Workload.SUSPENDED));
        documents.add("policy \"%s\" deny resource.region == \"%s\""
                .formatted(Workload.CLOSED_REGION_ID, Workload.CLOSED_REGION));
        workload.rules().forEach(rule -> documents.add(document(rule)));
        return documents;
    }

    private static String document(Rule rule) {
        String target = switch (rule.shape()) {
            case PER_TOOL -> "action == \"%s\"".formatted(rule.tool());
            case UNSCOPED -> "resource.kind == \"%s\"".formatted(rule.kind());
            case GROUPS -> "\"%s\" in subject.groups".formatted(rule.group());
        };
        return """
                policy "%s" permit %s
                where resource.kind == "%s"; resource.amount < %d; resource.amount >= 0;
                """.formatted(rule.id(), target, rule.kind(), rule.limit());
    }

    private static EmbeddedPolicyDecisionPoint decisionPoint(List<String> documents, Index index) {
        AttributeContext attributes = new AnnotationAttributeContext();
        FunctionContext functions = new AnnotationFunctionContext();
        PolicyRetrievalPoint retrieval =
                empty(index, attributes, functions).apply(new PrpUpdateEvent(updates(documents)));
        PDPConfiguration configuration = new PDPConfiguration(
                "benchmark",
                attributes,
                functions,
                Map.of(),
                PolicyDocumentCombiningAlgorithm.DENY_OVERRIDES,
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                retrieval);
        return new EmbeddedPolicyDecisionPoint(() -> Flux.just(configuration));
    }

    private static UpdateEventDrivenPolicyRetrievalPoint empty(
            Index index, AttributeContext attributes, FunctionContext functions) {
        return switch (index) {
            case NAIVE -> new NaiveImmutableParsedDocumentIndex();
            case CANONICAL -> new CanonicalImmutableParsedDocumentIndex(attributes, functions);
        };
    }

    private static List<PrpUpdateEvent.Update> updates(List<String> documents) {
        DefaultSAPLInterpreter interpreter = new DefaultSAPLInterpreter();
        return documents.stream()
                .map(text -> new PrpUpdateEvent.Update(PrpUpdateEvent.Type.PUBLISH, parse(interpreter, text)))
                .toList();
    }

    private static Document parse(DefaultSAPLInterpreter interpreter, String text) {
        Document document = interpreter.parseDocument(text);
        if (document.isInvalid()) {
            throw new IllegalArgumentException("SAPL does not take " + text + ": " + document.errorMessage());
        }
        return document;
    }

    @Override
    public Decision decide(Call call) {
        AuthorizationDecision decision =
                Objects.requireNonNull(decisionPoint.decide(subscription(call)).blockFirst());
        return switch (decision.getDecision()) {
            case PERMIT -> Decision.allow();
            case DENY, NOT_APPLICABLE -> Decision.denyByDefault();
            case INDETERMINATE -> throw new IllegalStateException("SAPL could not decide: " + decision);
        };
    }

    private static AuthorizationSubscription subscription(Call call) {
        ObjectNode subject = JSON.objectNode();
        subject.put("id", call.principal().id());
        ArrayNode groups = subject.putArray("groups");
        call.principal().groups().forEach(groups::add);
        ObjectNode resource = JSON.objectNode();
        resource.put(Call.AMOUNT, call.amount());
        resource.put(Call.KIND, call.kind());
        resource.put(Call.REGION, call.region());
        return new AuthorizationSubscription(
                subject, JSON.textNode(call.action().name()), resource, JSON.nullNode());
    }

    @Override
    public void close() {
        decisionPoint.destroy();
    }
}
