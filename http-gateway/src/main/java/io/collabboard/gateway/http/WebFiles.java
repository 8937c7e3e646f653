package io.collabboard.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of the web client, read once from the class path and then served from memory: a request never touches the disk, and
 * a path that is no key of the map leads nowhere, whatever it is made of.
 */
public final class WebFiles {
    static final String INDEX = "index.html";

    private final Map<String, WebAsset> byPath;

    private WebFiles(Map<String, WebAsset> byPath) {
        this.byPath = byPath;
    }

    /**
     * Reads all files in a folder of the class path, be it a directory or part of a jar; blocks. No such folder means no
     * files: the build may have left the web client out.
     *
     * @throws UncheckedIOException when a file cannot be read
     */
    public static WebFiles load(ClassLoader classLoader, String folder) {
        URL url = classLoader.getResource(folder);
        try {
            return new WebFiles(url == null ? Map.of() : readAll(url.toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the web client from " + url, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class loader gave a malformed address: " + url, e);
        }
    }

    /** Whether there is a web client to serve. */
    public boolean hasIndex() {
        return byPath.containsKey(INDEX);
    }

    /** @param path relative, with {@code /} between its parts */
    Optional<WebAsset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static Map<String, WebAsset> readAll(URI folder) throws IOException {
        if (!"jar".equals(folder.getScheme())) {
            return readAll(Path.of(folder));
        }
        String[] jarAndEntry = folder.getRawSchemeSpecificPart().split("!", 2);
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(URI.create(jarAndEntry[0])))) {
            return readAll(jar.getPath(jarAndEntry[1]));
        }
    }

    private static Map<String, WebAsset> readAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .map(path -> path.toString().replace('\\', '/'))
                    .collect(Collectors.toUnmodifiableMap(
                            Function.identity(), path -> read(path, folder.resolve(path))));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static WebAsset read(String path, Path file) {
        try {
            return WebAsset.create(path, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
