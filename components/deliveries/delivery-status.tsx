import { Ban, CircleCheck, CircleDashed, CircleX, LoaderCircle, type LucideIcon, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, Status, type Tone } from "@/components/ui/status";
import type { MessageStatus } from "@/lib/messages/schema";

/** Tone and icon of each status, wherever one is shown. */
export const DELIVERY_LOOKS: Record<MessageStatus, { tone: Tone; icon: LucideIcon }> = {
  Success: { tone: "ok", icon: CircleCheck },
  Sending: { tone: "info", icon: LoaderCircle },
  Attempting: { tone: "warn", icon: RotateCw },
  Failure: { tone: "bad", icon: CircleX },
  Cancelled: { tone: "mute", icon: Ban },
  NotSent: { tone: "mute", icon: CircleDashed },
};

interface DeliveryStatusProps {
  status: MessageStatus;
  /** `badge` is boxed and stands once a page, beside the title. */
  look?: "row" | "badge";
}

/** The status of a delivery or of a message: always icon and word. */
export function DeliveryStatus({ status, look = "row" }: DeliveryStatusProps) {
  const t = useTranslations("statuses");
  const Part = look === "row" ? Status : Badge;
  return (
    <Part {...DELIVERY_LOOKS[status]} className="align-top">
      {t(status)}
    </Part>
  );
}
