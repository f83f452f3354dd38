package dev.agentops.policy;

/** Whether calls are allowed of which the arguments are not known yet. */
public enum PartialAnswer {
    /** Every such call is allowed that conforms to the schema. */
    YES,
    /** Every such call is denied. */
    NO,
    /** Some may be allowed and some denied; or that cannot be told without asking for each. */
    DEPENDS
}
