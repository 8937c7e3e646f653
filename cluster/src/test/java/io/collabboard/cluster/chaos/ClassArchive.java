package io.collabboard.cluster.chaos;

import io.collabboard.cluster.crash.NodeProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/**
 * The class path of this JVM and an archive of the classes that a node loads from it, as the image has one: a node
 * starts with a third less of the processor time that the others serve with.
 */
final class ClassArchive {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String classPath;
    private final Path archive;

    private ClassArchive(String classPath, Path archive) {
        this.classPath = classPath;
        this.archive = archive;
    }

    /** Made by a node that starts and ends in the directory. */
    static ClassArchive make(Path directory) throws Exception {
        Files.createDirectories(directory);
        ClassArchive made = new ClassArchive(jars(directory), directory.resolve("classes.jsa"));
        List<String> options = new ArrayList<>(NodeProcess.REHEARSING);
        options.addAll(List.of("-cp", made.classPath, "-XX:ArchiveClassesAtExit=" + made.archive));
        NodeProcess node = NodeProcess.start(directory, options, Map.of());
        int code = node.terminate(PATIENCE);
        if (!Files.exists(made.archive)) {
            throw new IllegalStateException("no archive of classes, and exit code " + code + "; see " + directory);
        }
        return made;
    }

    /** Of a JVM that starts from it. */
    List<String> jvmOptions() {
        return List.of("-cp", classPath, "-XX:SharedArchiveFile=" + archive);
    }

    /** Nothing in a directory can be archived. */
    private static String jars(Path directory) throws Exception {
        List<String> jars = new ArrayList<>();
        // Without what is behind the last separator, which Surefire writes, too.
        for (String entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator, 0))) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                path = directory.resolve(jars.size() + ".jar");
                pack(Path.of(entry), path);
            }
            jars.add(path.toString());
        }
        return String.join(File.pathSeparator, jars);
    }

    private static void pack(Path classes, Path jar) {
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        int code = tool.run(
                System.out, System.err, "--create", "--no-compress", "--file=" + jar, "-C", classes.toString(), ".");
        if (code != 0) {
            throw new IllegalStateException("jar ended with " + code + " for " + classes);
        }
    }
}
