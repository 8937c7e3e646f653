package io.collabboard.cluster.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Raw values by setting, and the readers that turn one into a simple type or say what is wrong with it. */
final class Values {
    private static final int MAX_PORT = 65_535;

    private final Map<String, String> environment;

    Values(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The trimmed value, else the default, else nothing. A blank variable counts as unset. */
    Optional<String> text(Setting setting) {
        String value = environment.getOrDefault(setting.variable(), "").strip();
        String found = value.isEmpty() ? setting.byDefault() : value;
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** As {@link #text}, for settings that have a default. */
    String required(Setting setting) {
        return text(setting).orElseThrow(() -> new IllegalStateException(setting + " has no default"));
    }

    /** Exactly what was set, spaces included. */
    Optional<String> verbatim(Setting setting) {
        return Optional.ofNullable(environment.get(setting.variable())).filter(value -> !value.isEmpty());
    }

    /** The values between commas, without the empty ones. */
    List<String> list(Setting setting) {
        return text(setting).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The value, if there is one, of the form that {@code allowed} describes. */
    Optional<String> matching(Setting setting, Pattern form, String allowed) {
        Optional<String> value = text(setting);
        value.filter(text -> !form.matcher(text).matches()).ifPresent(text -> {
            throw SettingsException.of(setting, "is \"" + text + "\"", allowed);
        });
        return value;
    }

    /** The {@code host:port} between commas. */
    List<HostAndPort> nodes(Setting setting) {
        return list(setting).stream().map(text -> node(setting, text)).toList();
    }

    private HostAndPort node(Setting setting, String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("^\\[|]$", "");
        if (!Hosts.isPlausible(host)) {
            throw SettingsException.of(
                    setting, "has \"" + text + "\"", "host:port, or several of them with commas between");
        }
        return new HostAndPort(host, port(setting, text.substring(colon + 1), 1));
    }

    String host(Setting setting) {
        String host = required(setting);
        if (!Hosts.isPlausible(host)) {
            throw SettingsException.of(setting, "is \"" + host + "\"", "a host name or an IP address, without a port");
        }
        return host;
    }

    /** A port to listen on, 0 for any free one. */
    int port(Setting setting) {
        return port(setting, required(setting), 0);
    }

    int port(Setting setting, String value, int lowest) {
        String allowed = "a port from " + lowest + " to " + MAX_PORT;
        try {
            int port = Integer.parseInt(value);
            if (port < lowest || port > MAX_PORT) {
                throw SettingsException.of(setting, "is " + port, allowed);
            }
            return port;
        } catch (NumberFormatException e) {
            throw SettingsException.of(setting, "is \"" + value + "\"", allowed, e);
        }
    }

    /** A whole number within bounds, both included. */
    int number(Setting setting, int lowest, int highest) {
        String value = required(setting);
        String allowed = "a whole number from " + lowest + " to " + highest;
        try {
            int number = Integer.parseInt(value);
            if (number < lowest || number > highest) {
                throw SettingsException.of(setting, "is " + number, allowed);
            }
            return number;
        } catch (NumberFormatException e) {
            throw SettingsException.of(setting, "is \"" + value + "\"", allowed, e);
        }
    }

    <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        String value = required(setting);
        for (E choice : type.getEnumConstants()) {
            if (choice.name().equalsIgnoreCase(value)) {
                return choice;
            }
        }
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
        throw SettingsException.of(setting, "is \"" + value + "\"", String.join(", ", names));
    }
}
