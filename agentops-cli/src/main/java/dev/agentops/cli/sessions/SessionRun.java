package dev.agentops.cli.sessions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run over session files. */
final class SessionRun {

    private final SessionLimits limits;
    private final SessionFormat format;
    private final SessionHandler handler;
    private final SessionJson json;
    private final LayoutProbe layouts;
    private final FormatProbe formats;
    private long files;
    private long skipped;
    private long sessions;
    private long errors;
    private long warnings;

    SessionRun(SessionLimits limits, SessionFormat format, SessionHandler handler) {
        this.limits = limits;
        this.format = format;
        this.handler = handler;
        this.json = new SessionJson(limits);
        this.layouts = new LayoutProbe(json);
        this.formats = new FormatProbe(json);
    }

    void read(List<Path> paths) {
        List<Problems> ofPaths = new ArrayList<>();
        FileWalk walk = new FileWalk(path -> {
            Problems problems = new Problems(path, handler, limits.maxProblemsPerFile());
            ofPaths.add(problems);
            return problems;
        });
        paths.forEach(walk::add);
        ofPaths.forEach(this::count);
        handler.planned(
                walk.files().size(),
                walk.files().stream().mapToLong(SessionRun::size).sum());
        walk.files().forEach(this::readFile);
        if (sessions == 0 && errors == 0) {
            nothingFound(paths);
        }
    }

    SessionReadReport report() {
        return new SessionReadReport(files, skipped, sessions, errors, warnings);
    }

    private static long size(SourceFile file) {
        try {
            return Files.size(file.path());
        } catch (IOException e) {
            return 0;
        }
    }

    private void nothingFound(List<Path> paths) {
        Path first = paths.isEmpty() ? Path.of("") : paths.get(0);
        Problems problems = new Problems(first, handler, 1);
        problems.error("no recorded session was found", "name files or folders of recorded sessions");
        count(problems);
    }

    private void count(Problems problems) {
        problems.finish();
        errors += problems.errors();
        warnings += problems.warnings();
    }

    private void readFile(SourceFile source) {
        Problems problems = new Problems(source.path(), handler, limits.maxProblemsPerFile());
        SessionSink sink = new SessionSink(source.path(), source.label(), handler);
        try {
            handler.opened(source.path(), Files.size(source.path()));
            Layout layout = layouts.of(source.path());
            read(source, new FileContext(source.path(), layout, json, limits, problems, sink));
        } catch (IOException e) {
            JsonFault fault = JsonFault.of(e);
            problems.error(fault.message(), fault.remedy());
        }
        sessions += sink.delivered();
        files += sink.delivered() > 0 || problems.errors() > 0 ? 1 : 0;
        count(problems);
    }

    private void read(SourceFile source, FileContext context) throws IOException {
        Detection detection = formats.detect(source.path(), context.layout());
        if (detection instanceof Detection.Empty) {
            context.problems().error("the file is empty", "export it again or leave it out");
        } else if (detection instanceof Detection.NoSessions && (format == SessionFormat.AUTO || !source.named())) {
            noSessions(source, context);
        } else if (format != SessionFormat.AUTO) {
            read(source, context, format);
        } else if (detection instanceof Detection.Recognised recognised) {
            read(source, context, recognised.format());
        } else if (detection instanceof Detection.Malformed malformed) {
            JsonFault fault = malformed.fault();
            context.problems().error(malformed.at(), "", fault.message(), fault.remedy());
        } else {
            undecided(context);
        }
    }

    private void read(SourceFile source, FileContext context, SessionFormat known) {
        switch (known) {
            case OPENAI_CHAT -> new ChatSessionReader(context, new ChatSessionMapper(context, false)).read();
            case TAU_BENCH -> new ChatSessionReader(context, new ChatSessionMapper(context, true)).read();
            case TAU2 -> new Tau2Reader(context).read();
            case OTLP_JSON -> new OtlpReader(context).read();
            case AUTO -> throw new IllegalStateException("the format is not known yet");
        }
        if (context.sink().delivered() == 0 && context.problems().errors() == 0) {
            noSessions(source, context);
        }
    }

    private void noSessions(SourceFile source, FileContext context) {
        String message = format == SessionFormat.AUTO
                ? "holds no recorded session of a known format"
                : "holds no recorded session of the format " + format;
        if (source.named()) {
            context.problems().error(message, "name a file of sessions, or its format with --format");
        } else {
            skipped++;
            context.problems().notice(message + ", skipped", "leave it out to silence this notice");
        }
    }

    private static void undecided(FileContext context) {
        context.problems()
                .error(
                        "the first " + FormatProbe.LOOK_AHEAD_BYTES + " bytes do not tell the format",
                        "name the format with --format");
    }
}
