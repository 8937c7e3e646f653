package io.collabboard.board.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PersistentMapTest {

    @Test
    void isEqualToAMapOfTheSameHistoryAndKeepsEveryFormerVersion() {
        long seed = System.nanoTime();
        System.out.println("PersistentMapTest seed " + seed);
        Random random = new Random(seed);
        Map<String, Integer> reference = new HashMap<>();
        PersistentMap<String, Integer> map = PersistentMap.empty();
        List<Map<String, Integer>> references = new ArrayList<>();
        List<PersistentMap<String, Integer>> versions = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String key = "key " + random.nextInt(60);
            if (random.nextInt(3) == 0) {
                reference.remove(key);
                map = map.minus(key);
            } else {
                reference.put(key, i);
                map = map.plus(key, i);
            }
            references.add(new HashMap<>(reference));
            versions.add(map);
        }

        for (int i = 0; i < versions.size(); i++) {
            PersistentMap<String, Integer> version = versions.get(i);
            Map<String, Integer> expected = references.get(i);
            assertThat(version).as("seed " + seed).isEqualTo(expected).hasSameSizeAs(expected);
            assertThat(version.values()).containsExactlyInAnyOrderElementsOf(expected.values());
            for (int key = 0; key < 60; key++) {
                assertThat(version.get("key " + key)).isEqualTo(expected.get("key " + key));
                assertThat(version.containsKey("key " + key)).isEqualTo(expected.containsKey("key " + key));
            }
        }
        assertThat(PersistentMap.from(reference)).isEqualTo(reference);
    }

    @Test
    void cannotBeChanged() {
        PersistentMap<String, Integer> map =
                PersistentMap.<String, Integer>empty().plus("key", 1);
        assertThatThrownBy(() -> map.put("other", 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.values().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(map).containsExactly(Map.entry("key", 1));
    }
}
