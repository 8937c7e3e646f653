package io.collabboard.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Syscall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/protocol.md has every name of the contract, with its number. */
class DocumentedContractTest {
    private static final String WIRE = "collabboard/wire/v1/";

    private final String doc = read();

    @Test
    void everyFieldOfEveryMessageHasARowWithAMeaning() {
        List<String> missing = new ArrayList<>();
        for (Descriptor message : messages()) {
            String section = section(message.getName());
            for (FieldDescriptor field : message.getFields()) {
                String row = "(?m)^\\| " + field.getNumber() + " `" + field.getName() + "` \\| .+ \\| \\S.* \\|$";
                if (!Pattern.compile(row).matcher(section).find()) {
                    missing.add(field.getFullName());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyValueOfEveryEnumIsNamed() {
        List<String> missing = wireFiles()
                .flatMap(file -> file.getEnumTypes().stream())
                .map(EnumDescriptor::getValues)
                .flatMap(List::stream)
                .map(EnumValueDescriptor::getName)
                .filter(name -> !doc.contains("`" + name + "`"))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void everySyscallHasARowWithItsStatusAndPayload() {
        for (Syscall syscall : Syscall.values()) {
            if (Syscalls.isRequest(syscall) || Syscalls.isEvent(syscall)) {
                boolean request = Syscalls.isRequest(syscall);
                int payload = (request ? Syscalls.requestPayload(syscall) : Syscalls.eventPayload(syscall)).getNumber();
                String status =
                        request ? Syscalls.isMutation(syscall) ? "REQUEST, mutation" : "REQUEST" : "EVENT( with seq)?";
                String message = payload == 0
                        ? ""
                        : "`"
                                + Frame.getDescriptor()
                                        .findFieldByNumber(payload)
                                        .getMessageType()
                                        .getName() + "` ";
                String answer = Syscalls.isUnanswered(syscall) ? ".*none \\(R14\\).*" : "((?!R14).)*";
                String board = Syscalls.namesBoard(syscall) ? "named" : "(joined)?";
                assertThat(doc)
                        .containsPattern("(?m)^\\| " + Syscalls.text(syscall) + " \\| `" + syscall + "` \\| " + status
                                + " \\| " + message + "\\| " + board + " ?\\| " + answer + "$");
            }
        }
    }

    @Test
    void everyErrorCodeHasARowThatSaysWhetherToTryAgain() {
        for (ErrorCode code : ErrorCode.values()) {
            if (code != ErrorCode.UNRECOGNIZED) {
                String again = ErrorCodes.isRetryable(code) ? "yes" : "no";
                assertThat(doc).containsPattern("(?m)^\\| `" + code + "` \\| " + again + " \\| .+ \\| .+ \\|$");
            }
        }
    }

    @Test
    void everyCloseCodeHasARowWithItsDelay() {
        for (CloseCode code : CloseCode.values()) {
            assertThat(doc)
                    .containsPattern("(?m)^\\| " + code.code() + " \\| `" + code.name() + "` \\| .+ \\| .+ \\| "
                            + delay(code.minDelay()) + " ?\\|$");
        }
    }

    @Test
    void rulesAreNumberedWithoutHoles() {
        Matcher rule = Pattern.compile("(?m)^- \\*\\*R(\\d+)\\*\\* ").matcher(doc);
        int last = 0;
        while (rule.find()) {
            assertThat(Integer.parseInt(rule.group(1))).isEqualTo(last + 1);
            last++;
        }
        assertThat(last).isPositive();
        int rules = last;
        Matcher reference = Pattern.compile("\\bR(\\d+)\\b").matcher(doc);
        while (reference.find()) {
            assertThat(Integer.parseInt(reference.group(1))).isBetween(1, rules);
        }
    }

    private String section(String message) {
        String title = "**`" + message + "`**";
        assertThat(doc).contains(title);
        int start = doc.indexOf(title);
        int end = doc.indexOf("\n**`", start + title.length());
        return doc.substring(start, end < 0 ? doc.length() : end);
    }

    private static List<Descriptor> messages() {
        return wireFiles().flatMap(file -> file.getMessageTypes().stream()).toList();
    }

    private static Stream<FileDescriptor> wireFiles() {
        FileDescriptor frame = Frame.getDescriptor().getFile();
        return Stream.concat(
                Stream.of(frame),
                frame.getDependencies().stream().filter(file -> file.getName().startsWith(WIRE)));
    }

    private static String delay(Duration delay) {
        if (delay.isZero()) {
            return "";
        }
        return delay.toMillis() % 1000 == 0 ? delay.toSeconds() + " s" : delay.toMillis() + " ms";
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "docs", "protocol.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
