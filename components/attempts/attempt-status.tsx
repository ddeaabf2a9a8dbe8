import { Ban, CircleCheck, CircleX } from "lucide-react";
import { type AttemptResult, useAttemptWords } from "@/components/attempts/attempt-words";
import { statusLine } from "@/components/attempts/reason-phrases";
import { Badge, Status } from "@/components/ui/status";

const ICONS = { success: CircleCheck, failure: CircleX, cancelled: Ban } as const;

/** How an attempt went, in a row ("503") or boxed ("503 Service Unavailable"). */
export function AttemptStatus({ result, look = "row" }: { result: AttemptResult; look?: "row" | "badge" }) {
  const { tone, label } = useAttemptWords()(result);
  const Part = look === "row" ? Status : Badge;
  return (
    <Part tone={tone} icon={ICONS[result.outcome]} className="align-top">
      {look === "badge" && result.status !== null ? statusLine(result.status) : label}
    </Part>
  );
}
