import { Ajv2020, type CodeOptions } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { LinearPattern } from "@/lib/event-types/linear-pattern";

/**
 * Saving refuses what can't be used, so only a pattern that an earlier version accepted ends up here. Whoever publishes can't
 * mend it, and their event must not be lost over it: the pattern then fits everything, and `own-event-types.ts` names it in the log.
 */
function patternOf(source: string): Pick<LinearPattern, "test" | "toString"> {
  try {
    return new LinearPattern(source);
  } catch {
    return { test: () => true, toString: () => "/unusable/" };
  }
}

/** As Ajv asks for it. `code` is for validators written to a file, which these are not. */
const linear: CodeOptions["regExp"] = Object.assign(patternOf, { code: "linear" });

/**
 * A validator of JSON Schema 2020-12. Formats are checked by their quick forms, whose cost is bounded by the length of the
 * text; keywords and formats that are not known are annotations, as the standard has it.
 * @param patterns `native` for schemas of our own, `linear` for those that somebody wrote
 */
export function newValidator(patterns: "native" | "linear"): Ajv2020 {
  const code = patterns === "linear" ? { regExp: linear } : {};
  const validator = new Ajv2020({ strict: false, allErrors: false, logger: false, code });
  addFormats.default(validator, { mode: "fast" });
  return validator;
}
