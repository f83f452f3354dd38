package dev.agentops.policy.differential;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Loads the policy module and its tests anew, some classes of it changed; everything else is shared. */
final class PlantedLoader extends ClassLoader {
    private static final String ANEW = "dev.agentops.policy.";

    private final Map<String, byte[]> changed;

    PlantedLoader(Map<String, byte[]> changed) {
        super(PlantedLoader.class.getClassLoader());
        this.changed = Map.copyOf(changed);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(ANEW)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = changed.containsKey(name) ? changed.get(name) : original(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
