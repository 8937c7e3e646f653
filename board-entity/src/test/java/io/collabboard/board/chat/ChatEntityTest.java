package io.collabboard.board.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.collabboard.board.BoardMetrics;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.UnhandledMessage;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.eventstream.EventStream;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.apache.pekko.persistence.testkit.javadsl.SnapshotTestKit;
import org.apache.pekko.persistence.testkit.query.javadsl.PersistenceTestKitReadJournal;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatEntityTest {
    private static final ChatSettings SETTINGS = new ChatSettings(4_000, 20, 256 << 10, 2, 8_192);
    private static final Duration QUIET = Duration.ofMillis(100);
    private static final UUID CLIENT = UUID.randomUUID();

    private static ActorTestKit kit;
    private static PersistenceTestKit journal;
    private static SnapshotTestKit snapshots;
    private static CurrentEventsByPersistenceIdQuery readJournal;

    private final UUID boardId = UUID.randomUUID();
    private final String persistenceId = ChatEntity.persistenceId(boardId).id();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BoardMetrics metrics = new BoardMetrics(meters);
    private final TestProbe<ChatNews> replica = kit.createTestProbe();
    private ActorRef<ChatCommand> entity = start(readJournal);

    @BeforeAll
    static void startKit() {
        kit = ActorTestKit.create(ConfigFactory.load(PersistenceTestKitPlugin.getInstance()
                .config()
                .withFallback(PersistenceTestKitSnapshotPlugin.config())
                .withFallback(ConfigFactory.load())));
        journal = PersistenceTestKit.create(kit.system());
        snapshots = SnapshotTestKit.create(kit.system());
        readJournal = PersistenceQuery.get(kit.system())
                .getReadJournalFor(PersistenceTestKitReadJournal.class, PersistenceTestKitReadJournal.Identifier());
    }

    @AfterAll
    static void stopKit() {
        kit.shutdownTestKit();
    }

    @BeforeEach
    void clearStorage() {
        journal.clearAll();
        snapshots.clearAll();
        journal.resetPolicy();
    }

    @Test
    void everyCommandHasAHandler() {
        ChatCommand.Read read = new ChatCommand.Read(replica.ref(), UUID.randomUUID(), 0, 1);
        Map<Class<?>, ChatCommand> samples = Map.of(
                ChatCommand.Subscribe.class, new ChatCommand.Subscribe(replica.ref(), null),
                ChatCommand.Unsubscribe.class, new ChatCommand.Unsubscribe(replica.ref()),
                ChatCommand.Send.class, new ChatCommand.Send(replica.ref(), draft("hello")),
                ChatCommand.Read.class, read,
                ChatCommand.PageRead.class, new ChatCommand.PageRead(read, List.of(), null),
                ChatCommand.ReplicaStopped.class, new ChatCommand.ReplicaStopped(replica.ref()),
                ChatCommand.End.class, ChatCommand.End.INSTANCE,
                ChatCommand.Stop.class, ChatCommand.Stop.INSTANCE);
        assertThat(samples.keySet()).isEqualTo(Set.copyOf(Arrays.asList(ChatCommand.class.getPermittedSubclasses())));

        TestProbe<UnhandledMessage> unhandled = kit.createTestProbe();
        kit.system().eventStream().tell(new EventStream.Subscribe<>(UnhandledMessage.class, unhandled.ref()));
        samples.values().stream()
                .filter(command -> command != ChatCommand.Stop.INSTANCE)
                .forEach(entity::tell);
        entity.tell(ChatCommand.Stop.INSTANCE);
        replica.expectTerminated(entity, Duration.ofSeconds(3));
        unhandled.expectNoMessage(QUIET);
    }

    @Test
    void everySubscriberHearsAMessageBeforeItsSenderHearsTheOutcome() {
        subscribe(replica, null);
        TestProbe<ChatNews> other = kit.createTestProbe();
        subscribe(other, null);
        ChatDraft draft = draft("hello\nthere");

        send(draft);

        ChatMessage message = replica.expectMessageClass(ChatNews.Said.class).message();
        assertThat(message).isEqualTo(new ChatMessage(draft.id(), 1, CLIENT, "ada", "Ada", "hello\nthere", 1_000_000));
        assertThat(decided()).isEqualTo(new Outcome.Accepted(draft.id(), 1, 0));
        other.expectMessage(new ChatNews.Said(message));
        other.expectNoMessage(QUIET);
        assertThat(journal.persistedInStorage(persistenceId)).containsExactly(new ChatEvent.Said(message));
        assertThat(meters.get("collabboard.chat.messages").functionCounter().count())
                .isEqualTo(1);
    }

    @Test
    void aMessageSentAgainGetsTheOutcomeOfTheFirstTimeAndIsStoredOnceAlsoAfterARestart() {
        subscribe(replica, null);
        ChatDraft draft = draft("once");
        say(draft);
        say(draft("another"));

        send(draft);
        assertThat(decided()).isEqualTo(new Outcome.Accepted(draft.id(), 1, 0));

        restart();
        subscribe(replica, 2L);
        send(draft);
        assertThat(decided()).isEqualTo(new Outcome.Accepted(draft.id(), 1, 0));
        assertThat(journal.persistedInStorage(persistenceId)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "a\tb", "bell\u0007", "nul\u0000", "\u0085"})
    void whatHasNoTextOrControlCharactersIsRefused(String text) {
        assertThat(refusal(text).reason()).isEqualTo(Refusal.Reason.INVALID_ARGUMENT);
    }

    @Test
    void aTextHasItsLimit() {
        Refusal refusal = refusal("x".repeat(4_001));
        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.LIMIT_EXCEEDED);
        assertThat(refusal.field()).isEqualTo("text");
        assertThat(refusal.limit()).isEqualTo(4_000);
        say(draft("\uFFFD".repeat(4_000)));
    }

    @Test
    void whoIsNotSubscribedGetsNoAnswerAndStoresNothing() {
        send(draft("hello"));
        entity.tell(new ChatCommand.Read(replica.ref(), UUID.randomUUID(), 0, 10));

        replica.expectNoMessage(QUIET);
        assertThat(journal.persistedInStorage(persistenceId)).isEmpty();
    }

    @Test
    void aReplicaThatComesBackGetsWhatItMissedAsFarAsItIsAtHand() {
        subscribe(replica, null);
        LongStream.rangeClosed(1, 30).forEach(i -> say(draft("message " + i)));

        assertThat(seqs(subscribe(replica, 27L).tail())).containsExactly(28L, 29L, 30L);
        assertThat(subscribe(replica, 30L).tail()).isEmpty();
        assertThat(subscribe(replica, null).tail()).isEmpty();
        List<Long> newest = LongStream.rangeClosed(11, 30).boxed().toList();
        assertThat(seqs(subscribe(replica, 0L).tail())).isEqualTo(newest);
        restart();
        ChatNews.Subscribed after = subscribe(replica, 0L);
        assertThat(after.seq()).isEqualTo(30);
        assertThat(seqs(after.tail())).isEqualTo(newest);
    }

    @Test
    void whoFollowsItIsToldThatItStops() {
        subscribe(replica, null);

        entity.tell(ChatCommand.Stop.INSTANCE);

        assertThat(replica.receiveMessage()).isEqualTo(new ChatNews.EntityStopping(entity));
    }

    @Test
    void pagesGoBackToTheVeryFirstMessageNewestFirst() {
        subscribe(replica, null);
        LongStream.rangeClosed(1, 50).forEach(i -> say(draft("message " + i)));

        List<Long> all = new ArrayList<>();
        long before = 0;
        boolean more = true;
        while (more) {
            ChatNews.Page page = read(before, 7);
            all.addAll(seqs(page.newestFirst()));
            before = all.get(all.size() - 1);
            more = page.more();
        }

        assertThat(all)
                .isEqualTo(
                        LongStream.iterate(50, seq -> seq - 1).limit(50).boxed().toList());
        assertThat(read(1, 7)).satisfies(page -> {
            assertThat(page.newestFirst()).isEmpty();
            assertThat(page.more()).isFalse();
        });
        assertThat(seqs(read(1_000, 2).newestFirst())).containsExactly(50L, 49L);
        assertThat(read(0, 1_000).newestFirst()).hasSize(50);
    }

    @Test
    void aPageIsBoundedInBytesAndHasOneMessageAtLeast() {
        subscribe(replica, null);
        LongStream.rangeClosed(1, 15).forEach(i -> say(draft("x".repeat(4_000))));

        ChatNews.Page page = read(0, 100);

        assertThat(page.newestFirst()).hasSizeBetween(1, 11);
        assertThat(page.more()).isTrue();
        assertThat(page.newestFirst().stream().mapToInt(ChatMessage::weight).sum())
                .isLessThanOrEqualTo(ChatPages.PAGE_BYTES);
    }

    @Test
    void anEmptyConversationHasAnEmptyPage() {
        subscribe(replica, null);

        assertThat(read(0, 50)).satisfies(page -> {
            assertThat(page.newestFirst()).isEmpty();
            assertThat(page.more()).isFalse();
        });
    }

    @Test
    void moreReadsThanTheBoundAreRefusedUntilOneIsDone() {
        CompletableFuture<EventEnvelope> slow = new CompletableFuture<>();
        entity = start((id, from, to) -> Source.completionStage(slow));
        subscribe(replica, null);
        LongStream.rangeClosed(1, 30).forEach(i -> say(draft("message " + i)));

        List<UUID> requests = Stream.generate(UUID::randomUUID).limit(3).toList();
        requests.forEach(id -> entity.tell(new ChatCommand.Read(replica.ref(), id, 5, 4)));
        replica.expectMessage(new ChatNews.PageFailed(requests.get(2), ChatNews.PageFailed.Reason.OVERLOADED));
        replica.expectNoMessage(QUIET);
        assertThat(seqs(read(0, 2).newestFirst())).as("from memory").containsExactly(30L, 29L);

        slow.completeExceptionally(new IllegalStateException("no database"));
        for (int i = 0; i < 2; i++) {
            assertThat(replica.expectMessageClass(ChatNews.PageFailed.class).reason())
                    .isEqualTo(ChatNews.PageFailed.Reason.DATABASE);
        }
        entity.tell(new ChatCommand.Read(replica.ref(), requests.get(0), 5, 4));
        assertThat(replica.expectMessageClass(ChatNews.PageFailed.class).reason())
                .isEqualTo(ChatNews.PageFailed.Reason.DATABASE);
    }

    @Test
    void theConversationOfADeletedBoardIsGone() {
        subscribe(replica, null);
        say(draft("hello"));

        entity.tell(ChatCommand.End.INSTANCE);
        entity.tell(ChatCommand.End.INSTANCE);

        assertThat(refusal("too late").reason()).isEqualTo(Refusal.Reason.BOARD_NOT_FOUND);
        UUID request = UUID.randomUUID();
        entity.tell(new ChatCommand.Read(replica.ref(), request, 0, 10));
        replica.expectMessage(new ChatNews.PageFailed(request, ChatNews.PageFailed.Reason.ENDED));
        restart();
        assertThat(subscribe(replica, 0L).tail()).isEmpty();
        assertThat(refusal("too late").reason()).isEqualTo(Refusal.Reason.BOARD_NOT_FOUND);
        assertThat(journal.persistedInStorage(persistenceId)).hasSize(2);
    }

    @Test
    void aFailedWriteStopsTheEntityWithoutAnAnswer() {
        subscribe(replica, null);
        journal.failNextPersisted(persistenceId);

        send(draft("lost"));

        replica.expectTerminated(entity, Duration.ofSeconds(3));
        replica.expectNoMessage(QUIET);
        assertThat(meters.get("collabboard.persist.failures").functionCounter().count())
                .isEqualTo(1);
    }

    @Test
    void aReplicaThatStopsIsForgotten() {
        subscribe(replica, null);
        TestProbe<ChatNews> other = kit.createTestProbe();
        subscribe(other, null);
        entity.tell(new ChatCommand.Unsubscribe(other.ref()));

        say(draft("hello"));

        other.expectNoMessage(QUIET);
    }

    // ---- what tests say ----

    private ActorRef<ChatCommand> start(CurrentEventsByPersistenceIdQuery query) {
        return kit.spawn(ChatEntity.create(
                boardId,
                SETTINGS,
                new ChatLog(kit.system(), query),
                InstantSource.fixed(Instant.ofEpochMilli(1_000_000)),
                metrics));
    }

    private void restart() {
        kit.stop(entity);
        entity = start(readJournal);
    }

    private static ChatDraft draft(String text) {
        return new ChatDraft(UUID.randomUUID(), CLIENT, "ada", "Ada", text);
    }

    private ChatNews.Subscribed subscribe(TestProbe<ChatNews> probe, @Nullable Long haveSeq) {
        entity.tell(new ChatCommand.Subscribe(probe.ref(), haveSeq));
        return probe.expectMessageClass(ChatNews.Subscribed.class);
    }

    private void send(ChatDraft draft) {
        entity.tell(new ChatCommand.Send(replica.ref(), draft));
    }

    private void say(ChatDraft draft) {
        send(draft);
        replica.expectMessageClass(ChatNews.Said.class);
        assertThat(decided()).isInstanceOf(Outcome.Accepted.class);
    }

    private Refusal refusal(String text) {
        subscribe(replica, null);
        send(draft(text));
        Refusal refusal = ((Outcome.Refused) decided()).refusal();
        replica.expectNoMessage(Duration.ofMillis(20));
        return refusal;
    }

    private Outcome decided() {
        return replica.expectMessageClass(ChatNews.Decided.class).outcome();
    }

    private ChatNews.Page read(long beforeSeq, int limit) {
        UUID request = UUID.randomUUID();
        entity.tell(new ChatCommand.Read(replica.ref(), request, beforeSeq, limit));
        ChatNews.Page page = replica.expectMessageClass(ChatNews.Page.class);
        assertThat(page.requestId()).isEqualTo(request);
        return page;
    }

    private static List<Long> seqs(List<ChatMessage> messages) {
        return messages.stream().map(ChatMessage::seq).toList();
    }
}
