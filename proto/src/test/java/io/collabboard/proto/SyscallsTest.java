package io.collabboard.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.proto.wire.v1.Frame.DataCase;
import io.collabboard.proto.wire.v1.Syscall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyscallsTest {
    @Test
    void textFormsAreTheNamesWithColons() {
        assertThat(Syscalls.text(Syscall.OBJECT_CREATE)).isEqualTo("object:create");
        assertThat(Syscalls.text(Syscall.BOARD_USERS_LIST)).isEqualTo("board:users:list");
        assertThat(Syscalls.parse("object:drag:end")).contains(Syscall.OBJECT_DRAG_END);
    }

    @Test
    void onlyTheExactTextIsParsed() {
        assertThat(Syscalls.parse("object_create")).isEmpty();
        assertThat(Syscalls.parse("OBJECT:CREATE")).isEmpty();
        assertThat(Syscalls.parse("syscall:unspecified")).isEmpty();
        assertThat(Syscalls.parse("")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Syscall.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SYSCALL_UNSPECIFIED", "UNRECOGNIZED"})
    void eachSyscallIsEitherRequestedOrAnEvent(Syscall syscall) {
        assertThat(Syscalls.isRequest(syscall)).isNotEqualTo(Syscalls.isEvent(syscall));
        assertThat(Syscalls.parse(Syscalls.text(syscall))).contains(syscall);
        if (Syscalls.isMutation(syscall) || Syscalls.isUnanswered(syscall) || Syscalls.namesBoard(syscall)) {
            assertThat(Syscalls.isRequest(syscall)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Syscall.class,
            names = {"SYSCALL_UNSPECIFIED", "UNRECOGNIZED"})
    void whatIsNoSyscallIsNeitherRequestedNorAnEvent(Syscall syscall) {
        assertThat(Syscalls.isRequest(syscall)).isFalse();
        assertThat(Syscalls.isEvent(syscall)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = DataCase.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "DATA_NOT_SET",
                "ERROR",
                "BOARD_SNAPSHOT",
                "BOARD_STATE",
                "BOARD_LIST_PAGE",
                "BOARD_LIST_END",
                "BOARD_USERS",
                "BOARD_INFO",
                "OBJECT_ACK",
                "CHAT_ACK",
                "CHAT_PAGE"
            })
    void everyPayloadThatIsNoAnswerGoesWithTheSyscallOfItsName(DataCase payload) {
        Syscall syscall = Syscall.valueOf(payload.name());
        DataCase expected =
                Syscalls.isRequest(syscall) ? Syscalls.requestPayload(syscall) : Syscalls.eventPayload(syscall);
        assertThat(expected).isEqualTo(payload);
    }

    @Test
    void asksForThePayloadOfTheRightStatusOnly() {
        assertThatThrownBy(() -> Syscalls.requestPayload(Syscall.OBJECT_CREATED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Syscalls.eventPayload(Syscall.OBJECT_CREATE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mutationsAreWhatIsStored() {
        assertThat(Syscalls.isMutation(Syscall.OBJECT_UPDATE)).isTrue();
        assertThat(Syscalls.isMutation(Syscall.OBJECT_DRAG)).isFalse();
        assertThat(Syscalls.isMutation(Syscall.BOARD_JOIN)).isFalse();
        assertThat(Syscalls.isUnanswered(Syscall.CURSOR_CLEAR)).isTrue();
        assertThat(Syscalls.isUnanswered(Syscall.BOARD_PART)).isFalse();
    }
}
