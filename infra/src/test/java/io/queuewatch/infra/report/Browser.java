package io.queuewatch.infra.report;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmlunit.BrowserVersion;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.WebConnectionWrapper;

/** Opens a page and says what it is after its scripts have run. */
final class Browser {
    private Browser() {}

    /** Chromium where there is one. */
    static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(
                        directory ->
                                Stream.of("chromium", "chromium-browser", "google-chrome")
                                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * The page as Chromium has it after its scripts have run.
     *
     * @param profile an empty directory
     */
    static String inChromium(Path program, Path page, Path profile) throws Exception {
        Path dump = profile.resolve("page-drawn.html");
        Process process =
                new ProcessBuilder(
                                program.toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--user-data-dir=" + profile.resolve("profile"),
                                "--host-resolver-rules=MAP * ~NOTFOUND",
                                "--window-size=1200,1600",
                                "--dump-dom",
                                page.toUri().toString())
                        .redirectOutput(dump.toFile())
                        .redirectError(profile.resolve("chromium.log").toFile())
                        .start();
        try {
            assertThat(process.waitFor(120, SECONDS)).as("Chromium has ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(dump, StandardCharsets.UTF_8);
    }

    /** The page as HtmlUnit has it; whatever it asked for besides is added to the list. */
    static String inHtmlUnit(Path page, List<String> asked) throws IOException {
        try (WebClient client = new WebClient(BrowserVersion.CHROME)) {
            new WebConnectionWrapper(client) {
                @Override
                public WebResponse getResponse(WebRequest request) throws IOException {
                    if (!request.getUrl().getProtocol().equals("file")) {
                        asked.add(request.getUrl().toString());
                    }
                    return super.getResponse(request);
                }
            };
            client.getOptions().setCssEnabled(false);
            HtmlPage opened = client.getPage(page.toUri().toURL());
            client.waitForBackgroundJavaScript(2_000);
            return opened.asXml();
        }
    }

    /** The elements of this name and what is in them, in a page. */
    static List<String> elements(String page, String name) {
        List<String> found = new ArrayList<>();
        int at = page.indexOf("<" + name);
        while (at >= 0) {
            int end = page.indexOf("</" + name + ">", at);
            assertThat(end).isPositive();
            found.add(page.substring(at, end));
            at = page.indexOf("<" + name, end);
        }
        return found;
    }
}
