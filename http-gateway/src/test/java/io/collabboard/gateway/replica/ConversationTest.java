package io.collabboard.gateway.replica;

import static io.collabboard.gateway.replica.RecordingFollower.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.board.chat.ChatCommand;
import io.collabboard.board.chat.ChatDraft;
import io.collabboard.board.chat.ChatMessage;
import io.collabboard.board.chat.ChatNews;
import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.Change;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Refusal;
import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.ReplicaMessage;
import io.collabboard.gateway.wire.WireSamples;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Syscall;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica's side of a conversation; its entity is played by the test. */
class ConversationTest {
    private static final Duration QUIET = Duration.ofMillis(50);

    private static ActorTestKit kit;

    private final Participant ada = ReplicaFixture.person("Ada");
    private final RecordingFollower follower = new RecordingFollower();
    private ReplicaFixture fixture;
    private TestProbe<ChatCommand> entity;
    private ActorRef<ChatNews> inbox;
    private BoardFeed feed;
    private long begin;

    @BeforeAll
    static void startKit() {
        kit = ActorTestKit.create();
    }

    @AfterAll
    static void stopKit() {
        kit.shutdownTestKit();
    }

    @BeforeEach
    void join() {
        fixture = new ReplicaFixture(kit);
        entity = kit.createTestProbe();
        ChatCommand.Subscribe subscribe = fixture.chat.expectMessageClass(ChatCommand.Subscribe.class);
        assertThat(subscribe.haveSeq()).isNull();
        inbox = subscribe.replica();
        subscribed(7);
        feed = fixture.joined(ada, follower);
        begin = feed.log().head();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void eachMessageGoesIntoTheFeedOnceAndInOrder() {
        inbox.tell(new ChatNews.Said(message(8)));
        inbox.tell(new ChatNews.Said(message(8)));
        inbox.tell(new ChatNews.Said(message(7)));
        inbox.tell(new ChatNews.Said(message(9)));
        fixture.settle();

        assertThat(told()).containsExactly(8L, 9L);
        fixture.chat.expectNoMessage(QUIET);
        Frame event = read(feed.log(), begin).get(0);
        assertThat(event.getSeq()).as("the board's numbers are its own").isZero();
        assertThat(event.getChatMessaged().getEntry().getUserName()).isEqualTo("Bob");
        assertThat(event.getChatMessaged().getEntry().getText()).isEqualTo("message 8");
    }

    @Test
    void whatGotLostIsAskedForAndComesInItsPlace() {
        inbox.tell(new ChatNews.Said(message(10)));
        assertThat(subscription()).isEqualTo(7);
        inbox.tell(new ChatNews.Said(message(11)));
        fixture.settle();
        assertThat(told()).isEmpty();

        subscribed(11, 8, 9, 10, 11);

        assertThat(told()).containsExactly(8L, 9L, 10L, 11L);
    }

    @Test
    void whatIsNotAtHandAnyMoreIsPassedOver() {
        inbox.tell(new ChatNews.Said(message(500)));
        assertThat(subscription()).isEqualTo(7);

        subscribed(500, 499, 500);
        inbox.tell(new ChatNews.Said(message(501)));
        fixture.settle();

        assertThat(told()).containsExactly(499L, 500L, 501L);
    }

    @Test
    void aMessageIsAnsweredBehindItsEvent() {
        ChatDraft draft = say("hello");
        assertThat(sent()).isEqualTo(draft);
        inbox.tell(new ChatNews.Said(message(8)));
        decide(draft, 8);

        ReplicaReply.Decided decided = follower.expect(ReplicaReply.Decided.class);
        assertThat(decided.outcome()).isEqualTo(new Outcome.Accepted(draft.id(), 8, 0));
        assertThat(decided.barrier()).isEqualTo(begin + 1);
    }

    @Test
    void aMessageWhoseEventGotLostIsAnsweredOnceThatIsHere() {
        ChatDraft draft = say("hello");
        assertThat(sent()).isEqualTo(draft);
        decide(draft, 8);
        assertThat(subscription()).isEqualTo(7);
        follower.expectNothing();

        subscribed(8, 8);
        assertThat(sent()).isEqualTo(draft);
        decide(draft, 8);

        assertThat(follower.expect(ReplicaReply.Decided.class).barrier()).isEqualTo(begin + 1);
    }

    @Test
    void messagesDoNotOvertakeEachOtherWhateverIsLost() {
        ChatDraft first = say("first");
        ChatDraft second = say("second");
        assertThat(sent()).isEqualTo(first);
        fixture.chat.expectNoMessage(QUIET);

        entity.stop();
        assertThat(subscription()).isEqualTo(7);
        entity = kit.createTestProbe();
        subscribed(7);
        assertThat(sent()).isEqualTo(first);
        fixture.chat.expectNoMessage(QUIET);
        inbox.tell(new ChatNews.Said(message(8)));
        decide(first, 8);

        assertThat(sent()).isEqualTo(second);
    }

    @Test
    void whereTheConversationGoesItIsSubscribedToAtOnce() {
        ChatDraft draft = say("hello");
        assertThat(sent()).isEqualTo(draft);

        inbox.tell(new ChatNews.EntityStopping(entity.ref()));

        assertThat(subscription()).isEqualTo(7);
        entity = kit.createTestProbe();
        subscribed(7);
        assertThat(sent()).isEqualTo(draft);
    }

    @Test
    void moreThanTheBoundIsRefusedAndCounted() {
        say("under way");
        for (int i = 0; i < 3; i++) {
            say("waits");
        }
        ChatDraft tooMuch = say("too much");

        assertThat(follower.expect(ReplicaReply.Overloaded.class).operationId()).isEqualTo(tooMuch.id());
        assertThat(fixture.meters.get("collabboard.chat.waiting").gauge().value())
                .isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            ask();
        }
        ReplicaCommand.ReadChat tooMany = ask();
        assertThat(follower.expect(ReplicaReply.Overloaded.class).operationId())
                .isEqualTo(tooMany.exchange().id());
        fixture.close();
        kit.createTestProbe().awaitAssert(() -> {
            assertThat(fixture.meters.get("collabboard.chat.waiting").gauge().value())
                    .isZero();
            return null;
        });
    }

    @Test
    void pagesAreAnsweredToWhoAskedAndAskedForAgainOfANewEntity() {
        ReplicaCommand.ReadChat one = ask();
        ReplicaCommand.ReadChat other = ask();
        UUID first = pageRequest();
        UUID second = pageRequest();
        inbox.tell(new ChatNews.Page(second, List.of(message(7), message(6)), true));

        ReplicaReply.ChatPage page = follower.expect(ReplicaReply.ChatPage.class);
        assertThat(page.exchange()).isEqualTo(other.exchange());
        assertThat(page.newestFirst()).extracting(ChatMessage::seq).containsExactly(7L, 6L);
        assertThat(page.more()).isTrue();

        entity.stop();
        subscription();
        entity = kit.createTestProbe();
        subscribed(7);
        assertThat(pageRequest()).isEqualTo(first);
        inbox.tell(new ChatNews.PageFailed(first, ChatNews.PageFailed.Reason.DATABASE));
        ReplicaReply.ChatUnread unread = follower.expect(ReplicaReply.ChatUnread.class);
        assertThat(unread.exchange()).isEqualTo(one.exchange());
        assertThat(unread.problem().code()).isEqualTo("E_DATABASE");
    }

    @Test
    void nobodyIsAskedForThePagesOfWhoHasGone() {
        ask();
        UUID request = pageRequest();
        Participant bob = ReplicaFixture.person("Bob");
        fixture.joined(bob, new RecordingFollower());
        fixture.replica.tell(new ReplicaCommand.Leave(ada.clientId()));

        inbox.tell(new ChatNews.Page(request, List.of(), false));
        fixture.settle();

        follower.expectNothing();
    }

    @Test
    void whoMayNotSeeTheBoardMayNeitherTalkNorListen() {
        Participant stranger = new Participant(UUID.randomUUID(), "stranger", "Eve", "#123456");
        fixture.replica.tell(new ReplicaCommand.Say(draft(stranger, "hello"), follower));
        assertThat(reason()).isEqualTo(Refusal.Reason.BOARD_FORBIDDEN);
        fixture.replica.tell(
                new ReplicaCommand.ReadChat(stranger, WireSamples.exchange(Syscall.CHAT_HISTORY), 0, 50, follower));
        assertThat(follower.expect(ReplicaReply.ChatUnread.class).problem().code())
                .isEqualTo("E_BOARD_FORBIDDEN");
        fixture.chat.expectNoMessage(QUIET);
    }

    @Test
    void onADeletedBoardNobodyTalks() {
        Change deletion = new Change(UUID.randomUUID(), UUID.randomUUID(), "owner", new Change.BoardDeleted());
        fixture.inbox.tell(new ReplicaMessage.Commit(ReplicaFixture.EPOCH, new BoardChanged(1, 1, List.of(deletion))));
        follower.expect(ReplicaReply.BoardEnded.class);

        say("hello");
        assertThat(reason()).isEqualTo(Refusal.Reason.BOARD_NOT_FOUND);
        ask();
        assertThat(follower.expect(ReplicaReply.ChatUnread.class).problem().code())
                .isEqualTo("E_BOARD_NOT_FOUND");
    }

    @Test
    void typingIsOverWhenToldOrSentOrNotToldAgain() {
        type(true);
        awaitTyping(true);
        type(false);
        awaitTyping(false);

        type(true);
        awaitTyping(true);
        say("here it is");
        fixture.settle();
        fixture.ticks.advance(ReplicaFixture.TICK);
        fixture.settle();
        assertThat(isShown(false)).as("long before the time-out").isTrue();

        long begun = System.nanoTime();
        type(true);
        awaitTyping(true);
        awaitTyping(false);
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(ReplicaFixture.TYPING.toNanos());
    }

    private void type(boolean isTyping) {
        fixture.replica.tell(new ReplicaCommand.Type(ada.clientId(), isTyping));
    }

    private void awaitTyping(boolean isTyping) {
        await().until(() -> {
            fixture.ticks.advance(ReplicaFixture.TICK);
            return isShown(isTyping);
        });
    }

    private boolean isShown(boolean isTyping) {
        return WireSamples.frames(feed.presence().since(-1)).stream()
                .flatMap(frame -> frame.getPresenceChanged().getPeopleList().stream())
                .anyMatch(person -> person.getTyping() == isTyping);
    }

    // ---- what tests say ----

    private static ChatMessage message(long seq) {
        return new ChatMessage(new UUID(1, seq), seq, UUID.randomUUID(), "owner", "Bob", "message " + seq, 1_000 + seq);
    }

    private static ChatDraft draft(Participant who, String text) {
        return new ChatDraft(UUID.randomUUID(), who.clientId(), who.userId(), who.userName(), text);
    }

    private void subscribed(long seq, long... tail) {
        List<ChatMessage> messages =
                Arrays.stream(tail).mapToObj(ConversationTest::message).toList();
        inbox.tell(new ChatNews.Subscribed(entity.ref(), seq, messages));
        if (feed != null) {
            fixture.settle();
        }
    }

    private @Nullable Long subscription() {
        return fixture.chat.expectMessageClass(ChatCommand.Subscribe.class).haveSeq();
    }

    private ChatDraft say(String text) {
        ChatDraft draft = draft(ada, text);
        fixture.replica.tell(new ReplicaCommand.Say(draft, follower));
        return draft;
    }

    private ChatDraft sent() {
        return fixture.chat.expectMessageClass(ChatCommand.Send.class).draft();
    }

    private void decide(ChatDraft draft, long seq) {
        inbox.tell(new ChatNews.Decided(new Outcome.Accepted(draft.id(), seq, 0)));
    }

    private Refusal.Reason reason() {
        Outcome outcome = follower.expect(ReplicaReply.Decided.class).outcome();
        return ((Outcome.Refused) outcome).refusal().reason();
    }

    private ReplicaCommand.ReadChat ask() {
        ReplicaCommand.ReadChat read =
                new ReplicaCommand.ReadChat(ada, WireSamples.exchange(Syscall.CHAT_HISTORY), 0, 50, follower);
        fixture.replica.tell(read);
        return read;
    }

    private UUID pageRequest() {
        return fixture.chat.expectMessageClass(ChatCommand.Read.class).requestId();
    }

    private List<Long> told() {
        return read(feed.log(), begin).stream()
                .filter(frame -> frame.getSyscall() == Syscall.CHAT_MESSAGED)
                .flatMapToLong(frame ->
                        LongStream.of(frame.getChatMessaged().getEntry().getChatSeq()))
                .boxed()
                .toList();
    }
}
