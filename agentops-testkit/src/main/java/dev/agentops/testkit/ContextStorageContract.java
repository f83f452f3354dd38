package dev.agentops.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentops.context.ContextFrame;
import dev.agentops.context.ContextStorage;
import dev.agentops.context.Scope;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ContextStorage} has to do. */
public abstract class ContextStorageContract {

    /** For the use of subclasses. */
    protected ContextStorageContract() {}

    /** A storage of its own for each test; nothing is current in it. */
    protected abstract ContextStorage storage();

    /** A frame that a storage has never seen. */
    protected ContextFrame frame() {
        return new EmptyFrame();
    }

    private static final class EmptyFrame implements ContextFrame {
        @Override
        public <T> @Nullable T find(Class<T> observationType) {
            return null;
        }
    }

    @Test
    void nothingIsCurrentAtFirst() {
        assertThat(storage().current()).isNull();
    }

    @Test
    void whatIsAttachedIsCurrentUntilItsScopeIsClosed() {
        ContextStorage storage = storage();
        ContextFrame outer = frame();
        ContextFrame inner = frame();

        Scope outerScope = storage.attach(outer);
        assertThat(storage.current()).isSameAs(outer);
        Scope innerScope = storage.attach(inner);
        assertThat(storage.current()).isSameAs(inner);
        innerScope.close();
        assertThat(storage.current()).isSameAs(outer);
        outerScope.close();
        assertThat(storage.current()).isNull();
    }

    @Test
    void aScopeClosedTwiceOrOutOfOrderMakesNothingCurrentAgain() {
        ContextStorage storage = storage();
        Scope outer = storage.attach(frame());
        Scope inner = storage.attach(frame());
        inner.close();
        outer.close();
        inner.close();
        outer.close();

        assertThat(storage.current()).isNull();
    }

    @Test
    void twoStoragesDoNotSeeEachOther() {
        ContextStorage one = storage();
        ContextStorage other = storage();
        Scope scope = one.attach(frame());

        assertThat(other.current()).isNull();
        scope.close();
    }

    @Test
    void anotherThreadSeesNothing() throws Exception {
        ContextStorage storage = storage();
        ExecutorService other = Executors.newSingleThreadExecutor();
        Scope scope = storage.attach(frame());
        try {
            assertThat(other.submit(() -> storage.current() == null).get()).isTrue();
        } finally {
            scope.close();
            other.shutdownNow();
        }
    }
}
