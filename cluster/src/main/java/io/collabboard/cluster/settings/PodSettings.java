package io.collabboard.cluster.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a node knows of itself and the others as pods.
 *
 * @param labels selector of the pods to look for
 * @param namespace theirs and its own, unless it is that of the service account
 * @param costed the name of its pod, where Kubernetes is to be told what deleting it costs
 */
public record PodSettings(String labels, Optional<String> namespace, Optional<String> costed) {
    /** Of both kinds of expression that Kubernetes knows; spaces may follow commas. */
    private static final Pattern SELECTOR = Pattern.compile("[A-Za-z0-9!][A-Za-z0-9._/=!,() -]*");

    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    private enum Switch {
        ON,
        OFF
    }

    static PodSettings of(Values values, Discovery discovery) {
        Optional<String> name = values.matching(Setting.POD_NAME, NAME, "the name of a pod");
        boolean isCosted = values.choice(Setting.DELETION_COST, Switch.class) == Switch.ON;
        if (isCosted && (discovery != Discovery.KUBERNETES || name.isEmpty())) {
            throw SettingsException.of(
                    Setting.DELETION_COST,
                    "is on",
                    "off, or on with " + Setting.DISCOVERY.variable() + "="
                            + Discovery.KUBERNETES.name().toLowerCase(Locale.ROOT) + " and "
                            + Setting.POD_NAME.variable());
        }
        return new PodSettings(
                values.matching(
                                Setting.POD_LABELS,
                                SELECTOR,
                                "a label selector such as app.kubernetes.io/name=collabboard")
                        .orElseThrow(),
                values.matching(Setting.POD_NAMESPACE, NAMESPACE, "the name of a namespace"),
                name.filter(named -> isCosted));
    }
}
