package io.collabboard.board.model;

import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.collection.immutable.HashMap;
import scala.collection.immutable.HashMap$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * An immutable map; one with an entry more or less shares nearly all with the one it was made from. Scala's hash trie inside: with
 * the balanced trees of pcollections a board's idempotency window alone took more of the entity's time than everything else, and
 * loading a board of 100,000 objects took twice as long.
 *
 * <p>As a {@link Map} it throws UnsupportedOperationException for whatever would change it.
 */
public final class PersistentMap<K, V> extends AbstractMap<K, V> {
    private final HashMap<K, V> entries;

    private PersistentMap(HashMap<K, V> entries) {
        this.entries = entries;
    }

    public static <K, V> PersistentMap<K, V> empty() {
        return new PersistentMap<>(HashMap$.MODULE$.empty());
    }

    public static <K, V> PersistentMap<K, V> from(Map<K, V> entries) {
        return new PersistentMap<>(HashMap$.MODULE$.from(CollectionConverters.asScala(entries)));
    }

    public PersistentMap<K, V> plus(K key, V value) {
        return new PersistentMap<>(entries.updated(key, value));
    }

    public PersistentMap<K, V> minus(K key) {
        return new PersistentMap<>(entries.removed(key));
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        return entries.getOrElse((K) key, () -> null);
    }

    @Override
    @SuppressWarnings("unchecked")
    public boolean containsKey(@Nullable Object key) {
        return entries.contains((K) key);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Collection<V> values() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<V> iterator() {
                return CollectionConverters.asJava(entries.valuesIterator());
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return CollectionConverters.asJava(entries.iterator().map(PersistentMap::entry));
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }

    private static <K, V> Map.Entry<K, V> entry(Tuple2<K, V> tuple) {
        return Map.entry(tuple._1(), tuple._2());
    }
}
