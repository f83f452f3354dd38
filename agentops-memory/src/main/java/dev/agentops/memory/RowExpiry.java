package dev.agentops.memory;

import com.github.benmanes.caffeine.cache.Expiry;

/** A row ends when it says so; reading it changes nothing. */
final class RowExpiry<K, V> implements Expiry<K, Row<V>> {
    @Override
    public long expireAfterCreate(K key, Row<V> row, long currentTime) {
        return row.remainingNanos(currentTime);
    }

    @Override
    public long expireAfterUpdate(K key, Row<V> row, long currentTime, long currentDuration) {
        return row.remainingNanos(currentTime);
    }

    @Override
    public long expireAfterRead(K key, Row<V> row, long currentTime, long currentDuration) {
        return currentDuration;
    }
}
