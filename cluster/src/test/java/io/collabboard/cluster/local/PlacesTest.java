package io.collabboard.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.cluster.StartException;
import io.collabboard.cluster.board.support.TestNodes;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PlacesTest {
    private static final Ports ANY = new Ports(0, 0, 0);

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("Where the system has the addresses, each node has one, and the same ports")
    void apart() {
        Ports ports = new Ports(TestNodes.freePort(), TestNodes.freePort(), TestNodes.freePort());

        Places places = Places.choose(3, ports);

        assertThat(places.share()).isFalse();
        assertThat(places.all())
                .containsExactly(
                        new Place("node-1", "127.0.0.1", ports),
                        new Place("node-2", "127.0.0.2", ports),
                        new Place("node-3", "127.0.0.3", ports));
        assertThat(places.all().get(1).url()).hasToString("http://127.0.0.2:" + ports.http());
    }

    @Test
    @DisplayName("Where it has not, they share one, and ports count on")
    void shared() {
        Places places = Places.choose(3, ANY, false);

        assertThat(places.share()).isTrue();
        assertThat(places.all()).extracting(Place::host).containsOnly("127.0.0.1");
        assertThat(Ports.USUAL.shifted(2)).isEqualTo(new Ports(8_082, 8_560, 25_522));
        assertThat(ANY.shifted(2)).isEqualTo(ANY);
    }

    @Test
    @DisplayName("Free ports are all different")
    void anyPorts() {
        List<Place> places = Places.choose(7, ANY, false).all();

        assertThat(places.stream()
                        .map(Place::ports)
                        .flatMap(ports -> List.of(ports.http(), ports.management(), ports.remoting()).stream()))
                .doesNotHaveDuplicates()
                .doesNotContain(0)
                .hasSize(21);
    }

    @Test
    @DisplayName("A port that is taken is told with its address and the option to choose another")
    void taken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> Places.choose(1, new Ports(0, port, 0)))
                    .isInstanceOf(StartException.class)
                    .hasMessageStartingWith("cannot serve metrics on 127.0.0.1 port " + port + ": ")
                    .hasMessageEndingWith("; stop what uses it or choose another with --management-port");
        }
    }

    @Test
    @DisplayName("One port for two things is told too")
    void twice() {
        int port = TestNodes.freePort();

        assertThatThrownBy(() -> Places.choose(1, new Ports(port, port, 0)))
                .hasMessageContaining("cannot serve metrics on 127.0.0.1 port " + port);
    }
}
