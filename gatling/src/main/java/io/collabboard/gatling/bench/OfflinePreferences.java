package io.collabboard.gatling.bench;

import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;
import java.util.prefs.PreferencesFactory;
import org.jspecify.annotations.Nullable;

/**
 * The preferences that Gatling finds in a driver. It keeps there when it last asked Maven Central for a newer Gatling,
 * which no setting turns off, and asks again if that was long ago. These, kept nowhere, say that it was just now.
 */
public final class OfflinePreferences implements PreferencesFactory {
    private final Preferences root = new Node(null, "");

    @Override
    public Preferences systemRoot() {
        return root;
    }

    @Override
    public Preferences userRoot() {
        return root;
    }

    private static final class Node extends AbstractPreferences {
        Node(@Nullable AbstractPreferences parent, String name) {
            super(parent, name);
        }

        @Override
        protected @Nullable String getSpi(String key) {
            return key.equals("lastCheckTimestamp") ? Long.toString(System.currentTimeMillis()) : null;
        }

        @Override
        protected AbstractPreferences childSpi(String name) {
            return new Node(this, name);
        }

        @Override
        protected void putSpi(String key, String value) {}

        @Override
        protected void removeSpi(String key) {}

        @Override
        protected void removeNodeSpi() {}

        @Override
        protected String[] keysSpi() {
            return new String[0];
        }

        @Override
        protected String[] childrenNamesSpi() {
            return new String[0];
        }

        @Override
        protected void syncSpi() {}

        @Override
        protected void flushSpi() {}
    }
}
