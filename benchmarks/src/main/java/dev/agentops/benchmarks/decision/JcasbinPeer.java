package dev.agentops.benchmarks.decision;

import dev.agentops.authorization.Decision;
import java.util.List;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;

/**
 * jCasbin with one line of policy for each rule. The prohibitions are conditions of the matcher, so that the effect needs no
 * denials and evaluation stops at the first line that matches; each line begins with the comparison that most of them fail.
 * Groups come with the request, as they do for the others, not from its role manager.
 */
final class JcasbinPeer implements DecisionPeer {
    private static final String CONDITIONS = " && r.kind == p.kind && r.amount >= 0 && r.amount < long(p.limit)"
            + " && r.region != '" + Workload.CLOSED_REGION + "' && !include(r.groups, '" + Workload.SUSPENDED + "')";

    private final Enforcer enforcer;

    JcasbinPeer(Workload workload) {
        this.enforcer = new Enforcer(model(workload.shape()));
        enforcer.enableLog(false);
        enforcer.addPolicies(workload.rules().stream().map(JcasbinPeer::line).toList());
    }

    private static List<String> line(Rule rule) {
        return List.of(rule.tool(), rule.group(), rule.kind(), Long.toString(rule.limit()));
    }

    private static Model model(Shape shape) {
        Model model = new Model();
        model.addDef("r", "r", "tool, groups, kind, amount, region");
        model.addDef("p", "p", "tool, group, kind, limit");
        model.addDef("e", "e", "some(where (p.eft == allow))");
        model.addDef("m", "m", first(shape) + CONDITIONS);
        return model;
    }

    private static String first(Shape shape) {
        return switch (shape) {
            case PER_TOOL -> "r.tool == p.tool";
            case UNSCOPED -> "r.kind == p.kind";
            case GROUPS -> "include(r.groups, p.group)";
        };
    }

    @Override
    public Decision decide(Call call) {
        boolean allowed = enforcer.enforce(
                call.action().name(), call.principal().groups(), call.kind(), call.amount(), call.region());
        return allowed ? Decision.allow() : Decision.denyByDefault();
    }
}
