package dev.agentops.memory;

import dev.agentops.Message;
import dev.agentops.tool.TrustLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages for tests. */
final class Messages {
    private Messages() {}

    static Message user(String text) {
        return new Message(Message.Role.USER, text, TrustLabel.TRUSTED);
    }

    static Message tool(String text, TrustLabel trust) {
        return new Message(Message.Role.TOOL, text, trust);
    }

    static List<String> allTexts(ScopedMemory memory, int pageSize) {
        List<String> texts = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(PageRequest.first(pageSize));
        while (request.isPresent()) {
            Page<MemoryEvent> page = memory.events(request.get());
            page.items().forEach(event -> texts.add(event.message().text()));
            request = page.next(pageSize);
        }
        return texts;
    }
}
