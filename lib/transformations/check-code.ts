import { writeCodeFault } from "@/lib/transformations/schema";
import { sharedSandbox } from "@/lib/transformations/shared-sandbox";
import { invalid } from "@/lib/validation";

/** Code that can't even be loaded would fail every attempt, so it is refused before it is saved. @throws AppError `validation` (`code`) */
export async function checkCode(code: string): Promise<void> {
  const error = await sharedSandbox().check(code);
  if (error) throw invalid([{ itemId: "code", message: writeCodeFault(error), validatorName: "transformation" }]);
}
