import { useState } from "react";

/**
 * What a dialog does with its yes: it is said to be under way, and then closed, or said to have failed.
 * @param onConfirm answers whether it was done
 */
export function useConfirmation(onConfirm: () => Promise<boolean>, onClose: () => void) {
  const [state, setState] = useState<"idle" | "pending" | "failed">("idle");
  const confirm = async () => {
    setState("pending");
    const done = await onConfirm().catch(() => false);
    if (done) onClose();
    else setState("failed");
  };
  return { state, confirm };
}
