import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/**
 * A validator of JSON Schema 2020-12. Formats are checked by their quick forms, whose cost is bounded by the length of the
 * text; keywords and formats that are not known are annotations, as the standard has it.
 */
export function newValidator(): Ajv2020 {
  const validator = new Ajv2020({ strict: false, allErrors: false, logger: false });
  addFormats.default(validator, { mode: "fast" });
  return validator;
}
