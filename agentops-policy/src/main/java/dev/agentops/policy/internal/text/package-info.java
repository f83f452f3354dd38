/** Text of policies and schemas before the native parser sees it: its tokens, how deep it is, and a stack to parse it on. */
@NullMarked
package dev.agentops.policy.internal.text;

import org.jspecify.annotations.NullMarked;
