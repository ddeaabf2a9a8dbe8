import pino from "pino";
import { env } from "@/lib/env";
import { safeFields, safeText } from "@/lib/log-fields";

let logger: pino.Logger | undefined;

/**
 * @param processName which of our processes says it
 * @param destination where lines go; the process's own output, but for tests
 */
export function makeLogger(level: string, processName: string, destination?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { process: processName },
    formatters: { log: safeFields },
    // pino's own would add every property of an error to it.
    serializers: { err: (err) => err, msg: (text) => safeText(String(text)) },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * The process's logger. One line an event, ids as fields; never a secret, a payload or a header value: `safeFields` lets only
 * ids, numbers and the plain facts of an error through.
 */
export function log(): pino.Logger {
  logger ??= makeLogger(env().LOG_LEVEL, env().POSTRIDER_PROCESS);
  return logger;
}
