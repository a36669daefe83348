package io.queuewatch.infra.imports;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code queuewatch import asterisk}: Asterisk's queue_log. */
@Command(
        name = "asterisk",
        footer = {
            "  queuewatch import asterisk /var/log/asterisk/queue_log",
            "  queuewatch import asterisk queue_log --dry-run   read and count only"
        },
        description = {
            "Imports Asterisk's queue_log.",
            "ENTERQUEUE, CONNECT, RINGNOANSWER, ABANDON, EXITWITHTIMEOUT, EXITWITHKEY, EXITEMPTY,"
                    + " COMPLETEAGENT, COMPLETECALLER, BLINDTRANSFER, TRANSFER and"
                    + " ATTENDEDTRANSFER become events; all others are counted by name.",
            "Callers are hashed with the key in QUEUEWATCH_CUSTOMER_KEY or the file that"
                    + " QUEUEWATCH_CUSTOMER_KEY_FILE names, and left out without one."
        })
public final class ImportAsteriskCommand implements Callable<Integer> {

    @Mixin private ImportRun run = new ImportRun();

    @Override
    public Integer call() {
        return run.run(AsteriskFormat::new);
    }
}
