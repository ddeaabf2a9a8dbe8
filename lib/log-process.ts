import { log } from "@/lib/log";

// What a process would print past its log: Node and frameworks write an error with all its properties, and those of pg, undici
// and nodemailer carry settings, rows and headers.

/** Notes what nobody caught, and ends the process as Node would. */
export function logCrashes(): void {
  process.on("uncaughtException", (error) => {
    log().fatal({ err: error }, "process.crashed");
    process.exit(1);
  });
}

/** Leads what frameworks write to the console into the log. */
export function logConsole(): void {
  for (const level of ["error", "warn", "info", "debug"] as const) {
    console[level] = (...said: unknown[]) => {
      const text = said.filter((part) => typeof part === "string").join(" ");
      log()[level]({ err: said.find((part) => part instanceof Error), text }, "console");
    };
  }
  console.log = console.info;
}
