package io.collabboard.board.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.collabboard.board.chat.ChatCommand;
import io.collabboard.board.chat.ChatDraft;
import io.collabboard.board.chat.ChatEvent;
import io.collabboard.board.chat.ChatMessage;
import io.collabboard.board.chat.ChatNews;
import io.collabboard.board.chat.ChatSettings;
import io.collabboard.board.chat.ChatState;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Refusal;
import java.io.NotSerializableException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatSerializerTest {
    /**
     * As the first release stored it. These bytes lie in journals: a change that cannot read them, or writes others under the
     * same manifest, is a break of the format and not a reason to edit this test.
     */
    private static final String GOLDEN =
            "0a100190000000007000800000000000000110071a100190000000007000800000000000000222067573"
                    + "65722d312a0341646132136772c3bcc39f650af09f91a9e2808df09f92bb38c8d395ffbc31";

    private static final ChatMessage MESSAGE =
            new ChatMessage(Samples.id(1), 7, Samples.id(2), "user-1", "Ada", "grüße\n👩‍💻", 1_700_000_000_456L);

    private SerializerFixture fixture;
    private TestProbe<ChatNews> replica;
    private TestProbe<ChatCommand> entity;

    @BeforeAll
    void start() {
        fixture = new SerializerFixture();
        replica = fixture.kit.createTestProbe();
        entity = fixture.kit.createTestProbe();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private List<ChatCommand> commands() {
        return List.of(
                new ChatCommand.Subscribe(replica.ref(), null),
                new ChatCommand.Subscribe(replica.ref(), 0L),
                new ChatCommand.Subscribe(replica.ref(), Long.MAX_VALUE),
                new ChatCommand.Unsubscribe(replica.ref()),
                new ChatCommand.Send(
                        replica.ref(), new ChatDraft(Samples.id(1), Samples.id(2), "user-1", "Ada", "hi\nthere")),
                new ChatCommand.Read(replica.ref(), Samples.id(3), 42, 100),
                ChatCommand.End.INSTANCE,
                ChatCommand.Stop.INSTANCE);
    }

    private List<ChatNews> news() {
        UUID request = Samples.id(3);
        return List.of(
                new ChatNews.Subscribed(entity.ref(), 7, List.of(MESSAGE)),
                new ChatNews.Subscribed(entity.ref(), 0, List.of()),
                new ChatNews.EntityStopping(entity.ref()),
                new ChatNews.Said(MESSAGE),
                new ChatNews.Decided(new Outcome.Accepted(Samples.id(1), 7, 0)),
                new ChatNews.Decided(new Outcome.Refused(
                        Samples.id(1), new Refusal(Refusal.Reason.LIMIT_EXCEEDED, "long", "text", 4_000))),
                new ChatNews.Page(request, List.of(MESSAGE, MESSAGE), true),
                new ChatNews.Page(request, List.of(), false),
                new ChatNews.PageFailed(request, ChatNews.PageFailed.Reason.ENDED),
                new ChatNews.PageFailed(request, ChatNews.PageFailed.Reason.OVERLOADED),
                new ChatNews.PageFailed(request, ChatNews.PageFailed.Reason.DATABASE));
    }

    private static List<ChatEvent> events() {
        return List.of(new ChatEvent.Said(MESSAGE), new ChatEvent.Ended());
    }

    private Stream<Object> everything() {
        return Stream.of(commands(), news(), events()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everythingComesBackAsItWas(Object value) throws NotSerializableException {
        assertThat(fixture.serializerOf(value))
                .isInstanceOf(value instanceof ChatEvent ? JournalSerializer.class : ClusterSerializer.class);
        assertThat(fixture.roundTrip(value)).isEqualTo(value);
    }

    @Test
    void everyTypeThatCrossesOrIsStoredHasASample() {
        Set<Class<?>> crossing = permitted(ChatCommand.class);
        crossing.remove(ChatCommand.ReplicaStopped.class);
        crossing.remove(ChatCommand.PageRead.class);
        assertThat(typesOf(commands())).isEqualTo(crossing);
        assertThat(typesOf(news())).isEqualTo(permitted(ChatNews.class));
        assertThat(typesOf(events())).isEqualTo(permitted(ChatEvent.class));
    }

    @Test
    void whatStaysOnTheNodeHasNoFormat() {
        ChatCommand.Read read = new ChatCommand.Read(replica.ref(), Samples.id(3), 0, 1);
        for (ChatCommand local : List.of(
                new ChatCommand.ReplicaStopped(replica.ref()), new ChatCommand.PageRead(read, List.of(), null))) {
            SerializerWithStringManifest serializer = fixture.serializerOf(local);
            assertThatThrownBy(() -> serializer.manifest(local)).hasMessageContaining("never leaves the node");
        }
    }

    @Test
    void aConversationComesBackWithItsLatestMessagesAndItsWindow() throws NotSerializableException {
        ChatSettings settings = ChatSettings.fromConfig(ConfigFactory.load());
        ChatState state = ChatState.restored(
                settings, 7, false, List.of(MESSAGE), List.of(new Outcome.Accepted(Samples.id(1), 7, 0)));

        ChatState read = (ChatState) fixture.roundTrip(state);

        assertThat(read.seq()).isEqualTo(7);
        assertThat(read.ended()).isFalse();
        assertThat(read.recentMessages()).containsExactly(MESSAGE);
        assertThat(read.outcomes().outcomes()).isEqualTo(state.outcomes().outcomes());
        ChatState ended = ChatState.restored(settings, 8, true, List.of(), List.of());
        assertThat(((ChatState) fixture.roundTrip(ended)).ended()).isTrue();
    }

    @Test
    void whatIsStoredTodayIsWhatWasStored() throws NotSerializableException {
        ChatEvent said = new ChatEvent.Said(MESSAGE);
        SerializerWithStringManifest serializer = fixture.serializerOf(said);

        assertThat(serializer.manifest(said)).isEqualTo("ChatSaid:1");
        assertThat(HexFormat.of().formatHex(serializer.toBinary(said))).isEqualTo(GOLDEN);
        assertThat(serializer.fromBinary(HexFormat.of().parseHex(GOLDEN), "ChatSaid:1"))
                .isEqualTo(said);
        assertThat(serializer.fromBinary(new byte[0], "ChatEnded:1")).isEqualTo(new ChatEvent.Ended());
    }

    private static Set<Class<?>> permitted(Class<?> sealedType) {
        return Stream.of(sealedType.getPermittedSubclasses()).collect(Collectors.toSet());
    }

    private static Set<Class<?>> typesOf(List<?> samples) {
        return samples.stream().map(Object::getClass).collect(Collectors.toSet());
    }
}
