import pino from "pino";
import { env } from "@/lib/env";

let logger: pino.Logger | undefined;

/** The process's logger. One line an event, ids as fields; never a secret, a payload or a header value. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: { process: env().POSTRIDER_PROCESS },
    redact: ["*.authorization", "*.password", "*.secret", "*.key", "*.cookie"],
  });
  return logger;
}
